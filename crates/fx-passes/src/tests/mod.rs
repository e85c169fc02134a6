//! Tests of the framework, with passes that exist only here.

mod bad_input;
mod constraints;
mod instruments;
mod manager;
mod options;
mod pipeline;
mod registry;

use fx_ir::{Graph, GraphModule, Op};
use serde::{Deserialize, Serialize};

use crate::{Changed, Check, Pass, PassContext, PassError, PassInfo, PipelineInfo, Registry};

/// Declares a pass without options.
macro_rules! fake_pass {
    ($type:ident, $name:literal, |$module:ident, $cx:ident| $body:expr $(, $const:ident = $value:expr)*) => {
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub(super) struct $type;

        impl Pass for $type {
            const NAME: &'static str = $name;
            const SUMMARY: &'static str = "Serve a test";
            $(const $const: &'static [&'static str] = $value;)*

            fn run(&self, $module: &mut GraphModule, $cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
                $body
            }
        }
    };
}

fake_pass!(Look, "look", |_module, _cx| Ok(Changed::No));
fake_pass!(Invalid, "invalid", |module, _cx| {
    module.graph_mut().inserting_at_end().call_function("late", ());
    Ok(Changed::Yes)
});
fake_pass!(Liar, "liar", |module, _cx| {
    module.graph_mut().inserting_at_front().placeholder("smuggled");
    Ok(Changed::No)
});
fake_pass!(Panics, "panics", |module, _cx| {
    module.graph_mut().inserting_at_front().placeholder("half_done");
    let empty: [i32; 0] = [];
    Ok((empty[module.graph().len()] == 0).into())
});
fake_pass!(GivesUp, "gives-up", |module, _cx| {
    let graph = module.graph_mut();
    let x = graph.ids()[0];
    graph.erase_node(x)?;
    Ok(Changed::Yes)
});
fake_pass!(Other, "other", |module, _cx| {
    module.graph_mut().inserting_at_front().call_function("made", ());
    Ok(Changed::Yes)
});
fake_pass!(Normalize, "normalize", |_module, _cx| Ok(Changed::No), ENSURES = &["normal-form"]);
fake_pass!(Scramble, "scramble", |_module, _cx| Ok(Changed::No), BREAKS = &["normal-form"]);
fake_pass!(Fuse, "fuse", |_module, _cx| Ok(Changed::No), REQUIRES = &["normal-form"]);
fake_pass!(Twice, "twice", |_module, _cx| Ok(Changed::No), REQUIRES = &["look"]);

/// Erases unused calls from the end.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Trim {
    at_most: usize,
}

impl Default for Trim {
    fn default() -> Self {
        Self { at_most: 1 }
    }
}

impl Pass for Trim {
    const NAME: &'static str = "trim";
    const SUMMARY: &'static str = "Erase the last calls that nobody uses";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let dead = |module: &GraphModule| {
            let mut nodes = module.graph().nodes().rev();
            nodes.find(|node| node.op() == Op::CallFunction && node.num_users() == 0).map(|node| node.id())
        };
        let mut erased = 0;
        while erased < self.at_most
            && let Some(id) = dead(module)
        {
            module.graph_mut().erase_node(id)?;
            erased += 1;
        }
        cx.count("erased", erased);
        if let Some(id) = dead(module) {
            cx.note(module.graph().node(id).name(), "at_most was reached");
        }
        Ok((erased > 0).into())
    }

    fn is_exact(&self) -> bool {
        true
    }
}

/// Fails when the graph has more nodes than allowed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Small {
    nodes: usize,
}

impl Default for Small {
    fn default() -> Self {
        Self { nodes: 100 }
    }
}

impl Check for Small {
    const NAME: &'static str = "small";
    const SUMMARY: &'static str = "The graph has few nodes";

    fn check(&self, module: &GraphModule, _cx: &mut PassContext<'_>) -> Result<(), PassError> {
        match module.graph().len() {
            n if n > self.nodes => Err(PassError::new(format!("{n} nodes, at most {} allowed", self.nodes))),
            _ => Ok(()),
        }
    }
}

/// A pass with an option of every kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Options {
    pub(super) flag: bool,
    pub(super) int: i64,
    pub(super) float: f64,
    pub(super) text: String,
    pub(super) list: Vec<String>,
    pub(super) nested: Vec<Vec<i64>>,
    pub(super) maybe: Option<u32>,
    pub(super) mode: Mode,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Mode {
    Fast,
    Careful,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            flag: false,
            int: 3,
            float: 1e-5,
            text: "a b".to_owned(),
            list: Vec::new(),
            nested: Vec::new(),
            maybe: None,
            mode: Mode::Careful,
        }
    }
}

impl Pass for Options {
    const NAME: &'static str = "options";
    const SUMMARY: &'static str = "Have options";

    fn run(&self, _module: &mut GraphModule, _cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        Ok(Changed::No)
    }
}

pub(super) const CLEANUP: PipelineInfo =
    PipelineInfo { name: "cleanup", summary: "Trim", text: "look,repeat(trim)", file: "c.rs", line: 7 };

/// Every pass of this file.
pub(super) fn registry() -> Registry {
    let registry = Registry::with([
        PassInfo::pass::<Look>("a.rs", 1),
        PassInfo::pass::<Invalid>("a.rs", 2),
        PassInfo::pass::<Liar>("a.rs", 3),
        PassInfo::pass::<Panics>("a.rs", 4),
        PassInfo::pass::<GivesUp>("a.rs", 5),
        PassInfo::pass::<Normalize>("a.rs", 6),
        PassInfo::pass::<Scramble>("a.rs", 7),
        PassInfo::pass::<Fuse>("a.rs", 8),
        PassInfo::pass::<Twice>("a.rs", 9),
        PassInfo::pass::<Trim>("b.rs", 1),
        PassInfo::pass::<Options>("b.rs", 2),
        PassInfo::check::<Small>("b.rs", 3),
    ]);
    registry.unwrap().with_pipelines([CLEANUP]).unwrap()
}

/// `relu(x)` and `dead` unused calls.
pub(super) fn module(dead: usize) -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let relu = graph.call_function("torch.relu", [x]);
    for _ in 0..dead {
        graph.call_function("torch.neg", [x]);
    }
    graph.output(relu);
    GraphModule::from_graph(graph)
}
