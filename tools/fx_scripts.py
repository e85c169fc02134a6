"""The hand-written scripts of the torch.fx goldens, by file: names, edits, text and code.

A script is a function that edits a ``Script``; its name is the golden's name and its docstring the
intent. ``GOLDENS`` keeps them by file.
"""

import math

import torch
from fx_recorder import Color, Level, Point, Script, user_fn

GOLDENS: dict[str, list] = {"names": [], "edits": [], "text": [], "code": []}


def golden(file: str, quirk: str | None = None):
    """Registers a script for a file; ``quirk`` says where torch.fx's result is wrong."""

    def register(build):
        GOLDENS[file].append((build, quirk))
        return build

    return register


def run() -> dict[str, list[dict]]:
    """Runs all scripts; the results by file."""
    results = {}
    for file, builders in GOLDENS.items():
        results[file] = []
        for build, quirk in builders:
            script = Script(build.__name__, build.__doc__, quirk)
            build(script)
            results[file].append(script.finish())
    return results


# Names.


@golden("names")
def numbers_given_in_turn(s):
    """A base counts on from the last number given, also from a number that the candidate brought along."""
    x = s.ph("x")
    for name in ("x", "x_1", "x", "x", "x_5", "x", "x_1"):
        s.fn("torch.neg", x, name=name)


@golden("names")
def number_first(s):
    """A candidate that starts with a number sets the count of its base."""
    for name in ("x_2", "x", "x", "x_2", "x"):
        s.ph(name)


@golden("names")
def illegal_placeholders(s):
    """Built-ins, keywords, digits, empty text and leading zeros as placeholder names."""
    for name in ("sum", "len", "input", "torch", "None", "1abc", "", "if", "len_007", "len_007"):
        s.ph(name)


@golden("names")
def more_illegal(s):
    """The names FX reserves itself, soft keywords, constants and ``self``."""
    for name in ("inf", "nan", "NoneType", "device", "fx_pytree", "pytree", "match", "case", "self", "True", "await"):
        s.fn("torch.rand", 1, name=name)


@golden("names")
def illegal_with_number(s):
    """A reserved word with a number is free, and the next plain one counts on from it."""
    for name in ("sum_3", "sum", "sum_1", "max", "max", "print_0", "print"):
        s.fn("torch.rand", 1, name=name)


@golden("names")
def targets_to_names(s):
    """Names derived from functions, methods and module paths."""
    x = s.ph("x")
    s.fn("torch.ops.aten.add.Tensor", x, 1)
    s.fn("torch.ops.aten.add_.Tensor", x, 1)
    s.fn("torch.ops.aten.add", x, 1)
    s.fn("operator.and_", x, x)
    s.fn("operator.or_", x, x)
    s.fn("torch.ops.aten.sum.dim_IntList", x, [1])
    s.method("__add__", x, 1)
    s.method("__call__", x)
    s.method("toDense", x)
    s.module("layers.0.convBN", x)
    s.module("0", x)


@golden("names")
def builtin_targets(s):
    """Functions that are called like Python built-ins get a number at once."""
    x = s.ph("x")
    for target in ("torch.sum", "torch.max", "builtins.len", "builtins.getattr", "torch.abs", "operator.abs"):
        args = (x, "shape") if target.endswith("getattr") else (x,)
        s.fn(target, *args)
    s.method("type", x)
    s.method("sum", x)


@golden("names")
def snake_case(s):
    """Capitals after a small letter are split off; a run of capitals is not."""
    x = s.ph("x")
    for path in ("MyReLU6", "HTTPServer", "conv2D", "aB.cD", "__init__", "_Private", "ABc", "x1Y"):
        s.module(path, x)
    s.fn("collections.OrderedDict")


@golden("names")
def explicit_names(s):
    """A given name keeps its case; characters outside identifiers become one underscore a run."""
    x = s.ph("x")
    for name in ("CamelCase", "My Name-1", "a.b.c", "é", "日本", "a--b", "_", "__x__", "x__", "9", "a b_3", "0_0"):
        s.fn("torch.neg", x, name=name)


