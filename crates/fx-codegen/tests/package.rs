//! Modules as Python packages: the source and the tensors of one that has everything.

#![allow(clippy::unwrap_used, clippy::panic)]

use fx_codegen::{CodegenError, python_package};
use fx_ir::{
    Argument, DType, Graph, GraphModule, Meta, Module, ModuleTree, NewNode, Op, PyTreeInfo, Storage, Tensor,
    TensorRole, TreeSpec,
};

fn module_file(module: &GraphModule) -> String {
    let package = python_package(module).unwrap();
    package.files.into_iter().find(|(name, _)| name == "module.py").unwrap().1
}

#[test]
fn a_package_has_modules_tensors_and_the_code() {
    let mut tree = ModuleTree::default();
    let mut conv = Module::new("torch.nn.modules.conv.Conv2d");
    conv.training = true;
    for (key, value) in [
        ("in_channels", Argument::Int(3)),
        ("kernel_size", Argument::tuple([2, 2])),
        ("padding_mode", "ze'ros".into()),
        ("eps", f64::INFINITY.into()),
        ("act", Argument::Global("torch.relu".into())),
    ] {
        conv.config.insert(key.to_owned(), value);
    }
    conv.tensors.insert("bias".to_owned(), (TensorRole::Parameter, None));
    let shared = tree.set_module("layers.0", conv);
    tree.root_mut().children.insert("again".to_owned(), shared);
    let weight = Tensor { requires_grad: true, ..Tensor::from_f32(&[2], &[1.0, 2.0]).unwrap() };
    let id = tree.set_tensor("layers.0.weight", TensorRole::Parameter, weight);
    tree.tie_tensor("tied", TensorRole::Parameter, id);
    let storage = Storage::new(vec![0; 24]);
    let view =
        |offset| Tensor::strided(DType::Float32, vec![2, 2], vec![1, 2], offset, storage.clone()).unwrap();
    tree.set_tensor("view", TensorRole::Buffer, view(0));
    tree.set_tensor("other", TensorRole::NonPersistentBuffer, view(2));

    let mut inner_tree = ModuleTree::default();
    inner_tree.set_tensor("k", TensorRole::Buffer, Tensor::from_f32(&[1], &[3.0]).unwrap());
    let mut inner_graph = Graph::new();
    let k = inner_graph.get_attr("k");
    inner_graph.output(k);
    let mut inner = GraphModule::new(inner_tree, inner_graph);
    inner.name = "Inner".to_owned();
    tree.set_module("sub", Module { graph: Some(Box::new(inner)), ..Module::default() });

    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let mut meta = Meta::default();
    meta.other.insert("is_wrapped".into(), "True".into());
    meta.other.insert("python_name".into(), "my_lib.Library.twice".into());
    let twice = graph.create_node(NewNode::call_function("my_lib.twice").arg(x).meta(meta));
    let conv = graph.call_module("layers.0", [twice]);
    let length = graph.call_function("builtins.len", (conv, f64::NAN));
    let sub = graph.call_module("sub", [()]);
    let checkpoint = graph.call_function("torch.utils.checkpoint.checkpoint", (sub, length));
    graph.create_node(NewNode::new(Op::Output, "output").arg(Argument::list([checkpoint])).typed("my_lib.T"));
    let mut module = GraphModule::new(tree, graph);
    module.name = "torch".to_owned();
    let key = TreeSpec::Dict(vec![("'a'".to_owned(), TreeSpec::Leaf)]);
    module.pytree = Some(PyTreeInfo {
        orig_args: vec!["x".to_owned()],
        in_spec: TreeSpec::Tuple(vec![key]),
        out_spec: Some(TreeSpec::List(vec![TreeSpec::Leaf])),
    });
    insta::assert_snapshot!(module_file(&module), @r##"
    """torch_1, written by fx. The tensors are in weights.safetensors."""

    from __future__ import annotations

    import torch
    import torch.fx
    import torch.fx._pytree as fx_pytree
    import torch.utils._pytree as pytree
    from math import nan

    from . import fx_dump

    my_lib_twice = fx_dump.resolve('my_lib.Library.twice')
    my_lib_T = fx_dump.resolve('my_lib.T')
    fx_dump.resolve('torch.utils.checkpoint.checkpoint')
    torch.fx._symbolic_trace.wrap("my_lib_twice")


    class torch_1(torch.nn.Module):
        def __init__(self, weights=None):
            super().__init__()
            weights = weights or fx_dump.Weights(__file__)
            fx_dump.configure(self, {}, False)
            fx_dump.put(self, 'layers', 'torch.nn.modules.module.Module', {}, False)
            fx_dump.put(self, 'layers.0', 'torch.nn.modules.conv.Conv2d', {'in_channels': 3, 'kernel_size': (2, 2), 'padding_mode': "ze'ros", 'eps': float('inf'), 'act': fx_dump.resolve('torch.relu')}, True)
            fx_dump.place(self, 'again', self.get_submodule('layers.0'))
            from .graph_1 import Inner as graph
            fx_dump.place(self, 'sub', graph(weights))
            weights.tensor(self, 'tied', 'param', 'tied', True)
            weights.tensor(self, 'view', 'buffer', 'view', False, (torch.float32, [2, 2], [1, 2], 0))
            weights.tensor(self, 'other', 'constant', 'view', False, (torch.float32, [2, 2], [1, 2], 2))
            weights.none(self, 'layers.0.bias', 'param')
            weights.tie(self, 'layers.0.weight', 'param', 'tied')
            fx_dump.finish(self)
            self._in_spec = fx_dump.read_spec({'tuple': [{'dict': [("'a'", '*')]}]})
            self._out_spec = fx_dump.read_spec({'list': ['*']})

        def forward(self, x) -> my_lib_T:
            x, = fx_pytree.tree_flatten_spec([x], self._in_spec)
            twice = my_lib_twice(x);  x = None
            layers_0 = getattr(self.layers, "0")(twice);  twice = None
            len_1 = len(layers_0, nan);  layers_0 = None
            sub = self.sub(None)
            checkpoint = torch.utils.checkpoint.checkpoint(sub, len_1);  sub = len_1 = None
            return pytree.tree_unflatten([checkpoint], self._out_spec)
    "##);
    let package = python_package(&module).unwrap();
    let files: Vec<&str> = package.files.iter().map(|(name, _)| name.as_str()).collect();
    let tensors: Vec<String> =
        package.tensors.iter().map(|(name, tensor)| format!("{name} {}", tensor.meta())).collect();
    assert_eq!(files, ["__init__.py", "module.py", "fx_dump.py", "graph_1.py"]);
    assert_eq!(tensors, ["sub.k f32[1]", "tied f32[2]", "view u8[24]"]);
}

#[test]
fn what_python_would_rename_inside_a_class_stays_outside() {
    let mut graph = Graph::new();
    let x = graph.placeholder("__x");
    graph.output(x);
    let text = module_file(&GraphModule::from_graph(graph));
    assert!(
        text.ends_with("\n\ndef forward(self, __x):\n    return __x\n\n\nGraphModule.forward = forward\n"),
        "{text}"
    );
}

#[test]
fn attributes_that_python_cannot_have_are_refused() {
    let mut tree = ModuleTree::default();
    let mut module = Module::new("my_lib.Layer");
    module.config.insert("hook".to_owned(), Argument::Opaque(Box::new(("Hook".into(), "<Hook>".into()))));
    tree.set_module("layer", module);
    let error = python_package(&GraphModule::new(tree, Graph::new())).unwrap_err();
    assert!(matches!(error, CodegenError::NotExpressible { .. }));
    assert_eq!(
        error.to_string(),
        "node `layer.hook`: the object `<Hook>` cannot be written as code; replace it by a constant or an attribute"
    );
}
