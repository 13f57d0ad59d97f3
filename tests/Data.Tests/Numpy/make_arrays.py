#!/usr/bin/env python3
"""Writes the arrays that NpyTests reads: /usr/bin/python3 tests/Data.Tests/Numpy/make_arrays.py (numpy 1.24)."""
import os
import numpy

os.chdir(os.path.dirname(os.path.abspath(__file__)))
values = numpy.array([[0, 1, 2], [3, 100, 5]])
for name in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", ">f2", ">f4", ">f8", ">i2", ">i4", ">i8", ">u2", ">u4", ">u8"]:
    numpy.save(f"{name.replace('>', 'big_')}.npy", values.astype(name))
numpy.save("bool.npy", values > 2)
numpy.save("fortran.npy", numpy.asfortranarray(numpy.arange(24, dtype="f4").reshape(2, 3, 4)))
numpy.save("signals.npy", numpy.arange(24, dtype="f4").reshape(2, 4, 3))
numpy.save("scalar.npy", numpy.float32(7))
numpy.save("text.npy", numpy.array(["walk", "run ö"]))
numpy.save("big_text.npy", numpy.array(["walk", "run ö"]).astype(">U5"))
numpy.save("bytes.npy", numpy.array([b"walk", b"run"]))
numpy.save("object.npy", numpy.array([1, "a"], dtype=object), allow_pickle=True)
numpy.save("fields.npy", numpy.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]))
numpy.save("complex.npy", values.astype("c8"))
with open("version3.npy", "wb") as file:
    numpy.lib.format.write_array(file, values.astype("f4"), version=(3, 0))
with open("version2.npy", "wb") as file:
    numpy.lib.format.write_array(file, values.astype("f4"), version=(2, 0))
numpy.savez("plain.npz", x=numpy.arange(6, dtype="f4").reshape(2, 3), y=numpy.array([1, 0]))
numpy.savez_compressed("packed.npz", x=numpy.arange(6, dtype="f4").reshape(2, 3), y=numpy.array(["b", "a"]))