@golden("names")
def trailing_numbers(s):
    """Names that end in digits without an underscore, two numbers, and a number with zeros."""
    x = s.ph("x")
    for name in ("relu6", "relu6", "x_1_2", "x_1_2", "x_007", "x_007", "y_", "y_", "y_1_", "_1", "_1", "z_0", "z_0"):
        s.fn("torch.neg", x, name=name)


@golden("names")
def huge_number(s):
    """A trailing number beyond 64 bits is still a number."""
    x = s.ph("x")
    for name in ("x_99999999999999999999", "x_99999999999999999999", "x"):
        s.fn("torch.neg", x, name=name)


@golden("names")
def starred_placeholders(s):
    """``*args`` and ``**kwargs`` keep their stars in the target, not in the name."""
    s.ph("*args")
    s.ph("**kwargs")
    s.ph("*args_1")
    s.ph("from")
    s.ph("X")
    s.ph("camelCase")


@golden("names")
def erase_then_create(s):
    """A name is never given back: after erasing ``neg`` the next one is ``neg_1``."""
    x = s.ph("x")
    s.erase(s.fn("torch.neg", x))
    s.out(s.fn("torch.neg", x))


@golden("names")
def constants_twice(s):
    """The second node of one attribute path gets its path's name with a number."""
    x = s.ph("x")
    c0 = s.attr("_tensor_constant0")
    y = s.fn("operator.add", x, c0)
    c1 = s.attr("_tensor_constant1")
    y = s.fn("operator.add", y, c1)
    c2 = s.attr("_tensor_constant0")
    s.out(s.fn("operator.add", y, c2))


@golden("names")
def rename_in_graph(s):
    """``_rename`` makes a legal, unique name; to the same name it changes nothing."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.neg", a)
    s.rename(a, "print")
    s.rename(b, "x")
    s.rename(a, "neg")
    s.rename(b, "x_1")
    s.rename(x, "my input")
    s.out(b)


@golden("names")
def outputs_named(s):
    """Two outputs are ``output`` and ``output_1``; a placeholder of that name comes first."""
    x = s.ph("output")
    s.out(x)
    s.out(x)


@golden("names")
def copies_named(s):
    """A copy's candidate is the name of the original."""
    x = s.ph("x")
    a = s.fn("torch.relu", x, name="Act_3", type="torch.Tensor")
    b = s.copy(a)
    c = s.copy(b)
    s.out((b, c))


@golden("names")
def higher_order_names(s):
    """Higher-order operators, nested namespaces and functions of submodules of torch."""
    x = s.ph("x")
    s.fn("torch.nn.functional.relu", x)
    s.fn("torch.conv2d", x, x)
    s.fn("torch._C._nn.gelu", x)
    s.fn("torch._C._linalg.linalg_inv", x)
    s.fn("torch._C._special.special_erf", x)
    s.fn("torch.ops.higher_order.cond", x, None, None, (x,))
    s.fn("torch.ops.aten.sym_size.int", x, 0)
    s.fn("my_lib.user_fn", x)


# Edits.


@golden("edits")
def insertion_scopes(s):
    """Nodes made after a node come out reversed, before a node in order."""
    x, y = s.ph("x"), s.ph("y")
    with s.after(x):
        s.fn("torch.neg", x, name="m")
        s.fn("torch.neg", x, name="n")
    with s.before(y):
        s.fn("torch.neg", x, name="k")
        s.fn("torch.neg", x, name="l")


@golden("edits")
def insertion_at_ends(s):
    """No node: ``inserting_after`` is the end and ``inserting_before`` the front."""
    x, y = s.ph("x"), s.ph("y")
    with s.after():
        s.fn("torch.neg", y, name="z")
        s.fn("torch.neg", y, name="z2")
    with s.before():
        s.ph("w")
        s.ph("v")
    s.fn("torch.neg", x)


@golden("edits")
def nested_scopes(s):
    """Leaving an inner scope restores the outer insertion point."""
    x = s.ph("x")
    a = s.fn("torch.neg", x, name="a")
    b = s.fn("torch.neg", a, name="b")
    with s.before(b):
        s.fn("torch.sin", x)
        with s.after(x):
            s.fn("torch.cos", x)
        s.fn("torch.tan", x)
    s.out(b)


