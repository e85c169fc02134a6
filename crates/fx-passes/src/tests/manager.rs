//! The loop: what it refuses, what it reports, what it leaves behind.

use fx_ir::GraphModule;
use insta::assert_snapshot;

use super::{Liar, Look, Other, Small, Trim, module, registry};
use crate::{
    Changed, Failure, LintPolicy, PassManager, Pipeline, PipelineError, SampleInput, StopReason, with_causes,
};

fn manager(text: &str) -> PassManager<'static> {
    PassManager::new().check_changed(true).add_pipeline(Pipeline::parse(text, &registry()).unwrap())
}

fn fails(text: &str, module: &mut GraphModule) -> PipelineError {
    manager(text).run(module).unwrap_err()
}

#[test]
fn reports_what_each_pass_did() {
    let mut module = module(3);
    let report = manager("look,trim,trim{at_most=9},small").run(&mut module).unwrap();
    assert_snapshot!(report.without_times(), @"
    run  pass             changed  nodes   statistics
      1  look             no       6
      2  trim             yes      6 -> 5  erased 1
      3  trim{at_most=9}  yes      5 -> 3  erased 2
      4  small            no       3
    run 2, trim: `neg_1`: at_most was reached
    ");
    assert_eq!(report.times.passes.len(), 4);
    assert!(report.changed);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["passes"][1]["statistics"]["erased"], 1);
    assert!(json["times"]["total"].is_f64());
}

#[test]
fn a_run_is_exact_when_each_pass_that_changed_something_is() {
    let is_exact = |mut manager: PassManager<'_>| manager.run(&mut module(3)).unwrap().is_exact();
    assert!(is_exact(manager("trim,small,trim")));
    assert!(is_exact(manager("trim,look")), "a pass that is not exact changed nothing");
    assert!(!is_exact(manager("trim").add(Other)));
}

