//! Breaking expressions over lines, as rustfmt does with `use_small_heuristics = "Max"`: what fits stays on one line, a
//! call that does not has one argument a line, a chain one method a line, unless breaking its last call alone is shorter.
//!
//! The expressions are those that this crate writes: paths, literals, calls, macros, arrays, tuples, chains of fields and
//! methods, and operators. A line that fits, as most do, is not looked into.

use super::emit::INDENT;

/// How wide a line may be.
pub(super) const WIDTH: usize = 100;
/// How far each level is indented.
const TAB: usize = 4;
/// Literals and names of at most this width are packed.
const SHORT_ITEM: usize = 10;
/// How deep alternatives are tried inside alternatives; their number doubles with each level.
const MAX_TRIES: usize = 10;

/// Where an expression is to be written.
#[derive(Clone, Copy)]
struct Shape {
    /// How far the lines of the statement are indented.
    indent: usize,
    /// The column at which the expression begins.
    column: usize,
    /// How many columns what follows takes on its last line.
    tail: usize,
    /// How many alternatives it is inside.
    tries: usize,
    /// Whether chains in it must not have one method a line.
    flat_chains: bool,
    /// Whether it is inside a macro, whose commas at the end are not rustfmt's to add.
    in_macro: bool,
}

impl Shape {
    /// How wide the expression may be.
    fn width(self) -> Option<usize> {
        WIDTH.checked_sub(self.column + self.tail)
    }

    /// The start of a line that is indented by `indent`.
    fn line(self, indent: usize, tail: usize) -> Self {
        Self { indent, column: indent, tail, ..self }
    }

    /// After `text` on the same line.
    fn after(self, text: &str, tail: usize) -> Self {
        Self { column: self.column + width(text), tail: self.tail + tail, ..self }
    }

    fn deeper(self) -> Self {
        Self { tries: self.tries + 1, ..self }
    }
}

/// A statement of a body with its suffix, broken where it does not fit; the expression begins at `start`.
pub(super) fn line(mut text: String, start: usize, suffix: &str) -> String {
    // Room for question marks, of which few lines need any.
    if width(&text) + 8 <= WIDTH {
        text.push_str(suffix);
        return text;
    }
    let indent = INDENT.len();
    let mut out = String::with_capacity(text.len() + 32);
    write(&mut out, indent, &text[indent..start], &text[start..], suffix);
    out
}

/// Writes `prefix`, `text` and `suffix`, broken where they do not fit, without a line break at the end.
pub(super) fn write(out: &mut String, indent: usize, prefix: &str, text: &str, suffix: &str) {
    spaces(out, indent);
    out.push_str(prefix);
    let shape = Shape {
        indent,
        column: indent + width(prefix),
        tail: width(suffix),
        tries: 0,
        flat_chains: false,
        in_macro: false,
    };
    if fits(text, shape) || text.contains('\n') {
        out.push_str(text);
        out.push_str(suffix);
        return;
    }
    let here = rewrite(text, shape);
    // What is assigned stands on the next line where that is better.
    if prefix.ends_with("= ") {
        let below = rewrite(text, shape.line(indent + TAB, shape.tail));
        if let Some(below) = below.filter(|below| is_better_below(here.as_deref(), below)) {
            out.truncate(out.len() - 1);
            out.push('\n');
            spaces(out, indent + TAB);
            out.push_str(&below);
            out.push_str(suffix);
            return;
        }
    }
    out.push_str(here.as_deref().unwrap_or(text));
    out.push_str(suffix);
}

/// Whether what is assigned is better on the next line than after the `=`.
fn is_better_below(here: Option<&str>, below: &str) -> bool {
    let Some(here) = here else { return true };
    let breaks = |text: &str| text.matches('\n').count();
    let opens = |text: &str, bracket| first_line(text).ends_with(bracket);
    let is_opened_only_here = |bracket| opens(here, bracket) && !opens(below, bracket);
    breaks(below) == 0
        || breaks(here) > breaks(below) + 1
        || ['(', '[', '{'].into_iter().any(is_opened_only_here)
}

/// Whether the expression fits on what is left of the line. rustfmt leaves room for the question marks at the end of a
/// chain three times.
fn fits(text: &str, shape: Shape) -> bool {
    let Some(room) = shape.width().and_then(|room| room.checked_sub(width(text))) else { return false };
    if room >= 8 {
        return true;
    }
    // The chain may be inside short brackets that hold nothing else.
    let mut inner = text;
    while let Some(Group { head, items, .. }) = last_group(inner) {
        match items[..] {
            [only] if width(head) <= TAB => inner = only,
            _ => break,
        }
    }
    let marks = question_marks(inner);
    2 * marks <= room || links(inner).len() == 1
}

