//! Whatever names, targets, strings and nesting a graph has, its code is Python that the interpreter compiles, and
//! nothing in it is more than calls inside one function.
//!
//! A thousand graphs from a fixed seed go through one process of `python3`. Their Rust code, written against fx or tch, is
//! a file that `syn` parses, with one function that computes, and nothing but calls in it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write as _;
use std::process::{Command, Stdio};

use fx_codegen::{
    PythonOptions, ReadableOptions, print_readable, python_code, python_package, rust_code, tch_code,
};
use fx_ir::{
    Argument, DType, Graph, GraphModule, Meta, Module, ModuleTree, NewNode, NodeId, Op, PyTreeInfo, Storage,
    Tensor, TensorRole, TreeSpec, join_path,
};

const GRAPHS: usize = 1000;

/// Texts that are keywords, no identifiers, reserved, or code.
const TEXTS: &[&str] = &[
    "x",
    "y",
    "X",
    "x_1",
    "input",
    "class",
    "None",
    "torch",
    "self",
    "nan",
    "inf",
    "device",
    "getattr",
    "slice",
    "len",
    "print",
    "__debug__",
    "lambda",
    "match",
    "",
    ".",
    "..",
    "a b",
    "a.b",
    "0",
    "layers.0.conv",
    "é",
    "ﬁ",
    "ｓelf",
    "変数",
    "*args",
    "**kwargs",
    "*",
    "***",
    "* import os",
    "x\nimport os",
    "x\rimport os",
    "\0",
    "\"); import os #",
    "'); import os #",
    "\\",
    "\\\"",
    "\u{2028}import os",
    "x = 1; import os",
    "#",
    "{",
    "(",
    "__a",
    "_",
    "fx_pytree",
    "pytree",
    "NoneType",
    "forward",
    "x: int",
    "**{}",
    "pass\n    import os",
    "type",
    "match",
    "r#type",
    "Self",
    "crate",
    "drop",
    "Some",
    "Var",
    "Module",
    "call_function",
    "self_",
    "type_",
    "\"; std::process::exit(1); //",
    "*/ fn f() {}",
    "]) fn f() {}",
    "\u{202e}abc",
    "gro\u{308}ße",
    "größe",
    "1",
    "\u{1}.x",
];

/// Targets of functions.
const FUNCTIONS: &[&str] = &[
    "operator.add",
    "operator.pow",
    "operator.neg",
    "operator.getitem",
    "operator.iadd",
    "operator.setitem",
    "operator.abs",
    "operator.class",
    "_operator.matmul",
    "builtins.getattr",
    "getattr",
    "builtins.len",
    "len",
    "torch.relu",
    "torch.ops.aten.add.Tensor",
    "torch.class.x",
    "torch.a b",
    "torch.x; import os",
    "torch.",
    "torch",
    "torch.Tensor.relu",
    "torch.device",
    "torch._dynamo.a.b",
    "math.sqrt",
    "math.inf",
    "my_crate::f",
    "__main__.f",
    "builtins.class",
    "a\nimport os",
    "x",
    "self",
    "collections.OrderedDict",
];

/// Type annotations.
const TYPES: &[&str] = &[
    "int",
    "torch.Tensor",
    "typing.Optional[typing.List[int]]",
    "'x'",
    "...",
    "x = 1",
    "a\nimport os",
    "[",
    "None",
    "typing.Tuple[()]",
    "int | None",
    "class",
    "typing.Literal['a]', \"b\"]",
];

