# region call
import torch
from peft import LoraConfig, get_peft_model
from PIL import Image
from transformers import AutoProcessor, LlavaForConditionalGeneration

checkpoint = "llava-hf/llava-1.5-7b-hf"
processor = AutoProcessor.from_pretrained(checkpoint)
model = LlavaForConditionalGeneration.from_pretrained(
    checkpoint, dtype=torch.bfloat16, device_map="auto"
)

conversation = [
    {
        "role": "user",
        "content": [
            {"type": "image"},  # the image's place in the text
            {"type": "text", "text": "What is on the table?"},
        ],
    }
]
prompt = processor.apply_chat_template(
    conversation, add_generation_prompt=True
)
inputs = processor(
    images=Image.open("table.jpg"), text=prompt, return_tensors="pt"
).to(model.device, torch.bfloat16)
# The processor repeated the placeholder for each patch: 576.
print((inputs["input_ids"] == model.config.image_token_id).sum())
answer = model.generate(**inputs, max_new_tokens=50)
print(processor.batch_decode(answer, skip_special_tokens=True)[0])
# endregion call

# region freeze
# Stage 1: the projector alone, in float32 (in bfloat16 small steps
# round away).
model.requires_grad_(False)
model.model.multi_modal_projector.float().requires_grad_(True)

# Stage 2: LoRA on the language model, the projector in full.
# The pattern names the language model because CLIP, too, has
# layers called q_proj, k_proj and v_proj. PEFT keeps the LoRA
# weights in float32; what it saves in full keeps its own type.
config = LoraConfig(
    r=128,
    lora_alpha=256,
    target_modules=r".*language_model\..*(q|k|v|o|gate|up|down)_proj",
    modules_to_save=["multi_modal_projector"],
)
model = get_peft_model(model, config)

lora, projector = [], []
for name, parameter in model.named_parameters():
    if parameter.requires_grad:
        assert parameter.dtype == torch.float32
        (lora if "lora_" in name else projector).append(parameter)
optimizer = torch.optim.AdamW(
    [{"params": lora, "lr": 2e-4}, {"params": projector, "lr": 2e-5}]
)

# Both stages: float32 weights meet bfloat16 features under autocast.
with torch.autocast("cuda", dtype=torch.bfloat16):
    loss = model(**batch).loss  # batch: inputs, and labels of the answer
loss.backward()
# endregion freeze
