import torch
from transformers import AutoModelForCausalLM, BitsAndBytesConfig

config = BitsAndBytesConfig(
    load_in_4bit=True,
    bnb_4bit_quant_type="nf4",  # levels for bell-shaped weights; default: "fp4"
    bnb_4bit_use_double_quant=True,  # 8-bit scales
    bnb_4bit_compute_dtype=torch.bfloat16,  # the default is float32
)
model = AutoModelForCausalLM.from_pretrained(
    "meta-llama/Llama-3.1-8B",
    quantization_config=config,
    device_map="auto",
)
print(model.get_memory_footprint())
