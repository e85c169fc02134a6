//! `doctor`: what is found, what is wrong, and what to do about it; one line each.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::libtorch::{self, VERSION, layout, link};
use crate::project::Project;
use crate::{setup, tools};

/// The oldest compiler that the workspace builds with.
const MIN_RUST: (u32, u32) = (1, 95);

/// One line of the report.
enum Finding {
    /// All is well.
    Good(String),
    /// Something optional is missing.
    Note(String),
    /// Something needed is wrong.
    Bad(String),
}

/// Prints the report; true when nothing needed is wrong. Changes nothing.
///
/// # Errors
/// None at present: every failure is a line of the report.
pub fn run(project: &Project) -> Result<bool> {
    let report = [
        ("rustc", rustc()),
        ("cargo", cargo()),
        ("C++ compiler", from(tools::cxx().map(|(path, version)| format!("{} ({version})", path.display())))),
        ("python3", python()),
        ("libtorch", libtorch_found(project)),
        ("link", linked(project)),
        ("CUDA", cuda(project)),
        ("torch-sys", torch_sys(project)),
        ("cargo-insta", cargo_insta()),
        ("disk", disk(project)),
    ];
    let mut healthy = true;
    for (what, finding) in report {
        let (mark, text) = match finding {
            Finding::Good(text) => ("ok", text),
            Finding::Note(text) => ("note", text),
            Finding::Bad(text) => {
                healthy = false;
                ("WRONG", text)
            }
        };
        println!("{mark:<6}{what:<13}{text}");
    }
    Ok(healthy)
}

fn from(result: Result<String>) -> Finding {
    match result {
        Ok(text) => Finding::Good(text),
        Err(error) => Finding::Bad(format!("{error:#}")),
    }
}

fn rustc() -> Finding {
    let program = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let Some(line) = tools::first_line(Command::new(program).arg("--version")) else {
        return Finding::Bad("not found: install Rust from https://rustup.rs".to_owned());
    };
    match rust_version(&line) {
        Some(version) if version >= MIN_RUST => Finding::Good(line),
        _ => Finding::Bad(format!("{line}, but {}.{} is needed: `rustup update`", MIN_RUST.0, MIN_RUST.1)),
    }
}

/// The major and minor number in a line such as `rustc 1.95.0 (5980761 2026-04-14)`.
fn rust_version(line: &str) -> Option<(u32, u32)> {
    let mut numbers = line.split(' ').nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn cargo() -> Finding {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    match tools::first_line(Command::new(program).arg("--version")) {
        Some(line) => Finding::Good(line),
        None => Finding::Bad("not found: install Rust from https://rustup.rs".to_owned()),
    }
}

fn python() -> Finding {
    let python = match tools::Python::find(&[]) {
        Ok(python) => python,
        Err(error) => return Finding::Bad(format!("{error:#}")),
    };
    let torch = match &python.torch {
        Some(dir) => format!(
            "torch {}",
            layout::installed_version(dir).unwrap_or_else(|| "of unknown version".to_owned())
        ),
        None => "no torch".to_owned(),
    };
    from(
        python
            .pip()
            .map(|pip| format!("{} {}, pip {pip}, {torch}", python.executable.display(), python.version)),
    )
}

fn libtorch_found(project: &Project) -> Finding {
    if !libtorch::looks_ready(project) {
        return Finding::Bad(format!("no libtorch {VERSION}: `cargo xtask setup`"));
    }
    let dir = project.user_libtorch().unwrap_or_else(|| project.libtorch());
    match libtorch::findings(project).as_slice() {
        [] => {
            let place = dir.canonicalize().unwrap_or(dir);
            let source = match libtorch::manifest::Manifest::read(&place) {
                Ok(Some(manifest)) => format!("from {}, complete", manifest.source),
                _ => "not made by `cargo xtask setup`".to_owned(),
            };
            Finding::Good(format!("{VERSION} in {} ({source})", place.display()))
        }
        [first, ..] => Finding::Bad(format!("{first} in {}: `cargo xtask setup`", dir.display())),
    }
}

fn linked(project: &Project) -> Finding {
    if let Some(dir) = project.user_libtorch() {
        return Finding::Good(format!("not used: LIBTORCH is {}", dir.display()));
    }
    match link::state(&project.libtorch()) {
        Ok(link::State::Link(to)) => Finding::Good(format!("third_party/libtorch -> {}", to.display())),
        Ok(link::State::Folder) => {
            Finding::Good("third_party/libtorch is a folder, used as it is".to_owned())
        }
        Ok(link::State::Dangling(to)) => Finding::Bad(format!(
            "third_party/libtorch leads to {}, which is gone: `cargo xtask setup`",
            to.display()
        )),
        Ok(link::State::Missing) => Finding::Bad("no third_party/libtorch: `cargo xtask setup`".to_owned()),
        Err(error) => Finding::Bad(format!("{error:#}")),
    }
}

fn cuda(project: &Project) -> Finding {
    let dir = project.user_libtorch().unwrap_or_else(|| project.libtorch());
    if dir.join("lib").join(layout::library("torch_cuda")).exists() {
        return Finding::Note(
            "libtorch_cuda is there: torch-sys links to it, so every program loads CUDA".to_owned(),
        );
    }
    Finding::Good("absent, as it should be: fx runs on the CPU".to_owned())
}

fn torch_sys(project: &Project) -> Finding {
    if setup::torch_sys_is_built(project) {
        return Finding::Good("built".to_owned());
    }
    Finding::Note("not built yet: the first build takes 2.5 minutes longer on 2 cores".to_owned())
}

fn cargo_insta() -> Finding {
    match tools::first_line(Command::new("cargo-insta").args(["insta", "--version"])) {
        Some(line) => Finding::Good(line),
        None => Finding::Note(format!(
            "not found; only `cargo xtask review` needs it: {}",
            crate::review::INSTALL
        )),
    }
}

fn disk(project: &Project) -> Finding {
    let mut parts = Vec::new();
    let mut short = false;
    for (what, path, needed) in
        [("the cache", &project.cache, 1_600_u64), ("the target folder", &project.target, 4_000)]
    {
        match tools::free_space(path) {
            Some(free) => {
                short |= free >> 20 < needed;
                parts.push(format!("{} MiB free for {what} in {}", free >> 20, path.display()));
            }
            None => parts.push(format!("the free space for {what} in {} is unknown", path.display())),
        }
    }
    let text = parts.join(", ");
    if short {
        return Finding::Note(format!("{text}: a first set-up takes 1.6 GB in the cache, a full build 4 GB"));
    }
    Finding::Good(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compilers_version_is_read() {
        assert_eq!(rust_version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(rust_version("rustc 1.97.0-nightly"), Some((1, 97)));
        assert_eq!(rust_version("rustc"), None);
    }
}