#[test]
fn lints_after_each_pass() {
    let error = fails("look,invalid,look", &mut module(0));
    assert_snapshot!(with_causes(&error), @"
    pass `invalid` failed (step 2 of 3, after look): the graph is not valid:
    graph():
        ...
        %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
        return relu
        %late : [num_users=0] = call_function[target=late](args = (), kwargs = {})
        ^ [output] stands after the output, where nothing is run
    ");
    assert!(matches!(*error.failure, Failure::Lint(_)));
}

#[test]
fn lints_at_the_ends_or_never() {
    let error = manager("invalid,look").lint(LintPolicy::Ends).run(&mut module(0)).unwrap_err();
    assert_snapshot!(error, @"the module was refused at the end of the pipeline, after invalid, look");
    assert_eq!((error.index, error.of, error.pass.as_str()), (2, 2, ""));
    manager("invalid,look").lint(LintPolicy::Off).run(&mut module(0)).unwrap();
}

#[test]
fn refuses_an_invalid_module_before_any_pass() {
    let mut module = module(0);
    module.graph_mut().inserting_at_end().call_function("late", ());
    let error = fails("look", &mut module);
    assert_snapshot!(error, @"the module was refused before any pass ran");
    assert_eq!((error.index, error.ran_before.len()), (0, 0));
}

#[test]
fn catches_a_lie() {
    let error = fails("look,liar", &mut module(0));
    assert_snapshot!(with_causes(&error), @"pass `liar` failed (step 2 of 2, after look): the pass said that it changed nothing, but the program is different; it must return Changed::Yes whenever it changed the graph or the module tree");
    manager("liar").check_changed(false).run(&mut module(0)).unwrap();
}

#[test]
fn metadata_and_equal_graphs_are_no_change() {
    let quiet = Pipeline::new()
        .function("annotate", |module, _| {
            let id = module.graph().ids()[1];
            module.graph_mut().meta_mut(id)?.stack_trace = Some("here".into());
            Ok(Changed::No)
        })
        .function("rebuild", |module, _| {
            let mut copy = fx_ir::Graph::new();
            copy.placeholder("smuggled");
            let id = copy.ids()[0];
            copy.erase_node(id)?;
            let x = copy.placeholder("x");
            let relu = copy.call_function("torch.relu", [x]);
            copy.output(relu);
            *module.graph_mut() = copy;
            Ok(Changed::No)
        });
    PassManager::new().check_changed(true).add_pipeline(quiet).run(&mut module(0)).unwrap();
}

#[test]
fn every_part_of_a_module_counts_as_a_change() {
    type Edit = fn(&mut GraphModule);
    let edits: [Edit; 8] = [
        |module| module.name = "Net".to_owned(),
        |module| module.modules_mut().root_mut().training = true,
        |module| {
            let tensor = fx_ir::Tensor::from_f32(&[1], &[2.0]).unwrap();
            module.modules_mut().set_tensor("w", fx_ir::TensorRole::Parameter, tensor);
        },
        |module| {
            module.range_constraints.insert("s0".to_owned(), fx_ir::SymRange::default());
        },
        |module| {
            let id = module.graph().ids()[1];
            module.graph_mut().rename(id, "other").unwrap();
        },
        |module| {
            let id = module.graph().ids()[1];
            module.graph_mut().update_kwarg(id, "inplace", true).unwrap();
        },
        |module| {
            let id = module.graph().ids()[2];
            module.graph_mut().update_arg(id, 0, 1).unwrap();
        },
        |module| {
            let ids = module.graph().ids();
            module.graph_mut().move_before(ids[2], ids[1]).unwrap();
        },
    ];
    for (at, edit) in edits.into_iter().enumerate() {
        let pipeline = Pipeline::new().function("edit", move |module, _| {
            edit(module);
            Ok(Changed::No)
        });
        let mut manager = PassManager::new().check_changed(true).lint(LintPolicy::Off).add_pipeline(pipeline);
        let error = manager.run(&mut module(1)).unwrap_err();
        assert!(matches!(*error.failure, Failure::LiedUnchanged), "edit {at}: {}", with_causes(&error));
    }
}

#[test]
fn catches_a_panic_and_gives_the_good_module_back() {
    let mut broken = module(0);
    let error = fails("trim,panics", &mut broken);
    assert_snapshot!(with_causes(&error), @"pass `panics` failed (step 2 of 2, after trim): the pass panicked, which is a mistake of the pass: index out of bounds: the len is 0 but the index is 4");
    assert!(broken.graph().find("half_done").is_some());

    let mut kept = module(1);
    manager("trim,panics").keep_good(true).run(&mut kept).unwrap_err();
    assert_eq!(kept.graph(), module(0).graph());
}

#[test]
fn keeps_the_cause_of_a_pass_that_gave_up() {
    let error = fails("look,look,gives-up", &mut module(0));
    assert_snapshot!(with_causes(&error), @"pass `gives-up` failed (step 3 of 3, after look, look): an edit of the graph was refused: tried to erase node `x` but it still has 1 users: relu; replace its uses first");
    assert_eq!(error.ran_before, ["look", "look"]);
}

#[test]
fn a_check_fails_like_a_pass() {
    let error = fails("small,small{nodes=2}", &mut module(0));
    assert_snapshot!(with_causes(&error), @"pass `small{nodes=2}` failed (step 2 of 2, after small): 3 nodes, at most 2 allowed");
}

#[test]
fn requirements_are_checked_on_the_written_order() {
    manager("normalize,fuse").run(&mut module(0)).unwrap();
    manager("fuse").assume(["normal-form"]).run(&mut module(0)).unwrap();
    manager("look,twice").run(&mut module(0)).unwrap();
    let texts = ["fuse,normalize", "look,repeat(normalize,scramble,fuse)", "twice"];
    let errors: Vec<_> = texts.iter().map(|text| with_causes(&fails(text, &mut module(0)))).collect();
    assert_snapshot!(errors.join("\n"), @"
    pass `fuse` failed (step 1 of 2): it requires `normal-form`, which no earlier step ensures; `normalize` is in the pipeline and ensures it, but comes later, was left out, or was undone since
    pass `fuse` failed (step 4 of 4, after look, normalize, scramble): it requires `normal-form`, which no earlier step ensures; `normalize` is in the pipeline and ensures it, but comes later, was left out, or was undone since
    pass `twice` failed (step 1 of 1): it requires `look`, which no earlier step ensures; no registered pass ensures it
    ");
}

#[test]
fn a_property_broken_by_the_end_of_a_loop_is_noticed_in_its_second_turn() {
    let error = fails("normalize,repeat(fuse,trim,scramble)", &mut module(1));
    assert_eq!((error.index, error.ran_before.len()), (2, 4));
    assert!(matches!(*error.failure, Failure::Requires { .. }));
}

#[test]
fn a_repeat_says_why_it_stopped() {
    let report = manager("repeat{max=2}(trim),look,repeat(trim)").run(&mut module(3)).unwrap();
    let stops: Vec<_> = report.repeats.iter().map(|repeat| (repeat.iterations, repeat.stop)).collect();
    assert_eq!(stops, [(2, StopReason::Limit), (2, StopReason::Unchanged)]);
    let steps: Vec<_> = report.passes.iter().map(|pass| (pass.run, pass.step)).collect();
    assert_eq!(steps, [(1, 1), (2, 1), (3, 2), (4, 3), (5, 3)]);
    assert_snapshot!(report.without_times(), @"
    run  pass  changed  nodes   statistics
      1  trim  yes      6 -> 5  erased 1
      2  trim  yes      5 -> 4  erased 1
      3  look  no       4
      4  trim  yes      4 -> 3  erased 1
      5  trim  no       3       erased 0
    repeat{max=2}(trim) ran 2 times, its limit; the last still changed something
    repeat(trim) ran 2 times, until nothing changed
    run 1, trim: `neg_1`: at_most was reached
    run 2, trim: `neg`: at_most was reached
    ");
}

#[test]
fn a_manager_is_built_by_hand_and_runs_again() {
    let mut manager = PassManager::new()
        .add(Look)
        .add(Trim { at_most: 4 })
        .add_check(Small { nodes: 3 })
        .lint(LintPolicy::Ends);
    assert_eq!(manager.pipeline().to_string(), "look,trim{at_most=4},small{nodes=3}");
    assert!(manager.run(&mut module(2)).unwrap().changed);
    assert!(!manager.run(&mut module(0)).unwrap().changed);
    assert!(PassManager::new().check_changed(true).add(Liar).run(&mut module(0)).is_err());
}

#[test]
fn passes_see_the_sample_inputs() {
    let pipeline = Pipeline::new().function("count-inputs", |_, cx| {
        cx.count("inputs", cx.inputs().map_or(0, <[_]>::len));
        Ok(Changed::No)
    });
    let inputs = vec![SampleInput::Constant(1.into()), SampleInput::Constant(2.5.into())];
    let report = PassManager::new().inputs(inputs).add_pipeline(pipeline).run(&mut module(0)).unwrap();
    assert_eq!(report.passes[0].statistics["inputs"], 2);
}

#[test]
fn notes_are_limited() {
    let pipeline = Pipeline::new().function("chatter", |_, cx| {
        (0..crate::MAX_NOTES + 5).for_each(|_| cx.note("x", "because"));
        Ok(Changed::No)
    });
    let report = PassManager::new().add_pipeline(pipeline).run(&mut module(0)).unwrap();
    assert_eq!((report.passes[0].notes.len(), report.passes[0].notes_dropped), (crate::MAX_NOTES, 5));
}
