"""The modules of ``gen_parity.py``: by symbolic_trace, make_fx, torch.export and by hand.

``programs`` yields (name, source, maker). A name is ``KIND-MODEL``: ``trace``, ``part`` (pieces of detection models),
``export``, ``small`` (exported small programs), ``make_fx``, ``hand``, ``zoo`` (models of ``zoo_models.py``).
"""

import collections
import enum
import math
import operator
import typing

import torch
import torch.nn.functional as F
from torch import fx, nn
from torch.fx.experimental.proxy_tensor import make_fx


def on_meta(build):
    """A module on the device "meta", in eval mode; built elsewhere and moved when its constructor needs numbers."""
    try:
        with torch.device("meta"):
            return build().eval()
    except (RuntimeError, NotImplementedError):
        return build().to("meta").eval()


# ---------------------------------------------------------------------------------------------------------------------
# torchvision.

# What symbolic_trace cannot trace as a whole: lists of images, and control flow on values.
UNTRACEABLE = ("rcnn", "retinanet", "fcos", "ssd", "raft")
SEGMENTATION = ("deeplabv3", "fcn", "lraspp")


def traced_models():
    import torchvision

    for name in sorted(torchvision.models.list_models()):
        if not any(part in name for part in UNTRACEABLE):
            extra = {"transform_input": False} if name in ("googlenet", "inception_v3") else {}
            if any(part in name for part in SEGMENTATION):
                extra = {"weights_backbone": None}
            build = lambda name=name, extra=extra: torchvision.models.get_model(name, weights=None, **extra)  # noqa: E731
            yield f"trace-{name}", f"symbolic_trace of torchvision's {name}", lambda build=build: fx.symbolic_trace(on_meta(build))


def zoo_models():
    import zoo_models

    for name, build in zoo_models.MODELS.items():
        yield f"zoo-{name}", f"symbolic_trace of zoo_models' {name}", lambda build=build: fx.symbolic_trace(on_meta(build))


def detection_parts():
    import torchvision

    for name in sorted(torchvision.models.list_models()):
        if not any(part in name for part in UNTRACEABLE) or "raft" in name:
            continue
        build = lambda name=name: torchvision.models.get_model(name, weights=None, weights_backbone=None)  # noqa: E731
        parts = ["backbone"]
        if "rcnn" in name:
            parts += ["roi_heads.box_head", "rpn.head.conv"]
        if "mask" in name:
            parts += ["roi_heads.mask_head", "roi_heads.mask_predictor"]
        if "keypoint" in name:
            parts += ["roi_heads.keypoint_head"]
        for part in parts:
            make = lambda build=build, part=part: fx.symbolic_trace(on_meta(build).get_submodule(part))  # noqa: E731
            yield f"part-{name}-{part}", f"symbolic_trace of {part} of torchvision's {name}", make


EXPORTED = [
    "alexnet", "convnext_tiny", "deeplabv3_mobilenet_v3_large", "densenet121", "efficientnet_b0", "googlenet",
    "lraspp_mobilenet_v3_large", "mc3_18", "mnasnet0_5", "mobilenet_v2", "mobilenet_v3_small", "r2plus1d_18",
    "regnet_x_400mf", "regnet_y_400mf", "resnet18", "resnext50_32x4d", "shufflenet_v2_x0_5", "squeezenet1_1", "swin_t",
    "vgg11_bn", "vit_b_16",
]  # fmt: skip


def exported_models():
    import torchvision

    def export(name, dynamic=False, decomposed=False):
        extra = {"weights_backbone": None} if any(part in name for part in SEGMENTATION) else {}
        model = on_meta(lambda: torchvision.models.get_model(name, weights=None, **extra))
        video = name in ("mc3_18", "r2plus1d_18")
        x = torch.zeros((2, 3, 8, 112, 112) if video else (2, 3, 224, 224), device="meta")
        shapes = ({0: torch.export.Dim("batch")},) if dynamic else None
        program = torch.export.export(model, (x,), dynamic_shapes=shapes)
        return (program.run_decompositions() if decomposed else program).module(check_guards=False)

    for name in EXPORTED:
        yield f"export-{name}", f"torch.export of torchvision's {name}", lambda name=name: export(name)
    for name in ("resnet18", "mobilenet_v2", "squeezenet1_1"):
        yield f"export-{name}-dynamic", f"the same, any batch: {name}", lambda name=name: export(name, dynamic=True)
        yield f"export-{name}-core", f"the same, decomposed: {name}", lambda name=name: export(name, decomposed=True)


