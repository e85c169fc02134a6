//! Random programs through random pipelines: valid before and after, the same answers, the same writes to inputs and
//! buffers, the same shapes, also at other sizes where sizes are symbolic; the text and the JSON read back; the plan
//! answers as the interpreter does.
//!
//! The first programs, by a fixed seed, are part of the suite. `cargo xtask fuzz` goes on from another seed for as long as
//! it is let. A finding is made small by [`fx::reduce`] and written down as a case, which fails for as long as it is there.

mod broken;
pub(crate) mod generate;
mod steadiness;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fx::interp::{Plan, Tolerance, compare};
use fx::ir::json::{JsonOptions, from_json, to_json};
use fx::ir::lint;
use fx::ir::text::{FxPrintOptions, parse_graph, print_graph};
use fx::passes::{Failure, Kind, PassManager, Registry};
use fx::{Answers, Level, Outcome, Reproducer, attempt, reduce};
use generate::{Program, Random, program};

/// Pipelines that people write; others are put together at random.
const PIPELINES: [&str; 6] = [
    "const-fold,fuse-conv-bn,cse,dce",
    "fuse-conv-bn,fuse-conv-bn,dce,cse",
    "repeat{max=4}(cse,dce)",
    "shape-prop,remove-identity,fold-transposes,dce",
    "normalize,shape-prop,fold-transposes,merge-matmul,fuse-linear-bn",
    "shape-prop,normalize,remove-identity,fuse-conv-bn,fuse-linear-bn,fold-transposes,merge-matmul,decompose,cse,dce",
];

/// Passes that are to change what a program computes, or that are for the tests of this file.
const NOT_KEEPING: [&str; 3] = ["invert", "replace-op", broken::NAME];

pub(crate) const EXACT: Tolerance = Tolerance { relative: 0.0, absolute: 0.0 };
/// Folding a batch norm rounds otherwise, and what follows may make that larger.
const ROUNDED: Tolerance = Tolerance { relative: 1e-3, absolute: 1e-3 };

/// The names of all registered passes that keep the answers.
fn passes() -> Vec<&'static str> {
    let registry = Registry::global().unwrap();
    let all = registry.names().into_iter();
    all.filter(|name| !NOT_KEEPING.contains(name))
        .filter(|name| registry.get(name).is_some_and(|info| info.kind == Kind::Pass))
        .collect()
}

/// A random pipeline of up to `most` steps.
fn pipeline(random: &mut Random, passes: &[&str], most: usize) -> String {
    let steps: Vec<String> = (0..1 + random.below(most))
        .map(|_| match most > 1 && random.below(8) == 0 {
            true => format!("repeat{{max={}}}({})", 1 + random.below(3), pipeline(random, passes, most / 2)),
            false => (*random.pick(passes)).to_owned(),
        })
        .collect();
    steps.join(",")
}

/// What is wrong, and of which kind: the same for the same fault of a smaller program.
#[derive(Debug)]
struct Wrong {
    kind: String,
    why: String,
}

fn wrong(kind: &str, why: impl ToString) -> Option<Wrong> {
    Some(Wrong { kind: kind.to_owned(), why: why.to_string() })
}

/// What is wrong with a program and a pipeline, in the form in which it can be replayed. `None` also when the program
/// itself cannot run.
fn find(case: &mut Reproducer) -> Option<Wrong> {
    let inputs = case.inputs.clone().unwrap_or_default();
    let expected = Answers::of(&case.module, &inputs, case.seed).ok()?;
    if let Some(wrong) = plan(case, &expected).or_else(|| round_trips(case)) {
        return Some(wrong);
    }
    let failed = |case: &mut Reproducer, level: Level| -> Option<Wrong> {
        case.verify = level;
        match attempt(case, None).unwrap() {
            Outcome::Failed(fault) => wrong(&fault.kind, fx::passes::with_causes(&fault.error)),
            Outcome::Fine => None,
        }
    };
    let mut after = case.module.clone();
    let manager = case.manager().unwrap().check_changed(true);
    let mut manager = manager.with_instrument(fx::Shapes::new(inputs.clone()));
    let Ok(report) = manager.run(&mut after) else { return failed(case, Level::Shapes) };
    if !lint::lint(&after).is_clean() {
        return wrong("invalid", lint::lint(&after));
    }
    let tolerance = if report.is_exact() { EXACT } else { ROUNDED };
    case.tolerance = Some((tolerance.relative, tolerance.absolute));
    let why = match Answers::of(&after, &inputs, case.seed) {
        Ok(answers) => answers.compare(&expected, Some(tolerance)).mismatch?,
        Err(error) => format!("it no longer runs: {error}"),
    };
    if !report.is_exact() && steadiness::is_unsteady(case, &expected, tolerance) {
        return None;
    }
    // The same again, in the way in which a reproducer is replayed, names the pass.
    failed(case, Level::Numerics).or_else(|| wrong("answers", format!("{why}, of\n{}", after.graph())))
}

