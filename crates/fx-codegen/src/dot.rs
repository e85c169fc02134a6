//! Pictures: a graph in Graphviz's DOT language (`torch.fx.passes.graph_drawer`).

use std::fmt::Write as _;

use fx_ir::text::python_float;
use fx_ir::{Argument, Graph, GraphModule, Meta, ModuleFrame, Node, NodeId, Op};

/// How many modules a node may lie in before deeper ones are drawn flat.
const MAX_CLUSTERS: usize = 64;
/// How many characters of a text a label shows.
const MAX_LABEL: usize = 120;

/// What [`dot`] draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotOptions {
    /// Shapes and element types, where they are known.
    pub shapes: bool,
    /// The constants among the arguments.
    pub arguments: bool,
    /// A box around the nodes of each module, where module stacks are known.
    pub clusters: bool,
    /// From the inputs on the left to the outputs on the right, instead of downwards.
    pub left_to_right: bool,
}

impl Default for DotOptions {
    fn default() -> Self {
        Self { shapes: true, arguments: true, clusters: true, left_to_right: false }
    }
}

/// The graph as a picture in DOT: a record a node, coloured by opcode, an edge from each node to each of its users.
/// O(nodes + edges).
///
/// ```
/// use fx_codegen::{DotOptions, dot};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// let picture = dot(&fx_ir::GraphModule::from_graph(graph), &DotOptions::default());
/// assert!(picture.starts_with("digraph \"GraphModule\" {\n"));
/// assert!(picture.contains("n0 -> n1;"));
/// ```
pub fn dot(module: &GraphModule, options: &DotOptions) -> String {
    let graph = module.graph();
    let mut drawing = Drawing::new(graph, options);
    drawing.out.push_str("digraph ");
    quote(&mut drawing.out, &module.name);
    drawing.out.push_str(" {\n");
    let direction = if options.left_to_right { "LR" } else { "TB" };
    drawing.line(1, &format!("rankdir={direction};"));
    drawing.line(1, "node [shape=Mrecord, style=filled, fontname=\"Helvetica\", fontsize=10];");
    drawing.line(1, "edge [color=\"#555555\"];");
    for node in graph.nodes() {
        drawing.enter_modules(node.meta());
        drawing.node(node);
    }
    drawing.leave_modules(0);
    for node in graph.nodes() {
        for input in node.input_nodes() {
            if let (Some(from), Some(to)) = (drawing.number(input.id()), drawing.number(node.id())) {
                drawing.line(1, &format!("n{from} -> n{to};"));
            }
        }
    }
    drawing.out.push_str("}\n");
    drawing.out
}

struct Drawing<'o> {
    out: String,
    options: &'o DotOptions,
    /// The place of each node in program order, by index: what nodes are called in the picture.
    numbers: Vec<Option<u32>>,
    /// The keys of the modules whose boxes are open, outermost first.
    open: Vec<String>,
    clusters: usize,
}

impl<'o> Drawing<'o> {
    fn new(graph: &Graph, options: &'o DotOptions) -> Self {
        let mut numbers = vec![None; graph.capacity()];
        for (at, node) in graph.nodes().enumerate() {
            if let Some(slot) = numbers.get_mut(node.id().index()) {
                *slot = Some(at as u32);
            }
        }
        let out = String::with_capacity(graph.len() * 160);
        Self { out, options, numbers, open: Vec::new(), clusters: 0 }
    }

    fn number(&self, id: NodeId) -> Option<u32> {
        self.numbers.get(id.index()).copied().flatten()
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.out.extend(std::iter::repeat_n("  ", depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Opens and closes boxes until those of this module stack are open.
    fn enter_modules(&mut self, meta: &Meta) {
        if !self.options.clusters {
            return;
        }
        // The outermost frame is the whole program, which needs no box.
        let frames: Vec<&ModuleFrame> = meta
            .module_stack
            .iter()
            .flat_map(|stack| stack.iter())
            .filter(|frame| !frame.path.is_empty())
            .collect();
        let frames = &frames[..frames.len().min(MAX_CLUSTERS)];
        let common = self.open.iter().zip(frames).take_while(|(open, frame)| **open == *frame.key).count();
        self.leave_modules(common);
        for frame in &frames[common..] {
            let depth = self.open.len() + 1;
            let number = self.clusters;
            self.clusters += 1;
            self.line(depth, &format!("subgraph cluster_{number} {{"));
            let class = frame.class.rsplit('.').next().unwrap_or(&frame.class);
            let mut label = "label=".to_owned();
            quote(&mut label, &format!("{}: {class}", frame.path));
            label.push_str("; style=\"rounded,filled\"; color=\"#bbbbbb\"; fillcolor=\"#00000008\";");
            self.line(depth + 1, &label);
            self.open.push(frame.key.to_string());
        }
    }

    fn leave_modules(&mut self, keep: usize) {
        while self.open.len() > keep {
            let depth = self.open.len();
            self.line(depth, "}");
            self.open.pop();
        }
    }

    fn node(&mut self, node: Node<'_>) {
        let Some(number) = self.number(node.id()) else { return };
        let mut fields = vec![format!("%{}", node.name()), node.op().name().to_owned()];
        if !matches!(node.op(), Op::Output) {
            fields.push(node.target().to_owned());
        }
        if self.options.arguments {
            let constants = constants(node);
            if !constants.is_empty() {
                fields.push(constants);
            }
        }
        if self.options.shapes
            && let Some(value) = &node.meta().value
        {
            fields.push(value.to_string());
        }
        let mut text = format!("n{number} [label=\"{{");
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                text.push('|');
            }
            record_field(&mut text, field);
        }
        let _ = write!(text, "}}\", fillcolor=\"{}\"];", colour(node.op()));
        let depth = self.open.len() + 1;
        self.line(depth, &text);
    }
}

pub(crate) const fn colour(op: Op) -> &'static str {
    match op {
        Op::Placeholder => "#cfe8cf",
        Op::GetAttr => "#f5e6c4",
        Op::CallFunction => "#d4e4f7",
        Op::CallMethod => "#dcd6f7",
        Op::CallModule => "#f7d9d4",
        Op::Output => "#e0e0e0",
    }
}

