//! [`Pattern`]: a graph to look for, checked when made, with what its nodes may be.

use std::fmt;
use std::sync::Arc;

use fx_ir::text::{FxFile, parse_module};
use fx_ir::{Argument, DType, Graph, GraphModule, ModuleTree, Node, NodeId, NodeMap, Op, lint};
use smallvec::SmallVec;

use crate::error::PatternError;

/// A condition on the graph's node that a node of the pattern would stand for; the error says why not.
pub type Predicate = Arc<dyn Fn(Node<'_>, Option<&ModuleTree>) -> Result<(), String> + Send + Sync>;

/// What an input of a pattern stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wildcard {
    /// Any value of a node, and any constant (torch.fx's rule).
    #[default]
    Any,
    /// Only the value of a node.
    Value,
    /// Only a constant: a number, a string, a list without nodes, ...
    Constant,
}

/// A graph to look for.
///
/// Its inputs are wildcards, its calls are matched by opcode and target, its output says which values may be used
/// outside of a match. Pattern graphs come from traced functions (`fx_trace::symbolic_trace_fn`), from text
/// ([`Pattern::parse`]) or are built by hand.
///
/// ```
/// use fx_rewrite::Pattern;
/// let pattern = Pattern::parse(
///     "graph():
///         %x : [num_users=1] = placeholder[target=x]
///         %neg : [num_users=1] = call_function[target=torch.neg](args = (%x,), kwargs = {})
///         %abs : [num_users=1] = call_function[target=torch.abs](args = (%neg,), kwargs = {})
///         return abs",
/// )?;
/// assert_eq!(pattern.inputs().collect::<Vec<_>>(), ["x"]);
/// # Ok::<_, fx_rewrite::PatternError>(())
/// ```
#[derive(Clone)]
pub struct Pattern {
    module: GraphModule,
    pub(crate) nodes: Vec<PatternNode>,
    pub(crate) index: NodeMap<u32>,
    /// The inputs, in order.
    pub(crate) placeholders: Vec<u32>,
    /// The returned nodes, each once, in the order of the output's argument.
    pub(crate) returning: Vec<u32>,
    pub(crate) output: u32,
    /// Names for nodes of the pattern that matches give access to.
    pub(crate) names: Vec<(String, u32)>,
    pub(crate) commutative: bool,
    pub(crate) normalize: bool,
    pub(crate) ignore_literals: bool,
}

/// No node: what [`Pattern::index`] says of a node that the pattern does not have.
const NO_NODE: u32 = u32::MAX;

/// What is asked of one node.
#[derive(Clone)]
pub(crate) struct PatternNode {
    pub(crate) id: NodeId,
    pub(crate) op: Op,
    /// The calls that it stands for: its own, then the alternatives.
    pub(crate) targets: SmallVec<[(Op, String); 1]>,
    pub(crate) returned: bool,
    /// Whether it may be absent.
    pub(crate) optional: bool,
    /// Whether it stands for any number of pointwise calls.
    pub(crate) chain: bool,
    pub(crate) wildcard: Wildcard,
    /// The class that a called module must have; its path then does not matter.
    pub(crate) class: Option<String>,
    pub(crate) config: Vec<(String, Argument)>,
    pub(crate) dtypes: Vec<DType>,
    pub(crate) rank: Option<usize>,
    /// The sizes that are asked for; `None` is any.
    pub(crate) shape: Option<Vec<Option<i64>>>,
    pub(crate) users: Option<usize>,
    pub(crate) predicates: Vec<Predicate>,
}

impl PatternNode {
    /// Whether anything but the call itself is asked.
    pub(crate) fn is_restricted(&self) -> bool {
        self.wildcard != Wildcard::Any
            || self.class.is_some()
            || !self.config.is_empty()
            || !self.dtypes.is_empty()
            || self.rank.is_some()
            || self.shape.is_some()
            || self.users.is_some()
            || !self.predicates.is_empty()
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pattern").field("graph", &self.module.graph().to_string()).finish_non_exhaustive()
    }
}

