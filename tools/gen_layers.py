"""Writes tests/data/layers: small cases of torch.nn classes, functions of torch and torchvision, and methods, with what
PyTorch gives.

    python tools/gen_layers.py [FOLDER]

A case is the data of a module tree (class, configuration, tensors, children) or the name of a function, its inputs, and
the outputs. A function that writes to its inputs lists them as they are after the call. Tensors lie in cases.safetensors, everything else in cases.json. A module that keeps statistics lists them
as they are after the call. Made with torch 2.13.0; the same seeds give the same file.
"""

import importlib
import json
import pathlib
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from torch.utils._pytree import tree_leaves

TENSORS = {}


def keep(tensor):
    name = f"t{len(TENSORS)}"
    TENSORS[name] = tensor.detach().clone().contiguous()
    return {"tensor": name}


def encode(value):
    """A value as JSON; raises TypeError for what a module tree cannot hold."""
    if isinstance(value, torch.Tensor):
        return keep(value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value)}
    if isinstance(value, torch.memory_format):
        return {"memory_format": str(value)}
    if isinstance(value, torch.device):
        return {"device": str(value)}
    if isinstance(value, slice):
        return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
    if value is Ellipsis:
        return {"ellipsis": True}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, (list, range)):
        return [encode(item) for item in value]
    if callable(value) and not isinstance(value, type) and hasattr(value, "__name__"):
        return {"global": f"torch.nn.functional.{value.__name__}"}
    raise TypeError(type(value))


def module_data(module):
    config = {}
    for name, value in vars(module).items():
        if name.startswith("_") or name == "training":
            continue
        try:
            config[name] = encode(value)
        except TypeError:
            pass
    tensors = {}
    for role, found in (("parameter", module._parameters), ("buffer", module._buffers)):
        for name, tensor in found.items():
            tensors[name] = None if tensor is None else {"role": role, **keep(tensor)}
    kind = type(module)
    return {
        "class": f"{kind.__module__}.{kind.__qualname__}",
        "training": module.training,
        "config": config,
        "tensors": tensors,
        "children": {name: module_data(child) for name, child in module._modules.items() if child is not None},
    }


CASES = []


def layer(name, make, *inputs, modes=(False, True), **kwargs):
    for training in modes:
        torch.manual_seed(len(CASES))
        module = make().train(training)
        for tensor in module.parameters():
            if tensor.dim() < 2:
                nn.init.uniform_(tensor, 0.2, 1.0)
        for key, tensor in module.named_buffers():
            if key.endswith("running_mean"):
                tensor.uniform_(-1, 1)
            elif key.endswith("running_var"):
                tensor.uniform_(0.5, 2)
        data = module_data(module)
        given = [make_input(value) for value in inputs]
        keywords = {key: make_input(value) for key, value in kwargs.items()}
        case = {
            "name": f"{name}, {'training' if training else 'evaluation'}",
            "module": data,
            "args": [encode(value) for value in given],
            "kwargs": {key: encode(value) for key, value in keywords.items()},
        }
        with torch.no_grad():
            # The short cuts of the transformer in evaluation mode are other kernels.
            torch.backends.mha.set_fastpath_enabled(False)
            result = module(*given, **keywords)
        case["result"] = encode(result)
        case["after"] = {key: keep(tensor) for key, tensor in module.named_buffers()}
        CASES.append(case)


def make_input(value):
    return value() if callable(value) else value


def call(kind, target, *args, **kwargs):
    torch.manual_seed(len(CASES))
    given = [make_input(value) for value in args]
    keywords = {key: make_input(value) for key, value in kwargs.items()}
    case = {
        "name": f"{kind} {target} {len(CASES)}",
        kind: target,
        "args": [encode(value) for value in given],
        "kwargs": {key: encode(value) for key, value in keywords.items()},
    }
    tensors = [leaf for leaf in tree_leaves((given, keywords)) if isinstance(leaf, torch.Tensor)]
    before = [tensor.clone() for tensor in tensors]
    with torch.no_grad():
        if kind == "method":
            result = getattr(given[0], target)(*given[1:], **keywords)
        else:
            module, name = target.rsplit(".", 1)
            result = getattr(importlib.import_module(module), name)(*given, **keywords)
    case["result"] = encode(result)
    if not all(torch.equal(*pair) for pair in zip(tensors, before)):
        case["written"] = [keep(tensor) for tensor in tensors]
    CASES.append(case)


def x(*shape, low=None):
    return lambda: torch.rand(shape) + low if low is not None else torch.randn(shape)


def ints(high, *shape):
    return lambda: torch.randint(0, high, shape)


def bools(*shape):
    return lambda: torch.rand(shape) > 0.5


