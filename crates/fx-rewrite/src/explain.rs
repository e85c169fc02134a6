//! Why a pattern did not match: [`Miss`].

use std::fmt;

use fx_ir::Node;

/// Why a node of a pattern could not stand for a node of the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissReason {
    /// Another call.
    Call {
        /// What the pattern calls, with the alternatives.
        wanted: Vec<String>,
        /// What the graph calls.
        found: String,
    },
    /// A parameter against a buffer, or a path that leads to no tensor.
    Attribute {
        /// The pattern's path.
        wanted: String,
        /// The graph's path.
        found: String,
    },
    /// Other arguments are given, in number or by keyword.
    Arguments {
        /// By the pattern.
        wanted: String,
        /// By the graph.
        found: String,
    },
    /// One argument differs.
    Argument {
        /// Which one.
        place: String,
        /// In the pattern.
        wanted: String,
        /// In the graph.
        found: String,
    },
    /// The pattern's node stands for something else already.
    Bound {
        /// For what.
        to: String,
    },
    /// The graph's node is what another node of the pattern stands for.
    Shared {
        /// That node.
        with: String,
    },
    /// A restriction is not met.
    Restriction {
        /// Why.
        why: String,
    },
    /// An inner value is used outside of the match.
    UsedOutside {
        /// By whom; `None` when it has more users than the pattern has nodes.
        user: Option<String>,
    },
    /// A path leaves the match and comes back.
    Cycle {
        /// The first node of the path.
        through: String,
    },
    /// An earlier match has taken the node.
    Overlap,
    /// A filter said no.
    Filter {
        /// Which one, from 0.
        filter: usize,
        /// Why.
        why: String,
    },
    /// The replacement was refused.
    Refused {
        /// Why.
        why: String,
    },
    /// No node of the graph is of a kind that the pattern needs.
    Absent {
        /// What there is none of.
        wanted: String,
    },
}

impl fmt::Display for MissReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call { wanted, found } => {
                write!(f, "the pattern has {}, the graph {found}", wanted.join(" or "))
            }
            Self::Attribute { wanted, found } => {
                write!(f, "`{found}` is not the same kind of tensor as the pattern's `{wanted}`")
            }
            Self::Arguments { wanted, found } => write!(f, "the pattern gives {wanted}, the graph {found}"),
            Self::Argument { place, wanted, found } => {
                write!(f, "{place} is {found}, and {wanted} in the pattern")
            }
            Self::Bound { to } => write!(f, "the pattern's node stands for {to} already"),
            Self::Shared { with } => write!(f, "the pattern's `{with}` stands for it already"),
            Self::Restriction { why } => f.write_str(why),
            Self::UsedOutside { user: Some(user) } => {
                write!(f, "it is used outside of the match, by `{user}`")
            }
            Self::UsedOutside { user: None } => write!(f, "it has more users than the pattern has nodes"),
            Self::Cycle { through } => {
                write!(f, "a path leaves the match through `{through}` and comes back")
            }
            Self::Overlap => write!(f, "an earlier match has taken it"),
            Self::Filter { filter, why } => write!(f, "filter {filter} refused the match: {why}"),
            Self::Refused { why } => write!(f, "the replacement was refused: {why}"),
            Self::Absent { wanted } => write!(f, "the graph has no {wanted}"),
        }
    }
}

/// The nearest miss: the place where the search came furthest and failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// How many nodes of the pattern were matched before.
    pub matched: usize,
    /// How many there are.
    pub of: usize,
    /// The pattern's node that failed.
    pub pattern: String,
    /// The graph's node that it was compared with.
    pub graph: Option<String>,
    /// Why it failed.
    pub reason: MissReason,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` of the pattern", self.pattern)?;
        if let Some(graph) = &self.graph {
            write!(f, " against `{graph}`")?;
        }
        write!(f, ": {} ({} of {} nodes matched)", self.reason, self.matched, self.of)
    }
}

/// The best miss so far; of equals the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nearest {
    best: Option<(usize, String, Option<String>, MissReason)>,
}

impl Nearest {
    pub(crate) fn wants(&self, matched: usize) -> bool {
        self.best.as_ref().is_none_or(|best| matched > best.0)
    }

    pub(crate) fn record(
        &mut self,
        matched: usize,
        pattern: String,
        graph: Option<String>,
        reason: MissReason,
    ) {
        self.best = Some((matched, pattern, graph, reason));
    }

    pub(crate) fn into_miss(self, of: usize) -> Option<Miss> {
        let (matched, pattern, graph, reason) = self.best?;
        Some(Miss { matched, of, pattern, graph, reason })
    }
}

/// How many arguments a call gives and which keywords: `2 arguments and alpha=`.
pub(crate) fn shape_of(node: Node<'_>) -> String {
    let count = node.args().len();
    let mut text = format!("{count} argument{}", if count == 1 { "" } else { "s" });
    if !node.kwargs().is_empty() {
        let keywords: Vec<String> = node.kwargs().iter().map(|(key, _)| format!("{key}=")).collect();
        text.push_str(&format!(" and {}", keywords.join(", ")));
    }
    text
}
