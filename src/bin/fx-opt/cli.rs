//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::convert::Language;

/// Passes over graph files: read, lint, transform, verify, emit.
#[derive(Parser)]
#[command(name = "fx-opt", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Run a pipeline of passes on a model and prove that its answers did not change.
    Run(RunArgs),
    /// Run a reproducer, which `run --reproducer` wrote, again; succeeds when it does not fail any more.
    Replay(ReplayArgs),
    /// Make a reproducer small: fewer passes, nodes, inputs and numbers, while it fails in the same way.
    Reduce(ReduceArgs),
    /// Run a model and show where time, memory and floating-point operations go. Needs libtorch.
    Profile(ProfileArgs),
    /// Write what every pass of a pipeline makes of a model as one HTML page.
    Page(PageArgs),
    /// Write a model as source code with its weights: a Python package or a crate of Rust.
    Convert(ConvertArgs),
    /// Show a model's calls under the modules that made them, or draw it.
    Show(ShowArgs),
    /// Show what is in a model, without libtorch and without touching its weights.
    Info(InfoArgs),
    /// Find a pattern in a model, and say why it is not there.
    Match(MatchArgs),
    /// List the registered passes.
    ListPasses(ListArgs),
}

impl Command {
    /// The libraries to load first.
    pub fn libraries(&self) -> &[PathBuf] {
        match self {
            Self::Run(args) => &args.libraries.library,
            Self::Replay(args) => &args.libraries.library,
            Self::Reduce(args) => &args.libraries.library,
            Self::Profile(args) => &args.libraries.library,
            Self::Page(args) => &args.libraries.library,
            Self::Convert(_) | Self::Show(_) | Self::Info(_) | Self::Match(_) | Self::ListPasses(_) => &[],
        }
    }
}

#[derive(Args)]
pub struct LibraryArgs {
    /// Load this shared library first, for the operators that it registers (`torch.ops.load_library`). Its code runs.
    /// May be given several times. Needs libtorch.
    #[arg(long, value_name = "FILE")]
    pub library: Vec<PathBuf>,
}

#[derive(Args)]
pub struct RunArgs {
    /// The passes, for example `const-fold,fuse-conv-bn,cse,dce` or `repeat{max=5}(cse,dce)`.
    pub pipeline: String,

    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input;
    /// `zoo:resnet18` is a model written in Rust, with fresh weights.
    /// Left out: the model shipped with fx.
    pub input: Option<PathBuf>,

    /// Show the result as: the graph's text, a table, Python code, JSON, a picture, or Rust. Several with commas. With
    /// this, --diff or one of the flags that watch the passes, standard output has what was asked for and nothing else;
    /// the narration goes to standard error. [default: code, unless one of these, --quiet or -o is given]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub emit: Vec<Emit>,

    /// Show the diff of the graph. [default: on, unless --emit, a flag that watches the passes, --quiet or -o is given]
    #[arg(long)]
    pub diff: bool,

    /// How much to verify. [default: numerics with libtorch, lint without]
    #[arg(long, value_enum)]
    pub verify: Option<Verify>,

    /// Sample inputs: a safetensors file with the inputs in order, or by the names of the placeholders. Left out:
    /// the archive's own sample inputs, or random ones of the recorded shapes.
    #[arg(long, value_name = "FILE")]
    pub inputs: Option<PathBuf>,

    /// The relative tolerance of `--verify numerics`. [default: by element type, 1e-4 for float32]
    #[arg(long)]
    pub rtol: Option<f64>,

    /// The absolute tolerance of `--verify numerics`. [default: by element type, 1e-5 for float32]
    #[arg(long)]
    pub atol: Option<f64>,

    /// The seed of random inputs and random operators.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,

    /// Write the transformed model: `.pt2` for `torch.export.load`, `.fx`, `.json` (large weights beside it, in
    /// NAME.safetensors), `.py`, `.rs`, `.dot` or `.svg`; a name that ends in `/` or is a folder's gets a Python package
    /// with the weights, or with `--emit rust` or `--emit tch` a crate of Rust.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write one file that shows what happened again: the pipeline, the model just before the pass that failed, with
    /// all its weights, and the inputs. When nothing failed: the whole run.
    #[arg(long, value_name = "FILE.fx")]
    pub reproducer: Option<PathBuf>,

    /// When it fails, find the first pass that does harm, and the first rewrite of it, by running parts of the
    /// pipeline.
    #[arg(long)]
    pub bisect: bool,

    /// Only the result and errors.
    #[arg(short, long)]
    pub quiet: bool,

    // Last, since its heading would hold for all that comes after it.
    #[command(flatten)]
    pub libraries: LibraryArgs,

    #[command(flatten)]
    pub watch: WatchArgs,
}

