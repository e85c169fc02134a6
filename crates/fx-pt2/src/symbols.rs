//! Symbolic sizes: SymPy's `srepr` text, read and printed as PyTorch prints expressions, and the way back.
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

/// The `srepr` of an expression as PyTorch prints it; `None` when it cannot be read.
///
/// What a symbol is assumed to be is told by its name, as PyTorch gives them: `s0` is a size and positive, `u0` any
/// integer.
pub(crate) fn srepr(text: &str) -> Option<String> {
    let mut reader = Infix { rest: text };
    let expr = reader.comparison(0)?;
    (reader.rest.trim().is_empty()).then(|| to_srepr(&expr))
}

fn to_srepr(expr: &Expr) -> String {
    match expr {
        Expr::Symbol(name) => {
            let positive = if name.starts_with('u') { "" } else { "positive=True, " };
            format!("Symbol('{name}', {positive}integer=True)")
        }
        Expr::Number(number) if number.contains('.') => format!("Float('{number}')"),
        Expr::Number(number) => format!("Integer({number})"),
        Expr::Call(head, args) => {
            format!("{head}({})", args.iter().map(to_srepr).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Reads expressions as PyTorch prints them, each rule one level tighter than the one before.
struct Infix<'t> {
    rest: &'t str,
}

impl Infix<'_> {
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

    fn comparison(&mut self, depth: usize) -> Option<Expr> {
        if depth > MAX_DEPTH {
            return None;
        }
        let left = self.sum(depth)?;
        let heads =
            [(">=", "GreaterThan"), ("<=", "LessThan"), (">", "StrictGreaterThan"), ("<", "StrictLessThan")];
        for (token, head) in heads {
            if self.eat(token) {
                let right = self.sum(depth)?;
                return Some(Expr::Call(head.to_owned(), vec![left, right]));
            }
        }
        Some(left)
    }

    fn sum(&mut self, depth: usize) -> Option<Expr> {
        let mut terms = vec![self.product(depth)?];
        loop {
            if self.eat("+") {
                terms.push(self.product(depth)?);
            } else if self.eat("-") {
                terms.push(negative(self.product(depth)?));
            } else {
                return Some(joined("Add", terms));
            }
        }
    }

    fn product(&mut self, depth: usize) -> Option<Expr> {
        if self.eat("-") {
            return self.product(depth + 1).filter(|_| depth < MAX_DEPTH).map(negative);
        }
        let mut factors = vec![self.power(depth)?];
        loop {
            if self.eat("//") {
                let left = joined("Mul", std::mem::take(&mut factors));
                factors.push(Expr::Call("FloorDiv".to_owned(), vec![left, self.power(depth)?]));
            } else if self.eat("/") {
                // A quotient of symbols is a float to PyTorch; only fractions are printed so.
                match (factors.pop()?, self.power(depth)?) {
                    (a @ Expr::Number(_), b @ Expr::Number(_)) => {
                        factors.push(Expr::Call("Rational".to_owned(), vec![a, b]));
                    }
                    _ => return None,
                }
            } else if self.eat("*") {
                factors.push(self.power(depth)?);
            } else {
                return Some(joined("Mul", factors));
            }
        }
    }

    fn power(&mut self, depth: usize) -> Option<Expr> {
        let base = self.atom(depth)?;
        if self.eat("**") {
            let exponent = self.atom(depth)?;
            return Some(Expr::Call("Pow".to_owned(), vec![base, exponent]));
        }
        Some(base)
    }

    fn atom(&mut self, depth: usize) -> Option<Expr> {
        if self.eat("(") {
            let inner = self.comparison(depth + 1)?;
            return self.eat(")").then_some(inner);
        }
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.parse::<f64>().is_ok().then(|| Expr::Number(word.to_owned()));
        }
        if !fx_ir::is_identifier(word) {
            return None;
        }
        if !self.eat("(") {
            return Some(Expr::Symbol(word.to_owned()));
        }
        let mut args = Vec::new();
        while !self.eat(")") {
            args.push(self.comparison(depth + 1)?);
            if !self.eat(",") && !self.rest.trim_start().starts_with(')') {
                return None;
            }
        }
        // PyTorch prints two heads by shorter names.
        let head = match word {
            "Eq" => "Equality",
            "Ne" => "Unequality",
            other => other,
        };
        Some(Expr::Call(head.to_owned(), args))
    }
}

fn joined(head: &str, mut parts: Vec<Expr>) -> Expr {
    match parts.len() {
        1 => parts.swap_remove(0),
        _ => Expr::Call(head.to_owned(), parts),
    }
}

fn negative(expr: Expr) -> Expr {
    match expr {
        Expr::Number(number) => match number.strip_prefix('-') {
            Some(positive) => Expr::Number(positive.to_owned()),
            None => Expr::Number(format!("-{number}")),
        },
        other => Expr::Call("Mul".to_owned(), vec![Expr::Number("-1".to_owned()), other]),
    }
}

#[cfg(test)]
mod tests {
    use super::{pretty, srepr};

    #[test]
    fn what_is_printed_reads_back() {
        let s = "Symbol('s77', positive=True, integer=True)";
        for text in [
            "s77",
            "u0",
            "2*s77",
            "s77 - 1",
            "2*s77 + 1",
            "3*(s77 + 1)",
            "(s77//2)",
            "Max(1, s77)",
            "s77**2",
            "s77 >= 3",
            "Eq(s77, 2)",
            "Mod(s77, 4)",
            "(2*s77//(u0 + 1))",
            "s0*s1 - 3",
        ] {
            let written = srepr(text).unwrap_or_else(|| text.to_uppercase());
            assert_eq!(pretty(&written), text, "{written}");
        }
        assert_eq!(srepr("2*s77").as_deref(), Some(&*format!("Mul(Integer(2), {s})")));
        assert_eq!(srepr("u0").as_deref(), Some("Symbol('u0', integer=True)"));
        let deep = format!("{}1{}", "(".repeat(1000), ")".repeat(1000));
        let minus = format!("{}1", "-".repeat(1000));
        for text in ["", "2*", "(s0", "s0 s1", "?", "s0/s1", "f(,)", "f(1", deep.as_str(), minus.as_str()] {
            assert_eq!(srepr(text), None, "{text}");
        }
    }

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
