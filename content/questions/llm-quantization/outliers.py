"""Outlier channels in a toy layer, and two remedies that leave its output as it is."""

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


# region smooth
def smooth(x, w, alpha=0.5):
    """Moves range from each input channel of x (T, d) to its row of w (d, m)."""
    s = x.abs().amax(dim=0) ** alpha / w.abs().amax(dim=1) ** (1 - alpha)  # (d)
    return x / s, s[:, None] * w
# endregion smooth


# region rotate
def hadamard(d):
    """All entries are ±1/√d, and h @ h.T = I; d is a power of two."""
    h = torch.ones(1, 1)
    while len(h) < d:
        h = torch.kron(torch.tensor([[1.0, 1.0], [1.0, -1.0]]), h)
    return h / d**0.5


def rotate(x, w, h):
    """Spreads each channel of x over all d; w undoes it."""
    return x @ h, h.T @ w
# endregion rotate


def layer(d, T=64, m=64):
    """Normal numbers; two channels of x are 40 times as large as the others."""
    x = torch.randn(T, d)
    x[:, torch.randperm(d)[:2]] *= 40
    return x, torch.randn(d, m) / d**0.5


one = torch.tensor(1.0)
print("largest number, 10 draws    of x              of w")
for d in (64, 4096):
    h = hadamard(d)
    spike = 40 * torch.eye(d)[:1]
    assert torch.allclose((spike @ h).abs(), 40 / d**0.5 * one)
    found = {"as it is": [], "smoothed": [], "rotated": []}
    for _ in range(10):
        x, w = layer(d)
        changed = dict(zip(found, [(x, w), smooth(x, w), rotate(x, w, h)]))
        for name, (a, b) in changed.items():
            assert torch.allclose(a @ b, x @ w)  # exact before rounding
            found[name].append([a.abs().max(), b.abs().max()])
        # At the ends of alpha, one side carries no range and the other carries all.
        assert torch.allclose(smooth(x, w, alpha=1)[0].abs().amax(dim=0), one)
        assert torch.allclose(smooth(x, w, alpha=0)[1].abs().amax(dim=1), one)
    for name, pairs in found.items():
        low, high = torch.tensor(pairs).aminmax(dim=0)
        ranges = [f"{a:.2f} to {b:.2f}" for a, b in zip(low, high)]
        print(f"{d:4} channels, {name:10} {ranges[0]:18} {ranges[1]}")