impl RunArgs {
    /// The relative and the absolute tolerance, when one was given.
    pub fn tolerance(&self) -> Option<(f64, f64)> {
        match (self.rtol, self.atol) {
            (None, None) => None,
            (relative, absolute) => Some((relative.unwrap_or(0.0), absolute.unwrap_or(0.0))),
        }
    }

    /// Whether standard output is for something in particular.
    pub fn asks_for_results(&self) -> bool {
        !self.emit.is_empty() || self.diff || self.watch.asks_for_results()
    }
}

/// What is to be seen of the passes while they run. Nothing that is not asked for costs anything.
#[derive(Args)]
#[command(next_help_heading = "Watching the passes")]
pub struct WatchArgs {
    /// Show the graph before every pass.
    #[arg(long)]
    pub print_before: bool,

    /// Show the graph after every pass, or after those that changed it.
    #[arg(long, value_enum, value_name = "WHEN")]
    pub print_after: Option<PrintAfter>,

    /// Show the diff of the graph, or of the Python code, after every pass that changed it. Both with a comma.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub diff_after: Vec<DiffOf>,

    /// Write the graph into numbered files of this folder: at the start, and after every pass that changed it.
    #[arg(long, value_name = "DIR")]
    pub dump: Option<PathBuf>,

    /// Of --print-before, --print-after, --diff-after and --dump, show only this: names of passes and paths of modules,
    /// with `&`, `|`, `!`, parentheses and `*`, for example `encoder & dce` or `layers.* & !cse`.
    #[arg(long, value_name = "FILTER")]
    pub filter: Option<fx::passes::instrument::Filter>,

    /// Show where the time went, nested as the pipeline is, with percent.
    #[arg(long)]
    pub timing: bool,

    /// Show the counters of each pass, added up over the times it ran.
    #[arg(long)]
    pub statistics: bool,

    /// Show how many calls of what each pass added or took away, and what that does to FLOPs and memory where shapes are
    /// recorded.
    #[arg(long)]
    pub op_counts: bool,

    /// Show which pass made, changed or took away each node, and from which nodes it was made.
    #[arg(long)]
    pub provenance: bool,

    /// Write a trace of the passes for Perfetto (ui.perfetto.dev) or `chrome://tracing`.
    #[arg(long, value_name = "FILE")]
    pub chrome_trace: Option<PathBuf>,
}

