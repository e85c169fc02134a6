//! The wrong answers of torch.fx: those that are no case of a pass, and that `docs/wrong_answers.md` lists what there is.

use std::collections::BTreeMap;

use fx::ir::json::{JsonOptions, from_json, to_json};
use fx::ir::text::{parse_module, print_module};
use fx::ir::{GraphModule, Op};
use fx::passes::{Changed, Failure, PassManager, Pipeline, SampleInput};
use fx::rewrite::{SplitOptions, replace_pattern, split_module};

use crate::support::{cases, root};

fn module(text: &str) -> GraphModule {
    parse_module(text).unwrap().module
}

const WRITES: &str = "\
graph():
    %x : [num_users=2] = placeholder[target=x]
    %iadd : [num_users=1] = call_function[target=operator.iadd](args = (%x, 1.0), kwargs = {})
    %mul_ : [num_users=1] = call_method[target=mul_](args = (%x, %iadd), kwargs = {})
    return mul_
";

/// pytorch#198077
#[test]
fn writes_stay_writes_in_every_format() {
    let module = module(WRITES);
    let targets = |module: &GraphModule| -> Vec<String> {
        module.graph().nodes().map(|node| node.target().to_owned()).collect()
    };
    let wanted = ["x", "operator.iadd", "mul_", "output"];
    assert_eq!(targets(&module), wanted);
    assert_eq!(targets(&parse_module(&print_module(&module, &Default::default())).unwrap().module), wanted);
    assert_eq!(targets(&from_json(&to_json(&module, &JsonOptions::default())).unwrap()), wanted);
    let folder = tempfile::tempdir().unwrap();
    for name in ["net.fx", "net.json"] {
        let path = folder.path().join(name);
        fx::pt2::write_module(&path, &module).unwrap();
        assert_eq!(targets(&fx::pt2::read_module(&path).unwrap()), wanted, "{name}");
    }
    // A `.pt2` holds operators only, and is refused rather than written as another program.
    let archive = folder.path().join("net.pt2");
    assert!(fx::pt2::write_module(&archive, &module).is_err() && !archive.exists());
    let code = fx::codegen::python_code(&module, &Default::default()).unwrap().src;
    assert!(code.contains("x += 1.0") && code.contains(".mul_("), "{code}");
}

/// pytorch#187945
#[test]
fn replacements_have_shapes() {
    let mut module = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%x,), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%relu, 1), kwargs = {})
    return add
",
    );
    let input = SampleInput::Tensor(fx::ir::Tensor::from_f32(&[2, 3], &[0.0; 6]).unwrap());
    let mut propagate = PassManager::parse("fake-prop").unwrap().inputs(vec![input]);
    propagate.run(&mut module).unwrap();
    let pattern = "graph():
    %a : [num_users=1] = placeholder[target=a]
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%a,), kwargs = {})
    return relu
";
    let replacement = "graph():
    %a : [num_users=1] = placeholder[target=a]
    %neg : [num_users=1] = call_function[target=torch.neg](args = (%a,), kwargs = {})
    %sigmoid : [num_users=1] = call_function[target=torch.sigmoid](args = (%neg,), kwargs = {})
    return sigmoid
";
    let done = replace_pattern(&mut module, self::module(pattern), self::module(replacement)).unwrap();
    assert_eq!(done.replaced.len(), 1);
    let shape = |module: &GraphModule, name: &str| {
        module.graph().find(name).unwrap().meta().value.as_ref().map(|value| value.to_string())
    };
    assert_eq!(shape(&module, "sigmoid").as_deref(), Some("f32[2, 3]"), "it takes over the value of relu");
    propagate.run(&mut module).unwrap();
    for node in module.graph().nodes().filter(|node| node.op() != Op::Output) {
        assert_eq!(shape(&module, node.name()).as_deref(), Some("f32[2, 3]"), "{}", node.name());
    }
}

