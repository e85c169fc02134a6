"""Writes ``crates/fx-rewrite/tests/data/match.json.gz``: what torch.fx's matcher and rewriter do.

    python tools/gen_match_goldens.py          # needs torch 2.13.0; some seconds

A list of cases. One case::

    {"name": "chain", "intent": "...",      names are unique
     "do": "replace",                      replace_pattern_with_filters; or "match": SubgraphMatcher.match
     "options": {"ignore_literals": true}, those that are not the default
     "module": "...", "pattern": "...", "replacement": "...",    .fx texts
     "matches": [{"map": {"neg": "neg_1", "c": "2"},             the pattern's nodes and what they stand for
                  "anchors": [..], "inputs": [..], "results": [..],
                  "leaves_and_returns": true,                    only where a path does
                  "replacements": ["relu_1"]}],                  only where something was replaced
     "after": "graph():...",               str(graph) after replacing
     "broken": "...",                      why the graph is not valid after replacing, where it is not
     "raises": "KeyError: x"}              where torch.fx raises

The situations are those of torch.fx's own tests, written anew, and some thousand random graphs with patterns that are cut
out of them.
"""

import gzip
import json
import pathlib
import random

import torch
import torch.nn.functional as F
from torch.fx import Graph, GraphModule, Node, symbolic_trace
from torch.fx.node import _format_arg
from torch.fx.passes.utils.fuser_utils import validate_partition
from torch.fx.passes.utils.matcher_utils import SubgraphMatcher
from torch.fx.subgraph_rewriter import replace_pattern_with_filters

HERE = pathlib.Path(__file__).resolve()
OUT = HERE.parent.parent / "crates/fx-rewrite/tests/data/match.json.gz"
aten = torch.ops.aten


def fx_text(gm):
    """A module as a .fx text: tensors by kind and shape, modules by class, then the graph."""
    lines = []
    for name, module in gm.named_modules():
        if name and list(gm.get_submodule(name.rpartition(".")[0]).named_children()):
            kind = type(module)
            lines.append(f"    {name} : {kind.__module__}.{kind.__qualname__}()")
    for kind, tensors in (("parameter", gm.named_parameters()), ("buffer", gm.named_buffers())):
        for name, tensor in tensors:
            lines.append(f"    {name} = {kind} f32{list(tensor.shape)} zeros")
    for name, value in vars(gm).items():
        if isinstance(value, torch.Tensor):
            lines.append(f"    {name} = constant f32{list(value.shape)} zeros")
    head = "module Net:\n" + "\n".join(lines) + "\n" if lines else ""
    return head + str(gm.graph)


def plain(value):
    return value.name if isinstance(value, Node) else _format_arg(value)


def described(match):
    found = {"map": {p.name: plain(g) for p, g in match.nodes_map.items() if p.op != "output"}}
    if hasattr(match, "anchors"):
        found["anchors"] = [node.name for node in match.anchors]
        found["inputs"] = [plain(value) for value in match.placeholder_nodes]
        found["results"] = [plain(value) for value in match.returning_nodes]
        calls = [g for p, g in match.nodes_map.items() if p.op not in ("placeholder", "output")]
        if not validate_partition(calls):
            found["leaves_and_returns"] = True
    else:
        found["anchors"] = [match.anchor.name]
        found["replacements"] = [node.name for node in match.replacements]
    return found


