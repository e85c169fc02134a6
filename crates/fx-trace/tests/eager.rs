//! The code that is traced also runs on tensors, and gives what its graph gives.

#![allow(clippy::unwrap_used, clippy::panic)]

use fx_interp::{Interpreter, Value};
use fx_trace::{
    Module, ModuleExt, Parameter, TraceError, Training, Var, forward, functional as F, kw, nn, operator,
    slice, symbolic_trace, torch,
};
use tch::{Kind, Tensor};

fn input(shape: &[i64]) -> Tensor {
    let count: i64 = shape.iter().product();
    (Tensor::arange(count, (Kind::Float, tch::Device::Cpu)) * 0.37).sin().reshape(shape)
}

/// Runs the module as it is, and the graph of its trace, and compares.
fn same<M: Module>(module: &M, inputs: &[Tensor]) -> Var {
    let args = inputs.iter().fold(fx_trace::Args::new(), |args, input| args.arg(input));
    let eager = module.call(args);
    eager.check().unwrap();
    let traced = symbolic_trace(module).unwrap();
    let values = inputs.iter().map(Value::from).collect();
    let ran = Interpreter::new(&traced).unwrap().run(values).unwrap();
    compare(&eager, &ran);
    eager
}

fn compare(eager: &Var, ran: &Value) {
    match (eager.as_items(), ran.as_sequence()) {
        (Some(ours), Some(theirs)) => {
            assert_eq!(ours.len(), theirs.len());
            ours.iter().zip(theirs).for_each(|(ours, theirs)| compare(ours, theirs));
        }
        _ => assert!(eager.tensor().unwrap().allclose(ran.as_tensor().unwrap(), 1e-6, 1e-6, false)),
    }
}

#[derive(Module)]
struct Block {
    conv: nn::Conv2d,
    bn: nn::BatchNorm2d,
    pool: nn::MaxPool2d,
    scale: Parameter,
    head: nn::Sequential,
    training: Training,
}

impl Block {
    fn new() -> Self {
        Self {
            conv: nn::Conv2d::new(3, 4, 3).padding(1),
            bn: nn::BatchNorm2d::new(4),
            pool: nn::MaxPool2d::new(2),
            scale: Parameter::ones(&[4, 1, 1]),
            head: nn::Sequential::new()
                .push(nn::Flatten::new())
                .push(nn::Linear::new(16, 5))
                .push(nn::GELU::new()),
            training: Training::new(),
        }
    }

    #[forward]
    fn forward(&self, x: &Var) -> Var {
        let x = self.pool.forward(self.bn.forward(self.conv.forward(x)).relu());
        let x = (&self.scale * x).get((.., .., slice((), 2), -2..));
        let half = operator::floordiv(x.size(3), 2);
        let x = F::dropout(x, kw![p = 0.5, training = self.training.get()]);
        self.head.forward(x) + half
    }
}

#[test]
fn a_network_runs_as_its_graph_does() {
    let net = Block::new();
    let y = same(net.eval(), &[input(&[2, 3, 4, 4])]);
    assert_eq!(y.tensor().unwrap().size(), [2, 5]);
}

#[derive(Module)]
struct Tagger {
    embed: nn::Embedding,
    lstm: nn::LSTM,
    attention: nn::MultiheadAttention,
    norm: nn::LayerNorm,
    head: nn::Linear,
}

impl Tagger {
    #[forward]
    fn forward(&self, ids: &Var) -> (Var, Var) {
        let x = self.embed.forward(ids);
        let [x, state] = self.lstm.forward(x, ()).unpack();
        let [_, cell] = state.unpack();
        let [mixed, _] = self.attention.forward(&x, &x, &x, kw![need_weights = false]).unpack();
        let x = self.norm.forward(x + mixed);
        (self.head.forward(x).log_softmax(-1), cell)
    }
}

#[test]
fn recurrence_and_attention() {
    let net = Tagger {
        embed: nn::Embedding::new(11, 8),
        lstm: nn::LSTM::new(8, 4).bidirectional(true).num_layers(2).batch_first(true),
        attention: nn::MultiheadAttention::new(8, 2).batch_first(true),
        norm: nn::LayerNorm::new(8),
        head: nn::Linear::new(8, 3),
    };
    same(net.eval(), &[Tensor::from_slice(&[1i64, 4, 10, 0]).reshape([1, 4])]);
}

