//! The suite with libtorch: programs that PyTorch exported give PyTorch's numbers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod programs;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};

use fx::interp::{Interpreter, Value, compare};
use fx::passes::PassManager;
use fx::pt2::{read_module, read_safetensors};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn the_shipped_model_answers_as_pytorch_did_before_and_after_fusing() {
    let data = read_safetensors(root().join("models/digits.safetensors")).unwrap();
    let mut module = read_module(root().join("models/digits.pt2")).unwrap();
    let run = |module: &fx::ir::GraphModule| {
        let images = Value::from_stored(&data["images"]).unwrap();
        let result = tch::no_grad(|| Interpreter::new(module).unwrap().run(vec![images]).unwrap());
        let Value::Tuple(mut outputs) = result else { panic!("{}", result.describe()) };
        outputs.swap_remove(0)
    };
    let expected = Value::from_stored(&data["outputs"]).unwrap();
    let before = compare(&run(&module), &expected, None);
    assert!(before.is_within(), "{before:?}");
    let report = PassManager::parse("fuse-conv-bn,dce").unwrap().run(&mut module).unwrap();
    assert_eq!(report.passes[0].statistics["fused"], 9);
    let after = compare(&run(&module), &expected, None);
    assert!(after.is_within(), "{after:?}");
}

#[test]
fn passes_that_compute_do_what_their_cases_say() {
    support::run_pass_cases(|pass| support::NEED_TENSORS.contains(&pass));
}
