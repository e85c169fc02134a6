//! The built-in passes are linked and registered, one for each file.

use fx::passes::Registry;

use crate::support::root;

#[test]
fn every_pass_file_is_registered_under_its_name() {
    let registry = Registry::global().unwrap();
    let mut files: Vec<String> = std::fs::read_dir(root().join("passes/src"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .filter(|name| !["lib", "batch-norm", "channels", "operation"].contains(&name.as_str()))
        .collect();
    files.sort();
    for name in &files {
        assert!(registry.get(name).is_some(), "the pass `{name}` is not registered");
    }
    assert!(files.len() >= 5);
}
