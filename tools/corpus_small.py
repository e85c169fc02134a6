"""Small programs, one feature of torch.export each: the source of ``tests/data/pt2``.

Each entry of ``CASES`` builds a module and its sample inputs; ``export_corpus.py`` exports
them. A case says in its intent which feature of the ``.pt2`` format or of the graph it is
for. Programs marked ``core`` are exported a second time after ``run_decompositions()``.
"""

import collections
import dataclasses
import typing

import torch
from torch import nn
from torch.export import Dim
from torch.nn import functional


@dataclasses.dataclass
class Case:
    """One program: how to build it, and how to export it; without ``traces``, stack traces are left out."""

    name: str
    intent: str
    build: typing.Callable[[], tuple[nn.Module, tuple, dict]]
    dynamic: object = None
    core: bool = False
    random: bool = False
    strict: bool = False
    traces: bool = True


CASES: list[Case] = []


def case(intent: str, **options):
    """Registers a builder; its name is the name of the case."""

    def register(build):
        def build_named():
            net, args, kwargs = build()
            if type(net).__module__ == "corpus":
                type(net).__name__ = type(net).__qualname__ = build.__name__.title().replace("_", "")
            return net, args, kwargs

        CASES.append(Case(build.__name__, intent, build_named, **options))
        return build

    return register


def module(forward, **attributes) -> nn.Module:
    """A module in eval mode from a ``forward(self, ...)``, with children, parameters and buffers."""
    net = type(forward.__name__, (nn.Module,), {"forward": forward, "__module__": "corpus"})()
    for name, value in attributes.items():
        if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter):
            net.register_buffer(name, value)
        else:
            setattr(net, name, value)
    return net.eval()


def randomise_norms(net: nn.Module) -> nn.Module:
    """Gives batch norms statistics and weights that are not neutral, so that folding shows."""
    for child in net.modules():
        if isinstance(child, nn.modules.batchnorm._BatchNorm):
            if child.running_mean is not None:
                child.running_mean.normal_()
                child.running_var.uniform_(0.5, 2.0)
            if child.weight is not None:
                nn.init.uniform_(child.weight, 0.5, 1.5)
                nn.init.normal_(child.bias)
    return net


def sequence(*layers) -> nn.Module:
    """``nn.Sequential`` in eval mode with batch norms randomised."""
    return randomise_norms(nn.Sequential(*layers)).eval()


# Layers, weights and buffers


@case("plain linear layers and activations", core=True)
def mlp():
    return sequence(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3), nn.Softmax(-1)), (torch.randn(2, 4),), {}


@case("a one-dimensional convolution with bias and its batch norm")
def conv_bn_1d():
    return sequence(nn.Conv1d(3, 4, 3), nn.BatchNorm1d(4), nn.ReLU()), (torch.randn(2, 3, 8),), {}


@case("a grouped, dilated 2d convolution without bias and its batch norm; relu in place", core=True)
def conv_bn_2d():
    net = sequence(
        nn.Conv2d(4, 8, 3, stride=2, padding=1, dilation=1, groups=2, bias=False),
        nn.BatchNorm2d(8, eps=1e-3),
        nn.ReLU(inplace=True),
    )
    return net, (torch.randn(2, 4, 6, 6),), {}


@case("a three-dimensional convolution and its batch norm")
def conv_bn_3d():
    return sequence(nn.Conv3d(2, 3, 3, padding=1), nn.BatchNorm3d(3)), (torch.randn(1, 2, 3, 4, 4),), {}


@case("a transposed, grouped convolution and its batch norm: channels are dimension 1 of the weight")
def conv_transposed_bn():
    net = sequence(nn.ConvTranspose2d(4, 6, 3, stride=2, groups=2, output_padding=1), nn.BatchNorm2d(6))
    return net, (torch.randn(1, 4, 3, 3),), {}


@case("a linear layer followed by a batch norm")
def linear_bn():
    return sequence(nn.Linear(4, 6), nn.BatchNorm1d(6)), (torch.randn(3, 4),), {}


