"""mtlint explain and mtlint rules."""
import json
from house import PACK, CommandLine, main


class Explain(CommandLine):
    def test_a_page_says_what_why_and_shows_examples(self):
        run = self.mtlint("explain", "--rules", "pack", "odd-word")
        self.expect(run, 0, err="")
        for part in ("odd-word", "warning", "fluency/spelling", "A word that nobody needs.", "There is a shorter one.",
                     "any language", "90 of 100", "safe", "phrases", "pack/own/odd-word.yaml", "utilise", "whilst",
                     "We utilise it.", "^^^^^^^", "We use it."):
            self.assertIn(part, run.out)
        self.assertNotIn("$[[", run.out)
        self.assertNotIn("\x1b", run.out)

    def test_what_makes_a_fix_unsafe_is_told(self):
        self.assertIn("Tastes differ.", self.mtlint("explain", "--rules", "pack", "mere-hint").out)

    def test_every_built_in_rule_has_a_page(self):
        rules = [rule["rule"] for rule in json.loads(self.mtlint("rules", "list", "--format", "json").out)]
        run = self.mtlint("explain", *rules)
        self.expect(run, 0, err="")
        self.assertEqual(run.out.count("\nExamples\n"), len(rules))

    def test_a_rule_that_does_not_exist(self):
        run = self.mtlint("explain", "--rules", "pack", "odd-wrod", "sure-error")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.err, 'mtlint: there is no rule "odd-wrod"; did you mean "odd-word"?\n')
        self.assertIn("A place holder was left in.", run.out)
        self.assertIn("rules list", self.mtlint("explain", "qqqqqqqqqqqqq").err)

    def test_json(self):
        page = json.loads(self.mtlint("explain", "--rules", "pack", "--format", "json", "odd-word").out)[0]
        self.assertEqual(page["examples"][0], {"bad": "We $[[utilise]] it.", "good": "We use it."})
        self.assertEqual(page["options"]["phrases"]["whilst"], "while")


class List(CommandLine):
    def test_rules_stand_under_their_packs(self):
        run = self.mtlint("rules", "list", "--rules", "pack")
        self.expect(run, 0, err="")
        lines = run.out.splitlines()
        at = lines.index("own: Rules of these tests.")
        self.assertEqual([line.split()[0] for line in lines[at + 1:at + 4]], ["mere-hint", "odd-word", "sure-error"])
        self.assertEqual(lines[at + 2].split()[1:4], ["warning", "safe", "fluency/spelling"])

    def test_json_says_everything_of_every_rule(self):
        rules = {r["rule"]: r for r in json.loads(self.mtlint("rules", "list", "--rules", "pack", "--format", "json").out)}
        self.assertEqual(rules["sure-error"]["severity"], "error")
        self.assertEqual(rules["sure-error"]["path"], "pack/own/sure-error.yaml")
        self.assertTrue(rules["sure-error"]["enabled"])

    def test_what_costs_much_is_warned_of(self):
        self.write("pack/own/costly.yaml", PACK["own/sure-error.yaml"].replace("sure-error", "costly")
                   .replace("'X{4,}'", "'[a-z]{7}[0-9a-z]'").replace("XXXX", "abcdefgh"))
        run = self.mtlint("rules", "list", "--rules", "pack", "--cost")
        self.expect(run, 0)
        self.assertRegex(run.out, r"warning: pack/own/costly.yaml:7:\d+: .*whole text")
        self.assertNotRegex(run.out, r"warning: pack/own/odd-word")


class Test(CommandLine):
    def test_the_built_in_rules_hold(self):
        self.assertRegex(self.mtlint("rules", "test").out, r"^\d+ examples of \d+ rules hold\n$")

    def test_a_pack_of_ones_own(self):
        self.expect(self.mtlint("rules", "test", "pack"), 0, out="6 examples of 3 rules hold\n", err="")
        self.expect(self.mtlint("rules", "test", "pack/own/"), 0, out="6 examples of 3 rules hold\n", err="")

    def test_an_example_that_does_not_hold_is_told_with_its_place(self):
        self.write("pack/own/odd-word.yaml", PACK["own/odd-word.yaml"].replace("ok: 'We use", "ok: 'We utilise"))
        self.expect(self.mtlint("rules", "test", "pack"), 1, err="", out="""\
pack/own/odd-word.yaml:12:5: odd-word: the rule fires where nothing is wrong
    wanted  We utilise it.
    got     We $[[utilise]] it.
1 of 6 examples of 3 rules does not hold
""")

    def test_a_rule_that_is_wrong_is_trouble(self):
        self.write("pack/own/odd-word.yaml", PACK["own/odd-word.yaml"].replace("phrases: {", "phrase: {"))
        run = self.mtlint("rules", "test", "pack")
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, r'^mtlint: pack/own/odd-word.yaml:9:\d+: .*"phrase".*did you mean "phrases"')

    def test_a_folder_without_rules(self):
        (self.folder / "empty").mkdir()
        self.expect(self.mtlint("rules", "test", "empty"), 0)
        self.assertEqual(self.mtlint("rules", "test", "nowhere").returncode, 2)


if __name__ == "__main__":
    main()
