//! Python's operators as functions (the module `operator`), and Rust's operators on values, recorded as those.
//!
//! `a + b`, `a - b`, `a * b`, `a / b`, `a % b`, `a & b`, `a | b`, `a ^ b`, `a << b`, `a >> b`, `-a` and `!a` (`~a`) are
//! operators in Rust too, between values, parameters and numbers. Comparisons, `//`, `**` and `@` are functions here:
//! Rust's have no result but a truth value.

use std::ops::{
    Add, AddAssign, BitAnd, BitOr, BitXor, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, Shl, Shr, Sub,
    SubAssign,
};
use std::panic::Location;
use std::rc::Rc;

use crate::args::Args;
use crate::dispatch::Operator;
use crate::error::{TraceError, TraceErrorKind};
use crate::parameter::{Buffer, Parameter};
use crate::var::{IntoVar, Kind, Var};

static GETITEM: Operator = Operator::function("operator.getitem");

pub(crate) fn item(value: &Var, index: Var, place: &'static Location<'static>) -> Var {
    if let Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_) = value.0 {
        // As in Python, a container that is there is indexed, whatever is in it.
        if let Kind::Proxy(proxy) = &index.0 {
            let kind = TraceErrorKind::Index { value: proxy.name() };
            return proxy.trace.located(TraceError::new(kind, place), place).into();
        }
        if let Some(item) = crate::scalars::item(value, &index, place) {
            return item;
        }
    }
    GETITEM.call_plain([value, &index], place)
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident($($arg:ident),*) = $target:literal;)*) => {
        $($(#[$doc])*
        #[track_caller]
        pub fn $name($($arg: impl IntoVar),*) -> Var {
            static OPERATOR: Operator = Operator::function($target);
            OPERATOR.call_plain([$(&$arg.into_var()),*], Location::caller())
        })*
    };
}

functions! {
    /// `a + b`.
    add(a, b) = "operator.add";
    /// `a - b`.
    sub(a, b) = "operator.sub";
    /// `a * b`.
    mul(a, b) = "operator.mul";
    /// `a / b`.
    truediv(a, b) = "operator.truediv";
    /// `a // b`.
    floordiv(a, b) = "operator.floordiv";
    /// `a % b`.
    mod_(a, b) = "operator.mod";
    /// `a ** b`.
    pow(a, b) = "operator.pow";
    /// `a @ b`.
    matmul(a, b) = "operator.matmul";
    /// `a & b`.
    and_(a, b) = "operator.and_";
    /// `a | b`.
    or_(a, b) = "operator.or_";
    /// `a ^ b`.
    xor(a, b) = "operator.xor";
    /// `a << b`.
    lshift(a, b) = "operator.lshift";
    /// `a >> b`.
    rshift(a, b) = "operator.rshift";
    /// `a == b`.
    eq(a, b) = "operator.eq";
    /// `a != b`.
    ne(a, b) = "operator.ne";
    /// `a < b`.
    lt(a, b) = "operator.lt";
    /// `a <= b`.
    le(a, b) = "operator.le";
    /// `a > b`.
    gt(a, b) = "operator.gt";
    /// `a >= b`.
    ge(a, b) = "operator.ge";
    /// `-a`.
    neg(a) = "operator.neg";
    /// `+a`.
    pos(a) = "operator.pos";
    /// `~a`.
    invert(a) = "operator.invert";
    /// `abs(a)`.
    abs(a) = "operator.abs";
    /// `a[b]`.
    getitem(a, b) = "operator.getitem";
}

macro_rules! binary {
    ($($trait:ident $method:ident $target:literal;)*) => {
        $(
            binary!(@for $trait $method $target; [] &Var);
            binary!(@for $trait $method $target; [] Var);
            binary!(@for $trait $method $target; [] &Parameter);
            binary!(@for $trait $method $target; [] &Buffer);
            binary!(@number $trait $method $target; f64 i64 i32);
        )*
    };
    (@for $trait:ident $method:ident $target:literal; [] $left:ty) => {
        impl<R: IntoVar> $trait<R> for $left {
            type Output = Var;

            #[track_caller]
            fn $method(self, right: R) -> Var {
                static OPERATOR: Operator = Operator::function($target);
                OPERATOR.call_plain([&self.into_var(), &right.into_var()], Location::caller())
            }
        }
    };
    (@number $trait:ident $method:ident $target:literal; $($number:ty)*) => {
        $(
            binary!(@right $trait $method $target; $number; &Var);
            binary!(@right $trait $method $target; $number; Var);
            binary!(@right $trait $method $target; $number; &Parameter);
            binary!(@right $trait $method $target; $number; &Buffer);
        )*
    };
    (@right $trait:ident $method:ident $target:literal; $number:ty; $right:ty) => {
        impl $trait<$right> for $number {
            type Output = Var;

            #[track_caller]
            fn $method(self, right: $right) -> Var {
                static OPERATOR: Operator = Operator::function($target);
                OPERATOR.call_plain([&self.into_var(), &right.into_var()], Location::caller())
            }
        }
    };
}