def small_programs():
    import corpus_small

    def export(case, core):
        torch.manual_seed(0)
        net, args, kwargs = case.build()
        program = torch.export.export(net, args, kwargs, dynamic_shapes=case.dynamic, strict=case.strict)
        return (program.run_decompositions() if core else program).module(check_guards=False)

    for case in corpus_small.CASES:
        for core in (False, True) if case.core else (False,):
            name = f"small-{case.name}" + ("-core" if core else "")
            yield name, f"torch.export: {case.intent}", lambda case=case, core=core: export(case, core)


# ---------------------------------------------------------------------------------------------------------------------
# make_fx.


class Mlp(nn.Module):
    """Two layers with a norm."""

    def __init__(self):
        super().__init__()
        self.up, self.norm, self.down = nn.Linear(4, 8), nn.LayerNorm(8), nn.Linear(8, 2)

    def forward(self, x):
        return self.down(F.gelu(self.norm(self.up(x))))


def _gradient(f):
    def gradient(*inputs):
        leaves = [x.detach().requires_grad_() for x in inputs]
        return torch.autograd.grad(f(*leaves).sum(), leaves)

    return gradient


def make_fx_functions():
    """Functions and inputs, by name."""
    square, image = torch.ones(3, 3), torch.ones(1, 3, 8, 8)
    conv, mlp, bn = nn.Conv2d(3, 4, 3), Mlp(), nn.BatchNorm2d(3)
    mha = nn.MultiheadAttention(8, 2, batch_first=True).eval()
    return {
        "add": (lambda x, y: x + y * 2, (square, square)),
        "softmax": (lambda x: x.softmax(-1), (square,)),
        "conv": (conv, (image,)),
        "mlp": (mlp, (torch.ones(2, 4),)),
        "batch_norm": (bn, (image,)),
        "attention": (lambda q: mha(q, q, q)[0], (torch.ones(1, 5, 8),)),
        "sdpa": (lambda q: F.scaled_dot_product_attention(q, q, q), (torch.ones(1, 2, 5, 4),)),
        "gradient": (_gradient(lambda x, y: (x @ y).tanh()), (square, square)),
        "gradient_mlp": (_gradient(mlp), (torch.ones(2, 4),)),
        "hessian": (torch.func.hessian(lambda x: (x**3).sum()), (torch.ones(3),)),
        "vmap": (torch.vmap(lambda x: x.sort()[0]), (square,)),
        "indexing": (lambda x: (x[1:, None], x[..., -1], x[x > 0], x[[0, 2]]), (square,)),
        "in_place": (lambda x: x.clone().add_(1).mul_(x).t_(), (square,)),
        "factories": (lambda x: torch.full((2,), math.inf) + torch.arange(2) + x.new_zeros(2), (square,)),
        "random": (lambda x: F.dropout(x, 0.5) + torch.rand_like(x), (square,)),
        "dtypes": (lambda x: (x.half(), x.to(torch.complex64).conj(), x.bool()), (square,)),
        "nested": (lambda tree: {"a": tree["b"][0] + 1, "c": (tree["b"][1], [tree["d"]])}, ({"b": [square, square], "d": square},)),
        "pool": (lambda x: F.adaptive_avg_pool2d(F.max_pool2d(x, 2), 2), (image,)),
        "linalg": (lambda x: (torch.linalg.svd(x), torch.linalg.norm(x)), (square,)),
        "embedding": (lambda i, w: F.embedding(i, w).sum(0), (torch.tensor([0, 2]), square)),
    }


