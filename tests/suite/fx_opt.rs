//! `fx-opt` as a command: what each flag prints, to which stream, and what it leaves on the disk.
//!
//! The goldens under `snapshots/cli` are standard output, and standard error where there is some. Times and the place
//! of the repository are filtered out of them.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use fx::ir::text::{FxHeader, FxPrintOptions, print_module_with};

use crate::support::root;

/// A module of every kind of line: parameters, shapes, a call that goes and one that is merged.
const NET: &str = "tests/data/net.fx";

fn fx_opt(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.current_dir(root()).args(args).env_remove("FX_LOG").stdin(Stdio::null());
    // The width of the help must not depend on the terminal.
    command.env("COLUMNS", "100");
    command
}

/// Runs the tool without numbers, which the other suite verifies.
fn run(args: &[&str]) -> Output {
    let mut all = vec!["run"];
    all.extend(args);
    if !args.contains(&"--verify") {
        all.extend(["--verify", "lint"]);
    }
    fx_opt(&all).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Standard output of a run that must succeed without a word on standard error.
#[track_caller]
fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
    text(&output.stdout)
}

#[track_caller]
fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_input_file();
    // Columns of times are as wide as their longest one.
    settings.add_filter(r" *\b\d+\.\d+ ms", " [time]");
    settings.add_filter(r"( +)time( +)lint +statistics", " time lint statistics");
    settings.add_filter(&regex_of(&root().to_string_lossy()), "[root]");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A regular expression for these letters.
fn regex_of(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { c.to_string() } else { format!("\\{c}") }).collect()
}

/// Both streams of a run that must succeed, each under its name.
fn streams(output: &Output) -> String {
    assert!(output.status.success(), "{}", text(&output.stderr));
    format!("== standard output\n{}== standard error\n{}", text(&output.stdout), text(&output.stderr))
}

#[test]
fn each_form_of_the_result() {
    for form in ["graph", "table", "code", "json", "dot"] {
        let quiet = run(&["cse,dce", NET, "--emit", form, "--quiet"]);
        golden(&format!("emit_{form}"), &stdout(&quiet));
        let loud = run(&["cse,dce", NET, "--emit", form]);
        assert!(loud.status.success());
        assert_eq!(text(&loud.stdout), text(&quiet.stdout), "the narration stays out of the result");
        assert!(text(&loud.stderr).contains("the graph is valid after every pass"));
    }
    golden("emit_several", &streams(&run(&["cse,dce", NET, "--emit", "graph,code"])));
}

#[test]
fn what_is_said_when_nothing_is_asked_for() {
    golden("run", &stdout(&run(&["cse,dce", NET])));
    golden("run_unchanged", &stdout(&run(&["dce,dce", "tests/cases/passes/dce/nothing_to_do.fx"])));
    golden("run_notes", &stdout(&run(&["fuse-conv-bn,dce", "tests/cases/passes/fuse-conv-bn/two_norms.fx"])));
    assert_eq!(stdout(&run(&["cse,dce", NET, "--quiet"])), "");
}

#[test]
fn the_graph_after_passes() {
    for when in ["all", "changed"] {
        let output = run(&["cse,cse,dce", NET, "--print-after", when, "--quiet"]);
        golden(&format!("print_after_{when}"), &stdout(&output));
    }
    golden("print_after_loud", &streams(&run(&["cse,cse,dce", NET, "--print-after", "changed"])));
}

#[test]
fn the_difference() {
    golden("diff", &stdout(&run(&["cse,dce", NET, "--diff", "--quiet"])));
    golden("diff_loud", &streams(&run(&["cse,dce", NET, "--diff"])));
    golden("diff_and_emit", &stdout(&run(&["cse,dce", NET, "--diff", "--emit", "graph", "--quiet"])));
    golden("diff_of_nothing", &streams(&run(&["dce", "tests/cases/passes/dce/nothing_to_do.fx", "--diff"])));
}

#[test]
fn how_much_is_verified() {
    let late = "graph():\n    %y : [num_users=1] = call_function[target=torch.neg](args = (%x,), kwargs = {})\n    \
                %x : [num_users=1] = placeholder[target=x]\n    return y\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("late.fx");
    std::fs::write(&file, late).unwrap();
    let file = file.to_str().unwrap();
    let lint = run(&["dce", file, "--verify", "lint", "--quiet"]);
    assert_eq!(lint.status.code(), Some(1));
    golden("verify_lint", &text(&lint.stderr).replace(file, "late.fx"));
    // Without any verification what came in is shown as it is.
    let off = run(&["dce", file, "--verify", "off", "--quiet", "--emit", "graph"]);
    assert_eq!(stdout(&off), late);
    golden("verify_off", &stdout(&run(&["dce", NET, "--verify", "off"])));
}

