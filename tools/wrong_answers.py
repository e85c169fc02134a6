"""Shows what torch.fx does in each case of docs/wrong_answers.md, with the torch that is installed.

    python tools/wrong_answers.py            # a line for each: the issue, and what was seen
    python tools/wrong_answers.py --check    # and fails when docs/wrong_answers.md says something else

A case is a small program and one of torch.fx's transformations. Each says `wrong` and by what, `missed` where only an
optimisation is, or `right`.
"""

import argparse
import operator
import pathlib
import pickle
import sys
import warnings

import torch
import torch.fx
from torch import nn

warnings.filterwarnings("ignore")
CASES = {}


def case(issue):
    def register(function):
        CASES[issue] = function
        return function

    return register


def differs(what, before, after):
    return f"right: {what} is {after}" if before == after else f"wrong: {what} was {before} and is {after}"


@case("pytorch#68301")
def dead_code_writes():
    """Dead-code removal around a write in place."""

    def f(x, a):
        x.mul_(a)
        return x + 0

    traced = torch.fx.symbolic_trace(f)
    run = lambda: float(traced(torch.ones(1), torch.zeros(1)))
    before = run()
    traced.graph.eliminate_dead_code()
    traced.recompile()
    return differs("the answer", before, run())


@case("pytorch#198077")
def pickled_in_place():
    """A pickled module, read back."""

    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    graph.output(graph.call_function(operator.iadd, (x, 1.0)))
    module = torch.fx.GraphModule(nn.Module(), graph)

    def input_after(module):
        x = torch.zeros(1)
        module(x)
        return float(x)

    before = input_after(module)
    return differs("the input after the call", before, input_after(pickle.loads(pickle.dumps(module))))


@case("pytorch#198072")
def input_called_inf():
    """Code of a graph that adds infinity to an input called `inf`."""
    graph = torch.fx.Graph()
    x = graph.placeholder("inf")
    graph.output(graph.call_function(torch.add, (x, float("inf"))))
    module = torch.fx.GraphModule(nn.Module(), graph)
    expected = float(torch.fx.Interpreter(module).run(torch.ones(1)))
    return differs("the answer", expected, float(module(torch.ones(1))))


class SharedConv(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3)
        self.bn = nn.BatchNorm2d(3)
        with torch.no_grad():
            self.bn.running_mean.uniform_(-1, 1)
            self.bn.running_var.uniform_(0.5, 2)

    def forward(self, x):
        return self.bn(self.conv(x)), self.conv(x + 1)


@case("pytorch#104593")
def fused_convolution_elsewhere():
    """Fusing a batch norm into a convolution that is called twice."""
    from torch.fx.experimental.optimization import fuse

    torch.manual_seed(0)
    model = SharedConv().eval()
    x = torch.rand(1, 3, 5, 5)
    with torch.no_grad():
        before = model(x)
        after = fuse(model)(x)
    off = max(float((a - b).abs().max()) for a, b in zip(before, after))
    return f"wrong: the answers differ by {off:.2f}" if off > 1e-4 else "right: the answers are the same"


