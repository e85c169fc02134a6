//! A module as a crate of Rust that runs by itself: source, weights, a program that runs it on sample inputs, and a test
//! that compares with the outputs that were recorded for them.

use fx_ir::{Argument, GraphModule, Tensor};

use super::pytree::PyTreeRustCodeGen;
use super::{RustCode, literal, rust_code, tch_code};
use crate::error::CodegenError;

/// What a crate is written against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustTarget {
    /// The crate `fx`, found as this text in the manifest says: `{ path = "../fx" }`.
    Fx {
        /// The dependency.
        dependency: String,
    },
    /// The crate `tch` alone.
    Tch,
}

/// A crate that computes what the module does; see [`rust_package`].
#[derive(Clone, Debug)]
pub struct RustPackage {
    /// The name of the crate.
    pub crate_name: String,
    /// The name of the module's type.
    pub type_name: String,
    /// The paths and texts of the files: `Cargo.toml`, `build.rs`, `rustfmt.toml`, `src/lib.rs`, `src/model.rs`,
    /// `src/main.rs`, and `tests/outputs.rs` when samples were asked for.
    pub files: Vec<(String, String)>,
    /// The tensors that belong into [`WEIGHTS_FILE`](Self::WEIGHTS_FILE), by path.
    pub tensors: Vec<(String, Tensor)>,
}

impl RustPackage {
    /// The name of the safetensors file with the module's tensors.
    pub const WEIGHTS_FILE: &'static str = "weights.safetensors";
    /// The name of the safetensors file with sample inputs, `in.0` and so on, and what they give, `out.0` and so on.
    pub const SAMPLES_FILE: &'static str = "samples.safetensors";
}

/// The module as a crate. With `samples` it has a program and a test that read
/// [`SAMPLES_FILE`](RustPackage::SAMPLES_FILE), for modules whose inputs and outputs are tensors, alone or in containers.
/// O(nodes + paths + text).
///
/// ```
/// use fx_codegen::{RustTarget, rust_package};
/// let mut graph = fx_ir::Graph::new();
/// let x = graph.placeholder("x");
/// let relu = graph.call_function("torch.ops.aten.relu.default", (x,));
/// graph.output(relu);
/// let package = rust_package(&fx_ir::GraphModule::from_graph(graph), &RustTarget::Tch, true)?;
/// let names: Vec<&str> = package.files.iter().map(|(name, _)| name.as_str()).collect();
/// assert_eq!(names[..3], ["Cargo.toml", "build.rs", "rustfmt.toml"]);
/// assert_eq!(names[3..], ["src/lib.rs", "src/model.rs", "src/main.rs", "tests/outputs.rs"]);
/// # Ok::<(), fx_codegen::CodegenError>(())
/// ```
///
/// # Errors
/// As [`rust_code`](super::rust_code) and [`tch_code`](super::tch_code).
pub fn rust_package(
    module: &GraphModule,
    target: &RustTarget,
    samples: bool,
) -> Result<RustPackage, CodegenError> {
    let (code, nested) = match target {
        RustTarget::Fx { .. } => (rust_code(module)?, PyTreeRustCodeGen::new(module)),
        // Its inputs and outputs are those of the graph.
        RustTarget::Tch => (tch_code(module)?, None),
    };
    let crate_name = crate_name(&module.name);
    let type_name = code.type_name.clone();
    let tensors = match target {
        RustTarget::Fx { .. } => {
            let tree = module.modules();
            let named = tree.named_tensors().into_iter();
            named.filter_map(|(path, _, id)| Some((path, tree.tensor(id)?.clone()))).collect()
        }
        RustTarget::Tch => super::tch::tensors(module),
    };
    let has_weights = !tensors.is_empty();
    let writer = Writer { module, target, code: &code, nested, crate_name: &crate_name, has_weights };
    let mut files = vec![
        ("Cargo.toml".to_owned(), writer.manifest()),
        ("build.rs".to_owned(), BUILD.to_owned()),
        ("rustfmt.toml".to_owned(), "use_small_heuristics = \"Max\"\n".to_owned()),
        ("src/lib.rs".to_owned(), writer.library()),
        ("src/model.rs".to_owned(), code.src.clone()),
        ("src/main.rs".to_owned(), writer.program(samples)),
    ];
    if samples {
        files.push(("tests/outputs.rs".to_owned(), writer.test()));
    }
    Ok(RustPackage { crate_name, type_name, files, tensors })
}

/// A crate's name from any text: `ResNet` is `resnet`.
fn crate_name(text: &str) -> String {
    let mut name: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    name.truncate(60);
    let name = name.trim_matches('_');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return format!("model_{name}").trim_end_matches('_').to_owned();
    }
    // What cargo or the compiler would take for something else.
    let taken = ["test", "core", "std", "alloc", "proc_macro", "fx", "tch", "model"];
    let is_free = literal::is_name(name) && !taken.contains(&name);
    if is_free { name.to_owned() } else { format!("{name}_model") }
}

