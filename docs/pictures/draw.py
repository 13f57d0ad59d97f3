"""Draws the pictures of ../pictures.md: python3 docs/pictures/draw.py. The files are committed; a reader needs no Python."""
import pathlib

HERE = pathlib.Path(__file__).parent
CELL, GAP = 34, 6
STYLE = """<style>
  text { font: 13px system-ui, sans-serif; fill: #57606a; } .n { text-anchor: middle; fill: #1f2328; } .h { font-weight: 600; }
  .own { fill: #cfe3ff; stroke: #2f6fde; } .pad { fill: #ffe2c4; stroke: #d9730d; } .out { fill: #d3f2df; stroke: #157f52; } .off { fill: none; stroke: #c8d0da; }
  line, path { stroke: #8a94a6; fill: none; }
  @media (prefers-color-scheme: dark) { text { fill: #98a2b3; } .n { fill: #1f2328; } .h { fill: #98a2b3; } }
</style>"""


class Picture:
    def __init__(self, width, height):
        self.parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">', STYLE]

    def box(self, x, y, kind, text=""):
        self.parts.append(f'<rect class="{kind}" x="{x}" y="{y}" width="{CELL}" height="{CELL}" rx="4"/>')
        if text != "":
            self.parts.append(f'<text class="n" x="{x + CELL / 2}" y="{y + CELL / 2 + 5}">{text}</text>')

    def text(self, x, y, text, kind=""):
        self.parts.append(f'<text class="{kind}" x="{x}" y="{y}">{text}</text>')

    def line(self, x1, y1, x2, y2):
        self.parts.append(f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')

    def save(self, name):
        (HERE / name).write_text("\n".join(self.parts + ["</svg>", ""]), newline="\n")


def place(i, left=150):
    return left + i * (CELL + GAP)


def padding_modes():
    signal = [1, 2, 3, 4, 5]
    modes = [
        ("Constant", lambda i: 0), ("Replicate", lambda i: signal[min(max(i, 0), 4)]),
        ("Reflect", lambda i: signal[-i if i < 0 else 8 - i]), ("Symmetric", lambda i: signal[-i - 1 if i < 0 else 9 - i]),
        ("Circular", lambda i: signal[i % 5]),
    ]
    picture = Picture(540, len(modes) * 50 + 20)
    for row, (name, value) in enumerate(modes):
        y = 14 + row * 50
        picture.text(12, y + 22, name, "h")
        for i in range(-2, 7):
            inside = 0 <= i < 5
            picture.box(place(i + 2), y, "own" if inside else "pad", signal[i] if inside else value(i))
    picture.save("padding-modes.svg")


def paddings():
    picture = Picture(540, 320)
    for row, (name, left, right) in enumerate([("valid", 0, 0), ("same", 1, 1), ("causal", 2, 0)]):
        y = 14 + row * 104
        picture.text(12, y + 22, f'"{name}"', "h")
        picture.text(12, y + 40, "width 3")
        for i in range(-left, 6 + right):
            picture.box(place(i + 2), y, "own" if 0 <= i < 6 else "pad", i + 1 if 0 <= i < 6 else 0)
        for o in range(6 + left + right - 2):
            x = place(o - left + 1 + 2) if name != "causal" else place(o + 2)
            picture.box(x, y + 52, "out", "y" + str(o + 1))
    picture.save("paddings.svg")


def tree(name, dilations, label):
    """A causal stack: what one output sees."""
    rows, steps = len(dilations) + 1, 16
    picture = Picture(place(steps, 110) + 6, rows * 64 + 6)
    lit = [set() for _ in range(rows)]
    lit[rows - 1] = {steps - 1}
    for layer in range(rows - 1, 0, -1):
        for step in lit[layer]:
            for tap in range(2):
                below = step - tap * dilations[layer - 1]
                lit[layer - 1].add(below)
                y = (rows - 1 - layer) * 64
                picture.line(place(step, 110) + CELL / 2, y + 6 + CELL, place(below, 110) + CELL / 2, y + 64 + 6)
    for layer in range(rows):
        y = (rows - 1 - layer) * 64 + 6
        picture.text(6, y + 22, "input" if layer == 0 else label(dilations[layer - 1]), "h")
        for step in range(steps):
            kind = "off" if step not in lit[layer] else "own" if layer == 0 else "out"
            picture.box(place(step, 110), y, kind, step + 1 if layer == 0 else "")
    picture.save(name)


def stream():
    picture = Picture(600, 250)
    chunks = [("push 3", 3, 1), ("push 1", 1, 1), ("push 4", 4, 4), ("flush", 0, 2)]
    seen = told = 0
    for row, (name, count, outputs) in enumerate(chunks):
        y = 10 + row * 58
        picture.text(12, y + 22, name, "h")
        for i in range(8):
            kind = "own" if seen <= i < seen + count else "off"
            picture.box(place(i, 80), y, kind, i + 1 if i < seen + count else "")
        seen += count
        picture.text(place(8, 80) + 4, y + 22, "gives")
        told_text = ", ".join(f"y{told + k + 1}" for k in range(outputs))
        picture.text(place(8, 80) + 48, y + 22, told_text, "h")
        told += outputs
    picture.save("stream.svg")


padding_modes()
paddings()
tree("dilation.svg", [1, 2, 4, 8], lambda d: f"dilation {d}")
tree("receptive-field.svg", [1, 1, 1, 1], lambda d: "dilation 1")
stream()
