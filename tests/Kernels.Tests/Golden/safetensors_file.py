"""Writes the safetensors format: the header's length (8 bytes, little-endian), a JSON header, the tensors' bytes."""
import json

import numpy


def write(path, tensors, metadata):
    header = {"__metadata__": metadata}
    offset = 0
    for name, tensor in tensors.items():
        end = offset + 4 * tensor.size
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode("ascii")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little"))
        file.write(text)
        for tensor in tensors.values():
            file.write(numpy.ascontiguousarray(tensor, dtype="<f4").tobytes())
