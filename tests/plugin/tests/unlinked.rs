//! The pass crate is a dependency, but nothing names it: what a user then sees.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use fx_passes::{PassManager, Registry};

#[test]
fn a_crate_that_is_not_named_registers_nothing_and_the_error_says_so() {
    assert!(Registry::global().unwrap().get("swap-add-mul").is_none());
    let Err(error) = PassManager::parse("swap-add-mul") else { panic!("the plugin is linked") };
    insta::assert_snapshot!(error, @r"
    there is no pass `swap-add-mul` (line 1, column 1)
        swap-add-mul
        ^
    no pass is registered
    a pass of another crate is registered when the program names that crate: use my_passes as _;
    ");
}
