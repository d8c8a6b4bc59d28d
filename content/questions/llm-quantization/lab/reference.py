"""Recomputes one configuration of each experiment with numpy, from the text of the specification alone.

    python3 reference.py > reference.json
"""

import json
import math

import numpy as np


def uniform(seed):
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        t = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        t ^= (t + (((t ^ (t >> 7)) * (t | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        yield ((t ^ (t >> 14)) & 0xFFFFFFFF) / 2**32


def normal(stream):
    while True:
        radius = math.sqrt(-2 * math.log(next(stream)))
        angle = 2 * math.pi * next(stream)
        yield radius * math.cos(angle)
        yield radius * math.sin(angle)


def take(stream, *shape):
    return np.array([next(stream) for _ in range(math.prod(shape))]).reshape(shape)


def quantize(a, bits, axis):
    top = 2 ** (bits - 1) - 1
    step = np.abs(a).max(axis=axis, keepdims=True) / top
    step = np.where(step == 0, 1, step)
    q = np.sign(a) * np.floor(np.abs(a) / step + 0.5)
    return np.clip(q, -top, top) * step


TENSOR, TOKEN, OUTPUT = None, 1, 0


def outliers(seed, channels, mag, bits, alpha, d=64):
    stream = uniform(seed)
    g = normal(stream)
    x = take(g, d, d)
    w = take(g, d, d) / math.sqrt(d)
    drawn = []
    while len(drawn) < channels:
        c = int(next(stream) * d)
        if c not in drawn:
            drawn.append(c)
    x[:, drawn] *= mag
    ordinary = x.copy()
    ordinary[:, drawn] = 0
    unit = np.linalg.norm(ordinary @ w)
    error = lambda y: float(np.linalg.norm(y - x @ w) / unit)
    both = lambda a, b, axis: error(quantize(a, bits, axis) @ quantize(b, bits, OUTPUT))
    s = np.abs(x).max(axis=0) ** alpha / np.abs(w).max(axis=1) ** (1 - alpha)
    h = np.array([[1.0]])
    while len(h) < d:
        h = np.block([[h, h], [h, -h]])
    h /= math.sqrt(d)
    loud = np.abs(x).max(axis=0) > 6
    float_part = x[:, loud] @ w[loud]
    split = float_part + quantize(x[:, ~loud], bits, TOKEN) @ quantize(w[~loud], bits, OUTPUT)
    return {
        "params": {"seed": seed, "channels": channels, "mag": mag, "bits": bits, "alpha": alpha},
        "errors": {
            "weightOnly": error(x @ quantize(w, bits, OUTPUT)),
            "naive": both(x, w, TENSOR),
            "perToken": both(x, w, TOKEN),
            "smooth": both(x / s, s[:, None] * w, TENSOR),
            "smoothPerToken": both(x / s, s[:, None] * w, TOKEN),
            "rotation": both(x @ h, h.T @ w, TENSOR),
            "rotationPerToken": both(x @ h, h.T @ w, TOKEN),
            "split": error(split),
        },
        "kept": int(loud.sum()),
    }


def gptq(seed, rho, bits, d=32, tokens=256):
    g = normal(uniform(seed))

    def drawn():
        x = np.zeros((tokens, d))
        for t in range(tokens):
            x[t, 0] = next(g)
            for j in range(1, d):
                x[t, j] = rho * x[t, j - 1] + math.sqrt(1 - rho * rho) * next(g)
        return x

    x = drawn()
    w = take(g, d, d) / math.sqrt(d)
    fresh = drawn()
    h = 2 * x.T @ x / tokens
    h += 0.01 * np.mean(np.diag(h)) * np.eye(d)
    u = np.linalg.cholesky(np.linalg.inv(h)).T
    top = 2 ** (bits - 1) - 1
    step = np.abs(w).max(axis=0) / top
    left = w.copy()
    out = np.zeros_like(w)
    for i in range(d):
        q = np.sign(left[i]) * np.floor(np.abs(left[i]) / step + 0.5)
        out[i] = np.clip(q, -top, top) * step
        left[i + 1 :] -= np.outer(u[i, i + 1 :], (left[i] - out[i]) / u[i, i])
    nearest = quantize(w, bits, OUTPUT)
    relative = lambda a, b: float(np.linalg.norm(a - b) / np.linalg.norm(b))
    return {
        "params": {"seed": seed, "rho": rho, "bits": bits},
        "output": {"rtn": relative(fresh @ nearest, fresh @ w), "gptq": relative(fresh @ out, fresh @ w)},
        "calibration": {"rtn": relative(x @ nearest, x @ w), "gptq": relative(x @ out, x @ w)},
        "weight": {"rtn": relative(nearest, w), "gptq": relative(out, w)},
    }


def e2m1(v):
    levels = np.array([0, 0.5, 1, 1.5, 2, 3, 4, 6])
    return np.sign(v) * levels[np.abs(np.abs(v)[..., None] - levels).argmin(-1)]


def e4m3(a):
    """All 127 finite magnitudes of E4M3, the nearest taken."""
    all_ = [m / 8 * 2.0**-6 for m in range(8)]
    all_ += [(1 + m / 8) * 2.0 ** (e - 7) for e in range(1, 16) for m in range(8) if (e, m) != (15, 7)]
    all_ = np.array(all_)
    return all_[np.abs(np.asarray(a)[..., None] - all_).argmin(-1)]


def formats(seed, bits, group, n=65_536):
    x = take(normal(uniform(seed)), n)
    relative = lambda y: float(np.linalg.norm(y.ravel() - x) / np.linalg.norm(x))
    wide = lambda block: np.abs(x.reshape(-1, block)).max(axis=1, keepdims=True)
    floats = lambda block, scale: relative(e2m1(x.reshape(-1, block) / scale) * scale)
    factor = np.abs(x).max() / (6 * 448)
    mx = 2.0 ** (np.floor(np.log2(wide(32))) - 2)
    return {
        "params": {"seed": seed, "bits": bits, "group": group},
        "integers": relative(quantize(x.reshape(-1, group), bits, 1)),
        "mxfp4": floats(32, mx),
        "nvfp4Exact": floats(16, wide(16) / 6),
        "mxfp4OfBlocks16": floats(16, 2.0 ** (np.floor(np.log2(wide(16))) - 2)),
        "nvfp4": floats(16, factor * e4m3(wide(16) / 6 / factor)),
        "saturated": float((np.abs(x.reshape(-1, 32)) > 6 * mx).mean()),
    }


print(
    json.dumps(
        {
            "tool": f"numpy {np.__version__}",
            "outliers": [outliers(7, 3, 25, 6, 0.35), outliers(19, 8, 100, 3, 0.8), outliers(5, 0, 1, 8, 0.5)],
            "gptq": [gptq(5, 0.65, 3), gptq(23, 0.95, 8)],
            "formats": [formats(9, 5, 256), formats(77, 3, 16)],
        },
        indent=2,
    )
)
