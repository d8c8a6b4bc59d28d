"""GRPO with a reward for claims that their citations support."""

import re

import torch
from datasets import load_dataset
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
)
from trl import GRPOConfig, GRPOTrainer

name = "cross-encoder/nli-deberta-v3-base"
tokenizer = AutoTokenizer.from_pretrained(name)
verifier = AutoModelForSequenceClassification.from_pretrained(name)
verifier.eval()
entailment = next(
    index
    for label, index in verifier.config.label2id.items()
    if label.lower().startswith("entail")
)

ABSTAIN = "The sources do not answer this."
PENALTY, JUSTIFIED = 3.0, 0.5


# region reward
@torch.inference_mode()
def supported(claim, passage):
    inputs = tokenizer(
        passage,
        claim,
        truncation="only_first",
        max_length=512,
        return_tensors="pt",
    )
    probabilities = verifier(**inputs).logits.softmax(dim=-1)
    return probabilities[0, entailment].item() > 0.5


def grounded(completions, passages, answer, **kwargs):
    """One float a completion. The dataset's columns arrive by name."""
    rewards = []
    for messages, context, truth in zip(completions, passages, answer):
        text = messages[0]["content"].strip()
        if text == ABSTAIN:  # the whole text: no hedge after a claim
            rewards.append(0.0 if truth else JUSTIFIED)
            continue
        checks = []
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            ids = [int(i) - 1 for i in re.findall(r"\[(\d+)\]", sentence)]
            cited = [context[i] for i in ids if 0 <= i < len(context)]
            claim = re.sub(r"\s*\[\d+\]", "", sentence)
            checks.append(
                0 < len(ids) == len(cited)  # every citation exists
                and supported(claim, " ".join(cited))
            )
        share = sum(checks) / len(checks)
        whole = rf"(?<!\w){re.escape(truth)}(?!\w)"  # not 120 in 1200
        covers = truth != "" and bool(re.search(whole, text, re.I))
        rewards.append(share * covers - PENALTY * (1 - share))
    return rewards


def brief(completions, **kwargs):
    """A copied passage is supported, too: charge for its length."""
    words = [len(m[0]["content"].split()) for m in completions]
    return [-max(0, n - 60) / 60 for n in words]
# endregion reward


# region trainer
# Columns: prompt (messages with question and numbered passages),
# passages (list of texts), answer ("" if the passages lack it).
dataset = load_dataset("json", data_files="train.jsonl", split="train")

trainer = GRPOTrainer(
    model="sft-model",  # cites and abstains already
    reward_funcs=[grounded, brief],
    args=GRPOConfig(
        output_dir="grounded-model",
        beta=0.02,  # default 0.0: no KL, no reference model
        scale_rewards=False,  # keep the size of the penalty
        num_generations=8,  # the group
        reward_weights=[1.0, 0.2],
        log_completions=True,  # read them
    ),
    train_dataset=dataset,
)
trainer.train()
# endregion trainer
