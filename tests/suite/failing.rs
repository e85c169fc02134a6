//! What is left of a failure: reproducers, replaying, reducing, bisection. Wrong numbers are the other suite's.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use fx::ir::GraphModule;
use fx::ir::text::{parse_module, print_graph};
use fx::passes::instrument::{Bisect, first_bad};
use fx::passes::{Changed, PassManager, Pipeline, SampleInput};
use fx::{Recorder, Reproducer, parse_input, print_input};

use crate::support::root;

const NET: &str = "\
graph():
    %x : [num_users=2] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %relu_1 : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.ops.aten.tanh.default](args = (%relu,), kwargs = {})
    %add : [num_users=1] = call_function[target=torch.ops.aten.add.Tensor](args = (%tanh, %relu_1), kwargs = {})
    %exp : [num_users=0] = call_function[target=torch.ops.aten.exp.default](args = (%x,), kwargs = {})
    return (add, x)
";

fn net() -> GraphModule {
    parse_module(NET).unwrap().module
}

fn fx_opt(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.current_dir(folder).args(args).env_remove("FX_LOG").stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Standard error of a run that must fail, not crash.
#[track_caller]
fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    text(&output.stderr)
}

#[test]
fn each_kind_of_failure_is_recorded_with_the_module_before_it() {
    type Run = fn(&mut GraphModule) -> Result<Changed, fx::passes::PassError>;
    let erase_exp = |module: &mut GraphModule| {
        let exp = module.graph().find("exp").map(|node| node.id()).unwrap();
        module.graph_mut().erase_node(exp)?;
        Ok(Changed::Yes)
    };
    let kinds: [(&str, Run); 4] = [
        ("gave up", |module| {
            module.graph_mut().placeholder("late");
            Err(fx::passes::PassError::new("gave up after a while"))
        }),
        ("panicked", |_| panic!("no such thing")),
        ("changed nothing", |module| {
            let relu = module.graph().find("tanh").map(|node| node.id()).unwrap();
            module.graph_mut().set_target(relu, "torch.ops.aten.sinh.default")?;
            Ok(Changed::No)
        }),
        ("placeholder", |module| {
            let output = module.graph().output_node().map(|node| node.id()).unwrap();
            module.graph_mut().erase_node(output)?;
            Ok(Changed::Yes)
        }),
    ];
    for (wanted, run) in kinds {
        let mut module = net();
        let input = parse_input("f32[2] values(-1.0, 1.0)").unwrap();
        let mut recorder = Recorder::new(Some(vec![input]));
        let pipeline = Pipeline::new()
            .function("erase-exp", move |module, _| erase_exp(module))
            .function("broken", move |module, _| run(module));
        PassManager::new()
            .add_pipeline(pipeline)
            .check_changed(true)
            .with_instrument(&mut recorder)
            .run(&mut module)
            .unwrap_err();
        let failure = recorder.into_failure().unwrap();
        let error = failure.error.clone().unwrap();
        assert!(error.contains(wanted) || wanted == "placeholder", "{error}");
        assert_eq!(failure.pipeline, "broken");
        assert_eq!(failure.assume, ["erase-exp"]);
        let before = failure.module.graph();
        assert!(
            before.find("exp").is_none() && before.find("tanh").unwrap().calls("torch.ops.aten.tanh.default")
        );
        assert_eq!(before.len(), 6, "what the broken pass did is not in it");

        // The file says all of it again.
        let read = Reproducer::parse(&failure.to_text()).unwrap();
        assert_eq!(read.error, failure.error);
        assert_eq!(read.assume, failure.assume);
        assert_eq!(read.inputs.unwrap().len(), 1);
        let all = |graph| print_graph(graph, &Default::default());
        assert_eq!(all(read.module.graph()), all(before));
    }
}

#[test]
fn inputs_read_back() {
    let lines = [
        "f32[2, 3] uniform(seed=1)",
        "i64[2] values(1, 2)",
        "b8[1] ones",
        "3",
        "-1.5",
        "None",
        "True",
        "(1, None)",
        "'text'",
    ];
    for line in lines {
        let input = parse_input(line).unwrap();
        let again = parse_input(&print_input(&input)).unwrap();
        match (&input, &again) {
            (SampleInput::Tensor(a), SampleInput::Tensor(b)) => {
                assert_eq!(a.to_contiguous_bytes(), b.to_contiguous_bytes(), "{line}");
                assert_eq!((a.dtype, &a.shape), (b.dtype, &b.shape), "{line}");
            }
            (SampleInput::Constant(a), SampleInput::Constant(b)) => assert_eq!(a, b, "{line}"),
            _ => panic!("{line} became {}", print_input(&input)),
        }
    }
    assert!(parse_input("f32[2, uniform").unwrap_err().to_string().contains("//@ input"));
}

#[test]
fn rewrites_of_the_passes_can_be_bisected() {
    // Which rewrite takes `relu_1` away? The first merge; `exp` is the second erasure of dce.
    let runs = |limit: usize, rewrites: usize| {
        let mut module = net();
        let mut bisect = Bisect::new(limit).rewrites(rewrites);
        let mut manager = PassManager::parse("cse,dce").unwrap().with_instrument(&mut bisect);
        let report = manager.run(&mut module).unwrap();
        (module, report)
    };
    let (module, report) = runs(2, 0);
    assert_eq!(module.graph().len(), 6, "cse merges one, dce may erase none");
    assert_eq!(report.passes.iter().map(|run| run.rewrites).collect::<Vec<_>>(), [1, 0]);
    let (module, _) = runs(1, 0);
    assert_eq!(module.graph().len(), 7);
    let gone = |rewrites| Ok::<_, ()>(runs(2, rewrites).0.graph().find("exp").is_none());
    assert_eq!(first_bad(4, gone), Ok(1));
}

