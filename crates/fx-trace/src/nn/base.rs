//! What all layers have: settings under PyTorch's names, the training flag, and the shape of their implementation.

use fx_ir::{Argument, Config};

use super::calls;
use crate::args::Args;
use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Module, Training, Visitor};
use crate::var::Var;

/// A size: one number, or one for each dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes(pub(crate) Argument);

impl From<i64> for Sizes {
    fn from(size: i64) -> Self {
        Self(Argument::Int(size))
    }
}

impl<const N: usize> From<[i64; N]> for Sizes {
    fn from(sizes: [i64; N]) -> Self {
        Self(Argument::tuple(sizes))
    }
}

impl From<(i64, i64)> for Sizes {
    fn from((a, b): (i64, i64)) -> Self {
        Self::from([a, b])
    }
}

impl From<(i64, i64, i64)> for Sizes {
    fn from((a, b, c): (i64, i64, i64)) -> Self {
        Self::from([a, b, c])
    }
}

impl From<&Sizes> for Sizes {
    fn from(sizes: &Sizes) -> Self {
        sizes.clone()
    }
}

/// One size or none for each dimension (`AdaptiveAvgPool2d((None, 7))`).
impl<const N: usize> From<[Option<i64>; N]> for Sizes {
    fn from(sizes: [Option<i64>; N]) -> Self {
        Self(Argument::tuple(sizes))
    }
}

impl Sizes {
    /// One number for each of `count` dimensions; another count of numbers stays as it is and is refused where the
    /// layer runs.
    pub(crate) fn each(&self, count: usize) -> Vec<i64> {
        match &self.0 {
            Argument::Int(size) => vec![*size; count],
            sizes => sizes.as_ints().unwrap_or_default(),
        }
    }

    pub(crate) fn tuple(&self, count: usize) -> Argument {
        Argument::tuple(self.each(count))
    }
}

/// The settings of a layer and its training flag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    settings: Config,
    training: Training,
    #[cfg(feature = "tch")]
    running: crate::eager::Running,
}

impl Base {
    /// Sets or adds a setting.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<Argument>) {
        let value = value.into();
        #[cfg(feature = "tch")]
        self.running.forget();
        self.settings.insert(name.to_owned(), value);
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.set(name, value);
        self
    }

    pub(crate) fn setting(&self, name: &str) -> Option<&Argument> {
        // There are a handful, so that looking is faster than hashing.
        self.settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    pub(crate) fn int(&self, name: &str) -> i64 {
        self.setting(name).and_then(Argument::as_int).unwrap_or_default()
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.setting(name).and_then(Argument::as_bool).unwrap_or_default()
    }

    pub(crate) fn is_training(&self) -> bool {
        self.training.get()
    }

    pub(crate) fn walk(&self, visitor: &mut dyn Visitor) {
        visitor.training(&self.training);
        visitor.settings(&self.settings);
    }
}

/// What a layer does where it is not recorded as one call: the call that it comes down to. A layer that has none runs on
/// tensors only.
pub(crate) fn run<M: Module>(layer: &M, base: &Base, args: Args) -> Var {
    if let Some(row) = calls::of(layer.class()) {
        return calls::call(row, layer, base, args);
    }
    run_as_data(layer, base, args)
}

/// Runs a layer as the interpreter runs its class.
pub(crate) fn run_as_data<M: Module>(layer: &M, base: &Base, args: Args) -> Var {
    if let Some(proxy) = args.all().find_map(Var::first_proxy) {
        let message = format!(
            "a `{}` is entered, and what it does depends on values that a trace does not have; make it a leaf, and do \
             not trace it alone: put it into a `Sequential`",
            layer.class()
        );
        return proxy
            .trace
            .located(TraceError::new(TraceErrorKind::Refused(message), args.place), args.place)
            .into();
    }
    match execute(layer, base, &args) {
        Ok(value) => value,
        Err(error) => crate::running::located(error, args.place).into(),
    }
}

#[cfg(feature = "tch")]
fn execute<M: Module>(layer: &M, base: &Base, args: &Args) -> Result<Var, TraceError> {
    crate::eager::call_layer(layer, &base.running, base.is_training(), args)
}

#[cfg(not(feature = "tch"))]
fn execute<M: Module>(layer: &M, _base: &Base, args: &Args) -> Result<Var, TraceError> {
    let message = format!("a `{}` is called on tensors; running it needs the feature `tch`", layer.class());
    Err(TraceError::new(TraceErrorKind::Execution(message), args.place))
}

