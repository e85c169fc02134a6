//! `#[forward]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ImplItemFn, Result, ReturnType};

use crate::root;
use crate::signature::{self, Options};

pub(crate) fn expand(options: Options, function: ImplItemFn) -> Result<TokenStream> {
    let root = root();
    let receiver = function.sig.receiver().filter(|receiver| receiver.mutability.is_none());
    if receiver.is_none_or(|receiver| receiver.reference.is_none()) {
        let message = "a module is shared while it runs: the function takes `&self` first";
        return Err(Error::new_spanned(&function.sig, message));
    }
    let arguments = signature::arguments(&function.sig)?;
    let signature = signature::expression(&root, &options, &arguments)?;
    let ImplItemFn { attrs, vis, sig, block, .. } = &function;
    let (inputs, name) = (&sig.inputs, &sig.ident);
    let output = match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => quote!(#ty),
    };
    let idents: Vec<_> = arguments.iter().map(|argument| &argument.ident).collect();
    let kept: Vec<_> = arguments.iter().map(signature::Argument::kept).collect();
    let lent: Vec<_> = arguments.iter().map(signature::Argument::lent).collect();
    Ok(quote! {
        #(#attrs)*
        #[track_caller]
        #vis fn #name(#inputs) -> #output {
            if #root::__private::is_tracing() {
                let args = #root::Args::new()#(.arg(#idents))*;
                #root::Output::from_var(#root::__private::call(self, args))
            } else {
                match #root::__private::enter() {
                    ::core::result::Result::Ok(_scope) => self.__fx_forward(#(#idents),*),
                    ::core::result::Result::Err(error) => #root::Output::from_var(error),
                }
            }
        }

        fn __fx_forward(#inputs) -> #output #block

        #[doc(hidden)]
        pub fn __fx_signature(&self) -> #root::SignatureRef<'_> {
            static SIGNATURE: ::std::sync::LazyLock<#root::Signature> =
                ::std::sync::LazyLock::new(|| #signature);
            #root::SignatureRef::Borrowed(&SIGNATURE)
        }

        #[doc(hidden)]
        pub fn __fx_call(&self, args: #root::Args) -> #root::Var {
            let bound = match args.bind(&self.__fx_signature()) {
                ::core::result::Result::Ok(bound) => bound,
                ::core::result::Result::Err(error) => return #root::Var::from(error),
            };
            let mut bound = bound.into_iter();
            #(
                let #idents = match #root::__private::take::<#kept>(&mut bound) {
                    ::core::result::Result::Ok(value) => value,
                    ::core::result::Result::Err(error) => return #root::Var::from(error),
                };
            )*
            #root::Output::into_var(self.__fx_forward(#(#lent),*))
        }
    })
}
