//! Registration: by hand, twice, under bad names, through inventory.

use insta::assert_snapshot;

use super::{CLEANUP, Look, Trim, registry};
use crate::{Kind, PassInfo, PipelineInfo, Registry};

crate::register_pass!(Trim);
crate::register_pipeline!("trim-twice", "Trim two calls", "trim,trim");

#[test]
fn lists_by_name() {
    assert_snapshot!(registry().names().join(" "), @"cleanup fuse gives-up invalid liar look normalize options panics scramble small trim twice");
    let registry = registry();
    let trim = registry.get("trim").unwrap();
    assert_eq!((trim.kind, trim.file, trim.line), (Kind::Pass, "b.rs", 1));
    assert_eq!(registry.get("small").unwrap().kind, Kind::Check);
    assert_eq!(registry.ensuring("normal-form"), ["normalize"]);
    assert_eq!(registry.pipelines().count(), 1);
}

#[test]
fn the_same_name_twice_names_both_places() {
    let twice = [PassInfo::pass::<Look>("z.rs", 3), PassInfo::pass::<Look>("a.rs", 20)];
    assert_snapshot!(Registry::with(twice).unwrap_err(), @"`look` is registered twice: at a.rs:20 and at z.rs:3; rename one of them");
    let taken = PipelineInfo { name: "look", file: "p.rs", line: 1, ..CLEANUP };
    assert_snapshot!(registry().with_pipelines([taken]).unwrap_err(), @"`look` is registered twice: at a.rs:1 and at p.rs:1; rename one of them");
}

#[test]
fn names_that_could_not_stand_in_a_pipeline_are_refused() {
    for name in ["", "Look", "two words", "a,b", "repeat", "1st", "snake_case"] {
        let bad = PassInfo { name, ..PassInfo::pass::<Look>("a.rs", 1) };
        assert!(Registry::with([bad]).is_err(), "{name}");
    }
    let bad = PassInfo { name: "repeat", ..PassInfo::pass::<Look>("a.rs", 1) };
    assert_snapshot!(Registry::with([bad]).unwrap_err(), @"`repeat`, registered at a.rs:1, is not a name of a pass: use lower-case letters, digits and hyphens, a letter first, and not `repeat`");
}

#[test]
fn the_global_registry_has_what_was_registered() {
    let global = Registry::global().unwrap();
    assert_eq!(global.names(), ["trim", "trim-twice"]);
    assert!(global.get("trim").unwrap().file.ends_with("registry.rs"));
    let report = crate::PassManager::parse("trim-twice").unwrap().run(&mut super::module(2)).unwrap();
    assert_eq!(report.passes.len(), 2);
}
