"""Writes ``src/surface/{methods,torch,functional}.rs``: the tensor methods and functions that models call, as tables.

    python tools/gen_surface.py        # needs torch 2.13.0; rustfmt

Which names there are, and how torch.fx spells the function behind each, is PyTorch's to say. The arguments are those
of the operator's schemas in ``crates/fx-ops/data/schemas.txt``; functions that are written in Python have their own
signatures. An argument is required when every overload requires one at its place. The others stand at the end as one
(``impl Optional``), unless they are those that are hardly ever given (``RARE``): then there is the plain function and
one with ``_with`` behind its name.
"""

import inspect
import os
import re

import torch
import torch.nn.functional

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..")
import fx_dump  # noqa: E402

RARE = {
    "dtype", "layout", "device", "pin_memory", "memory_format", "generator", "out", "alpha", "inplace", "_stacklevel",
    "size_average", "reduce", "non_blocking", "requires_grad", "implicit", "approximate", "rounding_mode", "copy",
    "driver", "value_unused", "names",
}  # fmt: skip

RUST = {
    "as", "break", "const", "continue", "crate", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in",
    "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self", "static", "struct", "super",
    "trait", "true", "type", "unsafe", "use", "where", "while", "async", "await", "dyn", "abstract", "become", "box",
    "do", "final", "macro", "override", "priv", "typeof", "unsized", "virtual", "yield", "try", "gen",
}  # fmt: skip

# What Rust's own traits and the methods of `Var` are called.
TAKEN = {"clone": "clone_tensor", "get": "get_", "apply": "apply_", "list": "list_"}

# Properties that are recorded as `getattr`.
PROPERTIES = ["shape", "dtype", "device", "layout", "ndim", "T", "mT", "H", "mH", "real", "imag", "data", "grad",
              "requires_grad", "is_leaf", "is_cuda", "is_cpu", "is_meta", "is_sparse", "is_quantized", "itemsize",
              "nbytes"]  # fmt: skip

# Methods whose arguments are a list of sizes that may be spread: `x.view(2, 3)`.
SPREAD = {"view", "reshape", "permute", "expand", "repeat", "tile", "flip", "new_empty", "new_zeros", "new_ones",
          "resize_", "movedim_"}  # fmt: skip

# Functions of any number of tensors: `einsum("ij,jk->ik", a, b)`.
SPREAD_FUNCTIONS = {"einsum", "block_diag", "broadcast_tensors", "cartesian_prod", "meshgrid"}

# Methods of Python alone: (required, whether there are more).
PYTHON_METHODS = {
    "size": ([], True), "stride": ([], True), "dim": ([], False), "ndimension": ([], False), "numel": ([], False),
    "nelement": ([], False), "to": ([], True), "type": ([], True), "type_as": (["other"], False), "cpu": ([], False),
    "cuda": ([], True), "float": ([], False), "double": ([], False), "half": ([], False), "bfloat16": ([], False),
    "long": ([], False), "int": ([], False), "short": ([], False), "char": ([], False), "byte": ([], False),
    "bool": ([], False), "cfloat": ([], False), "cdouble": ([], False), "item": ([], False), "tolist": ([], False),
    "split": (["split_size"], True), "norm": ([], True), "unique": ([], True), "storage_offset": ([], False),
    "element_size": ([], False), "is_floating_point": ([], False), "is_complex": ([], False),
    "get_device": ([], False), "unflatten": (["dim", "sizes"], False), "contiguous": ([], "rare"),
    "requires_grad_": ([], True), "backward": ([], True), "view_as": (["other"], False),
    "expand_as": (["other"], False), "reshape_as": (["other"], False), "new_tensor": (["data"], True),
    "polygamma": (["n"], False),
}  # fmt: skip

# Where the smallest overload is not the one that models call: (required, more).
OVERRIDES = {
    "where": (["condition", "input", "other"], False),
    "clamp": (["input"], True),
    "index_put_": (["input", "indices", "values"], True),
    "index_put": (["input", "indices", "values"], True),
    "einsum": (["equation", "operands"], False),
}

# Methods of ``torch.Tensor`` that are left out: they call back into Python, share memory with NumPy or other processes,
# name other devices, or were removed from PyTorch and only raise.
NOT_METHODS = {
    "apply_", "map_", "map2_", "register_hook", "register_post_accumulate_grad_hook", "reinforce", "as_subclass",
    "module_load", "numpy", "data_ptr", "const_data_ptr", "storage", "untyped_storage", "storage_type", "share_memory_",
    "is_shared", "new", "name", "volatile", "output_nr", "grad_fn", "grad_dtype", "retains_grad", "dim_order", "ipu",
    "xpu", "mtia", "is_ipu", "is_maia", "is_mkldnn", "is_mps", "is_mtia", "is_nested", "is_sparse_csr", "is_vulkan",
    "is_xla", "is_xpu", "eig", "lstsq", "lu", "solve", "symeig", "to_sparse_coo",
}  # fmt: skip

