//! The recording as JSON for the page: tables, then the versions of the nodes column by column, then the stages.
//!
//! What is absent is -1. `page/data.js` reads it.

use std::collections::{BTreeMap, HashMap};

use fx_ir::Op;
use serde::Serialize;

use crate::overlay::{Overlay, Values};
use crate::page::PageOptions;
use crate::recorded::{Recorded, Run};
use crate::tables::{Index, Tables};

#[derive(Serialize)]
struct Data<'r> {
    model: &'r str,
    pipeline: &'r str,
    failure: Option<(&'r str, &'r str)>,
    ops: [&'static str; 6],
    strings: Vec<&'r str>,
    frames: Vec<(Index, u32, Index, Index)>,
    traces: Vec<&'r [Index]>,
    modules: Vec<[i64; 3]>,
    origins: Vec<(i64, Index, &'r [Index])>,
    nodes: Columns<'r>,
    stages: Vec<StageData<'r>>,
    overlays: Vec<OverlayData<'r>>,
}

/// The versions of the nodes, column by column.
#[derive(Default, Serialize)]
struct Columns<'r> {
    name: Vec<Index>,
    op: Vec<usize>,
    target: Vec<Index>,
    args: Vec<Index>,
    refs: Vec<&'r [Index]>,
    r#type: Vec<i64>,
    value: Vec<i64>,
    trace: Vec<i64>,
    module: Vec<i64>,
    origin: Vec<i64>,
    weights: Vec<i64>,
    line: Vec<u32>,
}

#[derive(Serialize)]
struct StageData<'r> {
    pass: &'r str,
    run: usize,
    added: usize,
    removed: usize,
    changed: usize,
    /// Pairs: a place in the stage before and a number of nodes, or -1 and a number of new versions.
    runs: Vec<[i64; 2]>,
}

#[derive(Serialize)]
struct OverlayData<'r> {
    name: &'r str,
    unit: &'r str,
    /// The words, when it has words.
    words: Option<Vec<&'r str>>,
    /// The versions of nodes it has something for.
    at: Vec<usize>,
    /// For each of them the number, or the place of its word.
    values: Vec<Number>,
}

/// A number, without the point when it is whole.
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // Within what a double holds exactly.
        if self.0.fract() == 0.0 && self.0.abs() < 9e15 {
            to.serialize_i64(self.0 as i64)
        } else {
            to.serialize_f64(self.0)
        }
    }
}

fn or_minus(index: Option<Index>) -> i64 {
    index.map_or(-1, i64::from)
}

