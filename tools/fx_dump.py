"""Writes a ``torch.fx.GraphModule`` as fx-json, and reads fx-json as a ``torch.fx.GraphModule``.

One file, which needs nothing but torch 2.x; copy it where you like::

    import fx_dump
    fx_dump.dump(gm, "net.json")      # and net.json.safetensors beside it
    gm = fx_dump.load("net.json")     # also what `fx-opt ... -o net.json` wrote

``dump`` takes what symbolic_trace, make_fx, ``torch.export.export(..).module()`` or your own hands made. The format is
described at the head of ``crates/fx-ir/src/json/mod.rs``; it is the one that Rust writes. Among a node's metadata
``python_name`` says where the function lies when the name that torch.fx prints does not lead to it.

Reading a dump is like importing a module: the functions and classes that it names are imported, and run when the
module runs. Load only what you trust. Nothing in a dump becomes source text or is unpickled.
"""

import ast
import base64
import collections
import contextlib
import enum
import importlib
import inspect
import json
import keyword
import math
import os
import re
import struct
import types
import typing

import torch
import torch.fx
import torch.utils._pytree as pytree
from torch.fx.graph import CodeGen, _PyTreeCodeGen, _PyTreeInfo
from torch.fx.node import _get_qualified_name, _type_repr

FORMAT, VERSION = "fx-json", 1

SAFETENSORS = {
    "bool": "BOOL", "uint8": "U8", "int8": "I8", "int16": "I16", "uint16": "U16", "float16": "F16",
    "bfloat16": "BF16", "int32": "I32", "uint32": "U32", "float32": "F32", "complex64": "C64", "float64": "F64",
    "int64": "I64", "uint64": "U64", "float8_e4m3fn": "F8_E4M3", "float8_e5m2": "F8_E5M2",
}  # fmt: skip

# What every module has, and what a GraphModule makes of its graph.
_INTERNAL = set(vars(torch.nn.Module())) | {"training", "meta", "graph", "shape_env", "_flat_weights", "__orig_class__"}


class DumpError(ValueError):
    """A module or a dump that cannot be written or read; the message says where and why."""


# ---------------------------------------------------------------------------------------------------------------------
# Names of things outside the graph.


def spelled(target) -> str:
    """The name of a function or class, as ``str(graph)`` prints it."""
    module = getattr(target, "__module__", None)
    if isinstance(target, type):
        return f"{module}.{target.__qualname__}"
    if module == "_operator":
        return f"operator.{target.__name__}"
    name = _get_qualified_name(target)
    return f"builtins.{name}" if module == "builtins" and "." not in name else name


def resolve(name: str):
    """The object of this dotted name: the longest module on the way is imported, the rest are attributes."""
    if not isinstance(name, str):
        raise DumpError(f"{_excerpt(name)} is no name")
    parts = name.split(".")
    if len(parts) == 1:
        parts = ["builtins", name]
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        try:
            return _attribute(found, parts[cut:])
        except AttributeError:
            continue
    if name.startswith("torch.ops.") and len(parts) > 3 and parts[2].isidentifier():
        # Operators of a library exist once it is imported.
        try:
            importlib.import_module(parts[2])
            return _attribute(torch, parts[1:])
        except (ImportError, AttributeError):
            pass
    raise DumpError(f"there is no {name!r} here; import or install what defines it")


def _attribute(found, parts):
    for part in parts:
        found = getattr(found, part)
    return found


def _leads_to(name, target) -> bool:
    try:
        return resolve(name) is target
    except DumpError:
        return False


def _python_name(target):
    """The name that leads to a function, when the one that torch.fx prints does not: a method's has its class."""
    name = f"{getattr(target, '__module__', None)}.{getattr(target, '__qualname__', None)}"
    return name if _leads_to(name, target) else None


def _class_name(cls) -> str:
    return cls if isinstance(cls, str) else f"{cls.__module__}.{cls.__qualname__}"


# ---------------------------------------------------------------------------------------------------------------------
# Writing.


