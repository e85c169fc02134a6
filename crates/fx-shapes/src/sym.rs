//! [`Sym`]: a size that is a number, or an expression over symbols in one normal form.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fx_ir::{Dim, SymExpr};

use crate::poly::{Atom, Poly};
use crate::size::{Size, floor_div};
use crate::srepr;

/// How large an expression may get, in symbols and operations, before [`Sym::is_too_large`] says so.
const MAX_WEIGHT: usize = 2_000;

/// A size: a number or a symbolic expression with a hint. Equal expressions are equal however they are written:
/// `2*s0 + 1` is `1 + s0 + s0`. The hint is not part of equality.
///
/// ```
/// use fx_shapes::{Size, Sym};
/// let batch = Sym::symbol("s0", Some(4));
/// let twice = batch.times(&2.into()).plus(&1.into());
/// assert_eq!(twice.to_string(), "2*s0 + 1");
/// assert_eq!(twice.hint(), Some(9));
/// assert_eq!(twice.minus(&batch).minus(&batch).as_int(), Some(1));
/// ```
#[derive(Clone, Debug)]
pub enum Sym {
    /// A known number.
    Int(i64),
    /// An expression that is no number.
    Expr(Arc<Expr>),
}

/// A symbolic expression.
#[derive(Debug)]
pub struct Expr {
    poly: Poly,
    hint: Option<i64>,
    /// As text, made when first asked for.
    spelled: OnceLock<Arc<SymExpr>>,
}

impl Sym {
    /// A symbol of this name that stands for a positive number.
    pub fn symbol(name: &str, hint: Option<i64>) -> Self {
        Self::new(Poly::atom(Atom::Symbol { name: name.into(), positive: true }), hint)
    }

    fn new(poly: Poly, hint: Option<i64>) -> Self {
        match poly.as_constant() {
            Some(value) => Self::Int(value),
            None => Self::Expr(Arc::new(Expr { poly, hint, spelled: OnceLock::new() })),
        }
    }

    /// The size as graphs record it.
    pub fn from_dim(dim: &Dim) -> Self {
        match dim {
            Dim::Int(value) => Self::Int(*value),
            Dim::Sym(expr) => Self::from_expr(expr),
        }
    }

    /// The expression as graphs record it, read from SymPy's spelling or else from its text. What cannot be read is
    /// a symbol of its own.
    pub fn from_expr(expr: &Arc<SymExpr>) -> Self {
        let written = if expr.source.is_empty() { &expr.text } else { &expr.source };
        let poly = srepr::parse(written)
            .unwrap_or_else(|| Poly::atom(Atom::Symbol { name: expr.text.as_str().into(), positive: false }));
        if let Some(value) = poly.as_constant() {
            return Self::Int(value);
        }
        Self::Expr(Arc::new(Expr { poly, hint: expr.hint, spelled: OnceLock::from(expr.clone()) }))
    }

    /// The size as graphs record it.
    pub fn to_dim(&self) -> Dim {
        match self {
            Self::Int(value) => Dim::Int(*value),
            Self::Expr(expr) => Dim::Sym(expr.spelled().clone()),
        }
    }

    /// Whether the expression has outgrown what is worth keeping; passes stop at it. Its length could double with
    /// every operation of a hostile program.
    pub fn is_too_large(&self) -> bool {
        match self {
            Self::Int(_) => false,
            Self::Expr(expr) => expr.poly.weight() > MAX_WEIGHT,
        }
    }

    /// The names of the symbols in it, each once, in the order of the text.
    pub fn symbols(&self) -> Vec<Box<str>> {
        let mut found = Vec::new();
        if let Self::Expr(expr) = self {
            expr.poly.symbols(&mut found);
        }
        found
    }

    /// SymPy's spelling, as archives have it.
    pub fn srepr(&self) -> String {
        srepr::print(&self.poly())
    }

    fn poly(&self) -> Poly {
        match self {
            Self::Int(value) => Poly::constant(*value),
            Self::Expr(expr) => expr.poly.clone(),
        }
    }

    fn both(
        &self,
        other: &Self,
        numbers: impl Fn(i64, i64) -> i64,
        polys: impl FnOnce(&Poly, &Poly) -> Poly,
    ) -> Self {
        if let (Self::Int(a), Self::Int(b)) = (self, other) {
            return Self::Int(numbers(*a, *b));
        }
        let hint = self.hint().zip(other.hint()).map(|(a, b)| numbers(a, b));
        Self::new(polys(&self.poly(), &other.poly()), hint)
    }
}

impl Expr {
    fn spelled(&self) -> &Arc<SymExpr> {
        self.spelled.get_or_init(|| {
            Arc::new(SymExpr {
                text: self.poly.to_string(),
                source: srepr::print(&self.poly),
                hint: self.hint,
            })
        })
    }
}

impl PartialEq for Sym {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Expr(a), Self::Expr(b)) => Arc::ptr_eq(a, b) || a.poly == b.poly,
            _ => false,
        }
    }
}

impl fmt::Display for Sym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => write!(f, "{value}"),
            Self::Expr(expr) => f.write_str(&expr.spelled().text),
        }
    }
}

impl From<i64> for Sym {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl Size for Sym {
    fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            Self::Expr(_) => None,
        }
    }

    fn hint(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            Self::Expr(expr) => expr.hint,
        }
    }

    fn plus(&self, other: &Self) -> Self {
        self.both(other, i64::saturating_add, Poly::plus)
    }

    fn minus(&self, other: &Self) -> Self {
        self.both(other, i64::saturating_sub, |a, b| a.plus(&b.scaled(-1)))
    }

    fn times(&self, other: &Self) -> Self {
        self.both(other, i64::saturating_mul, Poly::times)
    }

    fn div_floor(&self, other: &Self) -> Self {
        self.both(other, floor_div, Poly::div_floor)
    }

    fn rem_floor(&self, other: &Self) -> Self {
        self.both(other, |a, b| a.rem_floor(&b), Poly::rem_floor)
    }

    fn max_of(&self, other: &Self) -> Self {
        self.both(other, i64::max, |a, b| Poly::extreme(a, b, true))
    }

    fn min_of(&self, other: &Self) -> Self {
        self.both(other, i64::min, |a, b| Poly::extreme(a, b, false))
    }

    fn unknown(number: u32) -> Option<Self> {
        let name = format!("u{number}").into();
        Some(Self::new(Poly::atom(Atom::Symbol { name, positive: false }), None))
    }

    fn registry() -> &'static crate::Registry<Self> {
        static REGISTRY: OnceLock<crate::Registry<Sym>> = OnceLock::new();
        REGISTRY.get_or_init(crate::Registry::built_in)
    }
}
