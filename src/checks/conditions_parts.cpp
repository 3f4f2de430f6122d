#include "checks/conditions_parts.h"

#include <algorithm>

#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint32_t kReach = 200;
constexpr uint32_t kExceptReach = 400;
constexpr size_t kNearTokens = 60;

uint32_t back(std::string_view text, uint32_t from, uint32_t bytes) {
  return static_cast<uint32_t>(boundary_before(text, from > bytes ? from - bytes : 0));
}
uint32_t ahead(std::string_view text, uint32_t from, uint32_t bytes) {
  return static_cast<uint32_t>(boundary_before(text, std::min<size_t>(text.size(), size_t{from} + bytes)));
}

}  // namespace

std::vector<Pattern> patterns_option(const Rule& rule, std::string_view name, bool ignore_case, CompileContext& context,
                                     std::span<const PatternFacts> facts) {
  std::vector<Pattern> patterns;
  const Node* node = rule.options.find(name);
  if (node == nullptr) return patterns;
  auto add = [&](const Node& item) {
    const PatternOptions options{ignore_case, context.plain};
    if (rule.verified) {
      const size_t number = patterns.size();
      patterns.push_back(number < facts.size() ? Pattern::trusted(item.scalar, options, facts[number])
                                               : Pattern::trusted(item.scalar, options));
      return;
    }
    Result<Pattern> pattern = Pattern::parse(item.scalar, options);
    if (pattern) {
      if (Status status = pattern->verify(); !status) pattern = status.errors();
    }
    if (!pattern) {
      const Error& error = pattern.errors()[0];
      std::string message = std::string(name) + ": " + error.message;
      if (error.column > 0) message += " (character " + std::to_string(error.column) + " of the expression)";
      context.errors.push_back(option_error(rule, item, std::move(message)));
      return;
    }
    patterns.push_back(std::move(*pattern));
  };
  if (node->is_scalar()) add(*node);
  for (const Node& item : node->items) add(item);
  return patterns;
}

bool touches_address(const TokenizedText& text, Span span) {
  for (size_t i = text.token_at(span.start); i < text.tokens.size() && text.tokens[i].start < span.end; ++i)
    if (text.tokens[i].is_address()) return true;
  return false;
}

std::vector<OptionSpec> Conditions::specs() {
  return {
      {"before", OptionKind::kTexts, "an expression that must match, ending where the finding starts"},
      {"not-before", OptionKind::kTexts, "an expression that must not match, ending where the finding starts"},
      {"after", OptionKind::kTexts, "an expression that must match, starting where the finding ends"},
      {"not-after", OptionKind::kTexts, "an expression that must not match, starting where the finding ends"},
      {"except", OptionKind::kTexts, "an expression; what it matches over is no finding"},
      {"near", OptionKind::kTexts, "phrases of which one must stand in the same sentence"},
      {"not-near", OptionKind::kTexts, "phrases of which none may stand in the same sentence"},
  };
}

Conditions Conditions::compile(const Rule& rule, CompileContext& context) {
  const bool ignore_case = flag_option(rule, "ignore-case", false);
  Conditions made;
  made.before_ = patterns_option(rule, "before", ignore_case, context);
  made.not_before_ = patterns_option(rule, "not-before", ignore_case, context);
  made.after_ = patterns_option(rule, "after", ignore_case, context);
  made.not_after_ = patterns_option(rule, "not-after", ignore_case, context);
  made.except_ = patterns_option(rule, "except", ignore_case, context);
  auto runs = [&](std::string_view name) {
    std::vector<WordRun> all;
    for (const std::string& phrase : texts_option(rule, name)) {
      WordRun run;
      for (const Token& token : context.tokenizer.tokenize(phrase).tokens)
        if (token.kind != TokenKind::kEnd) run.push_back(token.hash);
      if (!run.empty()) all.push_back(std::move(run));
    }
    return all;
  };
  made.near_ = runs("near");
  made.not_near_ = runs("not-near");
  return made;
}

bool Conditions::has_run(const TokenizedText& text, size_t first, size_t last, const std::vector<WordRun>& runs) {
  for (size_t i = first; i < last; ++i)
    for (const WordRun& run : runs) {
      if (text.tokens[i].hash != run[0] || i + run.size() > last) continue;
      size_t same = 1;
      while (same < run.size() && text.tokens[i + same].hash == run[same]) ++same;
      if (same == run.size()) return true;
    }
  return false;
}

bool Conditions::excepted(std::string_view text, Span mark) const {
  if (except_.empty()) return false;
  uint32_t from = back(text, mark.start, kExceptReach), to = ahead(text, mark.end, kExceptReach);
  const size_t line_start = mark.start == 0 ? std::string_view::npos : text.rfind('\n', mark.start - 1);
  if (line_start != std::string_view::npos) from = std::max(from, static_cast<uint32_t>(line_start) + 1);
  const size_t line_end = text.find('\n', mark.end);
  if (line_end != std::string_view::npos) to = std::min(to, static_cast<uint32_t>(line_end));
  Match match;
  for (const Pattern& pattern : except_)
    for (uint32_t at = from; pattern.find(text, at, to, match) && match.whole().start < mark.end; at = match.whole().end)
      if (match.whole().overlaps(mark)) return true;
  return false;
}

bool Conditions::hold(const Segment& segment, Span mark) const {
  const std::string_view text = segment.text;
  const uint32_t from = back(text, mark.start, kReach), to = ahead(text, mark.end, kReach);
  auto ends_here = [&](const Pattern& pattern) { return pattern.ends_at(text, from, mark.start); };
  auto starts_here = [&](const Pattern& pattern) { return pattern.starts_at(text, mark.end, to); };
  if (!before_.empty() && std::none_of(before_.begin(), before_.end(), ends_here)) return false;
  if (!after_.empty() && std::none_of(after_.begin(), after_.end(), starts_here)) return false;
  if (std::any_of(not_before_.begin(), not_before_.end(), ends_here)) return false;
  if (std::any_of(not_after_.begin(), not_after_.end(), starts_here)) return false;
  if (excepted(text, mark)) return false;
  if (near_.empty() && not_near_.empty()) return true;
  const TokenizedText& tokens = *segment.tokens;
  const size_t here = tokens.token_at(mark.start);
  const Span sentence = tokens.sentence_around(here);
  const size_t first = std::max(tokens.token_at(sentence.start), here > kNearTokens ? here - kNearTokens : 0);
  size_t last = here;
  while (last + 1 < tokens.tokens.size() && tokens.tokens[last].start < sentence.end && last < here + kNearTokens) ++last;
  if (!near_.empty() && !has_run(tokens, first, last, near_)) return false;
  return not_near_.empty() || !has_run(tokens, first, last, not_near_);
}

}  // namespace mtlint
