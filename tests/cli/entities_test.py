"""mtlint entities, check --entities and .mtlint/entities.yaml."""
import house


class Entities(house.CommandLine):
    TEXTS = ("He saw Qasem Soleimani in Rome. Then Soleimani left.\n", "Some say that Qasem Suleimani is still in Rome.\n")

    def setUp(self):
        super().setUp()
        for number, text in enumerate(self.TEXTS):
            self.write(f"texts/{number}.txt", text)

    def test_a_house_lexicon_is_learnt_and_held_to(self):
        self.expect(self.mtlint("entities", "texts", "-o", "house.yaml"), 0, "", "")
        self.assertIn(b'name: "Soleimani"', self.read("house.yaml"))
        run = self.mtlint("check", "--only", "entity-rendering", "--entities", "house.yaml", "texts/1.txt")
        self.assertEqual(run.returncode, 1, run.err)
        self.assertIn("The house writes", run.out)
        self.expect(self.mtlint("check", "--only", "entity-rendering", "texts/1.txt", "--format", "jsonl"), 0, "")

    def test_standard_output_and_order(self):
        forward = self.mtlint("entities", "texts/0.txt", "texts/1.txt")
        self.assertEqual(forward.out, self.mtlint("entities", "texts/1.txt", "texts/0.txt").out)
        self.assertEqual(forward.returncode, 0)

    def test_decisions_are_kept(self):
        self.write("house.yaml", "language: en\nnames:\n  - name: Suleimani\n    forms: [{ form: Suleimani }]\n")
        self.expect(self.mtlint("entities", "texts", "-o", "house.yaml"), 0)
        self.assertIn(b'name: "Suleimani"', self.read("house.yaml"))

    def test_two_halves_make_the_whole(self):
        for number in "01":
            run = self.mtlint("entities", f"texts/{number}.txt", "--write-index", f"{number}.names")
            self.expect(run, 0, "", "")
        whole = self.mtlint("entities", "texts").out
        self.assertIn("Suleimani", whole)
        self.assertEqual(self.mtlint("entities", "--index", "0.names", "--index", "1.names").out, whole)
        self.assertEqual(self.mtlint("entities", "--index", "1.names", "texts/0.txt").out, whole)
        self.write("1.names", "mtlint names 2\n")
        run = self.mtlint("entities", "--index", "1.names")
        self.assertEqual(run.returncode, 2)
        self.assertIn("1.names: this is no index of names", run.err)
        self.assertEqual(self.mtlint("entities", "--index", "0.names", "--lang", "pt").returncode, 2)
        self.assertEqual(self.mtlint("entities").returncode, 2)

    def test_what_is_kept_apart_is_two_names(self):
        self.write("both.txt", " ".join(self.TEXTS))
        self.assertIn("Suleimani", self.mtlint("check", "--only", "name-spelt-two-ways", "both.txt").out)
        self.write("house.yaml", "language: en\nnames: []\napart: [[Soleimani, Suleimani]]\n")
        run = self.mtlint("check", "--only", "name-spelt-two-ways", "--entities", "house.yaml", "--format", "jsonl", "both.txt")
        self.expect(run, 0, "")
        self.expect(self.mtlint("entities", "texts", "-o", "house.yaml"), 0)
        self.assertIn(b"names: []", self.read("house.yaml"))
        self.assertIn(b'["Soleimani", "Suleimani"]', self.read("house.yaml"))

    def test_a_longer_name_of_the_house_is_told_once(self):
        self.write("house.yaml", "language: en\nnames:\n  - { name: Qasem Soleimani, forms: [{ form: Qasem Suleimani }] }\n"
                   "  - { name: Soleimani, forms: [{ form: Suleimani }] }\n")
        run = self.mtlint("check", "--only", "entity-rendering", "--entities", "house.yaml", "--format", "jsonl", "texts")
        self.assertEqual(run.out.count("The house writes"), 1, run.out)

    def test_bad_lexicons_are_refused(self):
        for text in ("language: pt\nnames: []\n", "names: []\n", "{", "language: en\nnames:\n  - { name: A, forms: [{ form: B }, "
                     "{ form: B }] }\n"):
            self.write("house.yaml", text)
            run = self.mtlint("check", "--entities", "house.yaml", "texts")
            self.assertEqual(run.returncode, 2, text)
            self.assertIn("house.yaml", run.err)
            self.assertEqual(self.mtlint("entities", "texts", "-o", "house.yaml").returncode, 2)
        self.assertEqual(self.mtlint("check", "--entities", "none.yaml", "texts").returncode, 2)
        self.assertEqual(self.mtlint("entities", "none").returncode, 2)

    def test_the_users_entities_override_the_gazetteer(self):
        self.write("texts/k.txt", "The mayor of Kyiv spoke.\n")
        self.write(".mtlint/entities.yaml", "entities:\n  - id: own\n    kind: city\n    en: { name: Kiev, replace: [Kyiv] }\n")
        run = self.mtlint("check", "--only", "entity-rendering", "texts/k.txt")
        self.assertEqual(run.returncode, 1, run.err)
        self.write(".mtlint/entities.yaml", "entities: 5\n")
        run = self.mtlint("check", "texts/k.txt")
        self.assertEqual(run.returncode, 2)
        self.assertIn(".mtlint/entities.yaml:1:11", run.err)


if __name__ == "__main__":
    house.main()