#[test]
fn what_is_in_a_model() {
    golden("info_pt2", &stdout(&fx_opt(&["info", "tests/data/pt2/mlp.pt2"]).output().unwrap()));
    golden("info_fx", &stdout(&fx_opt(&["info", NET]).output().unwrap()));
    let branches = "tests/cases/codegen/conditional.fx";
    golden("info_branches", &stdout(&fx_opt(&["info", branches]).output().unwrap()));
}

#[test]
fn where_a_pattern_is_and_why_not() {
    let find = |args: &[&str]| stdout(&fx_opt(&[&["match"], args].concat()).output().unwrap());
    let pattern = "tests/data/pattern.fx";
    let net = "tests/data/pattern_net.fx";
    golden("match", &find(&[pattern, net]));
    golden("match_overlapping", &find(&["tests/data/pattern_net.fx", net, "--overlapping"]));
    golden("match_nothing", &find(&[pattern, "tests/data/pattern_miss.fx", "--explain"]));
    assert_eq!(find(&[pattern, "tests/data/pattern_miss.fx"]), "0 matches\n");
    for (args, wanted) in [
        (["none.fx", net], "error: cannot read the pattern none.fx"),
        (["tests/data/README.md", net], "error: tests/data/README.md is not a `.fx` text"),
        ([pattern, "none.fx"], "error: "),
    ] {
        let output = fx_opt(&[&["match"], &args[..]].concat()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(text(&output.stderr).starts_with(wanted), "{args:?}: {}", text(&output.stderr));
    }
}

#[test]
fn the_passes_and_the_help() {
    golden("list_passes", &stdout(&fx_opt(&["list-passes"]).output().unwrap()));
    let json = stdout(&fx_opt(&["list-passes", "--json"]).output().unwrap());
    golden("list_passes_json", &json);
    let passes: serde_json::Value = serde_json::from_str(&json).unwrap();
    let dce = passes.as_array().unwrap().iter().find(|pass| pass["name"] == "dce").unwrap();
    assert_eq!(dce["options"][0]["name"], "erase_random");
    for (name, args) in [
        ("help", &["--help"][..]),
        ("help_run", &["run", "--help"]),
        ("help_profile", &["profile", "--help"]),
        ("help_page", &["page", "--help"]),
        ("help_info", &["info", "--help"]),
        ("help_match", &["match", "--help"]),
        ("help_list_passes", &["list-passes", "--help"]),
    ] {
        golden(name, &stdout(&fx_opt(args).output().unwrap()));
    }
    assert_eq!(
        stdout(&fx_opt(&["--version"]).output().unwrap()),
        format!("fx-opt {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn exit_codes() {
    let code = |args: &[&str]| fx_opt(args).output().unwrap();
    // A command line that cannot be understood is 2, anything that fails later 1.
    let wrong = [
        (&[][..], "Usage: fx-opt"),
        (&["run"], "Usage: fx-opt run"),
        (&["walk"], "unrecognized subcommand 'walk'"),
        (
            &["run", "dce", NET, "--emit", "xml"],
            "[possible values: graph, table, code, json, dot, svg, rust, tch]",
        ),
        (&["run", "dce", NET, "--rtol", "x"], "invalid value 'x' for '--rtol <RTOL>'"),
    ];
    for (args, wanted) in wrong {
        let output = code(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(text(&output.stdout), "", "{args:?}");
        assert!(text(&output.stderr).contains(wanted), "{args:?}: {}", text(&output.stderr));
    }
    for args in
        [&["run", "dcf", NET][..], &["run", "dce", "none.fx"], &["info", "none.pt2"], &["info", "none"]]
    {
        let output = code(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert_eq!(text(&output.stdout), "", "{args:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{args:?}");
    }
}

// With libtorch the pass runs.
#[cfg(not(feature = "tch"))]
#[test]
fn a_pass_that_fails_leaves_no_result() {
    let failing = run(&["cse,shape-prop", NET, "--quiet"]);
    assert_eq!(failing.status.code(), Some(1));
    assert_eq!(text(&failing.stdout), "");
}

/// Runs the tool with this on standard input.
fn piped(args: &[&str], input: &[u8]) -> Output {
    let mut child =
        fx_opt(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The tool may refuse the command line before it has read all of it.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn a_model_from_standard_input() {
    let net = std::fs::read(root().join(NET)).unwrap();
    let flags = ["run", "cse,dce", "-", "--verify", "lint", "--quiet", "--emit"];
    let emit = |form: &'static str| [&flags[..], &[form]].concat();
    let from_file = stdout(&run(&["cse,dce", NET, "--emit", "graph", "--quiet"]));
    assert_eq!(stdout(&piped(&emit("graph"), &net)), from_file);
    // What one run emits another reads.
    let json = stdout(&piped(&emit("json"), &net));
    assert_eq!(stdout(&piped(&emit("graph"), json.as_bytes())), from_file);
    golden("info_stdin", &stdout(&piped(&["info", "-"], &net)));
    for (input, wanted) in [
        (&b"graph():\n    nonsense"[..], "error: standard input: 2:"),
        (b"{\"format\": 3", "error: standard input: "),
        (b"PK\x03\x04\xff\xfe", "archives are read from files"),
        (b"", "error: standard input: "),
    ] {
        let output = piped(&emit("graph"), input);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains(wanted), "{}", text(&output.stderr));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let archive = "tests/data/pt2/encoder_layer.pt2";
    for args in [
        &["run", "cse,dce", archive, "--verify", "lint"][..],
        &["run", "cse,dce", archive, "--verify", "lint", "--emit", "json", "--quiet"],
        &["run", "cse,dce", archive, "--verify", "lint", "--print-after", "all", "--quiet"],
        &["run", "cse,dce", archive, "--verify", "lint", "--diff", "--quiet"],
        &["info", archive],
        &["list-passes"],
        &["run", "--help"],
    ] {
        let mut child = fx_opt(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        // One line, and then the pipe is closed.
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}: {:?} {}", output.status, text(&output.stderr));
        assert_eq!(text(&output.stderr), "", "{args:?}");
    }
}

/// A copy of a file of the repository in `folder`.
fn copied(folder: &Path, file: &str) -> PathBuf {
    let to = folder.join(Path::new(file).file_name().unwrap());
    std::fs::copy(root().join(file), &to).unwrap();
    to
}

#[test]
fn each_output_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, form) in [("out.py", "code"), ("out.dot", "dot"), ("out.gv", "dot")] {
        let path = folder.path().join(name);
        let said = stdout(&run(&["cse,dce", NET, "-o", path.to_str().unwrap()]));
        assert!(said.contains(&format!("written {}", path.display())), "{said}");
        let emitted = stdout(&run(&["cse,dce", NET, "--emit", form, "--quiet"]));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), emitted);
    }
    for name in ["out.fx", "out.json"] {
        let path = folder.path().join(name);
        assert_eq!(stdout(&run(&["cse,dce", NET, "--quiet", "-o", path.to_str().unwrap()])), "");
        golden(&format!("output_{}", name.replace('.', "_")), &std::fs::read_to_string(&path).unwrap());
    }
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "and nothing else: {left:?}");
}

#[test]
fn what_is_written_reads_back_as_the_same_module() {
    let folder = tempfile::tempdir().unwrap();
    // The second has weights too large for the text, which go to a file beside it.
    for input in [NET, "models/digits.pt2", "tests/data/pt2/cond.pt2", "tests/data/pt2/dict_io.pt2"] {
        for name in ["a.fx", "a.json"] {
            let (path, again) = (folder.path().join(name), folder.path().join(format!("again_{name}")));
            let (path, again) = (path.to_str().unwrap(), again.to_str().unwrap());
            stdout(&run(&["cse,dce", input, "--quiet", "-o", path]));
            stdout(&run(&["cse,dce", path, "--quiet", "-o", again]));
            let read = |path: &str| fx::pt2::read_module(path).unwrap();
            let mut module = fx::pt2::read_module(root().join(input)).unwrap();
            fx::passes::PassManager::parse("cse,dce").unwrap().run(&mut module).unwrap();
            let options = FxPrintOptions { shapes: true, ..FxPrintOptions::default() };
            let all = |module: &fx::ir::GraphModule| print_module_with(module, &FxHeader::new(), &options);
            assert_eq!(all(&read(path)), all(&module), "{input} {name}");
            assert_eq!(all(&read(again)), all(&module), "{input} {name}");
        }
    }
}

#[test]
fn the_input_is_left_as_it_was_unless_it_is_the_output() {
    let folder = tempfile::tempdir().unwrap();
    let input = copied(folder.path(), NET);
    let before = std::fs::read(&input).unwrap();
    let name = input.to_str().unwrap();
    stdout(&run(&["cse,dce", name, "--quiet", "--emit", "json"]));
    stdout(&run(&["cse,dce", name, "--quiet", "-o", folder.path().join("out.fx").to_str().unwrap()]));
    assert_eq!(std::fs::read(&input).unwrap(), before);
    // Over itself, weights in a file beside it included.
    let model = folder.path().join("model.fx");
    let model = model.to_str().unwrap();
    stdout(&run(&["cse", "models/digits.pt2", "--quiet", "-o", model]));
    let wanted = stdout(&run(&["fuse-conv-bn,dce", model, "--quiet", "--emit", "graph"]));
    stdout(&run(&["fuse-conv-bn,dce", model, "--quiet", "-o", model]));
    assert_eq!(stdout(&run(&["dce", model, "--quiet", "--emit", "graph"])), wanted);
}

#[test]
fn outputs_that_cannot_be_written_are_refused_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no/out.fx");
    for name in ["no/out.fx", "no/out.py", "no/out.json"] {
        let path = folder.path().join(name);
        let output = run(&["dce", NET, "-o", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(text(&output.stdout), "", "nothing was done");
        let wanted = format!("error: cannot write {}: there is no folder", path.display());
        assert!(text(&output.stderr).starts_with(&wanted), "{}", text(&output.stderr));
    }
    assert!(!missing.exists());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn a_model_in_a_read_only_folder() {
    let folder = tempfile::tempdir().unwrap();
    let closed = folder.path().join("closed");
    std::fs::create_dir(&closed).unwrap();
    let input = copied(&closed, "tests/data/pt2/mlp.pt2");
    let set = |path: &Path, read_only: bool| {
        let mut permissions = std::fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(read_only);
        std::fs::set_permissions(path, permissions).unwrap();
    };
    set(&input, true);
    set(&closed, true);
    let out = folder.path().join("out.json");
    let output = run(&["cse,dce", input.to_str().unwrap(), "--quiet", "-o", out.to_str().unwrap()]);
    set(&closed, false);
    stdout(&output);
    assert!(out.exists());
    assert_eq!(std::fs::read_dir(&closed).unwrap().count(), 1, "nothing was put beside the input");
}

#[test]
fn a_model_of_the_zoo() {
    let info = stdout(&fx_opt(&["info", "zoo:resnet18"]).output().unwrap());
    assert!(
        info.contains("x : f32[1, 3, 224, 224]") && info.contains("62 tensors, 11689512 elements"),
        "{info}"
    );
    let fused = stdout(&run(&["fuse-conv-bn", "zoo:resnet18", "--emit", "graph", "--quiet"]));
    assert!(!fused.contains("bn1") && fused.contains("call_module[target=layer4.1.conv2]"), "{fused}");
    for (name, input) in [
        ("gpt2", "input_ids : i64[1, 16]"),
        ("lstm_tagger", "sentence : i64[12]"),
        ("unet", "x : f32[1, 3, 256, 256]"),
        ("vit_b_16", "x : f32[1, 3, 224, 224]"),
    ] {
        let info = stdout(&fx_opt(&["info", &format!("zoo:{name}")]).output().unwrap());
        assert!(info.contains(input), "{info}");
    }
    let fused = stdout(&run(&["fuse-conv-bn,dce", "zoo:unet", "--emit", "graph", "--quiet"]));
    assert!(!fused.contains("norm1") && fused.contains("call_module[target=decoder1.dec1conv2]"), "{fused}");
    let unknown = fx_opt(&["info", "zoo:resnet19"]).output().unwrap();
    assert_eq!(unknown.status.code(), Some(1));
    let error = text(&unknown.stderr);
    assert!(error.starts_with("error: there is no model `resnet19`; there are densenet121, "), "{error}");
}

#[test]
fn a_crate_has_a_test_or_it_is_said_why_not() {
    let folder = tempfile::tempdir().unwrap();
    for (to, flag) in [("rust", "--emit"), ("tch", "--emit"), ("rust", "--to"), ("tch", "--to")] {
        let path = format!("{}/{to}{flag}/", folder.path().display());
        let output = match flag {
            "--emit" => run(&["cse,dce", NET, "--quiet", flag, to, "-o", &path]),
            _ => fx_opt(&["convert", NET, flag, to, &path]).output().unwrap(),
        };
        let said = text(&output.stderr);
        assert!(output.status.success(), "{said}");
        let file = |name: &str| Path::new(&path).join(name).exists();
        assert!(["Cargo.toml", "src/model.rs", "src/main.rs", "weights.safetensors"].into_iter().all(file));
        let has_test = file("tests/outputs.rs");
        assert_eq!((has_test, file("samples.safetensors")), (cfg!(feature = "tch"), has_test));
        if flag == "--to" {
            let expected = match has_test {
                true => "samples random inputs (seed 0)",
                false => {
                    "no samples are recorded, and the crate has no test: what the model gives is computed by libtorch"
                }
            };
            assert!(said.contains(expected), "{said}");
        }
    }
}
