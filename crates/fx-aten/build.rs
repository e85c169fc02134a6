//! Compiles the C++ half against the libtorch that `LIBTORCH` names, and makes that libtorch findable at run time.
//!
//! cargo adds a build script's search directory to the library path of `cargo run` and `cargo test` only when it lies
//! under `target/`. So a symbolic link in `OUT_DIR` serves every crate that depends on this one.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-env-changed=LIBTORCH");
    println!("cargo:rerun-if-changed=cpp");
    println!("cargo:rerun-if-changed=build.rs");

    let root = env::var_os("LIBTORCH").map(PathBuf::from);
    let root =
        root.ok_or("LIBTORCH is not set: run `cargo xtask setup`, or let it name a libtorch directory")?;
    let root = fs::canonicalize(&root)
        .map_err(|e| format!("LIBTORCH is `{}`: {e}; run `cargo xtask setup`", root.display()))?;
    let (include, lib) = (root.join("include"), root.join("lib"));
    require(&include.join("ATen/core/dispatch/Dispatcher.h"))?;
    require(&lib.join("libtorch_cpu.so"))?;

    cc::Build::new()
        .cpp(true)
        .std("c++20")
        .pic(true)
        .warnings(false)
        .opt_level(2)
        .define("_GLIBCXX_USE_CXX11_ABI", "1")
        // As libtorch itself is compiled: without it, every call through the dispatcher carries its debugging aids.
        .define("NDEBUG", None)
        .include(&include)
        .files([
            "cpp/bridge.cpp",
            "cpp/convert.cpp",
            "cpp/direct.cpp",
            "cpp/fast.cpp",
            "cpp/program.cpp",
            "cpp/registry.cpp",
        ])
        .try_compile("fxaten")
        .map_err(|e| format!("the C++ half of fx-aten does not compile against {}: {e}", root.display()))?;

    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    let link = out.join("libtorch");
    if link.symlink_metadata().is_ok() {
        fs::remove_file(&link).map_err(|e| format!("{}: {e}", link.display()))?;
    }
    std::os::unix::fs::symlink(&lib, &link).map_err(|e| format!("{}: {e}", link.display()))?;

    println!("cargo:rustc-link-search=native={}", link.display());
    println!("cargo:rustc-link-lib=torch_cpu");
    println!("cargo:rustc-link-lib=c10");
    println!("cargo:rustc-link-arg=-Wl,-rpath,{}", lib.display());
    // For the tests that compile an operator library.
    println!("cargo:rustc-env=FX_ATEN_LIBTORCH={}", root.display());
    // For the build scripts of crates whose binaries people start by hand: DEP_FXATEN_LIBTORCH_LIB.
    println!("cargo:libtorch_lib={}", lib.display());
    Ok(())
}

fn require(path: &Path) -> Result<(), String> {
    if path.exists() {
        return Ok(());
    }
    Err(format!("LIBTORCH is no complete libtorch: {} is missing; run `cargo xtask setup`", path.display()))
}
