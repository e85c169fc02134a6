//! Shapes without computing: ResNet-50 as `torch.export` gives it, 175 calls on 267 tensors, without libtorch.
//!
//! ```text
//! cargo bench --no-default-features --bench shapes
//! ```

#![allow(clippy::unwrap_used)]

use divan::Bencher;
use fx::builtin_passes::fake_prop::propagate;
use fx::ir::{Argument, DType, Graph, GraphModule, NodeId, Storage, Tensor, TensorRole};
use fx::passes::{LintPolicy, PassManager};
use fx::shapes::{Meta, Size, Sym, Value};

fn main() {
    divan::main();
}

struct Net {
    graph: Graph,
    tensors: Vec<(String, TensorRole, Tensor)>,
    /// Every tensor has the same zeros.
    zeros: Storage,
    layers: usize,
}

impl Net {
    fn tensor(&mut self, name: &str, role: TensorRole, shape: &[i64]) -> NodeId {
        let path = format!("{name}_{}", self.layers);
        let tensor = Tensor::contiguous(DType::Float32, shape, self.zeros.clone()).unwrap();
        self.tensors.push((path.clone(), role, tensor));
        self.graph.get_attr(&path)
    }

    /// A convolution and its batch norm, in evaluation mode.
    fn conv(&mut self, x: NodeId, [from, to, kernel, stride]: [i64; 4]) -> NodeId {
        self.layers += 1;
        let weight = self.tensor("conv", TensorRole::Parameter, &[to, from, kernel, kernel]);
        let [gamma, beta] = ["gamma", "beta"].map(|name| self.tensor(name, TensorRole::Parameter, &[to]));
        let [mean, var] = ["mean", "var"].map(|name| self.tensor(name, TensorRole::Buffer, &[to]));
        let pair = |size: i64| Argument::from([size, size]);
        let args = (x, weight, Argument::None, pair(stride), pair(kernel / 2));
        let y = self.graph.call_function("torch.ops.aten.conv2d.default", args);
        let mut args: Vec<Argument> = [y, gamma, beta, mean, var].map(Argument::from).into();
        args.extend([false.into(), 0.1.into(), 1e-5.into(), true.into()]);
        self.graph.call_function("torch.ops.aten.batch_norm.default", args)
    }

    fn relu(&mut self, x: NodeId) -> NodeId {
        self.graph.call_function("torch.ops.aten.relu_.default", [x])
    }

    fn block(&mut self, x: NodeId, [from, width, stride]: [i64; 3], project: bool) -> NodeId {
        let mut y = self.conv(x, [from, width, 1, 1]);
        y = self.relu(y);
        y = self.conv(y, [width, width, 3, stride]);
        y = self.relu(y);
        y = self.conv(y, [width, 4 * width, 1, 1]);
        let skip = if project { self.conv(x, [from, 4 * width, 1, stride]) } else { x };
        y = self.graph.call_function("torch.ops.aten.add_.Tensor", (y, skip));
        self.relu(y)
    }
}

fn resnet50() -> GraphModule {
    let zeros = Storage::new(vec![0; 4 * 512 * 512 * 9]);
    let mut net = Net { graph: Graph::new(), tensors: Vec::new(), zeros, layers: 0 };
    let mut x = net.graph.placeholder("x");
    x = net.conv(x, [3, 64, 7, 2]);
    x = net.relu(x);
    let pair = |size: i64| Argument::from([size, size]);
    x = net.graph.call_function("torch.ops.aten.max_pool2d.default", (x, pair(3), pair(2), pair(1)));
    let mut from = 64;
    for (width, blocks, stride) in [(64, 3, 1), (128, 4, 2), (256, 6, 2), (512, 3, 2)] {
        for at in 0..blocks {
            x = net.block(x, [from, width, if at == 0 { stride } else { 1 }], at == 0);
            from = 4 * width;
        }
    }
    x = net.graph.call_function("torch.ops.aten.adaptive_avg_pool2d.default", (x, pair(1)));
    x = net.graph.call_function("torch.ops.aten.flatten.using_ints", (x, 1));
    let weight = net.tensor("fc", TensorRole::Parameter, &[1000, 2048]);
    let bias = net.tensor("bias", TensorRole::Parameter, &[1000]);
    x = net.graph.call_function("torch.ops.aten.linear.default", (x, weight, bias));
    net.graph.output(x);
    let mut module = GraphModule::from_graph(net.graph);
    for (path, role, tensor) in net.tensors {
        module.modules_mut().set_tensor(&path, role, tensor);
    }
    module
}

fn image(batch: Sym) -> Vec<Value<Sym>> {
    let sizes = [batch, 3.into(), 224.into(), 224.into()];
    vec![Value::Tensor(Meta::new(DType::Float32, sizes.into_iter().collect()))]
}

/// Finding the shapes.
#[divan::bench]
fn resnet50_shapes(bencher: Bencher) {
    let module = resnet50();
    let inputs = image(1.into());
    bencher.bench(|| propagate(&module, inputs.clone(), Sym::registry()).unwrap());
}

/// The same with a symbolic batch size.
#[divan::bench]
fn resnet50_symbolic_shapes(bencher: Bencher) {
    let module = resnet50();
    let inputs = image(Sym::symbol("s0", Some(2)));
    bencher.bench(|| propagate(&module, inputs.clone(), Sym::registry()).unwrap());
}

/// The pass, which also writes them into the metadata.
#[divan::bench]
fn resnet50_fake_prop(bencher: Bencher) {
    let mut module = resnet50();
    propagate(&module, image(1.into()), Sym::registry()).unwrap().record(&mut module).unwrap();
    bencher.bench_local(|| {
        let manager = PassManager::parse("fake-prop").unwrap();
        manager.lint(LintPolicy::Off).check_changed(false).run(&mut module).unwrap()
    });
}