impl Pattern {
    /// A pattern from a graph with the modules and tensors it refers to. O(nodes + arguments).
    ///
    /// # Errors
    /// The graph is empty or not valid, returns no node, or has a node that no match could reach: an input that is
    /// not used, a call whose value is neither used nor returned.
    pub fn new(module: GraphModule) -> Result<Self, PatternError> {
        let graph = module.graph();
        if graph.is_empty() {
            return Err(PatternError::Empty);
        }
        let lints = lint::lint_graph(graph);
        if !lints.is_clean() {
            let findings: Vec<String> = lints.findings().iter().take(3).map(ToString::to_string).collect();
            return Err(PatternError::Invalid { findings: findings.join("; ") });
        }
        let Some(output) = graph.output_node() else { return Err(PatternError::ReturnsNothing) };
        let mut index = NodeMap::for_graph(graph, NO_NODE);
        let mut nodes = Vec::with_capacity(graph.len());
        for node in graph.nodes() {
            if node.num_users() == 0 && node.op() != Op::Output {
                let name = node.name().to_owned();
                return Err(match node.op() {
                    Op::Placeholder => PatternError::UnusedInput { name },
                    _ => PatternError::DeadCode { name },
                });
            }
            index.set(node.id(), nodes.len() as u32);
            nodes.push(PatternNode {
                id: node.id(),
                op: node.op(),
                targets: smallvec::smallvec![(node.op(), node.target().to_owned())],
                returned: false,
                optional: false,
                chain: false,
                wildcard: Wildcard::Any,
                class: None,
                config: Vec::new(),
                dtypes: Vec::new(),
                rank: None,
                shape: None,
                users: None,
                predicates: Vec::new(),
            });
        }
        let returning: Vec<u32> = output.input_nodes().map(|node| *index.get(node.id())).collect();
        if returning.is_empty() {
            return Err(PatternError::ReturnsNothing);
        }
        returning.iter().for_each(|&at| nodes[at as usize].returned = true);
        let placeholders = (0..nodes.len() as u32).filter(|&at| nodes[at as usize].op == Op::Placeholder);
        Ok(Self {
            placeholders: placeholders.collect(),
            returning,
            output: *index.get(output.id()),
            names: Vec::new(),
            commutative: false,
            normalize: false,
            ignore_literals: false,
            index,
            nodes,
            module,
        })
    }

    /// A pattern from a graph without modules. A `get_attr` in it then stands for any tensor.
    ///
    /// # Errors
    /// As [`Pattern::new`].
    pub fn from_graph(graph: Graph) -> Result<Self, PatternError> {
        Self::new(GraphModule::from_graph(graph))
    }

