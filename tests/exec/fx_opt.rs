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
    assert!(error.contains("changed the model's answers"), "{error}");
    assert!(error.contains("the first node that drifts: `second`"), "{error}");
}
