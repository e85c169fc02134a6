//! Training through a graph: gradients flow through a plan to the parameters of the module, and an optimizer changes
//! them in place.

use fx::interp::{Compiled, Value};
use fx::ir::{Graph, GraphModule};
use fx::passes::PassManager;
use fx::pt2::{read_module, read_safetensors};
use tch::{COptimizer, Device, Kind, Tensor, no_grad};

use crate::support::root;

const BATCH_NORM: &str = "torch.ops.aten.batch_norm.default";
const BATCH: i64 = 64;
const EPOCHS: usize = 5;

/// Switches the batch norms of an exported graph between training and evaluation.
fn set_training(graph: &mut Graph, training: bool) {
    let norms: Vec<_> =
        graph.nodes().filter(|node| node.target() == BATCH_NORM).map(|node| node.id()).collect();
    assert_eq!(norms.len(), 9);
    for norm in norms {
        graph.update_arg(norm, 5, training).unwrap();
    }
}

/// Images `[n, 1, 8, 8]` with values from 0 to 1, and labels.
fn digits(path: &str) -> (Tensor, Tensor) {
    let data = read_safetensors(root().join(path)).unwrap();
    let tensor = |name: &str| match Value::from_stored(&data[name]).unwrap() {
        Value::Tensor(tensor) => tensor,
        other => panic!("{}", other.describe()),
    };
    let (images, labels) = (tensor("images"), tensor("labels").to_kind(Kind::Int64));
    match images.kind() {
        Kind::Uint8 => (images.unsqueeze(1).to_kind(Kind::Float) / 16.0, labels),
        _ => (images, labels),
    }
}

/// Weights as of a network that has learnt nothing.
fn forget(net: &mut Compiled) {
    let tensors = net.module().modules().named_tensors();
    no_grad(|| {
        for (path, ..) in tensors {
            let mut tensor = net.parameter(&path).unwrap();
            let _ = match path.rsplit('.').next() {
                Some("running_var") => tensor.fill_(1.0),
                Some("weight") if tensor.dim() == 1 => tensor.fill_(1.0),
                Some("weight") => tensor.kaiming_normal_(),
                _ => tensor.fill_(0.0),
            };
        }
    });
}

trait Kaiming {
    fn kaiming_normal_(&mut self) -> Tensor;
}

impl Kaiming for Tensor {
    fn kaiming_normal_(&mut self) -> Tensor {
        let inputs: i64 = self.size()[1..].iter().product();
        self.normal_(0.0, (2.0 / inputs as f64).sqrt())
    }
}

fn forward(net: &mut Compiled, images: Tensor) -> Tensor {
    match net.forward(vec![images.into()]).unwrap() {
        Value::Tuple(mut outputs) => match outputs.swap_remove(0) {
            Value::Tensor(logits) => logits,
            other => panic!("{}", other.describe()),
        },
        other => panic!("{}", other.describe()),
    }
}

/// Trains with AdamW and a falling learning rate.
fn train(net: &mut Compiled) {
    tch::manual_seed(7);
    forget(net);
    let parameters = net.parameters().unwrap();
    assert_eq!(parameters.len(), 29);
    let mut optimizer = COptimizer::adamw(5e-3, 0.9, 0.999, 1e-2, 1e-8, false).unwrap();
    for (_, parameter) in &parameters {
        optimizer.add_parameters(parameter, 0).unwrap();
    }
    let (images, labels) = digits("tests/data/digits/train.safetensors");
    for epoch in 0..EPOCHS {
        optimizer.set_learning_rate(5e-3 * (1.0 - epoch as f64 / EPOCHS as f64)).unwrap();
        let order = Tensor::randperm(images.size()[0], (Kind::Int64, Device::Cpu));
        for rows in order.split(BATCH, 0) {
            let logits = forward(net, images.index_select(0, &rows));
            let loss = logits.cross_entropy_for_logits(&labels.index_select(0, &rows));
            optimizer.zero_grad().unwrap();
            loss.backward();
            assert!(parameters.iter().all(|(_, parameter)| parameter.grad().defined()));
            optimizer.step().unwrap();
        }
    }
}

/// The part of the images that training has not seen and that the network, in its evaluation form, names rightly.
fn accuracy(net: &mut Compiled) -> f64 {
    set_training(net.module_mut().graph_mut(), false);
    score(net)
}

fn score(net: &mut Compiled) -> f64 {
    let (images, labels) = digits("models/digits.safetensors");
    let logits = no_grad(|| forward(net, images));
    logits.argmax(1, false).eq_tensor(&labels).to_kind(Kind::Double).mean(Kind::Double).double_value(&[])
}

fn training_form() -> GraphModule {
    let mut module = read_module(root().join("models/digits.pt2")).unwrap();
    set_training(module.graph_mut(), true);
    module
}

#[test]
fn a_graph_trains_before_and_after_passes() {
    let _alone = crate::alone();
    // Threads gain nothing on a network this small, and wait for each other where there is other work.
    tch::set_num_threads(1);
    let mut net = Compiled::new(training_form()).unwrap();
    forget(&mut net);
    assert!(accuracy(&mut net) < 0.5);
    set_training(net.module_mut().graph_mut(), true);
    train(&mut net);
    let plain = accuracy(&mut net);
    assert!(plain > 0.95, "{plain}");

    let mut module = training_form();
    let report = PassManager::parse("fuse-conv-bn,cse,dce").unwrap().run(&mut module).unwrap();
    assert_eq!(report.passes[0].statistics.get("fused").copied().unwrap_or(0), 0);
    let mut net = Compiled::new(module).unwrap();
    train(&mut net);
    let transformed = accuracy(&mut net);
    assert!(transformed > 0.95, "{transformed}");

    // What was learnt lies in the module itself, so that the evaluation form folds with it.
    let mut module = net.into_module();
    let report = PassManager::parse("fuse-conv-bn,dce").unwrap().run(&mut module).unwrap();
    assert_eq!(report.passes[0].statistics["fused"], 9);
    let fused = score(&mut Compiled::new(module).unwrap());
    assert!((fused - transformed).abs() < 0.01, "{fused} instead of {transformed}");
}