def record(name, intent, do, gm, pattern, replacement=None, **options):
    """Runs one case. ``options`` are the constructor's or the call's."""
    case = {"name": name, "intent": intent, "do": do, "options": dict(options)}
    case["module"], case["pattern"] = fx_text(gm), fx_text(pattern)
    try:
        if do == "match":
            by_name = options.pop("node_name_match", "")
            matcher = SubgraphMatcher(pattern.graph, **options)
            matches = matcher.match(gm.graph, node_name_match=by_name)
            case["matches"] = [described(match) for match in matches]
        else:
            case["replacement"] = fx_text(replacement)
            refers = any(node.op in ("get_attr", "call_module") for node in replacement.graph.nodes)
            done = replace_pattern_with_filters(gm, pattern, replacement if refers else replacement.graph, **options)
            case["matches"] = [described(one) for one in done]
            case["after"] = str(gm.graph)
            try:
                gm.graph.lint()
            except Exception as error:  # whatever is wrong
                case["broken"] = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    except Exception as error:  # whatever torch.fx raises
        case.pop("matches", None)
        text = str(error).splitlines()
        case["raises"] = f"{type(error).__name__}: {text[0] if text else ''}"
    return case


def graph_of(build):
    graph = Graph()
    graph.output(build(graph))
    return GraphModule(torch.nn.Module(), graph)


class Net(torch.nn.Module):
    """A module with one layer and one parameter, for patterns with either."""

    def __init__(self, function):
        super().__init__()
        self.lin = torch.nn.Linear(2, 2)
        self.w = torch.nn.Parameter(torch.zeros(2))
        self.register_buffer("b", torch.zeros(2))
        self.function = function

    def forward(self, x):
        return self.function(self, x)


class Other(Net):
    """The same with other names."""

    def __init__(self, function):
        super().__init__(function)
        self.act = torch.nn.ReLU()
        self.v = torch.nn.Parameter(torch.ones(2))


