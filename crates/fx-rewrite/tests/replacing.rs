//! Replacing: torch.fx's rules, and what is refused.

#![allow(clippy::unwrap_used, clippy::panic)]

use fx_ir::text::parse_module;
use fx_ir::{Graph, GraphModule, lint};
use fx_rewrite::{
    MatchOptions, Pattern, PatternError, Reason, Rewrite, RewriteError, RewriteSet, SafetyRule, Stop,
    SubgraphMatcher, Wildcard, replace_pattern, replace_pattern_with_filters,
};

/// A module from lines such as `neg = torch.neg(x)`: inputs are `x, y, z`, the last line is `return ...`.
fn module(lines: &str) -> GraphModule {
    parse_module(&text(lines)).unwrap_or_else(|error| panic!("{error}\n{}", text(lines))).module
}

fn text(lines: &str) -> String {
    let mut text = String::from("graph():\n");
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(" = ") {
            Some((names, "input")) => names.split(", ").for_each(|name| {
                text.push_str(&format!("    %{name} : [num_users=0] = placeholder[target={name}]\n"));
            }),
            Some((name, call)) => {
                let (target, args) = call.split_once('(').unwrap();
                let args = args.strip_suffix(')').unwrap();
                let (op, target) = match target.split_once(':') {
                    Some((op, target)) => (op, target),
                    None => ("call_function", target),
                };
                let (args, kwargs) = args.split_once(" ; ").unwrap_or((args, ""));
                let comma = if args.is_empty() || args.contains(',') { "" } else { "," };
                text.push_str(&format!(
                    "    %{name} : [num_users=0] = {op}[target={target}](args = ({args}{comma}), kwargs = {{{kwargs}}})\n"
                ));
            }
            None => text.push_str(&format!("    {line}\n")),
        }
    }
    text
}

/// The calls, one a line, without what is of no interest here.
fn calls(graph: &Graph) -> String {
    let lints = lint::lint_graph(graph);
    assert!(lints.is_clean(), "{lints}");
    graph.to_string().lines().skip(1).filter(|line| !line.contains("placeholder")).fold(
        String::new(),
        |all, line| {
            let line = line
                .trim()
                .replace("call_function[target=", "")
                .replace("](args = ", "")
                .replace(", kwargs = {})", "");
            let line = line.split_once(" : [num_users=").map_or(line.clone(), |(name, rest)| {
                format!("{name} = {}", rest.split_once("] = ").map_or(rest, |(_, call)| call))
            });
            all + &line + "\n"
        },
    )
}

fn refusal(before: &str, pattern: &str, replacement: &str) -> String {
    let mut graph = module(before);
    let text = graph.graph().to_string();
    let done = replace_pattern(&mut graph, module(pattern), module(replacement)).unwrap();
    assert_eq!((done.replaced.len(), done.refused.len()), (0, 1), "{:?}", done.refused);
    assert_eq!(graph.graph().to_string(), text, "a refused match stays as it is");
    done.refused[0].to_string()
}

const RELU_OF_NEG: &str = "x = input\nn = torch.neg(%x)\nr = torch.relu(%n)\nreturn r";
const ABS: &str = "x = input\nabs_1 = torch.abs(%x)\nreturn abs_1";

