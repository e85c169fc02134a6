//! libtorch cut from the wheels on PyPI, downloaded by pip: it knows the user's mirror, proxy and certificates.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use anyhow::{Context, Result, bail};
use zip::ZipArchive;

use super::{VERSION, layout};
use crate::term::{self, Unit};
use crate::tools::{self, Python};

/// What is downloaded for one kind of machine.
struct Platform {
    /// The requirements, pinned.
    requirements: Vec<String>,
    /// The platform tags of the wheels, for pip.
    tags: &'static [&'static str],
    /// Bytes of all wheels together, for the bar.
    bytes: u64,
}

/// The free space that downloading and extracting takes: the wheels twice (pip's copy) or the wheels and the layout.
const NEEDED_BYTES: u64 = 1_600 << 20;
/// No file of the wheels is nearly as large; whatever claims to be is refused.
const MAX_FILE_BYTES: u64 = 4 << 30;

impl Platform {
    fn here() -> Result<Self> {
        let torch = format!("torch=={VERSION}");
        // On Linux libtorch_cpu.so links to a library of each of the other two, for its profiler.
        let with_nvidia = |torch| {
            vec![torch, "nvidia-cuda-runtime==13.0.96".to_owned(), "nvidia-cuda-cupti==13.0.85".to_owned()]
        };
        match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => Ok(Self {
                requirements: with_nvidia(torch),
                tags: &[
                    "manylinux_2_28_x86_64",
                    "manylinux_2_25_x86_64",
                    "manylinux_2_17_x86_64",
                    "manylinux2014_x86_64",
                ],
                bytes: 526_574_961 + 2_243_632 + 10_715_597,
            }),
            ("linux", "aarch64") => Ok(Self {
                requirements: with_nvidia(torch),
                tags: &[
                    "manylinux_2_28_aarch64",
                    "manylinux_2_25_aarch64",
                    "manylinux_2_17_aarch64",
                    "manylinux2014_aarch64",
                ],
                bytes: 427_199_369 + 2_261_060 + 10_310_827,
            }),
            ("macos", "aarch64") => Ok(Self {
                requirements: vec![torch],
                tags: &["macosx_14_0_arm64", "macosx_11_0_arm64"],
                bytes: 111_187_938,
            }),
            (os, arch) => bail!(
                "PyPI has no torch {VERSION} for {os} on {arch}: set LIBTORCH to a libtorch {VERSION} of your own"
            ),
        }
    }
}

/// Downloads the wheels into `work` and cuts the layout from them into `dest`, which must not exist. `work` is the
/// caller's to delete.
///
/// # Errors
/// When there is no pip or too little space, when pip fails, or a wheel is not what it should be.
pub fn make(python: &Python, work: &Path, dest: &Path) -> Result<()> {
    let platform = Platform::here()?;
    python.pip()?;
    if let Some(free) = tools::free_space(work).filter(|free| *free < NEEDED_BYTES) {
        bail!(
            "{} MiB are free at {}, but libtorch needs {} MiB to set up: make room, or set FX_CACHE_DIR to a folder \
             on another disk",
            free >> 20,
            work.display(),
            NEEDED_BYTES >> 20
        );
    }
    for wheel in download(python, &platform, work)? {
        extract(&wheel, dest)?;
        // At once, so that wheels and layout need not fit on the disk together.
        fs::remove_file(&wheel).with_context(|| format!("cannot remove {}", wheel.display()))?;
    }
    Ok(())
}

fn download(python: &Python, platform: &Platform, work: &Path) -> Result<Vec<PathBuf>> {
    let (wheels, temp) = (work.join("wheels"), work.join("tmp"));
    for dir in [&wheels, &temp] {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    }
    let mut command = Command::new(&python.executable);
    command
        .args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--progress-bar=off"])
        // Any Python will do for the download: the wheel is chosen by these, not by the interpreter.
        .args(["--python-version", "3.11", "--implementation", "cp"])
        .args(platform.tags.iter().flat_map(|tag| ["--platform", *tag]))
        .arg("--dest")
        .arg(&wheels)
        .args(&platform.requirements)
        .current_dir(work)
        .env("TMPDIR", &temp)
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    let bar = term::bar("downloading the wheels of libtorch with pip", Some(platform.bytes), Unit::Bytes);
    // pip writes to its temporary folder and copies the finished wheels: both hold the same bytes in the end.
    let position = || tools::folder_bytes(&temp).max(tools::folder_bytes(&wheels));
    term::run_watched(&mut command, &work.join("pip.log"), &bar, position)
        .context("the wheels of libtorch could not be downloaded")?;
    bar.finish_and_clear();
    let mut found: Vec<PathBuf> = fs::read_dir(&wheels)
        .with_context(|| format!("cannot list {}", wheels.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .collect();
    found.sort();
    if found.len() != platform.requirements.len() {
        bail!("pip left {} wheels in {}, not {}", found.len(), wheels.display(), platform.requirements.len());
    }
    Ok(found)
}

fn extract(wheel: &Path, dest: &Path) -> Result<()> {
    let name = wheel.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = File::open(wheel).with_context(|| format!("cannot open {}", wheel.display()))?;
    let mut archive =
        ZipArchive::new(BufReader::new(file)).with_context(|| format!("{name} is no zip archive"))?;
    let bar = term::bar(&format!("extracting {name}"), Some(archive.len() as u64), Unit::Files);
    for index in 0..archive.len() {
        bar.inc(1);
        let mut member = archive.by_index(index).with_context(|| format!("{name}: member {index}"))?;
        let inner =
            member.name().with_context(|| format!("{name}: member {index} has no name"))?.into_owned();
        let Some(to) = layout::destination(&inner) else { continue };
        if member.size() > MAX_FILE_BYTES {
            bail!("{name}: {inner} claims {} bytes", member.size());
        }
        let to = dest.join(to);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        // The checksum in the archive is compared while copying.
        let mut out = File::create(&to).with_context(|| format!("cannot write {}", to.display()))?;
        io::copy(&mut member, &mut out)
            .with_context(|| format!("cannot extract {} from {name}", to.display()))?;
    }
    bar.finish_and_clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn only_the_wanted_members_are_extracted() {
        let dir = tempfile::tempdir().unwrap();
        let wheel = dir.path().join("torch-2.13.0.whl");
        let mut zip = zip::ZipWriter::new(File::create(&wheel).unwrap());
        for name in
            ["torch/include/a/b.h", "torch/lib/libtorch_cuda.so", "torch/lib/libc10.so", "torch/__init__.py"]
        {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(name.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let dest = dir.path().join("out");
        extract(&wheel, &dest).unwrap();
        assert_eq!(fs::read_to_string(dest.join("include/a/b.h")).unwrap(), "torch/include/a/b.h");
        assert_eq!(fs::read_dir(dest.join("lib")).unwrap().count(), 1);
        fs::write(&wheel, "not a zip").unwrap();
        assert!(extract(&wheel, &dest).unwrap_err().to_string().contains("is no zip archive"));
    }
}
