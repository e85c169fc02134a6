//! What `fx-opt run` shows of the passes while they run, and what it writes.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use fx::ir::text::parse_module;
use serde_json::Value;

use crate::support::root;

const NET: &str = "tests/data/net.fx";

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.current_dir(root()).arg("run").args(args).args(["--verify", "lint", "--quiet"]);
    command.env_remove("FX_LOG").stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn shown(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_dump_is_numbered_and_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("stages/of");
    shown(&["normalize,repeat{max=3}(cse,dce)", NET, "--dump", &place.to_string_lossy()]);
    let names = names(&place);
    insta::assert_snapshot!(names.join(" "), @"000-start.fx 002-cse.fx 003-dce.fx");
    for name in &names {
        let text = std::fs::read_to_string(place.join(name)).unwrap();
        let file = parse_module(&text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
        assert!(file.module.graph().output_node().is_some());
    }
}

#[test]
fn a_filter_chooses_passes_and_modules() {
    let folder = tempfile::tempdir().unwrap();
    let model = root().join("models/digits.pt2");
    let dump = |filter: &str| -> Vec<String> {
        let place = folder.path().join(filter.replace(|c: char| !c.is_alphanumeric(), "_"));
        let args = ["fuse-conv-bn,dce", &*model.to_string_lossy(), "--filter", filter];
        shown(&[&args[..], &["--dump", &place.to_string_lossy()]].concat());
        let all = names(&place);
        for name in &all {
            let text = std::fs::read_to_string(place.join(name)).unwrap();
            assert!(text.contains("# and other nodes"), "{text}");
        }
        all
    };
    assert_eq!(dump("stem & fuse-*"), ["001-fuse-conv-bn.txt"]);
    assert_eq!(dump("stem & dce"), ["002-dce.txt"], "nobody reads the counter of the norm that went");
    assert_eq!(dump("head & dce"), [""; 0], "dce changes nothing in the head");
    assert_eq!(dump("nowhere"), [""; 0]);
    let text = shown(&["fuse-conv-bn", &model.to_string_lossy(), "--filter", "stem", "--print-after", "all"]);
    assert!(text.contains("after fuse-conv-bn (run 1)") && text.contains("stem"), "{text}");
    assert!(!text.contains("return"), "{text}");
    let refused = run(&["dce", NET, "--filter", "encoder &"]);
    assert_eq!(refused.status.code(), Some(2));
    let error = String::from_utf8(refused.stderr).unwrap();
    assert!(error.contains("the filter `encoder &` is wrong at letter"), "{error}");
}

#[test]
fn graphs_and_diffs_around_passes() {
    let text = shown(&["cse,dce", NET, "--print-before"]);
    assert!(text.contains("# before cse (run 1)") && text.contains("# before dce (run 2)"), "{text}");
    let text = shown(&["normalize,cse,dce", NET, "--diff-after", "graph,code"]);
    assert!(text.contains("--- before cse\n+++ after cse (run 2)"), "{text}");
    assert!(text.contains("-    %") && text.contains(";  "), "the graph's lines and the code's: {text}");
    assert!(!text.contains("+++ after normalize"), "nothing is said of a pass that changed nothing: {text}");
    assert!(!shown(&["cse,dce", NET, "--diff-after", "code", "--filter", "dce"]).contains("after cse"));
}

#[test]
fn tables_of_time_counters_calls_and_origins() {
    let text = shown(&["repeat{max=2}(cse,dce)", NET, "--timing"]);
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[0].contains("share") && rows[1].contains("100.0 %") && rows[1].ends_with("total"), "{text}");
    assert!(
        text.contains("  repeat{max=2}") && text.contains("    cse"),
        "nested as the pipeline is: {text}"
    );
    let text = shown(&["repeat{max=2}(cse,dce)", NET, "--statistics"]);
    assert!(text.contains("counter") && text.contains("merged"), "{text}");
    let model = root().join("models/digits.pt2");
    let text = shown(&["fuse-conv-bn", &model.to_string_lossy(), "--op-counts"]);
    assert!(text.contains("torch.ops.aten.batch_norm.default") && text.contains("9 -> 0"), "{text}");
    assert!(text.contains("bytes") && text.contains("%)"), "{text}");
    let text = shown(&["fuse-conv-bn", &model.to_string_lossy(), "--provenance"]);
    assert!(text.lines().any(|line| line.contains("made") && line.contains("stem_0_bias")), "{text}");
    assert!(text.lines().any(|line| line.contains("erased") && line.contains("batch_norm")), "{text}");
}

#[test]
fn the_trace_is_what_perfetto_reads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trace.json");
    shown(&["repeat{max=2}(cse,dce),normalize", NET, "--chrome-trace", &path.to_string_lossy()]);
    let trace: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let events = trace["traceEvents"].as_array().unwrap();
    let named = |name: &str| events.iter().filter(|event| event["name"] == name).collect::<Vec<_>>();
    assert_eq!((named("pipeline").len(), named("repeat{max=2}").len(), named("cse").len()), (1, 1, 2));
    let span = |event: &Value| {
        let from = event["ts"].as_f64().unwrap();
        (from, from + event["dur"].as_f64().unwrap())
    };
    let within = |inner: &Value, outer: &Value| {
        let (inner, outer) = (span(inner), span(outer));
        inner.0 >= outer.0 && inner.1 <= outer.1
    };
    for event in events {
        assert_eq!(event["ph"], "X");
        assert!(within(event, named("pipeline")[0]), "{event}");
    }
    assert!(within(named("dce")[0], named("repeat{max=2}")[0]));
    assert_eq!(named("cse")[0]["args"]["changed"], true);
}

/// Of a run that fails, what was seen until then is shown, and the graph that the failing pass left.
#[test]
fn a_failure_is_seen_too() {
    let folder = tempfile::tempdir().unwrap();
    let (trace, dump) = (folder.path().join("trace.json"), folder.path().join("dump"));
    let model = "tests/cases/passes/dce/in_place.fx";
    let output = run(&[
        "dce,fake-prop",
        model,
        "--chrome-trace",
        &trace.to_string_lossy(),
        "--dump",
        &dump.to_string_lossy(),
        "--timing",
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("dce"));
    assert_eq!(names(&dump), ["000-start.fx", "001-dce.fx", "002-fake-prop.failed.fx"]);
    let trace: Value = serde_json::from_str(&std::fs::read_to_string(trace).unwrap()).unwrap();
    let failed = trace["traceEvents"].as_array().unwrap().iter().find(|event| event["name"] == "fake-prop");
    assert!(failed.unwrap()["args"]["error"].as_str().unwrap().contains("nothing is known of this input"));
}
