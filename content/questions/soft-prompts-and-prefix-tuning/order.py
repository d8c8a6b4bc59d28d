"""Does the order of a prefix matter? It depends on how positions are encoded."""

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
D, P, T = 8, 3, 5
q, k, v = torch.randn(3, T, D)  # of the input, before rotation
prefix_k, prefix_v = torch.randn(2, P, D)  # as they lie in the cache
SLOT = torch.arange(P + T)  # the prefix takes the first P positions


def rotate(x, position):
    """Rotary positions: turn each pair of numbers by an angle per position."""
    angle = position[:, None] / 100 ** (torch.arange(0, D, 2) / D)
    a, b = x[:, ::2], x[:, 1::2]
    turned = a * angle.cos() - b * angle.sin(), a * angle.sin() + b * angle.cos()
    return torch.stack(turned, dim=-1).flatten(1)


# region attend
def attend(prefix_k, prefix_v, positions):
    query, key = q, k
    if positions == "rotary":  # the input's keys only: cached ones are used as they are
        query, key = rotate(q, SLOT[P:]), rotate(k, SLOT[P:])
    scores = query @ torch.cat([prefix_k, key]).T / D**0.5
    distance = SLOT[P:, None] - SLOT
    if positions == "ALiBi":  # a penalty for each slot between query and key
        scores = scores - 0.5 * distance
    weights = scores.masked_fill(distance < 0, -torch.inf).softmax(dim=-1)
    return weights @ torch.cat([prefix_v, v])
# endregion attend


for positions in "none", "rotary", "ALiBi":
    before = attend(prefix_k, prefix_v, positions)
    after = attend(prefix_k.flip(0), prefix_v.flip(0), positions)
    change = (after - before).abs().max()
    assert change > 0.1 if positions == "ALiBi" else change < 1e-12
    print(f"positions {positions:7} reversed prefix changes the output by {change:.3f}")
