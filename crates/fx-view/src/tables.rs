//! What many nodes share, kept once each: texts, source lines, modules, origins.

use fx_ir::{ModuleFrame, Provenance};
use indexmap::IndexSet;

/// The innermost source lines that are kept of a stack trace.
const MAX_FRAMES: usize = 64;

/// The outermost modules that are kept of a module stack.
const MAX_MODULES: usize = 64;

/// The letters that are kept of a line of source.
const MAX_CODE: usize = 300;

/// A place in a table.
pub(crate) type Index = u32;

/// A source line: file, line, function, code.
pub(crate) type Frame = (Index, u32, Index, Index);

/// A call of a module: the call around it, its key, its path, its class.
pub(crate) type ModuleCall = (Option<Index>, Index, Index, Index);

/// A step of an origin: the steps before it, the pass, the names of the nodes.
pub(crate) type Origin = (Option<Index>, Index, Box<[Index]>);

/// The tables. An entry is found again by its content, so that equal things have equal indices.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) strings: IndexSet<Box<str>>,
    pub(crate) frames: IndexSet<Frame>,
    pub(crate) traces: IndexSet<Box<[Index]>>,
    pub(crate) modules: IndexSet<ModuleCall>,
    pub(crate) origins: IndexSet<Origin>,
    /// The traces by their text, since reading one costs more than finding it.
    trace_texts: IndexSet<Box<str>>,
    trace_of_text: Vec<Option<Index>>,
}

impl Tables {
    /// The index of a text.
    pub(crate) fn string(&mut self, text: &str) -> Index {
        match self.strings.get_index_of(text) {
            Some(at) => at as Index,
            None => self.strings.insert_full(text.into()).0 as Index,
        }
    }

    /// The text at an index.
    pub(crate) fn text(&self, at: Index) -> &str {
        self.strings.get_index(at as usize).map_or("", |text| text)
    }

    /// The source lines of Python's traceback text, outermost first. `None` when it names no file.
    pub(crate) fn trace(&mut self, text: &str) -> Option<Index> {
        if let Some(at) = self.trace_texts.get_index_of(text) {
            return self.trace_of_text.get(at).copied().flatten();
        }
        let frames = frames(text);
        let kept = &frames[frames.len().saturating_sub(MAX_FRAMES)..];
        let frames: Box<[Index]> = kept
            .iter()
            .map(|&(file, line, function, code)| {
                let code: String = code.chars().take(MAX_CODE).collect();
                let frame = (self.string(file), line, self.string(function), self.string(&code));
                self.frames.insert_full(frame).0 as Index
            })
            .collect();
        let trace = (!frames.is_empty()).then(|| self.traces.insert_full(frames).0 as Index);
        self.trace_texts.insert(text.into());
        self.trace_of_text.push(trace);
        trace
    }

    /// The innermost module of a stack.
    pub(crate) fn module(&mut self, stack: &[ModuleFrame]) -> Option<Index> {
        stack.iter().take(MAX_MODULES).fold(None, |around, frame| {
            let (key, path) = (self.string(&frame.key), self.string(&frame.path));
            let call = (around, key, path, self.string(&frame.class));
            Some(self.modules.insert_full(call).0 as Index)
        })
    }

    /// The last step of an origin.
    pub(crate) fn origin(&mut self, steps: &[Provenance]) -> Option<Index> {
        steps.iter().fold(None, |before, step| {
            let pass = self.string(&step.pass);
            let from = step.from.iter().map(|name| self.string(name)).collect();
            Some(self.origins.insert_full((before, pass, from)).0 as Index)
        })
    }

    /// The names of an origin, those of the latest step first.
    pub(crate) fn origin_names(&self, origin: Option<Index>) -> impl Iterator<Item = Index> + '_ {
        let step = move |at: Index| self.origins.get_index(at as usize);
        std::iter::successors(origin.and_then(step), move |(before, ..)| before.and_then(step))
            .flat_map(|(_, _, from)| from.iter().copied())
    }
}

/// Every `File "...", line N, in f` of a traceback and the line of code below it.
fn frames(text: &str) -> Vec<(&str, u32, &str, &str)> {
    let mut found = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((file, rest)) =
            line.trim_start().strip_prefix("File \"").and_then(|rest| rest.rsplit_once("\", line "))
        else {
            continue;
        };
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        let Ok(number) = digits.parse() else { continue };
        let function = rest[digits.len()..].strip_prefix(", in ").unwrap_or_default().trim_end();
        let code = lines.next_if(|line| !line.trim_start().starts_with("File \"")).unwrap_or_default();
        found.push((file, number, function, code.trim()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traceback_is_read_with_and_without_code() {
        let text = "Traceback:\n  File \"a \\\"b.py\", line 3, in forward\n    x = f(x)\n  File \"c.py\", line 14, in f\n  \
                    File \"d.py\", line x, in g\n  File \"e.py\", line 5\n";
        let expected = [("a \\\"b.py", 3, "forward", "x = f(x)"), ("c.py", 14, "f", ""), ("e.py", 5, "", "")];
        assert_eq!(frames(text), expected);
        assert_eq!(Tables::default().trace("no file"), None);
    }

    #[test]
    fn equal_things_have_equal_indices() {
        let mut tables = Tables::default();
        let text = "  File \"c.py\", line 14, in f\n    g()\n";
        let trace = tables.trace(text);
        assert_eq!((trace, tables.trace(text), tables.frames.len()), (Some(0), Some(0), 1));
        let step = |from: &str| Provenance { pass: "cse".into(), from: [from.into()].into_iter().collect() };
        let (a, b) = (tables.origin(&[step("x"), step("y")]), tables.origin(&[step("x")]));
        assert_eq!((a, b), (Some(1), Some(0)));
        let names: Vec<&str> = tables.origin_names(a).map(|name| tables.text(name)).collect();
        assert_eq!(names, ["y", "x"]);
    }
}