class _Writer:
    """One program: the graph of a GraphModule, with its modules and tensors."""

    def __init__(self, payload, prefix=""):
        self.payload, self.prefix = payload, prefix
        self.names, self.stacks, self.traces = {}, {}, {}
        # The index and the record of each storage, by its identity.
        self.storages = {}

    # Arguments.

    def function(self, target) -> str:
        try:
            name = spelled(target)
        except (AttributeError, RuntimeError, TypeError) as error:
            raise DumpError(f"{target!r} has no name to call it by ({error})") from error
        if name not in self.names:
            self.names[name] = None if _leads_to(name, target) else _python_name(target)
        return name

    def encode(self, value):
        """An argument as JSON."""
        if value is None or value is True or value is False:
            return value
        if isinstance(value, torch.fx.Node):
            return {"node": value.name}
        if isinstance(value, enum.Enum):
            return {"enum": [_class_name(type(value)), value.name]}
        if isinstance(value, str):
            return str(value)
        if isinstance(value, int):
            value = int(value)
            return value if -(2**63) <= value < 2**63 else {"int": str(value)}
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else {"float": str(float(value))}
        if isinstance(value, complex):
            return {"complex": [self.encode(value.real), self.encode(value.imag)]}
        if isinstance(value, torch.Size):
            return {"size": self.many(value)}
        if isinstance(value, tuple):
            is_plain = type(value) is tuple
            return {"tuple": self.many(value)} if is_plain else {"namedtuple": [_class_name(type(value)), self.many(value)]}
        if isinstance(value, list):
            return self.many(value)
        if isinstance(value, dict):
            return {"dict": [[self.encode(key), self.encode(item)] for key, item in value.items()]}
        if isinstance(value, slice):
            return {"slice": self.many((value.start, value.stop, value.step))}
        if isinstance(value, range):
            return {"range": [value.start, value.stop, value.step]}
        if value is Ellipsis:
            return {"ellipsis": 1}
        for kind in ("dtype", "layout", "memory_format"):
            if isinstance(value, getattr(torch, kind)):
                return {kind: str(value).removeprefix("torch.")}
        if isinstance(value, torch.device):
            return {"device": str(value)}
        if isinstance(value, torch.nn.Module) or not callable(value):
            return {"opaque": [_class_name(type(value)), repr(value)]}
        try:
            return {"global": self.function(value)}
        except DumpError:
            return {"opaque": [_class_name(type(value)), repr(value)]}

    def many(self, items):
        return [self.encode(item) for item in items]

    # Metadata.

    def meta(self, node) -> dict:
        meta, record, other = node.meta, {}, {}
        for key in ("val", "tensor_meta", "example_value"):
            if meta.get(key) is not None:
                value = _value(meta[key])
                if value is not None:
                    record["val"] = value
                break
        if isinstance(meta.get("stack_trace"), str):
            record["stack_trace"] = self.traces.setdefault(meta["stack_trace"], len(self.traces))
        frames = meta.get("nn_module_stack")
        if frames:
            index = None
            for key, (path, cls) in frames.items():
                entry = (index, str(key), str(path), _class_name(cls))
                index = self.stacks.setdefault(entry, len(self.stacks))
            record["nn_module_stack"] = index
        for key in ("custom", "torch_fn", "original_aten", "seq_nr", "ac_graph_id", "desc", "partition_tag"):
            if meta.get(key) is not None and meta.get(key) != {}:
                other[key] = str(_shortened(meta[key]) if key == "custom" else meta[key])
        if meta.get("recompute") is not None:
            other["recompute"] = getattr(meta["recompute"], "name", str(meta["recompute"]))
        if meta.get("is_wrapped"):
            other["is_wrapped"] = "True"
        if other:
            record["other"] = dict(sorted(other.items()))
        return record

    # The graph.

    def node(self, node, order) -> dict:
        target = self.function(node.target) if node.op == "call_function" else node.target
        record = {"op": node.op, "name": node.name, "target": target}
        if node.args:
            record["args"] = self.many(node.args)
        if node.kwargs:
            record["kwargs"] = {key: self.encode(value) for key, value in node.kwargs.items()}
        if node.type is not None:
            record["type"] = _type_repr(node.type)
        users = list(node.users)
        places = [order.get(user, -1) for user in users]
        if places != sorted(places):
            record["users"] = [user.name for user in users]
        meta = self.meta(node)
        python_name = self.names.get(target) if node.op == "call_function" else None
        if python_name is not None:
            other = meta.setdefault("other", {})
            other["python_name"] = python_name
            meta["other"] = dict(sorted(other.items()))
        if meta:
            record["meta"] = meta
        return record

    def program(self, gm) -> dict:
        program = {"name": type(gm).__name__ if type(gm).__name__ != "GraphModuleImpl" else "GraphModule"}
        graph = gm.graph
        order = {node: place for place, node in enumerate(graph.nodes)}
        program["nodes"] = []
        for node in graph.nodes:
            try:
                program["nodes"].append(self.node(node, order))
            except DumpError as error:
                raise DumpError(f"node {node.name}: {error}") from error
        modules, tensors = self.tree(gm)
        if self.stacks:
            program["stacks"] = [list(entry) for entry in self.stacks]
        if self.traces:
            program["traces"] = list(self.traces)
        program |= {key: value for key, value in (("modules", modules), ("tensors", tensors)) if value}
        if self.storages:
            program["storages"] = [record for _, record in self.storages.values()]
        codegen = graph._codegen
        if type(codegen) is _PyTreeCodeGen:
            info = codegen.pytree_info
            program["pytree"] = {"args": list(info.orig_args), "in_spec": _spec(info.in_spec)}
            if info.out_spec is not None:
                program["pytree"]["out_spec"] = _spec(info.out_spec)
        elif type(codegen) is not CodeGen:
            raise DumpError(f"the graph has the code generator {_class_name(type(codegen))}, which a dump cannot carry")
        return program

    # Modules and tensors.

    def tree(self, gm):
        modules, tensors = {}, {}
        paths, firsts = {}, {}
        stack = [("", gm)]
        while stack:
            path, module = stack.pop()
            if id(module) in paths:
                modules[path] = {"alias_of": paths[id(module)]}
                continue
            paths[id(module)] = path
            record = self.module(path, module)
            if record or not path:
                modules[path] = record
            if "graph" in record:
                continue
            entries = [("param", name, tensor) for name, tensor in module._parameters.items()]
            for name, tensor in module._buffers.items():
                kind = "constant" if name in module._non_persistent_buffers_set else "buffer"
                entries.append((kind, name, tensor))
            for name, value in vars(module).items():
                if isinstance(value, torch.Tensor):
                    entries.append(("constant", name, value))
            for kind, name, tensor in entries:
                full = f"{path}.{name}" if path else name
                if tensor is None:
                    tensors[full] = {"kind": kind, "none": True}
                elif id(tensor) in firsts:
                    tensors[full] = {"kind": kind, "alias_of": firsts[id(tensor)]}
                else:
                    firsts[id(tensor)] = full
                    joined = f"{self.prefix}.{full}" if self.prefix else full
                    tensors[full] = {"kind": kind} | self.payload.add(joined, tensor, self)
            children = [(f"{path}.{name}" if path else name, child) for name, child in module._modules.items()]
            stack += [(name, child) for name, child in reversed(children) if child is not None]
        return modules, tensors

    def module(self, path, module) -> dict:
        is_graph = isinstance(module, torch.fx.GraphModule)
        record = {} if is_graph else {"class": _class_name(type(module))}
        if record.get("class") == "torch.nn.modules.module.Module":
            record = {}
        if module.training:
            record["training"] = True
        attrs = {}
        for name, value in vars(module).items():
            if name in _INTERNAL or name.startswith("__") or isinstance(value, (torch.Tensor, torch.nn.Module)):
                continue
            if is_graph and (name.startswith("_") or callable(value)):
                continue
            encoded = self.encode(value)
            if not _has(encoded, "opaque"):
                attrs[name] = encoded
        if attrs:
            record["attrs"] = attrs
        if is_graph and path:
            prefix = f"{self.prefix}.{path}" if self.prefix else path
            record["graph"] = _Writer(self.payload, prefix).program(module)
        return record


