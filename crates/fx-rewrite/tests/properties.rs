//! Random programs that write to memory compute the same before and after rewrites that are right for values.
//!
//! The rewrites know nothing of memory; that they are applied only where it does not matter is what is tested.

#![allow(clippy::unwrap_used, clippy::panic)]

use fx_ir::text::parse_module;
use fx_ir::{Argument, Graph, GraphModule, NodeId, Op, lint};
use fx_rewrite::{MatchOptions, Pattern, Rewrite, RewriteSet, SubgraphMatcher, Wildcard};
use proptest::prelude::*;

const INPUTS: usize = 2;

/// One call: what it calls, and of which earlier values or with which number.
#[derive(Clone, Debug)]
struct Call(usize, usize, usize, i64);

const TARGETS: [&str; 6] =
    ["neg.default", "add.Tensor", "mul.Tensor", "add_.Tensor", "clone.default", "alias.default"];

fn program(calls: &[Call], returned: &[usize]) -> GraphModule {
    let mut graph = Graph::new();
    let mut values: Vec<NodeId> = (0..INPUTS).map(|at| graph.placeholder(&format!("x{at}"))).collect();
    for Call(call, a, b, number) in calls {
        let target = format!("torch.ops.aten.{}", TARGETS[*call]);
        let (a, b) = (values[a % values.len()], values[b % values.len()]);
        values.push(match *call {
            1 => graph.call_function(&target, (a, b)),
            2 => graph.call_function(&target, (a, *number)),
            3 if *number > 0 => graph.call_function(&target, (a, b)),
            3 => graph.call_function(&target, (a, *number)),
            _ => graph.call_function(&target, [a]),
        });
    }
    let returned: Vec<Argument> =
        returned.iter().map(|at| Argument::Node(values[at % values.len()])).collect();
    graph.output(Argument::list(returned));
    GraphModule::from_graph(graph)
}

/// What is returned, and what is in the inputs in the end. A value is a place in memory.
fn run(module: &GraphModule) -> Vec<i64> {
    let graph = module.graph();
    let mut memory: Vec<i64> = vec![3, 1_000_003];
    let mut places = fx_ir::NodeMap::for_graph(graph, usize::MAX);
    let mut inputs = 0..INPUTS;
    let mut answers = Vec::new();
    for node in graph.nodes() {
        let place = |at: usize| *places.get(node.arg(at).unwrap().as_node().unwrap());
        let number = |at: usize| match node.arg(at).unwrap() {
            Argument::Int(number) => *number,
            _ => memory[place(at)],
        };
        let fresh = match node.target().rsplit("aten.").next().unwrap() {
            _ if node.op() == Op::Placeholder => {
                places.set(node.id(), inputs.next().unwrap());
                continue;
            }
            _ if node.op() == Op::Output => {
                node.arg(0).unwrap().for_each_node(&mut |id| answers.push(memory[*places.get(id)]));
                continue;
            }
            "alias.default" => {
                places.set(node.id(), place(0));
                continue;
            }
            "add_.Tensor" | "add_" => {
                let (at, sum) = (place(0), number(0).wrapping_add(number(1)));
                memory[at] = sum;
                places.set(node.id(), at);
                continue;
            }
            "neg.default" => number(0).wrapping_neg(),
            "add.Tensor" => number(0).wrapping_add(number(1)),
            "mul.Tensor" => number(0).wrapping_mul(number(1)),
            "clone.default" => number(0),
            other => panic!("no function {other}"),
        };
        places.set(node.id(), memory.len());
        memory.push(fresh);
    }
    answers.extend(&memory[..INPUTS]);
    answers
}

