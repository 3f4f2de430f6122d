"""mtlint on a corpus: parts of a run and their merge, the cache, what has changed, and what may go wrong."""
import json
import os
import pty
import random
import select
import signal
import sqlite3
import subprocess
import time
from house import MTLINT, CommandLine, main

WORDS = "We utilise it whilst they commence XXXX near the sea . and so on".split()


def texts(count, seed=1):
    chance = random.Random(seed)
    for _ in range(count):
        yield " ".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 60))) + ".\n"


class Corpus(CommandLine):
    def setUp(self):
        super().setUp()
        for i, text in enumerate(texts(23)):
            self.write(f"c/{i:02}.txt", text)
        records = [json.dumps({"id": f"r{i}", "text": text}) for i, text in enumerate(texts(40, 2))]
        records.insert(7, "{ no json")
        self.write("c/z.jsonl", "\n".join(records) + "\n")
        self.write("known", "")
        (self.folder / "known").unlink()

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e", *arguments], cwd=self.folder, check=True,
                       capture_output=True)


class Shards(Corpus):
    def test_parts_make_the_whole_byte_for_byte(self):
        formats = ("text", "json", "jsonl", "sarif", "junit", "csv")
        wanted = {f: self.own("check", "--format", f, "gone.txt", "c") for f in formats}
        for count in (1, 2, 7):
            parts = [f"part{i}" for i in range(1, count + 1)]
            for i, part in enumerate(parts, 1):
                run = self.own("check", "--shard", f"{i}/{count}", "--results", part, "-j", 1 + i % 3, "gone.txt", "c")
                self.assertIn(run.returncode, (0, 2))
                self.assertEqual(run.out, "")
            random.Random(count).shuffle(parts)
            for f in formats:
                run = self.mtlint("merge", "--format", f, *parts)
                self.assertEqual(run.stdout, wanted[f].stdout, (f, count))
                self.assertEqual(run.returncode, wanted[f].returncode)
                self.assertEqual(run.err, wanted[f].err)

    def test_any_number_of_threads(self):
        runs = [self.own("check", "--format", "json", "-j", n, "c").stdout for n in (1, 2, 8)]
        self.assertEqual(len(set(runs)), 1)

    def test_a_baseline_holds_for_parts_as_well(self):
        self.own("check", "--baseline", "known", "--update-baseline", "c")
        self.own("check", "--results", "all", "c")
        self.write("more.txt", "whilst\n")
        self.own("check", "--results", "all", "c", "more.txt")
        found = self.mtlint("merge", "--format", "jsonl", "--baseline", "known", "all").out.splitlines()
        counted = [f["path"] for f in map(json.loads, found) if f["severity"] != "info"]
        self.assertEqual(counted, ["more.txt"])

    def test_its_own_files_are_no_texts(self):
        self.write("f/a.txt", "whilst\n")
        self.write("f/known", "# mtlint baseline 1\n")
        self.write("f/report", "utilise\n")
        run = self.own("check", "--baseline", "f/known", "--format", "jsonl", "-o", "f/report", "f")
        self.expect(run, 1, out="", err="")
        found = [json.loads(line)["path"] for line in self.read("f/report").splitlines()]
        self.assertEqual(found, ["f/a.txt"])

    def test_a_baseline_that_is_not_there(self):
        self.expect(self.own("check", "--baseline", "none", "c"), 2, out="",
                    err="mtlint: none: there is no such baseline; with --update-baseline it is made of what is found\n")

    def test_what_is_no_whole_is_refused(self):
        for i in (1, 2):
            self.own("check", "--shard", f"{i}/2", "--results", f"p{i}", "c")
        self.own("check", "--results", "whole", "c")
        self.expect(self.mtlint("merge", "p1"), 2, out="", err="mtlint: part 2 of 2 is missing\n")
        self.expect(self.mtlint("merge", "p1", "p1"), 2, out="", err="mtlint: p1: this is the same part as p1\n")
        self.expect(self.mtlint("merge", "p1", "whole"), 2, out="",
                    err="mtlint: whole: this is a part of another run than p1\n")
        self.write("none", "no results at all\n")
        self.expect(self.mtlint("merge", "none"), 2, err="mtlint: none: these are no results of mtlint check --results\n")
        self.write("cut", self.read("whole")[:-3])
        self.expect(self.mtlint("merge", "cut"), 2)
        for wrong in ("0/2", "3/2", "x", "1/", "/2"):
            self.expect(self.own("check", "--shard", wrong, "--results", "r", "c"), 2)
        self.expect(self.own("check", "--shard", "1/2", "c"), 2)


