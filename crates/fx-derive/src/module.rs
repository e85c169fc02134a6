//! `derive(Module)`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Error, Fields, Index, LitStr, Member, Result};

use crate::root;

/// What `#[module(..)]` says on the struct or on a field.
#[derive(Default)]
struct Options {
    class: Option<LitStr>,
    name: Option<LitStr>,
    skip: bool,
    flatten: bool,
}

fn options(attributes: &[syn::Attribute], of_struct: bool) -> Result<Options> {
    let mut options = Options::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("module")) {
        attribute.parse_nested_meta(|meta| {
            if of_struct && meta.path.is_ident("class") {
                options.class = Some(meta.value()?.parse()?);
            } else if !of_struct && meta.path.is_ident("name") {
                options.name = Some(meta.value()?.parse()?);
            } else if !of_struct && meta.path.is_ident("skip") {
                options.skip = true;
            } else if !of_struct && meta.path.is_ident("flatten") {
                options.flatten = true;
            } else if of_struct {
                return Err(meta.error("on a struct there is `class = \"package.Class\"`"));
            } else {
                return Err(meta.error("on a field there are `name = \"python_name\"`, `flatten` and `skip`"));
            }
            Ok(())
        })?;
    }
    Ok(options)
}

pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let root = root();
    let Data::Struct(data) = &input.data else {
        let message = "a module is a struct: its fields are the parameters and sub-modules. For a choice between \
                       modules use a field `Box<dyn Module>`";
        return Err(Error::new_spanned(&input.ident, message));
    };
    let ident = &input.ident;
    let class = options(&input.attrs, true)?.class;
    let class = match class {
        Some(class) => quote!(#class),
        None => {
            let name = ident.unraw().to_string();
            quote! {{
                static CLASS: ::std::sync::LazyLock<::std::string::String> =
                    ::std::sync::LazyLock::new(|| #root::__private::class_name(::core::module_path!(), #name));
                CLASS.as_str()
            }}
        }
    };
    let mut visits = Vec::new();
    let fields = match &data.fields {
        Fields::Named(fields) => Some(&fields.named),
        Fields::Unnamed(fields) => Some(&fields.unnamed),
        Fields::Unit => None,
    };
    for (index, field) in fields.into_iter().flatten().enumerate() {
        let options = options(&field.attrs, false)?;
        if options.skip {
            continue;
        }
        let member = match &field.ident {
            Some(ident) => Member::Named(ident.clone()),
            None => Member::Unnamed(Index::from(index)),
        };
        if options.flatten {
            visits.push(quote!(#root::Module::walk(&self.#member, visitor);));
            continue;
        }
        let name = match (options.name, &field.ident) {
            (Some(name), _) => name.value(),
            (None, Some(ident)) => ident.unraw().to_string(),
            (None, None) => index.to_string(),
        };
        // The call carries the field's place, so that a type that is no field is reported there.
        let visit = format_ident!("visit", span = field_span(field));
        visits.push(quote!(#root::Field::#visit(&self.#member, #name, visitor);));
    }
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        impl #generics #root::Module for #ident #arguments #bounds {
            fn class(&self) -> &str {
                #class
            }

            fn walk(&self, visitor: &mut dyn #root::Visitor) {
                #(#visits)*
                let _ = visitor;
            }

            fn signature(&self) -> #root::SignatureRef<'_> {
                #[allow(unused_imports)]
                use #root::__private::NoForward as _;
                self.__fx_signature()
            }

            fn call_forward(&self, args: #root::Args) -> #root::Var {
                #[allow(unused_imports)]
                use #root::__private::NoForward as _;
                self.__fx_call(args)
            }
        }
    })
}

fn field_span(field: &syn::Field) -> proc_macro2::Span {
    syn::spanned::Spanned::span(&field.ty)
}
