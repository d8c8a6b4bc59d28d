"""Outlier channels and three remedies (SmoothQuant, Xiao et al., ICML 2023)."""

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


# region round
def fake_quantize(x, bits=8, dim=()):
    """Rounds to a symmetric grid: one step, or one per row (1) or column (0)."""
    top = 2 ** (bits - 1) - 1
    step = x.abs().amax(dim, keepdim=True) / top
    return (x / step).round() * step


def matmul(x, w, dim=()):
    """What an integer kernel returns: weights have a step per output channel."""
    return fake_quantize(x, dim=dim) @ fake_quantize(w, dim=0)  # (T, m)
# endregion round


# region smooth
def smooth(x, w, alpha=0.5):
    """Moves range from each input channel of x (T, d) to its row of w (d, m)."""
    s = x.abs().amax(dim=0) ** alpha / w.abs().amax(dim=1) ** (1 - alpha)  # (d)
    return x / s, s[:, None] * w
# endregion smooth


# region rotate
def rotate(x, w):
    """Spreads each channel of x over all d, a power of two; w undoes it."""
    h = torch.ones(1, 1)
    while len(h) < len(w):
        h = torch.kron(torch.tensor([[1.0, 1.0], [1.0, -1.0]]), h)
    h /= len(w) ** 0.5  # orthogonal: h @ h.T = I
    return x @ h, h.T @ w
# endregion rotate


T = d = m = 64
outliers = torch.tensor([4, 52])
calm, w = torch.randn(T, d), torch.randn(d, m) / d**0.5
loud = calm.index_copy(1, outliers, 40 * calm[:, outliers])
# Outliers inflate the output and would hide the harm done to all other channels.
unit = (calm.index_fill(1, outliers, 0) @ w).norm()


def errors(x):
    smoothed, rotated = smooth(x, w), rotate(x, w)
    outputs = {
        "activations kept": x @ fake_quantize(w, dim=0),
        "one step for all": matmul(x, w),
        "a step per token": matmul(x, w, dim=1),
        "SmoothQuant, one step": matmul(*smoothed),
        "SmoothQuant, per token": matmul(*smoothed, dim=1),
        "Hadamard, one step": matmul(*rotated),
        "Hadamard, per token": matmul(*rotated, dim=1),
    }
    # Both are exact before rounding.
    assert all(torch.allclose(a @ b, x @ w) for a, b in (smoothed, rotated))
    assert (fake_quantize(x) - x).abs().max() <= x.abs().max() / 127 / 2 + 1e-12
    return {name: ((y - x @ w).norm() / unit).item() for name, y in outputs.items()}


one = torch.tensor(1.0)
assert torch.allclose(smooth(loud, w, alpha=1)[0].abs().amax(dim=0), one)
assert torch.allclose(smooth(loud, w, alpha=0)[1].abs().amax(dim=1), one)
spike = 40 * torch.eye(d)[:1]
assert torch.allclose(rotate(spike, w)[0].abs(), 40 / d**0.5 * one)

before, after = errors(calm), errors(loud)
naive = "one step for all"
assert all(after[n] < after[naive] for n in after if n != naive)
assert abs(before["SmoothQuant, one step"] - before[naive]) < 0.005

print("8-bit layer             no outliers   2 channels x 40")
for name in after:
    print(f"{name:24}{before[name]:11.4f}{after[name]:18.4f}")
levels = (loud / loud.abs().max() * 127).round().index_fill(1, outliers, 0).unique()
peaks = [x.abs().max() for x in (loud, smooth(loud, w)[0], rotate(loud, w)[0])]
print(f"one step for all leaves ordinary channels {len(levels)} of 255 levels")
print("largest |x| {:.1f}, smoothed {:.1f}, rotated {:.1f}".format(*peaks))
