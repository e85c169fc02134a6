//! The page of stages: what is recorded, what stands in the file, and how it behaves in a browser, where there is one.

use std::path::Path;
use std::process::{Command, Output};

use fx::ir::{
    Argument, DType, Graph, GraphModule, Meta, ModuleFrame, ModuleTree, NewNode, NodeId, Tensor, TensorMeta,
    TensorRole, ValueMeta,
};
use fx::passes::{Changed, PassContext, PassError, PassManager, Pipeline};
use fx::view::{Overlay, PageOptions, Recorded, StageInfo, Stages, page};
use serde_json::Value;

use crate::support::root;

/// Records a pipeline on a module.
fn record(module: &mut GraphModule, pipeline: Pipeline) -> Recorded {
    let mut stages = Stages::new();
    PassManager::new().add_pipeline(pipeline).with_instrument(&mut stages).run(module).unwrap();
    stages.into_recorded()
}

/// One pass from a function.
fn pass(
    name: &'static str,
    run: impl Fn(&mut Graph, &mut PassContext<'_>) + Send + Sync + 'static,
) -> Pipeline {
    let run = move |module: &mut GraphModule, cx: &mut PassContext<'_>| -> Result<Changed, PassError> {
        run(module.graph_mut(), cx);
        Ok(Changed::Yes)
    };
    Pipeline::new().function(name, run)
}

fn find(graph: &Graph, name: &str) -> NodeId {
    graph.find(name).unwrap().id()
}

/// `x`, `relu` of it, `neg` of that, and the output.
fn chain() -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let relu = graph.call_function("torch.relu", [x]);
    let neg = graph.call_function("torch.neg", [relu]);
    graph.output(neg);
    GraphModule::from_graph(graph)
}

