//! [`History`]: which pass made, changed or took away each node, and from which nodes.

use std::collections::HashMap;
use std::fmt;

use fx_ir::{Graph, GraphModule};

use super::{Instrument, InstrumentError, PassEvent};
use crate::report::{PassRun, PassTime, table};

/// Compares the outermost graph with the one before each pass that changed it, by the names of the nodes, which are never
/// given twice. Keeps a hash of every node's line; O(text) a pass.
///
/// ```
/// use fx_passes::instrument::{History, What};
/// use fx_passes::{PassManager, Pipeline};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.relu", [x]);
/// graph.output(relu);
/// let mut module = fx_ir::GraphModule::from_graph(graph);
/// let swap = Pipeline::new().function("swap", move |module, cx| {
///     let graph = module.graph_mut();
///     let meta = cx.meta_for(graph.node(relu), []);
///     let new = fx_ir::NewNode::call_function("torch.sigmoid").arg(x).meta(meta);
///     let new = graph.inserting_before(relu)?.create_node(new);
///     graph.replace_all_uses_with(relu, new)?;
///     graph.erase_node(relu)?;
///     Ok(true.into())
/// });
/// let mut history = History::default();
/// PassManager::new().add_pipeline(swap).with_instrument(&mut history).run(&mut module)?;
/// let made = history.of("sigmoid").next().unwrap();
/// assert_eq!((made.what, &*made.pass, &*made.from), (What::Made, "swap", &["relu".to_owned()][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct History {
    lines: HashMap<String, String>,
    order: Vec<String>,
    events: Vec<NodeEvent>,
}

/// What a run of a pass did to a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeEvent {
    /// The name of the node.
    pub node: String,
    /// What it calls: after the pass, or before when it is gone.
    pub target: String,
    /// What was done.
    pub what: What,
    /// The pass with its options.
    pub pass: String,
    /// The number of the run.
    pub run: usize,
    /// The names of the nodes that a new one was made from, as the pass says; none when it says nothing.
    pub from: Vec<String>,
}

/// What can happen to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// It is new.
    Made,
    /// It calls something else, or on other arguments.
    Changed,
    /// It is gone.
    Erased,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            What::Made => "made",
            What::Changed => "changed",
            What::Erased => "erased",
        }
    }
}

impl History {
    /// What happened in the last run, by pass, in the order of the graph.
    pub fn events(&self) -> &[NodeEvent] {
        &self.events
    }

    /// What happened to the node of this name.
    pub fn of<'h>(&'h self, node: &'h str) -> impl Iterator<Item = &'h NodeEvent> {
        self.events.iter().filter(move |event| event.node == node)
    }

    fn remember(&mut self, graph: &Graph) {
        self.order = graph.nodes().map(|node| node.name().to_owned()).collect();
        self.lines =
            graph.nodes().map(|node| (node.name().to_owned(), line(graph, node.name(), node))).collect();
    }
}

/// The line of a node without the number of its users, which others decide.
fn line(graph: &Graph, name: &str, node: fx_ir::Node<'_>) -> String {
    let text = graph.format_node(node.id());
    let users = format!("[num_users={}]", node.num_users());
    let text = text.trim_start().trim_start_matches('%').trim_start_matches(name);
    text.replacen(&users, "", 1)
}

impl Instrument for History {
    fn name(&self) -> &str {
        "history"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        self.events.clear();
        self.remember(module.graph());
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        if !outcome.changed {
            return Ok(());
        }
        let graph = module.graph();
        let mut event = |node: &str, target: &str, what, from| {
            let (node, target, pass, run) =
                (node.to_owned(), target.to_owned(), pass.text.to_owned(), pass.run);
            self.events.push(NodeEvent { node, target, what, pass, run, from });
        };
        for node in graph.nodes() {
            match self.lines.get(node.name()) {
                None => {
                    let steps = node.meta().provenance.as_deref().unwrap_or_default();
                    let own = steps.iter().rev().take_while(|step| &*step.pass == pass.name);
                    let from = own.flat_map(|step| step.from.iter().map(|name| name.to_string())).collect();
                    event(node.name(), node.target(), What::Made, from);
                }
                Some(before) if *before != line(graph, node.name(), node) => {
                    event(node.name(), node.target(), What::Changed, Vec::new());
                }
                Some(_) => {}
            }
        }
        for name in self.order.iter().filter(|name| graph.find(name).is_none()) {
            let before = self.lines.get(name).map(String::as_str).unwrap_or_default();
            let target = before.split("[target=").nth(1).and_then(|rest| rest.split(']').next());
            event(name, target.unwrap_or_default(), What::Erased, Vec::new());
        }
        self.remember(graph);
        Ok(())
    }
}

/// Prints a table, a line for each event.
impl fmt::Display for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = table(&["run", "pass", "node", "what", "target", "from"], &["run"]);
        for event in &self.events {
            table.add_row([
                event.run.to_string(),
                event.pass.clone(),
                event.node.clone(),
                event.what.name().to_owned(),
                event.target.clone(),
                event.from.join(", "),
            ]);
        }
        f.write_str(&table.trim_fmt())
    }
}
