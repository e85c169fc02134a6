//! The classes of torch.nn, functions and methods against what PyTorch gave (tests/data/layers, made by
//! tools/gen_layers.py): through the interpreter, and twice through the plan.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use fx_interp::{Interpreter, Plan, Value, compare};
use fx_ir::{
    Argument, Graph, GraphModule, Module, ModuleId, ModuleTree, NewNode, Op, Tensor as Stored, TensorRole,
};
use fx_pt2::read_safetensors;
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};

type Tensors = IndexMap<String, Stored>;

/// A tensor of its own: programs write to their inputs and to their statistics.
fn stored(json: &Json, tensors: &Tensors) -> Option<Stored> {
    let found = &tensors[json.get("tensor")?.as_str()?];
    let bytes = fx_ir::Storage::new(found.to_contiguous_bytes().unwrap().into_owned());
    Some(Stored::contiguous(found.dtype, &found.shape, bytes).unwrap())
}

fn argument(json: &Json) -> Argument {
    let items = |json: &Json| json.as_array().unwrap().iter().map(argument).collect::<Vec<_>>();
    match json {
        Json::Null => Argument::None,
        Json::Bool(value) => (*value).into(),
        Json::Number(value) => value.as_i64().unwrap().into(),
        Json::String(text) => text.as_str().into(),
        Json::Array(_) => Argument::list(items(json)),
        Json::Object(object) => {
            let (kind, inner) = object.iter().next().unwrap();
            let text = || inner.as_str().unwrap();
            match kind.as_str() {
                "float" => text().parse::<f64>().unwrap().into(),
                "tuple" => Argument::tuple(items(inner)),
                "dtype" => Argument::DType(text().parse().unwrap()),
                "device" => Argument::Device(text().parse().unwrap()),
                "memory_format" => Argument::MemoryFormat(text().parse().unwrap()),
                "global" => Argument::Global(text().into()),
                "ellipsis" => Argument::Ellipsis,
                "slice" => Argument::Slice(Box::new(<[Argument; 3]>::try_from(items(inner)).unwrap())),
                other => panic!("{other}"),
            }
        }
    }
}

fn value(json: &Json, tensors: &Tensors) -> Value {
    if let Some(tensor) = stored(json, tensors) {
        return Value::from_stored(&tensor).unwrap();
    }
    match (json, json.get("tuple").and_then(Json::as_array)) {
        (_, Some(items)) => Value::Tuple(items.iter().map(|item| value(item, tensors)).collect()),
        (Json::Array(items), _) => Value::List(items.iter().map(|item| value(item, tensors)).collect()),
        _ => Value::from_constant(&argument(json)).unwrap(),
    }
}

fn add_module(tree: &mut ModuleTree, id: ModuleId, json: &Json, tensors: &Tensors) {
    let mut module = Module::new(json["class"].as_str().unwrap());
    module.training = json["training"].as_bool().unwrap();
    let object = |key: &str| json[key].as_object().unwrap().clone();
    module.config = object("config")
        .iter()
        .filter(|(_, value)| value.get("tensor").is_none())
        .map(|(key, value)| (key.clone(), argument(value)))
        .collect();
    for (name, entry) in object("tensors") {
        let role = if entry["role"] == "parameter" { TensorRole::Parameter } else { TensorRole::Buffer };
        let id = stored(&entry, tensors).map(|tensor| tree.add_tensor(tensor));
        module.tensors.insert(name, (role, id));
    }
    for (name, child) in object("children") {
        let child_id = tree.add_module(Module::default());
        add_module(tree, child_id, &child, tensors);
        module.children.insert(name, child_id);
    }
    *tree.module_mut(id).unwrap() = module;
}

