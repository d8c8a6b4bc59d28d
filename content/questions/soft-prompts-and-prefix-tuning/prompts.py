"""Soft prompt and prefix on frozen blocks (Lester et al., Li and Liang, 2021)."""

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
LAYERS, D, P, T = 2, 16, 3, 6


# region block
class Block(nn.Module):
    """Causal, one head; without positions, so that nothing in front shifts them."""

    def __init__(self):
        super().__init__()
        for name in "qkvo":
            setattr(self, name, nn.Linear(D, D, bias=False))
        self.up, self.down = nn.Linear(D, 2 * D), nn.Linear(2 * D, D)

    def forward(self, x, prefix):  # x (T, d), prefix (2, p, d)
        own = torch.stack([self.k(x), self.v(x)])  # (2, T, d)
        k, v = torch.cat([prefix, own], dim=1)  # (p + T, d) each
        future = torch.ones(len(x), len(k)).triu(1 + len(k) - len(x)).bool()
        scores = (self.q(x) @ k.T / D**0.5).masked_fill(future, -torch.inf)
        attention = scores.softmax(dim=-1)  # (T, p + T)
        x = x + self.o(attention @ v)
        return x + self.down(self.up(x).tanh()), attention, own
# endregion block


# region methods
blocks = nn.ModuleList(Block() for _ in range(LAYERS)).requires_grad_(False)
prompt = nn.Parameter(torch.randn(P, D))
prefix = nn.Parameter(torch.randn(LAYERS, 2, P, D))
EMPTY = torch.zeros(LAYERS, 2, 0, D)


def run(x, prefix=EMPTY):
    """Hidden states, attention per layer, and the keys and values of x."""
    attention, cache = [], []
    for block, pair in zip(blocks, prefix):
        x, weights, own = block(x, pair)
        attention.append(weights)
        cache.append(own)
    return x, attention, torch.stack(cache)  # (layers, 2, T, d)


def run_prompted(x, prompt):
    hidden, attention, _ = run(torch.cat([prompt, x]))
    return hidden[len(prompt) :], [a[len(prompt) :] for a in attention]
# endregion methods


x = torch.randn(T, D)
bare, bare_attention, _ = run(x)
prompted, prompt_attention = run_prompted(x, prompt)
prefixed, prefix_attention, _ = run(x, prefix)
assert torch.equal(run_prompted(x, prompt[:0])[0], bare)

# region containment
# Causal: the prompt's states do not see x, so its keys and values are a prefix.
_, _, keys_values = run(prompt)
assert torch.allclose(run(x, keys_values)[0], prompted, atol=1e-12)
# endregion containment

# A prefix is a set, a soft prompt is a sequence.
assert torch.allclose(run(x, prefix.flip(2))[0], prefixed, atol=1e-12)
assert not torch.allclose(run_prompted(x, prompt.flip(0))[0], prompted, atol=1e-3)

print("soft prompt = the prefix of its keys and values: outputs agree to 1e-12")
print("attention          on what is in front   shift among tokens, renormalized")
for name, attention in ("prompt", prompt_attention), ("prefix", prefix_attention):
    for layer, (weights, bare_weights) in enumerate(zip(attention, bare_attention)):
        kept = weights[:, P:].sum(dim=-1, keepdim=True)  # (T, 1)
        shift = (weights[:, P:] / kept - bare_weights).abs().max()
        # Deeper layers shift only because their inputs did.
        assert shift < 1e-12 if layer == 0 else shift > 0.01
        print(f"{name}, layer {layer + 1}{1 - kept.mean():23.3f}{shift:23.3f}")

frozen = [p.clone() for p in blocks.parameters()]
optimizer = torch.optim.Adam([prompt, prefix])
(prompted.square().mean() + prefixed.square().mean()).backward()
optimizer.step()
assert prompt.grad.abs().sum() > 0 and prefix.grad.abs().sum() > 0
assert all(p.grad is None for p in blocks.parameters())
assert all(map(torch.equal, frozen, blocks.parameters()))
assert (prompt.numel(), prefix.numel()) == (P * D, 2 * LAYERS * P * D)

print("parameters, p = 20     prompt      prefix")
for name, d_kv in ("Llama-2-7B", 32 * 128), ("Llama-3-8B", 8 * 128):
    soft, deep = 20 * 4096, 2 * 32 * 20 * d_kv
    print(f"{name:19}{soft:10,}{deep:12,}, {deep // soft} times as many")
