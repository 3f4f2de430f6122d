"""No file names a package registry or a folder of somebody's machine: what it needs comes from the system's own package
lists, and paths start at the project's folder."""
import re
from house import House

REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|crates|rubygems|golang|conan|vcpkg|snapshot|deb|ftp|archive|mirrors?|registry)"
                      r"\.[a-z0-9-]+\.[a-z]{2,}|\b(?:pypi|npmjs|crates|rubygems|conan)\.(?:org|io|com)\b", re.IGNORECASE)
PLACE = re.compile(r"(?<![\w./-])/(?:home|root|Users|work|tmp|mnt|opt|srv)/[\w.-]+")

house = House()
for path in house.files("**/*"):
    is_text_of_articles = path.parts[0] in ("seeds",) or path.parts[:2] == ("fuzz", "corpus")
    if is_text_of_articles or path.name == "expected.txt":
        continue
    for number, line in house.lines(path):
        for match in REGISTRY.finditer(line):
            house.complain(path, number, f"{match.group(0)}: a registry's host")
        if path.parts[0] != "rules" and path.parts[:2] != ("tests", "fixtures"):
            for match in PLACE.finditer(line):
                house.complain(path, number, f"{match.group(0)}: a place on somebody's machine")
house.close()
