//! libtorch's meta device, for operators without a shape function.

use fx_interp::{CallError, Interpreter, Value as Run, register_meta_kernels};
use fx_ir::{Device, Graph, GraphModule, Node, Op, ValueMeta};
use fx_shapes::{Arg, Meta, Size, Sym, Value};

/// Calls `node`'s function or method on tensors without data; `None` when a size is symbolic, it calls a
/// module, or libtorch does not know the function either.
pub(super) fn call(
    node: Node<'_>,
    args: &[Arg<'_, Sym>],
    kwargs: &[(&str, Arg<'_, Sym>)],
) -> Result<Option<Value<Sym>>, Box<dyn std::error::Error + Send + Sync>> {
    // What is missing may call what is not, beneath the public operators.
    register_meta_kernels()?;
    // An interpreter of an empty graph: calls are made by name.
    let mut graph = Graph::new();
    graph.output(());
    let empty = GraphModule::from_graph(graph);
    let mut interpreter = Interpreter::new(&empty)?;
    let mut given = Vec::with_capacity(args.len());
    for arg in args {
        let Some(value) = without_data(&mut interpreter, arg)? else { return Ok(None) };
        given.push(value);
    }
    let mut named = Vec::with_capacity(kwargs.len());
    for (name, arg) in kwargs {
        let Some(value) = without_data(&mut interpreter, arg)? else { return Ok(None) };
        named.push((*name, value));
    }
    let result = match node.op() {
        Op::CallFunction => interpreter.call_function(node.target(), &given, &named),
        Op::CallMethod => interpreter.call_method(node.target(), &given, &named),
        _ => return Ok(None),
    };
    let result = match result {
        // That there is no shape function says it all.
        Err(CallError::UnknownFunction(_)) => return Ok(None),
        result => result?,
    };
    let home = args.iter().find_map(|arg| match arg {
        Arg::Tensor(meta) => Some(meta.device),
        _ => None,
    });
    Ok(result.to_meta().map(|meta| at_home(&meta, home.unwrap_or(Device::CPU))))
}

/// The value with its tensors where the arguments are.
fn at_home(meta: &ValueMeta, home: Device) -> Value<Sym> {
    match Value::from_value_meta(meta) {
        Value::Tensor(meta) => Meta { device: home, ..meta }.into(),
        Value::List(_) => match meta {
            ValueMeta::List(items) => Value::List(items.iter().map(|item| at_home(item, home)).collect()),
            other => Value::from_value_meta(other),
        },
        other => other,
    }
}

fn without_data(interpreter: &mut Interpreter<'_>, arg: &Arg<'_, Sym>) -> Result<Option<Run>, CallError> {
    let known = |sizes: &[Sym]| -> Option<Vec<Run>> {
        sizes.iter().map(|size| size.as_int().map(Run::Int)).collect()
    };
    Ok(Some(match arg {
        Arg::None => Run::None,
        Arg::Tensor(meta) => {
            let (Some(shape), Some(stride)) = (known(&meta.shape), known(&meta.stride)) else {
                return Ok(None);
            };
            let kwargs = [("dtype", Run::DType(meta.dtype)), ("device", Run::Device(Device::META))];
            let sizes = [Run::List(shape), Run::List(stride)];
            interpreter.call_function("torch.ops.aten.empty_strided.default", &sizes, &kwargs)?
        }
        Arg::Int(size) => match size.as_int() {
            Some(value) => Run::Int(value),
            None => return Ok(None),
        },
        Arg::Bool(Some(value)) => Run::Bool(*value),
        Arg::Float(Some(value)) => Run::Float(*value),
        Arg::Str(text) => Run::Str((*text).into()),
        Arg::DType(dtype) => Run::DType(*dtype),
        Arg::Device(_) => Run::Device(Device::META),
        Arg::Layout(layout) => Run::Layout(*layout),
        Arg::MemoryFormat(format) => Run::MemoryFormat(*format),
        Arg::Ints(items) => match known(items) {
            Some(items) => Run::List(items),
            None => return Ok(None),
        },
        Arg::List(items) => {
            let mut list = Vec::with_capacity(items.len());
            for item in items {
                let Some(item) = without_data(interpreter, item)? else { return Ok(None) };
                list.push(item);
            }
            Run::List(list)
        }
        Arg::Bool(None) | Arg::Float(None) | Arg::Complex | Arg::Other => return Ok(None),
    }))
}
