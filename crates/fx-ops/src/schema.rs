//! [`Schema`]: one overload's parameters and results, and what they say about memory (`c10::FunctionSchema`).

use std::fmt;

use crate::parse::{self, SchemaError};
use crate::tags::{Tag, Tags};
use crate::types::{Type, write_type};

/// The schema of one operator overload (`c10::FunctionSchema`, `OpOverload._schema`) and its tags.
///
/// It prints as PyTorch prints it, and what it prints reads back the same.
///
/// ```
/// let schema = fx_ops::lookup("torch.ops.aten.relu_.default").ok_or("no such operator")?;
/// assert_eq!(schema.to_string(), "aten::relu_(Tensor(a!) self) -> Tensor(a!)");
/// assert!(schema.is_mutable());
/// # Ok::<_, &str>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// `aten` of `aten::add.Tensor`.
    pub namespace: Box<str>,
    /// `add` of `aten::add.Tensor`.
    pub name: Box<str>,
    /// `Tensor` of `aten::add.Tensor`; empty for the overload that Python calls `default`.
    pub overload: Box<str>,
    /// The parameters: those that may be given by position, then the keyword-only ones.
    pub parameters: Vec<Parameter>,
    /// Whether any further positional arguments are taken (`...`).
    pub variadic: bool,
    /// The results. None is `()`.
    pub returns: Vec<Return>,
    /// Whether any number of results is possible (`-> ...`).
    pub variadic_returns: bool,
    /// What PyTorch says about the operator as a whole.
    pub tags: Tags,
}

/// One parameter of a [`Schema`].
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Box<str>,
    /// Its type.
    pub ty: Type,
    /// Whether it must be given by keyword.
    pub kwarg_only: bool,
    /// Its value when it is not given; `None` when it must be.
    pub default: Option<DefaultValue>,
    /// What happens to the memory of the tensor, or of each tensor in the list.
    pub alias: Option<Alias>,
    /// What happens to the list itself. Rare: `Tensor[](a!)`.
    pub list_alias: Option<Alias>,
}

impl Parameter {
    /// Whether the operator writes to the memory of the argument (`alias_info.is_write`).
    pub fn is_written(&self) -> bool {
        [&self.alias, &self.list_alias].into_iter().flatten().any(|alias| alias.is_write)
    }

    /// Whether the parameter is a tensor to be filled with a result, which only `out=` overloads have
    /// (`Argument.is_out`).
    pub fn is_out(&self) -> bool {
        self.kwarg_only && self.is_written()
    }
}

/// One result of a [`Schema`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// Its name, if it has one.
    pub name: Option<Box<str>>,
    /// Its type.
    pub ty: Type,
    /// Whose memory it is.
    pub alias: Option<Alias>,
    /// Whose memory the list itself is. Rare.
    pub list_alias: Option<Alias>,
}

/// An alias annotation: `(a)`, `(a!)`, `(a -> *)`, `(a|b)` (`c10::AliasInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The sets the memory belongs to before the call.
    pub before: AliasSet,
    /// Whether the operator writes to it.
    pub is_write: bool,
    /// The sets it belongs to afterwards, when they differ.
    pub after: Option<AliasSet>,
}

impl Alias {
    fn sets(&self) -> impl Iterator<Item = &AliasSet> {
        std::iter::once(&self.before).chain(&self.after)
    }

    /// Whether the memory may be the same as that of `other`: the sets before or after have a name in common,
    /// or one of them is the wildcard.
    pub fn overlaps(&self, other: &Alias) -> bool {
        self.sets().any(|mine| other.sets().any(|theirs| mine.overlaps(theirs)))
    }
}

/// A set of memory names in an [`Alias`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AliasSet {
    /// `*`: any memory.
    Wildcard,
    /// One of these.
    Named(Box<[Box<str>]>),
}

impl AliasSet {
    fn overlaps(&self, other: &AliasSet) -> bool {
        match (self, other) {
            (Self::Named(mine), Self::Named(theirs)) => mine.iter().any(|name| theirs.contains(name)),
            _ => true,
        }
    }
}

/// The value of a parameter that is not given.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// An integer. For `int[2]` it stands for two of it.
    Int(i64),
    /// A floating point number.
    Float(f64),
    /// A string.
    Str(Box<str>),
    /// A list.
    List(Box<[DefaultValue]>),
}

impl Schema {
    /// Reads the text that PyTorch prints for a schema, without tags. O(length).
    ///
    /// ```
    /// let schema = fx_ops::Schema::parse("my::scale(Tensor x, float by=2.) -> Tensor")?;
    /// assert_eq!(&*schema.parameters[1].name, "by");
    /// # Ok::<_, fx_ops::SchemaError>(())
    /// ```
    ///
    /// # Errors
    /// The text is not a schema, or is beyond the limits (64 KiB, 512 parameters, types of 8 suffixes, default
    /// lists of 1,024 items); the error has the position.
    pub fn parse(text: &str) -> Result<Self, SchemaError> {
        parse::schema(text)
    }

