//! The names of one generated text: locals for nodes, globals for what lies outside the graph.
//!
//! As in torch.fx, names are made anew for every text, at the first mention, in a fresh [`Namespace`]: first the
//! seven names that every text may use, then nodes and globals as they come.
//!
//! A graph's own names are unique, and nearly always legal, so that nearly always every node keeps its name. As
//! long as that holds, mentions are only written down; the namespace is made, and told of them in order, at the
//! first name that is not certain to stay as it is.

use fx_ir::text::is_operator_class;
use fx_ir::{Graph, Namespace, NodeId, Op};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

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
struct Global {
    text: String,
    from_torch: bool,
}

/// What a node is called in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Local {
    /// It was not mentioned yet.
    Unnamed,
    /// As in the graph.
    Own,
    /// Otherwise: the text is in a table.
    Other(u32),
}

/// A mention that the namespace was not told of yet.
#[derive(Clone, Copy, Debug)]
enum Told {
    Node(NodeId),
    /// The global at this place of the table.
    Global(u32),
}

pub(crate) struct Scope<'g> {
    graph: &'g Graph,
    /// None while every name stays as it is.
    namespace: Option<Namespace>,
    told: Vec<Told>,
    locals: Vec<Local>,
    /// The names of nodes that are not called as in the graph.
    others: Vec<String>,
    spellings: Vec<Global>,
    spelling_of: FxHashMap<String, usize>,
    /// What each global name stands for, by name.
    pub(crate) globals: IndexMap<String, String>,
    mentions: u16,
    compat: bool,
    /// Whether no node may be called `self`.
    keeps_self: bool,
}

impl<'g> Scope<'g> {
    /// `needs_self` says that the text refers to the module even where no node does.
    pub(crate) fn new(graph: &'g Graph, compat: bool, needs_self: bool) -> Self {
        let custom = MENTIONS[..CUSTOM].iter();
        Self {
            graph,
            namespace: None,
            told: Vec::with_capacity(graph.len()),
            locals: vec![Local::Unnamed; graph.capacity()],
            others: Vec::new(),
            spellings: Vec::new(),
            spelling_of: FxHashMap::default(),
            globals: custom.map(|(name, _, what)| ((*name).to_owned(), (*what).to_owned())).collect(),
            mentions: 0,
            compat,
            keeps_self: !compat && (needs_self || graph.nodes().any(refers_to_self)),
        }
    }

    /// The namespace, told of every mention so far.
    fn namespace(&mut self) -> &mut Namespace {
        let Self { namespace, told, graph, globals, keeps_self, .. } = self;
        namespace.get_or_insert_with(|| {
            let mut names = Namespace::new();
            for (name, ..) in &MENTIONS[..CUSTOM] {
                names.create_name_of_builtin(name);
            }
            // A namespace lets the first `None` pass, as torch.fx's does for a name without an object.
            names.create_name("None");
            if *keeps_self {
                names.create_name("self");
            }
            for mention in told.drain(..) {
                match mention {
                    Told::Node(id) => names.create_name(graph.node(id).name()),
                    Told::Global(at) => {
                        let name = globals.get_index(at as usize).map_or("", |(name, _)| name);
                        names.create_name_of_builtin(name)
                    }
                };
            }
            names
        })
    }

    /// The local name of a node.
    pub(crate) fn node(&mut self, id: NodeId) -> &str {
        let local = self.locals.get(id.index()).copied().unwrap_or(Local::Unnamed);
        match local {
            Local::Own => self.graph.node(id).name(),
            Local::Other(at) => self.others.get(at as usize).map_or("", String::as_str),
            Local::Unnamed => self.first_mention(id),
        }
    }

    fn first_mention(&mut self, id: NodeId) -> &str {
        let own = self.graph.node(id).name();
        let local = if self.namespace.is_none() && self.keeps_name(own) && self.graph.contains(id) {
            self.told.push(Told::Node(id));
            Local::Own
        } else {
            let name = self.namespace().create_name(own);
            if name == own {
                Local::Own
            } else {
                self.others.push(name);
                Local::Other(self.others.len() as u32 - 1)
            }
        };
        if let Some(slot) = self.locals.get_mut(id.index()) {
            *slot = local;
        }
        match local {
            Local::Own => own,
            _ => self.others.last().map_or("", String::as_str),
        }
    }

