"""Ten small steps of AdamW: what of them is left in bfloat16, and in float32?"""

import torch

torch.set_num_threads(1)
torch.manual_seed(0)
start = torch.nn.Linear(1024, 1024).weight.detach()

# region steps
for dtype in (torch.bfloat16, torch.float32):
    weight = torch.nn.Parameter(start.to(dtype))
    before = weight.detach().clone()
    optimizer = torch.optim.AdamW([weight], lr=2e-5, weight_decay=0)
    for _ in range(10):
        weight.grad = torch.ones_like(weight)  # always the same direction
        optimizer.step()
    moved = (weight != before).float().mean()
    print(f"{dtype}: {moved:.0%} of the weights moved")
# endregion steps
