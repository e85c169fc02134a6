//! What a layer that is entered comes down to: a call of a function on its inputs, parameters and settings.
//!
//! A line of `calls.txt` is a class below `torch.nn.modules` and the call: `F.hardtanh input min_val=min_val`. `F.` is
//! `torch.nn.functional.`, a dot alone a method. The pieces are inputs of `forward`, and settings, parameters and the
//! training flag by their names (behind `self.` where an input has the same one), or constants. Written as torch.fx
//! records them, keywords that the function adds among them; `tests/suite/layers.rs` compares.

use std::sync::LazyLock;

use fx_ir::{Argument, Config};
use rustc_hash::FxHashMap;

use super::base::Base;
use crate::args::Args;
use crate::dispatch::Operator;
use crate::module::{Module, Training, Visitor};
use crate::parameter::{Buffer, Parameter};
use crate::signature::Signature;
use crate::var::{IntoVar, Var};

/// A line of the table.
pub(crate) struct Row {
    operator: Operator,
    positional: Vec<Piece>,
    keywords: Vec<(&'static str, Piece)>,
    /// Whether it is a convolution, which pads its input itself when the padding is no zeros.
    is_padded: bool,
}

/// An argument of the call.
enum Piece {
    /// An input, or else an attribute.
    Name(&'static str),
    /// A setting, parameter, buffer, or `training`.
    Attribute(&'static str),
    Constant(Argument),
}

static ROWS: LazyLock<FxHashMap<&'static str, Row>> = LazyLock::new(|| {
    let lines = include_str!("calls.txt").lines();
    lines
        .filter_map(|line| line.split_once(" = "))
        .filter_map(|(class, call)| Some((class, row(call)?)))
        .collect()
});

fn row(call: &'static str) -> Option<Row> {
    let mut words = call.split(' ');
    let target = words.next()?;
    let operator = match (target.strip_prefix("F."), target.strip_prefix('.')) {
        // The table is made once, and its names live as long as it.
        (Some(name), _) => Operator::function(format!("torch.nn.functional.{name}").leak()),
        (None, Some(name)) => Operator::method(name),
        (None, None) => Operator::function(target),
    };
    let (mut positional, mut keywords) = (Vec::new(), Vec::new());
    for word in words {
        match word.split_once('=') {
            Some((key, value)) => keywords.push((key, piece(value))),
            None => positional.push(piece(word)),
        }
    }
    Some(Row { operator, positional, keywords, is_padded: target.starts_with("torch.conv") })
}

fn piece(word: &'static str) -> Piece {
    let text = word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match (word, text, word.strip_prefix("self."), word.parse()) {
        ("None", ..) => Piece::Constant(Argument::None),
        ("False", ..) => Piece::Constant(Argument::Bool(false)),
        (_, Some(text), ..) => Piece::Constant(text.into()),
        (_, _, Some(name), _) => Piece::Attribute(name),
        (.., Ok(number)) => Piece::Constant(Argument::Int(number)),
        _ => Piece::Name(word),
    }
}

/// The line of a class.
pub(crate) fn of(class: &str) -> Option<&'static Row> {
    ROWS.get(class.strip_prefix("torch.nn.modules.")?)
}

/// Makes the call.
pub(crate) fn call<M: Module>(row: &'static Row, layer: &M, base: &Base, args: Args) -> Var {
    let place = args.place;
    let signature = layer.signature();
    let bound = match args.bind_in_place(&signature) {
        Ok(bound) => bound,
        Err(error) => return crate::running::located(error, place).into(),
    };
    let value = |piece: &Piece| match piece {
        Piece::Constant(constant) => constant.clone().into_var(),
        Piece::Attribute(name) => attribute(layer, base, name),
        Piece::Name(name) => match input(&signature, &bound, name) {
            Some(input) => input.clone(),
            None => attribute(layer, base, name),
        },
    };
    let mut call = Args::at(place);
    call.positional.extend(row.positional.iter().map(value));
    call.keywords.extend(row.keywords.iter().map(|(name, piece)| ((*name).into(), value(piece))));
    if row.is_padded
        && let Some(mode) = base.setting("padding_mode").filter(|mode| mode.as_str() != Some("zeros"))
    {
        pad_before(&mut call, base, mode);
    }
    row.operator.call(call)
}

/// Pads the input of a convolution whose padding is no zeros.
fn pad_before(call: &mut Args, base: &Base, mode: &Argument) {
    static PAD: Operator = Operator::function("torch.nn.functional.pad");
    let sides = base.setting("_reversed_padding_repeated_twice").cloned();
    if let [input, _weight, _bias, _stride, padding, ..] = &mut call.positional[..] {
        let padded =
            Args::at(call.place).arg(&*input).arg(sides).kwarg("mode", mode.clone()).kwarg("value", ());
        *input = PAD.call(padded);
        let dims = padding.as_constant().and_then(Argument::as_ints).map_or(0, |sizes| sizes.len());
        *padding = Argument::tuple(vec![0i64; dims]).into_var();
    }
}

fn input<'b>(signature: &Signature, bound: &'b [Var], name: &str) -> Option<&'b Var> {
    bound.get(signature.params().iter().position(|param| param.name() == name)?)
}

fn attribute<M: Module>(layer: &M, base: &Base, name: &'static str) -> Var {
    if name == "training" {
        return base.is_training().into_var();
    }
    if let Some(setting) = base.setting(name) {
        return setting.clone().into_var();
    }
    let mut find = Find { name, found: Var::none() };
    layer.walk(&mut find);
    find.found
}

/// Reads the parameter or buffer of a name.
struct Find {
    name: &'static str,
    found: Var,
}

impl Visitor for Find {
    fn parameter(&mut self, name: &str, parameter: Option<&Parameter>) {
        if name == self.name {
            self.found = parameter.into_var();
        }
    }

    fn buffer(&mut self, name: &str, buffer: Option<&Buffer>) {
        if name == self.name {
            self.found = buffer.into_var();
        }
    }

    fn module(&mut self, _name: &str, _module: &dyn Module) {}

    fn setting(&mut self, _name: &str, _value: &dyn Fn() -> Argument) {}

    fn settings(&mut self, _settings: &Config) {}

    fn training(&mut self, _training: &Training) {}
}
