"""PPO (Schulman et al. 2017) on a cosine learns to copy; on `grounded`, to answer or abstain."""

import sys
from importlib import import_module

import torch

toy = import_module("grounded")  # the reward and the two questions: the program beside
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
BETA, EPSILON, RATE, SAMPLES, STEPS = 0.1, 0.2, 0.1, 256, 600
KINDS = "right", "false", "copied", "beside", "abstains"


# region update
def surrogate(ratio, advantage):
    """PPO's objective: nothing to gain, but still to lose, beyond 1 ± ε."""
    clipped = ratio.clamp(1 - EPSILON, 1 + EPSILON)
    return torch.minimum(ratio * advantage, clipped * advantage)


def update(logits, reward_of, reference, epochs=4):
    old = logits.detach().log_softmax(0)  # (answers), log-probabilities
    drawn = old.exp().multinomial(SAMPLES, replacement=True)  # (samples)
    shaped = reward_of(drawn) - BETA * (old - reference)[drawn]
    advantage = shaped - shaped.mean()
    for _ in range(epochs):
        ratio = (logits.log_softmax(0) - old).exp()[drawn]
        objective = surrogate(ratio, advantage).mean()
        logits.data += RATE * torch.autograd.grad(objective, logits)[0]
# endregion update


# region noise
def noisy(passage, truth, text, wrong, penalty):
    """The reward if the checker gets the verdicts wrong whose place in `wrong` is true."""
    places = iter(wrong)
    return toy.grounded(
        text, [passage], truth, penalty=penalty,
        supported=lambda claim, cited: toy.stated(claim, cited) != next(places),
    )  # fmt: skip


def rewards(question, errors, penalty=1.0):
    """For sampled answers: a reward each, with fresh errors of the checker."""
    passage, truth, answers = question
    # An answer has at most 3 claims, so 8 patterns of errors: the table holds every reward.
    patterns = [[bool(i >> k & 1) for k in range(3)] for i in range(8)]
    table = torch.tensor([
        [noisy(passage, truth, text, wrong, penalty) for wrong in patterns]
        for text, *_ in answers
    ])  # (answers, patterns)

    def sample(drawn):
        wrong = (torch.rand(len(drawn), 3) < errors).long()
        return table[drawn, wrong @ torch.tensor([1, 2, 4])]

    chance = torch.tensor([[errors**sum(w) * (1 - errors) ** (3 - sum(w))] for w in patterns])
    return sample, (table @ chance)[:, 0]
# endregion noise


def kl(log_p, log_q):
    return log_p.exp() @ (log_p - log_q)


def train(question, sample, expected, seed):
    """The trained policy and the optimum, in log-probabilities."""
    torch.manual_seed(seed)
    reference = torch.tensor([p for _, p, _ in question[2]]).log()
    logits = reference.clone().requires_grad_()
    log_z = (reference + expected / BETA).logsumexp(0)
    best = reference + expected / BETA - log_z  # the Gibbs policy
    for _ in range(STEPS):
        update(logits, sample, reference)
    policy = logits.detach().log_softmax(0)
    value = policy.exp() @ expected - BETA * kl(policy, reference)
    assert torch.isclose(value, BETA * (log_z - kl(policy, best)))
    return policy, best, reference


def shares(policies):
    """How often each kind of answer is given, in percent of both questions."""
    found = dict.fromkeys(KINDS, 0.0)
    for (_, _, answers), log_p in zip(toy.questions, policies):
        for (*_, label), p in zip(answers, log_p.exp().tolist()):
            found[label] += 100 * p / len(toy.questions)
    return [found[kind] for kind in KINDS]


def show(name, found):
    print(f"{name:27}", *(f"{value:8.1f}" for value in found))


ratios, advantages = torch.tensor([[1.3, 1.3, 0.7, 0.7, 1.1], [1, -1, 1, -1, 2]])
assert torch.allclose(surrogate(ratios, advantages), torch.tensor([1.2, -1.3, 0.7, -0.8, 2.2]))


def similarity(question):
    passage, _, answers = question
    values = torch.tensor([toy.cosine(text, passage) for text, *_ in answers])
    return (lambda drawn: values[drawn]), values


runs = [
    ("cosine", similarity),
    ("claims, no error", lambda q: rewards(q, 0.0)),
    ("claims, 10% errors", lambda q: rewards(q, 0.1)),
    ("claims, 10% errors, λ = 9", lambda q: rewards(q, 0.1, 9)),
    ("claims, 10% errors, λ = 12", lambda q: rewards(q, 0.1, 12)),
]
seeds = range(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
print(f"{'percent of answers':27}", *(f"{kind:>8}" for kind in KINDS))
for name, reward in runs:
    each = [[train(q, *reward(q), seed) for q in toy.questions] for seed in seeds]
    if reward is similarity:
        show("before training", shares([reference for *_, reference in each[0]]))
    found = torch.tensor([shares([policy for policy, *_ in run]) for run in each])
    show(name, found.mean(0))
    show("  its optimum", shares([best for _, best, _ in each[0]]))
    apart = (found.max(0).values - found.min(0).values).max()
    assert apart < 7 and all(kl(policy, best) < 0.15 for run in each for policy, best, _ in run)
print(f"Means of seeds 0 to {len(seeds) - 1}.")