@case("pytorch#197539")
def fused_shared_weight():
    """Fusing a batch norm into one of two convolutions that share a weight."""
    from torch.fx.experimental.optimization import fuse

    class Tied(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Conv2d(3, 3, 3)
            self.bn = nn.BatchNorm2d(3)
            self.b = self.a
            with torch.no_grad():
                self.bn.running_var.fill_(4.0)

        def forward(self, x):
            return self.bn(self.a(x)), self.b(x)

    torch.manual_seed(0)
    model = Tied().eval()
    x = torch.rand(1, 3, 5, 5)
    with torch.no_grad():
        before = model(x)
        after = fuse(model)(x)
    off = max(float((a - b).abs().max()) for a, b in zip(before, after))
    return f"wrong: the answers differ by {off:.2f}" if off > 1e-4 else "right: the answers are the same"


@case("pytorch#188538")
def module_called_class():
    """Code of a graph that reads a module called `class`."""
    root = nn.Module()
    root.add_module("class", nn.ReLU())
    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    graph.output(graph.call_module("class", (x,)))
    try:
        module = torch.fx.GraphModule(root, graph)
        return differs("the answer", 0.0, float(module(torch.full((1,), -1.0))))
    except SyntaxError:
        return "wrong: SyntaxError in the code that it wrote"


def cse(graph):
    from torch._functorch.compile_utils import fx_graph_cse

    return fx_graph_cse(graph)


@case("pytorch#174472")
def merged_around_writes():
    """CSE of two equal calls with a write to something else between them."""
    from torch.fx.experimental.proxy_tensor import make_fx

    def f(x, y):
        a = torch.sin(x)
        y.add_(1)
        b = torch.sin(x)
        return a + b

    graph = make_fx(f)(torch.rand(2), torch.rand(2)).graph
    calls = lambda graph: sum("sin" in str(node.target) for node in graph.nodes)
    before, after = calls(graph), calls(cse(graph))
    return "right: the equal calls are merged" if after < before else "missed: the equal calls are not merged"


@case("pytorch#183969")
def merged_across_a_write_to_the_result():
    """CSE of two equal calls with a write to the first's result between them."""

    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    a = graph.call_function(torch.ops.aten.sin.default, (x,))
    graph.call_function(torch.ops.aten.add_.Tensor, (a, 1))
    b = graph.call_function(torch.ops.aten.sin.default, (x,))
    graph.output((a, b))
    run = lambda graph: [float(v) for v in torch.fx.GraphModule(nn.Module(), graph)(torch.zeros(1))]
    return differs("the answer", run(graph), run(cse(graph)))


@case("pytorch#119567")
def merged_constants():
    """CSE of calls whose constants are equal but of another type."""

    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    a = graph.call_function(torch.ops.aten.add.Tensor, (x, 1))
    b = graph.call_function(torch.ops.aten.add.Tensor, (x, 1.0))
    graph.output((a, b))
    run = lambda graph: [
        str(v.dtype) for v in torch.fx.GraphModule(nn.Module(), graph)(torch.zeros(1, dtype=torch.int64))
    ]
    return differs("the type of the answers", run(graph), run(cse(graph)))


@case("pytorch#190716")
def dead_out_buffer():
    """Dead-code removal of a call that writes into `out=`."""

    def f(x, buffer):
        torch.add(x, 1, out=buffer)
        return buffer * 1

    traced = torch.fx.symbolic_trace(f)
    run = lambda: float(traced(torch.zeros(1), torch.full((1,), 7.0)))
    before = run()
    traced.graph.eliminate_dead_code()
    traced.recompile()
    return differs("the answer", before, run())


@case("pytorch#181730")
def dead_wrapper():
    """Dead-code removal of a wrapper of a kernel that writes to its argument."""

    def kernel_wrapper(*, kernel, kwargs):
        kwargs["out"].add_(1)

    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    graph.call_function(kernel_wrapper, (), {"kernel": 0, "kwargs": {"out": x}})
    graph.output(x)
    module = torch.fx.GraphModule(nn.Module(), graph)
    before = float(module(torch.zeros(1)))
    graph.eliminate_dead_code()
    module.recompile()
    return differs("the answer", before, float(module(torch.zeros(1))))


@case("pytorch#167443")
def folded_side_effect():
    """Constant folding of a sub-module that writes to its own buffer each time it runs."""
    from torch.fx.experimental.const_fold import split_const_subgraphs

    class Counter(nn.Module):
        def __init__(self):
            super().__init__()
            self.register_buffer("calls", torch.zeros(1))

        def forward(self):
            return self.calls.add_(1) * 1

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.counter = Counter()

        def forward(self, x):
            return x + self.counter()

    class Leaves(torch.fx.Tracer):
        def is_leaf_module(self, module, name):
            return isinstance(module, Counter)

    def twice(module):
        return [float(module(torch.zeros(1))) for _ in range(2)]

    def traced():
        model = Model()
        return torch.fx.GraphModule(model, Leaves().trace(model))

    before = twice(traced())
    try:
        folded = split_const_subgraphs(traced())
        if hasattr(folded, "run_folding"):
            folded.run_folding()
        return differs("the answers of two calls", before, twice(folded))
    except Exception as error:
        return f"refused: {type(error).__name__}"


@case("pytorch#187945")
def replacement_without_meta():
    """What is recorded of a node that a replacement made."""
    from torch.fx.passes.shape_prop import ShapeProp

    traced = torch.fx.symbolic_trace(lambda x: torch.relu(x) + 1)
    ShapeProp(traced).propagate(torch.rand(2))
    torch.fx.replace_pattern(traced, lambda x: torch.relu(x), lambda x: torch.sigmoid(torch.neg(x)))
    bare = [node.name for node in traced.graph.nodes if node.op == "call_function" and "tensor_meta" not in node.meta]
    return f"wrong: nothing is recorded of {', '.join(bare)}" if bare else "right: shapes are recorded of all nodes"


@case("pytorch#131025")
def kept_until_the_end():
    """Code of a write whose result nobody uses."""
    graph = torch.fx.Graph()
    x = graph.placeholder("x")
    y = graph.call_function(torch.neg, (x,))
    graph.call_method("copy_", (y, x))
    graph.output(graph.call_function(torch.relu, (x,)))
    code = torch.fx.GraphModule(nn.Module(), graph).code
    line = next(line for line in code.splitlines() if ".copy_(" in line)
    return "right: the result is freed at once" if "copy_ = " in line.split(";")[1] else "wrong: it is kept to the end"


@case("pytorch#104775")
def matched_other_nodes():
    """A pattern in which one value is used twice, and a program in which two are used."""
    from torch.fx.passes.utils.matcher_utils import SubgraphMatcher

    def pattern(x):
        y = torch.neg(x)
        return torch.relu(y) + torch.tanh(y)

    def program(a, b):
        return torch.relu(torch.neg(a)) + torch.tanh(torch.neg(b))

    pattern, program = (torch.fx.symbolic_trace(f).graph for f in (pattern, program))
    matches = SubgraphMatcher(pattern).match(program)
    return "wrong: it is matched" if matches else "right: it is not matched"


@case("pytorch#140014")
def split_of_nothing():
    """Splitting a program without calls."""
    from torch.fx.passes.split_module import split_module

    graph = torch.fx.Graph()
    graph.output((graph.placeholder("x"),))
    module = torch.fx.GraphModule(nn.Module(), graph)
    try:
        split = split_module(module, None, split_callback=lambda node: 0, keep_original_order=True)
        return differs("the answer", 1.0, float(split(torch.ones(1))[0]))
    except Exception as error:
        return f"wrong: {type(error).__name__}"


@case("xla#8353")
def one_hash():
    """Two graphs that differ in which operands they use, under one hash."""
    return "not run: it is torch_xla's"


def documented():
    """What the table says of torch.fx, by issue."""
    path = pathlib.Path(__file__).parent.parent / "docs/wrong_answers.md"
    rows = {}
    for line in path.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].startswith(("[pytorch#", "[xla#")):
            rows[cells[0][1:].split("]")[0]] = cells[2].replace("`", "")
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    print(f"torch {torch.__version__.split('+')[0]}")
    seen = {issue: function() for issue, function in CASES.items()}
    for issue, what in seen.items():
        print(f"{issue}: {what}")
    if args.check:
        told = documented()
        for issue in {*seen, *told}:
            if seen.get(issue) != told.get(issue):
                sys.exit(f"{issue}: the table says {told.get(issue)!r}, seen was {seen.get(issue)!r}")


if __name__ == "__main__":
    main()
