//! Pictures without Graphviz: a graph as SVG, from the inputs at the top to the outputs at the bottom.
//!
//! The layout is a layered one for programs, in time near-linear in the graph. A row holds what is as far from the inputs
//! along the longest way; an input or a parameter stands just above its first user. Rows are ordered so that nodes of one
//! module stand together, and otherwise below what they use. An edge to the next row is a curve; a longer one goes down
//! in a lane of its own beside everything on its way, and lanes are shared by edges that do not meet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fx_ir::{Graph, GraphModule, Node, NodeId, Op};

/// The heights of a box, of a row, and the gaps between boxes, in pixels.
const LINE: f64 = 14.0;
const ROW_GAP: f64 = 34.0;
const BOX_GAP: f64 = 24.0;
/// The width of a letter of the labels, which are set in a font of one width.
const LETTER: f64 = 6.7;
/// How far lanes of long edges are apart.
const LANE: f64 = 9.0;
/// What is left free around the picture.
const MARGIN: f64 = 16.0;
/// How many letters of a line of a label are shown.
const MAX_LABEL: usize = 40;
/// How deep module boxes may lie in each other.
const MAX_CLUSTERS: usize = 16;

/// What is shown on a node besides what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum OverlayValue {
    /// A number, such as a time: the higher, the darker.
    Number(f64),
    /// A word, such as the name of a partition: one colour a word.
    Word(String),
}

/// What [`svg`] draws.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgOptions {
    /// Shapes and element types of values, where they are known, beside the edges.
    pub shapes: bool,
    /// A box around the nodes of each module, where module stacks are known.
    pub clusters: bool,
    /// A name and a value by the name of a node: nodes are coloured by it instead of by the kind of operation.
    pub overlay: Option<(String, BTreeMap<String, OverlayValue>)>,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self { shapes: true, clusters: true, overlay: None }
    }
}

/// The graph as a picture in SVG. O(nodes log nodes + edges log edges + module stacks).
///
/// ```
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_method("relu", (x,));
/// graph.output(relu);
/// let picture = fx_codegen::svg(&fx_ir::GraphModule::from_graph(graph), &Default::default());
/// assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
/// assert!(picture.contains(">relu</text>") && picture.ends_with("</svg>\n"));
/// ```
pub fn svg(module: &GraphModule, options: &SvgOptions) -> String {
    let graph = module.graph();
    let mut layout = Layout::new(graph, options);
    layout.ranks(graph);
    layout.order();
    layout.place();
    let lanes = layout.lanes();
    layout.draw(module, options, &lanes)
}

/// A node in the picture.
struct Item {
    id: NodeId,
    lines: Vec<String>,
    /// What is written beside the edges that leave it.
    value: Option<String>,
    inputs: Vec<u32>,
    users: Vec<u32>,
    rank: u32,
    width: f64,
    height: f64,
    /// The middle.
    x: f64,
    y: f64,
    /// The modules it is in, outermost first, by number.
    modules: Vec<u32>,
}

struct Row {
    items: Vec<u32>,
    top: f64,
    height: f64,
    left: f64,
    right: f64,
}

struct Layout {
    items: Vec<Item>,
    rows: Vec<Row>,
    /// Path and class of each module.
    modules: Vec<(String, String)>,
}

/// A long edge's lane.
struct Lane {
    from: u32,
    to: u32,
    x: f64,
}

