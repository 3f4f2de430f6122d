"""Fits the weights of the rules about untranslated words to training text: logistic regression by Newton's method, no chance
in it anywhere.

    fit.py MTLINT text.jsonl RULES     writes RULES/weights/untranslated.yaml

First the words (is this word of the other language?), then, with those weights, the runs that they make up.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

KINDS = ("word", "text", "phrase", "name", "names", "upper", "initial", "ending")
HELD = re.compile(r" (before|after|repeated|between-names|others)|^names? exonym|^(exonym|role) capital")
BESIDE = 200.0      # how strongly the weights of neighbours are held to what they were set to
UNIT = 64           # a weight of 64 is a factor of e in the odds
RARER = -0.5        # in training text names stand beside patterns that tell less than real text: what to add to the odds
BRIDGES = {"bridge s0": -384, "bridge s1": -256, "bridge s2": -192, "bridge s3": -128, "bridge s4": -77, "bridge s5": -48,
           "bridge s6": -40, "join": -64}
# What a source text says, which training text has none of: what was left stands in it, and so does every name that belongs.
TITLED = {"titled": 230}  # a title of the other language before a name that the text has otherwise as well
COPIED = {"lower copied": 64, "lower missing": -256, "capital missing": -192}
WORD_SHIFT = 1.0    # spans forgive a weak word; so runs may start from weaker words than would be told alone
RULE = """rule: untranslated-text
check: untranslated
category: accuracy/untranslated
severity: info
summary: Evidence.
why: It is what the weights are made of.
options:
  what: text
  evidence: {what}
{lists}
examples:
  - {{ bad: "$[[a]]", lang: en }}
  - {{ ok: "a", lang: en }}
"""


# What neighbours say of names, in natural logarithms of odds, until training text says otherwise.
NEIGHBOURS = {"before dash": -0.5, "after dash": -1.0, "before media": -2, "before club": -2, "before work": -2, "before called": -1.5,
              "before title": -1.5, "before given": -2,
              "before place": -0.7, "before body": 0.3, "before article": 0.5, "after work": -1.5, "after club": -1,
              "after media": -1, "after place": -0.7, "before capital": -0.8, "after capital": -0.3, "before strange": -0.7,
              "after strange": -0.7, "after family": -1, "before family": -1, "before-that media": -0.7,
              "before-that work": -0.7, "before-that club": -0.7, "before-that called": -0.5,
              "exonym whole territory": 3, "exonym whole month": 1.5, "exonym whole weekday": 1.5,
              "exonym whole place": 1}


# What is decided, not learned: a newsroom forgives a miss sooner than an alarm about a word that every language uses, and
# the name of a country is sure. In natural logarithms of odds, added to what was learned.
# Of a source language that was guessed: a run that little speaks for, one that speaks for itself, one that the rest of the
# text speaks for; a fourth, that is sure, costs nothing. In weights, not in logarithms.
GUESSED = {
    "word": {"frequent": (-90, 0, 0), "common": (-140, -20, 0), "rare": (-350, -150, -30)},
    "text": {"frequent": (-60, 0, 0), "common": (-60, -20, 0), "rare": (-200, -100, -20)},
    "name": {"frequent": (-70, -10, 0), "common": (-170, -70, -20), "rare": (-350, -200, -80)},
    "ending": {"frequent": (-170, -130, -80), "common": (-250, -190, -80), "rare": (-350, -220, -100)},
}
GUESSED |= {"phrase": GUESSED["word"]} | {kind: GUESSED["name"] for kind in ("names", "upper", "initial")}
GUESSED_CELLS = {f"{kind} guessed-{origin} {support}": weight for kind, origins in GUESSED.items()
                 for origin, weights in origins.items() for support, weight in zip(("doubtful", "alone", "supported"), weights)}
DECIDED = {f"{kind} of-a-lender": -6.0 for kind in KINDS if kind != "text"} | {
    "text of-a-lender": -1.5, "phrase": -0.7, "ending": 1.4, "ending possessive yes": 1.3,
    "name exonym whole territory": 2.0, "initial exonym whole territory": 2.0, "name exonym whole month": 1.0,
    "name exonym whole weekday": 1.0, "word between-names": -1.0, "name title-before-name": 1.0, "initial title-before-name": 3.0,
    "name title-of-known-name": 2.5, "initial title-of-known-name": 4.0}
NOT_LEARNED = re.compile(r" of-a-lender$| guessed-| title-(before|of-known)-name$")


def prior(cell):
    if cell == "exonym capital territory":
        return 3.0
    kind, _, rest = cell.partition(" ")
    if kind in ("word", "text", "phrase"):
        return {"repeated 2": -0.5, "repeated 3": -1.5, "between-names": -2.5 if kind == "word" else -1.5}.get(rest, 0.0)
    if cell == "initial after dash":
        return -3.0  # the town of a dateline
    if kind in ("name", "names", "upper", "initial") and rest in NEIGHBOURS:
        return NEIGHBOURS[rest]
    levels = re.fullmatch(r"(lower|capital|initial|upper|inner) t(\d) s(\d)", cell)
    if not levels:
        return 0.0
    shape, own, other = levels[1], int(levels[2]), int(levels[3])
    return 0.9 * other - 1.2 * own - 1.5 if shape == "lower" else 0.5 * other - 0.6 * own - 1.5


def weights_file(tables):
    lines = ["weights: untranslated",
             "summary: Evidence that words were left in another language, in 1/64 of a natural logarithm of odds.",
             "origin: Written by scripts/untranslated/fit.py; not to be changed by hand.", "tables:"]
    for name, table in sorted(tables.items()):
        lines.append(f"  {name}:")
        lines += [f"    {cell}: {value}" for cell, value in sorted(table.items()) if value != 0]
    return "\n".join(lines) + "\n"


def lists_of(rules):
    """The lists of the rule about names, word for word: they stand in one place only."""
    text = (rules / "core/untranslated-name.yaml").read_text("utf-8")
    return text[text.index("  lenders:"):text.index("examples:")].rstrip("\n")


def evidence(mtlint, rules, text, tables, what):
    """For every word or run: its record, its bytes, its cells."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "core").mkdir()
        (root / "weights").mkdir()
        (root / "core/untranslated-text.yaml").write_text(RULE.format(what=what, lists=lists_of(rules)), "utf-8")
        (root / "weights/untranslated.yaml").write_text(weights_file(tables), "utf-8")
        done = subprocess.run([mtlint, "check", "--rules", folder, "--only", "untranslated-text", "--input", "jsonl",
                               "--format", "jsonl", "-"], input=text, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    for line in done.stdout.splitlines():
        found = json.loads(line)
        cells = tuple(cell.rpartition(":")[0] for cell in found["message"].split("; "))
        yield found["id"], found["range"]["start"], found["range"]["end"], cells


def without_names(cell):
    """What the cell would be if the word were on no list of names."""
    return re.sub(r"^name .*(?= [ts]\d$)", "name no-name", re.sub(r" (named|places) \d$", r" \1 0", cell))


def labelled(rows, spans):
    """Equal rows are counted, not repeated: cells -> [wrong, right]. The names in training text come from lists that
    the lexicon has as well, those in real text often do not: every second record does as if."""
    counts = collections.defaultdict(lambda: [0, 0])
    for record, start, end, cells in rows:
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in spans[record])
        cells = tuple(cell for cell in cells if not NOT_LEARNED.search(cell))
        if int(record) % 2:
            cells = tuple(without_names(cell) for cell in cells)
        counts[cells][1 if 2 * inside >= end - start else 0] += 1
    return counts