def layers():
    for name in "ReLU ReLU6 ELU CELU SELU SiLU Mish Hardswish Hardsigmoid Sigmoid Tanh LogSigmoid Softsign Tanhshrink".split():
        layer(name, getattr(nn, name), x(2, 5))
    layer("ReLU in place", lambda: nn.ReLU(inplace=True), x(2, 5))
    layer("Hardtanh", lambda: nn.Hardtanh(-0.5, 0.7), x(2, 5))
    layer("ELU alpha", lambda: nn.ELU(0.3, inplace=True), x(2, 5))
    layer("GLU", lambda: nn.GLU(1), x(2, 6))
    layer("GELU", nn.GELU, x(2, 5))
    layer("GELU tanh", lambda: nn.GELU("tanh"), x(2, 5))
    layer("LeakyReLU", lambda: nn.LeakyReLU(0.2), x(2, 5))
    layer("PReLU", lambda: nn.PReLU(3), x(2, 3, 4))
    layer("RReLU", nn.RReLU, x(2, 5), modes=(False,))
    layer("Softplus", lambda: nn.Softplus(2, 3), x(2, 5))
    layer("Softshrink", lambda: nn.Softshrink(0.3), x(2, 5))
    layer("Hardshrink", lambda: nn.Hardshrink(0.3), x(2, 5))
    layer("Threshold", lambda: nn.Threshold(0.1, 20), x(2, 5))
    for name in ("Softmax", "Softmin", "LogSoftmax"):
        layer(name, lambda: getattr(nn, name)(dim=-1), x(2, 5))
        layer(name + " no dim", lambda: getattr(nn, name)(), x(2, 3, 4))
    layer("Softmax2d", nn.Softmax2d, x(2, 3, 2, 2))
    layer("Identity", nn.Identity, x(2, 3))
    layer("Linear", lambda: nn.Linear(4, 3), x(2, 4))
    layer("Linear no bias", lambda: nn.Linear(4, 3, bias=False), x(2, 5, 4))
    layer("Bilinear", lambda: nn.Bilinear(3, 2, 4), x(2, 3), x(2, 2))
    layer("Flatten", nn.Flatten, x(2, 3, 4))
    layer("Unflatten", lambda: nn.Unflatten(1, (2, 3)), x(2, 6))
    for n in (1, 2, 3):
        size = (5, 6, 7)[:n]
        conv, back = getattr(nn, f"Conv{n}d"), getattr(nn, f"ConvTranspose{n}d")
        layer(f"Conv{n}d", lambda: conv(2, 4, 3, stride=2, padding=1), x(2, 2, *size))
        layer(f"Conv{n}d groups", lambda: conv(4, 4, 2, groups=2, dilation=2, bias=False), x(1, 4, *size))
        layer(f"Conv{n}d same", lambda: conv(2, 2, 3, padding="same"), x(2, 2, *size))
        for mode in ("reflect", "replicate", "circular"):
            layer(f"Conv{n}d {mode}", lambda: conv(2, 2, 3, padding=1, padding_mode=mode), x(1, 2, *size))
        layer(f"Conv{n}d same circular", lambda: conv(1, 1, 4, padding="same", padding_mode="circular"), x(1, 1, *size))
        layer(f"Conv{n}d no batch", lambda: conv(2, 2, 3), x(2, *size))
        layer(f"ConvTranspose{n}d", lambda: back(2, 3, 3, stride=2, padding=1, output_padding=1), x(1, 2, *size))
        layer(
            f"ConvTranspose{n}d output_size",
            lambda: back(2, 2, 3, stride=2, dilation=2),
            x(1, 2, *size),
            output_size=[2 * (s - 1) + 6 for s in size],
        )
        norm, inorm = getattr(nn, f"BatchNorm{n}d"), getattr(nn, f"InstanceNorm{n}d")
        layer(f"BatchNorm{n}d", lambda: norm(3), x(2, 3, *size))
        layer(f"BatchNorm{n}d cumulative", lambda: norm(3, momentum=None), x(2, 3, *size))
        layer(f"BatchNorm{n}d untracked", lambda: norm(3, track_running_stats=False), x(2, 3, *size))
        layer(f"BatchNorm{n}d plain", lambda: norm(3, affine=False, eps=1e-3, momentum=0.3), x(2, 3, *size))
        layer(f"InstanceNorm{n}d", lambda: inorm(3), x(2, 3, *size))
        layer(f"InstanceNorm{n}d tracked", lambda: inorm(3, affine=True, track_running_stats=True), x(2, 3, *size))
        layer(f"InstanceNorm{n}d no batch", lambda: inorm(3, affine=True), x(3, *size))
        pools = [("MaxPool", dict(kernel_size=2)), ("MaxPool", dict(kernel_size=3, stride=2, padding=1, ceil_mode=True))]
        pools += [("MaxPool", dict(kernel_size=2, return_indices=True)), ("AvgPool", dict(kernel_size=2))]
        pools += [("AvgPool", dict(kernel_size=3, stride=2, padding=1, count_include_pad=False, ceil_mode=True))]
        pools += [("LPPool", dict(norm_type=2.0, kernel_size=2)), ("AdaptiveAvgPool", dict(output_size=2))]
        pools += [("AdaptiveMaxPool", dict(output_size=3)), ("AdaptiveMaxPool", dict(output_size=2, return_indices=True))]
        for name, options in pools:
            layer(f"{name}{n}d {options}", lambda: getattr(nn, f"{name}{n}d")(**options), x(2, 2, *size), modes=(False,))
        pooled, where = getattr(F, f"max_pool{n}d")(torch.randn(1, 2, *(4,) * n), 2, return_indices=True)
        unpool = getattr(nn, f"MaxUnpool{n}d")
        layer(f"MaxUnpool{n}d", lambda: unpool(2), pooled, where, modes=(False,))
        layer(f"MaxUnpool{n}d size", lambda: unpool(2), pooled, where, output_size=[5] * n, modes=(False,))
        for name in ("ZeroPad", "ReflectionPad", "ReplicationPad", "CircularPad"):
            layer(f"{name}{n}d", lambda: getattr(nn, f"{name}{n}d")(1), x(1, 2, *size), modes=(False,))
        layer(f"ConstantPad{n}d", lambda: getattr(nn, f"ConstantPad{n}d")(2, 3.5), x(1, 2, *size), modes=(False,))
        drop = getattr(nn, f"Dropout{n}d")
        layer(f"Dropout{n}d", drop, x(2, 2, *size), modes=(False,))
        layer(f"Dropout{n}d all", lambda: drop(1.0), x(2, 2, *size), modes=(True,))
    layer("BatchNorm1d flat", lambda: nn.BatchNorm1d(3), x(4, 3))
    layer("SyncBatchNorm", lambda: nn.SyncBatchNorm(3), x(4, 3, 2), modes=(False,))
    layer("AdaptiveAvgPool2d None", lambda: nn.AdaptiveAvgPool2d((None, 2)), x(2, 2, 5, 6), modes=(False,))
    layer("AvgPool2d divisor", lambda: nn.AvgPool2d(2, divisor_override=3), x(2, 2, 5, 6), modes=(False,))
    layer("LayerNorm", lambda: nn.LayerNorm([3, 4]), x(2, 3, 4))
    layer("LayerNorm plain", lambda: nn.LayerNorm(4, elementwise_affine=False), x(2, 3, 4))
    layer("LayerNorm no bias", lambda: nn.LayerNorm(4, bias=False, eps=1e-3), x(2, 3, 4))
    layer("RMSNorm", lambda: nn.RMSNorm(4), x(2, 3, 4))
    layer("GroupNorm", lambda: nn.GroupNorm(2, 4), x(2, 4, 3))
    layer("LocalResponseNorm", lambda: nn.LocalResponseNorm(3), x(2, 4, 3, 3))
    layer("LocalResponseNorm 1d", lambda: nn.LocalResponseNorm(2, k=2.0), x(2, 4, 3))
    for name in ("Dropout", "AlphaDropout", "FeatureAlphaDropout"):
        layer(name, getattr(nn, name), x(2, 5), modes=(False,))
    layer("Dropout none", lambda: nn.Dropout(0.0, inplace=True), x(2, 5))
    layer("Embedding", lambda: nn.Embedding(7, 3, padding_idx=-1), ints(7, 2, 4))
    layer("Embedding max_norm", lambda: nn.Embedding(7, 3, max_norm=0.5), ints(7, 2, 4), modes=(False,))
    for mode in ("sum", "mean", "max"):
        layer(f"EmbeddingBag {mode}", lambda: nn.EmbeddingBag(7, 3, mode=mode), ints(7, 2, 4))
    layer("EmbeddingBag offsets", lambda: nn.EmbeddingBag(7, 3, mode="sum"), ints(7, 6), torch.tensor([0, 2]), x(6))
    for mode, shape in (("nearest", (1, 2, 3)), ("linear", (1, 2, 3)), ("bilinear", (1, 2, 3, 4)), ("bicubic", (1, 2, 3, 4)), ("trilinear", (1, 2, 2, 3, 4)), ("area", (1, 2, 4, 4))):
        layer(f"Upsample {mode}", lambda: nn.Upsample(scale_factor=2, mode=mode), x(*shape), modes=(False,))
    layer("Upsample corners", lambda: nn.Upsample(size=(5, 7), mode="bilinear", align_corners=True), x(1, 2, 3, 4))
    layer("Upsample recompute", lambda: nn.Upsample(scale_factor=1.7, recompute_scale_factor=True), x(1, 2, 3, 4))
    layer("UpsamplingNearest2d", lambda: nn.UpsamplingNearest2d(scale_factor=2), x(1, 2, 3, 4))
    layer("UpsamplingBilinear2d", lambda: nn.UpsamplingBilinear2d(size=5), x(1, 2, 3, 4))
    layer("PixelShuffle", lambda: nn.PixelShuffle(2), x(1, 8, 2, 3))
    layer("PixelUnshuffle", lambda: nn.PixelUnshuffle(2), x(1, 2, 4, 6))
    layer("ChannelShuffle", lambda: nn.ChannelShuffle(2), x(1, 4, 2, 3))
    layer("Fold", lambda: nn.Fold((4, 5), 2), x(1, 8, 12))
    layer("Unfold", lambda: nn.Unfold(2, stride=2), x(1, 2, 4, 6))
    layer("CosineSimilarity", lambda: nn.CosineSimilarity(1), x(3, 4), x(3, 4))
    layer("PairwiseDistance", lambda: nn.PairwiseDistance(2.0), x(3, 4), x(3, 4))
    layer("Sequential", lambda: nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU()), x(5, 3))
    for name in ("RNN", "LSTM", "GRU"):
        rnn = getattr(nn, name)
        layer(name, lambda: rnn(3, 4), x(5, 2, 3))
        layer(f"{name} deep", lambda: rnn(3, 4, num_layers=2, bidirectional=True, batch_first=True), x(2, 5, 3))
        layer(f"{name} no bias", lambda: rnn(3, 4, bias=False), x(5, 3))
        state = (lambda: (torch.randn(1, 2, 4), torch.randn(1, 2, 4))) if name == "LSTM" else x(1, 2, 4)
        layer(f"{name} state", lambda: rnn(3, 4), x(5, 2, 3), state)
        cell = getattr(nn, f"{name}Cell")
        layer(f"{name}Cell", lambda: cell(3, 4), x(2, 3))
        layer(f"{name}Cell no batch", lambda: cell(3, 4, bias=False), x(3))
    layer("RNN relu", lambda: nn.RNN(3, 4, nonlinearity="relu"), x(5, 2, 3))
    layer("LSTM projection", lambda: nn.LSTM(3, 4, proj_size=2), x(5, 2, 3))
    attention = lambda **options: lambda: nn.MultiheadAttention(8, 2, **options)
    q, kv = x(3, 2, 8), x(4, 2, 8)
    layer("MultiheadAttention", attention(), q, kv, kv)
    layer("MultiheadAttention first", attention(batch_first=True), x(2, 3, 8), x(2, 4, 8), x(2, 4, 8))
    layer("MultiheadAttention no weights", attention(), q, kv, kv, need_weights=False)
    layer("MultiheadAttention each", attention(bias=False), q, kv, kv, average_attn_weights=False)
    layer("MultiheadAttention no batch", attention(), x(3, 8), x(4, 8), x(4, 8))
    layer("MultiheadAttention sizes", attention(kdim=5, vdim=6), q, x(4, 2, 5), x(4, 2, 6))
    layer("MultiheadAttention biases", attention(add_bias_kv=True, add_zero_attn=True), q, kv, kv)
    mask = torch.triu(torch.ones(3, 4), 1) > 0
    padding = torch.tensor([[False, False, True, True], [False, False, False, True]])
    for weights in (True, False):
        layer("MultiheadAttention masks", attention(), q, kv, kv, key_padding_mask=padding, attn_mask=mask, need_weights=weights)
        layer("MultiheadAttention float mask", attention(), q, kv, kv, attn_mask=lambda: torch.randn(4, 3, 4), need_weights=weights)
    still = dict(d_model=8, nhead=2, dim_feedforward=6, dropout=0.0)
    causal = nn.Transformer.generate_square_subsequent_mask(3)
    for first in (False, True):
        layer(f"EncoderLayer {first}", lambda: nn.TransformerEncoderLayer(**still, norm_first=first), q)
        layer(f"DecoderLayer {first}", lambda: nn.TransformerDecoderLayer(**still, norm_first=first), q, kv)
    layer("EncoderLayer gelu", lambda: nn.TransformerEncoderLayer(**still, activation="gelu", batch_first=True), x(2, 3, 8))
    layer("EncoderLayer module", lambda: nn.TransformerEncoderLayer(**still, activation=nn.SiLU()), q, causal)
    encoder = lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(**still), 2, norm=nn.LayerNorm(8), enable_nested_tensor=False)
    layer("Encoder", encoder, q, mask=causal)
    layer("Decoder", lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(**still), 2), q, kv, tgt_mask=causal)
    layer("Transformer", lambda: nn.Transformer(num_encoder_layers=1, num_decoder_layers=1, **still), kv, q, modes=(False,))
    for reduction in ("none", "mean", "sum"):
        loss = lambda name, *inputs, **options: layer(
            f"{name} {reduction}", lambda: getattr(nn, name)(reduction=reduction, **options), *inputs, modes=(False,)
        )
        loss("L1Loss", x(2, 3), x(2, 3))
        loss("MSELoss", x(2, 3), x(2, 3))
        loss("SmoothL1Loss", x(2, 3), x(2, 3), beta=0.5)
        loss("HuberLoss", x(2, 3), x(2, 3), delta=0.5)
        loss("CrossEntropyLoss", x(4, 3), ints(3, 4), weight=torch.tensor([1.0, 2.0, 0.5]), label_smoothing=0.1)
        loss("NLLLoss", x(4, 3), ints(3, 4), ignore_index=1)
        loss("PoissonNLLLoss", x(4, 3), x(4, 3, low=0.5), full=True)
        loss("GaussianNLLLoss", x(4, 3), x(4, 3), x(4, 1, low=0.1), full=True)
        loss("KLDivLoss", x(4, 3), x(4, 3, low=0.1))
        loss("BCELoss", x(4, 3, low=0.0), x(4, 3, low=0.0))
        loss("BCEWithLogitsLoss", x(4, 3), x(4, 3, low=0.0), pos_weight=torch.tensor([1.0, 2.0, 3.0]))
        sign = lambda: torch.randint(0, 2, (4,)) * 2 - 1
        loss("HingeEmbeddingLoss", x(4), sign)
        loss("SoftMarginLoss", x(4), sign)
        loss("MultiLabelMarginLoss", x(2, 4), torch.tensor([[3, 0, -1, 1], [2, -1, 0, 1]]))
        loss("MultiLabelSoftMarginLoss", x(2, 4), ints(2, 2, 4))
        loss("MultiMarginLoss", x(4, 3), ints(3, 4), margin=0.5)
        loss("MarginRankingLoss", x(4), x(4), sign, margin=0.1)
        loss("CosineEmbeddingLoss", x(4, 3), x(4, 3), sign, margin=0.1)
        loss("TripletMarginLoss", x(4, 3), x(4, 3), x(4, 3), swap=True)
        loss("CTCLoss", lambda: torch.randn(6, 2, 4).log_softmax(2), ints(3, 2, 3), torch.tensor([6, 5]), torch.tensor([3, 2]), blank=3)
    layer("KLDivLoss batch", lambda: nn.KLDivLoss(reduction="batchmean", log_target=True), x(4, 3), x(4, 3))


