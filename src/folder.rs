//! Writing a module as a folder: a Python package or a crate of Rust.

use std::path::{Path, PathBuf};

use crate::codegen::{CodegenError, PythonPackage, RustPackage, RustTarget, python_package, rust_package};
use crate::ir::{GraphModule, Tensor};

/// Why a module could not be written as a folder.
#[derive(Debug, thiserror::Error)]
pub enum ToFolderError {
    /// It has something that no source expresses.
    #[error(transparent)]
    Codegen(#[from] CodegenError),
    /// The tensors cannot be written.
    #[error(transparent)]
    Weights(#[from] crate::pt2::Error),
    /// A file or the folder cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// What the folder is to hold.
#[derive(Clone, Debug, Default)]
pub enum Package {
    /// A Python package: with the folder called `net` and the module `Net`, Python gets it by `import net; net.Net()`.
    /// It needs torch and what defines the functions that the module calls.
    #[default]
    Python,
    /// A crate that `cargo run` runs, written against what `target` says. With samples, of tensors alone, it has a test
    /// that compares with them.
    Rust {
        /// What the crate depends on.
        target: RustTarget,
        /// Inputs, and what the module gives for them.
        samples: Option<(Vec<Tensor>, Vec<Tensor>)>,
    },
}

/// Writes the module as source files and its tensors as safetensors in `folder`, which is made when it is not there
/// (`GraphModule.to_folder`). Files of the same names are replaced, others are left alone.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("fx-to-folder-{}", std::process::id()));
/// use fx::Package;
/// let mut graph = fx::ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// fx::to_folder(&fx::ir::GraphModule::from_graph(graph), &folder, &Package::Python)?;
/// assert!(folder.join("module.py").exists());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The module cannot be written in the language, a tensor's elements are not known, or a file cannot be written.
pub fn to_folder(
    module: &GraphModule,
    folder: impl AsRef<Path>,
    package: &Package,
) -> Result<(), ToFolderError> {
    let folder = folder.as_ref();
    match package {
        Package::Python => {
            let package = python_package(module)?;
            write_texts(folder, &package.files)?;
            write_tensors(folder, PythonPackage::WEIGHTS_FILE, &package.tensors)
        }
        Package::Rust { target, samples } => {
            let package = rust_package(module, target, samples.is_some())?;
            write_texts(folder, &package.files)?;
            write_tensors(folder, RustPackage::WEIGHTS_FILE, &package.tensors)?;
            let Some((inputs, outputs)) = samples else { return Ok(()) };
            let named = |start: &str, tensors: &[Tensor]| {
                let named = tensors.iter().enumerate();
                named.map(|(at, tensor)| (format!("{start}.{at}"), tensor.clone())).collect::<Vec<_>>()
            };
            let all = [named("in", inputs), named("out", outputs)].concat();
            write_tensors(folder, RustPackage::SAMPLES_FILE, &all)
        }
    }
}

fn write_tensors(folder: &Path, name: &str, tensors: &[(String, Tensor)]) -> Result<(), ToFolderError> {
    let tensors = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor));
    Ok(crate::pt2::write_safetensors(folder.join(name), tensors)?)
}

fn write_texts(folder: &Path, files: &[(String, String)]) -> Result<(), ToFolderError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| ToFolderError::Io { path, source }
    };
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        std::fs::write(&path, text).map_err(failed(&path))?;
    }
    Ok(())
}
