//! Wrong answers: which pass, which rewrite, a file that shows it again, and a small one.

use std::path::Path;
use std::process::{Command, Output};

use fx::ir::text::parse_module;
use fx::passes::{Changed, PassManager, Pipeline};
use fx::{Reproducer, parse_input};

use crate::support::root;

fn fx_opt(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
    command.current_dir(folder).args(args).env_remove("FX_LOG").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A fused weight is rounded anew: with no tolerance at all, that is a wrong answer.
#[test]
fn a_changed_answer_is_located_recorded_replayed_and_reduced() {
    let folder = tempfile::tempdir().unwrap();
    let model = root().join("models/digits.pt2");
    let pipeline = "const-fold,repeat{max=2}(fuse-conv-bn,cse),dce";
    let run =
        ["run", pipeline, &model.to_string_lossy(), "--rtol", "0", "--bisect", "--reproducer", "wrong.fx"];
    let output = fx_opt(folder.path(), &run);
    let (shown, error) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(error.contains("pass `fuse-conv-bn` failed (step 2 of 4, after const-fold)"), "{error}");
    assert!(error.contains("the answers changed") && error.contains("largest difference"), "{error}");
    assert!(error.contains("first node that drifts is `conv2d"), "{error}");
    assert!(shown.contains("pass 2 of 2: fuse-conv-bn") && shown.contains("rewrite 1 of it"), "{shown}");
    assert!(shown.contains("-    %batch_norm :"), "the diff of the one rewrite: {shown}");

    let replayed = fx_opt(folder.path(), &["replay", "wrong.fx"]);
    assert!(!replayed.status.success());
    assert!(text(&replayed.stdout).contains("it fails as recorded"), "{}", text(&replayed.stdout));

    let reduced = fx_opt(folder.path(), &["reduce", "wrong.fx", "-o", "small.fx"]);
    assert!(reduced.status.success(), "{}", text(&reduced.stderr));
    let small = Reproducer::parse(&std::fs::read_to_string(folder.path().join("small.fx")).unwrap()).unwrap();
    let graph = small.module.graph();
    assert!(graph.len() <= 9, "a convolution, its norm, and what they read: {graph}");
    assert_eq!(small.module.modules().named_tensors().len(), 5);
    assert!(small.verify == fx::Level::Numerics && small.pipeline == "fuse-conv-bn");
    let replayed = fx_opt(folder.path(), &["replay", "small.fx"]);
    assert!(text(&replayed.stdout).contains("it fails as recorded"), "{}", text(&replayed.stdout));
}

/// What a program writes to its inputs and buffers is part of its answers.
#[test]
fn a_write_that_is_lost_is_a_changed_answer() {
    let _alone = crate::alone();
    let text = |written: &str| {
        format!(
            "module Net:
    count = buffer f32[1] zeros
graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=y]
    %count : [num_users=1] = get_attr[target=count]
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%y,), kwargs = {{}})
    %add_ : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%{written}, 1), kwargs = {{}})
    %add__1 : [num_users=0] = call_function[target=torch.ops.aten.add_.Tensor](args = (%{written}, 1), kwargs = {{}})
    return neg
"
        )
    };
    for (written, wanted) in [("x", "the input `x` afterwards"), ("count", "the buffer `count` afterwards")] {
        let mut module = parse_module(&text(written)).unwrap().module;
        let inputs = vec![parse_input("f32[1] ones").unwrap(), parse_input("f32[1] ones").unwrap()];
        let lose = Pipeline::new().function("lose", |module, _| {
            let write = module.graph().find("add__1").map(|node| node.id()).unwrap();
            module.graph_mut().erase_node(write)?;
            Ok(Changed::Yes)
        });
        let mut manager = PassManager::new().add_pipeline(lose).with_instrument(fx::Numerics::new(inputs));
        let error = fx::passes::with_causes(&manager.run(&mut module).unwrap_err());
        assert!(error.contains(wanted), "{error}");
    }
}
