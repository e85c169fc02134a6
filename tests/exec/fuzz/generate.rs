//! Random valid programs: views and writes through them, random numbers, several results, parameters used twice,
//! convolutions with batch norms, constants worth folding, calls worth merging; layers that are called twice, methods,
//! sub-modules that are programs, branches; symbolic sizes.
//!
//! Shapes are followed by hand, so most programs run; one that does not (a write to an expanded tensor) says nothing and
//! is passed over.

mod modules;

use fx::ir::{
    Argument, DType, Dim, Graph, GraphModule, ModuleTree, NodeId, SymExpr, SymRange, Tensor, TensorMeta,
    TensorRole, ValueMeta,
};
use fx::passes::SampleInput;

use modules::Layer;

/// Sebastiano Vigna's SplitMix64.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

#[derive(Clone, Debug)]
struct Made {
    id: NodeId,
    shape: Vec<i64>,
    dtype: DType,
}

/// A program in the making.
struct Generator<'r> {
    random: &'r mut Random,
    graph: Graph,
    tree: ModuleTree,
    made: Vec<Made>,
    /// The calls that compute only, to be said again.
    pure: Vec<(String, Vec<Argument>, Made)>,
    parameters: usize,
    layers: Vec<Layer>,
    inners: usize,
    /// Whether sizes along the first dimension may be others.
    dynamic: bool,
}

/// A program and values to run it on.
pub struct Program {
    pub module: GraphModule,
    pub inputs: Vec<SampleInput>,
    /// Inputs of other sizes, when some are symbolic.
    pub others: Option<Vec<SampleInput>>,
}

/// A program whose inputs are all of float32.
pub fn program(random: &mut Random) -> Program {
    let dynamic = random.chance(25);
    let mut shapes: Vec<Vec<i64>> = vec![vec![if dynamic { 4 } else { 2 }, 3, 5, 5], vec![4, 6]];
    shapes.truncate(1 + random.below(2));
    if random.chance(50) {
        shapes.push(vec![4, 6]);
    }
    let mut generator = Generator {
        random: &mut *random,
        graph: Graph::new(),
        tree: ModuleTree::new("Fuzzed"),
        made: Vec::new(),
        pure: Vec::new(),
        parameters: 0,
        layers: Vec::new(),
        inners: 0,
        dynamic,
    };
    for (at, shape) in shapes.iter().enumerate() {
        let id = generator.graph.placeholder(&format!("x{at}"));
        if dynamic {
            let mut meta = TensorMeta::contiguous(DType::Float32, shape);
            let batch = SymExpr { text: "s0".to_owned(), source: String::new(), hint: Some(4) };
            meta.shape[0] = Dim::Sym(batch.into());
            generator.graph.meta_mut(id).unwrap().value = Some(ValueMeta::Tensor(meta).into());
        }
        generator.made.push(Made { id, shape: shape.clone(), dtype: DType::Float32 });
    }
    let calls = 4 + generator.random.below(24);
    while generator.graph.len() < calls {
        generator.step();
    }
    let count = 1 + generator.random.below(3);
    let mut outputs: Vec<NodeId> = generator.made.last().map(|last| last.id).into_iter().collect();
    for _ in 0..count {
        let at = generator.random.below(generator.made.len());
        outputs.push(generator.made[at].id);
    }
    generator.graph.output(Argument::tuple(outputs));
    let mut module = GraphModule::new(generator.tree, generator.graph);
    if dynamic {
        module.range_constraints.insert("s0".to_owned(), SymRange { min: Some(2), max: Some(64) });
    }
    let inputs = values(random, &shapes);
    let others = dynamic.then(|| {
        shapes.iter_mut().for_each(|shape| shape[0] = 3);
        values(random, &shapes)
    });
    Program { module, inputs, others }
}

fn values(random: &mut Random, shapes: &[Vec<i64>]) -> Vec<SampleInput> {
    let value = |shape: &Vec<i64>| {
        let count = shape.iter().product::<i64>() as usize;
        let values: Vec<f32> = (0..count).map(|_| 4.0 * random.unit() - 2.0).collect();
        SampleInput::Tensor(Tensor::from_f32(shape, &values).unwrap())
    };
    shapes.iter().map(value).collect()
}

