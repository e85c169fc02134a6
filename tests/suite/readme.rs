//! README.md and ARCHITECTURE.md say what is so: paths, crates, passes, commands, rules, tests, output and the picture.
//!
//! The example in the README is a documentation test of the facade.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use fx::ir::lint::Rule;
use fx::passes::{PassManager, Pipeline, Registry};

use crate::support::root;

mod picture;

const PAGES: [&str; 3] = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"];

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The page without its fenced blocks.
fn prose(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

/// What stands between single backquotes in the prose.
fn code_spans(page: &str) -> Vec<String> {
    prose(page).split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The body of each fenced block of a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fenced = page.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).map(str::to_owned).collect()
}

/// The rows of the table whose head begins with `head`, as cells.
fn table(page: &str, head: &str) -> Vec<Vec<String>> {
    let lines = page.lines().skip_while(|line| !line.starts_with(head)).skip(2);
    let rows: Vec<Vec<String>> = lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    assert!(!rows.is_empty(), "there is a table `{head}`");
    rows
}

/// The words that follow `before` in a page, fenced blocks included.
fn words_after(page: &str, before: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_lowercase() || c == '-');
    let words = page.split(before).skip(1).map(|rest| rest.split(ends).next().unwrap_or_default());
    words.filter(|word| !word.is_empty() && !word.starts_with('-')).map(str::to_owned).collect()
}

/// The folders of the workspace's packages, the root package as `src`.
fn packages() -> BTreeSet<String> {
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    let crates = crates.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let crates = crates.map(|name| format!("crates/{name}"));
    crates.chain(["passes", "src", "xtask"].map(str::to_owned)).collect()
}

fn manifest(package: &str) -> String {
    read(&if package == "src" { "Cargo.toml".to_owned() } else { format!("{package}/Cargo.toml") })
}

fn package_name(package: &str) -> String {
    let manifest = manifest(package);
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = ")).unwrap();
    name.trim_matches('"').to_owned()
}