binary! {
    Add add "operator.add";
    Sub sub "operator.sub";
    Mul mul "operator.mul";
    Div div "operator.truediv";
    Rem rem "operator.mod";
    BitAnd bitand "operator.and_";
    BitOr bitor "operator.or_";
    BitXor bitxor "operator.xor";
    Shl shl "operator.lshift";
    Shr shr "operator.rshift";
}

macro_rules! unary {
    ($($trait:ident $method:ident $target:literal: $($type:ty)*;)*) => {
        $($(impl $trait for $type {
            type Output = Var;

            #[track_caller]
            fn $method(self) -> Var {
                static OPERATOR: Operator = Operator::function($target);
                OPERATOR.call_plain([&self.into_var()], Location::caller())
            }
        })*)*
    };
}

unary! {
    Neg neg "operator.neg": &Var Var &Parameter &Buffer;
    Not not "operator.invert": &Var Var &Parameter &Buffer;
}

macro_rules! assigning {
    ($($trait:ident $method:ident $target:literal;)*) => {
        $(
            /// As in torch.fx, where a traced value has no in-place form: the name stands for a new value.
            impl<R: IntoVar> $trait<R> for Var {
                #[track_caller]
                fn $method(&mut self, right: R) {
                    static OPERATOR: Operator = Operator::function($target);
                    *self = OPERATOR.call_plain([self, &right.into_var()], Location::caller());
                }
            }
        )*
    };
}

assigning! {
    AddAssign add_assign "operator.add";
    SubAssign sub_assign "operator.sub";
    MulAssign mul_assign "operator.mul";
    DivAssign div_assign "operator.truediv";
}

/// `start..stop`, with traced values or numbers at its ends, for indexing: `x.get((slice(1, None), ..))`.
pub fn slice(start: impl IntoVar, stop: impl IntoVar) -> Var {
    Var(Kind::Slice(Rc::new([start.into_var(), stop.into_var(), Var::none()])))
}

/// `start:stop:step`.
pub fn slice_by(start: impl IntoVar, stop: impl IntoVar, step: impl IntoVar) -> Var {
    Var(Kind::Slice(Rc::new([start.into_var(), stop.into_var(), step.into_var()])))
}

macro_rules! ranges {
    ($($type:ty)*) => {
        $(
            impl IntoVar for std::ops::Range<$type> {
                fn into_var(self) -> Var {
                    slice(self.start, self.end)
                }
            }

            impl IntoVar for std::ops::RangeFrom<$type> {
                fn into_var(self) -> Var {
                    slice(self.start, ())
                }
            }

            impl IntoVar for std::ops::RangeTo<$type> {
                fn into_var(self) -> Var {
                    slice((), self.end)
                }
            }
        )*
    };
}
ranges!(i64 i32 usize Var &Var);

/// `:`.
impl IntoVar for std::ops::RangeFull {
    fn into_var(self) -> Var {
        slice((), ())
    }
}

impl Var {
    /// `self[index]`: an integer, a range (`1..`, `..-1`), a string, a tensor, or a tuple of these with
    /// [`Var::ellipsis`] and `()` for `None`: `x.get((.., 0, 1..3))`.
    #[track_caller]
    pub fn get(&self, index: impl IntoVar) -> Var {
        item(self, index.into_var(), Location::caller())
    }

    /// `getattr(self, name)`, for example `shape`.
    #[track_caller]
    pub fn attr(&self, name: &'static str) -> Var {
        static GETATTR: Operator = Operator::function("builtins.getattr");
        GETATTR.call(Args::new().arg(self).arg(name))
    }

    /// Calls a method by its name, one that has no method of its own here.
    #[track_caller]
    pub fn call_method(&self, name: &str, args: impl crate::args::Optional) -> Var {
        crate::dispatch::named(fx_ir::Op::CallMethod, name.to_owned(), Args::new().arg(self).with(args))
    }

    /// The keys of a dictionary (`x.keys()`). The tracer's `keys` answers for a traced value, by default with a recorded
    /// call.
    #[track_caller]
    pub fn keys(&self) -> Var {
        match &self.0 {
            Kind::Dict(items) => Var::list(items.iter().map(|(key, _)| key.clone())),
            _ => self.call_method("keys", ()),
        }
    }

    /// Gives the value to a module: `x.apply(&self.conv)` is `self.conv(x)`.
    #[track_caller]
    pub fn apply<M: crate::module::Module>(&self, module: &M) -> Var {
        crate::running::call(module, Args::new().arg(self))
    }
}
