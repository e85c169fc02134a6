//! Where things are: the checkout, its target directories, and the cache folder that all checkouts share.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The paths every command works with. All are absolute.
#[derive(Clone, Debug)]
pub struct Project {
    /// The root of the checkout.
    pub root: PathBuf,
    /// The folder shared by all checkouts: libtorch and private Python environments.
    pub cache: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

impl Project {
    /// Finds the paths from the environment: `FX_CACHE_DIR`, `XDG_CACHE_HOME`, `HOME`, `CARGO_TARGET_DIR`.
    ///
    /// # Errors
    /// When none of the variables says where a cache folder may be.
    pub fn find() -> Result<Self> {
        // `cargo run` names the package it runs; the built-in path serves a binary that is started by hand.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
        let root = Path::new(&package)
            .parent()
            .context("the xtask package has no parent directory: it must lie in the root of the checkout")?
            .to_path_buf();
        let cwd = env::current_dir().context("the current directory cannot be read")?;
        let cache = cache_dir(|name| env::var_os(name).filter(|value| !value.is_empty()))
            .context("no cache folder: set FX_CACHE_DIR (or HOME) to a folder with 1.5 GB of free space")?;
        let target = match env::var_os("CARGO_TARGET_DIR").filter(|value| !value.is_empty()) {
            Some(dir) => cwd.join(dir),
            None => root.join("target"),
        };
        Ok(Self { root, cache: cwd.join(cache), target })
    }

    /// The git-ignored link by which the build finds libtorch.
    pub fn libtorch(&self) -> PathBuf {
        self.root.join("third_party/libtorch")
    }

    /// The target directory of builds without libtorch. The two sets of features would otherwise overwrite
    /// each other's binary.
    pub fn target_without_libtorch(&self) -> PathBuf {
        self.target.join("no-tch")
    }

    /// The `LIBTORCH` that the user set, if any. Cargo hands the value in `.cargo/config.toml` to the programs it
    /// runs, this one included, so that one does not count.
    pub fn user_libtorch(&self) -> Option<PathBuf> {
        let value = PathBuf::from(env::var_os("LIBTORCH").filter(|value| !value.is_empty())?);
        (self.root.join(&value) != self.libtorch()).then_some(value)
    }

    /// A cargo command in the root of the checkout.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command.current_dir(&self.root);
        // What `cargo run` sets for this program is not meant for the builds it starts.
        for (name, _) in env::vars_os() {
            if name
                .to_str()
                .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
            {
                command.env_remove(name);
            }
        }
        command
    }
}

/// `$FX_CACHE_DIR`, else `$XDG_CACHE_HOME/fx`, else `~/.cache/fx`.
fn cache_dir(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(dir) = var("FX_CACHE_DIR") {
        return Some(PathBuf::from(dir));
    }
    if let Some(dir) = var("XDG_CACHE_HOME") {
        return Some(Path::new(&dir).join("fx"));
    }
    var("HOME").map(|home| Path::new(&home).join(".cache/fx"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_folder_follows_the_most_specific_variable() {
        let dir = |set: &[(&str, &str)]| {
            let set: Vec<(String, String)> =
                set.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
            cache_dir(|name| set.iter().find(|(k, _)| k == name).map(|(_, v)| OsString::from(v)))
        };
        let all = [("HOME", "/h"), ("XDG_CACHE_HOME", "/x"), ("FX_CACHE_DIR", "/f")];
        assert_eq!(dir(&all), Some(PathBuf::from("/f")));
        assert_eq!(dir(&all[..2]), Some(PathBuf::from("/x/fx")));
        assert_eq!(dir(&all[..1]), Some(PathBuf::from("/h/.cache/fx")));
        assert_eq!(dir(&[]), None);
    }
}
