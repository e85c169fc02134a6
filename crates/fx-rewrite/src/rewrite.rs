//! [`Rewrite`]: a pattern and what takes its place, as a value with a name, checked when made.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fx_ir::{Args, Argument, Graph, GraphModule, NodeId, NodeMap, Op, lint};

use crate::apply::apply;
use crate::error::RewriteError;
use crate::explain::{Miss, MissReason};
use crate::matcher::{Filter, Match, MatchOptions, SubgraphMatcher};
use crate::pattern::{Pattern, Wildcard};
use crate::safety::{Profile, SafetyRule};

/// A filter of a rewrite: the match, the graph, the pattern's graph; the error says why not.
pub type MatchFilter = Arc<dyn Fn(&Match, &Graph, &Graph) -> Result<(), String> + Send + Sync>;

/// Makes the replacement for a match: the match, the graph, the pattern's graph. Its inputs are those of the pattern
/// in order.
pub type ReplacementCallback = Arc<dyn Fn(&Match, &Graph, &Graph) -> Result<Graph, String> + Send + Sync>;

#[derive(Clone)]
pub(crate) enum Source {
    Fixed(Box<Template>),
    Callback(ReplacementCallback),
}

/// A replacement with what was found out about it.
#[derive(Clone)]
pub(crate) struct Template {
    pub(crate) module: GraphModule,
    /// For each of its inputs, the pattern's input that it is.
    pub(crate) inputs: Vec<usize>,
    /// What it returns.
    pub(crate) results: Vec<Argument>,
    /// The calls that stand for copies of the pattern's pointwise calls.
    pub(crate) chains: Vec<NodeId>,
    pub(crate) profile: OnceLock<Profile>,
}

impl Template {
    /// Reads a replacement whose inputs belong to the pattern's by `bind`.
    pub(crate) fn new(
        module: GraphModule,
        results: usize,
        bind: impl FnOnce(&[&str]) -> Result<Vec<usize>, RewriteError>,
    ) -> Result<Self, RewriteError> {
        let graph = module.graph();
        let lints = lint::lint_graph(graph);
        let findings: Vec<String> = lints.findings().iter().take(3).map(ToString::to_string).collect();
        if !findings.is_empty() {
            return Err(RewriteError::Replacement { findings: findings.join("; ") });
        }
        let names: Vec<&str> = graph.placeholders().map(|node| node.target()).collect();
        let inputs = bind(&names)?;
        let mut found = Vec::new();
        if let Some(value) = graph.output_node().and_then(|output| output.arg(0)) {
            flatten(value, &mut found);
        }
        if found.len() != results {
            return Err(RewriteError::ResultCount { pattern: results, replacement: found.len() });
        }
        Ok(Self { inputs, results: found, module, chains: Vec::new(), profile: OnceLock::new() })
    }

    /// The replacement with a constant in the place of each input of these numbers, each another constant that no
    /// pattern has; `None` when there is no such input.
    fn with_constants(&self, is_constant: &dyn Fn(usize) -> bool) -> Option<GraphModule> {
        let graph = self.module.graph();
        let mut constants: NodeMap<Option<Argument>> = NodeMap::for_graph(graph, None);
        let mut any = false;
        for (node, &input) in graph.placeholders().zip(&self.inputs) {
            if is_constant(input) {
                constants.set(node.id(), Some(Argument::from(format!("the constant {input}").as_str())));
                any = true;
            }
        }
        if !any {
            return None;
        }
        let mut module = self.module.clone();
        for node in graph.nodes() {
            let value = |id: NodeId| constants.get(id).clone().unwrap_or(Argument::Node(id));
            let args: Args = node.args().iter().map(|arg| arg.map_nodes(&mut { value })).collect();
            let kwargs =
                node.kwargs().iter().map(|(key, arg)| (key.clone(), arg.map_nodes(&mut { value }))).collect();
            let changed = module.graph_mut();
            changed.set_args(node.id(), args).and_then(|()| changed.set_kwargs(node.id(), kwargs)).ok()?;
        }
        Some(module)
    }
}

/// The values in nested lists and tuples, left to right.
fn flatten(value: &Argument, into: &mut Vec<Argument>) {
    match value.as_sequence() {
        Some(items) => items.iter().for_each(|item| flatten(item, into)),
        None => into.push(value.clone()),
    }
}