def fit(counts, strength):
    cells = sorted({cell for row in counts for cell in row})
    number = {cell: i for i, cell in enumerate(cells)}
    rows = sorted(counts)
    matrix = np.zeros((len(rows), len(cells)), dtype=np.float32)
    for i, row in enumerate(rows):
        matrix[i, [number[cell] for cell in row]] = 1
    wrong, right = (np.array([counts[row][k] for row in rows], dtype=np.float64) for k in (0, 1))
    total = wrong + right
    start = np.array([prior(cell) for cell in cells])
    weights = start.copy()
    # What stands beside a run in the patterns of training text is only a hint of what stands beside it in real text.
    beside = re.compile(r" (before|after|repeated|others)")
    pull = np.array([1e-4 if cell == "bias" else BESIDE if beside.search(cell) else strength for cell in cells])
    for _ in range(25):
        odds = matrix @ weights.astype(np.float32)
        chance = 1 / (1 + np.exp(-np.clip(odds.astype(np.float64), -30, 30)))
        gradient = matrix.T @ (right - total * chance).astype(np.float32) - pull * (weights - start)
        curve = (matrix * (total * chance * (1 - chance)).astype(np.float32)[:, None]).T @ matrix
        step = np.linalg.solve(curve.astype(np.float64) + np.diag(pull), gradient.astype(np.float64))
        step = np.clip(step, -2, 2)
        weights += step
        if np.abs(step).max() < 1e-3:
            break
    odds = matrix.astype(np.float64) @ weights
    for low in range(-6, 7, 1):
        here = (odds >= low) & (odds < low + 1)
        if total[here].sum() > 20:
            print(f"  log-odds {low:3}..{low + 1:3}: {int(total[here].sum()):7} rows, {right[here].sum() / total[here].sum():.3f} right")
    return dict(zip(cells, weights))


def rising(values):
    """The nearest values that never fall: where they do, neighbours get what they have together."""
    blocks = []
    for value in values:
        blocks.append((value, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, few), (high, many) = blocks.pop(), blocks.pop()
            blocks.append(((low * few + high * many) / (few + many), few + many))
    return [round(value) for value, count in blocks for _ in range(count)]


def smooth(spans):
    """More evidence for a name with an ending never says less for it: few of them in training text have much."""
    for measure in ("best", "total"):
        cells = [f"ending {measure} b{i}" for i in range(10)]
        spans.update(zip(cells, rising([spans.get(cell, 0) for cell in cells])))


def main():
    mtlint, text, rules = sys.argv[1], pathlib.Path(sys.argv[2]).read_text("utf-8"), pathlib.Path(sys.argv[3])
    spans = {}
    for line in text.splitlines():
        record = json.loads(line)
        spans[record["id"]] = [(s["start"], s["end"]) for s in record["spans"]]
    counts = labelled(evidence(mtlint, rules, text, {"word": {"bias": 1}}, "words"), spans)
    print(len(counts), "different words")
    words = fit(counts, 0.5)
    words["bias"] = words.get("bias", 0) + WORD_SHIFT
    tables = {"word": {cell: round(value * UNIT) for cell, value in words.items()} | BRIDGES | TITLED | COPIED}
    counts = labelled(evidence(mtlint, rules, text, tables, "runs"), spans)
    print(len(counts), "different runs")
    runs = fit(counts, 1.0)
    for kind in KINDS:
        runs[kind] = runs.get(kind, 0) - RARER
    for cell, value in DECIDED.items():
        runs[cell] = runs.get(cell, 0) + value
    tables["span"] = {cell: round(value * UNIT) for cell, value in runs.items()} | GUESSED_CELLS
    smooth(tables["span"])
    (rules / "weights").mkdir(exist_ok=True)
    (rules / "weights/untranslated.yaml").write_text(weights_file(tables), "utf-8")


if __name__ == "__main__":
    main()
