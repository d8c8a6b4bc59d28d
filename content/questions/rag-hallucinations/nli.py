"""How well the passage that a claim cites supports it, from an entailment model."""

import torch
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
)

name = "cross-encoder/nli-deberta-v3-base"
tokenizer = AutoTokenizer.from_pretrained(name)
model = AutoModelForSequenceClassification.from_pretrained(name)
model.eval()

# The label-order trap: "entailment" is output 1 of this model,
# but 2 of FacebookAI/roberta-large-mnli
# and 0 of MoritzLaurer/DeBERTa-v3-base-mnli-fever-anli.
entailment = next(
    index
    for label, index in model.config.label2id.items()
    if label.lower().startswith("entail")
)


@torch.inference_mode()
def support(claim, passage):
    """Highest probability that a window of the passage entails the claim."""
    inputs = tokenizer(
        passage,  # the premise first,
        claim,  # the hypothesis second
        truncation="only_first",  # never the claim
        max_length=512,
        stride=128,  # windows overlap by 128 tokens
        return_overflowing_tokens=True,  # the rest: new windows
        padding=True,
        return_tensors="pt",
    )
    inputs.pop("overflow_to_sample_mapping", None)
    probabilities = model(**inputs).logits.softmax(dim=-1)
    return probabilities[:, entailment].max().item()


def answer_score(claims, passages):
    """The least support of the claims, each by the passages it cites.

    claims: pairs of a text and the ids it cites; passages: texts by id.
    An answer without claims, a claim without citation and an id that was
    not in the context score 0.
    """
    supports = []
    for claim, cited in claims:
        known = bool(cited) and all(i in passages for i in cited)
        premise = " ".join(passages[i] for i in cited) if known else ""
        supports.append(support(claim, premise) if known else 0.0)
    return min(supports, default=0.0)
