//! SymPy's `srepr` spelling of expressions, which archives hold, and the plain spelling that people read.

use crate::poly::{Atom, Poly, Term};

/// How deep an expression may nest.
const MAX_DEPTH: usize = 64;

/// Reads `Add(Symbol('s0', positive=True, integer=True), Integer(1))`, and `2*s0 + 1` without functions; `None` for what
/// is neither.
pub(crate) fn parse(text: &str) -> Option<Poly> {
    let mut parser = Parser { rest: text };
    let poly = parser.sum(0)?;
    parser.rest.trim().is_empty().then_some(poly)
}

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn eat(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'t str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c| !accept(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn sum(&mut self, depth: usize) -> Option<Poly> {
        let mut total = if self.eat("-") { self.product(depth)?.scaled(-1) } else { self.product(depth)? };
        loop {
            if self.eat("+") {
                total = total.plus(&self.product(depth)?);
            } else if self.eat("-") {
                total = total.plus(&self.product(depth)?.scaled(-1));
            } else {
                return Some(total);
            }
        }
    }

    fn product(&mut self, depth: usize) -> Option<Poly> {
        let mut total = self.power(depth)?;
        loop {
            if self.rest.trim_start().starts_with("**") {
                return None;
            } else if self.eat("*") {
                total = total.times(&self.power(depth)?);
            } else if self.eat("//") {
                total = total.div_floor(&self.power(depth)?);
            } else {
                return Some(total);
            }
        }
    }

    fn power(&mut self, depth: usize) -> Option<Poly> {
        let base = self.atom(depth)?;
        if !self.eat("**") {
            return Some(base);
        }
        power(&base, self.take_while(|c| c.is_ascii_digit()).parse().ok()?)
    }

    fn atom(&mut self, depth: usize) -> Option<Poly> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.eat("(") {
            let inner = self.sum(depth + 1)?;
            return self.eat(")").then_some(inner);
        }
        let negative = self.eat("-");
        let head = self.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
        if head.is_empty() {
            return None;
        }
        if head.starts_with(|c: char| c.is_ascii_digit()) {
            let value: i64 = head.parse().ok()?;
            return Some(Poly::constant(if negative { value.checked_neg()? } else { value }));
        }
        if negative {
            return None;
        }
        if !self.eat("(") {
            return Some(Poly::atom(Atom::Symbol { name: head.into(), positive: head.starts_with('s') }));
        }
        if head == "Symbol" {
            return self.symbol();
        }
        let mut parts = Vec::new();
        while !self.eat(")") {
            parts.push(self.sum(depth + 1)?);
            if !self.eat(",") && !self.rest.trim_start().starts_with(')') {
                return None;
            }
        }
        call(head, parts)
    }

    /// `'s77', positive=True, integer=True)`
    fn symbol(&mut self) -> Option<Poly> {
        let quote = if self.eat("'") { '\'' } else { self.eat("\"").then_some('"')? };
        let name = self.take_while(|c| c != quote);
        let (skipped, rest) = self.rest.split_once(')')?;
        self.rest = rest;
        Some(Poly::atom(Atom::Symbol { name: name.into(), positive: skipped.contains("positive=True") }))
    }
}

/// An expression to a small power.
fn power(base: &Poly, exponent: u32) -> Option<Poly> {
    if exponent > 64 {
        return None;
    }
    Some((0..exponent).fold(Poly::constant(1), |total, _| total.times(base)))
}

fn call(head: &str, parts: Vec<Poly>) -> Option<Poly> {
    let fold = |op: &dyn Fn(&Poly, &Poly) -> Poly| {
        let (first, rest) = parts.split_first()?;
        Some(rest.iter().fold(first.clone(), |total, part| op(&total, part)))
    };
    Some(match (head, &parts[..]) {
        ("Integer", [number]) => number.clone(),
        ("Add", [_, ..]) => fold(&Poly::plus)?,
        ("Mul", [_, ..]) => fold(&Poly::times)?,
        ("Max", [_, ..]) => fold(&|a, b| Poly::extreme(a, b, true))?,
        ("Min", [_, ..]) => fold(&|a, b| Poly::extreme(a, b, false))?,
        ("FloorDiv" | "CleanDiv", [a, b]) => a.div_floor(b),
        ("Mod" | "PythonMod", [a, b]) => a.rem_floor(b),
        ("Pow", [base, exponent]) => {
            let small = exponent.as_constant().and_then(|exponent| u32::try_from(exponent).ok());
            match small.and_then(|exponent| power(base, exponent)) {
                Some(poly) => poly,
                None => Poly::atom(Atom::Call(head.into(), parts)),
            }
        }
        _ => Poly::atom(Atom::Call(head.into(), parts)),
    })
}

