"""Gradient checkpointing: same gradients, fewer saved bytes (Chen et al. 2016)."""

import torch
from torch import nn
from torch.autograd.graph import saved_tensors_hooks
from torch.utils.checkpoint import checkpoint

torch.set_num_threads(1)
DEPTH, BATCH, WIDTH = 16, 64, 32


# region model
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList(
            nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.1))
            for _ in range(DEPTH)
        )

    def forward(self, x, recompute=False, restore_rng=True):  # x (B, d)
        for block in self.blocks:
            if recompute:
                x = checkpoint(
                    block, x, use_reentrant=False, preserve_rng_state=restore_rng
                )
            else:
                x = block(x)
        return x
# endregion model


# region measure
def step(network, x, **options):
    """Gradients, bytes saved for backward, and block executions of one step."""
    saved = runs = 0

    def pack(tensor):
        nonlocal saved
        saved += tensor.numel() * tensor.element_size()
        return tensor

    def count(*_):
        nonlocal runs
        runs += 1

    # A hook after the block would miss the second run, which stops before it returns.
    hooks = [block.register_forward_pre_hook(count) for block in network.blocks]
    torch.manual_seed(1)  # the same dropout masks in every call
    with saved_tensors_hooks(pack, lambda tensor: tensor):
        y = network(x, **options)
    gradients = torch.autograd.grad(y.square().mean(), [x, *network.parameters()])
    for hook in hooks:
        hook.remove()
    return gradients, saved, runs
# endregion measure


torch.manual_seed(0)
network = Network()
# Needs a gradient, as an embedding's output does; else block 1 saves no weight.
x = torch.randn(BATCH, WIDTH, requires_grad=True)
plain, plain_bytes, plain_runs = step(network, x)
lean, lean_bytes, lean_runs = step(network, x, recompute=True)
wrong, _, _ = step(network, x, recompute=True, restore_rng=False)

activation = BATCH * WIDTH * 4
assert all(map(torch.equal, plain, lean))
assert (plain_runs, lean_runs) == (DEPTH, 2 * DEPTH)
# Inputs of Linear and GELU, the dropout mask, and a reference to the weight.
assert plain_bytes == DEPTH * (3 * activation + WIDTH * WIDTH * 4) == 458_752
assert lean_bytes == DEPTH * activation == 131_072
# New dropout masks in the second run: wrong gradients, and no error.
assert not any(map(torch.equal, plain, wrong))

print(f"plain         {plain_bytes:,} bytes saved, {plain_runs} block executions")
print(f"checkpointed  {lean_bytes:,} bytes saved, {lean_runs} block executions")
print(f"              all {len(plain)} gradients bitwise equal")
print(f"RNG not kept  no error raised, all {len(wrong)} gradients wrong")