#[test]
fn branches_loops_and_numbers_of_tensors() {
    let x = Var::from(Tensor::from_slice(&[1.0f32, -2.0, 4.0]));
    assert!(operator::gt(x.sum(()), 2).to_bool().unwrap());
    assert_eq!(x.sum(()).to_f64().unwrap(), 3.0);
    assert_eq!((x.len().unwrap(), x.iter().unwrap().len()), (3, 3));
    assert_eq!(x.shape().to_string(), "(3,)");
    let error = x.to_bool().unwrap_err().to_string();
    assert!(error.contains("eager.rs:"), "{error}");
}

#[test]
fn errors_of_libtorch_travel_with_their_line() {
    let x = Var::from(input(&[2, 3]));
    let y = torch::matmul(&x, &x).relu() + 1;
    let error = y.tensor().unwrap_err().to_string();
    assert!(error.contains("eager.rs:") && error.contains("shapes cannot be multiplied"), "{error}");
    let layer = nn::Linear::new(5, 2);
    let error = layer.forward(&x).check().unwrap_err().to_string();
    assert!(error.contains("eager.rs:"), "{error}");
}

#[test]
fn a_module_is_trained_through_its_parameters() {
    nn::manual_seed(3);
    let net =
        nn::Sequential::new().push(nn::Linear::new(2, 16)).push(nn::Tanh::new()).push(nn::Linear::new(16, 1));
    let x = input(&[64, 2]);
    let target = x.select(1, 0) * x.select(1, 1);
    let loss = || F::mse_loss(net.forward(&x).squeeze(-1), &target, ()).tensor().unwrap();
    let parameters: Vec<Tensor> = (net.named_parameters().into_iter())
        .map(|(_, parameter)| parameter.value().tensor().unwrap())
        .collect();
    let before = loss().double_value(&[]);
    for _ in 0..60 {
        loss().backward();
        tch::no_grad(|| {
            for parameter in &parameters {
                let mut parameter = parameter.shallow_clone();
                let step = parameter.grad() * 0.3;
                let _ = parameter.g_sub_(&step);
                parameter.zero_grad();
            }
        });
    }
    let after = loss().double_value(&[]);
    assert!(after < before * 0.5, "{before} {after}");
    // What was learned is in the state, and in a graph traced afterwards.
    let traced = symbolic_trace(&net).unwrap();
    let ran = Interpreter::new(&traced).unwrap().run(vec![Value::from(&x)]).unwrap();
    compare(&net.forward(&x), &ran);
}

#[test]
fn batch_norm_keeps_its_statistics() {
    let bn = nn::BatchNorm1d::new(3);
    let x = input(&[8, 3]) + 5.0;
    bn.forward(&x).check().unwrap();
    let mean = bn.running_mean.as_ref().unwrap().value().tensor().unwrap();
    assert!(mean.allclose(&(x.mean_dim(0, false, Kind::Float) * 0.1), 1e-5, 1e-6, false), "{mean}");
    bn.eval();
    bn.forward(&x).check().unwrap();
    assert!(bn.running_mean.as_ref().unwrap().value().tensor().unwrap().equal(&mean));
}

#[test]
fn tensors_computed_while_a_trace_runs_become_constants() {
    let module = fx_trace::symbolic_trace_fn(["x"], |[x]| x + torch::ones([3]) * 2).unwrap();
    let targets: Vec<_> = module.graph().nodes().map(|node| node.target()).collect();
    assert_eq!(targets, ["x", "_tensor_constant0", "operator.add", "output"]);
    let y = Interpreter::new(&module)
        .unwrap()
        .run(vec![Value::from(Tensor::from_slice(&[1.0f32, 2.0, 3.0]))])
        .unwrap();
    assert_eq!(y.as_tensor(), Some(&Tensor::from_slice(&[3.0f32, 4.0, 5.0])));
}

#[test]
fn captured_modules_are_called_on_tensors() {
    let net = nn::Sequential::new().push(nn::Linear::new(4, 2)).push(nn::ReLU::new());
    let module = symbolic_trace(&net).unwrap();
    let x = input(&[3, 4]);
    let y = module.call(Var::from(x.shallow_clone())).tensor().unwrap();
    assert!(y.equal(&net.forward(&x).tensor().unwrap()));
}

