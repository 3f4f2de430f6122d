"""mtlint data: the lexicon made of lists, and what it says of words."""
from house import ROOT, CommandLine, main

LIST = "# kind: {}\n# name: lists of this test\n# version: 1\n# licence: MIT\n{}\n"


class Data(CommandLine):
    def build(self, *arguments):
        return self.mtlint("data", "build", "--languages", "en", "--lists", "lists", "-o", "own.lex", *arguments)

    def look_up(self, word):
        return self.mtlint("data", "look-up", "--lexicon", "own.lex", word).out

    def test_lists_stand_beside_those_of_mtlint(self):
        self.write("lists/words.list", LIST.format("words en", "zyxword"))
        self.write("lists/phrases.list", LIST.format("phrases en", "zyxq\nzyxq de wyx"))
        self.expect(self.build("--quiet"), 0, out="")
        self.assertIn("en 1 small", self.look_up("zyxword"))
        self.assertEqual(self.look_up("zyxq"), "zyxq: en borrowed\n")
        self.assertEqual(self.look_up("Zyxq de Wyx"), "Zyxq de Wyx: en fixed phrase\n")
        self.assertEqual(self.look_up("zyxq de"), "zyxq de: not known\n")
        own = next(line for line in (ROOT / "rules/loans/general.list").read_text().splitlines() if not line.startswith("#"))
        self.assertIn("en borrowed", self.look_up(own))

    def test_a_list_of_no_known_kind(self):
        path = self.write("lists/words.list", LIST.format("wrods en", "zyx"))
        run = self.build()
        self.assertEqual(run.returncode, 2)
        self.assertIn(f"{path.relative_to(self.folder)}:1: \"# kind:\" has to be counts", run.err)
        self.assertFalse((self.folder / "own.lex").exists())

    def test_a_place_that_cannot_be_written(self):
        self.write("lists/words.list", LIST.format("words en", "zyx"))
        run = self.mtlint("data", "build", "--languages", "en", "--lists", "lists", "-o", "nowhere/own.lex")
        self.assertEqual(run.returncode, 2)
        self.assertIn("nowhere/own.lex", run.err)


if __name__ == "__main__":
    main()
