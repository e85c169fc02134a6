//! The cases of the passes that need no tensors.

use crate::support::{NEED_TENSORS, run_pass_cases};

#[test]
fn passes_do_what_their_cases_say() {
    run_pass_cases(|pass| !NEED_TENSORS.contains(&pass));
}