@golden("edits", quirk="a new node that takes over its own input would use itself; here it is left out")
def insert_and_take_over(s):
    """Insert relu after a node and let it take over all uses but its own."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.sin", a)
    s.out((a, b))
    with s.after(a):
        r = s.fn("torch.relu", a)
    s.replace_all(a, r, keep=(r,))


@golden("edits")
def user_order_after_assignment(s):
    """Assigning args moves the node to the end of its inputs' users."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.abs", x)
    s.set_args(a, x, 1)
    s.out((a, b))


@golden("edits")
def user_order_after_no_change(s):
    """Even an assignment that changes nothing moves it, and for all inputs."""
    x, y = s.ph("x"), s.ph("y")
    a = s.fn("torch.add", x, y)
    b = s.fn("torch.sub", x, y)
    c = s.fn("torch.mul", y, x)
    s.set_args(a, x, y)
    s.update_arg(b, 0, x)
    s.out((a, b, c))


@golden("edits")
def update_and_insert_arguments(s):
    """Positional and keyword updates; an inserted argument does not move the node among old users."""
    x, y = s.ph("x"), s.ph("y")
    a = s.fn("torch.add", x, 1, alpha=2)
    b = s.fn("torch.mul", x, y)
    s.update_arg(a, 1, y)
    s.update_kwarg(a, "alpha", 3.5)
    s.update_kwarg(b, "out", y)
    s.insert_arg(a, 0, x)
    s.insert_arg(b, 2, [x, (y,)])
    s.set_kwargs(a, out=y, alpha=x)
    s.out([a, b])


@golden("edits")
def insert_argument_user_order(s):
    """``insert_arg`` of an input that is already used changes no order of users; a new one goes to the end."""
    x, y, z = s.ph("x"), s.ph("y"), s.ph("z")
    a = s.fn("torch.stack", x, y)
    b = s.fn("torch.cat", x, y, z)
    s.insert_arg(a, 1, x)
    s.insert_arg(a, 0, z)
    s.out((a, b))


@golden("edits")
def users_in_nested_arguments(s):
    """Users are found left to right, depth first, keywords last; a node counts once."""
    x, y, z, w = s.ph("x"), s.ph("y"), s.ph("z"), s.ph("w")
    a = s.fn("my_lib.user_fn", [z, (x, {"k": y})], slice(w, x, None), key={"a": [z]}, other=w)
    b = s.fn("my_lib.user_fn", x, x, x)
    s.replace_input(a, x, b)
    s.out({"a": a, "b": [b]})


@golden("edits")
def replace_everywhere(s):
    """Replacing a node rewrites nested arguments and keywords and returns the users in order."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.cat", [a, x, a], dim=a)
    c = s.fn("operator.getitem", b, (slice(a, None, None), ...))
    o = s.out({"b": b, "c": (c, a)})
    s.set_args(b, [a, x])
    n = None
    with s.before(a):
        n = s.fn("torch.relu", x)
    s.replace_all(a, n)
    s.erase(a)
    s.set_type(o, "torch.Tensor")


@golden("edits")
def replace_some(s):
    """A user that the callback refuses keeps the old node."""
    x = s.ph("x")
    a, b = s.fn("torch.neg", x), s.fn("torch.relu", x)
    users = [s.fn("torch.add", a, i) for i in range(4)]
    s.replace_all(a, b, keep=(users[1], users[3]))
    s.out(users)


@golden("edits")
def moving(s):
    """Prepend and append move nodes; onto itself is nothing; order of users stays."""
    x, y = s.ph("x"), s.ph("y")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.relu", x)
    c = s.fn("torch.add", x, y)
    s.prepend(a, b)
    s.append(c, a)
    s.append(x, x)
    s.prepend(b, c)
    s.prepend(x, y)
    s.out((a, b, c))


@golden("edits")
def move_out_of_order(s):
    """Moving does not look at definitions: a use may come before it."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.relu", a)
    s.prepend(a, b)
    s.out(b)


@golden("edits")
def erase_chain(s):
    """Erasing from the end backwards frees the inputs."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.relu", a)
    c = s.fn("torch.add", b, x)
    s.out(a)
    s.erase(c)
    s.erase(b)


@golden("edits")
def create_after_erase_in_scope(s):
    """The anchor of a scope's last insertion may be erased while others are made."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    with s.after(x):
        b = s.fn("torch.sin", x)
    s.erase(b)
    with s.before(a):
        s.fn("torch.cos", x)
    s.out(a)


