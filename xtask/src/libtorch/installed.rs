//! A CPU-only layout around the libtorch of an installed Python package: links, so that nothing is downloaded.
//!
//! The loader looks for `$ORIGIN` where a library was opened, not where a link leads, so the linked libraries find each
//! other in the layout.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{VERSION, layout};
use crate::tools::Python;

/// The torch package of this Python, when it is the right version and has libraries and headers.
pub fn usable(python: &Python) -> Option<PathBuf> {
    let torch = python.torch.as_deref()?;
    layout::check_installation(torch).ok().map(|()| torch.to_path_buf())
}

/// The name of the layout around this installation: another Python gets another one.
pub fn folder_name(torch: &Path) -> String {
    let hash = format!("{:x}", Sha256::digest(torch.as_os_str().as_encoded_bytes()));
    format!("libtorch-{VERSION}-python-{}", &hash[..8])
}

/// Makes the links in `dest`, which must not exist.
///
/// # Errors
/// When a folder cannot be read or a link cannot be made.
pub fn make(python: &Python, torch: &Path, dest: &Path) -> Result<()> {
    let lib = dest.join("lib");
    fs::create_dir_all(&lib).with_context(|| format!("cannot make {}", lib.display()))?;
    link(&torch.join("include"), &dest.join("include"))?;
    link_libraries(&torch.join("lib"), &lib, layout::keep_library)?;
    for nvidia in &python.nvidia {
        let packages = fs::read_dir(nvidia).with_context(|| format!("cannot list {}", nvidia.display()))?;
        for package in packages.flatten().map(|entry| entry.path().join("lib")).filter(|path| path.is_dir()) {
            link_libraries(&package, &lib, layout::keep_nvidia_library)?;
        }
    }
    Ok(())
}

fn link_libraries(from: &Path, to: &Path, keep: impl Fn(&str) -> bool) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))?.flatten() {
        let name = entry.file_name();
        if entry.path().is_file() && name.to_str().is_some_and(&keep) {
            link(&entry.path(), &to.join(name))?;
        }
    }
    Ok(())
}

fn link(from: &Path, to: &Path) -> Result<()> {
    symlink(from, to).with_context(|| format!("cannot link {} to {}", to.display(), from.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_links_to_the_package_and_leaves_cuda_out() {
        let dir = tempfile::tempdir().unwrap();
        let site = dir.path().join("site");
        for file in [
            "torch/include/torch/csrc/api/include/torch/torch.h",
            "torch/lib/libtorch.so",
            "torch/lib/libtorch_cuda.so",
            "torch/lib/libc10.so",
            "nvidia/cu13/lib/libcudart.so.13",
            "nvidia/cu13/lib/libcublas.so.13",
        ] {
            let path = site.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        fs::write(site.join("torch/lib").join(layout::library("torch_cpu")), "").unwrap();
        let mut python = Python {
            executable: "python3".into(),
            version: "3.11.7".into(),
            torch: Some(site.join("torch")),
            nvidia: vec![site.join("nvidia")],
            packages: vec![],
        };
        fs::write(site.join("torch/version.py"), "__version__ = '2.12.0+cu130'\n").unwrap();
        assert_eq!(usable(&python), None, "another version");
        fs::write(site.join("torch/version.py"), "__version__ = '2.13.0+cu130'\n").unwrap();
        let torch = usable(&python).unwrap();
        let dest = dir.path().join("dest");
        make(&python, &torch, &dest).unwrap();
        let mut names: Vec<_> =
            fs::read_dir(dest.join("lib")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["libc10.so", "libcudart.so.13", layout::library("torch_cpu").as_str()]);
        assert!(dest.join("include/torch/csrc/api/include/torch/torch.h").is_file());
        python.torch = None;
        assert_eq!(usable(&python), None);
    }

    #[test]
    fn folders_are_named_after_the_installation() {
        assert_eq!(folder_name(Path::new("/a/torch")).len(), "libtorch-2.13.0-python-".len() + 8);
        assert_ne!(folder_name(Path::new("/a/torch")), folder_name(Path::new("/b/torch")));
    }
}
