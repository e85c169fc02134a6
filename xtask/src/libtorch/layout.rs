//! What a CPU-only libtorch consists of, and the parts that are made here.
//!
//! A layout has `include/`, `lib/` and `build-version`: what `LIBTORCH` should name. The libraries for CUDA and for
//! Python are left out: torch-sys links to `libtorch_cuda.so` when it sees it. The wheel's own `libtorch.so` on Linux
//! needs that library, so an empty one of that name is made, which serves `-ltorch` and third-party libraries.

use std::fs;
use std::path::{Component, Path};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::VERSION;
use crate::{term, tools};

/// Parts of names of libraries that belong to CUDA, Python or multiprocessing, or only preload CUDA.
const LEFT_OUT: [&str; 6] = ["cuda", "nvrtc", "nvshmem", "python", "libshm", "global_deps"];

/// Is this file of the torch package's `lib/` part of a CPU-only layout?
pub fn keep_library(name: &str) -> bool {
    let library = name.starts_with("lib") && (name.contains(".so") || name.ends_with(".dylib"));
    library && name != "libtorch.so" && !LEFT_OUT.iter().any(|part| name.contains(part))
}

/// Is this file of an NVIDIA package one that `libtorch_cpu.so` of PyPI's wheel links to (for its profiler)?
pub fn keep_nvidia_library(name: &str) -> bool {
    name.starts_with("libcudart.so.") || name.starts_with("libcupti.so.")
}

/// Where a member of a wheel goes in the layout; `None` when it is left out. A name that would leave the layout is
/// left out too.
pub fn destination(member: &str) -> Option<String> {
    if member.ends_with('/')
        || !Path::new(member).components().all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    if let Some(header) = member.strip_prefix("torch/include/") {
        return Some(format!("include/{header}"));
    }
    let (folder, name) = member.rsplit_once('/')?;
    let keep = match folder {
        "torch/lib" => keep_library(name),
        _ => folder.starts_with("nvidia/") && folder.ends_with("/lib") && keep_nvidia_library(name),
    };
    keep.then(|| format!("lib/{name}"))
}

/// Adds what is made here: `build-version` and, on Linux, the empty `libtorch.so`.
///
/// # Errors
/// When there is no C++ compiler, or it fails.
pub fn complete(dir: &Path) -> Result<()> {
    let version = dir.join("build-version");
    fs::write(&version, format!("{VERSION}\n"))
        .with_context(|| format!("cannot write {}", version.display()))?;
    if cfg!(target_os = "macos") {
        return Ok(());
    }
    let (compiler, _) = tools::cxx()?;
    let lib = dir.join("lib");
    let output = Command::new(&compiler)
        .args(["-shared", "-Wl,-soname,libtorch.so", "-x", "c++", "/dev/null", "-x", "none"])
        .args(["-Wl,--no-as-needed", "-ltorch_cpu", "-lc10", "-Wl,-rpath,$ORIGIN"])
        // The libraries that these two need in turn are found when a program starts; they are no concern here.
        .arg("-Wl,--allow-shlib-undefined")
        .arg("-L")
        .arg(&lib)
        .arg("-o")
        .arg(lib.join("libtorch.so"))
        .output()
        .with_context(|| format!("cannot run {}", compiler.display()))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        bail!(
            "{} cannot make {}:\n{}",
            compiler.display(),
            lib.join("libtorch.so").display(),
            term::tail(&text, 5)
        );
    }
    Ok(())
}

/// The file name of a library on this system.
pub fn library(name: &str) -> String {
    format!("lib{name}{}", std::env::consts::DLL_SUFFIX)
}

/// Has the system's loader open the layout's libtorch, in a Python process: proves that every library it needs is
/// there, before minutes of C++ are compiled against it.
///
/// # Errors
/// When it cannot be loaded, with the loader's words.
pub fn check_loads(python: &Path, dir: &Path) -> Result<()> {
    let path = dir.join("lib").join(library("torch"));
    let output = Command::new(python)
        .args(["-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1])"])
        .arg(&path)
        .current_dir("/")
        .output()
        .with_context(|| format!("cannot run {}", python.display()))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        bail!("{} cannot be loaded: {}", path.display(), term::tail(&text, 1).trim());
    }
    Ok(())
}

