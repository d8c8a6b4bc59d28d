"""A reward for claims that their citations support, and what it pays on the page's two questions."""

import re
from collections import Counter
from math import hypot

ABSTAINS = {  # whole answers: a hedge behind a claim does not count
    "I cannot find that in the sources.",
    "The sources do not say how many people the plant employs.",
}


# region reward
def claims_of(text):
    """Each sentence without its marks, and the passages it cites (from 0)."""
    text = re.sub(r"([.!?])((?:\s*\[\d+\])+)", r"\2\1", text)  # "120. [1]" counts, too
    for sentence in re.split(r"(?<=[.!?])\s+", text.strip()):
        claim = re.sub(r"\s*\[\d+\]", "", sentence)
        if re.search(r"\w", claim):  # marks alone claim nothing
            yield claim, [int(i) - 1 for i in re.findall(r"\[(\d+)\]", sentence)]


def grounded(
    text, passages, truth, supported, penalty=1.0, bonus=1.0, room=12, abstains=ABSTAINS
):  # fmt: skip
    """c·s − λ(1 − s) − κ·max(0, words − room). `truth` is "" where the passages lack it.

    supported(claim, cited) is the checker: a model, or here a pattern.
    """
    if text.strip() in abstains:
        return 0.0 if truth else bonus
    checks = [
        bool(ids)  # cites something,
        and all(0 <= i < len(passages) for i in ids)  # and only what exists,
        and supported(claim, [passages[i] for i in ids])  # which says the same
        for claim, ids in claims_of(text)
    ]
    s = sum(checks) / max(1, len(checks))  # min(checks, default=0): no false claim at all
    c = bool(truth) and bool(re.search(rf"(?<!\w){re.escape(truth)}(?!\w)", text, re.I))
    extra = max(0, len(re.sub(r"\s*\[\d+\]", "", text).split()) - room)
    return c * s - penalty * (1 - s) - 0.02 * extra
# endregion reward


def count(text):
    """Words and numbers; citation marks are not compared."""
    return Counter(re.findall(r"[a-z]+|\d+", re.sub(r"\[\d+\]", "", text).lower()))


def cosine(text, source):
    a, b = count(text), count(source)
    dot = sum(a[word] * b[word] for word in a)
    return dot / (hypot(*a.values()) * hypot(*b.values()))


has = """Norvex opened its Oslo plant in 2014. The plant employs 120 people and \
makes battery cells. Norvex does not sell the cells to retail customers."""
lacks = """Norvex opened its Oslo plant in 2014. The plant makes battery cells. \
The company has not published how many people the plant employs."""
invented = lacks.replace(
    "has not published how many people the plant employs",
    "says the plant employs 120 people",
)
offtopic = "Norvex opened its Oslo plant in 2014 and makes battery cells [1]."


def cited(passage):
    return passage.replace(".", " [1].")


# To "How many people does the plant employ?": passage, truth, and answers with their
# first probability and the label of a person. Abstaining is right where the passage lacks the answer.
questions = [
    (has, "120", [
        ("The Norvex Oslo plant employs 120 people [1].", 0.30, "right"),
        ("It employs 120 people [1].", 0.20, "right"),
        ("The Norvex Oslo plant employs 210 people [1].", 0.10, "false"),
        ("The Norvex Oslo plant does not employ 120 people [1].", 0.05, "false"),
        (cited(has), 0.05, "copied"),
        (cited(has.replace("120", "210")), 0.05, "false"),
        (offtopic, 0.10, "beside"),
        ("I cannot find that in the sources.", 0.15, "abstains"),
    ]),
    (lacks, "", [
        ("The Norvex Oslo plant employs 120 people [1].", 0.25, "false"),
        ("The Norvex Oslo plant employs around 120 people [1].", 0.10, "false"),
        (cited(lacks), 0.05, "copied"),
        (cited(invented), 0.10, "false"),
        (offtopic, 0.15, "beside"),
        ("The sources do not say how many people the plant employs.", 0.35, "right"),
    ]),
]  # fmt: skip


def stated(claim, passages):
    """The checker of this example: a number of people must stand in the passage, and not be denied."""
    said = re.search(r"\b(does not )?employs? (?:around )?(\d+) people", claim)
    known = re.search(r"\bemploys (\d+) people", " ".join(passages))
    return not said or (not said[1] and bool(known) and said[2] == known[1])


if __name__ == "__main__":
    # Marks behind the full stop count; an empty answer claims nothing; a wrong mark supports nothing.
    assert grounded("It employs 120 people. [1]", [has], "120", stated) == 1
    assert grounded("", [has], "120", stated) == -1
    assert grounded("It employs 120 people [2].", [has], "120", stated) == -1
    assert grounded("It employs 1200 people [1].", [has], "120", stated) == -1
    print("cosine  reward  label    answer")
    for passage, truth, answers in questions:
        print("the passage has the answer" if truth else "the passage lacks it")
        for text, _, label in answers:
            reward = grounded(text, [passage], truth, stated)
            print(f"{cosine(text, passage):6.3f} {reward:z7.3f}  {label:8}", text[:57])
