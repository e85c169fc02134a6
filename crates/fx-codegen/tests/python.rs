//! Where the generated code differs from torch.fx's on purpose, and what torch.fx writes there.
//!
//! Each case shows the lines of both texts; the expected lines of torch.fx were read off torch 2.13.0.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use fx_codegen::{CodegenError, PythonOptions, ReadableOptions, graph_python_code, print_readable};
use fx_ir::{Argument, DType, Dim, Graph, GraphModule, Meta, NewNode, Op, TensorMeta, ValueMeta};

fn code(graph: &Graph, compat: bool) -> String {
    graph_python_code(graph, None, &PythonOptions { compat }).unwrap().src
}

/// The text, and torch.fx's behind it where it differs.
fn both(graph: &Graph) -> String {
    let (right, theirs) = (code(graph, false), code(graph, true));
    assert_ne!(right, theirs);
    format!("{}--- torch.fx ---\n{}", right.trim_start_matches('\n'), theirs.trim_start_matches('\n'))
}

fn graph(build: impl FnOnce(&mut Graph)) -> Graph {
    let mut graph = Graph::new();
    build(&mut graph);
    graph
}

#[test]
fn negative_numbers_as_operands() {
    let graph = graph(|g| {
        let x = g.placeholder("x");
        let pow = g.call_function("operator.pow", (-2, x));
        let item = g.call_function("operator.getitem", (-1.5, pow));
        let method = g.call_method("bit_length", (3,));
        let attribute = g.call_function("builtins.getattr", (-3, "real"));
        g.output([item, method, attribute]);
    });
    insta::assert_snapshot!(both(&graph), @"
    def forward(self, x):
        pow_1 = (-2) ** x;  x = None
        getitem = (-1.5)[pow_1];  pow_1 = None
        bit_length = (3).bit_length()
        getattr_1 = (-3).real
        return [getitem, bit_length, getattr_1]
        --- torch.fx ---
    def forward(self, x):
        pow_1 = -2 ** x;  x = None
        getitem = -1.5[pow_1];  pow_1 = None
        bit_length = 3.bit_length()
        getattr_1 = -3.real
        return [getitem, bit_length, getattr_1]
    ");
}

#[test]
fn operators_that_are_written_as_calls() {
    let int = Meta { value: Some(Arc::new(ValueMeta::Int(Dim::Int(3)))), ..Meta::default() };
    let graph = graph(|g| {
        let x = g.placeholder("x");
        let n = g.create_node(NewNode::new(Op::Placeholder, "n").meta(int));
        g.create_node(NewNode::call_function("operator.add").args((x, 1)).kwarg("zz", 2));
        g.call_function("operator.mul", (x, 1, 2));
        g.call_function("operator.iadd", (3, x));
        g.call_function("operator.iadd", (n, 1));
        let used = g.call_function("operator.setitem", (x, 0, 1));
        g.output([n, used]);
    });
    insta::assert_snapshot!(both(&graph), @"
    def forward(self, x, n):
        add = _operator_add(x, 1, zz = 2);  add = None
        mul = _operator_mul(x, 1, 2);  mul = None
        iadd = _operator_iadd(3, x);  iadd = None
        iadd_1 = _operator_iadd(n, 1);  iadd_1 = None
        setitem = _operator_setitem(x, 0, 1);  x = None
        return [n, setitem]
        --- torch.fx ---
    def forward(self, x, n):
        add = x + 1;  add = None
        mul = x * 1;  mul = None
        3 += x;  iadd = 3;  iadd = None
        n += 1;  iadd_1 = n;  iadd_1 = None
        x[0] = 1;  setitem = x;  x = None
        return [n, setitem]
    ");
}

#[test]
fn inputs_that_hide_what_the_text_refers_to() {
    let graph = graph(|g| {
        let inputs = ["torch", "inf", "len", "slice", "device"].map(|name| g.placeholder(name));
        g.call_function("torch.add", (inputs[0], f64::INFINITY));
        g.call_function("builtins.len", [inputs[1]]);
        let parts = Argument::Slice(Box::new([1.into(), Argument::None, Argument::None]));
        g.call_function("operator.getitem", [inputs[2].into(), parts]);
        g.output([inputs[3], inputs[4]]);
    });
    insta::assert_snapshot!(both(&graph), @"
    def forward(self, torch_1, inf_1, len_1, slice_1, device):
        device_1 = device
        add = torch.add(torch_1, inf);  torch_1 = add = None
        len_2 = len(inf_1);  inf_1 = len_2 = None
        getitem = len_1[slice(1, None, None)];  len_1 = getitem = None
        return [slice_1, device_1]
        --- torch.fx ---
    def forward(self, torch, inf, len, slice, device):
        torch_1 = torch
        inf_1 = inf
        len_1 = len
        slice_1 = slice
        device_1 = device
        add = torch.add(torch_1, inf);  torch_1 = add = None
        len_2 = len(inf_1);  inf_1 = len_2 = None
        getitem = len_1[slice(1, None, None)];  len_1 = getitem = None
        return [slice_1, device_1]
    ");
}

#[test]
fn inputs_that_cannot_be_called_so() {
    let graph = graph(|g| {
        let named = |target: &str, name: &str| NewNode::new(Op::Placeholder, target).named(name);
        let inputs = [("class", "a"), ("a b", "b"), ("x", "y"), ("y", "x"), ("x", "z"), ("self", "s")]
            .map(|(target, name)| g.create_node(named(target, name)));
        let own = g.create_node(NewNode::call_function("torch.relu").arg(inputs[0]).named("self"));
        g.call_module("linear", [own]);
        g.output(Argument::list(inputs));
    });
    insta::assert_snapshot!(both(&graph), @"
    def forward(self, a, b, x, y_1, z, s):
        y = x
        x = y_1
        self_1 = torch.relu(a)
        linear = self.linear(self_1);  self_1 = linear = None
        return [a, b, y, x, z, s]
        --- torch.fx ---
    def forward(self, class, a b, x, y, x, self):
        a = class
        b = a b
        y = x
        x = y
        z = x
        s = self
        self = torch.relu(a)
        linear = self.linear(self);  self = linear = None
        return [a, b, y, x, z, s]
    ");
}

#[test]
fn defaults_and_bodies() {
    let inputs = graph(|g| {
        g.create_node(NewNode::new(Op::Placeholder, "x").arg(1));
        g.placeholder("y");
        g.create_node(NewNode::new(Op::Placeholder, "z").arg(2));
        g.placeholder("*args");
    });
    insta::assert_snapshot!(both(&inputs), @"
    def forward(self, x, y, z = 2, *args):
        _args = args
        --- torch.fx ---
    def forward(self, x = 1, y, z = 2, *args):
        _args = args
    ");
}

#[test]
fn paths_and_keywords_that_are_no_identifiers() {
    let graph = graph(|g| {
        let x = g.placeholder("x");
        let module = g.call_module("class.a\"b.0", [x]);
        let method = g.call_method("lambda", [module]);
        let call = NewNode::call_function("torch.class.f").arg(method).kwarg("from", 1).kwarg("dim", 2);
        let call = g.create_node(call);
        g.output(call);
    });
    insta::assert_snapshot!(both(&graph), @r#"
    def forward(self, x):
        class_a_b_0 = getattr(getattr(getattr(self, "class"), "a\"b"), "0")(x);  x = None
        lambda_1 = getattr(class_a_b_0, "lambda")();  class_a_b_0 = None
        f = getattr(torch, "class").f(lambda_1, **{'from': 1}, dim = 2);  lambda_1 = None
        return f
        --- torch.fx ---
    def forward(self, x):
        class_a_b_0 = getattr(getattr(self.class, "a"b"), "0")(x);  x = None
        lambda_1 = class_a_b_0.lambda();  class_a_b_0 = None
        f = torch.class.f(lambda_1, from = 1, dim = 2);  lambda_1 = None
        return f
    "#);
}

#[test]
fn arguments_without_a_literal() {
    let graph = graph(|g| {
        let x = g.placeholder("x");
        let color = Argument::Enum(Box::new(("my.Color".into(), "RED".into())));
        let maximum =
            Argument::NamedTuple(Box::new(("torch.return_types.max".into(), [x.into(), x.into()].into())));
        let arguments = [
            Argument::Complex(Box::new((f64::NAN, 1.0))),
            Argument::Complex(Box::new((1.0, -0.0))),
            maximum,
            color.clone(),
            Argument::Dict(Box::new([("k".into(), color)])),
            Argument::Global("math.sqrt".into()),
            Argument::Global("torch.ops.aten.add.Tensor".into()),
        ];
        let call = g.call_function("f", Vec::from(arguments));
        g.output(call);
    });
    insta::assert_snapshot!(both(&graph), @"
    def forward(self, x):
        f_1 = f(complex(nan, 1.0), complex(1.0, -0.0), torch.return_types.max((x, x)), Color.RED, {'k': Color.RED}, math_sqrt, torch.ops.aten.add.Tensor);  x = None
        return f_1
        --- torch.fx ---
    def forward(self, x):
        f_1 = f((nan+1j), (1-0j), torch.return_types.max(x, x), Color.RED, {'k': Color.RED}, math_sqrt, torch.ops.aten.add.Tensor);  x = None
        return f_1
    ");
}

#[test]
fn refusals_name_the_node() {
    let message = |build: &dyn Fn(&mut Graph)| {
        let graph = graph(|g| build(g));
        graph_python_code(&graph, None, &PythonOptions::default()).unwrap_err().to_string()
    };
    let opaque = || Argument::Opaque(Box::new(("C".into(), "<C object>".into())));
    let messages = [
        message(&|g| {
            g.call_method("relu", ());
        }),
        message(&|g| {
            g.create_node(NewNode::new(Op::Output, "output"));
        }),
        message(&|g| {
            g.call_function("f", [opaque()]);
        }),
        message(&|g| {
            g.call_function("f", [Argument::BigInt("1; import os".into())]);
        }),
        message(&|g| {
            g.create_node(NewNode::call_function("f").kwarg("a", 1).kwarg("a", 2));
        }),
        message(&|g| {
            g.placeholder("**kwargs");
            g.placeholder("x");
        }),
    ];
    insta::assert_snapshot!(messages.join("\n"), @"
    node `relu` (call_method) has no receiver; give it one
    node `output` (output) has no value; give it one
    node `f`: the object `<C object>` cannot be written as code; replace it by a constant or an attribute
    node `f`: the integer `1; import os` cannot be written as code; replace it by a constant or an attribute
    node `f` has the keyword argument `a` twice; remove one
    input `x`: it follows the input with two stars, which must be the last one
    ");
}

#[test]
fn readable_text_shows_shapes_and_source_lines() {
    let value = ValueMeta::Tensor(TensorMeta::contiguous(DType::Float32, &[2, 3]));
    let known = Meta { value: Some(Arc::new(value)), ..Meta::default() };
    let trace = "File \"m.py\", line 3, in forward\n    y = x + 1\n";
    let traced = Meta { stack_trace: Some(trace.into()), ..Meta::default() };
    let inner = graph(|g| {
        let x = g.placeholder("x");
        g.output(x);
    });
    let mut module = GraphModule::from_graph(graph(|g| {
        let x = g.create_node(NewNode::new(Op::Placeholder, "x").meta(known));
        let add = g.create_node(NewNode::call_function("operator.add").args((x, 1)).meta(traced));
        let relu = g.call_function("torch.relu", [add]);
        g.output(relu);
    }));
    let child =
        fx_ir::Module { graph: Some(Box::new(GraphModule::from_graph(inner))), ..fx_ir::Module::default() };
    module.modules_mut().set_module("0", child);
    let options =
        ReadableOptions { include_stride: true, include_device: true, ..ReadableOptions::default() };
    insta::assert_snapshot!(print_readable(&module, &options).unwrap(), @r#"
    class GraphModule(torch.nn.Module):
        def forward(self, x: "f32[2, 3][3, 1]cpu"):
            # File: m.py:3 in forward, code: y = x + 1
            add = x + 1;  x = None

            # No stacktrace found for following nodes
            relu = torch.relu(add);  add = None
            return relu

        class _0(torch.nn.Module):
            def forward(self, x):
                return x
    "#);
}

#[test]
fn lines_lead_back_to_nodes() {
    let graph = graph(|g| {
        let x = g.placeholder("input");
        let relu = g.create_node(
            NewNode::call_function("math.sqrt")
                .arg(x)
                .meta(Meta { other: [("is_wrapped".into(), "True".into())].into(), ..Meta::default() }),
        );
        g.output(relu);
    });
    let made = graph_python_code(&graph, None, &PythonOptions::default()).unwrap();
    assert_eq!(made.lineno_map, [(1, 0), (2, 1), (3, 2), (4, 2)]);
    assert_eq!(made.globals.get("math_sqrt").map(String::as_str), Some("math.sqrt"));
    let def = made.src.lines().nth(made.prologue_start - 1).unwrap();
    assert_eq!(def, "def forward(self, input):");
}

#[test]
fn errors_are_comparable() {
    let graph = graph(|g| {
        g.call_method("relu", ());
    });
    let error = graph_python_code(&graph, None, &PythonOptions::default()).unwrap_err();
    assert!(matches!(error, CodegenError::MissingArgument { .. }));
}
