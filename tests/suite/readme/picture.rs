//! The picture in the README: one block of the shipped model before a pass and after it, drawn from the two graphs.
//!
//! Calls stand in program order, each with the parameters it reads below it. The second row keeps the columns of the
//! first, so that what is gone leaves a gap. An argument that is not the call before comes in over an arc.

use std::fmt::Write as _;

use fx::ir::{GraphModule, Node, Op};

const WIDTH: usize = 112;
const GAP: usize = 18;
const MARGIN: usize = 8;
const CARD: usize = 44;
const CHIP: usize = 20;
/// The height of an arc over the cards.
const ARC: usize = 22;

/// A middle grey, to be read on white and on black.
const INK: &str = "#7d8590";
const MONO: &str = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";
const SANS: &str = "system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

/// How a text looks.
#[derive(Clone, Copy)]
struct Style {
    anchor: &'static str,
    font: &'static str,
    size: usize,
    fill: &'static str,
}

const TITLE: Style = Style { anchor: "start", font: SANS, size: 13, fill: INK };
const LEGEND: Style = Style { size: 12, ..TITLE };
const NAME: Style = Style { anchor: "middle", font: MONO, size: 12, fill: "#1f2328" };
const TARGET: Style = Style { size: 10, fill: "#57606a", ..NAME };
const SMALL: Style = Style { size: 10, ..NAME };

/// What became of a call: its colours, and the words for them.
#[derive(Clone, Copy)]
struct Fate {
    fill: &'static str,
    border: &'static str,
    word: &'static str,
}

const SAME: Fate = Fate { fill: "#e6e9ed", border: "#a3abb5", word: "as before" };
const GONE: Fate = Fate { fill: "#f9d3cd", border: "#d3786a", word: "goes" };
const CHANGED: Fate = Fate { fill: "#cfe3fa", border: "#5a94d6", word: "takes it in: new weight, new bias" };
const STATE: Fate = Fate { fill: "#f6e8c6", border: "#cfae62", word: "parameter or buffer" };

/// One call, as far as it is drawn.
struct Card {
    name: String,
    target: String,
    parameters: Vec<String>,
    inputs: Vec<String>,
}

/// The calls that lie in the module at `path`, after the calls outside that they read.
fn cards(module: &GraphModule, path: &str) -> Vec<Card> {
    let inside = |node: &Node<'_>| {
        let frames = node.meta().module_stack.as_deref().unwrap_or_default();
        node.op() == Op::CallFunction && frames.iter().any(|frame| &*frame.path == path)
    };
    let mut nodes: Vec<Node<'_>> = Vec::new();
    for node in module.graph().nodes().filter(inside) {
        let outside = node.input_nodes().filter(|input| input.op() == Op::CallFunction);
        for shown in outside.chain([node]) {
            if !nodes.iter().any(|known| known.id() == shown.id()) {
                nodes.push(shown);
            }
        }
    }
    let prefix = format!("{path}.");
    let card = |node: &Node<'_>| {
        let is_inside = inside(node);
        let reads = node.input_nodes().filter(|input| is_inside && input.op() == Op::GetAttr);
        Card {
            name: node.name().to_owned(),
            target: short(node.target()),
            parameters: reads.map(|input| input.target().trim_start_matches(&prefix).to_owned()).collect(),
            inputs: node.input_nodes().map(|input| input.name().to_owned()).collect(),
        }
    };
    nodes.iter().map(card).collect()
}

/// `aten.conv2d` of `torch.ops.aten.conv2d.default`.
fn short(target: &str) -> String {
    let name = target.strip_prefix("torch.ops.").unwrap_or(target);
    name.rsplit_once('.').map_or(name, |(operator, _)| operator).to_owned()
}