@golden("edits")
def change_targets(s):
    """A changed target leaves the name alone."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    m = s.method("relu", a)
    c = s.module("conv", m)
    s.set_target(a, "torch.ops.aten.neg.default")
    s.set_target(m, "sigmoid")
    s.set_target(c, "layers.0")
    s.out(c)


@golden("edits")
def change_types(s):
    """Annotations are set and taken away."""
    x = s.ph("x", type="int")
    a = s.fn("torch.neg", x)
    s.set_type(x, None)
    s.set_type(a, "torch.Tensor")
    s.out(a)


@golden("edits")
def two_outputs(s):
    """Nodes after the output, and a second output, are legal to make and print after ``return``."""
    x = s.ph("x")
    s.out(x)
    y = s.fn("torch.neg", x)
    s.out(y)


@golden("edits")
def interleaved_inserts(s):
    """Many insertions between the same two nodes keep their order."""
    x = s.ph("x")
    o = s.out(x)
    for i in range(4):
        with s.before(o):
            s.fn("torch.add", x, i)
        with s.after(x):
            s.fn("torch.sub", x, i)


# Text.


@golden("text")
def empty_graph(s):
    """No nodes at all."""


@golden("text")
def typed_placeholder_with_default(s):
    """Types before the users, defaults at the end, strings without quotes."""
    x = s.ph("x", "d", type="int")
    s.out(s.fn("torch.add", x, "s", (x,), [x], {"k": x}, torch.float32, a="b"))


@golden("text")
def return_forms(s):
    """A returned structure prints nodes without % and keys with quotes."""
    x = s.ph("x")
    s.out([x, (x,), {"a": x}, {1: "s"}, slice(x, None, 2), None])


@golden("text")
def all_ops(s):
    """The five kinds of lines with annotation."""
    x = s.ph("x")
    y = s.ph("y", 3, type="int")
    w = s.attr("linear.weight", type="torch.Tensor")
    a = s.fn("operator.add", x, w, type="torch.Tensor")
    t = s.method("to", a, torch.float16, copy=True, type="torch.Tensor")
    c = s.module("layers.0.conv", t, type="torch.Tensor")
    s.out((c, y), type="typing.Tuple[torch.Tensor, int]")


@golden("text")
def function_spellings(s):
    """How functions are spelled in the graph's text."""
    x = s.ph("x")
    for target in (
        "builtins.len",
        "math.sqrt",
        "torch.Tensor.relu",
        "torch.nn.functional.softmax",
        "torch._C._nn.scaled_dot_product_attention",
        "torch.ops.aten.relu.default",
        "torch.ops.aten.relu",
        "torch.ops.higher_order.while_loop",
        "torch._C._fft.fft_fft",
        "my_lib.user_fn",
        "collections.OrderedDict",
    ):
        s.fn(target, x)


@golden("text")
def constants(s):
    """Every kind of constant as an argument and as a returned value."""
    x = s.ph("x")
    values = [
        None, True, False, 0, -1, 2**63 - 1, -(2**63), 10**20, 1.0, -0.0, 0.1, 1e-5, 1e-4, 123456789.0,
        1e15, 1e16, 1e22, 1.5e300, 5e-324, math.inf, -math.inf, math.nan, 1 + 2j, 2j, -0.5j, complex(math.inf, -0.0),
        "text", "", torch.float32, torch.bfloat16, torch.int64, torch.bool, torch.complex64, torch.device("cpu"),
        torch.device("cuda:1"), torch.strided, torch.sparse_coo, torch.contiguous_format, torch.channels_last, ...,
        b"x\x00'",
    ]  # fmt: skip
    a = s.fn("my_lib.user_fn", x, *values)
    s.out([a, *values])