NOT_FOR_MODELS = re.compile(
    r"^(_|set_|get_|is_tensor|is_storage|is_warn|import_|manual_seed|seed|initial_seed|save|load|compile|fork|wait|"
    r"typename|use_deterministic|are_deterministic|init_num|parse_|read_vitals|merge_type|prepare_multi|vitals|unify|"
    r"candidate|clear_autocast|autocast_|is_autocast|is_anomaly|is_deterministic|is_vulkan|is_grad|is_inference_mode|"
    r"cudnn_|miopen_|mkldnn_|cpp|export|vmap|cond|while_loop|sym_|thread_safe|get|set|memory_format|classproperty|"
    r"default_generator|eval|profiler|obj|as_strided_scatter_|fbgemm_|q_|fake_quantize|fused_moving|quantized_|"
    r"nuclear_norm$|lobpcg|pca_lowrank|svd_lowrank|segment_reduce|batch_norm_|native_norm|instance_norm$|binary_cross)"
)


def schemas():
    """The overloads of each aten operator: lists of (name, is it required, is it by keyword only, its type)."""
    table = {}
    for line in open(os.path.join(ROOT, "crates", "fx-ops", "data", "schemas.txt")):
        text = line.split("\t")[0].strip()
        found = re.match(r"aten::(\w+)(?:\.(\w+))?\((.*)\) -> ", text)
        if not found or (found[2] or "").endswith("out") or "Dimname" in text:
            continue
        parameters, keyword = [], False
        for part in re.split(r", (?![^\[(]*[\])])", found[3]):
            if part == "*":
                keyword = True
                continue
            if not part:
                continue
            head, _, default = part.partition("=")
            kind, name = head.rsplit(" ", 1)
            parameters.append((name, not default, keyword, kind))
        if any("!" in kind and keyword for _, _, keyword, kind in parameters):
            continue
        table.setdefault(found[1], []).append((text, parameters))
    return table


SCHEMAS = schemas()


def shape(overloads):
    """Names of the required arguments, and what there is besides: False, "rare" or True."""
    counts = [[p for p in parameters if p[1] and not p[2]] for _, parameters in overloads]
    fewest = min(counts, key=len)
    required = [name for name, *_ in fewest]
    more = set()
    for _, parameters in overloads:
        positional = [p for p in parameters if not p[2]]
        more |= {name for name, *_ in positional[len(required):]}
        more |= {name for name, _, keyword, _ in parameters if keyword}
    if not more:
        return required, False
    return required, True if more - RARE else "rare"