/// The calls of the module at `path`, before and after, as SVG.
pub fn draw(before: &GraphModule, after: &GraphModule, path: &str) -> String {
    let rows = [cards(before, path), cards(after, path)];
    let column = |name: &str| rows[0].iter().position(|card| card.name == name);
    let columns = rows[0].len();
    let fate = |card: &Card| {
        let mut there = rows.iter().map(|row| row.iter().find(|other| other.name == card.name));
        match (there.next().flatten(), there.next().flatten()) {
            (Some(_), None) => GONE,
            (Some(old), Some(new)) if old.parameters == new.parameters => SAME,
            _ => CHANGED,
        }
    };

    let mut body = String::new();
    let mut top = 0;
    let titles = [("before", before), ("after fuse-conv-bn", after)];
    for (row, (title, module)) in rows.iter().zip(titles) {
        let title = format!("{title}: {} nodes in the whole model", module.graph().len());
        text(&mut body, (MARGIN, top + 16), TITLE, &title);
        let y = top + 28 + ARC;
        for (index, card) in row.iter().enumerate() {
            let Some(at) = column(&card.name) else { continue };
            for input in &card.inputs {
                let Some(from) = row.iter().position(|other| other.name == *input) else { continue };
                let Some(from_column) = column(input) else { continue };
                edge(&mut body, from_column, at, y, from + 1 == index);
            }
        }
        for card in row {
            if let Some(at) = column(&card.name) {
                draw_card(&mut body, card, fate(card), at, y);
            }
        }
        let deepest = row.iter().map(|card| card.parameters.len()).max().unwrap_or(0);
        top = y + CARD + 8 + deepest * (CHIP + 4) + 14;
    }
    legend(&mut body, top);

    let (width, height) = (2 * MARGIN + columns * (WIDTH + GAP) - GAP, top + 26);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-label=\"{path} of the shipped model, before and after fuse-conv-bn\">\n\
         <defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path d=\"M0 0.5L7.5 4L0 7.5z\" fill=\"{INK}\"/></marker></defs>\n{body}</svg>\n"
    )
}

fn x(column: usize) -> usize {
    MARGIN + column * (WIDTH + GAP)
}

fn draw_card(body: &mut String, card: &Card, fate: Fate, column: usize, y: usize) {
    let (x, middle) = (x(column), x(column) + WIDTH / 2);
    rect(body, x, y, CARD, 7, fate);
    text(body, (middle, y + 19), NAME, &format!("%{}", card.name));
    text(body, (middle, y + 34), TARGET, &card.target);
    for (index, parameter) in card.parameters.iter().enumerate() {
        let top = y + CARD + 8 + index * (CHIP + 4);
        if index == 0 {
            line(body, &format!("M{middle} {top}V{}", y + CARD), false);
        }
        rect(body, x, top, CHIP, 4, STATE);
        text(body, (middle, top + 14), SMALL, parameter);
    }
}

/// A straight arrow to the right, or an arc over the cards between.
fn edge(body: &mut String, from: usize, to: usize, y: usize, is_next: bool) {
    let path = if is_next {
        format!("M{} {}H{}", x(from) + WIDTH, y + CARD / 2, x(to) - 1)
    } else {
        let (left, right, over) = (x(from) + WIDTH / 2, x(to) + WIDTH / 2, y - ARC + 6);
        format!("M{left} {y}V{}q0 -8 8 -8H{}q8 0 8 8V{}", over + 8, right - 8, y - 1)
    };
    line(body, &path, true);
}

fn legend(body: &mut String, top: usize) {
    let mut x = MARGIN;
    for fate in [GONE, CHANGED, SAME, STATE] {
        let _ = writeln!(
            body,
            "<rect x=\"{x}\" y=\"{}\" width=\"12\" height=\"12\" rx=\"3\" fill=\"{}\" stroke=\"{}\"/>",
            top + 4,
            fate.fill,
            fate.border
        );
        text(body, (x + 18, top + 14), LEGEND, fate.word);
        x += 18 + fate.word.len() * 6 + 26;
    }
}

fn rect(body: &mut String, x: usize, y: usize, height: usize, radius: usize, fate: Fate) {
    let Fate { fill, border, .. } = fate;
    let _ = writeln!(
        body,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"{radius}\" fill=\"{fill}\" stroke=\"{border}\"/>"
    );
}

fn line(body: &mut String, path: &str, arrow: bool) {
    let head = if arrow { " marker-end=\"url(#head)\"" } else { "" };
    let _ = writeln!(body, "<path d=\"{path}\" fill=\"none\" stroke=\"{INK}\" stroke-width=\"1.5\"{head}/>");
}

fn text(body: &mut String, (x, y): (usize, usize), style: Style, text: &str) {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let Style { anchor, font, size, fill } = style;
    let _ = writeln!(
        body,
        "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-family=\"{font}\" font-size=\"{size}\" fill=\"{fill}\">{text}</text>"
    );
}