/// pytorch#104775
#[test]
fn one_value_is_not_matched_by_two() {
    let pattern = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    %neg : [num_users=2] = call_function[target=torch.neg](args = (%x,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%neg,), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.tanh](args = (%neg,), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%relu, %tanh), kwargs = {})
    return add
",
    );
    let two = "graph():
    %a : [num_users=1] = placeholder[target=a]
    %b : [num_users=1] = placeholder[target=b]
    %neg : [num_users=1] = call_function[target=torch.neg](args = (%a,), kwargs = {})
    %neg_1 : [num_users=1] = call_function[target=torch.neg](args = (%b,), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.relu](args = (%neg,), kwargs = {})
    %tanh : [num_users=1] = call_function[target=torch.tanh](args = (%neg_1,), kwargs = {})
    %add : [num_users=1] = call_function[target=operator.add](args = (%relu, %tanh), kwargs = {})
    return add
";
    let found = |text: &str| {
        let mut program = module(text);
        let done = replace_pattern(&mut program, pattern.clone(), pattern.clone()).unwrap();
        done.replaced.len() + done.refused.len()
    };
    assert_eq!(found(two), 0);
    assert_eq!(found(&two.replace("(%neg_1,)", "(%neg,)").replace("(%b,)", "(%a,)")), 1, "one value is");
}

/// pytorch#140014
#[test]
fn a_program_without_calls_can_be_split() {
    let module = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    return (x,)
",
    );
    for keep_original_order in [false, true] {
        let options = SplitOptions { keep_original_order, ..SplitOptions::default() };
        let split = split_module(&module, &options, |_| 0).unwrap();
        assert!(fx::ir::lint::lint(&split.module).is_clean());
        assert!(split.module.graph().nodes().all(|node| !node.op().is_call()), "{}", split.module.graph());
    }
}

/// xla#8353
#[test]
fn a_hash_tells_operands_apart() {
    let mut module = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    %y : [num_users=1] = placeholder[target=y]
    %sub : [num_users=1] = call_function[target=operator.sub](args = (%x, %y), kwargs = {})
    return sub
",
    );
    let swap = Pipeline::new().function("swap", |module, _| {
        let ids = module.graph().ids();
        module.graph_mut().set_args(ids[2], (ids[1], ids[0]))?;
        Ok(Changed::No)
    });
    let error = PassManager::new().add_pipeline(swap).check_changed(true).run(&mut module).unwrap_err();
    assert!(matches!(*error.failure, Failure::LiedUnchanged), "{error}");
}

/// Issue and proof of each row.
fn rows() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(root().join("docs/wrong_answers.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ["));
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 5, "{line}");
        let issue = cells[0].trim_start_matches('[').split(']').next().unwrap();
        (issue.to_owned(), cells[4].trim_matches('`').to_owned())
    })
    .collect()
}

#[test]
fn the_table_lists_the_cases_and_tests() {
    let rows = rows();
    assert!(rows.len() >= 17, "{}", rows.len());
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for kind in ["passes", "pipelines", "codegen"] {
        for case in cases(&root(), kind) {
            if let Some(issue) = case.one("issue") {
                let twice = said.insert(format!("tests/cases/{}.fx", case.name), issue.to_owned());
                assert_eq!(twice, None);
            }
        }
    }
    for (issue, proof) in &rows {
        match proof.split_once("::") {
            Some((file, test)) => {
                let text = std::fs::read_to_string(root().join(file)).unwrap();
                assert!(text.contains(&format!("/// {issue}\n#[test]\nfn {test}()")), "{issue}: {proof}");
            }
            None => assert_eq!(said.remove(proof).as_ref(), Some(issue), "{proof}"),
        }
    }
    assert!(said.is_empty(), "cases that the table does not list: {said:?}");
    let script = std::fs::read_to_string(root().join("tools/wrong_answers.py")).unwrap();
    for (issue, _) in &rows {
        assert!(
            script.contains(&format!("@case(\"{issue}\")")),
            "tools/wrong_answers.py does not run {issue}"
        );
    }
}