def hand_written():
    trace = symbolic_trace

    def chain(x):
        return torch.sin(torch.relu(torch.neg(x)))

    def two(x, y):
        return torch.neg(x) + torch.relu(y)

    yield record("one_call", "a call is replaced and its name is new", "replace", trace(chain),
                 trace(lambda x: torch.relu(x)), trace(lambda x: torch.sigmoid(x)))
    yield record("names_are_taken", "new nodes are named while the old ones are there", "replace",
                 trace(lambda x: torch.sin(torch.neg(x))), trace(lambda x: torch.neg(x)),
                 trace(lambda x: torch.sin(torch.sin(x))))
    yield record("nothing", "no occurrence, no change", "replace", trace(chain),
                 trace(lambda x: torch.cos(x)), trace(lambda x: torch.tan(x)))
    yield record("whole", "the pattern is the whole graph", "replace", trace(chain), trace(chain),
                 trace(lambda x: torch.tanh(x)))
    yield record("to_input", "the replacement is an input", "replace", trace(chain),
                 trace(lambda x: torch.relu(x)), trace(lambda x: x))
    yield record("chain_to_input", "a chain of replaced calls, each the input of the next", "replace",
                 trace(lambda x: torch.sin(torch.relu(torch.relu(torch.relu(x))))),
                 trace(lambda x: torch.relu(x)), trace(lambda x: x))
    yield record("chain_overlap", "of overlapping matches the first is replaced", "replace",
                 trace(lambda x: torch.relu(torch.relu(torch.relu(torch.relu(torch.relu(x)))))),
                 trace(lambda x: torch.relu(torch.relu(x))), trace(lambda x: torch.neg(x)))
    yield record("feeds_another", "a match whose input another match computes", "replace",
                 trace(lambda x: torch.relu(torch.neg(torch.relu(torch.neg(x))))),
                 trace(lambda x: torch.relu(torch.neg(x))), trace(lambda x: torch.abs(torch.sin(x))))
    yield record("used_outside", "an inner value that is used elsewhere", "replace",
                 trace(lambda x: (lambda n: torch.relu(n) + n)(torch.neg(x))),
                 trace(lambda x: torch.relu(torch.neg(x))), trace(lambda x: torch.abs(x)))
    yield record("returned_inner", "an inner value that the pattern returns too", "replace",
                 trace(lambda x: (lambda n: torch.relu(n) + n)(torch.neg(x))),
                 trace(lambda x: (lambda n: (n, torch.relu(n)))(torch.neg(x))),
                 trace(lambda x: (torch.sin(x), torch.cos(x))))
    yield record("result_without_users", "a result that nobody uses", "replace",
                 graph_of(lambda g: (lambda x: (g.call_function(torch.neg, (x,)), x)[1])(g.placeholder("x"))),
                 trace(lambda x: torch.neg(x)), trace(lambda x: torch.abs(x)))
    yield record("placeholder_order", "inputs belong together by position", "replace", trace(two),
                 trace(two), trace(lambda x, y: torch.sub(y, x)))
    yield record("unused_in_replacement", "the replacement need not use its inputs", "replace", trace(two),
                 trace(two), trace(lambda x, y: torch.relu(x)))
    yield record("input_count", "the replacement has fewer inputs", "replace", trace(two), trace(two),
                 trace(lambda x: torch.relu(x)))
    yield record("result_count", "the replacement has more results", "replace", trace(two), trace(two),
                 trace(lambda x, y: (torch.relu(x), y)))
    yield record("literal_same", "a constant in the pattern", "replace", trace(lambda x: torch.add(x, 1)),
                 trace(lambda x: torch.add(x, 1)), trace(lambda x: torch.neg(x)))
    yield record("literal_type", "1 is not 1.0", "replace", trace(lambda x: torch.add(x, 1)),
                 trace(lambda x: torch.add(x, 1.0)), trace(lambda x: torch.neg(x)))
    yield record("literal_bool", "1 is not True", "match", trace(lambda x: torch.add(x, True)),
                 trace(lambda x: torch.add(x, 1)))
    yield record("literal_zero", "0.0 is -0.0", "match", trace(lambda x: torch.add(x, -0.0)),
                 trace(lambda x: torch.add(x, 0.0)))
    yield record("literal_nan", "nan is not nan", "match", trace(lambda x: torch.add(x, float("nan"))),
                 trace(lambda x: torch.add(x, float("nan"))))
    yield record("literal_captured", "an input stands for a constant, and the replacement uses it", "replace",
                 trace(lambda x: torch.add(torch.mul(x, 3), 3)),
                 trace(lambda x, c: torch.add(torch.mul(x, c), c)), trace(lambda x, c: torch.sub(x, c)))
    yield record("literal_captured_twice", "a captured constant is one", "replace",
                 trace(lambda x: torch.add(torch.mul(x, 3), 4)),
                 trace(lambda x, c: torch.add(torch.mul(x, c), c)), trace(lambda x, c: torch.sub(x, c)))
    yield record("literal_list_captured", "an input stands for a list of nodes", "replace",
                 trace(lambda x, y: torch.cat([torch.neg(x), y])), trace(lambda items: torch.cat(items)),
                 trace(lambda items: torch.stack(items)))
    yield record("ignore_literals", "constants are wildcards", "replace", trace(lambda x: torch.add(x, 7)),
                 trace(lambda x: torch.add(x, 1)), trace(lambda x: torch.neg(x)), ignore_literals=True)
    yield record("ignore_literals_node", "a constant even stands for a node", "match",
                 trace(lambda x, y: torch.add(x, y)), trace(lambda x: torch.add(x, 1)), ignore_literals=True)
    yield record("wildcards_differ", "two inputs never stand for one value", "match",
                 trace(lambda x: torch.add(x, x)), trace(lambda a, b: torch.add(a, b)))
    yield record("wildcard_twice", "one input, used twice", "match", trace(lambda x: torch.add(x, x)),
                 trace(lambda a: torch.add(a, a)))
    yield record("operands", "operands are not exchanged", "match",
                 trace(lambda x: torch.add(torch.neg(x), torch.relu(x))),
                 trace(lambda x: torch.add(torch.relu(x), torch.neg(x))))
    yield record("keyword_or_position", "by keyword is not by position", "match",
                 trace(lambda x, y: torch.add(x, other=y)), trace(lambda x, y: torch.add(x, y)))
    yield record("keyword_order", "keywords are compared in order", "match",
                 trace(lambda x: F.dropout(x, training=False, p=0.5)),
                 trace(lambda x: F.dropout(x, p=0.5, training=False)))
    yield record("default_by_name", "no defaults for functions", "match",
                 trace(lambda x, y: torch.add(x, y, alpha=1)), trace(lambda x, y: torch.add(x, y)))
    yield record("default_overload", "defaults for overloads", "match",
                 trace(lambda x, y: aten.add.Tensor(x, y, alpha=1)), trace(lambda x, y: aten.add.Tensor(x, y)))
    yield record("default_overload_other", "another value than the default", "match",
                 trace(lambda x, y: aten.add.Tensor(x, y, alpha=2)), trace(lambda x, y: aten.add.Tensor(x, y)))
    yield record("default_captured", "an input stands for a default", "match",
                 trace(lambda x, y: aten.add.Tensor(x, y)),
                 trace(lambda x, y, a: aten.add.Tensor(x, y, alpha=a)))
    yield record("default_list", "a default of two integers", "match",
                 trace(lambda x: aten.max_pool2d.default(x, [2, 2], [2, 2], [0, 0])),
                 trace(lambda x: aten.max_pool2d.default(x, [2, 2], [2, 2])))
    yield record("list_or_tuple", "a list matches a tuple", "match",
                 graph_of(lambda g: g.call_function(torch.cat, ((g.placeholder("x"), g.placeholder("y")),))),
                 graph_of(lambda g: g.call_function(torch.cat, ([g.placeholder("x"), g.placeholder("y")],))))
    yield record("list_length", "lists of other lengths", "match",
                 trace(lambda x, y, z: torch.cat([x, y, z])), trace(lambda x, y: torch.cat([x, y])))
    yield record("slices", "slices of constants", "match", trace(lambda x: torch.neg(x[1:3])),
                 trace(lambda x: torch.neg(x[1:3])))
    yield record("slices_differ", "other slices", "match", trace(lambda x: torch.neg(x[1:3])),
                 trace(lambda x: torch.neg(x[1:4])))
    yield record("slice_of_node", "a slice up to a node", "match", trace(lambda x, n: torch.neg(x[:n])),
                 trace(lambda x, n: torch.neg(x[:n])))
    yield record("methods", "methods by name", "replace", trace(lambda x: x.relu().sum()),
                 trace(lambda x: x.relu()), trace(lambda x: x.sigmoid()))
    yield record("method_or_function", "a method is not a function", "match", trace(lambda x: x.relu()),
                 trace(lambda x: torch.relu(x)))
    yield record("two_results", "a pattern with two results", "replace",
                 trace(lambda x: torch.neg(x) + torch.relu(x)), trace(lambda x: (torch.neg(x), torch.relu(x))),
                 trace(lambda x: (torch.sin(x), torch.cos(x))))
    yield record("two_results_many", "several of them at one value", "replace",
                 trace(lambda x: (torch.neg(x), torch.neg(x), torch.relu(x), torch.relu(x))),
                 trace(lambda x: (torch.neg(x), torch.relu(x))), trace(lambda x: (torch.sin(x), torch.cos(x))))
    yield record("two_results_apart", "results that share no value", "replace", trace(two),
                 trace(lambda x, y: (torch.neg(x), torch.relu(y))),
                 trace(lambda x, y: (torch.sin(x), torch.cos(y))))
    yield record("two_results_hopeless", "results that share no value, one of which is nowhere", "match",
                 trace(lambda x: torch.neg(x)), trace(lambda x, y: (torch.neg(x), torch.relu(y))))
    yield record("three_results", "a chain whose every value is returned", "replace",
                 trace(lambda x: (lambda a: (lambda b: a + b + torch.sin(b))(torch.relu(a)))(torch.neg(x))),
                 trace(lambda x: (lambda a: (lambda b: (a, b, torch.sin(b)))(torch.relu(a)))(torch.neg(x))),
                 trace(lambda x: (torch.abs(x), torch.cos(x), torch.tan(x))))
    yield record("split_results", "a call with several results and its items", "replace",
                 trace(lambda x: (lambda s: s[0] + s[1])(torch.split(x, 2))),
                 trace(lambda x: (lambda s: (s[0], s[1]))(torch.split(x, 2))),
                 trace(lambda x: (torch.sin(x), torch.cos(x))))
    yield record("cycle", "a path that leaves the match and comes back", "match",
                 trace(lambda x: torch.relu(torch.sin(torch.neg(x)))),
                 trace(lambda a, b: (torch.neg(a), torch.relu(b))))
    yield record("cycle_kept", "without removing overlaps torch.fx does not look", "match",
                 trace(lambda x: torch.relu(torch.sin(torch.neg(x)))),
                 trace(lambda a, b: (torch.neg(a), torch.relu(b))), remove_overlapping_matches=False)
    yield record("two_matches_in_a_circle", "two matches, each of which needs the other", "replace",
                 trace(lambda x, y: (lambda a1, b2: torch.neg(a1) * torch.relu(b2))(torch.relu(x), torch.neg(y))),
                 trace(lambda a, b: (torch.neg(a), torch.relu(b))),
                 trace(lambda a, b: (torch.sin(a), torch.cos(b))))
    yield record("late_input", "an input that is computed after the first use", "replace",
                 trace(lambda x, y: (lambda a: (lambda s: torch.relu(x + y) + torch.tan(x) + s)(torch.sin(a)))(torch.neg(x))),
                 trace(lambda x, y: (torch.neg(x), torch.relu(y))),
                 trace(lambda x, y: (torch.abs(y), torch.cos(x))))
    yield record("overlaps_kept", "all overlapping matches", "match",
                 trace(lambda x: torch.relu(torch.relu(torch.relu(x)))),
                 trace(lambda x: torch.relu(torch.relu(x))), remove_overlapping_matches=False)
    yield record("match_output", "the output is part of the pattern", "match",
                 trace(lambda x: torch.relu(torch.relu(x))), trace(lambda x: torch.relu(x)), match_output=True)
    yield record("match_output_not", "more is returned", "match",
                 trace(lambda x: (torch.relu(x), torch.neg(x))), trace(lambda x: torch.relu(x)),
                 match_output=True)
    yield record("match_placeholder", "inputs stand for inputs", "match",
                 trace(lambda x: torch.relu(torch.relu(x))), trace(lambda x: torch.relu(x)),
                 match_placeholder=True)
    yield record("match_both", "graphs that are the same", "match", trace(two), trace(two),
                 match_output=True, match_placeholder=True)
    yield record("node_name", "results by name", "match",
                 trace(lambda x: torch.sin(torch.neg(x)) + torch.neg(x)), trace(lambda x: torch.cos(x)),
                 node_name_match="neg")
    yield record("dead_code", "a pattern with an unused call", "match", trace(chain),
                 graph_of(lambda g: (lambda x: (g.call_function(torch.neg, (x,)),
                                                g.call_function(torch.relu, (x,)))[1])(g.placeholder("x"))))
    yield record("unused_input", "a pattern with an unused input", "match", trace(chain),
                 trace(lambda x, y: torch.relu(x)))
    yield record("unused_input_no_match", "the same, where nothing matches", "match", trace(chain),
                 trace(lambda x, y: torch.cos(x)))
    yield record("bare_input", "a pattern that is an input", "replace", trace(chain), trace(lambda x: x),
                 trace(lambda x: torch.relu(x)))
    yield record("own_replacement", "a replacement that holds the pattern", "replace", trace(chain),
                 trace(lambda x: torch.relu(x)), trace(lambda x: torch.relu(torch.relu(x))))
    yield record("module_by_path", "modules are compared by path", "replace",
                 trace(Net(lambda m, x: m.lin(x) + 1)), trace(Net(lambda m, x: m.lin(x))),
                 trace(lambda x: torch.relu(x)))
    yield record("module_other_path", "another path", "match", trace(Net(lambda m, x: m.lin(x))),
                 trace(Other(lambda m, x: m.act(x))))
    yield record("module_brought", "a module that the replacement brings", "replace",
                 trace(Net(lambda m, x: torch.relu(x) + 1)), trace(lambda x: torch.relu(x)),
                 trace(Other(lambda m, x: m.act(x))))
    yield record("module_wins", "the module's own module wins", "replace",
                 trace(Net(lambda m, x: torch.relu(m.lin(x)))), trace(lambda x: torch.relu(x)),
                 trace(Net(lambda m, x: m.lin(x))))
    yield record("parameter_any", "a parameter stands for any parameter", "replace",
                 trace(Other(lambda m, x: torch.add(x, m.v))), trace(Net(lambda m, x: torch.add(x, m.w))),
                 trace(lambda x: torch.neg(x)))
    yield record("parameter_or_buffer", "a buffer is not a parameter", "match",
                 trace(Net(lambda m, x: torch.add(x, m.b))), trace(Net(lambda m, x: torch.add(x, m.w))))
    yield record("parameter_shared", "a parameter that two matches read", "replace",
                 trace(Net(lambda m, x: (lambda w: torch.add(torch.neg(torch.add(x, w)), w))(m.w))),
                 trace(Net(lambda m, x: torch.add(x, m.w))), trace(lambda x: torch.relu(x)))
    yield record("parameter_brought", "a parameter that the replacement brings", "replace",
                 trace(Net(lambda m, x: torch.relu(x))), trace(lambda x: torch.relu(x)),
                 trace(Other(lambda m, x: torch.mul(x, m.v))))
    yield record("operators", "Python's operators", "replace", trace(lambda x, y: (x + y) * (x - y)),
                 trace(lambda x, y: x + y), trace(lambda x, y: x @ y))
    yield record("output_tuple", "results inside the graph's output", "replace",
                 trace(lambda x: {"a": torch.neg(x), "b": [torch.neg(torch.neg(x))]}),
                 trace(lambda x: torch.neg(x)), trace(lambda x: torch.abs(x)))
    yield record("many_users", "a result with several users", "replace",
                 trace(lambda x: (lambda n: torch.sin(n) + torch.cos(n) + n)(torch.neg(x))),
                 trace(lambda x: torch.neg(x)), trace(lambda x: torch.abs(x)))
    yield record("twice_in_one_call", "a result twice in one call", "replace",
                 trace(lambda x: (lambda n: torch.cat([n, n, x]))(torch.neg(x))), trace(lambda x: torch.neg(x)),
                 trace(lambda x: torch.abs(x)))
    yield record("results_in_one_call", "many results in one call", "replace",
                 trace(lambda x: torch.cat([torch.neg(x), torch.neg(x), torch.neg(x)])),
                 trace(lambda x: torch.neg(x)), trace(lambda x: torch.abs(x)))


