#include "engine/diff.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mtlint {

namespace {

using Lines = std::vector<std::string_view>;  // each with its LF; only the last may lack it

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t lf = text.find('\n');
    const size_t size = lf == std::string_view::npos ? text.size() : lf + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// ---- which lines differ

// One line of a side that may have a partner on the other side.
struct Candidate {
  uint32_t line;     // index into the side's lines
  uint32_t content;  // equal lines have equal numbers
};

// Myers' greedy search, "An O(ND) Difference Algorithm and Its Variations" (1986). After kMaxEdits it settles for the
// path that has come furthest and begins anew from there, so time and memory stay bounded.
class LineMatcher {
 public:
  LineMatcher(const std::vector<Candidate>& a, const std::vector<Candidate>& b) : a_(a), b_(b) {}

  // Calls matched(i, j) for pairs of equal candidates, both ascending.
  template <typename Matched>
  void run(Matched matched) {
    int x = 0;
    int y = 0;
    while (x < a_size() && y < b_size()) {
      const auto [edits, diagonal] = search(x, y);
      const int to_x = reached(edits, diagonal);
      walk_back(x, y, edits, diagonal);
      for (auto run = runs_.rbegin(); run != runs_.rend(); ++run)
        for (int i = 0; i < run->length; ++i) matched(run->x + i, run->y + i);
      y += to_x - diagonal;
      x += to_x;
    }
  }

 private:
  static constexpr int kMaxEdits = 256;
  static constexpr int kUnreachable = -1;
  struct Run {
    int x, y, length;
  };

  int a_size() const { return static_cast<int>(a_.size()); }
  int b_size() const { return static_cast<int>(b_.size()); }

  // The furthest x, counted from the start of the search, with so many edits on a diagonal (x - y).
  int reached(int edits, int diagonal) const {
    if (edits < 0 || std::abs(diagonal) > edits) return kUnreachable;
    return furthest_[row(edits) + static_cast<size_t>((diagonal + edits) / 2)];
  }
  static size_t row(int edits) { return static_cast<size_t>(edits) * (static_cast<size_t>(edits) + 1) / 2; }

  // Where a path with so many edits comes onto a diagonal, before it follows equal lines, and from which diagonal.
  struct Step {
    int x;
    int from;
  };
  Step step_onto(int x0, int y0, int edits, int diagonal) const {
    const int left = reached(edits - 1, diagonal - 1);
    const int above = reached(edits - 1, diagonal + 1);
    const int x_deleting = left != kUnreachable && x0 + left < a_size() ? left + 1 : kUnreachable;
    const int x_inserting = above != kUnreachable && y0 + above - diagonal <= b_size() ? above : kUnreachable;
    return x_deleting >= x_inserting ? Step{x_deleting, diagonal - 1} : Step{x_inserting, diagonal + 1};
  }

  // Fills furthest_ and says with how many edits, and on which diagonal, the search ended.
  std::pair<int, int> search(int x0, int y0) {
    furthest_.clear();
    for (int edits = 0;; ++edits) {
      for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
        int x = edits == 0 ? 0 : step_onto(x0, y0, edits, diagonal).x;
        if (x != kUnreachable) {
          while (x0 + x < a_size() && y0 + x - diagonal < b_size() &&
                 a_[static_cast<size_t>(x0 + x)].content == b_[static_cast<size_t>(y0 + x - diagonal)].content) {
            ++x;
          }
        }
        furthest_.push_back(x);
        if (x0 + x == a_size() && y0 + x - diagonal == b_size()) return {edits, diagonal};
      }
      if (edits == kMaxEdits) return {edits, best_diagonal(edits)};
    }
  }

  // The one whose path has matched the most lines; of several the most even.
  int best_diagonal(int edits) const {
    int best = 0;
    int best_distance = -1;
    for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const int x = reached(edits, diagonal);
      if (x == kUnreachable) continue;
      const int distance = 2 * x - diagonal;
      if (distance > best_distance || (distance == best_distance && std::abs(diagonal) < std::abs(best))) {
        best = diagonal;
        best_distance = distance;
      }
    }
    return best;
  }

  // Fills runs_ with the runs of equal lines on the path, last first.
  void walk_back(int x0, int y0, int edits, int diagonal) {
    runs_.clear();
    for (; edits >= 0; --edits) {
      const int x = reached(edits, diagonal);
      const Step step = edits == 0 ? Step{0, 0} : step_onto(x0, y0, edits, diagonal);
      if (x > step.x) runs_.push_back(Run{x0 + step.x, y0 + step.x - diagonal, x - step.x});
      diagonal = step.from;
    }
  }

  const std::vector<Candidate>& a_;
  const std::vector<Candidate>& b_;
  std::vector<int> furthest_;  // row by row: 1 entry for 0 edits, 2 for 1 ...
  std::vector<Run> runs_;
};

// Lines [old_start, old_end) gave way to [new_start, new_end).
struct Change {
  size_t old_start, old_end;
  size_t new_start, new_end;
};