fn question_marks(text: &str) -> usize {
    text.len() - text.trim_end_matches('?').len()
}

/// The expression over several lines where it does not fit on one; `None` when rustfmt would not have it here.
fn rewrite(text: &str, shape: Shape) -> Option<String> {
    if fits(text, shape) {
        return Some(text.to_owned());
    }
    for sign in ["&", "-", "!"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some(format!("{sign}{}", rewrite(rest, shape.after(sign, 0))?));
        }
    }
    if let Some((left, operator, right)) = binary(text) {
        let left = rewrite(left, Shape { tail: 0, ..shape })?;
        let line = shape.line(shape.indent + TAB, shape.tail);
        let right = rewrite(right, line.after(operator, 0).after(" ", 0))?;
        let mut out = left;
        out.push('\n');
        spaces(&mut out, shape.indent + TAB);
        out.push_str(operator);
        out.push(' ');
        out.push_str(&right);
        return Some(out);
    }
    let links = links(text);
    match links[..] {
        [] | [_] => call(text, shape),
        _ => chain(&links, shape),
    }
}

/// A root and the fields and methods after it.
fn chain(links: &[&str], shape: Shape) -> Option<String> {
    let (root, mut children) = links.split_first()?;
    let mut root = rewrite(root, Shape { tail: 0, ..shape })?;
    // A short root takes the first link with it.
    let short = TAB.saturating_sub(shape.column - shape.indent);
    while width(&root) <= short && !root.contains('\n') && children.len() > 1 {
        root.push_str(&link(children[0], Shape { tail: 0, ..shape }.after(&root, 0))?);
        children = &children[1..];
    }
    let is_block = root.contains('\n');
    let (last, rest) = children.split_last()?;
    let line = shape.line(shape.indent + if is_block { 0 } else { TAB }, 0);
    let mut written = vec![root];
    for child in rest {
        written.push(link(child, line)?);
    }
    let marks = question_marks(last);
    let before = written.iter().map(|text| width(text)).sum::<usize>() + marks;
    let room = shape.width().unwrap_or(0).saturating_sub(before);
    let is_flat = written.iter().all(|text| !text.contains('\n')) && room > 0;
    let tail = shape.tail + marks;
    let below = |tries: usize| link(last, Shape { tail, tries, ..line });
    let here = || link(last, Shape { column: shape.column + before, tail, ..shape.deeper() });
    let (last, is_one_line) = match if is_flat && shape.tries < MAX_TRIES { here() } else { None } {
        None => (below(shape.tries)?, false),
        Some(here) => {
            let lines = here.lines().count();
            let can_be = width(first_line(&here)) <= room;
            if can_be && lines >= 5 {
                (here, true)
            } else {
                match below(shape.tries + 1) {
                    Some(below) if !can_be || below.lines().count() < lines => (below, false),
                    _ => (here, can_be),
                }
            }
        }
    };
    written.push(last);
    if is_one_line {
        return Some(written.concat());
    }
    if shape.flat_chains {
        return None;
    }
    let mut break_ = String::from("\n");
    spaces(&mut break_, line.indent);
    Some(written.join(&break_))
}

/// A field or method with its question marks.
fn link(text: &str, shape: Shape) -> Option<String> {
    let body = text.trim_end_matches('?');
    let marks = &text[body.len()..];
    Some(call(body, Shape { tail: shape.tail + width(marks), ..shape })? + marks)
}

/// A call, macro, array or tuple, or a field or method of a chain; anything else is left as it is.
fn call(text: &str, shape: Shape) -> Option<String> {
    if fits(text, shape) {
        return Some(text.to_owned());
    }
    let body = text.trim_end_matches('?');
    let marks = &text[body.len()..];
    let Some(group) = last_group(body).filter(|group| !group.items.is_empty()) else {
        return Some(text.to_owned());
    };
    let Group { head, items, close } = group;
    let shape = Shape { in_macro: shape.in_macro || head.ends_with("!("), ..shape };
    let mut out = head.to_owned();
    let tail = width(close) + width(marks);
    if let [only] = items[..]
        && shape.tries < MAX_TRIES
    {
        let is_short = width(head) <= TAB;
        if is_short || can_overflow(only) {
            let is_method = links(only.trim_start_matches('&')).len() > 1;
            let flat_chains = shape.flat_chains || (!is_short && is_method);
            let at = Shape { flat_chains, ..shape.after(head, tail).deeper() };
            let inside = rewrite(only, at);
            let nested = shape.line(shape.indent + TAB, 1);
            // Not when it fits on a line of its own, and would not have any use for being broken.
            let inside = inside.filter(|inside| {
                inside.contains('\n') && (inside.matches('\n').count() != 1 || !fits(only, nested))
            });
            let is_room = |inside: &String| shape.column + width(head) + width(first_line(inside)) <= WIDTH;
            if let Some(inside) = inside.filter(is_room) {
                out.push_str(&inside);
                out.push_str(close);
                out.push_str(marks);
                return Some(out);
            }
        }
    }
    let line = shape.line(shape.indent + TAB, 1);
    let is_packed = items.iter().all(|item| width(item) <= SHORT_ITEM && is_simple(item));
    let mut column = usize::MAX;
    for (at, item) in items.iter().enumerate() {
        let comma = if shape.in_macro && at + 1 == items.len() { "" } else { "," };
        let needed = width(item) + comma.len();
        if is_packed && column.saturating_add(1 + needed) < WIDTH {
            out.push(' ');
            column += 1 + needed;
        } else {
            out.push('\n');
            spaces(&mut out, line.indent);
            column = line.indent + needed;
        }
        out.push_str(&rewrite(item, line)?);
        out.push_str(comma);
    }
    out.push('\n');
    spaces(&mut out, shape.indent);
    out.push_str(close);
    out.push_str(marks);
    Some(out)
}

