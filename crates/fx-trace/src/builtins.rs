//! Python's builtins that a trace can record as calls: what `torch.fx.wrap("len")` asks for.

use crate::args::Args;
use crate::dispatch::Operator;
use crate::running;
use crate::var::{IntoVar, Var};

/// `len(x)`, recorded (`torch.fx.wrap("len")`).
#[track_caller]
pub fn len(x: impl IntoVar) -> Var {
    static LEN: Operator = Operator::function("builtins.len");
    let x = x.into_var();
    match x.is_traced() {
        true => running::wrapped("builtins.len", Args::new().arg(&x)).unwrap_or_else(Var::none),
        false => match x.len() {
            Ok(count) => count.into_var(),
            Err(_) => LEN.call(Args::new().arg(&x)),
        },
    }
}

/// `getattr(x, name)`, recorded.
#[track_caller]
pub fn getattr(x: impl IntoVar, name: &'static str) -> Var {
    x.into_var().attr(name)
}
