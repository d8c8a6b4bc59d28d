"""NF4 levels from normal quantiles, their error and bits (Dettmers et al. 2023)."""

from statistics import NormalDist

import torch

torch.set_num_threads(1)
torch.manual_seed(0)


# region quantize
def nf4_levels():
    """Normal quantiles at even steps of probability, 8 above 0 and 7 below."""
    outermost = 1 - (1 / 32 + 1 / 30) / 2

    def quantiles(count):
        steps = torch.linspace(outermost, 0.5, count + 1, dtype=torch.float64)[:-1]
        return [NormalDist().inv_cdf(p) for p in steps.tolist()]

    levels = [-z for z in quantiles(7)] + [0.0] + quantiles(8)[::-1]
    return torch.tensor(levels) / max(levels)  # (16), from -1 to 1


def quantize(w, levels, block=64):
    """Nearest level for each weight; a block shares a scale, its largest |w|."""
    w = w.reshape(-1, block, 1)
    scales = w.abs().amax(dim=1, keepdim=True)  # (n / block, 1, 1)
    codes = (w - scales * levels).abs().argmin(dim=-1)  # (n / block, block)
    return codes.to(torch.uint8), scales.flatten()


def dequantize(codes, scales, levels):
    return (levels[codes.int()] * scales[:, None]).flatten()  # (n)
# endregion quantize


# region double-quantization
def quantize_scales(scales, block=256):
    """Scales in 8 bits: evenly spaced codes here, 8-bit floats in the paper."""
    mean = scales.mean()  # scales are positive; centred, they use the sign bit too
    centred = (scales - mean).reshape(-1, block)
    constants = centred.abs().amax(dim=1, keepdim=True)  # (scales / block, 1)
    return (127 * centred / constants).round().to(torch.int8), constants, mean


def dequantize_scales(codes, constants, mean):
    return (codes * constants / 127 + mean).flatten()
# endregion double-quantization


nf4 = nf4_levels()
table = "-1 -.6961928 -.5250731 -.3949175 -.2844414 -.1847734 -.0910500 0 .0795803"
table += " .1609302 .2461123 .3379152 .4407098 .5626170 .7229568 1"
assert torch.allclose(nf4, torch.tensor([float(level) for level in table.split()]))
assert torch.equal(dequantize(*quantize(nf4, nf4, block=16), nf4), nf4)

w = torch.randn(2**20)
w[::1000] = 0


def error(restored):
    return (restored - w).norm() / w.norm()


def relative_error(levels, block=64):
    codes, scales = quantize(w, levels, block)
    scale = scales.repeat_interleave(block)  # (n)
    restored = dequantize(codes, scales, levels)
    exact = (w == 0) | (w.abs() == scale)
    assert torch.equal(restored[exact], w[exact])
    assert ((restored - w).abs() <= 0.5001 * levels.diff().max() * scale).all()
    return error(restored)


def even_levels(step, offset, lowest):
    """Sixteen even levels from offset + lowest * step, for each block of 64."""
    codes = ((w.reshape(-1, 64) - offset) / step).round()
    return error((codes.clamp(lowest, lowest + 15) * step + offset).flatten())


def bits(*stored):
    return 8 * sum(t.numel() * t.element_size() for t in stored) / w.numel()


def signed(*magnitudes):
    above = torch.tensor(magnitudes) / magnitudes[-1]
    return torch.cat([-above.flip(0)[:-1], above])


int4 = signed(*range(8))
e2m1 = signed(0, 0.5, 1, 1.5, 2, 3, 4, 6)  # the standard 4-bit float
fp4 = signed(0, 0.0625, 2, 3, 4, 6, 8, 12)  # that of bitsandbytes
errors = [relative_error(levels) for levels in (nf4, e2m1, int4, fp4)]
assert errors == sorted(errors) and abs(errors[0] - 0.0920) < 3e-4
blocks = w.reshape(-1, 64)
low, high = blocks.aminmax(dim=1, keepdim=True)
extreme = torch.where(-low > high, low, high)  # the largest |w|, with its sign
with_offset = even_levels((high - low) / 15, low, 0)
signed_scale = even_levels(-extreme / 8, 0, -8)
assert with_offset < errors[0] < signed_scale < errors[1]
growth = [relative_error(nf4, block) for block in (32, 64, 128, 256)]
assert growth == sorted(growth)

codes, scales = quantize(w, nf4)
packed = codes[:, ::2] << 4 | codes[:, 1::2]  # two codes a byte
codes8, constants, mean = quantize_scales(scales)
restored = dequantize(codes, dequantize_scales(codes8, constants, mean), nf4)
assert abs((restored - w).norm() / w.norm() - errors[0]) < 1e-4
# The mean is one number for the whole tensor and is left out.
single, double = bits(packed, scales), bits(packed, codes8, constants)
assert (single, double) == (4.5, 4.126953125)
share = codes.flatten().bincount() / w.numel()

print("levels below 0", *(f"{level:.3f}" for level in nf4[:7].flip(0)))
print("levels above 0", *(f"{level:.3f}" for level in nf4[8:]))
print("relative error NF4 {:.3f}, E2M1 {:.3f}".format(*errors), end="")
print(f", FP4 of bitsandbytes {errors[3]:.3f}")
print(f"integers       15 symmetric levels {errors[2]:.3f}", end="")
print(f", from -8 to 7 {signed_scale:.3f}, with an offset {with_offset:.3f}")
print("NF4 in blocks  32 {:.3f}, 64 {:.3f}, 128 {:.3f}, 256 {:.3f}".format(*growth))
print(f"bits a weight  {single}, with 8-bit scales {double} and error within 1e-4")
print(f"use of a code  {share.min():.1%} to {share.max():.1%}, evenly 6.25%")
