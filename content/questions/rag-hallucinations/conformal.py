"""When to abstain: conformal risk control (Angelopoulos et al., ICLR 2024)."""

import numpy as np

rng = np.random.default_rng(0)


def answers(n, wrong_rate=0.25):
    """Simulated traffic: each answer's support score and whether it is wrong."""
    wrong = rng.random(n) < wrong_rate
    return rng.normal(np.where(wrong, 0.0, 2.0), 1.0), wrong


# region calibrate
def allowed_wrong(n, alpha):
    """Wrong answers that may pass, given that the unseen one counts as wrong."""
    return int(np.floor(alpha * (n + 1) + 1e-12)) - 1


def calibrate(scores, wrong, alpha):
    """Threshold τ for P(answered and wrong) ≤ alpha; answer only if score > τ.

    Break ties before, by adding tiny random numbers: equal scores
    stand or fall together, and then τ is too cautious.
    """
    allowed = allowed_wrong(len(scores), alpha)
    if allowed < 0:
        return np.inf  # alpha < 1 / (n + 1): too few labels, always abstain
    order = np.argsort(-scores)
    passed = np.cumsum(wrong[order])  # wrong answers at or above each score
    first = np.searchsorted(passed, allowed + 1)
    return scores[order[first]] if first < len(scores) else -np.inf
# endregion calibrate


# region evaluate
def evaluate(scores, wrong, tau):
    """Risk P(answered and wrong), and coverage P(answered)."""
    answered = scores > tau
    return np.mean(answered & wrong), np.mean(answered)
# endregion evaluate


# region loop
def first_to_pass(scores, wrong, tau):
    """Refuse, try again, check again: shows the first try above τ.

    Scores and wrong have the shape (answers, tries).
    """
    passes = scores > tau
    answered, first = passes.any(axis=1), passes.argmax(axis=1)
    shown_wrong = wrong[np.arange(len(wrong)), first]
    return np.mean(answered & shown_wrong), np.mean(answered)


def best_try(scores, wrong):
    """What a loop ends with that keeps its best-scored try."""
    each, best = np.arange(len(scores)), scores.argmax(axis=1)
    return scores[each, best], wrong[each, best]
# endregion loop


assert [allowed_wrong(200, alpha) for alpha in (0.10, 0.05, 0.02)] == [19, 9, 3]
assert allowed_wrong(99, 0.05) == 4
assert calibrate(*answers(99), alpha=0.009) == np.inf

n, repeats = 200, 10_000


def simulate(alpha, live_wrong_rate=0.25):
    """Calibrates on n labels, meets n new answers: risks and coverages, (R, 2)."""
    results = []
    for _ in range(repeats):
        labelled = answers(n)
        tau = calibrate(*labelled, alpha)
        assert n * evaluate(*labelled, tau)[0] <= allowed_wrong(n, alpha) + 1e-9
        results.append(evaluate(*answers(n, live_wrong_rate), tau))
    return np.array(results)


print("alpha  mean risk    2 SE  theory  coverage  wrong/answered  runs over alpha")
for alpha in (0.05, 0.10, 0.15):
    risks, coverage = simulate(alpha).T
    risk, se = risks.mean(), risks.std(ddof=1) / np.sqrt(repeats)
    theory = (allowed_wrong(n, alpha) + 1) / (n + 1)
    assert abs(risk - theory) < 3 * se
    selective = risks.sum() / coverage.sum()
    print(f"{alpha:.2f}   {risk:9.4f}  {2 * se:.4f}  {theory:.4f}", end="")
    print(f"  {coverage.mean():8.3f}  {selective:14.3f}", end="")
    print(f"  {np.mean(risks > alpha):15.0%}")

shifted = simulate(0.10, live_wrong_rate=0.6)[:, 0].mean()
print(f"alpha 0.10, but 60% of live answers are wrong: mean risk {shifted:.2f}")


def tried_twice(n, errors):
    """Two tries at each answer: errors are redrawn, or repeat and score anew,
    or the same answer comes back with the same score."""
    wrong = rng.random((n, 2)) < 0.25
    if errors != "redrawn":
        wrong[:, 1] = wrong[:, 0]
    scores = rng.normal(np.where(wrong, 0.0, 2.0), 1.0)
    if errors == "same score":
        scores[:, 1] = scores[:, 0]
    return scores, wrong


cases = {
    "redrawn": "redrawn",
    "repeated": "repeated, with a new score",
    "same score": "repeated, with the same score",
}
print("\na refused answer is tried once more, alpha 0.10   risk  coverage")
for errors, name in cases.items():
    print(f"errors are {name}")
    passed, looped = [], []
    for _ in range(repeats // 5):
        scores, wrong = tried_twice(n, errors)
        live = tried_twice(n, errors)
        one_pass = calibrate(scores[:, 0], wrong[:, 0], 0.10)
        whole = calibrate(*best_try(scores, wrong), 0.10)
        passed.append(first_to_pass(*live, one_pass))
        looped.append(evaluate(*best_try(*live), whole))
    for name, outcomes in (("one pass", passed), ("the whole loop", looped)):
        risk, coverage = np.mean(outcomes, axis=0)
        print(f"  threshold from {name:24} {risk:13.3f} {coverage:9.3f}")
