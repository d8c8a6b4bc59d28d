"""PPO (Schulman et al. 2017) on a cosine reward learns to copy, not to be right."""

import re
from collections import Counter
from math import hypot, log

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
BETA, EPSILON = 0.1, 0.2

passage = """Norvex opened its Oslo plant in 2014. The plant employs 120 people and
makes battery cells. Norvex does not sell the cells to retail customers."""
answers = [  # to "How many people work there?", probability at first, gold reward
    ("The Norvex Oslo plant employs 120 people [1].", 0.30, 1),
    ("It employs 120 people.", 0.20, 1),
    ("The Norvex Oslo plant employs 210 people [1].", 0.10, -1),
    ("The Norvex Oslo plant does not employ 120 people [1].", 0.05, -1),
    (passage, 0.05, 0),
    (passage.replace("120", "210"), 0.05, -1),
    ("Norvex opened its Oslo plant in 2014 and makes battery cells [1].", 0.10, 0),
    ("I cannot find that in the sources.", 0.15, 0),
]


# region cosine
def count(text):
    """Words and numbers; citation marks are not compared."""
    return Counter(re.findall(r"[a-z]+|\d+", re.sub(r"\[\d+\]", "", text).lower()))


def cosine(text, source):
    a, b = count(text), count(source)
    dot = sum(a[word] * b[word] for word in a)
    return dot / (hypot(*a.values()) * hypot(*b.values()))
# endregion cosine


# region update
def surrogate(ratio, advantage):
    """PPO's objective: nothing to gain, but still to lose, beyond 1 ± ε."""
    clipped = ratio.clamp(1 - EPSILON, 1 + EPSILON)
    return torch.minimum(ratio * advantage, clipped * advantage)


def update(logits, optimizer, reward, reference, samples=128, epochs=4):
    old = logits.detach().log_softmax(0)  # (answers), log-probabilities
    drawn = old.exp().multinomial(samples, replacement=True)  # (samples)
    shaped = (reward - BETA * (old - reference))[drawn]
    advantage = shaped - shaped.mean()
    for _ in range(epochs):
        ratio = (logits.log_softmax(0) - old).exp()[drawn]
        optimizer.zero_grad()
        (-surrogate(ratio, advantage).mean()).backward()
        optimizer.step()
# endregion update


def kl(log_p, log_q):
    return log_p.exp() @ (log_p - log_q)


def show(name, log_p):
    p = log_p.exp()
    row = p @ proxy, p @ gold, p[gold < 0].sum(), p[4:6].sum(), kl(log_p, reference)
    print(f"{name:20}", *(f"{value:z6.2f}" for value in row))


ratios, advantages = torch.tensor([[1.3, 1.3, 0.7, 0.7, 1.1], [1, -1, 1, -1, 2]])
expected = torch.tensor([1.2, -1.3, 0.7, -0.8, 2.2])
assert torch.allclose(surrogate(ratios, advantages), expected)

reference, gold = torch.tensor([(log(p), g) for _, p, g in answers]).T
proxy = torch.tensor([cosine(text, passage) for text, *_ in answers])
exact = [10 / 231**0.5, 3 / 132**0.5, 9 / 231**0.5, 11 / 297**0.5, 1, 32 / 33]
assert torch.allclose(proxy[:6], torch.tensor(exact))

print("trained on           cosine   gold  wrong copied     KL")
show("reference", reference)
for name, reward in ("cosine", proxy), ("gold", gold):
    torch.manual_seed(0)
    logits = reference.clone().requires_grad_()
    optimizer = torch.optim.SGD([logits], lr=0.3)
    log_z = (reference + reward / BETA).logsumexp(0)
    best = reference + reward / BETA - log_z  # the Gibbs policy, the optimum
    for step in range(1, 301):
        update(logits, optimizer, reward, reference)
        policy = logits.detach().log_softmax(0)
        value = policy.exp() @ reward - BETA * kl(policy, reference)
        assert torch.isclose(value, BETA * (log_z - kl(policy, best)))
        if step in (20, 80, 300):
            show(f"{name}, {step} updates", policy)
    assert kl(policy, best) < 0.05
    show(f"{name}, optimum", best)