    /// A pattern from a `.fx` text. Notes at its top (`//@ key: value`) are the options below:
    ///
    /// | note | |
    /// |---|---|
    /// | `commutative: true` | [`commutative`](Self::commutative) |
    /// | `normalize: true` | [`normalize`](Self::normalize) |
    /// | `ignore-literals: true` | [`ignore_literals`](Self::ignore_literals) |
    /// | `alternatives: relu = torch.relu, call_method relu` | [`alternatives`](Self::alternatives) |
    /// | `optional: drop` | [`optional`](Self::optional) |
    /// | `pointwise: p` | [`pointwise`](Self::pointwise) |
    /// | `constant: p` | [`wildcard`](Self::wildcard) |
    /// | `value: x` | [`wildcard`](Self::wildcard) |
    /// | `dtype: x = float32, float64` | [`dtypes`](Self::dtypes) |
    /// | `rank: x = 4` | [`rank`](Self::rank) |
    /// | `shape: x = 1, ?, 4` | [`shape`](Self::shape) |
    /// | `users: x = 1` | [`users`](Self::users) |
    /// | `class: conv = torch.nn.modules.conv.Conv2d` | [`class`](Self::class) |
    ///
    /// Other notes are left alone.
    ///
    /// # Errors
    /// The text is no module; a note means nothing; and as [`Pattern::new`].
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        Self::from_file(parse_module(text)?)
    }

    /// The same from a file that was read.
    ///
    /// # Errors
    /// As [`Pattern::parse`].
    pub fn from_file(file: FxFile) -> Result<Self, PatternError> {
        let FxFile { header, module } = file;
        let mut pattern = Self::new(module)?;
        for (key, value) in header.iter() {
            pattern = pattern.note(key, value)?;
        }
        Ok(pattern)
    }

    fn note(self, key: &str, value: &str) -> Result<Self, PatternError> {
        let wrong = |why: String| PatternError::Note { key: key.to_owned(), value: value.to_owned(), why };
        let truth = || match value {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(wrong("is neither `true` nor `false`".to_owned())),
        };
        let parts = || {
            let (name, list) = value
                .split_once('=')
                .ok_or_else(|| wrong("has no `=`; write a node, `=` and what it must be".to_owned()))?;
            Ok::<_, PatternError>((name.trim(), list.split(',').map(str::trim)))
        };
        let number = || {
            let (name, mut list) = parts()?;
            let first = list.next().unwrap_or_default();
            let number: usize = first.parse().map_err(|_| wrong(format!("has `{first}` for a number")))?;
            Ok::<_, PatternError>((name, number))
        };
        match key {
            "commutative" => Ok(self.commutative(truth()?)),
            "normalize" => Ok(self.normalize(truth()?)),
            "ignore-literals" => Ok(self.ignore_literals(truth()?)),
            "optional" => self.optional(value),
            "pointwise" => self.pointwise(value),
            "constant" => self.wildcard(value, Wildcard::Constant),
            "value" => self.wildcard(value, Wildcard::Value),
            "alternatives" => {
                let (name, list) = parts()?;
                let mut targets = Vec::new();
                for item in list {
                    targets.push(match item.split_once(' ') {
                        None => (Op::CallFunction, item),
                        Some((op, target)) => {
                            (op.parse().map_err(|error| wrong(format!("is wrong: {error}")))?, target.trim())
                        }
                    });
                }
                self.alternatives(name, targets)
            }
            "dtype" => {
                let (name, list) = parts()?;
                let dtypes: Result<Vec<DType>, _> = list.map(str::parse).collect();
                self.dtypes(name, dtypes.map_err(|error| wrong(format!("is wrong: {error}")))?)
            }
            "rank" => number().and_then(|(name, rank)| self.rank(name, rank)),
            "shape" => {
                let (name, list) = parts()?;
                let size = |size: &str| match size {
                    "?" => Ok(None),
                    size => size.parse().map(Some).map_err(|_| wrong(format!("has `{size}` for a size"))),
                };
                let shape: Result<Vec<Option<i64>>, _> = list.map(size).collect();
                self.shape(name, shape?)
            }
            "users" => number().and_then(|(name, users)| self.users(name, users)),
            "class" => {
                let (name, mut list) = parts()?;
                self.class(name, list.next().unwrap_or_default())
            }
            _ => Ok(self),
        }
    }

    /// A pattern whose output ends in a dictionary of names: `return (relu, {"conv": conv, "relu": relu})`. The
    /// dictionary is not part of the result; [`Match::named`](crate::Match::named) has the graph's node for
    /// each name (`SubgraphMatcherWithNameNodeMap`). A flat output with an `out_spec` that has a dictionary
    /// last, as exported functions have it, is the same.
    ///
    /// # Errors
    /// The output is not a tuple of two or more that ends in a dictionary of nodes; and as [`Pattern::new`].
    pub fn with_names(mut module: GraphModule) -> Result<Self, PatternError> {
        let (results, names) = split_names(&module)?;
        if let Some(output) = module.graph().output_node().map(Node::id) {
            let set = module.graph_mut().set_args(output, [results]);
            set.map_err(|_| PatternError::ReturnsNothing)?;
        }
        let mut pattern = Self::new(module)?;
        for (name, id) in names {
            let at = *pattern.index.get(id);
            pattern.names.push((name, at));
        }
        Ok(pattern)
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        self.module.graph()
    }

    /// The graph with its modules and tensors.
    pub fn module(&self) -> &GraphModule {
        &self.module
    }

    /// The names of the inputs, in order: what a replacement can refer to.
    pub fn inputs(&self) -> impl Iterator<Item = &str> {
        self.placeholders.iter().map(|&at| self.graph().node(self.nodes[at as usize].id).target())
    }

    /// The targets of the nodes that stand for any number of pointwise calls.
    pub(crate) fn chains(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter(|node| node.chain).map(|node| self.graph().node(node.id).target())
    }

    pub(crate) fn name(&self, at: u32) -> &str {
        self.nodes.get(at as usize).map_or("", |node| self.graph().node(node.id).name())
    }

    pub(crate) fn node(&self, at: u32) -> Node<'_> {
        self.graph().node(self.nodes[at as usize].id)
    }

    // What the pattern as a whole accepts.

    /// Whether operators that do not care about the order of their two operands (`add`, `mul`, `maximum`, ...) match
    /// with the operands exchanged. torch.fx never exchanges any.
    #[must_use]
    pub fn commutative(mut self, on: bool) -> Self {
        self.commutative = on;
        self
    }

    /// Whether calls that differ in how arguments are given match: by position or by keyword, or not at all where
    /// the schema has a default, so that `add(x, y)` and `add(x, y, alpha=1)` are one. torch.fx does this
    /// for operator overloads only (`torch.ops.aten.add.Tensor`), and always.
    #[must_use]
    pub fn normalize(mut self, on: bool) -> Self {
        self.normalize = on;
        self
    }

    /// Whether every constant in the pattern stands for any argument (torch.fx's `ignore_literals`).
    #[must_use]
    pub fn ignore_literals(mut self, on: bool) -> Self {
        self.ignore_literals = on;
        self
    }

    // What one node, by its name, stands for.

    fn at(&self, name: &str) -> Result<usize, PatternError> {
        let found = self.graph().find(name).map(|node| *self.index.get(node.id()) as usize);
        found.ok_or_else(|| PatternError::UnknownNode {
            name: name.to_owned(),
            known: self
                .graph()
                .nodes()
                .map(|node| format!("`{}`", node.name()))
                .collect::<Vec<_>>()
                .join(", "),
        })
    }

    fn change(mut self, name: &str, change: impl FnOnce(&mut PatternNode)) -> Result<Self, PatternError> {
        let at = self.at(name)?;
        change(&mut self.nodes[at]);
        Ok(self)
    }

    fn refuse(&self, name: &str, what: &'static str, why: &'static str) -> PatternError {
        PatternError::Restriction { name: name.to_owned(), what, why }
    }

    /// Lets the call `name` also stand for calls of these targets, with the same arguments.
    ///
    /// # Errors
    /// There is no such node, or it is no call.
    pub fn alternatives<'t>(
        self,
        name: &str,
        targets: impl IntoIterator<Item = (Op, &'t str)>,
    ) -> Result<Self, PatternError> {
        let op = self.nodes[self.at(name)?].op;
        if !matches!(op, Op::CallFunction | Op::CallMethod | Op::CallModule) {
            return Err(self.refuse(name, "given alternatives", "it is not a call"));
        }
        self.change(name, |node| {
            node.targets.extend(targets.into_iter().map(|(op, target)| (op, target.to_owned())));
        })
    }

    /// Lets the call `name` be absent: what uses it may use its first argument directly.
    ///
    /// # Errors
    /// There is no such node, its first argument is no node, or it is returned: then there would be no result.
    pub fn optional(self, name: &str) -> Result<Self, PatternError> {
        let at = self.at(name)?;
        let first = self.node(at as u32).arg(0).and_then(Argument::as_node);
        if first.is_none() || matches!(self.nodes[at].op, Op::Output | Op::Placeholder) {
            return Err(self.refuse(
                name,
                "optional",
                "its first argument is not a node that could take its place",
            ));
        }
        if self.nodes[at].returned {
            return Err(self.refuse(name, "optional", "it is returned, and a result cannot be absent"));
        }
        if self.node(at as u32).input_nodes().any(|input| Some(input.id()) != first && input.num_users() == 1)
        {
            return Err(self.refuse(name, "optional", "another of its arguments is used nowhere else"));
        }
        self.change(name, |node| node.optional = true)
    }

    /// How many calls a node that is [`pointwise`](Self::pointwise) stands for at most.
    pub const MAX_POINTWISE: usize = 64;

    /// Lets the call `name`, whatever its own target, stand for any number of pointwise calls one after the other, none
    /// included: each has one operand, is used only by the next, and draws and writes nothing. As many as possible are
    /// taken, up to [`MAX_POINTWISE`](Self::MAX_POINTWISE); [`Match::pointwise`](crate::Match::pointwise) lists them. A call
    /// of the same target in the replacement stands for copies of them.
    ///
    /// # Errors
    /// There is no such node, it is no call of one node and nothing else, or it is returned.
    pub fn pointwise(self, name: &str) -> Result<Self, PatternError> {
        let at = self.at(name)?;
        let node = self.node(at as u32);
        let of_one = matches!(node.args(), [Argument::Node(_)]) && node.kwargs().is_empty();
        if node.op() != Op::CallFunction || !of_one {
            return Err(self.refuse(
                name,
                "any number of pointwise calls",
                "it is not a call of a function of one node",
            ));
        }
        if self.nodes[at].returned {
            return Err(self.refuse(
                name,
                "any number of pointwise calls",
                "it is returned, and a result cannot be absent",
            ));
        }
        self.change(name, |node| {
            node.optional = true;
            node.chain = true;
        })
    }

    /// Restricts what the input `name` stands for.
    ///
    /// # Errors
    /// There is no such input.
    pub fn wildcard(self, name: &str, wildcard: Wildcard) -> Result<Self, PatternError> {
        if self.nodes[self.at(name)?].op != Op::Placeholder {
            return Err(self.refuse(name, "a wildcard", "it is not an input of the pattern"));
        }
        self.change(name, |node| node.wildcard = wildcard)
    }

    /// Lets the called module be any of this class (its qualified name, or the last part of it), whatever its path.
    ///
    /// # Errors
    /// There is no such node, or it calls no module.
    pub fn class(self, name: &str, class: &str) -> Result<Self, PatternError> {
        if self.nodes[self.at(name)?].op != Op::CallModule {
            return Err(self.refuse(name, "given a class", "it is not a `call_module`"));
        }
        self.change(name, |node| node.class = Some(class.to_owned()))
    }

    /// Asks for an attribute of the called module: `config("pool", "ceil_mode", false)`.
    ///
    /// # Errors
    /// There is no such node, or it calls no module.
    pub fn config(
        self,
        name: &str,
        attribute: &str,
        value: impl Into<Argument>,
    ) -> Result<Self, PatternError> {
        if self.nodes[self.at(name)?].op != Op::CallModule {
            return Err(self.refuse(name, "asked for an attribute", "it is not a `call_module`"));
        }
        self.change(name, |node| node.config.push((attribute.to_owned(), value.into())))
    }

    /// Asks for a value of one of these element types. A value whose type is not recorded does not match.
    ///
    /// # Errors
    /// There is no such node.
    pub fn dtypes(self, name: &str, dtypes: impl IntoIterator<Item = DType>) -> Result<Self, PatternError> {
        self.change(name, |node| node.dtypes.extend(dtypes))
    }

    /// Asks for a value of this many dimensions. A value whose shape is not recorded does not match.
    ///
    /// # Errors
    /// There is no such node.
    pub fn rank(self, name: &str, rank: usize) -> Result<Self, PatternError> {
        self.change(name, |node| node.rank = Some(rank))
    }

    /// Asks for a value of this shape; `None` is any size. A value whose shape is not recorded does not match.
    ///
    /// # Errors
    /// There is no such node.
    pub fn shape(
        self,
        name: &str,
        shape: impl IntoIterator<Item = Option<i64>>,
    ) -> Result<Self, PatternError> {
        self.change(name, |node| node.shape = Some(shape.into_iter().collect()))
    }

    /// Asks for a value with this many users.
    ///
    /// # Errors
    /// There is no such node.
    pub fn users(self, name: &str, users: usize) -> Result<Self, PatternError> {
        self.change(name, |node| node.users = Some(users))
    }

    /// Asks whatever else of the node that `name` would stand for: its shape, its parameters, its neighbours. The error
    /// is the reason that an explanation shows.
    ///
    /// # Errors
    /// There is no such node.
    pub fn predicate(
        self,
        name: &str,
        predicate: impl Fn(Node<'_>, Option<&ModuleTree>) -> Result<(), String> + Send + Sync + 'static,
    ) -> Result<Self, PatternError> {
        self.change(name, |node| node.predicates.push(Arc::new(predicate)))
    }
}

