//! What is written as `.pt2` reads back as what it was, and what cannot be written leaves everything as it is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fx_ir::GraphModule;
use fx_pt2::{ExportedProgram, read_module, write_module};
use proptest::prelude::*;
use serde_json::Value;

fn corpus() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pt2");
    let mut found: Vec<(String, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pt2"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    found.sort();
    assert!(found.len() > 70, "the corpus is there");
    found
}

/// Everything of a module that a `.pt2` keeps, as text: the graph, sub-graphs, values, metadata, the tree with bytes
/// and ties, the structures and ranges.
fn picture(module: &GraphModule) -> String {
    let mut text = format!("{}\n", module.graph());
    for node in module.graph().nodes() {
        let meta = node.meta();
        let known: BTreeMap<_, _> = meta.other.iter().collect();
        text.push_str(&format!(
            "{}: {:?} {:?} {:?} {known:?}\n",
            node.name(),
            meta.value,
            meta.stack_trace,
            meta.module_stack
        ));
    }
    let mut ties = BTreeMap::new();
    let mut storages = BTreeMap::new();
    let mut tensors = module.modules().named_tensors();
    tensors.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, role, id) in tensors {
        let tensor = module.modules().tensor(id).unwrap();
        let first: &mut String = ties.entry(id).or_insert_with(|| path.clone());
        let shared: &mut String = storages.entry(tensor.storage.key()).or_insert_with(|| path.clone());
        text.push_str(&format!(
            "{path}: {role:?} {:?} {:?} {:?} {} {} tied {first} shares {shared} {:?}\n",
            tensor.dtype,
            tensor.shape,
            tensor.strides,
            tensor.storage_offset,
            tensor.requires_grad,
            tensor.storage.bytes()
        ));
    }
    for (path, id) in module.modules().named_modules() {
        let inner = module.modules().module(id).unwrap();
        text.push_str(&format!("{path}: {}\n", inner.class));
        if let Some(graph) = &inner.graph {
            text.push_str(&picture(graph));
        }
    }
    let export = &module.export;
    let samples = export.sample_inputs.as_ref().map(|bytes| bytes.bytes().unwrap().to_vec());
    text.push_str(&format!("{:?}\n{:?}\n", module.pytree, module.range_constraints));
    text.push_str(&format!(
        "{:?} {:?} {:?} {:?} {samples:?}\n",
        export.dialect, export.guards, export.constants, export.calls
    ));
    text
}

