"""Damages dumps at random and loads them: each is refused with a ``DumpError`` or loaded, and none runs code.

    python tools/fuzz_dump.py           # needs torch 2.13.0; reads tests/data/dump
"""

import collections
import gzip
import json
import pathlib
import random
import sys
import tempfile
import traceback
import warnings

HERE = pathlib.Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent))

import fx_dump  # noqa: E402

ROUNDS = 3000


def junk(mark: pathlib.Path) -> list:
    """Values that are of the wrong kind, out of range, or code that would leave the file ``mark`` behind."""
    code = f"__import__('pathlib').Path({str(mark)!r}).touch()"
    return [
        None, True, 0, -1, 10**30, 1.5, "", "x", code, f'x"); {code}; ("', f"x): {code} #", f"x\n{code}", "a.b", "..", "../x",
        "class", "'\"", "é", [], {}, [[]], {"node": "zz"}, {"node": 3}, {"tuple": 3}, {"a": 1, "b": 2}, {"opaque": ["bytes", code]},
        {"opaque": ["x", code]}, {"global": "no.such.thing"}, {"enum": ["x", "y"]}, {"float": "abc"}, {"dtype": "relu"},
    ]  # fmt: skip


def damage(dump, dice, values) -> None:
    """Changes, removes or adds one thing somewhere in a dump."""
    at = dump
    for _ in range(dice.randint(1, 8)):
        if not isinstance(at, (dict, list)) or not at:
            return
        key = dice.choice(list(at)) if isinstance(at, dict) else dice.randrange(len(at))
        if dice.random() < 0.25 or not isinstance(at[key], (dict, list)):
            what = dice.random()
            if what < 0.15:
                del at[key]
            elif what < 0.3 and isinstance(at, list):
                at.append(at[key])
            elif what < 0.3:
                at[dice.choice(["alias_of", "graph", "none", "storage", "users", "new"])] = dice.choice(values)
            else:
                at[key] = dice.choice(values)
            return
        at = at[key]


def main() -> int:
    warnings.filterwarnings("ignore")
    dice = random.Random(1)
    paths = sorted((HERE.parent.parent / "tests/data/dump").glob("hand-*.gz"))[:14]
    paths += sorted((HERE.parent.parent / "tests/data/dump").glob("small-*.gz"))[:14]
    dumps = [gzip.decompress(path.read_bytes()) for path in paths]
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        mark = pathlib.Path(folder) / "mark"
        values = junk(mark)
        for _ in range(ROUNDS):
            dump = json.loads(dice.choice(dumps))["module"]
            for _ in range(dice.randint(1, 3)):
                damage(dump, dice, values)
            try:
                fx_dump.from_dict(dump, folder)
                counts["loaded"] += 1
            except fx_dump.DumpError:
                counts["refused"] += 1
            except Exception:
                counts["wrong"] += 1
                traceback.print_exc(limit=-3)
        ran = mark.exists()
    print(f"{ROUNDS} damaged dumps: {counts['loaded']} loaded, {counts['refused']} refused, {counts['wrong']} with another error")
    if ran:
        print("text of a dump ran as code")
    return 1 if ran or counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
