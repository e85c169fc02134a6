"""A ``.pt2`` archive of any length without ``torch.export``, for measuring readers.

The program is ``x = x + 0.5`` and ``x = x + bias`` in turn, N operators on a [4, 4] tensor, written
with plain zip and JSON as ``torch.export.save`` would: stored entries, data on 64-byte boundaries,
metadata like a real program's. PyTorch loads it.
"""

import json
import pathlib
import zipfile

import torch

ALIGNMENT = 64
TENSOR = {
    "dtype": 7,
    "sizes": [{"as_int": 4}, {"as_int": 4}],
    "requires_grad": False,
    "device": {"type": "cpu", "index": None},
    "strides": [{"as_int": 4}, {"as_int": 1}],
    "storage_offset": {"as_int": 0},
    "layout": 7,
}


def tensor(name: str) -> dict:
    """An argument that is a value of the graph."""
    return {"as_tensor": {"name": name}}


def program(length: int) -> dict:
    """The content of ``models/model.json``."""
    names = ["add"] + [f"add_{i}" for i in range(1, length)]
    nodes, last = [], "x"
    for index, name in enumerate(names):
        other = {"as_float": 0.5} if index % 2 == 0 else tensor("b_bias")
        nodes.append(
            {
                "target": "torch.ops.aten.add.Tensor",
                "inputs": [
                    {"name": "self", "arg": tensor(last), "kind": 1},
                    {"name": "other", "arg": other, "kind": 1},
                ],
                "outputs": [tensor(name)],
                "metadata": {
                    "stack_trace": f'  File "chain.py", line {index + 1}, in forward\n    x = x + bias',
                    "nn_module_stack": "L__self__,,chain.Chain",
                    "torch_fn": f"add_{index + 1};method_descriptor.add",
                },
                "is_hop_single_tensor_return": None,
                "name": name,
            }
        )
        last = name
    leaf = {"type": None, "context": None, "children_spec": []}

    def tuple_of(*children):
        return {"type": "builtins.tuple", "context": "null", "children_spec": list(children)}

    no_kwargs = {"type": "builtins.dict", "context": "[]", "children_spec": []}
    return {
        "graph_module": {
            "graph": {
                "inputs": [tensor("b_bias"), tensor("x")],
                "outputs": [tensor(last)],
                "nodes": nodes,
                "tensor_values": {name: TENSOR for name in ["b_bias", "x", *names]},
                "sym_int_values": {},
                "sym_bool_values": {},
                "is_single_tensor_return": False,
                "custom_obj_values": {},
                "sym_float_values": {},
            },
            "signature": {
                "input_specs": [
                    {"buffer": {"arg": {"name": "b_bias"}, "buffer_name": "bias", "persistent": True}},
                    {"user_input": {"arg": tensor("x")}},
                ],
                "output_specs": [{"user_output": {"arg": tensor(last)}}],
            },
            "module_call_graph": [
                {
                    "fqn": "",
                    "signature": {
                        "inputs": [],
                        "outputs": [],
                        "in_spec": json.dumps([1, tuple_of(tuple_of(leaf), no_kwargs)]),
                        "out_spec": json.dumps([1, leaf]),
                        "forward_arg_names": ["x"],
                    },
                }
            ],
            "metadata": {},
            "treespec_namedtuple_fields": {},
        },
        "opset_version": {"aten": 10},
        "range_constraints": {},
        "schema_version": {"major": 8, "minor": 20},
        "verifiers": ["TRAINING"],
        "torch_version": torch.__version__,
        "guards_code": [],
    }


def write(path: pathlib.Path, length: int) -> None:
    """Writes the archive and says how large it is. O(length)."""
    if length < 1:
        raise SystemExit("a chain needs at least one operator")
    bias = torch.linspace(-1, 1, 16).numpy().astype("<f4").tobytes()
    row = {"path_name": "weight_0", "is_param": False, "use_pickle": False, "tensor_meta": TENSOR}
    members = {
        "data/weights/weight_0": bias,
        "data/weights/model_weights_config.json": json.dumps({"config": {"bias": row}}),
        "data/constants/model_constants_config.json": json.dumps({"config": {}}),
        "models/model.json": json.dumps(program(length), separators=(",", ":")),
        "data/sample_inputs/model.pt": b"",
        "archive_format": "pt2",
        "archive_version": "0",
        ".data/version": "6\n",
        "byteorder": "little",
        ".data/serialization_id": f"{length:040}",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(f"{path.stem}/{name}", date_time=(1980, 1, 1, 0, 0, 0))
            # The local header is 30 bytes, the name and the extra field; the data follows.
            offset = archive.fp.tell() + 30 + len(info.filename.encode())
            pad = -(offset + 4) % ALIGNMENT
            info.extra = b"FB" + pad.to_bytes(2, "little") + b"Z" * pad
            archive.writestr(info, data)
    print(f"{path}: {length} operators, {path.stat().st_size} bytes")
