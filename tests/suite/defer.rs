//! The build without libtorch steps aside, before it printed anything, exactly when libtorch is needed.

use std::process::Command;

use crate::support::root;

/// The exit code, and whether anything was printed.
fn run(pipeline: &str, flags: &[&str], may_defer: bool) -> (Option<i32>, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.arg("run").arg(pipeline).arg(root().join("models/digits.pt2")).args(flags);
    command.env_remove("FX_OPT_MAY_DEFER");
    if may_defer {
        command.env("FX_OPT_MAY_DEFER", "1");
    }
    let output = command.output().unwrap();
    (output.status.code(), !(output.stdout.is_empty() && output.stderr.is_empty()))
}

#[test]
fn passes_that_compute_nothing_need_no_libtorch() {
    for pipeline in ["dce", "cse,dce", "repeat{max=4}(cse,dce)"] {
        assert_eq!(run(pipeline, &[], true), (Some(0), true), "{pipeline}");
    }
}

#[test]
fn lint_alone_needs_none_whatever_changed() {
    assert_eq!(run("fuse-conv-bn", &["--verify", "lint"], true), (Some(0), true));
}

// The suite is also built with libtorch, where there is nobody to step aside for.
#[cfg(not(feature = "tch"))]
#[test]
fn it_steps_aside_for_numbers_and_for_passes_that_run_the_model() {
    for (pipeline, flags) in [
        ("fuse-conv-bn", &[][..]),
        ("cse,fuse-conv-bn,dce", &[]),
        ("dce", &["--verify", "numerics"]),
        ("shape-prop", &[]),
        ("shape-prop", &["--verify", "lint"]),
    ] {
        assert_eq!(run(pipeline, flags, true), (Some(75), false), "{pipeline} {flags:?}");
        assert_ne!(run(pipeline, flags, false).0, Some(75), "{pipeline} {flags:?}");
    }
}

#[cfg(not(feature = "tch"))]
#[test]
fn standard_input_is_left_to_the_one_that_can_do_everything() {
    for command in [&["run", "dce", "-"][..], &["page", "dce", "-", "-o", "page.html"]] {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
        // A file, of which the other build would read what is left.
        let input = std::fs::File::open(root().join("tests/data/net.fx")).unwrap();
        let mut rest = input.try_clone().unwrap();
        let output = tool.args(command).env("FX_OPT_MAY_DEFER", "1").stdin(input).output().unwrap();
        assert_eq!(output.status.code(), Some(75), "{command:?}");
        let mut left = String::new();
        std::io::Read::read_to_string(&mut rest, &mut left).unwrap();
        assert!(left.contains("graph():"), "{command:?} read nothing");
    }
}

#[cfg(not(feature = "tch"))]
#[test]
fn the_page_steps_aside_before_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.args(["page", "dce,shape-prop", "-o"]).arg(&page).env("FX_OPT_MAY_DEFER", "1");
    let output = command.output().unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.is_empty(), output.stderr.is_empty()),
        (Some(75), true, true)
    );
    assert!(!page.exists());
    // With nobody to follow up, the page has the stages before the pass that could not run.
    let output = command.env_remove("FX_OPT_MAY_DEFER").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(std::fs::read_to_string(&page).unwrap().contains("shape-prop"));
}

#[test]
fn mistakes_are_reported_at_once() {
    for pipeline in ["nonsense", "dce{", "dce{keep=1}"] {
        assert_eq!(run(pipeline, &[], true), (Some(1), true), "{pipeline}");
    }
}
