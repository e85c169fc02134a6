//! What `cargo xtask new-pass drop-alias` writes: it compiles, is registered, passes its own test, and does what its
//! case says.
//!
//! The files are held equal to the templates by a test of xtask, which cannot build passes itself.

#[path = "new_pass/drop_alias.rs"]
mod drop_alias;

use fx_ir::text::parse_module;
use fx_passes::{PassManager, Registry};

#[test]
fn the_new_pass_is_registered_with_its_option() {
    let registry = Registry::global().unwrap();
    let options = (registry.get("drop-alias").unwrap().options)();
    assert_eq!(options.len(), 1);
    assert_eq!((options[0].name.as_str(), options[0].kind), ("target", "string"));
}

#[test]
fn the_new_pass_does_what_its_case_says() {
    let file = parse_module(include_str!("new_pass/basic.fx")).unwrap();
    let mut module = file.module;
    let pipeline = file.header.get("pipeline").unwrap();
    let report = PassManager::parse(pipeline).unwrap().run(&mut module).unwrap();
    let text = module.graph().to_string();
    assert!(file.header.get("intent").is_some());
    assert!(file.header.get_all("check").all(|wanted| text.contains(wanted)), "{text}");
    assert!(file.header.get_all("check-not").all(|unwanted| !text.contains(unwanted)), "{text}");
    assert_eq!(report.passes[0].statistics["replaced"], 1);
}
