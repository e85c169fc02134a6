"""``Script``: edits a torch.fx graph and records each edit as a step of a golden.

The format of the steps is described in ``gen_fx_goldens.py``.
"""

import contextlib
import enum
import importlib
import math
import sys
import types
import typing

import torch
from torch import fx
from torch.fx.node import _get_qualified_name

LIB = types.ModuleType("my_lib")


class Color(enum.Enum):
    """An enumeration outside torch."""

    RED = 1
    BLUE = 2


class Level(enum.IntEnum):
    """An enumeration of integers, which prints as its number in graphs."""

    LOW = 3


class Point(typing.NamedTuple):
    """A named tuple outside torch."""

    x: object
    y: object


def user_fn(*args, **kwargs):
    """A function outside torch."""


for item in (Color, Level, Point, user_fn):
    item.__module__ = "my_lib"
    setattr(LIB, item.__name__, item)
sys.modules["my_lib"] = LIB


def resolve(name: str):
    """The object that ``str(graph)`` spells like this."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        with contextlib.suppress(AttributeError):
            for part in parts[cut:]:
                found = getattr(found, part)
            return found
    raise LookupError(f"there is no {name}")


def spelled(function) -> str:
    """The spelling of ``str(graph)``."""
    if isinstance(function, types.BuiltinFunctionType) and function.__module__ == "builtins":
        return f"builtins.{function.__name__}"
    if getattr(function, "__module__", None) == "_operator":
        return f"operator.{function.__name__}"
    return _get_qualified_name(function)


class Ref(str):
    """The handle of a node."""


class Script:
    """A graph under edit; see the methods."""

    def __init__(self, name: str, intent: str, quirk: str | None = None):
        self.head = {"name": name, "intent": intent} | ({"quirk": quirk} if quirk else {})
        self.graph = fx.Graph()
        self.nodes: dict[str, fx.Node] = {}
        self.handles: dict[fx.Node, Ref] = {}
        self.steps: list[dict] = []

    # Arguments.

    def encode(self, value):
        """An argument as JSON."""
        many = lambda items: [self.encode(v) for v in items]  # noqa: E731
        if isinstance(value, Ref):
            return {"ref": str(value)}
        if isinstance(value, enum.Enum):
            return {"enum": [f"{type(value).__module__}.{type(value).__name__}", value.name]}
        if value is None or isinstance(value, (bool, str)):
            return value
        if isinstance(value, int):
            return value if -(2**63) <= value < 2**63 else {"int": str(value)}
        if isinstance(value, float):
            return value if math.isfinite(value) else {"float": str(value)}
        if isinstance(value, complex):
            return {"complex": [self.encode(value.real), self.encode(value.imag)]}
        if isinstance(value, torch.Size):
            return {"size": many(value)}
        if isinstance(value, Point):
            return {"namedtuple": ["my_lib.Point", many(value)]}
        if isinstance(value, tuple):
            return {"tuple": many(value)}
        if isinstance(value, list):
            return many(value)
        if isinstance(value, dict):
            return {"dict": [[self.encode(k), self.encode(v)] for k, v in value.items()]}
        if isinstance(value, slice):
            return {"slice": many((value.start, value.stop, value.step))}
        if isinstance(value, range):
            return {"range": [value.start, value.stop, value.step]}
        if value is Ellipsis:
            return {"ellipsis": 1}
        if isinstance(value, bytes):
            return {"opaque": ["bytes", repr(value)]}
        for kind, key in ((torch.dtype, "dtype"), (torch.layout, "layout"), (torch.memory_format, "memory_format")):
            if isinstance(value, kind):
                return {key: str(value).removeprefix("torch.")}
        if isinstance(value, torch.device):
            return {"device": str(value)}
        if callable(value):
            return {"global": spelled(value)}
        raise TypeError(f"no encoding for {value!r}")

    def real(self, value):
        """An argument as torch.fx takes it."""
        if isinstance(value, Ref):
            return self.nodes[value]
        if isinstance(value, Point):
            return Point(*map(self.real, value))
        if isinstance(value, (tuple, list)) and not isinstance(value, torch.Size):
            return type(value)(map(self.real, value))
        if isinstance(value, dict):
            return {key: self.real(item) for key, item in value.items()}
        if isinstance(value, slice):
            return slice(self.real(value.start), self.real(value.stop), self.real(value.step))
        return value

    def _bind(self, node: fx.Node) -> Ref:
        handle = Ref(f"a{len(self.nodes)}")
        self.nodes[handle] = node
        self.handles[node] = handle
        return handle

    # Creating.

    def create(self, op, target, *args, name=None, type=None, wrapped=False, kwargs=None) -> Ref:
        """``Graph.create_node``; ``type`` is the text of an expression, a function target its name."""
        kwargs = kwargs or {}
        function = resolve(target) if op == "call_function" else target
        if op == "call_function" and spelled(function) != target:
            raise ValueError(f"{target} prints as {spelled(function)}")
        annotation = self._type(type)
        node = self.graph.create_node(
            op, function, self.real(args), self.real(kwargs), name=name, type_expr=annotation
        )
        step = {"do": "create", "as": f"a{len(self.nodes)}", "op": op, "target": target}
        if args:
            step["args"] = [self.encode(v) for v in args]
        if kwargs:
            step["kwargs"] = {k: self.encode(v) for k, v in kwargs.items()}
        if name is not None:
            step["name"] = name
        if type is not None:
            step["type"] = type
        if wrapped:
            node.meta["is_wrapped"] = True
            step["meta"] = {"is_wrapped": "True"}
        self.steps.append(step)
        return self._bind(node)

    def _type(self, text):
        if text is None:
            return None
        scope = {"torch": torch, "typing": typing, "my_lib": LIB}
        return eval(text, scope)

    def ph(self, target, *default, **options) -> Ref:
        """A placeholder, perhaps with a default."""
        return self.create("placeholder", target, *default, **options)

    def fn(self, target, *args, name=None, type=None, wrapped=False, **kwargs) -> Ref:
        """A ``call_function`` node."""
        return self.create(
            "call_function", target, *args, name=name, type=type, wrapped=wrapped, kwargs=kwargs
        )

    def method(self, target, *args, name=None, type=None, **kwargs) -> Ref:
        """A ``call_method`` node."""
        return self.create("call_method", target, *args, name=name, type=type, kwargs=kwargs)

    def module(self, target, *args, name=None, type=None, **kwargs) -> Ref:
        """A ``call_module`` node."""
        return self.create("call_module", target, *args, name=name, type=type, kwargs=kwargs)

    def attr(self, target, **options) -> Ref:
        """A ``get_attr`` node."""
        return self.create("get_attr", target, **options)

    def out(self, value, **options) -> Ref:
        """The output."""
        return self.create("output", "output", value, **options)

    def copy(self, node: Ref) -> Ref:
        """``Graph.node_copy`` within the graph."""
        self.steps.append({"do": "copy", "as": f"a{len(self.nodes)}", "node": node})
        return self._bind(self.graph.node_copy(self.nodes[node], lambda n: n))

    # Editing.

    def erase(self, node: Ref) -> None:
        """``Graph.erase_node``."""
        self.graph.erase_node(self.nodes[node])
        self.steps.append({"do": "erase", "node": node})

    def rename(self, node: Ref, to: str) -> None:
        """``Node._rename``."""
        self.nodes[node]._rename(to)
        self.steps.append({"do": "rename", "node": node, "to": to, "gives": self.nodes[node].name})

    def set_type(self, node: Ref, type: str | None) -> None:
        """``node.type = type``."""
        self.nodes[node].type = self._type(type)
        self.steps.append({"do": "set_type", "node": node, "type": type})

    def set_target(self, node: Ref, target: str) -> None:
        """``node.target = target``; a function is given by its name."""
        real = self.nodes[node]
        real.target = resolve(target) if real.op == "call_function" else target
        self.steps.append({"do": "set_target", "node": node, "target": target})

    def set_args(self, node: Ref, *args) -> None:
        """``node.args = args``."""
        self.nodes[node].args = self.real(args)
        self.steps.append({"do": "set_args", "node": node, "args": [self.encode(v) for v in args]})

    def set_kwargs(self, node: Ref, **kwargs) -> None:
        """``node.kwargs = kwargs``."""
        self.nodes[node].kwargs = self.real(kwargs)
        step = {"do": "set_kwargs", "node": node}
        self.steps.append(step | {"kwargs": {k: self.encode(v) for k, v in kwargs.items()}})

    def update_arg(self, node: Ref, index: int, value) -> None:
        """``Node.update_arg``."""
        self.nodes[node].update_arg(index, self.real(value))
        step = {"do": "update_arg", "node": node, "index": index, "value": self.encode(value)}
        self.steps.append(step)

    def insert_arg(self, node: Ref, index: int, value) -> None:
        """``Node.insert_arg``."""
        self.nodes[node].insert_arg(index, self.real(value))
        step = {"do": "insert_arg", "node": node, "index": index, "value": self.encode(value)}
        self.steps.append(step)

    def update_kwarg(self, node: Ref, key: str, value) -> None:
        """``Node.update_kwarg``."""
        self.nodes[node].update_kwarg(key, self.real(value))
        step = {"do": "update_kwarg", "node": node, "key": key, "value": self.encode(value)}
        self.steps.append(step)

    def replace_input(self, node: Ref, old: Ref, new: Ref) -> None:
        """``Node.replace_input_with``."""
        self.nodes[node].replace_input_with(self.nodes[old], self.nodes[new])
        self.steps.append({"do": "replace_input", "node": node, "old": old, "new": new})

    def replace_all(self, node: Ref, new: Ref, keep: tuple = ()) -> None:
        """``Node.replace_all_uses_with``, leaving the users in ``keep`` alone."""
        kept = {self.nodes[k] for k in keep}
        wanted = (lambda user: user not in kept) if keep else None
        changed = self.nodes[node].replace_all_uses_with(self.nodes[new], wanted)
        step = {"do": "replace_all_uses", "node": node, "with": new}
        if keep:
            step["except"] = list(keep)
        self.steps.append(step | {"changed": [self.handles[n] for n in changed]})

    def prepend(self, anchor: Ref, node: Ref) -> None:
        """``anchor.prepend(node)``."""
        self.nodes[anchor].prepend(self.nodes[node])
        self.steps.append({"do": "prepend", "anchor": anchor, "node": node})

    def append(self, anchor: Ref, node: Ref) -> None:
        """``anchor.append(node)``."""
        self.nodes[anchor].append(self.nodes[node])
        self.steps.append({"do": "append", "anchor": anchor, "node": node})

    @contextlib.contextmanager
    def _inserting(self, do: str, scope, node: Ref | None):
        step = {"do": do, "node": node, "steps": []}
        self.steps.append(step)
        outer, self.steps = self.steps, step["steps"]
        try:
            with scope(self.nodes[node] if node is not None else None):
                yield
        finally:
            self.steps = outer

    def before(self, node: Ref | None = None):
        """``Graph.inserting_before`` as a scope."""
        return self._inserting("insert_before", self.graph.inserting_before, node)

    def after(self, node: Ref | None = None):
        """``Graph.inserting_after`` as a scope."""
        return self._inserting("insert_after", self.graph.inserting_after, node)

    # Result.

    def finish(self) -> dict:
        """The script with what torch.fx made of it."""
        nodes = list(self.graph.nodes)
        result = self.head | {
            "steps": self.steps,
            "names": [n.name for n in nodes],
            "graph": str(self.graph),
        }
        try:
            result["code"] = self.graph.python_code("self").src
        except Exception as error:
            result["code"] = None
            result.setdefault("quirk", f"torch.fx raises {type(error).__name__}: {error}")
        else:
            try:
                compile(result["code"], self.head["name"], "exec")
            except SyntaxError as error:
                result["invalid_python"] = True
                result.setdefault("quirk", f"the code does not compile: {error.msg}")
        result["users"] = {n.name: [u.name for u in n.users] for n in nodes}
        return result