@case("one convolution goes into two batch norms and cannot be folded into either")
def conv_shared_by_two_bn():
    def forward(self, x):
        y = self.conv(x)
        return self.bn1(y) + self.bn2(y)

    net = module(forward, conv=nn.Conv2d(2, 3, 1), bn1=nn.BatchNorm2d(3), bn2=nn.BatchNorm2d(3))
    return randomise_norms(net).eval(), (torch.randn(1, 2, 4, 4),), {}


@case("the same convolution is called twice, each call with its own batch norm")
def conv_called_twice():
    def forward(self, x):
        return self.bn2(self.conv(self.bn1(self.conv(x))))

    net = module(forward, conv=nn.Conv2d(2, 2, 3, padding=1), bn1=nn.BatchNorm2d(2), bn2=nn.BatchNorm2d(2))
    return randomise_norms(net).eval(), (torch.randn(1, 2, 4, 4),), {}


@case("the convolution's value is also an output, so its batch norm cannot swallow it")
def conv_also_output():
    def forward(self, x):
        y = self.conv(x)
        return y, self.bn(y)

    net = module(forward, conv=nn.Conv2d(2, 3, 1), bn=nn.BatchNorm2d(3))
    return randomise_norms(net).eval(), (torch.randn(1, 2, 4, 4),), {}


@case("a batch norm without weight and bias, and one without statistics")
def bn_without_affine():
    net = sequence(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3, affine=False), nn.BatchNorm2d(3, track_running_stats=False))
    return net, (torch.randn(2, 2, 4, 4),), {}


@case("batch norm in train mode writes its statistics; only the core form lists the writes", core=True)
def bn_train():
    return sequence(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3)).train(), (torch.randn(2, 2, 4, 4),), {}


@case("embedding and output layer share one parameter")
def tied_weights():
    def forward(self, ids):
        return self.head(self.emb(ids))

    net = module(forward, emb=nn.Embedding(7, 4), head=nn.Linear(4, 7, bias=False))
    net.head.weight = net.emb.weight
    return net, (torch.tensor([[1, 2, 6]]),), {}


@case("two slices and a transposed view of one storage as buffers and parameter")
def shared_storage():
    def forward(self, x):
        return x @ self.wt + self.low + self.high

    base = torch.arange(24, dtype=torch.float32)
    net = module(forward, low=base[0:4], high=base[12:16])
    net.wt = nn.Parameter(torch.randn(4, 3).t())
    return net, (torch.randn(2, 3),), {}


@case("a non-persistent buffer is stored with the constants")
def buffer_nonpersistent():
    def forward(self, x):
        return x + self.scale * self.shift

    net = module(forward, scale=torch.tensor(2.0))
    net.register_buffer("shift", torch.randn(3), persistent=False)
    return net, (torch.randn(2, 3),), {}


@case("a buffer is counted up in place at each call", core=True)
def buffer_counter():
    def forward(self, x):
        self.step.add_(1)
        return x * self.step

    return module(forward, step=torch.zeros((), dtype=torch.int64)), (torch.randn(3),), {}


@case("a tensor literal in forward becomes a lifted constant")
def lifted_constant():
    def forward(self, x):
        return x + torch.tensor([1.0, 2.0, 3.0]) * torch.tensor(2)

    return module(forward), (torch.randn(2, 3),), {}


@case("a parameter that nothing reads stays an input of the program")
def unused_parameter():
    def forward(self, x, unused):
        return x.sin()

    return module(forward, weight=nn.Parameter(torch.randn(2)), buf=torch.ones(3)), (torch.randn(2), torch.randn(1)), {}


@case("an empty tensor and a 0-dimensional one as weights")
def empty_weight():
    def forward(self, x):
        return torch.cat([x, self.none]) * self.factor

    return module(forward, none=torch.empty(0), factor=nn.Parameter(torch.tensor(3.0))), (torch.randn(2),), {}


