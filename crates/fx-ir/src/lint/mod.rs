//! What must hold of a graph, and the check that it does.
//!
//! [`lint`] returns every finding, not the first; each names its [`Rule`], the node and what is wrong, and
//! [`Lints`] prints the graph with the findings under the guilty lines. It costs O(nodes + arguments + tensors).
//!
//! The rules, each with a negative case in this module's tests:
//!
//! | rule | what must hold |
//! |---|---|
//! | `foreign` | every argument that is a node is a node of this graph that was not erased |
//! | `order` | every argument that is a node stands earlier than its user |
//! | `users` | the users of a node are exactly the nodes with it among their arguments, each once |
//! | `name` | every name is an identifier and no two nodes share one |
//! | `target` | a target is not empty; the target of an output is `output` |
//! | `arity` | a placeholder has at most a default, a `get_attr` nothing, an output one value, a method a receiver |
//! | `keyword` | a keyword is given once |
//! | `input` | no two placeholders have the same target |
//! | `output` | there is one output and it is the last node |
//! | `depth` | arguments nest at most [`MAX_DEPTH`] containers deep |
//! | `attribute` | the path of a `get_attr` leads to a tensor or a module |
//! | `module` | the path of a `call_module` leads to a module |
//! | `tensor` | every tensor of the module tree fits its storage |

mod render;
mod rules;

use std::fmt;

use crate::graph::Graph;
use crate::graph_module::GraphModule;
use crate::id::NodeId;

/// How deep containers may nest in an argument. Deeper ones are refused so that walking them cannot exhaust the
/// stack.
pub const MAX_DEPTH: usize = 200;

/// What a finding is about; see the [module's table](self).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// An argument is not a node of the graph.
    Foreign,
    /// A node is used before it is defined.
    Order,
    /// The table of users is wrong.
    Users,
    /// A name is not unique or not an identifier.
    Name,
    /// A target is missing or wrong.
    Target,
    /// A node has arguments that its opcode does not take.
    Arity,
    /// A keyword is given twice.
    Keyword,
    /// Two inputs have the same name.
    Input,
    /// The output is missing, repeated or not last.
    Output,
    /// An argument nests too deep.
    Depth,
    /// A `get_attr` path leads nowhere.
    Attribute,
    /// A `call_module` path leads nowhere.
    Module,
    /// A tensor does not fit its storage.
    Tensor,
}

impl Rule {
    /// Every rule, in the order of the table.
    pub const ALL: [Rule; 13] = [
        Rule::Foreign,
        Rule::Order,
        Rule::Users,
        Rule::Name,
        Rule::Target,
        Rule::Arity,
        Rule::Keyword,
        Rule::Input,
        Rule::Output,
        Rule::Depth,
        Rule::Attribute,
        Rule::Module,
        Rule::Tensor,
    ];

    /// The rule's name in reports and test cases.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Foreign => "foreign",
            Rule::Order => "order",
            Rule::Users => "users",
            Rule::Name => "name",
            Rule::Target => "target",
            Rule::Arity => "arity",
            Rule::Keyword => "keyword",
            Rule::Input => "input",
            Rule::Output => "output",
            Rule::Depth => "depth",
            Rule::Attribute => "attribute",
            Rule::Module => "module",
            Rule::Tensor => "tensor",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint {
    /// The rule that is broken.
    pub rule: Rule,
    /// The guilty node; `None` when the graph or the module tree as a whole is.
    pub node: Option<NodeId>,
    /// The node's name, or the path of the tensor, or empty.
    pub at: String,
    /// What is wrong and what should be.
    pub message: String,
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] ", self.rule)?;
        if !self.at.is_empty() {
            write!(f, "`{}`: ", self.at)?;
        }
        f.write_str(&self.message)
    }
}

/// All findings about one graph, and the graph's text with the findings in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lints {
    findings: Vec<Lint>,
    rendered: String,
}

impl Lints {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings, by program order.
    pub fn findings(&self) -> &[Lint] {
        &self.findings
    }

    /// The lints as a result: an error when there are findings.
    ///
    /// # Errors
    /// Something is wrong with the graph.
    pub fn into_result(self) -> Result<(), Lints> {
        if self.is_clean() { Ok(()) } else { Err(self) }
    }
}

impl std::error::Error for Lints {}

/// Prints the lines around the guilty nodes, the findings under them.
impl fmt::Display for Lints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            0 => f.write_str("the graph is valid"),
            1 => write!(f, "the graph is not valid:\n{}", self.rendered),
            n => write!(f, "the graph is not valid ({n} findings):\n{}", self.rendered),
        }
    }
}

/// Checks the rules that concern the graph alone (`torch.fx.Graph.lint` without an owning module).
pub fn lint_graph(graph: &Graph) -> Lints {
    finish(graph, rules::graph(graph).found)
}

/// Checks all rules (`torch.fx.Graph.lint` with its owning module), of sub-graphs too.
pub fn lint(module: &GraphModule) -> Lints {
    let mut walk = rules::graph(module.graph());
    rules::module(module, &mut walk);
    let mut lints = finish(module.graph(), walk.found);
    for (path, id) in module.modules().named_modules() {
        let Some(inner) = module.modules().module(id).and_then(|found| found.graph.as_deref()) else {
            continue;
        };
        let found = lint(inner);
        if !found.is_clean() {
            lints.rendered.push_str(&format!("in the sub-graph `{path}`:\n{}", found.rendered));
            lints.findings.extend(found.findings);
        }
    }
    lints
}

fn finish(graph: &Graph, mut findings: Vec<Lint>) -> Lints {
    if findings.is_empty() {
        return Lints::default();
    }
    // Findings without a node come last; the sort is stable, so a node's findings keep the order of the rules.
    findings.sort_by_key(|lint| lint.node.map_or(u64::MAX, |node| graph.order.label(node)));
    let rendered = render::render(graph, &findings);
    Lints { findings, rendered }
}

#[cfg(test)]
mod tests;
