//! What is seen of the passes while they run: the instruments that flags ask for.

use std::path::Path;

use anyhow::{Context, Result};
use fx::codegen::{PythonOptions, python_code};
use fx::ir::GraphModule;
use fx::passes::PassManager;
use fx::passes::instrument::{
    ChromeTrace, Diff, Dump, Filter, History, OpCounts, Print, PrintWhen, Statistics, Timing,
};

use crate::cli::{DiffOf, PrintAfter, WatchArgs};
use crate::costs;
use crate::output::Output;
use crate::run::replace_file;

/// The instruments that are read when the run is over.
pub struct Watch<'a> {
    args: &'a WatchArgs,
    filter: Filter,
    timing: Timing,
    statistics: Statistics,
    op_counts: OpCounts<'static>,
    history: History,
    chrome: ChromeTrace,
}

impl<'a> Watch<'a> {
    /// Makes ready what the flags ask for.
    ///
    /// # Errors
    /// There is no place for the files.
    pub fn of(args: &'a WatchArgs) -> Result<Self> {
        if let Some(folder) = &args.dump {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        Ok(Self {
            args,
            filter: args.filter.clone().unwrap_or_default(),
            timing: Timing::default(),
            statistics: Statistics::default(),
            op_counts: OpCounts::default().measure("FLOPs", costs::flops()).measure("bytes", costs::bytes),
            history: History::default(),
            chrome: ChromeTrace::default(),
        })
    }

    /// Adds the instruments. Those that measure times come last, so that they are nearest to the passes.
    pub fn attach<'i>(&'i mut self, mut manager: PassManager<'i>) -> PassManager<'i> {
        let Self { args, filter, timing, statistics, op_counts, history, chrome } = self;
        let stdout = std::io::stdout;
        if args.print_before {
            manager = manager.with_instrument(Print::new(stdout(), PrintWhen::Before).filter(filter.clone()));
        }
        if let Some(when) = args.print_after {
            let when = if when == PrintAfter::All { PrintWhen::After } else { PrintWhen::Changed };
            manager = manager.with_instrument(Print::new(stdout(), when).filter(filter.clone()));
        }
        for what in &args.diff_after {
            let diff = Diff::new(stdout()).filter(filter.clone());
            manager = manager.with_instrument(match what {
                DiffOf::Graph => diff,
                DiffOf::Code => diff.of(code),
            });
        }
        if let Some(folder) = &args.dump {
            let write = move |name: &str, text: &str| replace_file(&folder.join(name), text.as_bytes());
            manager = manager.with_instrument(Dump::new(write).filter(filter.clone()));
        }
        if args.provenance {
            manager = manager.with_instrument(history);
        }
        if args.op_counts {
            manager = manager.with_instrument(op_counts);
        }
        if args.statistics {
            manager = manager.with_instrument(statistics);
        }
        if args.timing {
            manager = manager.with_instrument(timing);
        }
        if args.chrome_trace.is_some() {
            manager = manager.with_instrument(chrome);
        }
        manager
    }

    /// Shows the tables and writes the trace.
    ///
    /// # Errors
    /// The trace cannot be written, or nobody reads.
    pub fn show(&self, out: &Output) -> Result<()> {
        let tables: [(bool, &str, &dyn std::fmt::Display); 4] = [
            (self.args.timing, "time of the passes", &self.timing),
            (self.args.statistics, "statistics", &self.statistics),
            (self.args.op_counts, "calls added and taken away", &self.op_counts),
            (self.args.provenance, "where nodes come from and go", &self.history),
        ];
        for (wanted, title, table) in tables {
            if wanted {
                out.heading(title)?;
                out.result(&table.to_string())?;
            }
        }
        match &self.args.chrome_trace {
            Some(path) => self.write_trace(path, out),
            None => Ok(()),
        }
    }

    fn write_trace(&self, path: &Path, out: &Output) -> Result<()> {
        replace_file(path, self.chrome.to_json().as_bytes())
            .with_context(|| format!("cannot write {}", path.display()))?;
        out.fact("trace", path.display())
    }
}

/// The code, or why there is none: a pass may leave what has no code.
fn code(module: &GraphModule) -> String {
    match python_code(module, &PythonOptions::default()) {
        Ok(code) => code.src,
        Err(error) => format!("# no code: {error}\n"),
    }
}