/// A pattern and what takes its place, with a name.
///
/// ```
/// use fx_rewrite::{Pattern, Rewrite, RewriteSet, Wildcard};
/// use fx_trace::{kw, symbolic_trace_fn, torch};
///
/// // x * c + y  =>  torch.add(y, x, alpha=c), for a constant c.
/// let pattern = symbolic_trace_fn(["x", "c", "y"], |[x, c, y]| x * c + y)?;
/// let pattern = Pattern::new(pattern)?.wildcard("c", Wildcard::Constant)?;
/// let replacement = symbolic_trace_fn(["x", "c", "y"], |[x, c, y]| torch::add_with(y, x, kw![alpha = c]))?;
/// let rewrite = Rewrite::new("scaled-add", pattern, replacement)?;
///
/// let mut module = symbolic_trace_fn(["a", "b"], |[a, b]| a * 3 + b)?;
/// let report = RewriteSet::new([rewrite]).run(&mut module)?;
/// assert_eq!(report.replaced, 1);
/// assert!(module.graph().to_string().contains("torch.add](args = (%b, %a), kwargs = {alpha: 3})"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Rewrite {
    pub(crate) name: Arc<str>,
    /// The alternatives, the first of which the replacement was made for.
    pub(crate) matchers: Vec<SubgraphMatcher>,
    pub(crate) source: Source,
    pub(crate) filters: Vec<MatchFilter>,
    pub(crate) allowed: Vec<SafetyRule>,
    pub(crate) profiles: Vec<OnceLock<Profile>>,
}

