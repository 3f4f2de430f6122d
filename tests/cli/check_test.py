"""mtlint check: the contract that scripts rely on."""
import json
import os
import pty
import shutil
import subprocess
from house import MTLINT, CommandLine, main


class Contract(CommandLine):
    def findings(self, *arguments, **more):
        return [json.loads(line) for line in self.own("check", "--format", "jsonl", *arguments, **more).out.splitlines()]

    def test_a_finding_is_told_with_its_place_and_fix(self):
        self.write("a.txt", "\ufeff\u00c9t\u00e9\r\nWe Utilise it.\n")
        self.assertEqual(self.findings("a.txt"), [{
            "path": "a.txt", "rule": "odd-word", "category": "fluency/spelling", "severity": "warning",
            "confidence": 0.9, "message": "A word that nobody needs", "range": {"start": 13, "end": 20}, "line": 2,
            "column": 4, "text": "Utilise",
            "fixes": [{"title": 'write "Use"', "safe": True, "applicability": "safe",
                       "edits": [{"start": 13, "end": 20, "text": "Use"}]}]}])

    def test_records_keep_their_ids_and_order(self):
        records = [{"id": f"a{i}", "text": "whilst " * (i % 7) + "nothing", "lang": "en"} for i in range(300)]
        stdin = "\n".join(map(json.dumps, records)).encode()
        found = self.findings("--input", "jsonl", "-", stdin=stdin)
        self.assertEqual([f["id"] for f in found], [r["id"] for r in records for _ in range(r["text"].count("whilst"))])
        runs = [self.own("check", "--format", "jsonl", "--input", "jsonl", "-", "-j", n, stdin=stdin).stdout
                for n in (1, 2, 8)]
        self.assertEqual(runs[0], runs[1])
        self.assertEqual(runs[0], runs[2])

    def test_a_lexicon_that_is_none_is_refused_and_a_missing_one_told_once(self):
        self.write("a.txt", "We utilise it.\n")
        self.write("bad.lex", "no lexicon at all")
        self.expect(self.mtlint("check", "--lexicon", "bad.lex", "a.txt"), 2, "",
                    "mtlint: bad.lex: this is no lexicon of mtlint\n")
        self.assertEqual(self.mtlint("check", "--lexicon", "none.lex", "a.txt").returncode, 2)
        program = shutil.copy(MTLINT, self.folder / "alone")
        run = subprocess.run([program, "check", "a.txt"], cwd=self.folder, capture_output=True, check=False, timeout=60,
                             env={name: value for name, value in os.environ.items() if name != "MTLINT_LEXICON"})
        self.assertEqual(run.stderr.decode().count("there is no lexicon"), 1)
        self.assertLess(run.returncode, 2)

    def test_originals_are_kept_as_asked(self):
        texts = ["The Minist\u00e9rio denied it.", "It began in the S\u00e3o Crist\u00f3v\u00e3o neighborhood of Rio."]
        records = [{"id": str(i), "text": text, "lang": "en", "source_lang": "pt"} for i, text in enumerate(texts)]
        found = {}
        for keep in ("none", "media", "organisations"):
            self.write(".mtlint.yaml",
                       f"root: true\nrules: {{ untranslated-name: {{ options: {{ keep-originals: {keep} }} }} }}\n")
            run = self.mtlint("check", "--only", "untranslated-name", "--input", "jsonl", "--format", "jsonl", "-",
                              stdin="\n".join(map(json.dumps, records)).encode())
            if b"there is no lexicon" in run.stderr:
                self.skipTest("there is no lexicon")
            found[keep] = [json.loads(line)["id"] for line in run.out.splitlines()]
        self.assertEqual(found, {"none": ["0", "1"], "media": ["0"], "organisations": []})

    def test_names_that_only_look_like_places_and_months(self):
        texts = {"place": "They flew home to Polsko.", "short": "They own a house in Norfolk and a boat.",
                 "person": "It is a bold plan, Jonathan Lis reports from there."}
        records = [{"id": key, "text": text, "lang": "en", "source_lang": "cs"} for key, text in texts.items()]
        run = self.mtlint("check", "--only", "untranslated-name", "--input", "jsonl", "--format", "jsonl", "-",
                          stdin="\n".join(map(json.dumps, records)).encode())
        if b"there is no lexicon" in run.stderr:
            self.skipTest("there is no lexicon")
        self.assertEqual([json.loads(line)["id"] for line in run.out.splitlines()], ["place"])

    def test_a_language_that_nobody_knows_is_told_once(self):
        text = "Watu walikuja mjini. Walisema kwamba mvua ilinyesha.\n\nBaadaye walirudi nyumbani.\n"
        run = self.mtlint("check", "--lang", "sw", "--format", "jsonl", "-", stdin=text.encode())
        if b"there is no lexicon" in run.stderr:
            self.skipTest("there is no lexicon")
        found = [json.loads(line) for line in run.out.splitlines()]
        told = [f for f in found if f["category"] == "accuracy/untranslated"]
        self.assertEqual([(f["severity"], f["text"]) for f in told], [("info", "Watu")])
        self.assertIn("Swahili", told[0]["message"])

    def test_a_passage_that_was_left_is_told_as_a_whole(self):
        text = "It failed. Il ministro ha detto domenica che la legge sarebbe stata cambiata. They vote on domenica."
        run = self.mtlint("check", "--source-lang", "it", "--format", "jsonl", "-", stdin=text.encode())
        if b"there is no lexicon" in run.stderr:
            self.skipTest("there is no lexicon")
        found = [json.loads(line) for line in run.out.splitlines()]
        self.assertEqual([f["rule"] for f in found if f["severity"] != "info"],
                         ["untranslated-text", "foreign-calendar-name"])
        self.assertEqual(found[0]["text"], "Il ministro ha detto domenica che la legge sarebbe stata cambiata")

    def test_findings_are_sorted(self):
        text = b"XXXXX utilise whilst\ncommence utilise XXXX\n"
        places = [(f["range"]["start"], f["range"]["end"], f["rule"]) for f in self.findings("-", stdin=text)]
        self.assertEqual(places, sorted(places))
        self.assertEqual(len(places), 6)

    def test_json_is_json_and_holds_the_same(self):
        self.write("a.txt", "We utilise XXXX.\n")
        whole = json.loads(self.own("check", "--format", "json", "a.txt").out)
        self.assertEqual([f["rule"] for f in whole["findings"]], ["odd-word", "sure-error"])

    def test_a_folder_means_the_files_in_it(self):
        self.write("texts/b/c.txt", "utilise\n")
        self.write("texts/a.txt", "whilst\n")
        self.write("texts/.hidden.txt", "whilst\n")
        self.write("texts/picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        run = self.own("check", "--format", "jsonl", "texts")
        self.expect(run, 1, err="")
        found = [json.loads(line) for line in run.out.splitlines()]
        self.assertEqual([f["path"] for f in found], ["texts/a.txt", "texts/b/c.txt"])


class Status(CommandLine):
    def status(self, text, *arguments):
        return self.own("check", "-", *arguments, stdin=text).returncode

    def test_clean_findings_trouble(self):
        self.assertEqual(self.status(b"Nothing here.\n"), 0)
        self.assertEqual(self.status(b"utilise\n"), 1)
        self.assertEqual(self.status(b"commence\n"), 0)
        self.expect(self.own("check", "not-there.txt"), 2, out=None,
                    err="mtlint: not-there.txt: cannot be read: there is no such file or folder\n")

    def test_fail_on(self):
        self.assertEqual(self.status(b"utilise\n", "--fail-on", "error"), 0)
        self.assertEqual(self.status(b"XXXX\n", "--fail-on", "error"), 1)
        self.assertEqual(self.status(b"commence\n", "--fail-on", "info"), 1)
        self.assertEqual(self.status(b"XXXX\n", "--fail-on", "never"), 0)

    def test_trouble_counts_more_than_findings_and_the_rest_is_done(self):
        self.write("a.txt", "utilise\n")
        run = self.own("check", "gone.txt", "a.txt", "--format", "jsonl")
        self.assertEqual(run.returncode, 2)
        self.assertIn('"odd-word"', run.out)

    def test_usage(self):
        self.assertEqual(self.mtlint("--help").returncode, 0)
        self.assertEqual(self.mtlint("--version").returncode, 0)
        for wrong in ([], ["chekc"], ["check"], ["check", "--no-such-flag", "-"], ["check", "--format", "xyz", "-"],
                      ["check", "--date", "yesterday", "-"], ["check", "--jobs", "0", "-"]):
            run = self.mtlint(*wrong)
            self.assertEqual((run.returncode, run.err[:8], run.err.count("\n")), (2, "mtlint: ", 1), wrong)

    def test_values_that_an_option_may_not_have(self):
        def fault(*arguments):
            return self.mtlint("check", *arguments, "-").err

        self.assertEqual(fault("--fail-on", "eror"), 'mtlint: --fail-on: there is no "eror"; did you mean "error"?\n')
        self.assertEqual(fault("--input", "pdf"), 'mtlint: --input: there is no "pdf"; there are csv, jsonl, text and tsv\n')
        self.assertEqual(fault("--jobs", "-3"), 'mtlint: --jobs: "-3" is no number from 1 to 256\n')
        self.assertEqual(fault("--top", "1x"), 'mtlint: --top: "1x" is no number from 0 to 4294967296\n')


class Selection(CommandLine):
    TEXT = b"We utilise XXXX.\n"

    def rules(self, *arguments):
        run = self.mtlint("check", "--rules", "pack", "--format", "jsonl", "-", *arguments, stdin=self.TEXT)
        return [json.loads(line)["rule"] for line in run.out.splitlines()]

    def test_only_and_except(self):
        self.assertEqual(self.rules("--only", "odd-word"), ["odd-word"])
        self.assertEqual(self.rules("--only", "odd-word,sure-error"), ["odd-word", "sure-error"])
        self.assertEqual(self.rules("--only", "odd-word", "--only", "sure-error"), ["odd-word", "sure-error"])
        self.assertEqual(self.rules("--only", "odd-word,sure-error", "--except", "odd-word"), ["sure-error"])
        self.assertNotIn("odd-word", self.rules("--except", "odd-word"))

    def test_a_rule_that_does_not_exist(self):
        run = self.mtlint("check", "--rules", "pack", "--only", "odd-wrod", "-", stdin=self.TEXT)
        self.expect(run, 2, out="", err='mtlint: there is no rule "odd-wrod"; did you mean "odd-word"?\n')

    def test_a_pack_may_switch_off_and_regrade(self):
        self.write("house/mine/pack.yaml", "pack: mine\nsummary: Ours.\noverrides:\n  odd-word: { enabled: false }\n"
                                           "  sure-error: { severity: info }\n")
        run = self.mtlint("check", "--rules", "pack/own", "--rules", "house", "--format", "jsonl", "-", stdin=self.TEXT)
        found = {f["rule"]: f["severity"] for f in map(json.loads, run.out.splitlines())}
        self.assertNotIn("odd-word", found)
        self.assertEqual(found["sure-error"], "info")

    def test_a_pack_that_is_off_has_to_be_asked_for(self):
        self.write("pack/own/pack.yaml", "pack: own\nsummary: Ours.\nenabled: false\n")
        self.assertNotIn("odd-word", self.rules())
        self.assertIn("odd-word", self.rules("--pack", "own"))


class People(CommandLine):
    def test_text_shows_line_message_proposal_and_rule(self):
        self.write("a.txt", "We utilise it.\n")
        run = self.own("check", "a.txt")
        for part in ("a.txt:1:4", "We utilise it.", "^^^^^^^", "A word that nobody needs", "odd-word", "use"):
            self.assertIn(part, run.out)

    def coloured(self, *arguments, **environment):
        return "\x1b[" in self.own("check", "-", *arguments, stdin=b"utilise\n", **environment).out

    def test_colours_only_when_asked_for_in_a_pipe(self):
        self.assertFalse(self.coloured())
        self.assertTrue(self.coloured("--color", "always"))
        self.assertFalse(self.coloured("--color", "never"))

    def at_terminal(self, **environment):
        self.write("a.txt", "utilise\n")
        ours, theirs = pty.openpty()
        variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
        subprocess.run([MTLINT, "check", "--rules", "pack", "--only", "odd-word", "a.txt"], stdout=theirs, check=False,
                       cwd=self.folder, env={**variables, "TERM": "xterm", **environment}, timeout=60)
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:
            pass  # how a terminal ends
        os.close(ours)
        self.assertIn(b"odd-word", shown)
        return b"\x1b[" in shown

    def test_colours_at_a_terminal_unless_unwanted(self):
        self.assertTrue(self.at_terminal())
        self.assertFalse(self.at_terminal(NO_COLOR="1"))
        self.assertTrue(self.at_terminal(NO_COLOR=""))
        self.assertFalse(self.at_terminal(TERM="dumb"))


if __name__ == "__main__":
    main()
