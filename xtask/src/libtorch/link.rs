//! The git-ignored link `third_party/libtorch`. Builds only ever see its path, so that pointing it elsewhere rebuilds
//! nothing.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, bail};

/// What is found where the link belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing.
    Missing,
    /// A link to this, which is there.
    Link(PathBuf),
    /// A link to this, which is gone.
    Dangling(PathBuf),
    /// A folder that somebody put there; it is used as it is.
    Folder,
}

/// Looks at the link.
///
/// # Errors
/// When the path is a plain file or cannot be looked at.
pub fn state(link: &Path) -> Result<State> {
    let meta = match fs::symlink_metadata(link) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
        Err(error) => return Err(error).with_context(|| format!("cannot look at {}", link.display())),
    };
    if meta.is_symlink() {
        let to = fs::read_link(link).with_context(|| format!("cannot read the link {}", link.display()))?;
        return Ok(if link.exists() { State::Link(to) } else { State::Dangling(to) });
    }
    if meta.is_dir() {
        return Ok(State::Folder);
    }
    bail!("{} is a file: move it away, then run `cargo xtask setup`", link.display())
}

/// Makes the link point to `target`; says whether anything changed. An old link is replaced in one step.
///
/// # Errors
/// When a folder or a file lies there, or the file system refuses.
pub fn point(link: &Path, target: &Path) -> Result<bool> {
    match state(link)? {
        State::Link(to) | State::Dangling(to) if to == target => return Ok(false),
        State::Folder => bail!("{} is a folder, not a link: move it away first", link.display()),
        State::Missing | State::Link(_) | State::Dangling(_) => {}
    }
    let parent = link.parent().context("the link has no parent folder")?;
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let new = parent.join(format!(".libtorch.{}", std::process::id()));
    symlink(target, &new)
        .and_then(|()| fs::rename(&new, link))
        .with_context(|| format!("cannot link {} to {}", link.display(), target.display()))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_made_kept_and_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("third_party/libtorch");
        let (a, b) = (dir.path().join("a"), dir.path().join("b"));
        fs::create_dir(&a).unwrap();
        assert_eq!(state(&link).unwrap(), State::Missing);
        assert!(point(&link, &a).unwrap());
        assert_eq!(state(&link).unwrap(), State::Link(a.clone()));
        assert!(!point(&link, &a).unwrap());
        assert!(point(&link, &b).unwrap());
        assert_eq!(state(&link).unwrap(), State::Dangling(b.clone()));
        assert!(!point(&link, &b).unwrap(), "it need not be there yet");
        assert!(point(&link, &a).unwrap());
        assert_eq!(fs::read_dir(link.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_user_put_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        let link = dir.path().join("libtorch");
        fs::create_dir(&link).unwrap();
        assert_eq!(state(&link).unwrap(), State::Folder);
        assert!(point(&link, dir.path()).unwrap_err().to_string().contains("is a folder"));
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(point(&file, dir.path()).unwrap_err().to_string().contains("is a file"));
    }
}
