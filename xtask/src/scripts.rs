//! Commands that hand the work to a script, a benchmark or another binary: `train-digits`, `bench`, `gen-ops`.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::term::say;
use crate::venv::Package;
use crate::{setup, venv};

const NUMPY: Package = Package { module: "numpy", requirement: "numpy" };
const SKLEARN: Package = Package { module: "sklearn", requirement: "scikit-learn" };
const SAFETENSORS: Package = Package { module: "safetensors", requirement: "safetensors" };

/// The table of operators in `fx-ops`.
const SCHEMAS: &str = "crates/fx-ops/data/schemas.txt";
/// Fewer lines than this are no table but the output of something that went wrong.
const MIN_SCHEMAS: usize = 2_000;

/// `train-digits`: trains and exports the shipped model anew.
///
/// # Errors
/// When Python cannot be set up or the script fails.
pub fn train_digits(project: &Project) -> Result<()> {
    let mut python = venv::command(project, &[NUMPY, SKLEARN, SAFETENSORS])?;
    succeed(python.arg("models/train_digits.py"))
}

/// `bench`: runs the benchmarks whose names contain `filter`, with `libtorch` those that compute too. The output is
/// also written to `target/bench.md`; with `torch` it ends with torch.fx's side of the comparison.
///
/// # Errors
/// When something cannot be set up, built or written, or a benchmark fails.
pub fn bench(project: &Project, libtorch: bool, torch: bool, filter: Option<&str>) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.args(["bench", "--package", "fx", "--package", "fx-zoo"]);
    if libtorch {
        setup::ensure(project)?;
        cargo.args(["--package", "fx-trace", "--features", "fx-trace/tch"]);
    } else {
        cargo.arg("--no-default-features").arg("--target-dir").arg(project.target_without_libtorch());
    }
    cargo.arg("--").args(filter);
    if torch {
        // The benchmarks that measure Python beside themselves, run by run, find it here.
        cargo.env("FX_PYTHON", venv::command(project, &[NUMPY])?.get_program());
    }
    fs::create_dir_all(&project.target)
        .with_context(|| format!("cannot make {}", project.target.display()))?;
    let path = project.target.join("bench.md");
    let mut file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    section(&mut cargo, "fx", &mut file)?;
    if torch {
        let mut python = venv::command(project, &[NUMPY])?;
        section(python.arg("tools/bench_torch_fx.py").args(filter), "torch.fx", &mut file)?;
    }
    say(format!("written to {}", path.display()));
    Ok(())
}

/// Shows what a command prints, and writes it under a heading.
fn section(command: &mut Command, heading: &str, file: &mut File) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {name}"))?;
    let out = child.stdout.take().context("the output is not piped")?;
    writeln!(file, "## {heading}\n\n```text")?;
    for line in BufReader::new(out).lines() {
        let line = line.with_context(|| format!("cannot read what {name} prints"))?;
        println!("{line}");
        writeln!(file, "{line}")?;
    }
    writeln!(file, "```\n")?;
    let status = child.wait().with_context(|| format!("cannot wait for {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// `gen-ops`: writes the table of operators anew, from what the libtorch in use registers.
///
/// # Errors
/// When libtorch cannot be set up, the bridge does not build, or it prints something that is no table.
pub fn gen_ops(project: &Project) -> Result<()> {
    setup::ensure(project)?;
    let mut cargo = project.cargo();
    cargo.args(["run", "--quiet", "--package", "fx-aten", "--bin", "dump-schemas"]).stderr(Stdio::inherit());
    let output = cargo.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("dump-schemas ended with {}", output.status);
    }
    let text = String::from_utf8(output.stdout).context("dump-schemas printed something else than text")?;
    let count = check_schemas(&text)?;
    let path = project.root.join(SCHEMAS);
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        say(format!("{SCHEMAS} is up to date: {count} operators"));
        return Ok(());
    }
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    say(format!("{SCHEMAS} is new: {count} operators; look at the difference"));
    Ok(())
}

/// The number of lines, all of which must be `namespace::name(...) -> ...<TAB>tags`.
fn check_schemas(text: &str) -> Result<usize> {
    for (index, line) in text.lines().enumerate() {
        let schema = line.split_once('\t').map(|(schema, _)| schema);
        if !schema.is_some_and(|schema| schema.contains("::") && schema.contains(") -> ")) {
            bail!("dump-schemas printed, in line {}, what is no schema: `{line}`", index + 1);
        }
    }
    match text.lines().count() {
        count if count < MIN_SCHEMAS => {
            bail!("dump-schemas printed {count} operators, fewer than {MIN_SCHEMAS}")
        }
        count => Ok(count),
    }
}

fn succeed(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_owned();
    let shown = |name: &OsString| name.to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {}", shown(&name)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(&name));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_table_of_operators_is_accepted() {
        let line = "aten::relu(Tensor self) -> Tensor\tcore pointwise\n";
        assert_eq!(check_schemas(&line.repeat(2_000)).unwrap(), 2_000);
        assert!(check_schemas(line).unwrap_err().to_string().contains("printed 1 operators"));
        let error = check_schemas(&format!("{line}Segmentation fault\n")).unwrap_err();
        assert!(error.to_string().contains("in line 2"), "{error}");
    }
}
