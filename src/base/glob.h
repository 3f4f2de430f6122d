// Glob: one pattern for paths, with the meaning that git gives the lines of .gitignore. `*` and `?` stay inside a name,
// `**` goes across folders, `[a-z]` is a set; a pattern with a slash before its end is anchored at the folder it is
// written for, any other matches at every depth; a slash at the end means folders only; `!` in front takes back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

class Glob {
 public:
  // Nothing for what can match no path: an empty pattern, a set that is not closed.
  static std::optional<Glob> parse(std::string_view pattern);

  // Does it match this very path? It is relative to the folder of the pattern, with "/" between its names and none at
  // its ends. Takes time in proportion to pattern times path.
  bool matches(std::string_view path, bool is_folder) const;
  // Does it match a file, or a folder that the file lies in?
  bool covers(std::string_view file) const;

  bool takes_back() const { return takes_back_; }

 private:
  enum class Kind : uint8_t { kCharacter, kAny, kSet, kRun, kFolders, kEverything };
  struct Piece {
    Kind kind;
    char character = 0;
    std::string set;      // pairs of first and last
    bool negated = false;
  };

  bool parse_pieces(std::string_view pattern);
  static bool takes(const Piece& piece, char c);

  std::vector<Piece> pieces_;
  bool takes_back_ = false;
  bool folders_only_ = false;
};

}  // namespace mtlint