@case("weights in float16, bfloat16, float64 and the integer types")
def weight_dtypes():
    def forward(self, x):
        y = functional.linear(x.to(torch.float16), self.f16).float()
        z = functional.linear(x.to(torch.bfloat16), self.bf16).float()
        ints = self.i8.float() + self.u8 + self.i16 + self.i32 + self.i64
        return y + z + ints + self.f64.float(), self.flag.logical_not()

    net = module(
        forward,
        f16=torch.randn(3, 4).half(),
        bf16=torch.randn(3, 4).bfloat16(),
        f64=torch.randn(3, dtype=torch.float64),
        i8=torch.tensor([-1, 2, 3], dtype=torch.int8),
        u8=torch.tensor([255, 2, 3], dtype=torch.uint8),
        i16=torch.tensor([1, -2, 3], dtype=torch.int16),
        i32=torch.tensor([1, 2, -3], dtype=torch.int32),
        i64=torch.tensor([1, 2, 1 << 20]),
        flag=torch.tensor([True, False]),
    )
    return net, (torch.randn(2, 4),), {}


@case("children named like built-ins, numbers and with capitals (a keyword breaks Python's own code)")
def odd_module_names():
    def forward(self, x):
        x = self.d["print"](x)
        x = self.d["éclair"](x)
        return self.HTTPServer[1](self.HTTPServer[0](x))

    net = module(
        forward,
        d=nn.ModuleDict({"print": nn.Linear(2, 2), "éclair": nn.Linear(2, 2)}),
        HTTPServer=nn.Sequential(nn.Linear(2, 2), nn.Tanh()),
    )
    return net, (torch.randn(1, 2),), {}


# Inputs and outputs


class Pair(typing.NamedTuple):
    """A named tuple that torch.export knows."""

    left: torch.Tensor
    right: torch.Tensor


torch.utils._pytree._register_namedtuple(Pair, serialized_type_name="corpus.Pair")


@case("a dictionary and a list as inputs, a nested tuple with a dictionary as output")
def dict_io():
    def forward(self, d, pair):
        return (d["b"] + d["a"], {"sum": pair[0] + 1, "rest": [pair[1], (d["a"],)]})

    return module(forward), ({"a": torch.randn(2), "b": torch.randn(2)}, [torch.randn(3), torch.randn(1)]), {}


@case("an ordered dictionary as input and a named tuple as output")
def record_io():
    def forward(self, d):
        return Pair(d["z"] * 2, d["a"] * 3)

    inputs = collections.OrderedDict(z=torch.randn(2), a=torch.randn(2))
    return module(forward), (inputs,), {}


@case("keyword inputs, passed in another order than declared")
def kwargs_input():
    def forward(self, x, *, scale, bias=None, other=None):
        return x * scale + (0 if bias is None else bias)

    return module(forward), (torch.randn(2),), {"bias": torch.randn(2), "scale": torch.randn(1)}


@case("plain values as inputs are specialised: bool, int, float and string")
def constant_inputs():
    def forward(self, x, flag, count, rate, mode, y):
        x = x * count + rate if not flag else x
        return x + y if mode == "sum" else x

    return module(forward), (torch.randn(2), False, 3, 0.5, "sum", torch.randn(2)), {}


@case("None as an input, before a tensor")
def none_input():
    def forward(self, mask, x):
        return x.cos() if mask is None else x * mask

    return module(forward), (None, torch.randn(2)), {}


@case("no operators: an input goes straight out, twice")
def return_input():
    def forward(self, x, y):
        return y, x, y

    return module(forward), (torch.randn(2), torch.randn(3)), {}


@case("outputs that are constants or None")
def constant_outputs():
    def forward(self, x):
        return x + 1, 3, None, 2.5, True

    return module(forward), (torch.randn(2),), {}


@case("a parameter and a buffer go straight out")
def return_weights():
    def forward(self, x):
        return self.weight, self.buf, x.neg()

    return module(forward, weight=nn.Parameter(torch.randn(2)), buf=torch.ones(3)), (torch.randn(2),), {}


@case("an input is written in place", core=True)
def input_mutation():
    def forward(self, x, y):
        x.add_(y)
        return x * 2

    return module(forward), (torch.randn(2), torch.randn(2)), {}


# Shapes


