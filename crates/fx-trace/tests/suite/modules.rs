//! What becomes of modules, parameters, buffers, constants and containers.

use std::cell::Cell;
use std::rc::Rc;

use fx_ir::{Argument, DType, Tensor, TensorRole};
use fx_trace::{
    Buffer, Init, Module, ModuleExt, Parameter, Training, Var, forward, functional as F, kw, nn, operator,
    slice, symbolic_trace, symbolic_trace_fn, torch,
};

use crate::lines;

#[derive(Module)]
struct Inner {
    scale: Parameter,
    shift: Buffer,
    mask: Buffer,
}

impl Inner {
    fn new() -> Self {
        Self {
            scale: Parameter::ones(&[4]),
            shift: Buffer::init(&[4], DType::Float32, Init::Constant(0.5)),
            mask: Buffer::init(&[4], DType::Bool, Init::Constant(1.0)).non_persistent(),
        }
    }

    #[forward]
    fn forward(&self, x: &Var) -> Var {
        let y = x * &self.scale + &self.shift;
        torch::where_(&self.mask, y, x)
    }
}

#[derive(Module)]
struct Shared {
    embed: nn::Embedding,
    layers: nn::Sequential,
    names: nn::ModuleDict,
    linear: Rc<nn::Linear>,
    again: Rc<nn::Linear>,
    head: nn::Linear,
}

impl Shared {
    fn new() -> Self {
        let linear = Rc::new(nn::Linear::new(4, 4));
        let embed = nn::Embedding::new(10, 4);
        let mut head = nn::Linear::new(4, 10).bias(false);
        head.weight = embed.weight.clone();
        Self {
            embed,
            layers: nn::Sequential::new().push(nn::ReLU::new()).push(Inner::new()),
            names: nn::ModuleDict::new().named("with space", nn::Sigmoid::new()).named("7", nn::Tanh::new()),
            again: linear.clone(),
            linear,
            head,
        }
    }

    #[forward(ids: "torch.Tensor", -> "torch.Tensor")]
    fn forward(&self, ids: &Var) -> Var {
        let x = self.layers.forward(self.linear.forward(self.embed.forward(ids)));
        let x = self.names.call("with space", self.names.call("7", x));
        self.head.forward(self.again.forward(x))
    }
}

#[test]
fn shared_modules_print_their_first_path_and_tied_parameters_stay_tied() {
    let module = symbolic_trace(&Shared::new()).unwrap();
    insta::assert_snapshot!(lines(&module), @"
    graph():
        %ids : torch.Tensor [num_users=1] = placeholder[target=ids]
        %embed : [num_users=1] = call_module[target=embed](args = (%ids,))
        %linear : [num_users=1] = call_module[target=linear](args = (%embed,))
        %layers_0 : [num_users=2] = call_module[target=layers.0](args = (%linear,))
        %layers_1_scale : [num_users=1] = get_attr[target=layers.1.scale]
        %mul : [num_users=1] = call_function[target=operator.mul](args = (%layers_0, %layers_1_scale))
        %layers_1_shift : [num_users=1] = get_attr[target=layers.1.shift]
        %add : [num_users=1] = call_function[target=operator.add](args = (%mul, %layers_1_shift))
        %layers_1_mask : [num_users=1] = get_attr[target=layers.1.mask]
        %where : [num_users=1] = call_function[target=torch.where](args = (%layers_1_mask, %add, %layers_0))
        %names_7 : [num_users=1] = call_module[target=names.7](args = (%where,))
        %names_with_space : [num_users=1] = call_module[target=names.with space](args = (%names_7,))
        %linear_1 : [num_users=1] = call_module[target=linear](args = (%names_with_space,))
        %head : [num_users=1] = call_module[target=head](args = (%linear_1,))
        return head
    ");
    assert_eq!(module.name, "Shared");
    let tree = module.modules();
    assert_eq!(tree.get_tensor("head.weight").unwrap().0, tree.get_tensor("embed.weight").unwrap().0);
    let role = tree.named_tensors().into_iter().find(|(path, ..)| path == "layers.1.mask").unwrap().1;
    assert_eq!(role, TensorRole::NonPersistentBuffer);
    // The second call of one module has a key of its own in the module stack, as in torch.fx.
    let node = module.graph().find("linear_1").unwrap();
    let frame = node.meta().module_stack.as_ref().unwrap().last().unwrap();
    assert_eq!((&*frame.key, &*frame.path), ("linear@1", "linear"));
}

#[test]
fn parameters_are_read_once_and_buffers_at_each_use() {
    #[derive(Module)]
    struct Reads {
        weight: Parameter,
        buffer: Buffer,
    }

    impl Reads {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            x + &self.weight + &self.buffer + &self.weight + &self.buffer
        }
    }

    let buffer = Buffer::init(&[2], DType::Float32, Init::Range);
    let module = symbolic_trace(&Reads { weight: Parameter::zeros(&[2]), buffer }).unwrap();
    let names: Vec<_> = module.graph().nodes().map(|node| node.name()).collect();
    assert_eq!(names, ["x", "weight", "add", "buffer", "add_1", "add_2", "buffer_1", "add_3", "output"]);
}

