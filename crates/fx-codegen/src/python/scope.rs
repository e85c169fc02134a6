//! The names of one generated text: locals for nodes, globals for what lies outside the graph.
//!
//! As in torch.fx, names are made anew for every text, at the first mention, in a fresh [`Namespace`]: first the
//! seven names that every text may use, then nodes and globals as they come.

use std::collections::HashMap;

use fx_ir::{Graph, Namespace, NodeId};
use indexmap::IndexMap;

use super::literal;
use super::operators::{builtin, is_from_torch};
use super::path::write_path;

/// Names that text mentions without their being in the table of globals by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mention {
    /// The module `torch`.
    Torch = 1,
    /// `math.inf`.
    Inf = 2,
    /// `math.nan`.
    Nan = 4,
    /// The class of `None`.
    NoneType = 8,
    /// `torch.device`.
    Device = 16,
    /// `torch.fx._pytree`.
    FxPytree = 32,
    /// `torch.utils._pytree`.
    Pytree = 64,
    /// The builtin `slice`.
    Slice = 128,
    /// The builtin `range`.
    Range = 256,
    /// The builtin `getattr`.
    Getattr = 512,
    /// The builtin `Ellipsis`.
    Ellipsis = 1024,
    /// The builtin `complex`.
    Complex = 2048,
}

/// The names of [`Mention`]; the first seven are in every table of globals, with what they are.
const MENTIONS: [(&str, Mention, &str); 12] = [
    ("inf", Mention::Inf, "math.inf"),
    ("nan", Mention::Nan, "math.nan"),
    ("NoneType", Mention::NoneType, "types.NoneType"),
    ("torch", Mention::Torch, "torch"),
    ("device", Mention::Device, "torch.device"),
    ("fx_pytree", Mention::FxPytree, "torch.fx._pytree"),
    ("pytree", Mention::Pytree, "torch.utils._pytree"),
    ("slice", Mention::Slice, ""),
    ("range", Mention::Range, ""),
    ("getattr", Mention::Getattr, ""),
    ("Ellipsis", Mention::Ellipsis, ""),
    ("complex", Mention::Complex, ""),
];

/// How many names every table of globals begins with.
const CUSTOM: usize = 7;

/// The spelling of something outside the graph.
#[derive(Clone, Debug)]
pub(crate) struct Global {
    pub(crate) text: String,
    pub(crate) from_torch: bool,
}

pub(crate) struct Scope<'g> {
    graph: &'g Graph,
    namespace: Namespace,
    /// The names of nodes, one after the other.
    arena: String,
    /// Where each node's name lies in the arena, by index; empty when it has none yet.
    names: Vec<(u32, u32)>,
    spellings: Vec<Global>,
    spelling_of: HashMap<String, usize>,
    /// What each global name stands for, by name.
    pub(crate) globals: IndexMap<String, String>,
    mentions: u16,
    compat: bool,
}

impl<'g> Scope<'g> {
    pub(crate) fn new(graph: &'g Graph, compat: bool) -> Self {
        let mut namespace = Namespace::new();
        let mut globals = IndexMap::new();
        for (name, _, qualified) in &MENTIONS[..CUSTOM] {
            globals.insert(namespace.create_name_of_builtin(name), (*qualified).to_owned());
        }
        // The namespace lets a first `None` pass, as torch.fx's does for a name without an object.
        namespace.create_name("None");
        if !compat {
            // `self` is the module, whatever nodes are called.
            namespace.create_name("self");
        }
        Self {
            graph,
            namespace,
            arena: String::new(),
            names: vec![(0, 0); graph.capacity()],
            spellings: Vec::new(),
            spelling_of: HashMap::new(),
            globals,
            mentions: 0,
            compat,
        }
    }

    /// The local name of a node.
    pub(crate) fn node(&mut self, id: NodeId) -> &str {
        let (mut start, mut end) = self.names.get(id.index()).copied().unwrap_or_default();
        if start == end {
            let name = self.namespace.create_name(self.graph.node(id).name());
            start = self.arena.len() as u32;
            self.arena.push_str(&name);
            end = self.arena.len() as u32;
            if let Some(slot) = self.names.get_mut(id.index()) {
                *slot = (start, end);
            }
        }
        self.arena.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Whether a node or a global has this name; the names that every text may use do not count.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.namespace.is_used(name) && !MENTIONS.iter().any(|(custom, ..)| *custom == name)
    }

    /// A name that nothing has.
    pub(crate) fn fresh(&mut self, candidate: &str) -> String {
        self.namespace.create_name(candidate)
    }

    pub(crate) fn mention(&mut self, what: Mention) {
        self.mentions |= what as u16;
    }

    /// Whether the text refers to something outside the graph by this name.
    pub(crate) fn refers_to(&self, name: &str) -> bool {
        match MENTIONS.iter().find(|(known, ..)| *known == name) {
            Some((_, mention, _)) if self.mentions & *mention as u16 != 0 => true,
            Some(_) => self.globals.get_index_of(name).is_some_and(|at| at >= CUSTOM),
            None => self.globals.contains_key(name),
        }
    }

    /// How the object of this qualified name is spelled: in full when it comes from torch, by a global otherwise.
    pub(crate) fn global(&mut self, qualified: &str) -> &Global {
        self.global_named(qualified, qualified)
    }

    /// The same, with another hint for the name.
    pub(crate) fn global_named(&mut self, qualified: &str, hint: &str) -> &Global {
        let at = match self.spelling_of.get(qualified) {
            Some(&at) => at,
            None => {
                let spelling = self.spell(qualified, hint);
                self.spellings.push(spelling);
                self.spelling_of.insert(qualified.to_owned(), self.spellings.len() - 1);
                self.spellings.len() - 1
            }
        };
        let found = &self.spellings[at];
        if found.from_torch {
            self.mentions |= Mention::Torch as u16;
        }
        found
    }

    fn spell(&mut self, qualified: &str, hint: &str) -> Global {
        if is_from_torch(qualified) {
            let mut text = String::new();
            if self.compat {
                text.push_str(qualified);
            } else {
                let rest = qualified.strip_prefix("torch.").unwrap_or_default();
                let used_getattr = write_path(&mut text, "torch", rest, false);
                if used_getattr {
                    self.mention(Mention::Getattr);
                }
            }
            return Global { text, from_torch: true };
        }
        if let Some((name, mention, _)) = MENTIONS[..CUSTOM].iter().find(|(.., what)| *what == qualified) {
            self.mention(*mention);
            return Global { text: (*name).to_owned(), from_torch: false };
        }
        let (name, qualified) = match builtin(qualified) {
            Some(name) => (self.namespace.create_name_of_builtin(name), format!("builtins.{name}")),
            None => (self.namespace.create_name(&python_module_name(hint)), python_module_name(qualified)),
        };
        self.globals.insert(name.clone(), qualified);
        Global { text: name, from_torch: false }
    }
}

/// `operator.abs` as Python knows it: `_operator.abs`.
fn python_module_name(qualified: &str) -> String {
    match qualified.strip_prefix("operator.") {
        Some(rest) if literal::is_identifier(rest) => format!("_operator.{rest}"),
        _ => qualified.to_owned(),
    }
}
