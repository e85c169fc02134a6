//! Finding sub-graphs by pattern, replacing them, and saying why not.
//!
//! A [`Pattern`] is a graph whose inputs are wildcards. [`SubgraphMatcher`] finds where it occurs.
//! [`replace_pattern`] replaces it as torch.fx does; a [`Rewrite`] is a pattern and its replacement with a name, and a
//! [`RewriteSet`] applies several together. [`split_module`] cuts a graph into sub-modules.
//!
//! The semantics are those of `torch.fx.subgraph_rewriter` and `torch.fx.passes.utils.matcher_utils` of torch 2.13.0;
//! where they differ, the documentation says so.
//!
//! This crate does not know libtorch, files, passes, or the shape of any result. What operators write and share it asks
//! of `fx_ops`.

#![deny(missing_docs)]

mod apply;
mod attributes;
mod call;
mod error;
mod explain;
mod index;
mod literal;
mod matcher;
mod partition;
mod pattern;
mod pointwise;
mod replace;
mod rewrite;
mod safety;
mod search;
mod set;
mod split;

pub use error::{PatternError, RewriteError};
pub use explain::{Miss, MissReason};
pub use matcher::{Filter, Match, MatchOptions, SubgraphMatcher, compare_graphs};
pub use partition::{SourcePartition, check_subgraphs_connected, get_source_partitions};
pub use pattern::{Pattern, Predicate, Wildcard};
pub use replace::{
    ReplacedPatterns, Replacements, replace_pattern, replace_pattern_with_filters,
    replace_pattern_with_options,
};
pub use rewrite::{MatchFilter, ReplacementCallback, Rewrite};
pub use safety::{Reason, Refusal, SafetyRule};
pub use set::{RewriteReport, RewriteSet, Stop};
pub use split::{Split, SplitError, SplitOptions, split_module};