def _has(encoded, kind) -> bool:
    if isinstance(encoded, dict):
        return kind in encoded or any(_has(item, kind) for item in encoded.values())
    return isinstance(encoded, list) and any(_has(item, kind) for item in encoded)


def _shortened(annotation):
    """As ``print_readable`` shows it."""
    if not isinstance(annotation, dict):
        return annotation
    return {k: v if len(str(v)) <= 40 else str(v)[:40] + "..." for k, v in annotation.items()}


def _dim(size):
    if isinstance(size, torch.SymInt):
        node = size.node
        hint = getattr(node, "_hint", None)
        return {"sym": str(size), "source": "", "hint": hint if isinstance(hint, int) else None}
    return int(size)


def _value(value):
    """What is known of a value, as JSON; None where the format has no word for it."""
    if isinstance(value, torch.Tensor) or type(value).__name__ == "TensorMetadata":
        is_tensor = isinstance(value, torch.Tensor)
        strided = not is_tensor or value.layout == torch.strided
        record = {"dtype": str(value.dtype).removeprefix("torch."), "shape": [_dim(size) for size in value.shape]}
        stride = value.stride() if is_tensor and strided else value.stride if strided else [0] * len(value.shape)
        record["stride"] = [_dim(step) for step in stride]
        if is_tensor and strided and isinstance(value.storage_offset(), int) and value.storage_offset():
            record["storage_offset"] = value.storage_offset()
        if value.requires_grad:
            record["requires_grad"] = True
        if is_tensor and value.device.type != "cpu":
            record["device"] = str(value.device)
        if not strided:
            record["layout"] = str(value.layout).removeprefix("torch.")
        if not is_tensor and value.memory_format is not None:
            record["memory_format"] = str(value.memory_format).removeprefix("torch.")
        return {"tensor": record}
    if isinstance(value, torch.SymInt) or type(value) is int and -(2**63) <= value < 2**63:
        return {"int": _dim(value)}
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, (torch.SymBool, torch.SymFloat)):
        kind = "bool" if isinstance(value, torch.SymBool) else "float"
        return {kind: {"sym": str(value), "source": "", "hint": None}}
    if isinstance(value, float):
        return {"float": value if math.isfinite(value) else {"float": str(value)}}
    if isinstance(value, str):
        return {"str": value}
    if value is None:
        return {"none": 1}
    if isinstance(value, (list, tuple)):
        items = [_value(item) for item in value]
        return None if None in items else {"list": items}
    return None


