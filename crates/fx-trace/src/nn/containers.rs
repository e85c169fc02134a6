//! Containers of modules.

use std::rc::Rc;

use crate::args::{Args, Optional};
use crate::error::{TraceError, TraceErrorKind};
use crate::module::{Field, Module, Training, Visitor};
use crate::running;
use crate::signature::{Param, Signature, SignatureRef};
use crate::var::{IntoVar, Var};

type Children = Vec<(String, Rc<dyn Module>)>;

fn walk(children: &Children, training: &Training, visitor: &mut dyn Visitor) {
    training.visit("training", visitor);
    for (name, child) in children {
        visitor.module(name, &**child);
    }
}

/// What can be an item of a container: a module, or a shared one.
pub trait IntoModule {
    /// The module.
    fn into_module(self) -> Rc<dyn Module>;
}

impl<M: Module> IntoModule for M {
    fn into_module(self) -> Rc<dyn Module> {
        Rc::new(self)
    }
}

/// `torch.nn.Sequential`: each module gets what the one before gave.
///
/// ```
/// use fx_trace::{nn, symbolic_trace};
///
/// let net = nn::Sequential::new().push(nn::Linear::new(4, 8)).push(nn::ReLU::new()).named("head", nn::Linear::new(8, 2));
/// let names: Vec<_> = symbolic_trace(&net)?.graph().nodes().map(|node| node.target().to_owned()).collect();
/// assert_eq!(names, ["input", "0", "1", "head", "output"]);
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
#[derive(Clone)]
pub struct Sequential {
    children: Children,
    training: Training,
    class: &'static str,
}

impl Default for Sequential {
    fn default() -> Self {
        Self::new()
    }
}

impl Sequential {
    /// None yet.
    pub fn new() -> Self {
        let class = "torch.nn.modules.container.Sequential";
        Self { children: Vec::new(), training: Training::new(), class }
    }

    /// Adds a module under the next number.
    #[must_use]
    pub fn push(self, module: impl IntoModule) -> Self {
        let name = self.children.len().to_string();
        self.named(name, module)
    }

    /// Adds a module under a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>, module: impl IntoModule) -> Self {
        self.children.push((name.into(), module.into_module()));
        self
    }

    /// The same under the class name of a Python class that derives from `Sequential`, such as
    /// `torchvision.ops.misc.Conv2dNormActivation`.
    #[must_use]
    pub fn with_class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.children.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// Calls the modules one after the other.
    #[track_caller]
    pub fn forward(&self, input: impl IntoVar) -> Var {
        running::call(self, Args::new().arg(input))
    }
}

impl<M: IntoModule> FromIterator<M> for Sequential {
    fn from_iter<I: IntoIterator<Item = M>>(modules: I) -> Self {
        modules.into_iter().fold(Self::new(), Self::push)
    }
}

impl Module for Sequential {
    fn class(&self) -> &str {
        self.class
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        walk(&self.children, &self.training, visitor);
    }

    fn signature(&self) -> SignatureRef<'_> {
        SignatureRef::Owned(Signature::new(vec![Param::new("input")]))
    }

    fn call_forward(&self, args: Args) -> Var {
        let place = args.place;
        let signature = self.signature();
        match args.bind(&signature) {
            Ok(mut bound) => {
                let first = bound.pop().unwrap_or_else(Var::none);
                self.children.iter().fold(first, |value, (name, child)| {
                    running::call_child(name, &**child, Args::at(place).arg(value))
                })
            }
            Err(error) => error.into(),
        }
    }
}

macro_rules! collection {
    ($name:ident) => {
        impl $name {
            /// How many there are.
            pub fn len(&self) -> usize {
                self.children.len()
            }

            /// Whether there are none.
            pub fn is_empty(&self) -> bool {
                self.children.is_empty()
            }

            /// The modules, in order.
            pub fn iter(&self) -> impl Iterator<Item = &dyn Module> {
                self.children.iter().map(|(_, child)| &**child)
            }
        }

        impl Module for $name {
            fn class(&self) -> &str {
                concat!("torch.nn.modules.container.", stringify!($name))
            }

            fn walk(&self, visitor: &mut dyn Visitor) {
                walk(&self.children, &self.training, visitor);
            }

            fn signature(&self) -> SignatureRef<'_> {
                SignatureRef::Owned(Signature::default())
            }

            fn call_forward(&self, args: Args) -> Var {
                let what = concat!("a `", stringify!($name), "` is not called; call its modules").to_owned();
                TraceError::new(TraceErrorKind::Refused(what), args.place).into()
            }
        }
    };
}

