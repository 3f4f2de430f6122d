#include "base/glob.h"

#include <algorithm>

namespace mtlint {

namespace {

// Reads "[a-z]" from its bracket on; the place behind it, or npos when it is not closed.
size_t read_set(std::string_view pattern, size_t at, std::string& set, bool& negated) {
  ++at;
  negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == ']' && !first) return at + 1;
    if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
    const char low = pattern[at++];
    char high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      high = pattern[at + 1];
      at += 2;
    }
    set += low;
    set += high;
  }
  return std::string_view::npos;
}

// Without the blanks behind it, unless the last is escaped.
std::string_view without_trailing_blanks(std::string_view pattern) {
  while (!pattern.empty() && (pattern.back() == ' ' || pattern.back() == '\r' || pattern.back() == '\t') &&
         !(pattern.size() > 1 && pattern[pattern.size() - 2] == '\\'))
    pattern.remove_suffix(1);
  return pattern;
}

}  // namespace

std::optional<Glob> Glob::parse(std::string_view pattern) {
  pattern = without_trailing_blanks(pattern);
  Glob glob;
  if (pattern.starts_with('!')) {
    glob.takes_back_ = true;
    pattern.remove_prefix(1);
  }
  if (pattern.ends_with('/')) {
    glob.folders_only_ = true;
    pattern.remove_suffix(1);
  }
  if (pattern.empty()) return std::nullopt;
  const bool anchored = pattern.find('/') != std::string_view::npos;
  if (pattern.front() == '/') pattern.remove_prefix(1);
  if (!anchored) glob.pieces_.push_back({Kind::kFolders, 0, {}, false});
  if (pattern.empty() || !glob.parse_pieces(pattern)) return std::nullopt;
  return glob;
}

bool Glob::parse_pieces(std::string_view pattern) {
  for (size_t at = 0; at < pattern.size();) {
    const bool name_starts = at == 0 || pattern[at - 1] == '/';
    const std::string_view rest = pattern.substr(at);
    if (name_starts && rest.starts_with("**/")) {
      pieces_.push_back({Kind::kFolders, 0, {}, false});
      at += 3;
    } else if (name_starts && rest == "**") {
      pieces_.push_back({Kind::kEverything, 0, {}, false});
      at += 2;
    } else if (rest[0] == '*') {
      pieces_.push_back({Kind::kRun, 0, {}, false});
      while (at < pattern.size() && pattern[at] == '*') ++at;
    } else if (rest[0] == '?') {
      pieces_.push_back({Kind::kAny, 0, {}, false});
      ++at;
    } else if (rest[0] == '[') {
      Piece piece{Kind::kSet, 0, {}, false};
      at = read_set(pattern, at, piece.set, piece.negated);
      if (at == std::string_view::npos) return false;
      pieces_.push_back(std::move(piece));
    } else {
      if (rest[0] == '\\' && rest.size() > 1) ++at;
      pieces_.push_back({Kind::kCharacter, pattern[at], {}, false});
      ++at;
    }
  }
  return true;
}

bool Glob::takes(const Piece& piece, char c) {
  switch (piece.kind) {
    case Kind::kCharacter: return c == piece.character;
    case Kind::kAny: return c != '/';
    case Kind::kSet: {
      if (c == '/') return false;
      bool inside = false;
      const auto code = static_cast<unsigned char>(c);
      for (size_t i = 0; i + 1 < piece.set.size(); i += 2)
        inside = inside || (static_cast<unsigned char>(piece.set[i]) <= code && code <= static_cast<unsigned char>(piece.set[i + 1]));
      return inside != piece.negated;
    }
    case Kind::kRun: return c != '/';
    case Kind::kFolders:
    case Kind::kEverything: return true;
  }
  return false;
}

// The pieces that may be the next, as a set that moves along the path.
bool Glob::matches(std::string_view path, bool is_folder) const {
  if (folders_only_ && !is_folder) return false;
  const size_t end = pieces_.size();
  std::vector<char> now(end + 1, 0), next(end + 1, 0);
  const auto enter = [&](std::vector<char>& states, size_t piece) {
    for (;; ++piece) {
      states[piece] = 1;
      if (piece == end || (pieces_[piece].kind != Kind::kRun && pieces_[piece].kind != Kind::kFolders)) return;
    }
  };
  enter(now, 0);
  for (const char c : path) {
    std::fill(next.begin(), next.end(), 0);
    for (size_t i = 0; i < end; ++i) {
      if (now[i] == 0 || !takes(pieces_[i], c)) continue;
      switch (pieces_[i].kind) {
        case Kind::kFolders:
          next[i] = 1;  // inside a folder's name: what follows may start behind its slash
          if (c == '/') enter(next, i);
          break;
        case Kind::kRun: enter(next, i); break;
        case Kind::kEverything:
          next[i] = 1;
          next[end] = 1;
          break;
        default: enter(next, i + 1);
      }
    }
    now.swap(next);
  }
  return now[end] != 0;
}

bool Glob::covers(std::string_view file) const {
  for (size_t slash = file.find('/'); slash != std::string_view::npos; slash = file.find('/', slash + 1))
    if (matches(file.substr(0, slash), true)) return true;
  return matches(file, false);
}

}  // namespace mtlint
