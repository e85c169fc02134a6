//! `GraphModule`, written by fx.

use fx::ir::{Argument, DType, Device, DeviceKind, MemoryFormat};
use fx::trace::{Args, Module, Var, call_function, forward, op, operator};

/// `GraphModule`.
#[derive(Module)]
pub struct GraphModule;

impl GraphModule {
    /// The module with fresh tensors.
    pub fn new() -> Self {
        Self
    }

    /// What the module computes.
    #[forward]
    pub fn forward(&self, x: &Var) -> (Var, Var, Var, Var, Var) {
        let getitem =
            x.get((operator::slice_by(Var::none(), Var::none(), 2), Var::ellipsis(), Var::none()));
        let to = x.to((DType::Float16, MemoryFormat::Preserve));
        let full = op!(aten.full.default(
            [2, 3],
            f64::INFINITY,
            dtype = DType::Float32,
            device = Device { kind: DeviceKind::Cuda, index: Some(1) },
            pin_memory = false
        ));
        let cat = op!(aten.cat.default([x, x], -1));
        let call = call_function(
            "my.function",
            Args::new()
                .arg(x)
                .arg(1)
                .arg(2.5)
                .arg(true)
                .arg(Var::none())
                .arg("text")
                .arg((1,))
                .arg(Var::dict([("a", x.clone()), ("b", Var::list([1, 2]))]))
                .arg(1e-5)
                .arg(Argument::Complex(Box::new((0.0, 3.0)))),
        );
        (getitem, to, full, cat, call)
    }
}

impl Default for GraphModule {
    fn default() -> Self {
        Self::new()
    }
}