class Cache(Corpus):
    def check(self, *arguments):
        return self.own("check", "--format", "json", "--cache-dir", "cache", *arguments, "c")

    def entries(self):
        with sqlite3.connect(self.folder / "cache/results.sqlite") as base:
            return base.execute("SELECT count(*) FROM results1").fetchone()[0]

    def test_the_same_is_said_from_the_cache(self):
        plain = self.own("check", "--format", "json", "c")
        cold, warm = self.check(), self.check("-j", 8)
        self.assertEqual(cold.stdout, plain.stdout)
        self.assertEqual(warm.stdout, plain.stdout)
        self.assertEqual(self.entries(), len(set(texts(23)) | set(texts(40, 2))))

    def test_the_cache_is_what_speaks(self):
        self.check()
        with sqlite3.connect(self.folder / "cache/results.sqlite") as base:
            base.execute("UPDATE results1 SET value = x'00'")
        self.assertEqual(json.loads(self.check().out)["findings"], [])

    def test_other_rules_or_texts_are_not_in_it(self):
        self.check()
        before = self.entries()
        self.write("c/00.txt", "whilst now\n")
        self.check()
        self.assertEqual(self.entries(), before + 1)
        only = self.own("check", "--format", "json", "--cache-dir", "cache", "--only", "odd-word", "c")
        self.assertEqual({f["rule"] for f in json.loads(only.out)["findings"]}, {"odd-word"})
        self.write("pack/own/odd-word.yaml", self.read("pack/own/odd-word.yaml").replace(b"whilst: while", b"near: by"))
        self.assertEqual(self.check().stdout, self.own("check", "--format", "json", "c").stdout)

    def test_a_damaged_cache_is_a_warning(self):
        self.write("cache/results.sqlite", "nothing that SQLite knows " * 100)
        run = self.check()
        self.assertEqual(run.stdout, self.own("check", "--format", "json", "c").stdout)
        self.assertIn("the cache cannot be used and is begun anew", run.err)
        self.assertGreater(self.entries(), 0)

    def test_several_runs_at_a_time(self):
        command = [MTLINT, "check", "--rules", "pack", "--only", "odd-word", "--cache-dir", "cache", "--format", "json", "c"]
        runs = [subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        outs = [run.communicate(timeout=300) for run in runs]
        self.assertEqual(len({out for out, _ in outs}), 1)
        self.assertFalse(any(b"cache" in err for _, err in outs), outs[0][1])

    def test_the_users_folder(self):
        self.own("check", "--cache", "c", XDG_CACHE_HOME=str(self.folder / "home"))
        self.assertTrue((self.folder / "home/mtlint/results.sqlite").exists())
        self.own("check", "--cache=other", "c")
        self.assertTrue((self.folder / "other/results.sqlite").exists())


class Changed(Corpus):
    def test_only_changed_lines_count(self):
        self.write("c/a.txt", "whilst\nfine\nutilise\n")
        self.write("c/t.jsonl", '{"id":"1","text":"whilst\\nfine"}\n{"id":"2","text":"whilst"}\n')
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "m")
        self.write("c/a.txt", "whilst\nutilise now\nfine\nutilise\n")
        self.write("c/new \u00e9.txt", "whilst\n")
        self.write("c/t.jsonl", '{"id":"2","text":"whilst"}\n{"id":"1","text":"whilst\\nutilise"}\n{"id":"3","text":"whilst"}\n')
        run = self.own("check", "--format", "jsonl", "--changed-since", "HEAD", "c")
        found = [(f["path"], f.get("id"), f["line"]) for f in map(json.loads, run.out.splitlines())]
        self.assertEqual(found, [("c/a.txt", None, 2), ("c/new \u00e9.txt", None, 1), ("c/t.jsonl", "1", 2), ("c/t.jsonl", "3", 1)])
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "m")
        self.expect(self.own("check", "--format", "jsonl", "--changed-since", "HEAD", "c"), 0, out="")
        self.expect(self.own("check", "--changed-since", "no-such-revision", "c"), 2)


