import modelopt.torch.prune as mtp
import torch
from modelopt.torch.utils.plugins.mbridge import load_mbridge_model_from_hf
from modelopt.torch.utils.plugins.megatron_calibration import (
    get_megatron_calibration_forward_loop,
)

bridge, provider, model, unwrapped_model, tokenizer = load_mbridge_model_from_hf(
    hf_model_name_or_path="Qwen/Qwen3-8B",
    provider_overrides={
        "pipeline_model_parallel_size": 1,
        "pipeline_dtype": torch.bfloat16,
        "seq_length": 4096,
    },
    moe_grouped_gemm=False,
)
forward_loop = get_megatron_calibration_forward_loop(
    tokenizer,
    dataset_name="nemotron-post-training-dataset-v2",
    num_samples=1024,
    seq_length=4096,
)
mtp.prune(  # in place; distil afterwards
    unwrapped_model,
    mode="mcore_minitron",
    # 24 of 32 heads: three for each of the 8 KV groups, which all stay.
    constraints={
        "export_config": {"num_attention_heads": 24, "ffn_hidden_size": 9216}
    },
    dummy_input=None,
    config={"forward_loop": forward_loop, "checkpoint": "scores/"},
)