impl fmt::Debug for Rewrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rewrite").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Rewrite {
    /// A rewrite whose replacement names what it uses: each of its inputs is the pattern's input of the same name. It
    /// need not use all.
    ///
    /// # Errors
    /// The replacement is not valid, uses a name that the pattern does not capture, or returns another number of
    /// values; the pattern returns one of its inputs.
    pub fn new(
        name: impl Into<Arc<str>>,
        pattern: Pattern,
        replacement: GraphModule,
    ) -> Result<Self, RewriteError> {
        let results = pattern.returning.len();
        let captured: Vec<String> = pattern.inputs().map(str::to_owned).collect();
        let template = Template::new(replacement, results, |names| {
            let find = |name: &&str| {
                captured.iter().position(|known| known == name).ok_or_else(|| RewriteError::Unbound {
                    name: (*name).to_owned(),
                    known: captured.iter().map(|known| format!("`{known}`")).collect::<Vec<_>>().join(", "),
                })
            };
            names.iter().map(find).collect()
        })?;
        Self::make(name.into(), pattern, Source::Fixed(Box::new(template)), MatchOptions::default())
    }

    /// A rewrite as torch.fx takes them: the inputs of the replacement are the pattern's, by position.
    ///
    /// # Errors
    /// The replacement is not valid, takes or returns another number of values; the pattern returns one of its inputs.
    pub fn positional(
        name: impl Into<Arc<str>>,
        pattern: Pattern,
        replacement: GraphModule,
        options: MatchOptions,
    ) -> Result<Self, RewriteError> {
        let (inputs, results) = (pattern.placeholders.len(), pattern.returning.len());
        let template = Template::new(replacement, results, |names| by_position(inputs, names.len()))?;
        Self::make(name.into(), pattern, Source::Fixed(Box::new(template)), options)
    }

    /// A rewrite whose replacement is made for each match (`replacement_callback`).
    ///
    /// # Errors
    /// The pattern returns one of its inputs.
    pub fn with_callback(
        name: impl Into<Arc<str>>,
        pattern: Pattern,
        callback: impl Fn(&Match, &Graph, &Graph) -> Result<Graph, String> + Send + Sync + 'static,
        options: MatchOptions,
    ) -> Result<Self, RewriteError> {
        Self::make(name.into(), pattern, Source::Callback(Arc::new(callback)), options)
    }

    fn make(
        name: Arc<str>,
        pattern: Pattern,
        mut source: Source,
        options: MatchOptions,
    ) -> Result<Self, RewriteError> {
        returns_no_input(&pattern)?;
        if let Source::Fixed(template) = &mut source {
            let chains: Vec<&str> = pattern.chains().collect();
            let graph = template.module.graph();
            let copies = graph.nodes().filter(|node| {
                node.op() == Op::CallFunction && node.args().len() == 1 && chains.contains(&node.target())
            });
            template.chains = copies.map(|node| node.id()).collect();
        }
        let matchers = vec![SubgraphMatcher::with_options(pattern, options)?];
        let profiles = vec![OnceLock::new()];
        Ok(Self { name, matchers, source, filters: Vec::new(), allowed: Vec::new(), profiles })
    }

    /// Adds another pattern that the same replacement stands for, with the same inputs by name in the same order and
    /// as many results. Of two that match at one place the earlier counts.
    ///
    /// # Errors
    /// The inputs or the number of results differ.
    pub fn or(mut self, pattern: Pattern) -> Result<Self, RewriteError> {
        returns_no_input(&pattern)?;
        let first = &self.matchers[0];
        let (known, given): (Vec<&str>, Vec<&str>) =
            (first.pattern.inputs().collect(), pattern.inputs().collect());
        if known.len() != given.len() {
            return Err(RewriteError::InputCount { pattern: given.len(), replacement: known.len() });
        }
        if let Some((_, name)) = known.iter().zip(&given).find(|(a, b)| a != b) {
            return Err(RewriteError::Unbound { name: (*name).to_owned(), known: known.join(", ") });
        }
        let (results, given) = (first.pattern.returning.len(), pattern.returning.len());
        if results != given {
            return Err(RewriteError::ResultCount { pattern: given, replacement: results });
        }
        let missing = first.pattern.chains().find(|target| !pattern.chains().any(|other| other == *target));
        if let Some(target) = missing {
            let known: Vec<String> = pattern.chains().map(|target| format!("`{target}`")).collect();
            return Err(RewriteError::Unbound { name: target.to_owned(), known: known.join(", ") });
        }
        let options = first.options.clone();
        self.matchers.push(SubgraphMatcher::with_options(pattern, options)?);
        self.profiles.push(OnceLock::new());
        Ok(self)
    }

    /// Asks `filter` about every match; the error says why not.
    #[must_use]
    pub fn filter(
        mut self,
        filter: impl Fn(&Match, &Graph, &Graph) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        self.filters.push(Arc::new(filter));
        self
    }

    /// Lifts one of the rules that keep a replacement from changing what the program computes: the rewrite then
    /// answers for it.
    #[must_use]
    pub fn allow(mut self, rule: SafetyRule) -> Self {
        self.allowed.push(rule);
        self
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The patterns.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.matchers.iter().map(SubgraphMatcher::pattern)
    }

    /// The replacement, when it is not made for each match.
    pub fn replacement(&self) -> Option<&GraphModule> {
        match &self.source {
            Source::Fixed(template) => Some(&template.module),
            Source::Callback(_) => None,
        }
    }

    /// Why nothing of a module would be replaced: the nearest miss of its patterns, the filter that refused a match, or the
    /// reason for which the replacement was refused; `None` when something would be. O(as applying it to a copy).
    ///
    /// # Errors
    /// As [`RewriteSet::run`](crate::RewriteSet::run).
    pub fn explain(&self, module: &GraphModule) -> Result<Option<Miss>, RewriteError> {
        let asked: Vec<Box<Filter<'_>>> = self
            .filters
            .iter()
            .map(|filter| {
                let filter: Box<Filter<'_>> = Box::new(|found, graph, pattern| filter(found, graph, pattern));
                filter
            })
            .collect();
        let filters: Vec<&Filter<'_>> = asked.iter().map(|filter| &**filter).collect();
        let mut nearest: Option<Miss> = None;
        for matcher in &self.matchers {
            let Some(miss) = matcher.explain(module, &filters)? else {
                let done = apply(&mut module.clone(), &[self], false)?;
                let refused = if done.replaced.is_empty() { done.refused.into_iter().next() } else { None };
                return Ok(refused.map(|refusal| Miss {
                    matched: matcher.pattern.nodes.len() - 1,
                    of: matcher.pattern.nodes.len() - 1,
                    pattern: matcher.pattern.name(matcher.anchors[0]).to_owned(),
                    graph: Some(refusal.node),
                    reason: MissReason::Refused { why: refusal.reason.to_string() },
                }));
            };
            if nearest.as_ref().is_none_or(|nearest| miss.matched > nearest.matched) {
                nearest = Some(miss);
            }
        }
        Ok(nearest)
    }

    /// Whether the pattern occurs in its own replacement, so that applying the rewrite again and again would never end.
    ///
    /// It is looked for in the replacement with values for its inputs, with constants where only constants are captured,
    /// and with constants wherever they could be. Always false for callbacks, of which nothing is known.
    pub fn matches_itself(&self) -> bool {
        let Source::Fixed(template) = &self.source else { return false };
        let occurs = |module: &GraphModule| {
            self.matchers.iter().any(|matcher| matcher.find(module).is_ok_and(|found| !found.is_empty()))
        };
        let pattern = &self.matchers[0].pattern;
        let wildcard = |input: usize| {
            pattern.placeholders.get(input).map_or(Wildcard::Any, |&at| pattern.nodes[at as usize].wildcard)
        };
        occurs(&template.module)
            || [&[Wildcard::Constant][..], &[Wildcard::Constant, Wildcard::Any]].into_iter().any(|kinds| {
                template
                    .with_constants(&|input| kinds.contains(&wildcard(input)))
                    .is_some_and(|module| occurs(&module))
            })
    }
}

/// As torch.fx binds: the first to the first, and as many as there are.
pub(crate) fn by_position(pattern: usize, replacement: usize) -> Result<Vec<usize>, RewriteError> {
    if pattern == replacement {
        Ok((0..pattern).collect())
    } else {
        Err(RewriteError::InputCount { pattern, replacement })
    }
}

fn returns_no_input(pattern: &Pattern) -> Result<(), RewriteError> {
    let input = pattern.returning.iter().find(|&&at| pattern.nodes[at as usize].op == Op::Placeholder);
    match input {
        Some(&at) => Err(RewriteError::ReturnsInput { name: pattern.name(at).to_owned() }),
        None => Ok(()),
    }
}
