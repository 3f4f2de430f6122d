"""A corpus in the life of a CI job, measured:
bench/corpus.py MTLINT TEXTS [--articles N] [--lines N] [--work DIR] [--source-lang TAG]

Makes N articles (100,000) out of the text files below TEXTS, each of so many (8) distinct lines in an order of its own; checks
them, checks them again from the cache, takes them into a baseline, edits one in a hundred, checks what has changed, fixes
everything by a patch, checks the result, and compares 1, 2 and 8 threads and 1, 2 and 7 shards byte for byte. Prints wall time,
processor time, memory and counts. Nothing of it is kept unless --work says where."""
import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from measured import Measured



def lines_of(folder):
    lines = set()
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if not path.is_file():
            continue
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            if line.startswith("{"):
                try:
                    texts = str(json.loads(line).get("text", "")).splitlines()
                except ValueError:
                    texts = []
            else:
                texts = [line]
            lines.update(text.strip() for text in texts if 40 < len(text) < 2000)
    return sorted(lines)


def make(work, lines, articles, paragraphs):
    chance = random.Random(20240124)
    size = 0
    for i in range(articles):
        text = "\n\n".join(chance.sample(lines, paragraphs)) + f"\n\nArticle {i} of {articles}.\n"
        path = work / "articles" / f"{i // 1000:03}" / f"{i:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


class Bench:
    def __init__(self, measured, mtlint, work, common):
        self.measured, self.mtlint, self.work, self.common = measured, mtlint, work, common

    def run(self, name, *arguments, out=None, common=True, statuses=(0, 1)):
        """Runs mtlint, prints what it took, and returns the path of what it printed."""
        target = self.work / (out or "out")
        command = [self.mtlint, *arguments, *(self.common if common else ())]
        status, wall, cpu, memory, err = self.measured.run(command, out=target, folder=self.work)
        if status not in statuses:
            sys.exit(f"{name}: exit status {status}\n{err.decode(errors='replace')[-2000:]}")
        print(f"{name:44} {wall:8.1f} s  {cpu:8.1f} s cpu  {memory:7.0f} MB  {target.stat().st_size:12,} bytes out", flush=True)
        return target

    def same(self, what, *paths):
        contents = {path.read_bytes() for path in paths}
        print(f"{what:44} {'the same, byte for byte' if len(contents) == 1 else 'DIFFERENT'}", flush=True)
        return len(contents) == 1


def edit(work, articles):
    for i in range(0, articles, 100):
        path = work / "articles" / f"{i // 1000:03}" / f"{i:06}.txt"
        path.write_text(path.read_text(encoding="utf-8") + "It was seen by by everyone .\n", encoding="utf-8")


def git(work, *arguments, **more):
    subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "gc.auto=0", *arguments], cwd=work,
                   check=True, stdout=subprocess.DEVNULL, **more)


def count(path):
    with open(path, "rb") as lines:
        return sum(1 for _ in lines)


def life_of_a_corpus(bench, articles):
    work, fine = bench.work, True
    cold = bench.run("check", "check", "--format", "jsonl", "articles", out="cold")
    bench.run("check, filling the cache", "check", "--format", "jsonl", "--cache-dir", "cache", "articles", out="filling")
    warm = bench.run("check, from the cache", "check", "--format", "jsonl", "--cache-dir", "cache", "articles", out="warm")
    fine &= bench.same("cache", cold, warm)
    threads = [bench.run(f"check, {n} threads", "check", "--format", "jsonl", "-j", n, "articles", out="j" + n) for n in "128"]
    fine &= bench.same("1, 2 and 8 threads", cold, *threads)
    for shards in (1, 2, 7):
        parts = [f"part{i}of{shards}" for i in range(1, shards + 1)]
        for i, part in enumerate(parts, 1):
            bench.run(f"check, part {i} of {shards}", "check", "--shard", f"{i}/{shards}", "--results", part, "articles")
        merged = bench.run(f"merge of {shards}", "merge", "--format", "jsonl", *parts, out="merged", common=False)
        fine &= bench.same(f"{shards} shards", cold, merged)
    print(f"findings: {count(cold):,}", flush=True)

    bench.run("check, writing a baseline", "check", "--baseline", "known", "--update-baseline", "articles")
    held = bench.run("check against the baseline", "check", "--format", "jsonl", "--baseline", "known", "articles", out="held")
    loud = sum(json.loads(line)["severity"] != "info" for line in open(held, encoding="utf-8"))
    print(f"findings that count: {loud:,}", flush=True)
    git(work, "init", "-q")
    git(work, "add", "articles")
    git(work, "commit", "-q", "-m", "before")
    edit(work, articles)
    changed = bench.run("check of changed lines", "check", "--format", "jsonl", "--changed-since", "HEAD", "articles", out="changed")
    print(f"findings on changed lines: {count(changed):,}", flush=True)
    bench.run("check against the baseline, edited", "check", "--baseline", "known", "--format", "jsonl", "articles", out="edited")
    patch = bench.run("fix --diff", "fix", "--diff", "articles", out="patch")
    git(work, "apply", "--whitespace=nowarn", str(patch))
    again = bench.run("fix --diff of what was fixed", "fix", "--diff", "articles", out="again")
    print(f"bytes that a second fix would change: {again.stat().st_size:,}", flush=True)
    left = bench.run("check of what was fixed", "check", "--format", "jsonl", "articles", out="left")
    safe = sum(bool(f["fixes"]) and f["fixes"][0]["safe"] for f in map(json.loads, open(left, encoding="utf-8")))
    print(f"findings left: {count(left):,}, with a safe fix: {safe:,}", flush=True)
    return fine and again.stat().st_size == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mtlint")
    parser.add_argument("texts")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--lines", type=int, default=8, help="of an article")
    parser.add_argument("--work")
    parser.add_argument("--source-lang", default="")
    options = parser.parse_args()
    measured = Measured()
    lines = lines_of(options.texts)
    if len(lines) < options.lines:
        sys.exit("there are too few lines in these texts")
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(options.work or temporary).resolve()
        size = make(work, lines, options.articles, options.lines)
        print(f"{options.articles:,} articles of {len(lines):,} lines, {size / 1e6:.1f} MB", flush=True)
        common = ["--no-config"] + (["--source-lang", options.source_lang] if options.source_lang else [])
        fine = life_of_a_corpus(Bench(measured, os.path.abspath(options.mtlint), work, common), options.articles)
        print(f"memory of the largest run: {measured.most:.0f} MB")
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
