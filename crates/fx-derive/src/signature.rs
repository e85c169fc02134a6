//! What `#[forward(..)]` says, and the arguments of a function as an expression of `fx_trace::Param`s.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Expr, FnArg, Ident, LitStr, Pat, Result, Signature, Token, Type};

/// One entry of the attribute.
struct Entry {
    stars: usize,
    name: Ident,
    annotation: Option<LitStr>,
    default: Option<Expr>,
}

/// `x: "torch.Tensor", n: "int" = 3, *args, -> "torch.Tensor"`.
#[derive(Default)]
pub(crate) struct Options {
    entries: Vec<Entry>,
    pub(crate) returns: Option<LitStr>,
}

impl Parse for Options {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut options = Self::default();
        while !input.is_empty() {
            if input.peek(Token![->]) {
                input.parse::<Token![->]>()?;
                options.returns = Some(input.parse()?);
            } else {
                let mut stars = 0;
                while input.peek(Token![*]) {
                    input.parse::<Token![*]>()?;
                    stars += 1;
                }
                let name = input.call(Ident::parse_any)?;
                let annotation = match input.peek(Token![:]) {
                    true => {
                        input.parse::<Token![:]>()?;
                        Some(input.parse()?)
                    }
                    false => None,
                };
                let default = match input.peek(Token![=]) {
                    true => {
                        input.parse::<Token![=]>()?;
                        Some(input.parse()?)
                    }
                    false => None,
                };
                options.entries.push(Entry { stars, name, annotation, default });
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(options)
    }
}

/// How an argument is kept while the body borrows it.
pub(crate) enum Form {
    /// Given by value.
    Value,
    /// `&T`: kept as a `T`.
    Reference,
    /// `&[T]`: kept as a `Vec<T>`.
    Slice,
    /// `&str`: kept as a `String`.
    Str,
    /// `Option<&T>`: kept as an `Option<T>`.
    OptionalReference,
}

/// An argument of the function.
pub(crate) struct Argument {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) form: Form,
}

impl Argument {
    /// The type that keeps the argument.
    pub(crate) fn kept(&self) -> TokenStream {
        match (&self.form, &self.ty) {
            (Form::Reference, Type::Reference(reference)) => reference.elem.to_token_stream(),
            (Form::Slice, Type::Reference(reference)) => match &*reference.elem {
                Type::Slice(slice) => {
                    let element = &slice.elem;
                    quote!(::std::vec::Vec<#element>)
                }
                other => other.to_token_stream(),
            },
            (Form::Str, _) => quote!(::std::string::String),
            (Form::OptionalReference, ty) => match referenced(ty) {
                Some(inner) => quote!(::core::option::Option<#inner>),
                None => ty.to_token_stream(),
            },
            (_, ty) => ty.to_token_stream(),
        }
    }

    /// The expression that gives the body what is kept.
    pub(crate) fn lent(&self) -> TokenStream {
        let ident = &self.ident;
        match self.form {
            Form::Value => quote!(#ident),
            Form::Reference | Form::Slice | Form::Str => quote!(&#ident),
            Form::OptionalReference => quote!(#ident.as_ref()),
        }
    }
}

/// The `T` of `Option<&T>`.
fn referenced(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        syn::GenericArgument::Type(Type::Reference(reference)) => Some(&reference.elem),
        _ => None,
    }
}

/// The arguments after `self`.
pub(crate) fn arguments(signature: &Signature) -> Result<Vec<Argument>> {
    if let Some(what) = signature.asyncness.map(|token| token.to_token_stream()) {
        return Err(Error::new_spanned(
            what,
            "a function that is traced runs to its end: it cannot be async",
        ));
    }
    if !signature.generics.params.is_empty() {
        let message = "a function that is traced has no type parameters: declare its arguments as `&Var`, which \
                       takes tensors, numbers and containers";
        return Err(Error::new_spanned(&signature.generics, message));
    }
    let mut found = Vec::new();
    for input in &signature.inputs {
        let FnArg::Typed(typed) = input else { continue };
        let Pat::Ident(pattern) = &*typed.pat else {
            let message = "an argument needs a name, which becomes the name of the input";
            return Err(Error::new_spanned(&typed.pat, message));
        };
        let ty = (*typed.ty).clone();
        let form = match &ty {
            Type::Reference(reference) => match &*reference.elem {
                Type::Slice(_) => Form::Slice,
                Type::Path(path) if path.path.is_ident("str") => Form::Str,
                _ => Form::Reference,
            },
            other if referenced(other).is_some() => Form::OptionalReference,
            _ => Form::Value,
        };
        found.push(Argument { ident: pattern.ident.clone(), ty, form });
    }
    Ok(found)
}

/// The annotation that a Rust type stands for.
fn annotation(ty: &Type) -> Option<&'static str> {
    let ty = match ty {
        Type::Reference(reference) => &*reference.elem,
        other => other,
    };
    let Type::Path(path) = ty else { return None };
    match path.path.get_ident()?.to_string().as_str() {
        "i64" | "i32" | "usize" => Some("int"),
        "f64" | "f32" => Some("float"),
        "bool" => Some("bool"),
        "str" | "String" => Some("str"),
        _ => None,
    }
}

/// An expression of type `fx_trace::Signature`.
pub(crate) fn expression(
    root: &TokenStream,
    options: &Options,
    arguments: &[Argument],
) -> Result<TokenStream> {
    for entry in &options.entries {
        if !arguments.iter().any(|argument| argument.ident == entry.name) {
            let message = format!("the function has no argument `{}`", entry.name);
            return Err(Error::new_spanned(&entry.name, message));
        }
    }
    let mut params = Vec::new();
    for argument in arguments {
        let name = argument.ident.unraw().to_string();
        let entry = options.entries.iter().find(|entry| entry.name == argument.ident);
        let mut param = match entry.map_or(0, |entry| entry.stars) {
            0 => quote!(#root::Param::new(#name)),
            1 => quote!(#root::Param::rest(#name)),
            _ => quote!(#root::Param::keywords(#name)),
        };
        let given = entry.and_then(|entry| entry.annotation.as_ref()).map(LitStr::value);
        if let Some(text) = given.or_else(|| annotation(&argument.ty).map(str::to_owned)) {
            param = quote!(#param.annotated(#text));
        }
        if let Some(default) = entry.and_then(|entry| entry.default.as_ref()) {
            let is_none = matches!(default, Expr::Path(path) if path.path.is_ident("None"));
            let value = match is_none {
                true => quote!(#root::Var::none()),
                false => quote!(#root::IntoVar::into_var(#default)),
            };
            param = quote!(#param.default(|| #value));
        }
        params.push(param);
    }
    let returns = match &options.returns {
        Some(text) => quote!(.returning(#text)),
        None => quote!(),
    };
    Ok(quote!(#root::Signature::new(::std::vec![#(#params),*])#returns))
}