#[test]
fn foreign_tensors_become_constants_of_the_root() {
    let ones = Var::from(Tensor::from_f32(&[3], &[1.0; 3]).unwrap());
    let twos = Var::from(Tensor::from_f32(&[3], &[2.0; 3]).unwrap());
    let module = symbolic_trace_fn(["x"], |[x]| (x + &ones) * &twos - &ones).unwrap();
    insta::assert_snapshot!(lines(&module), @"
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %_tensor_constant0 : [num_users=1] = get_attr[target=_tensor_constant0]
        %add : [num_users=1] = call_function[target=operator.add](args = (%x, %_tensor_constant0))
        %_tensor_constant1 : [num_users=1] = get_attr[target=_tensor_constant1]
        %mul : [num_users=1] = call_function[target=operator.mul](args = (%add, %_tensor_constant1))
        %_tensor_constant0_1 : [num_users=1] = get_attr[target=_tensor_constant0]
        %sub : [num_users=1] = call_function[target=operator.sub](args = (%mul, %_tensor_constant0_1))
        return sub
    ");
    assert_eq!(module.modules().tensor_count(), 2);
}

#[test]
fn modules_are_recorded_on_constants_too() {
    #[derive(Module)]
    struct OnConstants {
        embed: nn::Embedding,
    }

    impl OnConstants {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            x + self.embed.forward(3)
        }
    }

    let module = symbolic_trace(&OnConstants { embed: nn::Embedding::new(5, 2) }).unwrap();
    assert!(lines(&module).contains("%embed : [num_users=1] = call_module[target=embed](args = (3,))"));
}

#[test]
fn indexing_slicing_and_methods_read_like_pytorch() {
    let module = symbolic_trace_fn(["x", "i"], |[x, i]| {
        let a = x.get((.., 0));
        let b = x.get((Var::ellipsis(), slice(1, None::<i64>), (), -2..));
        let c = b.get(&i).view([-1, 16]).view((-1, 4));
        let mut d = c.add_(&a).transpose(0, 1);
        d += 1;
        d.get("key").max(kw![dim = 1]).get(0).T()
    });
    insta::assert_snapshot!(lines(&module.unwrap()), @r"
    graph():
        %x : [num_users=2] = placeholder[target=x]
        %i : [num_users=1] = placeholder[target=i]
        %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%x, (slice(None, None, None), 0)))
        %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%x, (Ellipsis, slice(1, None, None), None, slice(-2, None, None))))
        %getitem_2 : [num_users=1] = call_function[target=operator.getitem](args = (%getitem_1, %i))
        %view : [num_users=1] = call_method[target=view](args = (%getitem_2, [-1, 16]))
        %view_1 : [num_users=1] = call_method[target=view](args = (%view, -1, 4))
        %add_ : [num_users=1] = call_method[target=add_](args = (%view_1, %getitem))
        %transpose : [num_users=1] = call_method[target=transpose](args = (%add_, 0, 1))
        %add : [num_users=1] = call_function[target=operator.add](args = (%transpose, 1))
        %getitem_3 : [num_users=1] = call_function[target=operator.getitem](args = (%add, key))
        %max_1 : [num_users=1] = call_method[target=max](args = (%getitem_3,), kwargs = {dim: 1})
        %getitem_4 : [num_users=1] = call_function[target=operator.getitem](args = (%max_1, 0))
        %getattr_1 : [num_users=1] = call_function[target=builtins.getattr](args = (%getitem_4, T))
        return getattr_1
    ");
}