/// The arguments that are no nodes: `1, dim=0`.
fn constants(node: Node<'_>) -> String {
    let mut text = String::new();
    let keyed = node.kwargs().iter().map(|(key, value)| (Some(&**key), value));
    for (key, value) in node.args().iter().map(|value| (None, value)).chain(keyed) {
        if value.as_node().is_some() || text.len() > MAX_LABEL {
            continue;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        if let Some(key) = key {
            text.push_str(key);
            text.push('=');
        }
        match value {
            Argument::Float(value) => text.push_str(&python_float(*value)),
            other => text.push_str(&node.graph().repr_argument(other)),
        }
    }
    text
}

/// Writes a quoted string of DOT. Only the quote and the backslash are special in it.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        plain(out, c);
    }
    out.push('"');
}

/// Writes the text of one field of a record, shortened.
fn record_field(out: &mut String, text: &str) {
    for (at, c) in text.chars().enumerate() {
        if at == MAX_LABEL {
            out.push_str("...");
            break;
        }
        if matches!(c, '{' | '}' | '|' | '<' | '>') {
            out.push('\\');
        }
        plain(out, c);
    }
}

fn plain(out: &mut String, c: char) {
    match c {
        '"' | '\\' => {
            out.push('\\');
            out.push(c);
        }
        // Escaped for the reader: the backslash is doubled for DOT.
        _ if c.is_control() => c.escape_default().for_each(|c| plain(out, c)),
        // An entity would be replaced by what it names.
        '&' => out.push_str("&amp;"),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use fx_ir::{DType, NewNode, TensorMeta, ValueMeta};

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
    fn nodes_shapes_clusters_and_edges() {
        let mut graph = Graph::new();
        let value = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, &[2, 3]));
        let meta = Meta { value: Some(Arc::new(value)), ..Meta::default() };
        let x = graph.create_node(NewNode::new(Op::Placeholder, "x").meta(meta));
        let a = graph.create_node(NewNode::call_module("l.a").arg(x).meta(in_modules(&["", "l", "l.a"])));
        let b = graph.create_node(
            NewNode::call_function("torch.add")
                .args((a, x, 0.5))
                .kwarg("k", "|")
                .meta(in_modules(&["", "l"])),
        );
        graph.output(b);
        insta::assert_snapshot!(dot(&GraphModule::from_graph(graph), &DotOptions::default()), @r##"
        digraph "GraphModule" {
          rankdir=TB;
          node [shape=Mrecord, style=filled, fontname="Helvetica", fontsize=10];
          edge [color="#555555"];
          n0 [label="{%x|placeholder|x|f32[2, 3]}", fillcolor="#cfe8cf"];
          subgraph cluster_0 {
            label="l: Linear"; style="rounded,filled"; color="#bbbbbb"; fillcolor="#00000008";
            subgraph cluster_1 {
              label="l.a: Linear"; style="rounded,filled"; color="#bbbbbb"; fillcolor="#00000008";
              n1 [label="{%l_a|call_module|l.a}", fillcolor="#f7d9d4"];
            }
            n2 [label="{%add|call_function|torch.add|0.5, k='\|'}", fillcolor="#d4e4f7"];
          }
          n3 [label="{%output|output}", fillcolor="#e0e0e0"];
          n0 -> n1;
          n1 -> n2;
          n0 -> n2;
          n2 -> n3;
        }
        "##);
    }

    #[test]
    fn any_text_stays_inside_its_label() {
        let mut graph = Graph::new();
        graph.call_method("\"}|{<b>\\ &lt;\n]; n9 [", ());
        let mut module = GraphModule::from_graph(graph);
        module.name = "a\"b\\".to_owned();
        insta::assert_snapshot!(dot(&module, &DotOptions::default()), @r##"
        digraph "a\"b\\" {
          rankdir=TB;
          node [shape=Mrecord, style=filled, fontname="Helvetica", fontsize=10];
          edge [color="#555555"];
          n0 [label="{%_b_lt_n9_|call_method|\"\}\|\{\<b\>\\ &amp;lt;\\n]; n9 [}", fillcolor="#dcd6f7"];
        }
        "##);
    }
}