def calls():
    for name, *args in (
        ("relu", x(2, 3)), ("hardtanh", x(2, 3), -0.5, 0.5), ("softmax", x(2, 3), 1), ("log_softmax", x(2, 3), -1),
        ("gelu", x(2, 3)), ("silu", x(2, 3)), ("max_pool2d", x(1, 2, 4, 4), 2), ("avg_pool2d", x(1, 2, 4, 4), 2),
        ("adaptive_avg_pool2d", x(1, 2, 4, 4), (1, None)), ("pad", x(2, 3), (1, 2)), ("normalize", x(2, 3)),
        ("linear", x(2, 3), x(4, 3), x(4)), ("layer_norm", x(2, 3), (3,)), ("one_hot", ints(3, 4), 3),
        ("embedding", ints(3, 4), x(3, 2)), ("unfold", x(1, 2, 4, 4), (2, 2)), ("conv2d", x(1, 2, 4, 4), x(3, 2, 2, 2)),
        ("affine_grid", x(1, 2, 3), [1, 2, 3, 4]), ("threshold", x(3), 0.1, 2.0), ("prelu", x(2, 3), x(1)),
        ("local_response_norm", x(1, 4, 3, 3, 2), 2), ("lp_pool2d", x(1, 2, 4, 4), 2, (2, 2)), ("logsigmoid", x(3)),
        ("scaled_dot_product_attention", x(1, 2, 3, 4), x(1, 2, 3, 4), x(1, 2, 3, 4)),
    ):
        call("function", f"torch.nn.functional.{name}", *args)
    functional = "torch.nn.functional."
    call("function", functional + "relu", input=x(2, 3), inplace=True)
    call("function", functional + "dropout", x(2, 3), p=0.3, training=False)
    call("function", functional + "batch_norm", x(2, 3, 2), x(3), x(3, low=0.5), training=False)
    call("function", functional + "max_pool2d", input=x(1, 2, 5, 5), kernel_size=3, stride=2, return_indices=True)
    call("function", functional + "cross_entropy", x(2, 3), ints(3, 2), reduction="sum")
    call("function", functional + "mse_loss", x(2, 3), x(2, 3), size_average=False)
    call("function", functional + "interpolate", x(1, 2, 4, 4), scale_factor=0.5, mode="bilinear", antialias=True)
    call("function", functional + "interpolate", x(1, 2, 4, 4), size=(3, 5), mode="nearest-exact")
    call("function", functional + "interpolate", x(1, 2, 4, 4), scale_factor=1.6, mode="bicubic", align_corners=False)
    call("function", functional + "grid_sample", x(1, 2, 4, 4), x(1, 3, 3, 2), padding_mode="border", align_corners=True)
    call("function", functional + "layer_norm", x(2, 3), normalized_shape=[3], weight=x(3), eps=1e-3)
    call("function", functional + "pad", x(1, 2, 3, 4), (1, 1, 1, 0), mode="reflect")
    for name in ("huber_loss", "mse_loss", "l1_loss"):
        call("function", functional + name, x(2, 3), x(2, 3), weight=x(2, 3, low=0.1))

    for name, *args in (
        ("add", x(2, 3), 2), ("add", ints(5, 3), 2.5), ("add", x(3), x(3)), ("mul", x(3), True), ("sub", 2, x(3)),
        ("matmul", x(2, 3), x(3, 4)), ("cat", [x(2, 3)(), x(1, 3)()]), ("cat", (x(2, 3)(), x(2, 1)()), 1), ("stack", [x(2)(), x(2)()], 1),
        ("sum", x(2, 3)), ("sum", x(2, 3), 1), ("sum", x(2, 3), (0, 1)), ("mean", x(2, 3), [1], True), ("max", x(2, 3)),
        ("max", x(2, 3), 1), ("max", x(3), x(3)), ("flatten", x(2, 3, 4), 1), ("zeros", 2, 3), ("ones", (2, 3)),
        ("full", (2, 2), 1.5), ("arange", 5), ("arange", 1, 7, 2), ("arange", 0.0, 1.0, 0.25), ("permute", x(2, 3), (1, 0)),
        ("transpose", x(2, 3), 0, 1), ("where", bools(3), x(3), x(3)), ("where", bools(3), 1.0, x(3)), ("clamp", x(3), 0.1, 0.5), ("clamp", x(3), x(3)),
        ("pow", x(3, low=0.1), 2), ("pow", 2, x(3)), ("pow", x(3, low=0.1), x(3)), ("einsum", "ij,jk->ik", x(2, 3), x(3, 4)),
        ("chunk", x(4, 2), 2), ("split", x(5, 2), 2), ("split", x(5, 2), [2, 3]), ("unbind", x(2, 3)), ("tensor_split", x(5), 2),
        ("outer", x(2), x(3)), ("bmm", x(2, 3, 4), x(2, 4, 1)), ("baddbmm", x(2, 3, 1), x(2, 3, 4), x(2, 4, 1)), ("topk", x(5), 2),
        ("argmax", x(2, 3)), ("argmax", x(2, 3), 1), ("cumsum", x(2, 3), 1), ("tril", x(3, 3)), ("roll", x(2, 3), 1, 1), ("roll", x(3), 1),
        ("norm", x(2, 3)), ("norm", x(2, 3), 2, 1), ("repeat_interleave", x(3), 2), ("gather", x(2, 3), 1, ints(3, 2, 2)),
        ("swapaxes", x(2, 3), 0, 1), ("squeeze", x(1, 2, 1)), ("squeeze", x(1, 2, 1), 0), ("unsqueeze", x(2), -1), ("rsqrt", x(2, low=0.1)),
        ("addmm", x(2, 4), x(2, 3), x(3, 4)), ("lerp", x(3), x(3), 0.3), ("meshgrid", x(2), x(3)), ("tensordot", x(2, 3), x(3, 4), 1),
        ("var", x(2, 3)), ("var", x(2, 3), 1), ("std", x(2, 3), 1, True), ("logsumexp", x(2, 3), 1), ("all", bools(3)), ("any", bools(2, 3), 1),
        ("eq", x(3), 1), ("gt", x(3), x(3)), ("div", x(3), 2), ("floor_divide", ints(9, 3), 2), ("remainder", x(3), 2), ("remainder", 5, x(3)),
        ("sigmoid", x(3)), ("softmax", x(2, 3), 1), ("dropout", x(3), 0.5, False), ("conv1d", x(1, 2, 5), x(2, 2, 3)),
        ("layer_norm", x(2, 3), [3]), ("index_select", x(3, 2), 0, ints(3, 2)), ("masked_fill", x(3), bools(3), 0.5), ("flip", x(2, 3), (0,)),
        ("linspace", 0, 1, 5), ("eye", 3), ("diag", x(3)), ("nonzero", bools(4)), ("sort", x(4)), ("unique", ints(3, 6)), ("isnan", x(3)),
        ("broadcast_to", x(3), (2, 3)), ("broadcast_tensors", x(2, 1), x(3)), ("movedim", x(2, 3, 4), 0, 2), ("clone", x(2)), ("numel", x(2, 3)),
        ("is_tensor", x(2)), ("tensor", [[1, 2], [3, 4]]), ("tensor", [1.5, 2]), ("tensor", True), ("tensor", 3), ("tensor", []), ("bincount", ints(3, 5)),
        ("scatter", x(2, 3), 1, ints(3, 2, 1), 0.5), ("polar", x(3, low=0.1), x(3)), ("view_as_real", lambda: torch.randn(2, dtype=torch.complex64)), ("minimum", x(3), x(3)),
    ):
        call("function", f"torch.{name}", *args)
    call("function", "torch.sum", x(2, 3), dim=1, keepdim=True)
    call("function", "torch.sum", input=x(2, 3), axis=0)
    call("function", "torch.mean", x(2, 3), dim=-1, dtype=torch.float64)
    call("function", "torch.zeros", (2, 2), dtype=torch.int64)
    call("function", "torch.zeros", 2, 2, dtype=torch.float64, device="cpu")
    call("function", "torch.arange", 3, dtype=torch.float32)
    call("function", "torch.full_like", x(2), 3, dtype=torch.int32)
    call("function", "torch.add", x(2), x(2), alpha=2)
    call("function", "torch.div", x(3), 0.4, rounding_mode="floor")
    call("function", "torch.cat", tensors=[torch.zeros(2), torch.ones(1)], dim=0)
    call("function", "torch.clamp", x(3), min=0.2)
    call("function", "torch.std", x(2, 3), dim=1, unbiased=False)
    call("function", "torch.tensor", [1, 2], dtype=torch.float64)
    call("function", "torch.unique", ints(3, 6), return_counts=True)
    call("function", "torch.linalg.norm", x(3))
    call("function", "torch.linalg.vector_norm", x(2, 3), dim=1)
    call("function", "torch.special.expit", x(3))
    call("function", "torch.fft.fft", x(4))

    for name, *args in (
        ("view", x(2, 3), 3, 2), ("view", x(2, 3), (6,)), ("view", x(2, 3), -1), ("reshape", x(2, 3), 3, -1), ("permute", x(2, 3, 4), 2, 0, 1),
        ("permute", x(2, 3), (1, 0)), ("expand", x(1, 3), 2, -1), ("repeat", x(2), 2, 3), ("size", x(2, 3)), ("size", x(2, 3), -1), ("dim", x(2, 3)),
        ("float", ints(3, 2)), ("long", x(2)), ("half", x(2)), ("bool", ints(2, 4)), ("to", x(2), torch.float64), ("to", x(2), ints(3, 2)), ("to", x(2), "cpu"),
        ("to", x(2), "cpu", torch.float64), ("type_as", x(2), ints(3, 2)), ("contiguous", x(2, 3)), ("item", lambda: torch.tensor(3)), ("tolist", ints(9, 2, 2)),
        ("numel", x(2, 3)), ("split", x(5, 2), 2), ("split", x(2, 5), [2, 3], 1), ("chunk", x(4), 2), ("unbind", x(2, 3), 1), ("softmax", x(2, 3), -1),
        ("mean", x(2, 3), (0, 1)), ("mean", x(2, 3), 1), ("sum", x(2, 3)), ("max", x(2, 3), 0), ("masked_fill", x(2), bools(2), float("-inf")),
        ("add_", x(2), 1), ("mul_", x(2), x(2)), ("new_zeros", x(2), 2, 3), ("new_zeros", x(2), (2,)), ("new_ones", x(2), (3,)), ("new_full", x(2), (3,), 2.0), ("expand_as", x(1, 3), x(2, 3)),
        ("reshape_as", x(6), x(2, 3)), ("view_as", x(6), x(2, 3)), ("flatten", x(2, 3, 4), 1), ("unflatten", x(6), 0, (2, 3)), ("transpose", x(2, 3), 0, -1),
        ("t", x(2, 3)), ("unsqueeze", x(2), 0), ("squeeze", x(1, 2)), ("norm", x(3)), ("norm", x(2, 3), 1), ("argmax", x(3)), ("cumsum", x(3), 0), ("clamp", x(3), 0), ("pow", x(3, low=0.1), 0.5),
        ("eq", x(3), 0), ("ne", ints(3, 4), 1), ("type", x(2), torch.float64), ("stride", x(2, 3)), ("element_size", x(2)), ("is_floating_point", x(2)), ("flip", x(2, 3), 0, 1),
        ("__add__", x(2), 1), ("__radd__", x(2), 1), ("__rsub__", x(2), 1), ("__getitem__", x(3), 1), ("__len__", x(3)), ("__rtruediv__", x(2, low=0.5), 3), ("__matmul__", x(2, 3), x(3)),
        ("unfold", x(6), 0, 2, 2), ("masked_select", x(3), torch.tensor([True, False, True])), ("index_select", x(3, 2), 0, ints(3, 2)), ("tile", x(2), (2, 2)), ("roll", x(2, 3), 1, 0),
    ):
        call("method", name, *args)
    call("method", "sum", x(2, 3), dim=0, keepdim=True)
    call("method", "view", x(2, 3), size=(3, 2))
    call("method", "to", x(2), dtype=torch.int32)
    call("method", "to", x(1, 2, 3, 4), memory_format=torch.channels_last)
    call("method", "view", x(2), torch.int32)
    call("method", "split", x(4), split_size=2)
    call("method", "max", x(2, 3), dim=1)
    call("method", "unique", ints(3, 5), sorted=True, return_inverse=True)

    for name, *args in (
        ("add", x(2), 1), ("add", 1, x(2)), ("sub", 2, x(2)), ("sub", x(2), 2), ("mul", x(2), 2.5), ("truediv", x(2), 2), ("truediv", 1.0, x(2, low=0.5)),
        ("floordiv", ints(9, 3), 2), ("floordiv", 7, x(3, low=0.5)), ("mod", x(3), 2), ("mod", 5, x(3, low=0.5)), ("pow", 2, x(3)), ("pow", x(3), 2), ("matmul", x(2, 3), x(3)), ("neg", x(2)),
        ("invert", bools(3)), ("and_", bools(3), bools(3)), ("lt", x(3), 0), ("ge", 0, x(3)), ("eq", x(3), 0), ("getitem", x(3, 4), 1), ("iadd", x(2), 1), ("abs", x(2)),
        ("getitem", x(3, 4), (slice(1, None), slice(None, None, 2))), ("getitem", x(3, 4), (Ellipsis, 1)), ("getitem", x(3, 4), (None, 0)), ("getitem", x(3, 4), torch.tensor([0, 2])),
        ("getitem", x(3, 4), bools(3)), ("getitem", x(3, 4), (slice(None), torch.tensor([0, 2]))), ("getitem", x(3), slice(0, 2)), ("getitem", x(2, 3, 4), (Ellipsis, None, slice(1, 3))),
        ("getitem", [1, 2, 3], slice(0, 2)), ("getitem", (1, 2, 3), -1), ("add", 2, 3), ("floordiv", -7, 2), ("mod", -7, 2), ("truediv", 7, 2), ("pow", 2, 5), ("mul", 2, 2.5), ("lt", 2, 3), ("neg", 3),
        ("getitem", x(3, 4), [0, 2]), ("getitem", x(3, 4), True), ("getitem", x(3, 4), (0, torch.tensor([1, 2]))), ("getitem", x(4, 3, 2), (torch.tensor([0, 1]), slice(None), torch.tensor([0, 1]))),
    ):
        call("function", f"operator.{name}", *args)
    for name, *args in (("floor", 2.5), ("ceil", 2.5), ("sqrt", 2.0), ("log", 2.0), ("log", 8, 2), ("pow", 2, 3), ("prod", [2, 3, 4]), ("gcd", 12, 18), ("fmod", 7.5, 2), ("isnan", 1.0), ("hypot", 3.0, 4.0), ("trunc", -2.5), ("copysign", 1.0, -2.0), ("exp", 1.0), ("erf", 0.5), ("degrees", 1.0)):
        call("function", f"math.{name}", *args)
    for name, *args in (("len", [1, 2]), ("len", x(3, 2)), ("max", 2, 3), ("min", [3, 1]), ("sum", [1, 2, 3]), ("abs", -3), ("int", 2.7), ("float", 2), ("bool", 0), ("round", 2.5), ("round", 2.567, 1), ("getattr", x(2, 3), "shape"), ("getattr", x(2), "dtype"), ("tuple", [1, 2]), ("divmod", 7, 2), ("pow", 2, 3)):
        call("function", f"builtins.{name}", *args)