/// Whether it is a literal, a name, or a field.
fn is_simple(text: &str) -> bool {
    let text = text.trim_start_matches(['&', '-', '!']).trim_end_matches('?');
    text.starts_with(|c: char| c == '"' || c.is_ascii_digit()) && links(text).len() == 1
        || !text.contains(['(', '[', '{', ' ', ':'])
}

/// Whether the brackets of a single argument may stand inside those around it.
fn can_overflow(text: &str) -> bool {
    let text = text.trim_start_matches(['&', '-', '!']).trim_end_matches('?');
    binary(text).is_none() && last_group(text).is_some()
}

/// The parts of the last operator of Rust that is outside of brackets and binds least.
fn binary(text: &str) -> Option<(&str, &str, &str)> {
    let mut best: Option<(u8, usize, &str)> = None;
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b' ' if depth == 0 => {
                let rest = &text[at + 1..];
                let operators = [
                    ("|", 6),
                    ("^", 7),
                    ("&", 8),
                    ("<<", 9),
                    (">>", 9),
                    ("+", 10),
                    ("-", 10),
                    ("*", 11),
                    ("/", 11),
                    ("%", 11),
                ];
                for (operator, binds) in operators {
                    let is_it = rest.strip_prefix(operator).is_some_and(|rest| rest.starts_with(' '));
                    if is_it && best.is_none_or(|(known, ..)| binds <= known) {
                        best = Some((binds, at, operator));
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    let (_, at, operator) = best?;
    Some((&text[..at], operator, &text[at + operator.len() + 2..]))
}

/// The root of a chain and its fields and methods, each with its dot and its question marks.
fn links(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at),
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'.' if depth == 0 && at > start => {
                // Neither a range nor the point of a number.
                let is_range = bytes.get(at + 1) == Some(&b'.') || bytes[at - 1] == b'.';
                let is_number = start == 0
                    && bytes[..at].iter().all(u8::is_ascii_digit)
                    && bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphabetic());
                if !is_range && !is_number {
                    found.push(&text[start..at]);
                    start = at;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found.push(&text[start..]);
    found
}

/// Where the string that begins at `at` ends.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    at += 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

fn spaces(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// A bracketed group at the end of an expression.
struct Group<'t> {
    head: &'t str,
    items: Vec<&'t str>,
    close: &'t str,
}

/// The brackets that end the expression, when there are any.
fn last_group(text: &str) -> Option<Group<'_>> {
    let bytes = text.as_bytes();
    if !matches!(bytes.last()?, b')' | b']') {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    // The commas directly inside the brackets that were opened last, by depth.
    let mut commas: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at),
            b'(' | b'[' | b'{' => {
                open.push(at);
                commas.push(Vec::new());
            }
            b')' | b']' | b'}' => {
                let start = open.pop()?;
                let inside = commas.pop()?;
                if at + 1 == bytes.len() && open.is_empty() {
                    let mut items = Vec::with_capacity(inside.len() + 1);
                    let mut from = start + 1;
                    for comma in inside.into_iter().chain([at]) {
                        items.push(text.get(from..comma)?.trim());
                        from = comma + 1;
                    }
                    // `(a,)`.
                    if items.last().is_some_and(|item| item.is_empty()) {
                        items.pop();
                    }
                    return Some(Group { head: text.get(..=start)?, items, close: text.get(at..)? });
                }
            }
            b',' => {
                if let Some(commas) = commas.last_mut() {
                    commas.push(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(prefix: &str, text: &str) -> String {
        let mut out = String::new();
        write(&mut out, 8, prefix, text, ";");
        out
    }

    #[test]
    fn what_does_not_fit_is_broken() {
        assert_eq!(laid_out("let x = ", "f(a, b)"), "        let x = f(a, b);");
        let long = "a".repeat(36);
        insta::assert_snapshot!(laid_out("let x = ", &format!("f(g({long}, {long}, [1, 2]), \"), {long}\", {long})")), @r#"
                let x = f(
                    g(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, [1, 2]),
                    "), aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                );
        "#);
        insta::assert_snapshot!(laid_out("let x = ", &format!("op!(aten.f({long}, {long}, y))")), @r"
                let x = op!(aten.f(
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,
                    y
                ));
        ");
        let numbers: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        insta::assert_snapshot!(laid_out("", &format!("x.view([{}])", numbers.join(", "))), @r"
                x.view([
                    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                    24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
                ]);
        ");
    }

    /// Numbers that are the same each time.
    struct Random(u64);

    impl Random {
        fn below(&mut self, count: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % count
        }

        fn name(&mut self) -> String {
            let longest = if self.below(3) == 0 { 30 } else { 9 };
            let length = 1 + self.below(longest);
            std::iter::once('v').chain((1..length).map(|_| 'x')).collect()
        }

        fn items(&mut self, depth: u64, count: u64) -> String {
            (0..count).map(|_| self.expression(depth + 1)).collect::<Vec<_>>().join(", ")
        }

        /// An expression as this crate writes them.
        fn expression(&mut self, depth: u64) -> String {
            match if depth > 3 { self.below(3) } else { self.below(12) } {
                0 => self.name(),
                1 => self.below(1000).to_string(),
                2 => format!("\"{}, (\"", self.name()),
                3 => format!("&{}", self.name()),
                4 => {
                    let count = 1 + self.below(4);
                    format!("torch::{}({})", self.name(), self.items(depth, count))
                }
                5 => {
                    // Calls of tch are not inside of this macro.
                    let count = 1 + self.below(5);
                    let items = self.items(depth, count).replace('?', "");
                    format!("op!(aten.{}.default({items}))", self.name())
                }
                6 => {
                    let count = 1 + self.below(12);
                    let numbers: Vec<_> = (0..count).map(|_| self.below(100_000).to_string()).collect();
                    format!("[{}]", numbers.join(", "))
                }
                7 => {
                    let count = 2 + self.below(3);
                    format!("({})", self.items(depth, count))
                }
                8 => {
                    let mut text = "self".to_owned();
                    for _ in 0..1 + self.below(4) {
                        text.push_str(&format!(".{}", self.name()));
                    }
                    let count = self.below(3);
                    format!("{text}.forward({})", self.items(depth, count))
                }
                9 => {
                    let mut text = self.name();
                    for _ in 0..1 + self.below(3) {
                        let count = self.below(4);
                        text.push_str(&format!(".f_{}({})?", self.name(), self.items(depth, count)));
                    }
                    text
                }
                10 => {
                    let mut text = format!("nn::{}::new({})", self.name(), self.below(100));
                    for _ in 0..1 + self.below(6) {
                        let count = self.below(3);
                        text.push_str(&format!(".{}({})", self.name(), self.items(depth, count)));
                    }
                    text
                }
                _ => {
                    let sign = ["+", "*", "-"][self.below(3) as usize];
                    format!("{} {sign} {}", self.name(), self.name())
                }
            }
        }
    }

    /// Formats with rustfmt, when it is there.
    fn rustfmt(text: &str) -> Option<String> {
        use std::io::Write as _;
        use std::process::{Command, Stdio};
        let mut command = Command::new("rustfmt");
        command.args(["--edition", "2024", "--config", "use_small_heuristics=Max,max_width=100"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut stdin = child.stdin.take()?;
        let owned = text.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(owned.as_bytes()));
        let output = child.wait_with_output().ok()?;
        writer.join().ok()?.ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    #[test]
    fn expressions_are_laid_out_as_rustfmt_does() {
        let mut random = Random(1);
        let (mut ours, mut flat) = (String::new(), String::new());
        for number in 0..300 {
            let text = random.expression(0);
            let prefix = if number % 3 == 0 { String::new() } else { format!("let {} = ", random.name()) };
            flat.push_str(&format!("fn f() {{\n    {prefix}{text};\n}}\n"));
            ours.push_str("fn f() {\n");
            write(&mut ours, 4, &prefix, &text, ";");
            ours.push_str("\n}\n");
        }
        let Some(theirs) = rustfmt(&flat) else { return };
        assert_eq!(ours, theirs);
    }
}
