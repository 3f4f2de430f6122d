"""Inputs: folders and what is left out of them, patterns, lists of files, fields of records, tables, compressed files."""
import gzip
import json
import subprocess
from house import CommandLine, main


class Found(CommandLine):
    def paths(self, *arguments, **more):
        run = self.own("check", "--format", "jsonl", *arguments, **more)
        self.assertIn(run.returncode, (0, 1), run.err)
        return [json.loads(line)["path"] for line in run.out.splitlines()]

    def setUp(self):
        super().setUp()
        for name in ("t/a.txt", "t/b.md", "t/draft/c.txt", "t/x/keep.log", "t/x/other.log", "t/x/y/z.log", "t/x/y/d.txt"):
            self.write(name, "whilst\n")

    def test_ignore_files_are_honoured(self):
        self.write("t/.gitignore", "# logs\n*.log\n!keep.log\ndraft/\n")
        self.write("t/x/.gitignore", "!z.log\n")
        self.write("t/x/y/.mtlintignore", "/d.txt\n")
        self.assertEqual(self.paths("t"), ["t/a.txt", "t/b.md", "t/x/keep.log", "t/x/y/z.log"])
        self.assertEqual(self.paths("t/draft/c.txt", "t/x/other.log"), ["t/draft/c.txt", "t/x/other.log"])
        self.assertEqual(len(self.paths("--no-ignore", "t")), 7)

    def test_ignore_files_above_hold_inside_a_repository(self):
        self.write(".git/HEAD", "")
        self.write(".gitignore", "*.log\n/t/draft\n")
        self.assertEqual(self.paths("t/x"), ["t/x/y/d.txt"])
        self.assertEqual(self.paths("t"), ["t/a.txt", "t/b.md", "t/x/y/d.txt"])

    def test_git_agrees(self):
        self.write("t/.gitignore", "*.log\n!/x/keep.log\nx/**/d.txt\n**/draft\n")
        subprocess.run(["git", "init", "-q"], cwd=self.folder, check=True)
        listed = subprocess.run(["git", "ls-files", "-o", "--exclude-standard", "t"], cwd=self.folder, check=True,
                                capture_output=True, text=True).stdout.splitlines()
        self.assertEqual(self.paths("t"), sorted(name for name in listed if "/." not in name))

    def test_patterns(self):
        self.assertEqual(self.paths("t/**/*.txt"), ["t/a.txt", "t/draft/c.txt", "t/x/y/d.txt"])
        self.assertEqual(self.paths("*/a.???", "t/[b]*"), ["t/a.txt", "t/b.md"])
        self.expect(self.own("check", "-q", "t/*.nothing"), 2, err="mtlint: t/*.nothing: no file matches this pattern\n")

    def test_lists_of_files(self):
        self.write("list", "t/b.md\r\nt/a.txt\n\n")
        self.assertEqual(self.paths("--files-from", "list", "t/x/keep.log"), ["t/x/keep.log", "t/b.md", "t/a.txt"])
        self.assertEqual(self.paths("--files-from", "-", stdin=b"t/b.md\0t/a.txt\0"), ["t/b.md", "t/a.txt"])
        self.expect(self.own("check", "--files-from", "gone"), 2)
        self.expect(self.own("check"), 2, err="mtlint: no path was given: files, folders, or - for standard input\n")

    def test_folders_that_go_in_a_circle(self):
        (self.folder / "t/x/loop").symlink_to("..")
        (self.folder / "t/self").symlink_to("self")
        self.assertEqual(len(self.paths("t")), 7)

    def test_many_files_at_any_number_of_threads(self):
        for i in range(200):
            self.write(f"m/{i:03}.txt", "whilst " * (i % 5))
        runs = [self.own("check", "--format", "json", "-j", n, "m").stdout for n in (1, 2, 8, 64)]
        self.assertEqual(len(set(runs)), 1)


class Records(CommandLine):
    def found(self, *arguments, **more):
        run = self.own("check", "--format", "jsonl", *arguments, **more)
        self.assertIn(run.returncode, (0, 1), run.err)
        return [(f.get("id"), f["rule"], f["range"]["start"]) for f in map(json.loads, run.out.splitlines())]

    def test_fields(self):
        record = {"key": "k1", "text": "whilst", "body": "We utilise it.", "language": "en", "day": "2024-01-01"}
        self.assertEqual(self.found("--input", "jsonl", "--text-field", "body", "--id-field", "key", "--lang-field", "language",
                                    "--date-field", "day", "-", stdin=json.dumps(record).encode()), [("k1", "odd-word", 3)])
        run = self.own("check", "--input", "jsonl", "--text-field", "boddy", "-", stdin=json.dumps(record).encode())
        self.expect(run, 2, err='mtlint: -:1: the record has no "boddy"\n')

    def test_tables(self):
        self.write("a.csv", 'id,text\nr1,"We ""utilise"" it, whilst"\nr2,fine\n')
        self.assertEqual(self.found("a.csv"), [("r1", "odd-word", 4), ("r1", "odd-word", 17)])
        self.write("a.tsv", "r1\tWe utilise it\nr2\tfine\n")
        self.assertEqual(self.found("--text-field", "2", "--id-field", "1", "a.tsv"), [("r1", "odd-word", 3)])

    def test_several_texts_in_a_file(self):
        self.write("a.txt", "fine\n=====\nWe utilise it.\n=====\nwhilst\n")
        self.assertEqual(self.found("--split-on", "=====", "a.txt"), [("2", "odd-word", 3), ("3", "odd-word", 0)])

    def test_compressed_files(self):
        line = b'{"id":"a","text":"We utilise it."}\n'
        self.write("a.jsonl.gz", gzip.compress(line) + gzip.compress(line))
        self.assertEqual(self.found("a.jsonl.gz"), [("a", "odd-word", 3)] * 2)
        self.write("b.jsonl", line)
        subprocess.run(["zstd", "-q", "b.jsonl"], cwd=self.folder, check=True)
        self.assertEqual(self.found("b.jsonl.zst"), [("a", "odd-word", 3)])
        self.assertEqual(self.found("--input", "jsonl", "-", stdin=gzip.compress(line)), [("a", "odd-word", 3)])
        self.write("cut.jsonl.gz", gzip.compress(line)[:-5])
        self.expect(self.own("check", "cut.jsonl.gz", "b.jsonl"), 2,
                    err="mtlint: cut.jsonl.gz: the compressed data end too early\n")
        self.expect(self.own("fix", "a.jsonl.gz"), 2)

    def test_what_is_no_record_is_placed_and_the_rest_goes_on(self):
        self.write("a.jsonl", '{"id":"1","text":"whilst"}\n{"id":\n[]\n{"id":"4","text":"whilst"}\n')
        run = self.own("check", "--format", "jsonl", "a.jsonl")
        self.assertEqual(run.returncode, 2)
        self.assertEqual([json.loads(line)["id"] for line in run.out.splitlines()], ["1", "4"])
        self.assertEqual([line.split(": ")[1] for line in run.err.splitlines()], ["a.jsonl:2:7", "a.jsonl:3"])