def more_layers():
    for n in (2, 3):
        pool, size = getattr(nn, f"FractionalMaxPool{n}d"), (6, 7, 5)[:n]
        samples = torch.rand(2, 3, n, generator=torch.Generator().manual_seed(n))
        layer(f"FractionalMaxPool{n}d", lambda: pool(2, output_size=3, _random_samples=samples), x(2, 3, *size), modes=(False,))
        layer(f"FractionalMaxPool{n}d ratio", lambda: pool(2, output_ratio=0.5, return_indices=True, _random_samples=samples), x(2, 3, *size), modes=(False,))
        layer(f"FractionalMaxPool{n}d no batch", lambda: pool(2, output_size=(2,) * n, _random_samples=samples[:1]), x(3, *size), modes=(False,))
        # The last region lies at the end, so chance has no part where there is only one.
        layer(f"FractionalMaxPool{n}d one", lambda: pool(tuple(s - 1 for s in size), output_size=1), x(2, 3, *size), modes=(False,))
        call("function", f"torch.nn.functional.fractional_max_pool{n}d", x(2, 3, *size), 2, output_ratio=(0.5,) * n, _random_samples=samples)
    adaptive = lambda **options: lambda: nn.AdaptiveLogSoftmaxWithLoss(8, 12, [3, 6, 9], **options)
    layer("AdaptiveLogSoftmaxWithLoss", adaptive(div_value=2.0), x(7, 8), ints(12, 7))
    layer("AdaptiveLogSoftmaxWithLoss bias", adaptive(head_bias=True, div_value=1.0), x(3, 8), torch.tensor([0, 11, 2]))
    layer("AdaptiveLogSoftmaxWithLoss head", adaptive(div_value=2.0), x(2, 8), torch.tensor([1, 0]))
    layer("AdaptiveLogSoftmaxWithLoss no batch", adaptive(div_value=2.0), x(8), torch.tensor(7))
    for reduction in ("none", "mean", "sum"):
        triplet = lambda **options: lambda: nn.TripletMarginWithDistanceLoss(reduction=reduction, **options)
        three = x(4, 3), x(4, 3), x(4, 3)
        layer(f"TripletMarginWithDistanceLoss {reduction}", triplet(margin=0.5), *three, modes=(False,))
        layer(f"TripletMarginWithDistanceLoss swap {reduction}", triplet(swap=True, distance_function=nn.PairwiseDistance(1.0)), *three, modes=(False,))
        layer(f"TripletMarginWithDistanceLoss function {reduction}", triplet(swap=True, distance_function=F.cosine_similarity), *three, modes=(False,))
        call("function", "torch.nn.functional.triplet_margin_with_distance_loss", *three, margin=0.3, swap=True, reduction=reduction)