/// The inputs of a layer that is entered, by their number.
///
/// # Errors
/// The arguments do not fit.
pub(crate) fn inputs<const N: usize>(layer: &dyn Module, args: Args) -> Result<[Var; N], TraceError> {
    let mut bound = args.bind(&layer.signature())?.into_iter();
    Ok(std::array::from_fn(|_| bound.next().unwrap_or_else(Var::none)))
}

/// The annotation of an input: its own, or the usual one.
macro_rules! annotation {
    (required) => {
        "torch.Tensor"
    };
    (optional) => {
        "torch.Tensor|NoneType"
    };
    ($how:ident $annotation:literal) => {
        $annotation
    };
}

/// Implements `Module` for a layer with a field `base`, and the method that calls it. A layer that `enters` has a method
/// `enter`, which is its `forward`; otherwise it is a line of `calls.txt`, or runs on tensors only.
macro_rules! layer {
    (
        $name:ident = $class:literal;
        $(parameters $($parameter:ident)*;)?
        $(buffers $($buffer:ident)*;)?
        $(children $($child:ident)*;)?
        forward(
            $($input:ident $(: $required:literal)?),*
            $(; $($optional:ident $(: $annotation:literal)? = $default:expr),*)?
        )
        $($how:ident)?
    ) => {
        impl crate::module::Module for $name {
            fn class(&self) -> &str {
                concat!("torch.nn.modules.", $class)
            }

            fn walk(&self, visitor: &mut dyn crate::module::Visitor) {
                self.base.walk(visitor);
                $($(crate::module::Field::visit(&self.$parameter, stringify!($parameter), visitor);)*)?
                $($(crate::module::Field::visit(&self.$buffer, stringify!($buffer), visitor);)*)?
                $($(crate::module::Field::visit(&self.$child, stringify!($child), visitor);)*)?
            }

            fn signature(&self) -> crate::signature::SignatureRef<'_> {
                static SIGNATURE: std::sync::LazyLock<crate::signature::Signature> = std::sync::LazyLock::new(|| {
                    let signature = crate::signature::Signature::new(vec![
                        $(crate::signature::Param::new(stringify!($input))
                            .annotated(crate::nn::base::annotation!(required $($required)?)),)*
                        $($(crate::signature::Param::new(stringify!($optional))
                            .annotated(crate::nn::base::annotation!(optional $($annotation)?))
                            .default(|| crate::var::IntoVar::into_var($default)),)*)?
                    ]);
                    crate::nn::base::layer!(@returns signature $($how)?)
                });
                crate::signature::SignatureRef::Borrowed(&SIGNATURE)
            }

            fn call_forward(&self, args: crate::args::Args) -> crate::var::Var {
                crate::nn::base::layer!(@run self args $($how)?)
            }
        }

        impl $name {
            crate::nn::base::layer!(@call [$($input)*] [$($($optional)*)?]);
        }
    };
    // Layers that give indices as well, when they are asked to, have no annotation of their result.
    (@returns $signature:ident gives_indices) => {
        $signature
    };
    (@returns $signature:ident $($how:ident)?) => {
        $signature.returning("torch.Tensor")
    };
    (@run $self:ident $args:ident enters) => {{
        let place = $args.place;
        match crate::nn::base::inputs($self, $args) {
            Ok(inputs) => $self.enter(inputs, place),
            Err(error) => crate::running::located(error, place).into(),
        }
    }};
    (@run $self:ident $args:ident $($how:ident)?) => {
        crate::nn::base::run($self, &$self.base, $args)
    };
    (@call [$($input:ident)*] []) => {
        /// Calls the layer (`forward`).
        #[track_caller]
        pub fn forward(&self, $($input: impl crate::var::IntoVar),*) -> crate::var::Var {
            crate::running::call(self, crate::args::Args::new()$(.arg($input))*)
        }
    };
    (@call [$($input:ident)*] [$($optional:ident)+]) => {
        /// Calls the layer (`forward`); the last argument stands for the optional ones, `()` for none.
        #[track_caller]
        pub fn forward(
            &self,
            $($input: impl crate::var::IntoVar,)*
            optional: impl crate::args::Optional,
        ) -> crate::var::Var {
            crate::running::call(self, crate::args::Args::new()$(.arg($input))*.with(optional))
        }
    };
}

pub(crate) use {annotation, layer};
