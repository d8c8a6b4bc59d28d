"""Plants errors in the model and in what rounds it: the bounds of reference.py are narrow enough to find each of them.

Usage: python3 planted.py   (packages: see adapt.py)
"""

from unittest.mock import patch

import quantize
import reference
import rounding
import transformer


def one_step_for_all(x, bits):
    return rounding.nearest(x.flatten(), bits).view_as(x)


def all_as_one(w, bits, share):
    return rounding.rounded(w, bits, "matrix")


# Where each error is, and the numbers that have to find it.
ERRORS = {
    "no rotation of queries and keys": (patch.object(transformer, "rotate", lambda x, cos, sin: x), "loss"),
    "one step for a whole matrix": (patch.object(reference, "rounded", all_as_one), "nearest.row"),
    "one step for the inputs of a whole text": (patch.object(quantize, "nearest", one_step_for_all), "inputs.4"),
    "one step for the keys of a whole text": (patch.object(reference, "nearest", one_step_for_all), "cache.4"),
    "no errors made up for in GPTQ": (
        patch.object(reference, "gptq", lambda w, h, bits, share: rounding.rounded(w, bits, share)),
        "gptq.row.3",
    ),
}

if __name__ == "__main__":
    excerpts, recorded, most = (reference.taken(f"{name}.json") for name in ("excerpts", "reference", "bounds"))
    for error, (planted, finder) in ERRORS.items():
        with planted:
            made = reference.reference(excerpts, kind=finder.split(".")[0])
        found = reference.differences(made, {name: recorded[name] for name in made})
        off = {name: found[name] / most[name] for name in found if name.startswith(finder)}
        print(f"{error}: {'found' if min(off.values()) > 1 else f"not found: {off}"}")
