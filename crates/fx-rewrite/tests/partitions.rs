//! Source partitions: what one function or module of the source became.

#![allow(clippy::unwrap_used)]

use fx_ir::{Graph, ModuleFrame, NodeId};
use fx_rewrite::{SourcePartition, check_subgraphs_connected, get_source_partitions};

const LINEAR: &str = "torch.nn.modules.linear.Linear";
const RELU: &str = "torch.nn.modules.activation.ReLU";

fn inside(graph: &mut Graph, id: NodeId, path: &str, class: &str) {
    let frame = ModuleFrame { key: path.into(), path: path.into(), class: class.into() };
    graph.meta_mut(id).unwrap().module_stack = Some(vec![frame].into());
}

fn tell(graph: &mut Graph, id: NodeId, key: &str, value: &str) {
    graph.meta_mut(id).unwrap().other.insert(key.into(), value.into());
}

/// Two linear layers, each a transposition and a product, with a relu between.
fn net() -> Graph {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let mut value = x;
    for layer in ["first", "second"] {
        let weight = graph.get_attr(&format!("{layer}.weight"));
        let t = graph.call_function("torch.ops.aten.t.default", [weight]);
        let mm = graph.call_function("torch.ops.aten.mm.default", (value, t));
        for id in [t, mm] {
            inside(&mut graph, id, layer, LINEAR);
        }
        value = mm;
        if layer == "first" {
            value = graph.call_function("torch.ops.aten.relu.default", [mm]);
            inside(&mut graph, value, "act", RELU);
        }
    }
    graph.output(value);
    graph
}

fn names(graph: &Graph, ids: &[NodeId]) -> String {
    ids.iter().map(|&id| graph.node(id).name()).collect::<Vec<_>>().join(" ")
}

fn described(graph: &Graph, one: &SourcePartition) -> String {
    let [nodes, inputs, outputs, params] =
        [&one.nodes, &one.input_nodes, &one.output_nodes, &one.params].map(|ids| names(graph, ids));
    format!("{nodes} | in {inputs} | out {outputs} | params {params}")
}

#[test]
fn calls_are_grouped_by_the_module_they_came_from() {
    let graph = net();
    let found = get_source_partitions(&graph, &[RELU, LINEAR, "torch.nn.modules.conv.Conv2d"], &|_| true);
    let lines: Vec<String> = found
        .iter()
        .flat_map(|(source, all)| all.iter().map(move |one| (source, one)))
        .map(|(source, one)| format!("{}: {}", source.rsplit('.').next().unwrap(), described(&graph, one)))
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    Linear: t_default mm_default | in x | out mm_default | params 
    Linear: t_default_1 mm_default_1 | in relu_default | out mm_default_1 | params 
    ReLU: relu_default | in mm_default | out relu_default | params
    ");
}

#[test]
fn partitions_are_connected_when_one_uses_the_other() {
    let graph = net();
    let found = get_source_partitions(&graph, &[RELU, LINEAR], &|_| true);
    let (first, second, relu) = (&found[LINEAR][0], &found[LINEAR][1], &found[RELU][0]);
    let connected = |a, b| check_subgraphs_connected(&graph, a, b);
    assert!(connected(first, relu) && connected(relu, second));
    assert!(!connected(relu, first) && !connected(first, second));
}

#[test]
fn a_filter_leaves_out_whole_partitions() {
    let graph = net();
    let found = get_source_partitions(&graph, &[LINEAR], &|node| node.name() != "t_default");
    assert_eq!(found[LINEAR].len(), 1);
    assert_eq!(names(&graph, &found[LINEAR][0].nodes).split(' ').count(), 2);
}

#[test]
fn the_stack_of_functions_counts_before_the_function_and_this_before_the_module() {
    let mut graph = net();
    let relu = graph.nodes().find(|node| node.target().contains("relu")).unwrap().id();
    let wanted = ["relu", "torch.nn.functional.silu", RELU];
    let source = |graph: &Graph| get_source_partitions(graph, &wanted, &|_| true).keys().next().cloned();
    assert_eq!(source(&graph).as_deref(), Some(RELU));
    tell(&mut graph, relu, "torch_fn", "('relu_1', 'function.relu')");
    assert_eq!(source(&graph).as_deref(), Some("relu"));
    tell(&mut graph, relu, "source_fn_stack", "outer,my.cond;silu_1,torch.nn.functional.silu");
    assert_eq!(source(&graph).as_deref(), Some("torch.nn.functional.silu"));
    // The stack says something that nobody asked for.
    tell(&mut graph, relu, "source_fn_stack", "mine,my.function");
    assert_eq!(source(&graph), None);
}

fn unpacked(path: &str) -> serde_json::Value {
    let file = std::fs::File::open(path).unwrap();
    serde_json::from_reader(flate2::read::GzDecoder::new(file)).unwrap()
}

/// `tools/gen_partition_goldens.py`: exported models, by function and by class.
#[test]
fn exported_models_are_parted_as_torch_fx_parts_them() {
    let goldens = unpacked(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/partitions.json.gz"));
    let mut count = 0;
    for (file, golden) in goldens.as_object().unwrap() {
        let path = format!("{}/../../tests/data/dump/{file}.json.gz", env!("CARGO_MANIFEST_DIR"));
        let module = fx_ir::json::from_json(&unpacked(&path)["module"].to_string()).unwrap();
        let graph = module.graph();
        let wanted: Vec<&str> =
            golden["wanted"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        let listed = |ids: &[NodeId]| ids.iter().map(|&id| graph.node(id).name()).collect::<Vec<_>>();
        let found = get_source_partitions(graph, &wanted, &|_| true);
        let found: serde_json::Map<String, serde_json::Value> = found
            .iter()
            .map(|(source, all)| {
                count += all.len();
                let all: Vec<serde_json::Value> = all
                    .iter()
                    .map(|one| {
                        serde_json::json!({
                            "nodes": listed(&one.nodes),
                            "inputs": listed(&one.input_nodes),
                            "outputs": listed(&one.output_nodes),
                            "params": listed(&one.params),
                        })
                    })
                    .collect();
                (source.clone(), all.into())
            })
            .collect();
        assert_eq!(&found, golden["found"].as_object().unwrap(), "{file}");
    }
    assert_eq!(count, 640);
}
