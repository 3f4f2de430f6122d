"""Threads: whatever their number, and whoever is done first, the program says the same. Also run under the thread sanitizer."""
import json
import random
from house import ROOT, CommandLine, main

SENTENCES = (
    "The Prime Minister of Iraq, Mohammed Shia al Sudani, received the note on Wednesday (24). of the month.",
    "The pro-government group Multid\u00e3o Popular and the Popular Crowd are one, said Qasem Soleimani and Qassem Suleimani.",
    "O presidente disse que que the budget is of R$ 10 mil, 3,5 million and 1.234,56.",
    "Der Bundestag hat das das Gesetz am 13. Januar 2024 (Montag) beschlossen.",
    "It has ben a very long day; teh mayor of Alemanha came in Outubro ,and left..",
    "The caf\u00c3\u00a9 is open from 14h30 to 20h GMT, &quot;daily&quot;.",
)


class Threads(CommandLine):
    def setUp(self):
        super().setUp()
        chance = random.Random(7)
        seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8")
        records = []
        for number in range(48):
            # Of very different lengths, so that later ones are done first.
            text = seed if number % 12 == 0 else "\n\n".join(chance.choices(SENTENCES, k=chance.choice((1, 2, 12))))
            record = {"id": number, "text": text, "lang": chance.choice(("en", "en", "pt", "de", "es"))}
            if number % 3:
                record["source_lang"] = chance.choice(("pt", "de", "en", "ru"))
            records.append(json.dumps(record, ensure_ascii=False))
        self.write("texts.jsonl", "\n".join(records) + "\n")

    def same(self, *arguments):
        runs = {n: self.mtlint(*arguments, "-j", n, "texts.jsonl") for n in (1, 2, 8, 64)}
        for n, run in runs.items():
            self.assertNotEqual(run.returncode, 2, run.err)
            self.assertEqual(run.stdout, runs[1].stdout, f"{n} threads")
            self.assertEqual(run.err, runs[1].err, f"{n} threads")
        self.assertTrue(runs[1].stdout)

    def test_findings(self):
        self.same("check", "--format", "jsonl")

    def test_reports(self):
        self.same("check", "--format", "sarif")
        self.same("score")

    def test_fixes(self):
        self.same("fix", "--diff", "--unsafe")

    def test_one_cache(self):
        cached = ("check", "--format", "jsonl", "--cache-dir", "cache", "texts.jsonl")
        first = self.mtlint(*cached, "-j", 8)
        self.assertEqual(first.returncode, 1, first.err)
        self.assertEqual(self.mtlint(*cached, "-j", 8).stdout, first.stdout)
        self.assertEqual(self.mtlint(*cached, "-j", 1).stdout, first.stdout)


main()
