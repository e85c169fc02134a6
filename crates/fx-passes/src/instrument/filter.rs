//! [`Filter`]: which passes and which parts of the module an instrument shows.

use std::fmt;
use std::str::FromStr;

use fx_ir::{GraphModule, Node, Op};

/// How deep a filter may nest.
const MAX_DEPTH: usize = 64;

/// A choice of passes and of parts of the module: `encoder & dce` is what `dce` makes of the nodes of the module
/// `encoder`.
///
/// ```text
/// filter = all { "|" all }        one of them
/// all    = not { "&" not }        all of them
/// not    = "!" not | "(" filter ")" | word
/// ```
///
/// A word holds of a pass of this name, and of nodes inside a module whose path has it: the path of `nn_module_stack`,
/// or the one that a `call_module` or `get_attr` names. `encoder` is in `model.encoder.layers.0` and so is
/// `layers.0`, but not `encode`; `*` stands for any letters. The empty filter holds of everything.
///
/// ```
/// use fx_passes::instrument::Filter;
///
/// let filter: Filter = "encoder & (dce | fuse-*) & !attn".parse()?;
/// assert!(filter.holds("fuse-conv-bn", "model.encoder.layers.0"));
/// assert!(!filter.holds("cse", "model.encoder.layers.0"));
/// assert!(!filter.holds("dce", "model.encoder.layers.0.attn"));
/// assert_eq!(filter.to_string(), "encoder & (dce | fuse-*) & !attn");
/// # Ok::<(), fx_passes::instrument::FilterError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(Option<Term>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Word(String),
    Not(Box<Term>),
    All(Vec<Term>),
    Any(Vec<Term>),
}

/// A text is no filter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the filter `{text}` is wrong at letter {}: {problem}", .at + 1)]
pub struct FilterError {
    text: String,
    at: usize,
    problem: String,
}

impl Filter {
    /// Whether it chooses the nodes at `path` after the pass of this name.
    pub fn holds(&self, pass: &str, path: &str) -> bool {
        self.0.as_ref().is_none_or(|term| term.holds(pass, path))
    }

    /// Whether it holds of everything.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The text of the module that it chooses around a pass of this name: all graphs when it is empty, else the lines of
    /// the chosen nodes; `None` when there are none. O(text).
    pub fn text(&self, pass: &str, module: &GraphModule) -> Option<String> {
        let mut text = String::new();
        let mut any = self.is_empty();
        self.graph(pass, module, "", &mut text, &mut any);
        for (path, id) in module.modules().named_modules() {
            let inner = module.modules().module(id).and_then(|inner| inner.graph.as_deref());
            if let Some(inner) = inner {
                self.graph(pass, inner, &path, &mut text, &mut any);
            }
        }
        any.then_some(text)
    }

    fn graph(&self, pass: &str, module: &GraphModule, owner: &str, text: &mut String, any: &mut bool) {
        let graph = module.graph();
        let title = |text: &mut String| {
            if !owner.is_empty() {
                let between = if text.is_empty() { "" } else { "\n\n" };
                text.push_str(&format!("{between}# the graph of {owner}\n"));
            }
        };
        if self.is_empty() {
            title(text);
            text.push_str(&graph.to_string());
            return;
        }
        let (mut chosen, mut all) = (Vec::new(), true);
        for node in graph.nodes() {
            let path = match owner {
                "" => path(node),
                owner => format!("{owner}.{}", path(node)),
            };
            if self.holds(pass, &path) {
                chosen.push(format!("    {}", graph.format_node(node.id()).trim_start()));
            } else {
                all = false;
            }
        }
        if !chosen.is_empty() {
            title(text);
            text.push_str(&chosen.join("\n"));
            // How many there are is news about other parts.
            text.push_str(if all { "" } else { "\n    # and other nodes" });
            *any = true;
        }
    }
}

/// The path of the module that a node is in.
fn path(node: Node<'_>) -> String {
    let inside = node.meta().module_stack.as_deref().and_then(|stack| stack.last());
    match (inside, node.op()) {
        (Some(frame), _) => frame.path.to_string(),
        (None, Op::CallModule | Op::GetAttr) => node.target().to_owned(),
        (None, _) => String::new(),
    }
}