#[test]
fn functions_are_recorded_under_the_names_that_torch_fx_gives_them() {
    let module = symbolic_trace_fn(["x", "w"], |[x, w]| {
        let a = F::relu(F::linear(&x, &w, ()));
        let b = F::gelu(F::softmax(a, kw![dim = -1]));
        let c = torch::einsum("ij,jk->ik", (b, &w));
        torch::cat([&c, &x], 1) + operator::floordiv(x.size(0), 2)
    });
    let module = module.unwrap();
    let targets: Vec<_> = module.graph().nodes().map(|node| node.target().to_owned()).collect();
    assert!(module.graph().to_string().contains("einsum](args = (ij,jk->ik, %gelu, %w), kwargs = {})"));
    assert_eq!(
        targets,
        [
            "x",
            "w",
            "torch._C._nn.linear",
            "torch.nn.functional.relu",
            "torch.nn.functional.softmax",
            "torch._C._nn.gelu",
            "torch.functional.einsum",
            "torch.cat",
            "size",
            "operator.floordiv",
            "operator.add",
            "output"
        ]
    );
}

#[test]
fn the_training_flag_is_captured_as_it_is() {
    #[derive(Module)]
    struct Drops {
        training: Training,
        drop: nn::Dropout,
    }

    impl Drops {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.drop.forward(F::dropout(x, kw![p = 0.1, training = self.training.get()]))
        }
    }

    let net = Drops { training: Training::new(), drop: nn::Dropout::new() };
    let flag = |net: &Drops| {
        let module = symbolic_trace(net).unwrap();
        let node = module.graph().find("dropout").unwrap();
        let drop = module.modules().get_module("drop").unwrap().training;
        (node.kwarg("training").cloned(), drop, module.modules().root().training)
    };
    assert_eq!(flag(&net), (Some(Argument::Bool(true)), true, true));
    assert_eq!(flag(net.eval()), (Some(Argument::Bool(false)), false, false));
    assert_eq!(flag(net.train()), (Some(Argument::Bool(true)), true, true));
}

#[test]
fn modules_without_data_are_told_apart_where_they_can_be() {
    #[derive(Module)]
    struct Swish;

    impl Swish {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            x * x.sigmoid()
        }
    }

    #[derive(Module)]
    struct One {
        act: Swish,
    }

    impl One {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.act.forward(x)
        }
    }

    #[derive(Module)]
    struct Two {
        first: One,
        second: One,
        layers: nn::Sequential,
    }

    impl Two {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.layers.forward(self.second.forward(&self.first.forward(x)))
        }
    }

    let layers = nn::Sequential::new().push(Swish).push(Swish);
    let module = symbolic_trace(&layers).unwrap();
    let paths = |module: &fx_ir::GraphModule| -> Vec<String> {
        let stacks = module.graph().nodes().filter_map(|node| node.meta().module_stack.clone());
        let mut paths: Vec<String> = stacks.map(|stack| stack.last().unwrap().path.to_string()).collect();
        paths.dedup();
        paths
    };
    assert_eq!(paths(&module), ["0", "1"]);
    let one = || One { act: Swish };
    let two = Two { first: one(), second: one(), layers: nn::Sequential::new() };
    // `One` holds nothing but what has no data: two of them in one struct have no places of their own.
    let error = symbolic_trace(&two).unwrap_err().to_string();
    assert!(error.contains("has no data, so that `first` and `second` cannot be told apart"), "{error}");
    assert!(error.contains("help: give the struct a field `training: Training`"), "{error}");
}

