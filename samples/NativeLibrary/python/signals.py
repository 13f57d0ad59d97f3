"""The C library in Python, with nothing but ctypes: functions raise SignalsError, and arrays of floats go in and out."""
import ctypes
from array import array


class SignalsError(Exception):
    """What the library says, with its status."""

    def __init__(self, status, text):
        super().__init__(text)
        self.status = status


class SpliceDetector:
    """The network of samples/EdgeDetector; threads may share one, since ctypes lets go of Python's lock meanwhile."""

    def __init__(self, path, weights=None):
        self._library = ctypes.CDLL(path)
        self._library.signals_last_error.restype = ctypes.c_size_t
        self._network = ctypes.c_void_p()
        self._check(self._library.splice_detector_create(weights, ctypes.c_size_t(len(weights or b"")), ctypes.byref(self._network)))
        self.input_size = self._library.splice_detector_input_size()
        self.output_size = self._library.splice_detector_output_size()

    def predict(self, inputs):
        """The outputs of n samples, one behind the other, of the inputs of n samples."""
        outputs = array("f", bytes(4 * (len(inputs) // self.input_size) * self.output_size))
        self._check(self._library.splice_detector_predict(
            self._network, *_floats(inputs), *_floats(outputs)))
        return outputs

    def close(self):
        """Gives the network back; afterwards predict raises."""
        self._check(self._library.splice_detector_destroy(self._network))

    def _check(self, status):
        if status:
            text = ctypes.create_string_buffer(self._library.signals_last_error(None, ctypes.c_size_t(0)) + 1)
            self._library.signals_last_error(text, ctypes.c_size_t(len(text)))
            raise SignalsError(status, text.value.decode())


def _floats(values):
    return (ctypes.c_float * len(values)).from_buffer(values), ctypes.c_size_t(len(values))
