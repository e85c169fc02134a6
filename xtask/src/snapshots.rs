//! Snapshots that no test asked for: left over from a case that is gone, so nobody would notice when they are wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The variable by which insta is told where to write the path of every snapshot that it compares.
pub const VARIABLE: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// The `.snap` files under `folder` that are not named in the file of references, in order of path.
///
/// # Errors
/// When the folder or the file cannot be read.
pub fn unreferenced(folder: &Path, references: &Path) -> Result<Vec<PathBuf>> {
    let text = fs::read_to_string(references).unwrap_or_default();
    let used: BTreeSet<PathBuf> = text.lines().map(|line| resolved(Path::new(line))).collect();
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    Ok(found.into_iter().filter(|path| !used.contains(&resolved(path))).collect())
}

/// Without links and `..`, so that two spellings of a path are one.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "snap") {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_test_named_is_found() {
        let dir = tempfile::tempdir().unwrap();
        let snapshots = dir.path().join("snapshots");
        fs::create_dir_all(snapshots.join("dce")).unwrap();
        for name in ["a.snap", "dce/b.snap", "dce/c.snap", "notes.txt"] {
            fs::write(snapshots.join(name), "").unwrap();
        }
        let references = dir.path().join("references");
        let used = [snapshots.join("a.snap"), dir.path().join("snapshots/dce/../dce/b.snap")];
        fs::write(&references, used.map(|path| path.display().to_string()).join("\n")).unwrap();
        assert_eq!(unreferenced(&snapshots, &references).unwrap(), [snapshots.join("dce/c.snap")]);
        assert_eq!(unreferenced(&snapshots, &dir.path().join("none")).unwrap().len(), 3);
    }
}
