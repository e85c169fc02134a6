//! [`Proxy`]: a value that is not there yet, and records what is done to it (`torch.fx.Proxy`).

use std::cell::RefCell;
use std::fmt;
use std::panic::Location;
use std::rc::Rc;

use fx_ir::{Argument, NewNode, NodeId};

use crate::tracer::Recording;

/// A value that stands for a node of the graph being recorded (`torch.fx.Proxy`).
///
/// Operators and calls on it add a node and give a new proxy. An error (values of two traces in one call) is kept in
/// the trace and comes out at its end, so that no operation needs a `?`.
#[derive(Clone)]
pub struct Proxy {
    pub(crate) recording: Rc<RefCell<Recording>>,
    pub(crate) node: NodeId,
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.recording.try_borrow() {
            Ok(recording) => write!(f, "Proxy({})", recording.graph().node(self.node).name()),
            Err(_) => f.write_str("Proxy"),
        }
    }
}

/// Something that can be passed to a recorded call: a proxy, a constant, or a list of them.
#[derive(Clone, Debug)]
pub enum Operand {
    /// A recorded value.
    Proxy(Proxy),
    /// A constant.
    Constant(Argument),
    /// A list.
    List(Vec<Operand>),
    /// A tuple.
    Tuple(Vec<Operand>),
}

impl From<&Proxy> for Operand {
    fn from(proxy: &Proxy) -> Self {
        Operand::Proxy(proxy.clone())
    }
}

impl From<Proxy> for Operand {
    fn from(proxy: Proxy) -> Self {
        Operand::Proxy(proxy)
    }
}

impl From<Vec<Operand>> for Operand {
    fn from(items: Vec<Operand>) -> Self {
        Operand::List(items)
    }
}

impl<O: Into<Operand>, const N: usize> From<[O; N]> for Operand {
    fn from(items: [O; N]) -> Self {
        Operand::List(items.into_iter().map(Into::into).collect())
    }
}

macro_rules! constants {
    ($($type:ty),*) => {
        $(impl From<$type> for Operand {
            fn from(value: $type) -> Self {
                Operand::Constant(value.into())
            }
        })*
    };
}
constants!(bool, i32, i64, f64, &str, String, Argument, fx_ir::DType, fx_ir::Device, fx_ir::MemoryFormat);

/// A list of positional operands: `()`, a tuple, or a vector.
pub trait Operands {
    /// The operands, in order.
    fn into_operands(self) -> Vec<Operand>;
}

impl Operands for Vec<Operand> {
    fn into_operands(self) -> Vec<Operand> {
        self
    }
}

impl Operands for () {
    fn into_operands(self) -> Vec<Operand> {
        Vec::new()
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: Into<Operand>),*> Operands for ($($name,)*) {
            fn into_operands(self) -> Vec<Operand> {
                #[allow(non_snake_case)]
                let ($($name,)*) = self;
                vec![$($name.into()),*]
            }
        }
    };
}
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);

impl Proxy {
    /// Records a call of the method `name` on this value: `x.call_method("view", (2, -1))`.
    #[track_caller]
    pub fn call_method(&self, name: &str, args: impl Operands) -> Proxy {
        let mut operands = vec![Operand::from(self)];
        operands.extend(args.into_operands());
        record(&self.recording, NewNode::call_method(name), operands, Vec::new(), Location::caller())
    }

    /// Records a call of a function by its qualified name with this value as the first argument:
    /// `x.call_function("torch.add", (&y,))`.
    #[track_caller]
    pub fn call_function(&self, function: &str, args: impl Operands) -> Proxy {
        self.call_function_with(function, args, Vec::new())
    }

    /// The same with keyword arguments.
    #[track_caller]
    pub fn call_function_with(
        &self,
        function: &str,
        args: impl Operands,
        kwargs: Vec<(&str, Operand)>,
    ) -> Proxy {
        let mut operands = vec![Operand::from(self)];
        operands.extend(args.into_operands());
        record(&self.recording, NewNode::call_function(function), operands, kwargs, Location::caller())
    }

    /// Records `self[index]`.
    #[track_caller]
    pub fn get(&self, index: impl Into<Operand>) -> Proxy {
        let operands = vec![Operand::from(self), index.into()];
        record(
            &self.recording,
            NewNode::call_function("operator.getitem"),
            operands,
            Vec::new(),
            Location::caller(),
        )
    }

    /// Records `getattr(self, name)`, for example `shape`.
    #[track_caller]
    pub fn attr(&self, name: &str) -> Proxy {
        let operands = vec![Operand::from(self), name.into()];
        record(
            &self.recording,
            NewNode::call_function("builtins.getattr"),
            operands,
            Vec::new(),
            Location::caller(),
        )
    }

    /// The node that this value is.
    pub fn node(&self) -> NodeId {
        self.node
    }
}

/// Adds a call to the recording.
pub(crate) fn record(
    recording: &Rc<RefCell<Recording>>,
    mut node: NewNode,
    operands: Vec<Operand>,
    kwargs: Vec<(&str, Operand)>,
    caller: &'static Location<'static>,
) -> Proxy {
    let mut shared = recording.borrow_mut();
    let mut stray = false;
    for operand in operands {
        node = node.arg(to_argument(recording, operand, &mut stray));
    }
    for (key, operand) in kwargs {
        node = node.kwarg(key, to_argument(recording, operand, &mut stray));
    }
    let id = shared.add(node, stray, caller);
    Proxy { recording: recording.clone(), node: id }
}

/// An operand as an argument; a value of another trace becomes `None` and sets `stray`.
pub(crate) fn to_argument(
    recording: &Rc<RefCell<Recording>>,
    operand: Operand,
    stray: &mut bool,
) -> Argument {
    match operand {
        Operand::Proxy(proxy) if Rc::ptr_eq(&proxy.recording, recording) => proxy.node.into(),
        Operand::Proxy(_) => {
            *stray = true;
            Argument::None
        }
        Operand::Constant(constant) => constant,
        Operand::List(items) => {
            Argument::list(items.into_iter().map(|item| to_argument(recording, item, stray)))
        }
        Operand::Tuple(items) => {
            Argument::tuple(items.into_iter().map(|item| to_argument(recording, item, stray)))
        }
    }
}