def of_python(function):
    """The same, of a function written in Python, or of the first line of its docstring."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        found = re.match(r"\s*\w+\((.*?)\)(?: ->|\s*\n)", function.__doc__ or "")
        if not found:
            return None
        try:
            scope = {}
            exec(f"def f({re.sub(r':[^,=]+', '', found[1])}): pass", {"torch": torch}, scope)
            signature = inspect.signature(scope["f"])
        except (SyntaxError, NameError, AttributeError):
            return None
    required, more = [], set()
    for name, parameter in signature.parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            more.add("args")
        elif parameter.default is parameter.empty and parameter.kind != parameter.KEYWORD_ONLY:
            required.append(name)
        else:
            more.add(name)
    return required, (True if more - RARE else "rare") if more else False


def ident(name):
    name = TAKEN.get(name, name)
    return name + "_" if name in RUST else name


def argument(name):
    name = re.sub(r"\W", "_", name).lower()
    return name + "_" if name in RUST or name in ("optional", "self") else name


def row(family, name, target, required, more, docs, spread=False):
    arguments = [argument(one) for one in required] + (["optional"] if spread and more and family == "function" else [])
    kind = "spread" if spread else {False: "plain", "rare": "rare", True: "optional"}[more]
    lines = "        ///\n".join(f"        /// `{text}`\n" for text in docs)
    # The underscore of a function that works in place stays at the end.
    in_place = "_" if name.endswith("_") else ""
    extra = f" {name.rstrip('_')}_with{in_place}" if kind == "rare" else ""
    return f"    {family}! {{\n{lines}        {kind} {ident(name)}{extra} = \"{target}\" ({', '.join(arguments)})\n    }}\n"


def docs_of(name, function):
    if inspect.isfunction(function):
        parameters = inspect.signature(function).parameters.values()
        shown = [p.name if p.default is p.empty else f"{p.name}={p.default!r}" for p in parameters]
        return [f"{name.removesuffix('_with_indices')}({', '.join(shown)})"]
    if name in SCHEMAS:
        return [text.replace("`", "'") for text, _ in SCHEMAS[name]]
    first = (getattr(function, "__doc__", None) or "").strip().split("\n")[0]
    return [first if "(" in first and "`" not in first else f"{name}(...)"]


def methods():
    rows = []
    for name in sorted(dir(torch.Tensor)):
        if name.startswith("_") or name in PROPERTIES:
            continue
        if name in PYTHON_METHODS:
            required, more = PYTHON_METHODS[name]
            docs = [re.sub(r"\s+", " ", (getattr(torch.Tensor, name).__doc__ or "").strip().split("\n")[0])]
            if "(" not in docs[0] or "`" in docs[0]:
                docs = [f"{name}({', '.join(required)}{', ...' if more else ''})"]
            rows.append(row("method", name, name, required, more, docs))
            continue
        if name in NOT_METHODS:
            continue
        overloads = [o for o in SCHEMAS.get(name, []) if o[1] and "Tensor" in o[1][0][3] and o[1][0][0] in ("self", "input", "condition")]
        if not overloads or not callable(getattr(torch.Tensor, name)):
            raise SystemExit(f"nothing is known of torch.Tensor.{name}: say what it is, or leave it out")
        required, more = OVERRIDES.get(name) or shape(overloads)
        if name == "where":
            required = ["self", "condition", "other"]
        docs = [text for text, _ in overloads]
        rows.append(row("method", name, name, required[1:], more, docs, spread=name in SPREAD))
    properties = [f"    property! {{\n        /// `torch.Tensor.{name}`\n        {ident(name)} = \"{name}\"\n    }}\n" for name in PROPERTIES]
    return rows, properties


def functions(module, prefix=""):
    rows = []
    for name in sorted(dir(module)):
        function = getattr(module, name)
        if name.startswith("_") and name not in PYTHON_FUNCTIONS or not callable(function) or inspect.isclass(function) or inspect.ismodule(function):
            continue
        if module is torch and NOT_FOR_MODELS.match(name) and name not in PYTHON_FUNCTIONS:
            continue
        schema = prefix + name
        is_python = inspect.isfunction(function)
        if schema in SCHEMAS and not (module is torch.nn.functional and (is_python or hasattr(module, name + "_with_indices"))):
            required, more = OVERRIDES.get(name) or shape(SCHEMAS[schema])
            docs = docs_of(schema, function)
        elif is_python or module is torch.nn.functional:
            # What returns indices on demand is a dispatcher; the signature is that of one of its sides.
            full = getattr(module, name + "_with_indices", None)
            found = of_python(full or function)
            if found is None or name.endswith("_with_indices") or name.startswith(("Optional", "has_torch", "handle_torch", "boolean_disp", "assert_int")):
                continue
            required, more = found
            if name not in PYTHON_FUNCTIONS and module is torch:
                continue
            docs = docs_of(name, full or function)
        else:
            continue
        try:
            target = fx_dump.spelled(function)
        except (AttributeError, RuntimeError, TypeError):
            continue
        required = ["input" if one == "self" else one for one in required]
        spread = module is torch and name in SPREAD_FUNCTIONS
        rows.append(row("function", name, target, required, more, docs, spread))
    return rows


PYTHON_FUNCTIONS = {
    "einsum", "split", "norm", "unique", "unique_consecutive", "meshgrid", "block_diag", "broadcast_tensors",
    "cartesian_prod", "cdist", "chain_matmul", "stft", "tensordot", "atleast_1d", "atleast_2d", "atleast_3d",
    "lu", "broadcast_shapes", "_assert",
}  # fmt: skip

HEAD = "//! {what} Written by `tools/gen_surface.py`; the lines above a name are the operator's schemas.\n\n"


def write(name, text):
    path = os.path.join(ROOT, "crates", "fx-trace", "src", "surface", name)
    with open(path, "w") as file:
        file.write(text)


def top(rows):
    """Rows that are not in a module or an implementation."""
    return "".join(line.removeprefix("    ") + "\n" for one in rows for line in one.splitlines())


def main():
    rows, properties = methods()
    write("methods.rs", HEAD.format(what="The methods and properties of tensors.")
          + "use crate::surface::{method, property};\n\nimpl crate::var::Var {\n" + "".join(rows + properties) + "}\n")
    parts = [HEAD.format(what="The functions of `torch`.") + "use crate::surface::function;\n\n" + top(functions(torch))]
    for name, module in (("linalg", torch.linalg), ("fft", torch.fft), ("special", torch.special)):
        parts.append(f"\n/// The functions of `torch.{name}`.\npub mod {name} {{\n    use crate::surface::function;\n\n"
                     + "".join(functions(module, f"{name}_")) + "}\n")
    write("torch.rs", "".join(parts))
    write("functional.rs", HEAD.format(what="The functions of `torch.nn.functional`.") + "use crate::surface::function;\n\n"
          + top(functions(torch.nn.functional)))


if __name__ == "__main__":
    main()