#[test]
fn a_pass_that_cannot_run_is_reproduced_replayed_and_reduced() {
    let folder = tempfile::tempdir().unwrap();
    let net = folder.path().join("net.fx");
    std::fs::write(&net, NET).unwrap();
    let run = ["run", "cse,shape-prop", "net.fx", "--verify", "lint", "--reproducer", "failure.fx"];
    let error = refused(&fx_opt(folder.path(), &run));
    assert!(error.contains("pass `shape-prop` failed (step 2 of 2, after cse)"), "{error}");
    let written = std::fs::read_to_string(folder.path().join("failure.fx")).unwrap();
    assert!(written.contains("//@ pipeline: shape-prop\n//@ assume: cse\n"), "{written}");
    assert!(!written.contains("relu_1"), "cse ran before: {written}");

    let replayed = fx_opt(folder.path(), &["replay", "failure.fx"]);
    assert!(refused(&replayed).contains("shape-prop"));
    assert!(text(&replayed.stdout).contains("it fails as recorded"));

    let reduced = fx_opt(folder.path(), &["reduce", "failure.fx", "-o", "small.fx"]);
    assert!(reduced.status.success(), "{}", text(&reduced.stderr));
    let small = Reproducer::parse(&std::fs::read_to_string(folder.path().join("small.fx")).unwrap()).unwrap();
    assert_eq!(small.module.graph().len(), 2, "an input that is returned: {}", small.module.graph());
    assert_eq!(small.pipeline, "shape-prop");
    assert!(small.error.unwrap().contains("no sample inputs") || cfg!(not(feature = "tch")));

    // Once it is mended, replaying succeeds.
    let mended = written.replace("pipeline: shape-prop", "pipeline: dce");
    std::fs::write(folder.path().join("mended.fx"), mended).unwrap();
    let output = fx_opt(folder.path(), &["replay", "mended.fx"]);
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("it does not fail any more"));
}

#[test]
fn a_run_that_does_not_fail_is_written_on_request() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("net.fx"), NET).unwrap();
    let run = ["run", "cse,dce", "net.fx", "--verify", "lint", "--reproducer", "all.fx", "--bisect"];
    let output = fx_opt(folder.path(), &run);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("nothing failed, so nothing is bisected"));
    let written = std::fs::read_to_string(folder.path().join("all.fx")).unwrap();
    let case = Reproducer::parse(&written).unwrap();
    assert_eq!((&*case.pipeline, case.error, case.module.graph().len()), ("cse,dce", None, 7));
    // It is a test case as it is.
    let place = folder.path().join("tests/cases/passes/dce");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("all.fx"), &written).unwrap();
    crate::support::Case::read(folder.path(), &place.join("all.fx")).unwrap();
}

#[test]
fn any_model_is_reduced_by_a_command_of_the_user() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("net.fx"), NET).unwrap();
    let reduced = fx_opt(folder.path(), &["reduce", "net.fx", "--test", "grep -q aten.tanh"]);
    assert!(reduced.status.success(), "{}", text(&reduced.stderr));
    let shown = text(&reduced.stdout);
    assert!(shown.contains("7 nodes, 0 passes") && shown.contains("after 3 nodes"), "{shown}");
    assert!(shown.contains("%tanh") && !shown.contains("%add"), "{shown}");
}

#[test]
fn what_cannot_be_replayed_or_reduced_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("net.fx", NET);
    write("broken.fx", "graph(");
    write("note.fx", &format!("//@ pipeline: dce\n//@ verify: twice\n{NET}"));
    write("seed.fx", &format!("//@ pipeline: dce\n//@ seed: many\n{NET}"));
    write("fine.fx", &format!("//@ pipeline: dce\n{NET}"));
    write("unknown.fx", &format!("//@ pipeline: dcee\n{NET}"));
    let cases: [(&[&str], &str); 10] = [
        (&["replay", "none.fx"], "cannot read none.fx"),
        (&["replay", "net.fx"], "there is no line `//@ pipeline: ...`"),
        (&["replay", "broken.fx"], "broken.fx is not a reproducer"),
        (&["replay", "note.fx"], "`//@ verify: twice` is wrong: it is lint, shapes or numerics"),
        (&["replay", "seed.fx"], "`//@ seed: many` is wrong"),
        (&["replay", "unknown.fx"], "did you mean `dce`?"),
        (&["reduce", "net.fx"], "net.fx is not a reproducer"),
        (&["reduce", "fine.fx"], "`dce` does not fail on this model"),
        (&["reduce", "net.fx", "--test", "false"], "`false` does not succeed on the file as it is"),
        (
            &["run", "dce", "net.fx", "--verify", "lint", "--reproducer", "no/such/r.fx"],
            "cannot write no/such/r.fx",
        ),
    ];
    for (args, wanted) in cases {
        let error = refused(&fx_opt(folder.path(), args));
        assert!(error.contains(wanted), "{args:?}: {error}");
    }
    assert!(!root().join("failure.fx").exists());
}
