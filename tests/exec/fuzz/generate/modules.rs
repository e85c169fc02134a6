//! What programs call besides operators: layers, some of them twice, methods, sub-modules that are programs, branches.

use fx::ir::{Argument, DType, Graph, GraphModule, Module, NewNode, NodeId, Tensor, TensorRole};

use super::{Generator, Made, UNARY};

const METHODS: [&str; 6] = ["relu", "sigmoid", "tanh", "neg", "abs", "contiguous"];
const METHODS_IN_PLACE: [&str; 3] = ["relu_", "neg_", "zero_"];

/// A layer that may be called again on what has the same last sizes.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    path: String,
    /// The rank and the size that it needs along `dim`; any when there is none.
    needs: Option<(usize, usize, i64)>,
    /// What becomes of that size.
    gives: Option<i64>,
}

impl Generator<'_> {
    pub(super) fn method(&mut self) {
        let x = self.float();
        let name = match self.random.chance(30) {
            true => *self.random.pick(&METHODS_IN_PLACE),
            false => *self.random.pick(&METHODS),
        };
        let id = self.graph.call_method(name, [x.id]);
        self.made.push(Made { id, ..x });
    }

    fn tensor(&mut self, path: &str, role: TensorRole, shape: &[i64], low: f32) {
        let count = shape.iter().product::<i64>() as usize;
        let values: Vec<f32> = (0..count).map(|_| low + self.random.unit()).collect();
        self.tree.set_tensor(path, role, Tensor::from_f32(shape, &values).unwrap());
    }

    /// Calls a layer: one that was called before, or a new one.
    pub(super) fn layer(&mut self) {
        let x = self.float();
        let fits = |layer: &Layer| {
            layer.needs.is_none_or(|(rank, dim, size)| x.shape.len() == rank && x.shape[dim] == size)
        };
        let fitting: Vec<Layer> = self.layers.iter().filter(|layer| fits(layer)).cloned().collect();
        let layer = match !fitting.is_empty() && self.random.chance(50) {
            true => self.random.pick(&fitting).clone(),
            false => match self.new_layer(&x) {
                Some(layer) => layer,
                None => return,
            },
        };
        let mut shape = x.shape.clone();
        if let (Some((_, dim, _)), Some(size)) = (layer.needs, layer.gives) {
            shape[dim] = size;
        }
        let id = self.graph.call_module(&layer.path, [x.id]);
        self.made.push(Made { id, shape, dtype: x.dtype });
    }

    fn new_layer(&mut self, x: &Made) -> Option<Layer> {
        let path = format!("layer{}", self.layers.len());
        let rank = x.shape.len();
        let (class, config, needs, gives): (&str, Vec<(&str, Argument)>, _, _) = match self.random.below(6) {
            0 => ("activation.ReLU", vec![("inplace", self.random.chance(30).into())], None, None),
            1 => ("dropout.Dropout", vec![("p", 0.5.into()), ("inplace", false.into())], None, None),
            2 if rank == 2 && x.shape[1] > 0 => {
                self.tensor(&format!("{path}.weight"), TensorRole::Parameter, &[5, x.shape[1]], -0.5);
                self.tensor(&format!("{path}.bias"), TensorRole::Parameter, &[5], -0.5);
                let config = vec![("in_features", x.shape[1].into()), ("out_features", 5.into())];
                ("linear.Linear", config, Some((2, 1, x.shape[1])), Some(5))
            }
            3 if rank == 4 && x.shape[1] > 0 => {
                let channels = x.shape[1];
                self.tensor(&format!("{path}.weight"), TensorRole::Parameter, &[2, channels, 3, 3], -0.5);
                self.tensor(&format!("{path}.bias"), TensorRole::Parameter, &[2], -0.5);
                let pair = |n: i64| Argument::tuple([n, n]);
                let config = vec![
                    ("in_channels", channels.into()),
                    ("out_channels", 2.into()),
                    ("kernel_size", pair(3)),
                    ("stride", pair(1)),
                    ("padding", pair(1)),
                    ("dilation", pair(1)),
                    ("transposed", false.into()),
                    ("output_padding", pair(0)),
                    ("groups", 1.into()),
                    ("padding_mode", "zeros".into()),
                ];
                ("conv.Conv2d", config, Some((4, 1, channels)), Some(2))
            }
            4 if (2..=4).contains(&rank) && rank != 3 && x.shape[1] > 0 => {
                let channels = x.shape[1];
                for (name, role, low) in [
                    ("weight", TensorRole::Parameter, 0.5),
                    ("bias", TensorRole::Parameter, -0.5),
                    ("running_mean", TensorRole::Buffer, -0.5),
                    ("running_var", TensorRole::Buffer, 0.5),
                ] {
                    self.tensor(&format!("{path}.{name}"), role, &[channels], low);
                }
                let config = vec![
                    ("num_features", channels.into()),
                    ("eps", 1e-5.into()),
                    ("momentum", 0.1.into()),
                    ("affine", true.into()),
                    ("track_running_stats", true.into()),
                ];
                let class = if rank == 2 { "batchnorm.BatchNorm1d" } else { "batchnorm.BatchNorm2d" };
                (class, config, Some((rank, 1, channels)), None)
            }
            _ => ("activation.Tanh", Vec::new(), None, None),
        };
        let id = self.tree.ensure_module(&path);
        let training = class.starts_with("dropout") && self.random.chance(50);
        let module = self.tree.module_mut(id)?;
        module.class = format!("torch.nn.modules.{class}");
        module.training = training;
        module.config.extend(config.into_iter().map(|(name, value)| (name.to_owned(), value)));
        let layer = Layer { path, needs, gives };
        self.layers.push(layer.clone());
        Some(layer)
    }

    /// A program of one input that computes, writes to its input or its own buffer, or draws random numbers.
    fn inner(&mut self, shape: &[i64]) -> GraphModule {
        let mut graph = Graph::new();
        let mut tree = fx::ir::ModuleTree::new("Inner");
        let x = graph.placeholder("a");
        let mut last = x;
        for _ in 0..1 + self.random.below(3) {
            let op = *self.random.pick(&UNARY);
            last = graph.call_function(&format!("torch.ops.aten.{op}.default"), [last]);
        }
        match self.random.below(6) {
            0 => {
                graph.call_function("torch.ops.aten.add_.Tensor", vec![x.into(), Argument::Int(1)]);
            }
            1 => {
                // Without dimensions, so that what is multiplied by it keeps its own: branches must agree.
                let zero = Tensor::from_f32(&[], &[0.0]).unwrap();
                tree.set_tensor("calls", TensorRole::Buffer, zero);
                let calls = graph.get_attr("calls");
                let sum =
                    graph.call_function("torch.ops.aten.add_.Tensor", vec![calls.into(), Argument::Int(1)]);
                last = graph.call_function("torch.ops.aten.mul.Tensor", (last, sum));
            }
            2 => last = graph.call_function("torch.ops.aten.rand_like.default", [last]),
            3 if !shape.is_empty() => {
                last = graph.call_function("torch.ops.aten.mul.Tensor", (last, x));
            }
            _ => {}
        }
        graph.output(Argument::tuple([last]));
        GraphModule::new(tree, graph)
    }

    fn add_inner(&mut self, shape: &[i64]) -> String {
        let path = format!("inner{}", self.inners);
        self.inners += 1;
        let program = self.inner(shape);
        let mut module = Module::new("Inner");
        module.graph = Some(Box::new(program));
        self.tree.set_module(&path, module);
        path
    }

    fn first_of(&mut self, pair: NodeId, like: &Made) {
        let id = self.graph.call_function("operator.getitem", (pair, 0));
        self.made.push(Made { id, shape: like.shape.clone(), dtype: DType::Float32 });
    }

    /// Calls a sub-module that is a program, perhaps twice.
    pub(super) fn program_module(&mut self) {
        let x = self.float();
        let path = self.add_inner(&x.shape);
        for _ in 0..1 + self.random.below(2) {
            let called = self.graph.call_module(&path, [x.id]);
            self.first_of(called, &x);
        }
    }

    /// One of two programs, as the data decides.
    pub(super) fn conditional(&mut self) {
        let x = self.float();
        let sum = self.graph.call_function("torch.ops.aten.sum.default", [x.id]);
        let zero = Argument::Float(0.0);
        let flag = self.graph.call_function("torch.ops.aten.gt.Scalar", vec![sum.into(), zero]);
        let branches = [(); 2].map(|()| {
            let path = self.add_inner(&x.shape);
            self.graph.get_attr(&path)
        });
        let call =
            NewNode::call_function("torch.ops.higher_order.cond").args((flag, branches[0], branches[1]));
        let cond = self.graph.create_node(call.arg(Argument::tuple([x.id])));
        self.first_of(cond, &x);
    }

    /// Products, normalisations and other operators that take a matrix.
    pub(super) fn matrix(&mut self) {
        let x = self.float();
        if x.shape.len() != 2 || x.shape.contains(&0) {
            return;
        }
        let (rows, columns) = (x.shape[0], x.shape[1]);
        match self.random.below(6) {
            0 => {
                let weight = self.parameter(&[3, columns], -0.5);
                let bias = self.parameter(&[3], -0.5);
                self.call("linear", vec![x.id.into(), weight.into(), bias.into()], vec![rows, 3], x.dtype);
            }
            1 => {
                let right = self.parameter(&[columns, 2], -0.5);
                self.call("mm", vec![x.id.into(), right.into()], vec![rows, 2], x.dtype);
            }
            2 => {
                let left = self.parameter(&[2, rows], -0.5);
                self.call("matmul", vec![left.into(), x.id.into()], vec![2, columns], x.dtype);
            }
            3 => {
                self.call("softmax.int", vec![x.id.into(), Argument::Int(-1)], x.shape, x.dtype);
            }
            4 => {
                let weight = self.parameter(&[columns], 0.5);
                let sizes = Argument::list([columns]);
                self.call("layer_norm", vec![x.id.into(), sizes, weight.into()], x.shape, x.dtype);
            }
            _ => {
                self.call("t", vec![x.id.into()], vec![columns, rows], x.dtype);
            }
        }
    }

    /// Operators that move, pick or convert elements.
    pub(super) fn moving(&mut self) {
        let x = self.float();
        let rank = x.shape.len();
        if rank == 0 || x.shape.contains(&0) {
            return;
        }
        let dim = self.random.below(rank);
        let at = Argument::Int(dim as i64);
        let mut shape = x.shape.clone();
        match self.random.below(8) {
            0 => {
                let order: Vec<i64> = (0..rank as i64).rev().collect();
                shape.reverse();
                self.call("permute", vec![x.id.into(), Argument::list(order)], shape, x.dtype);
            }
            1 => {
                let shape = vec![x.shape.iter().product()];
                self.call("flatten.using_ints", vec![x.id.into()], shape, x.dtype);
            }
            2 => {
                let flipped = Argument::list([dim as i64]);
                self.call("flip", vec![x.id.into(), flipped], shape, x.dtype);
            }
            3 => {
                self.call("cumsum", vec![x.id.into(), at], shape, x.dtype);
            }
            4 => {
                let wide = self.call(
                    "to.dtype",
                    vec![x.id.into(), Argument::DType(DType::Float64)],
                    shape.clone(),
                    DType::Float64,
                );
                let narrow = vec![wide.id.into(), Argument::DType(DType::Float32)];
                self.call("to.dtype", narrow, shape, DType::Float32);
            }
            5 => {
                let (low, high) = (Argument::Float(-0.5), Argument::Float(0.5));
                self.call("clamp", vec![x.id.into(), low, high], shape, x.dtype);
            }
            6 => {
                let list = self.graph.call_function("torch.ops.aten.unbind.int", vec![x.id.into(), at]);
                let item = self.random.below(shape.remove(dim) as usize) as i64;
                let id = self.graph.call_function("operator.getitem", (list, item));
                self.made.push(Made { id, shape, dtype: x.dtype });
            }
            _ => {
                let mask = self.call(
                    "lt.Scalar",
                    vec![x.id.into(), Argument::Float(0.1)],
                    shape.clone(),
                    DType::Bool,
                );
                let args = vec![x.id.into(), mask.id.into(), Argument::Float(2.0)];
                self.call("masked_fill.Scalar", args, shape, x.dtype);
            }
        }
    }
}