#[test]
fn paths_exist() {
    let ignored = read(".gitignore");
    let is_ignored = |path: &str| ignored.lines().any(|line| path.starts_with(line.trim_start_matches('/')));
    let is_path = |text: &str| {
        text.contains('/') && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c))
    };
    let (mut checked, mut wrong) = (0, Vec::new());
    for page in PAGES {
        let text = read(page);
        let links = prose(&text);
        let links = links.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let links = links.filter(|link| !link.contains("://")).map(str::to_owned);
        let spans = code_spans(&text).into_iter().filter(|span| is_path(span) && !is_ignored(span));
        for path in spans.chain(links) {
            checked += 1;
            if !root().join(&path).exists() {
                wrong.push(format!("{page}: there is no `{path}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked > 60, "only {checked} paths were found");
}

#[test]
fn tests_that_are_named_exist() {
    let rows = table(&read("ARCHITECTURE.md"), "| what holds | rule | test |");
    for row in &rows {
        let (path, name) = row[2].trim_matches('`').split_once("::").unwrap();
        assert!(read(path).contains(&format!("fn {name}(")), "{path} has no test `{name}`");
    }
}

#[test]
fn every_lint_rule_is_among_the_invariants() {
    let rows = table(&read("ARCHITECTURE.md"), "| what holds | rule | test |");
    let mut named: Vec<String> = rows.iter().flat_map(|row| code_spans(&row[1])).collect();
    let mut rules: Vec<String> = Rule::ALL.iter().map(|rule| rule.name().to_owned()).collect();
    named.sort();
    rules.sort();
    assert_eq!(named, rules);
}

#[test]
fn every_crate_and_folder_is_in_the_code_map() {
    let page = read("ARCHITECTURE.md");
    let map = table(&page, "| crate | what it is");
    let named: BTreeSet<String> = map.iter().flat_map(|row| code_spans(&row[0])).collect();
    assert_eq!(named, packages());

    let map = table(&page, "| directory |");
    let named: BTreeSet<String> = map.iter().flat_map(|row| code_spans(&row[0])).collect();
    let ignored = read(".gitignore");
    let folders = std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let folders = folders.filter(|path| path.is_dir()).filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let is_ours = !name.starts_with('.') && !ignored.lines().any(|line| line == format!("/{name}"));
        is_ours.then_some(name)
    });
    assert_eq!(named, folders.collect::<BTreeSet<_>>());
}

#[test]
fn crates_use_what_the_code_map_says() {
    let names: BTreeSet<String> = packages().iter().map(|package| package_name(package)).collect();
    let mut above = BTreeSet::new();
    for row in table(&read("ARCHITECTURE.md"), "| crate | what it is") {
        let package = row[0].trim_matches('`');
        let said: BTreeSet<String> = code_spans(&row[3]).into_iter().collect();
        let manifest = manifest(package);
        let sections = manifest.split("\n[").filter_map(|section| section.strip_prefix("dependencies]\n"));
        let keys = sections.flat_map(str::lines).filter_map(|line| line.split(['.', ' ', '=']).next());
        let used: BTreeSet<String> = keys.filter(|key| names.contains(*key)).map(str::to_owned).collect();
        assert_eq!(said, used, "what `{package}` uses, by ARCHITECTURE.md and by its manifest");
        assert!(used.is_subset(&above), "`{package}` uses only what stands above it");
        above.insert(package_name(package));
    }
}

#[test]
fn crates_that_are_named_exist() {
    let mut names: BTreeSet<String> = packages().iter().map(|package| package_name(package)).collect();
    names.insert("fx-opt".to_owned());
    for page in PAGES {
        for span in code_spans(&read(page)) {
            let is_name =
                span.strip_prefix("fx-").is_some_and(|rest| rest.chars().all(char::is_alphanumeric));
            assert!(!is_name || names.contains(&span), "{page}: there is no crate or command `{span}`");
        }
    }
}

#[test]
fn passes_that_are_named_are_registered() {
    let readme = read("README.md");
    let registry = Registry::global().unwrap();
    let registered: BTreeSet<String> = registry.names().into_iter().map(str::to_owned).collect();
    let rows = table(&readme, "| pass | what it does |");
    let named: BTreeSet<String> = rows.iter().flat_map(|row| code_spans(&row[0])).collect();
    assert_eq!(named, registered);

    let mut pipelines = 0;
    for page in PAGES {
        let page = read(page);
        for rest in page.split("run-pass ").skip(1) {
            let pipeline = match rest.strip_prefix('\'') {
                Some(quoted) => quoted.split('\'').next().unwrap(),
                None => rest.split(|c: char| c.is_whitespace() || c == '`').next().unwrap(),
            };
            // `--` is followed by flags.
            if !pipeline.starts_with("--") {
                Pipeline::parse(pipeline, registry).unwrap_or_else(|error| panic!("{error}"));
                pipelines += 1;
            }
        }
    }
    assert!(pipelines >= 3);
}

#[test]
fn commands_that_are_named_exist() {
    let main = read("xtask/src/main.rs");
    let commands = main.split("enum Cmd {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    for page in PAGES {
        for word in words_after(&read(page), "cargo xtask ") {
            let variant: String = word.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect();
            let is_there = commands.lines().any(|line| {
                line.strip_prefix("    ")
                    .and_then(|line| line.strip_prefix(&*variant))
                    .is_some_and(|rest| rest.starts_with([' ', ',', '(']))
            });
            assert!(is_there, "{page}: there is no command `cargo xtask {word}`");
        }
    }
}

/// The output in the README is that of the tool, but for the numbers that come from running the model.
#[test]
fn the_output_is_that_of_the_tool() {
    let excerpt = blocks(&read("README.md"), "text").swap_remove(0);
    let tool = Command::new(env!("CARGO_BIN_EXE_fx-opt"))
        .args(["run", "fuse-conv-bn", "--verify", "lint"])
        .output()
        .unwrap();
    assert!(tool.status.success());
    let output = String::from_utf8(tool.stdout).unwrap();
    let (mut lines, mut compared, mut runs) = (output.lines(), 0, false);
    for line in excerpt.lines().filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("── ") {
            runs = heading == "run before" || heading == "before and after";
        }
        if !runs {
            assert!(lines.any(|printed| printed == line), "no `{line}`, in this order, in\n{output}");
            compared += 1;
        }
    }
    assert!(compared > 10);
}

#[test]
fn the_picture_is_that_of_the_graphs() {
    let before = fx::pt2::read_module(root().join("models/digits.pt2")).unwrap();
    let mut after = before.clone();
    PassManager::parse("fuse-conv-bn").unwrap().run(&mut after).unwrap();
    let svg = picture::draw(&before, &after, "block1");
    let path = root().join("docs/residual_block.svg");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &svg).unwrap();
    }
    assert!(
        is_file_with(&path, &svg),
        "{} is out of date; a run with INSTA_UPDATE=always draws it anew",
        path.display()
    );
}

fn is_file_with(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).is_ok_and(|found| found == text)
}
