//! The program names the pass crate: its pass stands in pipelines beside those registered here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fx_ir::{Graph, GraphModule};
use fx_passes::{
    Changed, Pass, PassContext, PassError, PassManager, Registry, register_pass, register_pipeline,
};
use fx_test_plugin as _;
use serde::{Deserialize, Serialize};

/// Does nothing, from another crate than the plugin.
#[derive(Default, Serialize, Deserialize)]
struct Look;

impl Pass for Look {
    const NAME: &'static str = "look";
    const SUMMARY: &'static str = "Do nothing";

    fn run(&self, _module: &mut GraphModule, _cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        Ok(Changed::No)
    }
}

register_pass!(Look);
register_pipeline!("there-and-back", "Swap twice", "swap-add-mul,swap-add-mul");

fn module() -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let sum = graph.call_function("operator.add", (x, 1));
    let product = graph.call_function("operator.mul", (sum, x));
    graph.output(product);
    GraphModule::from_graph(graph)
}

#[test]
fn a_pass_of_another_crate_runs_by_name() {
    let mut module = module();
    let report = PassManager::parse("look,swap-add-mul{keep_mul=true}").unwrap().run(&mut module).unwrap();
    insta::assert_snapshot!(report.without_times(), @r"
    run  pass                         changed  nodes  statistics
      1  look                         no       4
      2  swap-add-mul{keep_mul=true}  yes      4      swapped 1
    ");
    let targets: Vec<_> = module.graph().nodes().map(|node| node.target()).collect();
    assert_eq!(targets, ["x", "operator.mul", "operator.mul", "output"]);
}

#[test]
fn a_named_pipeline_finds_passes_of_other_crates() {
    let mut there_and_back = module();
    PassManager::parse("there-and-back").unwrap().run(&mut there_and_back).unwrap();
    assert_eq!(there_and_back.graph(), module().graph());
}

#[test]
fn the_registry_tells_where_a_pass_comes_from() {
    let registry = Registry::global().unwrap();
    assert_eq!(registry.names(), ["look", "swap-add-mul", "there-and-back"]);
    let info = registry.get("swap-add-mul").unwrap();
    assert!(info.file.ends_with("lib.rs") && info.line > 1, "{info:?}");
    assert_eq!((info.options)()[0].name, "keep_mul");
}
