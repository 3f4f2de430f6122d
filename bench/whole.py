"""mtlint as a process, measured:
bench/whole.py MTLINT TEXTS [--size MB] [--repeat N] [--peers FOLDER] [--stream MB] [--work DIR] [--callgrind]

Makes SIZE (20) MB of ordinary text out of the text and JSON Lines files below TEXTS, no line twice: when they are used up, their
sentences are put together anew, with names and numbers changed. Runs on it, in turns, and reports each as the median of N runs and
as a ratio to mtlint with one thread: wc -l, wc -w and a plain pass over UTF-8 of it as one file; mtlint of the same as one file and
as articles, with one and two threads, with 10,000 more glossary entries, and with a fault in every line; codespell, typos, Vale,
Harper and LanguageTool where they are installed, the slow ones on a part (bench/peers FOLDER installs them). Then the start on
1 KB and the memory beside the program's own files, at half the size, at all of it and, with --stream, in a stream of records of so
many megabytes. --callgrind counts instructions on the first half megabyte (needs valgrind). Processor time is user and system
time of all threads; it bears other work on the machine better than wall time does."""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from corpus import lines_of
from measured import Measured, own_memory

SENTENCE_END = re.compile(r"(?<=[.!?][\"\u201d\u2019)]|.[.!?]) +(?=[\"\u201c\u2018(]?[A-Z0-9])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d(?![\d.,])")
START_RUNS = 20
PIECE = 1 << 17  # of the text, for slow peers
SLICE = 1 << 19
ARTICLE = 30  # lines
GLOSSARY = 10_000
UTF8_PASS = "import sys; [chunk for chunk in open(sys.argv[1], encoding='utf-8', newline='\\n')]"


def text_of(lines, size):
    """Lines of ordinary text, in all `size` bytes; no line twice."""
    chance = random.Random(20240124)
    lines = lines[:]
    chance.shuffle(lines)
    seen, out, written = set(lines), [], 0
    for line in lines:
        if written >= size:
            return out
        out.append(line)
        written += len(line.encode()) + 1
    sentences = [s for line in lines for s in SENTENCE_END.split(line)]
    names = [name for line in lines for name in NAME.findall(line)] or ["London"]
    while written < size:
        line = " ".join(chance.choices(sentences, k=3))
        line = NAME.sub(lambda _: chance.choice(names), line)
        line = NUMBER.sub(lambda _: str(chance.randint(13, 99)), line)
        if line not in seen:
            seen.add(line)
            out.append(line)
            written += len(line.encode()) + 1
    return out


# What machine translation does to a line, one of them to each.
FAULTS = (
    lambda line, words, i: [*words[:i], words[i], *words[i:]],
    lambda line, words, i: [*words[:i], ".", *words[i:]],
    lambda line, words, i: [*words[:i], ",", *words[i:]],
    lambda line, words, i: [*words[:i], words[i] + " ?.", *words[i + 1:]],
    lambda line, words, i: [*words[:i], "(", *words[i:]],
    lambda line, words, i: [*words[:i], "R$ 1.234,5 mil", *words[i:]],
    lambda line, words, i: [*words[:i], "a comiss\u00e3o popular", *words[i:]],
    lambda line, words, i: [*words[:i], "recieve", *words[i:]],
    lambda line, words, i: [*words[:i], "it\u00e2\u20ac\u2122s", *words[i:]],
    lambda line, words, i: [words[0].lower(), *words[1:]],
)


def with_faults(lines):
    chance = random.Random(11)
    out = []
    for line in lines:
        words = line.split(" ")
        out.append(" ".join(chance.choice(FAULTS)(line, words, chance.randrange(len(words)))))
    return out


def write_glossary(folder):
    chance = random.Random(7)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "el")]
    folder = folder / "entities"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "glossary.yaml", "w", encoding="utf-8") as out:
        out.write("entities:\n")
        for i in range(GLOSSARY):
            word, house = ("".join(chance.choices(syllables, k=4)).capitalize() for _ in range(2))
            names = f"{{ name: {house} Front {i}, replace: [{word} Union {i}] }}"
            out.write(f"  - id: glossary-{i}\n    kind: party\n    en: {names}\n")


def run_with(measured, command):
    """Wall seconds, processor seconds, megabytes; ends the program when it failed for another reason than findings."""
    status, wall, cpu, memory, error = measured.run(command, environment={**os.environ, "LC_ALL": "C.UTF-8"})
    if status not in (0, 1, 2, 65) or (status == 2 and b"mtlint" in error):
        sys.exit(f"{' '.join(map(str, command))}: exit status {status}\n{error.decode(errors='replace')[-2000:]}")
    return wall, cpu, memory


def instructions(command, work):
    out = work / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    for line in open(out, encoding="utf-8", errors="replace"):
        if line.startswith(("summary:", "totals:")):
            return int(line.split()[1])
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mtlint")
    parser.add_argument("texts")
    parser.add_argument("--size", type=float, default=20, help="megabytes")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peers", default="", help="folder of bench/peers")
    parser.add_argument("--stream", type=int, default=0, help="megabytes")
    parser.add_argument("--work")
    parser.add_argument("--callgrind", action="store_true")
    options = parser.parse_args()
    measured = Measured()
    lines = lines_of(options.texts)
    if options.peers:
        os.environ["PATH"] = f"{pathlib.Path(options.peers).resolve()}/bin:{os.environ['PATH']}"
    if not lines:
        sys.exit("there are no lines in these texts")
    mtlint = os.path.abspath(options.mtlint)
    check = [mtlint, "check", "--no-config", "--format", "jsonl"]
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(options.work or temporary).resolve()
        work.mkdir(parents=True, exist_ok=True)
        measure(measured, options, lines, check, work)


