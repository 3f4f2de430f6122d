#include "engine/suppressions.h"

#include <algorithm>

#include "base/nearest.h"

namespace mtlint {

namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kWord = "mtlint-";
constexpr std::string_view kEnable = "enable", kDisable = "disable", kFile = "disable-file", kLine = "disable-line",
                           kNextLine = "disable-next-line";

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const size_t end = std::min(list.find_first_of(", \t\r\n"), list.size());
    if (end > 0) names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

// The line that `offset` lies in, with its line end.
Span line_of(std::string_view text, size_t offset) {
  const size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const size_t after = text.find('\n', offset);
  return {before == std::string_view::npos ? 0 : static_cast<uint32_t>(before + 1),
          static_cast<uint32_t>(after == std::string_view::npos ? text.size() : after + 1)};
}

bool is_kept_by_sic(std::string_view text, Span span) {
  std::string_view after = text.substr(span.end, 8);
  const size_t start = after.find_first_not_of(" \t\"\u201D\u2019'");
  if (start == std::string_view::npos) return false;
  after.remove_prefix(start);
  return after.starts_with("[sic") || after.starts_with("(sic");
}

std::string unknown_word(std::string_view verb) {
  return "There is no comment \"" + std::string(kWord) + std::string(verb) + "\"" +
         did_you_mean(verb, std::vector<std::string_view>{kEnable, kDisable, kFile, kLine, kNextLine});
}

bool has_rule(const std::vector<std::string>& rules, const std::string& rule) {
  return rules.empty() || std::find(rules.begin(), rules.end(), rule) != rules.end();
}

}  // namespace

bool Suppression::covers(const Finding& finding) const {
  return finding.span.start >= scope.start && finding.span.start < scope.end && has_rule(rules, finding.rule->id);
}

std::vector<Suppression> find_suppressions(std::string_view text) {
  std::vector<Suppression> all;
  std::vector<size_t> open;  // mtlint-disable without its mtlint-enable
  const uint32_t size = static_cast<uint32_t>(text.size());
  for (size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + kOpen.size())) {
    const size_t close = text.find(kClose, at + kOpen.size());
    if (close == std::string_view::npos) break;
    std::string_view body = trimmed(text.substr(at + kOpen.size(), close - at - kOpen.size()));
    if (!body.starts_with(kWord)) continue;
    body.remove_prefix(kWord.size());
    const size_t word_end = std::min(body.find_first_of(" \t\r\n"), body.size());
    const std::string_view verb = body.substr(0, word_end);
    std::string_view rest = body.substr(word_end);
    Suppression made;
    made.comment = {static_cast<uint32_t>(at), static_cast<uint32_t>(close + kClose.size())};
    if (const size_t dashes = rest.find(" -- "); dashes != std::string_view::npos) {
      made.reason = std::string(trimmed(rest.substr(dashes + 4)));
      rest = rest.substr(0, dashes);
    }
    made.rules = names_in(trimmed(rest));
    made.idle = made.rules;
    if (verb == kEnable) {
      made.ends_others = true;
      std::erase_if(open, [&](size_t index) {
        if (!made.rules.empty() && all[index].rules != made.rules) return false;
        all[index].scope.end = made.comment.start;
        all[index].in_force = false;
        return true;
      });
    } else if (verb == kDisable) {
      made.scope = {made.comment.end, size};
      made.in_force = true;
      open.push_back(all.size());
    } else if (verb == kFile) {
      made.scope = {0, size};
      made.in_force = true;
    } else if (verb == kLine) {
      made.scope = line_of(text, at);
    } else if (verb == kNextLine) {
      const Span here = line_of(text, close);
      made.scope = here.end < size ? line_of(text, here.end) : Span{size, size};
    } else {
      made.fault = unknown_word(verb);
    }
    all.push_back(std::move(made));
  }
  return all;
}

std::string comments_in_force(std::string_view text) {
  std::string comments;
  for (const Suppression& suppression : find_suppressions(text))
    if (suppression.in_force) comments += suppression.comment.of(text);
  return comments;
}

namespace {

// Those of the text, and before them those that are in force where it starts.
std::vector<Suppression> suppressions_of(std::string_view text, const Document& document) {
  if (!document.piece || document.piece->held.empty()) return find_suppressions(text);
  const std::string& held = document.piece->held;
  std::vector<Suppression> all = find_suppressions(held + std::string(text));
  const auto from_here = [&](uint32_t offset) { return offset - std::min(offset, static_cast<uint32_t>(held.size())); };
  for (Suppression& made : all)
    for (Span* span : {&made.comment, &made.scope}) *span = {from_here(span->start), from_here(span->end)};
  return all;
}

// Can it be told that a suppression without use has none? What another piece holds may have.
bool ends_here(const Suppression& made, const Document& document) {
  if (!document.piece) return true;
  const bool begins_here = !made.comment.empty() && made.comment.start >= document.piece->own.start &&
                           made.comment.start < document.piece->own.end;
  return begins_here && (!made.in_force || document.piece->last);
}

}  // namespace

void suppress(std::string_view text, const Document& document, std::vector<Finding>& findings,
              std::vector<Suppression>& unused) {
  std::vector<Suppression> all = suppressions_of(text, document);
  std::vector<bool> used(all.size(), false);
  std::erase_if(findings, [&](const Finding& finding) {
    return std::any_of(all.begin(), all.end(), [&](const Suppression& s) { return s.comment.overlaps(finding.span); });
  });
  for (Finding& finding : findings) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (!all[i].covers(finding)) continue;
      used[i] = true;
      std::erase(all[i].idle, finding.rule->id);
      finding.standing = Standing::kSuppressed;
      finding.reason = all[i].reason;
    }
    const bool by_record = !document.disabled.empty() && has_rule(document.disabled, finding.rule->id);
    if (by_record || is_kept_by_sic(text, finding.span)) finding.standing = Standing::kSuppressed;
  }
  for (size_t i = 0; i < all.size(); ++i) {
    const bool has_use = all[i].ends_others || (used[i] && all[i].idle.empty());
    if (!has_use && ends_here(all[i], document)) unused.push_back(std::move(all[i]));
  }
}

}  // namespace mtlint
