//! Layers that are entered come down to the calls that torch.fx records (`tools/gen_layer_traces.py`).

use fx_codegen::{PythonOptions, python_code};
use fx_trace::{Module, ModuleExt, Tracer, nn, symbolic_trace};
use serde_json::Value;

fn goldens() -> serde_json::Map<String, Value> {
    let path = format!("{}/../../tests/data/layers/traces.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn layer(call: &str) -> Box<dyn Module> {
    macro_rules! layers {
        ($($call:literal => $layer:expr;)*) => {
            match call {
                $($call => Box::new($layer) as Box<dyn Module>,)*
                other => panic!("there is no layer in Rust for `{other}`"),
            }
        };
    }
    layers! {
        "ReLU()" => nn::ReLU::new();
        "ReLU(inplace=True)" => nn::ReLU::new().inplace(true);
        "ReLU6()" => nn::ReLU6::new();
        "ReLU6(inplace=True)" => nn::ReLU6::new().inplace(true);
        "Hardtanh(-2.0,2.0)" => nn::Hardtanh::new().min_val(-2.0).max_val(2.0);
        "ELU(0.5)" => nn::ELU::new().alpha(0.5);
        "CELU(0.5)" => nn::CELU::new().alpha(0.5);
        "SELU()" => nn::SELU::new();
        "GLU(1)" => nn::GLU::new().dim(1);
        "GELU()" => nn::GELU::new();
        "GELU(approximate=\"tanh\")" => nn::GELU::new().approximate("tanh");
        "SiLU()" => nn::SiLU::new();
        "SiLU(inplace=True)" => nn::SiLU::new().inplace(true);
        "Mish()" => nn::Mish::new();
        "Hardswish()" => nn::Hardswish::new();
        "Hardsigmoid()" => nn::Hardsigmoid::new();
        "Sigmoid()" => nn::Sigmoid::new();
        "Tanh()" => nn::Tanh::new();
        "LeakyReLU(0.2)" => nn::LeakyReLU::new().negative_slope(0.2);
        "LogSigmoid()" => nn::LogSigmoid::new();
        "RReLU()" => nn::RReLU::new();
        "Softplus()" => nn::Softplus::new();
        "Softshrink()" => nn::Softshrink::new();
        "Hardshrink()" => nn::Hardshrink::new();
        "Softsign()" => nn::Softsign::new();
        "Tanhshrink()" => nn::Tanhshrink::new();
        "Threshold(0.1,20.0)" => nn::Threshold::new(0.1, 20.0);
        "Softmax(1)" => nn::Softmax::new(1);
        "Softmin(1)" => nn::Softmin::new(1);
        "LogSoftmax(1)" => nn::LogSoftmax::new(1);
        "Softmax2d()" => nn::Softmax2d::new();
        "Identity()" => nn::Identity::new();
        "Flatten()" => nn::Flatten::new();
        "Flatten(0,1)" => nn::Flatten::new().start_dim(0).end_dim(1);
        "Unflatten(1,(2,2))" => nn::Unflatten::new(1, (2, 2));
        "Dropout()" => nn::Dropout::new();
        "Dropout(0.2,inplace=True)" => nn::Dropout::new().p(0.2).inplace(true);
        "Dropout1d()" => nn::Dropout1d::new();
        "Dropout2d()" => nn::Dropout2d::new();
        "Dropout3d()" => nn::Dropout3d::new();
        "AlphaDropout()" => nn::AlphaDropout::new();
        "FeatureAlphaDropout()" => nn::FeatureAlphaDropout::new();
        "MaxPool1d(2)" => nn::MaxPool1d::new(2);
        "MaxPool2d(3,2,1)" => nn::MaxPool2d::new(3).stride(2).padding(1);
        "MaxPool3d(2)" => nn::MaxPool3d::new(2);
        "MaxPool2d(2,ceil_mode=True)" => nn::MaxPool2d::new(2).ceil_mode(true);
        "AvgPool1d(2)" => nn::AvgPool1d::new(2);
        "AvgPool2d((2,3))" => nn::AvgPool2d::new((2, 3));
        "AvgPool3d(2)" => nn::AvgPool3d::new(2);
        "LPPool1d(2.0,3)" => nn::LPPool1d::new(2.0, 3);
        "LPPool2d(2.0,3)" => nn::LPPool2d::new(2.0, 3);
        "LPPool3d(2.0,3)" => nn::LPPool3d::new(2.0, 3);
        "AdaptiveAvgPool1d(1)" => nn::AdaptiveAvgPool1d::new(1);
        "AdaptiveAvgPool2d((1,None))" => nn::AdaptiveAvgPool2d::new([Some(1), None]);
        "AdaptiveAvgPool3d(1)" => nn::AdaptiveAvgPool3d::new(1);
        "AdaptiveMaxPool1d(1)" => nn::AdaptiveMaxPool1d::new(1);
        "AdaptiveMaxPool2d(1)" => nn::AdaptiveMaxPool2d::new(1);
        "AdaptiveMaxPool3d(1)" => nn::AdaptiveMaxPool3d::new(1);
        "MaxUnpool1d(2)" => nn::MaxUnpool1d::new(2);
        "MaxUnpool2d(2)" => nn::MaxUnpool2d::new(2);
        "MaxUnpool3d(2)" => nn::MaxUnpool3d::new(2);
        "FractionalMaxPool2d(2,output_size=3)" => nn::FractionalMaxPool2d::new(2).output_size(3);
        "FractionalMaxPool3d(2,output_size=3)" => nn::FractionalMaxPool3d::new(2).output_size(3);
        "PixelShuffle(2)" => nn::PixelShuffle::new(2);
        "PixelUnshuffle(2)" => nn::PixelUnshuffle::new(2);
        "ChannelShuffle(2)" => nn::ChannelShuffle::new(2);
        "Upsample(scale_factor=2.0)" => nn::Upsample::new().scale_factor(2.0);
        "Upsample(size=(4,4),mode=\"bilinear\",align_corners=True)" =>
            nn::Upsample::new().size((4, 4)).mode("bilinear").align_corners(true);
        "UpsamplingNearest2d(scale_factor=2.0)" => nn::UpsamplingNearest2d::new().scale_factor(2.0);
        "UpsamplingBilinear2d(scale_factor=2.0)" => nn::UpsamplingBilinear2d::new().scale_factor(2.0);
        "ZeroPad1d(1)" => nn::ZeroPad1d::new(1);
        "ZeroPad2d(1)" => nn::ZeroPad2d::new(1);
        "ZeroPad3d(1)" => nn::ZeroPad3d::new(1);
        "ConstantPad1d(1,2.0)" => nn::ConstantPad1d::new(1, 2.0);
        "ConstantPad2d(1,2.0)" => nn::ConstantPad2d::new(1, 2.0);
        "ConstantPad3d(1,2.0)" => nn::ConstantPad3d::new(1, 2.0);
        "ReflectionPad1d(1)" => nn::ReflectionPad1d::new(1);
        "ReflectionPad2d(1)" => nn::ReflectionPad2d::new(1);
        "ReflectionPad3d(1)" => nn::ReflectionPad3d::new(1);
        "ReplicationPad1d(1)" => nn::ReplicationPad1d::new(1);
        "ReplicationPad2d(1)" => nn::ReplicationPad2d::new(1);
        "ReplicationPad3d(1)" => nn::ReplicationPad3d::new(1);
        "CircularPad1d(1)" => nn::CircularPad1d::new(1);
        "CircularPad2d(1)" => nn::CircularPad2d::new(1);
        "CircularPad3d(1)" => nn::CircularPad3d::new(1);
        "Fold((4,4),2)" => nn::Fold::new((4, 4), 2);
        "Unfold(2)" => nn::Unfold::new(2);
        "CosineSimilarity()" => nn::CosineSimilarity::new();
        "PairwiseDistance()" => nn::PairwiseDistance::new();
        "L1Loss()" => nn::L1Loss::new();
        "MSELoss()" => nn::MSELoss::new();
        "SmoothL1Loss()" => nn::SmoothL1Loss::new();
        "HuberLoss()" => nn::HuberLoss::new();
        "KLDivLoss()" => nn::KLDivLoss::new();
        "CrossEntropyLoss()" => nn::CrossEntropyLoss::new();
        "NLLLoss()" => nn::NLLLoss::new();
        "BCELoss()" => nn::BCELoss::new();
        "BCEWithLogitsLoss()" => nn::BCEWithLogitsLoss::new();
        "SoftMarginLoss()" => nn::SoftMarginLoss::new();
        "MultiLabelSoftMarginLoss()" => nn::MultiLabelSoftMarginLoss::new();
        "MultiMarginLoss()" => nn::MultiMarginLoss::new();
        "MultiLabelMarginLoss()" => nn::MultiLabelMarginLoss::new();
        "HingeEmbeddingLoss()" => nn::HingeEmbeddingLoss::new();
        "CosineEmbeddingLoss()" => nn::CosineEmbeddingLoss::new();
        "MarginRankingLoss()" => nn::MarginRankingLoss::new();
        "TripletMarginLoss()" => nn::TripletMarginLoss::new();
        "PoissonNLLLoss()" => nn::PoissonNLLLoss::new();
        "GaussianNLLLoss()" => nn::GaussianNLLLoss::new();
        "CTCLoss()" => nn::CTCLoss::new();
        "Linear(4,2)" => nn::Linear::new(4, 2);
        "Linear(4,2,bias=False)" => nn::Linear::new(4, 2).bias(false);
        "Bilinear(3,4,2)" => nn::Bilinear::new(3, 4, 2);
        "PReLU(4)" => nn::PReLU::new(4);
        "Conv1d(4,6,3)" => nn::Conv1d::new(4, 6, 3);
        "Conv2d(4,6,3,stride=2,padding=1,groups=2)" => nn::Conv2d::new(4, 6, 3).stride(2).padding(1).groups(2);
        "Conv3d(4,6,3,bias=False)" => nn::Conv3d::new(4, 6, 3).bias(false);
        "Conv2d(4,6,3,padding=1,padding_mode=\"reflect\")" =>
            nn::Conv2d::new(4, 6, 3).padding(1).padding_mode("reflect");
        "ConvTranspose1d(4,6,3)" => nn::ConvTranspose1d::new(4, 6, 3);
        "ConvTranspose2d(4,6,3,stride=2)" => nn::ConvTranspose2d::new(4, 6, 3).stride(2);
        "ConvTranspose3d(4,6,3)" => nn::ConvTranspose3d::new(4, 6, 3);
        "BatchNorm1d(4)" => nn::BatchNorm1d::new(4);
        "BatchNorm2d(4)" => nn::BatchNorm2d::new(4);
        "BatchNorm3d(4)" => nn::BatchNorm3d::new(4);
        "InstanceNorm1d(4)" => nn::InstanceNorm1d::new(4);
        "InstanceNorm2d(4)" => nn::InstanceNorm2d::new(4);
        "InstanceNorm3d(4)" => nn::InstanceNorm3d::new(4);
        "LayerNorm(4)" => nn::LayerNorm::new(4);
        "LayerNorm((3,4),elementwise_affine=False)" => nn::LayerNorm::new((3, 4)).elementwise_affine(false);
        "RMSNorm(4)" => nn::RMSNorm::new(4);
        "GroupNorm(2,4)" => nn::GroupNorm::new(2, 4);
        "LocalResponseNorm(2)" => nn::LocalResponseNorm::new(2);
        "CrossMapLRN2d(2)" => nn::CrossMapLRN2d::new(2);
        "Embedding(10,4)" => nn::Embedding::new(10, 4);
        "Embedding(10,4,padding_idx=1)" => nn::Embedding::new(10, 4).padding_idx(1);
        "EmbeddingBag(10,4)" => nn::EmbeddingBag::new(10, 4);
        "LSTM(3,4)" => nn::LSTM::new(3, 4);
        "GRU(3,4)" => nn::GRU::new(3, 4);
        "RNN(3,4)" => nn::RNN::new(3, 4);
        "LSTMCell(3,4)" => nn::LSTMCell::new(3, 4);
        "GRUCell(3,4)" => nn::GRUCell::new(3, 4);
        "RNNCell(3,4)" => nn::RNNCell::new(3, 4);
        "MultiheadAttention(4,2)" => nn::MultiheadAttention::new(4, 2);
        "TransformerEncoderLayer(4,2,8)" => nn::TransformerEncoderLayer::new(4, 2).dim_feedforward(8);
        "TransformerDecoderLayer(4,2,8)" => nn::TransformerDecoderLayer::new(4, 2).dim_feedforward(8);
        "TransformerEncoder(nn.TransformerEncoderLayer(4,2,8),2)" => encoder();
        "TransformerDecoder(nn.TransformerDecoderLayer(4,2,8),2)" => nn::TransformerDecoder::new(
            nn::TransformerDecoderLayer::new(4, 2).dim_feedforward(8),
            2,
        );
        "Transformer(4,2,1,1,8)" => nn::Transformer::new(4, 2).dim_feedforward(8).layers(1, 1);
    }
}

fn encoder() -> nn::TransformerEncoder {
    nn::TransformerEncoder::new(nn::TransformerEncoderLayer::new(4, 2).dim_feedforward(8), 2)
}

#[test]
fn layers_that_are_entered_come_down_to_the_calls_of_torch_fx() {
    let (mut same, mut wrong) = (0, Vec::new());
    for (name, golden) in goldens() {
        let (call, training) = match name.strip_suffix(" train") {
            Some(call) => (call, true),
            None => (name.as_str(), false),
        };
        let layer = layer(call);
        let traced = symbolic_trace(layer.set_training(training));
        match (golden.as_str(), traced) {
            (Some(theirs), Ok(module)) => {
                let ours = python_code(&module, &PythonOptions::default()).unwrap().src;
                match ours == theirs {
                    true => same += 1,
                    false => wrong.push(format!("{name}:\n{ours}\ninstead of\n{theirs}")),
                }
            }
            // What torch.fx cannot enter, Rust refuses or, where its control flow is on Python's side, enters.
            (None, Err(error)) => assert!(error.to_string().contains("make it a leaf"), "{name}: {error}"),
            (None, Ok(_)) => {
                assert!(call.contains("Transformer") || call.starts_with("CircularPad"), "{name}")
            }
            (Some(_), Err(error)) => wrong.push(format!("{name}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(same > 125, "{same}");
}

#[test]
fn a_tracer_that_has_no_leaves_enters_layers_where_they_are() {
    struct Everything;

    impl Tracer for Everything {
        fn is_leaf_module(&self, _module: &dyn Module, _path: &str) -> bool {
            false
        }
    }

    let net = nn::Sequential::new().push(nn::Linear::new(4, 2)).push(nn::ReLU::new());
    insta::assert_snapshot!(crate::lines(&Everything.trace(&net).unwrap()), @r"
    graph():
        %input_1 : [num_users=1] = placeholder[target=input]
        %_0_weight : [num_users=1] = get_attr[target=0.weight]
        %_0_bias : [num_users=1] = get_attr[target=0.bias]
        %linear : [num_users=1] = call_function[target=torch._C._nn.linear](args = (%input_1, %_0_weight, %_0_bias))
        %relu : [num_users=1] = call_function[target=torch.nn.functional.relu](args = (%linear,), kwargs = {inplace: False})
        return relu
    ");
}

#[test]
fn an_encoder_comes_down_to_its_layers() {
    let module = symbolic_trace(encoder().eval()).unwrap();
    let calls: Vec<&str> =
        module.graph().nodes().filter(|node| node.op().is_call()).map(|node| node.target()).collect();
    assert_eq!(calls, ["layers.0", "layers.1"]);
    let module = symbolic_trace(nn::TransformerEncoderLayer::new(4, 2).norm_first(true).eval()).unwrap();
    insta::assert_snapshot!(crate::lines(&module), @r"
    graph():
        %src : torch.Tensor [num_users=2] = placeholder[target=src]
        %src_mask : torch.Tensor|NoneType [num_users=1] = placeholder[target=src_mask](default=None)
        %src_key_padding_mask : torch.Tensor|NoneType [num_users=1] = placeholder[target=src_key_padding_mask](default=None)
        %is_causal : bool [num_users=1] = placeholder[target=is_causal](default=False)
        %norm1 : [num_users=1] = call_module[target=norm1](args = (%src,))
        %self_attn : [num_users=1] = call_module[target=self_attn](args = (%norm1, %norm1, %norm1), kwargs = {attn_mask: %src_mask, key_padding_mask: %src_key_padding_mask, is_causal: %is_causal, need_weights: False})
        %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%self_attn, 0))
        %dropout1 : [num_users=1] = call_module[target=dropout1](args = (%getitem,))
        %add : [num_users=2] = call_function[target=operator.add](args = (%src, %dropout1))
        %norm2 : [num_users=1] = call_module[target=norm2](args = (%add,))
        %linear1 : [num_users=1] = call_module[target=linear1](args = (%norm2,))
        %relu : [num_users=1] = call_function[target=torch.nn.functional.relu](args = (%linear1,), kwargs = {inplace: False})
        %dropout : [num_users=1] = call_module[target=dropout](args = (%relu,))
        %linear2 : [num_users=1] = call_module[target=linear2](args = (%dropout,))
        %dropout2 : [num_users=1] = call_module[target=dropout2](args = (%linear2,))
        %add_1 : [num_users=1] = call_function[target=operator.add](args = (%add, %dropout2))
        return add_1
    ");
}
