"""Sources are ASCII, have lines of at most 140 columns, no tabs, no white space at the end of a line and one line end at
the end; a header is included once; names of files are snake_case."""
import re
from house import House

house = House()
for path in house.files("src/**/*.h", "src/**/*.cpp", "include/**/*.h", "include/**/*.hpp", "examples/**/*.c",
                        "examples/**/*.cpp", "tests/*.h", "tests/*.cpp", "bench/**/*.cpp", "fuzz/*.cpp",
                        "cmake/*", "scripts/*", ".ci/*", "fuzz/run", "**/CMakeLists.txt", "**/*.py"):
    text = house.text(path)
    if not text.endswith("\n") or text.endswith("\n\n"):
        house.complain(path, text.count("\n") + 1, "the file does not end with one line end")
    for number, line in house.lines(path):
        if not line.isascii():
            house.complain(path, number, "not ASCII")
        if len(line) > 140:
            house.complain(path, number, f"{len(line)} columns")
        if line != line.rstrip():
            house.complain(path, number, "white space at the end of the line")
        if "\t" in line:
            house.complain(path, number, "a tab")
    if path.suffix in (".h", ".cpp", ".py") and not re.fullmatch(r"[a-z0-9_]+\.(h|cpp|py)", path.name):
        house.complain(path, 1, "the name is not in snake_case")
    if path.suffix == ".h" and path.parts[0] != "include" and "\n#pragma once\n" not in "\n" + text:
        house.complain(path, 1, "no #pragma once")
house.close()
