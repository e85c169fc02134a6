//! The body of `forward`: one statement for each value that has a name, in one pass over the graph.
//!
//! A value that is used once, by the call right after what else that call needs, stands where it is used, as a person
//! would write it. What is computed keeps the order of the graph: Rust evaluates arguments from left to right, so the
//! values that wait for their user are a stack, and a call takes its arguments from the top of it.

mod references;

use std::fmt::{Display, Write as _};
use std::rc::Rc;

use fx_ir::{Argument, Graph, GraphModule, Node, NodeId, Op};
use fx_ops::Schema;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::hooks::RustCodeGen;
use super::tch::{Spelling, Type};
use super::tree::{Place, What};
use super::value::Context;
use super::{Imports, literal};
use crate::error::{CodegenError, shortened};

/// How many characters of other values a call may hold.
const MAX_INLINE: usize = 60;
/// How many calls may stand inside each other.
const MAX_NESTED: u32 = 3;

/// How tightly an expression binds; what binds less needs brackets.
pub(super) const POSTFIX: u8 = 20;
pub(super) const UNARY: u8 = 15;

/// How a value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Where any value can stand: given away at its last use, lent before.
    Argument,
    /// Before a dot.
    Receiver,
    /// As a `Var`.
    Owned,
    /// As a reference to a `Var`.
    Lent,
    /// As an operand of an operator that binds this tightly.
    Operand(u8),
}

/// What the code is written against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `fx-trace`.
    Fx,
    /// tch alone.
    Tch,
}

/// Where the text finds what is at a path.
pub(super) trait Places {
    /// The expression of what is at the path.
    fn place(&self, path: &str) -> Option<Place>;
}

/// What is known of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It was not written yet, or has no value.
    Unseen,
    /// A parameter of the function: a reference.
    Input,
    /// A local.
    Local,
    /// It waits for its user.
    Pending,
    /// A read of a parameter, buffer or module: the place is in a table.
    Attribute(u32),
}

/// A value that waits for its user.
struct Pending {
    id: NodeId,
    text: String,
    binds: u8,
    /// How many calls stand inside each other in it.
    nested: u32,
    /// Locals whose last use is in it, and which it does not take.
    drops: Vec<NodeId>,
    /// Every local in it.
    locals: Vec<NodeId>,
}

pub(super) struct Emitter<'g> {
    pub(super) graph: &'g Graph,
    places_of: &'g dyn Places,
    form: Form,
    /// What the values are in Rust, by node; kept for tch, whose calls depend on it.
    pub(super) types: Vec<Type>,
    /// The targets that were taken apart.
    pub(super) split: FxHashMap<&'g str, Option<[&'g str; 3]>>,
    /// The operators that were looked up, by target.
    pub(super) schemas: FxHashMap<&'g str, Option<&'static Schema>>,
    /// The methods of tch that were looked up, by the address of the operator's schema.
    pub(super) spellings: FxHashMap<usize, Option<Rc<Spelling>>>,
    /// The overloads that were looked up, by the same and the parameters that are numbers.
    pub(super) overloads: FxHashMap<(usize, u64), &'static Schema>,
    pub(super) imports: Imports,
    /// The statements of the body.
    pub(super) body: Vec<Statement>,
    /// The expression that is being written.
    pub(super) text: String,
    /// What stands before one.
    prefix: String,
    states: Vec<State>,
    places: Vec<Place>,
    /// How often each node is used, and the position of its last user.
    uses: Vec<(u32, u32)>,
    positions: Vec<u32>,
    /// Names that differ from those of the nodes.
    names: FxHashMap<NodeId, String>,
    taken: FxHashSet<String>,
    pending: Vec<Pending>,
    /// The values inside the call that is being written.
    inlined: Vec<Pending>,
    /// The nodes that it uses, in the order in which they are evaluated.
    refs: Vec<NodeId>,
    drops: Vec<NodeId>,
    node: Option<NodeId>,
    position: u32,
}

/// How far the statements of the body are indented.
pub(super) const INDENT: &str = "        ";
/// How much room an expression is given at first, in bytes.
const ROOM: usize = 96;

/// One statement: `let NAME = EXPR;`, `EXPR;`, or at the end `EXPR`.
pub(super) struct Statement {
    /// The position of the node it is for.
    pub(super) node: u32,
    /// The indented text without the suffix.
    pub(super) text: String,
    /// Where the expression begins in it.
    pub(super) start: usize,
    pub(super) suffix: &'static str,
}

