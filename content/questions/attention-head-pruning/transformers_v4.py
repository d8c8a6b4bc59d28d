from transformers import GPT2Model  # 4.x: removed in 5

model = GPT2Model.from_pretrained("openai-community/gpt2")
# Layer: heads. This slices the matrices.
model.prune_heads({1: [1, 2], 3: [2]})
# Saved with the model and applied again on load.
print(model.config.pruned_heads)