class WrittenBack(CommandLine):
    LINES = (b'\xef\xbb\xbf{"id" : 7, "text":"a\\u0020b whilst\\u00e9 utilise \\"x\\" whilst\\n", "x": [1.50, "whilst"] }\r\n'
             b'\n'
             b'{"no json"\n'
             b'{"text": "utilise", "id": "z"}')
    FIXED = (b'\xef\xbb\xbf{"id" : 7, "text":"a\\u0020b whilst\\u00e9 use \\"x\\" while\\n", "x": [1.50, "whilst"] }\r\n'
             b'\n'
             b'{"no json"\n'
             b'{"text": "use", "id": "z"}')

    def test_records_keep_all_but_what_is_fixed(self):
        for jobs in (1, 8):
            self.write("a.jsonl", self.LINES)
            self.assertEqual(self.own("fix", "-j", jobs, "a.jsonl").returncode, 2)  # one is no record
            self.assertEqual(self.read("a.jsonl"), self.FIXED)
            self.assertEqual(self.own("fix", "--input", "jsonl", "-", stdin=self.LINES).stdout, self.FIXED)
        self.assertEqual(self.own("fix", "--input", "jsonl", "-", stdin=self.FIXED).stdout, self.FIXED)

    def test_a_diff_of_records_applies(self):
        self.write("a.jsonl", self.LINES)
        diff = self.own("fix", "--diff", "a.jsonl").stdout
        self.assertEqual(self.read("a.jsonl"), self.LINES)
        subprocess.run(["patch", "-p1", "-s", "--binary"], input=diff, cwd=self.folder, check=True)
        self.assertEqual(self.read("a.jsonl"), self.FIXED)

    def test_tables_and_divided_texts(self):
        self.write("a.csv", b'id,text\r\n1,"We ""utilise"", it"\r\n2,utilise\r\n')
        self.write("a.tsv", b"text\twhilst\nutilise\\tit\twhilst\n")
        self.expect(self.own("fix", "a.csv", "a.tsv"), 0)
        self.assertEqual(self.read("a.csv"), b'id,text\r\n1,"We ""use"", it"\r\n2,use\r\n')
        self.assertEqual(self.read("a.tsv"), b"text\twhilst\nuse\\tit\twhilst\n")
        self.write("a.txt", b"utilise\n%%\n\n%%\r\nutilise")
        self.expect(self.own("fix", "--split-on", "%%", "a.txt"), 0)
        self.assertEqual(self.read("a.txt"), b"use\n%%\n\n%%\r\nuse")

    def test_so_many_findings_are_let_pass(self):
        self.write("a.txt", "utilise whilst XXXX commence\n")
        for most, status in ((0, 1), (2, 1), (3, 0)):
            self.assertEqual(self.own("check", "--max-findings", most, "a.txt").returncode, status)
        self.assertEqual(self.own("check", "--max-findings", 3, "--fail-on", "info", "a.txt").returncode, 1)

    def test_a_long_text_comes_in_pieces(self):
        lines = ["Nothing is wrong with any line of a text that is as long as an archive, \u00e9t\u00e9.\n"] * 110_000
        lines[::9000] = ["It is told whilst the text is read.\n"] * len(lines[::9000])
        text = "".join(lines).encode()
        self.assertGreater(len(text), 8_000_000)
        self.write("long.txt", text)
        run = self.own("check", "--format", "json", "-j", 2, "long.txt")
        found = json.loads(run.out)
        self.assertEqual([one["line"] for one in found["findings"]], list(range(1, 110_001, 9000)))
        for one in found["findings"]:
            self.assertEqual(text[one["range"]["start"]:one["range"]["end"]], b"whilst")
            self.assertEqual(one["column"], 12)
        self.assertEqual(found["summary"]["documents"], 1)
        self.assertEqual(found["summary"]["documents_with_findings"], 1)
        whole = self.own("check", "--format", "checkstyle", "long.txt").out
        self.assertEqual(whole.count("<error "), len(found["findings"]))
        self.assertEqual(self.own("check", "--format", "json", "-j", 1, "-", stdin=text).out.replace('"-"', '"long.txt"'), run.out)
        self.write("long.txt", text.replace(lines[0].encode(), b"<!-- mtlint-disable -->\n" + lines[0].encode(), 1))
        self.assertEqual(self.own("check", "--format", "jsonl", "long.txt").out, "")


if __name__ == "__main__":
    main()
