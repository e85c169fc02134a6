//! Every case of a pass that needs no tensors: its checks, and the diff of the graph as the golden.

use fx::passes::PassManager;

use crate::support::{Case, cases, diff};

#[test]
fn passes_do_what_their_cases_say() {
    for path in cases("passes") {
        let case = Case::read(&path);
        let mut module = case.file.module.clone();
        let before = module.graph().to_string();
        let pipeline = case.one("pipeline").unwrap_or_default();
        let mut manager =
            PassManager::parse(pipeline).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        manager.run(&mut module).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let after = module.graph().to_string();
        case.check(&after);
        case.snapshot("passes", &diff(&before, &after));
    }
}