impl Term {
    fn holds(&self, pass: &str, path: &str) -> bool {
        match self {
            Term::Word(word) => is_like(pass, word) || is_inside(path, word),
            Term::Not(term) => !term.holds(pass, path),
            Term::All(terms) => terms.iter().all(|term| term.holds(pass, path)),
            Term::Any(terms) => terms.iter().any(|term| term.holds(pass, path)),
        }
    }
}

/// Whether some parts of a dotted path, one after the other, are like those of `word`.
fn is_inside(path: &str, word: &str) -> bool {
    let parts: Vec<&str> = path.split('.').collect();
    let words: Vec<&str> = word.split('.').collect();
    parts.windows(words.len()).any(|window| window.iter().zip(&words).all(|(part, word)| is_like(part, word)))
}

/// Whether `text` is `pattern`, in which `*` stands for any letters. O(text * pattern).
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return text == pattern };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let Some(last) = pieces.pop() else { return false };
    for piece in pieces {
        match text.find(piece) {
            Some(at) => text = &text[at + piece.len()..],
            None => return false,
        }
    }
    text.ends_with(last)
}

impl FromStr for Filter {
    type Err = FilterError;

    fn from_str(text: &str) -> Result<Self, FilterError> {
        let mut parser = Parser { text, at: 0 };
        if parser.peek().is_none() {
            return Ok(Self(None));
        }
        let term = parser.any(0)?;
        match parser.peek() {
            None => Ok(Self(Some(term))),
            Some(c) => Err(parser.wrong(format!("expected `&`, `|` or the end, found `{c}`"))),
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn wrong(&self, problem: String) -> FilterError {
        let at = self.text[..self.at].chars().count();
        FilterError { text: self.text.to_owned(), at, problem }
    }

    fn any(&mut self, depth: usize) -> Result<Term, FilterError> {
        self.list('|', Term::Any, |parser| parser.list('&', Term::All, |parser| parser.not(depth)))
    }

    fn list(
        &mut self,
        between: char,
        of: fn(Vec<Term>) -> Term,
        mut item: impl FnMut(&mut Self) -> Result<Term, FilterError>,
    ) -> Result<Term, FilterError> {
        let first = item(self)?;
        if self.peek() != Some(between) {
            return Ok(first);
        }
        let mut terms = vec![first];
        while self.eat(between) {
            terms.push(item(self)?);
        }
        Ok(of(terms))
    }

    fn not(&mut self, depth: usize) -> Result<Term, FilterError> {
        if depth > MAX_DEPTH {
            return Err(self.wrong(format!("it nests deeper than {MAX_DEPTH}")));
        }
        if self.eat('!') {
            return Ok(Term::Not(Box::new(self.not(depth + 1)?)));
        }
        if self.eat('(') {
            let inner = self.any(depth + 1)?;
            return match self.eat(')') {
                true => Ok(inner),
                false => Err(self.wrong("expected `)`".to_owned())),
            };
        }
        self.peek();
        let rest = &self.text[self.at..];
        let is_letter = |c: char| c.is_alphanumeric() || "_-.*[]'\"".contains(c);
        let end = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        if end == 0 {
            let found = rest.chars().next().map_or("the end".to_owned(), |c| format!("`{c}`"));
            return Err(
                self.wrong(format!("expected the name of a pass or the path of a module, found {found}"))
            );
        }
        self.at += end;
        Ok(Term::Word(rest[..end].to_owned()))
    }
}

/// Prints what reads back as the same filter.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(term) => write!(f, "{term}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (terms, between) = match self {
            Term::Word(word) => return f.write_str(word),
            Term::Not(term) => match &**term {
                Term::Word(_) | Term::Not(_) => return write!(f, "!{term}"),
                _ => return write!(f, "!({term})"),
            },
            Term::All(terms) => (terms, " & "),
            Term::Any(terms) => (terms, " | "),
        };
        for (at, term) in terms.iter().enumerate() {
            if at > 0 {
                f.write_str(between)?;
            }
            match term {
                Term::Word(_) | Term::Not(_) => write!(f, "{term}")?,
                _ => write!(f, "({term})")?,
            }
        }
        Ok(())
    }
}
