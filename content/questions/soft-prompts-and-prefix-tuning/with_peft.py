"""A soft prompt and a prefix with PEFT, on the same frozen base."""

from peft import PrefixTuningConfig, PromptTuningConfig, TaskType
from peft import get_peft_model, initialize_kv_prefix_from_text
from transformers import AutoModelForCausalLM, AutoTokenizer

BASE = "meta-llama/Meta-Llama-3-8B"
TASK = (
    "Read the review below and decide whether the writer liked the product. "
    "Answer with one word, positive or negative.\n"
)


def base():
    return AutoModelForCausalLM.from_pretrained(BASE)


soft = PromptTuningConfig(
    task_type=TaskType.CAUSAL_LM,
    num_virtual_tokens=20,
    prompt_tuning_init="TEXT",  # needs the next two
    prompt_tuning_init_text=TASK,
    tokenizer_name_or_path=BASE,
)
model = get_peft_model(base(), soft)
model.print_trainable_parameters()  # p * d
del model  # or two copies of the base are in memory

prefix = PrefixTuningConfig(
    task_type=TaskType.CAUSAL_LM,
    num_virtual_tokens=20,
    prefix_projection=False,  # True: trained through an MLP
)
model = get_peft_model(base(), prefix)
model.print_trainable_parameters()  # 2 * L * p * n_kv * d_h
initialize_kv_prefix_from_text(
    model,
    AutoTokenizer.from_pretrained(BASE),
    text=TASK,  # at least num_virtual_tokens tokens
    use_chat_template=False,
)