@case(
    "a batch with a range and arithmetic on sizes; sizes as outputs",
    core=True,
    dynamic=({0: Dim("batch", min=2, max=64), 1: Dim("length", min=4)},),
)
def dynamic_shapes():
    def forward(self, x):
        batch, length = x.shape[0], x.shape[1]
        y = x.reshape(batch * 2, length, -1)
        pad = x.new_zeros(batch + 1, length // 2)
        return y, pad, batch * 2 + length

    return module(forward), (torch.randn(4, 5, 6),), {}


@case(
    "two inputs share a dimension, another is twice it",
    dynamic=({0: Dim("n", max=1000)}, {0: Dim("n", max=1000)}, {0: 2 * Dim("n", max=1000)}),
)
def dynamic_derived():
    def forward(self, x, y, z):
        return torch.cat([x, y]) + z

    return module(forward), (torch.randn(4, 2), torch.randn(4, 2), torch.randn(8, 2)), {}


@case("an integer input that stays symbolic", dynamic=(None, Dim.DYNAMIC))
def dynamic_int_input():
    def forward(self, x, n):
        return x * n, x.new_ones(n + 1)

    return module(forward), (torch.randn(2), 5), {}


@case("a size that depends on data: nonzero", core=True)
def unbacked_nonzero():
    def forward(self, x):
        rows = x.nonzero()
        return rows * 2, rows.shape[0]

    return module(forward), (torch.tensor([0.0, 1.0, 2.0, 0.0]),), {}


@case("a size from a value, bounded by checks that nothing reads", core=True)
def unbacked_item():
    def forward(self, n, x):
        count = n.item()
        torch._check(count >= 1)
        torch._check(count <= 8)
        return torch.ones(count) * x, count

    return module(forward), (torch.tensor(3), torch.randn(1)), {}


@case("assertions on metadata and on values")
def asserts():
    def forward(self, x):
        torch._assert_async((x.sum() < 1000).all(), "too large")
        return x.to(torch.float64).to(torch.int32)

    return module(forward), (torch.randn(3),), {}


# Operators and arguments


@case("operators with several results, some never read", core=True)
def multi_outputs():
    def forward(self, x):
        values, _ = x.topk(2)
        first, _, third = x.split(1)
        rows = x.unbind(0)
        _, where = x.max(dim=1)
        a, b = x.chunk(2, dim=1)
        return values, first + third, rows[1], where, b, x.sort(descending=True)[1]

    return module(forward), (torch.randn(3, 4),), {}


@case("Python numbers where the schema says Tensor", core=True)
def scalars():
    def forward(self, x, i):
        y = ((x + 1) * 2.5 - 4) / 3 + True
        z = 1 - y
        return y, 2**z, i + 1, i * 2.5, i // 2, i % 3, i / 2, x > 0, torch.where(x > 0, x, 0.5)

    return module(forward), (torch.randn(3), torch.tensor([5, 6, 7])), {}


@case("infinities and not-a-number as arguments")
def inf_nan():
    def forward(self, x):
        y = x.masked_fill(x > 0, float("-inf")).clamp(max=float("inf"))
        return y, torch.full_like(x, float("nan")), torch.full((2,), float("inf"))

    return module(forward), (torch.randn(3),), {}


@case("dtypes, devices, layouts and memory formats as arguments")
def kind_arguments():
    def forward(self, x):
        y = x.to(torch.float64).contiguous(memory_format=torch.channels_last)
        z = torch.zeros((2, 3), dtype=torch.int8, device="cpu", layout=torch.strided)
        w = torch.empty_like(x, memory_format=torch.preserve_format).fill_(1)
        v = x.clone(memory_format=torch.contiguous_format).to("cpu")
        return y, z, w, v, torch.arange(0, 5, 2, dtype=torch.int16), x.to(memory_format=torch.channels_last)

    return module(forward), (torch.randn(1, 2, 3, 3),), {}


@case("a complex number as an argument")
def complex_constant():
    def forward(self, x):
        return torch.full((2,), 1 + 2j) * x

    return module(forward), (torch.randn(2),), {}


@case("strings and lists of floats as arguments")
def string_arguments():
    def forward(self, x):
        y = functional.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)
        y = functional.pad(y, (1, 1, 0, 2), mode="reflect")
        rows, columns = torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij")
        return y, torch.div(y, 0.7, rounding_mode="floor"), rows + columns

    return module(forward), (torch.randn(1, 2, 3, 3),), {}


