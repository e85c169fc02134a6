//! The manifest of a libtorch layout: which files belong to it, how large they are, and the libraries' checksums.
//!
//! It is written last, so a layout without one is incomplete. It is plain text, one file a line:
//!
//! ```text
//! fx-libtorch-layout 1
//! version 2.13.0
//! source PyPI wheels
//! 438418417 9c1185a5c5e9fc54612808977ee8f548b2258d31... lib/libtorch_cpu.so
//! 2451 - include/c10/core/Device.h
//! ```

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

/// The manifest's name inside a layout.
pub const FILE: &str = "fx-manifest.txt";
const HEAD: &str = "fx-libtorch-layout 1";
/// A manifest of our own has about 1 MB; whatever is much larger is not one.
const MAX_BYTES: u64 = 64 << 20;

/// One file of a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path inside the layout, with `/`.
    pub path: String,
    /// Its size in bytes (of what a link points to).
    pub size: u64,
    /// The SHA-256 in hexadecimal; only libraries have one.
    pub sha256: Option<String>,
}

/// What a complete layout holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of libtorch.
    pub version: String,
    /// Where the files came from, in words.
    pub source: String,
    /// Its files, in order of path.
    pub entries: Vec<Entry>,
}

impl Manifest {
    /// Lists the files under `dir`, measures them and hashes those under `lib/`. A second or two for libtorch.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn of_folder(dir: &Path, version: &str, source: &str) -> Result<Self> {
        let mut paths = Vec::new();
        walk(dir, &mut PathBuf::new(), &mut paths)?;
        paths.sort();
        let mut entries = Vec::with_capacity(paths.len());
        for path in paths.into_iter().filter(|path| path != FILE) {
            let at = dir.join(&path);
            let size = fs::metadata(&at).with_context(|| format!("cannot read {}", at.display()))?.len();
            let sha256 = if path.starts_with("lib/") { Some(sha256(&at)?) } else { None };
            entries.push(Entry { path, size, sha256 });
        }
        Ok(Self { version: version.to_owned(), source: source.to_owned(), entries })
    }

    /// Reads the manifest of a layout; `None` when it has none.
    ///
    /// # Errors
    /// When it is there but cannot be read as one.
    pub fn read(dir: &Path) -> Result<Option<Self>> {
        let path = dir.join(FILE);
        let size = match fs::metadata(&path) {
            Ok(meta) => meta.len(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        if size > MAX_BYTES {
            bail!("{} has {size} bytes: that is no manifest", path.display());
        }
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("{} is damaged", path.display())).map(Some)
    }

    /// Writes the manifest into a layout, which is thereby complete.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, dir: &Path) -> Result<()> {
        let path = dir.join(FILE);
        fs::write(&path, self.to_text()).with_context(|| format!("cannot write {}", path.display()))
    }

    /// What is wrong with a layout: missing files, wrong sizes and, with `checksums`, wrong contents. Empty means
    /// complete. Sizes take some 30 ms; checksums about a second.
    pub fn check(&self, dir: &Path, checksums: bool) -> Vec<String> {
        let mut wrong = Vec::new();
        for entry in &self.entries {
            let at = dir.join(&entry.path);
            match fs::metadata(&at) {
                Err(_) => wrong.push(format!("{} is missing", entry.path)),
                Ok(meta) if meta.len() != entry.size => {
                    wrong.push(format!("{} has {} bytes, not {}", entry.path, meta.len(), entry.size));
                }
                Ok(_) => {
                    if let (true, Some(expected)) = (checksums, &entry.sha256) {
                        match sha256(&at) {
                            Ok(found) if found == *expected => {}
                            Ok(_) => {
                                wrong.push(format!("{} has other contents than it was made with", entry.path))
                            }
                            Err(error) => wrong.push(format!("{error:#}")),
                        }
                    }
                }
            }
        }
        wrong
    }

    fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\nversion {}\nsource {}\n", self.version, self.source);
        for entry in &self.entries {
            let sum = entry.sha256.as_deref().unwrap_or("-");
            text.push_str(&format!("{} {sum} {}\n", entry.size, entry.path));
        }
        text
    }

    fn parse(text: &str) -> Result<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            bail!("its first line is not `{HEAD}`");
        }
        let version =
            lines.next().and_then(|line| line.strip_prefix("version ")).context("line 2 has no version")?;
        let source =
            lines.next().and_then(|line| line.strip_prefix("source ")).context("line 3 has no source")?;
        let mut entries = Vec::new();
        for (index, line) in lines.enumerate() {
            entries.push(parse_entry(line).with_context(|| format!("line {}: `{line}`", index + 4))?);
        }
        if entries.is_empty() {
            bail!("it lists no file");
        }
        Ok(Self { version: version.to_owned(), source: source.to_owned(), entries })
    }
}

