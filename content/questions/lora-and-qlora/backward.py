"""A frozen 4-bit weight in the backward pass: its gradient is never formed."""

from statistics import NormalDist

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)


def nf4_levels():
    top = 1 - (1 / 32 + 1 / 30) / 2
    steps = [torch.linspace(top, 0.5, n + 1)[:-1].tolist() for n in (7, 8)]
    below, above = ([NormalDist().inv_cdf(p) for p in half] for half in steps)
    return torch.tensor([-z for z in below] + [0.0] + above[::-1]) / max(above)


# region quantized
class Quantized(nn.Module):
    """A frozen weight in NF4: two codes a byte, one scale for 64 weights."""

    def __init__(self, weight):
        super().__init__()
        blocks = weight.detach().reshape(-1, 64)
        scales = blocks.abs().amax(1, keepdim=True)
        distances = (blocks[..., None] / scales[..., None] - nf4_levels()).abs()
        codes = distances.argmin(-1).flatten().to(torch.uint8)
        self.register_buffer("codes", codes[::2] << 4 | codes[1::2])
        self.register_buffer("scales", scales)
        self.shape = weight.shape

    def dequantize(self):
        codes = torch.stack([self.codes >> 4, self.codes & 15], -1).int()
        return (nf4_levels()[codes].reshape(-1, 64) * self.scales).reshape(self.shape)


class Product(torch.autograd.Function):
    """x W', which keeps the codes for the backward pass, not the weights."""

    @staticmethod
    def forward(ctx, x, quantized):
        ctx.quantized = quantized
        return x @ quantized.dequantize().T

    @staticmethod
    def backward(ctx, gradient):
        return gradient @ ctx.quantized.dequantize(), None
# endregion quantized


frozen = Quantized(torch.randn(128, 64))
x = torch.randn(8, 64, requires_grad=True)
assert torch.autograd.gradcheck(lambda x: Product.apply(x, frozen), x)

kept = []


def keep(saved):
    kept.append(saved)
    return saved


with torch.autograd.graph.saved_tensors_hooks(keep, lambda saved: saved):
    Product.apply(x, frozen).square().sum().backward()
plain = x.detach().requires_grad_()
(plain @ frozen.dequantize().T).square().sum().backward()
assert torch.equal(x.grad, plain.grad)
assert not list(frozen.parameters())
assert all(saved.shape != frozen.shape for saved in kept)
print("gradient of the input: the same as beside the dequantized weights")
print("gradient of the weight: none; weights kept for the backward pass: none")