def whole_functions():
    """Functions that do what a class does, from its parts."""
    target = "torch.nn.functional.multi_head_attention_forward"
    q, kv = x(3, 2, 8), x(4, 2, 8)
    parts = (8, 2, x(24, 8), x(24), None, None, False, 0.0, x(8, 8), x(8))
    call("function", target, q, kv, kv, *parts)
    call("function", target, q, kv, kv, *parts, training=False, key_padding_mask=torch.tensor([[False, True, False, False], [False, False, False, True]]), need_weights=False)
    call("function", target, x(3, 8), x(4, 8), x(4, 8), *parts, False, None, True, x(3, 4))
    separate = dict(use_separate_proj_weight=True, q_proj_weight=x(8, 8), k_proj_weight=x(8, 5), v_proj_weight=x(8, 6))
    call("function", target, q, x(4, 2, 5), x(4, 2, 6), 8, 2, None, None, x(1, 1, 8), x(1, 1, 8), True, 0.0, x(8, 8), None, **separate, average_attn_weights=False)
    call("function", target, q, kv, kv, *parts, static_k=x(4, 5, 4), static_v=x(4, 5, 4))
    for reduction in ("none", "mean", "sum"):
        loss = lambda **options: lambda: nn.LinearCrossEntropyLoss(4, 3, reduction=reduction, **options)
        layer(f"LinearCrossEntropyLoss {reduction}", loss(bias=True, label_smoothing=0.1), x(5, 4), ints(3, 5), modes=(False,))
        layer(f"LinearCrossEntropyLoss weighted {reduction}", loss(weight=torch.tensor([1.0, 2.0, 0.5]), ignore_index=1), x(5, 4), ints(3, 5), modes=(False,))
        layer(f"LinearCrossEntropyLoss wide {reduction}", loss(out_features=(2,), bias=True), x(5, 4), ints(3, 5, 2), modes=(False,))
    call("function", "torch.nn.functional.linear_cross_entropy", x(4), x(3, 4), torch.tensor(2))
    call("function", "torch.nn.functional.linear_cross_entropy", x(2, 4), x(3, 4), lambda: torch.rand(2, 3).softmax(1), linear_bias=x(3))