#[test]
fn methods_can_be_called_by_their_names() {
    let error = Var::from(input(&[2])).call_method("no_such_method", ()).check().unwrap_err().to_string();
    assert!(error.contains("a tensor has no method `no_such_method`"), "{error}");
    let result: Result<Tensor, TraceError> = Var::from(input(&[2, 2])).matmul(input(&[2, 2])).tensor();
    assert!(result.is_ok());
}

/// A second call goes straight to the operator that the first one of its kind came down to: it must be the same call,
/// whatever was called in between.
#[test]
fn calls_of_all_kinds_give_the_same_again() {
    let (a, b) = (input(&[4, 4]), input(&[4, 4]) + 0.5);
    let one = Tensor::from(2.0f32);
    type Call = Box<dyn Fn() -> Var>;
    let calls = |x: &Var, y: &Var, n: &Var| -> Vec<(Call, Tensor)> {
        let (a, b) = (x.tensor().unwrap(), y.tensor().unwrap());
        let v = || (x.clone(), y.clone(), n.clone());
        macro_rules! call {
            (|$x:ident, $y:ident, $n:ident| $ours:expr, $theirs:expr) => {{
                let ($x, $y, $n) = v();
                let _ = (&$y, &$n);
                (Box::new(move || $ours) as Call, $theirs)
            }};
        }
        vec![
            call!(|x, y, n| &x + &y, &a + &b),
            call!(|x, y, n| &x + 2, &a + 2),
            call!(|x, y, n| &x + 2.5, &a + 2.5),
            call!(|x, y, n| &x + &n, &a + 2.0),
            call!(|x, y, n| 2 - &x, 2.0 - &a),
            call!(|x, y, n| operator::floordiv(&x, &y), a.divide_tensor_mode(&b, "floor")),
            call!(|x, y, n| x.sum(1), a.sum_dim_intlist(1i64, false, None::<Kind>)),
            call!(|x, y, n| x.sum(()), a.sum(None::<Kind>)),
            call!(|x, y, n| x.sum((1, kw![keepdim = true])), a.sum_dim_intlist(1i64, true, None::<Kind>)),
            call!(|x, y, n| x.sum((1, kw![keepdim = false])), a.sum_dim_intlist(1i64, false, None::<Kind>)),
            call!(|x, y, n| x.view((2, 8)), a.view([2, 8])),
            call!(|x, y, n| x.view((4, 2, 2)), a.view([4, 2, 2])),
            call!(|x, y, n| x.view([2, -1]), a.view([2, 8])),
            call!(|x, y, n| torch::cat([&x, &y], 1), Tensor::cat(&[&a, &b], 1)),
            call!(|x, y, n| torch::cat([&x, &y, &x], kw![dim = 0]), Tensor::cat(&[&a, &b, &a], 0)),
            call!(|x, y, n| F::relu(&x), a.relu()),
            call!(|x, y, n| F::relu_with(&(&x * 1), kw![inplace = true]), a.relu()),
            call!(|x, y, n| F::relu_with(&x, kw![inplace = false]), a.relu()),
            call!(|x, y, n| F::leaky_relu(&x, kw![negative_slope = 0.2]), a.maximum(&(&a * 0.2))),
            call!(|x, y, n| F::leaky_relu(&x, ()), a.maximum(&(&a * 0.01))),
            call!(|x, y, n| F::linear(&x, &y, ()), a.matmul(&b.tr())),
            call!(
                |x, y, n| F::layer_norm(&x, [4], ()),
                a.layer_norm([4], None::<&Tensor>, None::<&Tensor>, 1e-5, true)
            ),
            call!(|x, y, n| x.norm(1), a.abs().sum(None::<Kind>)),
            call!(|x, y, n| x.max(()), a.max()),
            call!(|x, y, n| x.get(1), a.select(0, 1)),
            call!(|x, y, n| x.to(fx_ir::DType::Float64), a.to_kind(Kind::Double)),
            call!(|x, y, n| F::softmax(&x, 1), a.softmax(1, None::<Kind>)),
            call!(|x, y, n| F::softmax(&x, kw![dim = 0]), a.softmax(0, None::<Kind>)),
            call!(|x, y, n| F::softmax(&x, ()), a.softmax(1, None::<Kind>)),
            call!(|x, y, n| F::log_softmax(&x, kw![dim = -1]), a.log_softmax(-1, None::<Kind>)),
            call!(|x, y, n| x.softmax(-1), a.softmax(-1, None::<Kind>)),
            call!(
                |x, y, n| F::max_pool2d(x.view((1, 1, 4, 4)), 2, ()),
                a.view([1, 1, 4, 4]).max_pool2d([2, 2], [2, 2], [0, 0], [1, 1], false)
            ),
            call!(
                |x, y, n| F::max_pool2d(x.view((1, 1, 4, 4)), 3, kw![stride = 2, padding = 1]),
                a.view([1, 1, 4, 4]).max_pool2d([3, 3], [2, 2], [1, 1], [1, 1], false)
            ),
            call!(
                |x, y, n| F::adaptive_avg_pool2d(x.view((1, 1, 4, 4)), 2),
                a.view([1, 1, 4, 4]).adaptive_avg_pool2d([2, 2])
            ),
            call!(
                |x, y, n| F::adaptive_avg_pool2d(x.view((1, 1, 4, 4)), [2, 1]),
                a.view([1, 1, 4, 4]).adaptive_avg_pool2d([2, 1])
            ),
            call!(
                |x, y, n| F::embedding((&x * 0.0).to(fx_ir::DType::Int64), &y, ()),
                b.select(0, 0).expand([4, 4, 4], false)
            ),
            call!(
                |x, y, n| F::embedding((&x * 0.0 + 1).to(fx_ir::DType::Int64), &y, kw![padding_idx = -1]),
                b.select(0, 1).expand([4, 4, 4], false)
            ),
            call!(
                |x, y, n| F::batch_norm(&x, y.get(0), y.get(1).abs(), ()),
                (&a - b.get(0)) / (b.get(1).abs() + 1e-5).sqrt()
            ),
            call!(|x, y, n| x.permute((1, 0)), a.tr()),
            call!(|x, y, n| x.transpose(0, 1), a.tr()),
            call!(|x, y, n| x.get(0).expand((3, -1)), a.get(0).expand([3, 4], false)),
            call!(|x, y, n| x.chunk(2, ()).get(1), a.narrow(0, 2, 2)),
            call!(|x, y, n| x.split(3, kw![dim = 1]).get(0), a.narrow(1, 0, 3)),
            call!(|x, y, n| x.masked_fill(x.gt(0), 7), a.masked_fill(&a.gt(0), 7)),
            call!(|x, y, n| x.mean((1, kw![keepdim = true])), a.mean_dim(1i64, true, None::<Kind>)),
            call!(|x, y, n| (&x * 1).relu_(), a.relu()),
            call!(|x, y, n| (&x * 1).add_(&y), &a + &b),
            call!(|x, y, n| (&x * 1).mul_(2.5), &a * 2.5),
            call!(|x, y, n| F::gelu_with(&x, kw![approximate = "tanh"]), a.gelu("tanh")),
            call!(
                |x, y, n| F::scaled_dot_product_attention(&x, &y, &x, ()),
                (a.matmul(&b.tr()) / 2.0).softmax(1, None::<Kind>).matmul(&a)
            ),
            call!(
                |x, y, n| F::conv2d(x.view((1, 1, 4, 4)), y.view((1, 1, 4, 4)), kw![padding = 1]),
                a.view([1, 1, 4, 4]).conv2d(
                    &b.view([1, 1, 4, 4]),
                    None::<&Tensor>,
                    [1, 1],
                    [1, 1],
                    [1, 1],
                    1
                )
            ),
        ]
    };
    let (x, y, n) = (Var::from(a), Var::from(b), Var::from(one));
    let calls = calls(&x, &y, &n);
    for round in 0..3 {
        for (at, (ours, theirs)) in calls.iter().enumerate() {
            let ours = ours().tensor().unwrap_or_else(|error| panic!("{at} in round {round}: {error}"));
            assert!(
                ours.kind() == theirs.kind() && ours.allclose(theirs, 1e-6, 1e-6, false),
                "{at} in round {round}"
            );
        }
    }
    // What fails the first time or later says so each time, with the place.
    let wrong = Var::from(input(&[3, 5]));
    for _ in 0..2 {
        assert!((&x + &wrong).error().is_some_and(|error| error.to_string().contains("eager.rs:")));
    }
}