def _spec(spec):
    """A pytree specification as JSON."""
    if isinstance(spec, pytree.TreeSpec) and spec.is_leaf():
        return "*"
    children = [_spec(child) for child in spec.children()]
    if spec.type is tuple:
        return {"tuple": children}
    if spec.type is list:
        return {"list": children}
    if spec.type is dict:
        return {"dict": [[repr(key), child] for key, child in zip(spec.context, children, strict=True)]}
    try:
        flat = json.loads(pytree.treespec_dumps(spec))[1]
        context = flat["context"] if isinstance(flat["context"], str) else json.dumps(flat["context"])
        kind = flat["type"]
    except (NotImplementedError, TypeError, ValueError):
        kind, context = _class_name(spec.type), "null"
    fields = getattr(spec.context if isinstance(spec.context, type) else spec.type, "_fields", None)
    if fields is None and isinstance(spec.context, list) and all(isinstance(key, str) for key in spec.context):
        fields = spec.context
    return {"other": {"class": kind, "context": context, "fields": list(fields or ()), "children": children}}


class _Payload:
    """The bytes of tensors: each storage once, by the name of the first tensor over it."""

    def __init__(self, file, count):
        self.file, self.count = file, count
        self.names, self.named = {}, {}

    def add(self, name, tensor, program) -> dict:
        """The record of a tensor; what it needs of storages goes into the table of ``program``."""
        if tensor.layout != torch.strided or tensor.is_quantized:
            kind = "quantized" if tensor.is_quantized else str(tensor.layout)
            raise DumpError(f"tensor {name} is {kind}; only plain ones can be written")
        record = {"dtype": str(tensor.dtype).removeprefix("torch."), "shape": [int(size) for size in tensor.shape]}
        if not tensor.is_contiguous():
            record["stride"] = [int(step) for step in tensor.stride()]
        record["requires_grad"] = tensor.requires_grad
        storage = tensor.untyped_storage()
        key, offset = storage._cdata, int(tensor.storage_offset())
        is_whole = offset == 0 and tensor.is_contiguous() and storage.nbytes() == tensor.numel() * tensor.itemsize
        if self.count.get(key, 0) <= 1 and is_whole:
            if self.file is None:
                return record
            if not program.prefix and record["dtype"] in SAFETENSORS and not _is_fake(tensor):
                self.named[name] = tensor.detach()
                return record
        if key not in program.storages:
            program.storages[key] = len(program.storages), self.storage(name, tensor, key)
        return record | {"offset": offset, "storage": program.storages[key][0]}

    def storage(self, name, tensor, key) -> dict:
        size = tensor.untyped_storage().nbytes()
        if self.file is None or _is_fake(tensor):
            return {"bytes": size}
        if size % tensor.itemsize or str(tensor.dtype).removeprefix("torch.") not in SAFETENSORS:
            whole = torch.empty(0, dtype=torch.uint8, device=tensor.device).set_(tensor.untyped_storage())
            return {"bytes": size, "data": base64.b64encode(_bytes(whole)).decode()}
        if key not in self.names:
            self.names[key] = name
            self.named[name] = tensor.detach().as_strided((size // tensor.itemsize,), (1,), 0)
        return {"bytes": size, "file": self.file, "name": self.names[key]}


def _is_fake(tensor) -> bool:
    return tensor.device.type == "meta" or type(tensor).__name__ == "FakeTensor"


def _bytes(tensor) -> bytes:
    flat = tensor.detach().cpu().contiguous().reshape(-1)
    return flat.view(torch.uint8).numpy().tobytes() if flat.numel() else b""


def _storage_counts(gm) -> dict:
    seen, counts = set(), collections.Counter()
    for module in gm.modules():
        plain = [value for value in vars(module).values() if isinstance(value, torch.Tensor)]
        for tensor in [*module._parameters.values(), *module._buffers.values(), *plain]:
            if tensor is not None and id(tensor) not in seen and tensor.layout == torch.strided:
                seen.add(id(tensor))
                counts[tensor.untyped_storage()._cdata] += 1
    return counts


def to_dict(gm, weights: str | None = None):
    """The module as fx-json, and the tensors that belong into the file ``weights``; without one, no tensor's elements
    are kept, and a reader knows only types and sizes."""
    payload = _Payload(weights, _storage_counts(gm))
    program = {"format": FORMAT, "version": VERSION} | _Writer(payload).program(gm)
    if payload.named:
        program["weights"] = weights
    return program, payload.named


def dump(gm, path, *, weights: bool = True) -> None:
    """Writes ``gm`` to ``path`` and its tensors to ``path + ".safetensors"``; with ``weights=False`` only their types
    and sizes. Both files are written under another name first."""
    path = os.fspath(path)
    program, tensors = to_dict(gm, os.path.basename(path) + ".safetensors" if weights else None)
    if tensors:
        _write(path + ".safetensors", lambda file: _write_safetensors(file, tensors))
    text = json.dumps(program, separators=(",", ":"), allow_nan=False)
    _write(path, lambda file: file.write(text.encode()))


def _write(path, write) -> None:
    partial = f"{path}.{os.getpid()}.partial"
    try:
        with open(partial, "wb") as file:
            write(file)
        os.replace(partial, path)
    finally:
        if os.path.exists(partial):
            os.remove(partial)


def _write_safetensors(file, tensors) -> None:
    # Wide elements first, so that every tensor is aligned to its elements.
    ordered = sorted(tensors.items(), key=lambda item: (-item[1].itemsize, item[0]))
    header, start = {}, 0
    for name, tensor in ordered:
        end = start + tensor.numel() * tensor.itemsize
        kind = SAFETENSORS[str(tensor.dtype).removeprefix("torch.")]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [start, end]}
        start = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    file.write(struct.pack("<Q", len(text)) + text)
    for _, tensor in ordered:
        file.write(_bytes(tensor))


# ---------------------------------------------------------------------------------------------------------------------
# Reading.


# What damaged dumps raise on the way.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, MemoryError, NameError, NotImplementedError,
    OSError, RecursionError, RuntimeError, SyntaxError, TypeError, ValueError,
)  # fmt: skip