#[test]
fn every_program_reads_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (name, path) in corpus() {
        let program = ExportedProgram::load(&path).unwrap();
        let module = program.module().unwrap();
        let first = folder.path().join(format!("{name}.pt2"));
        if let Err(error) = write_module(&first, &module) {
            wrong.push(format!("{name}: {error}"));
            continue;
        }
        let back = match ExportedProgram::load(&first) {
            Ok(back) => back,
            Err(error) => {
                wrong.push(format!("{name}: reading back: {error}"));
                continue;
            }
        };
        if back.graph.to_string() != program.graph.to_string() {
            wrong.push(format!("{name}: graph\n{}\n{}", program.graph, back.graph));
        }
        let signature = |p: &ExportedProgram| format!("{:?} {:?}", p.input_specs, p.output_specs);
        if signature(&back) != signature(&program) {
            wrong.push(format!("{name}: signature\n{}\n{}", signature(&program), signature(&back)));
        }
        if (&back.verifiers, &back.guards) != (&program.verifiers, &program.guards) {
            wrong.push(format!("{name}: {:?} {:?}", back.verifiers, back.guards));
        }
        let (before, after) = (picture(&module), picture(&back.module().unwrap()));
        if before != after {
            let differing = before.lines().zip(after.lines()).find(|(a, b)| a != b);
            let short = |text: &str| text.chars().take(600).collect::<String>();
            let (a, b) = differing.unwrap_or(("(one is longer)", ""));
            wrong.push(format!("{name}: module\n- {}\n+ {}", short(a), short(b)));
        }
        // And writing what was read gives the same bytes.
        let second = folder.path().join("again.pt2");
        write_module(&second, &read_module(&first).unwrap()).unwrap();
        if std::fs::read(&first).unwrap() != std::fs::read(&second).unwrap() {
            wrong.push(format!("{name}: the second file differs from the first"));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// What writing this text says after "...: "; the file that was there must stay.
fn refusal(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.pt2");
    std::fs::write(&out, "what was there").unwrap();
    let module = fx_ir::text::parse_module(text).unwrap().module;
    let error = write_module(&out, &module).unwrap_err().to_string();
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "what was there");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    error.split_once("out.pt2: ").unwrap().1.to_owned()
}

/// A graph of one call, or of a few lines, on one input.
fn of_lines(lines: &[&str]) -> String {
    let mut text = "graph():\n    %x : [num_users=0] = placeholder[target=x]  # f32[2, 3]\n".to_owned();
    for line in lines {
        text.push_str(&format!("    {line}\n"));
    }
    text
}

#[test]
fn what_an_archive_cannot_hold_is_refused_with_the_node() {
    let cases: &[&[&str]] = &[
        &[
            "%r : [num_users=0] = call_function[target=torch.relu](args = (%x,), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_method[target=relu](args = (%x,), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &["%r : [num_users=0] = call_module[target=act](args = (%x,), kwargs = {})  # f32[2, 3]", "return r"],
        &[
            "%r : [num_users=0] = call_function[target=operator.add](args = (%x, 1), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=operator.getitem](args = (%x, 0), kwargs = {})  # f32[3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.relu](args = (%x,), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.relu.default](args = (), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.my.op.default](args = (%x,), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.view.default](args = (%x, [2, 1.5]), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.relu.default](args = (slice(None, None, None),), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &[
            "%r : [num_users=0] = call_function[target=torch.ops.aten.topk.default](args = (%x, 1), kwargs = {})  # f32[2, 1]",
            "return r",
        ],
        &["%w : [num_users=0] = get_attr[target=missing]", "return w"],
        &[
            "%n : [num_users=0] = placeholder[target=n]  # Sym(3)",
            "%r : [num_users=0] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %n), kwargs = {})  # f32[2, 3]",
            "return r",
        ],
        &["%y : [num_users=0] = placeholder[target=y]", "return x"],
        &["return 'text'"],
    ];
    let told: Vec<String> = cases.iter().map(|lines| refusal(&of_lines(lines))).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    node `r`: `torch.relu` is a Python function; a .pt2 holds calls of operators only, such as torch.ops.aten.relu.default
    node `r`: it calls the method `relu`; a .pt2 holds calls of operators only, such as torch.ops.aten.relu.default
    node `r`: it calls the module `act`; a .pt2 holds calls of operators only: export the model with torch.export, which takes modules apart
    node `r`: `operator.add` of anything but numbers is a Python function, not an operator; use the operator of torch.ops.aten
    node `r`: `operator.getitem` of this is a Python function, not an operator; use torch.ops.aten.select.int or torch.ops.aten.slice.Tensor
    node `r`: there is no operator overload `torch.ops.aten.relu`; the nearest are torch.ops.aten.relu.default, torch.ops.aten.relu.out
    node `r`: the shape of its value is not recorded, which a .pt2 needs; run the pass shape-prop on sample inputs before writing
    node `r`: aten::relu needs the argument `self`; its schema is aten::relu(Tensor self) -> Tensor
    node `r`: the operator `torch.ops.my.op.default` is of a library that is not known here, so its arguments have no names, which a .pt2 needs; pass them by keyword
    node `r`: the items of one of its lists are of kinds that a .pt2 does not mix
    node `r`: its argument `slice(None, None, None)` is of a kind that a .pt2 does not have
    node `r`: one result is recorded for it and it has several
    node `w`: there is no `missing` in `` (path `missing`)
    node `n`: the graph uses this input, of which only the value Sym(3) is known; a .pt2 would hold it as a constant, so record it as a symbol or put the value in its place
    node `y`: the shape of this input is not recorded, which a .pt2 needs; run the pass shape-prop on sample inputs before writing
    node `output`: it returns `text`; torch.export.load reads tensors and numbers only
    ");
}

#[test]
fn tensors_without_elements_are_refused_by_path() {
    let text = "module Net:\n    w = parameter f32[3] absent\ngraph():\n    %w : [num_users=0] = get_attr[target=w]\n    return w\n";
    insta::assert_snapshot!(refusal(text), @r"tensor `w`: its elements are not here: read the module together with its weights");
}

#[test]
fn a_module_that_was_never_exported_gets_the_structure_of_its_graph() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("net.pt2");
    let text = of_lines(&[
        "%w : [num_users=0] = get_attr[target=fc.w]",
        "%add : [num_users=0] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %w), kwargs = {})  # f32[2, 3]",
        "%max : [num_users=0] = call_function[target=torch.ops.aten.max.dim](args = (%add, -1), kwargs = {})  # (f32[2], i64[2])",
        "%first : [num_users=0] = call_function[target=operator.getitem](args = (%max, -2), kwargs = {})",
        "return {'all': [add, max], 'first': (first, None, 3)}",
    ]);
    let text = format!(
        "module Net:\n    fc.w = parameter f32[3] ones\n    fc.unread = buffer i64[2] values(1, 2)\n    k = constant f32[] values(2.0)\n    \
         tied = tied fc.w\n{text}"
    );
    let module = fx_ir::text::parse_module(&text).unwrap().module;
    write_module(&path, &module).unwrap();
    let program = ExportedProgram::load(&path).unwrap();
    insta::assert_snapshot!(format!("{}\n{:?}\n{}\n{}", program.graph, program.input_specs, program.in_spec, program.out_spec), @r#"
    graph():
        %p_fc_w : [num_users=1] = placeholder[target=p_fc_w]
        %p_tied : [num_users=0] = placeholder[target=p_tied]
        %b_k : [num_users=0] = placeholder[target=b_k]
        %b_fc_unread : [num_users=0] = placeholder[target=b_fc_unread]
        %x : [num_users=1] = placeholder[target=x]
        %add : [num_users=2] = call_function[target=torch.ops.aten.add.Tensor](args = (%x, %p_fc_w), kwargs = {})
        %max : [num_users=2] = call_function[target=torch.ops.aten.max.dim](args = (%add, -1), kwargs = {})
        %first : [num_users=1] = call_function[target=operator.getitem](args = (%max, 0), kwargs = {})
        %max_1 : [num_users=1] = call_function[target=operator.getitem](args = (%max, 1), kwargs = {})
        return (add, first, max_1, first, None, 3)
    [Parameter("fc.w"), Parameter("tied"), Buffer("k", false), Buffer("fc.unread", true), UserInput]
    ((*,), {})
    {'all': [*, (*, *)], 'first': (*, *, *)}
    "#);
    let back = program.module().unwrap();
    let id = |path: &str| back.modules().get_tensor(path).unwrap().0;
    assert_eq!(id("tied"), id("fc.w"));
}

#[test]
fn writing_over_the_mapped_archive_keeps_the_weights() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.pt2");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/pt2/conv_bn_2d.pt2");
    std::fs::copy(source, &path).unwrap();
    let module = read_module(&path).unwrap();
    let before = picture(&module);
    write_module(&path, &module).unwrap();
    assert_eq!(picture(&module), before, "the module still reads its mapping of the old file");
    assert_eq!(picture(&read_module(&path).unwrap()), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
}

/// Every place of a document that holds a plain value.
fn leaves(value: &Value, path: &mut Vec<String>, found: &mut Vec<String>) {
    let mut within = |key: String, child: &Value| {
        path.push(key);
        leaves(child, path, found);
        path.pop();
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, child)| {
            within(key.replace('~', "~0").replace('/', "~1"), child);
        }),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, child)| within(at.to_string(), child)),
        _ => found.push(path.iter().map(|key| format!("/{key}")).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// A module in which a value stands at the place of another, or nothing, is written as an archive that reads, or
    /// refused and nothing is left behind.
    #[test]
    fn damaged_modules_are_refused_or_written_whole(program in 0usize..1000, places in prop::array::uniform4(0usize..1 << 20)) {
        let corpus = corpus();
        let module = read_module(&corpus[program % corpus.len()].1).unwrap();
        let mut document: Value =
            serde_json::from_str(&fx_ir::json::to_json(&module, &fx_ir::json::JsonOptions::default())).unwrap();
        let mut found = Vec::new();
        leaves(&document, &mut Vec::new(), &mut found);
        for pair in places.chunks(2) {
            let (to, from) = (&found[pair[0] % found.len()], &found[pair[1] % found.len()]);
            let value = if pair[1] % 4 == 0 { Value::Null } else { document.pointer(from).unwrap().clone() };
            *document.pointer_mut(to).unwrap() = value;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.pt2");
        if let Ok(module) = fx_ir::json::from_json(&document.to_string()) {
            match write_module(&path, &module) {
                Ok(()) => {
                    let back = ExportedProgram::load(&path).and_then(|program| program.module());
                    prop_assert!(back.is_ok(), "{:?}", back.err());
                }
                Err(_) => prop_assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0),
            }
        }
    }
}