    /// `aten::add.Tensor`, or `aten::relu` for a default overload.
    pub fn qualified_name(&self) -> String {
        let dot = if self.overload.is_empty() { "" } else { "." };
        format!("{}::{}{dot}{}", self.namespace, self.name, self.overload)
    }

    /// The name of the overload as Python spells it: `Tensor`, or `default`.
    pub fn overload_name(&self) -> &str {
        if self.overload.is_empty() { "default" } else { &self.overload }
    }

    /// The target of a node that calls this overload: `torch.ops.aten.add.Tensor`.
    pub fn target(&self) -> String {
        format!("torch.ops.{}.{}.{}", self.namespace, self.name, self.overload_name())
    }

    /// Whether any argument is written to (`FunctionSchema.is_mutable`).
    pub fn is_mutable(&self) -> bool {
        self.parameters.iter().any(Parameter::is_written)
    }

    /// Whether this is an `out=` overload.
    pub fn is_out(&self) -> bool {
        self.parameters.iter().any(Parameter::is_out)
    }

    /// The parameter of this name and its index.
    pub fn parameter(&self, name: &str) -> Option<(usize, &Parameter)> {
        self.parameters.iter().enumerate().find(|(_, parameter)| &*parameter.name == name)
    }

    /// How many parameters may be given by position.
    pub fn positional_count(&self) -> usize {
        self.parameters.iter().take_while(|parameter| !parameter.kwarg_only).count()
    }

    /// Whether the operator has this tag.
    pub fn has_tag(&self, tag: Tag) -> bool {
        self.tags.contains(tag)
    }

    /// Whether calling gives a list or several values, which `operator.getitem` takes apart.
    pub fn returns_container(&self) -> bool {
        self.variadic_returns
            || match &self.returns[..] {
                [] => false,
                [one] => !one.ty.is_tensor() && one.ty.may_hold_tensor(),
                _ => true,
            }
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.namespace, self.name)?;
        if !self.overload.is_empty() {
            write!(f, ".{}", self.overload)?;
        }
        f.write_str("(")?;
        let mut separator = "";
        let mut in_keywords = false;
        for parameter in &self.parameters {
            f.write_str(separator)?;
            if parameter.kwarg_only && !in_keywords {
                in_keywords = true;
                f.write_str("*, ")?;
            }
            write!(f, "{parameter}")?;
            separator = ", ";
        }
        if self.variadic {
            write!(f, "{separator}...")?;
        }
        f.write_str(") -> ")?;
        match &self.returns[..] {
            [] if self.variadic_returns => f.write_str("..."),
            [one] if !self.variadic_returns => write!(f, "{one}"),
            returns => {
                f.write_str("(")?;
                let mut separator = "";
                for one in returns {
                    write!(f, "{separator}{one}")?;
                    separator = ", ";
                }
                if self.variadic_returns {
                    write!(f, "{separator}...")?;
                }
                f.write_str(")")
            }
        }
    }
}

fn display(alias: &Option<Alias>) -> Option<&dyn fmt::Display> {
    alias.as_ref().map(|alias| alias as &dyn fmt::Display)
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_type(f, &self.ty, display(&self.alias), display(&self.list_alias))?;
        write!(f, " {}", self.name)?;
        match &self.default {
            Some(default) => write!(f, "={default}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Return {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_type(f, &self.ty, display(&self.alias), display(&self.list_alias))?;
        match &self.name {
            Some(name) => write!(f, " {name}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}{}", self.before, if self.is_write { "!" } else { "" })?;
        if let Some(after) = &self.after {
            write!(f, " -> {after}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for AliasSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wildcard => f.write_str("*"),
            Self::Named(names) => f.write_str(&names.join("|")),
        }
    }
}

/// As `c10::IValue` prints: `1.` for the float one, 17 digits otherwise.
impl fmt::Display for DefaultValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Float(value) => write_float(f, *value),
            Self::Str(text) => {
                f.write_str("\"")?;
                for c in text.chars() {
                    match c {
                        '\\' | '"' | '\'' => write!(f, "\\{c}")?,
                        '\n' => f.write_str("\\n")?,
                        '\t' => f.write_str("\\t")?,
                        '\r' => f.write_str("\\r")?,
                        c => write!(f, "{c}")?,
                    }
                }
                f.write_str("\"")
            }
            Self::List(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if index == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
        }
    }
}

/// C's `%.17g`, and `3.` for a whole number.
fn write_float(f: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    if !value.is_finite() {
        return f.write_str(if value.is_nan() {
            "nan"
        } else if value > 0.0 {
            "inf"
        } else {
            "-inf"
        });
    }
    if value.fract() == 0.0 && value.abs() < 1e10 {
        return write!(f, "{value}.");
    }
    let scientific = format!("{value:.16e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return f.write_str(&scientific) };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trimmed = |text: &str| text.trim_end_matches('0').trim_end_matches('.').to_owned();
    if (-4..17).contains(&exponent) {
        let digits = usize::try_from(16 - exponent).unwrap_or(0);
        let fixed = format!("{value:.digits$}");
        return f.write_str(&if fixed.contains('.') { trimmed(&fixed) } else { fixed });
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    write!(f, "{}e{sign}{:02}", trimmed(mantissa), exponent.abs())
}
