#include "fixture_page.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "model/marked_text.h"
#include "packs/sections.h"
#include "temp_folder.h"
#include "text/calendar.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "text/utf8_step.h"

namespace mtlint {

namespace {

constexpr std::string_view kOpenBlock = "<<<", kCloseBlock = ">>>";

// "\u{A0}" is a character, "\x{FF}" a byte. An Error has only a message.
Result<std::string> unescaped(std::string_view line) {
  std::string out;
  for (size_t at = 0; at < line.size();) {
    const bool character = line.substr(at).starts_with("\\u{"), byte = line.substr(at).starts_with("\\x{");
    if (!character && !byte) {
      out += line[at++];
      continue;
    }
    const size_t close = std::min(line.find('}', at), line.size());
    const std::string_view digits = line.substr(at + 3, close - at - 3);
    uint32_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool whole = fault == std::errc() && end == digits.data() + digits.size() && close < line.size();
    if (!whole || value > (byte ? 0xFFu : 0x10FFFFu))
      return Error{"", 0, 0, "\"" + std::string(line.substr(at, close + 1 - at)) + "\" is no escape"};
    if (byte) out += static_cast<char>(value);
    else append_utf8(out, value);
    at = close + 1;
  }
  return out;
}

// "stray-comma|, " -> the rule, and the rest without it.
std::string take_rule(std::string_view& inside) {
  const size_t bar = inside.find('|');
  if (bar == std::string_view::npos || (bar > 0 && !is_kebab_case(inside.substr(0, bar)))) return {};
  const std::string rule(inside.substr(0, bar));
  inside.remove_prefix(bar + 1);
  return rule;
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

class PageReader {
 public:
  PageReader(const std::string& path, std::string_view bytes) : lines_(lines_of(bytes)) {
    page_.path = path;
    page_.silent = path.find("/silent/") != std::string::npos;
    context_.document.path = path;
    context_.document.lang = "en";
  }

  Result<FixturePage> read() {
    while (at_ < lines_.size()) {
      const std::string_view line = lines_[at_++];
      if (line.empty() || line == "#" || line.starts_with("# ")) continue;
      if (line.starts_with("@ ")) read_setting(line.substr(2));
      else if (line.starts_with("=> ")) read_fixed(line.substr(3));
      else read_case(line);
    }
    if (page_.cases.empty() && errors_.empty()) complain("the page has no cases");
    if (!errors_.empty()) return errors_;
    return page_;
  }

 private:
  void complain(std::string message) {
    errors_.push_back({page_.path, static_cast<uint32_t>(at_), 0, std::move(message)});
  }

  void read_setting(std::string_view line) {
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return complain("a setting is written \"@ key: value\"");
    const std::string_view key = line.substr(0, colon);
    std::string value(line.substr(colon + 1));
    value.erase(0, value.find_first_not_of(' '));
    if (key == "lang") context_.document.lang = value;
    else if (key == "source_lang") context_.document.source_lang = value;
    else if (key == "source") context_.document.source = value;
    else if (key == "date") read_date(value);
    else if (key == "only") read_only(value);
    else if (key == "at") read_severity(value);
    else complain("there is no setting \"" + std::string(key) + "\"");
  }

  void read_date(const std::string& value) {
    if (!value.empty() && !parse_iso_date(value)) return complain("\"" + value + "\" is no date");
    context_.document.date = value;
  }

  void read_only(std::string_view value) {
    context_.only.clear();
    while (!value.empty()) {
      const size_t end = std::min(value.find(", "), value.size());
      context_.only.emplace_back(value.substr(0, end));
      value.remove_prefix(std::min(end + 2, value.size()));
    }
  }

  void read_severity(const std::string& value) {
    const std::optional<Severity> severity = severity_from(value);
    if (!severity) return complain("\"" + value + "\" is no severity");
    context_.at_least = *severity;
  }

  // The text that begins on this line: the line with its end, or all lines of a block.
  std::string text_from(std::string_view line) {
    std::string text;
    if (line != kOpenBlock) {
      text = std::string(line) + "\n";
    } else {
      while (at_ < lines_.size() && lines_[at_] != kCloseBlock) text += std::string(lines_[at_++]) + "\n";
      if (at_ == lines_.size()) complain("the block is not closed by \">>>\"");
      else ++at_;
    }
    Result<std::string> plain = unescaped(text);
    if (plain) return *plain;
    complain(plain.errors()[0].message);
    return {};
  }

  void read_case(std::string_view line) {
    FixtureCase made = context_;
    made.line = static_cast<uint32_t>(at_);
    const Result<MarkedText> marked = parse_marked_text(text_from(line));
    if (!marked) return complain(marked.errors()[0].message);
    // The names of rules stand inside the marks.
    size_t done = 0;
    for (const Span mark : marked->marks) {
      made.document.bytes += marked->text.substr(done, mark.start - done);
      std::string_view inside = mark.of(marked->text);
      std::string rule = take_rule(inside);
      const auto start = static_cast<uint32_t>(made.document.bytes.size());
      made.document.bytes += inside;
      made.marks.push_back({{start, static_cast<uint32_t>(made.document.bytes.size())}, std::move(rule)});
      done = mark.end;
    }
    made.document.bytes += marked->text.substr(done);
    if (page_.silent && !made.marks.empty()) complain("nothing is marked on a silent page");
    page_.cases.push_back(std::move(made));
  }

  void read_fixed(std::string_view line) {
    if (page_.silent) return complain("nothing is fixed on a silent page");
    if (page_.cases.empty() || page_.cases.back().fixed) return complain("\"=>\" stands below the text that it is of");
    page_.cases.back().fixed = text_from(line);
  }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  FixturePage page_;
  FixtureCase context_;
  Errors errors_;
};

}  // namespace

Result<FixturePage> read_fixture_page(const std::string& path, std::string_view bytes) {
  return PageReader(path, bytes).read();
}

Result<std::vector<FixturePage>> read_fixture_pages() {
  namespace fs = std::filesystem;
  const fs::path root = MTLINT_SOURCE_DIR;
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests/fixtures"))
    if (entry.path().extension() == ".txt") paths.push_back(fs::relative(entry.path(), root).string());
  std::sort(paths.begin(), paths.end());
  std::vector<FixturePage> pages;
  Errors errors;
  for (const std::string& path : paths) {
    Result<FixturePage> page = read_fixture_page(path, file_bytes((root / path).string()));
    if (page) pages.push_back(std::move(*page));
    else errors.insert(errors.end(), page.errors().begin(), page.errors().end());
  }
  if (!errors.empty()) return errors;
  return pages;
}

std::string written(std::string_view bytes, const std::vector<FixtureMark>& marks) {
  std::string out;
  const auto escape = [&](char kind, uint32_t value) {
    char digits[8];
    const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, value, 16);
    out += std::string("\\") + kind + "{" + std::string(digits, end) + "}";
  };
  size_t next = 0;
  std::vector<uint32_t> ends;  // of the marks that are open, the outermost first
  for (size_t at = 0;;) {
    while (!ends.empty() && ends.back() <= at) {
      out += "]]";
      ends.pop_back();
    }
    for (; next < marks.size() && marks[next].span.start <= at; ++next) {
      out += "$[[" + (marks[next].rule.empty() ? "" : marks[next].rule + "|");
      if (marks[next].span.end <= at) out += "]]";
      else ends.push_back(marks[next].span.end);
    }
    if (at >= bytes.size()) return out;
    const Utf8Step step = utf8_step(bytes, at);
    const bool seen = step.valid && (step.code_point == '\n' || step.code_point == ' ' ||
                                     (!is_blank(step.code_point) && step.code_point >= 0x20 &&
                                      char_class(step.code_point) != CharClass::kInvisible &&
                                      char_class(step.code_point) != CharClass::kControl));
    if (seen) out += bytes.substr(at, step.size);
    else if (step.valid) escape('u', step.code_point);
    else for (uint32_t i = 0; i < step.size; ++i) escape('x', static_cast<unsigned char>(bytes[at + i]));
    at += step.size;
  }
}

}  // namespace mtlint
