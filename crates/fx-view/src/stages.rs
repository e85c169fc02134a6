//! [`Stages`]: the instrument that records what each pass makes of the graph.

use std::collections::{HashMap, HashSet};
use std::fmt;

use fx_ir::{GraphModule, Node};
use fx_passes::instrument::Instrument;
use fx_passes::{Failure, InstrumentError, PassEvent, PassRun, PassTime};

use crate::facts::Facts;
use crate::recorded::{Recorded, Run, Stage, StageInfo, Version};
use crate::tables::Index;
use crate::weights::Weights;

type Measure<'m> = Box<dyn Fn(Node<'_>) -> Option<f64> + 'm>;

/// Records the stages of a pipeline: the module as it came in, and what each pass changed of it.
///
/// Costs O(nodes) for a pass that had access to the module, and keeps only the nodes that differ from the stage
/// before.
#[derive(Default)]
pub struct Stages<'m> {
    recorded: Recorded,
    measures: Vec<Measure<'m>>,
    /// The versions that the last stage has, in order.
    order: Vec<usize>,
    /// The module's version at the last stage.
    seen: Option<u64>,
    weights: Weights,
}

impl fmt::Debug for Stages<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stages").field("recorded", &self.recorded).finish_non_exhaustive()
    }
}

impl<'m> Stages<'m> {
    /// Records without measures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Also takes a number of every node, when it appears and whenever it changed: the page has an overlay of this
    /// name, its numbers in this unit. A unit of `B` is shown as kB, MB and so on, one of `FLOP` alike.
    #[must_use]
    pub fn measure(
        mut self,
        name: impl Into<String>,
        unit: impl Into<String>,
        of: impl Fn(Node<'_>) -> Option<f64> + 'm,
    ) -> Self {
        self.recorded.measures.push((name.into(), unit.into()));
        self.measures.push(Box::new(of));
        self
    }

    /// What was recorded of the last run.
    pub fn into_recorded(self) -> Recorded {
        self.recorded
    }

    fn add(&mut self, module: &GraphModule, pass: &str, run: usize) {
        let mut stage = Stage {
            info: StageInfo { pass: pass.to_owned(), run, nodes: module.graph().len(), ..Default::default() },
            runs: Vec::new(),
        };
        if self.seen == Some(module.version()) {
            if !self.order.is_empty() {
                stage.runs.push(Run::Kept(0, self.order.len()));
            }
        } else {
            self.compare(module, &mut stage);
        }
        self.seen = Some(module.version());
        self.recorded.stages.push(stage);
    }

    /// Writes into `stage` how the module differs from the last stage.
    fn compare(&mut self, module: &GraphModule, stage: &mut Stage) {
        let Recorded { tables, versions, lines, .. } = &mut self.recorded;
        let before = std::mem::take(&mut self.order);
        let place_before: HashMap<Index, usize> =
            before.iter().enumerate().map(|(place, &at)| (versions[at].facts.name, place)).collect();
        let in_order: Vec<Index> = module.graph().nodes().map(|node| tables.string(node.name())).collect();
        let names: HashSet<Index> = in_order.iter().copied().collect();
        // For each node, the place of the next one that was there before under its name.
        let mut next_kept = vec![before.len(); in_order.len()];
        for at in (0..in_order.len().saturating_sub(1)).rev() {
            next_kept[at] = place_before.get(&in_order[at + 1]).copied().unwrap_or(next_kept[at + 1]);
        }
        let mut last_kept = None;
        let mut taken: HashSet<Index> = HashSet::new();
        let mut kept = 0;
        for (node, next_kept) in module.graph().nodes().zip(next_kept) {
            let facts = Facts::of(node, tables, self.weights.of(node, module));
            let place = place_before.get(&facts.name).copied();
            last_kept = place.or(last_kept);
            if let Some(place) = place
                && versions[before[place]].facts == facts
            {
                kept += 1;
                match stage.runs.last_mut() {
                    Some(Run::Kept(start, len)) if *start + *len == place => *len += 1,
                    _ => stage.runs.push(Run::Kept(place, 1)),
                }
                self.order.push(before[place]);
                continue;
            }
            // A node takes the place of one that it was made from, when that is gone and stood there: between the
            // neighbours that are left.
            let heir = || {
                let between = |place: usize| last_kept.is_none_or(|last| last < place) && place < next_kept;
                let free = |name: &Index| !names.contains(name) && !taken.contains(name);
                let from = tables.origin_names(facts.origin).filter(free);
                from.filter_map(|name| Some((name, *place_before.get(&name)?)))
                    .find(|&(_, place)| between(place))
            };
            let line = match place {
                Some(place) => Some(versions[before[place]].line),
                None => heir().map(|(name, place)| {
                    taken.insert(name);
                    versions[before[place]].line
                }),
            };
            match line {
                Some(_) => stage.info.changed += 1,
                None => stage.info.added += 1,
            }
            let line = line.unwrap_or_else(|| {
                *lines += 1;
                *lines - 1
            });
            let measured =
                self.measures.iter().map(|measure| measure(node).filter(|value| value.is_finite())).collect();
            match stage.runs.last_mut() {
                Some(Run::New(count)) => *count += 1,
                _ => stage.runs.push(Run::New(1)),
            }
            self.order.push(versions.len());
            versions.push(Version { facts, line, measured });
        }
        stage.info.removed = before.len() - kept - stage.info.changed;
    }
}

impl Instrument for Stages<'_> {
    fn name(&self) -> &str {
        "stages"
    }

    fn before_pipeline(&mut self, module: &GraphModule) -> Result<(), InstrumentError> {
        let measures = std::mem::take(&mut self.recorded.measures);
        self.recorded = Recorded { measures, ..Recorded::default() };
        (self.order, self.seen) = (Vec::new(), None);
        self.weights = Weights::default();
        self.add(module, "", 0);
        Ok(())
    }

    fn after_pass(
        &mut self,
        pass: &PassEvent<'_>,
        module: &GraphModule,
        _outcome: &PassRun,
        _time: &PassTime,
    ) -> Result<(), InstrumentError> {
        self.add(module, pass.text, pass.run);
        Ok(())
    }

    fn after_pass_failed(&mut self, pass: &PassEvent<'_>, _module: &GraphModule, failure: &Failure) {
        self.recorded.failure = Some((pass.text.to_owned(), failure.to_string()));
    }
}