/// The `srepr` spelling.
pub(crate) fn print(poly: &Poly) -> String {
    match &poly.terms[..] {
        [] => "Integer(0)".to_owned(),
        [term] => print_term(term),
        terms => join("Add", terms.iter().map(print_term)),
    }
}

fn join(head: &str, parts: impl Iterator<Item = String>) -> String {
    format!("{head}({})", parts.collect::<Vec<_>>().join(", "))
}

fn print_term(term: &Term) -> String {
    let number = format!("Integer({})", term.coefficient);
    let mut parts: Vec<String> = Vec::new();
    if term.coefficient != 1 || term.factors.is_empty() {
        parts.push(number);
    }
    for (atom, power) in &term.factors {
        let atom = print_atom(atom);
        parts.push(if *power == 1 { atom } else { format!("Pow({atom}, Integer({power}))") });
    }
    if parts.len() == 1 { parts.swap_remove(0) } else { join("Mul", parts.into_iter()) }
}

fn print_atom(atom: &Atom) -> String {
    let head = match atom {
        Atom::Symbol { name, positive: true } => {
            return format!("Symbol('{name}', positive=True, integer=True)");
        }
        Atom::Symbol { name, positive: false } => return format!("Symbol('{name}', integer=True)"),
        Atom::FloorDiv(..) => "FloorDiv",
        Atom::Mod(..) => "Mod",
        Atom::Max(_) => "Max",
        Atom::Min(_) => "Min",
        Atom::Product(..) => "Mul",
        Atom::Call(name, _) => name,
    };
    join(head, atom.parts().into_iter().map(print))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const S: &str = "Symbol('s77', positive=True, integer=True)";

    fn text(srepr: &str) -> String {
        parse(srepr).map_or_else(|| "?".to_owned(), |poly| poly.to_string())
    }

    #[test]
    fn expressions_have_one_form() {
        assert_eq!(text(&format!("Add({S}, Mul(Integer(2), {S}), Integer(-1))")), "3*s77 - 1");
        assert_eq!(text(&format!("FloorDiv(Add(Mul(Integer(4), {S}), Integer(2)), Integer(4))")), "s77");
        assert_eq!(text(&format!("FloorDiv(Add({S}, Integer(-1)), Integer(2))")), "((s77 - 1)//2)");
        assert_eq!(text(&format!("Max(Integer(1), {S})")), "s77");
        assert_eq!(text("Max(Integer(1), Symbol('u0', integer=True))"), "Max(1, u0)");
        assert_eq!(text(&format!("Max(Integer(1), FloorDiv({S}, Integer(2)))")), "Max(1, (s77//2))");
        assert_eq!(text(&format!("Pow({S}, Integer(2))")), "s77**2");
        assert_eq!(text(&format!("ToFloat({S})")), "ToFloat(s77)");
        assert_eq!(text("2*s0*(s1 + 1) - 3"), "2*s0*s1 + 2*s0 - 3");
        assert_eq!(text("(s0//2) + 1"), "(s0//2) + 1");
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let deep = format!("{}1{}", "(".repeat(1000), ")".repeat(1000));
        let long = format!("{}s0", "s0**64*".repeat(1000));
        for bad in ["", "Symbol(", "Mul(Integer(2)", "?!", "s0 +", "2**3**", &deep] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert!(parse(&long).is_some());
    }

    proptest! {
        #[test]
        fn spelling_reads_back(a in -9i64..9, b in 1i64..9, c in -9i64..9) {
            let text = format!("FloorDiv(Add(Mul(Integer({a}), {S}), Integer({c})), Mul(Integer({b}), Symbol('u1', integer=True)))");
            let poly = parse(&text).unwrap();
            prop_assert_eq!(&parse(&print(&poly)).unwrap(), &poly);
            prop_assert_eq!(&parse(&poly.to_string()).unwrap().to_string(), &poly.to_string());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[ -~]{0,60}") {
            let _ = parse(&text);
        }
    }
}