#[test]
fn nested_results_and_inputs_of_functions() {
    #[derive(Module)]
    struct Pair {
        linear: nn::Linear,
        calls: CallCount,
    }

    impl Pair {
        #[forward(scale = 2.0)]
        fn forward(&self, xs: &[Var], scale: f64, mask: Option<&Var>) -> (Var, Option<Var>) {
            self.calls.0.set(self.calls.0.get() + 1);
            (self.linear.forward(&xs[0]) * scale, mask.map(|mask| mask + 1))
        }
    }

    struct CallCount(Cell<usize>);

    impl fx_trace::Field for CallCount {
        fn visit(&self, _name: &str, _visitor: &mut dyn fx_trace::Visitor) {}
    }

    #[derive(Module)]
    struct Outer {
        pair: Pair,
    }

    impl Outer {
        #[forward(extras)]
        fn forward(&self, x: &Var, extras: &Var) -> Var {
            let (first, none) = self.pair.forward(std::slice::from_ref(x), 3.0, None);
            let (second, mask) =
                self.pair.forward(&[x.clone(), first.clone()], 4.0, Some(&extras.get("mask")));
            assert!(none.is_none());
            Var::dict([("first", first), ("second", second), ("mask", mask.unwrap())])
        }
    }

    let net = Outer { pair: Pair { linear: nn::Linear::new(2, 2), calls: CallCount(Cell::new(0)) } };
    let module = symbolic_trace(&net).unwrap();
    insta::assert_snapshot!(lines(&module), @"
    graph():
        %x : [num_users=2] = placeholder[target=x]
        %extras : [num_users=1] = placeholder[target=extras]
        %pair_linear : [num_users=1] = call_module[target=pair.linear](args = (%x,))
        %mul : [num_users=1] = call_function[target=operator.mul](args = (%pair_linear, 3.0))
        %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%extras, mask))
        %pair_linear_1 : [num_users=1] = call_module[target=pair.linear](args = (%x,))
        %mul_1 : [num_users=1] = call_function[target=operator.mul](args = (%pair_linear_1, 4.0))
        %add : [num_users=1] = call_function[target=operator.add](args = (%getitem, 1))
        return {'first': mul, 'second': mul_1, 'mask': add}
    ");
    assert_eq!(net.pair.calls.0.get(), 2);
}

#[test]
fn state_goes_out_and_in_by_pytorch_s_paths() {
    let net = Shared::new();
    let state = net.state_dict().unwrap();
    let paths: Vec<&str> = state.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "embed.weight",
            "layers.1.scale",
            "layers.1.shift",
            "linear.weight",
            "linear.bias",
            "again.weight",
            "again.bias",
            "head.weight"
        ]
    );
    let other = Shared::new();
    let weight = |net: &Shared| net.linear.weight.tensor().unwrap().storage.bytes().unwrap().to_vec();
    assert_ne!(weight(&net), weight(&other), "each new module has weights of its own");
    other.load_state_dict(&state).unwrap();
    assert_eq!(weight(&net), weight(&other));

    // Of what is tied or shared, one path is enough, as files of safetensors have it.
    let mut once = state.clone();
    for path in ["head.weight", "again.weight", "again.bias"] {
        once.shift_remove(path);
    }
    other.load_state_dict(&once).unwrap();

    let mut wrong = state;
    wrong.insert("head.bias".to_owned(), Tensor::from_f32(&[1], &[0.0]).unwrap());
    wrong.insert("linear.bias".to_owned(), Tensor::from_f32(&[1], &[0.0]).unwrap());
    wrong.shift_remove("layers.1.scale");
    let error = other.load_state_dict(&wrong).unwrap_err().to_string();
    for what in [
        "`layers.1.scale` is missing",
        "`linear.bias`: a torch.float32 tensor of shape [1]",
        "`head.bias` is not",
    ] {
        assert!(error.contains(what), "{error}");
    }
}