UNARY = [torch.neg, torch.relu, torch.sin]
BINARY = [torch.add, torch.mul]


def random_graph(rng, calls, inputs):
    """A graph of calls of five functions on earlier values; about half of the values are used once."""
    graph = Graph()
    values = [graph.placeholder(name) for name in "xyz"[:inputs]]
    for _ in range(calls):
        recent = lambda: values[-1 - min(int(rng.expovariate(0.6)), len(values) - 1)]
        kind = rng.random()
        if kind < 0.5:
            made = graph.call_function(rng.choice(UNARY), (recent(),))
        elif kind < 0.85:
            made = graph.call_function(rng.choice(BINARY), (recent(), recent()))
        elif kind < 0.95:
            made = graph.call_function(rng.choice(BINARY), (recent(), rng.choice([1, 2, 1.0])))
        else:
            made = graph.call_function(torch.cat, ([recent(), recent()],))
        values.append(made)
    last = [value for value in values if not value.users and value.op != "placeholder"]
    graph.output(tuple(last) if len(last) != 1 else last[0])
    return graph


def cut(rng, graph):
    """A pattern cut out of ``graph``: some calls that hang together, their other inputs as wildcards."""
    calls = [node for node in graph.nodes if node.op == "call_function"]
    chosen = {rng.choice(calls)}
    for _ in range(rng.randrange(4)):
        near = set()
        for node in chosen:
            near.update(node.all_input_nodes)
            near.update(node.users)
        near = sorted((n for n in near - chosen if n.op == "call_function"), key=lambda n: n.name)
        if near:
            chosen.add(rng.choice(near))
    pattern, map_ = Graph(), {}
    for node in graph.nodes:
        if node in chosen:
            for value in node.all_input_nodes:
                if value not in map_:
                    map_[value] = pattern.placeholder(f"i{len(map_)}")
            map_[node] = pattern.node_copy(node, lambda n: map_[n])
    results = [map_[n] for n in graph.nodes
               if n in chosen and (any(u not in chosen for u in n.users) or not n.users)]
    if rng.random() < 0.15:
        results = [value for value in results if value.users or rng.random() < 0.5] or results
    pattern.output(tuple(results) if len(results) > 1 else results[0])
    # Inputs first, as a traced function has them.
    for node in reversed([n for n in pattern.nodes if n.op == "placeholder"]):
        first = next(iter(pattern.nodes))
        if node is not first:
            first.prepend(node)
    return pattern, len(results)


