"""LoRA: a frozen layer and a trainable low-rank update (Hu et al., ICLR 2022)."""

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


# region layer
class LoRALinear(nn.Module):
    def __init__(self, base, rank, scale):
        super().__init__()
        self.base = base.requires_grad_(False)
        d_out, d_in = base.weight.shape
        self.A = nn.Parameter(torch.randn(rank, d_in) / d_in**0.5)  # (r, d_in)
        self.B = nn.Parameter(torch.zeros(d_out, rank))  # 0: start as the base
        self.scale = scale  # alpha / r
        self.merged = False

    def forward(self, x):  # (..., d_in)
        h = self.base(x)  # (..., d_out)
        return h if self.merged else h + self.scale * (x @ self.A.T @ self.B.T)
    # endregion layer

    # region merge
    @torch.no_grad()
    def merge(self):
        if not self.merged:
            self.base.weight += self.scale * (self.B @ self.A)  # (d_out, d_in)
            self.merged = True

    @torch.no_grad()
    def unmerge(self):
        # Restores the base up to rounding; where it must be exact, keep a copy.
        if self.merged:
            self.base.weight -= self.scale * (self.B @ self.A)
            self.merged = False
    # endregion merge


D = 64
base = nn.Linear(D, D, bias=False)
original = base.weight.detach().clone()
# The task is a planted update of known singular values, so the optimum is known.
sigma = torch.tensor([3, 2, 1, 1 / 2, 1 / 4, 1 / 8])
U, V = (torch.linalg.qr(torch.randn(D, 6)).Q for _ in range(2))
target = original + U * sigma @ V.T
identity = torch.eye(D)  # as input it makes the output the weight, transposed


def fit(rank, steps=600, rate=0.1):
    layer = LoRALinear(base, rank, scale=2)
    assert torch.equal(layer(identity), base(identity))
    optimizer = torch.optim.SGD([layer.A, layer.B], lr=rate)
    for step in range(steps):
        optimizer.zero_grad()
        loss = 0.5 * (layer(identity) - target.T).square().sum()
        loss.backward()
        # The gradient of A has the factor B, which is 0 in the first step.
        assert layer.A.grad.any() == (step > 0) and layer.B.grad.any()
        optimizer.step()
    trained = [name for name, p in layer.named_parameters() if p.grad is not None]
    assert trained == ["A", "B"] and torch.equal(base.weight, original)
    return layer, loss.item()


print("step 1: output is the base's, gradient of A is 0, gradient of B is not")
print(f"loss without adapter {0.5 * sigma.square().sum():.4f}")
for rank in (1, 2, 4):
    layer, loss = fit(rank)
    best = 0.5 * sigma[rank:].square().sum()  # Eckart-Young bound for this rank
    assert -1e-9 < loss - best < 1e-5
    print(f"rank {rank}: loss {loss:.4f}, best possible {best:.4f}", end="")
    print(f", {layer.A.numel() + layer.B.numel()} parameters for {D * D:,} weights")

x = torch.randn(256, D)
for dtype, bound in ("float64", 1e-12), ("float32", 1e-5), ("bfloat16", 1e-2):
    cast = x.to(getattr(torch, dtype))
    before = layer.to(cast.dtype)(cast)
    for switch in (layer.merge, layer.unmerge):
        switch()
        assert (layer(cast) - before).norm() < bound * before.norm()
    print(f"merged in {dtype}: output moves by less than {bound:.0e} of its size")
