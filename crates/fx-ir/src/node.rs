//! [`Node`], the view of one node, and [`NewNode`], the description of one to be made.

use std::borrow::Cow;
use std::fmt;

use smallvec::SmallVec;

use crate::argument::Argument;
use crate::error::ParseValueError;
use crate::graph::Graph;
use crate::id::NodeId;
use crate::meta::Meta;

/// What a node does (`torch.fx.Node.op`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Op {
    /// An input; the target is its name, the optional argument its default.
    Placeholder,
    /// A parameter, buffer or sub-graph; the target is its path in the module tree.
    GetAttr,
    /// A call of a function; the target is its qualified name.
    CallFunction,
    /// A call of a method; the target is its name, the first argument the receiver.
    CallMethod,
    /// A call of a sub-module; the target is its path.
    CallModule,
    /// The result; the only argument is the value returned.
    Output,
}

impl Op {
    /// Whether it is one of `call_function`, `call_method` and `call_module`.
    pub const fn is_call(self) -> bool {
        matches!(self, Op::CallFunction | Op::CallMethod | Op::CallModule)
    }

    /// Every opcode, in a fixed order.
    pub const ALL: [Op; 6] =
        [Op::Placeholder, Op::GetAttr, Op::CallFunction, Op::CallMethod, Op::CallModule, Op::Output];

    /// torch.fx's spelling.
    pub const fn name(self) -> &'static str {
        match self {
            Op::Placeholder => "placeholder",
            Op::GetAttr => "get_attr",
            Op::CallFunction => "call_function",
            Op::CallMethod => "call_method",
            Op::CallModule => "call_module",
            Op::Output => "output",
        }
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Op {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, ParseValueError> {
        Self::ALL.into_iter().find(|op| op.name() == text).ok_or_else(|| ParseValueError::new("opcode", text))
    }
}

/// Positional arguments.
pub type Args = SmallVec<[Argument; 2]>;

/// Keyword arguments, in the order they were given.
pub type Kwargs = Vec<(Box<str>, Argument)>;

/// One node of a graph, for reading (`torch.fx.Node`). Cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'g> {
    pub(crate) graph: &'g Graph,
    pub(crate) id: NodeId,
}

impl<'g> Node<'g> {
    /// The graph it belongs to.
    #[inline]
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    /// Its id.
    #[inline]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// Its name, unique in the graph.
    #[inline]
    pub fn name(self) -> &'g str {
        self.graph.name_of(self.id)
    }

    /// Its opcode.
    #[inline]
    pub fn op(self) -> Op {
        self.graph.data(self.id).op
    }

    /// Its target: an input's name, a path, a method's name, or a function's qualified name.
    #[inline]
    pub fn target(self) -> &'g str {
        self.graph.target_of(self.id)
    }

    /// The number of its target among the distinct targets of its graph: equal for two nodes when their targets are.
    /// Small, so that a table by target can be a vector.
    #[inline]
    pub fn target_index(self) -> usize {
        self.graph.data(self.id).target.0 as usize
    }

    /// Its positional arguments.
    #[inline]
    pub fn args(self) -> &'g [Argument] {
        &self.graph.data(self.id).args
    }

    /// Its keyword arguments, in order.
    #[inline]
    pub fn kwargs(self) -> &'g [(Box<str>, Argument)] {
        self.graph.data(self.id).kwargs()
    }

    /// The positional argument at `index`.
    #[inline]
    pub fn arg(self, index: usize) -> Option<&'g Argument> {
        self.args().get(index)
    }

    /// The keyword argument of this name.
    pub fn kwarg(self, name: &str) -> Option<&'g Argument> {
        self.kwargs().iter().find(|(key, _)| &**key == name).map(|(_, value)| value)
    }

    /// The type annotation as it prints in the graph's text, for example `torch.Tensor`.
    pub fn type_expr(self) -> Option<&'g str> {
        self.graph.data(self.id).extra.as_ref()?.type_expr.as_deref()
    }

    /// Its metadata.
    #[inline]
    pub fn meta(self) -> &'g Meta {
        match &self.graph.data(self.id).extra {
            Some(extra) => &extra.meta,
            None => Meta::EMPTY,
        }
    }

    /// The nodes that use its value, each once, in the order of first use (`Node.users`).
    #[inline]
    pub fn users(self) -> impl Iterator<Item = Node<'g>> + Clone + 'g {
        let graph = self.graph;
        graph.user_ids(self.id).map(move |id| Node { graph, id })
    }

    /// How many nodes use its value. O(1).
    #[inline]
    pub fn num_users(self) -> usize {
        self.graph.data(self.id).num_users as usize
    }

    /// The nodes among its arguments, each once, in argument order (`Node.all_input_nodes`).
    #[inline]
    pub fn input_nodes(self) -> impl Iterator<Item = Node<'g>> + Clone + 'g {
        let graph = self.graph;
        graph.input_ids(self.id).map(move |id| Node { graph, id })
    }

    /// The node before it in program order.
    pub fn prev(self) -> Option<Node<'g>> {
        self.graph.prev(self.id).map(|id| Node { graph: self.graph, id })
    }

    /// The node after it in program order.
    pub fn next(self) -> Option<Node<'g>> {
        self.graph.next(self.id).map(|id| Node { graph: self.graph, id })
    }

    /// Whether the node was erased from the graph (or never was in it).
    pub fn is_erased(self) -> bool {
        !self.graph.contains(self.id)
    }

    /// Whether this is a call of the function with this qualified name.
    pub fn calls(self, function: &str) -> bool {
        self.op() == Op::CallFunction && self.target() == function
    }
}