impl Statement {
    /// `prefix` is indented.
    fn new(node: u32, prefix: &str, mut text: String, suffix: &'static str) -> Self {
        text.insert_str(0, prefix);
        Self { node, text, start: prefix.len(), suffix }
    }

    /// Whether its value has no name.
    pub(super) fn is_nameless(&self) -> bool {
        self.start == INDENT.len()
    }
}

impl<'g> Emitter<'g> {
    /// `reserved` are names that no local may have.
    pub(super) fn new<'n>(
        module: &'g GraphModule,
        form: Form,
        places_of: &'g dyn Places,
        reserved: impl Iterator<Item = &'n str>,
        imports: Imports,
    ) -> Self {
        let graph = module.graph();
        let mut uses = vec![(0u32, 0u32); graph.capacity()];
        let mut positions = vec![0; graph.capacity()];
        for (at, node) in graph.nodes().enumerate() {
            if let Some(slot) = positions.get_mut(node.id().index()) {
                *slot = at as u32;
            }
            for_each_ref(node, &mut |id| {
                if let Some(slot) = uses.get_mut(id.index()) {
                    *slot = (slot.0 + 1, at as u32);
                }
            });
        }
        let mut taken: FxHashSet<String> = reserved.map(str::to_owned).collect();
        taken.insert("call_function".to_owned());
        Self {
            graph,
            places_of,
            form,
            types: vec![Type::Tensor; if form == Form::Tch { graph.capacity() } else { 0 }],
            split: FxHashMap::default(),
            schemas: FxHashMap::default(),
            spellings: FxHashMap::default(),
            overloads: FxHashMap::default(),
            imports,
            body: Vec::with_capacity(graph.len()),
            text: String::new(),
            prefix: String::new(),
            states: vec![State::Unseen; graph.capacity()],
            places: Vec::new(),
            uses,
            positions,
            names: FxHashMap::default(),
            taken,
            pending: Vec::new(),
            inlined: Vec::new(),
            refs: Vec::new(),
            drops: Vec::new(),
            node: None,
            position: 0,
        }
    }

    pub(super) fn current(&self) -> String {
        self.node.map_or_else(String::new, |id| self.graph.node(id).name().to_owned())
    }

    pub(super) fn display(&mut self, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{value}");
    }

    pub(super) fn refuse(&self, what: &'static str, text: &str) -> CodegenError {
        CodegenError::NotExpressible { node: self.current(), what, text: shortened(text) }
    }

    fn state(&self, id: NodeId) -> State {
        self.states.get(id.index()).copied().unwrap_or(State::Unseen)
    }

    fn set_state(&mut self, id: NodeId, state: State) {
        if let Some(slot) = self.states.get_mut(id.index()) {
            *slot = state;
        }
    }

    fn use_count(&self, id: NodeId) -> u32 {
        self.uses.get(id.index()).map_or(0, |uses| uses.0)
    }

    /// The name of a local. A node's own name is a Python name and unique, so it differs only where Rust reserves it.
    pub(super) fn name(&self, id: NodeId) -> &str {
        match self.names.get(&id) {
            Some(name) => name,
            None => self.graph.node(id).name(),
        }
    }

    fn push_name(&mut self, id: NodeId) {
        let graph = self.graph;
        self.text.push_str(self.names.get(&id).map_or_else(|| graph.node(id).name(), String::as_str));
    }

    /// Gives a node a name in the text, `wanted` when that can be.
    fn claim(&mut self, node: Node<'_>, wanted: &str) {
        if wanted == node.name() && literal::is_name(wanted) && !self.taken.contains(wanted) {
            self.imports.value(wanted);
            return;
        }
        let is_other = |this: &Self, name: &str| {
            this.taken.contains(name) || this.graph.find(name).is_some_and(|found| found.id() != node.id())
        };
        let mut name = literal::identifier(wanted);
        while is_other(self, &name) {
            name.push('_');
        }
        self.imports.value(&name);
        self.taken.insert(name.clone());
        self.names.insert(node.id(), name);
    }

    /// Writes every node. O(nodes + edges + text).
    pub(super) fn emit(&mut self) -> Result<(), CodegenError> {
        for (at, node) in self.graph.nodes().enumerate() {
            self.position = at as u32;
            self.node = Some(node.id());
            match node.op() {
                Op::Placeholder => self.placeholder(node),
                Op::GetAttr => self.get_attr(node)?,
                Op::CallFunction | Op::CallMethod | Op::CallModule => self.call(node)?,
                Op::Output => {}
            }
        }
        Ok(())
    }

    fn placeholder(&mut self, node: Node<'_>) {
        self.set_state(node.id(), State::Input);
        if self.form == Form::Tch {
            self.tch_input(node);
        }
        let target = node.target().trim_start_matches('*');
        let is_other = self.graph.find(target).is_some_and(|found| found.id() != node.id());
        let wanted = if is_other || self.taken.contains(target) { node.name() } else { target };
        if !literal::is_name(wanted) && literal::can_be_raw(wanted) {
            // What is a keyword in Rust alone can be the input's name all the same.
            let name = format!("r#{wanted}");
            self.imports.value(wanted);
            self.taken.insert(wanted.to_owned());
            self.names.insert(node.id(), name);
            return;
        }
        self.claim(node, wanted);
        self.taken.insert(self.name(node.id()).to_owned());
    }

    fn get_attr(&mut self, node: Node<'_>) -> Result<(), CodegenError> {
        if self.form == Form::Tch && node.num_users() == 0 {
            return Ok(());
        }
        let place = match self.places_of.place(node.target()) {
            Some(place) if matches!(place.what, What::Container | What::Layer(_)) => {
                return Err(self.refuse("a module given as a value,", node.target()));
            }
            Some(place) => place,
            None => return Err(self.refuse("the missing attribute", node.target())),
        };
        let count = self.use_count(node.id());
        let is_buffer = matches!(place.what, What::Buffer);
        self.set_state(node.id(), State::Attribute(self.places.len() as u32));
        self.places.push(place);
        if count == 0 || (is_buffer && count > 1) {
            // A buffer is read anew by each call; here one read is for all.
            let mut text = std::mem::take(&mut self.text);
            let place = self.places.last();
            if let Some(place) = place {
                text.push_str(&place.expr);
                text.push_str(if is_buffer { ".read()" } else { "" });
                match place.what {
                    What::Parameter => text.push_str(".value()"),
                    What::Optional => {
                        self.imports.trace("IntoVar");
                        text.push_str(".into_var()");
                    }
                    _ => {}
                }
            }
            self.flush(self.pending.len());
            self.finish(node.id(), text, Vec::new());
        }
        Ok(())
    }

    fn call(&mut self, node: Node<'g>) -> Result<(), CodegenError> {
        let (binds, can_be_inlined) = match self.form {
            Form::Fx => self.expression(node)?,
            Form::Tch => match self.tch_expression(node)? {
                Some(written) => written,
                // It is a statement already, or nothing.
                None => {
                    self.text.clear();
                    self.inlined.clear();
                    self.drops.clear();
                    return Ok(());
                }
            },
        };
        let text = std::mem::replace(&mut self.text, String::with_capacity(ROOM));
        let nested = self.inlined.iter().map(|inlined| inlined.nested).max().unwrap_or(0) + 1;
        let is_short = text.len() <= MAX_INLINE && nested <= MAX_NESTED;
        let waits = can_be_inlined && is_short && self.use_count(node.id()) == 1;
        let mut drops = std::mem::take(&mut self.drops);
        let is_local = |id: &NodeId| waits && self.states.get(id.index()) == Some(&State::Local);
        let mut locals: Vec<NodeId> = self.refs.iter().copied().filter(is_local).collect();
        for inlined in self.inlined.drain(..) {
            drops.extend(inlined.drops);
            locals.extend(inlined.locals);
        }
        if drops.len() > 1 {
            drops.sort_unstable_by_key(|id| self.positions.get(id.index()).copied());
            drops.dedup();
        }
        if waits {
            self.set_state(node.id(), State::Pending);
            self.pending.push(Pending { id: node.id(), text, binds, nested, drops, locals });
            return Ok(());
        }
        self.flush(self.pending.len());
        self.finish(node.id(), text, drops);
        Ok(())
    }

    /// Writes the statement of a value.
    fn finish(&mut self, id: NodeId, text: String, drops: Vec<NodeId>) {
        let node = self.graph.node(id);
        let at = self.positions.get(id.index()).copied().unwrap_or(0);
        self.prefix.clear();
        self.prefix.push_str(INDENT);
        if self.use_count(id) > 0 {
            self.claim(node, node.name());
            self.set_state(id, State::Local);
            self.prefix.push_str("let ");
            self.prefix.push_str(self.names.get(&id).map_or(node.name(), String::as_str));
            self.prefix.push_str(" = ");
        }
        self.body.push(Statement::new(at, &self.prefix, text, ";"));
        self.drop_all(at, &drops);
    }

    fn drop_all(&mut self, node: u32, drops: &[NodeId]) {
        for &id in drops {
            let text = format!("drop({})", self.name(id));
            self.body.push(Statement::new(node, INDENT, text, ";"));
        }
    }

    /// Gives names to the lowest `count` values that wait.
    fn flush(&mut self, count: usize) {
        let waiting: Vec<Pending> = self.pending.drain(..count).collect();
        for pending in waiting {
            self.finish(pending.id, pending.text, pending.drops);
        }
    }

    /// Decides which values stand inside the call of `node`: a run at the top of the stack, in the order in which the
    /// call evaluates them.
    pub(super) fn take_arguments(&mut self, node: Node<'_>, room: usize) {
        self.refs.clear();
        let refs = &mut self.refs;
        for_each_ref(node, &mut |id| refs.push(id));
        let waiting: SmallVec<[NodeId; 4]> =
            self.refs.iter().copied().filter(|id| self.state(*id) == State::Pending).collect();
        let mut taken = 0;
        let mut width = 0;
        // A parameter whose method is called is read first, in Rust; where the graph reads it later, what comes before
        // must have a name.
        let position = |id: &NodeId| self.positions.get(id.index()).copied();
        let reads_late = node.op() == Op::CallMethod
            && self.refs.first().is_some_and(|first| {
                matches!(self.state(*first), State::Attribute(_))
                    && waiting.iter().any(|id| position(id) < position(first))
            });
        for id in waiting.iter().rev().filter(|_| !reads_late) {
            let Some(at) = self.pending.len().checked_sub(taken + 1) else { break };
            let Some(top) = self.pending.get(at).filter(|top| top.id == *id) else { break };
            width += top.text.len();
            if width > room.min(MAX_INLINE) || top.nested >= MAX_NESTED {
                break;
            }
            taken += 1;
        }
        // What does not fit gets a name, and with it all that is evaluated before.
        let left = &waiting[..waiting.len() - taken];
        let below = self.pending.len() - taken;
        if let Some(highest) = self.pending[..below].iter().rposition(|pending| left.contains(&pending.id)) {
            self.flush(highest + 1);
        }
        let from = self.pending.len() - taken;
        self.inlined.clear();
        self.inlined.extend(self.pending.drain(from..));
    }

    /// Takes back the last statement when it only names this value.
    pub(super) fn last_value(&mut self, id: NodeId) -> Option<String> {
        let at = self.positions.get(id.index()).copied();
        let is_it = self.state(id) == State::Local && self.use_count(id) == 1;
        let last = self.body.last().filter(|last| is_it && Some(last.node) == at)?;
        if last.is_nameless() {
            return None;
        }
        self.body.pop().map(|mut last| last.text.split_off(last.start))
    }

    /// Whether a value has a name in the text.
    pub(super) fn has_name(&self, id: NodeId) -> bool {
        matches!(self.state(id), State::Local | State::Input)
    }

    /// Gives a value its name before its turn.
    pub(super) fn local(&mut self, id: NodeId) -> &str {
        let node = self.graph.node(id);
        self.claim(node, node.name());
        self.set_state(id, State::Local);
        self.name(id)
    }

    /// Writes a statement for a node, after all that waits.
    pub(super) fn statement(&mut self, node: Node<'_>, prefix: &str, text: String) {
        let at = self.positions.get(node.id().index()).copied().unwrap_or(0);
        let mut drops = std::mem::take(&mut self.drops);
        for inlined in self.inlined.drain(..) {
            drops.extend(inlined.drops);
        }
        self.flush(self.pending.len());
        let prefix = format!("{INDENT}{prefix}");
        self.body.push(Statement::new(at, &prefix, text, ";"));
        self.drop_all(at, &drops);
    }

    pub(super) fn statement_at_end(&mut self, text: String) {
        self.body.push(Statement::new(self.position, INDENT, text, ""));
        self.inlined.clear();
        self.drops.clear();
    }

    pub(super) fn flush_all(&mut self) {
        self.flush(self.pending.len());
    }

    /// Takes what the output holds; all else that waits gets a name.
    pub(super) fn begin_output(&mut self, output: Node<'_>) {
        self.node = Some(output.id());
        self.position = self.positions.get(output.id().index()).copied().unwrap_or(0);
        self.take_arguments(output, MAX_INLINE);
        let inlined = std::mem::take(&mut self.inlined);
        self.flush(self.pending.len());
        self.inlined = inlined;
    }

    /// Writes a tensor of tch that is the caller's from now on.
    pub(super) fn tch_owned(&mut self, id: NodeId) -> Result<(), CodegenError> {
        let is_own =
            self.state(id) == State::Pending || (self.state(id) == State::Local && self.can_be_taken(id));
        self.node(id, How::Receiver)?;
        self.text.push_str(if is_own { "" } else { ".shallow_clone()" });
        Ok(())
    }

    /// Writes the expression that `forward` returns and returns its type.
    pub(super) fn output(&mut self, codegen: &dyn RustCodeGen) -> Result<&'static str, CodegenError> {
        let Some(output) = self.graph.output_node() else {
            self.flush(self.pending.len());
            return Ok("()");
        };
        self.node = Some(output.id());
        let Some(value) = output.arg(0) else {
            return Err(CodegenError::MissingArgument {
                node: output.name().to_owned(),
                op: "output",
                what: "value",
            });
        };
        self.begin_output(output);
        let nested = codegen.process_outputs(value);
        let value = nested.as_ref().unwrap_or(value);
        if let Argument::Node(id) = value
            && let Some(text) = self.last_value(*id)
        {
            self.statement_at_end(text);
            self.imports.trace("Var");
            return Ok("Var");
        }
        let ty = match value {
            // A tuple of Rust, whose items may be of any kind.
            Argument::Tuple(items) if (2..=5).contains(&items.len()) && items.iter().all(is_node) => {
                self.text.push('(');
                for (at, item) in items.iter().enumerate() {
                    self.text.push_str(if at == 0 { "" } else { ", " });
                    self.owned(item, 1)?;
                }
                self.text.push(')');
                ["(Var, Var)", "(Var, Var, Var)", "(Var, Var, Var, Var)", "(Var, Var, Var, Var, Var)"]
                    .get(items.len() - 2)
                    .copied()
                    .unwrap_or("Var")
            }
            value => {
                self.owned(value, 0)?;
                "Var"
            }
        };
        let text = std::mem::take(&mut self.text);
        self.statement_at_end(text);
        self.imports.trace("Var");
        Ok(ty)
    }

    /// Writes a list of arguments that stand for the optional ones at the end of a call.
    pub(super) fn optional(
        &mut self,
        args: &[Argument],
        kwargs: &[(Box<str>, Argument)],
    ) -> Result<(), CodegenError> {
        let plain_keys = kwargs.iter().all(|(key, _)| literal::is_identifier(key));
        let count = args.len() + usize::from(!kwargs.is_empty());
        if count > 8 || !plain_keys {
            self.imports.trace("Args");
            self.text.push_str("Args::new()");
            for arg in args {
                self.text.push_str(".arg(");
                self.argument(arg, Context::Value, 0)?;
                self.text.push(')');
            }
            for (key, value) in kwargs {
                self.text.push_str(".kwarg(");
                self.text.push_str(&literal::string(key));
                self.text.push_str(", ");
                self.argument(value, Context::Value, 0)?;
                self.text.push(')');
            }
            return Ok(());
        }
        if count == 0 {
            self.text.push_str("()");
            return Ok(());
        }
        self.text.push_str(if count > 1 { "(" } else { "" });
        for (at, arg) in args.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.argument(arg, Context::Optional, 0)?;
        }
        if !kwargs.is_empty() {
            self.imports.trace("kw");
            self.text.push_str(if args.is_empty() { "kw![" } else { ", kw![" });
            self.keywords(kwargs)?;
            self.text.push(']');
        }
        self.text.push_str(if count > 1 { ")" } else { "" });
        Ok(())
    }

    /// Writes `name = value, ...`.
    pub(super) fn keywords(&mut self, kwargs: &[(Box<str>, Argument)]) -> Result<(), CodegenError> {
        for (at, (key, value)) in kwargs.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.text.push_str(key);
            self.text.push_str(" = ");
            self.argument(value, Context::Value, 0)?;
        }
        Ok(())
    }

    pub(super) fn place_of(&self, path: &str) -> Option<Place> {
        self.places_of.place(path)
    }
}

fn is_node(argument: &Argument) -> bool {
    matches!(argument, Argument::Node(_))
}

/// Every mention of a node among the arguments, in the order in which they are evaluated.
fn for_each_ref(node: Node<'_>, visit: &mut impl FnMut(NodeId)) {
    node.args().iter().for_each(|arg| arg.for_each_node(visit));
    node.kwargs().iter().for_each(|(_, arg)| arg.for_each_node(visit));
}
