"""Weights, keys, values and activations in few bits: to the nearest step, or by GPTQ."""

import torch

GROUP = 32


def most(bits):
    """Largest code; codes are symmetric."""
    return 2 ** (bits - 1) - 1


def nearest(rows, bits):
    """Rounds each row to multiples of the step that its largest number sets."""
    step = rows.abs().amax(-1, keepdim=True) / most(bits)
    return torch.where(step > 0, (rows / step).round() * step, rows)


def grouped(w, share):
    """A matrix as rows that share a step: the whole of it, its rows, or GROUP neighbours in a row (the last may be fewer)."""
    if share == "matrix":
        return [w.reshape(1, -1)]
    return [w] if share == "row" else list(w.split(GROUP, 1))


def rounded(w, bits, share):
    parts = [nearest(part, bits) for part in grouped(w, share)]
    return parts[0].view_as(w) if share == "matrix" else torch.cat(parts, 1)


NF4 = torch.tensor(
    [-1, -0.6961928, -0.52507305, -0.39491749, -0.28444138, -0.18477343, -0.09105004, 0]
    + [0.07958030, 0.16093020, 0.24611230, 0.33791524, 0.44070983, 0.56261700, 0.72295684, 1]
)
BLOCK = 64


def nf4(w):
    """The nearest of the sixteen levels of NF4 times the largest number of the block (Dettmers et al. 2023, arXiv 2305.14314)."""
    blocks = w.reshape(-1, BLOCK, 1)
    scale = blocks.abs().amax(1, keepdim=True)
    nearest_level = (blocks / scale - NF4).abs().argmin(-1)
    return (NF4[nearest_level] * scale.squeeze(-1)).view_as(w)


def gptq(w, hessian, bits, share, damp=0.01):
    """GPTQ (Frantar et al. 2023, arXiv 2210.17323) of a matrix (out, in), column after column in their order.

    hessian: the mean of x xᵀ over calibration inputs (in, in); `damp` of its mean diagonal is added to the diagonal. Steps
    are those of rounding to nearest; a group's step is set when its first column is reached.
    """
    w = w.double().clone()
    h = hessian.double().clone()
    h += torch.eye(len(h), dtype=h.dtype) * damp * h.diagonal().mean()
    u = torch.linalg.cholesky(torch.linalg.inv(h), upper=True)
    out = torch.empty_like(w)
    width = GROUP if share == "group" else w.shape[1]
    for j in range(w.shape[1]):
        if j % width == 0:
            step = w[:, j : j + width].abs().amax(1) / most(bits)
            step[step == 0] = 1
        out[:, j] = (w[:, j] / step).round().clamp(-most(bits), most(bits)) * step
        lost = (w[:, j] - out[:, j]) / u[j, j]
        w[:, j + 1 :] -= lost[:, None] * u[j, j + 1 :]
    return out.float()


@torch.no_grad()
def hessians(model, windows):
    """Mean of x xᵀ at the input of each matrix over the characters of some windows."""
    sums = {}
    handles = []
    for name, matrix in model.matrices().items():

        def add(_, args, name=name):
            x = args[0].flatten(0, -2).double()
            sums[name] = sums.get(name, 0) + x.T @ x / (windows.shape[0] * windows.shape[1])

        handles.append(matrix.register_forward_pre_hook(add))
    model(windows)
    for handle in handles:
        handle.remove()
    return sums


def replaced(model, change):
    """Puts change(weight, name) in place of each of the 28 matrices; returns what puts the old ones back."""
    before = {name: matrix.weight.data for name, matrix in model.matrices().items()}
    for name, matrix in model.matrices().items():
        matrix.weight.data = change(matrix.weight.data, name)

    def restore():
        for name, matrix in model.matrices().items():
            matrix.weight.data = before[name]

    return restore