@golden("text")
def containers(s):
    """Tuples of one, empty ones, nests, slices, ranges, sizes and dictionaries with several key types."""
    x = s.ph("x")
    a = s.fn("my_lib.user_fn", (), [], {}, (x,), [x], ((x,),), [[]], {"a": {"b": x}}, {1: x, 2.5: [x], True: None})
    b = s.fn("my_lib.user_fn", slice(None), slice(x, 1, None), slice(0, -1, 2), range(3), range(1, 10, 2))
    c = s.fn("my_lib.user_fn", torch.Size([1, 2]), torch.Size([]), (1, 2.0, "s"), ({"k": (x, [x])},), (slice(x),))
    s.out((a, b, c, (), [], {}))


@golden("text")
def strings(s):
    """Quotes, escapes, control characters and non-ASCII text in strings."""
    x = s.ph("x")
    texts = [
        "it's", 'say "hi"', "both ' and \"", "back\\slash", "new\nline", "tab\t", "\x00\x7f\x1b", "é", "日本", "😀",
        "\u200b", "\u00a0", "\u2028", "\ud7ff", "\U000e0001", "%x", "a, b", "(1)", "None", "1.5", " space ", "\\'",
        "\u0378", "\xad",
    ]  # fmt: skip
    a = s.fn("my_lib.user_fn", x, *texts)
    s.out((a, *texts))


@golden("text")
def enums_and_records(s):
    """Enumerations, an enumeration of integers, a named tuple, functions and classes as arguments."""
    x = s.ph("x")
    a = s.fn("my_lib.user_fn", Color.RED, Level.LOW, Point(x, 1), Point(Color.BLUE, [x]))
    b = s.fn("my_lib.user_fn", torch.ops.aten.add.Tensor, torch.ops.higher_order.cond)
    s.out((a, b))


@golden("text")
def type_annotations(s):
    """Annotations of all kinds in the graph's text and in the signature."""
    for i, text in enumerate(
        (
            "int", "torch.Tensor", "typing.Optional[typing.List[int]]", "typing.List[torch.Tensor]", "list[int]",
            "dict[str, torch.Tensor]", "typing.Tuple[int, ...]", "tuple[torch.Tensor, ...]", "typing.Any",
            "typing.Union[int, str]", "int | str", "int | None", "'torch.Tensor'", "my_lib.Color",
            "typing.Dict[str, typing.List[typing.Tuple[int, float]]]", "torch.nn.modules.module.Module", "torch.dtype", "bool",
        )
    ):  # fmt: skip
        s.ph(f"p{i}", type=text)
    s.out(None)


@golden("text")
def users_counted_once(s):
    """``num_users`` counts users, not uses."""
    x = s.ph("x")
    a = s.fn("torch.add", x, x)
    s.fn("torch.cat", [a, a, x])
    s.out((a, a))


# Code.


@golden("code")
def add_one(s):
    """The frame: three newlines, the signature, four spaces, the freed names."""
    x = s.ph("x")
    s.out(s.fn("operator.add", x, 1))


@golden("code")
def freed_in_argument_order(s):
    """Last uses are freed in the order of arguments, then the node itself when nobody reads it."""
    a, b, c = s.ph("a"), s.ph("b"), s.ph("c")
    d = s.fn("torch.cat", [c, a, b])
    e = s.method("add", a, d)
    s.method("sub_", e, b)
    s.out(e)


@golden("code")
def unused_values(s):
    """An unused placeholder is never freed, an unused call at once."""
    s.ph("x")
    y = s.ph("y")
    s.fn("torch.rand", 2)
    s.attr("w")
    s.out(y)


@golden("code")
def freed_keywords_and_slices(s):
    """Frees look into keywords, slices and dictionaries."""
    a, b, c, d = s.ph("a"), s.ph("b"), s.ph("c"), s.ph("d")
    x = s.fn("operator.getitem", a, (slice(b, c, None), ...))
    y = s.fn("my_lib.user_fn", {"k": d, "x": [x]}, out=d)
    s.out(y)


@golden("code")
def in_place_operators(s):
    """``x += 1;  iadd = x`` and item assignment."""
    x = s.ph("x")
    a = s.fn("operator.iadd", x, 1)
    s.fn("operator.setitem", a, 0, x)
    s.out(a)