    /// Whether a name that nothing has yet stays as it is.
    fn keeps_name(&self, name: &str) -> bool {
        let is_reserved =
            || fx_ir::is_illegal_name(name) || name == "None" || (name == "self" && self.keeps_self);
        // No reserved name ends in a digit.
        fx_ir::is_identifier(name) && (name.ends_with(|c: char| c.is_ascii_digit()) || !is_reserved())
    }

    /// Whether a node or a global has this name; the names that every text may use do not count.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        if MENTIONS.iter().any(|(custom, ..)| *custom == name) {
            return false;
        }
        match &self.namespace {
            Some(namespace) => namespace.is_used(name),
            None => {
                let local = self.graph.find(name).and_then(|node| self.locals.get(node.id().index()));
                local.is_some_and(|local| *local != Local::Unnamed) || self.globals.contains_key(name)
            }
        }
    }

    /// Keeps a name for what a hook writes.
    pub(crate) fn reserve(&mut self, name: &str) {
        if !self.globals.contains_key(name) {
            self.namespace().create_name_of_builtin(name);
        }
    }

    /// A name that nothing has.
    pub(crate) fn fresh(&mut self, candidate: &str) -> String {
        self.namespace().create_name(candidate)
    }

    /// Names a global that has this hint for a name.
    fn create_global(&mut self, hint: &str, builtin: bool) -> String {
        if self.namespace.is_none() {
            // `math.sqrt` becomes `math_sqrt`; anything less plain is the namespace's to decide.
            let name = hint.replace('.', "_");
            let is_plain = builtin || (self.keeps_name(&name) && !hint.contains(".."));
            if is_plain && self.graph.find(&name).is_none() && !self.globals.contains_key(&name) {
                self.told.push(Told::Global(self.globals.len() as u32));
                return name;
            }
        }
        match builtin {
            true => self.namespace().create_name_of_builtin(hint),
            false => self.namespace().create_name(hint),
        }
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

    /// The place of the spelling of the object of this qualified name: in full when it comes from torch, by a
    /// global otherwise, whose name is made from `hint`.
    pub(crate) fn global(&mut self, qualified: &str, hint: &str) -> usize {
        match self.spelling_of.get(qualified) {
            Some(&at) => at,
            None => {
                let spelling = self.spell(qualified, hint);
                self.spellings.push(spelling);
                self.spelling_of.insert(qualified.to_owned(), self.spellings.len() - 1);
                self.spellings.len() - 1
            }
        }
    }

    /// The text of the spelling at this place.
    pub(crate) fn spelling(&mut self, at: usize) -> &str {
        match self.spellings.get(at) {
            Some(found) => {
                if found.from_torch {
                    self.mentions |= Mention::Torch as u16;
                }
                &found.text
            }
            None => "",
        }
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
            Some(name) => (self.create_global(name, true), format!("builtins.{name}")),
            None => (self.create_global(&python_module_name(hint), false), python_module_name(qualified)),
        };
        self.globals.insert(name.clone(), qualified);
        Global { text: name, from_torch: false }
    }
}

/// Whether a line for this node reads `self` as the module, or would hide it as an input.
fn refers_to_self(node: fx_ir::Node<'_>) -> bool {
    match node.op() {
        Op::GetAttr | Op::CallModule => true,
        Op::Placeholder => node.target() == "self",
        Op::CallFunction | Op::CallMethod | Op::Output => false,
    }
}

/// `operator.abs` as Python knows it: `_operator.abs`.
fn python_module_name(qualified: &str) -> String {
    match qualified.strip_prefix("operator.") {
        Some(rest) if literal::is_identifier(rest) && !is_operator_class(qualified) => {
            format!("_operator.{rest}")
        }
        _ => qualified.to_owned(),
    }
}