/// The program of a case: tensors are inputs, everything else stands in the call.
fn program(case: &Json, tensors: &Tensors) -> (GraphModule, Vec<Value>) {
    let (mut graph, mut tree, mut inputs) = (Graph::new(), ModuleTree::default(), Vec::new());
    fn lift(json: &Json, graph: &mut Graph, inputs: &mut Vec<Value>, tensors: &Tensors) -> Argument {
        if json.get("tensor").is_some() {
            inputs.push(value(json, tensors));
            return graph.placeholder(&format!("x{}", inputs.len())).into();
        }
        let mut all =
            |items: &[Json]| items.iter().map(|item| lift(item, graph, inputs, tensors)).collect::<Vec<_>>();
        match (json, json.get("tuple").and_then(Json::as_array)) {
            (_, Some(items)) => Argument::tuple(all(items)),
            (Json::Array(items), _) => Argument::list(all(items)),
            _ => argument(json),
        }
    }
    let args: Vec<Argument> = case["args"]
        .as_array()
        .unwrap()
        .iter()
        .map(|json| lift(json, &mut graph, &mut inputs, tensors))
        .collect();
    let empty = Map::new();
    let kwargs: Vec<(Box<str>, Argument)> = case["kwargs"]
        .as_object()
        .unwrap_or(&empty)
        .iter()
        .map(|(key, json)| (key.as_str().into(), lift(json, &mut graph, &mut inputs, tensors)))
        .collect();
    let (op, target) = if case.get("module").is_some() {
        let id = tree.ensure_module("layer");
        add_module(&mut tree, id, &case["module"], tensors);
        (Op::CallModule, "layer")
    } else if let Some(method) = case["method"].as_str() {
        (Op::CallMethod, method)
    } else {
        (Op::CallFunction, case["function"].as_str().unwrap())
    };
    let call = graph.create_node(NewNode::new(op, target).args(args).kwargs(kwargs));
    graph.output(call);
    (GraphModule::new(tree, graph), inputs)
}

/// What differs from PyTorch in a case.
fn differences(case: &Json, tensors: &Tensors) -> Vec<String> {
    let expected = value(&case["result"], tensors);
    let mut wrong = Vec::new();
    let mut look = |how: &str, actual: Result<Value, String>| match actual {
        Err(error) => wrong.push(format!("{how}: {error}")),
        Ok(actual) => {
            if let Some(why) = compare(&actual, &expected, None).mismatch {
                wrong.push(format!("{how}: {why}"));
            } else if std::mem::discriminant(&actual) != std::mem::discriminant(&expected) {
                wrong.push(format!("{how}: {} instead of {}", actual.describe(), expected.describe()));
            }
        }
    };
    let (module, inputs) = program(case, tensors);
    let written = inputs.clone();
    look("interpreter", Interpreter::new(&module).unwrap().run(inputs).map_err(|error| error.to_string()));
    for (at, json) in case["written"].as_array().into_iter().flatten().enumerate() {
        let difference = compare(&written[at], &value(json, tensors), None).mismatch;
        wrong.extend(difference.map(|why| format!("input {at} after the call: {why}")));
    }
    if let Some(after) = case["after"].as_object() {
        for (key, json) in after {
            let (_, found) = module.modules().get_tensor(&format!("layer.{key}")).unwrap();
            let difference =
                compare(&Value::from_stored(found).unwrap(), &value(json, tensors), None).mismatch;
            wrong.extend(difference.map(|why| format!("{key} after the call: {why}")));
        }
    }
    // The second run goes through what the first one bound; statistics would have moved on.
    let (module, inputs) = program(case, tensors);
    let mut plan = Plan::compile(&module).unwrap();
    let mut look = |how: &str, inputs: Vec<Value>| {
        let actual = plan.run(&module, inputs).map_err(|error| error.to_string());
        match actual.map(|actual| compare(&actual, &expected, None).mismatch) {
            Ok(None) => {}
            Ok(Some(why)) | Err(why) => wrong.push(format!("{how}: {why}")),
        }
    };
    look("plan", inputs);
    if !case["module"]["training"].as_bool().unwrap_or(false) {
        look("plan again", program(case, tensors).1);
    }
    wrong
}

#[test]
fn every_case_gives_what_pytorch_gave() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/layers");
    let tensors = read_safetensors(folder.join("cases.safetensors")).unwrap();
    let text = std::fs::read_to_string(folder.join("cases.json")).unwrap();
    let cases: Vec<Json> = serde_json::from_str(&text).unwrap();
    assert!(cases.len() > 500, "{} cases", cases.len());
    let mut wrong = Vec::new();
    let mut failed = 0;
    for case in &cases {
        let found = tch::no_grad(|| differences(case, &tensors));
        failed += usize::from(!found.is_empty());
        wrong.extend(found.into_iter().map(|why| format!("{}: {why}", case["name"])));
    }
    assert!(wrong.is_empty(), "{failed} of {} cases are wrong:\n{}", cases.len(), wrong.join("\n"));
}

