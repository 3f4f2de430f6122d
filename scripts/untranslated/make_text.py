"""Makes training text: clean prose into which words, names and fragments of another language are put, and names that belong.

    make_text.py FOLDER RULES COUNT [SEED] > text.jsonl     FOLDER as fetch.py leaves it, RULES the project's rules/

One JSON object a line: id, text, lang, source_lang, spans (start and end in bytes, kind). The same input gives the same
output, byte for byte.
"""
import gettext
import glob
import json
import pathlib
import random
import re
import sys
import unicodedata

import babel
import yaml

LATIN = "ca cs da de es et fi fr hr hu id it nl no pl pt ro sv tr".split()
TARGETS = "de es fr it pt".split()
COUNTRIES = {
    "ca": ["ES"], "cs": ["CZ"], "da": ["DK"], "de": ["DE", "AT", "CH"], "es": ["ES", "MX", "AR", "CO"], "et": ["EE"],
    "fi": ["FI"], "fr": ["FR", "BE"], "hr": ["HR"], "hu": ["HU"], "id": ["ID"], "it": ["IT"], "nl": ["NL"], "no": ["NO"],
    "pl": ["PL"], "pt": ["BR", "PT"], "ro": ["RO"], "sv": ["SE"], "tr": ["TR"], "ru": ["RU"], "ja": ["JP"],
}
PEOPLE = {
    "ca": "es", "cs": "cs_CZ", "da": "da", "de": "de", "es": "es", "et": "fi", "fi": "fi", "fr": "fr", "hr": "hr",
    "hu": "hu", "id": "id_ID", "it": "it", "nl": "nl", "no": "nb_NO", "pl": "pl", "pt": "pt_BR", "ro": "ro", "sv": "sv",
    "tr": "tr", "ru": "en", "ja": "en",
}
# How the names of a kind stand in a sentence: those that belong, and those that were left behind.
PERSON = [
    "{} said so on Monday.", "It was {} who won the race.", "The actor {} agreed.", "President {} will visit the city.",
    "According to {}, the plan has failed.", "Her colleagues {} and {} left early.", "Police arrested {}, 34, at home.",
    "{}'s lawyer did not answer.", "The goals came from {} and {}.", "Minister {} resigned.", "\"We tried,\" {} told reporters.",
    "He played with {} for two years.", "The judge, {}, adjourned the trial.", "{} (Left Party) voted against it.",
]
TOWN = [
    "The fire broke out in {} at night.", "They moved from {} to {}.", "A court in {} will decide.", "The mayor of {} spoke.",
    "{}, a town of 8,000, was flooded.", "The road between {} and {} is closed.", "He was born near {}.",
]
KEPT = [
    "The newspaper {} reported it.", "He told the daily {} that he was innocent.", "according to the magazine {}.",
    "She plays for {} since May.", "The club {} lost again.", "The band {} released an album.", "The film \"{}\" won a prize.",
    "Her song \"{}\" was a hit.", "The novel \"{}\" appeared in 1962.", "The company {} employs 300 people.",
    "the restaurant {} is closed.", "The ship \"{}\" sank.", "They met at the {} hotel.", "the show \"{}\" on television",
    "the {} festival begins today.", "It was broadcast by {} on Sunday.", "the book \"{}\" sold well.", "The opera \"{}\" opens.",
    "He lives in {} Street.", "the so-called \"{}\" helped.", "It is called \"{}\" there.", "the site {}.com says so.",
    "The party {} (\"Clean Future\") won.", "the {} (a kind of market) is old.",
]
LEFT = [
    "The {} will decide next week.", "He works for the {}.", "A spokesman of the {} denied it.", "It was confirmed by {}.",
    "Members of the {} protested.", "The head of {} resigned.", "In a statement, the {} said so.", "{} announced new measures.",
    "He joined {} in 2012.", "The report of the {} is out.", "a meeting with {} was held.", "an attack by the {} group",
    "the minister of {} was absent.", "They left for {} yesterday.", "Relations between {} and London are tense.",
    "the {} signed the treaty.", "She studied at the {}.", "The {} of 1994 changed that.",
]
DATED = ["It happened in {} 2019.", "The vote is on {}.", "He arrived on 3 {}.", "Last {}, prices rose.", "the law of {} 12."]