@contextlib.contextmanager
def _at(place):
    """Says where in the dump an error was."""
    try:
        yield
    except DumpError as error:
        raise DumpError(f"{place}: {error}") from error
    except _DAMAGE as error:
        raise DumpError(f"{place}: {type(error).__name__}: {error}") from error


class _Shown:
    """Stands for an object of which only the text is known. In code it is that text as a string: code is never made
    of what a dump says."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    def __repr__(self):
        return repr(self.text)


class _ShownType(_Shown):
    """The same for a type, of which torch.fx makes a name."""

    def __repr__(self):
        return self.text


def _parameter(name):
    if not (isinstance(name, str) and name.isidentifier()) or keyword.iskeyword(name):
        raise DumpError(f"{_excerpt(name)} cannot be a parameter's name")
    return name


def read_safetensors(path) -> dict:
    """The tensors of a safetensors file, by name."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    if len(data) < 8:
        raise DumpError(f"{path} is no safetensors file: it has {len(data)} bytes")
    (size,) = struct.unpack_from("<Q", data)
    if size > len(data) - 8:
        raise DumpError(f"{path} is no safetensors file: its header would have {size} bytes")
    try:
        header = json.loads(data[8 : 8 + size])
        tensors = {}
        for name, entry in header.items():
            if name == "__metadata__":
                continue
            kinds = [ours for ours, theirs in SAFETENSORS.items() if theirs == entry["dtype"]]
            start, end = entry["data_offsets"]
            shape = entry["shape"]
            if not kinds or not 0 <= start <= end <= len(data) - 8 - size:
                raise DumpError(f"{path}: {name} has an unknown type or lies outside the file")
            tensors[name] = _tensor(data, 8 + size + start, end - start, getattr(torch, kinds[0])).reshape(shape)
    except (KeyError, TypeError, ValueError, AttributeError, RuntimeError) as error:
        raise error if isinstance(error, DumpError) else DumpError(f"{path} is damaged: {error}") from error
    return tensors


def _tensor(data, start, size, dtype):
    if size == 0:
        return torch.empty(0, dtype=dtype)
    # A copy, since the place in the file need not be aligned.
    flat = torch.frombuffer(data, dtype=torch.uint8, count=size, offset=start).clone()
    return flat.view(dtype)


