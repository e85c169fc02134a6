//! A layer that is described instead of declared.

use fx_ir::Argument;

use super::base::Base;
use crate::args::{Args, Optional};
use crate::module::{Field, Module, Visitor};
use crate::parameter::{Buffer, Parameter};
use crate::running;
use crate::signature::{Param, Signature, SignatureRef};
use crate::var::Var;

/// A layer of any class, with its settings and parts as PyTorch names them: what there is no type for here, a user's own
/// leaf module, a layer with rare settings. It is recorded as one call, whatever its class.
///
/// ```
/// use fx_trace::{Module, Var, forward, nn, symbolic_trace};
///
/// #[derive(Module)]
/// struct Net {
///     permute: nn::Layer,
/// }
///
/// impl Net {
///     #[forward]
///     fn forward(&self, x: &Var) -> Var {
///         self.permute.forward(x)
///     }
/// }
///
/// let permute = nn::Layer::new("torchvision.ops.misc.Permute").setting("dims", [0, 2, 3, 1]);
/// let module = symbolic_trace(&Net { permute })?;
/// assert!(module.graph().to_string().contains("%permute : [num_users=1] = call_module[target=permute]"));
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Layer {
    class: String,
    base: Base,
    settings: Vec<(String, Argument)>,
    parameters: Vec<(String, Option<Parameter>)>,
    buffers: Vec<(String, Option<Buffer>)>,
    children: Vec<(String, Layer)>,
}

impl Layer {
    /// A layer of this class, by its qualified Python name, without settings and parts.
    pub fn new(class: impl Into<String>) -> Self {
        Self {
            class: class.into(),
            base: Base::default(),
            settings: Vec::new(),
            parameters: Vec::new(),
            buffers: Vec::new(),
            children: Vec::new(),
        }
    }

    /// With a setting.
    #[must_use]
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<Argument>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    /// With a parameter; `None` is one that is declared and absent.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, parameter: impl Into<Option<Parameter>>) -> Self {
        self.parameters.push((name.into(), parameter.into()));
        self
    }

    /// With a buffer; `None` is one that is declared and absent.
    #[must_use]
    pub fn buffer(mut self, name: impl Into<String>, buffer: impl Into<Option<Buffer>>) -> Self {
        self.buffers.push((name.into(), buffer.into()));
        self
    }

    /// With a layer inside.
    #[must_use]
    pub fn child(mut self, name: impl Into<String>, layer: Layer) -> Self {
        self.children.push((name.into(), layer));
        self
    }

    /// A parameter of this name.
    pub fn get_parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|(known, _)| known == name)?.1.as_ref()
    }

    /// A buffer of this name.
    pub fn get_buffer(&self, name: &str) -> Option<&Buffer> {
        self.buffers.iter().find(|(known, _)| known == name)?.1.as_ref()
    }

    /// Calls the layer (`forward`); one argument stands for all, as for the optional ones of other layers.
    #[track_caller]
    pub fn forward(&self, arguments: impl Optional) -> Var {
        running::call(self, Args::new().with(arguments))
    }
}

impl Module for Layer {
    fn class(&self) -> &str {
        &self.class
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        self.base.walk(visitor);
        for (name, value) in &self.settings {
            visitor.setting(name, &|| value.clone());
        }
        for (name, parameter) in &self.parameters {
            visitor.parameter(name, parameter.as_ref());
        }
        for (name, buffer) in &self.buffers {
            visitor.buffer(name, buffer.as_ref());
        }
        for (name, layer) in &self.children {
            layer.visit(name, visitor);
        }
    }

    fn signature(&self) -> SignatureRef<'_> {
        let params = vec![Param::rest("args"), Param::keywords("kwargs")];
        SignatureRef::Owned(Signature::new(params))
    }

    fn call_forward(&self, args: Args) -> Var {
        // The calls that other layers come down to are written for their own inputs and settings.
        super::base::run_as_data(self, &self.base, args)
    }
}
