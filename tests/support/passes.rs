//! Running the cases of passes and pipelines.

use fx::ir::GraphModule;
use fx::ir::text::{FxPrintOptions, print_graph};
use fx::passes::{PassManager, RunReport, with_causes};

use super::{Case, cases, diff, each, root};

/// The passes that compute with tensors: their cases run in the suite with libtorch.
const NEED_TENSORS: [&str; 2] = ["const-fold", "shape-prop"];

/// Which cases a suite runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    Tensors,
}

impl Needs {
    fn of(case: &Case) -> Self {
        if case.one("verify") == Some("numerics") {
            return Self::Tensors;
        }
        let pipeline = case.one("pipeline").unwrap_or_default();
        if NEED_TENSORS.iter().any(|pass| pipeline.contains(pass)) { Self::Tensors } else { Self::Nothing }
    }
}

/// The graph with the shapes that are known.
pub fn text(module: &GraphModule) -> String {
    print_graph(module.graph(), &FxPrintOptions { shapes: true, ..FxPrintOptions::default() })
}

/// Runs a case's pipeline on a copy of its module, and checks that it fails exactly when and how the case says.
pub fn transformed(case: &Case) -> Result<(GraphModule, RunReport), String> {
    let mut module = case.module.clone();
    let reproducer = case.reproducer();
    let outcome = match reproducer.manager() {
        Ok(manager) => verifying(manager, &reproducer).run(&mut module).map_err(|error| with_causes(&error)),
        Err(error) => Err(error.to_string()),
    };
    match (outcome, case.one("error")) {
        (Ok(report), None) => Ok((module, report)),
        (Ok(_), Some(wanted)) => panic!("{}: no error, where one says `{wanted}`", case.name),
        (Err(error), None) => panic!("{}: {error}", case.name),
        (Err(error), Some(_)) => {
            for wanted in case.all("error") {
                assert!(error.contains(wanted), "{}: no `{wanted}` in: {error}", case.name);
            }
            Err(error)
        }
    }
}

fn verifying<'i>(manager: PassManager<'i>, case: &fx::Reproducer) -> PassManager<'i> {
    match case.verify {
        fx::Level::Lint => manager,
        fx::Level::Shapes => {
            manager.with_instrument(fx::Shapes::new(case.inputs.clone().unwrap_or_default()))
        }
        fx::Level::Numerics => with_numerics(manager, case),
    }
}

#[cfg(feature = "tch")]
fn with_numerics<'i>(manager: PassManager<'i>, case: &fx::Reproducer) -> PassManager<'i> {
    let tolerance = case.tolerance.map(|(relative, absolute)| fx::interp::Tolerance { relative, absolute });
    let inputs = case.inputs.clone().unwrap_or_default();
    manager.with_instrument(fx::Numerics::new(inputs).seed(case.seed).tolerance(tolerance))
}

#[cfg(not(feature = "tch"))]
fn with_numerics<'i>(manager: PassManager<'i>, _case: &fx::Reproducer) -> PassManager<'i> {
    manager
}

fn check_notes(case: &Case, report: &RunReport) -> String {
    let notes: Vec<String> = report
        .passes
        .iter()
        .flat_map(|run| run.notes.iter().map(|note| format!("`{}`: {}\n", note.node, note.reason)))
        .collect();
    for wanted in case.all("note") {
        assert!(notes.iter().any(|note| note.contains(wanted)), "{}: {notes:?}", case.name);
    }
    notes.concat()
}

/// An error as goldens have it: the numbers of a difference are another machine's.
fn golden_error(case: &Case, error: &str) -> String {
    let lines = if case.reproducer().verify == fx::Level::Numerics { 1 } else { usize::MAX };
    let shown: Vec<&str> = error.lines().take(lines).collect();
    format!("error: {}\n", shown.join("\n"))
}

/// One pass over one module: the golden is the diff of the graph and the pass's notes, or the error.
pub fn run_pass_case(case: &Case) {
    let golden = match transformed(case) {
        Err(error) => golden_error(case, &error),
        Ok((module, report)) => {
            let after = text(&module);
            case.check(&after);
            let notes = check_notes(case, &report);
            let changes = diff(&text(&case.module), &after);
            if notes.is_empty() { changes } else { format!("{changes}\n{notes}") }
        }
    };
    case.snapshot(None, &golden);
}

/// Several passes: the golden is the graph that comes out, and the report without the times.
pub fn run_pipeline_case(case: &Case) {
    let golden = match transformed(case) {
        Err(error) => golden_error(case, &error),
        Ok((module, report)) => {
            let golden = format!("{}\n\n{}\n", text(&module), report.without_times());
            case.check(&golden);
            check_notes(case, &report);
            golden
        }
    };
    case.snapshot(None, &golden);
}

/// Runs every case of passes and pipelines that needs this.
pub fn run_all(needs: Needs) {
    for (kind, run) in [("passes", run_pass_case as fn(&Case)), ("pipelines", run_pipeline_case)] {
        let wanted: Vec<Case> =
            cases(&root(), kind).into_iter().filter(|case| Needs::of(case) == needs).collect();
        assert!(!wanted.is_empty(), "there are cases of kind {kind}");
        each(&wanted, run);
    }
}