def functions_met_in_models():
    """Functions and methods that torch.fx's graphs of torchvision, timm and transformers call and that are not above."""
    image = x(1, 2, 4, 4)
    for name, *args in (
        ("torch._assert", True, "message"), ("torch._assert", torch.tensor(True), "message"), ("torch.functional.einsum", "bhwc,hkc->bhwk", x(1, 2, 3, 4), x(2, 5, 4)),
        ("torch.functional.einsum", "ij,ij->", [x(2, 3)(), x(2, 3)()]), ("torch.conv3d", x(1, 2, 3, 4, 4), x(3, 2, 2, 2, 2), None, (1, 2, 1), 1),
        ("torch.conv2d", image, x(2, 2, 3, 3), None, 1, "same"), ("torch._C._nn.avg_pool2d", image, 2), ("torch._C._nn.avg_pool2d", image, (3, 3), (2, 2), (1, 1), True, False),
        ("torch.nn.functional.group_norm", x(2, 4, 3), 2, x(4), x(4), 1e-3), ("torch._C._nn.linear", x(2, 3), x(4, 3), x(4)), ("torch._C._nn.linear", x(2, 3), x(4, 3), None),
        ("torch._C._nn.gelu", x(2, 3)), ("torch._C._nn.scaled_dot_product_attention", x(1, 2, 3, 4), x(1, 2, 5, 4), x(1, 2, 5, 4)), ("torch.functional.split", x(5, 2), 2),
        ("torch.functional.split", x(5, 2), [1, 4]), ("torch.addcmul", x(3), x(3), x(3)), ("torch.zeros_like", x(2, 3)), ("torch.ones_like", ints(3, 2)), ("torch.min", x(2, 3)), ("torch.min", x(2, 3), 1),
        ("torch.min", x(3), x(3)), ("torch.abs", x(3)), ("torch.log", x(3, low=0.1)), ("torch.tanh", x(3)), ("torch.triu", x(3, 3)), ("torch.triu", x(3, 4), 1), ("torch.split_with_sizes", x(5), [2, 3]),
        ("torch.isin", ints(5, 4), torch.tensor([1, 2])), ("torch.cummax", x(4), 0), ("torch.diff", ints(5, 4)), ("torch.bitwise_and", ints(4, 3), 1), ("torch.logical_or", bools(3), bools(3)),
        ("torch.sym_int", 2.5), ("torch.sym_not", False), ("torch.sym_max", 2, 3), ("torch.Size", [2, 3]), ("torch.nn.functional.one_hot", ints(3, 4)), ("torch.nn.functional.pad", x(1, 2, 3), (1, -1), "constant", 0.5),
        ("operator.gt", x(3), 0), ("operator.gt", 2, 1.5), ("operator.le", x(3), x(3)), ("operator.le", 3, 3), ("operator.ne", x(3), 0), ("operator.ne", (1, 2), (1, 3)), ("operator.eq", torch.float32, torch.float32),
        ("operator.eq", (1, 2), (1, 2)), ("operator.not_", 0), ("operator.is_", None, None), ("operator.is_not", x(1), None), ("operator.contains", [1, 2], 2), ("operator.contains", (1, 2), 3), ("operator.xor", True, False),
        ("operator.or_", bools(3), bools(3)), ("operator.and_", True, False), ("operator.mul", [1, 2], 2), ("operator.mul", 2, (0,)), ("operator.add", (1,), (2, 3)), ("operator.getitem", [1, 2, 3, 4], slice(None, None, -1)),
        ("operator.getitem", (1, 2, 3), slice(-2, None)), ("operator.getitem", x(3, 4), (slice(None), None, slice(0, 4, 2), None)), ("operator.getitem", x(3, 4), (slice(-2, None), -1)), ("operator.getitem", x(2, 3), ()),
        ("operator.rshift", ints(9, 3), 1), ("operator.pos", x(2)), ("operator.index", 3), ("operator.truth", 2), ("builtins.slice", 1, 3), ("builtins.getattr", x(2, 3), "T"), ("builtins.getattr", x(2), "device"),
        ("builtins.getattr", x(2, 3), "ndim"), ("builtins.getattr", x(2, 2), "mT"), ("builtins.getattr", lambda: torch.randn(2, dtype=torch.complex64), "real"), ("builtins.int", True), ("builtins.list", (1, 2)), ("builtins.range", 3),
        ("builtins.any", [False, True]), ("builtins.all", [1, 0]), ("builtins.sorted", [3, 1, 2]), ("builtins.max", [1, 5, 2]), ("builtins.min", 2.5, 1),
        ("builtins.max", 1, 2, 3), ("builtins.min", 4, 2, 3), ("builtins.float", "inf"), ("builtins.bool", [1]), ("math.prod", (2, 3)), ("math.isqrt", 17), ("math.log2", 8), ("math.tanh", 0.5),
    ):  # fmt: skip
        call("function", name, *args)
    call("function", "torch.addcmul", x(3), x(3), x(3), value=0.5)
    call("function", "torch.arange", 0, end=4, step=2)
    call("function", "torch.arange", end=3, device="cpu")
    call("function", "torch.zeros", size=(2, 3))
    call("function", "torch.full", size=(2,), fill_value=float("-inf"), dtype=torch.float16)
    call("function", "torch.empty_like", x(0))
    call("function", "torch.tensor", 1.5, dtype=torch.float16, device=torch.device("cpu"))
    call("function", "torch.zeros_like", x(2), dtype=torch.bool)
    call("function", "torch.ones", (2,), dtype=torch.bool, device="cpu")
    call("function", "torch.gather", x(2, 3), dim=1, index=ints(3, 2, 2))
    call("function", "torch.repeat_interleave", x(2, 3), 2, dim=1)
    call("function", "torch.meshgrid", x(2), x(3), indexing="xy")
    call("function", "torch.meshgrid", [x(2)(), x(3)()], indexing="ij")
    call("function", "torch.conv3d", x(1, 2, 3, 4, 4), x(3, 2, 1, 2, 2), bias=x(3), stride=(1, 2, 2), padding=(0, 1, 1))
    call("function", "torch._C._nn.gelu", x(3), approximate="tanh")
    attention = "torch._C._nn.scaled_dot_product_attention"
    call("function", attention, x(1, 2, 3, 4), x(1, 2, 3, 4), x(1, 2, 3, 4), attn_mask=None, dropout_p=0.0, scale=0.25, is_causal=True)
    call("function", attention, x(1, 4, 3, 4), x(1, 2, 3, 4), x(1, 2, 3, 4), attn_mask=x(3, 3), enable_gqa=True)
    for index, value in (
        (1, 2.5), ((slice(None), slice(0, 2)), x(3, 2)), ((slice(None), 1), 7), ((Ellipsis, 0), x(3)), (bools(3, 4), 0.0),
        ((torch.tensor([0, 2]),), 1.5), ((slice(None), torch.tensor([1, 3])), x(3, 2)), ((torch.tensor([0, 1]), torch.tensor([2, 3])), x(2)),
        (torch.tensor([True, False, True]), x(2, 4)), ((0, torch.tensor([1, 2])), -1.0), (slice(None, None, 2), x(4)), (Ellipsis, 3), (0, True), ([0, 1], x(2, 4)),
        (slice(1, None), ints(5, 2, 4)), ((slice(None), None, 0), x(3, 1)),
    ):  # fmt: skip
        call("function", "operator.setitem", x(3, 4), make_input(index) if callable(index) else index, value)
    call("function", "operator.setitem", ints(9, 4), slice(0, 2), 2.75)
    call("function", "operator.setitem", ints(9, 4), lambda: torch.tensor([False, True, True, False]), 1)
    for name in ("iadd", "isub", "imul", "itruediv", "ipow"):
        call("function", f"operator.{name}", x(3, low=0.5), 2)
    for name in ("iand", "ior", "ixor"):
        call("function", f"operator.{name}", bools(4), bools(4))

    for name, *args in (
        ("int", x(2)), ("sigmoid", x(3)), ("sin", x(3)), ("cos", x(3)), ("mul", x(3), 2), ("masked_fill_", x(3), bools(3), 0.5), ("clone", x(2)), ("detach", x(2)), ("add", x(3), 1),
        ("sub", x(3), x(3)), ("div", x(3), 2), ("masked_scatter", x(4), bools(4), x(4)), ("square", x(2)), ("rsqrt", x(2, low=0.1)), ("exp", x(2)), ("tanh", x(2)), ("relu", x(2)), ("abs", x(2)),
        ("lt", x(2), 0), ("any", bools(2)), ("all", bools(2, 2), 1), ("max", x(2, 3)), ("min", x(2, 3), 1), ("topk", x(4), 2), ("sort", x(4)), ("fill_", x(2), 1.5), ("zero_", x(2)), ("copy_", x(2), x(2)),
        ("index_add_", x(3, 2), 0, torch.tensor([0, 2]), x(2, 2)), ("scatter_", x(2, 3), 1, ints(3, 2, 1), 0.5), ("clamp_", x(3), -0.1, 0.1), ("narrow", x(4), 0, 1, 2), ("select", x(2, 3), 1, 0), ("movedim", x(2, 3), 0, 1),
        ("repeat_interleave", x(3), 2), ("var", x(2, 3), -1), ("std", x(2, 3)), ("matmul", x(2, 3), x(3, 2)), ("bmm", x(1, 2, 3), x(1, 3, 2)), ("permute", x(2, 3, 4), [2, 0, 1]), ("expand", x(3), (2, 3)), ("tril", x(3, 3)),
        ("is_contiguous", x(2, 3)), ("bool", x(2)), ("double", x(2)), ("item", lambda: torch.tensor(2.5)), ("item", lambda: torch.tensor(True)), ("ndimension", x(2, 3)), ("nelement", x(2, 3)), ("swapaxes", x(2, 3), 0, 1), ("logical_not", bools(3)),
        ("sum", x(2, 3), -1, True), ("sum", x(2, 3), [0, 1]), ("mean", x(2, 3), -1, True), ("amax", x(2, 3), 1), ("type", x(2), "torch.DoubleTensor"), ("squeeze_", x(1, 2)), ("unsqueeze_", x(2), 0), ("t_", x(2, 3)),
    ):  # fmt: skip
        call("method", name, *args)
    call("method", "mean", x(2, 3), dim=1, keepdim=True)
    call("method", "mean", x(2, 3), dtype=torch.float64)
    call("method", "pow", x(3, low=0.1), exponent=2)
    call("method", "softmax", x(2, 3), dim=-1, dtype=torch.float64)
    call("method", "masked_fill", x(3), mask=bools(3), value=float("-inf"))
    call("method", "new_ones", x(2), (2,), dtype=torch.int64, device="cpu")
    call("method", "new_tensor", x(2), [1, 2])
    call("method", "to", x(2), device="cpu", dtype=torch.float16, non_blocking=True, copy=False)
    call("method", "flatten", x(2, 3, 4), start_dim=1, end_dim=-1)
    call("method", "chunk", x(4, 2), chunks=2, dim=0)
    call("method", "contiguous", x(1, 2, 2, 2), memory_format=torch.channels_last)
    call("method", "repeat", x(2), repeats=(2, 2))
    call("method", "argmax", x(2, 3), dim=-1, keepdim=True)
    call("method", "type", x(2), dtype=torch.int32)


