"""A soft prompt, one made by a network, and a prefix with PEFT, on the same frozen base."""

from peft import PrefixTuningConfig, PromptEncoderConfig, PromptTuningConfig, TaskType
from peft import get_peft_model, initialize_kv_prefix_from_text
from transformers import AutoModelForCausalLM, AutoTokenizer

BASE = "meta-llama/Llama-3.2-3B"
INSTRUCTION = (
    "You are a helpful math assistant. Solve mathematical problems by thinking "
    "step by step. First, identify what the problem is asking. Then, break down the "
    "solution into clear logical steps. Show all your work and calculations. "
    "Finally, verify that your answer makes sense."
)
shared = {"task_type": TaskType.CAUSAL_LM, "num_virtual_tokens": 50}


def model_with(config):
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(BASE), config)
    model.print_trainable_parameters()
    return model


soft = PromptTuningConfig(
    **shared,
    prompt_tuning_init="TEXT",  # needs the next two
    prompt_tuning_init_text=INSTRUCTION,
    tokenizer_name_or_path=BASE,
)
model = model_with(soft)  # p * d = 153,600
del model  # or two copies of the base are in memory

# P-tuning: the network trains, and its 50 vectors are kept.
model = model_with(PromptEncoderConfig(**shared, encoder_hidden_size=3072))
del model

prefix = PrefixTuningConfig(**shared, prefix_projection=False)  # True: through an MLP
model = model_with(prefix)  # 2 * L * p * n_kv * d_h = 2,867,200
initialize_kv_prefix_from_text(
    model,
    AutoTokenizer.from_pretrained(BASE),
    text=INSTRUCTION,  # at least num_virtual_tokens tokens
    use_chat_template=False,
)