def make_fx_graphs():
    for name, (function, inputs) in make_fx_functions().items():
        make = lambda function=function, inputs=inputs: make_fx(function)(*inputs)  # noqa: E731
        yield f"make_fx-{name}", f"make_fx: {name}", make
    symbolic = lambda: make_fx(lambda x: x.view(-1, x.shape[0] * 2) + x.shape[1], tracing_mode="symbolic")(torch.ones(4, 6))  # noqa: E731
    yield "make_fx-symbolic", "make_fx with symbolic sizes", symbolic
    fake = lambda: make_fx(lambda x: x.sin().sum(0), tracing_mode="fake")(torch.ones(2, 4))  # noqa: E731
    yield "make_fx-fake", "make_fx with fake tensors", fake


# ---------------------------------------------------------------------------------------------------------------------
# By hand, and small functions.


class Color(enum.Enum):
    """An enumeration outside torch."""

    RED = 1
    BLUE = 2


class Pair(typing.NamedTuple):
    """A named tuple outside torch."""

    first: object
    second: object


@fx.wrap
def wrapped(x, scale: float = 1.0):
    """A function that symbolic_trace does not look into."""
    return x * scale


fx.wrap("sqrt_of")


def sqrt_of(x):
    """Another one, wrapped by its name."""
    return math.sqrt(x)


class Inner(nn.Module):
    """A module with a parameter of its own, a buffer that is not saved, and one that is."""

    def __init__(self, size):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(size))
        self.register_buffer("shift", torch.zeros(size))
        self.register_buffer("mask", torch.ones(size, dtype=torch.bool), persistent=False)
        self.register_parameter("absent", None)

    def forward(self, x):
        return torch.where(self.mask, x * self.scale + self.shift, x)