/// `name = call(...)` lines as in a `.fx` text, with `neg(%x)` for the overload.
fn graph(inputs: &str, calls: &[(&str, &str, &str)], returned: &str) -> GraphModule {
    let mut text = String::from("graph():\n");
    for name in inputs.split_whitespace() {
        text += &format!("    %{name} : [num_users=0] = placeholder[target={name}]\n");
    }
    for (name, target, args) in calls {
        text += &match target.split_once(':') {
            Some((op, target)) => {
                format!(
                    "    %{name} : [num_users=0] = {op}[target={target}](args = ({args},), kwargs = {{}})\n"
                )
            }
            None => format!(
                "    %{name} : [num_users=0] = call_function[target=torch.ops.aten.{target}](args = ({args},), kwargs = {{}})\n"
            ),
        };
    }
    parse_module(&(text + "    return " + returned)).unwrap().module
}

fn pattern(inputs: &str, calls: &[(&str, &str, &str)], returned: &str, constants: &str) -> Pattern {
    let pattern = Pattern::new(graph(inputs, calls, returned)).unwrap();
    constants
        .split_whitespace()
        .fold(pattern, |pattern, name| pattern.wildcard(name, Wildcard::Constant).unwrap())
}

/// Rewrites that are right as long as nobody writes anything.
fn rewrites() -> Vec<Rewrite> {
    let product =
        pattern("x c d", &[("m", "mul.Tensor", "%x, %c"), ("n", "mul.Tensor", "%m, %d")], "n", "c d");
    let at = |name: &str| product.graph().find(name).unwrap().id();
    let (c, d) = (at("c"), at("d"));
    vec![
        Rewrite::new(
            "negate-twice",
            pattern("x", &[("a", "neg.default", "%x"), ("b", "neg.default", "%a")], "b", ""),
            graph("x", &[], "x"),
        ),
        Rewrite::new("copy", pattern("x", &[("a", "clone.default", "%x")], "a", ""), graph("x", &[], "x")),
        Rewrite::new(
            "negate-sum",
            pattern(
                "x y",
                &[("a", "neg.default", "%x"), ("b", "neg.default", "%y"), ("s", "add.Tensor", "%a, %b")],
                "s",
                "",
            ),
            graph("x y", &[("s", "add.Tensor", "%x, %y"), ("n", "neg.default", "%s")], "n"),
        ),
        Rewrite::new(
            "common-factor",
            pattern(
                "x y c",
                &[
                    ("a", "mul.Tensor", "%x, %c"),
                    ("b", "mul.Tensor", "%y, %c"),
                    ("s", "add.Tensor", "%a, %b"),
                ],
                "s",
                "c",
            ),
            graph("x y c", &[("s", "add.Tensor", "%x, %y"), ("n", "mul.Tensor", "%s, %c")], "n"),
        ),
        Rewrite::new(
            "two-results",
            pattern("x c", &[("n", "neg.default", "%x"), ("m", "mul.Tensor", "%x, %c")], "(n, m)", "c"),
            graph("x c", &[("m", "mul.Tensor", "%x, %c"), ("n", "mul.Tensor", "%x, -1")], "(n, m)"),
        ),
        Rewrite::new(
            "write-by-method",
            pattern("x y", &[("w", "add_.Tensor", "%x, %y")], "w", ""),
            graph("x y", &[("w", "call_method:add_", "%x, %y")], "w"),
        ),
        Rewrite::new(
            "write-then-negate",
            pattern("x c", &[("w", "add_.Tensor", "%x, %c"), ("n", "neg.default", "%w")], "(w, n)", "c"),
            graph("x c", &[("w", "call_method:add_", "%x, %c"), ("n", "mul.Tensor", "%w, -1")], "(w, n)"),
        ),
        Rewrite::with_callback(
            "product",
            product,
            move |found, _, _| {
                let number = |id| found.get(id).and_then(Argument::as_int).ok_or("no number");
                let product = number(c)?.wrapping_mul(number(d)?);
                let text = format!("%x, {product}");
                Ok(graph("x c d", &[("m", "mul.Tensor", &text)], "m").graph().clone())
            },
            MatchOptions::default(),
        ),
    ]
    .into_iter()
    .map(Result::unwrap)
    .collect()
}

fn call() -> impl Strategy<Value = Call> {
    // Operands are mostly recent values, so that patterns occur.
    (0..TARGETS.len(), 0..40usize, 0..40usize, -2..3i64)
        .prop_map(|(call, a, b, number)| Call(call, a, b, number))
}

