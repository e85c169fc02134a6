//! How Python shows functions and classes: `str` of the object behind a qualified name, without its address.
//!
//! The name alone does not tell how Python made the object, so this follows where such objects come from; the tables
//! name what torch 2.13.0 makes otherwise than its neighbours.

use std::fmt::{self, Write};

/// Methods that `torch.Tensor` defines in Python; the others are descriptors of its base class. Sorted.
const PYTHON_TENSOR_METHODS: [&str; 54] = [
    "__array__",
    "__array_wrap__",
    "__contains__",
    "__deepcopy__",
    "__dir__",
    "__dlpack__",
    "__dlpack_device__",
    "__floordiv__",
    "__format__",
    "__hash__",
    "__iter__",
    "__len__",
    "__rdiv__",
    "__reduce_ex__",
    "__repr__",
    "__reversed__",
    "__rfloordiv__",
    "__rlshift__",
    "__rmatmul__",
    "__rmod__",
    "__rpow__",
    "__rrshift__",
    "__rsub__",
    "__setstate__",
    "__torch_function__",
    "_clear_non_serializable_cached_data",
    "_reduce_ex_internal",
    "_typed_storage",
    "backward",
    "dim_order",
    "eig",
    "index",
    "is_shared",
    "istft",
    "lstsq",
    "lu",
    "module_load",
    "norm",
    "register_hook",
    "register_post_accumulate_grad_hook",
    "reinforce",
    "resize",
    "resize_as",
    "share_memory_",
    "solve",
    "split",
    "stft",
    "storage",
    "storage_type",
    "symeig",
    "to_sparse_coo",
    "unflatten",
    "unique",
    "unique_consecutive",
];

/// Functions right below `torch` that are written in Python, but for those that begin with `_check`, `_sym_` or
/// `sym_`. Sorted.
const PYTHON_FUNCTIONS: [&str; 22] = [
    "_as_tensor_fullprec",
    "_assert",
    "_constrain_as_size",
    "are_deterministic_algorithms_enabled",
    "compile",
    "compiled_with_cxx11_abi",
    "cond",
    "get_default_device",
    "get_deterministic_debug_mode",
    "get_float32_matmul_precision",
    "is_deterministic_algorithms_warn_only_enabled",
    "is_storage",
    "is_tensor",
    "is_warn_always_enabled",
    "set_default_device",
    "set_default_dtype",
    "set_default_tensor_type",
    "set_deterministic_debug_mode",
    "set_float32_matmul_precision",
    "set_warn_always",
    "typename",
    "use_deterministic_algorithms",
];

/// Functions right below `torch` that are functions of a C module, but for those about autocast. Sorted.
const MODULE_FUNCTIONS: [&str; 11] = [
    "get_default_dtype",
    "get_num_interop_threads",
    "get_num_threads",
    "is_anomaly_check_nan_enabled",
    "is_anomaly_enabled",
    "is_grad_enabled",
    "is_inference_mode_enabled",
    "set_anomaly_enabled",
    "set_flush_denormal",
    "set_num_interop_threads",
    "set_num_threads",
];

/// Functions that `boolean_dispatch` makes, all of one name. Sorted.
const DISPATCHED: [&str; 11] = [
    "torch.functional.lu",
    "torch.functional.unique",
    "torch.functional.unique_consecutive",
    "torch.nn.functional.adaptive_max_pool1d",
    "torch.nn.functional.adaptive_max_pool2d",
    "torch.nn.functional.adaptive_max_pool3d",
    "torch.nn.functional.fractional_max_pool2d",
    "torch.nn.functional.fractional_max_pool3d",
    "torch.nn.functional.max_pool1d",
    "torch.nn.functional.max_pool2d",
    "torch.nn.functional.max_pool3d",
];

/// Classes whose names are in small letters, those of `builtins` apart. Sorted.
const SMALL_CLASSES: [&str; 15] = [
    "operator.attrgetter",
    "operator.itemgetter",
    "operator.methodcaller",
    "torch.amp.autocast_mode.autocast",
    "torch.autograd.grad_mode.enable_grad",
    "torch.autograd.grad_mode.inference_mode",
    "torch.autograd.grad_mode.no_grad",
    "torch.autograd.grad_mode.set_grad_enabled",
    "torch.device",
    "torch.dtype",
    "torch.finfo",
    "torch.iinfo",
    "torch.layout",
    "torch.memory_format",
    "torch.qscheme",
];

/// The classes of `builtins` whose names are in small letters. Sorted.
const BUILTIN_CLASSES: [&str; 26] = [
    "bool",
    "bytearray",
    "bytes",
    "classmethod",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "int",
    "list",
    "map",
    "memoryview",
    "object",
    "property",
    "range",
    "reversed",
    "set",
    "slice",
    "staticmethod",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
];

/// Whether `torch.Tensor` defines this method in Python, so that its module is `torch._tensor`.
///
/// ```
/// use fx_ir::text::is_python_tensor_method;
/// assert!(is_python_tensor_method("split") && !is_python_tensor_method("relu"));
/// ```
pub fn is_python_tensor_method(name: &str) -> bool {
    PYTHON_TENSOR_METHODS.binary_search(&name).is_ok()
}

/// Whether the qualified name is that of a class of Python's `operator` module, which says `operator` of itself where
/// the functions beside it say `_operator`.
///
/// ```
/// use fx_ir::text::is_operator_class;
/// assert!(is_operator_class("operator.itemgetter") && !is_operator_class("operator.add"));
/// ```
pub fn is_operator_class(qualified: &str) -> bool {
    qualified.starts_with("operator.") && SMALL_CLASSES.binary_search(&qualified).is_ok()
}