/// The JSON, with nothing in it that could end the element it stands in.
pub(crate) fn json(recorded: &Recorded, options: &PageOptions) -> String {
    let Recorded { tables, versions, stages, measures, .. } = recorded;
    let Tables { strings, frames, traces, modules, origins, .. } = tables;
    let mut nodes = Columns::default();
    for version in versions {
        let facts = &version.facts;
        nodes.name.push(facts.name);
        nodes.op.push(Op::ALL.iter().position(|op| *op == facts.op).unwrap_or_default());
        nodes.target.push(facts.target);
        nodes.args.push(facts.args);
        nodes.refs.push(&facts.refs);
        nodes.r#type.push(or_minus(facts.type_expr));
        nodes.value.push(or_minus(facts.value));
        nodes.trace.push(or_minus(facts.trace));
        nodes.module.push(or_minus(facts.module));
        nodes.origin.push(or_minus(facts.origin));
        nodes.weights.push(or_minus(facts.weights));
        nodes.line.push(version.line);
    }
    let mut overlays: Vec<OverlayData<'_>> = measures
        .iter()
        .enumerate()
        .map(|(measure, (name, unit))| {
            let measured = versions.iter().enumerate();
            let measured =
                measured.filter_map(|(at, version)| Some((at, Number(version.measured[measure]?))));
            let (at, values) = measured.unzip();
            OverlayData { name, unit, words: None, at, values }
        })
        .collect();
    if !options.overlays.is_empty() {
        let mut by_name: HashMap<Index, Vec<usize>> = HashMap::new();
        for (at, version) in versions.iter().enumerate() {
            by_name.entry(version.facts.name).or_default().push(at);
        }
        overlays.extend(options.overlays.iter().map(|overlay| of_overlay(overlay, recorded, &by_name)));
    }
    let data = Data {
        model: &options.model,
        pipeline: &options.pipeline,
        failure: recorded.failure(),
        ops: Op::ALL.map(Op::name),
        strings: strings.iter().map(|text| &**text).collect(),
        frames: frames.iter().copied().collect(),
        traces: traces.iter().map(|trace| &**trace).collect(),
        modules: modules
            .iter()
            .map(|(around, _, path, class)| [or_minus(*around), i64::from(*path), i64::from(*class)])
            .collect(),
        origins: origins.iter().map(|(before, pass, from)| (or_minus(*before), *pass, &**from)).collect(),
        nodes,
        stages: stages
            .iter()
            .map(|stage| StageData {
                pass: &stage.info.pass,
                run: stage.info.run,
                added: stage.info.added,
                removed: stage.info.removed,
                changed: stage.info.changed,
                runs: stage
                    .runs
                    .iter()
                    .map(|run| match *run {
                        Run::Kept(start, len) => [start as i64, len as i64],
                        Run::New(count) => [-1, count as i64],
                    })
                    .collect(),
            })
            .collect(),
        overlays,
    };
    // Texts, numbers, lists of them: nothing that has no JSON.
    embed(&serde_json::to_string(&data).unwrap_or_default())
}

fn of_overlay<'r>(
    overlay: &'r Overlay,
    recorded: &Recorded,
    by_name: &HashMap<Index, Vec<usize>>,
) -> OverlayData<'r> {
    let versions = |name: &str| {
        let at = recorded.index_of_name(name).and_then(|at| by_name.get(&at));
        at.map(Vec::as_slice).unwrap_or_default()
    };
    let (mut found, words): (Vec<(usize, f64)>, _) = match &overlay.values {
        Values::Numbers(values) => {
            let found = values.iter().flat_map(|(name, value)| versions(name).iter().map(|&at| (at, *value)));
            (found.collect(), None)
        }
        Values::Words(values) => {
            let mut places: BTreeMap<&str, usize> = values.values().map(|word| (&**word, 0)).collect();
            places.values_mut().enumerate().for_each(|(place, slot)| *slot = place);
            let place = |word: &str| places.get(word).copied().unwrap_or_default() as f64;
            let found =
                values.iter().flat_map(|(name, word)| versions(name).iter().map(move |&at| (at, word)));
            let found = found.map(|(at, word)| (at, place(word))).collect();
            (found, Some(places.into_keys().collect()))
        }
    };
    follow(&mut found, recorded);
    let (at, values) = found.into_iter().map(|(at, value)| (at, Number(value))).unzip();
    OverlayData { name: overlay.name(), unit: overlay.unit(), words, at, values }
}

/// What took the place of a node has the node's value, unless it has one of its own.
fn follow(found: &mut Vec<(usize, f64)>, recorded: &Recorded) {
    let own: HashMap<usize, f64> = found.drain(..).collect();
    let mut of_line: HashMap<u32, f64> = HashMap::new();
    for (at, version) in recorded.versions.iter().enumerate() {
        if let Some(value) = own.get(&at) {
            of_line.insert(version.line, *value);
        }
        found.extend(of_line.get(&version.line).map(|value| (at, *value)));
    }
}

/// JSON that can stand in an HTML element: `<` is in texts only, and no text needs it as it is.
fn embed(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 64);
    for c in json.chars() {
        match c {
            '<' => text.push_str("\\u003c"),
            '\u{2028}' => text.push_str("\\u2028"),
            '\u{2029}' => text.push_str("\\u2029"),
            c => text.push(c),
        }
    }
    text
}
