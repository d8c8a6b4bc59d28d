"""Only a projector is trained to let a frozen LM see (LLaVA, Liu et al. 2023)."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

torch.set_num_threads(1)
torch.manual_seed(0)
D, D_V, PATCHES = 32, 12, 4
VOCABULARY = "<image> look : what colour ? red green blue white".split()
IMAGE, IGNORE = 0, -100


class LanguageModel(nn.Module):
    """Random weights stand in for pre-trained ones; the mechanics are the same."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(len(VOCABULARY), D)
        self.position = nn.Embedding(16, D)
        self.block = nn.TransformerEncoderLayer(D, 4, 64, 0.0, batch_first=True)

    def forward(self, x):  # (B, T, d)
        x = x + self.position.weight[: x.shape[1]]
        causal = nn.Transformer.generate_square_subsequent_mask(x.shape[1])
        x = self.block(x, src_mask=causal, is_causal=True)
        return x @ self.embed.weight.T  # (B, T, V)


# region splice
lm = LanguageModel().requires_grad_(False)
projector = nn.Sequential(nn.Linear(D_V, D), nn.GELU(), nn.Linear(D, D))


def splice(ids, features):  # (B, T), (B, N, d_v)
    """Embeds the text and puts projected patches where the placeholders are."""
    slots = (ids == IMAGE).unsqueeze(-1)  # (B, T, 1)
    assert slots.sum() == features.shape[:2].numel()
    return lm.embed(ids).masked_scatter(slots, projector(features))  # (B, T, d)
# endregion splice


# region loss
def answer_loss(ids, features, prompt_length):
    labels = ids.clone()
    labels[:, :prompt_length] = IGNORE  # neither image nor question is a target
    logits = lm(splice(ids, features))[:, :-1]  # position t predicts token t + 1
    return cross_entropy(logits.mT, labels[:, 1:], ignore_index=IGNORE)
# endregion loss


words = "look : <image> <image> <image> <image> what colour ?".split()
prompt = torch.tensor([[VOCABULARY.index(word) for word in words]]).expand(64, -1)
colour = torch.arange(64) % 4 + VOCABULARY.index("red")
ids = torch.cat([prompt, colour[:, None]], dim=1)
# What a frozen vision encoder might give: a direction per colour, noise per patch.
directions = torch.randn(len(VOCABULARY), 1, D_V)
train, test = directions[colour] + 0.3 * torch.randn(2, 64, PATCHES, D_V)


@torch.no_grad()
def correct(features, expected=colour):
    logits = lm(splice(prompt, features))[:, -1]
    return (logits.argmax(dim=-1) == expected).sum().item()


frozen = [p.clone() for p in lm.parameters()]
print(f"before training  {correct(test):2d} of 64 new images named correctly")

# region train
optimizer = torch.optim.Adam(projector.parameters(), lr=1e-2)
for _ in range(150):
    optimizer.zero_grad()
    answer_loss(ids, train, prompt.shape[1]).backward()
    optimizer.step()

# The gradient passes through the frozen model and stays in the projector alone.
assert all(p.grad.abs().sum() > 0 for p in projector.parameters())
assert all(p.grad is None for p in lm.parameters())
# endregion train

assert all(map(torch.equal, lm.parameters(), frozen))
with torch.no_grad():
    text = ids != IMAGE
    assert torch.equal(splice(ids, test)[text], lm.embed(ids)[text])
    # Holds only if nothing else is scored and no position sees the answer.
    alone = cross_entropy(lm(splice(prompt, test))[:, -1], colour)
    assert torch.isclose(answer_loss(ids, test, prompt.shape[1]), alone, atol=1e-5)

print(f"after training   {correct(test):2d} of 64")
swapped = correct(test.roll(1, dims=0), expected=colour.roll(1))
print(f"images swapped   {swapped:2d} of 64 answers follow the image")
blank = correct(torch.zeros_like(test))
assert blank <= 64 // 4
print(f"images blanked   {blank:2d} of 64 (one answer for all: at most 16)")
trained, fixed = (sum(p.numel() for p in m.parameters()) for m in (projector, lm))
print(f"{trained:,} parameters trained, {fixed:,} frozen and unchanged")
