"""The numbers that other implementations of the model are held to: on one window of each voice, or on all excerpts.

Usage: python3 reference.py corpus.txt   (packages: see adapt.py) writes excerpts.json and reference.json.
       python3 reference.py --bounds     measures how far other correct machines may differ, and writes bounds.json.
       python3 reference.py              computes them again from the excerpts, and fails where they differ by more.
"""

import json
import sys

import torch

from adapt import attach, detach, load, scaled, served
from checkpoint import WAYS, gradients
from machine import OtherMachine
from prune import mask
from quantize import plant, rounding_inputs
from recording import DATA, MODEL, fit
from rounding import gptq, hessians, nearest, replaced, rounded
from texts import CHARACTERS, genesis, held_out, ids_of, shakespeare, windows
from transformer import CONTEXT, D
from weights import read_model, read_tensors

EXCERPTS, WRITTEN, MACHINES = 4, 8, 32
PLACES = (0, 7, 63, 191)


@torch.no_grad()
def written(model, count):
    """Windows that the model writes itself, at temperature 1, each from a line break."""
    draw = torch.Generator().manual_seed(0)
    ids = torch.zeros(count, 1, dtype=torch.long)
    while ids.shape[1] <= CONTEXT:
        shares = model(ids)[:, -1].softmax(-1)
        ids = torch.cat([ids, torch.multinomial(shares, 1, generator=draw)], 1)
    return ids


def texts_of(w):
    return ["".join(CHARACTERS[i] for i in row) for row in w.tolist()]


def judged(model, w, **options):
    return held_out(model, w, **options).mean().item()


def sums(model, sets):
    """Logits and losses of the model as it is."""
    with torch.no_grad():
        logits = model(sets["written"][:1, :-1])[0]
    found = {f"logits.{at}": logits[at].tolist() for at in PLACES}
    return found | {f"loss.{name}": judged(model, w) for name, w in sets.items()}


def roundings(model, sets, kind):
    """The numbers that roundings of a kind make: "nearest" and "gptq" of weights, "cache" and "inputs"; of others none."""
    found, passage = {}, sets["shakespeare"][:1]

    def change(name, way):
        restore = replaced(model, way)
        found[name] = judged(model, passage)
        restore()

    if kind == "nearest":
        for share in ("matrix", "row", "group"):
            for bits in (4, 3, 2):
                change(f"nearest.{share}.{bits}", lambda w, name: rounded(w, bits, share))
    if kind == "gptq":
        h = hessians(model, sets["written"][:, :-1])
        for share in ("row", "group"):
            for bits in (4, 3):
                change(f"gptq.{share}.{bits}", lambda w, name: gptq(w, h[name], bits, share))
    if kind == "cache":
        for bits in (8, 4, 3, 2):
            found[f"cache.{bits}"] = judged(model, passage, cached=lambda x: nearest(x, bits))
    if kind == "inputs":
        planted = read_model(MODEL / "base.bin")
        plant(planted, 30)
        for name, of in (("inputs", model), ("planted", planted)):
            for bits in (8, 4):
                end = rounding_inputs(of, bits)
                # Of all windows: of one, a few roundings that fall otherwise can move the loss by more than rounding costs.
                found[f"{name}.{bits}"] = judged(of, sets["shakespeare"])
                end()
    return found


def changed(model, sets):
    """Losses with heads removed, and with adapters, prompts and prefixes added."""
    passages = {name: w[:1] for name, w in sets.items()}
    genesis, shakespeare = passages["genesis"], passages["shakespeare"]
    order = json.loads((MODEL / "results/prune.json").read_text())["orders"]["greedy"]
    found = {f"heads.{n}": judged(model, shakespeare, heads=mask(order[:n])) for n in (1, 8, 16, 24, 32)}
    load(model, DATA / "lora-4.bin")
    for strength in (0.5, 1, 1.5):
        scaled(model, strength)
        found |= {f"lora.4.{strength}.{name}": judged(model, passages[name]) for name in ("genesis", "shakespeare")}
    for adapters, ways in {"lora": ("beside", "merged"), "qlora": ("beside4", "again")}.items():
        load(model, DATA / f"{adapters}-4.bin")
        for way in ways:
            end = served(model, way)
            found[f"ways.{way}"] = judged(model, genesis)
            end()
    detach(model)
    vectors = read_tensors(DATA / "prompts.bin").items()
    return found | {name: judged(model, genesis, **{name.split(".")[0]: added}) for name, added in vectors}


