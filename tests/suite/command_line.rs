//! `fx-opt` on bad input: a clear error that names the file and the place, exit code 1, nothing written, no panic.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use zip::write::SimpleFileOptions;

use crate::support::root;

/// Runs the tool and returns its error; it must fail in an orderly way.
fn refused(args: &[&Path]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_fx-opt")).args(args).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(!error.contains("panicked"), "{error}");
    error
}

fn run(pipeline: &str, input: &Path) -> String {
    let flags = ["--verify", "lint", "--quiet"].map(Path::new);
    refused(&[&[Path::new("run"), Path::new(pipeline), input], flags.as_slice()].concat())
}

fn good() -> PathBuf {
    root().join("tests/data/pt2/mlp.pt2")
}

/// The members of a good archive.
fn members() -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(good()).unwrap()).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::copy(&mut file, &mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// A good archive, changed.
fn changed(folder: &TempDir, change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> PathBuf {
    let mut all = members();
    change(&mut all);
    let path = folder.path().join("changed.pt2");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, bytes) in all {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// The model's JSON with `from` replaced.
fn with_json(folder: &TempDir, from: &str, to: &str) -> PathBuf {
    changed(folder, |all| {
        let (_, bytes) = all.iter_mut().find(|(name, _)| name.ends_with("models/model.json")).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(from), "{from} is in the JSON");
        *bytes = text.replacen(from, to, 1).into_bytes();
    })
}

#[track_caller]
fn says(error: &str, parts: &[&str]) {
    for part in parts {
        assert!(error.contains(part), "no `{part}` in: {error}");
    }
}

#[test]
fn files_that_are_no_archives() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.pt2");
    says(&run("dce", &file), &["broken.pt2", "No such file"]);
    std::fs::write(&file, "").unwrap();
    says(&run("dce", &file), &["broken.pt2", "empty"]);
    std::fs::write(&file, "hello, this is no archive").unwrap();
    says(&run("dce", &file), &["broken.pt2", "not a zip archive"]);
    let bytes = std::fs::read(good()).unwrap();
    for length in [1, 30, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&file, &bytes[..length]).unwrap();
        says(&run("dce", &file), &["broken.pt2"]);
    }
    says(&run("dce", folder.path()), &["error:"]);
}

#[test]
fn archives_that_are_not_as_they_must_be() {
    let folder = tempfile::tempdir().unwrap();
    let climbing = changed(&folder, |all| all.push(("mlp/../../evil".to_owned(), vec![1])));
    says(&run("dce", &climbing), &["evil", "climbs out"]);
    let stray = changed(&folder, |all| all.push(("other/file".to_owned(), vec![1])));
    says(&run("dce", &stray), &["outside the folder"]);
    let bomb = changed(&folder, |all| all.push((all[0].0.clone() + "x", vec![0; 64 << 20])));
    says(&run("dce", &bomb), &["zip bomb"]);
    let weightless = changed(&folder, |all| all.retain(|(name, _)| !name.ends_with("weights/weight_0")));
    says(&run("dce", &weightless), &["weight_0", "missing"]);
    let short = changed(&folder, |all| {
        all.iter_mut().find(|(name, _)| name.ends_with("weights/weight_0")).unwrap().1.truncate(3);
    });
    says(&run("dce", &short), &["weight_0", "outside the storage"]);
    let pickled = changed(&folder, |all| {
        let root = all[0].0.split('/').next().unwrap().to_owned();
        all.push((format!("{root}/data/weights/model.pt"), vec![1]));
    });
    says(&run("dce", &pickled), &["model.pt", "pickle"]);
    let major = with_json(&folder, r#""major": 8"#, r#""major": 9"#);
    says(&run("dce", &major), &["schema version 9"]);
    let operator = with_json(&folder, "torch.ops.aten.linear.default", "torch.ops.aten.linaer.default");
    says(&run("dce", &operator), &["linaer", "nearest", "torch.ops.aten.linear.default"]);
    let unknown =
        with_json(&folder, r#""as_tensor": {"name": "linear"}"#, r#""as_tensor": {"name": "nobody"}"#);
    says(&run("dce", &unknown), &["model.json", "node `relu`", "`linear`, which is not defined before it"]);
    let text = with_json(&folder, r#""nodes": ["#, r#""nodes": 3, "x": ["#);
    says(&run("dce", &text), &["model.json", "line 1"]);
}

#[test]
fn graphs_that_do_not_lint() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("late.fx");
    std::fs::write(
        &file,
        "graph():\n    %y : [num_users=1] = call_function[target=torch.neg](args = (%x,), kwargs = {})\n    \
         %x : [num_users=1] = placeholder[target=x]\n    return y\n",
    )
    .unwrap();
    says(&run("dce", &file), &["late.fx", "[order]", "before it has been defined"]);
    std::fs::write(&file, "graph():\n    %x : = nonsense\n").unwrap();
    says(&run("dce", &file), &["late.fx", "2:"]);
}

#[test]
fn pipelines_that_make_no_sense() {
    says(&run("fuse-conv-bm", &good()), &["there is no pass `fuse-conv-bm`", "fuse-conv-bn"]);
    says(&run("dce{keep=true}", &good()), &["keep", "erase_random"]);
    says(&run("dce{erase_random=maybe}", &good()), &["erase_random"]);
    says(&run("dce,,cse", &good()), &["^"]);
}

#[test]
fn outputs_that_cannot_be_written_leave_all_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let before = std::fs::read(good()).unwrap();
    let write = |output: &Path| {
        let input = good();
        let flags = ["--verify", "lint", "--quiet", "-o"].map(Path::new);
        refused(&[&[Path::new("run"), Path::new("dce"), &input], flags.as_slice(), &[output]].concat())
    };
    says(&write(&folder.path().join("no/such/folder/out.json")), &["out.json"]);
    says(&write(&folder.path().join("out.exe")), &["out.exe", ".pt2", ".json"]);
    assert_eq!(std::fs::read(good()).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
}