def measure(measured, options, lines, check, work):
    def run(command):
        return run_with(measured, command)

    text = text_of(lines, int(options.size * 1e6))
    paths = {}
    for name, part in (("all", text), ("half", text[:len(text) // 2]), ("part", text[:max(1, len(text) // 20)])):
        paths[name] = work / f"{name}.txt"
        paths[name].write_text("\n".join(part) + "\n", encoding="utf-8")
    everything = paths["all"].read_bytes()
    articles = work / "articles"
    faulty = work / "faulty"
    for folder, all_lines in ((articles, text), (faulty, with_faults(text))):
        folder.mkdir()
        for i in range(0, len(text), ARTICLE):
            (folder / f"{i // ARTICLE:06}.txt").write_text("\n".join(all_lines[i:i + ARTICLE]) + "\n", encoding="utf-8")
    for name, size in (("small", 1024), ("piece", PIECE), ("slice", SLICE)):
        paths[name] = work / f"{name}.txt"
        paths[name].write_bytes(everything[:everything.rfind(b"\n", 0, size) + 1] or everything[:size])
    write_glossary(work / "rules")
    megabytes = {name: path.stat().st_size / 1e6 for name, path in paths.items()}
    own = min(len(lines), len(text))
    print(f"{megabytes['all']:.1f} MB, {len(text):,} lines, {own:,} of them as they were written; "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)

    one, entries = "mtlint -j 1, articles", f"mtlint -j 1, {GLOSSARY:,} entries more"
    runs = {
        "wc -l": (["wc", "-l", paths["all"]], "all"),
        "wc -w": (["wc", "-w", paths["all"]], "all"),
        "iconv, UTF-8 to UTF-8": (["iconv", "-f", "UTF-8", "-t", "UTF-8", paths["all"]], "all"),
        "Python, UTF-8 by lines": ([sys.executable, "-c", UTF8_PASS, paths["all"]], "all"),
        one: ([*check, "-j", "1", articles], "all"),
        "mtlint -j 2, articles": ([*check, "-j", "2", articles], "all"),
        entries: ([*check, "-j", "1", "--rules", work / "rules", articles], "all"),
        "mtlint -j 1, one file": ([*check, "-j", "1", paths["all"]], "all"),
        "mtlint -j 1, a fault in every line": ([*check, "-j", "1", faulty], "all"),
    }
    peers = (("codespell", [articles], "all"), ("typos", ["--format", "brief", articles], "all"),
             ("vale", ["--config", pathlib.Path(options.peers) / "vale.ini", "--no-exit", "--output", "line", paths["part"]], "part"),
             ("harper", ["lint", "--quiet", "--format", "compact", paths["piece"]], "piece"),
             ("languagetool", [paths["piece"]], "piece"))
    for name, arguments, size in peers:
        found = options.peers and shutil.which(name)
        if found:
            runs[name] = ([found, *arguments], size)
        else:
            print(f"{name} is not installed", flush=True)
    taken = {name: [] for name in runs}
    for _ in range(options.repeat):
        for name, (command, _) in runs.items():
            taken[name].append(run(command))
    speed = {}
    for name, (_, size) in runs.items():
        speed[name] = megabytes[size] / max(1e-4, statistics.median(cpu for _, cpu, _ in taken[name]))
    print(f"{'':34} {'wall s':>8} {'cpu s':>8} {'MB/s cpu':>9} {'MB':>6} {'x mtlint':>9}")
    for name, found in taken.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*found))
        print(f"{name:34} {wall:8.2f} {cpu:8.2f} {speed[name]:9.2f} {memory:6.0f} {speed[name] / speed[one]:9.3f}")
    walls = {name: statistics.median(wall for wall, _, _ in found) for name, found in taken.items()}
    print(f"two threads against one, wall: {walls[one] / walls['mtlint -j 2, articles']:.2f} times as fast")

    starts = [run([*check, "-j", "1", paths["small"]]) for _ in range(START_RUNS)]
    print(f"start on 1 KB: {statistics.median(s[0] for s in starts) * 1000:.1f} ms wall, "
          f"{statistics.median(s[1] for s in starts) * 1000:.1f} ms cpu, {starts[0][2]:.0f} MB")
    print("memory beside the program's own files: " + ", ".join(
        f"{own_memory([*check, '-j', '1', path]):.0f} MB for {what}" for what, path in
        ((f"one file of {megabytes['part']:.1f} MB", paths["part"]), (f"one of {megabytes['half']:.1f} MB", paths["half"]),
         (f"one of {megabytes['all']:.1f} MB", paths["all"]), ("the articles", articles), ("those with faults", faulty))), flush=True)
    if options.stream:
        records = "".join(json.dumps({"id": str(i), "text": "\n".join(text[i:i + ARTICLE])}) + "\n"
                          for i in range(0, len(text) // 4, ARTICLE)).encode()
        times = max(1, round(options.stream * 1e6 / len(records)))
        most = own_memory([*check, "-j", "2", "--input", "jsonl", "-"], [records] * times)
        print(f"memory of a stream of {times * len(records) / 1e6:.0f} MB of records, two threads: {most:.0f} MB", flush=True)
    if options.callgrind:
        base = instructions([*check, "-j", "1", str(paths["small"])], work)
        more = instructions([*check, "-j", "1", str(paths["slice"])], work)
        size = paths["slice"].stat().st_size - paths["small"].stat().st_size
        print(f"instructions: {base / 1e6:.1f} million on 1 KB, then {(more - base) / size:.0f} a byte")
    print(f"load at the end {os.getloadavg()[0]:.1f}; memory of the largest run "
          f"{measured.most:.0f} MB")


if __name__ == "__main__":
    main()