/// `torch.nn.ModuleList`: modules that the one that holds them calls.
#[derive(Clone, Default)]
pub struct ModuleList {
    children: Children,
    training: Training,
}

impl ModuleList {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a module under the next number.
    #[must_use]
    pub fn push(mut self, module: impl IntoModule) -> Self {
        self.children.push((self.children.len().to_string(), module.into_module()));
        self
    }

    /// Calls the module at this index, or gives the error that there is none.
    #[track_caller]
    pub fn call(&self, index: usize, args: impl Optional) -> Var {
        let args = Args::new().with(args);
        match self.children.get(index) {
            Some((_, child)) => running::call_dyn(&**child, args),
            None => {
                let what = format!("there is no module {index} in a list of {}", self.children.len());
                TraceError::new(TraceErrorKind::Refused(what), args.place).into()
            }
        }
    }
}

impl<M: IntoModule> FromIterator<M> for ModuleList {
    fn from_iter<I: IntoIterator<Item = M>>(modules: I) -> Self {
        modules.into_iter().fold(Self::new(), Self::push)
    }
}

collection!(ModuleList);

/// Modules of one type, which are a `torch.nn.ModuleList` to Python: what holds them calls them, each with the arguments
/// and the results that its `forward` has.
///
/// ```
/// use fx_trace::{Module, Var, forward, nn, symbolic_trace};
///
/// #[derive(Module)]
/// struct Net {
///     layers: Vec<nn::Linear>,
/// }
///
/// impl Net {
///     #[forward]
///     fn forward(&self, x: &Var) -> Var {
///         self.layers.iter().fold(x.clone(), |x, layer| layer.forward(x))
///     }
/// }
///
/// let module = symbolic_trace(&Net { layers: (0..3).map(|_| nn::Linear::new(4, 4)).collect() })?;
/// let targets: Vec<_> = module.graph().nodes().map(|node| node.target()).collect();
/// assert_eq!(targets, ["x", "layers.0", "layers.1", "layers.2", "output"]);
/// # Ok::<(), fx_trace::TraceError>(())
/// ```
impl<M: Module> Module for Vec<M> {
    fn class(&self) -> &str {
        "torch.nn.modules.container.ModuleList"
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        for (at, module) in self.iter().enumerate() {
            visitor.module(&at.to_string(), module);
        }
    }

    fn signature(&self) -> SignatureRef<'_> {
        SignatureRef::Owned(Signature::default())
    }

    fn call_forward(&self, args: Args) -> Var {
        let what = "a list of modules is not called; call its modules".to_owned();
        TraceError::new(TraceErrorKind::Refused(what), args.place).into()
    }
}

/// `torch.nn.ModuleDict`: modules by name.
#[derive(Clone, Default)]
pub struct ModuleDict {
    children: Children,
    training: Training,
}

impl ModuleDict {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a module under a name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>, module: impl IntoModule) -> Self {
        self.children.push((name.into(), module.into_module()));
        self
    }

    /// Calls the module of this name, or gives the error that there is none.
    #[track_caller]
    pub fn call(&self, name: &str, args: impl Optional) -> Var {
        let args = Args::new().with(args);
        match self.children.iter().find(|(known, _)| known == name) {
            Some((_, child)) => running::call_dyn(&**child, args),
            None => {
                let names: Vec<&str> = self.children.iter().map(|(name, _)| name.as_str()).collect();
                let what = format!("there is no module `{name}`; there are {}", names.join(", "));
                TraceError::new(TraceErrorKind::Refused(what), args.place).into()
            }
        }
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.children.iter().map(|(name, _)| name.as_str())
    }
}

collection!(ModuleDict);