impl Layout {
    fn new(graph: &Graph, options: &SvgOptions) -> Self {
        let mut numbers = vec![u32::MAX; graph.capacity()];
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let mut modules = Vec::new();
        let mut items: Vec<Item> = Vec::with_capacity(graph.len());
        for (at, node) in graph.nodes().enumerate() {
            if let Some(slot) = numbers.get_mut(node.id().index()) {
                *slot = at as u32;
            }
            let mut inputs: Vec<u32> =
                node.input_nodes().filter_map(|input| numbers.get(input.id().index()).copied()).collect();
            inputs.retain(|input| (*input as usize) < at);
            inputs.sort_unstable();
            inputs.dedup();
            let lines = label(node, options);
            let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(1);
            let frames = node.meta().module_stack.as_deref().unwrap_or_default();
            let frames = frames.iter().filter(|frame| !frame.path.is_empty()).take(MAX_CLUSTERS);
            let of = frames.map(|frame| {
                *known.entry(frame.key.to_string()).or_insert_with(|| {
                    let class = frame.class.rsplit('.').next().unwrap_or(&frame.class);
                    modules.push((frame.path.to_string(), class.to_owned()));
                    modules.len() as u32 - 1
                })
            });
            let of: Vec<u32> = if options.clusters { of.collect() } else { Vec::new() };
            items.push(Item {
                id: node.id(),
                value: options
                    .shapes
                    .then(|| node.meta().value.as_ref().map(|value| value.to_string()))
                    .flatten(),
                inputs,
                users: Vec::new(),
                rank: 0,
                width: widest as f64 * LETTER + 16.0,
                height: lines.len() as f64 * LINE + 8.0,
                lines,
                x: 0.0,
                y: 0.0,
                modules: of,
            });
        }
        for at in 0..items.len() {
            for input in items[at].inputs.clone() {
                items[input as usize].users.push(at as u32);
            }
        }
        Self { items, rows: Vec::new(), modules }
    }

    /// The row of each node: the longest way from the inputs; inputs stand above their first user.
    fn ranks(&mut self, graph: &Graph) {
        for at in 0..self.items.len() {
            let rank = self.items[at].inputs.iter().map(|input| self.items[*input as usize].rank + 1).max();
            self.items[at].rank = rank.unwrap_or(0);
        }
        for at in 0..self.items.len() {
            if !self.items[at].inputs.is_empty() {
                continue;
            }
            let above = self.items[at].users.iter().map(|user| self.items[*user as usize].rank).min();
            let is_input = matches!(graph.node(self.items[at].id).op(), Op::Placeholder | Op::GetAttr);
            if let Some(rank) = above.filter(|_| is_input) {
                self.items[at].rank = rank.saturating_sub(1);
            }
        }
        let count = self.items.iter().map(|item| item.rank as usize + 1).max().unwrap_or(0);
        self.rows = (0..count)
            .map(|_| Row { items: Vec::new(), top: 0.0, height: 0.0, left: 0.0, right: 0.0 })
            .collect();
        for (at, item) in self.items.iter().enumerate() {
            self.rows[item.rank as usize].items.push(at as u32);
        }
    }

    /// The order in each row: by where the inputs stand, nodes of one module together.
    fn order(&mut self) {
        let mut place = vec![0.0f64; self.items.len()];
        for row in &mut self.rows {
            // Where each node would like to be, and each outermost module: the mean of its nodes.
            let mut wish: BTreeMap<Option<u32>, (f64, u32)> = BTreeMap::new();
            let mut keyed: Vec<(u32, f64)> = Vec::with_capacity(row.items.len());
            for (at, &item) in row.items.iter().enumerate() {
                let inputs = &self.items[item as usize].inputs;
                let mean = match inputs.len() {
                    0 => at as f64,
                    count => inputs.iter().map(|input| place[*input as usize]).sum::<f64>() / count as f64,
                };
                let module = self.items[item as usize].modules.first().copied();
                let sum = wish.entry(module).or_insert((0.0, 0));
                *sum = (sum.0 + mean, sum.1 + 1);
                keyed.push((item, mean));
            }
            let of = |item: u32| {
                let module = self.items[item as usize].modules.first().copied();
                let (sum, count) = wish.get(&module).copied().unwrap_or((0.0, 1));
                (sum / f64::from(count), module)
            };
            keyed.sort_by(|(a, mean_a), (b, mean_b)| {
                let ((wish_a, module_a), (wish_b, module_b)) = (of(*a), of(*b));
                wish_a
                    .total_cmp(&wish_b)
                    .then(module_a.cmp(&module_b))
                    .then(mean_a.total_cmp(mean_b))
                    .then(a.cmp(b))
            });
            let middle = (keyed.len() as f64 - 1.0) / 2.0;
            row.items = keyed.into_iter().map(|(item, _)| item).collect();
            for (at, &item) in row.items.iter().enumerate() {
                place[item as usize] = at as f64 - middle;
            }
        }
    }

