"""Risk control on human labels: FaithBench (Bao et al., NAACL 2025).

    python3 faithbench.py FOLDER

reads data_for_release of https://github.com/vectara/FaithBench, whose samples
hold annotations by people and the scores of real detectors. These data are not
part of this project; their licence, CC BY-NC-SA 4.0, allows no commercial use.
The samples were chosen because detectors, GPT-4o among them, disagreed on them,
so an AUROC near one half says little about a detector elsewhere.
Without a folder it runs on made-up samples of the same form.
"""

import json
import sys
from pathlib import Path

import numpy as np

rng = np.random.default_rng(0)


def made_up(count=200):
    """Samples of the same form, with a detector that is of some use."""
    for wrong in rng.random(count) < 0.4:
        score = rng.beta(3, 2) if wrong else rng.beta(5, 2)
        yield {
            "annotations": [{"label": ["Unwanted"]}] if wrong else [],
            "metadata": {"hhem-2.1": score, "gpt_4o": int(score > 0.5)},
        }


def calibrate(scores, wrong, alpha):
    """Conformal risk control, as in conformal.py."""
    allowed = int(np.floor(alpha * (len(scores) + 1) + 1e-12)) - 1
    falling = np.sort(scores[wrong])[::-1]
    if allowed < 0:
        return np.inf
    return falling[allowed] if allowed < len(falling) else -np.inf


def auroc(scores, wrong):
    """How often a right answer scores above a wrong one; ties count half."""
    right, bad = scores[~wrong][:, None], scores[wrong][None]
    return np.mean(right > bad) + np.mean(right == bad) / 2


if len(sys.argv) > 1:
    files = sorted(Path(sys.argv[1]).glob("batch_*.json"))
    samples = [s for f in files for s in json.loads(f.read_text())["samples"]]
else:
    samples = list(made_up())

# Wrong: somebody marked an unwanted hallucination in the summary.
labels = [[x for a in s["annotations"] for x in a["label"]] for s in samples]
wrong = np.array([any(x.startswith("Unwanted") for x in own) for own in labels])
n = len(samples) // 2
kind = "samples" if len(sys.argv) > 1 else "made-up samples"
print(f"{len(samples)} {kind}, {wrong.mean():.0%} wrong", end="; ")
print("alpha 0.10, 1000 random halves")
print("score                   AUROC   risk    SD  coverage", end="")
print("  wrong/shown  shown/wrong")
for name in ("hhem-2.1", "gpt_4o"):
    verdicts = np.array([float(s["metadata"][name]) for s in samples])
    for ties in ("kept", "broken"):
        outcomes = []
        for _ in range(1000):
            # Drawn anew in each half: one draw would favour the same answers.
            luck = rng.random(len(samples))
            scores = verdicts + (ties == "broken") * 1e-6 * luck
            order = rng.permutation(len(samples))
            labelled, live = order[:n], order[n:]
            tau = calibrate(scores[labelled], wrong[labelled], 0.10)
            shown = scores[live] > tau
            outcomes.append((np.mean(shown & wrong[live]), np.mean(shown)))
        risks, coverage = np.array(outcomes).T
        share = "none"
        if coverage.any():
            share = f"{risks.sum() / coverage.sum():.3f}"
        print(f"{name + ', ties ' + ties:22} {auroc(verdicts, wrong):6.3f}", end="")
        print(f" {risks.mean():6.3f} {risks.std():5.3f}", end="")
        print(f" {coverage.mean():9.3f} {share:>12}", end="")
        print(f" {risks.mean() / wrong.mean():12.3f}")