def torchvision_functions():
    """What torchvision wraps, so that a trace calls it as one function."""
    drop = "torchvision.ops.drop_block.drop_block"
    for name, *args in (
        ("torchvision.ops.stochastic_depth.stochastic_depth", x(3, 2), 0.0, "batch"),
        ("torchvision.ops.stochastic_depth.stochastic_depth", x(3, 2), 1.0, "row"),
        ("torchvision.ops.stochastic_depth", x(3, 2), 0.5, "row", False),
        ("torchvision.ops.stochastic_depth", x(3, 2), 1.0, "batch", True),
        (drop + "2d", x(1, 2, 5, 5), 0.3, 3, False, 1e-6, False),
        (drop + "2d", x(1, 2, 3, 3), 1.0, 1),
        ("torchvision.ops.drop_block3d", x(1, 2, 3, 5, 5), 0.0, 3),
        (drop + "3d", x(1, 2, 3, 3, 3), 1.0, 3, True),
    ):
        call("function", name, *args)

    swin = "torchvision.models.swin_transformer."
    for shape in ((1, 4, 6, 3), (2, 5, 3, 2), (3, 5, 2), (2, 2, 3, 4, 1)):
        call("function", swin + "_patch_merging_pad", x(*shape))
    call("function", swin + "_get_relative_position_bias", x(9, 2), ints(9, 16), [2, 2])
    call("function", swin + "_get_relative_position_bias", x(15, 2), ints(15, 36), window_size=[2, 3])
    attention = swin + "shifted_window_attention"
    for size, window, shift, heads in (
        ((4, 4), [2, 2], [0, 0], 2), ((4, 4), [2, 2], [1, 1], 2), ((5, 7), [2, 3], [1, 1], 1), ((3, 8), [4, 4], [2, 2], 2),
        ((4, 6), [2, 3], [0, 2], 4), ((3, 3), [4, 5], [2, 2], 2), ((6, 6), [3, 2], [2, 0], 2),
    ):  # fmt: skip
        bias = x(1, heads, window[0] * window[1], window[0] * window[1])
        given = (x(2, *size, 4), x(12, 4), x(4, 4), bias, window, heads, shift)
        call("function", attention, *given)
        call("function", attention, *given, qkv_bias=x(12), proj_bias=x(4), logit_scale=x(heads, 1, 1), training=False)
        call("function", attention, *given, 0.5, 0.5, x(12), None, None, False)
    call("function", attention, x(1, 4, 4, 4), x(12, 4), x(4, 4), x(1, 2, 4, 4), [2, 2], 2, [1, 1], dropout=1.0, proj_bias=x(4))

    video = "torchvision.models.video.swin_transformer."
    for shift, size, window in (([4, 3, 3], [8, 7, 6], [8, 7, 7]), ([1, 1, 1], (4, 4, 4), [2, 4, 2])):
        call("function", video + "_get_window_and_shift_size", shift, size, window)
        call("function", video + "_compute_pad_size_3d", (5, 9, 4), tuple(window))
    call("function", video + "_get_relative_position_bias", x(27, 2), ints(27, 8, 8), [2, 2, 2])
    call("function", video + "_get_relative_position_bias", x(27, 2), ints(27, 8, 8), [1, 2, 2])
    call("function", video + "_compute_attention_mask_3d", x(1), (2, 4, 6), (2, 2, 3), (0, 1, 1))
    for size, window, shift, heads in (
        ((2, 4, 4), [2, 2, 2], [0, 0, 0], 2), ((2, 4, 4), [2, 2, 2], [0, 1, 1], 2), ((3, 5, 4), [2, 3, 2], [1, 1, 1], 1),
        ((4, 2, 6), [2, 2, 3], [1, 0, 2], 4),
    ):  # fmt: skip
        volume = window[0] * window[1] * window[2]
        given = (x(2, *size, 4), x(12, 4), x(4, 4), x(1, heads, volume, volume), window, heads, shift)
        call("function", video + "shifted_window_attention_3d", *given)
        call("function", video + "shifted_window_attention_3d", *given, qkv_bias=x(12), proj_bias=x(4), training=False)

    mvit = "torchvision.models.video.mvit."
    call("function", mvit + "_unsqueeze", x(2, 3, 4), 4, 1)
    call("function", mvit + "_unsqueeze", x(2, 1, 3, 4), 4, 1)
    call("function", mvit + "_squeeze", x(2, 1, 3, 4), 4, 1, 3)
    call("function", mvit + "_squeeze", x(2, 1, 3, 4), 4, 1, 4)
    for q, k, tables in (
        ((2, 3, 2), (2, 3, 2), (3, 5, 3)), ((2, 4, 4), (2, 2, 2), (3, 7, 7)), ((2, 2, 2), (4, 3, 2), (7, 5, 3)),
        ((2, 4, 3), (1, 2, 3), (5, 4, 9)),
    ):  # fmt: skip
        volume = [size[0] * size[1] * size[2] + 1 for size in (q, k)]
        rows = [x(tables[1], 4), x(tables[2], 4), x(tables[0], 4)]
        call("function", mvit + "_add_rel_pos", x(1, 2, *volume), x(1, 2, volume[0], 4), q, k, *rows)
    call("function", mvit + "_add_shortcut", x(1, 2, 4, 3), x(1, 2, 4, 3), True)
    call("function", mvit + "_add_shortcut", x(1, 2, 4, 3), x(1, 2, 4, 3), False)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "tests/data/layers")
    torch.set_num_threads(1)
    layers()
    calls()
    torchvision_functions()
    more_layers()
    functions_met_in_models()
    whole_functions()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cases.json").write_text(
        "[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in CASES) + "\n]\n"
    )
    save_file(TENSORS, folder / "cases.safetensors")
    print(f"{len(CASES)} cases, {len(TENSORS)} tensors")
