"""Gradient checkpointing in Hugging Face Transformers."""

from transformers import AutoModelForCausalLM, TrainingArguments

model = AutoModelForCausalLM.from_pretrained("path/to/model")

# With Trainer:
arguments = TrainingArguments(
    output_dir="out",
    gradient_checkpointing=True,
    gradient_checkpointing_kwargs={"use_reentrant": False},
)

# In a loop of your own:
model.gradient_checkpointing_enable(
    gradient_checkpointing_kwargs={"use_reentrant": False}
)
# A key-value cache is of no use in training.
model.config.use_cache = False
# In eval mode nothing is checkpointed.
model.train()