def trained(model, sets, ways):
    """Losses of a few steps on text that the model wrote itself, and the gradient of one, the same in all ways."""
    found = {"steps.lora": fit(model, attach(model, 4, 0), sets["written"].flatten(), 5e-3, 0, steps=3)}
    detach(model)
    x = torch.randn(2, CONTEXT, D, generator=torch.Generator().manual_seed(0)).requires_grad_(True)
    model.requires_grad_(True)
    norms = {way: sum(g.square().sum() for g in gradients(model, x, way)).sqrt().item() for way in ways}
    assert len(set(norms.values())) == 1, norms
    return found | {"gradient": norms["keep all"]}


def reference(excerpts, ways=WAYS, kind=None):
    """The numbers by name; with a `kind` the first ones and, of those that roundings make, only these."""
    sets = {name: torch.stack([ids_of(text) for text in texts]) for name, texts in excerpts.items()}
    model = read_model(MODEL / "base.bin")
    found = sums(model, sets)
    for each in ("nearest", "gptq", "cache", "inputs") if kind is None else (kind,):
        found |= roundings(model, sets, each)
    return found if kind else found | changed(model, sets) | trained(model, sets, ways)


def differences(now, recorded):
    """The largest difference of each number, or list of numbers; of numbers above 1, the share of it."""
    assert now.keys() == recorded.keys()
    found = {}
    for name, value in recorded.items():
        a, b = (torch.tensor(v, dtype=torch.float64) for v in (now[name], value))
        found[name] = ((a - b).abs() / b.abs().clamp(min=1)).max().item()
    return found


def bounds(excerpts, recorded):
    """How far each number may differ: twice as far as on the most different of MACHINES that err as machine.py says.

    So each has a bound of its kind. Most follow from sums alone and may differ by 1e-5 or, logits, by 1e-3. GPTQ, merged
    weights, keys and values, and inputs hang on which step a sum is rounded to: the coarser the steps and the more often a
    pass rounds, the wider the bound. Ways that compute parts again are compared with each other, not here.
    """
    seen = []
    for seed in range(MACHINES):
        with OtherMachine(seed):
            seen.append(differences(reference(excerpts, ["keep all"]), recorded))
    return {name: float(f"{2 * max(found[name] for found in seen):.1e}") for name in recorded}


def put(name, found):
    (MODEL / name).write_text(json.dumps(found, indent=1) + "\n")


def taken(name):
    return json.loads((MODEL / name).read_text())


if __name__ == "__main__":
    if sys.argv[1:] == ["--bounds"]:
        put("bounds.json", bounds(taken("excerpts.json"), taken("reference.json")))
    elif len(sys.argv) > 1:
        model = read_model(MODEL / "base.bin")
        excerpts = {
            "shakespeare": texts_of(windows(shakespeare(sys.argv[1])[1], EXCERPTS)),
            "genesis": texts_of(windows(genesis()[1], EXCERPTS)),
            "written": texts_of(written(model, WRITTEN)),
        }
        put("excerpts.json", excerpts)
        put("reference.json", reference(excerpts))
    else:
        most = taken("bounds.json")
        found = differences(reference(taken("excerpts.json")), taken("reference.json"))
        wrong = [f"{name}: off by {off:.1e}, allowed {most[name]}" for name, off in found.items() if off > most[name]]
        print("\n".join(wrong) or f"{len(found)} of {len(found)} as recorded")
        sys.exit(bool(wrong))
