//! Archives that are written: what `torch.export.load` of the real PyTorch makes of them, and `fx-opt -o`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fx::passes::PassManager;
use fx::pt2::{ExportedProgram, read_module, write_module};

use crate::support::root;

/// The version of PyTorch whose format is written.
const TORCH: &str = "2.13.0";

fn corpus() -> PathBuf {
    root().join("tests/data/pt2")
}

/// Writes every program of the corpus to `folder` after the passes of `pipeline`.
fn rewrite(folder: &Path, pipeline: &str) -> usize {
    let mut written = 0;
    for entry in std::fs::read_dir(corpus()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "pt2") {
            continue;
        }
        let mut module = read_module(&path).unwrap();
        PassManager::parse(pipeline).unwrap().run(&mut module).unwrap();
        let name = path.file_name().unwrap();
        write_module(folder.join(name), &module).unwrap_or_else(|error| panic!("{error}"));
        written += 1;
    }
    written
}

/// `python3` with the version of PyTorch that is wanted, on one core of the processor. `None` says why not.
fn python() -> Option<Command> {
    let command = || {
        let mut command = Command::new("python3");
        command.current_dir(root()).env("OMP_NUM_THREADS", "1").env("CUDA_VISIBLE_DEVICES", "");
        command
    };
    let version = command().args(["-c", "import torch; print(torch.__version__)"]).output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    match version {
        Ok(version) if version.split('+').next() == Some(TORCH) => Some(command()),
        Ok(version) if version.is_empty() => {
            eprintln!("skipped: python3 has no torch; archives were written but not loaded there");
            None
        }
        Ok(version) => {
            eprintln!("skipped: python3 has torch {version}, not {TORCH}");
            None
        }
        Err(error) => {
            eprintln!("skipped: python3 does not run: {error}");
            None
        }
    }
}

/// Runs `tools/check_pt2.py` on what was rewritten; all must be equal.
fn check(folder: &Path, count: usize, flags: &[&str]) {
    let Some(mut python) = python() else { return };
    let output = python.arg("tools/check_pt2.py").arg(corpus()).arg(folder).args(flags).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}\n{errors}");
    assert!(said.ends_with(&format!("{count} of {count} equal\n")), "{said}");
}

#[test]
fn pytorch_loads_every_rewritten_program_and_its_answers_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let count = rewrite(folder.path(), "");
    check(folder.path(), count, &[]);
}

#[test]
fn pytorch_loads_every_transformed_program_and_its_answers_are_close() {
    let folder = tempfile::tempdir().unwrap();
    let count = rewrite(folder.path(), "fuse-conv-bn,cse,dce");
    check(folder.path(), count, &["--tolerance", "1e-5"]);
}

fn fx_opt(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.current_dir(root()).arg("run").args(args).args(["--verify", "lint", "--quiet"]);
    command.output().unwrap()
}

#[test]
fn fx_opt_writes_an_archive_that_is_smaller_after_fusing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.pt2");
    let output =
        fx_opt(&["fuse-conv-bn,cse,dce", "tests/data/pt2/conv_bn_2d.pt2", "-o", out.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (before, after) = (
        ExportedProgram::load(corpus().join("conv_bn_2d.pt2")).unwrap(),
        ExportedProgram::load(&out).unwrap(),
    );
    assert!(after.input_specs.len() < before.input_specs.len(), "the batch norm's parameters are gone");
    assert_eq!(after.in_spec, before.in_spec);
    let called = |program: &ExportedProgram| {
        program.graph.nodes().filter(|node| node.target().contains("batch_norm")).count()
    };
    assert!(called(&before) > 0);
    assert_eq!(called(&after), 0);
    // The inputs that the program was exported with came along, and it transforms again.
    assert!(after.sample_inputs().unwrap().is_some());
    let again = folder.path().join("again.pt2");
    let output = fx_opt(&["fuse-conv-bn,cse,dce", out.to_str().unwrap(), "-o", again.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::read(&out).unwrap(), std::fs::read(&again).unwrap());
}

#[test]
fn fx_opt_writes_over_the_archive_it_read() {
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("model.pt2");
    std::fs::copy(root().join("models/digits.pt2"), &model).unwrap();
    let elsewhere = folder.path().join("elsewhere.pt2");
    let (model_name, elsewhere_name) = (model.to_str().unwrap(), elsewhere.to_str().unwrap());
    for (input, out) in [(model_name, elsewhere_name), (model_name, model_name)] {
        let output = fx_opt(&["fuse-conv-bn,cse,dce", input, "-o", out]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(std::fs::read(&model).unwrap(), std::fs::read(&elsewhere).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn fx_opt_says_what_an_archive_cannot_hold() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.pt2");
    std::fs::write(&out, "what was there").unwrap();
    let input = folder.path().join("net.fx");
    let lines = [
        "graph():",
        "    %x : [num_users=1] = placeholder[target=x]  # f32[2]",
        "    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})  # f32[2]",
        "    return relu",
    ];
    std::fs::write(&input, lines.join("\n")).unwrap();
    let output = fx_opt(&["dce", input.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("node `relu`: `torch.relu` is a Python function"), "{said}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "what was there");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}