fn fx_opt(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fx-opt")).current_dir(root()).args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The data in a page.
fn data(html: &str) -> Value {
    let (_, rest) = html.split_once("<script id=\"data\" type=\"application/json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// The lines of descent of a stage, by name.
fn line_of(recorded: &Recorded, stage: usize, name: &str) -> u32 {
    recorded.lines(stage).into_iter().find(|(found, _)| *found == name).unwrap().1
}

#[test]
fn a_node_that_replaces_another_stands_beside_it() {
    let swap = pass("swap", |graph, cx| {
        let relu = find(graph, "relu");
        let x = find(graph, "x");
        let meta = cx.meta_for(graph.node(relu), []);
        let gelu = NewNode::call_function("torch.nn.functional.gelu").arg(x).meta(meta);
        let gelu = graph.inserting_before(relu).unwrap().create_node(gelu);
        graph.replace_all_uses_with(relu, gelu).unwrap();
        graph.erase_node(relu).unwrap();
    });
    let recorded = record(&mut chain(), swap);
    assert_eq!(line_of(&recorded, 0, "relu"), line_of(&recorded, 1, "gelu"));
    for kept in ["x", "neg", "output"] {
        assert_eq!(line_of(&recorded, 0, kept), line_of(&recorded, 1, kept));
    }
    let expected = StageInfo { pass: "swap".to_owned(), run: 1, nodes: 4, added: 0, removed: 0, changed: 2 };
    assert_eq!(recorded.stages().nth(1), Some(&expected), "gelu, and neg that uses it");
}

#[test]
fn what_is_made_elsewhere_is_new_and_what_is_erased_is_gone() {
    // Made from `neg`, but as an input of the node before it.
    let bias = pass("bias", |graph, cx| {
        let (relu, neg) = (find(graph, "relu"), find(graph, "neg"));
        let mut meta = Meta::default();
        cx.stamp(&mut meta, ["neg"]);
        let bias = NewNode::call_function("torch.zeros").arg(1).named("bias").meta(meta);
        let bias = graph.inserting_before(relu).unwrap().create_node(bias);
        graph.insert_arg(relu, 1, bias).unwrap();
        graph.replace_all_uses_with(neg, relu).unwrap();
        graph.erase_node(neg).unwrap();
    });
    let recorded = record(&mut chain(), bias);
    let stage = recorded.stages().nth(1).unwrap();
    assert_eq!((stage.added, stage.removed, stage.changed), (1, 1, 2));
    assert!(recorded.lines(0).iter().all(|&(_, line)| line != line_of(&recorded, 1, "bias")));
}

#[test]
fn of_several_nodes_made_from_one_the_first_takes_its_place() {
    let split = pass("split", |graph, cx| {
        let (relu, x) = (find(graph, "relu"), find(graph, "x"));
        let meta = cx.meta_for(graph.node(relu), []);
        let a = NewNode::call_function("torch.a").arg(x).named("a").meta(meta.clone());
        let a = graph.inserting_before(relu).unwrap().create_node(a);
        let b = NewNode::call_function("torch.b").arg(a).named("b").meta(meta);
        let b = graph.inserting_before(relu).unwrap().create_node(b);
        graph.replace_all_uses_with(relu, b).unwrap();
        graph.erase_node(relu).unwrap();
    });
    let recorded = record(&mut chain(), split);
    assert_eq!(line_of(&recorded, 0, "relu"), line_of(&recorded, 1, "a"));
    let stage = recorded.stages().nth(1).unwrap();
    assert_eq!((stage.added, stage.removed, stage.changed), (1, 0, 2));
}

#[test]
fn changed_values_of_weights_are_marked() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let (w, v) = (graph.get_attr("w"), graph.get_attr("v"));
    let sum = graph.call_function("torch.add", (w, v));
    let fc = graph.call_module("fc", [x]);
    graph.output(Argument::tuple([sum, fc]));
    let tensor = |value: f32| Tensor::from_f32(&[2], &[value, 1.0]).unwrap();
    let mut tree = ModuleTree::new("Net");
    for path in ["w", "v", "fc.weight"] {
        tree.set_tensor(path, TensorRole::Parameter, tensor(0.0));
    }
    let set = |name: &'static str, path: &'static str, value: f32| {
        let tensor = tensor(value);
        Pipeline::new().function(name, move |module, _| {
            module.modules_mut().set_tensor(path, TensorRole::Parameter, tensor.clone());
            Ok(Changed::Yes)
        })
    };
    let pipeline =
        set("scale", "w", 2.0).append(set("again", "w", 2.0)).append(set("fold", "fc.weight", 3.0));
    let recorded = record(&mut GraphModule::new(tree, graph), pipeline);
    let changed: Vec<usize> = recorded.stages().map(|stage| stage.changed).collect();
    assert_eq!(changed, [0, 1, 0, 1], "w; the same values in other memory; the module that has fc.weight");
    let data = data(&page(&recorded, &PageOptions::default()));
    let column = |name: &str| data["nodes"][name].as_array().unwrap().clone();
    let strings = data["strings"].as_array().unwrap();
    let name = |index: &Value| strings[index.as_u64().unwrap() as usize].as_str().unwrap().to_owned();
    let versions: Vec<(String, i64)> = column("name")
        .iter()
        .zip(column("weights"))
        .map(|(at, weights)| (name(at), weights.as_i64().unwrap()))
        .filter(|(_, weights)| *weights >= 0)
        .collect();
    let of =
        |node: &str| versions.iter().filter(|(name, _)| name == node).map(|(_, at)| *at).collect::<Vec<_>>();
    assert_eq!((of("w").len(), of("v").len(), of("fc").len()), (2, 1, 2));
    assert!(of("w")[0] != of("w")[1] && of("fc")[0] != of("fc")[1]);
}

#[test]
fn overlays_follow_what_takes_the_place_of_a_node() {
    let swap = |name: &'static str, from: &'static str, to: &'static str| {
        pass(name, move |graph, cx| {
            let old = find(graph, from);
            let meta = cx.meta_for(graph.node(old), []);
            let input = graph.node(old).input_nodes().next().unwrap().id();
            let new = NewNode::call_function("torch.other").arg(input).named(to).meta(meta);
            let new = graph.inserting_before(old).unwrap().create_node(new);
            graph.replace_all_uses_with(old, new).unwrap();
            graph.erase_node(old).unwrap();
        })
    };
    let recorded = record(&mut chain(), swap("one", "relu", "a").append(swap("two", "a", "b")));
    let overlays = vec![Overlay::numbers("time", "ms", [("relu".to_owned(), 2.0), ("b".to_owned(), 5.0)])];
    let data = data(&page(&recorded, &PageOptions { overlays, ..PageOptions::default() }));
    let (overlay, names) = (&data["overlays"][0], data["nodes"]["name"].as_array().unwrap());
    let pairs = overlay["at"].as_array().unwrap().iter().zip(overlay["values"].as_array().unwrap());
    let found: Vec<(String, f64)> = pairs
        .map(|(at, value)| {
            let name = names[at.as_u64().unwrap() as usize].as_u64().unwrap() as usize;
            (data["strings"][name].as_str().unwrap().to_owned(), value.as_f64().unwrap())
        })
        .collect();
    let expected = [("relu", 2.0), ("a", 2.0), ("b", 5.0)].map(|(name, value)| (name.to_owned(), value));
    assert_eq!(found, expected, "`b` has a value of its own");
}

#[test]
fn the_stages_read_back_as_the_graphs_they_were() {
    let mut module = fx::pt2::read_module(root().join("models/digits.pt2")).unwrap();
    let mut orders = vec![module.graph().nodes().map(|node| node.name().to_owned()).collect::<Vec<_>>()];
    for passes in ["fuse-conv-bn", "fuse-conv-bn,cse", "fuse-conv-bn,cse,dce"] {
        let mut module = module.clone();
        PassManager::parse(passes).unwrap().run(&mut module).unwrap();
        orders.push(module.graph().nodes().map(|node| node.name().to_owned()).collect());
    }
    let mut stages = Stages::new();
    PassManager::parse("fuse-conv-bn,cse,dce")
        .unwrap()
        .with_instrument(&mut stages)
        .run(&mut module)
        .unwrap();
    let recorded = stages.into_recorded();
    assert_eq!(recorded.stages().len(), 4);
    for (stage, order) in orders.iter().enumerate() {
        let lines = recorded.lines(stage);
        assert_eq!(lines.iter().map(|(name, _)| *name).collect::<Vec<_>>(), *order, "stage {stage}");
        let distinct: std::collections::BTreeSet<u32> = lines.iter().map(|&(_, line)| line).collect();
        assert_eq!(distinct.len(), lines.len(), "no two nodes of a stage are of one line");
    }
    // The counts add up from stage to stage.
    let stages: Vec<&StageInfo> = recorded.stages().collect();
    for pair in stages.windows(2) {
        assert_eq!(pair[0].nodes + pair[1].added - pair[1].removed, pair[1].nodes, "{}", pair[1].pass);
    }
    assert!(stages[1].changed > 0 && stages[1].removed > 0);
    assert_eq!((stages[2].added, stages[2].removed, stages[2].changed), (0, 0, 0), "cse has nothing to do");
}

#[test]
fn hostile_texts_stay_data() {
    let evil =
        "</script><script>window.injected = 1</script><!-- {{SCRIPT}} \u{2028}\u{0}\u{e000}'\"&<img src=x>";
    let mut graph = Graph::new();
    let x = graph.placeholder(evil);
    let frame = ModuleFrame { key: evil.into(), path: evil.into(), class: evil.into() };
    let mut meta = Meta {
        stack_trace: Some(format!("  File \"{evil}\", line 3, in {evil}\n    {evil}\n").into()),
        module_stack: Some([frame.clone(), frame].into()),
        ..Meta::default()
    };
    meta.add_provenance(evil, [evil]);
    meta.other.insert(evil.into(), evil.into());
    let call = NewNode::call_function(evil).arg(x).arg(evil).kwarg(evil, Argument::Global(evil.into()));
    let call = graph.create_node(call.meta(meta).typed(evil));
    graph.output(call);
    let recorded = record(&mut GraphModule::from_graph(graph), Pipeline::new());
    let overlay = Overlay::words(evil, [("x".to_owned(), evil.to_owned())]);
    let options = PageOptions { model: evil.into(), pipeline: evil.into(), overlays: vec![overlay] };
    let html = page(&recorded, &options);
    assert_eq!(html.matches("<script").count(), 2, "the data and the script, and none from a name");
    assert_eq!(html.matches("</script").count(), 2);
    assert_eq!(html.matches("<img").count(), 0);
    assert!(!html.split_once("id=\"data\"").unwrap().1.contains('\u{2028}'));
    let data = data(&html);
    assert_eq!(data["model"], evil);
    assert!(
        data["strings"].as_array().unwrap().iter().any(|text| text == evil),
        "the target is kept as it is"
    );
    in_browser(&html, "hostile");
}

/// A network of `layers` blocks, each node with its shape, its modules and a source line, as exported models have.
fn network(blocks: usize) -> GraphModule {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let value = |shape: &[i64]| {
        Some(std::sync::Arc::new(ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, shape))))
    };
    let mut last = x;
    for block in 0..blocks {
        let frame = |path: String, class: &str| ModuleFrame {
            key: path.as_str().into(),
            path: path.into(),
            class: class.into(),
        };
        let block_frames = [frame(String::new(), "net.Net"), frame(format!("blocks.{block}"), "net.Block")];
        let mut call = |part: &str, class: &str, target: &str, args: Vec<Argument>, shape: &[i64]| {
            let mut frames = block_frames.to_vec();
            if !part.is_empty() {
                frames.push(frame(format!("blocks.{block}.{part}"), class));
            }
            let trace = format!(
                "  File \"/home/user/project/model/net.py\", line 58, in forward\n    x = block(x)\n  File \
                 \"/home/user/project/model/net.py\", line {}, in forward\n    y = self.{part}(x)\n",
                20 + part.len()
            );
            let meta = Meta {
                value: value(shape),
                stack_trace: Some(trace.into()),
                module_stack: Some(frames.into()),
                ..Meta::default()
            };
            graph.create_node(NewNode::call_function(target).args(args).meta(meta))
        };
        let (small, large) = ([8, 128, 256], [8, 128, 1024]);
        let gelu = "torch.ops.aten.gelu.default";
        let norm = call(
            "norm",
            "torch.nn.LayerNorm",
            "torch.ops.aten.layer_norm.default",
            vec![last.into(), Argument::list([256])],
            &small,
        );
        let up = call(
            "up",
            "torch.nn.Linear",
            "torch.ops.aten.linear.default",
            vec![norm.into(), last.into()],
            &large,
        );
        let act = call("act", "torch.nn.GELU", gelu, vec![up.into()], &large);
        // The same again for `cse` to merge, and one that nobody uses for `dce`.
        let again = call("act", "torch.nn.GELU", gelu, vec![up.into()], &large);
        call("act", "torch.nn.GELU", "torch.ops.aten.relu.default", vec![up.into()], &large);
        let sum = call("", "", "torch.ops.aten.add.Tensor", vec![act.into(), again.into()], &large);
        let down = call(
            "down",
            "torch.nn.Linear",
            "torch.ops.aten.linear.default",
            vec![sum.into(), norm.into()],
            &small,
        );
        last = call("", "", "torch.ops.aten.add.Tensor", vec![last.into(), down.into()], &small);
    }
    graph.output(last);
    GraphModule::from_graph(graph)
}