@golden("code")
def every_in_place_operator(s):
    """All in-place operators that have a statement."""
    x, y = s.ph("x"), s.ph("y")
    for name in ("iadd", "iand", "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior", "ipow", "irshift"):
        s.fn(f"operator.{name}", x, y)
    for name in ("isub", "itruediv", "ixor"):
        s.fn(f"operator.{name}", x, y)
    s.fn("operator.setitem", x, slice(0, 2, None), 3)
    s.fn("operator.setitem", x, (slice(None), ..., y), y)
    s.out(x)


@golden("code")
def every_infix_operator(s):
    """All operators that print infix or prefix."""
    x, y = s.ph("x"), s.ph("y")
    for name in (
        "add", "sub", "mul", "floordiv", "truediv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor",
        "getitem", "matmul", "eq", "ne", "lt", "gt", "le", "ge",
    ):  # fmt: skip
        s.fn(f"operator.{name}", x, y)
    for name in ("pos", "neg", "invert"):
        s.fn(f"operator.{name}", x)
    s.out(x)


@golden("code")
def operators_as_functions(s):
    """Operators outside the table print as functions with a global name."""
    x = s.ph("x")
    for name in ("abs", "not_", "index", "truth", "invert", "length_hint"):
        s.fn(f"operator.{name}", x)
    for name in ("contains", "is_", "is_not", "concat", "countOf", "indexOf"):
        s.fn(f"operator.{name}", x, x)
    s.out(x)


@golden("code")
def indexing(s):
    """Slices print with three parts, tuples inside the brackets."""
    a = s.ph("a")
    b = s.fn("operator.abs", a)
    c = s.fn("operator.getitem", a, slice(1, 2, None))
    d = s.fn("operator.getitem", a, (..., None))
    s.out((b, c, d))


@golden("code")
def reflected_operators(s):
    """Constants on the left."""
    a = s.ph("a")
    s.out([s.fn("operator.add", 1, a), s.fn("operator.sub", 2, a), s.fn("operator.gt", a, 1), s.fn("operator.matmul", 5, a)])


@golden("code", quirk="-2 ** x is -(2 ** x) in Python, so the code does not compute what the graph says")
def power_of_negative(s):
    """A negative base of a power."""
    x = s.ph("x")
    s.out(s.fn("operator.pow", -2, x))


@golden("code", quirk="operands are never parenthesised: --1, which happens to be right")
def literals_as_operands(s):
    """Negative, complex and container literals as operands."""
    x = s.ph("x")
    s.out([s.fn("operator.neg", -1), s.fn("operator.mul", 1 + 2j, x), s.fn("operator.add", [x], [1]), s.fn("operator.pow", x, -1)])


@golden("code", quirk="3.bar() does not compile")
def literal_receivers(s):
    """A method of a literal."""
    x = s.ph("x")
    s.out([s.method("foo", [x], 1), s.method("baz", "s"), s.method("bar", 3)])


@golden("code", quirk="the keyword argument of an infix operator is dropped")
def infix_with_keyword(s):
    """Keywords of an operator vanish."""
    x = s.ph("x")
    s.out(s.fn("operator.add", x, 1, zz=2))


@golden("code")
def infix_with_too_few(s):
    """An operator with one operand missing cannot be printed infix."""
    x = s.ph("x")
    s.out(s.fn("operator.add", x))


@golden("code")
def getattr_forms(s):
    """``getattr`` with an identifier and two arguments is an attribute."""
    x = s.ph("x")
    a = s.fn("builtins.getattr", x, "shape")
    b = s.fn("builtins.getattr", x, "not valid")
    c = s.fn("builtins.getattr", x, "shape", None)
    d = s.module("layers.0.conv", x)
    e = s.method("foo bar", x)
    s.out((a, b, c, d, e))


@golden("code")
def attribute_paths(s):
    """Path atoms that are no identifiers."""
    x = s.ph("x")
    s.attr("0")
    s.attr("seq.2.weight")
    s.attr("a.b.c")
    s.attr("1.2.3")
    s.module("seq.2", x)
    s.module("a.my-mod.x", x)
    s.out(x)


@golden("code", quirk="a path atom that is a keyword prints bare and does not compile")
def keyword_path(s):
    """A child module named like a keyword."""
    x = s.ph("x")
    s.out(s.module("d.class", x))


