//! Finding or making a libtorch for the checkout.
//!
//! In this order: the user's own `LIBTORCH`; a folder put at `third_party/libtorch`; a complete layout in the cache; the
//! torch package of the `python3` on the PATH; the wheels on PyPI. Except in the first case (and the second, where
//! it is the folder itself) builds find it through the link `third_party/libtorch`.

pub mod installed;
pub mod layout;
pub mod link;
pub mod manifest;
mod wheels;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::term::say;
use crate::tools::Python;
use manifest::Manifest;

/// The version that the bindings (tch 0.26) are made for.
pub const VERSION: &str = "2.13.0";

/// A libtorch that is ready for a build.
#[derive(Clone, Debug)]
pub struct Ready {
    /// Where it really is.
    pub dir: PathBuf,
    /// Where it came from, in words.
    pub source: String,
}

/// A layout in the cache as it was found.
enum Found {
    Absent,
    Complete(Manifest),
    Broken(String),
}

/// Whatever a quick look can tell: is there a libtorch where builds look for it? Cheap enough for every command; a
/// damaged file inside is not seen.
pub fn looks_ready(project: &Project) -> bool {
    let dir = project.user_libtorch().unwrap_or_else(|| project.libtorch());
    dir.join("lib").join(layout::library("torch_cpu")).is_file()
        && layout::installed_version(&dir).is_some_and(|version| version == VERSION)
}

/// Makes sure that builds find a complete libtorch; repairs what is broken. With `checksums` the libraries are read and
/// compared too. Some 50 ms when all is there; minutes when wheels have to be downloaded.
///
/// # Errors
/// When something needed is missing; the message says what to do.
pub fn ensure(project: &Project, checksums: bool) -> Result<Ready> {
    let link = project.libtorch();
    if let Some(dir) = project.user_libtorch() {
        let dir = fs::canonicalize(&dir).with_context(|| format!("LIBTORCH names {}", dir.display()))?;
        layout::check_installation(&dir).context(
            "LIBTORCH is set, but cannot be used: unset it, or let it name a libtorch of that version",
        )?;
        if link::state(&link)? != link::State::Folder {
            point(&link, &dir)?;
        }
        return Ok(Ready { dir, source: "LIBTORCH".to_owned() });
    }
    if link::state(&link)? == link::State::Folder {
        layout::check_installation(&link).context("third_party/libtorch is a folder, but cannot be used")?;
        return Ok(Ready { dir: link, source: "a folder in the checkout".to_owned() });
    }
    fs::create_dir_all(&project.cache).with_context(|| format!("cannot make {}", project.cache.display()))?;
    // Held until the end: two checkouts that start at once make one layout.
    let _lock = lock(&project.cache)?;
    let ready = in_cache(project, checksums)?;
    point(&link, &ready.dir)?;
    Ok(ready)
}

/// The layout that the link names, when it is a complete one of ours.
fn in_cache(project: &Project, checksums: bool) -> Result<Ready> {
    let downloaded = project.cache.join(format!("libtorch-{VERSION}-cpu"));
    // The one in use, and the one that depends on nothing outside the cache, win over making another.
    let linked = match link::state(&project.libtorch())? {
        link::State::Link(to) | link::State::Dangling(to) if to.parent() == Some(project.cache.as_path()) => {
            Some(to)
        }
        _ => None,
    };
    for dir in linked.iter().chain([&downloaded].into_iter().filter(|dir| Some(*dir) != linked.as_ref())) {
        match look(dir, checksums) {
            Found::Complete(manifest) => return Ok(Ready { dir: dir.clone(), source: manifest.source }),
            Found::Broken(why) => {
                say(format!("libtorch in {} is damaged ({why}): it is made again", dir.display()))
            }
            Found::Absent => {}
        }
    }
    let python =
        Python::find(&[]).context("libtorch is cut from Python's torch package, or downloaded with pip")?;
    if let Some(torch) = installed::usable(&python) {
        let dir = project.cache.join(installed::folder_name(&torch));
        match from_python(&python, &torch, &dir, checksums) {
            Ok(source) => return Ok(Ready { dir, source }),
            Err(error) => {
                say(format!("the torch package in {} is of no use here: {error:#}", torch.display()))
            }
        }
    }
    let source = build_layout(&python, &downloaded, "the wheels on PyPI", |dest| {
        let work = project.cache.join("download");
        remove(&work)?;
        fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
        let made = wheels::make(&python, &work, dest);
        remove(&work)?;
        made
    })?;
    Ok(Ready { dir: downloaded, source })
}

fn from_python(python: &Python, torch: &Path, dir: &Path, checksums: bool) -> Result<String> {
    if let Found::Complete(manifest) = look(dir, checksums) {
        return Ok(manifest.source);
    }
    let source = format!("the torch package in {}", torch.display());
    build_layout(python, dir, &source, |dest| installed::make(python, torch, dest))
}

