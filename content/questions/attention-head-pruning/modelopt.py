import modelopt.torch.prune as mtp
import torch
from modelopt.torch.utils.plugins.mbridge import (
    get_hf_mbridge_calibration_loop,
    load_mbridge_model_from_hf,
)

name = "Qwen/Qwen3-8B"
loaded = load_mbridge_model_from_hf(
    hf_model_name_or_path=name,
    provider_overrides={
        "pipeline_model_parallel_size": 1,
        "pipeline_dtype": torch.bfloat16,
        "seq_length": 4096,
    },
    moe_grouped_gemm=False,
)
bridge, provider, model, unwrapped_model, tokenizer = loaded
forward_loop = get_hf_mbridge_calibration_loop(
    model=model,
    provider=provider,
    tokenizer=tokenizer,
    hf_model_name_or_path=name,
    dataset_name="nemotron-post-training-dataset-v2",
    num_samples=1024,
)
mtp.prune(  # in place; distil afterwards
    unwrapped_model,
    mode="mcore_minitron",
    # A multiple of the number of KV groups, which all stay.
    constraints={
        "export_config": {"num_attention_heads": 24, "ffn_hidden_size": 9216}
    },
    dummy_input=None,
    config={"forward_loop": forward_loop, "checkpoint": "scores.pth"},
)
