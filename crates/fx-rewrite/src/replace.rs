//! `replace_pattern` and its like, as in `torch.fx.subgraph_rewriter`.

use fx_ir::{GraphModule, NodeId};
use smallvec::SmallVec;

use crate::apply::apply;
use crate::error::RewriteError;
use crate::matcher::{Match, MatchOptions};
use crate::pattern::Pattern;
use crate::rewrite::Rewrite;
use crate::safety::Refusal;

/// One replaced match (`torch.fx.subgraph_rewriter.ReplacedPatterns`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedPatterns {
    /// The number of the rewrite, of those applied together.
    pub rewrite: usize,
    /// The number of the rewrite's pattern, of its alternatives.
    pub pattern: usize,
    /// The pattern's node from which the match was found. As in torch.fx this is a node of the pattern.
    pub anchor: NodeId,
    /// The match. Calls of the graph that it names are erased; inputs are what stands in their place now.
    pub matched: Match,
    /// The new nodes, in program order.
    pub replacements: SmallVec<[NodeId; 2]>,
}

/// What was replaced, and what was found but left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replacements {
    /// The replaced matches, in the order in which they were found.
    pub replaced: Vec<ReplacedPatterns>,
    /// The matches that were not replaced, and why.
    pub refused: Vec<Refusal>,
}

/// Replaces every occurrence of `pattern` by `replacement` (`torch.fx.replace_pattern`).
///
/// Inputs of the two belong together by position. Of occurrences that overlap the first is replaced. New nodes stand
/// before the first user of the old results, take over their metadata and say in their provenance what they were made
/// from. Parameters and modules that the replacement refers to are copied from it, unless the module has something
/// at the same path: that wins, as in torch.fx.
///
/// ```
/// use fx_trace::{symbolic_trace_fn, torch};
/// let pattern = symbolic_trace_fn(["a", "b"], |[a, b]| torch::add(a, b))?;
/// let replacement = symbolic_trace_fn(["a", "b"], |[a, b]| torch::mul(a, b))?;
/// let mut module = symbolic_trace_fn(["x", "y"], |[x, y]| torch::add(x, y) + 1)?;
/// let done = fx_rewrite::replace_pattern(&mut module, pattern, replacement)?;
/// assert_eq!(done.replaced.len(), 1);
/// assert!(module.graph().find("mul").is_some());
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// A match is left alone, and listed in [`Replacements::refused`], when replacing it would change what the program
/// computes: see [`Reason`](crate::Reason). torch.fx replaces it all the same. O(nodes + matches).
///
/// # Errors
/// The pattern is none, or the replacement does not fit it. Nothing is changed then.
pub fn replace_pattern(
    module: &mut GraphModule,
    pattern: GraphModule,
    replacement: GraphModule,
) -> Result<Replacements, RewriteError> {
    replace_pattern_with_options(module, pattern, replacement, MatchOptions::default())
}

/// The same with the options of a search (`ignore_literals`, `node_name_match`, ...). For filters and replacements made
/// for each match, see [`replace_pattern_with_filters`].
///
/// # Errors
/// As [`replace_pattern`].
pub fn replace_pattern_with_options(
    module: &mut GraphModule,
    pattern: GraphModule,
    replacement: GraphModule,
    options: MatchOptions,
) -> Result<Replacements, RewriteError> {
    let rewrite = Rewrite::positional("replace_pattern", Pattern::new(pattern)?, replacement, options)?;
    apply(module, &[&rewrite], true)
}

/// Applies one rewrite, with its filters and its replacement or callback, to every occurrence of its pattern
/// (`torch.fx.subgraph_rewriter.replace_pattern_with_filters`).
///
/// As in torch.fx, overlaps are resolved before filters are asked: a match that a filter refuses still hides those that
/// overlap it. A [`RewriteSet`](crate::RewriteSet) asks filters first.
///
/// # Errors
/// A callback gives no replacement, or one that does not fit; the matches before it are replaced then.
pub fn replace_pattern_with_filters(
    module: &mut GraphModule,
    rewrite: &Rewrite,
) -> Result<Replacements, RewriteError> {
    apply(module, &[rewrite], true)
}