def random_replacement(rng, pattern, results):
    graph = Graph()
    values = [graph.placeholder(n.target) for n in pattern.nodes if n.op == "placeholder"]
    for _ in range(rng.randrange(4)):
        if rng.random() < 0.5:
            values.append(graph.call_function(rng.choice([torch.cos, torch.abs]), (rng.choice(values),)))
        else:
            values.append(graph.call_function(torch.sub, (rng.choice(values), rng.choice(values))))
    chosen = [values[-1 - min(int(rng.expovariate(1.0)), len(values) - 1)] for _ in range(results)]
    graph.output(tuple(chosen) if results > 1 else chosen[0])
    return graph


def randoms(count):
    for seed in range(count):
        rng = random.Random(seed)
        graph = random_graph(rng, rng.randrange(2, 24), rng.randrange(1, 4))
        pattern, results = cut(rng, graph if rng.random() < 0.8 else random_graph(rng, 6, 2))
        replacement = random_replacement(rng, pattern, results)
        root = torch.nn.Module
        modules = [GraphModule(root(), each) for each in (graph, pattern, replacement)]
        intent = "random graphs, and patterns cut out of them"
        if rng.random() < 0.4:
            options = {}
            if rng.random() < 0.3:
                options["ignore_literals"] = True
            if rng.random() < 0.2:
                options["remove_overlapping_matches"] = False
            yield record(f"random_{seed}", intent, "match", *modules[:2], **options)
        else:
            yield record(f"random_{seed}", intent, "replace", *modules)


def main():
    cases = list(hand_written()) + list(randoms(2000))
    assert len({case["name"] for case in cases}) == len(cases)
    OUT.parent.mkdir(exist_ok=True)
    text = "[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n"
    with open(OUT, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as file:
        file.write(text.encode())
    kinds = {"raises": 0, "broken": 0, "matched": 0}
    for case in cases:
        kinds["raises"] += "raises" in case
        kinds["broken"] += "broken" in case
        kinds["matched"] += bool(case.get("matches"))
    print(f"{len(cases)} cases, {kinds}, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
