//! `new-pass`: a pass that works, with its test and its case, to be changed into what it is to become.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::term::say;

/// The pass; `@name@` and `@Struct@` stand for its names.
const PASS: &str = include_str!("../templates/pass.rs.txt");
/// Its first case.
const CASE: &str = include_str!("../templates/case.fx.txt");

/// Words of the pipeline language, which a pass cannot be called.
const PIPELINE_WORDS: [&str; 1] = ["repeat"];
/// Rust's keywords: a file of that name would be a module of that name.
const KEYWORDS: [&str; 39] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true",
];
/// More keywords, and names that mean something in `passes/src`.
const RESERVED: [&str; 14] = [
    "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    "override", "priv", "lib",
];
/// Longer names do not fit the tables.
const MAX_NAME: usize = 40;

/// Writes the pass, the `mod` line and the case. Writes nothing when the name is bad or taken.
///
/// # Errors
/// When it is, or when a file cannot be read or written.
pub fn run(root: &Path, name: &str) -> Result<()> {
    check_name(name)?;
    let module = name.replace('-', "_");
    let source = format!("passes/src/{module}.rs");
    let case = format!("tests/cases/passes/{name}/basic.fx");
    for path in [&source, &case] {
        if root.join(path).exists() {
            bail!("the name `{name}` is taken: {path} is there");
        }
    }
    let lib = root.join("passes/src/lib.rs");
    let old = fs::read_to_string(&lib).with_context(|| format!("cannot read {}", lib.display()))?;
    let new = with_module(&old, &module)?;
    write(&root.join(&source), &fill(PASS, name))?;
    write(&root.join(&case), &fill(CASE, name))?;
    write(&lib, &new)?;
    say(format!(
        "wrote {source} and {case}, and a line in passes/src/lib.rs. Now:\n  \
         1. run it: cargo xtask run-pass --no-tch {name} {case}\n  \
         2. make it do what it is for: its doc, its options, its walk, its test\n  \
         3. write its cases in tests/cases/passes/{name}/, each with one intent\n  \
         4. cargo xtask test --quick, then cargo xtask review for its snapshots\n  \
         5. add its row to the table in passes/src/lib.rs"
    ));
    Ok(())
}

/// A name is what pipelines spell: lower case words and digits with hyphens between them.
fn check_name(name: &str) -> Result<()> {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !name.starts_with(|first: char| first.is_ascii_lowercase()) || !name.split('-').all(word) {
        bail!("`{name}` is no name for a pass: use lower case words with hyphens, such as `fold-views`");
    }
    if name.len() > MAX_NAME {
        bail!("`{name}` has {} letters: {MAX_NAME} are the most", name.len());
    }
    if PIPELINE_WORDS.contains(&name) || KEYWORDS.contains(&name) || RESERVED.contains(&name) {
        bail!("`{name}` is a word of Rust or of the pipeline language: choose another name");
    }
    Ok(())
}

/// `lib.rs` with one more public module, in its alphabetical place.
fn with_module(text: &str, module: &str) -> Result<String> {
    let line = format!("pub mod {module};");
    let lines: Vec<&str> = text.lines().collect();
    if lines.contains(&line.as_str()) || lines.contains(&format!("mod {module};").as_str()) {
        bail!("passes/src/lib.rs already has a module {module}");
    }
    let modules: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].starts_with("pub mod ")).collect();
    let last = modules.last().context("passes/src/lib.rs has no line that begins with `pub mod`")?;
    let at = modules.iter().copied().find(|&at| lines[at] > line.as_str()).unwrap_or(last + 1);
    let mut new: Vec<&str> = lines;
    new.insert(at, &line);
    Ok(new.join("\n") + "\n")
}

fn fill(template: &str, name: &str) -> String {
    let camel: String = name
        .split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters)
        })
        .collect();
    template.replace("@name@", name).replace("@Struct@", &camel)
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_names_are_refused() {
        for name in ["fold-views", "dce2", "a"] {
            check_name(name).unwrap();
        }
        let long = "a".repeat(41);
        for name in [
            "", "-a", "a-", "a--b", "A", "2d", "a_b", "a/b", "../x", "\u{e9}", "match", "repeat", "type",
            &long,
        ] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_module_goes_to_its_place() {
        let text = "//! Passes.\n\npub mod cse;\npub mod dce;\n\nmod helper;\n";
        let with = |module| with_module(text, module).unwrap();
        assert_eq!(
            with("alias"),
            "//! Passes.\n\npub mod alias;\npub mod cse;\npub mod dce;\n\nmod helper;\n"
        );
        assert_eq!(with("zap"), "//! Passes.\n\npub mod cse;\npub mod dce;\npub mod zap;\n\nmod helper;\n");
        assert!(with_module(text, "dce").is_err());
        assert!(with_module(text, "helper").is_err());
        assert!(with_module("//! Nothing.\n", "dce").is_err());
    }

    #[test]
    fn bad_names_are_explained() {
        let dir = tempfile::tempdir().unwrap();
        let error = |name: &str| run(dir.path(), name).unwrap_err().to_string();
        assert_eq!(
            error("FoldViews"),
            "`FoldViews` is no name for a pass: use lower case words with hyphens, such as `fold-views`"
        );
        assert_eq!(error(&"a".repeat(41)), format!("`{}` has 41 letters: 40 are the most", "a".repeat(41)));
        assert_eq!(
            error("match"),
            "`match` is a word of Rust or of the pipeline language: choose another name"
        );
        assert!(error("fold-views").starts_with("cannot read "), "there is no passes/src/lib.rs here");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "nothing was written");
    }

    /// The pass that is written is compiled, registered and run by `passes/tests/new_pass.rs`.
    #[test]
    fn what_is_written_is_what_the_tests_of_the_passes_compile() {
        let dir = tempfile::tempdir().unwrap();
        write(&dir.path().join("passes/src/lib.rs"), "pub mod dce;\n").unwrap();
        run(dir.path(), "drop-alias").unwrap();
        let compiled = Path::new(env!("CARGO_MANIFEST_DIR")).join("../passes/tests/new_pass");
        for (written, compiled) in [
            (dir.path().join("passes/src/drop_alias.rs"), compiled.join("drop_alias.rs")),
            (dir.path().join("tests/cases/passes/drop-alias/basic.fx"), compiled.join("basic.fx")),
        ] {
            let (text, wanted) =
                (fs::read_to_string(written).unwrap(), fs::read_to_string(&compiled).unwrap());
            assert_eq!(text, wanted, "{} is not what the template gives", compiled.display());
        }
    }

    #[test]
    fn everything_is_written_once() {
        let dir = tempfile::tempdir().unwrap();
        let read = |path: &str| fs::read_to_string(dir.path().join(path)).unwrap();
        write(&dir.path().join("passes/src/lib.rs"), "pub mod dce;\n").unwrap();
        run(dir.path(), "fold-views").unwrap();
        assert_eq!(read("passes/src/lib.rs"), "pub mod dce;\npub mod fold_views;\n");
        let pass = read("passes/src/fold_views.rs");
        assert!(pass.contains("register_pass!(FoldViews);") && !pass.contains('@'), "{pass}");
        assert!(read("tests/cases/passes/fold-views/basic.fx").contains("pipeline: fold-views\n"));
        let error = run(dir.path(), "fold-views").unwrap_err().to_string();
        assert_eq!(error, "the name `fold-views` is taken: passes/src/fold_views.rs is there");
        assert_eq!(read("passes/src/lib.rs"), "pub mod dce;\npub mod fold_views;\n");
    }
}