@case("writing through views of a new tensor", core=True)
def view_inplace():
    def forward(self, x):
        y = x.clone()
        y[:, 1:3].fill_(7)
        y[0].mul_(2)
        y[1, 2] = 0.5
        return y

    return module(forward), (torch.randn(2, 4),), {}


@case("a view taken before the write shows the write: order matters though nothing else links them")
def alias_order():
    def forward(self, x):
        base = x * 1
        view = base[:2]
        before = view + 0
        base.add_(10)
        return before, view + 0

    return module(forward), (torch.randn(3),), {}


@case("slices to the end, steps, negative numbers, ellipsis and new axes")
def slicing():
    def forward(self, x):
        return x[1:], x[..., ::2], x[:, -1], x[:, None, 0:2], x[-2:, 1:-1]

    return module(forward), (torch.randn(3, 4),), {}


@case("indexing with tensors and gaps, a boolean mask of fixed count")
def index_none():
    def forward(self, x, i, j):
        return x[:, i], x[i, :, j], x[i], x.index_put((i,), x.new_tensor(9.0))

    return module(forward), (torch.randn(4, 4, 4), torch.tensor([0, 2]), torch.tensor([1, 3])), {}


@case("equations of einsum", core=True)
def einsum():
    def forward(self, x, y):
        return torch.einsum("bij,bjk->bik", x, y), torch.einsum("bij->j", x)

    return module(forward), (torch.randn(2, 3, 4), torch.randn(2, 4, 5)), {}


@case("pooling, flattening and normalisation")
def pool_norm():
    net = sequence(
        nn.GroupNorm(2, 4),
        nn.MaxPool2d(2),
        nn.InstanceNorm2d(4),
        nn.AvgPool2d(2, ceil_mode=True),
        nn.AdaptiveAvgPool2d((1, 2)),
        nn.Flatten(),
        nn.LayerNorm(8),
        nn.Hardswish(),
    )
    return net, (torch.randn(2, 4, 8, 8),), {}


@case("common sub-expressions, a dead operator and a chain that multiplies by one")
def redundant():
    def forward(self, x, y):
        a = (x + y).relu()
        b = (x + y).relu()
        x.exp()
        return (a * 1 + 0) + b, (x.t().t() + y).to(torch.float32)

    return module(forward), (torch.randn(2, 2), torch.randn(2, 2)), {}


@case("an operator of another library: torchvision.ops.nms")
def foreign_operator():
    import torchvision

    def forward(self, boxes, scores):
        return torchvision.ops.nms(boxes, scores, 0.5)

    boxes = torch.tensor([[0.0, 0, 4, 4], [0, 0, 4, 5], [6, 6, 8, 8]])
    return module(forward), (boxes, torch.tensor([0.9, 0.8, 0.7])), {}


@case("a bidirectional LSTM of two layers")
def lstm():
    def forward(self, x):
        out, (h, _) = self.rnn(x)
        return out, h

    return module(forward, rnn=nn.LSTM(3, 4, num_layers=2, bidirectional=True)), (torch.randn(3, 2, 3),), {}


@case("a GRU, batch first, with an initial state")
def gru():
    return nn.GRU(2, 3, batch_first=True).eval(), (torch.randn(2, 2, 2), torch.randn(1, 2, 3)), {}


@case("a transformer encoder layer; no stack traces", traces=False)
def encoder_layer():
    net = nn.TransformerEncoderLayer(4, 2, 8, dropout=0.1, batch_first=True, norm_first=True).eval()
    return net, (torch.randn(2, 3, 4),), {}


@case("multi-head attention with a mask that returns its weights; no stack traces", traces=False)
def attention_mask():
    def forward(self, x, mask):
        return self.attention(x, x, x, key_padding_mask=mask)

    net = module(forward, attention=nn.MultiheadAttention(8, 2, batch_first=True))
    return net, (torch.randn(2, 3, 8), torch.tensor([[False, False, True], [False, False, False]])), {}