class Faults(Corpus):
    def test_a_terminal_shows_how_far_it_is(self):
        record = b'{"text": "A quiet line."}\n'
        ours, theirs = pty.openpty()
        run = subprocess.Popen([MTLINT, "check", "--only", "doubled-word", "--input", "jsonl", "-"], cwd=self.folder,
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=theirs)
        shown = ""
        for _ in range(400):
            run.stdin.write(record)
            run.stdin.flush()
            if select.select([ours], [], [], 0.05)[0]:
                shown += os.read(ours, 4096).decode()
            if "a second" in shown:
                break
        run.communicate(timeout=60)
        os.close(theirs)
        os.close(ours)
        self.assertRegex(shown, r"\r\x1b\[K\d+ documents?, \d[\d.]* (bytes|KiB) a second")

    def test_an_interrupt_reports_what_is_done(self):
        self.write("big.jsonl", (json.dumps({"text": "whilst " * 300}) + "\n") * 20000)
        command = [MTLINT, "check", "--rules", "pack", "--only", "odd-word", "--format", "jsonl", "big.jsonl"]
        with open(self.folder / "out", "wb") as out:
            run = subprocess.Popen(command, cwd=self.folder, stdout=out, stderr=subprocess.PIPE)
            while (self.folder / "out").stat().st_size == 0:
                time.sleep(0.02)
            run.send_signal(signal.SIGINT)
            _, err = run.communicate(timeout=300)
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"interrupted; what was done until then is reported", err)
        lines = self.read("out").splitlines()
        self.assertTrue(all(json.loads(line)["rule"] == "odd-word" for line in (lines[0], lines[-1])))
        self.assertLess(len(lines), 300 * 20000)

    def test_killed_in_the_middle_of_fix_leaves_whole_files(self):
        text = b"utilise it.\n" * 50
        for i in range(300):
            self.write(f"k/{i:03}.txt", text)
        run = subprocess.Popen([MTLINT, "fix", "--rules", "pack", "--only", "odd-word", "k"], cwd=self.folder,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        run.stdout.readline()
        run.kill()
        run.communicate(timeout=60)
        fixed = text.replace(b"utilise", b"use")
        for i in range(300):
            self.assertIn(self.read(f"k/{i:03}.txt"), (text, fixed))

    def test_unreadable_files_are_told_and_the_rest_goes_on(self):
        self.write("a.txt", "whilst\n").chmod(0)
        self.write("b.txt", "whilst\n")
        run = self.own("check", "--format", "jsonl", "a.txt", "b.txt", before=self.as_nobody())
        self.expect(run, 2, err="mtlint: a.txt: cannot be read: permission denied\n")
        self.assertEqual(json.loads(run.out)["path"], "b.txt")

    def test_a_full_disk_leaves_the_files_as_they_were(self):
        self.write("disk/.keep", "")
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "disk"], cwd=self.folder, check=False,
                                 capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("no file system can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "disk"], cwd=self.folder, check=False)
        text = b"utilise it.\n" * 60_000
        self.write("disk/a.txt", text)
        run = self.own("fix", "disk/a.txt")
        self.expect(run, 2, out="", err="mtlint: disk/a.txt: cannot be replaced: no space is left on the disk\n")
        self.assertEqual(self.read("disk/a.txt"), text)
        self.assertEqual([path.name for path in (self.folder / "disk").iterdir()], ["a.txt"])
        self.expect(self.own("check", "--baseline", "disk/known", "--update-baseline", "disk/a.txt"), 2)
        self.assertFalse((self.folder / "disk/known").exists())

    def test_a_record_of_200_megabytes(self):
        with open(self.folder / "big.jsonl", "wb") as out:
            out.write(b'{"id":"1","text":"' + b"quiet words, " * 15_400_000 + b'"}\n{"id":"2","text":"whilst"}\n')
        run = self.own("check", "--format", "jsonl", "--max-size", "100M", "big.jsonl")
        self.expect(run, 2, err="mtlint: big.jsonl:1: the record is longer than 100 MiB, the most that one may be\n")
        self.assertEqual(json.loads(run.out)["id"], "2")

    def test_memory_stays_small_on_a_long_stream(self):
        record = (json.dumps({"text": "A quiet line of text about the sea. " * 60}) + "\n").encode()
        command = [MTLINT, "check", "--rules", "pack", "--only", "odd-word", "--input", "jsonl", "-"]
        run = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        peaks = []
        for _ in range(2):
            for _ in range(4000):
                run.stdin.write(record)
            run.stdin.flush()
            status = open(f"/proc/{run.pid}/status", encoding="utf-8").read()
            peaks.append(int(status.split("VmHWM:")[1].split()[0]))
        run.communicate(timeout=300)
        self.assertLess(peaks[1] - peaks[0], 60_000)


if __name__ == "__main__":
    main()
