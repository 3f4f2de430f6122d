"""Counts the instructions that mtlint takes for a byte of ordinary text and holds them to instructions.json:
cost_test.py MTLINT BUILD [--update]. BUILD names the compiler and the kind of build; of one that the file does not have, nothing is
known. Needs valgrind. --update writes the figure down."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from article import articles

FIGURES = pathlib.Path(__file__).with_name("instructions.json")
MOST = 1.02  # of the figure
SKIP = 77
LITTLE, MUCH = 4, 68  # articles: the difference leaves the start out, and what is made for the first texts


def instructions(mtlint, folder, count):
    records = pathlib.Path(folder, "records.jsonl")
    texts = articles(count)
    records.write_text("".join(json.dumps({"id": str(i), "lang": "en", "text": text}) + "\n" for i, text in enumerate(texts)))
    out = pathlib.Path(folder, "callgrind.out")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", mtlint, "check", "--no-config", "-j", "1",
               "--input", "jsonl", "--format", "jsonl", str(records)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2"})
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode(errors="replace")[-2000:])
    totals = [line for line in out.read_text(errors="replace").splitlines() if line.startswith(("summary:", "totals:"))]
    return int(totals[-1].split()[1]), sum(len(text.encode()) for text in texts)


def main():
    mtlint, build = sys.argv[1:3]
    if shutil.which("valgrind") is None:
        print("valgrind is not installed, so no instructions are counted.")
        return SKIP
    figures = json.loads(FIGURES.read_text())
    update = "--update" in sys.argv
    if build not in figures and not update:
        print(f"There is no figure for a build of {build} in {FIGURES.name}.")
        return SKIP
    with tempfile.TemporaryDirectory() as folder:
        start, little = instructions(mtlint, folder, LITTLE)
        total, much = instructions(mtlint, folder, MUCH)
    found = round((total - start) / (much - little), 1)
    if update:
        FIGURES.write_text(json.dumps({**figures, build: found}, indent=1, sort_keys=True) + "\n")
    known = figures.get(build, found)
    print(f"{found} instructions a byte in {(much - little) / 1000:.0f} KB; {known} are written down for {build}.")
    if found > known * MOST:
        print("That is more than 2 % above. If it has to be: cost_test.py MTLINT BUILD --update")
        return 1
    if found * MOST < known:
        print("That is more than 2 % below: a gain that --update keeps.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