    /// The place of each node: below the mean of its inputs, as far as the others in its row let it.
    fn place(&mut self) {
        let mut top = MARGIN;
        for row in &mut self.rows {
            row.top = top;
            row.height = row.items.iter().map(|&item| self.items[item as usize].height).fold(0.0, f64::max);
            top += row.height + ROW_GAP;
            let mut right = f64::NEG_INFINITY;
            let mut shift = 0.0;
            for &item in &row.items {
                let inputs = &self.items[item as usize].inputs;
                let wish = match inputs.len() {
                    0 => 0.0,
                    count => {
                        inputs.iter().map(|input| self.items[*input as usize].x).sum::<f64>() / count as f64
                    }
                };
                let item = &mut self.items[item as usize];
                item.x = wish.max(right + BOX_GAP + item.width / 2.0);
                item.y = row.top + row.height / 2.0;
                shift += wish - item.x;
                right = item.x + item.width / 2.0;
            }
            // What was pushed to the right is brought back to where the row as a whole would be.
            shift /= row.items.len().max(1) as f64;
            (row.left, row.right) = (f64::INFINITY, f64::NEG_INFINITY);
            for &item in &row.items {
                let item = &mut self.items[item as usize];
                item.x += shift;
                row.left = row.left.min(item.x - item.width / 2.0);
                row.right = row.right.max(item.x + item.width / 2.0);
            }
        }
        let left = self.rows.iter().map(|row| row.left).fold(f64::INFINITY, f64::min);
        let move_by = MARGIN + MAX_CLUSTERS as f64 * 2.0 - if left.is_finite() { left } else { 0.0 };
        self.items.iter_mut().for_each(|item| item.x += move_by);
        for row in &mut self.rows {
            row.left += move_by;
            row.right += move_by;
        }
    }