/// A linear congruential generator: the same graphs on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.roll(texts.len())]
    }

    fn text(&mut self) -> Box<str> {
        self.pick(TEXTS).into()
    }

    fn argument(&mut self, nodes: &[NodeId], depth: usize) -> Argument {
        let items = |dice: &mut Self| -> Vec<Argument> {
            (0..dice.roll(3)).map(|_| dice.argument(nodes, depth + 1)).collect()
        };
        let kinds = if depth > 3 { 16 } else { 24 };
        match self.roll(kinds) {
            0..6 if !nodes.is_empty() => Argument::Node(nodes[self.roll(nodes.len())]),
            0..7 => Argument::Str(self.text()),
            7 => Argument::Int(self.roll(9) as i64 - 4),
            8 => Argument::BigInt(
                ["-100000000000000000000", "7", "007", "", "1; import os"][self.roll(5)].into(),
            ),
            9 => {
                Argument::Float([0.5, -2.0, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY][self.roll(6)])
            }
            10 => Argument::Complex(Box::new((f64::NAN, -0.0))),
            11 => Argument::Device("cuda:1".parse().unwrap()),
            12 => Argument::DType("float16".parse().unwrap()),
            13 => [Argument::None, Argument::Bool(true), Argument::Ellipsis][self.roll(3)].clone(),
            14 => Argument::Global(self.pick(FUNCTIONS).into()),
            15 => Argument::Enum(Box::new((self.pick(FUNCTIONS).into(), self.text()))),
            16 => Argument::List(items(self).into()),
            17 => Argument::Tuple(items(self).into()),
            18 => Argument::Size(items(self).into()),
            19 => Argument::NamedTuple(Box::new((self.pick(FUNCTIONS).into(), items(self).into()))),
            20 => Argument::Range(Box::new([0, -3, 2])),
            21 => {
                let parts = [(); 3].map(|()| self.argument(nodes, depth + 1));
                Argument::Slice(Box::new(parts))
            }
            22 if self.roll(20) == 0 => Argument::Opaque(Box::new((self.text(), self.text()))),
            _ => {
                let pairs = (0..self.roll(3))
                    .map(|_| (Argument::Str(self.text()), self.argument(nodes, depth + 1)))
                    .collect();
                Argument::Dict(pairs)
            }
        }
    }

    fn node(&mut self, op: Op, nodes: &[NodeId]) -> NewNode {
        let target = match op {
            Op::CallFunction => self.pick(FUNCTIONS),
            _ => self.pick(TEXTS),
        };
        let mut node = NewNode::new(op, target);
        let args = match op {
            Op::Placeholder => usize::from(self.roll(8) == 0),
            Op::GetAttr => 0,
            Op::Output => 1,
            _ => self.roll(4),
        };
        for _ in 0..args {
            let inputs = if op == Op::Placeholder { &[] } else { nodes };
            node = node.arg(self.argument(inputs, 0));
        }
        if !matches!(op, Op::Placeholder | Op::GetAttr | Op::Output) {
            for _ in 0..self.roll(3) {
                node = node.kwarg(self.text(), self.argument(nodes, 0));
            }
        }
        if self.roll(3) == 0 {
            node = node.named(self.text());
        }
        if self.roll(4) == 0 {
            node = node.typed(self.pick(TYPES));
        }
        let mut meta = Meta::default();
        if self.roll(6) == 0 {
            meta.other.insert("is_wrapped".into(), "True".into());
        }
        if self.roll(2) == 0 {
            let text = self.text();
            meta.stack_trace = Some(format!("File \"{text}\", line 3, in {text}\n  {text}\n").into());
            meta.other.insert("custom".into(), text.into());
        }
        node.meta(meta)
    }

    fn module(&mut self) -> GraphModule {
        let mut graph = Graph::new();
        let mut nodes = Vec::new();
        for _ in 0..self.roll(4) {
            nodes.push(graph.create_node(self.node(Op::Placeholder, &[])));
        }
        let inputs = nodes.len();
        for _ in 0..self.roll(9) {
            let op = [Op::CallFunction, Op::CallFunction, Op::CallMethod, Op::CallModule, Op::GetAttr]
                [self.roll(5)];
            let node = self.node(op, &nodes);
            nodes.push(graph.create_node(node));
        }
        if self.roll(8) > 0 {
            graph.create_node(self.node(Op::Output, &nodes));
        }
        let mut module = GraphModule::from_graph(graph);
        module.name = self.text().into();
        if self.roll(4) == 0 {
            let orig_args: Vec<String> = (0..inputs).map(|_| self.text().into()).collect();
            let kwargs = orig_args.iter().skip(1).map(|name| (format!("'{name}'"), TreeSpec::Leaf)).collect();
            let args = TreeSpec::flat_tuple(inputs.min(1));
            let in_spec = TreeSpec::Tuple(vec![args, TreeSpec::Dict(kwargs)]);
            module.pytree = Some(PyTreeInfo { orig_args, in_spec, out_spec: Some(TreeSpec::Leaf) });
        }
        module
    }

    /// A tree whose classes, names and attributes are hostile, with graph modules, shared modules and tied tensors.
    fn tree(&mut self, depth: usize) -> ModuleTree {
        let mut tree = ModuleTree::new(self.pick(FUNCTIONS));
        for _ in 0..self.roll(5) {
            let mut module = Module::new(self.pick(FUNCTIONS));
            module.training = self.roll(2) == 0;
            for _ in 0..self.roll(3) {
                module.config.insert(self.text().into(), self.argument(&[], 0));
            }
            if depth < 2 && self.roll(4) == 0 {
                let graph = self.module();
                let mut inner = GraphModule::new(self.tree(depth + 1), graph.graph().clone());
                inner.name = graph.name;
                module.graph = Some(Box::new(inner));
            }
            let path = self.text();
            let id = tree.set_module(&path, module);
            if self.roll(3) == 0 {
                tree.root_mut().children.insert(self.text().into(), id);
            }
        }
        for _ in 0..self.roll(4) {
            let tensor = Tensor::contiguous(DType::Float32, &[2], Storage::new(vec![0; 8])).unwrap();
            let path = join_path(&self.text(), &self.text());
            let role = [TensorRole::Parameter, TensorRole::NonPersistentBuffer][self.roll(2)];
            let id = tree.set_tensor(&path, role, tensor);
            if self.roll(2) == 0 {
                tree.tie_tensor(&self.text(), role, id);
            }
        }
        tree
    }
}