fn parse_entry(line: &str) -> Result<Entry> {
    let mut parts = line.splitn(3, ' ');
    let size = parts.next().context("no size")?.parse().context("the size is not a number")?;
    let sum = parts.next().context("no checksum")?;
    let path = parts.next().context("no path")?;
    if !Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
        bail!("the path leaves the folder");
    }
    Ok(Entry { path: path.to_owned(), size, sha256: (sum != "-").then(|| sum.to_owned()) })
}

/// Collects the files below `dir`, following links to folders (`include` is one in a layout around Python's torch).
fn walk(dir: &Path, inner: &mut PathBuf, out: &mut Vec<String>) -> Result<()> {
    let here = dir.join(&inner);
    for entry in fs::read_dir(&here).with_context(|| format!("cannot list {}", here.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", here.display()))?;
        inner.push(entry.file_name());
        let at = dir.join(&inner);
        let meta = fs::metadata(&at).with_context(|| format!("cannot read {}", at.display()))?;
        if meta.is_dir() {
            walk(dir, inner, out)?;
        } else {
            let name = inner.to_str().with_context(|| format!("{} is not valid UTF-8", at.display()))?;
            out.push(name.to_owned());
        }
        inner.pop();
    }
    Ok(())
}

/// The SHA-256 of a file in hexadecimal.
pub fn sha256(path: &Path) -> Result<String> {
    let mut file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut buffer).with_context(|| format!("cannot read {}", path.display()))?;
        if count == 0 {
            return Ok(format!("{:x}", hash.finalize()));
        }
        hash.update(&buffer[..count]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> (tempfile::TempDir, Manifest) {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("lib")).unwrap();
        fs::create_dir_all(dir.path().join("include/c10")).unwrap();
        fs::write(dir.path().join("lib/libc10.so"), b"abc").unwrap();
        fs::write(dir.path().join("include/c10/a b.h"), b"hello").unwrap();
        let manifest = Manifest::of_folder(dir.path(), "2.13.0", "a test").unwrap();
        manifest.write(dir.path()).unwrap();
        (dir, manifest)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let (dir, manifest) = layout();
        assert_eq!(Manifest::read(dir.path()).unwrap().as_ref(), Some(&manifest));
        assert_eq!(
            manifest.to_text(),
            "fx-libtorch-layout 1\nversion 2.13.0\nsource a test\n5 - include/c10/a b.h\n3 \
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad lib/libc10.so\n"
        );
        assert!(manifest.check(dir.path(), true).is_empty());
    }

    #[test]
    fn damage_is_found() {
        let (dir, manifest) = layout();
        fs::write(dir.path().join("lib/libc10.so"), b"abd").unwrap();
        assert!(manifest.check(dir.path(), false).is_empty(), "sizes alone do not see it");
        assert_eq!(
            manifest.check(dir.path(), true),
            ["lib/libc10.so has other contents than it was made with"]
        );
        fs::write(dir.path().join("lib/libc10.so"), b"ab").unwrap();
        fs::remove_file(dir.path().join("include/c10/a b.h")).unwrap();
        assert_eq!(
            manifest.check(dir.path(), false),
            ["include/c10/a b.h is missing", "lib/libc10.so has 2 bytes, not 3"]
        );
    }

    #[test]
    fn a_damaged_manifest_is_an_error_with_its_line() {
        let head = "fx-libtorch-layout 1\nversion 2.13.0\nsource a test\n";
        for (text, message) in [
            ("", "its first line is not `fx-libtorch-layout 1`"),
            ("fx-libtorch-layout 1\nversion 2.13.0\n", "line 3 has no source"),
            (head, "it lists no file"),
            (&format!("{head}x - a"), "line 4: `x - a`: the size is not a number"),
            (&format!("{head}1 - ../a"), "line 4: `1 - ../a`: the path leaves the folder"),
            (&format!("{head}1 - a\n1 -"), "line 5: `1 -`: no path"),
        ] {
            let error = format!("{:#}", Manifest::parse(text).unwrap_err());
            assert!(error.starts_with(message), "{error}");
        }
        assert!(Manifest::read(tempfile::tempdir().unwrap().path()).unwrap().is_none());
    }
}