/// The page of 10,000 nodes through four passes.
fn large() -> String {
    let mut module = network(1250);
    assert!(module.graph().len() >= 10_000);
    let mut stages = Stages::new().measure("depth", "", |node| Some(node.num_users() as f64));
    PassManager::parse("cse,dce,cse,dce").unwrap().with_instrument(&mut stages).run(&mut module).unwrap();
    let recorded = stages.into_recorded();
    let words = module.graph().nodes().enumerate();
    let words = words.map(|(at, node)| (node.name().to_owned(), format!("part {}", at * 4 / 10_000)));
    let times = module
        .graph()
        .nodes()
        .enumerate()
        .map(|(at, node)| (node.name().to_owned(), (at % 97) as f64 / 97.0));
    let overlays = vec![Overlay::words("partition", words), Overlay::numbers("time", "ms", times)];
    page(&recorded, &PageOptions { model: "network".into(), pipeline: "cse,dce,cse,dce".into(), overlays })
}

#[test]
fn ten_thousand_nodes_are_under_3_megabytes_and_the_same_each_time() {
    let html = large();
    assert!(html.len() < 3_000_000, "{} bytes", html.len());
    assert!(html == large(), "the same pipeline on the same module gives the same bytes");
    let data = data(&html);
    let stages = data["stages"].as_array().unwrap();
    assert_eq!(stages.len(), 5);
    // What changed nothing takes next to nothing.
    assert_eq!(stages[4]["runs"].as_array().unwrap().len(), 1);
    assert_eq!(
        data["nodes"]["name"].as_array().unwrap().len(),
        data["nodes"]["args"].as_array().unwrap().len()
    );
    in_browser(&html, "large");
}