class Shared(nn.Module):
    """Tied weights, a shared module, and modules whose names are no identifiers."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(10, 4)
        self.head = nn.Linear(4, 10, bias=False)
        self.head.weight = self.embed.weight
        self.layers = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), Inner(4))
        self.again = self.layers[0]
        self.names = nn.ModuleDict({"7": nn.Tanh(), "with space": nn.Sigmoid(), "Größe": nn.ReLU()})

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.again(self.layers(self.embed(ids)))
        for module in self.names.values():
            x = module(x)
        return self.head(x)


def _typed(
    x: torch.Tensor,
    sizes: typing.Optional[typing.List[int]] = None,
    pair: typing.Tuple[int, ...] = (1, 2),
    flag: "bool" = True,
    more: dict[str, torch.Tensor] | None = None,
    kind: torch.dtype = torch.float32,
) -> torch.Tensor:
    return x.to(kind)


def _values(x):
    return (
        torch.full((2,), math.inf), torch.full((2,), -math.inf), torch.full([2], math.nan), x * 1e-5, x + 1e16, x - 0.0,
        x * (1 + 2j), x + 2**70, x.to(torch.float16), x.to("cpu"), x.to(torch.device("cuda", 1)),
        x.contiguous(memory_format=torch.channels_last), torch.zeros_like(x, layout=torch.strided),
        x[1:2], x[..., None], x[:, ::2, -1], x[[0, 1]], x[x.size(0) :], x.view(torch.Size([2, 3])),
        F.pad(x, (1, 1), mode="constant", value=None), x.index_put_((x > 0, None), x, accumulate=True),
        torch.einsum("ij,jk->ik", x, x), torch.cat([x, x], dim=-1), "text", 'it\'s "q"', "zero\x00\u200bé\U0001f600\n", True, None,
    )  # fmt: skip


def _operators(x, y):
    x = -(x + y - 2) * y / 3 // y % 2
    x = (x @ y) ** 2 & (x | y) ^ ~x
    x = (x << 1) >> y
    return [x < y, x <= y, x > y, x >= y, x == y, x != y, 1 + x, 2 - x, 1 < x, abs(x), x[0], +x]


class Library:
    """Functions that the name that torch.fx prints does not lead to."""

    @staticmethod
    def twice(x):
        """A function inside a class."""
        return x * 2


def _containers(x):
    return {"a": [x, (x,), {}], 1: (x, None), "b": {"c": {"d": [x + 1]}}, (1, 2): slice(x, None, 2)}


def functions():
    def leaf_inputs(f, concrete):
        return lambda: fx.symbolic_trace(f, concrete_args=concrete)

    traced = {
        "shared": Shared(),
        "inner": Inner(3),
        "typed": _typed,
        "values": _values,
        "operators": _operators,
        "containers": _containers,
        "wrapped": lambda x: wrapped(x, scale=2.0) + sqrt_of(x.size(0)),
        "builtins": lambda x: (getattr(x, "shape"), getattr(x, "not a name", None)),
        "stars": lambda x, *args, **kwargs: x + args[0] * kwargs["scale"],
        "keywords": lambda input, from_, class_, sum, *, dim=1, keepdim=False: torch.sum(input + sum, dim=dim, keepdim=keepdim),
        "methods": lambda x: x.abs_().T.reshape(-1).unbind(0)[0].item(),
        "constant": lambda x: x + torch.ones(3) + torch.tensor([1, 2, 3]),
        "shape": lambda x: torch.zeros([x.size(0), x.shape[1] + 1], dtype=x.dtype, device=x.device),
        "rnn": nn.LSTM(3, 4, 2, bidirectional=True),
        "transformer": nn.TransformerEncoderLayer(8, 2, batch_first=True).eval(),
        "attention": nn.Sequential(nn.MultiheadAttention(8, 2)),
        "parametrized": nn.Sequential(nn.utils.parametrizations.weight_norm(nn.Linear(3, 4))),
        "sequential": nn.Sequential(
            collections.OrderedDict(conv=nn.Conv2d(3, 4, 3, padding_mode="reflect", padding="same"), act=nn.LeakyReLU(0.1))
        ),
    }
    for name, root in traced.items():
        if name in ("rnn", "transformer"):
            root = nn.Sequential(root) if name == "transformer" else root
            tracer = fx.Tracer()
            tracer.is_leaf_module = lambda module, path: True
            make = lambda root=nn.Sequential(root), tracer=tracer: fx.GraphModule(root, tracer.trace(root), "Traced")  # noqa: E731
        else:
            make = lambda root=root: fx.symbolic_trace(root)  # noqa: E731
        yield f"hand-{name}", f"symbolic_trace: {name}", make
    pytrees = {
        "pytree": (lambda x: {"s": x["a"] + x["b"]}, {"x": {"a": fx.PH, "b": fx.PH}}),
        "pytree_list": (lambda x, y: [x[0] * y, (x[1],)], {"x": [fx.PH, fx.PH], "y": fx.PH}),
        "specialised": (lambda a, b: a if b else a * 2, {"b": False}),
    }
    for name, (function, concrete) in pytrees.items():
        yield f"hand-{name}", f"symbolic_trace with concrete_args: {name}", leaf_inputs(function, concrete)


def _graph(build):
    def make():
        graph = fx.Graph()
        build(graph)
        return fx.GraphModule(nn.Module(), graph, "Made")

    return make


def hand_made():
    def arguments(g):
        x = g.placeholder("x", type_expr=torch.Tensor)
        g.placeholder("default", default_value=(1, [2.5, None], {"k": "v"}))
        node = g.call_function(wrapped, (x, [Color.RED, Pair(x, 1), range(1, 9, 2), ...]), {"scale": -0.0})
        other = g.call_function(wrapped, (node, 1j, 10**20, b"bytes", {"d": {1: x}}), {"scale": {}})
        g.output((other, {"a": [x]}))

    def names(g):
        x = g.placeholder("x")
        for name in ("sum", "len_007", "len_007", "x_1", "x_1", "X", "1abc", "", "a b-c", "é", "if", "None", "torch"):
            x = g.create_node("call_function", torch.neg, (x,), {}, name=name)
        g.output(x)

    def in_place(g):
        x, y = g.placeholder("x"), g.placeholder("y")
        z = g.call_function(operator.iadd, (x, 1))
        g.call_function(operator.setitem, (z, 0, y))
        g.call_function(operator.imul, (z, y))
        g.call_method("add_", (z, 1))
        g.call_function(torch.ops.aten.add_.Tensor, (z, y))
        g.output(z)

    def targets(g):
        x = g.placeholder("x")
        for target in (
            torch.ops.aten.add.Tensor, torch.ops.aten.add, torch.Tensor.add, torch.Tensor.split, torch.add, F.relu, F.gelu,
            torch._C._nn.gelu, torch.nn.functional.adaptive_avg_pool2d, operator.add, operator.itemgetter, len, print, math.sqrt,
            torch.sym_sqrt, torch.finfo, collections.OrderedDict, nn.Linear, torch.ops.higher_order.cond, torch.Size, Pair,
            torch.conv2d, torch.special.expit, torch.linalg.norm, torch.fft.fft, torch._assert, torch.utils.checkpoint.checkpoint,
            torch._check, torch.compile, torch.vmap, torch.nn.init.zeros_, torch.distributed.is_available,
        ):  # fmt: skip
            g.call_function(target, (x, x))
        g.output(x)

    def elsewhere(g):
        x = g.placeholder("x")
        g.output(g.call_function(Library.twice, (x,)))

    def order(g):
        x = g.placeholder("x")
        first = g.call_function(torch.neg, (x,))
        second = g.call_function(torch.abs, (x,))
        first.args = (x, 1)
        second.meta["custom"] = {"long": "y" * 50, "n": 1}
        g.output([second, first, x])

    built = {"arguments": arguments, "names": names, "in_place": in_place, "targets": targets, "order": order, "elsewhere": elsewhere}
    for name, build in built.items():
        yield f"hand-{name}", f"made by hand: {name}", _graph(build)

    def nested():
        inner = fx.symbolic_trace(Inner(3))
        outer = fx.symbolic_trace(nn.Sequential(nn.Linear(3, 3)))
        outer.add_submodule("inner", inner)
        with outer.graph.inserting_before(next(iter(reversed(outer.graph.nodes)))) as _:
            result = outer.graph.call_module("inner", (outer.graph.find_nodes(op="call_module")[0],))
        outer.graph.output_node().args = (result,)
        outer.recompile()
        return outer

    yield "hand-nested", "a graph module inside a graph module", nested

    def propagated():
        from torch.fx.passes.shape_prop import ShapeProp

        gm = fx.symbolic_trace(Mlp())
        ShapeProp(gm).propagate(torch.ones(2, 4))
        return gm

    yield "hand-propagated", "symbolic_trace and ShapeProp", propagated


def runnable():
    """Modules made by symbolic_trace that run, and their inputs, by name."""
    made = {name.removeprefix("hand-"): make for name, _, make in (*functions(), *hand_made())}
    x = torch.tensor([[0.5, -1.0, 2.0], [3.0, 0.25, -4.0], [1.0, 1.0, 1.0]])
    inputs = {
        "shared": (torch.tensor([1, 2]),),
        "inner": (x,),
        "typed": (x,),
        "wrapped": (x,),
        "keywords": (x, 1, 2, x),
        "constant": (x,),
        "shape": (x,),
        "rnn": (torch.ones(2, 1, 3),),
        "transformer": (torch.ones(1, 3, 8),),
        "sequential": (torch.ones(1, 3, 4, 4),),
        "pytree": ({"a": x, "b": x},),
        "pytree_list": ([x, x], x),
        "specialised": (x, False),
        "in_place": (x, torch.ones(3)),
        "names": (x,),
        "order": (x,),
        "elsewhere": (x,),
        "nested": (x,),
        "propagated": (torch.ones(2, 4),),
    }
    return {name: (made[name], given) for name, given in inputs.items()}


# ---------------------------------------------------------------------------------------------------------------------
# Other libraries.

TIMM = [
    "beit_base_patch16_224", "cait_xxs24_224", "coat_tiny", "convmixer_768_32", "crossvit_tiny_240", "cspdarknet53",
    "deit_tiny_patch16_224", "dla34", "dpn68", "edgenext_xx_small", "efficientformer_l1", "efficientnet_lite0",
    "fbnetc_100", "gernet_s", "ghostnet_100", "hardcorenas_a", "hrnet_w18_small", "levit_128s", "lcnet_050",
    "maxvit_nano_rw_256", "mixer_s32_224", "mixnet_s", "mobilevit_xxs", "mobileone_s0", "nf_resnet50", "nfnet_f0",
    "pit_ti_224", "poolformer_s12", "pvt_v2_b0", "regnetx_002", "repvgg_a0", "res2net50_26w_4s", "resmlp_12_224",
    "resnest14d", "rexnet_100", "selecsls42", "semnasnet_075", "sequencer2d_s", "skresnet18", "swin_tiny_patch4_window7_224",
    "tinynet_e", "tnt_s_patch16_224", "twins_pcpvt_small", "vit_tiny_patch16_224", "volo_d1_224", "xcit_nano_12_p16_224",
]  # fmt: skip


def timm_models():
    import timm

    for name in TIMM:
        build = lambda name=name: timm.create_model(name, pretrained=False)  # noqa: E731
        yield f"timm-{name}", f"symbolic_trace of timm's {name}", lambda build=build: fx.symbolic_trace(on_meta(build))


def transformers_models():
    import transformers

    small = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, vocab_size=100)
    decoder = small | {"num_key_value_heads": 2, "max_position_embeddings": 64}
    models = {
        "bert": ("BertModel", "BertConfig", small), "distilbert": ("DistilBertModel", "DistilBertConfig", dict(dim=32, n_layers=2, n_heads=2, hidden_dim=64, vocab_size=100)),
        "roberta": ("RobertaModel", "RobertaConfig", small), "electra": ("ElectraModel", "ElectraConfig", small),
        "albert": ("AlbertModel", "AlbertConfig", small | {"embedding_size": 16}), "gpt2": ("GPT2Model", "GPT2Config", dict(n_embd=32, n_layer=2, n_head=2, vocab_size=100)),
        "llama": ("LlamaModel", "LlamaConfig", decoder), "mistral": ("MistralModel", "MistralConfig", decoder), "qwen2": ("Qwen2Model", "Qwen2Config", decoder),
        "gemma": ("GemmaModel", "GemmaConfig", decoder | {"head_dim": 16}), "opt": ("OPTModel", "OPTConfig", dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, ffn_dim=64, vocab_size=100, word_embed_proj_dim=32)),
        "mpnet": ("MPNetModel", "MPNetConfig", small), "deberta": ("DebertaV2Model", "DebertaV2Config", small), "phi": ("PhiModel", "PhiConfig", decoder),
    }  # fmt: skip

    def export(model, config, options):
        net = getattr(transformers, model)(getattr(transformers, config)(**options)).eval()
        net.config.use_cache = False
        ids = torch.ones(1, 8, dtype=torch.long)
        return torch.export.export(net, (ids,), strict=False).module(check_guards=False)

    for name, entry in models.items():
        yield f"transformers-{name}", f"torch.export of transformers' {name}", lambda entry=entry: export(*entry)
    for name in ("ViTModel", "ConvNextModel", "SwinModel", "ResNetModel"):
        # These take images and trace as they are.
        def trace(name=name):
            config = getattr(transformers, name.replace("Model", "Config"))()
            net = on_meta(lambda: getattr(transformers, name)(config))
            return torch.export.export(net, (torch.zeros(1, 3, 224, 224, device="meta"),), strict=False).module(check_guards=False)

        yield f"transformers-{name}", f"torch.export of transformers' {name}", trace


def programs(*, timm=False, transformers=False):
    """Everything, as (name, source, maker of the module)."""
    for part in (functions, hand_made, make_fx_graphs, small_programs, detection_parts, traced_models, zoo_models, exported_models):
        yield from part()
    if timm:
        yield from timm_models()
    if transformers:
        yield from transformers_models()