/// What the graphs of torchvision's models by `torch.fx.symbolic_trace` call, and those of timm's and transformers' at
/// the level of Python. `torch.finfo` has no value in JSON and a test of its own.
const FUNCTIONS: &str = "
    operator.getitem operator.add operator.mul operator.floordiv operator.eq operator.sub operator.truediv operator.neg
    operator.matmul operator.mod operator.pow operator.gt operator.lt operator.le operator.ne operator.invert
    operator.setitem builtins.getattr torch._assert torch.cat torch.permute torch.transpose torch.add torch.tensor_split
    torch.matmul torch.sigmoid torch.flatten torch.functional.einsum torch.conv3d torch.chunk torch.swapaxes torch.mul
    torch.repeat_interleave torch.mean torch.split torch.functional.split torch.stack torch.roll torch.rsqrt
    torch.addcmul torch.arange torch.zeros torch.ones torch.full torch.full_like torch.zeros_like torch.tensor
    torch.where torch.min torch.abs torch.log torch.tanh torch.pow torch.div torch.cumsum torch.triu torch.gather
    torch._C._nn.avg_pool2d torch._C._nn.linear torch._C._nn.gelu torch._C._nn.scaled_dot_product_attention
    torch.nn.functional.relu torch.nn.functional.interpolate torch.nn.functional.softmax torch.nn.functional.layer_norm
    torch.nn.functional.max_pool2d torch.nn.functional.adaptive_avg_pool2d torch.nn.functional.pad
    torch.nn.functional.normalize torch.nn.functional.batch_norm torch.nn.functional.group_norm
    torch.nn.functional.linear torch.nn.functional.gelu torch.nn.functional.dropout torch.nn.functional.embedding
    torch.nn.functional.scaled_dot_product_attention torchvision.ops.stochastic_depth.stochastic_depth
    torchvision.models.swin_transformer._get_relative_position_bias
    torchvision.models.swin_transformer._patch_merging_pad
    torchvision.models.swin_transformer.shifted_window_attention
    torchvision.models.video.swin_transformer._compute_pad_size_3d
    torchvision.models.video.swin_transformer._get_relative_position_bias
    torchvision.models.video.swin_transformer._get_window_and_shift_size
    torchvision.models.video.swin_transformer.shifted_window_attention_3d torchvision.models.video.mvit._add_rel_pos
    torchvision.models.video.mvit._add_shortcut torchvision.models.video.mvit._squeeze
    torchvision.models.video.mvit._unsqueeze
";
const METHODS: &str = "
    add_ argmax chunk clone contiguous cos cumsum dim expand expand_as flatten float int long masked_fill masked_fill_
    mean mul ne norm permute pow repeat reshape reshape_as sigmoid sin size softmax split to transpose type_as unbind
    unsqueeze view
";
const CLASSES: &str = "
    activation.GELU activation.Hardsigmoid activation.Hardswish activation.MultiheadAttention activation.ReLU
    activation.ReLU6 activation.SiLU activation.Sigmoid activation.Softmax activation.Tanh batchnorm.BatchNorm1d
    batchnorm.BatchNorm2d batchnorm.BatchNorm3d conv.Conv1d conv.Conv2d conv.Conv3d dropout.Dropout flatten.Flatten
    linear.Identity linear.Linear normalization.GroupNorm normalization.LayerNorm pooling.AdaptiveAvgPool1d
    pooling.AdaptiveAvgPool2d pooling.AdaptiveAvgPool3d pooling.AvgPool2d pooling.AvgPool3d pooling.MaxPool2d
    pooling.MaxPool3d sparse.Embedding upsampling.Upsample
";

#[test]
fn what_models_call_has_a_case() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/layers/cases.json");
    let cases: Vec<Json> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let called = |kind: &str| -> Vec<&str> { cases.iter().filter_map(|case| case[kind].as_str()).collect() };
    let classes: Vec<&str> = cases.iter().filter_map(|case| case["module"]["class"].as_str()).collect();
    let missing = |list: &'static str, roof: &str, called: &[&str]| -> Vec<&'static str> {
        list.split_whitespace().filter(|name| !called.contains(&&*format!("{roof}{name}"))).collect()
    };
    assert_eq!(missing(FUNCTIONS, "", &called("function")), [""; 0]);
    assert_eq!(missing(METHODS, "", &called("method")), [""; 0]);
    assert_eq!(missing(CLASSES, "torch.nn.modules.", &classes), [""; 0]);
}