@golden("code", quirk="a keyword argument named like a keyword does not compile")
def keyword_keyword(s):
    """A keyword argument called ``from``."""
    x = s.ph("x")
    s.out(s.create("call_function", "my_lib.user_fn", x, kwargs={"from": 1}))


@golden("code")
def keyword_arguments(s):
    """Keywords print with spaces around the equals sign, in their order."""
    x = s.ph("x")
    a = s.fn("torch.sum", x, dim=1, keepdim=True)
    b = s.fn("torch.sum", x, keepdim=True, dim=1)
    c = s.module("conv", input=x)
    d = s.method("to", x, dtype=torch.float16, non_blocking=False)
    s.out((a, b, c, d))


@golden("code")
def starred_signature(s):
    """``*args`` and ``**kwargs`` get a line of their own."""
    x, args, kwargs = s.ph("x"), s.ph("*args"), s.ph("**kwargs")
    a = s.fn("operator.getitem", args, 0)
    b = s.fn("operator.add", x, a)
    c = s.fn("operator.getitem", kwargs, "a")
    s.out(s.fn("operator.add", b, c))


@golden("code")
def typed_signature(s):
    """Annotations, defaults and a return type in the signature."""
    x = s.ph("x", type="torch.Tensor")
    s.ph("k", 1, type="int")
    s.out(x, type="torch.Tensor")


@golden("code")
def annotated_signature(s):
    """Optional, tuple and text annotations in the signature, with defaults."""
    s.ph("y", None, type="typing.Optional[typing.List[int]]")
    z = s.ph("z", (), type="typing.Tuple[int, ...]")
    s.ph("w", None, type="'int|str'")
    s.out(z)


@golden("code")
def defaults(s):
    """Defaults of all kinds."""
    for i, value in enumerate((None, 1, -2.5, "s", True, (1, 2), [], math.inf, torch.float32, torch.device("cpu"))):
        s.ph(f"p{i}", value)
    s.out(None)


@golden("code")
def typed_calls(s):
    """Annotated calls and attributes print their type after the name."""
    x = s.ph("x")
    w = s.attr("w", type="torch.Tensor")
    a = s.fn("torch.add", x, w, type="torch.Tensor")
    b = s.method("size", a, type="typing.List[int]")
    c = s.module("m", b, type="'Own'")
    s.out(c, type="typing.List[int]")


@golden("code")
def wrapped_function(s):
    """A wrapped function has a global name and a wrap line before the signature."""
    x = s.ph("x")
    s.out(s.fn("math.sqrt", x, wrapped=True))


@golden("code")
def several_wrapped(s):
    """Wrap lines come once each in the order of first use; an unwrapped function has none."""
    x = s.ph("x")
    a = s.fn("my_lib.user_fn", x, wrapped=True)
    b = s.fn("math.sqrt", a, wrapped=True)
    c = s.fn("my_lib.user_fn", b, wrapped=True)
    d = s.fn("math.floor", c)
    s.out(s.fn("builtins.len", d, wrapped=True))


@golden("code")
def global_against_local(s):
    """A placeholder called like a global pushes the global to the next name."""
    a = s.ph("math_sqrt")
    b = s.fn("math.sqrt", a)
    s.out(s.fn("math.sqrt", b))


@golden("code")
def global_before_local(s):
    """A global mentioned first wins against a later node of that name."""
    x = s.ph("x")
    a = s.fn("math.sqrt", x)
    s.out(s.fn("torch.neg", a, name="math_sqrt"))


@golden("code")
def illegal_names_in_code(s):
    """Parameters keep their target, the body uses a legal name."""
    x = s.ph("input")
    s.out(x)