/// Compiles every source file of every package and looks for statements that the writer does not write.
const CHECK_PACKAGE: &str = r#"
import ast, json, re, sys, warnings
warnings.simplefilter("ignore")
ALLOWED = re.compile(
    r"from __future__ import annotations|import torch(\.fx)?|import torch\.fx\._pytree as fx_pytree"
    r"|import torch\.utils\._pytree as pytree|from math import (inf|nan)|from types import NoneType"
    r"|from torch import device|from \. import fx_dump( as \w+)?|from \.graph_\d+ import \w+ as graph"
    r"|from \.module import \w+")
RUNTIME = re.compile(r"(\w+ = )?fx_dump\w*\.resolve\('|torch\.fx\._symbolic_trace\.wrap\(|\w+ = '|\w+ = \"|\w+\.forward = forward$|__all__ = ")
bad = 0
for text in json.load(sys.stdin):
    try:
        tree = ast.parse(text)
        compile(text, "<package>", "exec")
        for at, node in enumerate(tree.body):
            line = ast.unparse(node)
            is_doc = at == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            is_code = isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))
            assert is_doc or is_code or RUNTIME.match(line), line
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                assert ALLOWED.fullmatch(ast.unparse(node)), ast.unparse(node)
    except Exception as error:
        bad += 1
        if bad < 6:
            print(repr(error), text, sep="\n", file=sys.stderr)
sys.exit(bad > 0)
"#;

#[test]
fn hostile_modules_give_packages_that_compile() {
    let mut dice = Dice(13);
    let (mut texts, mut packages, mut refused) = (Vec::new(), 0, 0);
    while packages < GRAPHS {
        let graph = dice.module();
        let mut module = GraphModule::new(dice.tree(0), graph.graph().clone());
        (module.name, module.pytree) = (graph.name, graph.pytree);
        match python_package(&module) {
            Ok(package) => {
                packages += 1;
                let own = package.files.into_iter().filter(|(name, _)| name != "fx_dump.py");
                texts.extend(own.map(|(_, text)| text));
            }
            Err(error) => {
                assert!(error.to_string().contains('`'), "the message names the place: {error}");
                refused += 1;
            }
        }
        assert!(refused < 8 * GRAPHS, "most modules must not be refused");
    }
    let input = serde_json::to_vec(&texts).unwrap();
    assert_ne!(python3(CHECK_PACKAGE, &input), Some(false));
}

/// Compiles every text and looks for anything that is not a wrap line, the function, or inside it a plain call.
const CHECK: &str = r#"
import ast, json, sys, warnings
warnings.simplefilter("ignore")
bad = 0
for text in json.load(sys.stdin):
    try:
        tree = ast.parse(text)
        compile(text, "<graph>", "exec")
        *wraps, function = tree.body
        assert isinstance(function, (ast.FunctionDef, ast.ClassDef)), "no function"
        for wrap in wraps:
            assert ast.unparse(wrap).startswith("torch.fx._symbolic_trace.wrap("), "not a wrap line"
        for node in ast.walk(tree):
            assert not isinstance(node, (ast.Import, ast.ImportFrom)), "code was injected"
    except Exception as error:
        bad += 1
        if bad < 6:
            print(repr(error), text, sep="\n", file=sys.stderr)