#[test]
fn names_are_given_while_the_old_nodes_still_have_theirs() {
    let mut graph =
        module("x = input\na = torch.neg(%x)\nsin = torch.sin(%a)\nb = torch.neg(%sin)\nreturn b");
    let done = replace_pattern(
        &mut graph,
        module("x = input\nn = torch.neg(%x)\nreturn n"),
        module("x = input\nsin = torch.sin(%x)\nsin_1 = torch.sin(%sin)\nreturn sin_1"),
    )
    .unwrap();
    assert_eq!(done.replaced.len(), 2);
    insta::assert_snapshot!(calls(graph.graph()), @"
    %sin_1 = torch.sin(%x,)
    %sin_2 = torch.sin(%sin_1,)
    %sin = torch.sin(%sin_2,)
    %sin_3 = torch.sin(%sin,)
    %sin_4 = torch.sin(%sin_3,)
    return sin_4
    ");
}

#[test]
fn metadata_and_provenance_go_over() {
    let mut graph = module("x = input\nn = torch.neg(%x)\nr = torch.relu(%n)\nreturn r");
    let r = graph.graph().find("r").unwrap().id();
    let meta = graph.graph_mut().meta_mut(r).unwrap();
    meta.stack_trace = Some("  File \"net.py\", line 7, in forward\n    x.relu()".into());
    meta.value = Some(std::sync::Arc::new(fx_ir::ValueMeta::Int(fx_ir::Dim::Int(3))));
    let two = "x = input\ncos = torch.cos(%x)\nsin = torch.sin(%cos)\nreturn sin";
    replace_pattern(&mut graph, module(RELU_OF_NEG), module(two)).unwrap();
    let (cos, sin) = (graph.graph().find("cos").unwrap(), graph.graph().find("sin").unwrap());
    assert!(
        sin.meta().value.is_some() && cos.meta().value.is_none(),
        "only the result has the old value's shape"
    );
    for node in [cos, sin] {
        assert_eq!(node.meta().source_line().unwrap().line, 7);
        let step = &node.meta().provenance.as_ref().unwrap()[0];
        assert_eq!((&*step.pass, step.from.join(" ")), ("replace_pattern", "n r".to_owned()));
    }
}

#[test]
fn filters_and_callbacks_see_the_match() {
    let before = "x = input\na = torch.add(%x, 1)\nb = torch.add(%a, 2)\nc = torch.add(%b, 3)\nreturn c";
    let pattern = || Pattern::new(module("x, n = input\na = torch.add(%x, %n)\nreturn a")).unwrap();
    let n = pattern().graph().find("n").unwrap().id();
    let mut graph = module(before);
    let rewrite = Rewrite::with_callback(
        "double",
        pattern(),
        move |found, _, _| {
            let n = found.get(n).and_then(|n| n.as_int()).ok_or("no number")?;
            let mut graph = Graph::new();
            let (x, _n) = (graph.placeholder("x"), graph.placeholder("n"));
            let add = graph.call_function("torch.add", (x, 2 * n));
            graph.output(add);
            Ok(graph)
        },
        MatchOptions::default(),
    )
    .unwrap()
    .filter(move |found, _, _| match found.get(n).and_then(|n| n.as_int()) {
        Some(2) => Err("2 is left alone".to_owned()),
        _ => Ok(()),
    });
    let done = replace_pattern_with_filters(&mut graph, &rewrite).unwrap();
    assert_eq!(done.refused[0].reason, Reason::Filter { filter: 0, why: "2 is left alone".to_owned() });
    insta::assert_snapshot!(calls(graph.graph()), @"
    %add = torch.add(%x, 2)
    %b = torch.add(%add, 2)
    %add_1 = torch.add(%b, 6)
    return add_1
    ");

    let failing = Rewrite::with_callback(
        "none",
        pattern(),
        |_, _, _| Err("no idea".to_owned()),
        MatchOptions::default(),
    );
    let error = replace_pattern_with_filters(&mut graph, &failing.unwrap()).unwrap_err();
    insta::assert_snapshot!(error, @"there is no replacement for the match at `add`: no idea");
}

#[test]
fn a_replacement_that_does_not_fit_is_refused_before_anything_changes() {
    let mut graph = module("x = input\nn = torch.neg(%x)\nr = torch.relu(%n)\nreturn r");
    let before = graph.graph().to_string();
    let mut error = |pattern: &str, replacement: &str| {
        replace_pattern(&mut graph, module(pattern), module(replacement)).unwrap_err().to_string()
    };
    let errors = [
        error(RELU_OF_NEG, "x, y = input\na = torch.add(%x, %y)\nreturn a"),
        error(RELU_OF_NEG, "x = input\na = torch.abs(%x)\nb = torch.abs(%a)\nreturn (a, b)"),
        error(RELU_OF_NEG, "x = input\na = get_attr:nowhere()\nb = torch.add(%x, %a)\nreturn b"),
        error("x, y = input\na = torch.neg(%x)\nreturn a", ABS),
        error("x = input\na = torch.neg(%x)\nb = torch.neg(%x)\nreturn a", ABS),
        error("x = input\nreturn x", ABS),
        error("x = input\na = torch.neg(%x)\nreturn None", ABS),
    ];
    insta::assert_snapshot!(errors.join("\n"), @"
    the replacement takes 2 inputs and the pattern 1; give both the same inputs in the same order, also those that the replacement does not use
    the replacement returns 2 values and the pattern 1
    the replacement refers to `nowhere`, which neither the module nor the replacement has
    the pattern does not use its input `y`; take it out of the pattern's inputs
    nothing in the pattern uses `b` and it is not returned; return it or take it out
    the pattern returns its input `x`; only values that it computes can be replaced
    nothing in the pattern uses `a` and it is not returned; return it or take it out
    ");
    assert_eq!(graph.graph().to_string(), before);
    assert_eq!(Pattern::from_graph(Graph::new()).unwrap_err(), PatternError::Empty);
}

#[test]
fn what_would_change_the_answer_is_refused() {
    let reasons = [
        // The write stands between the read and the new place of the read.
        refusal(
            "x, y = input\nn = torch.neg(%x)\nw = call_method:add_(%x, 1)\nr = torch.relu(%n)\nreturn (r, w)",
            RELU_OF_NEG,
            ABS,
        ),
        // A copy that is written to is not the thing copied.
        refusal(
            "x = input\nc = torch.clone(%x)\nw = call_method:add_(%c, 1)\nreturn (x, w)",
            "x = input\nc = torch.clone(%x)\nreturn c",
            "x = input\nreturn x",
        ),
        // An effect would be lost, or added.
        refusal(
            "x = input\nw = call_method:add_(%x, 1)\nreturn (x, w)",
            "x = input\nw = call_method:add_(%x, 1)\nreturn w",
            "x = input\nw = call_method:add(%x, 1)\nreturn w",
        ),
        refusal(
            "x = input\nw = call_method:add(%x, 1)\nreturn (x, w)",
            "x = input\nw = call_method:add(%x, 1)\nreturn w",
            "x = input\nw = call_method:add_(%x, 1)\nreturn w",
        ),
    ];
    insta::assert_snapshot!(reasons.join("\n"), @"
    `r`: `x` is written, or a mode switched, between where the match reads it and `output`, before which the replacement would
    `c`: the replacement changes whether `c` shares memory with `x`, and that memory is written
    `w`: the match writes its input `x` and the replacement does not
    `w`: the replacement writes its input `x` and the match does not
    ");
}

#[test]
fn a_write_to_memory_of_its_own_is_no_effect_of_a_match() {
    let mut graph = module("x = input\nc = torch.neg(%x)\nw = torch.relu_(%c)\ns = torch.sin(%w)\nreturn s");
    let pattern = "x = input\nc = torch.neg(%x)\nw = torch.relu_(%c)\nreturn w";
    let done = replace_pattern(&mut graph, module(pattern), module(ABS)).unwrap();
    assert_eq!(done.replaced.len(), 1, "{:?}", done.refused);
}

#[test]
fn an_effect_that_the_replacement_has_too_stays_in_its_place() {
    let pattern = "x = input\nw = call_method:add_(%x, 1)\nreturn w";
    let other = "x = input\nw = torch.ops.aten.add_.Tensor(%x, 1)\nreturn w";
    let mut graph = module("x = input\nw = call_method:add_(%x, 1)\ns = torch.sin(%w)\nreturn s");
    let done = replace_pattern(&mut graph, module(pattern), module(other)).unwrap();
    assert_eq!(done.replaced.len(), 1, "{:?}", done.refused);
    // Here somebody looks at `x` between the write and the first use of its result.
    let reason = refusal(
        "x = input\nw = call_method:add_(%x, 1)\nc = torch.cos(%x)\ns = torch.sin(%w)\nreturn (c, s)",
        pattern,
        other,
    );
    assert!(reason.contains("is written"), "{reason}");
}

#[test]
fn a_rule_can_be_lifted() {
    let pattern = Pattern::new(module("x = input\nw = call_method:add_(%x, 1)\nreturn w")).unwrap();
    let replacement = module("x = input\nw = call_method:add(%x, 1)\nreturn w");
    let rewrite = Rewrite::new("out-of-place", pattern, replacement).unwrap();
    let rewrite = rewrite.allow(SafetyRule::Effects).allow(SafetyRule::Memory);
    let mut graph = module("x = input\nw = call_method:add_(%x, 1)\nreturn w");
    assert_eq!(RewriteSet::new([rewrite]).run(&mut graph).unwrap().replaced, 1);
}

#[test]
fn an_element_type_stays() {
    let text = "graph():
        %x : [num_users=1] = placeholder[target=x]  # f32[2]
        %c : [num_users=1] = call_method[target=to](args = (%x, torch.float64), kwargs = {})  # f64[2]
        return c";
    let mut graph = parse_module(text).unwrap().module;
    let pattern = "x, t = input\nc = call_method:to(%x, %t)\nreturn c";
    let done = replace_pattern(&mut graph, module(pattern), module("x, t = input\nreturn x")).unwrap();
    insta::assert_snapshot!(done.refused[0].reason, @"`c` is torch.float64 and would be torch.float32");
}

#[test]
fn two_matches_that_need_each_other_are_not_both_replaced() {
    // neg2 needs relu1, relu2 needs neg1: each pair alone is a match.
    let mut graph = module(
        "x, y = input
         relu1 = torch.relu(%x)
         neg1 = torch.neg(%y)
         neg2 = torch.neg(%relu1)
         relu2 = torch.relu(%neg1)
         both = torch.add(%neg2, %relu2)
         return both",
    );
    let pattern = "x, y = input\nn = torch.neg(%x)\nr = torch.relu(%y)\nreturn (n, r)";
    let fused = "x, y = input
        f = my.fused(%x, %y)
        a = operator.getitem(%f, 0)
        b = operator.getitem(%f, 1)
        return (a, b)";
    let done = replace_pattern(&mut graph, module(pattern), module(fused)).unwrap();
    assert!(fx_ir::lint::lint(&graph).is_clean(), "{}", graph.graph());
    assert_eq!(done.replaced.len() + done.refused.len(), 2);
}

#[test]
fn constants_can_be_results() {
    let mut graph = module(
        "x = input\nd = call_method:dim(%x)\na = torch.add(%d, %d)\nreturn (a, [%d])"
            .replace("[%d]", "[d]")
            .as_str(),
    );
    let done = replace_pattern(
        &mut graph,
        module("x = input\nd = call_method:dim(%x)\nreturn d"),
        module("x = input\nreturn 2"),
    )
    .unwrap();
    assert_eq!(done.replaced.len(), 1);
    insta::assert_snapshot!(calls(graph.graph()), @"
    %a = torch.add(2, 2)
    return (a, [2])
    ");
}

#[test]
fn defaults_and_order_are_options() {
    let found = |pattern: Pattern, lines: &str| {
        SubgraphMatcher::new(pattern).unwrap().find(&module(lines)).unwrap().len()
    };
    let add = || Pattern::new(module("x, y = input\na = torch.add(%x, %y)\nreturn a")).unwrap();
    for call in
        ["torch.add(%x, %y ; alpha: 1)", "torch.add(%x ; other: %y)", "torch.add( ; input: %x, other: %y)"]
    {
        let lines = format!("x, y = input\na = {call}\nreturn a");
        assert_eq!((found(add(), &lines), found(add().normalize(true), &lines)), (0, 1), "{call}");
    }
    let scaled = "x, y = input\na = torch.add(%x, %y ; alpha: 2)\nreturn a";
    assert_eq!(found(add().normalize(true), scaled), 0);

    let ordered =
        || Pattern::new(module("x, y = input\nn = torch.neg(%x)\na = torch.add(%n, %y)\nreturn a")).unwrap();
    let swapped = "x, y = input\nn = torch.neg(%x)\na = torch.add(%y, %n)\nreturn a";
    assert_eq!((found(ordered(), swapped), found(ordered().commutative(true), swapped)), (0, 1));
    let scaled = "x, y = input\nn = torch.neg(%x)\na = torch.add(%y, %n ; alpha: 2)\nreturn a";
    assert_eq!(found(ordered().commutative(true).normalize(true), scaled), 0);
}

#[test]
fn exchanged_operands_far_up_are_found() {
    // The first way to read the sum fails only at the constant far above it.
    let pattern = "x, y = input
        a = torch.sin(%x)
        b = torch.sin(%y)
        b1 = torch.mul(%b, 3)
        s = torch.add(%a, %b1)
        return s";
    let graph = "x, y = input
        a = torch.sin(%x)
        b = torch.sin(%y)
        a1 = torch.mul(3, %a)
        s = torch.add(%a1, %b)
        return s";
    let pattern = Pattern::new(module(pattern)).unwrap().commutative(true);
    assert_eq!(SubgraphMatcher::new(pattern).unwrap().find(&module(graph)).unwrap().len(), 1);
}

#[test]
fn alternatives_optional_calls_and_restrictions() {
    let pattern = || {
        Pattern::parse(
            &("//@ alternatives: r = call_method relu, torch.nn.functional.relu\n//@ optional: d\n".to_owned()
                + &text("x, p = input\nd = torch.dropout(%x, 0.5, False)\nr = torch.relu(%d)\na = torch.add(%r, %p)\nreturn a")),
        )
        .unwrap()
        .wildcard("p", Wildcard::Constant)
        .unwrap()
    };
    let found = |lines: &str| SubgraphMatcher::new(pattern()).unwrap().find(&module(lines)).unwrap();
    assert_eq!(found("x = input\nr = call_method:relu(%x)\na = torch.add(%r, 2)\nreturn a").len(), 1);
    let whole = found(
        "x = input\nd = torch.dropout(%x, 0.5, False)\nr = torch.relu(%d)\na = torch.add(%r, 2)\nreturn a",
    );
    assert_eq!(whole[0].nodes_map().count(), 5, "the optional call is taken when it is there");
    assert_eq!(
        found("x = input\nr = torch.relu(%x)\na = torch.add(%r, %x)\nreturn a").len(),
        0,
        "no constant"
    );
    assert_eq!(found("x = input\nr = torch.sigmoid(%x)\na = torch.add(%r, 2)\nreturn a").len(), 0);

    let only = |why: &'static str| {
        let one = Pattern::new(module("x = input\nr = torch.relu(%x)\nreturn r")).unwrap();
        one.predicate("r", move |node, _| if node.name() == "b" { Ok(()) } else { Err(why.to_owned()) })
            .unwrap()
    };
    let two = module("x = input\na = torch.relu(%x)\nb = torch.relu(%a)\nreturn b");
    let found = SubgraphMatcher::new(only("not b")).unwrap().find(&two).unwrap();
    assert_eq!(two.graph().node(found[0].returning_nodes[0]).name(), "b");
    let error = pattern().optional("a").unwrap_err();
    insta::assert_snapshot!(error, @"`a` cannot be optional: it is returned, and a result cannot be absent");
}

#[test]
fn modules_match_by_class_when_asked() {
    let net = parse_module(
        "module Net:
    a : torch.nn.modules.pooling.MaxPool2d(kernel_size=2, ceil_mode=False)
    b : torch.nn.modules.pooling.MaxPool2d(kernel_size=2, ceil_mode=True)
graph():
    %x : [num_users=1] = placeholder[target=x]
    %a : [num_users=1] = call_module[target=a](args = (%x,), kwargs = {})
    %b : [num_users=1] = call_module[target=b](args = (%a,), kwargs = {})
    return b",
    )
    .unwrap()
    .module;
    let pool = || Pattern::new(module("x = input\np = call_module:pool(%x)\nreturn p")).unwrap();
    let count = |pattern: Pattern| SubgraphMatcher::new(pattern).unwrap().find(&net).unwrap().len();
    assert_eq!(count(pool()), 0, "by path, as in torch.fx");
    assert_eq!(count(pool().class("p", "MaxPool2d").unwrap()), 2);
    assert_eq!(count(pool().class("p", "MaxPool2d").unwrap().config("p", "ceil_mode", true).unwrap()), 1);
    assert_eq!(count(pool().class("p", "AvgPool2d").unwrap()), 0);
}

#[test]
fn named_nodes_of_a_pattern_are_found_by_name() {
    let pattern = parse_module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    %n : [num_users=2] = call_function[target=torch.neg](args = (%x,), kwargs = {})
    %r : [num_users=2] = call_function[target=torch.relu](args = (%n,), kwargs = {})
    return (r, {'inner': n, 'outer': r})",
    )
    .unwrap()
    .module;
    let matcher = SubgraphMatcher::new(Pattern::with_names(pattern).unwrap()).unwrap();
    let graph = module("x = input\na = torch.neg(%x)\nb = torch.relu(%a)\nreturn b");
    let found = &matcher.find(&graph).unwrap()[0];
    let name = |key: &str| graph.graph().node(found.named(key).unwrap()).name();
    assert_eq!((name("inner"), name("outer"), found.named("other")), ("a", "b", None));
    let wrong = Pattern::with_names(module(RELU_OF_NEG)).unwrap_err();
    assert!(matches!(wrong, PatternError::Names(_)), "{wrong}");
}

#[test]
fn a_rewrite_is_checked_when_it_is_made() {
    let pattern = || Pattern::new(module("x, y = input\na = torch.add(%x, %y)\nreturn a")).unwrap();
    let swapped =
        Rewrite::new("swap", pattern(), module("y, x = input\na = torch.sub(%y, %x)\nreturn a")).unwrap();
    let mut graph = module("p, q = input\na = torch.add(%p, %q)\nreturn a");
    RewriteSet::new([swapped]).run(&mut graph).unwrap();
    assert!(
        graph.graph().to_string().contains("torch.sub](args = (%q, %p)"),
        "bound by name: {}",
        graph.graph()
    );

    let unbound =
        Rewrite::new("bad", pattern(), module("z = input\na = torch.neg(%z)\nreturn a")).unwrap_err();
    insta::assert_snapshot!(unbound, @"the replacement uses `z`, which the pattern does not capture; it captures `x`, `y`");
    assert!(matches!(unbound, RewriteError::Unbound { .. }));
    let other = Pattern::new(module("x = input\na = torch.neg(%x)\nreturn a")).unwrap();
    let good =
        Rewrite::new("good", pattern(), module("x, y = input\na = torch.mul(%x, %y)\nreturn a")).unwrap();
    assert!(matches!(good.or(other).unwrap_err(), RewriteError::InputCount { .. }));
}

#[test]
fn the_driver_stops_and_says_why() {
    let rewrite = |from: &str, to: &str| {
        let one = |name: &str| module(&format!("x = input\na = torch.{name}(%x)\nreturn a"));
        Rewrite::new(format!("{from}-to-{to}"), Pattern::new(one(from)).unwrap(), one(to)).unwrap()
    };
    let start = || module("x = input\na = torch.neg(%x)\nreturn a");
    let chain = RewriteSet::new([rewrite("neg", "abs"), rewrite("abs", "sin")]);
    let report = chain.run(&mut start()).unwrap();
    assert_eq!((report.replaced, report.rounds, report.stop), (2, 3, Stop::Done));
    assert_eq!(report.by_rewrite, [("neg-to-abs".to_owned(), 1), ("abs-to-sin".to_owned(), 1)]);

    let circle = RewriteSet::new([rewrite("neg", "abs"), rewrite("abs", "neg")]);
    let report = circle.clone().max_rounds(5).run(&mut start()).unwrap();
    assert_eq!((report.replaced, report.stop), (5, Stop::Rounds(5)));
    assert_eq!(circle.max_replacements(3).run(&mut start()).unwrap().stop, Stop::Replacements(3));

    let twice = module("x = input\na = torch.neg(%x)\nb = torch.neg(%a)\nreturn b");
    let pattern = Pattern::new(module("x = input\na = torch.neg(%x)\nreturn a")).unwrap();
    let growing = Rewrite::new("grow", pattern, twice).unwrap();
    assert!(growing.matches_itself());
    let report = RewriteSet::new([growing]).run(&mut start()).unwrap();
    assert_eq!((report.replaced, report.rounds, report.stop), (1, 1, Stop::Done));
}

#[test]
fn a_pattern_may_occur_in_its_replacement_by_what_it_captures() {
    let inverse = |wildcard: Wildcard| {
        let pattern = Pattern::new(module("x, c = input\nd = torch.div(%x, %c)\nreturn d")).unwrap();
        let pattern = pattern.wildcard("x", wildcard).unwrap().wildcard("c", Wildcard::Constant).unwrap();
        let times = "x, c = input\nd = torch.div(1.0, %c)\nm = torch.mul(%x, %d)\nreturn m";
        Rewrite::new("inverse", pattern, module(times)).unwrap()
    };
    assert!(inverse(Wildcard::Any).matches_itself());
    assert!(!inverse(Wildcard::Value).matches_itself());
    for wildcard in [Wildcard::Any, Wildcard::Value] {
        let mut graph = module("x = input\nd = torch.div(%x, 4.0)\nreturn d");
        let report = RewriteSet::new([inverse(wildcard)]).run(&mut graph).unwrap();
        assert_eq!((report.replaced, report.stop), (1, Stop::Done));
    }
}

#[test]
fn of_several_rewrites_the_first_in_the_set_counts() {
    let one = |name: &str| module(&format!("x = input\na = torch.{name}(%x)\nreturn a"));
    let set = |names: [&str; 2]| {
        let rewrites =
            names.map(|name| Rewrite::new(name, Pattern::new(one("neg")).unwrap(), one(name)).unwrap());
        let mut graph = one("neg");
        RewriteSet::new(rewrites).apply_once(&mut graph).unwrap();
        calls(graph.graph())
    };
    assert!(set(["sin", "cos"]).contains("sin") && set(["cos", "sin"]).contains("cos"));
}

#[test]
fn the_nearest_miss_names_the_argument() {
    let explain = |pattern: &str, graph: &str| {
        let matcher = SubgraphMatcher::new(Pattern::new(module(pattern)).unwrap()).unwrap();
        match matcher.explain(&module(graph), &[]).unwrap() {
            Some(miss) => miss.to_string(),
            None => "a match".to_owned(),
        }
    };
    let pattern = "x, y = input\nm = torch.mul(%x, 2)\na = torch.add(%m, %y)\nr = torch.relu(%a)\nreturn r";
    let lines = [
        explain(
            pattern,
            "x = input\nm = torch.mul(%x, 3)\na = torch.add(%m, 1)\nr = torch.relu(%a)\nreturn r",
        ),
        explain(
            pattern,
            "x = input\nm = torch.div(%x, 2)\na = torch.add(%m, 1)\nr = torch.relu(%a)\nreturn r",
        ),
        explain(
            pattern,
            "x = input\nm = torch.mul(%x, 2)\na = torch.add(%m, 1)\nr = torch.relu(%a)\nreturn (r, m)",
        ),
        explain(
            pattern,
            "x = input\nm = torch.mul(%x, 2)\na = torch.add(%m, 1 ; alpha: 2)\nr = torch.relu(%a)\nreturn r",
        ),
        explain(
            pattern,
            "x = input\nm = torch.mul(%x, 2)\na = torch.add(%m, %m)\nr = torch.relu(%a)\nreturn r",
        ),
        explain(pattern, "x = input\ns = torch.sin(%x)\nreturn s"),
        explain(
            pattern,
            "x = input\nm = torch.mul(%x, 2)\na = torch.add(%m, 1)\nr = torch.relu(%a)\nreturn r",
        ),
    ];
    insta::assert_snapshot!(lines.join("\n"), @"
    `m` of the pattern against `m`: argument 1 is 3, and 2 in the pattern (3 of 5 nodes matched)
    `m` of the pattern against `m`: the pattern has call_function `torch.mul`, the graph call_function `torch.div` (2 of 5 nodes matched)
    `m` of the pattern against `m`: it is used outside of the match, by `output` (5 of 5 nodes matched)
    `a` of the pattern against `a`: the pattern gives 2 arguments, the graph 2 arguments and alpha= (2 of 5 nodes matched)
    `y` of the pattern against `m`: the pattern's `m` stands for it already (4 of 5 nodes matched)
    `r` of the pattern: the graph has no call_function `torch.relu` (0 of 5 nodes matched)
    a match
    ");

    let matcher = SubgraphMatcher::new(Pattern::new(module(RELU_OF_NEG)).unwrap()).unwrap();
    let refuse: &fx_rewrite::Filter<'_> = &|_, _, _| Err("not today".to_owned());
    insta::assert_snapshot!(matcher.explain(&module(RELU_OF_NEG), &[refuse]).unwrap().unwrap(), @"`r` of the pattern against `r`: filter 0 refused the match: not today (3 of 3 nodes matched)");
}

#[test]
fn a_search_with_too_many_ways_is_given_up() {
    // Each sum can be read in two ways, and all of them fail only at the far end: 2^40.
    let inputs: Vec<String> = (1..=40).map(|at| format!("b{at}")).collect();
    let mut pattern = format!("x, {} = input\na0 = torch.neg(%x)\n", inputs.join(", "));
    let mut graph = String::from("x = input\ng0 = torch.sin(%x)\nh0 = torch.cos(%x)\n");
    for at in 1..=40 {
        let below = at - 1;
        pattern += &format!("a{at} = torch.add(%a{below}, %b{at})\n");
        graph +=
            &format!("g{at} = torch.add(%g{below}, %h{below})\nh{at} = torch.add(%h{below}, %g{below})\n");
    }
    // So that the pattern's first call occurs at all.
    graph += "n = torch.neg(%x)\nreturn (g40, h40, n)";
    let pattern = Pattern::new(module(&(pattern + "return a40"))).unwrap().commutative(true);
    let error = SubgraphMatcher::new(pattern).unwrap().find(&module(&graph)).unwrap_err();
    assert!(matches!(error, RewriteError::TooManyWays { .. }), "{error}");
}

/// `conv`, any number of pointwise calls, `relu` of the sum with something.
const EPILOGUE: &str = "x, y = input
    c = torch.conv2d(%x, %y)
    p = any.pointwise(%c)
    r = torch.relu(%p)
    return r";

fn epilogue() -> Pattern {
    Pattern::new(module(EPILOGUE)).unwrap().pointwise("p").unwrap()
}

#[test]
fn any_number_of_pointwise_calls_is_one_node_of_a_pattern() {
    let matcher = SubgraphMatcher::new(epilogue()).unwrap();
    let p = matcher.pattern().graph().find("p").unwrap().id();
    let between = |calls: &str, last: &str| {
        let graph = module(&format!(
            "x, w = input\nc = torch.conv2d(%x, %w)\n{calls}\nr = torch.relu(%{last})\nreturn r"
        ));
        let found = matcher.find(&graph).unwrap();
        let names = |id: &fx_ir::NodeId| graph.graph().node(*id).name().to_owned();
        match found.first() {
            Some(found) => found.pointwise(p).iter().map(names).collect::<Vec<_>>().join(" "),
            None => matcher.explain(&graph, &[]).unwrap().unwrap().to_string(),
        }
    };
    assert_eq!(between("", "c"), "");
    assert_eq!(between("a = torch.sigmoid(%c)", "a"), "a");
    assert_eq!(
        between(
            "a = torch.ops.aten.mul.Tensor(%c, 2)\nb = call_method:tanh(%a)\nd = torch.nn.functional.gelu(%b)",
            "d"
        ),
        "a b d"
    );
    assert_eq!(between("a = torch.mul(%c, %c)", "a"), "a", "of one operand, however often");
    insta::assert_snapshot!(
        [
            between("a = torch.softmax(%c, 1)", "a"),
            between("a = torch.nn.functional.dropout(%c)", "a"),
            between("a = torch.relu_(%c)", "a"),
            between("a = torch.add(%c, %x)", "a"),
            between("a = torch.sigmoid(%c)\nb = torch.tanh(%a)\nd = torch.add(%a, %b)", "d"),
        ]
        .join("\n"),
        @"
    `c` of the pattern against `a`: the pattern has call_function `torch.conv2d`, the graph call_function `torch.softmax` (1 of 5 nodes matched)
    `c` of the pattern against `a`: the pattern has call_function `torch.conv2d`, the graph call_function `torch.nn.functional.dropout` (1 of 5 nodes matched)
    `c` of the pattern against `a`: the pattern has call_function `torch.conv2d`, the graph call_function `torch.relu_` (1 of 5 nodes matched)
    `c` of the pattern against `a`: the pattern has call_function `torch.conv2d`, the graph call_function `torch.add` (1 of 5 nodes matched)
    `c` of the pattern against `d`: the pattern has call_function `torch.conv2d`, the graph call_function `torch.add` (1 of 5 nodes matched)
    "
    );
    let error = epilogue().pointwise("r").unwrap_err();
    insta::assert_snapshot!(error, @"`r` cannot be any number of pointwise calls: it is returned, and a result cannot be absent");
    assert!(matches!(epilogue().pointwise("c").unwrap_err(), PatternError::Restriction { .. }));
}

#[test]
fn pointwise_calls_can_be_copied_into_the_replacement() {
    // The convolution and what follows it become calls on a transposed input.
    let replacement = module(
        "x, y = input
         t = torch.mul(%x, 2)
         p = any.pointwise(%t)
         f = my.fused(%p, %y)
         return f",
    );
    let rewrite = Rewrite::new("move", epilogue(), replacement).unwrap();
    let mut graph = module(
        "x, w = input\nc = torch.conv2d(%x, %w)\na = torch.mul(%c, 3)\nb = torch.tanh(%a)\nr = torch.relu(%b)
         c1 = torch.conv2d(%r, %w)\nr1 = torch.relu(%c1)\nreturn r1",
    );
    assert_eq!(RewriteSet::new([rewrite.clone()]).run(&mut graph).unwrap().replaced, 2);
    insta::assert_snapshot!(calls(graph.graph()), @"
    %t = torch.mul(%x, 2)
    %a_1 = torch.mul(%t, 3)
    %b_1 = torch.tanh(%a_1,)
    %f = my.fused(%b_1, %w)
    %t_1 = torch.mul(%f, 2)
    %f_1 = my.fused(%t_1, %w)
    return f_1
    ");
    let other =
        Pattern::new(module("x, y = input\nc = torch.conv1d(%x, %y)\nr = torch.relu(%c)\nreturn r")).unwrap();
    assert!(matches!(rewrite.or(other).unwrap_err(), RewriteError::Unbound { .. }));
}

#[test]
fn a_long_run_of_pointwise_calls_costs_no_more_than_its_length() {
    let mut lines = String::from("x, w = input\nc = torch.conv2d(%x, %w)\nr0 = torch.relu(%c)\n");
    for at in 1..5_000 {
        lines += &format!("r{at} = torch.relu(%r{})\n", at - 1);
    }
    let graph = module(&(lines + "return r4999"));
    let matcher = SubgraphMatcher::new(epilogue()).unwrap();
    let found = matcher.find(&graph).unwrap();
    assert_eq!(found.len(), 1, "the first in program order; the others would take calls of it");
    assert_eq!(graph.graph().node(found[0].returning_nodes[0]).name(), "r0");
}

#[test]
fn a_shape_is_asked_for_by_its_sizes() {
    let graph = parse_module(
        "graph():
        %x : [num_users=1] = placeholder[target=x]  # f32[2, 3]
        %a : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})  # f32[2, 3]
        %b : [num_users=1] = call_method[target=t](args = (%a,), kwargs = {})  # f32[3, 2]
        %c : [num_users=1] = call_function[target=torch.relu](args = (%b,), kwargs = {})  # f32[3, 2]
        return c",
    )
    .unwrap()
    .module;
    let relu = || text("x = input\nr = torch.relu(%x)\nreturn r");
    let found = |shape: &str| {
        let pattern = Pattern::parse(&format!("//@ shape: r = {shape}\n{}", relu())).unwrap();
        let matcher = SubgraphMatcher::new(pattern).unwrap();
        let names: Vec<String> = matcher
            .find(&graph)
            .unwrap()
            .iter()
            .map(|found| graph.graph().node(found.returning_nodes[0]).name().to_owned())
            .collect();
        if names.is_empty() {
            matcher.explain(&graph, &[]).unwrap().unwrap().to_string()
        } else {
            names.join(" ")
        }
    };
    let all = [found("2, 3"), found("?, 2"), found("?, ?"), found("6"), found("2, 2")];
    insta::assert_snapshot!(all.join("\n"), @"
    a
    c
    a c
    `r` of the pattern against `a`: its shape is [2, 3] (0 of 2 nodes matched)
    `r` of the pattern against `a`: its shape is [2, 3] (0 of 2 nodes matched)
    ");
    let error = Pattern::parse(&format!("//@ shape: r = two\n{}", relu())).unwrap_err();
    insta::assert_snapshot!(error, @"the note `shape: r = two` of the pattern has `two` for a size");
}

#[test]
fn a_rewrite_says_why_it_would_not_be_applied() {
    let rewrite = Rewrite::new(
        "copy",
        Pattern::new(module("x = input\nc = torch.clone(%x)\nreturn c")).unwrap(),
        module("x = input\nreturn x"),
    )
    .unwrap();
    let explain = |rewrite: &Rewrite, lines: &str| match rewrite.explain(&module(lines)).unwrap() {
        Some(miss) => miss.to_string(),
        None => "applies".to_owned(),
    };
    let refusing = rewrite.clone().filter(|_, _, _| Err("not today".to_owned()));
    let all = [
        explain(&rewrite, "x = input\nc = torch.clone(%x)\nn = torch.neg(%c)\nreturn n"),
        explain(&rewrite, "x = input\nc = torch.clone(%x)\nw = call_method:add_(%c, 1)\nreturn (x, w)"),
        explain(&rewrite, "x = input\nn = torch.neg(%x)\nreturn n"),
        explain(&refusing, "x = input\nc = torch.clone(%x)\nn = torch.neg(%c)\nreturn n"),
    ];
    insta::assert_snapshot!(all.join("\n"), @"
    applies
    `c` of the pattern against `c`: the replacement was refused: the replacement changes whether `c` shares memory with `x`, and that memory is written (2 of 2 nodes matched)
    `c` of the pattern: the graph has no call_function `torch.clone` (0 of 2 nodes matched)
    `c` of the pattern against `c`: filter 0 refused the match: not today (2 of 2 nodes matched)
    ");
}

#[test]
fn notes_at_the_top_of_a_pattern_restrict_its_nodes() {
    let graph = parse_module(
        "module Net:
    a : torch.nn.modules.activation.ReLU(inplace=False)
    b : torch.nn.modules.activation.GELU(approximate=\"none\")
graph():
    %x : [num_users=2] = placeholder[target=x]  # f32[2, 3]
    %a : [num_users=1] = call_module[target=a](args = (%x,), kwargs = {})  # f32[2, 3]
    %b : [num_users=2] = call_module[target=b](args = (%a,), kwargs = {})  # f32[2, 3]
    %d : [num_users=1] = call_method[target=double](args = (%b,), kwargs = {})  # f64[2, 3]
    %v : [num_users=1] = call_method[target=view](args = (%b, 6), kwargs = {})  # f32[6]
    return (d, v, x)",
    )
    .unwrap()
    .module;
    let found = |note: &str, lines: &str| {
        let pattern = match Pattern::parse(&format!("//@ {note}\n{}", text(lines))) {
            Ok(pattern) => pattern,
            Err(error) => return error.to_string(),
        };
        let matcher = SubgraphMatcher::new(pattern).unwrap();
        let found = matcher.find(&graph).unwrap();
        let names = found.iter().map(|found| graph.graph().node(found.returning_nodes[0]).name());
        let names = names.collect::<Vec<_>>().join(" ");
        match names.is_empty() {
            true => matcher.explain(&graph, &[]).unwrap().unwrap().to_string(),
            false => names,
        }
    };
    let module = "x = input\nm = call_module:any(%x)\nreturn m";
    let double = "x = input\nm = call_method:double(%x)\nreturn m";
    let view = "x, n = input\nm = call_method:view(%x, %n)\nreturn m";
    let all = [
        found("class: m = GELU", module),
        found("class: m = torch.nn.modules.activation.ReLU", module),
        found("class: m = Softmax", module),
        found("users: m = 2", double),
        found("users: x = 2", double),
        found("dtype: m = float64, float16", double),
        found("dtype: x = float64", double),
        found("rank: m = 1", view),
        found("rank: m = 2", view),
        found("constant: n", view),
        found("value: n", view),
        // What means nothing.
        found("rank: m = many", view),
        found("rank: m", view),
        found("users: q = 1", view),
        found("dtype: m = float65", view),
        found("commutative: perhaps", view),
        found("constant: m", view),
        found("class: m = GELU", view),
        found("alternatives: x = torch.neg", view),
        found("alternatives: m = call_mehtod reshape", view),
    ];
    insta::assert_snapshot!(all.join("\n"), @"
    b
    a
    `m` of the pattern against `a`: its class is `torch.nn.modules.activation.ReLU` (0 of 2 nodes matched)
    `m` of the pattern against `d`: it has 1 user, not 2 (0 of 2 nodes matched)
    d
    d
    `x` of the pattern against `b`: it is torch.float32 (1 of 2 nodes matched)
    v
    `m` of the pattern against `v`: it has 1 dimension, not 2 (0 of 3 nodes matched)
    v
    `m` of the pattern against `v`: argument 1 is 6, and %n in the pattern (2 of 3 nodes matched)
    the note `rank: m = many` of the pattern has `many` for a number
    the note `rank: m` of the pattern has no `=`; write a node, `=` and what it must be
    the pattern has no node `q`; it has `x`, `n`, `m`, `output`
    the note `dtype: m = float65` of the pattern is wrong: `float65` is not a dtype
    the note `commutative: perhaps` of the pattern is neither `true` nor `false`
    `m` cannot be a wildcard: it is not an input of the pattern
    `m` cannot be given a class: it is not a `call_module`
    `x` cannot be given alternatives: it is not a call
    the note `alternatives: m = call_mehtod reshape` of the pattern is wrong: `call_mehtod` is not a opcode
    ");
}
