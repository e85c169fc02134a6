//! `#[wrap]`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{ItemFn, LitStr, Result, ReturnType};

use crate::root;
use crate::signature;

pub(crate) fn expand(target: Option<LitStr>, function: ItemFn) -> Result<TokenStream> {
    let root = root();
    let arguments = signature::arguments(&function.sig)?;
    let ItemFn { attrs, vis, sig, block } = &function;
    let (inputs, name) = (&sig.inputs, &sig.ident);
    let output = match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => quote!(#ty),
    };
    let idents: Vec<_> = arguments.iter().map(|argument| &argument.ident).collect();
    let body = format_ident!("__fx_body_of_{name}");
    let text = name.to_string();
    let target = match target {
        Some(target) => quote!(#target),
        None => quote! {{
            static TARGET: ::std::sync::LazyLock<::std::string::String> =
                ::std::sync::LazyLock::new(|| #root::__private::class_name(::core::module_path!(), #text));
            TARGET.as_str()
        }},
    };
    Ok(quote! {
        #(#attrs)*
        #[track_caller]
        #vis fn #name(#inputs) -> #output {
            if #root::__private::is_tracing() {
                let args = #root::Args::new()#(.arg(::core::clone::Clone::clone(&#idents)))*;
                if let ::core::option::Option::Some(recorded) = #root::__private::wrapped(#target, args) {
                    return #root::Output::from_var(recorded);
                }
            }
            #body(#(#idents),*)
        }

        #[doc(hidden)]
        fn #body(#inputs) -> #output #block
    })
}
