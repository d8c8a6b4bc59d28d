"""GRPO on the reward of grounded.py, with an entailment model as the checker."""

import torch
from datasets import load_dataset
from grounded import grounded
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
)
from trl import GRPOConfig, GRPOTrainer

name = "cross-encoder/nli-deberta-v3-base"
tokenizer = AutoTokenizer.from_pretrained(name)
checker = AutoModelForSequenceClassification.from_pretrained(name)
checker.eval()
entailment = next(
    index
    for label, index in checker.config.label2id.items()
    if label.lower().startswith("entail")
)
ABSTENTION = "The sources do not answer this."


# region reward
@torch.inference_mode()
def supported(claim, cited):
    """Whether a window of the cited passages entails the claim."""
    inputs = tokenizer(
        "\n".join(cited),
        claim,
        truncation="only_first",
        max_length=512,
        stride=128,  # what does not fit goes to the next window
        return_overflowing_tokens=True,
        padding=True,
        return_tensors="pt",
    )
    inputs.pop("overflow_to_sample_mapping")
    probabilities = checker(**inputs).logits.softmax(dim=-1)
    return probabilities[:, entailment].max().item() > 0.5


def claims(completions, passages, answer, **kwargs):
    """One float a completion. The dataset's columns arrive by name."""
    return [
        grounded(
            messages[0]["content"], context, truth, supported,
            room=60, abstains={ABSTENTION},
        )
        for messages, context, truth in zip(completions, passages, answer)
    ]  # fmt: skip
# endregion reward


# region trainer
# Columns: prompt (messages with question and numbered passages),
# passages (list of texts), answer ("" if the passages lack it).
dataset = load_dataset("json", data_files="train.jsonl", split="train")

trainer = GRPOTrainer(
    model="sft-model",  # already cites and abstains
    reward_funcs=[claims],
    args=GRPOConfig(
        output_dir="grounded-model",
        beta=0.04,  # default 0.0: no KL, no reference model
        scale_rewards=False,  # keep the size of the penalty
        num_generations=8,  # the group
        log_completions=True,  # read them
    ),
    train_dataset=dataset,
)
trainer.train()
# endregion trainer
