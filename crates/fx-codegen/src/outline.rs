//! A module on the terminal: its calls under the modules that made them, folded below a depth.

use std::fmt::Write as _;

use fx_ir::{GraphModule, ModuleFrame, Node, Op};

/// How many letters of a line are shown.
const MAX_LINE: usize = 160;

/// What [`outline`] shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineOptions {
    /// How deep modules are unfolded: 0 shows each outermost module as a line, `None` everything.
    pub depth: Option<usize>,
    /// The only module to show, by its path.
    pub module: Option<String>,
}

/// A call, or a module that is shown as one line.
struct Folded {
    key: String,
    title: String,
    calls: usize,
    shape: String,
}

/// The graph as indented lines: each module with its class, and in it its calls with their shapes. A module that is
/// folded is one line with the number of its calls and the shape of its last. O(nodes + module stacks).
///
/// ```
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_method("relu", (x,));
/// graph.output(relu);
/// let text = fx_codegen::outline(&fx_ir::GraphModule::from_graph(graph), &Default::default());
/// assert_eq!(text, "GraphModule\n  x = placeholder\n  relu = relu(x)\n  return relu\n");
/// ```
pub fn outline(module: &GraphModule, options: &OutlineOptions) -> String {
    let mut out = String::new();
    line(&mut out, 0, &module.name);
    // The keys of the modules that are open.
    let mut open: Vec<&str> = Vec::new();
    let mut folded: Option<Folded> = None;
    for node in module.graph().nodes() {
        let frames = node.meta().module_stack.as_deref().unwrap_or_default();
        let frames: Vec<&ModuleFrame> = frames.iter().filter(|frame| !frame.path.is_empty()).collect();
        if let Some(only) = &options.module
            && !frames.iter().any(|frame| *frame.path == **only)
        {
            continue;
        }
        let shown = options.depth.map_or(frames.len(), |depth| depth.min(frames.len()));
        let common =
            open.iter().zip(&frames[..shown]).take_while(|(open, frame)| **open == &*frame.key).count();
        if let Some(frame) = frames.get(shown) {
            // The whole module is one line, which grows while its calls come.
            if common == open.len()
                && common == shown
                && let Some(known) = folded.as_mut().filter(|known| *known.key == *frame.key)
            {
                known.calls += usize::from(node.op().is_call());
                if let Some(shape) = shape(node) {
                    known.shape = shape;
                }
                continue;
            }
        }
        finish(&mut out, open.len(), &mut folded);
        open.truncate(common);
        for frame in &frames[common..shown] {
            line(&mut out, open.len() + 1, &title(frame));
            open.push(&frame.key);
        }
        match frames.get(shown) {
            Some(frame) => {
                folded = Some(Folded {
                    key: frame.key.to_string(),
                    title: title(frame),
                    calls: usize::from(node.op().is_call()),
                    shape: shape(node).unwrap_or_default(),
                });
            }
            None => line(&mut out, open.len() + 1, &call(node)),
        }
    }
    finish(&mut out, open.len(), &mut folded);
    out
}

fn finish(out: &mut String, depth: usize, folded: &mut Option<Folded>) {
    let Some(Folded { title, calls, shape, .. }) = folded.take() else { return };
    let plural = if calls == 1 { "" } else { "s" };
    let arrow = if shape.is_empty() { "" } else { " -> " };
    line(out, depth + 1, &format!("+ {title} ({calls} call{plural}){arrow}{shape}"));
}

fn title(frame: &ModuleFrame) -> String {
    format!("{}: {}", frame.path, frame.class.rsplit('.').next().unwrap_or(&frame.class))
}

fn shape(node: Node<'_>) -> Option<String> {
    node.meta().value.as_ref().map(|value| value.to_string())
}

fn call(node: Node<'_>) -> String {
    let graph = node.graph();
    let args = || {
        let args = node.args().iter().map(|arg| graph.repr_argument(arg));
        let kwargs = node.kwargs().iter().map(|(key, value)| format!("{key}={}", graph.repr_argument(value)));
        args.chain(kwargs).collect::<Vec<_>>().join(", ")
    };
    let mut text = match node.op() {
        Op::Output => {
            format!("return {}", node.arg(0).map_or(String::new(), |value| graph.repr_argument(value)))
        }
        Op::Placeholder => format!("{} = placeholder", node.name()),
        Op::GetAttr => format!("{} = self.{}", node.name(), node.target()),
        _ => {
            let target = node.target().strip_prefix("torch.ops.").unwrap_or(node.target());
            format!("{} = {target}({})", node.name(), args())
        }
    };
    if let Some(shape) = shape(node) {
        let _ = write!(text, " : {shape}");
    }
    text
}

/// Writes a line whose letters can do nothing to a terminal.
fn line(out: &mut String, depth: usize, text: &str) {
    out.extend(std::iter::repeat_n("  ", depth));
    for (at, c) in text.chars().enumerate() {
        if at == MAX_LINE {
            out.push('…');
            break;
        }
        if c.is_control() {
            let _ = write!(out, "{}", c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use fx_ir::{Graph, Meta, NewNode};

    use super::*;

    fn in_modules(paths: &[&str]) -> Meta {
        let frames = paths.iter().map(|path| ModuleFrame {
            key: (*path).into(),
            path: (*path).into(),
            class: "torch.nn.modules.linear.Linear".into(),
        });
        Meta { module_stack: Some(frames.collect()), ..Meta::default() }
    }

    #[test]
    fn modules_are_folded_below_a_depth() {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let a = graph.create_node(NewNode::call_method("relu").arg(x).meta(in_modules(&["", "l", "l.a"])));
        let b = graph.create_node(NewNode::call_method("relu").arg(a).meta(in_modules(&["", "l", "l.a"])));
        let c = graph.create_node(NewNode::call_method("\u{1b}[2J").arg(b).meta(in_modules(&["", "l"])));
        graph.output(c);
        let module = GraphModule::from_graph(graph);
        let text = |depth| outline(&module, &OutlineOptions { depth, module: None });
        insta::assert_snapshot!(text(None), @r"
        GraphModule
          x = placeholder
          l: Linear
            l.a: Linear
              relu = relu(x)
              relu_1 = relu(relu)
            _2j = \u{1b}[2J(relu_1)
          return _2j
        ");
        insta::assert_snapshot!(text(Some(1)), @r"
        GraphModule
          x = placeholder
          l: Linear
            + l.a: Linear (2 calls)
            _2j = \u{1b}[2J(relu_1)
          return _2j
        ");
        insta::assert_snapshot!(text(Some(0)), @r"
        GraphModule
          x = placeholder
          + l: Linear (3 calls)
          return _2j
        ");
    }
}