class _Reader:
    """Reads one program and those inside its modules."""

    def __init__(self, folder):
        self.folder, self.files = folder, {}

    def file(self, name) -> dict:
        if name not in self.files:
            if not name or name in (".", "..") or re.search(r"[/\\:\0]", name):
                raise DumpError(f"{name!r} is not the name of a file in the same folder")
            self.files[name] = read_safetensors(os.path.join(self.folder, name))
        return self.files[name]

    def stored(self, file, name):
        found = self.file(file).get(name)
        if found is None:
            raise DumpError(f"{file} has no tensor {name!r}")
        return found

    # Values.

    def decode(self, value, nodes):
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, list):
            return [self.decode(item, nodes) for item in value]
        if not isinstance(value, dict) or len(value) != 1:
            raise DumpError(f"{_excerpt(value)} is no argument: an object has one key, such as `node`")
        ((kind, value),) = value.items()
        many = lambda items: [self.decode(item, nodes) for item in items]  # noqa: E731
        if kind == "node":
            if value not in nodes:
                raise DumpError(f"there is no node {value!r} before")
            return nodes[value]
        if kind == "list":
            return many(value)
        if kind == "tuple":
            return tuple(many(value))
        if kind == "size":
            return torch.Size(many(value)) if all(isinstance(item, int) for item in value) else tuple(many(value))
        if kind == "namedtuple":
            cls, items = resolve(value[0]), many(value[1])
            return cls(*items) if hasattr(cls, "_fields") else cls(items)
        if kind == "dict":
            return {self.decode(key, nodes): self.decode(item, nodes) for key, item in value}
        if kind == "slice":
            return slice(*many(value))
        if kind == "range":
            return range(*value)
        if kind == "ellipsis":
            return ...
        if kind == "float":
            bits = isinstance(value, str) and value.startswith("0x")
            return struct.unpack("<d", struct.pack("<Q", int(value, 16)))[0] if bits else float(value)
        if kind == "complex":
            return complex(*(self.decode(part, nodes) for part in value))
        if kind == "int":
            return int(value)
        if kind in ("dtype", "layout", "memory_format"):
            return _member(kind, value)
        if kind == "device":
            return torch.device(value)
        if kind == "global":
            return resolve(value)
        if kind == "enum":
            return resolve(value[0])[value[1]]
        if kind == "opaque":
            # Bytes are what their literal says; all else only prints as it did.
            is_bytes = value[0] in ("bytes", "builtins.bytes")
            return ast.literal_eval(value[1]) if is_bytes else _Shown(value[1])
        raise DumpError(f"there is no argument of the kind {kind!r}")

    # The program.

    def program(self, program, weights=None):
        weights = program.get("weights", weights)
        root = self.tree(program, weights)
        graph, nodes, users = torch.fx.Graph(), {}, []
        with _at("stacks"):
            stacks = _stacks(program.get("stacks", ()))
        for place, record in enumerate(program["nodes"]):
            with _at(f"nodes[{place}]"):
                node = self.node(graph, record, nodes, program.get("traces", ()), stacks)
                if "users" in record:
                    users.append((node, record["users"]))
        for node, names in users:
            if sorted(names) != sorted(user.name for user in node.users):
                raise DumpError(f"the users of {node.name} are others")
            for name in names:
                node.users[nodes[name]] = node.users.pop(nodes[name])
        if "pytree" in program:
            with _at("pytree"):
                info = program["pytree"]
                out = info.get("out_spec")
                out = None if out is None else read_spec(out)
                names = [_parameter(name) for name in info.get("args", ())]
                graph.set_codegen(_PyTreeCodeGen(_PyTreeInfo(names, read_spec(info["in_spec"]), out)))
        gm = torch.fx.GraphModule(torch.nn.Module(), torch.fx.Graph(), class_name=program.get("name") or "GraphModule")
        for table in ("_parameters", "_buffers", "_modules"):
            getattr(gm, table).update(getattr(root, table))
        gm._non_persistent_buffers_set |= root._non_persistent_buffers_set
        for name, value in vars(root).items():
            if name not in _INTERNAL:
                setattr(gm, name, value)
        gm.training = root.training
        with _at("the generated code"):
            gm.graph = graph
        return gm

    def node(self, graph, record, nodes, traces, stacks):
        name = record["name"]
        if not (isinstance(name, str) and name.isidentifier()):
            raise DumpError(f"{_excerpt(name)} is no name of a node")
        if name in nodes:
            raise DumpError(f"there is a node named {name!r} already")
        target, meta = record["target"], record.get("meta", {})
        if record["op"] == "call_function":
            target = resolve(meta.get("other", {}).get("python_name") or target)
        elif not isinstance(target, str):
            raise DumpError(f"{_excerpt(target)} is no target")
        elif record["op"] == "placeholder":
            _parameter(target.removeprefix("**").removeprefix("*"))
        elif any(not char.isprintable() or char in "\"\\" for char in target):
            # torch.fx pastes it into the code that it makes.
            raise DumpError(f"the target {_excerpt(target)} has quotes or control characters")
        args = tuple(self.decode(arg, nodes) for arg in record.get("args", ()))
        kwargs = {_parameter(key): self.decode(value, nodes) for key, value in record.get("kwargs", {}).items()}
        text = record.get("type")
        annotation = None if text is None else _annotation(text if isinstance(text, str) else text["repr"])
        node = graph.create_node(record["op"], target, args, kwargs, name=name, type_expr=annotation)
        node.name = name
        nodes[name] = node
        trace = meta.get("stack_trace")
        if trace is not None:
            node.meta["stack_trace"] = traces[trace] if isinstance(trace, int) else trace
        if meta.get("nn_module_stack") is not None:
            node.meta["nn_module_stack"] = dict(stacks[meta["nn_module_stack"]])
        if "val" in meta:
            node.meta["val"] = self.value(meta["val"])
        for key, value in meta.get("other", {}).items():
            if key == "is_wrapped":
                node.meta[key] = value == "True"
            elif key == "custom":
                with contextlib.suppress(ValueError, SyntaxError):
                    node.meta[key] = dict(ast.literal_eval(value))
            elif key == "recompute":
                node.meta[key] = types.SimpleNamespace(name=value)
            elif key != "python_name":
                node.meta[key] = value
        return node

    def value(self, value):
        ((kind, value),) = value.items()
        if kind == "tensor":
            sizes = [_hint(size) for size in value["shape"]]
            tensor = torch.empty(sizes, dtype=_member("dtype", value["dtype"]), device="meta")
            if "stride" in value:
                tensor = torch.empty_strided(sizes, [_hint(step) for step in value["stride"]], dtype=tensor.dtype, device="meta")
            return tensor
        if kind == "list":
            return [self.value(item) for item in value]
        if kind == "none" or isinstance(value, dict) and "sym" in value and kind != "int":
            return None
        return _hint(value) if kind == "int" else self.decode(value, {})

    # Modules and tensors.

    def tree(self, program, weights):
        root = torch.nn.Module()
        root.training = False
        for path, record in program.get("modules", {}).items():
            with _at(f"modules[{path!r}]"):
                if "alias_of" in record:
                    first = record["alias_of"]
                    if f"{path}.".startswith(f"{first}.") or not first:
                        raise DumpError("a module is inside itself")
                    child = root.get_submodule(first)
                elif "graph" in record:
                    child = self.program(record["graph"], weights)
                    child.training = record.get("training", False)
                else:
                    child = self.module(record, root if not path else None)
                if path:
                    place(root, path, child)
        with _at("storages"):
            storages = [self.storage(record) for record in program.get("storages", ())]
        firsts = {}
        for path, record in program.get("tensors", {}).items():
            with _at(f"tensors[{path!r}]"):
                self.tensor(root, path, record, storages, weights, firsts)
        finish(root)
        return root

    def module(self, record, module):
        attrs = {name: self.decode(value, {}) for name, value in record.get("attrs", {}).items()}
        if module is None:
            module = make_module(record.get("class", "torch.nn.modules.module.Module"), attrs)
        configure(module, attrs, record.get("training", False))
        return module

    def storage(self, record):
        if "data" in record:
            return bytearray(base64.b64decode(record["data"]))
        if "name" in record:
            return self.stored(record["file"], record["name"])
        return None

    def tensor(self, root, path, record, storages, weights, firsts):
        kind = record.get("kind")
        tensor = None
        if "alias_of" in record:
            tensor, first_kind = firsts[record["alias_of"]]
            kind = kind or first_kind
        elif not record.get("none"):
            tensor = self.elements(path, record, storages, weights)
            grad = record.get("requires_grad", kind == "param" and tensor.is_floating_point())
            tensor = torch.nn.Parameter(tensor, requires_grad=grad) if kind == "param" else tensor.requires_grad_(grad)
            firsts[path] = (tensor, kind)
        register(root, path, kind, tensor)

    def elements(self, path, record, storages, weights):
        dtype, shape = _member("dtype", record["dtype"]), record["shape"]
        storage = storages[record["storage"]] if "storage" in record else None
        if storage is None:
            if "storage" in record or weights is None:
                return torch.empty(shape, dtype=dtype, device="meta")
            found = self.stored(weights, path)
            if (found.dtype, list(found.shape)) != (dtype, shape):
                raise DumpError(f"{weights} has another type or size: {found.dtype}{list(found.shape)}")
            return found
        if isinstance(storage, bytearray):
            storage = storages[record["storage"]] = _tensor(storage, 0, len(storage), torch.uint8)
        flat = storage.reshape(-1).view(torch.uint8).view(dtype)
        offset, strides = record.get("offset", 0), record.get("stride")
        if strides is None:
            strides = torch.empty(shape, device="meta").stride()
        return flat.as_strided(shape, strides, offset)


