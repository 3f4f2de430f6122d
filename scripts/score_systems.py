#!/usr/bin/env python3
"""Scores of translation systems, beside what people wrote: score_systems.py [options] FILE.jsonl...

Each file holds records with a field that names the system ("system", or --group-by) and one that says whether a person or a
machine wrote the text ("side": "human" or something else, or --side). A table for each file has the systems by score, the best
first, and says whether every human translation scores better than every machine's. --rules names the rules that mark
human text more often than machine text: what to look at first when it does not.
"""
import argparse
import collections
import json
import os
import subprocess
import sys


def run(arguments, path):
    done = subprocess.run(arguments + [path], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{path}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode()


def table_of(groups, sides):
    rows = []
    for row in sorted(groups, key=lambda row: (row["points_in_1000_words"], row["name"])):
        rows.append(f"{row['score']:8.2f} {row['score_by_confidence']:14.2f} {row['points_in_1000_words']:14.2f}"
                    f" {row['errors']:7} {row['warnings']:9} {row['words']:8}  {sides[row['name']]:8} {row['name']}")
    return rows


def rules_of(findings, records, words):
    """Findings by rule in 1,000 words of each side, those first that people's text has more of."""
    counts = collections.defaultdict(collections.Counter)
    for finding in findings:
        if finding["severity"] != "info":
            counts[finding["rule"]][records[finding["id"]]["side"]] += 1
    rows = []
    for rule, by_side in counts.items():
        rate = {side: by_side[side] * 1000 / max(1, words[side]) for side in ("human", "machine")}
        if rate["human"] >= rate["machine"]:
            rows.append((rate["machine"] - rate["human"], rule, by_side, rate))
    return [f"  {rule:36} human {by['human']:4} ({rate['human']:.2f}/1000)  machine {by['machine']:4} ({rate['machine']:.2f}/1000)"
            for _, rule, by, rate in sorted(rows, key=lambda row: row[:2])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--mtlint", default=os.environ.get("MTLINT", "mtlint"), help="the program")
    parser.add_argument("--group-by", default="system", metavar="FIELD")
    parser.add_argument("--side", default="side", metavar="FIELD", help='"human" in it means a person')
    parser.add_argument("--rules", action="store_true", help="name the rules that mark human text more")
    options = parser.parse_args()
    all_hold = True
    for path in options.files:
        records, sides, words = {}, {}, collections.Counter()
        with open(path, encoding="utf-8") as lines:
            for line in filter(str.strip, lines):
                record = json.loads(line)
                side = "human" if record.get(options.side) == "human" else "machine"
                records[str(record.get("id"))] = {"side": side}
                sides[str(record.get(options.group_by, ""))] = side
                words[side] += len(record["text"].split())
        score = json.loads(run([options.mtlint, "score", "-q", "--input", "jsonl", "--group-by", options.group_by,
                                "--format", "json"], path))["score"]
        print(f"{path}: score = {score['formula']}; weights {score['weights']['name']}")
        print("   score  by confidence  points/1000 w  errors  warnings    words  side     system")
        print("\n".join(table_of(score["groups"], sides)))
        human = [row["points_in_1000_words"] for row in score["groups"] if sides[row["name"]] == "human"]
        machine = [row["points_in_1000_words"] for row in score["groups"] if sides[row["name"]] == "machine"]
        if human and machine:
            holds = max(human) < min(machine)
            all_hold &= holds
            print(f"{'Every' if holds else 'NOT every'} human translation scores better than every machine's"
                  f" (mean penalty {sum(human) / len(human):.2f} and {sum(machine) / len(machine):.2f}).")
        if options.rules:
            findings = map(json.loads, run([options.mtlint, "check", "-q", "--input", "jsonl", "--format", "jsonl"], path).splitlines())
            print("\n".join(rules_of(findings, records, words)))
        print()
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main())