/// A pattern's results and the nodes that have names.
type Split = (Argument, Vec<(String, NodeId)>);

fn split_names(module: &GraphModule) -> Result<Split, PatternError> {
    use fx_ir::TreeSpec;
    const TUPLE: PatternError =
        PatternError::Names("the pattern must return a tuple whose last element is a dictionary");
    const TWO: PatternError =
        PatternError::Names("the pattern must return at least two values, a dictionary last");
    const DICT: PatternError =
        PatternError::Names("the last value that the pattern returns must be a dictionary of nodes");
    let value = module.graph().output_node().and_then(|output| output.arg(0));
    let spec = module.pytree.as_ref().and_then(|pytree| pytree.out_spec.as_ref());
    let Some(items) = value.and_then(Argument::as_sequence) else { return Err(TUPLE) };
    if let Some(spec) = spec {
        let TreeSpec::Tuple(parts) = spec else { return Err(TUPLE) };
        let Some((TreeSpec::Dict(keys), parts)) = parts.split_last().filter(|(_, rest)| !rest.is_empty())
        else {
            return Err(if parts.len() < 2 { TWO } else { DICT });
        };
        let results: usize = parts.iter().map(TreeSpec::num_leaves).sum();
        let (Some(results), Some(named)) = (items.get(..results), items.get(results..)) else {
            return Err(DICT);
        };
        if named.len() != keys.len() {
            return Err(DICT);
        }
        let named: Option<Vec<_>> = keys
            .iter()
            .zip(named)
            .map(|((key, _), value)| Some((key.trim_matches(['\'', '"']).to_owned(), value.as_node()?)))
            .collect();
        return Ok((Argument::Tuple(results.into()), named.ok_or(DICT)?));
    }
    let (last, results) = match items {
        [] | [_] => return Err(TWO),
        [results @ .., last] => (last, results),
    };
    let Argument::Dict(pairs) = last else { return Err(DICT) };
    let named: Option<Vec<_>> =
        pairs.iter().map(|(key, value)| Some((key.as_str()?.to_owned(), value.as_node()?))).collect();
    Ok((Argument::Tuple(results.into()), named.ok_or(DICT)?))
}