const UNARY: [&str; 9] = ["relu", "neg", "sigmoid", "tanh", "abs", "sin", "gelu", "clone", "round"];
const UNARY_IN_PLACE: [&str; 5] = ["relu_", "tanh_", "neg_", "zero_", "abs_"];
const BINARY: [&str; 5] = ["add.Tensor", "sub.Tensor", "mul.Tensor", "maximum.default", "atan2.default"];
const BINARY_IN_PLACE: [&str; 3] = ["add_.Tensor", "mul_.Tensor", "copy_.default"];

impl Generator<'_> {
    fn any(&mut self) -> Made {
        let at = self.random.below(self.made.len());
        self.made[at].clone()
    }

    fn float(&mut self) -> Made {
        let floats: Vec<Made> =
            self.made.iter().filter(|made| made.dtype == DType::Float32).cloned().collect();
        self.random.pick(&floats).clone()
    }

    /// Another value of the same shape and type, or the same.
    fn twin(&mut self, of: &Made) -> Made {
        let twins: Vec<Made> = self
            .made
            .iter()
            .filter(|made| made.shape == of.shape && made.dtype == of.dtype)
            .cloned()
            .collect();
        self.random.pick(&twins).clone()
    }

    fn scalar(&mut self) -> Argument {
        self.random
            .pick(&[
                Argument::Int(1),
                Argument::Int(2),
                Argument::Float(1.0),
                Argument::Float(0.5),
                Argument::Float(-0.0),
                Argument::Bool(true),
            ])
            .clone()
    }

    fn call(&mut self, op: &str, args: Vec<Argument>, shape: Vec<i64>, dtype: DType) -> Made {
        let target = match op.contains('.') {
            true => format!("torch.ops.aten.{op}"),
            false => format!("torch.ops.aten.{op}.default"),
        };
        let id = self.graph.call_function(&target, args.clone());
        let made = Made { id, shape, dtype };
        self.made.push(made.clone());
        self.pure.push((target, args, made.clone()));
        made
    }

    fn step(&mut self) {
        match self.random.below(27) {
            0..=2 => {
                let x = self.float();
                let op = *self.random.pick(&UNARY);
                self.call(op, vec![x.id.into()], x.shape, x.dtype);
            }
            3 => {
                let x = self.float();
                let op = *self.random.pick(&UNARY_IN_PLACE);
                self.call(op, vec![x.id.into()], x.shape, x.dtype);
            }
            4..=5 => {
                let a = self.float();
                let b = self.twin(&a);
                let op = *self.random.pick(&BINARY);
                self.call(op, vec![a.id.into(), b.id.into()], a.shape, a.dtype);
            }
            6 => {
                let a = self.float();
                let b = self.twin(&a);
                let op = *self.random.pick(&BINARY_IN_PLACE);
                self.call(op, vec![a.id.into(), b.id.into()], a.shape, a.dtype);
            }
            7 => {
                let a = self.float();
                let scalar = self.scalar();
                let op = *self.random.pick(&[
                    "add.Tensor",
                    "mul.Tensor",
                    "sub.Tensor",
                    "add_.Scalar",
                    "fill_.Scalar",
                ]);
                self.call(op, vec![a.id.into(), scalar], a.shape, a.dtype);
            }
            8..=10 => self.view(),
            11 => self.pieces(),
            12 => self.reduction(),
            13 => self.join(),
            14 => self.constant(),
            15 => self.parameter_use(),
            16 => self.normed_convolution(),
            17 => self.random_call(),
            18 => self.compare(),
            19 => self.method(),
            20..=21 => self.layer(),
            22 => self.program_module(),
            23 => self.conditional(),
            24 => self.matrix(),
            25 => self.moving(),
            _ => self.repeat(),
        }
    }

    fn view(&mut self) {
        let x = self.any();
        let rank = x.shape.len();
        let numel: i64 = x.shape.iter().product();
        if rank == 0 {
            self.call("unsqueeze", vec![x.id.into(), 0.into()], vec![1], x.dtype);
            return;
        }
        let dim = self.random.below(rank);
        let (at, size) = (Argument::Int(dim as i64), x.shape[dim]);
        let mut shape = x.shape.clone();
        match self.random.below(8) {
            0 => {
                let op = *self.random.pick(&["view", "reshape"]);
                let size = if self.dynamic { -1 } else { numel };
                self.call(op, vec![x.id.into(), Argument::list([size])], vec![numel], x.dtype);
            }
            1 => {
                let other = self.random.below(rank);
                shape.swap(dim, other);
                self.call("transpose.int", vec![x.id.into(), at, (other as i64).into()], shape, x.dtype);
            }
            2 if size > 0 => {
                let index = self.random.below(size as usize) as i64;
                shape.remove(dim);
                self.call("select.int", vec![x.id.into(), at, index.into()], shape, x.dtype);
            }
            3 if size > 1 => {
                let start = self.random.below(size as usize) as i64;
                shape[dim] = size - start;
                let end = Argument::Int(i64::MAX);
                self.call("slice.Tensor", vec![x.id.into(), at, start.into(), end], shape, x.dtype);
            }
            4 => {
                shape.insert(dim, 1);
                self.call("unsqueeze", vec![x.id.into(), at], shape, x.dtype);
            }
            5 if size == 1 => {
                shape[dim] = 3;
                let kept = |at: usize, size: i64| if self.dynamic && at != dim { -1 } else { size };
                let sizes: Vec<Argument> =
                    shape.iter().enumerate().map(|(at, &size)| kept(at, size).into()).collect();
                self.call("expand", vec![x.id.into(), Argument::List(sizes.into())], shape, x.dtype);
            }
            6 => {
                self.call("contiguous", vec![x.id.into()], shape, x.dtype);
            }
            _ => {
                self.call("detach", vec![x.id.into()], shape, x.dtype);
            }
        }
    }

    /// Several results.
    fn pieces(&mut self) {
        let x = self.float();
        let Some(&size) = x.shape.first().filter(|&&size| size > 1) else { return };
        match self.random.below(2) {
            0 => {
                let list = self.graph.call_function(
                    "torch.ops.aten.split.Tensor",
                    vec![x.id.into(), Argument::Int(1), Argument::Int(0)],
                );
                let mut shape = x.shape.clone();
                shape[0] = 1;
                let at = self.random.below(size as usize) as i64;
                let id = self.graph.call_function("operator.getitem", (list, at));
                self.made.push(Made { id, shape, dtype: x.dtype });
            }
            _ => {
                let pair =
                    self.graph.call_function("torch.ops.aten.max.dim", vec![x.id.into(), Argument::Int(0)]);
                let at = self.random.below(2) as i64;
                let id = self.graph.call_function("operator.getitem", (pair, at));
                let dtype = if at == 0 { x.dtype } else { DType::Int64 };
                self.made.push(Made { id, shape: x.shape[1..].to_vec(), dtype });
            }
        }
    }

    fn reduction(&mut self) {
        let x = self.float();
        if x.shape.is_empty() || x.shape.contains(&0) {
            return;
        }
        let dim = self.random.below(x.shape.len());
        let keep = self.random.chance(50);
        let mut shape = x.shape.clone();
        if keep {
            shape[dim] = 1;
        } else {
            shape.remove(dim);
        }
        let op = *self.random.pick(&["sum.dim_IntList", "mean.dim", "amax.default"]);
        self.call(op, vec![x.id.into(), Argument::list([dim as i64]), keep.into()], shape, x.dtype);
    }

    fn join(&mut self) {
        let a = self.float();
        let b = self.twin(&a);
        let list = Argument::list([a.id, b.id]);
        if a.shape.is_empty() || self.random.chance(50) {
            let mut shape = a.shape.clone();
            shape.insert(0, 2);
            self.call("stack", vec![list, 0.into()], shape, a.dtype);
        } else {
            let mut shape = a.shape.clone();
            shape[0] *= 2;
            self.call("cat", vec![list, 0.into()], shape, a.dtype);
        }
    }

    fn constant(&mut self) {
        if self.dynamic {
            let x = self.float();
            let like = *self.random.pick(&["ones_like", "zeros_like"]);
            self.call(like, vec![x.id.into()], x.shape, x.dtype);
            return;
        }
        let shape = self.any().shape;
        let sizes = Argument::List(shape.iter().map(|&size| size.into()).collect());
        match self.random.below(3) {
            0 => self.call("full", vec![sizes, Argument::Float(1.5)], shape, DType::Float32),
            1 => self.call("ones", vec![sizes], shape, DType::Float32),
            _ => self.call("zeros", vec![sizes], shape, DType::Float32),
        };
    }

    /// A tensor of small random numbers under a new name.
    fn parameter(&mut self, shape: &[i64], low: f32) -> NodeId {
        let count = shape.iter().product::<i64>() as usize;
        let values: Vec<f32> = (0..count).map(|_| low + self.random.unit()).collect();
        let path = format!("p{}", self.parameters);
        self.parameters += 1;
        let role = if self.random.chance(50) { TensorRole::Parameter } else { TensorRole::Buffer };
        self.tree.set_tensor(&path, role, Tensor::from_f32(shape, &values).unwrap());
        self.graph.get_attr(&path)
    }

    /// A parameter, new or read once more.
    fn parameter_use(&mut self) {
        if self.parameters > 0 && self.random.chance(50) {
            let path = format!("p{}", self.random.below(self.parameters));
            let shape = self.tree.get_tensor(&path).unwrap().1.shape.to_vec();
            let id = self.graph.get_attr(&path);
            self.made.push(Made { id, shape, dtype: DType::Float32 });
            return;
        }
        let shape = self.any().shape;
        if shape.iter().product::<i64>() < 500 {
            let id = self.parameter(&shape, -0.5);
            self.made.push(Made { id, shape, dtype: DType::Float32 });
        }
    }

    fn normed_convolution(&mut self) {
        let images: Vec<Made> = self
            .made
            .iter()
            .filter(|made| made.shape.len() == 4 && made.dtype == DType::Float32)
            .cloned()
            .collect();
        if images.is_empty() {
            return;
        }
        let x = self.random.pick(&images).clone();
        let (channels, out) = (x.shape[1], 2);
        if channels == 0 || x.shape.contains(&0) {
            return;
        }
        let weight = self.parameter(&[out, channels, 3, 3], -0.5);
        let bias = match self.random.chance(50) {
            true => Argument::Node(self.parameter(&[out], -0.5)),
            false => Argument::None,
        };
        let (one, pad) = (Argument::list([1i64, 1]), Argument::list([1i64, 1]));
        let mut shape = x.shape.clone();
        shape[1] = out;
        let conv =
            self.call("conv2d", vec![x.id.into(), weight.into(), bias, one, pad], shape.clone(), x.dtype);
        let [scale, shift, mean] = [(); 3].map(|()| self.parameter(&[out], -0.5));
        let variance = self.parameter(&[out], 0.5);
        let training = Argument::Bool(self.random.chance(15));
        let args = vec![
            conv.id.into(),
            scale.into(),
            shift.into(),
            mean.into(),
            variance.into(),
            training,
            Argument::Float(0.1),
            Argument::Float(1e-5),
            Argument::Bool(true),
        ];
        self.call("batch_norm", args, shape, x.dtype);
    }

    fn random_call(&mut self) {
        let x = self.float();
        match self.random.below(3) {
            0 => self.call("rand_like", vec![x.id.into()], x.shape, x.dtype),
            1 => self.call("dropout", vec![x.id.into(), 0.5.into(), true.into()], x.shape, x.dtype),
            _ => self.call("dropout", vec![x.id.into(), 0.5.into(), false.into()], x.shape, x.dtype),
        };
    }

    fn compare(&mut self) {
        let a = self.float();
        let b = self.twin(&a);
        let which = self.call("gt.Tensor", vec![a.id.into(), b.id.into()], a.shape.clone(), DType::Bool);
        self.call("where.self", vec![which.id.into(), a.id.into(), b.id.into()], a.shape, a.dtype);
    }

    /// Says a call again, word for word.
    fn repeat(&mut self) {
        if self.pure.is_empty() {
            return;
        }
        let (target, args, made) = self.random.pick(&self.pure).clone();
        let id = self.graph.call_function(&target, args);
        self.made.push(Made { id, ..made });
    }
}
