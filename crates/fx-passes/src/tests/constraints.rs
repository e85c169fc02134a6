//! Constraints on the order, and what else torch.fx's manager offers.

use fx_ir::GraphModule;

use super::module;
use crate::{
    Changed, Constraint, ConstraintError, Failure, PassError, PassManager, Pipeline,
    these_before_those_pass_constraint, this_before_that_pass_constraint, with_causes,
};

fn names(names: &[&str]) -> Pipeline {
    let add = |pipeline: Pipeline, name: &&str| pipeline.function(*name, |_, _| Ok(Changed::No));
    names.iter().fold(Pipeline::new(), add)
}

fn manager(passes: &[&str], constraints: &[(&str, &str)]) -> PassManager<'static> {
    let manager = PassManager::new().add_pipeline(names(passes));
    constraints.iter().fold(manager, |manager, (this, that)| {
        manager.add_constraint(this_before_that_pass_constraint(*this, *that))
    })
}

/// torch.fx: passes `[A, B, C]` with C before A are solved to `[B, C, A]`.
#[test]
fn the_order_is_torch_fx_s() {
    let mut manager = manager(&["a", "b", "c"], &[("c", "a")]);
    manager.solve_constraints().unwrap();
    assert_eq!(manager.pipeline().to_string(), "b,c,a");
    manager.run(&mut module(0)).unwrap();
}

/// torch.fx says the second index relative to the first, and the names the wrong way round.
#[test]
fn an_order_that_breaks_a_constraint_is_refused_with_the_places() {
    let mut manager = manager(&["a", "b", "c"], &[("c", "a")]);
    let error = manager.run(&mut module(0)).unwrap_err();
    assert!(matches!(*error.failure, Failure::Constraint(_)));
    insta::assert_snapshot!(with_causes(&error), @"the module was refused before any pass ran: the order of passes breaks a constraint: `c` at index 2 must run before `a`, which is at index 0");
}

#[test]
fn a_circle_is_named_and_the_order_stays() {
    let mut manager = manager(&["a", "b", "c", "d"], &[("a", "b"), ("b", "c"), ("c", "a")]);
    let error = manager.solve_constraints().unwrap_err();
    assert_eq!(error, ConstraintError::Circular { passes: vec!["a".into(), "b".into(), "c".into()] });
    assert_eq!(manager.pipeline().to_string(), "a,b,c,d");
}

#[test]
fn a_pass_may_come_twice_and_a_group_moves_as_a_whole() {
    let mut manager = PassManager::new()
        .add_pipeline(names(&["x", "y", "x"]).repeat(3, names(&["b", "c"])))
        .add_constraint(this_before_that_pass_constraint("c", "x"));
    manager.solve_constraints().unwrap();
    assert_eq!(manager.pipeline().to_string(), "y,repeat{max=3}(b,c),x,x");

    // What is wrong within a group cannot be solved.
    let mut inner = PassManager::new()
        .add_pipeline(Pipeline::new().repeat(3, names(&["b", "c"])))
        .add_constraint(these_before_those_pass_constraint(["c"], ["a", "b"]));
    assert!(matches!(inner.solve_constraints(), Err(ConstraintError::Violated { .. })));
    let free = Constraint::new(|_, _| true);
    assert!(free.allows("a", "b"));
}

#[test]
fn steps_run_until_nothing_changes() {
    let grow = |module: &mut GraphModule, _: &mut crate::PassContext<'_>| {
        module.name.push('x');
        Ok(Changed::from(module.name.len() < 15))
    };
    let run = |steps: usize| {
        let mut module = module(0);
        module.name = "0123456789".to_owned();
        let mut manager = PassManager::new().check_changed(false).steps(steps);
        manager = manager.add_pipeline(Pipeline::new().function("grow", grow));
        let report = manager.run(&mut module).unwrap();
        (module.name.len(), report.changed)
    };
    assert_eq!(run(0), (11, true));
    assert_eq!(run(3), (13, true));
    assert_eq!(run(100), (15, true));
}

#[test]
fn the_check_runs_first_and_if_asked_after_each_pass_and_may_be_suppressed() {
    let run = |each: bool, suppress: bool, limit: usize| {
        let rename = |module: &mut GraphModule, _: &mut crate::PassContext<'_>| {
            module.name.push('x');
            Ok(Changed::Yes)
        };
        let mut module = module(0);
        module.name = String::new();
        PassManager::new()
            .add_pipeline(Pipeline::new().function("one", rename).function("two", rename))
            .add_checks(move |module| match module.name.len() <= limit {
                true => Ok(()),
                false => Err(PassError::new("the name is too long")),
            })
            .run_checks_after_each_pass(each)
            .suppress_check_failures(suppress)
            .run(&mut module)
    };
    assert!(run(false, false, 0).is_ok(), "only before the first pass");
    let error = run(true, false, 1).unwrap_err();
    assert_eq!((&*error.pass, error.index), ("two", 2));
    assert!(with_causes(&error).contains("the manager's check failed: the name is too long"));
    assert_eq!(run(true, true, 0).unwrap().suppressed.len(), 2);
}
