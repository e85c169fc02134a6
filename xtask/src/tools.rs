//! The other programs this one needs: Python with pip, a C++ compiler, the disk's free space.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, bail};

/// What a Python interpreter answers about itself, without importing torch.
const PROBE: &str = r#"
import importlib.util, sys
print("version", "%d.%d.%d" % sys.version_info[:3])
print("executable", sys.executable)
def places(name):
    spec = importlib.util.find_spec(name)
    return list(spec.submodule_search_locations or []) if spec else []
for name in sys.argv[1:]:
    if importlib.util.find_spec(name):
        print("has", name)
for place in places("torch")[:1]:
    print("torch", place)
for place in places("nvidia"):
    print("nvidia", place)
"#;

/// A Python interpreter, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    /// The interpreter itself (not a version manager's shim).
    pub executable: PathBuf,
    /// Its version, such as `3.11.7`.
    pub version: String,
    /// The folder of the torch package, when it is installed.
    pub torch: Option<PathBuf>,
    /// The folders of NVIDIA's libraries, which torch wheels with CUDA bring along.
    pub nvidia: Vec<PathBuf>,
    /// Those of the packages asked for that are installed.
    pub packages: Vec<String>,
}

impl Python {
    /// Asks `python3` on the PATH.
    ///
    /// # Errors
    /// When there is none, or it is older than 3.9.
    pub fn find(packages: &[&str]) -> Result<Self> {
        Self::ask(Path::new("python3"), packages)
    }

    /// Asks one interpreter.
    ///
    /// # Errors
    /// When it does not run, or is older than 3.9.
    pub fn ask(interpreter: &Path, packages: &[&str]) -> Result<Self> {
        // Python looks for modules in the current directory first: the root of the file system has none.
        let output = Command::new(interpreter)
            .args(["-c", PROBE])
            .args(packages)
            .current_dir("/")
            .stdin(Stdio::null())
            .output()
            .with_context(|| {
                format!(
                    "cannot run {}: install Python 3.9 or newer and put it on the PATH",
                    interpreter.display()
                )
            })?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            bail!("{} does not work: {}", interpreter.display(), crate::term::tail(&text, 3).trim());
        }
        Self::parse(&String::from_utf8_lossy(&output.stdout))
    }

    fn parse(answer: &str) -> Result<Self> {
        let all = |key: &'static str| {
            answer
                .lines()
                .filter_map(move |line| line.strip_prefix(key)?.strip_prefix(' '))
                .map(str::to_owned)
        };
        let version = all("version").next().context("Python does not tell its version")?;
        let mut numbers = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        if (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) < (3, 9) {
            bail!("python3 is {version}: install Python 3.9 or newer");
        }
        Ok(Self {
            executable: all("executable").next().context("Python does not tell its path")?.into(),
            version,
            torch: all("torch").next().map(PathBuf::from),
            nvidia: all("nvidia").map(PathBuf::from).collect(),
            packages: all("has").collect(),
        })
    }

    /// The version of pip.
    ///
    /// # Errors
    /// When this Python has no pip.
    pub fn pip(&self) -> Result<String> {
        let output = Command::new(&self.executable)
            .args(["-m", "pip", "--version"])
            .current_dir("/")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot run {}", self.executable.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        match text.split(' ').nth(1) {
            Some(version) if output.status.success() => Ok(version.to_owned()),
            _ => bail!(
                "{} has no pip: install it (`apt install python3-pip`, or `{} -m ensurepip`)",
                self.executable.display(),
                self.executable.display()
            ),
        }
    }
}

/// The C++ compiler: `$CXX`, else the first of `c++`, `g++` and `clang++`, with the first line of its `--version`.
///
/// # Errors
/// When there is none.
pub fn cxx() -> Result<(PathBuf, String)> {
    let set = env::var_os("CXX").filter(|value| !value.is_empty()).map(PathBuf::from);
    let candidates = match set {
        Some(path) => vec![path],
        None => ["c++", "g++", "clang++"].map(PathBuf::from).to_vec(),
    };
    for candidate in &candidates {
        if let Some(line) = first_line(Command::new(candidate).arg("--version")) {
            return Ok((candidate.clone(), line));
        }
    }
    let names: Vec<String> = candidates.iter().map(|path| path.display().to_string()).collect();
    bail!("no C++ compiler (looked for {}): install g++ (`apt install g++`) or set CXX", names.join(", "))
}

/// The first line a command prints, when it works.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}

/// The free space, in bytes, where `path` is or would be. `None` when `df` cannot tell.
pub fn free_space(path: &Path) -> Option<u64> {
    let there = path.ancestors().find(|path| path.exists())?;
    let output = Command::new("df").arg("-Pk").arg(there).stdin(Stdio::null()).output().ok()?;
    parse_df(&String::from_utf8(output.stdout).ok()?)
}

fn parse_df(text: &str) -> Option<u64> {
    let fields: Vec<&str> = text.lines().nth(1)?.split_whitespace().collect();
    // The name of the file system may contain blanks; the used percentage comes right after the free blocks.
    let percent = fields.iter().rposition(|field| field.ends_with('%'))?;
    fields.get(percent.checked_sub(1)?)?.parse::<u64>().ok()?.checked_mul(1024)
}

/// The number of bytes in the files under a folder; what vanishes meanwhile does not count.
pub fn folder_bytes(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(meta) if meta.is_dir() => folder_bytes(&entry.path()),
            Ok(meta) => meta.len(),
            Err(_) => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_python_describes_itself() {
        let answer = "version 3.11.7\nexecutable /usr/bin/python3\nhas sklearn\ntorch /site/torch\nnvidia /a b/nvidia\n";
        let python = Python::parse(answer).unwrap();
        assert_eq!(python.version, "3.11.7");
        assert_eq!(python.torch, Some(PathBuf::from("/site/torch")));
        assert_eq!(python.nvidia, [PathBuf::from("/a b/nvidia")]);
        assert_eq!(python.packages, ["sklearn"]);
        let old = Python::parse("version 3.8.10\nexecutable /usr/bin/python3\n").unwrap_err();
        assert_eq!(old.to_string(), "python3 is 3.8.10: install Python 3.9 or newer");
    }

    #[test]
    fn a_missing_interpreter_is_an_error_that_says_what_to_do() {
        let error = Python::ask(Path::new("/no/such/python3"), &[]).unwrap_err();
        assert!(error.to_string().contains("install Python 3.9 or newer"), "{error}");
    }

    #[test]
    fn free_space_is_read_from_df() {
        let text = "Filesystem 1024-blocks Used Available Capacity Mounted on\nmap auto home 100 60 40 60% /home dir\n";
        assert_eq!(parse_df(text), Some(40 * 1024));
        assert_eq!(parse_df("df: no such file"), None);
    }
}
