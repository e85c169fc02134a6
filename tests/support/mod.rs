//! What both suites share: case files with intent lines.
//!
//! A case is a `.fx` file. Its header says what it is for (`intent`), what to run (`pipeline`), and what must or must
//! not be in the result (`check`, `check-not`) or in the error (`error`). Blessing a snapshot cannot change these
//! lines, so a case means something whatever its golden says. A case without any `check`, `check-not` or `error` must
//! say `golden-only` and why.

use std::path::{Path, PathBuf};

use fx::ir::text::{FxFile, parse_module};
use fx::passes::PassManager;

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One case file.
pub struct Case {
    pub path: PathBuf,
    pub file: FxFile,
}

impl Case {
    /// Reads a case and refuses one that says nothing.
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let file = parse_module(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let case = Self { path: path.to_owned(), file };
        assert!(case.one("intent").is_some(), "{}: a case says its intent", path.display());
        let says = ["check", "check-not", "error", "note", "golden-only"];
        assert!(
            says.iter().any(|key| case.one(key).is_some()),
            "{}: a case has a check, or says why it is golden-only",
            path.display()
        );
        case
    }

    /// The values of a header key, in order.
    pub fn all<'c>(&'c self, key: &str) -> impl Iterator<Item = &'c str> + use<'c> {
        self.file.header.get_all(key)
    }

    /// The first value of a header key.
    pub fn one(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    /// `dce/chain`: the folder and the stem.
    pub fn name(&self) -> (String, String) {
        let folder = self.path.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
        (folder, self.path.file_stem().unwrap().to_string_lossy().into_owned())
    }

    /// Every `check` is in `text`, no `check-not` is.
    pub fn check(&self, text: &str) {
        for wanted in self.all("check") {
            assert!(text.contains(wanted), "{}: no `{wanted}` in\n{text}", self.path.display());
        }
        for unwanted in self.all("check-not") {
            assert!(!text.contains(unwanted), "{}: `{unwanted}` in\n{text}", self.path.display());
        }
    }

    /// Compares `text` with the golden `snapshots/<kind>/<folder>/<stem>.snap`.
    pub fn snapshot(&self, kind: &str, text: &str) {
        let (folder, stem) = self.name();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root().join("snapshots").join(kind).join(folder));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_description(self.one("intent").unwrap_or_default());
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!(stem, text));
    }
}

/// Every case file under `tests/cases/<kind>`, sorted.
pub fn cases(kind: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("tests/cases").join(kind)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "fx") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "there are cases of kind {kind}");
    found
}

/// The unified diff of two texts, without file names.
pub fn diff(before: &str, after: &str) -> String {
    // Texts of graphs end without a line end, which is no news.
    let (before, after) = (format!("{before}\n"), format!("{after}\n"));
    let diff = similar::TextDiff::from_lines(&before, &after).unified_diff().context_radius(2).to_string();
    if diff.is_empty() { "(unchanged)\n".to_owned() } else { diff }
}

/// The passes that compute with tensors: their cases run in the suite with libtorch.
pub const NEED_TENSORS: [&str; 2] = ["const-fold", "shape-prop"];

/// Runs every case of the passes that `only` accepts: its checks, its notes, and the diff of the graph as the golden.
pub fn run_pass_cases(only: impl Fn(&str) -> bool) {
    let mut ran = 0;
    for path in cases("passes") {
        let case = Case::read(&path);
        if !only(&case.name().0) {
            continue;
        }
        ran += 1;
        let mut module = case.file.module.clone();
        let before = module.graph().to_string();
        let fail = |error: &dyn std::fmt::Display| -> ! { panic!("{}: {error}", path.display()) };
        let pipeline = case.one("pipeline").unwrap_or_default();
        let mut manager = PassManager::parse(pipeline).unwrap_or_else(|error| fail(&error));
        let report = manager.run(&mut module).unwrap_or_else(|error| fail(&error));
        let after = module.graph().to_string();
        case.check(&after);
        let notes: Vec<&str> =
            report.passes.iter().flat_map(|run| &run.notes).map(|note| &*note.reason).collect();
        for wanted in case.all("note") {
            assert!(notes.iter().any(|note| note.contains(wanted)), "{}: {notes:?}", path.display());
        }
        case.snapshot("passes", &diff(&before, &after));
    }
    assert!(ran > 0, "there are cases");
}
