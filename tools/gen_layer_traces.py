"""Writes ``tests/data/layers/traces.json``: what torch.fx records of a layer of torch.nn that it enters.

    python tools/gen_layer_traces.py          # needs torch 2.13.0; a few seconds

A layer is entered when it is the root, or when a tracer does not take it for a leaf. ``{"Linear(4, 2)": CODE, ...}`` has
the code of each layer traced alone, in evaluation mode and, where that differs, as ``CALL train`` in training mode; null
where torch.fx cannot trace it.
"""

import json
import pathlib

import torch
from torch import fx, nn

CASES = """
ReLU() ReLU(inplace=True) ReLU6() ReLU6(inplace=True) Hardtanh(-2.0,2.0) ELU(0.5) CELU(0.5) SELU() GLU(1) GELU()
GELU(approximate="tanh") SiLU() SiLU(inplace=True) Mish() Hardswish() Hardsigmoid() Sigmoid() Tanh() LeakyReLU(0.2)
LogSigmoid() RReLU() Softplus() Softshrink() Hardshrink() Softsign() Tanhshrink() Threshold(0.1,20.0) Softmax(1) Softmin(1)
LogSoftmax(1) Softmax2d() Identity() Flatten() Flatten(0,1) Unflatten(1,(2,2)) Dropout() Dropout(0.2,inplace=True) Dropout1d()
Dropout2d() Dropout3d() AlphaDropout() FeatureAlphaDropout() MaxPool1d(2) MaxPool2d(3,2,1) MaxPool3d(2)
MaxPool2d(2,ceil_mode=True) AvgPool1d(2) AvgPool2d((2,3)) AvgPool3d(2) LPPool1d(2.0,3) LPPool2d(2.0,3) LPPool3d(2.0,3)
AdaptiveAvgPool1d(1) AdaptiveAvgPool2d((1,None)) AdaptiveAvgPool3d(1) AdaptiveMaxPool1d(1) AdaptiveMaxPool2d(1)
AdaptiveMaxPool3d(1) MaxUnpool1d(2) MaxUnpool2d(2) MaxUnpool3d(2) FractionalMaxPool2d(2,output_size=3)
FractionalMaxPool3d(2,output_size=3) PixelShuffle(2) PixelUnshuffle(2) ChannelShuffle(2) Upsample(scale_factor=2.0)
Upsample(size=(4,4),mode="bilinear",align_corners=True) UpsamplingNearest2d(scale_factor=2.0)
UpsamplingBilinear2d(scale_factor=2.0) ZeroPad1d(1) ZeroPad2d(1) ZeroPad3d(1) ConstantPad1d(1,2.0) ConstantPad2d(1,2.0)
ConstantPad3d(1,2.0) ReflectionPad1d(1) ReflectionPad2d(1) ReflectionPad3d(1) ReplicationPad1d(1) ReplicationPad2d(1)
ReplicationPad3d(1) CircularPad1d(1) CircularPad2d(1) CircularPad3d(1) Fold((4,4),2) Unfold(2) CosineSimilarity()
PairwiseDistance() L1Loss() MSELoss() SmoothL1Loss() HuberLoss() KLDivLoss() CrossEntropyLoss() NLLLoss() BCELoss()
BCEWithLogitsLoss() SoftMarginLoss() MultiLabelSoftMarginLoss() MultiMarginLoss() MultiLabelMarginLoss()
HingeEmbeddingLoss() CosineEmbeddingLoss() MarginRankingLoss() TripletMarginLoss() PoissonNLLLoss() GaussianNLLLoss()
CTCLoss() Linear(4,2) Linear(4,2,bias=False) Bilinear(3,4,2) PReLU(4) Conv1d(4,6,3) Conv2d(4,6,3,stride=2,padding=1,groups=2)
Conv3d(4,6,3,bias=False) Conv2d(4,6,3,padding=1,padding_mode="reflect") ConvTranspose1d(4,6,3) ConvTranspose2d(4,6,3,stride=2)
ConvTranspose3d(4,6,3) BatchNorm1d(4) BatchNorm2d(4) BatchNorm3d(4) InstanceNorm1d(4) InstanceNorm2d(4) InstanceNorm3d(4)
LayerNorm(4) LayerNorm((3,4),elementwise_affine=False) RMSNorm(4) GroupNorm(2,4) LocalResponseNorm(2) CrossMapLRN2d(2)
Embedding(10,4) Embedding(10,4,padding_idx=1) EmbeddingBag(10,4) LSTM(3,4) GRU(3,4) RNN(3,4) LSTMCell(3,4) GRUCell(3,4)
RNNCell(3,4) MultiheadAttention(4,2) TransformerEncoderLayer(4,2,8) TransformerDecoderLayer(4,2,8)
TransformerEncoder(nn.TransformerEncoderLayer(4,2,8),2) TransformerDecoder(nn.TransformerDecoderLayer(4,2,8),2)
Transformer(4,2,1,1,8)
""".split()


def code(call: str, training: bool):
    layer = eval(f"nn.{call}").train(training)  # noqa: S307 - the calls are those above
    try:
        return fx.symbolic_trace(layer).code
    except Exception as error:  # noqa: BLE001 - whatever stops it
        print(f"{call}: {type(error).__name__}: {str(error).splitlines()[0][:120]}")
        return None


def main() -> None:
    traces = {}
    for call in CASES:
        traces[call] = code(call, training=False)
        trained = code(call, training=True)
        if trained != traces[call]:
            traces[f"{call} train"] = trained
    path = pathlib.Path(__file__).resolve().parent.parent / "tests/data/layers/traces.json"
    path.write_text(json.dumps(traces, indent=1) + "\n")
    refused = sum(code is None for code in traces.values())
    print(f"{len(traces)} traces, {refused} of them refusals, in {path}")


if __name__ == "__main__":
    main()
