//! `fx-opt match`: where a pattern occurs in a model, and why not.

use std::fmt::Write;

use anyhow::{Context, Result};
use fx::ir::Argument;
use fx::ir::text::parse_module;
use fx::rewrite::{Match, MatchOptions, Pattern, SubgraphMatcher};

use crate::cli::MatchArgs;
use crate::input;
use crate::output::{Narration, Output};

/// The largest pattern file, in bytes: a pattern is written by hand.
const MAX_PATTERN: u64 = 1 << 24;

pub fn find(args: &MatchArgs) -> Result<()> {
    let named = args.pattern.display();
    let size =
        std::fs::metadata(&args.pattern).with_context(|| format!("cannot read the pattern {named}"))?.len();
    anyhow::ensure!(size <= MAX_PATTERN, "the pattern {named} has more than {MAX_PATTERN} bytes");
    let text =
        std::fs::read_to_string(&args.pattern).with_context(|| format!("cannot read the pattern {named}"))?;
    let file = parse_module(&text).with_context(|| format!("{named} is not a `.fx` text"))?;
    let pattern = Pattern::from_file(file).with_context(|| format!("{named} is not a pattern"))?;
    let options = MatchOptions { remove_overlapping_matches: !args.overlapping, ..MatchOptions::default() };
    let matcher = SubgraphMatcher::with_options(pattern, options)?;
    let module = input::read(args.input.clone())?.module;
    let found = matcher.find(&module)?;
    let mut report = String::new();
    for one in &found {
        describe(&matcher, module.graph(), one, &mut report)?;
    }
    let plural = if found.len() == 1 { "match" } else { "matches" };
    writeln!(report, "{} {plural}", found.len())?;
    if found.is_empty() && args.explain {
        // There is a miss where there is no match.
        if let Some(miss) = matcher.explain(&module, &[])? {
            writeln!(report, "nearest miss: {miss}")?;
        }
    }
    Output::new(Narration::WithResults).result(&report)
}

/// One line a node of the pattern.
fn describe(
    matcher: &SubgraphMatcher,
    graph: &fx::ir::Graph,
    found: &Match,
    report: &mut String,
) -> std::fmt::Result {
    let results: Vec<&str> = found.returning_nodes.iter().map(|&id| graph.node(id).name()).collect();
    writeln!(report, "{}", results.join(", "))?;
    let pattern = matcher.pattern().graph();
    for (id, value) in found.nodes_map() {
        let value = match value {
            Argument::Node(node) => graph.node(*node).name().to_owned(),
            constant => graph.format_argument(constant),
        };
        writeln!(report, "    {} = {value}", pattern.node(id).name())?;
    }
    Ok(())
}