/// Lets the script work the page in headless Chromium; says so when there is no Node or no browser. With
/// `FX_PAGE_SHOTS` the page and screenshots are kept in that folder.
fn in_browser(html: &str, name: &str) {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("FX_PAGE_SHOTS").map(|shots| Path::new(&shots).join(name));
    let folder = kept.as_deref().unwrap_or(folder.path());
    std::fs::create_dir_all(folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, html).unwrap();
    let mut node = Command::new("node");
    node.arg(root().join("tools/check_page.mjs")).arg(&file);
    if kept.is_some() {
        node.arg("--shots").arg(folder);
    }
    let Ok(output) = node.output() else {
        eprintln!("skipped: the page is not tried in a browser, since there is no Node");
        return;
    };
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    eprintln!("{said}");
    // 77: there is no browser, which the script has said.
    assert!(matches!(output.status.code(), Some(0 | 77)), "{said}");
}

#[test]
fn the_command_writes_a_page_with_overlays() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("time.json"), r#"{"relu": 0.5, "conv2d": 2}"#).unwrap();
    std::fs::write(path("part.json"), r#"{"relu": "gpu", "conv2d": "cpu", "nobody": "cpu"}"#).unwrap();
    let (html, time, part) =
        (path("page.html"), format!("time:ms={}", path("time.json")), format!("part={}", path("part.json")));
    let args = [
        "page",
        "fuse-conv-bn,dce",
        "models/digits.pt2",
        "-o",
        &html,
        "--overlay",
        &time,
        "--overlay",
        &part,
    ];
    let output = fx_opt(&args);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("overlay part: no stage has 1 of its 3 names, `nobody` for example"), "{said}");
    assert!(said.contains(": 3 stages, 89 nodes at first"), "{said}");
    let written = std::fs::read_to_string(&html).unwrap();
    let data = data(&written);
    let overlays = data["overlays"].as_array().unwrap();
    let names: Vec<&Value> = overlays.iter().map(|overlay| &overlay["name"]).collect();
    assert_eq!(names, ["memory", "FLOPs", "time", "part"]);
    assert_eq!(
        (&overlays[2]["unit"], &overlays[3]["words"]),
        (&"ms".into(), &serde_json::json!(["cpu", "gpu"]))
    );
    assert!(overlays.iter().all(|overlay| !overlay["at"].as_array().unwrap().is_empty()));
    assert!(
        !written.contains(folder.path().to_str().unwrap()),
        "the page does not depend on where files lie"
    );
    fx_opt(&args);
    assert_eq!(std::fs::read_to_string(&html).unwrap(), written);
}

