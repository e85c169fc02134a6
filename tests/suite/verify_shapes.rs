//! `fx::Shapes` and `--verify shapes`: shapes and element types are followed without libtorch, and a pass that changes
//! them is named.

use std::process::{Command, Stdio};

use fx::ir::text::parse_module;
use fx::ir::{DType, GraphModule, Tensor};
use fx::passes::{Changed, PassContext, PassError, PassManager, Pipeline, SampleInput, with_causes};
use fx::{Level, Outcome, Reproducer, Shapes, attempt};

use crate::support::root;

const NET: &str = "\
graph():
    %x : [num_users=2] = placeholder[target=x] # f32[s0, 6]
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%x,), kwargs = {})
    %sum_1 : [num_users=1] = call_function[target=torch.ops.aten.sum.dim_IntList](args = (%relu, [1], True), kwargs = {})
    %mul : [num_users=1] = call_function[target=torch.ops.aten.mul.Tensor](args = (%x, %sum_1), kwargs = {})
    %view : [num_users=1] = call_function[target=torch.ops.aten.view.default](args = (%mul, [-1]), kwargs = {})
    return (view,)
";

fn net() -> GraphModule {
    parse_module(NET).unwrap().module
}

/// The error of a pass that does this, or nothing.
fn verify(
    mut module: GraphModule,
    inputs: Vec<SampleInput>,
    run: impl Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> + Send + Sync + 'static,
) -> Option<String> {
    let pipeline = Pipeline::new().function("edit", run);
    let mut manager = PassManager::new().add_pipeline(pipeline).with_instrument(Shapes::new(inputs));
    manager.run(&mut module).err().map(|error| with_causes(&error))
}

fn target(
    node: &'static str,
    target: &'static str,
) -> impl Fn(&mut GraphModule, &mut PassContext<'_>) -> Result<Changed, PassError> {
    move |module, _| {
        let id = module.graph().find(node).unwrap().id();
        module.graph_mut().set_target(id, target)?;
        Ok(Changed::Yes)
    }
}

#[test]
fn the_first_node_whose_shape_changes_is_named_with_both() {
    let wrong = verify(net(), Vec::new(), |module, _| {
        let sum = module.graph().find("sum_1").unwrap().id();
        module.graph_mut().update_arg(sum, 1, fx::ir::Argument::list([0i64]))?;
        Ok(Changed::Yes)
    });
    let error = wrong.unwrap();
    assert!(error.contains("pass `edit` failed (step 1 of 1)"), "{error}");
    assert!(
        error.contains("`sum_1` (torch.ops.aten.sum.dim_IntList): f32[s0, 1] before, f32[1, 6] after"),
        "{error}"
    );
    assert_eq!(verify(net(), Vec::new(), target("relu", "torch.ops.aten.tanh.default")), None);
}

#[test]
fn a_size_that_a_pass_makes_a_number_of_is_found() {
    let error = verify(net(), Vec::new(), |module, _| {
        let view = module.graph().find("view").unwrap().id();
        module.graph_mut().update_arg(view, 1, fx::ir::Argument::list([24i64]))?;
        Ok(Changed::Yes)
    });
    let error = error.unwrap();
    assert!(error.contains("view") && error.contains("24"), "{error}");
}

#[test]
fn element_types_and_what_is_returned_count() {
    let error = verify(net(), Vec::new(), target("relu", "torch.ops.aten.isnan.default")).unwrap();
    assert!(
        error.contains("`relu` (torch.ops.aten.isnan.default): f32[s0, 6] before, b8[s0, 6] after"),
        "{error}"
    );
    let error = verify(net(), Vec::new(), |module, _| {
        let (output, mul) =
            (module.graph().output_node().unwrap().id(), module.graph().find("mul").unwrap().id());
        module.graph_mut().set_args(output, (fx::ir::Argument::tuple([mul]),))?;
        Ok(Changed::Yes)
    });
    assert!(error.unwrap().contains("`output`, what the program returns: "));
}

#[test]
fn calls_that_do_not_fit_any_more_and_other_inputs_are_found() {
    let error = verify(net(), Vec::new(), |module, _| {
        let view = module.graph().find("view").unwrap().id();
        module.graph_mut().update_arg(view, 1, fx::ir::Argument::list([7i64, 5]))?;
        Ok(Changed::Yes)
    });
    assert!(error.unwrap().contains("a call does not fit its arguments: at node `view`"));
    let error = verify(net(), Vec::new(), |module, _| {
        module.graph_mut().inserting_at_front().placeholder("extra");
        Ok(Changed::Yes)
    });
    assert!(error.unwrap().contains("the inputs changed: (x) before, (extra, x) after"));
}

