//! What is kept of one node, as indices into the tables, and its arguments as text with places for the nodes.

use std::fmt::Write;

use fx_ir::{Argument, Graph, Node, Op};

use crate::tables::{Index, Tables};

/// Stands for a node among the arguments; which node is said beside the text.
pub(crate) const NODE: char = '\u{e000}';
/// Stands between two arguments of the call.
pub(crate) const NEXT: char = '\u{e001}';
/// Stands between the name and the value of a keyword argument of the call.
pub(crate) const IS: char = '\u{e002}';

/// The bytes of arguments that are shown as text; all nodes are kept, however many.
const MAX_TEXT: usize = 2000;

/// The nesting of arguments that is shown, that which the lint allows.
const MAX_DEPTH: usize = 200;

/// What is kept of a node. Equal when nothing that the page shows differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) name: Index,
    pub(crate) op: Op,
    pub(crate) target: Index,
    pub(crate) args: Index,
    /// The names of the nodes among the arguments, in the order of their places, with repetitions.
    pub(crate) refs: Box<[Index]>,
    pub(crate) type_expr: Option<Index>,
    pub(crate) value: Option<Index>,
    pub(crate) trace: Option<Index>,
    pub(crate) module: Option<Index>,
    pub(crate) origin: Option<Index>,
    /// The number of the values that it reads from the module tree.
    pub(crate) weights: Option<u32>,
}

impl Facts {
    /// What is kept of `node`. O(size of its arguments and metadata).
    pub(crate) fn of(node: Node<'_>, tables: &mut Tables, weights: Option<u32>) -> Self {
        let meta = node.meta();
        let mut refs = Vec::new();
        let text = arguments(node);
        let mut refer = |id| refs.push(tables.string(node.graph().node(id).name()));
        node.args().iter().for_each(|argument| argument.for_each_node(&mut refer));
        node.kwargs().iter().for_each(|(_, argument)| argument.for_each_node(&mut refer));
        Self {
            name: tables.string(node.name()),
            op: node.op(),
            target: tables.string(node.target()),
            args: tables.string(&text),
            refs: refs.into(),
            type_expr: node.type_expr().map(|text| tables.string(text)),
            value: meta.value.as_ref().map(|value| tables.string(&value.to_string())),
            trace: meta.stack_trace.as_ref().and_then(|text| tables.trace(text)),
            module: meta.module_stack.as_ref().and_then(|stack| tables.module(stack)),
            origin: meta.provenance.as_ref().and_then(|steps| tables.origin(steps)),
            weights,
        }
    }
}

/// The arguments of a call as text, with [`NODE`], [`NEXT`] and [`IS`] where these stand.
fn arguments(node: Node<'_>) -> String {
    let mut writer = Writer { graph: node.graph(), text: String::new() };
    let mut first = true;
    for (key, argument) in node
        .args()
        .iter()
        .map(|argument| (None, argument))
        .chain(node.kwargs().iter().map(|(k, v)| (Some(k), v)))
    {
        if !std::mem::take(&mut first) {
            writer.text.push(NEXT);
        }
        if let Some(key) = key {
            writer.leaf(key);
            writer.text.push(IS);
        }
        if writer.is_full() {
            writer.text.push('…');
            break;
        }
        writer.argument(argument, 0);
    }
    writer.text
}

/// Writes arguments of one graph.
struct Writer<'g> {
    graph: &'g Graph,
    text: String,
}

impl Writer<'_> {
    fn is_full(&self) -> bool {
        self.text.len() > MAX_TEXT
    }

    fn argument(&mut self, argument: &Argument, depth: usize) {
        if depth > MAX_DEPTH {
            return self.text.push('…');
        }
        match argument {
            Argument::Node(_) => self.text.push(NODE),
            Argument::List(items) => self.items("[", items, "]", depth),
            Argument::Tuple(items) if items.len() == 1 => self.items("(", items, ",)", depth),
            Argument::Tuple(items) | Argument::Size(items) => self.items("(", items, ")", depth),
            Argument::NamedTuple(named) => {
                let class = named.0.rsplit('.').next().unwrap_or_default();
                self.leaf(class);
                self.items("(", &named.1, ")", depth);
            }
            Argument::Slice(parts) => self.items("slice(", &parts[..], ")", depth),
            Argument::Dict(items) => {
                self.text.push('{');
                for (at, (key, value)) in items.iter().enumerate() {
                    if self.next(at) {
                        break;
                    }
                    self.argument(key, depth + 1);
                    self.text.push_str(": ");
                    self.argument(value, depth + 1);
                }
                self.text.push('}');
            }
            leaf => {
                let text = self.graph.repr_argument(leaf);
                self.leaf(&text);
            }
        }
    }

    fn items(&mut self, open: &str, items: &[Argument], close: &str, depth: usize) {
        self.text.push_str(open);
        for (at, item) in items.iter().enumerate() {
            if self.next(at) {
                break;
            }
            self.argument(item, depth + 1);
        }
        self.text.push_str(close);
    }

    /// Before the item at this place: a comma, or an ellipsis and true when no more are written.
    fn next(&mut self, at: usize) -> bool {
        if at > 0 {
            self.text.push_str(", ");
        }
        let full = self.is_full();
        if full {
            self.text.push('…');
        }
        full
    }

    /// Text that stands for itself: cut where it is too long, and without the letters that mean something here.
    fn leaf(&mut self, text: &str) {
        let room = MAX_TEXT.saturating_sub(self.text.len()).max(80);
        let mut rest = text.chars();
        let plain = |c: char| if (NODE..=IS).contains(&c) { char::REPLACEMENT_CHARACTER } else { c };
        self.text.extend(rest.by_ref().take(room).map(plain));
        let left = rest.count();
        if left > 0 {
            // Writing into a string cannot fail.
            let _ = write!(self.text, "… ({left} more letters)");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fx_ir::NewNode;

    fn text(node: NewNode, graph: &mut Graph) -> String {
        let id = graph.create_node(node);
        arguments(graph.node(id)).replace(NODE, "%").replace(NEXT, " | ").replace(IS, " is ")
    }

    #[test]
    fn arguments_have_places_for_nodes() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let call = NewNode::call_function("f")
            .args((x, 1.0, "s"))
            .arg(Argument::list([Argument::from(x), 2.into()]))
            .kwarg("key", Argument::tuple([Argument::from(x)]));
        assert_eq!(text(call, &mut graph), "% | 1.0 | 's' | [%, 2] | key is (%,)");
        assert_eq!(text(NewNode::call_function("f"), &mut graph), "");
    }

    #[test]
    fn signs_in_constants_are_no_places() {
        let mut graph = Graph::new();
        let call = NewNode::call_function("f").arg(Argument::Global("a\u{e000}\u{e001}\u{e002}b".into()));
        assert!(!text(call, &mut graph).contains(['%', '|']));
    }

    #[test]
    fn long_arguments_are_cut_but_all_nodes_are_kept() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let many = Argument::list(std::iter::repeat_n(Argument::from(x), 5000));
        let id = graph.create_node(NewNode::call_function("f").arg(many).arg("y".repeat(100_000)));
        let mut tables = Tables::default();
        let facts = Facts::of(graph.node(id), &mut tables, None);
        assert_eq!(facts.refs.len(), 5000);
        assert!(tables.text(facts.args).len() < 3 * MAX_TEXT);
        let mut deep = Argument::from(x);
        for _ in 0..MAX_DEPTH + 10 {
            deep = Argument::list([deep]);
        }
        assert!(text(NewNode::call_function("f").arg(deep), &mut graph).contains('…'));
    }
}
