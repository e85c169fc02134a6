//! Shapes without computing where libtorch helps: its meta device.

use fx::aten::{Arg, Op};
use fx::interp::{Interpreter, Value};
use fx::ir::text::parse_module;
use fx::ir::{DType, Device, GraphModule, ValueMeta};
use fx::passes::PassManager;

fn module(text: &str) -> GraphModule {
    parse_module(text).unwrap().module
}

fn recorded(module: &GraphModule, name: &str) -> String {
    let node = module.graph().nodes().find(|node| node.name() == name).unwrap();
    match node.meta().value.as_deref() {
        Some(ValueMeta::Tensor(meta)) => format!("{meta} on {}", meta.device),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_operator_without_a_shape_function_runs_on_the_meta_device() {
    let mut module = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]  # i64[4]
    %rows : [num_users=1] = call_function[target=torch.ops.aten._convert_indices_from_coo_to_csr.default](args = (%x, 7), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%rows,), kwargs = {})
    return relu
",
    );
    let report = PassManager::parse("fake-prop").unwrap().run(&mut module).unwrap();
    assert_eq!(report.passes[0].statistics["on the meta device"], 1);
    assert_eq!(recorded(&module, "relu"), "i64[8] on cpu");
}

#[test]
fn a_program_runs_on_tensors_without_data() {
    fx::aten::register_meta_kernels().unwrap();
    let module = module(
        "graph():
    %x : [num_users=1] = placeholder[target=x]
    %w : [num_users=1] = placeholder[target=w]
    %g : [num_users=2] = placeholder[target=g]
    %conv2d : [num_users=1] = call_function[target=torch.ops.aten.conv2d.default](args = (%x, %w, None, [2, 2], [1, 1]), kwargs = {})
    %batch_norm : [num_users=1] = call_function[target=torch.ops.aten.batch_norm.default](args = (%conv2d, %g, %g, None, None, True, 0.1, 1e-05, True), kwargs = {})
    %relu : [num_users=1] = call_function[target=torch.ops.aten.relu.default](args = (%batch_norm,), kwargs = {})
    %max_pool2d : [num_users=1] = call_function[target=torch.ops.aten.max_pool2d.default](args = (%relu, [2, 2]), kwargs = {})
    return max_pool2d
",
    );
    let empty = Op::parse("aten::empty.memory_format").unwrap();
    let made = |sizes: &[i64]| {
        let args = [Arg::Ints(sizes), Arg::DType(DType::Float32), Arg::None, Arg::Device(Device::META)];
        Value::Tensor(empty.call1(&args).unwrap())
    };
    // The images alone would take 800 GB.
    let inputs = vec![made(&[4096, 3, 4096, 4096]), made(&[4, 3, 3, 3]), made(&[4])];
    let result = Interpreter::new(&module).unwrap().run(inputs).unwrap();
    let Some(ValueMeta::Tensor(meta)) = result.to_meta() else { panic!("{}", result.describe()) };
    assert_eq!((meta.to_string(), meta.device), ("f32[4096, 4, 1024, 1024]".to_owned(), Device::META));
}