@case("scaled dot product attention, causal and with a scale")
def sdpa():
    def forward(self, q, k, v):
        y = functional.scaled_dot_product_attention(q, k, v, is_causal=True)
        return functional.scaled_dot_product_attention(q, k, v, scale=0.3) + y

    return module(forward), tuple(torch.randn(1, 2, 3, 4) for _ in range(3)), {}


@case("embedding with padding and a loss")
def embedding():
    def forward(self, ids, target):
        logits = self.out(self.emb(ids).mean(1))
        return logits, functional.cross_entropy(logits, target, label_smoothing=0.1)

    net = module(forward, emb=nn.Embedding(9, 4, padding_idx=0), out=nn.Linear(4, 3))
    return net, (torch.tensor([[0, 1], [2, 8]]), torch.tensor([0, 2])), {}


@case("dropout in train mode is random and must not be merged or dropped", core=True, random=True)
def dropout_train():
    def forward(self, x):
        return functional.dropout(x, 0.5, True) + functional.dropout(x, 0.5, True)

    return module(forward).train(), (torch.ones(8),), {}


@case("dropout in eval mode does nothing")
def dropout_eval():
    return sequence(nn.Linear(2, 2), nn.Dropout(0.3), nn.ReLU(), nn.Dropout2d(0.2)), (torch.randn(1, 2, 2),), {}


@case("random tensors from operators without an input", random=True)
def random_sources():
    def forward(self, x):
        return torch.rand(3) + torch.randn_like(x) + torch.bernoulli(torch.full((3,), 0.5)), torch.randint(0, 9, (2,))

    return module(forward), (torch.randn(3),), {}


# Control flow and modes


@case("cond with two branches that use a parameter", core=True)
def cond():
    def forward(self, x):
        def yes(x):
            return self.linear(x).relu(), x + 1

        def no(x):
            return x.sin(), x - 1

        return torch.cond(x.sum() > 0, yes, no, (x,))

    return module(forward, linear=nn.Linear(3, 3)), (torch.tensor([[0.5, 1.0, 2.0]]),), {}


@case("cond inside a branch of cond")
def cond_nested():
    def forward(self, x):
        def inner(x):
            return torch.cond(x.sum() > 10, lambda x: (x * 100,), lambda x: (x * 10,), (x,))

        return torch.cond(x.sum() > 0, inner, lambda x: (x.neg(),), (x,))

    return module(forward), (torch.tensor([1.0, 2.0]),), {}


@case("a while loop over an integer and a tensor")
def while_loop():
    from torch._higher_order_ops.while_loop import while_loop as loop

    def forward(self, n, x):
        return loop(lambda n, x: n > 0, lambda n, x: (n - 1, x * 2), (n, x))

    return module(forward), (torch.tensor(3), torch.ones(2)), {}


@case("a region without gradients")
def no_grad():
    def forward(self, x):
        y = self.linear(x)
        with torch.no_grad():
            z = y.softmax(-1)
            w = z * 2
        return y + w

    return module(forward, linear=nn.Linear(2, 2)), (torch.randn(1, 2),), {}


@case("a region under autocast")
def autocast():
    def forward(self, x):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            y = self.linear(x)
        return y.float() + x

    return module(forward, linear=nn.Linear(2, 2)), (torch.randn(1, 2),), {}


@case("strict export through the bytecode tracer", strict=True)
def strict_export():
    def forward(self, x):
        for layer in self.layers:
            x = layer(x).relu()
        return {"y": x, "n": x.shape[-1]}

    return module(forward, layers=nn.ModuleList([nn.Linear(2, 3), nn.Linear(3, 2)])), (torch.randn(1, 2),), {}


@case("float8, complex and unsigned types as buffers")
def rare_dtypes():
    def forward(self, x):
        return self.f8.float() + x, self.c64 * x, self.u16.to(torch.int32), self.f64.to(torch.complex128).abs()

    net = module(
        forward,
        f8=torch.tensor([0.5, 1.5]).to(torch.float8_e4m3fn),
        c64=torch.tensor([1 + 2j, 3 - 1j]),
        u16=torch.tensor([1, 65535], dtype=torch.uint16),
        f64=torch.tensor([1e300, -0.0], dtype=torch.float64),
    )
    return net, (torch.randn(2),), {}