@golden("code")
def renamed_to_builtin(s):
    """Nodes renamed to a built-in and to a name in use."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    b = s.fn("torch.neg", a)
    s.rename(a, "print")
    s.rename(b, "x")
    s.out(b)


@golden("code", quirk="the parameter torch hides the module that the body needs")
def parameter_named_torch(s):
    """A placeholder called ``torch``."""
    x = s.ph("torch")
    s.out(s.fn("torch.relu", x))


@golden("code")
def parameter_named_self(s):
    """A first placeholder called ``self`` takes the place of the module."""
    x, y = s.ph("self"), s.ph("x")
    s.out(s.fn("torch.add", x, y))


@golden("code")
def only_placeholders(s):
    """Placeholders without output leave the body empty."""
    s.ph("x")
    s.ph("y")


@golden("code")
def no_output(s):
    """No output: the function just ends."""
    x = s.ph("x")
    s.fn("torch.neg", x)


@golden("code")
def globals_in_code(s):
    """Functions from torch in full, others as globals."""
    x = s.ph("x")
    for target in (
        "torch.relu", "torch.nn.functional.relu", "torch.ops.aten.relu.default", "torch.Tensor.relu", "math.sqrt",
        "my_lib.user_fn", "builtins.len", "collections.OrderedDict", "torch._C._nn.gelu",
        "torch.ops.higher_order.cond", "torch.ops.aten.relu",
    ):  # fmt: skip
        s.fn(target, x)
    s.out(x)


@golden("code")
def special_values(s):
    """Infinities and not-a-number are globals; devices, dtypes and enumerations by their own names."""
    x = s.ph("x")
    a = s.fn("torch.full", [2], math.inf, dtype=torch.float16, device=torch.device("cuda", 1))
    b = s.fn("torch.clamp", x, -math.inf, math.nan)
    c = s.fn("my_lib.user_fn", Color.RED, Level.LOW, Point(x, b), {"k": math.inf}, None)
    s.out((a, b, c, torch.device("cpu")))


@golden("code")
def output_structures(s):
    """Returned lists, dictionaries, constants and None."""
    x = s.ph("x")
    a = s.fn("torch.neg", x)
    s.out({"a": [a, (x,)], "n": None, "f": 1e-05, "t": (), "s": "it's"})


@golden("code")
def copied_nodes(s):
    """A copy is a node of its own."""
    x = s.ph("x")
    a = s.fn("torch.add", x, 1, alpha=2, type="torch.Tensor")
    b = s.copy(a)
    s.out(s.fn("torch.mul", a, b))


@golden("code")
def long_chain(s):
    """Forty additions: numbers count on."""
    x = s.ph("x")
    for i in range(40):
        x = s.fn("operator.add", x, i)
    s.out(x)


@golden("code")
def residual_block(s):
    """A block as symbolic tracing makes it."""
    x = s.ph("x", type="torch.Tensor")
    y = s.module("layer1.0.conv1", x)
    y = s.module("layer1.0.bn1", y)
    y = s.module("layer1.0.relu", y)
    y = s.module("layer1.0.conv2", y)
    y = s.module("layer1.0.bn2", y)
    y = s.fn("operator.iadd", y, x)
    y = s.module("layer1.0.relu", y)
    y = s.fn("torch.flatten", y, 1)
    s.out(s.module("fc", y), type="torch.Tensor")


@golden("code")
def attention_block(s):
    """Shapes, views, a mask and a softmax as symbolic tracing makes them."""
    x, mask = s.ph("x"), s.ph("mask", None)
    shape = s.fn("builtins.getattr", x, "shape")
    batch = s.fn("operator.getitem", shape, 0)
    length = s.fn("operator.getitem", shape, 1)
    w = s.attr("in_proj_weight")
    qkv = s.fn("torch._C._nn.linear", x, w)
    parts = s.method("chunk", qkv, 3, dim=-1)
    q, k, v = (s.fn("operator.getitem", parts, i) for i in range(3))
    q = s.method("view", q, batch, length, 4, -1)
    q = s.method("transpose", q, 1, 2)
    k = s.method("transpose", k, -2, -1)
    scores = s.fn("operator.matmul", q, k)
    scores = s.fn("operator.truediv", scores, 8.0)
    scores = s.method("masked_fill", scores, s.fn("operator.eq", mask, 0), -math.inf)
    p = s.fn("torch.nn.functional.softmax", scores, dim=-1, _stacklevel=3, dtype=None)
    s.out((s.fn("torch.matmul", p, v), {"weights": p}))


@golden("code")
def hostile_strings(s):
    """Strings and names that try to break out of the code."""
    x = s.ph("x")
    a = s.fn("my_lib.user_fn", x, "'); import os; ('", 'a"b\'c\\', "\n    return 1")
    b = s.method('x").y(', a)
    s.out(s.fn("builtins.getattr", b, 'a"b'))
