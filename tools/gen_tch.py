"""Writes ``crates/fx-codegen/data/tch.txt``: how the crate tch spells the operators of libtorch.

    python tools/gen_tch.py PATH/TO/tch-0.26.0        # the crate's source, as cargo keeps it

A line of the table is an overload, the method (without ``f_``), whether it is called on a tensor, and its parameters
by the names of the schema, each with what tch takes for it. A parameter of the schema that is not there cannot be given
in tch and has its default. An overload belongs to a method when tch's own rule of naming gives the method's name
(``gen/gen.ml`` in its repository), every parameter has the name and the type of one of the schema's, and all others
have defaults.
"""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..")

# What tch takes, by its spelling, and which types of schemas that can stand for.
KINDS = {
    "&Tensor": ("tensor", {"Tensor"}),
    "Option<T>": ("tensor?", {"Tensor?"}),
    "&[T]": ("tensors", {"Tensor[]"}),
    "&[Option<T>]": ("tensors?", {"Tensor?[]"}),
    "i64": ("int", {"int", "SymInt"}),
    "impl Into<Option<i64>>": ("int?", {"int?", "SymInt?"}),
    "f64": ("float", {"float"}),
    "impl Into<Option<f64>>": ("float?", {"float?"}),
    "bool": ("bool", {"bool"}),
    "S": ("scalar", {"Scalar"}),
    "impl IntList": ("ints", {"int[]", "SymInt[]"}),
    "impl IntListOption": ("ints?", {"int[]?", "SymInt[]?"}),
    "impl DoubleList": ("floats", {"float[]", "float[]?"}),
    "&str": ("str", {"str", "str?"}),
    "Kind": ("dtype", {"ScalarType"}),
    "impl Into<Option<Kind>>": ("dtype?", {"ScalarType?"}),
    "Device": ("device", {"Device"}),
    "(Kind, Device)": ("options", None),
    "crate::Reduction": ("reduction", {"int"}),
}
# An optional number is taken as one that is there.
KINDS["S"][1].add("Scalar?")

RETURNS = {"Tensor": "tensor", "Vec<Tensor>": "tensors", "bool": "bool", "i64": "int", "f64": "float", "()": "none"}


def methods(source):
    """The fallible methods: the name, the name of the function in C, the receiver, the parameters, the result."""
    pattern = r"pub fn f_(\w+)(?:<[^(]*>)?\(([^{]*?)\)\s*->\s*Result<(.*?), TchError>\s*\{(.*?)\n    \}"
    for name, parameters, result, body in re.findall(pattern, source, re.S):
        c_name = re.search(r"atg_(\w+)", body)[1]
        found, receiver = [], False
        for part in re.split(r", (?![^<(\[]*[>)\]])", " ".join(parameters.split()).strip().rstrip(",")):
            if part in ("&self", "&mut self"):
                receiver = True
            elif part:
                parameter, kind = part.split(": ", 1)
                found.append((parameter.removeprefix("r#").removesuffix("_"), kind))
        # The place of the receiver is where the C function is given it.
        yield name, c_name, receiver, found, result


def schemas():
    for line in open(os.path.join(ROOT, "crates", "fx-ops", "data", "schemas.txt")):
        text = line.split("\t")[0].strip()
        found = re.match(r"aten::(\w+)(?:\.(\w+))?\((.*)\) -> (.*)$", text)
        if not found or "Dimname" in text:
            continue
        parameters, keyword = [], False
        for part in re.split(r", (?![^\[(]*[\])])", found[3]):
            if part == "*":
                keyword = True
                continue
            if not part:
                continue
            head, equals, _ = part.partition("=")
            kind, name = head.rsplit(" ", 1)
            kind = re.sub(r"\([a-z!|* ->]*\)", "", kind)
            parameters.append((name, re.sub(r"\[\d+\]", "[]", kind), bool(equals), keyword))
        if any(keyword and "!" in part for part in found[3].split(", ") if "(" in part):
            if re.search(r"Tensor\([a-z]!\) out", found[3]):
                continue
        yield found[1], found[2] or "", parameters, found[4]


def spelled(operator, overload):
    """The names that tch gives the overload, the one of its own first."""
    overload = overload.lower()
    if not overload:
        return [operator.lower()]
    if operator.endswith("_") and not operator.endswith("__"):
        return [operator.lower() + overload + "_", operator.lower()]
    return [operator.lower() + "_" + overload, operator.lower()]


OPTIONS = {"dtype", "layout", "device", "pin_memory"}


def fits(parameters, receiver, found):
    """The method's parameters by the schema's names, when it is the overload's."""
    left = list(parameters)
    line = []
    if receiver:
        at = next((at for at, (name, *_) in enumerate(left) if name in ("self", "input")), None)
        at = next((at for at, p in enumerate(left) if p[1] == "Tensor"), None) if at is None else at
        if at is None or left[at][1] != "Tensor":
            return None
        line.append(f"{left[at][0]}: self")
        del left[at]
    for name, kind in found:
        if kind not in KINDS:
            return None
        short, types = KINDS[kind]
        if types is None:
            if not {"dtype", "device"} <= {p[0] for p in left}:
                return None
            left = [p for p in left if p[0] not in OPTIONS]
            line.append("options: options")
            continue
        at = next((at for at, p in enumerate(left) if p[0].rstrip("_").lower() == name.lower()), None)
        if at is None or left[at][1] not in types:
            return None
        line.append(f"{left[at][0]}: {short}")
        del left[at]
    return line if all(has_default for _, _, has_default, _ in left) else None


def main():
    tch = sys.argv[1]
    source = open(os.path.join(tch, "src", "wrappers", "tensor_fallible_generated.rs")).read()
    by_name = {}
    for name, c_name, receiver, found, result in methods(source):
        by_name[c_name.lower()] = (name, receiver, found, result)
    lines, taken = [], {}
    for operator, overload, parameters, returns in schemas():
        for candidate in spelled(operator, overload):
            if candidate not in by_name:
                continue
            name, receiver, found, result = by_name[candidate]
            line = fits(parameters, receiver, found)
            if line is None:
                continue
            if result in RETURNS:
                result = RETURNS[result]
            else:
                result = f"tuple{result.count('Tensor')}"
            full = f"aten::{operator}" + (f".{overload}" if overload else "")
            text = f"{full}\t{name}\t{', '.join(line)}\t{result}"
            # A method is one overload's: the first that has its name by itself.
            exact = candidate != operator.lower() or not overload
            if name in taken and not exact:
                break
            if name in taken and taken[name][0]:
                break
            taken[name] = (exact, text)
            break
    lines = sorted(text for _, text in taken.values())
    path = os.path.join(ROOT, "crates", "fx-codegen", "data", "tch.txt")
    with open(path, "w") as file:
        file.write("# Written by tools/gen_tch.py from tch 0.26.0: overload, method, parameters, result.\n")
        file.write("\n".join(lines) + "\n")
    print(f"{len(lines)} of {len(by_name)} methods")


main()