impl WatchArgs {
    /// Whether something of it goes to standard output.
    pub fn asks_for_results(&self) -> bool {
        self.print_before
            || self.print_after.is_some()
            || !self.diff_after.is_empty()
            || self.timing
            || self.statistics
            || self.op_counts
            || self.provenance
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffOf {
    /// The graph's text.
    Graph,
    /// The Python code.
    Code,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Emit {
    /// The graph's text, as torch.fx prints it.
    Graph,
    /// The graph as a table.
    Table,
    /// Python code.
    Code,
    /// The graph and its modules as JSON, without the weights.
    Json,
    /// A picture for Graphviz.
    Dot,
    /// A picture, as SVG.
    Svg,
    /// Rust code, written against fx.
    Rust,
    /// Rust code that needs the crate tch alone, for graphs of libtorch's operators.
    Tch,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PrintAfter {
    /// After every pass.
    All,
    /// After passes that changed something.
    Changed,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Verify {
    /// Nothing.
    Off,
    /// The graph is valid before and after every pass.
    Lint,
    /// And shapes and element types stay what they were, as far as they can be followed without computing.
    Shapes,
    /// And gives the same outputs on sample inputs.
    Numerics,
}

#[derive(Args)]
pub struct ReplayArgs {
    /// The reproducer, a `.fx` file with a `//@ pipeline:` line; a test case is one too.
    pub file: PathBuf,

    /// When it fails, find the first pass that does harm, and the first rewrite of it.
    #[arg(long)]
    pub bisect: bool,

    #[command(flatten)]
    pub libraries: LibraryArgs,
}

#[derive(Args)]
pub struct ReduceArgs {
    /// The reproducer. With --test any model will do.
    pub file: PathBuf,

    /// Where to write the small one. Left out: to standard output.
    #[arg(short, long, value_name = "FILE.fx")]
    pub output: Option<PathBuf>,

    /// Keep a candidate when this shell command, with the candidate's file as its last argument, succeeds. Left out:
    /// when the pipeline fails in the same way as at first.
    #[arg(long, value_name = "COMMAND")]
    pub test: Option<String>,

    /// How many candidates to try at most.
    #[arg(long, default_value_t = 5_000, value_name = "N")]
    pub max_tries: usize,

    #[command(flatten)]
    pub libraries: LibraryArgs,
}

#[derive(Args)]
pub struct PageArgs {
    /// The passes, for example `const-fold,fuse-conv-bn,cse,dce` or `repeat{max=5}(cse,dce)`.
    pub pipeline: String,

    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input.
    /// Left out: the model shipped with fx.
    pub input: Option<PathBuf>,

    /// Where the page goes. It needs no other file and opens from the disk.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// A column beside the nodes: a JSON object that has a number or a word for each name of a node, for example
    /// `{"relu": 0.25}`. NAME is `time`, `error`, `partition` or whatever it is; with NAME:UNIT the numbers have
    /// a unit. May be repeated. Memory and FLOPs of recorded shapes are on the page already.
    #[arg(long, value_name = "NAME[:UNIT]=FILE")]
    pub overlay: Vec<String>,

    /// A column of the times that `fx-opt profile MODEL --format json` measured and printed into this file.
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,

    /// Sample inputs for passes that run the model, as in `fx-opt run`.
    #[arg(long, value_name = "FILE")]
    pub inputs: Option<PathBuf>,

    #[command(flatten)]
    pub libraries: LibraryArgs,
}

#[derive(Args)]
pub struct ProfileArgs {
    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input.
    pub input: PathBuf,

    /// What costs are added up by.
    #[arg(long, value_enum, default_value = "node")]
    pub by: ProfileBy,

    /// How to show them.
    #[arg(long, value_enum, default_value = "table")]
    pub format: ProfileFormat,

    /// Also write a trace for Perfetto (ui.perfetto.dev) or `chrome://tracing`.
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,

    /// How many rows the table has, those that took the most time.
    #[arg(long, default_value_t = 25)]
    pub top: usize,

    /// How many runs times are averages of.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub runs: u32,

    /// How many runs come before those that count.
    #[arg(long, default_value_t = 1)]
    pub warm_up: u32,

    /// Sample inputs: a safetensors file with the inputs in order, or by the names of the placeholders. Left out:
    /// the archive's own sample inputs, or random ones of the recorded shapes.
    #[arg(long, value_name = "FILE")]
    pub inputs: Option<PathBuf>,

    /// The seed of random inputs and random operators.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,

    #[command(flatten)]
    pub libraries: LibraryArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileBy {
    /// Each node.
    Node,
    /// The line of the source that the model was exported from.
    Line,
    /// The module, with all that is inside it.
    Module,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileFormat {
    /// A table.
    Table,
    /// All rows as JSON; times are in nanoseconds.
    Json,
}

#[derive(Args)]
pub struct ConvertArgs {
    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input;
    /// `zoo:resnet18` is a model written in Rust, with fresh weights.
    pub input: PathBuf,

    /// The language.
    #[arg(long, value_enum)]
    pub to: Language,

    /// The folder, which is made when it is not there. Files of the same names are replaced.
    pub folder: PathBuf,

    /// Sample inputs for the test of a crate of Rust, as in `fx-opt run`. What they give is recorded with libtorch.
    #[arg(long, value_name = "FILE")]
    pub inputs: Option<PathBuf>,

    /// The seed of random inputs.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

#[derive(Args)]
pub struct ShowArgs {
    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input;
    /// `zoo:resnet18` is a model written in Rust, with fresh weights.
    pub input: PathBuf,

    /// How deep modules are unfolded; 0 shows the outermost ones as a line each. [default: everything]
    #[arg(long)]
    pub depth: Option<usize>,

    /// Only this module, by its path.
    #[arg(long, value_name = "PATH")]
    pub module: Option<String>,

    /// Draw the graph as SVG into this file instead.
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,

    /// Colour the picture by a JSON object that has a number or a word for each name of a node, as for `fx-opt page`.
    #[arg(long, value_name = "NAME=FILE", requires = "svg")]
    pub overlay: Option<String>,
}

#[derive(Args)]
pub struct InfoArgs {
    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input;
    /// `zoo:resnet18` is a model written in Rust, with fresh weights.
    pub input: PathBuf,
}

#[derive(Args)]
pub struct MatchArgs {
    /// The pattern: a `.fx` text whose inputs are wildcards and whose output says which values may be used outside.
    /// Notes at its top (`//@ commutative: true`, `//@ constant: c`, `//@ optional: drop`, ...) say what else may match.
    pub pattern: PathBuf,

    /// The model: a `.pt2` archive, a `.fx` text or a `.json` graph; `-` reads a text or JSON from standard input.
    pub input: PathBuf,

    /// Where there is no match, say what came nearest: which node and which argument differed, and how.
    #[arg(long)]
    pub explain: bool,

    /// Show also matches that share calls with an earlier one.
    #[arg(long)]
    pub overlapping: bool,
}

#[derive(Args)]
pub struct ListArgs {
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}
