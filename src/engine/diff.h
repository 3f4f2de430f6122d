// A unified diff that `git apply` and `patch -p1` take.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

struct DiffOptions {
  int context = 3;
  bool colour = false;
};

// "--- a/path\n+++ b/path\n@@ ...", or nothing when the texts are the same. Lines end at LF only, as they do for git;
// a CR is part of its line. A missing final newline is told by "\ No newline at end of file". Paths with special
// characters are quoted as git quotes them. What a patch may not name is taken off a path: "/", "./" and "../" at its
// start. Time grows with the size of the texts, not with the number of changes: where these are very many, the diff may
// be longer than it had to be.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         const DiffOptions& options = {});

}  // namespace mtlint