#[test]
fn initial_values_follow_pytorch_s_rules_and_the_seed() {
    let values = |seed| {
        nn::manual_seed(seed);
        let layer = nn::Linear::new(64, 100);
        let bytes = layer.weight.tensor().unwrap().storage.bytes().unwrap().to_vec();
        bytes.chunks(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect::<Vec<f32>>()
    };
    let (a, b, c) = (values(1), values(1), values(2));
    assert_eq!(a, b);
    assert_ne!(a, c);
    // Uniform within 1 / sqrt(fan_in): the extremes come near, and the variance is a third of the bound's square.
    let bound = 0.125f32;
    assert!(a.iter().all(|value| value.abs() <= bound) && a.iter().any(|value| *value > 0.99 * bound));
    let variance = a.iter().map(|value| value * value).sum::<f32>() / a.len() as f32;
    assert!((variance / (bound * bound / 3.0) - 1.0).abs() < 0.05, "{variance}");

    let table = nn::Embedding::new(100, 64).padding_idx(-1).weight.tensor().unwrap();
    let bytes = table.storage.bytes().unwrap();
    let row = |row: usize| -> Vec<f32> {
        let part = &bytes[row * 256..(row + 1) * 256];
        part.chunks(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect()
    };
    assert_eq!(row(99), [0.0; 64]);
    let all: Vec<f32> = (0..99).flat_map(row).collect();
    let mean = all.iter().sum::<f32>() / all.len() as f32;
    let variance = all.iter().map(|value| value * value).sum::<f32>() / all.len() as f32;
    assert!(mean.abs() < 0.05 && (variance - 1.0).abs() < 0.1, "{mean} {variance}");
}

#[test]
fn settings_shape_the_parameters() {
    let shape = |parameter: &Parameter| parameter.shape();
    let conv = nn::Conv2d::new(8, 12, (3, 5)).groups(4);
    assert_eq!(shape(&conv.weight), [12, 2, 3, 5]);
    let transposed = nn::ConvTranspose1d::new(8, 12, 3).groups(4);
    assert_eq!(shape(&transposed.weight), [8, 3, 3]);
    let lstm = nn::LSTM::new(3, 4).num_layers(2).bidirectional(true);
    assert_eq!(shape(lstm.parameter("weight_ih_l1_reverse").unwrap()), [16, 8]);
    assert!(nn::GRU::new(3, 4).bias(false).parameter("bias_ih_l0").is_none());
    let attention = nn::MultiheadAttention::new(6, 2);
    assert_eq!(shape(attention.in_proj_weight.as_ref().unwrap()), [18, 6]);
    let attention = attention.kdim(5).add_bias_kv(true);
    assert!(attention.in_proj_weight.is_none());
    assert_eq!(shape(attention.k_proj_weight.as_ref().unwrap()), [6, 5]);
    let paths: Vec<String> = attention.named_parameters().into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        paths,
        [
            "q_proj_weight",
            "k_proj_weight",
            "v_proj_weight",
            "in_proj_bias",
            "bias_k",
            "bias_v",
            "out_proj.weight",
            "out_proj.bias"
        ]
    );
}

#[test]
fn a_captured_module_keeps_what_its_graph_uses() {
    #[derive(Module)]
    struct Inner {
        l: nn::Linear,
        unused: nn::Linear,
        count: i64,
        shift: Buffer,
    }

    impl Inner {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.l.forward(x) + &self.shift
        }
    }

    #[derive(Module)]
    struct Outer {
        s: Inner,
    }

    impl Outer {
        #[forward]
        fn forward(&self, x: &Var) -> Var {
            self.s.forward(x)
        }
    }

    let shift = Buffer::init(&[2], DType::Float32, Init::Range);
    let inner = Inner { l: nn::Linear::new(2, 2), unused: nn::Linear::new(2, 2), count: 3, shift };
    let module = symbolic_trace(&Outer { s: inner }).unwrap();
    let tree = module.modules();
    let modules: Vec<(String, &str)> = (tree.named_modules().into_iter())
        .map(|(path, id)| (path, tree.module(id).unwrap().class.as_str()))
        .collect();
    let (plain, linear) = ("torch.nn.modules.module.Module", "torch.nn.modules.linear.Linear");
    assert_eq!(modules, [(String::new(), plain), ("s".to_owned(), plain), ("s.l".to_owned(), linear)]);
    let inner = tree.get_module("s").unwrap();
    assert!(inner.config.is_empty(), "settings of what is only on the way are gone");
    assert_eq!(inner.tensors.get("shift").unwrap().0, TensorRole::Buffer);
    assert!(inner.training, "a container is a new module");
}

/// torch.fx records a read of an attribute when it is used, and anew for each attribute object that is used; here it is
/// recorded where it stands.
#[test]
fn attributes_are_recorded_where_they_are_read() {
    let count = |body: fn(&Var)| {
        let module = symbolic_trace_fn(["x"], |[x]| {
            body(&x);
            x
        });
        module.unwrap().graph().len() - 2
    };
    assert_eq!(count(|x| drop(x.attr("foo"))), 1);
    assert_eq!(count(|x| drop(format!("{:?}", x.attr("foo")))), 1);
    let foo = |x: &Var| {
        let foo = x.attr("foo");
        drop((&foo + 1, &foo + 2));
    };
    assert_eq!(count(foo), 3, "one read for both uses");
}
