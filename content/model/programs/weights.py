"""The files of the model and of what is added to it: 8 bits a weight, a scale for each row.

A file is a length (uint32, little-endian), a header (JSON, padded with spaces to a multiple of 4 bytes) and the data. Each
tensor of the header has a name, a shape, a kind and the offset of its numbers in the data: "float32", or "int8", which a
scale (float32) for each row follows at the next multiple of 4.
"""

import json
import struct

import torch

from transformer import CONTEXT, D, EPS, H, LAYERS, M, THETA, VOCAB, Model

CONFIG = dict(vocab=VOCAB, dim=D, layers=LAYERS, heads=H, hidden=M, context=CONTEXT, theta=THETA, eps=EPS)


def rounded(rows):
    """Codes from -127 to 127 and the scale of each row."""
    scale = rows.abs().amax(1, keepdim=True).clamp_min(1e-12) / 127
    return (rows / scale).round().to(torch.int8), scale.squeeze(1)


def write_tensors(path, tensors, **header):
    """Writes tensors by name: those of one dimension as they are, all others rounded, as rows of their last dimension."""
    data, told = b"", []
    for name, tensor in tensors.items():
        tensor = tensor.detach().float().contiguous()
        kind = "float32" if tensor.dim() < 2 else "int8"
        told.append(dict(name=name, shape=list(tensor.shape), kind=kind, offset=len(data)))
        if kind == "float32":
            data += tensor.numpy().tobytes()
        else:
            codes, scales = rounded(tensor.view(-1, tensor.shape[-1]))
            data += codes.numpy().tobytes()
            data += b"\0" * (-len(data) % 4) + scales.numpy().tobytes()
    text = json.dumps({**header, "tensors": told}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    path.write_bytes(struct.pack("<I", len(text)) + text + data)


def read_tensors(path):
    content = path.read_bytes()
    (length,) = struct.unpack_from("<I", content)
    header = json.loads(content[4 : 4 + length])
    data = bytearray(content[4 + length :])
    out = {}
    for told in header["tensors"]:
        shape, at = told["shape"], told["offset"]
        count = torch.Size(shape).numel()
        if told["kind"] == "float32":
            out[told["name"]] = torch.frombuffer(data, dtype=torch.float32, count=count, offset=at).view(shape).clone()
            continue
        codes = torch.frombuffer(data, dtype=torch.int8, count=count, offset=at).float().view(-1, shape[-1])
        at += count + -count % 4
        scales = torch.frombuffer(data, dtype=torch.float32, count=len(codes), offset=at)
        out[told["name"]] = (codes * scales[:, None]).view(shape)
    return out


def write_model(path, model):
    write_tensors(path, model.state_dict(), config=CONFIG)


def read_model(path):
    model = Model()
    model.load_state_dict(read_tensors(path))
    return model.eval().requires_grad_(False)
