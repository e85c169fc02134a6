"""Writes ``tests/data/fx/*.json``: graphs built and edited step by step with torch.fx, and what came out.

    python tools/gen_fx_goldens.py          # needs torch 2.13.0; a few seconds

Each file is a list of scripts. The scripts themselves are in ``fx_scripts.py``; ``random.json``
holds seeded random edits. One script::

    {"name": "erase_then_create",         unique among all files
     "intent": "names are never given back",
     "quirk": "...",                      only where torch.fx's result is wrong or unusable, and how
     "steps": [...],                      below
     "names": ["x", "neg_1", "output"],   node names in graph order
     "graph": "graph():...",              str(graph)
     "code": "...",                       graph.python_code("self").src, or null where torch.fx raises
     "invalid_python": true,              only where the code does not compile
     "users": {"x": ["neg_1"], ...}}      users of each node, in torch.fx's order

Steps, in ``do``; ``as`` gives the new node a handle, other steps and arguments refer to by it:

    {"do": "create", "as": "a0", "op": "call_function", "target": "torch.relu",
     "args": [...], "kwargs": {...},      both may be absent
     "name": "y",                         candidate name
     "type": "torch.Tensor",              annotation, spelled as str(graph) prints it
     "meta": {"is_wrapped": "True"}}
    {"do": "copy", "as": "a1", "node": "a0"}                      Graph.node_copy in the same graph
    {"do": "erase", "node": "a0"}
    {"do": "rename", "node": "a0", "to": "y", "gives": "y_1"}     Node._rename
    {"do": "set_type", "node": "a0", "type": "int"}               or null
    {"do": "set_target", "node": "a0", "target": "torch.relu"}
    {"do": "set_args", "node": "a0", "args": [...]}
    {"do": "set_kwargs", "node": "a0", "kwargs": {...}}
    {"do": "update_arg", "node": "a0", "index": 0, "value": ...}
    {"do": "insert_arg", "node": "a0", "index": 0, "value": ...}
    {"do": "update_kwarg", "node": "a0", "key": "dim", "value": ...}
    {"do": "replace_input", "node": "a0", "old": "a1", "new": "a2"}
    {"do": "replace_all_uses", "node": "a0", "with": "a1",
     "except": ["a2"],                    users to leave alone; may be absent
     "changed": ["a3"]}                   what the call returned
    {"do": "prepend", "anchor": "a0", "node": "a1"}               a1 moves before a0
    {"do": "append", "anchor": "a0", "node": "a1"}                a1 moves after a0
    {"do": "insert_before", "node": "a0", "steps": [...]}         scoped; node null: at the front
    {"do": "insert_after", "node": "a0", "steps": [...]}          scoped; node null: at the end

Targets of functions are spelled as ``str(graph)`` spells them. Arguments: null, true, 1, 1.0 (floats
always with ``.`` or ``e``), "text" and [lists] are themselves; the rest are objects with one key::

    {"ref": "a0"}               {"tuple": [..]}           {"slice": [start, stop, step]}
    {"dict": [[key, value]]}    {"size": [..]}            {"range": [start, stop, step]}
    {"dtype": "float32"}        {"device": "cuda:1"}      {"layout": "strided"}
    {"float": "inf"}            {"complex": [re, im]}     {"int": "100000000000000000000"}
    {"ellipsis": 1}             {"memory_format": "channels_last"}
    {"global": "torch.relu"}    {"enum": ["my_lib.Color", "RED"]}
    {"namedtuple": ["my_lib.Point", [..]]}                {"opaque": ["bytes", "b'x'"]}
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve()


def text(script: dict) -> str:
    """A script as JSON: one key a line, and one step a line."""

    def compact(value):
        return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))

    rows = []
    for key, value in script.items():
        if key == "steps":
            steps = ",\n  ".join(compact(step) for step in value)
            rows.append(f'"steps": [\n  {steps}]' if value else '"steps": []')
        else:
            rows.append(f'"{key}": {compact(value)}')
    return "{" + ",\n ".join(rows) + "}"


def main() -> None:
    """Runs all scripts and writes the files."""
    sys.path.insert(0, str(HERE.parent))
    import fx_random
    import fx_scripts

    folder = HERE.parent.parent / "tests/data/fx"
    folder.mkdir(parents=True, exist_ok=True)
    seen = set()
    for file, scripts in {**fx_scripts.run(), "random": fx_random.run()}.items():
        names = [script["name"] for script in scripts]
        assert len(set(names)) == len(names) and not seen & set(names), "names must be unique"
        seen |= set(names)
        path = folder / f"{file}.json"
        path.write_text("[\n" + ",\n".join(map(text, scripts)) + "\n]\n")
        print(f"{path.name}: {len(scripts)} scripts, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