def folded(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def names_in(sentences):
    """Names in prose: capitals in the middle of a sentence."""
    found = []
    for sentence in sentences:
        found += re.findall(r"(?<=[a-z\u00e0-\u00ff] )[A-Z\u00c0-\u00de][\w'-]{2,}"
                            r"(?: (?:de |da |di |van |von )?[A-Z\u00c0-\u00de][\w'-]+)*", sentence)
    return sorted(found)


class Stock:
    """Words, runs and names to choose from."""

    def __init__(self, folder, rules):
        read = lambda name: {p.stem: p.read_text("utf-8").splitlines() for p in sorted((folder / name).glob("*.txt"))}
        prose, manuals = read("prose"), read("manuals")
        # What a text is made of: prose of its own language. What is put into it: anything of the other one.
        self.base = {l: prose[l] if len(prose.get(l, [])) > 1000 else manuals[l] for l in ["en", *TARGETS]}
        self.other = {l: prose.get(l, []) + manuals.get(l, []) for l in [*LATIN, "en"]}
        self.names_in_prose = {l: names_in(prose.get(l, [])) for l in LATIN if l != "de"}
        self.people = json.loads((folder / "names/people.json").read_text("utf-8"))
        self.towns = json.loads((folder / "names/towns.json").read_text("utf-8"))
        self.left = {l: [] for l in LATIN}   # names that have another form in English
        self.kept = []                       # names that English keeps
        self.dates = {}
        self.endings = yaml.load((rules / "core/untranslated-name.yaml").read_text("utf-8"), yaml.BaseLoader)["options"]["endings"]
        self.endings = {language: [ending for ending in endings if "/" not in ending] for language, endings in self.endings.items()}
        self.gazetteer(rules)
        self.cldr()
        self.places(folder)

    def gazetteer(self, rules):
        for path in sorted(glob.glob(str(rules / "entities/*.yaml"))):
            for entity in yaml.load(open(path, encoding="utf-8"), yaml.BaseLoader).get("entities", []):
                english = entity.get("en")
                if not isinstance(english, dict) or not english.get("name"):
                    continue
                fine = {folded(n) for n in [english["name"], *english.get("accept", [])]}
                if any(ord(c) > 127 for c in english["name"]):
                    self.kept.append(english["name"])
                for language in LATIN:
                    names = entity.get(language)
                    if not isinstance(names, dict):
                        continue
                    for name in [names.get("name"), *names.get("accept", [])]:
                        if name and name[:1].isupper() and folded(name) not in fine and len(name) > 3:
                            self.left[language].append(name)

    def cldr(self):
        english = babel.Locale("en")
        for language in LATIN:
            locale = babel.Locale(language)
            for code, name in sorted(locale.territories.items()):
                other = english.territories.get(code)
                if other and len(code) == 2 and folded(name) != folded(other) and name[:1].isupper():
                    self.left[language].append(name)
            self.dates[language] = [form for kind in ("months", "days")
                                    for n in getattr(locale, kind)["format"]["wide"].values()
                                    if len(n) > 3 for form in sorted({n, n.capitalize()})]

    def places(self, folder):
        for language in LATIN:
            for tag in (language, {"pt": "pt_BR", "no": "nb"}.get(language, language)):
                path = folder / f"x/usr/share/locale/{tag}/LC_MESSAGES/libgweather-4.0-locations.mo"
                if not path.is_file():
                    continue
                catalog = gettext.GNUTranslations(path.open("rb"))._catalog
                for english, name in sorted((k, v) for k, v in catalog.items() if isinstance(k, str) and v):
                    if "\x04" not in english and folded(english) != folded(name) and re.fullmatch(r"[^\W\d_][\w' -]+", name):
                        self.left[language].append(name)


class Maker:
    def __init__(self, stock, seed):
        self.stock, self.random = stock, random.Random(seed)

    def words_of(self, sentence):
        return re.findall(r"[^\W\d_](?:[\w'\u2019-]*[^\W\d_])?", sentence)

    def foreign_run(self, language, low, high):
        for _ in range(50):
            words = self.random.choice(self.stock.other[language]).rstrip(".!?").split()[1:]
            size = self.random.randint(low, high)
            if len(words) < size:
                continue
            at = self.random.randrange(len(words) - size + 1)
            run = words[at:at + size]
            if all(re.fullmatch(r"[^\W\d_][\w'\u2019-]*", w) and (w.islower() or language == "de") for w in run):
                return run
        return ["" for _ in range(low)]

    def foreign_word(self, language):
        for _ in range(60):
            word = self.random.choice(self.foreign_run(language, 1, 1))
            if len(word) > 3 or self.random.random() < 0.15:
                return word
        return word

    def pseudo_name(self, language):
        run = self.foreign_run(language, 1, 3)
        while max(map(len, run)) < 5:
            run = self.foreign_run(language, 1, 3)
        every = self.random.random() < 0.7
        return " ".join(w[:1].upper() + w[1:] if i == 0 or (every and len(w) > 3) else w for i, w in enumerate(run))

    def in_prose(self, language):
        names = self.stock.names_in_prose.get(language)
        return self.random.choice(names) if names and len(names) > 200 else self.person(language)

    def person(self, language):
        people = self.stock.people.get(PEOPLE.get(language, "en")) or self.stock.people["en"]
        given, family = people["given"], people["family"] or self.stock.people["en"]["family"]
        name = self.random.choice(family)
        return name if self.random.random() < 0.35 else self.random.choice(given) + " " + name

    def town(self, language):
        return self.random.choice(self.stock.towns[self.random.choice(COUNTRIES.get(language, ["US"]))])

    def kept(self, language):
        if self.random.random() < 0.25:
            return self.random.choice(self.stock.kept)
        return self.pseudo_name(language)

    def inflected(self, language):
        """A name of the world with an ending of the language."""
        name = self.random.choice([self.person, self.town])(self.random.choice(["en", "en", "de", "ru", "fr", language]))
        return name + self.random.choice(self.stock.endings[language])

    def left(self, language):
        if language in self.stock.endings and self.random.random() < 0.25:
            return self.inflected(language)
        names = self.stock.left[language]
        return self.random.choice(names) if names and self.random.random() < 0.6 else self.pseudo_name(language)

    def fill(self, pattern, name, kind):
        """A sentence with names put in: pieces of text and their kind."""
        pieces = []
        for i, piece in enumerate(pattern.split("{}")):
            if i > 0:
                pieces.append((name(), kind))
            if piece:
                pieces.append((piece[0].upper() + piece[1:] if not pieces else piece, None))
        return pieces

    def sentence(self, target):
        return self.random.choice(self.stock.base[target])

    def with_word(self, target, source):
        sentence = self.sentence(target)
        if self.random.random() < 0.12:
            word = self.foreign_word(source)
            first, _, rest = sentence.partition(" ")
            if rest[:1].islower() and first.isalpha():
                return [(word[:1].upper() + word[1:], "word"), (" " + rest, None)]
        places = [m for m in re.finditer(r"(?<=[a-z,] )[^\W\d_]{3,}(?=[ ,.])", sentence) if m.group().islower()]
        if not places:
            return [(sentence, None)]
        at = self.random.choice(places)
        return [(sentence[:at.start()], None), (self.foreign_word(source), "word"), (sentence[at.end():], None)]

    def with_fragment(self, target, source):
        mode = self.random.random()
        sentence = self.sentence(target)
        if mode < 0.3:
            return [(self.random.choice(self.stock.other[source]), "sentence")]
        if mode < 0.45:
            quote = self.random.choice(self.stock.other[source])
            return [("\u201C", None), (quote[:-1], "quotation"), (",\u201D he said.", None)]
        words = sentence.split()
        size = min(self.random.choice([2, 2, 3, 4, 5, 6, 7]) if mode < 0.75 else len(words) // 2, len(words) - 2)
        if size < 2:
            return [(sentence, None)]
        at = self.random.randint(1, len(words) - size - 1) if mode < 0.75 else len(words) - size
        run = " ".join(self.foreign_run(source, size, size)).strip()
        rest = " ".join(words[at + size:]) if mode < 0.75 else "."
        return [(" ".join(words[:at]) + " ", None), (run, "fragment"), (" " + rest if rest != "." else rest, None)]

    def document(self, number):
        target = "en" if self.random.random() < 0.86 else self.random.choice(TARGETS)
        source = self.random.choice(LATIN) if target == "en" else "en"
        if target == "en" and self.random.random() < 0.04:
            source = self.random.choice(["ru", "ja"])
        latin = source in LATIN or source == "en"
        sentences = [[(self.sentence(target), None)] for _ in range(self.random.randint(1, 4))]
        put = lambda pieces: sentences.insert(self.random.randint(0, len(sentences)), pieces)
        if target == "en":
            for _ in range(self.random.choice([0, 1, 1, 2])):
                patterns, name = self.random.choice([(PERSON, self.person), (PERSON, self.in_prose), (TOWN, self.town)] +
                                                    ([(KEPT, self.kept)] if latin else []))
                put(self.fill(self.random.choice(patterns), lambda: name(source), None))
        mode = self.random.random()
        if latin and mode < 0.26:
            for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                put(self.with_word(target, source))
        elif latin and mode < 0.38:
            put(self.with_fragment(target, source))
        elif latin and target == "en" and mode < 0.66:
            if self.random.random() < 0.15:
                put(self.fill(self.random.choice(DATED), lambda: self.random.choice(self.stock.dates[source]), "name"))
            else:
                put(self.fill(self.random.choice(LEFT), lambda: self.left(source), "name"))
        text, spans = "", []
        for pieces in sentences:
            text += " " if text else ""
            for piece, kind in pieces:
                start = len(text.encode())
                text += piece
                if kind and piece:
                    spans.append({"start": start, "end": len(text.encode()), "kind": kind})
        record = {"id": str(number), "text": text, "lang": target, "source_lang": source, "spans": spans}
        if number % 6 == 0:
            del record["source_lang"]
        return record


def main():
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    maker = Maker(Stock(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])), seed)
    for number in range(int(sys.argv[3])):
        print(json.dumps(maker.document(number), ensure_ascii=False))


if __name__ == "__main__":
    main()
