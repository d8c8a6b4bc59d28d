"""Ten small steps of AdamW: how many weights move in bfloat16, and in float32?"""

import torch

torch.set_num_threads(1)
torch.manual_seed(0)

# region steps
for inputs in (1024, 4096):  # the widths of the two layers of LLaVA-1.5's projector
    start = torch.nn.Linear(inputs, 1024).weight.detach()
    for dtype in (torch.bfloat16, torch.float32):
        weight = torch.nn.Parameter(start.to(dtype))
        before = weight.detach().clone()
        optimizer = torch.optim.AdamW([weight], lr=2e-5, weight_decay=0)
        for _ in range(10):
            weight.grad = torch.ones_like(weight)  # always the same direction
            optimizer.step()
        moved = (weight != before).float().mean()
        print(f"{inputs} inputs, {dtype}: {moved:.0%} of the weights moved")
# endregion steps
