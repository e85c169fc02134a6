//! `fx-opt info`: what is in a model.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use anyhow::Result;
use fx::ir::{GraphModule, Node, Op, TensorRole};

use crate::cli::InfoArgs;
use crate::input;
use crate::output::{Narration, Output};

/// How many kinds of calls are listed.
const SHOWN: usize = 12;

pub fn info(args: &InfoArgs) -> Result<()> {
    let output = Output::new(Narration::WithResults);
    if input::is_archive(&args.input) {
        output.result(&fx::pt2::info(&args.input)?.to_string())
    } else {
        let module = input::read_module(&args.input)?;
        output.result(&describe(&module, input::size(&args.input))?)
    }
}

/// What is in a text or JSON graph, laid out as what is in an archive.
fn describe(module: &GraphModule, size: Option<u64>) -> Result<String, fmt::Error> {
    let mut text = String::new();
    writeln!(text, "class       {}", module.name)?;
    if let Some(size) = size {
        writeln!(text, "file        {size} bytes")?;
    }
    let kind = |node: Node<'_>| {
        node.meta().value.as_ref().map_or_else(|| "(not recorded)".to_owned(), ToString::to_string)
    };
    for node in module.graph().placeholders() {
        writeln!(text, "input       {} : {}", node.target(), kind(node))?;
    }
    if let Some(value) = module.graph().output_node().and_then(|output| output.arg(0)) {
        let items = value.as_sequence().unwrap_or(std::slice::from_ref(value));
        for item in items {
            match item.as_node() {
                Some(id) => writeln!(text, "output      {}", kind(module.graph().node(id)))?,
                None => writeln!(text, "output      {}", module.graph().format_argument(item))?,
            }
        }
    }
    tensors(module, &mut text)?;
    calls(module, &mut text)?;
    Ok(text)
}

/// Tensors, elements and bytes by role. A tied tensor counts once.
fn tensors(module: &GraphModule, text: &mut String) -> fmt::Result {
    let mut counts = [(0, 0u64, 0u64); 3];
    let mut seen = BTreeSet::new();
    for (_, role, id) in module.modules().named_tensors() {
        let Some(tensor) = module.modules().tensor(id).filter(|_| seen.insert(id)) else { continue };
        let (count, elements, bytes) = match role {
            TensorRole::Parameter => &mut counts[0],
            TensorRole::Buffer => &mut counts[1],
            TensorRole::NonPersistentBuffer => &mut counts[2],
        };
        let numel = tensor.numel().unsigned_abs();
        *count += 1;
        *elements = elements.saturating_add(numel);
        *bytes = bytes.saturating_add(numel.saturating_mul(tensor.dtype.size() as u64));
    }
    for (what, (count, elements, bytes)) in ["parameters", "buffers", "constants"].iter().zip(counts) {
        if count > 0 {
            writeln!(text, "{what:<11} {count} tensors, {elements} elements, {bytes} bytes")?;
        }
    }
    Ok(())
}

/// How many calls there are of each target, most frequent first, sub-graphs included.
fn calls(module: &GraphModule, text: &mut String) -> fmt::Result {
    let mut histogram: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sub_graphs = 0usize;
    let mut modules = vec![module];
    while let Some(module) = modules.pop() {
        let is_call =
            |node: &Node<'_>| matches!(node.op(), Op::CallFunction | Op::CallMethod | Op::CallModule);
        for node in module.graph().nodes().filter(is_call) {
            *histogram.entry(node.target()).or_insert(0) += 1;
        }
        let tree = module.modules();
        let mut seen = BTreeSet::new();
        let ids = tree.named_modules().into_iter().map(|(_, id)| id).filter(|&id| seen.insert(id));
        let inner = ids.filter_map(|id| tree.module(id)?.graph.as_deref());
        modules.extend(inner.inspect(|_| sub_graphs += 1));
    }
    if sub_graphs > 0 {
        writeln!(text, "sub-graphs  {sub_graphs}")?;
    }
    writeln!(text, "calls       {}", histogram.values().sum::<usize>())?;
    let mut histogram: Vec<(&str, usize)> = histogram.into_iter().collect();
    histogram.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    for (target, count) in histogram.iter().take(SHOWN) {
        writeln!(text, "{count:>10}  {target}")?;
    }
    if histogram.len() > SHOWN {
        writeln!(text, "            and {} more kinds", histogram.len() - SHOWN)?;
    }
    Ok(())
}
