//! Polynomials with integer coefficients over symbols and opaque operations: the normal form of symbolic sizes.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use crate::size::floor_div;

/// How many terms a product may expand to; a longer one stays a product.
const MAX_TERMS: usize = 64;

/// What a term multiplies: a symbol, or an operation that does not distribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    Symbol {
        name: Box<str>,
        /// Known to be at least 1.
        positive: bool,
    },
    FloorDiv(Poly, Poly),
    Mod(Poly, Poly),
    Max(Vec<Poly>),
    Min(Vec<Poly>),
    /// A product that is too long to expand.
    Product(Poly, Poly),
    /// Any other function, by SymPy's name.
    Call(Box<str>, Vec<Poly>),
}

/// A product of atoms with powers, times a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) coefficient: i64,
    /// Sorted, each atom once, powers at least 1.
    pub(crate) factors: Vec<(Arc<Atom>, u32)>,
}

/// A sum of terms in lexicographic order, no two with the same factors, none with a coefficient of zero.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Poly {
    pub(crate) terms: Vec<Term>,
}

impl Atom {
    /// Symbols come before operations, by name; operations by their kind and parts.
    fn key(&self) -> (u8, &str) {
        match self {
            Self::Symbol { name, .. } => (0, name),
            Self::FloorDiv(..) => (1, ""),
            Self::Mod(..) => (2, ""),
            Self::Max(_) => (3, ""),
            Self::Min(_) => (4, ""),
            Self::Product(..) => (5, ""),
            Self::Call(name, _) => (6, name),
        }
    }

    pub(crate) fn parts(&self) -> Vec<&Poly> {
        match self {
            Self::Symbol { .. } => Vec::new(),
            Self::FloorDiv(a, b) | Self::Mod(a, b) | Self::Product(a, b) => vec![a, b],
            Self::Max(parts) | Self::Min(parts) | Self::Call(_, parts) => parts.iter().collect(),
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key()).then_with(|| {
            let (mine, theirs) = (self.parts(), other.parts());
            let parts = mine.iter().zip(&theirs).map(|(a, b)| a.order(b));
            parts.fold(Ordering::Equal, Ordering::then).then(mine.len().cmp(&theirs.len()))
        })
    }

    fn is_positive(&self) -> bool {
        match self {
            Self::Symbol { positive, .. } => *positive,
            Self::Max(parts) => parts.iter().any(Poly::is_positive),
            Self::Min(parts) => parts.iter().all(Poly::is_positive),
            Self::Product(a, b) => a.is_positive() && b.is_positive(),
            Self::FloorDiv(..) | Self::Mod(..) | Self::Call(..) => false,
        }
    }
}

impl Term {
    fn constant(coefficient: i64) -> Self {
        Self { coefficient, factors: Vec::new() }
    }

    /// Lexicographic, higher powers of earlier atoms first; the constant comes last.
    fn order(&self, other: &Self) -> Ordering {
        for (mine, theirs) in self.factors.iter().zip(&other.factors) {
            let order =
                if Arc::ptr_eq(&mine.0, &theirs.0) { Ordering::Equal } else { mine.0.order(&theirs.0) };
            let order = order.then(theirs.1.cmp(&mine.1));
            if order.is_ne() {
                return order;
            }
        }
        other.factors.len().cmp(&self.factors.len())
    }

    fn times(&self, other: &Self) -> Self {
        let mut factors = self.factors.clone();
        for (atom, power) in &other.factors {
            match factors.binary_search_by(|(mine, _)| mine.order(atom)) {
                Ok(at) => factors[at].1 = factors[at].1.saturating_add(*power),
                Err(at) => factors.insert(at, (atom.clone(), *power)),
            }
        }
        Self { coefficient: self.coefficient.saturating_mul(other.coefficient), factors }
    }

    /// The exact quotient, if there is one.
    fn divided(&self, by: &Self) -> Option<Self> {
        if by.coefficient == 0 || self.coefficient.checked_rem(by.coefficient)? != 0 {
            return None;
        }
        let mut factors = self.factors.clone();
        for (atom, power) in &by.factors {
            let at = factors.iter().position(|(mine, _)| mine == atom)?;
            factors[at].1 = factors[at].1.checked_sub(*power)?;
            if factors[at].1 == 0 {
                factors.remove(at);
            }
        }
        Some(Self { coefficient: self.coefficient.checked_div(by.coefficient)?, factors })
    }

    fn is_positive(&self) -> bool {
        self.coefficient > 0 && self.factors.iter().all(|(atom, _)| atom.is_positive())
    }
}

impl Poly {
    pub(crate) fn constant(value: i64) -> Self {
        Self { terms: if value == 0 { Vec::new() } else { vec![Term::constant(value)] } }
    }

    pub(crate) fn atom(atom: Atom) -> Self {
        Self { terms: vec![Term { coefficient: 1, factors: vec![(Arc::new(atom), 1)] }] }
    }

