// line_break_hyphen: a word with a hyphen that the end of a printed line once put into it: "expro-piation".
#include <string>
#include <string_view>
#include <unordered_set>

#include "checks/check.h"
#include "checks/several_parts.h"
#include "text/case.h"

namespace mtlint {

namespace {

constexpr uint8_t kWord = 3;          // level from which a part is a word of its own, and the whole one worth mending
constexpr uint8_t kDoubtful = 2;      // what is below is listed by mistake, if at all
constexpr size_t kShortestPart = 3;   // bytes
constexpr size_t kShortest = 8;
constexpr size_t kLongest = 40;

class LineBreakHyphenCheck : public Check {
 public:
  LineBreakHyphenCheck(RulePtr rule, CompileContext& context)
      : rule_(std::move(rule)), words_(context.lexicon.words(context.target)) {
    for (const std::string& prefix : texts_option(*rule_, "prefixes")) prefixes_.insert(prefix);
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const std::vector<Token>& tokens = segment.tokens->tokens;
    for (const uint32_t i : segment.tokens->odd_words)
      if (tokens[i].has(kHyphen) && is_candidate(tokens[i])) look_at(segment, tokens[i], out);
  }

 private:
  // Its language has not the word as it stands.
  bool is_candidate(const Token& token) const {
    return token.kind == TokenKind::kWord && !token.has(kDigits) && !token.has(kCapital) && !token.has(kInnerCapital) &&
           !token.has(kApostrophe) && token.span().size() <= kLongest && words_.find(token.hash).level < kDoubtful;
  }

  void look_at(const Segment& segment, const Token& token, std::vector<Finding>& out) const {
    const std::string_view found = token.of(segment.text);
    const size_t hyphen = found.find('-');
    if (hyphen == std::string_view::npos || found.find('-', hyphen + 1) != std::string_view::npos) return;
    const std::string first = fold_text(found.substr(0, hyphen)), second = fold_text(found.substr(hyphen + 1));
    if (second.size() < kShortestPart || first.size() + second.size() < kShortest || prefixes_.contains(first)) return;
    const WordInfo whole = words_.find(first + second);
    if (whole.level < kWord || whole.capitals == Capitals::kCapital || words_.find(second).level >= kWord) return;
    Finding finding = make_finding(rule_, token.span());
    const auto start = static_cast<uint32_t>(token.start + hyphen);
    finding.message = "\"" + std::string(found) + "\" is one word, \"" + first + second + "\"";
    add_fix(finding, "join it", {Edit{{start, start + 1}, ""}}, Applicability::kSafe);
    out.push_back(std::move(finding));
  }

  RulePtr rule_;
  WordList words_;
  std::unordered_set<std::string> prefixes_;
};

}  // namespace

extern const CheckType line_break_hyphen_check;
const CheckType line_break_hyphen_check = {
    {"line_break_hyphen",
     "Finds words with a hyphen inside that no list has, of which only the whole is a word.",
     {{"prefixes", OptionKind::kTexts, "what some houses put a hyphen behind: re, pre, co"}}},
    &SeveralChecks::compile<LineBreakHyphenCheck>,
    20};

}  // namespace mtlint