sys.exit(bad > 0)
"#;

fn python3(check: &str, input: &[u8]) -> Option<bool> {
    let child = Command::new("python3").args(["-c", check]).stdin(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("python3 is not installed: the texts were written but not compiled");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    Some(child.wait().unwrap().success())
}

#[test]
fn hostile_graphs_give_python_that_compiles() {
    let mut dice = Dice(2026);
    let mut texts = Vec::new();
    let mut refused = 0;
    while texts.len() < 2 * GRAPHS {
        let module = dice.module();
        let code = python_code(&module, &PythonOptions::default());
        let readable = print_readable(&module, &ReadableOptions::default());
        assert_eq!(code.is_ok(), readable.is_ok());
        match code.and_then(|code| Ok([code.src, readable?])) {
            Ok(both) => texts.extend(both),
            Err(error) => {
                assert!(error.to_string().contains('`'), "the message names the node: {error}");
                refused += 1;
            }
        }
        assert!(refused < 4 * GRAPHS, "most graphs must not be refused");
    }
    let input = serde_json::to_vec(&texts).unwrap();
    assert_ne!(python3(CHECK, &input), Some(false));
}

#[test]
fn what_is_nested_as_deeply_as_allowed_compiles() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let deep = (0..64).fold(Argument::Node(x), |inner, _| Argument::Dict(Box::new([(1.into(), inner)])));
    let path = ["0"; 64].join(".");
    let long = ["a"; 500].join(".");
    let method =
        graph.create_node(NewNode::call_method(path.as_str()).arg(deep.clone()).kwarg("class", deep));
    let module = graph.call_module(&path, [method]);
    let attribute = graph.get_attr(&long);
    graph.output([module, attribute]);
    let text = fx_codegen::graph_python_code(&graph, None, &PythonOptions::default()).unwrap().src;
    assert_ne!(python3(CHECK, &serde_json::to_vec(&[text]).unwrap()), Some(false));

    let too_deep = (0..66).fold(Argument::None, |inner, _| Argument::list([inner]));
    graph.call_function("f", [too_deep]);
    assert!(fx_codegen::graph_python_code(&graph, None, &PythonOptions::default()).is_err());
}

/// Fails unless `src` is what the writers of Rust write: imports, structs, and functions of calls.
fn check_rust(src: &str) {
    let file = syn::parse_file(src).unwrap_or_else(|error| panic!("{error}\n{src}"));
    let mut functions = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Use(_) | syn::Item::Struct(_) => {}
            syn::Item::Impl(block) => {
                for item in &block.items {
                    let syn::ImplItem::Fn(function) = item else { panic!("an item in\n{src}") };
                    functions.push(function);
                }
            }
            _ => panic!("an item in\n{src}"),
        }
    }
    let names: Vec<String> = functions.iter().map(|function| function.sig.ident.to_string()).collect();
    let allowed = [&["new", "forward", "default"][..], &["load", "forward"], &["forward"]];
    assert!(allowed.iter().any(|allowed| names == **allowed), "{names:?}\n{src}");
    let forward = functions.iter().find(|function| function.sig.ident == "forward").unwrap();
    for statement in &forward.block.stmts {
        match statement {
            syn::Stmt::Local(local) => assert!(local.init.is_some()),
            syn::Stmt::Expr(..) | syn::Stmt::Macro(_) => {}
            syn::Stmt::Item(_) => panic!("an item in\n{src}"),
        }
    }
}

