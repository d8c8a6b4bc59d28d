"""How well passages support a claim, from an entailment model."""

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
def support(claim, passages):
    """Highest probability that some window entails the claim."""
    inputs = tokenizer(
        passages,  # premises first,
        [claim] * len(passages),  # hypotheses second
        truncation="only_first",  # never the claim
        max_length=512,
        stride=128,  # windows overlap by 128 tokens
        return_overflowing_tokens=True,  # the rest: new windows
        padding=True,
        return_tensors="pt",
    )
    inputs.pop("overflow_to_sample_mapping")
    probabilities = model(**inputs).logits.softmax(dim=-1)
    return probabilities[:, entailment].max().item()


def faithfulness(claims, passages, threshold):
    """Share of supported claims, and those to prune or repair."""
    failed = [c for c in claims if support(c, passages) <= threshold]
    return 1 - len(failed) / len(claims), failed