impl PartialEq for Node<'_> {
    /// The same node of the same graph.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.graph, other.graph) && self.id == other.id
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A node to be made: what [`Graph::create_node`] takes (`torch.fx.Graph.create_node`'s parameters).
///
/// ```
/// use fx_ir::{Graph, NewNode};
/// let mut graph = Graph::new();
/// let x = graph.placeholder("x");
/// let dropout = NewNode::call_function("torch.nn.functional.dropout").arg(x).kwarg("p", 0.5).named("drop");
/// let drop = graph.create_node(dropout);
/// assert_eq!(graph.node(drop).name(), "drop");
/// ```
#[derive(Clone, Debug)]
pub struct NewNode {
    pub(crate) op: Op,
    pub(crate) target: Cow<'static, str>,
    pub(crate) args: Args,
    pub(crate) kwargs: Kwargs,
    pub(crate) name: Option<String>,
    pub(crate) type_expr: Option<String>,
    pub(crate) meta: Option<Meta>,
}

impl NewNode {
    /// A node of any opcode.
    pub fn new(op: Op, target: impl Into<String>) -> Self {
        Self::with_target(op, target.into())
    }

    /// A node of any opcode, whose target is not copied when it is a constant of the program.
    pub fn with_target(op: Op, target: impl Into<Cow<'static, str>>) -> Self {
        let (args, kwargs) = (Args::new(), Kwargs::new());
        Self { op, target: target.into(), args, kwargs, name: None, type_expr: None, meta: None }
    }

    /// A call of the function with this qualified name.
    pub fn call_function(target: impl Into<String>) -> Self {
        Self::new(Op::CallFunction, target)
    }

    /// A call of a method; its first argument is the receiver.
    pub fn call_method(target: impl Into<String>) -> Self {
        Self::new(Op::CallMethod, target)
    }

    /// A call of the sub-module at this path.
    pub fn call_module(target: impl Into<String>) -> Self {
        Self::new(Op::CallModule, target)
    }

    /// Adds a positional argument.
    #[must_use]
    pub fn arg(mut self, argument: impl Into<Argument>) -> Self {
        self.args.push(argument.into());
        self
    }

    /// Adds positional arguments.
    #[must_use]
    pub fn args(mut self, arguments: impl IntoArgs) -> Self {
        match self.args.is_empty() {
            true => self.args = arguments.into_args(),
            false => self.args.extend(arguments.into_args()),
        }
        self
    }

    /// Adds a keyword argument.
    #[must_use]
    pub fn kwarg(mut self, name: impl Into<Box<str>>, argument: impl Into<Argument>) -> Self {
        self.kwargs.push((name.into(), argument.into()));
        self
    }

    /// Adds keyword arguments.
    #[must_use]
    pub fn kwargs(mut self, kwargs: Kwargs) -> Self {
        match self.kwargs.is_empty() {
            true => self.kwargs = kwargs,
            false => self.kwargs.extend(kwargs),
        }
        self
    }

    /// Asks for a name; it is made unique and legal.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the type annotation.
    #[must_use]
    pub fn typed(mut self, type_expr: impl Into<String>) -> Self {
        self.type_expr = Some(type_expr.into());
        self
    }

    /// Sets the metadata.
    #[must_use]
    pub fn meta(mut self, meta: Meta) -> Self {
        self.meta = Some(meta);
        self
    }
}

/// What can stand for a list of positional arguments: a tuple, an array, a vector or a slice.
pub trait IntoArgs {
    /// The arguments.
    fn into_args(self) -> Args;
}

impl IntoArgs for Args {
    fn into_args(self) -> Args {
        self
    }
}

impl IntoArgs for Vec<Argument> {
    fn into_args(self) -> Args {
        self.into()
    }
}

impl IntoArgs for &[Argument] {
    fn into_args(self) -> Args {
        self.iter().cloned().collect()
    }
}

impl<A: Into<Argument>, const N: usize> IntoArgs for [A; N] {
    fn into_args(self) -> Args {
        self.into_iter().map(Into::into).collect()
    }
}

/// No arguments.
impl IntoArgs for () {
    fn into_args(self) -> Args {
        Args::new()
    }
}

macro_rules! tuple_args {
    ($($name:ident)*) => {
        impl<$($name: Into<Argument>),*> IntoArgs for ($($name,)*) {
            fn into_args(self) -> Args {
                #[allow(non_snake_case)]
                let ($($name,)*) = self;
                smallvec::smallvec![$($name.into()),*]
            }
        }
    };
}
tuple_args!(A);
tuple_args!(A B);
tuple_args!(A B C);
tuple_args!(A B C D);
tuple_args!(A B C D E);
tuple_args!(A B C D E F);
tuple_args!(A B C D E F G);
tuple_args!(A B C D E F G H);