pub(super) fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// The namespace, name and overload of `torch.ops.<...>`.
fn operator_name(target: &str) -> Option<&str> {
    target.strip_prefix("torch.ops.").filter(|rest| rest.contains('.'))
}

/// `str` of the Python object behind a qualified name, without the memory address.
///
/// Operators print their name; a last part in capitals is a class, and so are some in small letters; `operator`,
/// `builtins`, `math` and `torch._C` hold built-in functions; `torch.f` is a built-in method of a type; the rest are
/// functions.
pub(crate) fn write_function(out: &mut impl Write, target: &str) -> fmt::Result {
    let name = last_part(target);
    if let Some(operator) = operator_name(target) {
        return out.write_str(operator.strip_prefix("higher_order.").unwrap_or(operator));
    }
    let module = target.strip_suffix(name).unwrap_or("");
    let is_builtin = module == "builtins.";
    let is_class = |sorted: &[&str], text: &str| sorted.binary_search(&text).is_ok();
    if name.trim_start_matches('_').starts_with(|c: char| c.is_ascii_uppercase())
        || is_class(&SMALL_CLASSES, target)
        || (is_builtin && is_class(&BUILTIN_CLASSES, name))
    {
        let shown = if is_builtin { name } else { target };
        return write!(out, "<class '{shown}'>");
    }
    match module {
        "torch.Tensor." if is_python_tensor_method(name) => write!(out, "<function Tensor.{name}>"),
        "torch.Tensor." if matches!(name, "__getitem__" | "__setitem__" | "__delitem__") => {
            write!(out, "<slot wrapper '{name}' of 'torch._C.TensorBase' objects>")
        }
        "torch.Tensor." => write!(out, "<method '{name}' of 'torch._C.TensorBase' objects>"),
        "torch." if is_python_function(name) => write!(out, "<function {name}>"),
        "torch." if MODULE_FUNCTIONS.binary_search(&name).is_ok() || name.contains("autocast") => {
            write!(out, "<built-in function {name}>")
        }
        "torch." => write!(out, "<built-in method {name} of type object>"),
        "operator." | "_operator." | "builtins." | "math." => write!(out, "<built-in function {name}>"),
        _ if module.starts_with("torch._C.") => write!(out, "<built-in function {name}>"),
        _ if DISPATCHED.binary_search(&target).is_ok() => {
            out.write_str("<function boolean_dispatch.<locals>.fn>")
        }
        _ => write!(out, "<function {name}>"),
    }
}

fn is_python_function(name: &str) -> bool {
    ["_check", "_sym_", "sym_"].iter().any(|start| name.starts_with(start))
        || PYTHON_FUNCTIONS.binary_search(&name).is_ok()
}

/// `repr` of the same, which differs for operators.
pub(super) fn write_global_repr(out: &mut impl Write, target: &str) -> fmt::Result {
    match operator_name(target).map(|rest| rest.splitn(3, '.').collect::<Vec<_>>()).as_deref() {
        Some([space, name, overload]) => {
            write!(out, "<OpOverload(op='{space}.{name}', overload='{overload}')>")
        }
        Some([space, name]) if *space != "higher_order" => {
            write!(out, "<OpOverloadPacket(op='{space}.{name}')>")
        }
        _ => write_function(out, target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_show_as_in_python() {
        let tables: [&[&str]; 6] = [
            &PYTHON_TENSOR_METHODS,
            &PYTHON_FUNCTIONS,
            &MODULE_FUNCTIONS,
            &DISPATCHED,
            &SMALL_CLASSES,
            &BUILTIN_CLASSES,
        ];
        assert!(tables.iter().all(|table| table.is_sorted()));
        // Read off torch 2.13.0, addresses cut out.
        let cases = [
            ("torch.relu", "<built-in method relu of type object>"),
            ("torch._assert", "<function _assert>"),
            ("torch._check_with", "<function _check_with>"),
            ("torch.sym_max", "<function sym_max>"),
            ("torch.is_autocast_enabled", "<built-in function is_autocast_enabled>"),
            ("torch.is_grad_enabled", "<built-in function is_grad_enabled>"),
            ("torch.finfo", "<class 'torch.finfo'>"),
            ("torch.Tensor.split", "<function Tensor.split>"),
            ("torch.Tensor.add", "<method 'add' of 'torch._C.TensorBase' objects>"),
            ("torch.Tensor.__getitem__", "<slot wrapper '__getitem__' of 'torch._C.TensorBase' objects>"),
            ("torch.nn.functional.max_pool2d", "<function boolean_dispatch.<locals>.fn>"),
            ("torch.nn.functional.relu", "<function relu>"),
            ("torch._C._nn.gelu", "<built-in function gelu>"),
            ("operator.add", "<built-in function add>"),
            ("operator.itemgetter", "<class 'operator.itemgetter'>"),
            ("builtins.int", "<class 'int'>"),
            ("builtins.len", "<built-in function len>"),
            ("torch.nn.modules.linear.Linear", "<class 'torch.nn.modules.linear.Linear'>"),
            ("torch._TritonLibrary", "<class 'torch._TritonLibrary'>"),
            ("torch.ops.aten.add.Tensor", "aten.add.Tensor"),
            ("torch.ops.higher_order.cond", "cond"),
        ];
        for (target, shown) in cases {
            let mut out = String::new();
            write_function(&mut out, target).unwrap();
            assert_eq!(out, shown);
        }
    }
}