    /// Lanes for the edges that pass rows, on the right of all that they pass. Edges that do not meet share one.
    fn lanes(&self) -> Vec<Lane> {
        let mut long: Vec<(u32, u32)> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            for &user in &item.users {
                if self.items[user as usize].rank > item.rank + 1 {
                    long.push((at as u32, user));
                }
            }
        }
        let rank = |item: u32| self.items[item as usize].rank;
        // Short ones are nearer to the nodes; where they begin and end decides among equals.
        long.sort_by_key(|&(from, to)| (rank(to) - rank(from), rank(from), from, to));
        let widest = Maxima::new(self.rows.iter().map(|row| row.right).collect());
        // The first and the last row of each edge in each lane, which do not overlap.
        let mut taken: Vec<BTreeMap<u32, u32>> = Vec::new();
        let mut lanes = Vec::with_capacity(long.len());
        for (from, to) in long {
            let (first, last) = (rank(from), rank(to));
            let is_free = |lane: &BTreeMap<u32, u32>| {
                lane.range(..last).next_back().is_none_or(|(_, &end)| end <= first)
            };
            let lane = taken.iter().position(is_free).unwrap_or_else(|| {
                if taken.len() < MAX_LANES {
                    taken.push(BTreeMap::new());
                }
                taken.len() - 1
            });
            if is_free(&taken[lane]) {
                taken[lane].insert(first, last);
            }
            let x = widest.of(first as usize + 1, last as usize) + 14.0 + lane as f64 * LANE;
            lanes.push(Lane { from, to, x });
        }
        lanes
    }

    fn draw(&self, module: &GraphModule, options: &SvgOptions, lanes: &[Lane]) -> String {
        let graph = module.graph();
        let right = self.rows.iter().map(|row| row.right).fold(0.0, f64::max);
        let right = lanes.iter().map(|lane| lane.x).fold(right, f64::max) + MARGIN + 90.0;
        let bottom = self.rows.last().map_or(0.0, |row| row.top + row.height) + MARGIN;
        let mut out = String::with_capacity(self.items.len() * 420 + 1024);
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{right:.0}\" height=\"{bottom:.0}\" \
             viewBox=\"0 0 {right:.0} {bottom:.0}\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" \
             font-size=\"11\">\n<title>"
        );
        escaped(&mut out, &module.name);
        out.push_str(
            "</title>\n<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" \
             markerHeight=\"7\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"#666\"/></marker></defs>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        );
        self.draw_clusters(&mut out);
        out.push_str("<g fill=\"none\" stroke=\"#888\" marker-end=\"url(#head)\">\n");
        let spots = Spots::new(&self.items);
        for (at, item) in self.items.iter().enumerate() {
            for &user in &item.users {
                let target = &self.items[user as usize];
                if target.rank > item.rank + 1 {
                    continue;
                }
                let (x1, y1) = (item.x, item.y + item.height / 2.0);
                let (x2, y2) = (spots.of(at as u32, user, target), target.y - target.height / 2.0);
                let half = (y1 + y2) / 2.0;
                let _ = writeln!(
                    out,
                    "<path d=\"M{x1:.1},{y1:.1} C{x1:.1},{half:.1} {x2:.1},{half:.1} {x2:.1},{y2:.1}\"/>"
                );
            }
        }
        for lane in lanes {
            let (item, target) = (&self.items[lane.from as usize], &self.items[lane.to as usize]);
            let (x1, y1) = (item.x, item.y + item.height / 2.0);
            let (x2, y2) = (spots.of(lane.from, lane.to, target), target.y - target.height / 2.0);
            let x = lane.x;
            let (down, up) = (y1 + ROW_GAP / 2.0, y2 - ROW_GAP / 2.0);
            let _ = writeln!(
                out,
                "<path d=\"M{x1:.1},{y1:.1} C{x1:.1},{down:.1} {x:.1},{y1:.1} {x:.1},{0:.1} L{x:.1},{1:.1} \
                 C{x:.1},{y2:.1} {x2:.1},{up:.1} {x2:.1},{y2:.1}\"/>",
                y1 + ROW_GAP,
                y2 - ROW_GAP,
            );
        }
        out.push_str("</g>\n");
        let colours = Colours::new(options);
        for item in &self.items {
            self.draw_item(&mut out, graph.node(item.id), item, &colours);
        }
        if let Some((name, _)) = &options.overlay {
            let _ = write!(out, "<text x=\"{MARGIN}\" y=\"{:.0}\" fill=\"#444\">colour: ", bottom - 4.0);
            escaped(&mut out, name);
            out.push_str("</text>\n");
        }
        out.push_str("</svg>\n");
        out
    }

    fn draw_item(&self, out: &mut String, node: Node<'_>, item: &Item, colours: &Colours<'_>) {
        let (left, top) = (item.x - item.width / 2.0, item.y - item.height / 2.0);
        let (fill, text) = colours.of(node);
        let _ = write!(out, "<g><title>{}", {
            let mut title = String::new();
            escaped(
                &mut title,
                &shortened(&format!("%{} = {}[{}]", node.name(), node.op().name(), node.target()), 200),
            );
            title
        });
        let _ = write!(
            out,
            "</title><rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"4\" fill=\"{fill}\" \
             stroke=\"#555\"/>",
            item.width, item.height
        );
        for (at, line) in item.lines.iter().enumerate() {
            let weight = if at == 0 { " font-weight=\"bold\"" } else { "" };
            let y = top + 4.0 + LINE * (at as f64 + 0.8);
            let _ = write!(
                out,
                "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" fill=\"{text}\"{weight}>",
                item.x
            );
            escaped(out, line);
            out.push_str("</text>");
        }
        if let Some(value) = item.value.as_ref().filter(|_| !item.users.is_empty()) {
            let _ = write!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"#06c\" font-size=\"10\">",
                item.x + 5.0,
                top + item.height + 11.0
            );
            escaped(out, &shortened(value, MAX_LABEL));
            out.push_str("</text>");
        }
        out.push_str("</g>\n");
    }

    /// A box around the nodes of each module, the outer ones first.
    fn draw_clusters(&self, out: &mut String) {
        let none = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        let mut boxes = vec![none; self.modules.len()];
        let mut depths = vec![0usize; self.modules.len()];
        let mut heights = vec![0usize; self.modules.len()];
        for item in &self.items {
            for (depth, &module) in item.modules.iter().enumerate() {
                let found = &mut boxes[module as usize];
                found.0 = found.0.min(item.x - item.width / 2.0);
                found.1 = found.1.min(item.y - item.height / 2.0);
                found.2 = found.2.max(item.x + item.width / 2.0);
                found.3 = found.3.max(item.y + item.height / 2.0);
                depths[module as usize] = depth;
                let inside = item.modules.len() - depth - 1;
                heights[module as usize] = heights[module as usize].max(inside);
            }
        }
        let mut order: Vec<usize> = (0..self.modules.len()).collect();
        order.sort_by_key(|&at| depths[at]);
        for at in order {
            let (left, top, right, bottom) = boxes[at];
            if !left.is_finite() {
                continue;
            }
            let around = 5.0 + heights[at] as f64 * 4.0;
            let (path, class) = &self.modules[at];
            let _ = write!(
                out,
                "<g><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\" fill=\"#0000000a\" \
                 stroke=\"#bbb\"/><text x=\"{:.1}\" y=\"{:.1}\" fill=\"#888\" font-size=\"9\">",
                left - around,
                top - around,
                right - left + 2.0 * around,
                bottom - top + 2.0 * around,
                left - around + 3.0,
                top - around + 8.0 - 9.0,
            );
            escaped(out, &shortened(&format!("{path}: {class}"), MAX_LABEL));
            out.push_str("</text></g>\n");
        }
    }
}

