//! Tests of `.fx` files: there and back over random modules, every initialiser, and what is refused.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::tests::{argument_without_nodes, graph, hostile_text};
use super::*;
use crate::dtype::DType;
use crate::graph_module::{GraphModule, PyTreeInfo, SymRange};
use crate::module::{Module, ModuleTree, TensorRole};
use crate::pytree::TreeSpec;
use crate::tensor::{Storage, Tensor};

const EMPTY: &str = "graph():\n";

fn parse(section: &str) -> Result<GraphModule, ParseError> {
    let indented: String = section.lines().map(|line| format!("    {line}\n")).collect();
    parse_module(&format!("module M:\n{indented}{EMPTY}")).map(|file| file.module)
}

fn floats(module: &GraphModule, path: &str) -> Vec<f32> {
    let (_, tensor) = module.modules().get_tensor(path).unwrap();
    let bytes = tensor.to_contiguous_bytes().unwrap();
    bytes.chunks(4).map(|item| f32::from_le_bytes(item.try_into().unwrap())).collect()
}

#[test]
fn a_hand_written_module_reads_and_prints() {
    let file = parse_module(
        "//@ intent: show everything
//@ check: %conv
//@ check: return

module 'my net':
    args: x, flag
    inputs: ((*, {'a': *}), {})
    outputs: (*,)
    symbol s77: [2, inf]
    . : my.Net(width=8)
    conv : torch.nn.modules.conv.Conv2d(in_channels=3, kernel_size=(3, 3), padding_mode='zeros', training=True)
    conv.weight = parameter f32[2, 2] values(1, -0.5, inf, 1e-7)   # said one by one
    conv.bias = parameter None
    conv.mask = buffer b8[2] values(True, False)
    k = constant i64[2] arange
    'odd name.weight' = parameter f16[100] ones
    head.weight = tied conv.weight
    head.copy = buffer tied conv.weight
    again = shared conv
    base = constant f32[4] arange
    view = constant f32[2][2] offset=1 shares(base)
    body = program:
        graph():
            %y : [num_users=1] = placeholder[target=y]
            return y
graph():
    %x : [num_users=0] = placeholder[target=x]
    return None",
    )
    .unwrap();
    assert_eq!(file.header.get_all("check").collect::<Vec<_>>(), ["%conv", "return"]);
    insta::assert_snapshot!(print_module(&file.module, &file.header), @r#"
    //@ intent: show everything
    //@ check: %conv
    //@ check: return

    module 'my net':
        args: x, flag
        inputs: ((*, {'a': *}), {})
        outputs: (*,)
        symbol s77: [2, inf]
        . : my.Net(width=8)
        k = constant i64[2] values(0, 1)
        base = constant f32[4] values(0.0, 1.0, 2.0, 3.0)
        view = constant f32[2][2] offset=1 shares(base)
        conv : torch.nn.modules.conv.Conv2d(in_channels=3, kernel_size=(3, 3), padding_mode='zeros', training=True)
        conv.weight = parameter f32[2, 2] values(1.0, -0.5, inf, 1e-7)
        conv.bias = parameter None
        conv.mask = buffer b8[2] values(True, False)
        'odd name.weight' = parameter f16[100] ones
        head.weight = tied conv.weight
        head.copy = buffer tied conv.weight
        again = shared conv
        body = program:
            graph():
                %y : [num_users=1] = placeholder[target=y]
                return y
    graph():
        %x : [num_users=0] = placeholder[target=x]
        return None
    "#);
    let tree = file.module.modules();
    assert_eq!(tree.get_tensor("again.weight").unwrap().0, tree.get_tensor("head.weight").unwrap().0);
    assert!(tree.get_tensor("conv.weight").unwrap().1.requires_grad);
    assert_eq!(floats(&file.module, "view"), [1.0, 3.0]);
    let body = tree.get_module("body").unwrap().graph.as_ref().unwrap();
    assert_eq!(body.graph().len(), 2);
}

#[test]
fn generators_give_the_same_numbers_everywhere() {
    let module = parse(
        "a = parameter f32[4] uniform(seed=1)
b = parameter f32[3] normal(seed=2, std=0.1)
c = parameter f32[3] positive(seed=3)
d = buffer i32[6] uniform(seed=4, low=0, high=3)
e = buffer b8[6] uniform(seed=5, low=0, high=1)
f = buffer c64[1] ones
g = buffer bf16[3] arange
h = buffer f32[2] full(2.5)",
    )
    .unwrap();
    insta::assert_snapshot!(print_module(&module, &FxHeader::new()), @r#"
    module M:
        a = parameter f32[4] values(0.13312304, 0.49156344, 0.9420054, -0.11128163)
        b = parameter f32[3] values(0.05802843, -0.1495326, 0.04266531)
        c = parameter f32[3] values(0.6134503, 1.2002935, 1.1129746)
        d = buffer i32[6] values(1, 2, 2, 1, 1, 1)
        e = buffer b8[6] values(False, True, False, False, False, False)
        f = buffer c64[1] values((1+0j))
        g = buffer bf16[3] values(0.0, 1.0, 2.0)
        h = buffer f32[2] values(2.5, 2.5)
    graph():
    "#);
}

#[test]
fn big_tensors_go_where_they_are_sent() {
    let mut tree = ModuleTree::default();
    let values: Vec<f32> = (0..2000).map(|n| n as f32).collect();
    let big = Tensor::from_f32(&[2000], &values).unwrap();
    let mut transposed = Tensor::from_f32(&[2000], &values).unwrap();
    (transposed.shape, transposed.strides) = (vec![40, 50], vec![1, 40]);
    let part = Tensor::strided(DType::Float32, vec![100], vec![2], 9, big.storage.clone()).unwrap();
    tree.set_tensor("alone", TensorRole::Parameter, Tensor::from_f32(&[2, 1000], &values).unwrap());
    tree.set_tensor("transposed", TensorRole::Buffer, transposed);
    tree.set_tensor("part", TensorRole::Buffer, part);
    tree.set_tensor("whole", TensorRole::Buffer, big);
    tree.set_tensor(
        "nothing",
        TensorRole::Buffer,
        Tensor::contiguous(DType::Float32, &[3000], Storage::new(vec![0u8; 12000])).unwrap(),
    );
    let module = GraphModule::from_graph(crate::Graph::new());
    let module = GraphModule::new(tree, module.graph().clone());
    let options = FxPrintOptions { weights: Weights::File("w.safetensors"), ..Default::default() };
    let text = print_module_with(&module, &FxHeader::new(), &options);
    insta::assert_snapshot!(text, @r#"
    module GraphModule:
        alone = parameter f32[2, 1000] requires_grad=False file('w.safetensors', 'alone')
        transposed = buffer f32[40, 50][1, 40] file('w.safetensors', 'transposed')
        part = buffer f32[100][2] offset=9 storage=8000 file('w.safetensors', 'part')
        whole = buffer f32[2000] shares(part)
        nothing = buffer f32[3000] zeros
    graph():
    "#);
    let files: BTreeMap<String, Tensor> = tensors_for_file(&module, &options).into_iter().collect();
    let source = |file: &str, name: &str| {
        assert_eq!(file, "w.safetensors");
        files.get(name).cloned().ok_or_else(|| "no such tensor".to_owned())
    };
    let read = parse_module_with(&text, &source).unwrap().module;
    assert_same(&module, &read);
    assert_eq!(print_module_with(&read, &FxHeader::new(), &options), text);
    let message = parse_module(&text).unwrap_err().to_string();
    assert!(message.contains("tensor `alone` of `w.safetensors` is needed"), "{message}");
    let omitted = FxPrintOptions { weights: Weights::Omit, ..Default::default() };
    let text = print_module_with(&module, &FxHeader::new(), &omitted);
    let read = parse_module(&text).unwrap().module;
    assert_eq!(read.modules().get_tensor("alone").unwrap().1.storage.bytes(), None);
    assert_eq!(print_module_with(&read, &FxHeader::new(), &omitted), text);
    let inline = print_module(&module, &FxHeader::new());
    assert_same(&module, &parse_module(&inline).unwrap().module);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let refused = |section: &str| parse(section).unwrap_err().to_string().lines().next().unwrap().to_owned();
    let cases = [
        "a = parameter f32[2] values(1)",
        "a = parameter f32[2] values(1, x)",
        "a = parameter u8[1] values(256)",
        "a = parameter f32[9000000000000000000, 9000000000000000000] zeros",
        "a = parameter f32[1000000000] zeros",
        "a = parameter f32[-1] zeros",
        "a = parameter f32[2] random",
        "a = parameter f32[2] uniform(sead=1)",
        "a = parameter x32[2] zeros",
        "a = parameter f32[2, 2][1] zeros",
        "a = parameter f32[2] offset=-1 zeros",
        "a = parameter f32[2] storage=4 zeros",
        "a = parameter f32[2] data('AAA')",
        "a = parameter f8e4m3fn[2] ones",
        "a = parameter f32[2] zeros more",
        "a = parameter f32[2] zeros\na = buffer f32[1] zeros",
        "a = tied b",
        "a = shared b",
        "a.b = shared .",
        "a = f32[2] zeros",
        "a : m.C(x=y)",
        "a : m.C(x=1, x=2)",
        "a : m.C(training=1)",
        "outputs: *",
        "inputs: (*",
        "symbol s0: [1 2]",
        "a = program:",
        "a",
    ];
    let text: Vec<String> = cases.iter().map(|case| refused(case)).collect();
    insta::assert_snapshot!(text.join("\n"), @r#"
    2:26: there are 1 values for 2 elements
    2:36: `x` is no element of f32
    2:32: `256` is no element of u8
    2:19: f32[9000000000000000000, 9000000000000000000] has too many elements
    2:35: the text asks for more than 268435456 bytes of tensors
    2:23: a size or stride cannot be negative
    2:26: `random` says not where the elements come from; zeros, ones, full(0.5), arange, values(1, 2), uniform(seed=1), normal(seed=1), positive(seed=1), data('...'), file('...', '...'), shares(path) and absent do
    2:34: `uniform` knows seed, low, high, not `sead`
    2:19: `x32` is no element type; `f32` and `i64` are
    2:19: there must be as many strides as sizes
    2:26: this cannot be negative
    2:19: a torch.float32 tensor of shape [2], strides [1] and offset 0 does not fit 4 bytes: an element lies outside the storage
    2:26: this is not base64: Invalid padding
    2:31: elements of f8e4m3fn can only be given as `zeros` or `data('...')`
    2:32: expected the end of the line, found `m`
    3:5: `a` is there already
    2:14: there is no tensor `b` above
    2:16: there is no module `b` above
    1:1: a module is inside itself
    2:9: expected `parameter`, `buffer`, `constant`, `tied`, `shared` or `program:`, found `f`
    2:15: `y`: there are no nodes here; write strings in quotes
    2:18: `x` is there already
    2:13: `training` is `True` or `False`
    3:1: `args:` and `outputs:` need `inputs:` beside them
    2:15: expected `,` or `)`, found the end of the line
    2:18: expected `, `, found ` `
    2:17: expected the program, indented, on the next lines
    2:6: expected `=`, found the end of the line
    "#);
    let mut deep = String::from("graph():\n");
    for _ in 0..100 {
        deep = format!(
            "module M:\n    a = program:\n{}graph():\n",
            deep.lines().map(|l| format!("        {l}\n")).collect::<String>()
        );
    }
    assert!(parse_module(&deep).unwrap_err().to_string().contains("deeper than 32"));
    let mut bomb = String::from("m0.x : a.B()\n");
    for n in 1..60 {
        bomb.push_str(&format!("m{n}.a = shared m{0}\nm{n}.b = shared m{0}\n", n - 1));
    }
    assert!(parse(&bomb).unwrap_err().to_string().contains("paths"));
}

/// The same modules, tensors, ties, sharing and numbers, whatever the ids.
pub(crate) fn assert_same(a: &GraphModule, b: &GraphModule) {
    assert!(a.graph() == b.graph());
    assert_eq!((&a.name, &a.pytree), (&b.name, &b.pytree));
    assert!(a.range_constraints.iter().eq(b.range_constraints.iter()));
    let (x, y) = (a.modules(), b.modules());
    let (modules, others) = (x.named_modules(), y.named_modules());
    let mut twins = BTreeMap::new();
    assert_eq!(modules.len(), others.len());
    for ((path, m), (other_path, n)) in modules.iter().zip(&others) {
        assert_eq!(path, other_path);
        assert_eq!(*twins.entry(*m).or_insert(*n), *n, "{path} is shared alike");
        let (m, n) = (x.module(*m).unwrap(), y.module(*n).unwrap());
        assert_eq!((&m.class, m.training, &m.config), (&n.class, n.training, &n.config));
        assert!(m.config.keys().eq(n.config.keys()));
        assert!(m.tensors.iter().map(|(k, v)| (k, v.0, v.1.is_some())).eq(n.tensors.iter().map(|(k, v)| (
            k,
            v.0,
            v.1.is_some()
        ))));
        match (&m.graph, &n.graph) {
            (Some(m), Some(n)) => assert_same(m, n),
            (m, n) => assert_eq!(m.is_some(), n.is_some()),
        }
    }
    let (mut tensors, mut storages) = (BTreeMap::new(), BTreeMap::new());
    for ((path, role, t), (other_path, other_role, u)) in x.named_tensors().into_iter().zip(y.named_tensors())
    {
        assert_eq!((&path, role), (&other_path, other_role));
        assert_eq!(*tensors.entry(t).or_insert(u), u, "{path} is tied alike");
        let (t, u) = (x.tensor(t).unwrap(), y.tensor(u).unwrap());
        assert_eq!((t.dtype, &t.shape, t.requires_grad), (u.dtype, &u.shape, u.requires_grad));
        assert_eq!(t.is_contiguous(), u.is_contiguous());
        let key = u.storage.key();
        assert_eq!(*storages.entry(t.storage.key()).or_insert(key), key, "{path} shares its storage alike");
        assert_eq!(t.to_contiguous_bytes(), u.to_contiguous_bytes(), "{path}");
    }
}

fn tree_spec() -> impl Strategy<Value = TreeSpec> {
    Just(TreeSpec::Leaf).prop_recursive(4, 16, 3, |inner| {
        let items = || proptest::collection::vec(inner.clone(), 0..3);
        prop_oneof![
            items().prop_map(TreeSpec::Tuple),
            items().prop_map(TreeSpec::List),
            proptest::collection::vec((prop_oneof!["'[a-z]'", "[0-9]", hostile_text()], inner.clone()), 0..3)
                .prop_map(TreeSpec::Dict),
            (hostile_text(), hostile_text(), proptest::collection::vec(hostile_text(), 0..3), items())
                .prop_map(|(class, context, fields, children)| TreeSpec::Other {
                    class,
                    context,
                    fields,
                    children
                }),
        ]
    })
}

/// A tensor of some type and layout over one of four storages.
fn tensors() -> impl Strategy<Value = Vec<Tensor>> {
    let storage = proptest::collection::vec(any::<u8>(), 64).prop_map(Storage::new);
    let tensor = (
        proptest::sample::select(DType::ALL),
        proptest::collection::vec(0i64..3, 0..3),
        proptest::collection::vec(0i64..3, 0..3),
        0i64..2,
        any::<bool>(),
        0usize..4,
    );
    (proptest::collection::vec(storage, 4), proptest::collection::vec(tensor, 1..6)).prop_map(
        |(storages, tensors)| {
            let made = tensors.into_iter().filter_map(
                |(dtype, shape, mut strides, offset, requires_grad, which)| {
                    strides.resize(shape.len(), 1);
                    let tensor =
                        Tensor::strided(dtype, shape, strides, offset, storages[which].clone()).ok()?;
                    Some(Tensor { requires_grad, ..tensor })
                },
            );
            made.collect()
        },
    )
}

/// Modules with sharing, ties, views, hostile names without dots, and programs inside.
pub(crate) fn module() -> impl Strategy<Value = GraphModule> {
    let name = || hostile_text().prop_map(|text| format!("n{}", text.replace('.', "_")));
    let config = proptest::collection::vec((hostile_text(), argument_without_nodes()), 0..3);
    let role = || {
        proptest::sample::select(vec![
            TensorRole::Parameter,
            TensorRole::Buffer,
            TensorRole::NonPersistentBuffer,
        ])
    };
    let modules = proptest::collection::vec((name(), hostile_text(), any::<bool>(), config, 0usize..4), 1..5);
    let slots = proptest::collection::vec((0usize..5, name(), role(), proptest::option::of(0usize..6)), 0..8);
    let pytree = proptest::option::of((
        proptest::collection::vec(hostile_text(), 0..3),
        tree_spec(),
        proptest::option::of(tree_spec()),
    ));
    let ranges =
        proptest::collection::vec((hostile_text(), any::<Option<i64>>(), any::<Option<i64>>()), 0..3);
    let parts = (modules, slots, tensors(), proptest::collection::vec((0usize..5, 0usize..5, name()), 0..3));
    (parts, (graph(), proptest::option::of(graph())), hostile_text(), pytree, ranges).prop_map(
        |((modules, slots, tensors, shares), (graph, inner), name, pytree, ranges)| {
            let mut tree = ModuleTree::default();
            let mut ids = vec![ModuleTree::ROOT];
            for (name, class, training, config, parent) in modules {
                let mut module = Module::new(class);
                (module.training, module.config) = (training, config.into_iter().collect());
                let id = tree.add_module(module);
                let parent = ids[parent % ids.len()];
                tree.module_mut(parent).unwrap().children.insert(name, id);
                ids.push(id);
            }
            if let Some(inner) = inner {
                tree.module_mut(ids[1]).unwrap().graph = Some(Box::new(GraphModule::from_graph(inner)));
            }
            let tensors: Vec<_> = tensors.into_iter().map(|tensor| tree.add_tensor(tensor)).collect();
            for (module, name, role, tensor) in slots {
                let tensor = tensor.and_then(|at| tensors.get(at).copied());
                let module = tree.module_mut(ids[module % ids.len()]).unwrap();
                if !module.children.contains_key(&name) {
                    module.tensors.insert(name, (role, tensor));
                }
            }
            // Later modules may hold earlier ones again only downwards, so that no module is inside itself.
            for (a, b, name) in shares {
                let (a, b) = (ids[a % ids.len()], ids[b % ids.len()]);
                let leaf = tree.module(b).unwrap().children.is_empty();
                let holder = tree.module_mut(a).unwrap();
                let fresh = !holder.tensors.contains_key(&name) && !holder.children.contains_key(&name);
                if a != b && leaf && fresh {
                    holder.children.insert(name, b);
                }
            }
            let mut module = GraphModule::new(tree, graph);
            module.name = name;
            module.pytree =
                pytree.map(|(orig_args, in_spec, out_spec)| PyTreeInfo { orig_args, in_spec, out_spec });
            module.range_constraints =
                ranges.into_iter().map(|(name, min, max)| (name, SymRange { min, max })).collect();
            module
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn modules_read_back(module in module(), notes in proptest::collection::vec((hostile_text(), hostile_text()), 0..3)) {
        let header: FxHeader = notes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let text = print_module(&module, &header);
        match parse_module(&text) {
            Ok(read) => {
                prop_assert_eq!(print_module(&read.module, &read.header), text);
                assert_same(&module, &read.module);
            }
            Err(error) => prop_assert!(false, "{error}\n{text}"),
        }
    }

    #[test]
    fn damaged_files_are_read_or_refused(module in module(), cut in any::<(prop::sample::Index, prop::sample::Index)>(), more in hostile_text()) {
        let text: Vec<char> = print_module(&module, &FxHeader::new()).chars().collect();
        let (from, to) = (cut.0.index(text.len()), cut.1.index(text.len()));
        let damaged: String = text[..from].iter().copied().chain(more.chars()).chain(text[to..].iter().copied()).collect();
        let _ = parse_module(&damaged);
    }
}