#[test]
fn hostile_graphs_give_rust_that_parses() {
    let mut dice = Dice(17);
    let (mut written, mut refused) = (0, 0);
    while written < GRAPHS {
        let graph = dice.module();
        let mut module = GraphModule::new(dice.tree(0), graph.graph().clone());
        (module.name, module.pytree) = (graph.name.clone(), graph.pytree.clone());
        // What is not there is refused; let most of it be there.
        for node in graph.graph().nodes() {
            let is_free = module.modules().get(node.target()).is_err() && !node.target().is_empty();
            if !is_free {
                continue;
            }
            if node.op() == Op::GetAttr && dice.roll(4) > 0 {
                let tensor = Tensor::contiguous(DType::Float32, &[2], Storage::new(vec![0; 8])).unwrap();
                let role = [TensorRole::Parameter, TensorRole::Buffer][dice.roll(2)];
                module.modules_mut().set_tensor(node.target(), role, tensor);
            }
            if node.op() == Op::CallModule && dice.roll(4) > 0 {
                let class = ["torch.nn.modules.activation.ReLU", "a.B"][dice.roll(2)];
                module.modules_mut().set_module(node.target(), Module::new(class));
            }
        }
        match rust_code(&module) {
            Ok(code) => {
                written += 1;
                check_rust(&code.src);
                assert_eq!(rust_code(&module).unwrap(), code);
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
            }
        }
        if let Ok(code) = tch_code(&module) {
            check_rust(&code.src);
        }
    }
    assert!(refused < 4 * GRAPHS, "{refused} refused");
}

/// Programs of operators that tch has, with any names and numbers: each is written.
#[test]
fn hostile_names_and_numbers_give_rust_for_tch_that_parses() {
    let mut dice = Dice(29);
    let numbers: [Argument; 10] = [
        f64::NAN.into(),
        f64::NEG_INFINITY.into(),
        f64::from_bits(1).into(),
        f64::MIN_POSITIVE.into(),
        (-0.0).into(),
        1e300.into(),
        i64::MIN.into(),
        i64::MAX.into(),
        (-1i64).into(),
        true.into(),
    ];
    for _ in 0..GRAPHS {
        let mut graph = Graph::new();
        let mut tree = ModuleTree::default();
        let mut values = vec![graph.placeholder(dice.pick(TEXTS))];
        for _ in 0..1 + dice.roll(6) {
            let value = values[dice.roll(values.len())];
            let other = values[dice.roll(values.len())];
            let number = numbers[dice.roll(numbers.len())].clone();
            let made = match dice.roll(6) {
                0 => NewNode::call_function("torch.ops.aten.add.Tensor").arg(value).arg(number),
                1 => NewNode::call_function("torch.ops.aten.mul.Tensor").arg(value).arg(other),
                2 => NewNode::call_function("torch.ops.aten.relu_.default").arg(value),
                3 => {
                    let both = Argument::list([value, other]);
                    NewNode::call_function("torch.ops.aten.cat.default").arg(both).arg(-1)
                }
                4 => NewNode::call_function("torch.ops.aten.clamp.default").arg(value).arg(number),
                _ => {
                    let path = dice.pick(TEXTS);
                    let tensor = Tensor::contiguous(DType::Float32, &[2], Storage::new(vec![0; 8])).unwrap();
                    tree.set_tensor(path, TensorRole::Parameter, tensor);
                    NewNode::new(Op::GetAttr, path)
                }
            };
            values.push(graph.create_node(made.named(dice.text())));
        }
        graph.output(Argument::tuple(values));
        let mut module = GraphModule::new(tree, graph);
        module.name = dice.text().into();
        match tch_code(&module) {
            Ok(code) => check_rust(&code.src),
            // A path that cannot be one.
            Err(error) => assert!(error.to_string().contains("the missing attribute"), "{error}"),
        }
    }
}

#[test]
fn a_thousand_inputs_and_deep_nesting() {
    let mut graph = Graph::new();
    let inputs: Vec<NodeId> = (0..1000).map(|at| graph.placeholder(&format!("x{at}"))).collect();
    let sum = graph.call_function("torch.stack", (Argument::list(inputs.iter().copied()),));
    graph.output(sum);
    check_rust(&rust_code(&GraphModule::from_graph(graph)).unwrap().src);

    let nested = |depth: usize| {
        let mut graph = Graph::new();
        let x = graph.placeholder("x");
        let mut argument = Argument::Node(x);
        for _ in 0..depth {
            argument = Argument::list([argument]);
        }
        let call = graph.call_function("my.f", (argument,));
        graph.output(call);
        rust_code(&GraphModule::from_graph(graph))
    };
    check_rust(&nested(45).unwrap().src);
    let error = nested(150).unwrap_err().to_string();
    assert!(error.contains("node `f`") && error.contains("levels deep"), "{error}");
}