/// How many lanes there are; edges beyond share the last, so that the search for one stays short.
const MAX_LANES: usize = 64;

/// Where on a node's upper side its edges end: side by side, in the order of where they come from.
struct Spots {
    /// For each node its inputs, sorted, and the place of each from left to right.
    order: Vec<Vec<(u32, u32)>>,
}

impl Spots {
    fn new(items: &[Item]) -> Self {
        let order = items.iter().map(|item| {
            let mut inputs = item.inputs.clone();
            inputs.sort_by(|a, b| items[*a as usize].x.total_cmp(&items[*b as usize].x).then(a.cmp(b)));
            let mut places: Vec<(u32, u32)> = (0u32..).zip(inputs).map(|(at, input)| (input, at)).collect();
            places.sort_unstable();
            places
        });
        Self { order: order.collect() }
    }

    fn of(&self, from: u32, to: u32, target: &Item) -> f64 {
        let inputs = &self.order[to as usize];
        let found = inputs.binary_search_by_key(&from, |(input, _)| *input);
        let at = found.ok().and_then(|found| inputs.get(found)).map_or(0, |(_, at)| *at);
        let room = (target.width - 16.0).min(inputs.len() as f64 * 14.0);
        target.x + room * ((f64::from(at) + 0.5) / inputs.len().max(1) as f64 - 0.5)
    }
}

/// The largest number of any range, in constant time (a sparse table).
struct Maxima(Vec<Vec<f64>>);

impl Maxima {
    fn new(values: Vec<f64>) -> Self {
        let mut levels = vec![values];
        let mut step = 1;
        while let Some(last) = levels.last().filter(|last| last.len() > step) {
            let next = (0..last.len() - step).map(|at| last[at].max(last[at + step])).collect();
            levels.push(next);
            step *= 2;
        }
        Self(levels)
    }