/// Makes a layout under another name, checks it and renames it at the end, so that a layout is whole or not there.
fn build_layout(
    python: &Python,
    dir: &Path,
    source: &str,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<String> {
    let mut partial = dir.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    remove(&partial)?;
    let built = make(&partial).and_then(|()| {
        layout::complete(&partial)?;
        layout::check_installation(&partial)?;
        layout::check_loads(&python.executable, &partial)?;
        Manifest::of_folder(&partial, VERSION, source)?.write(&partial)
    });
    if let Err(error) = built {
        remove(&partial)?;
        return Err(error);
    }
    remove(dir)?;
    fs::rename(&partial, dir)
        .with_context(|| format!("cannot rename {} to {}", partial.display(), dir.display()))?;
    Ok(source.to_owned())
}

fn look(dir: &Path, checksums: bool) -> Found {
    if fs::symlink_metadata(dir).is_err() {
        return Found::Absent;
    }
    match Manifest::read(dir) {
        Ok(Some(manifest)) if manifest.version != VERSION => {
            Found::Broken(format!("it is version {}, not {VERSION}", manifest.version))
        }
        Ok(Some(manifest)) => {
            let wrong = manifest.check(dir, checksums);
            match wrong.as_slice() {
                [] => Found::Complete(manifest),
                [first] => Found::Broken(first.clone()),
                [first, rest @ ..] => Found::Broken(format!("{first}, and {} more", rest.len())),
            }
        }
        Ok(None) => Found::Broken("it has no manifest".to_owned()),
        Err(error) => Found::Broken(format!("{error:#}")),
    }
}

/// What is wrong with the layout that builds use now, without repairing it. Empty for a layout that is not ours but
/// usable.
pub fn findings(project: &Project) -> Vec<String> {
    let dir = project.user_libtorch().unwrap_or_else(|| project.libtorch());
    match Manifest::read(&dir) {
        Ok(Some(manifest)) => manifest.check(&dir, false),
        Ok(None) => {
            layout::check_installation(&dir).err().map(|error| format!("{error:#}")).into_iter().collect()
        }
        Err(error) => vec![format!("{error:#}")],
    }
}

fn point(link: &Path, dir: &Path) -> Result<()> {
    if link::point(link, dir)? {
        say(format!("third_party/libtorch now leads to {}", dir.display()));
    }
    Ok(())
}

fn lock(cache: &Path) -> Result<File> {
    let path = cache.join("setup.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("another set-up is under way: waiting for it");
            file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
        }
        Err(TryLockError::Error(error)) => bail!("cannot lock {}: {error}", path.display()),
    }
    Ok(file)
}

/// Removes a folder, or a link to one, if it is there.
fn remove(dir: &Path) -> Result<()> {
    let result = match fs::symlink_metadata(dir) {
        Err(_) => return Ok(()),
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(dir),
        Ok(_) => fs::remove_file(dir),
    };
    result.with_context(|| format!("cannot remove {}", dir.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_whole_or_not_there() {
        let cache = tempfile::tempdir().unwrap();
        let dir = cache.path().join("libtorch-2.13.0-cpu");
        assert!(matches!(look(&dir, false), Found::Absent));
        fs::create_dir_all(dir.join("lib")).unwrap();
        fs::write(dir.join("lib/libc10.so"), "abc").unwrap();
        assert!(matches!(look(&dir, false), Found::Broken(why) if why == "it has no manifest"));
        Manifest::of_folder(&dir, VERSION, "a test").unwrap().write(&dir).unwrap();
        assert!(matches!(look(&dir, true), Found::Complete(manifest) if manifest.source == "a test"));
        fs::write(dir.join("lib/libc10.so"), "").unwrap();
        assert!(matches!(look(&dir, false), Found::Broken(why) if why == "lib/libc10.so has 0 bytes, not 3"));
        Manifest::of_folder(&dir, "2.12.0", "a test").unwrap().write(&dir).unwrap();
        assert!(matches!(look(&dir, false), Found::Broken(why) if why == "it is version 2.12.0, not 2.13.0"));
    }

    #[test]
    fn removing_what_is_not_there_is_fine_and_links_are_not_followed() {
        let dir = tempfile::tempdir().unwrap();
        remove(&dir.path().join("no")).unwrap();
        let (folder, link) = (dir.path().join("folder"), dir.path().join("link"));
        fs::create_dir(&folder).unwrap();
        std::os::unix::fs::symlink(&folder, &link).unwrap();
        remove(&link).unwrap();
        assert!(folder.exists() && !link.exists());
    }
}
