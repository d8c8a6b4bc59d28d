"""How well the passages that a claim cites support it, from a trained checker."""

import re

from minicheck.minicheck import MiniCheck

# A plain entailment model works, too, but look up which of its outputs is
# "entailment": 1 for cross-encoder/nli-deberta-v3-base, 2 for
# FacebookAI/roberta-large-mnli, 0 for
# MoritzLaurer/DeBERTa-v3-base-mnli-fever-anli.
checker = MiniCheck(model_name="flan-t5-large")

STAND_ALONE = """Question: {question}
Answer: {answer}

Write each sentence of the answer on a line of its own. Replace words such as
"it" and "this" by what they stand for, so that each line can be understood
alone. Write a bare "yes" or "no" out as a sentence, with the [numbers] of the
sentence that explains it. Add nothing else, and keep all other [numbers]."""


def claims_of(question, answer, ask):
    """The sentences of an answer, made to stand alone, with the ids they cite.

    ask: a function from a prompt to a language model's reply.
    """
    reply = ask(STAND_ALONE.format(question=question, answer=answer))
    return [
        (re.sub(r"\s*\[\d+\]", "", line).strip(), re.findall(r"\[(\d+)\]", line))
        for line in reply.splitlines()
        if line.strip()
    ]


def supports(claims, passages):
    """The checker's probability that each claim follows from what it cites.

    claims: pairs of a text and the ids that it cites; passages: texts by id.
    All cited passages are read together, since a claim may need two. Beyond
    500 words they are cut into chunks, and the best chunk counts. A claim
    without a citation, or with an id that was not among the passages, has no
    support.
    """
    known = [bool(ids) and all(i in passages for i in ids) for _, ids in claims]
    checked = [claim for claim, found in zip(claims, known) if found]
    if not checked:
        return [0.0] * len(claims)
    _, probabilities, _, _ = checker.score(
        docs=["\n".join(passages[i] for i in ids) for _, ids in checked],
        claims=[text for text, _ in checked],
    )
    scores = iter(probabilities)
    return [float(next(scores)) if found else 0.0 for found in known]


def answer_score(claims, passages):
    """The support of the weakest claim: the number that the threshold cuts."""
    return min(supports(claims, passages), default=0.0)