#[test]
fn what_is_not_known_is_not_compared() {
    let unknown = NET.replace("torch.ops.aten.relu.default", "my.operator").replace(" # f32[s0, 6]", "");
    let module = || parse_module(&unknown).unwrap().module;
    let edit = target("sum_1", "torch.ops.aten.mean.dim");
    assert_eq!(verify(module(), Vec::new(), edit), None, "no input is known");
    let input = SampleInput::Tensor(Tensor::from_f32(&[4, 6], &[0.0; 24]).unwrap());
    let edit = target("view", "torch.ops.aten.reshape.default");
    assert_eq!(verify(module(), vec![input], edit), None, "the operator is not");
}

#[test]
fn sizes_that_the_data_decides_are_not_told_apart() {
    let text = "\
graph():
    %x : [num_users=3] = placeholder[target=x] # f32[6]
    %unused : [num_users=0] = call_function[target=torch.ops.aten.nonzero.default](args = (%x,), kwargs = {})
    %nonzero : [num_users=1] = call_function[target=torch.ops.aten.nonzero.default](args = (%x,), kwargs = {})
    %neg : [num_users=1] = call_function[target=torch.ops.aten.neg.default](args = (%nonzero,), kwargs = {})
    return neg
";
    let mut module = parse_module(text).unwrap().module;
    let mut manager = PassManager::parse("dce").unwrap().with_instrument(Shapes::new(Vec::new()));
    assert!(manager.run(&mut module).unwrap().changed);
}

/// Halves the precision, and says that it means to.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
struct Narrow;

impl fx::passes::Pass for Narrow {
    const NAME: &'static str = "narrow";
    const SUMMARY: &'static str = "Compute in half precision";

    fn run(&self, module: &mut GraphModule, _: &mut PassContext<'_>) -> Result<Changed, PassError> {
        let graph = module.graph_mut();
        let x = graph.find("x").map(|node| node.id()).unwrap();
        let call = fx::ir::NewNode::call_function("torch.ops.aten.to.dtype").arg(x).arg(DType::Float16);
        let users: Vec<fx::ir::NodeId> = graph.node(x).users().map(|user| user.id()).collect();
        let half = graph.inserting_after(x)?.create_node(call);
        for user in users {
            graph.map_inputs(user, |input| if input == x { half } else { input })?;
        }
        Ok(Changed::Yes)
    }

    fn keeps_shapes(&self) -> bool {
        false
    }
}

#[test]
fn a_pass_may_declare_that_it_changes_shapes() {
    let mut module = net();
    let mut manager = PassManager::new().add(Narrow).with_instrument(Shapes::new(Vec::new()));
    let report = manager.run(&mut module).unwrap();
    assert!(!report.passes[0].keeps_shapes);
}

#[test]
fn shapes_are_verified_on_the_command_line_recorded_and_replayed() {
    let folder = tempfile::tempdir().unwrap();
    let fx_opt = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fx-opt"));
        command.current_dir(folder.path()).args(args).stdin(Stdio::null()).output().unwrap()
    };
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    std::fs::write(folder.path().join("net.fx"), NET.replace("s0", "4")).unwrap();
    let swap = "cse,replace-op{from=torch.ops.aten.relu.default,to=torch.ops.aten.isnan.default}";
    let run = ["run", swap, "net.fx", "--verify", "shapes", "--reproducer", "wrong.fx", "--bisect"];
    let output = fx_opt(&run);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    let (shown, error) = (text(&output.stdout), text(&output.stderr));
    assert!(
        error.contains("the first node is `relu`") && error.contains("f32[4, 6] before, b8[4, 6] after"),
        "{error}"
    );
    assert!(shown.contains("pass 2 of 2: replace-op"), "{shown}");
    let written = std::fs::read_to_string(folder.path().join("wrong.fx")).unwrap();
    assert!(written.contains("//@ verify: shapes"), "{written}");
    let case = Reproducer::parse(&written).unwrap();
    assert_eq!(case.verify, Level::Shapes);
    assert!(matches!(attempt(&case, None), Ok(Outcome::Failed(_))));
    assert!(text(&fx_opt(&["replay", "wrong.fx"]).stdout).contains("it fails as recorded"));
    let reduced = fx_opt(&["reduce", "wrong.fx", "-o", "small.fx"]);
    assert!(reduced.status.success(), "{}", text(&reduced.stderr));
    let small = Reproducer::parse(&std::fs::read_to_string(folder.path().join("small.fx")).unwrap()).unwrap();
    assert!(small.module.graph().len() <= 3, "{}", small.module.graph());

    let model = root().join("models/digits.pt2");
    let output = fx_opt(&["run", "fuse-conv-bn,cse,dce", &model.to_string_lossy(), "--verify", "shapes"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("shapes and element types stayed what they were"));
}
