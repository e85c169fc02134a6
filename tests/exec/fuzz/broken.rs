//! A pass that is wrong on purpose: what the fuzzer finds of it shrinks itself, is written down, and fails again.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fx::ir::GraphModule;
use fx::passes::{Changed, Pass, PassContext, PassError, register_pass};
use fx::{Outcome, Reproducer, attempt};
use serde::{Deserialize, Serialize};

use super::try_seed;
use crate::support::Case;

/// Its name, which nobody else is to run.
pub const NAME: &str = "sinh-for-tanh";

/// Takes `tanh` for `sinh`, which it is near zero.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct SinhForTanh;

impl Pass for SinhForTanh {
    const NAME: &'static str = NAME;
    const SUMMARY: &'static str = "Be wrong";

    fn run(&self, module: &mut GraphModule, cx: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let graph = module.graph_mut();
        let mut changed = Changed::No;
        for id in graph.ids() {
            if graph.node(id).calls("torch.ops.aten.tanh.default") && cx.rewrite() {
                graph.set_target(id, "torch.ops.aten.sinh.default")?;
                changed = Changed::Yes;
            }
        }
        Ok(changed)
    }
}

register_pass!(SinhForTanh);

#[test]
fn a_finding_shrinks_itself_becomes_a_case_and_fails_again() {
    let _alone = crate::alone();
    let found = (0..400).find_map(|seed| Some((seed, try_seed(seed, &["dce", NAME, "normalize"]).err()?)));
    let (seed, finding) = found.expect("a pass that is wrong is found");
    assert!(finding.wrong.kind.starts_with(NAME), "{}", finding.wrong.kind);
    let graph = finding.case.module.graph();
    assert!(graph.len() <= 3, "an input, the call, the output:\n{graph}");
    assert_eq!(finding.case.pipeline, NAME);

    // As a file it is a case, and a case that fails.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tests/cases/pipelines").join(format!("fuzz_{seed}.fx"));
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, finding.text(seed)).unwrap();
    let case = Case::read(folder.path(), &path).unwrap();
    let again = catch_unwind(AssertUnwindSafe(|| crate::support::passes::transformed(&case)));
    assert!(again.is_err(), "a case that the fault is still there for must fail");
    let text = std::fs::read_to_string(&path).unwrap();
    let Outcome::Failed(fault) = attempt(&Reproducer::parse(&text).unwrap(), None).unwrap() else {
        panic!("it does not fail any more:\n{text}");
    };
    assert_eq!(fault.kind, finding.wrong.kind);

    // Once the pass is mended, here by another in its place, the case passes.
    let mended = text.replace(&format!("pipeline: {NAME}"), "pipeline: dce");
    assert!(matches!(attempt(&Reproducer::parse(&mended).unwrap(), None), Ok(Outcome::Fine)));
}