    pub(crate) fn as_constant(&self) -> Option<i64> {
        match &self.terms[..] {
            [] => Some(0),
            [term] if term.factors.is_empty() => Some(term.coefficient),
            _ => None,
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let pairs = self.terms.iter().zip(&other.terms);
        pairs
            .map(|(a, b)| a.order(b).then(a.coefficient.cmp(&b.coefficient)))
            .fold(Ordering::Equal, Ordering::then)
            .then(self.terms.len().cmp(&other.terms.len()))
    }

    fn from_terms(mut terms: Vec<Term>) -> Self {
        terms.sort_by(Term::order);
        let mut sum: Vec<Term> = Vec::with_capacity(terms.len());
        for term in terms {
            match sum.last_mut() {
                Some(last) if last.factors == term.factors => {
                    last.coefficient = last.coefficient.saturating_add(term.coefficient);
                }
                _ => sum.push(term),
            }
        }
        sum.retain(|term| term.coefficient != 0);
        Self { terms: sum }
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self::from_terms(self.terms.iter().chain(&other.terms).cloned().collect())
    }

    pub(crate) fn scaled(&self, by: i64) -> Self {
        let scale = |term: &Term| Term { coefficient: term.coefficient.saturating_mul(by), ..term.clone() };
        if by == 0 { Self::default() } else { Self { terms: self.terms.iter().map(scale).collect() } }
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        if let Some(number) = other.as_constant() {
            return self.scaled(number);
        }
        if let Some(number) = self.as_constant() {
            return other.scaled(number);
        }
        if self.terms.len().saturating_mul(other.terms.len()) > MAX_TERMS {
            let (a, b) = if self.order(other).is_le() { (self, other) } else { (other, self) };
            return Self::atom(Atom::Product(a.clone(), b.clone()));
        }
        Self::from_terms(
            self.terms.iter().flat_map(|a| other.terms.iter().map(move |b| a.times(b))).collect(),
        )
    }

    /// The exact quotient by one term, if every term has one.
    fn divided(&self, by: &Term) -> Option<Self> {
        Some(Self { terms: self.terms.iter().map(|term| term.divided(by)).collect::<Option<_>>()? })
    }

    /// `self // other`, with what divides exactly taken out, as PyTorch's `FloorDiv` does.
    pub(crate) fn div_floor(&self, other: &Self) -> Self {
        match (self.as_constant(), other.as_constant()) {
            (Some(0), _) | (_, Some(0)) => return Self::default(),
            (Some(a), Some(b)) => return Self::constant(floor_div(a, b)),
            (None, Some(1)) => return self.clone(),
            _ => {}
        }
        if self == other {
            return Self::constant(1);
        }
        let [by] = &other.terms[..] else {
            // A multiple of a sum: (2*s0 + 2) // (s0 + 1).
            if let (Some(first), Some(by)) = (self.terms.first(), other.terms.first())
                && let Some(quotient) = first.divided(by)
            {
                let quotient = Self { terms: vec![quotient] };
                if other.times(&quotient) == *self {
                    return quotient;
                }
            }
            return Self::atom(Atom::FloorDiv(self.clone(), other.clone()));
        };
        let (exact, rest): (Vec<_>, Vec<_>) = self
            .terms
            .iter()
            .map(|term| (term, term.divided(by)))
            .partition(|(_, quotient)| quotient.is_some());
        let exact = Self { terms: exact.into_iter().filter_map(|(_, quotient)| quotient).collect() };
        let rest = Self { terms: rest.into_iter().map(|(term, _)| term.clone()).collect() };
        let exact = Self::from_terms(exact.terms);
        if rest.terms.is_empty() {
            return exact;
        }
        // What is common to the rest and the divisor goes.
        let mut common = by.coefficient.unsigned_abs();
        for term in &rest.terms {
            common = gcd(common, term.coefficient.unsigned_abs());
        }
        let mut shared = Term::constant(i64::try_from(common).unwrap_or(1));
        for (atom, power) in &by.factors {
            let least = rest.terms.iter().map(|term| {
                term.factors.iter().find(|(mine, _)| mine == atom).map_or(0, |(_, power)| *power)
            });
            let least = least.min().unwrap_or(0).min(*power);
            if least > 0 {
                shared.factors.push((atom.clone(), least));
            }
        }
        let (Some(rest), Some(by)) = (rest.divided(&shared), by.divided(&shared)) else {
            return Self::atom(Atom::FloorDiv(self.clone(), other.clone()));
        };
        let by = Self { terms: vec![by] };
        let part = match (rest.as_constant(), by.as_constant()) {
            (Some(a), Some(b)) => Self::constant(floor_div(a, b)),
            (_, Some(1)) => rest,
            _ => Self::atom(Atom::FloorDiv(rest, by)),
        };
        exact.plus(&part)
    }

    pub(crate) fn rem_floor(&self, other: &Self) -> Self {
        match (self.as_constant(), other.as_constant()) {
            (_, Some(0)) => return Self::default(),
            (Some(a), Some(b)) => {
                let quotient = floor_div(a, b);
                return Self::constant(a.saturating_sub(quotient.saturating_mul(b)));
            }
            _ => {}
        }
        if let [by] = &other.terms[..]
            && self.divided(by).is_some()
        {
            return Self::default();
        }
        if self == other { Self::default() } else { Self::atom(Atom::Mod(self.clone(), other.clone())) }
    }

    /// The larger or the smaller of both.
    pub(crate) fn extreme(a: &Self, b: &Self, larger: bool) -> Self {
        if let Some(difference) = a.plus(&b.scaled(-1)).as_constant() {
            return if (difference >= 0) == larger { a.clone() } else { b.clone() };
        }
        // A positive expression is at least 1.
        for (number, other) in [(a, b), (b, a)] {
            if number.as_constant().is_some_and(|number| number <= 1) && other.is_positive() {
                return if larger { other.clone() } else { number.clone() };
            }
        }
        let mut parts: Vec<Poly> = Vec::new();
        for part in [a, b] {
            match part.single_atom() {
                Some(Atom::Max(inner)) if larger => parts.extend(inner.iter().cloned()),
                Some(Atom::Min(inner)) if !larger => parts.extend(inner.iter().cloned()),
                _ => parts.push(part.clone()),
            }
        }
        // SymPy writes the number first.
        parts.sort_by(|a, b| {
            b.as_constant().is_some().cmp(&a.as_constant().is_some()).then_with(|| a.order(b))
        });
        parts.dedup();
        match &parts[..] {
            [one] => one.clone(),
            _ => Self::atom(if larger { Atom::Max(parts) } else { Atom::Min(parts) }),
        }
    }

    /// The atom, when it is nothing else.
    pub(crate) fn single_atom(&self) -> Option<&Atom> {
        match &self.terms[..] {
            [Term { coefficient: 1, factors }] => match &factors[..] {
                [(atom, 1)] => Some(atom),
                _ => None,
            },
            _ => None,
        }
    }

    fn is_positive(&self) -> bool {
        !self.terms.is_empty() && self.terms.iter().all(Term::is_positive)
    }

    /// How many symbols and operations it has, counting shared parts each time; stops counting at 10,000.
    pub(crate) fn weight(&self) -> usize {
        fn count(poly: &Poly, budget: &mut usize) {
            for term in &poly.terms {
                *budget = budget.saturating_sub(1);
                for (atom, _) in &term.factors {
                    if *budget == 0 {
                        return;
                    }
                    *budget -= 1;
                    atom.parts().into_iter().for_each(|part| count(part, budget));
                }
            }
        }
        const LIMIT: usize = 10_000;
        let mut budget = LIMIT;
        count(self, &mut budget);
        LIMIT - budget
    }

    pub(crate) fn symbols(&self, found: &mut Vec<Box<str>>) {
        for (atom, _) in self.terms.iter().flat_map(|term| &term.factors) {
            if let Atom::Symbol { name, .. } = &**atom
                && !found.contains(name)
            {
                found.push(name.clone());
            }
            atom.parts().into_iter().for_each(|part| part.symbols(found));
        }
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// As PyTorch prints expressions: `2*s77 + 1`, `(s27//2)`, `Max(1, s0)`.
impl fmt::Display for Poly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.terms.is_empty() {
            return f.write_str("0");
        }
        for (at, term) in self.terms.iter().enumerate() {
            let magnitude = term.coefficient.unsigned_abs();
            match (at, term.coefficient < 0) {
                (0, true) => f.write_str("-")?,
                (0, false) => {}
                (_, true) => f.write_str(" - ")?,
                (_, false) => f.write_str(" + ")?,
            }
            if term.factors.is_empty() {
                write!(f, "{magnitude}")?;
                continue;
            }
            if magnitude != 1 {
                write!(f, "{magnitude}*")?;
            }
            for (at, (atom, power)) in term.factors.iter().enumerate() {
                write!(f, "{}{atom}", if at == 0 { "" } else { "*" })?;
                if *power != 1 {
                    write!(f, "**{power}")?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for Atom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grouped = |poly: &Poly| match &poly.terms[..] {
            [] | [_]
                if poly.single_atom().is_some() || poly.as_constant().is_some_and(|number| number >= 0) =>
            {
                poly.to_string()
            }
            _ => format!("({poly})"),
        };
        let mut call = |name: &str, parts: &[Poly]| {
            let parts: Vec<String> = parts.iter().map(Poly::to_string).collect();
            write!(f, "{name}({})", parts.join(", "))
        };
        match self {
            Self::Symbol { name, .. } => f.write_str(name),
            Self::FloorDiv(a, b) => {
                let plain = matches!(&a.terms[..], [term] if term.coefficient > 0);
                let a = if plain { a.to_string() } else { format!("({a})") };
                write!(f, "({a}//{})", grouped(b))
            }
            Self::Product(a, b) => write!(f, "{}*{}", grouped(a), grouped(b)),
            Self::Mod(a, b) => call("Mod", &[a.clone(), b.clone()]),
            Self::Max(parts) => call("Max", parts),
            Self::Min(parts) => call("Min", parts),
            Self::Call(name, parts) => call(name, parts),
        }
    }
}
