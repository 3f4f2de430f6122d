"""Configuration: what .mtlint.yaml says, and mtlint config and init."""
import json
import re
import jsonschema
from house import ROOT, CommandLine, main

SCHEMA = json.loads((ROOT / "schema/mtlint.schema.json").read_text())


class Configuration(CommandLine):
    def setUp(self):
        super().setUp()
        self.write(".mtlint.yaml", "root: true\nrule_folders: [pack]\n")

    def rules_of(self, *arguments):
        run = self.mtlint("check", "--format", "jsonl", *arguments)
        self.assertIn(run.returncode, (0, 1), run.err)
        return [(f["path"], f["rule"], f["severity"]) for f in map(json.loads, run.out.splitlines())
                if f["rule"] in ("odd-word", "sure-error", "mere-hint")]

    def test_rules_are_graded_and_switched_off_by_file(self):
        for name in ("a.txt", "old/b.txt", "new/c.txt"):
            self.write(name, "We utilise XXXX.\n")
        self.write(".mtlint.yaml", "root: true\nrule_folders: pack\nrules: { odd-word: error }\n"
                   "files:\n  - { match: old/, rules: { odd-word: off, sure-error: info } }\n")
        self.write("new/.mtlint.yaml", "rules: { sure-error: { severity: warning, options: { find: 'We' } } }\n")
        self.assertEqual(self.rules_of("a.txt", "old", "new"), [
            ("a.txt", "odd-word", "error"), ("a.txt", "sure-error", "error"), ("old/b.txt", "sure-error", "info"),
            ("new/c.txt", "sure-error", "warning"), ("new/c.txt", "odd-word", "error")])

    def test_accepted_words_are_right(self):
        self.write("a.txt", "Utilise it, whilst it lasts.\n")
        self.write(".mtlint.yaml", "root: true\nrule_folders: [pack]\naccept: [utilise]\n")
        self.assertEqual([rule for _, rule, _ in self.rules_of("a.txt")], ["odd-word"])
        self.assertEqual(len(self.rules_of("--no-config", "--rules", "pack", "a.txt")), 2)

    def test_all_errors_are_told_in_one_run_and_nothing_is_checked(self):
        self.write("a/x.txt", "We utilise it.\n")
        self.write(".mtlint.yaml", "root: true\nrule_folders: [pack, nowhere]\npakcs: [style-ap]\nrules:\n  odd-wrod: off\n")
        self.write("a/.mtlint.yaml", "packs: style-app\nrules: { sure-error: { options: { fnd: x } } }\n")
        self.expect(self.mtlint("check", "a/x.txt"), 2, out="", err="""\
mtlint: .mtlint.yaml:2:22: "nowhere": there is no such folder
mtlint: .mtlint.yaml:3:1: unknown key "pakcs" of a configuration; did you mean "packs"?
mtlint: .mtlint.yaml:5:3: there is no rule "odd-wrod"; did you mean "odd-word"?
mtlint: a/.mtlint.yaml:1:8: there is no pack "style-app"; did you mean "style-ap"?
mtlint: a/.mtlint.yaml:2:35: unknown option "fnd" of the check "pattern"; did you mean "find"?
""")

    def test_a_link_to_nowhere_is_no_missing_file(self):
        self.write("a.txt", "We utilise it.\n")
        (self.folder / ".mtlint.yaml").unlink(missing_ok=True)
        (self.folder / ".mtlint.yaml").symlink_to("gone.yaml")
        self.expect(self.mtlint("check", "a.txt"), 2, out="", err="mtlint: .mtlint.yaml: cannot be read: there is no such file or folder\n")

    def test_where_no_key_is_near_all_are_named(self):
        self.write("a.txt", "We utilise it.\n")
        self.write(".mtlint.yaml", "files: [{ match: '*', sections: 5 }]\n")
        run = self.mtlint("check", "a.txt")
        self.expect(run, 2, out="")
        self.assertRegex(run.err, r'^mtlint: .mtlint.yaml:1:23: unknown key "sections" of .+; there are match, .+ and \w+\n$')

    def test_an_expression_that_is_none_is_told_where_it_stands(self):
        self.write(".mtlint.yaml", "root: true\nrule_folders: [pack]\nrules: { sure-error: { options: { find: '(' } } }\n")
        run = self.mtlint("check", "-", stdin=b"x\n")
        self.expect(run, 2)
        self.assertTrue(run.err.startswith("mtlint: .mtlint.yaml:3:"), run.err)

    def test_show_tells_what_holds_and_where_it_comes_from(self):
        self.write("a/.mtlint.yaml", "source_lang: pt\nrules: { odd-word: info, sure-error: { options: { find: 'Y' } } }\n")
        self.expect(self.mtlint("config", "show", "a/x.txt", "--pack", "style-ap"), 0, err="", out="""\
# What holds for a/x.txt
# .mtlint.yaml
# a/.mtlint.yaml
target_lang: en                           # default
source_lang: pt                           # a/.mtlint.yaml:1:14
packs:
  - style-ap                              # --pack
rule_folders:
  - pack                                  # .mtlint.yaml:2:16
rules:
  odd-word: info                          # a/.mtlint.yaml:2:20
  sure-error:
    options:
      find: Y                             # a/.mtlint.yaml:2:51
""")

    def test_a_first_file_says_nothing_new_and_is_not_overwritten(self):
        self.expect(self.mtlint("init"), 2, err="mtlint: .mtlint.yaml: there is a configuration already; it stays as it is\n")
        self.assertEqual(self.read(".mtlint.yaml"), b"root: true\nrule_folders: [pack]\n")
        self.write("new/x.txt", "")
        self.expect(self.mtlint("init", "new"), 0, err="")
        shown = self.mtlint("config", "show", "new/x.txt").out.splitlines()
        self.assertEqual([line.split("#")[0].strip() for line in shown if not line.startswith("#")], ["target_lang: en"])
        # what its comments show can be used as it stands, but for the names of files that do not exist
        text = self.read("new/.mtlint.yaml").decode()
        lines = [line[2:] if re.match(r"# ([a-z_]+:( |$)|  )", line) else line for line in text.splitlines()]
        self.assertEqual(sum(line.startswith("rules:") for line in lines), 1)
        live = "\n".join(line for line in lines if not line.startswith(("rule_folders", "entities")))
        self.write("new/.mtlint.yaml", live)
        self.expect(self.mtlint("config", "show", "new/x.txt"), 0, err="")

    def test_schema_and_reader_agree(self):
        good = [{}, {"root": True}, {"target_lang": "pt-BR", "source_lang": "es"}, {"packs": "style-ap"}, {"packs": ["style-ap"]},
                {"accept": ["a b", "c"]}, {"rules": {"doubled-word": "off"}}, {"rules": {"doubled-word": {"severity": "info"}}},
                {"files": [{"match": ["a/**", "*.txt"], "source_lang": "pt", "rules": {"doubled-word": "error"}}]},
                {"files": []}, {"rules": {"sure-error": {"options": {"find": "x"}}}, "rule_folders": ["pack"]}]
        bad = [{"rot": True}, {"root": "yes"}, {"root": 1}, {"target_lang": ["en"]}, {"target_lang": "e n"}, {"packs": {}},
               {"packs": [[]]}, {"accept": [""]}, {"accept": " "}, {"rules": []}, {"rules": {"doubled-word": "on"}},
               {"rules": {"doubled-word": {"level": "off"}}}, {"rules": {"doubled-word": {"options": []}}},
               {"rules": {"doubled-word": []}}, {"files": {}}, {"files": [{}]}, {"files": [{"match": "a", "root": True}]},
               {"files": [{"match": "a", "severity": "x"}]}, {"files": ["a"]}, [], "x"]
        validator = jsonschema.Draft7Validator(SCHEMA)
        jsonschema.Draft7Validator.check_schema(SCHEMA)
        for samples, fine in ((good, True), (bad, False)):
            for sample in samples:
                self.write(".mtlint.yaml", json.dumps(sample))
                run = self.mtlint("config", "show", "x.txt")
                self.assertEqual(run.returncode == 0, fine, (sample, run.err))
                self.assertEqual(validator.is_valid(sample), fine, sample)

    def test_another_file_or_none(self):
        self.write("a.txt", "We utilise it.\n")
        self.write("own.yaml", "rule_folders: pack\nrules: { odd-word: error }\n")
        self.assertEqual(self.rules_of("--config", "own.yaml", "a.txt"), [("a.txt", "odd-word", "error")])
        self.assertEqual(self.rules_of("--no-config", "a.txt"), [])
        self.expect(self.mtlint("check", "--config", "gone.yaml", "a.txt"), 2)

    def test_the_language_of_the_command_line_comes_first(self):
        self.write(".mtlint.yaml", "root: true\ntarget_lang: pt\n")
        self.write("a.txt", "We saw the the dog.\n")
        run = self.mtlint("config", "show", "a.txt")
        self.assertIn("target_lang: pt ", run.out)


if __name__ == "__main__":
    main()
