//! What torch.fx's matcher and rewriter do, replayed: `tools/gen_match_goldens.py` made the data.
//!
//! Where torch.fx gives a valid graph, so do we, and the same one. We differ on purpose, by rule:
//!
//! - where its result is not valid, we refuse the match;
//! - where it raises, we say what is wrong with the pattern or the replacement; where it raises by mistake (`KeyError`,
//!   `TypeError`), the graph that comes out is valid;
//! - a match that a path leaves and re-enters is none, also without the removal of overlaps;
//! - with `ignore_literals`, a value that the pattern uses twice stands for one thing; in torch.fx for a node and a constant;
//!
//! and in the few cases below.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Read;

use fx_ir::text::parse_module;
use fx_ir::{Argument, Graph, NodeId, lint};
use fx_rewrite::{Match, MatchOptions, Pattern, SubgraphMatcher, replace_pattern_with_options};
use serde_json::Value;

/// Where we give another answer than torch.fx on purpose.
const DIFFER: [(&str, &str); 2] = [
    (
        "slice_of_node",
        "a slice up to a node is matched like a tuple; torch.fx compares the nodes of two graphs",
    ),
    ("unused_input_no_match", "an input that is not used is an error also where nothing would match"),
];

fn cases() -> Vec<Value> {
    let packed = include_bytes!("data/match.json.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn text<'c>(case: &'c Value, key: &str) -> &'c str {
    case[key].as_str().unwrap()
}

fn options(case: &Value) -> MatchOptions {
    let mut options = MatchOptions::default();
    for (key, value) in case["options"].as_object().unwrap() {
        match key.as_str() {
            "ignore_literals" => options.ignore_literals = value.as_bool().unwrap(),
            "remove_overlapping_matches" => options.remove_overlapping_matches = value.as_bool().unwrap(),
            "match_output" => options.match_output = value.as_bool().unwrap(),
            "match_placeholder" => options.match_placeholder = value.as_bool().unwrap(),
            "node_name_match" => options.node_name_match = value.as_str().unwrap().to_owned(),
            other => panic!("no option {other}"),
        }
    }
    options
}

fn name(graph: &Graph, id: NodeId) -> Value {
    graph.node(id).name().into()
}

/// As torch.fx prints a constant among arguments: without the `%` of nodes.
fn plain(graph: &Graph, value: &Argument) -> Value {
    match value {
        Argument::Node(id) => name(graph, *id),
        value => graph.format_argument(value).into(),
    }
}

/// The match as the data spells it; `graph` still knows the names of what was erased.
fn described(graph: &Graph, pattern: &Graph, found: &Match) -> Value {
    let map = found.nodes_map().map(|(id, value)| (pattern.node(id).name().to_owned(), plain(graph, value)));
    let map: serde_json::Map<String, Value> =
        map.filter(|(name, _)| pattern.output_node().is_none_or(|output| output.name() != name)).collect();
    serde_json::json!({
        "map": map,
        "anchors": found.anchors.iter().map(|&id| name(pattern, id)).collect::<Vec<_>>(),
        "inputs": found.placeholder_nodes.iter().map(|value| plain(graph, value)).collect::<Vec<_>>(),
        "results": found.returning_nodes.iter().map(|&id| name(graph, id)).collect::<Vec<_>>(),
    })
}

enum Outcome {
    Matches(Value),
    Replaced { matches: Value, after: String, refused: Vec<String> },
    Error(String),
}

fn run(case: &Value) -> Outcome {
    let read =
        |key: &str| parse_module(text(case, key)).unwrap_or_else(|error| panic!("{key}: {error}")).module;
    let (mut module, pattern) = (read("module"), read("pattern"));
    let pattern_graph = pattern.graph().clone();
    if text(case, "do") == "match" {
        let matcher =
            Pattern::new(pattern).and_then(|pattern| SubgraphMatcher::with_options(pattern, options(case)));
        return match matcher {
            Err(error) => Outcome::Error(error.to_string()),
            Ok(matcher) => match matcher.find(&module) {
                Err(error) => Outcome::Error(error.to_string()),
                Ok(found) => Outcome::Matches(
                    found.iter().map(|found| described(module.graph(), &pattern_graph, found)).collect(),
                ),
            },
        };
    }
    match replace_pattern_with_options(&mut module, pattern, read("replacement"), options(case)) {
        Err(error) => Outcome::Error(error.to_string()),
        Ok(done) => {
            let graph = module.graph();
            let matches = done.replaced.iter().map(|one| {
                let mut found = described(graph, &pattern_graph, &one.matched);
                let fields = found.as_object_mut().unwrap();
                fields.remove("inputs");
                fields.remove("results");
                fields["anchors"] = [name(&pattern_graph, one.anchor)].into_iter().collect();
                let new: Vec<Value> = one.replacements.iter().map(|&id| name(graph, id)).collect();
                fields.insert("replacements".to_owned(), new.into());
                found
            });
            let matches = matches.collect();
            let lints = lint::lint(&module);
            assert!(lints.is_clean(), "{}: {lints}", text(case, "name"));
            let refused = done.refused.iter().map(ToString::to_string).collect();
            Outcome::Replaced { matches, after: graph.to_string(), refused }
        }
    }
}

/// Whether torch.fx stumbled, rather than refused.
fn is_mistake(raised: &str) -> bool {
    raised.starts_with("KeyError") || raised.starts_with("TypeError")
}

/// torch.fx's matches without those that the rules at the head leave out.
fn matches_that_count(case: &Value, found: &Value) -> Value {
    let pattern = parse_module(text(case, "pattern")).unwrap().module;
    let uses = |input: NodeId| {
        let mut uses = 0;
        for node in pattern.graph().nodes() {
            node.args().iter().for_each(|arg| arg.for_each_node(&mut |id| uses += usize::from(id == input)));
        }
        uses
    };
    let repeats = case["options"]["ignore_literals"] == true
        && pattern.graph().nodes().any(|input| uses(input.id()) > 1);
    let ours = found.as_array().unwrap();
    let theirs = case["matches"].as_array().unwrap().iter();
    theirs
        .filter(|one| one["leaves_and_returns"].is_null() && (!repeats || ours.contains(one)))
        .cloned()
        .collect()
}

/// What differs from torch.fx, if anything.
fn difference(case: &Value) -> Option<String> {
    let outcome = run(case);
    let raised = case["raises"].as_str();
    match outcome {
        // Whatever torch.fx raises on, we say what is wrong with the pattern or the replacement.
        Outcome::Error(error) => raised.is_none().then(|| format!("error: {error}")),
        Outcome::Matches(found) => match raised {
            Some(raised) if is_mistake(raised) => None,
            Some(raised) => Some(format!("torch.fx raises {raised}, found {found}")),
            None => {
                let wanted = matches_that_count(case, &found);
                (found != wanted).then(|| format!("{wanted} became {found}"))
            }
        },
        Outcome::Replaced { matches, after, refused } => {
            if case["broken"].is_string() {
                return refused
                    .is_empty()
                    .then(|| "torch.fx's graph is broken and ours is not refused".to_owned());
            }
            if let Some(raised) = raised {
                return (!is_mistake(raised)).then(|| format!("torch.fx raises {raised:?}"));
            }
            if !refused.is_empty() {
                return Some(format!("refused: {refused:?}"));
            }
            if matches != case["matches"] {
                return Some(format!("{} became {matches}", case["matches"]));
            }
            (after != text(case, "after")).then(|| format!("{}\nbecame\n{after}", text(case, "after")))
        }
    }
}

#[test]
fn matches_and_replacements_are_torch_fx_s() {
    let cases = cases();
    assert!(cases.len() > 2000);
    let mut wrong = Vec::new();
    let mut differ = Vec::new();
    for case in &cases {
        let name = text(case, "name");
        let difference = difference(case);
        if DIFFER.iter().any(|(known, _)| *known == name) {
            differ.push((name, difference.is_some()));
        } else if let Some(difference) = difference {
            wrong.push(format!("{name} ({}): {difference}", text(case, "intent")));
        }
    }
    let count = wrong.len();
    wrong.truncate(12);
    assert!(wrong.is_empty(), "{count} differ:\n{}", wrong.join("\n"));
    // A difference that is none any more is taken out of the list.
    assert_eq!(differ.len(), DIFFER.len());
    assert!(differ.iter().all(|(_, differs)| *differs), "{differ:?}");
}
