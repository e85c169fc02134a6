//! Rust's operators on proxies, recorded as Python's: `&x + 1.0` is `operator.add(x, 1.0)`.

use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Neg, Not, Rem, Shl, Shr, Sub};
use std::panic::Location;

use fx_ir::NewNode;

use crate::proxy::{Operand, Proxy, record};

#[track_caller]
fn binary(proxy: &Proxy, function: &str, left: Operand, right: Operand) -> Proxy {
    record(
        &proxy.recording,
        NewNode::call_function(function),
        vec![left, right],
        Vec::new(),
        Location::caller(),
    )
}

macro_rules! binary_operators {
    ($($trait:ident $method:ident $function:literal),* $(,)?) => {
        $(
            impl<O: Into<Operand>> $trait<O> for &Proxy {
                type Output = Proxy;

                #[track_caller]
                fn $method(self, other: O) -> Proxy {
                    binary(self, $function, self.into(), other.into())
                }
            }

            impl<O: Into<Operand>> $trait<O> for Proxy {
                type Output = Proxy;

                #[track_caller]
                fn $method(self, other: O) -> Proxy {
                    binary(&self, $function, (&self).into(), other.into())
                }
            }

            binary_operators!(@left $trait $method $function; f64 i64 i32);
        )*
    };
    (@left $trait:ident $method:ident $function:literal; $($number:ty)*) => {
        $(
            impl $trait<&Proxy> for $number {
                type Output = Proxy;

                #[track_caller]
                fn $method(self, other: &Proxy) -> Proxy {
                    binary(other, $function, self.into(), other.into())
                }
            }

            impl $trait<Proxy> for $number {
                type Output = Proxy;

                #[track_caller]
                fn $method(self, other: Proxy) -> Proxy {
                    binary(&other, $function, self.into(), (&other).into())
                }
            }
        )*
    };
}

binary_operators! {
    Add add "operator.add",
    Sub sub "operator.sub",
    Mul mul "operator.mul",
    Div div "operator.truediv",
    Rem rem "operator.mod",
    BitAnd bitand "operator.and_",
    BitOr bitor "operator.or_",
    BitXor bitxor "operator.xor",
    Shl shl "operator.lshift",
    Shr shr "operator.rshift",
}

macro_rules! unary_operators {
    ($($trait:ident $method:ident $function:literal),*) => {
        $(
            impl $trait for &Proxy {
                type Output = Proxy;

                #[track_caller]
                fn $method(self) -> Proxy {
                    record(
                        &self.recording,
                        NewNode::call_function($function),
                        vec![self.into()],
                        Vec::new(),
                        Location::caller(),
                    )
                }
            }

            impl $trait for Proxy {
                type Output = Proxy;

                #[track_caller]
                fn $method(self) -> Proxy {
                    (&self).$method()
                }
            }
        )*
    };
}

unary_operators!(Neg neg "operator.neg", Not not "operator.invert");
