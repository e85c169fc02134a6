//! Tests of the text form: against torch.fx's text, there and back over random graphs, and against broken text.

use proptest::prelude::*;

use super::*;
use crate::Argument;
use crate::dtype::{DType, Device, DeviceKind, Layout, MemoryFormat};
use crate::graph::Graph;
use crate::id::NodeId;
use crate::meta::{Dim, Meta, SymExpr, TensorMeta, ValueMeta};
use crate::node::{NewNode, Op};

fn print(graph: &Graph) -> String {
    print_graph(graph, &FxPrintOptions::default())
}

/// Printed by `str(graph)` of torch 2.13.0.
const PYTHON: &str = "graph():
    %x : torch.Tensor [num_users=5] = placeholder[target=x]
    %y : [num_users=2] = placeholder[target=y](default=d)
    %z : [num_users=0] = placeholder[target=z](default=(1, 'a', None, (1,), slice(1, 2, None), device(type='cpu'), torch.float32))
    %relu : [num_users=0] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    %einsum : [num_users=1] = call_function[target=torch.functional.einsum](args = (bij,bjk->bik, [%x, %y]), kwargs = {})
    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%einsum, (slice(x, None, 's'), Ellipsis, None, slice(1, (x, {'k': x}), None))), kwargs = {})
    %to : [num_users=1] = call_method[target=to](args = (%getitem, torch.float16), kwargs = {copy: True, device: cuda:1})
    %dropout : [num_users=0] = call_function[target=torch.nn.functional.dropout](args = (%to, (1, 2), aten.add.Tensor, cond), kwargs = {})
    %add : [num_users=0] = call_function[target=torch.add](args = (1e-05, inf, nan, -0.0, 1e+16, 1e+100, (1+2j), 1j, (-0-1j), nanj, range(0, 3), range(0, 9, 2), 1000000000000000000000000000000, ,  a b, it's, q\", torch.strided, torch.channels_last), kwargs = {})
    %add_1 : [num_users=0] = call_function[target=torch.add](args = ({a: %x, 1: [%y], (1, 'a'): {}, None: {z: %x}, torch.float32: 1, cpu: 2}, [], (), (%x,), set()), kwargs = {})
    return [x, (x,), {'a': x}, slice(x, None, None), (3,), device(type='cuda', index=0), torch.float32, (1+2j), Ellipsis, 'str']";

#[test]
fn python_s_text_reads_and_prints_the_same() {
    let graph = parse_graph(PYTHON).unwrap();
    assert_eq!(graph.to_string(), PYTHON);
    assert_eq!(parse_graph(&print(&graph)).unwrap(), graph);
    let add = graph.find("add").unwrap();
    assert_eq!(add.arg(12), Some(&Argument::BigInt("1000000000000000000000000000000".into())));
    assert_eq!(add.arg(13), Some(&"".into()));
    let device = Device { kind: DeviceKind::Cuda, index: Some(1) };
    assert_eq!(graph.find("to").unwrap().kwarg("device"), Some(&device.into()));
}

#[test]
fn values_that_mislead_are_marked() {
    let mut graph = Graph::new();
    let x = graph.create_node(NewNode::new(Op::Placeholder, "cpu").typed("torch.Tensor"));
    let pair = |a: &str, b: &str| Box::new((Box::<str>::from(a), Box::<str>::from(b)));
    let size = Argument::Size([2.into(), 3.into()].into());
    let named = Argument::NamedTuple(Box::new(("my.Pair".into(), [x.into(), 1.into()].into())));
    graph.call_function(
        "f",
        vec![
            "1".into(),
            "".into(),
            "None".into(),
            "a, b".into(),
            "%cpu".into(),
            "cuda:1".into(),
            "line\nbreak".into(),
            size,
            named,
            Argument::Global("torch.relu".into()),
            Argument::Enum(pair("my.Color", "RED")),
            Argument::Opaque(pair("my.Class", "<it>")),
            Argument::Float(f64::from_bits(0xfff8_0000_0000_0000)),
            Argument::BigInt("7".into()),
        ],
    );
    graph.output(Argument::list([Argument::Device(Device::CPU), x.into()]));
    insta::assert_snapshot!(print(&graph), @r"
    graph():
        %cpu : torch.Tensor [num_users=2] = placeholder[target=cpu]
        %f : [num_users=0] = call_function[target=f](args = ('1', '', 'None', 'a, b', '%cpu', 'cuda:1', 'line\nbreak', @size(2, 3), @namedtuple(my.Pair, %cpu, 1), @global(torch.relu), @enum(my.Color, RED), @opaque(my.Class, '<it>'), @float(0xfff8000000000000), @int('7')), kwargs = {})
        return [device(type='cpu'), cpu]
    ");
    insta::assert_snapshot!(graph, @r"
    graph():
        %cpu : torch.Tensor [num_users=2] = placeholder[target=cpu]
        %f : [num_users=0] = call_function[target=f](args = (1, , None, a, b, %cpu, cuda:1, line
    break, (2, 3), (%cpu, 1), <built-in method relu of type object>, Color.RED, <it>, nan, 7), kwargs = {})
        return [device(type='cpu'), cpu]
    ");
}

#[test]
fn shapes_print_and_read_back() {
    let symbol =
        |text: &str| Dim::Sym(SymExpr { text: text.into(), source: String::new(), hint: None }.into());
    let mut strided = TensorMeta::contiguous(DType::BFloat16, &[2, 3]);
    strided.stride = vec![Dim::Int(1), Dim::Int(2)];
    strided.device = Device { kind: DeviceKind::Cuda, index: Some(0) };
    strided.requires_grad = true;
    strided.storage_offset = symbol("2*s0 + s1");
    strided.memory_format = Some(MemoryFormat::ChannelsLast);
    let mut symbolic = TensorMeta::contiguous(DType::Float32, &[1, 1, 4]);
    symbolic.shape[0] = symbol("s0");
    symbolic.shape[1] = symbol("Max(1, s1)");
    symbolic.stride = super::value_meta::default_strides(&symbolic.shape);
    let values = vec![
        ValueMeta::Tensor(strided),
        ValueMeta::Tensor(symbolic),
        ValueMeta::None,
        ValueMeta::Int(Dim::Int(3)),
        ValueMeta::Int(symbol("s0")),
        ValueMeta::Bool(None),
        ValueMeta::SymBool(SymExpr { text: "u0 >= 2".into(), source: String::new(), hint: None }.into()),
        ValueMeta::Float(Some(0.5)),
        ValueMeta::Str("a, b".into()),
        ValueMeta::List(vec![ValueMeta::Bool(Some(true))]),
    ];
    let mut graph = Graph::new();
    let meta = Meta { value: Some(ValueMeta::List(values).into()), ..Meta::default() };
    graph.create_node(NewNode::new(Op::Placeholder, "x").meta(meta));
    let text = print_graph(&graph, &FxPrintOptions { shapes: true, ..Default::default() });
    insta::assert_snapshot!(text, @"
    graph():
        %x : [num_users=0] = placeholder[target=x]  # (bf16[2, 3][1, 2]cuda:0 offset=2*s0 + s1 channels_last grad, f32[s0, Max(1, s1), 4], None, Sym(3), Sym(s0), bool, SymBool(u0 >= 2), 0.5, 'a, b', (True,))
    ");
    let read = parse_graph(&text).unwrap();
    assert_eq!(read.nodes().next().unwrap().meta(), graph.nodes().next().unwrap().meta());
}

#[test]
fn tables_are_tabulate_s() {
    let mut graph = Graph::new();
    let x = graph.placeholder("x");
    let targets = [
        "operator.add",
        "torch.relu",
        "torch.nn.functional.relu",
        "torch.ops.aten.add.Tensor",
        "torch.nn.modules.linear.Linear",
        "torch.Tensor.relu",
        "torch._C._nn.gelu",
    ];
    for target in targets {
        graph.call_function(target, (x, "s"));
    }
    insta::assert_snapshot!(graph.tabular(), @r#"
    opcode         name        target                                            args      kwargs
    -------------  ----------  ------------------------------------------------  --------  --------
    placeholder    x           x                                                 ()        {}
    call_function  add         <built-in function add>                           (x, 's')  {}
    call_function  relu        <built-in method relu of type object>             (x, 's')  {}
    call_function  relu_1      <function relu>                                   (x, 's')  {}
    call_function  add_tensor  aten.add.Tensor                                   (x, 's')  {}
    call_function  linear      <class 'torch.nn.modules.linear.Linear'>          (x, 's')  {}
    call_function  relu_2      <method 'relu' of 'torch._C.TensorBase' objects>  (x, 's')  {}
    call_function  gelu        <built-in function gelu>                          (x, 's')  {}
    "#);
    let mut graph = Graph::new();
    let first = graph.call_module("0", [(); 0]);
    graph.call_module("12", [first]);
    insta::assert_snapshot!(graph.tabular(), @r#"
    opcode       name      target  args    kwargs
    -----------  ------  --------  ------  --------
    call_module  _0             0  ()      {}
    call_module  _12           12  (_0,)   {}
    "#);
    insta::assert_snapshot!(Graph::new().tabular(), @r#"
    opcode    name    target    args    kwargs
    --------  ------  --------  ------  --------
    "#);
}

#[test]
fn hand_written_text_may_be_loose() {
    let graph = parse_graph(
        "
        // a comment
        graph():
          # and another
          %x = placeholder[target=x]  # f32[2, 3]
          %y : [num_users=77] = call_function[target=f](args = ( %x,  1.), kwargs = {}) # any comment

          return y # done",
    )
    .unwrap();
    insta::assert_snapshot!(graph, @r"
    graph():
        %x : [num_users=1] = placeholder[target=x]
        %y : [num_users=1] = call_function[target=f](args = (%x, 1.0), kwargs = {})
        return y
    ");
    assert_eq!(graph.find("x").unwrap().meta().tensor().unwrap().to_string(), "f32[2, 3]");
}

#[test]
fn later_names_are_numbered_past_those_read() {
    let mut graph =
        parse_graph("graph():\n %x_7 = placeholder[target=x]\n %x = placeholder[target=x]").unwrap();
    let x = graph.placeholder("x");
    assert_eq!(graph.node(x).name(), "x_8");
}

#[test]
fn errors_say_where_and_what() {
    let call = |args: &str| {
        let text = format!(
            "graph():\n    %x : [num_users=1] = placeholder[target=x]\n    %y : [num_users=0] = call_function[target=f](args = {args}, kwargs = {{}})"
        );
        parse_graph(&text).unwrap_err().to_string()
    };
    insta::assert_snapshot!(call("(%x, [1, 2)"), @"
    3:67: expected `,` or `]`, found `)`
      | function[target=f](args = (%x, [1, 2), kwargs = {})
      |                                     ^
    ");
    let head = |text: String| text.lines().next().unwrap_or("").to_owned();
    assert_eq!(head(call("(%z,)")), "3:58: there is no node named `z`; write it in quotes if it is a string");
    assert_eq!(head(call("(%x)")), "3:58: one argument needs a comma behind it: `(%x,)`");
    assert_eq!(head(call("(%x, 'a")), "3:62: the string has no closing quote on its line");
    let error = |text: &str| head(parse_graph(text).unwrap_err().to_string());
    assert_eq!(error(""), "1:1: expected `graph():`, found nothing");
    assert_eq!(
        error("graph():\n    x = 1"),
        "2:5: expected a node (`%name : ...`) or `return ...`, found `x`"
    );
    let twice = "graph():\n    %x = placeholder[target=x]\n    %x = placeholder[target=x]";
    assert_eq!(error(twice), "3:6: there is a node named `x` already");
    let opcodes = "placeholder, get_attr, call_function, call_method, call_module, output";
    let unknown = format!("2:10: `place` is no opcode; there are {opcodes}");
    assert_eq!(error("graph():\n    %x = place[target=x]"), unknown);
    assert_eq!(
        error("graph():\n    return relu"),
        "2:12: there is no node named `relu`; write it in quotes if it is a string"
    );
    let open = "graph():\n    %x = placeholder[target=x]  # f32[2, 3";
    assert_eq!(error(open), "2:43: expected `,` or `]`, found the end of the line");
    let deep = format!("graph():\n    return {}", "[".repeat(100_000));
    assert_eq!(error(&deep), "2:213: containers nest deeper than 200");
}

pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z]{0,6}",
        "[ -~]{0,12}",
        "[\\]\\[(){},:%'\"# @<>=.\\n-]{0,8}",
        proptest::sample::select(vec![
            "",
            "1",
            "-1",
            "007",
            "1.0",
            "1e5",
            "inf",
            "-inf",
            "nan",
            "None",
            "True",
            "Ellipsis",
            "...",
            "cpu",
            "cuda:0",
            "cpu:+1",
            "1j",
            "(1+2j)",
            "torch.float32",
            "torch.strided",
            "torch.contiguous_format",
            "%x",
            "x",
            "slice(1, 2, None)",
            "range(0, 3)",
            "device(type='cpu')",
            "@size(1)",
            "a: b",
            "a:",
            "a, ",
            "a,",
            ",",
            "return",
            "output",
            "graph():",
            "  # f32[2]",
            "\r",
            "\u{2028}",
            "é",
            "set()",
            "<class 'x'>",
            "[num_users=1] = ",
        ])
        .prop_map(str::to_owned),
    ]
}

fn boxed() -> impl Strategy<Value = Box<str>> {
    hostile_text().prop_map(Into::into)
}

fn float() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        proptest::sample::select(vec![0.0, -0.0, 1.0, 1e16, f64::NAN, -f64::NAN, f64::INFINITY, -1e-5]),
    ]
}

/// Any argument; nodes are numbers from 1 to `nodes`.
pub(crate) fn argument(nodes: u32) -> impl Strategy<Value = Argument> {
    let leaf = prop_oneof![
        (1..=nodes).prop_map(|index| Argument::Node(NodeId::from_index(index))),
        (1..=nodes).prop_map(|index| Argument::Node(NodeId::from_index(index))),
        Just(Argument::None),
        Just(Argument::Ellipsis),
        any::<bool>().prop_map(Argument::Bool),
        any::<i64>().prop_map(Argument::Int),
        "-?[1-9][0-9]{19,40}".prop_map(|digits| Argument::BigInt(digits.into())),
        float().prop_map(Argument::Float),
        (float(), float()).prop_map(|parts| Argument::Complex(Box::new(parts))),
        boxed().prop_map(Argument::Str),
        boxed().prop_map(Argument::Str),
        proptest::sample::select(DType::ALL).prop_map(Argument::DType),
        proptest::sample::select(Layout::ALL).prop_map(Argument::Layout),
        proptest::sample::select(MemoryFormat::ALL).prop_map(Argument::MemoryFormat),
        (proptest::sample::select(DeviceKind::ALL), any::<Option<u8>>())
            .prop_map(|(kind, index)| Argument::Device(Device { kind, index })),
        any::<[i64; 3]>().prop_map(|parts| Argument::Range(Box::new(parts))),
        boxed().prop_map(Argument::Global),
        (boxed(), boxed()).prop_map(|pair| Argument::Enum(Box::new(pair))),
        (boxed(), boxed()).prop_map(|pair| Argument::Opaque(Box::new(pair))),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let items = || proptest::collection::vec(inner.clone(), 0..4).prop_map(Box::<[Argument]>::from);
        prop_oneof![
            items().prop_map(Argument::List),
            items().prop_map(Argument::Tuple),
            items().prop_map(Argument::Size),
            (boxed(), items()).prop_map(|named| Argument::NamedTuple(Box::new(named))),
            [inner.clone(), inner.clone(), inner.clone()].prop_map(|parts| Argument::Slice(Box::new(parts))),
            proptest::collection::vec((inner.clone(), inner), 0..3)
                .prop_map(|pairs| Argument::Dict(pairs.into())),
        ]
    })
}

/// Any argument but nodes, as in the configuration of modules.
pub(crate) fn argument_without_nodes() -> impl Strategy<Value = Argument> {
    argument(1)
        .prop_map(|argument| argument.map_nodes(&mut |_| Argument::None))
        .prop_filter("keys may still hold nodes", |argument| !format!("{argument:?}").contains("Node("))
}

/// Graphs with every opcode, hostile names and strings, and references in any direction.
pub(crate) fn graph() -> impl Strategy<Value = Graph> {
    let node = (
        proptest::sample::select(Op::ALL.to_vec()),
        (hostile_text(), proptest::option::of(hostile_text()), proptest::option::of(hostile_text())),
        proptest::collection::vec(argument(6), 0..3),
        proptest::collection::vec((boxed(), argument(6)), 0..2),
    );
    proptest::collection::vec(node, 6..8).prop_map(|nodes| {
        let mut graph = Graph::new();
        for (op, (target, name, type_expr), ..) in &nodes {
            let mut node = NewNode::new(*op, target.as_str());
            node.name = name.clone();
            node.type_expr = type_expr.clone();
            graph.create_node(node);
        }
        for (id, (.., args, kwargs)) in graph.ids().into_iter().zip(nodes) {
            graph.set_args(id, args).unwrap();
            graph.set_kwargs(id, kwargs).unwrap();
        }
        graph
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_printed_reads_back(graph in graph()) {
        let text = print(&graph);
        prop_assert_eq!(text.lines().count(), graph.len() + 1);
        match parse_graph(&text) {
            Ok(read) => {
                prop_assert_eq!(print(&read), text.clone());
                prop_assert!(read == graph, "differs:\n{}", text);
            }
            Err(error) => prop_assert!(false, "{error}\n{text}"),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in hostile_text(), more in any::<String>()) {
        let _ = parse_graph(&text);
        let _ = parse_graph(&format!("graph():\n    %x = placeholder[target=x]\n    return {text}{more}"));
        let _ = parse_graph(&format!("graph():\n    %x : {text}[target={more}]"));
    }

    #[test]
    fn damaged_text_is_read_or_refused(graph in graph(), cut in any::<(prop::sample::Index, prop::sample::Index)>(), more in hostile_text()) {
        let text: Vec<char> = print(&graph).chars().collect();
        let (from, to) = (cut.0.index(text.len()), cut.1.index(text.len()));
        let damaged: String = text[..from].iter().chain(more.chars().collect::<Vec<_>>().iter()).chain(&text[to..]).collect();
        if let Ok(read) = parse_graph(&damaged) {
            prop_assert_eq!(parse_graph(&print(&read)).unwrap(), read);
        }
    }
}