/// The build script of every crate.
const BUILD: &str = r#"//! Lets the programs find libtorch where they were built.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Ok(folder) = std::env::var("DEP_TCH_LIBTORCH_LIB") {
        println!("cargo:rustc-link-arg=-Wl,-rpath,{folder}");
    }
}
"#;

struct Writer<'m> {
    module: &'m GraphModule,
    target: &'m RustTarget,
    code: &'m RustCode,
    /// The form of the inputs, when they are nested.
    nested: Option<PyTreeRustCodeGen>,
    crate_name: &'m str,
    has_weights: bool,
}

impl Writer<'_> {
    fn manifest(&self) -> String {
        let fx = match self.target {
            RustTarget::Fx { dependency } => format!("fx = {dependency}\n"),
            RustTarget::Tch => String::new(),
        };
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
             [dependencies]\n{fx}tch = \"0.26.0\"\n\
             # The build script is told by it where libtorch is.\ntorch-sys = \"0.26.0\"\n\n\
             # It is nobody's member, wherever the folder lies.\n[workspace]\n",
            self.crate_name
        )
    }

    /// The inputs of `run`, one for each of the graph's.
    fn inputs(&self) -> usize {
        self.module.graph().placeholders().count()
    }

    /// How many values the graph returns, and whether it is one value by itself.
    fn outputs(&self) -> (usize, bool) {
        match self.module.graph().output_node().and_then(|output| output.arg(0)) {
            Some(Argument::List(items) | Argument::Tuple(items)) => (items.len(), false),
            Some(_) => (1, true),
            None => (0, false),
        }
    }

    fn library(&self) -> String {
        let name = literal::comment(&self.module.name);
        let ty = &self.code.type_name;
        let inputs = self.inputs();
        let fx = matches!(self.target, RustTarget::Fx { .. });
        let mut text = format!(
            "//! `{name}`, written by fx: the model is in `model.rs`, its tensors are in `{}`.\n\n\
             mod model;\n\nuse std::path::{{Path, PathBuf}};\n\n",
            RustPackage::WEIGHTS_FILE
        );
        if fx {
            let into = if self.module.graph().output_node().is_some() { "IntoVar, " } else { "" };
            let load = if self.has_weights { "ModuleExt, " } else { "" };
            text.push_str(&match format!("{into}{load}") {
                others if others.is_empty() => "use fx::trace::Var;\n".to_owned(),
                others => format!("use fx::trace::{{{others}Var}};\n"),
            });
        }
        text.push_str(&format!(
            "use tch::Tensor;\n\npub use model::{ty};\n\n\
             /// What can go wrong.\npub type Error = Box<dyn std::error::Error>;\n\n\
             /// A file of this folder.\nfn file(name: &str) -> PathBuf {{\n    \
             Path::new(env!(\"CARGO_MANIFEST_DIR\")).join(name)\n}}\n\n\
             /// The model with its tensors.\n///\n/// # Errors\n/// The file of tensors cannot be read, or is another model's.\n\
             pub fn load() -> Result<{ty}, Error> {{\n"
        ));
        match (fx, self.has_weights) {
            (true, true) => text.push_str(&format!(
                "    let model = {ty}::new();\n    \
                 model.load_tensors(&fx::pt2::read_safetensors(file(\"{}\"))?)?;\n    Ok(model)\n",
                RustPackage::WEIGHTS_FILE
            )),
            (true, false) => text.push_str(&format!("    Ok({ty}::new())\n")),
            (false, true) => {
                text.push_str(&format!("    Ok({ty}::load(file(\"{}\"))?)\n", RustPackage::WEIGHTS_FILE));
            }
            (false, false) => text.push_str(&format!("    Ok({ty})\n")),
        }
        text.push_str("}\n\n");
        let tensors = if inputs == 1 { "1 tensor".to_owned() } else { format!("{inputs} tensors") };
        text.push_str(&format!(
            "/// Runs the model on {tensors}, one for each of its inputs{}.\n///\n/// # Errors\n\
             /// There are more or fewer tensors, or an operation fails.\n\
             pub fn run(model: &{ty}, inputs: &[Tensor]) -> Result<Vec<Tensor>, Error> {{\n    \
             let count = inputs.len();\n",
            if self.nested.is_some() { ", in the containers that it takes" } else { "" }
        ));
        let names: Vec<String> = (0..inputs).map(|at| format!("x{at}")).collect();
        text.push_str(&format!(
            "    let [{}] = inputs else {{\n        \
             return Err(format!(\"the model takes {tensors}, not {{count}}\").into());\n    }};\n",
            names.join(", ")
        ));
        if fx {
            let mut given = names.iter().map(|name| format!("Var::from({name}.shallow_clone())"));
            let given: Vec<String> = match &self.nested {
                Some(nested) => {
                    let arguments = nested.arguments(&mut given);
                    for (at, argument) in arguments.iter().enumerate() {
                        super::layout::write(&mut text, 4, &format!("let a{at} = "), argument, ";\n");
                    }
                    (0..arguments.len()).map(|at| format!("&a{at}")).collect()
                }
                None => given.map(|value| format!("&{value}")).collect(),
            };
            let call = format!("model.forward({})", given.join(", "));
            let call = match self.module.graph().output_node() {
                Some(_) => format!("{call}.into_var()"),
                None => format!("{{\n        {call};\n        Var::none()\n    }}"),
            };
            super::layout::write(&mut text, 4, "let outputs = tch::no_grad(|| ", &call, ");\n");
            text.push_str(
                "    outputs.check()?;\n    \
                 outputs.leaves().iter().map(|output| Ok(output.tensor()?)).collect()\n",
            );
        } else {
            let call = format!("model.forward({})", names.join(", "));
            let count = self.outputs().0;
            let names: Vec<String> = (0..count).map(|at| format!("y{at}")).collect();
            let (pattern, list) = match count {
                0 => ("()".to_owned(), "Vec::new()".to_owned()),
                1 => ("y0".to_owned(), "vec![y0]".to_owned()),
                2..=12 => (format!("({})", names.join(", ")), format!("vec![{}]", names.join(", "))),
                _ => ("outputs".to_owned(), "outputs".to_owned()),
            };
            super::layout::write(&mut text, 4, &format!("let {pattern} = tch::no_grad(|| "), &call, ")?;\n");
            super::layout::write(&mut text, 4, "Ok(", &list, ")\n");
        }
        text.push_str("}\n\n");
        text.push_str(&format!(
            "/// The sample inputs, and the outputs that were recorded for them.\n///\n/// # Errors\n\
             /// The file of samples cannot be read.\n\
             pub fn samples() -> Result<(Vec<Tensor>, Vec<Tensor>), Error> {{\n    \
             let tensors = Tensor::read_safetensors(file(\"{}\"))?;\n    \
             let all = |start: &str| {{\n        \
             let mut found: Vec<(usize, Tensor)> = Vec::new();\n        \
             for (name, tensor) in &tensors {{\n            \
             if let Some(number) = name.strip_prefix(start) {{\n                \
             found.push((number.parse()?, tensor.shallow_clone()));\n            }}\n        }}\n        \
             found.sort_by_key(|(number, _)| *number);\n        \
             Ok::<_, Error>(found.into_iter().map(|(_, tensor)| tensor).collect())\n    }};\n    \
             Ok((all(\"in.\")?, all(\"out.\")?))\n}}\n",
            RustPackage::SAMPLES_FILE
        ));
        text
    }

    fn program(&self, samples: bool) -> String {
        let name = self.crate_name;
        let source = match samples {
            true => format!("`{}`", RustPackage::SAMPLES_FILE),
            false => {
                format!("`{}`, which is yours to make: `in.0`, `in.1` and so on", RustPackage::SAMPLES_FILE)
            }
        };
        format!(
            "//! Runs the model on the inputs in {source}.\n\n\
             fn main() -> Result<(), {name}::Error> {{\n    \
             let (inputs, _) = {name}::samples()?;\n    \
             for (at, output) in {name}::run(&{name}::load()?, &inputs)?.iter().enumerate() {{\n        \
             println!(\"output {{at}}: {{output:?}}\");\n    }}\n    Ok(())\n}}\n"
        )
    }

    fn test(&self) -> String {
        let name = self.crate_name;
        format!(
            "//! The model gives what was recorded.\n\n\
             #[test]\nfn the_outputs_are_those_recorded() -> Result<(), {name}::Error> {{\n    \
             let (inputs, recorded) = {name}::samples()?;\n    \
             let outputs = {name}::run(&{name}::load()?, &inputs)?;\n    \
             assert_eq!(outputs.len(), recorded.len());\n    \
             for (at, (output, recorded)) in outputs.iter().zip(&recorded).enumerate() {{\n        \
             let what = |tensor: &tch::Tensor| (tensor.size(), tensor.kind());\n        \
             assert_eq!(what(output), what(recorded), \"output {{at}}\");\n        \
             let double = |tensor: &tch::Tensor| tensor.to_kind(tch::Kind::Double);\n        \
             let is_close = double(output).allclose(&double(recorded), 1e-4, 1e-5, true);\n        \
             assert!(is_close, \"output {{at}} is not the one recorded\");\n    }}\n    Ok(())\n}}\n\n\
             #[test]\nfn the_program_runs() -> Result<(), {name}::Error> {{\n    \
             let output = std::process::Command::new(env!(\"CARGO_BIN_EXE_{name}\")).output()?;\n    \
             assert!(output.status.success(), \"{{}}\", String::from_utf8_lossy(&output.stderr));\n    \
             let (_, recorded) = {name}::samples()?;\n    \
             assert_eq!(String::from_utf8(output.stdout)?.lines().count(), recorded.len());\n    Ok(())\n}}\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_a_crate_s() {
        let cases = [
            ("ResNet", "resnet"),
            ("<lambda>", "lambda"),
            ("", "model"),
            ("2x", "model_2x"),
            ("fn", "fn_model"),
            ("fx", "fx_model"),
            ("My Net!", "my_net"),
        ];
        for (text, expected) in cases {
            assert_eq!(crate_name(text), expected);
        }
    }
}
