//! Writing a module as a Python package.

use std::path::{Path, PathBuf};

use crate::codegen::{CodegenError, PythonPackage, python_package};
use crate::ir::GraphModule;

/// Why a module could not be written as a Python package.
#[derive(Debug, thiserror::Error)]
pub enum ToFolderError {
    /// It has something that no Python source expresses.
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

/// Writes the module as a Python package: source files and `weights.safetensors` in `folder`, which is made when it
/// is not there (`GraphModule.to_folder`). With the folder called `net` and the module `Net`, Python gets it by
/// `import net; net.Net()`. It needs torch and what defines the functions that the module calls. Files of the same
/// names are replaced, others are left alone.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("fx-to-folder-{}", std::process::id()));
/// let mut graph = fx::ir::Graph::new();
/// let x = graph.placeholder("x");
/// graph.output(x);
/// fx::to_folder(&fx::ir::GraphModule::from_graph(graph), &folder)?;
/// assert!(folder.join("module.py").exists());
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The module cannot be written as Python, a tensor's elements are not known, or a file cannot be written.
pub fn to_folder(module: &GraphModule, folder: impl AsRef<Path>) -> Result<(), ToFolderError> {
    let folder = folder.as_ref();
    let package = python_package(module)?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| ToFolderError::Io { path, source }
    };
    std::fs::create_dir_all(folder).map_err(failed(folder))?;
    let tensors = package.tensors.iter().map(|(name, tensor)| (name.as_str(), tensor));
    crate::pt2::write_safetensors(folder.join(PythonPackage::WEIGHTS_FILE), tensors)?;
    for (name, text) in &package.files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(failed(&path))?;
    }
    Ok(())
}