    /// Of `start..end`.
    fn of(&self, start: usize, end: usize) -> f64 {
        if start >= end {
            return 0.0;
        }
        let level = (end - start).ilog2() as usize;
        let Some(values) = self.0.get(level) else { return 0.0 };
        let second = end - (1 << level);
        values.get(start).copied().unwrap_or(0.0).max(values.get(second).copied().unwrap_or(0.0))
    }
}

/// What the boxes are filled with.
struct Colours<'o> {
    overlay: Option<&'o BTreeMap<String, OverlayValue>>,
    largest: f64,
    words: BTreeMap<&'o str, usize>,
}

/// Colours that can be told apart, for words.
const PALETTE: [&str; 10] = [
    "#a6cee3", "#b2df8a", "#fdbf6f", "#cab2d6", "#fb9a99", "#ffff99", "#8dd3c7", "#fccde5", "#d9d9d9",
    "#bebada",
];

impl<'o> Colours<'o> {
    fn new(options: &'o SvgOptions) -> Self {
        let overlay = options.overlay.as_ref().map(|(_, values)| values);
        let mut words = BTreeMap::new();
        let mut largest = 0.0f64;
        for value in overlay.into_iter().flat_map(BTreeMap::values) {
            match value {
                OverlayValue::Number(number) if number.is_finite() => largest = largest.max(*number),
                OverlayValue::Number(_) => {}
                OverlayValue::Word(word) => {
                    let next = words.len();
                    words.entry(word.as_str()).or_insert(next);
                }
            }
        }
        Self { overlay, largest, words }
    }

    /// The colours of the box and of its text.
    fn of(&self, node: Node<'_>) -> (String, &'static str) {
        let Some(overlay) = self.overlay else { return (crate::dot::colour(node.op()).to_owned(), "#111") };
        match overlay.get(node.name()) {
            None => ("#f4f4f4".to_owned(), "#111"),
            Some(OverlayValue::Word(word)) => {
                let at = self.words.get(word.as_str()).copied().unwrap_or(0);
                (PALETTE[at % PALETTE.len()].to_owned(), "#111")
            }
            Some(OverlayValue::Number(number)) => {
                let part = if self.largest > 0.0 { (number / self.largest).clamp(0.0, 1.0) } else { 0.0 };
                let part = if part.is_nan() { 0.0 } else { part };
                // From white to a dark red.
                let mix = |from: f64, to: f64| (from + (to - from) * part).round() as u8;
                let fill =
                    format!("#{:02x}{:02x}{:02x}", mix(255.0, 178.0), mix(247.0, 24.0), mix(236.0, 43.0));
                (fill, if part > 0.6 { "#fff" } else { "#111" })
            }
        }
    }
}

/// The lines in a node's box.
fn label(node: Node<'_>, options: &SvgOptions) -> Vec<String> {
    let mut lines = vec![shortened(node.name(), MAX_LABEL)];
    let target = node.target().strip_prefix("torch.ops.").unwrap_or(node.target());
    let second = match node.op() {
        Op::Output => String::new(),
        Op::Placeholder if node.target() == node.name() => "input".to_owned(),
        _ => target.to_owned(),
    };
    if !second.is_empty() && second != node.name() {
        lines.push(shortened(&second, MAX_LABEL));
    }
    if let Some((_, values)) = &options.overlay
        && let Some(value) = values.get(node.name())
    {
        lines.push(match value {
            OverlayValue::Number(number) => shortened(&format!("{number:.4}"), MAX_LABEL),
            OverlayValue::Word(word) => shortened(word, MAX_LABEL),
        });
    }
    lines
}

fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    text.chars().take(limit - 1).chain(['…']).collect()
}

/// Writes text of XML.
fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML cannot hold at all.
            _ if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "{}", c.escape_default());
            }
            _ => out.push(c),
        }
    }
}