#[test]
fn the_stages_up_to_a_failure_are_written() {
    let mut stages = Stages::new();
    let mut module = chain();
    let fails = Pipeline::new().function("fails", |_, _| Err(PassError::new("it cannot be done")));
    let cse = Pipeline::new().function("look", |_, _| Ok(Changed::No));
    let manager = PassManager::new().add_pipeline(cse).add_pipeline(fails);
    manager.with_instrument(&mut stages).run(&mut module).unwrap_err();
    let recorded = stages.into_recorded();
    let html = page(&recorded, &PageOptions::default());
    assert_eq!(recorded.stages().len(), 2);
    assert_eq!(recorded.failure().unwrap().0, "fails");
    assert!(data(&html)["failure"][1].as_str().unwrap().contains("cannot be done"));
}

#[test]
fn bad_input_is_refused_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let html = path("page.html");
    for (name, content) in [
        ("list", "[1]"),
        ("mixed", r#"{"relu": 1, "conv2d": "a"}"#),
        ("strange", r#"{"nobody": 1}"#),
        ("cut", "{"),
    ] {
        std::fs::write(path(name), content).unwrap();
    }
    let refused = |args: &[&str]| {
        let output = fx_opt(&[&["page"], args].concat());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(!Path::new(&html).exists(), "nothing is written: {args:?}");
        text(&output.stderr)
    };
    let overlay = |name: &str| {
        let overlay = format!("time={}", path(name));
        refused(&["dce", "models/digits.pt2", "-o", &html, "--overlay", &overlay])
    };
    assert!(overlay("list").contains("expected an object"));
    assert!(overlay("mixed").contains("`relu` has a number and `conv2d` a word"));
    assert!(overlay("cut").contains("not JSON: "));
    assert!(overlay("none").contains("cannot read overlay time from "));
    assert!(overlay("strange").contains("no stage has a node of any of its 1 names, `nobody` for example"));
    let model = "models/digits.pt2";
    assert!(
        refused(&["dce", model, "-o", &html, "--profile", &path("mixed")]).contains("no profile by node")
    );
    assert!(refused(&["dce", model, "-o", &html, "--overlay", "time"]).contains("expected NAME=FILE"));
    assert!(refused(&["dce", model, "-o", &path("")]).contains("it is a folder"));
    assert!(refused(&["dce", model, "-o", &path("no/page.html")]).contains("there is no folder"));
    assert!(refused(&["nonsense", model, "-o", &html]).contains("nonsense"));
    assert!(refused(&["dce", &path("none.fx"), "-o", &html]).contains("none.fx"));
}
