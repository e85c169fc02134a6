//! The macros of `fx-trace`: [`derive(Module)`](macro@Module) for a struct of layers, [`forward`](macro@forward) for
//! the function that computes with them, [`wrap`](macro@wrap) for a function that a trace records as one call.
//!
//! They are re-exported by `fx-trace` and by `fx`, and their examples are there. This crate does not know what a
//! trace is: what the macros write calls functions of `fx-trace`.

#![deny(missing_docs)]

mod forward;
mod module;
mod signature;
mod wrap;

use proc_macro::TokenStream;
use quote::quote;

/// Makes a struct a module (`torch.nn.Module`): its fields are its parameters, buffers, sub-modules and settings.
///
/// Every field's type must be a `Field`: layers and other modules, `Parameter`, `Buffer`, `Training`, numbers, truth
/// values, strings; `Option` of them, `Vec` of modules, numbers, truth values and strings, `Box` and `Rc` of modules. The order of the fields is the order of `state_dict`.
///
/// On the struct, `#[module(class = "torchvision.models.resnet.BasicBlock")]` gives the qualified name of the Python
/// class; without it the class is named after the struct and its Rust module. On a field, `#[module(skip)]` leaves it
/// out, `#[module(name = "0")]` gives it the name it has in Python, and `#[module(flatten)]` makes the parts of a container
/// parts of the module itself, as those of a Python class that derives from the container are.
#[proc_macro_derive(Module, attributes(module))]
pub fn derive_module(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    module::expand(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a method of a module the one that `symbolic_trace` runs and that parents call (`forward`).
///
/// The names of the arguments become the placeholders. `#[forward(x: "torch.Tensor", n = 3, -> "torch.Tensor")]`
/// gives what Rust has no word for: the annotations and defaults that the Python function has, `*args` and `**kwargs`.
/// While a trace runs, a call of the method goes to the tracer's `call_module`; otherwise it runs as written.
#[proc_macro_attribute]
pub fn forward(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let options = syn::parse_macro_input!(attribute as signature::Options);
    let function = syn::parse_macro_input!(item as syn::ImplItemFn);
    forward::expand(options, function).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a function one that a trace records as one call instead of entering it (`torch.fx.wrap`).
///
/// The recorded name is the function's path with dots, or the one given: `#[wrap("my_package.ops.scale")]`.
#[proc_macro_attribute]
pub fn wrap(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let name = syn::parse_macro_input!(attribute as Option<syn::LitStr>);
    let function = syn::parse_macro_input!(item as syn::ItemFn);
    wrap::expand(name, function).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// The path by which the crate that uses a macro reaches `fx-trace`: the crate itself where the manifest names it,
/// the facade's re-export otherwise.
fn root() -> proc_macro2::TokenStream {
    let named = std::env::var_os("CARGO_MANIFEST_DIR").is_some_and(|folder| {
        let manifest = std::fs::read_to_string(std::path::Path::new(&folder).join("Cargo.toml"));
        let is_mention = |line: &str| line.starts_with("fx-trace") || line == "name = \"fx-trace\"";
        manifest.is_ok_and(|text| text.lines().any(is_mention))
    });
    // The facade depends on fx-trace as well, and its tests and examples should need nothing but the facade.
    let is_facade = std::env::var("CARGO_PKG_NAME").is_ok_and(|name| name == "fx");
    if named && !is_facade { quote!(::fx_trace) } else { quote!(::fx::trace) }
}
