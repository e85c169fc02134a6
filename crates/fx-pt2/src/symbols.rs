//! Symbolic sizes: SymPy's `srepr` text, read and printed as PyTorch prints expressions.
//!
//! `Mul(Integer(2), Symbol('s77', positive=True, integer=True))` becomes `2*s77`.

/// How deep an expression may nest.
const MAX_DEPTH: usize = 64;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
enum Expr {
    Symbol(String),
    Number(String),
    Call(String, Vec<Expr>),
}

/// The expression as PyTorch prints it; a text that cannot be read is kept as it is.
pub(crate) fn pretty(srepr: &str) -> String {
    let mut parser = Parser { rest: srepr };
    match parser.expr(0) {
        Some(expr) if parser.rest.trim().is_empty() => print(&expr).0,
        _ => srepr.to_owned(),
    }
}

struct Parser<'t> {
    rest: &'t str,
}

impl Parser<'_> {
    fn eat(&mut self, c: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c| !accept(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn expr(&mut self, depth: usize) -> Option<Expr> {
        if depth > MAX_DEPTH {
            return None;
        }
        let head = self.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).to_owned();
        if head.is_empty() {
            return None;
        }
        if !self.eat('(') {
            return Some(if head.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
                Expr::Number(head)
            } else {
                Expr::Symbol(head)
            });
        }
        if head == "Symbol" {
            return self.symbol();
        }
        let mut args = Vec::new();
        while !self.eat(')') {
            args.push(self.expr(depth + 1)?);
            if !self.eat(',') && !self.rest.trim_start().starts_with(')') {
                return None;
            }
        }
        match (head.as_str(), args.as_slice()) {
            ("Integer" | "Float", [Expr::Number(number)]) => Some(Expr::Number(number.clone())),
            _ => Some(Expr::Call(head, args)),
        }
    }

    /// `'s77', positive=True, integer=True)`: the assumptions are not part of the name.
    fn symbol(&mut self) -> Option<Expr> {
        let quote = if self.eat('\'') { '\'' } else { self.eat('"').then_some('"')? };
        let name = self.take_while(|c| c != quote).to_owned();
        self.eat(quote);
        self.take_while(|c| c != ')');
        self.eat(')').then_some(Expr::Symbol(name))
    }
}

/// How tightly a printed expression holds together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Tightness {
    Compare,
    Sum,
    Product,
    Power,
    Atom,
}

fn print(expr: &Expr) -> (String, Tightness) {
    use Tightness as T;
    let inside = |expr: &Expr, least: T| {
        let (text, tightness) = print(expr);
        if tightness < least { format!("({text})") } else { text }
    };
    let join = |args: &[Expr], operator: &str, least: T| {
        args.iter().map(|arg| inside(arg, least)).collect::<Vec<_>>().join(operator)
    };
    match expr {
        Expr::Symbol(name) => (name.clone(), T::Atom),
        Expr::Number(number) if number.starts_with('-') => (number.clone(), T::Sum),
        Expr::Number(number) => (number.clone(), T::Atom),
        Expr::Call(head, args) => match (head.as_str(), args.as_slice()) {
            ("Mul", args) if args.len() > 1 => (join(args, "*", T::Product), T::Product),
            ("Add", args) if args.len() > 1 => (sum(args), T::Sum),
            ("Pow", [base, exponent]) => {
                (format!("{}**{}", inside(base, T::Atom), inside(exponent, T::Atom)), T::Power)
            }
            ("FloorDiv", [a, b]) => (format!("({}//{})", inside(a, T::Product), inside(b, T::Atom)), T::Atom),
            ("Rational", [a, b]) => (format!("{}/{}", print(a).0, print(b).0), T::Product),
            ("GreaterThan", [a, b]) => (format!("{} >= {}", print(a).0, print(b).0), T::Compare),
            ("LessThan", [a, b]) => (format!("{} <= {}", print(a).0, print(b).0), T::Compare),
            ("StrictGreaterThan", [a, b]) => (format!("{} > {}", print(a).0, print(b).0), T::Compare),
            ("StrictLessThan", [a, b]) => (format!("{} < {}", print(a).0, print(b).0), T::Compare),
            ("Equality", [a, b]) => (format!("Eq({}, {})", print(a).0, print(b).0), T::Atom),
            ("Unequality", [a, b]) => (format!("Ne({}, {})", print(a).0, print(b).0), T::Atom),
            (head, args) => {
                let args = args.iter().map(|arg| print(arg).0).collect::<Vec<_>>().join(", ");
                (format!("{head}({args})"), T::Atom)
            }
        },
    }
}

/// A sum with its number last, as SymPy orders it.
fn sum(args: &[Expr]) -> String {
    let is_number = |arg: &&Expr| matches!(arg, Expr::Number(_));
    let ordered = args.iter().filter(|arg| !is_number(arg)).chain(args.iter().filter(is_number));
    let mut text = String::new();
    for arg in ordered {
        let (term, _) = print(arg);
        match (text.is_empty(), term.strip_prefix('-')) {
            (true, _) => text = term,
            (false, Some(positive)) => text.push_str(&format!(" - {positive}")),
            (false, None) => text.push_str(&format!(" + {term}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn expressions_print_as_pytorch_prints_them() {
        let s = "Symbol('s77', positive=True, integer=True)";
        assert_eq!(pretty(s), "s77");
        assert_eq!(pretty("Symbol('u0', integer=True)"), "u0");
        assert_eq!(pretty(&format!("Mul(Integer(2), {s})")), "2*s77");
        assert_eq!(pretty(&format!("Add({s}, Integer(-1))")), "s77 - 1");
        assert_eq!(pretty(&format!("Add(Integer(1), Mul(Integer(2), {s}))")), "2*s77 + 1");
        assert_eq!(pretty(&format!("Mul(Integer(3), Add({s}, Integer(1)))")), "3*(s77 + 1)");
        assert_eq!(pretty(&format!("FloorDiv({s}, Integer(2))")), "(s77//2)");
        assert_eq!(pretty(&format!("Max(Integer(1), {s})")), "Max(1, s77)");
        assert_eq!(pretty(&format!("Pow({s}, Integer(2))")), "s77**2");
        assert_eq!(pretty(&format!("GreaterThan({s}, Integer(3))")), "s77 >= 3");
    }

    #[test]
    fn what_cannot_be_read_is_kept() {
        let deep = format!("{}{}", "Max(".repeat(1000), ")".repeat(1000));
        for text in ["", "Symbol(", "Mul(Integer(2)", "?!", deep.as_str()] {
            assert_eq!(pretty(text), text);
        }
    }
}
