"""QLoRA with PEFT and bitsandbytes, then a merge at 16 bits."""

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from peft import prepare_model_for_kbit_training
from transformers import AutoModelForCausalLM, BitsAndBytesConfig

NAME = "mistralai/Mistral-7B-v0.1"

# The base: 4-bit NF4 storage, computation in bfloat16.
nf4 = BitsAndBytesConfig(
    load_in_4bit=True,
    bnb_4bit_quant_type="nf4",
    bnb_4bit_use_double_quant=True,
    bnb_4bit_compute_dtype=torch.bfloat16,
)
base = AutoModelForCausalLM.from_pretrained(NAME, quantization_config=nf4)
# Freezes the base and switches gradient checkpointing on.
base = prepare_model_for_kbit_training(base)

lora = LoraConfig(
    r=16,
    lora_alpha=32,  # at r = 16 both rules give 32; above, try 32 and 2 r
    target_modules="all-linear",  # all but the output layer
    task_type="CAUSAL_LM",
)
model = get_peft_model(base, lora)
model.print_trainable_parameters()

...  # train as usual
model.save_pretrained("adapter")  # the adapter only, not the base

# Later: the original base, not the rounded one of training, so test again.
# To merge into that one, load it with quantization_config=nf4 and dequantize.
base = AutoModelForCausalLM.from_pretrained(NAME, dtype=torch.bfloat16)
merged = PeftModel.from_pretrained(base, "adapter").merge_and_unload()
merged.save_pretrained("merged")