/// Checks an installation that is used as it is: somebody's own `LIBTORCH`.
///
/// # Errors
/// When a library or header is missing, or the version is another one.
pub fn check_installation(dir: &Path) -> Result<()> {
    for file in
        ["lib/".to_owned() + &library("torch_cpu"), "include/torch/csrc/api/include/torch/torch.h".into()]
    {
        if !dir.join(&file).is_file() {
            bail!("{} has no {file}: it is no libtorch {VERSION}", dir.display());
        }
    }
    match installed_version(dir) {
        Some(version) if version == VERSION => Ok(()),
        Some(version) => bail!("{} is libtorch {version}, but the bindings need {VERSION}", dir.display()),
        None => bail!("{} does not tell its version (no build-version, no version.h)", dir.display()),
    }
}

/// The version of an installation without its build label: from `build-version`, else Python's `version.py`, else the
/// headers.
pub fn installed_version(dir: &Path) -> Option<String> {
    let read = |name: &str| fs::read_to_string(dir.join(name)).ok();
    let full = read("build-version")
        .or_else(|| version_py(&read("version.py")?))
        .or_else(|| version_h(&read("include/torch/headeronly/version.h")?))?;
    let plain = full.trim().split('+').next()?;
    (!plain.is_empty()).then(|| plain.to_owned())
}

fn version_py(text: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix("__version__ = "))?;
    Some(line.trim().trim_matches(['\'', '"']).to_owned())
}

fn version_h(text: &str) -> Option<String> {
    let part = |name: &str| {
        text.lines().find_map(|line| {
            line.strip_prefix("#define TORCH_VERSION_")?.strip_prefix(name)?.strip_prefix(' ')
        })
    };
    Some(format!("{}.{}.{}", part("MAJOR")?, part("MINOR")?, part("PATCH")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_the_wheels_are_sorted_out() {
        for (member, expected) in [
            ("torch/include/c10/core/Device.h", Some("include/c10/core/Device.h")),
            ("torch/lib/libtorch_cpu.so", Some("lib/libtorch_cpu.so")),
            ("torch/lib/libgomp.so.1", Some("lib/libgomp.so.1")),
            ("torch/lib/libtorch.dylib", Some("lib/libtorch.dylib")),
            ("torch/lib/libnvpl_blas_core.so.0", Some("lib/libnvpl_blas_core.so.0")),
            ("nvidia/cu13/lib/libcudart.so.13", Some("lib/libcudart.so.13")),
            ("nvidia/cu13/lib/libcupti.so.13", Some("lib/libcupti.so.13")),
            ("nvidia/cu13/include/cuda.h", None),
            ("nvidia/cu13/lib/libnvperf_host.so", None),
            ("torch/lib/libtorch.so", None),
            ("torch/lib/libtorch_cuda.so", None),
            ("torch/lib/libtorch_python.so", None),
            ("torch/lib/libtorch_global_deps.so", None),
            ("torch/lib/libshm/core.h", None),
            ("torch/include/", None),
            ("torch/include/../../../../etc/passwd", None),
            ("/torch/include/a.h", None),
            ("torch/nn/modules/linear.py", None),
        ] {
            assert_eq!(destination(member).as_deref(), expected, "{member}");
        }
    }

    #[test]
    fn versions_are_read_from_three_places() {
        assert_eq!(version_py("x\n__version__ = '2.13.0+cu130'\n").as_deref(), Some("2.13.0+cu130"));
        let header =
            "#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 13\n#define TORCH_VERSION_PATCH 0\n";
        assert_eq!(version_h(header).as_deref(), Some("2.13.0"));
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(installed_version(dir.path()), None);
        fs::write(dir.path().join("version.py"), "__version__ = '2.13.0+cpu'\n").unwrap();
        assert_eq!(installed_version(dir.path()).as_deref(), Some("2.13.0"));
        fs::write(dir.path().join("build-version"), "2.12.1\n").unwrap();
        assert_eq!(installed_version(dir.path()).as_deref(), Some("2.12.1"));
    }

    #[test]
    fn an_installation_must_be_complete_and_of_the_version() {
        let dir = tempfile::tempdir().unwrap();
        let say = || check_installation(dir.path()).map_err(|error| error.to_string());
        assert!(say().unwrap_err().contains("has no lib/libtorch_cpu"));
        let header = dir.path().join("include/torch/csrc/api/include/torch/torch.h");
        for file in [dir.path().join("lib").join(library("torch_cpu")), header] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        assert!(say().unwrap_err().contains("does not tell its version"));
        fs::write(dir.path().join("build-version"), "2.12.1").unwrap();
        assert!(say().unwrap_err().contains("is libtorch 2.12.1, but the bindings need 2.13.0"));
        fs::write(dir.path().join("build-version"), "2.13.0+cpu\n").unwrap();
        assert_eq!(say(), Ok(()));
    }
}
