//! `fx-opt --verify numerics`: that answers did not change is proved, and that they did is an error.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::root;

fn fx_opt(pipeline: &str, input: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fx-opt"))
        .current_dir(root())
        .args(["run", pipeline])
        .arg(input)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn unchanged_answers_are_proved() {
    let output = fx_opt("const-fold,cse,dce,shape-prop", Path::new("tests/data/net.fx"));
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(said.contains("inputs random inputs (seed 0)"), "{said}");
    assert!(said.contains("the answers did not change: largest difference 0.0e0"), "{said}");
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn what_was_written_is_verified_again() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["out.fx", "out.json"] {
        let path = folder.path().join(name);
        let write = Command::new(env!("CARGO_BIN_EXE_fx-opt"))
            .current_dir(root())
            .args(["run", "fuse-conv-bn,dce", "models/digits.pt2", "--quiet", "-o"])
            .arg(&path)
            .status()
            .unwrap();
        assert!(write.success());
        let output = fx_opt("cse", &path);
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        assert!(text(&output.stdout).contains("the answers did not change"), "{}", text(&output.stdout));
    }
}

#[test]
fn changed_answers_are_an_error_that_names_the_node() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("draws.fx");
    let module = "graph():\n    %x : [num_users=2] = placeholder[target=x]  # f32[8]\n    \
                  %first : [num_users=0] = call_function[target=torch.ops.aten.rand_like.default](args = (%x,), kwargs = {})\n    \
                  %second : [num_users=1] = call_function[target=torch.ops.aten.rand_like.default](args = (%x,), kwargs = {})\n    \
                  return second\n";
    std::fs::write(&file, module).unwrap();
    let output = fx_opt("dce{erase_random=true}", &file);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(
        error.contains("pass `dce{erase_random=true}` failed") && error.contains("the answers changed"),
        "{error}"
    );
    assert!(error.contains("the first node that drifts is `second`"), "{error}");
}

/// A model that calls an operator of a library from elsewhere is run, and its answers verified, once that is loaded.
#[test]
fn operators_of_a_library_run_once_it_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("ops.cpp"), folder.path().join("libops.so"));
    std::fs::write(
        &source,
        "#include <torch/library.h>\n#include <ATen/ops/mul.h>\n\
         static at::Tensor twice(const at::Tensor& x) { return at::mul(x, 2); }\n\
         TORCH_LIBRARY(fx_cli_test, m) { m.def(\"twice(Tensor x) -> Tensor\", &twice); }\n",
    )
    .unwrap();
    let compiled = Command::new("c++")
        .args(["-std=c++20", "-shared", "-fPIC", "-O0", "-w", "-o"])
        .args([&library, &source])
        .arg("-I")
        .arg(Path::new(env!("LIBTORCH")).join("include"))
        .status()
        .unwrap();
    assert!(compiled.success());
    let file = folder.path().join("twice.fx");
    let module = "graph():\n    %x : [num_users=1] = placeholder[target=x]  # f32[8]\n    \
                  %y : [num_users=2] = call_function[target=torch.ops.fx_cli_test.twice.default](args = (%x,), kwargs = {})\n    \
                  %z : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%y, %y), kwargs = {})\n    \
                  return z\n";
    std::fs::write(&file, module).unwrap();
    let run = |library: Option<&Path>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
        command.current_dir(root()).args(["run", "cse,dce"]).arg(&file);
        if let Some(library) = library {
            command.arg("--library").arg(library);
        }
        command.output().unwrap()
    };
    let without = run(None);
    assert!(text(&without.stderr).contains("no such operator"), "{}", text(&without.stderr));
    let with = run(Some(&library));
    assert!(with.status.success(), "{}", text(&with.stderr));
    assert!(text(&with.stdout).contains("the answers did not change"), "{}", text(&with.stdout));
    let missing = run(Some(Path::new("no/such.so")));
    assert!(
        text(&missing.stderr).starts_with("error: `no/such.so` cannot be loaded"),
        "{}",
        text(&missing.stderr)
    );
}

fn profile(args: &[&str]) -> Output {
    let fx_opt = || Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    fx_opt().current_dir(root()).args(["profile", "models/digits.pt2"]).args(args).output().unwrap()
}

#[test]
fn a_profile_is_a_table_or_json_and_a_trace() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace.json");
    let table = profile(&["--runs", "1", "--top", "2", "--trace", trace.to_str().unwrap()]);
    let said = text(&table.stdout);
    assert!(table.status.success(), "{}", text(&table.stderr));
    assert!(said.starts_with("node ") && said.contains("torch.ops.aten.conv2d.default"), "{said}");
    let trace: serde_json::Value = serde_json::from_slice(&std::fs::read(&trace).unwrap()).unwrap();
    assert!(trace["traceEvents"].as_array().unwrap().len() > 60);

    let json = profile(&["--format", "json", "--by", "module", "--runs", "2"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["flops"].as_u64() > Some(1_000_000)), "{json:#}");

    let refused = profile(&["--runs", "0"]);
    assert_eq!(refused.status.code(), Some(2));
    let refused = profile(&["--trace", "no/such/folder/trace.json"]);
    assert!(text(&refused.stderr).contains("cannot write no/such/folder/trace.json"));
}

#[test]
fn a_model_of_the_zoo_keeps_its_answers() {
    let output = fx_opt("fuse-conv-bn,dce", Path::new("zoo:resnet18"));
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(said.contains("fused 20") && said.contains("the answers did not change"), "{said}");
    for (pipeline, name) in [("normalize,cse,dce", "lstm_tagger"), ("fuse-conv-bn,cse,dce", "unet")] {
        let output = fx_opt(pipeline, Path::new(&format!("zoo:{name}")));
        let said = text(&output.stdout);
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        assert!(said.contains("the answers did not change"), "{name}: {said}");
    }
}