def make_module(cls, attrs):
    """A module of this class with nothing in it: built by its constructor when it is one of torch.nn's and the
    attributes tell all that the constructor wants, else without. The attributes are the caller's to set."""
    cls = resolve(cls) if isinstance(cls, str) else cls
    if not (isinstance(cls, type) and issubclass(cls, torch.nn.Module)):
        raise DumpError(f"{cls!r} is no module class")
    module = None
    if cls.__module__.startswith("torch.nn."):
        wanted = inspect.signature(cls.__init__).parameters
        known = {name: attrs[name] for name in wanted if name in attrs}
        try:
            with torch.device("meta"):
                module = cls(**known)
        except TypeError:
            module = None
    if module is None:
        module = cls.__new__(cls)
        torch.nn.Module.__init__(module)
    for table in (module._parameters, module._buffers, module._modules, module._non_persistent_buffers_set):
        table.clear()
    return module


def configure(module, attrs, training) -> None:
    """Gives a module its attributes and its training flag."""
    for name, value in attrs.items():
        setattr(module, name, value)
    module.training = training


def place(root, path, module) -> None:
    """Puts a module at a path; modules on the way that are not there are made, empty."""
    parent, _, name = path.rpartition(".")
    _parent(root, parent)._modules[name] = module


def put(root, path, cls, attrs, training=False) -> None:
    """Makes a module of this class and puts it at a path."""
    module = make_module(cls, attrs)
    configure(module, attrs, training)
    place(root, path, module)


def register(root, path, kind, tensor) -> None:
    """Makes a tensor, or None, the parameter or buffer at a path."""
    parent, _, name = path.rpartition(".")
    parent = _parent(root, parent)
    vars(parent).pop(name, None)
    if kind == "param":
        parent._parameters[name] = tensor
    elif kind in ("buffer", "constant"):
        parent._buffers[name] = tensor
        if kind == "constant":
            parent._non_persistent_buffers_set.add(name)
    else:
        raise DumpError(f"{kind!r} is not `param`, `buffer` or `constant`")


def finish(root) -> None:
    """What modules must know of their tensors when all are there: recurrent ones keep them in a list, too."""
    for module in root.modules():
        if hasattr(module, "_flat_weights_names") and hasattr(module, "_init_flat_weights"):
            module._init_flat_weights()


