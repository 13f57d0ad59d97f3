"""detect.py LIBRARY < LETTERS: the bits of the probabilities of each place, as detect.c prints them with --bits."""
import struct
import sys
from array import array

from signals import SignalsError, SpliceDetector

CLASSES = ("donor", "acceptor", "neither")
LETTERS = 60


def one_hot(letters):
    return array("f", [float(letter == channel) for letter in letters.upper() for channel in "ACGT"])


def main():
    detector = SpliceDetector(sys.argv[1])
    signal = one_hot("".join(sys.stdin.read().split()))
    for start in range(0, len(signal) // 4 - LETTERS + 1):
        probabilities = detector.predict(signal[4 * start:4 * (start + LETTERS)])
        best = max(range(3), key=lambda index: probabilities[index])
        bits = " ".join(struct.pack(">f", value).hex() for value in probabilities)
        print(f"{start + LETTERS // 2}\t{CLASSES[best]}\t{probabilities[best]:.4f}\t{bits}")
    detector.close()
    try:
        detector.predict(signal[:240])
    except SignalsError as error:
        print(f"after close, status {error.status}: {error}", file=sys.stderr)


main()
