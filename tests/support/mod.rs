//! What both suites share: case files with intent lines.
//!
//! A case is a `.fx` file. Its header says what it is for (`intent`), what to run (`pipeline`), on what (`input`, once
//! an input), and what must or must not be in the result (`check`, `check-not`), in the notes of the passes (`note`),
//! in the error (`error`), or which lint rules are broken (`rule`). It may be a reproducer that `fx-opt run` wrote, and
//! then also says what was verified (`verify`, `rtol`, `atol`, `seed`), what earlier passes had ensured (`assume`) and
//! which versions there were (`version`). One of torch.fx's wrong answers (`docs/wrong_answers.md`) names its `issue`. Blessing a snapshot cannot change these lines, so
//! a case means something whatever its golden says. A case without any of them must say `golden-only` and why.

#![allow(dead_code)]

pub mod passes;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use fx::ir::GraphModule;
use fx::ir::text::{FxFile, FxHeader, parse_module};
use fx::passes::SampleInput;
use fx::{Reproducer, parse_input};

/// What a header may say; a misspelt `check` would check nothing.
const KEYS: [&str; 16] = [
    "intent",
    "issue",
    "pipeline",
    "input",
    "assume",
    "verify",
    "rtol",
    "atol",
    "seed",
    "version",
    "check",
    "check-not",
    "note",
    "error",
    "rule",
    "golden-only",
];

/// The keys that make a case mean something without its golden.
const CLAIMS: [&str; 6] = ["check", "check-not", "note", "error", "rule", "golden-only"];

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One case file.
pub struct Case {
    /// Below `tests/cases`, without the ending: `passes/dce/chain`. Its golden has the same place below `snapshots`.
    pub name: String,
    pub module: GraphModule,
    root: PathBuf,
    header: FxHeader,
    text: String,
}

impl Case {
    /// Reads a case below `root`, which is refused when it does not say what it is for.
    pub fn read(root: &Path, path: &Path) -> Result<Self, String> {
        let name = path.strip_prefix(root.join("tests/cases")).unwrap_or(path).with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let fail = |why: String| format!("{}: {why}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
        let FxFile { header, module } = parse_module(&text).map_err(|error| fail(error.to_string()))?;
        if let Some((key, _)) = header.iter().find(|(key, _)| !KEYS.contains(key)) {
            return Err(fail(format!("`{key}` means nothing; these do: {}", KEYS.join(", "))));
        }
        if let Some((key, _)) = header.iter().find(|(_, value)| value.is_empty()) {
            return Err(fail(format!("`{key}` is empty")));
        }
        if header.get("intent").is_none() {
            return Err(fail("a case says its intent".to_owned()));
        }
        if !CLAIMS.iter().any(|key| header.get(key).is_some()) {
            return Err(fail("a case has a check, or says why it is golden-only".to_owned()));
        }
        Ok(Self { name, module, root: root.to_owned(), header, text })
    }

    /// The values of a header key, in order.
    pub fn all<'c>(&'c self, key: &str) -> impl Iterator<Item = &'c str> + use<'c> {
        self.header.get_all(key)
    }

    /// The first value of a header key.
    pub fn one(&self, key: &str) -> Option<&str> {
        self.header.get(key)
    }

    /// Every `check` is in `text`, no `check-not` is.
    pub fn check(&self, text: &str) {
        for wanted in self.all("check") {
            assert!(text.contains(wanted), "{}: no `{wanted}` in\n{text}", self.name);
        }
        for unwanted in self.all("check-not") {
            assert!(!text.contains(unwanted), "{}: `{unwanted}` in\n{text}", self.name);
        }
    }

    /// The values of the `input` lines: a tensor as a `.fx` file spells it, `f32[2, 3] uniform(seed=1)`, or a
    /// constant.
    pub fn inputs(&self) -> Vec<SampleInput> {
        let read = |line| parse_input(line).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        self.all("input").map(read).collect()
    }

    /// What is to be run, on what, and what is to be verified.
    pub fn reproducer(&self) -> Reproducer {
        Reproducer::parse(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// Compares `text` with the golden `snapshots/NAME.snap`, or `snapshots/NAME/VIEW.snap` for a case that is shown
    /// in several ways.
    pub fn snapshot(&self, view: Option<&str>, text: &str) {
        let golden = match view {
            Some(view) => format!("{}/{view}", self.name),
            None => self.name.clone(),
        };
        let (folder, stem) = golden.rsplit_once('/').unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(self.root.join("snapshots").join(folder));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_description(self.one("intent").unwrap());
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!(stem, text));
    }
}

/// Every case below `root/tests/cases/KIND`, by name. Cases that cannot be read, or say nothing, fail here.
pub fn cases(root: &Path, kind: &str) -> Vec<Case> {
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for path in files(&root.join("tests/cases").join(kind)) {
        match Case::read(root, &path) {
            Ok(case) => found.push(case),
            Err(why) => refused.push(why),
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(!found.is_empty(), "there are cases of kind {kind}");
    found
}

/// Runs every case, and names all that failed.
pub fn each<'c>(cases: impl IntoIterator<Item = &'c Case>, run: impl Fn(&Case)) {
    let fails = |case: &Case| catch_unwind(AssertUnwindSafe(|| run(case))).is_err();
    let failed: Vec<&str> =
        cases.into_iter().filter(|case| fails(case)).map(|case| case.name.as_str()).collect();
    assert!(failed.is_empty(), "these cases failed, for the reasons above: {}", failed.join(", "));
}

/// Every file below `folder`, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// The unified diff of two texts, without file names.
pub fn diff(before: &str, after: &str) -> String {
    // Texts of graphs end without a line end, which is no news.
    let (before, after) = (format!("{before}\n"), format!("{after}\n"));
    let diff = similar::TextDiff::from_lines(&before, &after).unified_diff().context_radius(2).to_string();
    if diff.is_empty() { "(unchanged)\n".to_owned() } else { diff }
}
