"""Bad input: each a plain sentence and the right exit status, and whatever else was asked for is still done."""
import json
import os
import signal
import subprocess
from house import MTLINT, CommandLine, main


class Texts(CommandLine):
    def trouble(self, name, content, pattern):
        """A file that cannot be checked: said in one line, and the file beside it is checked."""
        self.write(name, content)
        self.write("fine.txt", "utilise\n")
        run = self.own("check", name, "fine.txt", "--format", "jsonl")
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, rf"^mtlint: {name}: {pattern}\n$")
        self.assertEqual([json.loads(line)["path"] for line in run.out.splitlines()], ["fine.txt"])

    def test_an_empty_file_is_clean(self):
        self.write("a.txt", "")
        self.expect(self.own("check", "a.txt", "--format", "jsonl"), 0, out="", err="")
        self.expect(self.own("fix", "a.txt"), 0, out="", err="")
        self.expect(self.own("check", "-", "--input", "jsonl", "--format", "jsonl"), 0, out="", err="")

    def test_only_a_byte_order_mark(self):
        self.write("a.txt", b"\xef\xbb\xbf")
        self.expect(self.own("check", "a.txt", "--format", "jsonl"), 0, out="", err="")

    def test_one_huge_line(self):
        text = b"word " * 2_000_000 + b"utilise"
        run = self.own("check", "-", "--format", "jsonl", stdin=text)
        self.assertEqual([json.loads(line)["column"] for line in run.out.splitlines()], [10_000_001])
        shown = self.own("check", "-", stdin=text)
        self.assertLess(len(shown.out), 2000)

    def test_one_huge_word(self):
        run = self.mtlint("check", "-", "--format", "jsonl", stdin=b"a" * 3_000_000)
        self.assertLess(run.returncode, 2, run.err)

    def test_a_document_above_the_limit(self):
        self.write("big.txt", b"a" * 5000)
        run = self.own("check", "--max-size", "4K", "big.txt")
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, r"^mtlint: big.txt: is larger than \S+ \S+,")
        for size in ("0", "-5", "-5K", "x"):
            self.expect(self.own("check", "--max-size=" + size, "big.txt"), 2, out="")

    def test_nul_bytes(self):
        run = self.own("check", "-", "--format", "jsonl", stdin=b"a\0b utilise\0\n")
        self.assertEqual([json.loads(line)["range"]["start"] for line in run.out.splitlines()], [4])

    def test_utf_16(self):
        self.trouble("a.txt", "utilise".encode("utf-16"), "is UTF-16, not UTF-8: .+")
        self.trouble("a.txt", "utilise".encode("utf-16-be") * 20, "looks like UTF-16 without a byte order mark: .+")

    def test_a_picture(self):
        self.trouble("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"looks like a binary file \(PNG\), not like text")

    def test_languages_that_are_none(self):
        for flag in ("--lang", "--source-lang"):
            run = self.own("check", flag, "portuguese", "texts")
            self.expect(run, 2)
            self.assertIn('"portuguese" is not a language tag such as "pt"', run.err)
        self.expect(self.own("check", "--source-lang", "PT-br", "texts"), 0)

    def test_missing(self):
        self.expect(self.own("check", "gone.txt"), 2, err="mtlint: gone.txt: cannot be read: there is no such file or folder\n")

    def test_no_permission(self):
        self.write("secret.txt", "utilise\n").chmod(0o000)
        self.write("fine.txt", "utilise\n")
        run = self.own("check", "secret.txt", "fine.txt", "--format", "jsonl", before=self.as_nobody())
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, r"^mtlint: secret.txt: .*[Pp]ermission denied\n$")
        self.assertIn("fine.txt", run.out)

    def test_what_is_no_file(self):
        os.mkfifo(self.folder / "pipe")
        run = self.own("check", "pipe")
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, r"^mtlint: pipe: .+\n$")

    def test_broken_records_are_told_and_the_rest_goes_on(self):
        lines = b'{"id": "a", "text": "utilise"}\n{"id": "b"\n[1]\n{"id": "c"}\n{"id": "d", "text": "whilst"}\n'
        run = self.own("check", "--input", "jsonl", "--format", "jsonl", "-", stdin=lines)
        self.assertEqual(run.returncode, 2)
        self.assertEqual([json.loads(line)["id"] for line in run.out.splitlines()], ["a", "d"])
        self.assertEqual([line.split(":")[:3] for line in run.err.splitlines()],
                         [["mtlint", " -", n] for n in ("2", "3", "4")])


