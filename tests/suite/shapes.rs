//! Shapes without computing: on every program of `tests/data/pt2`, `fake-prop` finds what PyTorch recorded.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fx::builtin_passes::fake_prop::{input_value, propagate_known};
use fx::ir::{Argument, DType, Graph, GraphModule, NodeId, TensorMeta, ValueMeta};
use fx::passes::{PassManager, with_causes};
use fx::pt2::read_module;
use fx::shapes::{Size, Sym, Value};

/// What PyTorch recorded for a node, by graph.
struct Recorded {
    graph: String,
    node: NodeId,
    name: String,
    value: ValueMeta,
}

/// Takes the metadata of everything but the inputs out of the module and its sub-graphs.
fn take(module: &mut GraphModule, path: &str, inner: bool, found: &mut Vec<Recorded>) {
    for id in module.graph().ids() {
        let node = module.graph().node(id);
        let (name, target, input) =
            (node.name().to_owned(), node.target().to_owned(), node.op() == fx::ir::Op::Placeholder);
        let meta = module.graph_mut().meta_mut(id).unwrap();
        if input && !inner {
            continue;
        }
        if let Some(value) = meta.value.take() {
            let name = format!("{path}{name} ({target})");
            found.push(Recorded { graph: path.to_owned(), node: id, name, value: (*value).clone() });
        }
    }
    for (child, id) in module.modules().named_modules() {
        let Some(mut graph) = module.modules_mut().module_mut(id).and_then(|module| module.graph.take())
        else {
            continue;
        };
        take(&mut graph, &format!("{path}{child}."), true, found);
        module.modules_mut().module_mut(id).unwrap().graph = Some(graph);
    }
}

fn found<'m>(module: &'m GraphModule, path: &str, id: NodeId) -> Option<&'m ValueMeta> {
    match path.split_once('.') {
        None => module.graph().node(id).meta().value.as_deref(),
        Some((child, rest)) => {
            found(module.modules().get_module(child).unwrap().graph.as_deref().unwrap(), rest, id)
        }
    }
}

/// Compares as expressions, not as text: `s0 + s1` is `s1 + s0`. The memory format is ours alone.
fn same(ours: &ValueMeta, theirs: &ValueMeta) -> bool {
    match (ours, theirs) {
        (ValueMeta::List(a), ValueMeta::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (ValueMeta::SymBool(a), ValueMeta::SymBool(b)) => a.text == b.text,
        (a, b) => Value::<Sym>::from_value_meta(a) == Value::from_value_meta(b),
    }
}

fn detail(value: Option<&ValueMeta>) -> String {
    match value {
        Some(ValueMeta::Tensor(meta)) => {
            let stride: Vec<String> = meta.stride.iter().map(ToString::to_string).collect();
            let offset = meta.storage_offset.to_string();
            format!(
                "{meta} strides [{}] offset {offset} grad {} {}",
                stride.join(", "),
                meta.requires_grad,
                meta.device
            )
        }
        Some(ValueMeta::List(items)) => {
            let items: Vec<String> = items.iter().map(|item| detail(Some(item))).collect();
            format!("({})", items.join("; "))
        }
        Some(other) => other.to_string(),
        None => "nothing".to_owned(),
    }
}

/// Programs that are refused, with what the error must say.
const REFUSED: [(&str, &str); 2] = [("autocast", "under autocast"), ("foreign_operator", "nms")];

/// How many values are as recorded, of how many, and what is wrong.
fn compare(folder: &Path) -> (usize, usize, Vec<String>) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pt2"))
        .collect();
    files.sort();
    let (mut equal, mut total, mut wrong) = (0, 0, Vec::new());
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let mut module = read_module(&file).unwrap();
        let mut recorded = Vec::new();
        take(&mut module, "", false, &mut recorded);
        let refused = REFUSED.iter().find(|(refused, _)| *refused == name);
        match (PassManager::parse("fake-prop").unwrap().run(&mut module), refused) {
            (Ok(_), None) => {}
            (Ok(_), Some(_)) => wrong.push(format!("{name} has shapes now; take it off the list")),
            (Err(error), Some((_, why))) if with_causes(&error).contains(why) => continue,
            (Err(error), _) => {
                wrong.push(format!("{name}: {}", with_causes(&error)));
                total += recorded.len();
                continue;
            }
        }
        total += recorded.len();
        for Recorded { graph, node, name: place, value } in &recorded {
            match found(&module, graph, *node) {
                Some(ours) if same(ours, value) => equal += 1,
                ours => {
                    wrong.push(format!(
                        "{name}: {place}\n    ours   {}\n    theirs {}",
                        detail(ours),
                        detail(Some(value))
                    ));
                }
            }
        }
    }
    (equal, total, wrong)
}

#[test]
fn shapes_are_what_pytorch_recorded() {
    let (equal, total, wrong) = compare(&super::support::root().join("tests/data/pt2"));
    println!("{equal} of {total} values are as recorded");
    assert!(wrong.is_empty(), "{equal} of {total} values are as recorded:\n{}", wrong.join("\n"));
}

/// The same on a folder of archives: `FX_CORPUS=folder cargo test --test suite -- --ignored shapes_of_a_corpus`.
#[test]
#[ignore = "needs a folder of archives in FX_CORPUS"]
fn shapes_of_a_corpus() {
    let folder = std::env::var_os("FX_CORPUS").expect("FX_CORPUS names a folder of archives");
    let (equal, total, wrong) = compare(Path::new(&folder));
    println!("{equal} of {total} values are as recorded");
    assert!(wrong.is_empty(), "{equal} of {total} values are as recorded:\n{}", wrong.join("\n"));
}

/// A region of autocast that is off changes nothing; in one that is on, types are not known, and after it they are.
#[test]
fn shapes_follow_switched_modes() {
    let program = |enabled: bool| {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let value = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, &[2, 2]));
        graph.meta_mut(x).unwrap().value = Some(Arc::new(value));
        graph.call_function("torch._C._set_grad_enabled", [false]);
        let before = graph.call_function("torch.matmul", (x, x));
        let region = graph.call_function(
            "torch.amp.autocast_mode._enter_autocast",
            ("cpu", Argument::None, enabled, Argument::None),
        );
        let within = graph.call_function("torch.matmul", (x, x));
        graph.call_function("torch.amp.autocast_mode._exit_autocast", [region]);
        let after = graph.call_function("torch.matmul", (x, x));
        graph.output(Argument::tuple([before, within, after]));
        (GraphModule::from_graph(graph), [before, within, after])
    };
    let known = |module: &GraphModule, ids: [NodeId; 3]| {
        ids.map(|id| module.graph().node(id).meta().value.as_ref().map(ToString::to_string))
    };
    let shape = || Some("f32[2, 2]".to_owned());

    let (mut off, ids) = program(false);
    PassManager::parse("fake-prop").unwrap().run(&mut off).unwrap();
    assert_eq!(known(&off, ids), [shape(), shape(), shape()]);

    let (mut on, ids) = program(true);
    let error = with_causes(&PassManager::parse("fake-prop").unwrap().run(&mut on).unwrap_err());
    assert!(error.contains("`matmul_1`") && error.contains("under autocast"), "{error}");
    let input = input_value(on.graph().nodes().next().unwrap(), None, false);
    propagate_known(&on, vec![input], Sym::registry()).unwrap().record(&mut on).unwrap();
    assert_eq!(known(&on, ids), [shape(), None, shape()]);
}