class Weights:
    """The tensors of a module that was written as Python source, from the file ``weights.safetensors`` beside it."""

    def __init__(self, source):
        self.stored = read_safetensors(os.path.join(os.path.dirname(os.path.abspath(source)), "weights.safetensors"))

    def tensor(self, root, path, kind, name, grad, view=None) -> None:
        """Registers the tensor that is stored as ``name``; a ``view`` is (type, shape, strides, offset) over bytes."""
        tensor = self.stored[name]
        if view is not None:
            dtype, shape, strides, offset = view
            tensor = tensor.view(dtype).as_strided(shape, strides, offset)
        tensor = torch.nn.Parameter(tensor, requires_grad=grad) if kind == "param" else tensor.requires_grad_(grad)
        register(root, path, kind, tensor)

    def none(self, root, path, kind) -> None:
        """Registers that there is no tensor at the path."""
        register(root, path, kind, None)

    def tie(self, root, path, kind, first) -> None:
        """Registers the tensor at the path ``first`` once more."""
        parent, _, name = first.rpartition(".")
        parent = _parent(root, parent)
        register(root, path, kind, parent._parameters[name] if name in parent._parameters else parent._buffers[name])


def _parent(root, path):
    module = root
    for part in filter(None, path.split(".")):
        if part not in module._modules:
            module._modules[part] = torch.nn.Module()
        module = module._modules[part]
    return module


def _member(kind, name):
    found = getattr(torch, str(name), None)
    if not isinstance(found, getattr(torch, kind)):
        raise DumpError(f"{name!r} is no {kind}")
    return found


def _hint(size):
    return size if isinstance(size, int) else size.get("hint") or 1


def _excerpt(value) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _stacks(records):
    stacks = []
    for record in records:
        if len(record) == 4 and not isinstance(record[0], list):
            around, key, path, cls = record
            stacks.append([*(stacks[around] if around is not None else ()), (key, (path, _class(cls)))])
        else:
            stacks.append([(key, (path, _class(cls))) for key, path, cls in record])
    return stacks


def _class(name):
    try:
        return resolve(name)
    except DumpError:
        return name


def read_spec(record):
    """The pytree specification of its record in the JSON."""
    if record == "*":
        return pytree.treespec_leaf()
    ((kind, value),) = record.items()
    if kind in ("tuple", "list"):
        return pytree.TreeSpec({"tuple": tuple, "list": list}[kind], None, [read_spec(item) for item in value])
    if kind == "dict":
        return pytree.TreeSpec(dict, [ast.literal_eval(key) for key, _ in value], [read_spec(item) for _, item in value])
    if kind != "other":
        raise DumpError(f"there is no specification of the kind {kind!r}")
    children = [json.loads(pytree.treespec_dumps(read_spec(child)))[1] for child in value["children"]]
    flat = {"type": value["class"], "context": value["context"], "children_spec": children}
    try:
        return pytree.treespec_loads(json.dumps([1, flat]))
    except (NotImplementedError, KeyError, TypeError, ValueError) as error:
        raise DumpError(f"containers of the type {value['class']} cannot be made here: {error}") from error


def _annotation(text: str):
    """The type that prints as this text. Nothing is evaluated; what is no type expression stands for itself."""
    try:
        return _type_of(ast.parse(text, mode="eval").body)
    except (DumpError, SyntaxError, TypeError, ValueError, AttributeError, RecursionError, MemoryError):
        return _ShownType(text)


def _type_of(tree):
    if isinstance(tree, ast.Constant):
        return type(None) if tree.value is None else tree.value
    if isinstance(tree, ast.Name):
        return type(None) if tree.id == "NoneType" else resolve(tree.id)
    if isinstance(tree, ast.Attribute):
        return resolve(ast.unparse(tree))
    if isinstance(tree, ast.Tuple):
        return tuple(map(_type_of, tree.elts))
    if isinstance(tree, ast.List):
        return list(map(_type_of, tree.elts))
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.BitOr):
        return _type_of(tree.left) | _type_of(tree.right)
    if isinstance(tree, ast.Subscript):
        return _type_of(tree.value)[_type_of(tree.slice)]
    if isinstance(tree, ast.Call) and ast.unparse(tree.func).endswith("ForwardRef") and isinstance(tree.args[0], ast.Constant):
        return typing.ForwardRef(tree.args[0].value)
    raise DumpError("no type expression")


def from_dict(program, folder="."):
    """The module of fx-json that is read already; ``folder`` is where the files lie that it names."""
    if not isinstance(program, dict) or program.get("format") != FORMAT:
        raise DumpError(f"this is not fx-json: `format` is not {FORMAT!r}")
    if program.get("version") != VERSION:
        raise DumpError(f"fx-json version {program.get('version')!r} cannot be read, only {VERSION}")
    with _at("the dump"):
        return _Reader(folder).program(program)


def load(path):
    """The module in the file ``path``, with the tensors in the files beside it that it names."""
    path = os.fspath(path)
    with open(path, "rb") as file:
        data = file.read()
    try:
        program = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DumpError(f"{path} is no JSON: {error}") from error
    return from_dict(program, os.path.dirname(path) or ".")