std::vector<Change> changed_lines(const Lines& before, const Lines& after) {
  size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }

  // Lines that the other side does not have at all cannot be matched; without them a search has little left to do.
  struct Content {
    uint32_t number;
    bool in_after = false;
  };
  std::unordered_map<std::string_view, Content> contents;
  for (size_t i = head; i < before.size() - tail; ++i) {
    contents.emplace(before[i], Content{static_cast<uint32_t>(contents.size())});
  }
  std::vector<Candidate> old_candidates;
  std::vector<Candidate> new_candidates;
  for (size_t j = head; j < after.size() - tail; ++j) {
    auto content = contents.find(after[j]);
    if (content == contents.end()) continue;
    content->second.in_after = true;
    new_candidates.push_back({static_cast<uint32_t>(j), content->second.number});
  }
  for (size_t i = head; i < before.size() - tail; ++i) {
    const Content& content = contents.find(before[i])->second;
    if (content.in_after) old_candidates.push_back({static_cast<uint32_t>(i), content.number});
  }

  std::vector<Change> changes;
  size_t old_done = head;
  size_t new_done = head;
  auto match = [&](size_t i, size_t j, size_t next_i, size_t next_j) {
    if (i > old_done || j > new_done) changes.push_back({old_done, i, new_done, j});
    old_done = next_i;
    new_done = next_j;
  };
  LineMatcher(old_candidates, new_candidates).run([&](int x, int y) {
    const size_t i = old_candidates[static_cast<size_t>(x)].line;
    const size_t j = new_candidates[static_cast<size_t>(y)].line;
    match(i, j, i + 1, j + 1);
  });
  match(before.size() - tail, after.size() - tail, before.size(), after.size());
  return changes;
}

// ---- how it is written

// The path as a patch may name it: relative, without ".", ".." and empty parts.
std::string patch_path(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  std::string out;
  for (std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out.empty() ? "-" : out;
}

// As git writes a name in a diff: in C quotes with octal bytes where it is not plain ASCII, and with a tab behind it
// where a space would otherwise end it for patch.
std::string header_name(std::string_view prefix, std::string_view path) {
  constexpr std::string_view kEscaped = "\a\b\t\n\v\f\r\"\\";
  constexpr std::string_view kLetters = "abtnvfr\"\\";
  std::string out(prefix);
  bool quoted = false;
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const size_t escape = kEscaped.find(c);
    if (escape != std::string_view::npos) {
      out += '\\';
      out += kLetters[escape];
    } else if (byte < 0x20 || byte >= 0x7F) {
      out += '\\';
      out += static_cast<char>('0' + (byte >> 6));
      out += static_cast<char>('0' + ((byte >> 3) & 7));
      out += static_cast<char>('0' + (byte & 7));
    } else {
      out += c;
      continue;
    }
    quoted = true;
  }
  if (quoted) out = '"' + out + '"';
  if (path.find(' ') != std::string_view::npos) out += '\t';
  return out;
}

class DiffWriter {
 public:
  explicit DiffWriter(bool colour) : colour_(colour) {}

  void header(std::string_view path) {
    const std::string name = patch_path(path);
    coloured(kBold, "--- " + header_name("a/", name));
    coloured(kBold, "+++ " + header_name("b/", name));
  }

  void hunk_header(size_t old_start, size_t old_count, size_t new_start, size_t new_count) {
    coloured(kCyan, "@@ -" + range(old_start, old_count) + " +" + range(new_start, new_count) + " @@");
  }

  void line(char mark, std::string_view line) {
    const bool ends = line.ends_with('\n');
    if (ends) line.remove_suffix(1);
    const std::string_view colour = mark == '-' ? kRed : mark == '+' ? kGreen : std::string_view();
    if (!colour_ || colour.empty()) {
      out_ += mark;
      out_ += line;
      out_ += '\n';
    } else {
      coloured(colour, mark + std::string(line));
    }
    if (!ends) out_ += "\\ No newline at end of file\n";
  }

  std::string take() { return std::move(out_); }

 private:
  static constexpr std::string_view kBold = "\x1B[1m";
  static constexpr std::string_view kCyan = "\x1B[36m";
  static constexpr std::string_view kRed = "\x1B[31m";
  static constexpr std::string_view kGreen = "\x1B[32m";
  static constexpr std::string_view kReset = "\x1B[m";

  // A range without lines is named by the line before it.
  static std::string range(size_t start, size_t count) {
    std::string out = std::to_string(count == 0 ? start : start + 1);
    if (count != 1) out += ',' + std::to_string(count);
    return out;
  }

  void coloured(std::string_view colour, std::string_view text) {
    if (colour_) out_ += colour;
    out_ += text;
    if (colour_) out_ += kReset;
    out_ += '\n';
  }

  bool colour_;
  std::string out_;
};

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         const DiffOptions& options) {
  if (before == after) return {};
  const Lines old_lines = split_lines(before);
  const Lines new_lines = split_lines(after);
  const std::vector<Change> changes = changed_lines(old_lines, new_lines);
  const auto context = static_cast<size_t>(std::max(options.context, 0));

  DiffWriter writer(options.colour);
  writer.header(path);
  for (size_t first = 0; first < changes.size();) {
    size_t last = first;
    while (last + 1 < changes.size() && changes[last + 1].old_start - changes[last].old_end <= 2 * context) ++last;

    const size_t lead = std::min(context, changes[first].old_start);
    const size_t trail = std::min(context, old_lines.size() - changes[last].old_end);
    const size_t old_start = changes[first].old_start - lead;
    const size_t new_start = changes[first].new_start - lead;
    writer.hunk_header(old_start, changes[last].old_end + trail - old_start, new_start,
                       changes[last].new_end + trail - new_start);
    size_t shown = old_start;
    for (size_t i = first; i <= last; ++i) {
      const Change& change = changes[i];
      for (; shown < change.old_start; ++shown) writer.line(' ', old_lines[shown]);
      for (; shown < change.old_end; ++shown) writer.line('-', old_lines[shown]);
      for (size_t j = change.new_start; j < change.new_end; ++j) writer.line('+', new_lines[j]);
    }
    for (size_t i = 0; i < trail; ++i) writer.line(' ', old_lines[shown + i]);
    first = last + 1;
  }
  return writer.take();
}

}  // namespace mtlint
