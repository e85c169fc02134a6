//! Whatever is wrong with a pipeline or a pass, the error says what, and the module is as it was before the pass that
//! failed: that of the passes before it is kept.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fx_ir::GraphModule;

use super::{Look, module, registry};
use crate::{
    Changed, Failure, Instrument, InstrumentError, PassEvent, PassInfo, PassManager, PassRun, PassTime,
    Pipeline, Registry, loop_pass, this_before_that_pass_constraint, with_causes,
};

fn refused(text: &str) -> String {
    Pipeline::parse(text, &registry()).unwrap_err().to_string()
}

/// Runs `trim` and then what is wrong, with a copy before each pass, and checks that just what `trim` did is left.
#[track_caller]
fn fails_intact(what: &str) -> String {
    let mut module = module(3);
    let pipeline = Pipeline::parse(&format!("trim,{what}"), &registry()).unwrap();
    let mut manager = PassManager::new().add_pipeline(pipeline).keep_good(true).check_changed(true);
    let error = manager.run(&mut module).unwrap_err();
    assert_eq!(module.graph(), super::module(2).graph(), "{what}");
    // The module is good for another run, and so is the manager of it.
    let again = PassManager::new().add_pipeline(Pipeline::parse("trim,look", &registry()).unwrap());
    assert!({ again }.run(&mut module).unwrap().changed);
    with_causes(&error)
}

#[test]
fn typos_are_answered_with_what_was_meant() {
    assert!(refused("trimm").contains("did you mean `trim`?"), "{}", refused("trimm"));
    assert!(refused("trim{at_mst=2}").contains("at_most"), "{}", refused("trim{at_mst=2}"));
    assert!(refused("repaet(trim)").contains("repeat"), "{}", refused("repaet(trim)"));
    assert!(refused("trim,,look").contains('^'));
    assert!(refused("repeat{max=2}(trim").contains("expected"));
}

#[test]
fn options_of_the_wrong_type_say_which_and_what() {
    for (text, option) in [
        ("trim{at_most=many}", "at_most"),
        ("trim{at_most=-1}", "at_most"),
        ("options{flag=3}", "flag"),
        ("options{list=3}", "list"),
        ("options{mode=slow}", "mode"),
        ("repeat{max=often}(trim)", "max"),
        ("repeat{max=0}(trim)", "max"),
    ] {
        let error = refused(text);
        assert!(error.contains(option) && error.contains("line 1"), "{text}: {error}");
    }
}

#[test]
fn passes_registered_twice_and_circles_are_named() {
    let twice = [PassInfo::pass::<Look>("z.rs", 3), PassInfo::pass::<Look>("a.rs", 20)];
    let error = Registry::with(twice).unwrap_err().to_string();
    assert!(error.contains("a.rs:20") && error.contains("z.rs:3"), "{error}");
    let circle = |this: &str, that: &str| this_before_that_pass_constraint(this, that);
    let pipeline = Pipeline::parse("trim,look", &registry()).unwrap();
    let mut manager = PassManager::new()
        .add_pipeline(pipeline)
        .add_constraint(circle("trim", "look"))
        .add_constraint(circle("look", "trim"));
    let error = manager.solve_constraints().unwrap_err().to_string();
    assert!(error.contains("trim") && error.contains("look"), "{error}");
    let mut module = module(2);
    manager.run(&mut module).unwrap_err();
    assert_eq!(module.graph(), super::module(2).graph(), "no pass ran");
}

#[test]
fn an_invalid_graph_a_panic_an_error_and_a_lie_leave_the_graph_before() {
    for (pass, wanted) in [
        ("invalid", "late"),
        ("panics", "the pass panicked"),
        ("gives-up", "tried to erase node `x`"),
        ("liar", "changed nothing"),
        ("small{nodes=2}", "at most 2 allowed"),
        ("repeat{max=3}(look,panics)", "the pass panicked"),
    ] {
        let error = fails_intact(pass);
        assert!(error.contains(wanted) && error.contains("step"), "{pass}: {error}");
    }
}

#[test]
fn a_requirement_that_a_loop_breaks_leaves_the_graph_before() {
    let text = "normalize,repeat(fuse,scramble,trim)";
    let pipeline = Pipeline::parse(text, &registry()).unwrap();
    let mut module = module(3);
    let mut manager = PassManager::new().add_pipeline(pipeline).keep_good(true);
    let error = with_causes(&manager.run(&mut module).unwrap_err());
    assert!(error.contains("requires `normal-form`"), "{error}");
    assert_eq!(module.graph(), super::module(2).graph(), "what `trim` did in the first turn stays");
}

#[test]
fn what_goes_on_for_ever_ends_at_its_limit() {
    let grow = |module: &mut GraphModule, _: &mut crate::PassContext<'_>| {
        module.name.push('x');
        Ok(Changed::Yes)
    };
    let run = |pipeline: Pipeline| {
        let mut module = module(0);
        module.name = String::new();
        let report = PassManager::new().add_pipeline(pipeline).run(&mut module).unwrap();
        (module.name.len(), report)
    };
    let body = || Pipeline::new().function("grow", grow);
    let (times, report) = run(Pipeline::new().repeat(7, body()));
    assert_eq!(times, 7);
    assert!(report.without_times().contains("its limit; the last still changed something"));
    let (times, _) = run(Pipeline::new().function("loop", loop_pass(grow, 9, |_| true)));
    assert_eq!(times, 9);
    // A repeat without a limit of its own has one all the same, and limits are limited.
    let error = refused("repeat{max=1000000000}(trim)");
    assert!(error.contains("max"), "{error}");
    let (times, _) = run(Pipeline::new().repeat(crate::DEFAULT_REPEAT, body()));
    assert_eq!(times, crate::DEFAULT_REPEAT);
}

/// Refuses what `look` does.
struct Refuse;

impl Instrument for Refuse {
    fn name(&self) -> &str {
        "refuse"
    }
    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        _: &GraphModule,
        _: &PassRun,
        _: &PassTime,
    ) -> Result<(), InstrumentError> {
        if pass.name == "other" { Err("the answers are others".into()) } else { Ok(()) }
    }
}

#[test]
fn a_result_that_an_instrument_refuses_is_taken_back() {
    let mut module = module(1);
    let mut manager = PassManager::new().add(super::Other).keep_good(true).with_instrument(Refuse);
    let error = manager.run(&mut module).unwrap_err();
    assert!(matches!(*error.failure, Failure::Instrument { .. }));
    assert_eq!(module.graph(), super::module(1).graph());
}

#[test]
fn a_panic_does_not_poison_what_comes_after() {
    for _ in 0..3 {
        assert!(fails_intact("panics").contains("panicked"));
    }
    // Not even when the program itself catches it, around everything.
    let result = catch_unwind(AssertUnwindSafe(|| fails_intact("panics")));
    assert!(result.is_ok());
    assert!(Registry::global().is_ok());
}
