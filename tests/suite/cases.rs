//! The cases of passes and pipelines that need no tensors, and the rules that hold of all cases.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::passes::{Needs, run_all, run_pass_case};
use crate::support::{Case, cases, each, files, root};

/// Each kind of case, and the views of it that have a golden: none when there is one golden a case.
const KINDS: [(&str, &[&str]); 4] =
    [("passes", &[]), ("pipelines", &[]), ("lint", &[]), ("codegen", crate::codegen::VIEWS)];

/// Goldens that belong to no case.
const OTHER_GOLDENS: [&str; 4] = ["cli", "python", "rust", "tch"];

#[test]
fn passes_and_pipelines_do_what_their_cases_say() {
    run_all(Needs::Nothing);
}

#[test]
fn every_case_has_its_goldens_and_every_golden_its_case() {
    let root = root();
    for entry in std::fs::read_dir(root.join("snapshots")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_known = KINDS.iter().any(|(kind, _)| *kind == name) || OTHER_GOLDENS.contains(&&*name);
        assert!(is_known, "snapshots/{name} belongs to no kind of case");
    }
    for (kind, views) in KINDS {
        let mut wanted: BTreeMap<String, String> = BTreeMap::new();
        for case in cases(&root, kind) {
            let intent = case.one("intent").unwrap().to_owned();
            if views.is_empty() {
                wanted.insert(format!("{}.snap", case.name), intent);
            } else {
                let all = views.iter().map(|view| (format!("{}/{view}.snap", case.name), intent.clone()));
                wanted.extend(all);
            }
        }
        for path in files(&root.join("snapshots").join(kind)) {
            let name =
                path.strip_prefix(root.join("snapshots")).unwrap().to_string_lossy().replace('\\', "/");
            let Some(intent) = wanted.remove(&name) else {
                panic!("no case has the golden snapshots/{name}")
            };
            let golden = std::fs::read_to_string(&path).unwrap();
            let described = golden.lines().find_map(|line| line.strip_prefix("description: ")).unwrap();
            // insta writes the description as YAML, in quotes when it has to.
            let described = described.trim_matches('"').replace("\\\"", "\"");
            assert_eq!(
                described, intent,
                "snapshots/{name} was blessed for another intent; remove it and bless anew"
            );
        }
        assert!(wanted.is_empty(), "these cases have no golden: {:?}", wanted.keys());
    }
}

/// A root with one case, and the place of its golden.
fn lone(case: &str) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(root.path().join("tests/cases/passes/dce")).unwrap();
    std::fs::write(path_of(root.path()), case).unwrap();
    root
}

fn path_of(root: &Path) -> std::path::PathBuf {
    root.join("tests/cases/passes/dce/lone.fx")
}

const GRAPH: &str = "graph():\n    %x : [num_users=1] = placeholder[target=x]\n    return x\n";

#[test]
fn a_case_that_says_nothing_is_refused() {
    let refused = |header: &str| {
        let root = lone(&format!("{header}{GRAPH}"));
        Case::read(root.path(), &path_of(root.path())).err().unwrap_or_default()
    };
    assert!(refused("//@ pipeline: dce\n//@ check: x\n").contains("says its intent"));
    assert!(refused("//@ intent: it stays\n//@ pipeline: dce\n").contains("says why it is golden-only"));
    assert!(refused("//@ intent: it stays\n//@ chekc: x\n").contains("`chekc` means nothing"));
    assert!(refused("//@ intent: it stays\n//@ check:\n").contains("`check` is empty"));
    assert_eq!(refused("//@ intent: it stays\n//@ check: x\n"), "");
}

/// Runs [`lone_case`] in a process of its own, where insta can be told what to do.
fn run_lone(root: &Path, update: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "cases::lone_case", "--ignored"])
        .env("FX_LONE_CASE", root)
        .env("INSTA_UPDATE", update)
        .env_remove("INSTA_SNAPSHOT_REFERENCES_FILE")
        .env_remove("INSTA_FORCE_PASS")
        .output()
        .unwrap()
}

#[test]
#[ignore = "started by the tests below"]
fn lone_case() {
    let root = std::env::var_os("FX_LONE_CASE").unwrap();
    each(&cases(Path::new(&root), "passes"), run_pass_case);
}

#[test]
fn a_case_without_a_golden_fails_until_it_is_blessed() {
    let root = lone(&format!("//@ intent: it stays\n//@ pipeline: dce\n//@ check: return x\n{GRAPH}"));
    let golden = root.path().join("snapshots/passes/dce/lone.snap");
    assert!(!run_lone(root.path(), "no").status.success());
    assert!(!golden.exists());
    assert!(run_lone(root.path(), "always").status.success());
    assert!(golden.exists());
    assert!(run_lone(root.path(), "no").status.success());
}

#[test]
fn blessing_does_not_make_a_failing_check_pass() {
    let text = format!("//@ intent: it stays\n//@ pipeline: dce\n//@ check: return y\n{GRAPH}");
    let root = lone(&text);
    let output = run_lone(root.path(), "always");
    assert!(!output.status.success());
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("no `return y` in"), "{said}");
    assert_eq!(std::fs::read_to_string(path_of(root.path())).unwrap(), text);
    assert!(!root.path().join("snapshots").exists(), "nothing was blessed");
}
