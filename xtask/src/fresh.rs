//! Is a binary that cargo built still up to date? Asking cargo takes a third of a second; this takes milliseconds.
//!
//! Cargo writes a dep-info file beside each binary: all source files it was made from, path dependencies and build
//! scripts included. To those come the manifests, the lock file and cargo's configuration. After a build, a stamp
//! records the moment the build began and the binary it left; whatever is newer than that moment, or a binary that
//! somebody else built since (say, with other features), makes it stale. Then cargo decides.

use std::fs::{self, File, FileTimes};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

/// A binary with what its freshness depends on.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The binary.
    pub binary: PathBuf,
    /// Files, beside the sources, that it was made from.
    pub manifests: Vec<PathBuf>,
    /// What else it depends on, such as flags in the environment.
    pub key: String,
}

impl Artifact {
    /// True when the binary is up to date. Any doubt makes it false. Reads the times of some hundred files.
    pub fn is_fresh(&self) -> bool {
        self.fresh().unwrap_or(false)
    }

    fn fresh(&self) -> Option<bool> {
        let stamp = self.stamp();
        let began = modified(&stamp)?;
        if fs::read_to_string(&stamp).ok()? != self.stamp_text()? {
            return Some(false);
        }
        let dep_info = fs::read_to_string(self.binary.with_extension("d")).ok()?;
        let sources = parse_dep_info(&dep_info)?;
        // A file that is gone has no time: that is a change, too.
        let unchanged = |path: &PathBuf| modified(path).is_some_and(|time| time < began);
        Some(sources.iter().chain(&self.manifests).all(unchanged))
    }

    /// Records a build that has just succeeded and began at `began`.
    ///
    /// # Errors
    /// When the stamp cannot be written beside the binary.
    pub fn record(&self, began: SystemTime) -> Result<()> {
        let stamp = self.stamp();
        let text = self
            .stamp_text()
            .with_context(|| format!("cargo left no binary at {}", self.binary.display()))?;
        fs::write(&stamp, text)
            .and_then(|()| File::options().write(true).open(&stamp))
            .and_then(|file| file.set_times(FileTimes::new().set_modified(began)))
            .with_context(|| format!("cannot write {}", stamp.display()))
    }

    fn stamp(&self) -> PathBuf {
        self.binary.with_extension("stamp")
    }

    /// Tells this binary from another one at the same place.
    fn stamp_text(&self) -> Option<String> {
        let meta = fs::metadata(&self.binary).ok()?;
        let time = meta.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(format!("{} bytes, {} ns\n{}\n", meta.len(), time.as_nanos(), self.key))
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The prerequisites in a dep-info file, `target: file file ...` with blanks and backslashes escaped as in make.
/// `None` when it does not look like one.
pub fn parse_dep_info(text: &str) -> Option<Vec<PathBuf>> {
    let line = text.lines().next()?;
    let (_, list) = line.split_once(": ")?;
    let mut files = Vec::new();
    let mut name = String::new();
    let mut characters = list.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if matches!(characters.peek(), Some(' ' | '\\')) => name.extend(characters.next()),
            ' ' if name.is_empty() => {}
            ' ' => files.push(PathBuf::from(std::mem::take(&mut name))),
            other => name.push(other),
        }
    }
    if !name.is_empty() {
        files.push(PathBuf::from(name));
    }
    (!files.is_empty()).then_some(files)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn dep_info_lists_files_with_blanks() {
        let text = "/t/debug/fx-opt: /a/src/lib.rs /a/with\\ blank/b.rs  /a/c.rs\n\n/a/src/lib.rs:\n";
        assert_eq!(
            parse_dep_info(text).unwrap(),
            ["/a/src/lib.rs", "/a/with blank/b.rs", "/a/c.rs"].map(PathBuf::from)
        );
        assert_eq!(parse_dep_info(""), None);
        assert_eq!(parse_dep_info("nothing here"), None);
        assert_eq!(parse_dep_info("/t/x: "), None);
    }

    #[test]
    fn a_binary_is_stale_after_any_change() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str, age: u64| {
            let path = dir.path().join(name);
            fs::write(&path, text).unwrap();
            let time = SystemTime::now() - Duration::from_secs(age);
            let times = FileTimes::new().set_modified(time);
            File::options().write(true).open(&path).unwrap().set_times(times).unwrap();
            path
        };
        let source = file("a.rs", "fn main() {}", 100);
        let binary = file("fx-opt", "binary", 40);
        file("fx-opt.d", &format!("{}: {}\n", binary.display(), source.display()), 40);
        let manifest = file("Cargo.toml", "", 100);
        let artifact = Artifact { binary, manifests: vec![manifest], key: "tch".to_owned() };
        assert!(!artifact.is_fresh(), "never recorded");
        artifact.record(SystemTime::now() - Duration::from_secs(50)).unwrap();
        assert!(artifact.is_fresh());
        assert!(!Artifact { key: "other flags".to_owned(), ..artifact.clone() }.is_fresh());

        file("a.rs", "fn main() {}", 45);
        assert!(!artifact.is_fresh(), "a source changed during the build");
        file("a.rs", "fn main() {}", 100);
        file("Cargo.toml", "", 1);
        assert!(!artifact.is_fresh(), "a manifest changed");
        file("Cargo.toml", "", 100);
        assert!(artifact.is_fresh());
        file("fx-opt", "another binary", 40);
        assert!(!artifact.is_fresh(), "somebody else built it");
        artifact.record(SystemTime::now() - Duration::from_secs(50)).unwrap();
        fs::remove_file(&source).unwrap();
        assert!(!artifact.is_fresh(), "a source is gone");
    }
}