fn plan(case: &Reproducer, expected: &Answers) -> Option<Wrong> {
    let own = fx::ops::with_own_state(&case.module);
    let inputs = fx::to_values(case.inputs.as_deref().unwrap_or_default()).ok()?;
    tch::manual_seed(case.seed as i64);
    let planned = tch::no_grad(|| Plan::compile(&own).and_then(|mut plan| plan.run(&own, inputs)));
    match planned {
        Ok(planned) => {
            let why = compare(&planned, expected.result(), Some(EXACT)).mismatch?;
            wrong("plan", format!("the plan answers otherwise: {why}"))
        }
        Err(error) => wrong("plan", format!("the plan fails: {error}")),
    }
}

fn round_trips(case: &Reproducer) -> Option<Wrong> {
    let graph = case.module.graph();
    match parse_graph(&print_graph(graph, &FxPrintOptions::default())) {
        Ok(again) if again == *graph => {}
        Ok(_) => return wrong("text", "the text reads as another graph"),
        Err(error) => return wrong("text", format!("the text does not read: {error}")),
    }
    let json = to_json(&case.module, &JsonOptions::default());
    match from_json(&json) {
        Ok(again) if to_json(&again, &JsonOptions::default()) == json => None,
        Ok(_) => wrong("json", "the JSON reads as another module"),
        Err(error) => wrong("json", format!("the JSON does not read: {error}")),
    }
}

/// A finding as small as it gets.
struct Finding {
    case: Reproducer,
    wrong: Wrong,
}

impl Finding {
    fn of(mut case: Reproducer, first: Wrong) -> Self {
        let holds = |candidate: &Reproducer| {
            let again = catch_unwind(AssertUnwindSafe(|| find(&mut candidate.clone())));
            matches!(again, Ok(Some(again)) if again.kind == first.kind)
        };
        reduce(&mut case, 3_000, holds);
        let wrong = find(&mut case).unwrap_or(first);
        Self { case, wrong }
    }

    /// The case: what must not happen again. It fails until it does not.
    fn text(&self, seed: u64) -> String {
        let intent = format!("`{}` keeps the answers of program {seed} of the fuzzer", self.case.pipeline);
        let case = Reproducer { intent, error: None, ..self.case.clone() };
        case.to_case(&format!("found by the fuzzer: {}", self.wrong.kind))
    }

    /// Writes the case into the folder that `FX_FUZZ_CASES` names, when it is set.
    fn write(&self, seed: u64) -> Option<PathBuf> {
        let folder = PathBuf::from(std::env::var_os("FX_FUZZ_CASES")?);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("fuzz_{seed}.fx"));
        std::fs::write(&path, self.text(seed)).unwrap();
        Some(path)
    }
}

/// One program and one pipeline. Returns whether the program ran, and whether it did at other sizes.
fn try_seed(seed: u64, passes: &[&str]) -> Result<(bool, bool), Box<Finding>> {
    let mut random = Random(seed);
    let Program { module, inputs, others } = program(&mut random);
    let findings = lint::lint(&module);
    assert!(findings.is_clean(), "seed {seed}: the generator made an invalid program: {findings}");
    let pipeline = match random.below(3) {
        0 => (*random.pick(&PIPELINES)).to_owned(),
        _ => pipeline(&mut random, passes, 5),
    };
    let base = Reproducer { seed: seed % 1000, ..Reproducer::new(pipeline, module) };
    let mut ran = Vec::new();
    for inputs in [Some(inputs), others] {
        let mut case = Reproducer { inputs, ..base.clone() };
        let given = case.inputs.as_deref();
        ran.push(given.is_some_and(|inputs| Answers::of(&case.module, inputs, case.seed).is_ok()));
        if ran.last() == Some(&true)
            && let Some(wrong) = find(&mut case)
        {
            return Err(Box::new(Finding::of(case, wrong)));
        }
    }
    Ok((ran[0], ran[1]))
}

