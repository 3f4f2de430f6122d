"""mtlint score, --fail-score and --group-by."""
import json
import subprocess
import sys
from house import MTLINT, ROOT, OWN_RULES, CommandLine, main


class Score(CommandLine):
    def setUp(self):
        super().setUp()
        self.write("a/good.txt", "word " * 999 + "end\n")
        self.write("a/fair.txt", "whilst " * 2 + "word " * 998 + "\n")          # 2 warnings in 1,000 words
        self.write("b/bad.txt", "XXXX whilst " + "word " * 198 + "\n")           # 6 points in 200 words
        lines = [{"id": i, "system": s, "text": t, "source_lang": l} for i, (s, t, l) in enumerate([
            ("human", "word " * 500, "pt"), ("m1", "whilst " + "word " * 499, "pt"), ("m2", "XXXX " + "word " * 499, "de"),
            ("human", "word " * 500, "de")])]
        self.write("r.jsonl", "".join(json.dumps(line) + "\n" for line in lines))

    def score(self, *arguments):
        run = self.own("score", "--format", "json", *arguments)
        return json.loads(run.stdout)["score"]

    def test_documents_come_worst_first(self):
        score = self.score("a", "b")
        self.assertEqual([(row["name"], row["score"]) for row in score["groups"]],
                         [("b/bad.txt", 76.92), ("a/fair.txt", 98.03), ("a/good.txt", 100.0)])
        self.assertEqual((score["words"], score["points"], score["documents"]), (2200, 8, 3))
        self.assertEqual(score["score"], 96.49)
        # odd-word 0.9 sure, sure-error by its own confidence
        self.assertGreater(score["score_by_confidence"], score["score"])
        text = self.own("score", "a", "b").out
        self.assertIn("Score 96.49 of 100", text)
        self.assertIn("score = 100 / (1 + penalty points in 1,000 words / 100); weights mqm: error 5, warning 1, info 0.", text)
        self.assertLess(text.index("b/bad.txt"), text.index("a/fair.txt"))

    def test_groups(self):
        self.assertEqual([(r["name"], r["score"]) for r in self.score("--group-by", "folder", "a", "b")["groups"]],
                         [("b", 76.92), ("a", 99.0)])
        self.assertEqual([(r["name"], r["score"]) for r in self.score("--group-by", "system", "r.jsonl")["groups"]],
                         [("m2", 90.9), ("m1", 98.03), ("human", 100.0)])
        self.assertEqual([(r["name"], r["score"]) for r in self.score("--group-by", "source_lang", "r.jsonl")["groups"]],
                         [("de", 95.23), ("pt", 99.0)])
        self.write("t.csv", "id,text,desk\n1,whilst word,x\n2,word word,y\n")
        self.assertEqual([r["name"] for r in self.score("--group-by", "desk", "t.csv")["groups"]], ["x", "y"])

    def test_values_that_are_no_text(self):
        self.write("n.jsonl", '{"text": "whilst", "n": 7}\n{"text": "a", "n": [1, {"b": null}]}\n{"text": "a", "n": null}\n{"text": "a"}\n')
        self.assertEqual({(r["name"], r["documents"]) for r in self.score("--group-by", "n", "n.jsonl")["groups"]},
                         {("7", 1), ('[1,{"b":null}]', 1), ("", 2)})
        self.assertIn("(none)", self.own("score", "--group-by", "n", "n.jsonl").out)

    def test_a_field_that_no_record_has(self):
        run = self.own("score", "--group-by", "sistem", "r.jsonl")
        self.assertEqual(run.returncode, 2)
        self.assertIn('no record has the field "sistem"', run.err)

    def test_fail_score(self):
        for score, status in (("96.49", 0), ("96.5", 1), ("0", 0), ("100", 1)):
            self.assertEqual(self.own("score", "--fail-score", score, "a", "b").returncode, status, score)
            self.assertEqual(self.own("check", "--fail-score", score, "a", "b").returncode, status, score)
        self.assertIn("the score 96.49 is below 99", self.own("check", "--fail-score", "99", "a", "b").err)
        self.assertEqual(self.own("check", "--fail-score", "90", "--fail-on", "error", "a", "b").returncode, 1)
        self.assertEqual(self.own("check", "--fail-score", "90", "--fail-on", "error", "a").returncode, 0)
        run = self.own("score", "--group-by", "folder", "--fail-score", "80", "a", "b")
        self.assertEqual(run.returncode, 1)
        self.assertIn("b: the score 76.92 is below 80", run.err)
        for wrong in ("101", "-1", "x", "1.234", "nan"):
            self.assertEqual(self.own("check", "--fail-score=" + wrong, "a").returncode, 2, wrong)

    def test_a_score_alone_fails_nothing(self):
        self.assertEqual(self.own("score", "a", "b").returncode, 0)
        self.assertEqual(self.own("score", "a", "gone").returncode, 2)

    def test_weights_of_the_configuration(self):
        self.write(".mtlint.yaml", "score: { severity: { error: 10 }, categories: { fluency/spelling: 0 } }\n")
        self.write("b/.mtlint.yaml", "score: { points_off: 2 }\n")
        run = self.own("score", "--format", "json", "a", "b")
        score = json.loads(run.stdout)["score"]
        self.assertEqual((score["points"], score["score"]), (10, 95.65))
        self.assertIn("b/.mtlint.yaml:1:8: these weights are not heeded", run.err)
        shown = self.mtlint("config", "show", "a/good.txt").out
        self.assertIn("error: 10, warning: 1, info: 0", shown)
        self.assertIn("scale: curve", shown)

    def test_the_line_of_mqm(self):
        self.write(".mtlint.yaml", "score: { scale: line }\n")
        score = self.score("a", "b")
        self.assertEqual([row["score"] for row in score["groups"]], [70.0, 98.0, 100.0])
        self.assertEqual((score["score"], score["weights"]["scale"], score["weights"]["name"]), (96.36, "line", "mqm"))
        self.assertIn("score = 100 - penalty points in 1,000 words, at least 0; weights mqm:", self.own("score", "a", "b").out)
        self.write("mtlint.yaml", "score: { scale: log }\n")
        run = self.own("score", "--config", "mtlint.yaml", "a")
        self.assertEqual(run.returncode, 2)
        self.assertIn('"log" is no scale; there are curve and line', run.err)

    def test_parts_make_the_whole(self):
        for group_by in ((), ("--group-by", "system")):
            whole = {f: self.own("check", "--format", f, *group_by, "a", "b", "r.jsonl").stdout
                     for f in ("score", "score-json", "json", "text")}
            for i in (1, 2, 3):
                self.own("check", "--shard", f"{i}/3", "--results", f"p{i}", *group_by, "a", "b", "r.jsonl")
            for f, out in whole.items():
                self.assertEqual(self.mtlint("merge", "--format", f, "p3", "p1", "p2").stdout, out, (f, group_by))
            self.assertEqual(self.mtlint("merge", "--fail-score", "99.9", "p3", "p1", "p2").returncode, 1)
        self.own("check", "--shard", "2/3", "--results", "p2", "a", "b", "r.jsonl")
        self.assertEqual(self.mtlint("merge", "p1", "p2", "p3").returncode, 2)
        self.write(".mtlint.yaml", "score: { points_off: 2 }\n")
        self.own("check", "--shard", "2/3", "--results", "p2", "--group-by", "system", "a", "b", "r.jsonl")
        self.assertIn("another run", self.mtlint("merge", "p1", "p2", "p3").err)

    def test_any_number_of_threads_and_the_cache(self):
        runs = [self.own("score", "-j", n, "--cache-dir", "cache", "a", "b", "r.jsonl").stdout for n in (1, 2, 8)]
        self.assertEqual(len(set(runs)), 1)

    def test_what_the_baseline_knows_counts_and_what_is_suppressed_does_not(self):
        self.own("check", "--baseline", "known", "--update-baseline", "a", "b")
        run = self.own("check", "--baseline", "known", "--format", "json", "a", "b")
        self.assertEqual(json.loads(run.stdout)["score"]["score"], 96.49)
        self.write("s.jsonl", json.dumps({"text": "whilst", "mtlint_disable": "odd-word"}) + "\n")
        self.assertEqual(self.score("s.jsonl")["score"], 100.0)

    def test_changed_lines_have_no_score(self):
        self.assertIn("means nothing", self.own("check", "--changed-since", "HEAD", "--fail-score", "9", "a").err)

    def test_names_that_a_terminal_obeys(self):
        self.write("x.jsonl", json.dumps({"text": "whilst", "s": "\x1b[31m\u202eevil\nx"}) + "\n")
        out = self.own("score", "--group-by", "s", "x.jsonl").out
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\u202e", out)

    def test_nothing(self):
        self.write("empty.txt", "")
        self.assertIn("Score 100.00", self.own("score", "empty.txt").out)
        self.assertIn("Nothing was checked", self.own("score", "gone").out)

    def test_the_table_of_systems(self):
        lines = [{"id": str(i), "system": s, "side": side, "text": t} for i, (s, side, t) in enumerate([
            ("ref", "human", "They came home. " * 50), ("m", "mt", "They came home. " * 50 + "And , , then they they left")])]
        self.write("s.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        script = [sys.executable, "-B", str(ROOT / "scripts" / "score_systems.py"), "--mtlint", MTLINT, "--rules"]
        run = subprocess.run(script + ["s.jsonl"], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertIn("Every human translation scores better", run.stdout)


if __name__ == "__main__":
    main()