fn recent(mut calls: Vec<Call>) -> Vec<Call> {
    for (at, call) in calls.iter_mut().enumerate() {
        let known = at + INPUTS;
        let pick = |draw: usize| if draw < 30 { known - 1 - (draw % 4).min(known - 1) } else { draw };
        (call.1, call.2) = (pick(call.1), pick(call.2));
    }
    calls
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rewrites_keep_what_a_program_computes(
        calls in prop::collection::vec(call(), 1..25).prop_map(recent),
        returned in prop::collection::vec(0..40usize, 1..4),
        shift in 0..8usize,
    ) {
        let mut module = program(&calls, &returned);
        let before = module.graph().to_string();
        let wanted = run(&module);
        let mut rewrites = rewrites();
        rewrites.rotate_left(shift);
        for rewrite in &rewrites {
            let mut alone = module.clone();
            RewriteSet::new([rewrite.clone()]).apply_once(&mut alone).unwrap();
            let lints = lint::lint(&alone);
            prop_assert!(lints.is_clean(), "{}: {}\n{}\nbecame\n{}", rewrite.name(), lints, before, alone.graph());
            prop_assert_eq!(run(&alone), wanted.clone(), "{}: {}\nbecame\n{}", rewrite.name(), before, alone.graph());
        }
        RewriteSet::new(rewrites).max_rounds(8).run(&mut module).unwrap();
        let lints = lint::lint(&module);
        prop_assert!(lints.is_clean(), "{}\n{}\nbecame\n{}", lints, before, module.graph());
        prop_assert_eq!(run(&module), wanted, "{}\nbecame\n{}", before, module.graph());
    }

    /// The calls from one to another, as a pattern, are found where they are.
    #[test]
    fn a_part_of_a_program_is_found_in_it(
        calls in prop::collection::vec(call(), 1..12).prop_map(recent),
        tail in prop::collection::vec(call(), 0..12).prop_map(recent),
    ) {
        // Everything that is unused is returned, so that the part is a pattern.
        let part = program(&calls, &[]);
        let unused: Vec<usize> = part
            .graph()
            .nodes()
            .enumerate()
            .filter(|(at, node)| *at >= INPUTS && node.op() != Op::Output && node.num_users() == 0)
            .map(|(at, _)| at)
            .collect();
        let part = program(&calls, &unused);
        let whole = program(&calls, &unused);
        if let Ok(pattern) = Pattern::new(part) {
            let matcher = SubgraphMatcher::new(pattern).unwrap();
            prop_assert!(!matcher.find(&whole).unwrap().is_empty(), "{}", whole.graph());
            prop_assert_eq!(matcher.explain(&whole, &[]).unwrap(), None);
        }
        // What a longer program uses from inside is used outside of the match, and that is said.
        let all: Vec<Call> = calls.iter().chain(&tail).cloned().collect();
        if let Ok(pattern) = Pattern::new(program(&calls, &unused)) {
            let longer = program(&all, &[all.len() + INPUTS - 1]);
            let matcher = SubgraphMatcher::new(pattern).unwrap();
            let found = matcher.find(&longer).unwrap();
            prop_assert_eq!(matcher.explain(&longer, &[]).unwrap().is_none(), !found.is_empty());
        }
    }
}

proptest! {
    /// Patterns are read from files: whatever the text is, there is an error or a pattern.
    #[test]
    fn any_text_is_a_pattern_or_an_error(notes in "(//@ [a-z]{1,12}: [a-z0-9=,? ]{0,20}\n){0,3}", body in "[ -~\n]{0,80}") {
        let good = "graph():\n    %x : [num_users=1] = placeholder[target=x]\n    %r : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})\n    return r\n";
        let _ = Pattern::parse(&format!("{notes}{good}"));
        if let Ok(pattern) = Pattern::parse(&format!("{notes}{body}")) {
            prop_assert!(pattern.graph().output_node().is_some());
        }
    }
}