/// The same, of which a finding is the end.
fn must_be_fine(seed: u64, passes: &[&str]) -> (bool, bool) {
    try_seed(seed, passes).unwrap_or_else(|finding| {
        let path = finding.write(seed).map(|path| format!("written to {}\n", path.display()));
        let (why, text) = (&finding.wrong.why, finding.text(seed));
        panic!("seed {seed}: {why}\n{}\n{text}", path.unwrap_or_default());
    })
}

#[test]
fn random_programs_keep_their_answers() {
    let _alone = crate::alone();
    let passes = passes();
    let (mut ran, mut at_other_sizes) = (0, 0);
    for seed in 0..250 {
        let (first, second) = must_be_fine(seed, &passes);
        ran += usize::from(first);
        at_other_sizes += usize::from(second);
    }
    assert!(ran > 180, "only {ran} of 250 programs could be run");
    assert!(at_other_sizes > 15, "only {at_other_sizes} programs could be run at other sizes");
}

#[test]
fn programs_have_all_that_the_passes_may_meet() {
    let mut text = String::new();
    for seed in 0..250 {
        let Program { module, others, .. } = program(&mut Random(seed));
        text += &module.graph().to_string();
        text += if others.is_some() { "symbolic" } else { "" };
    }
    for wanted in [
        "call_module[target=layer",
        "call_module[target=inner",
        "call_method",
        "higher_order.cond",
        "operator.getitem",
        "rand_like",
        "relu_",
        "transpose.int",
        "batch_norm",
        "linear",
        "symbolic",
    ] {
        assert!(text.contains(wanted), "no program has {wanted}");
    }
}

/// Passes that change what is computed may refuse, but neither panic nor leave what is invalid.
#[test]
fn passes_that_change_the_program_leave_it_valid_or_refuse() {
    let _alone = crate::alone();
    for seed in 0..100 {
        let mut random = Random(seed);
        let Program { module, inputs, .. } = program(&mut random);
        let replace = "replace-op{from=torch.ops.aten.tanh.default,to=torch.ops.aten.sin.default}";
        for pipeline in ["invert", replace, "dce,invert"] {
            let mut manager =
                PassManager::parse(pipeline).unwrap().inputs(inputs.clone()).check_changed(true);
            match manager.run(&mut module.clone()) {
                Ok(_) => {}
                Err(error) => assert!(matches!(*error.failure, Failure::Pass(_)), "seed {seed}: {error}"),
            }
        }
    }
}

/// `cargo xtask fuzz`: from `FX_FUZZ_SEED` on, for `FX_FUZZ_SECONDS`.
#[test]
#[ignore = "runs as long as it is told to"]
fn on_and_on() {
    let _alone = crate::alone();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let first = number("FX_FUZZ_SEED").unwrap_or(1 << 32);
    let end = number("FX_FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let passes = passes();
    let (mut tried, mut ran, mut others) = (0u64, 0u64, 0u64);
    let mut told = Instant::now();
    while end.is_none_or(|end| Instant::now() < end) {
        let (runs, at_others) = must_be_fine(first.wrapping_add(tried), &passes);
        ran += u64::from(runs);
        others += u64::from(at_others);
        tried += 1;
        if told.elapsed() > Duration::from_secs(10) {
            told = Instant::now();
            let next = first.wrapping_add(tried);
            println!("{tried} programs, {ran} ran, {others} at other sizes too; the next seed is {next}");
        }
    }
    let next = first.wrapping_add(tried);
    println!(
        "{tried} programs, {ran} ran, {others} at other sizes too, nothing found; the next seed is {next}"
    );
}
