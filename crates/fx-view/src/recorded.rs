//! [`Recorded`]: the stages as differences, each from the one before.

use std::collections::HashSet;

use crate::facts::Facts;
use crate::tables::{Index, Tables};

/// What [`Stages`](crate::Stages) recorded: each version of each node once, and for each stage which of them it has.
#[derive(Debug, Default)]
pub struct Recorded {
    pub(crate) tables: Tables,
    /// In the order in which they appeared.
    pub(crate) versions: Vec<Version>,
    pub(crate) stages: Vec<Stage>,
    /// The names and units of the measures.
    pub(crate) measures: Vec<(String, String)>,
    pub(crate) failure: Option<(String, String)>,
    /// How many lines of descent there are.
    pub(crate) lines: u32,
}

/// A node as it was in one stage or several.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) facts: Facts,
    /// The line of descent. Of one stage no two nodes have the same; nodes of two stages that have the same are
    /// shown side by side.
    pub(crate) line: u32,
    /// A value for each measure.
    pub(crate) measured: Box<[Option<f64>]>,
}

/// One stage: the module as it came in, or as a pass left it.
#[derive(Debug, Default)]
pub(crate) struct Stage {
    pub(crate) info: StageInfo,
    /// The nodes in order.
    pub(crate) runs: Vec<Run>,
}

/// Some neighbouring nodes of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    /// So many of the stage before, from this place on.
    Kept(usize, usize),
    /// The next so many versions that no stage had yet.
    New(usize),
}

/// What can be said of a stage in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageInfo {
    /// The pass with its options; empty for the module as it came in.
    pub pass: String,
    /// The number of the run, from 1.
    pub run: usize,
    /// The number of nodes.
    pub nodes: usize,
    /// How many nodes stand for none of the stage before.
    pub added: usize,
    /// How many nodes of the stage before none stands for.
    pub removed: usize,
    /// How many nodes are another version of one of the stage before, or were made in its place.
    pub changed: usize,
}

impl Recorded {
    /// The stages: the module as it came in, then as each pass left it.
    pub fn stages(&self) -> impl ExactSizeIterator<Item = &StageInfo> {
        self.stages.iter().map(|stage| &stage.info)
    }

    /// The pass that failed and why, when one did.
    pub fn failure(&self) -> Option<(&str, &str)> {
        self.failure.as_ref().map(|(pass, why)| (&**pass, &**why))
    }

    /// The nodes of a stage in order, each with its line of descent: nodes of different stages with the same line are
    /// one node, or one that was made from the other, as its provenance says, and took its place. Empty for a stage
    /// that there is not. O(nodes × stages).
    pub fn lines(&self, stage: usize) -> Vec<(&str, u32)> {
        let (mut order, mut next) = (Vec::new(), 0);
        for stage in self.stages.get(..=stage).unwrap_or_default() {
            let mut now: Vec<usize> = Vec::with_capacity(stage.info.nodes);
            for run in &stage.runs {
                match *run {
                    Run::Kept(start, len) => now.extend(&order[start..start + len]),
                    Run::New(count) => {
                        now.extend(next..next + count);
                        next += count;
                    }
                }
            }
            order = now;
        }
        order.iter().map(|&at| (self.name(&self.versions[at]), self.versions[at].line)).collect()
    }

    /// The names of the nodes of all stages.
    pub(crate) fn names(&self) -> HashSet<Index> {
        self.versions.iter().map(|version| version.facts.name).collect()
    }

    /// The index of a text, which may be a node's name. O(1).
    pub(crate) fn index_of_name(&self, name: &str) -> Option<Index> {
        self.tables.strings.get_index_of(name).map(|at| at as Index)
    }

    fn name(&self, version: &Version) -> &str {
        self.tables.text(version.facts.name)
    }
}
