"""Measures how often the rules about untranslated words are right when they say how sure they are.

    calibrate.py MTLINT text.jsonl     text that the weights were not fitted to: make_text.py with a seed of its own

A table of findings by confidence, with the source language known and without it; "right" are those that lie in what was
put into the text, for the most part.
"""
import collections
import json
import pathlib
import subprocess
import sys

RULES = "untranslated-text,untranslated-name"
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def findings(mtlint, records):
    text = "".join(json.dumps({k: v for k, v in record.items() if k != "spans"}) + "\n" for record in records)
    done = subprocess.run([mtlint, "check", "--only", RULES, "--input", "jsonl", "--format", "jsonl", "-"], input=text,
                          capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_right(finding, spans):
    start, end = finding["range"]["start"], finding["range"]["end"]
    inside = sum(max(0, min(end, span["end"]) - max(start, span["start"])) for span in spans)
    return 2 * inside >= end - start


def table(title, mtlint, records):
    spans = {record["id"]: record["spans"] for record in records}
    counts = collections.defaultdict(lambda: [0, 0])
    for finding in findings(mtlint, records):
        if finding["severity"] == "info" and finding["confidence"] >= 0.75:
            continue  # it stands there on purpose: a hint whatever its confidence
        step = max(step for step in (0, *STEPS) if step <= finding["confidence"])
        counts[step][is_right(finding, spans[finding["id"]])] += 1
    print(title)
    for step, (wrong, right) in sorted(counts.items()):
        print(f"  confidence from {step:4}: {wrong + right:6} findings, {right / (wrong + right):.3f} right")


def main():
    records = [json.loads(line) for line in pathlib.Path(sys.argv[2]).read_text("utf-8").splitlines()]
    records = [record for record in records if "source_lang" in record]
    table("source language known", sys.argv[1], records)
    table("source language unknown", sys.argv[1], [{k: v for k, v in r.items() if k != "source_lang"} for r in records])


if __name__ == "__main__":
    main()
