from llmcompressor import oneshot
from llmcompressor.modifiers.gptq import GPTQModifier
from llmcompressor.modifiers.transform.smoothquant import (
    SmoothQuantModifier,
)
from transformers import AutoModelForCausalLM, AutoTokenizer

name = "meta-llama/Meta-Llama-3-8B-Instruct"
model = AutoModelForCausalLM.from_pretrained(name)
tokenizer = AutoTokenizer.from_pretrained(name)

oneshot(
    model=model,
    dataset="perfectblend",  # use text like your own traffic
    splits="train[:512]",  # else all of it is tokenized first
    num_calibration_samples=512,
    max_seq_length=2048,
    pad_to_max_length=False,  # padding would be calibrated on
    recipe=[
        # alpha: what the authors take for Llama-3-8B
        SmoothQuantModifier(smoothing_strength=0.85),
        GPTQModifier(
            targets="Linear",
            # 8-bit weights with a scale per output channel,
            # 8-bit activations with one per token at run time
            scheme="W8A8",
            ignore=["lm_head"],
        ),
    ],
)
model.save_pretrained("llama-w8a8", save_compressed=True)
tokenizer.save_pretrained("llama-w8a8")