class InvalidBytes(CommandLine):
    def test_they_are_findings_with_exact_places(self):
        text = b"fine \xff\xfe here\n\xc3\xa9 \xe2\x82 utilise\n"
        run = self.mtlint("check", "-", "--format", "jsonl", "--only", "invalid-bytes", stdin=text)
        found = [(f["range"]["start"], f["range"]["end"], f["line"], f["column"])
                 for f in map(json.loads, run.out.splitlines())]
        self.assertEqual(found, [(5, 7, 1, 6), (16, 18, 2, 3)])
        self.assertEqual(run.returncode, 1)

    def test_they_survive_a_fix(self):
        text = b"\xff utilise \xc3( \xe2\x82"
        self.assertEqual(self.own("fix", "-", stdin=text).stdout, text.replace(b"utilise", b"use"))

    def test_every_format_copes(self):
        self.write("a.txt", b"utilise\xff utilise\n")
        for form in ("text", "json", "jsonl", "sarif", "github", "rdjson"):
            self.own("check", "--format", form, "a.txt").stdout.decode("utf-8")


class Pipes(CommandLine):
    def test_a_reader_that_goes_away_is_no_drama(self):
        self.write("a.txt", "utilise whilst\n" * 20000)
        for form in ("text", "jsonl"):
            for restore in (True, False):
                run = subprocess.Popen([MTLINT, "check", "--rules", "pack", "--only", "odd-word", "--format", form,
                                        "a.txt"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       restore_signals=restore)
                run.stdout.read(10)
                run.stdout.close()
                self.assertEqual(run.stderr.read(), b"")
                run.stderr.close()
                self.assertIn(run.wait(60), (2, -signal.SIGPIPE))

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            run = subprocess.run([MTLINT, "rules", "list"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.stderr.decode(), r"^mtlint: the output cannot be written: .+\n$")


class Packs(CommandLine):
    def errors(self, files):
        for name, content in files.items():
            self.write("bad/" + name, content)
        run = self.mtlint("check", "--rules", "bad", "-")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.out, "")
        return run.err.splitlines()

    def test_ten_errors_are_ten_lines(self):
        errors = self.errors({"p/pack.yaml": "pack: q\n", "p/one.yaml": """\
rule: two
check: pattren
category: fluency/speling
severity: fatal
summary: s
confidence: 3
colour: red
fix: unsafe
target: [english-language]
examples:
  - { bad: 'no mark' }
  - { good: 'x' }
""", "p/three.yaml": """\
rule: three
check: pattern
category: fluency/spelling
severity: error
summary: s
why: w
options: { find: x, fnid: y }
examples: [{ bad: '$[[x]]' }]
"""})
        self.assertGreaterEqual(len(errors), 10)
        for error in errors:
            self.assertRegex(error, r"^mtlint: bad/p/\w+\.yaml:\d+:\d+: .+")
        for part in ("pattren", "fluency/spelling", "fatal", "colour", "fix-safety", "why", "fnid", "ok example"):
            self.assertTrue(any(part in error for error in errors), part)

    def test_expressions_that_do_not_compile_are_told_with_their_place(self):
        rule = """\
rule: {0}
check: pattern
category: fluency/spelling
severity: error
summary: s
why: w
options: {{ find: '{1}' }}
examples:
  - {{ bad: '$[[x]]' }}
  - {{ ok: 'y' }}
"""
        errors = self.errors({"p/a.yaml": rule.format("a", "x("), "p/b.yaml": rule.format("b", "x(?=y)"),
                              "p/c.yaml": rule.format("c", "x*")})
        self.assertEqual([error.split(": ")[1] for error in errors], [f"bad/p/{name}.yaml:7:18" for name in "abc"])

    def test_yaml_bombs_are_refused(self):
        bomb = "a: &a [x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi"))
        for content in (bomb, "[" * 100000, "{a: " * 5000 + "}" * 5000, "- - - " * 50000):
            errors = self.errors({"p/bomb.yaml": content})
            self.assertLess(len(errors), 50)
            self.assertRegex(errors[0], r"^mtlint: bad/p/bomb.yaml:\d+:\d+: .+")

    def test_what_is_no_yaml(self):
        for content in (b"\xff\xfe\x00", b"a: [1, 2", b"\0" * 100, b"rule: x\nrule: y\n", b"%PDF-1.4"):
            errors = self.errors({"p/odd.yaml": content})
            self.assertTrue(errors)
            for error in errors:
                self.assertRegex(error, r"^mtlint: bad/p/odd.yaml(:\d+:\d+)?: .+")

    def test_a_folder_that_is_not_there(self):
        self.expect(self.mtlint("check", "--rules", "nowhere", "-"), 2, out="",
                    err="mtlint: nowhere: there is no such folder\n")


if __name__ == "__main__":
    main()
