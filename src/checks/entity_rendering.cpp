// entity_rendering: one body under two names made of the same words: "National Confederation of Industry" and "National
// Industry Confederation", "Buildings Energy Act" and "Building Energy Law".
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "checks/check.h"
#include "checks/quoted_parts.h"
#include "checks/several_parts.h"
#include "lexicon/apart_forms.h"
#include "lexicon/mentions.h"
#include "text/line_index.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr size_t kFewestWords = 3;
constexpr size_t kMostWords = 12;
constexpr size_t kMostRenderings = 16;   // of the same words

struct Rendering {
  std::vector<std::string> words;   // plain, without those that only join
  bool joined = false;              // a word such as "of" is between them
  std::vector<Span> places;
};

std::vector<std::string> sorted(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return words;
}

// Do two renderings of the same plainest words name one body? Either another word says the same in the same place, or the
// order is another because of a word such as "of".
bool are_one(const Rendering& a, const Rendering& b) {
  if (sorted(a.words) == sorted(b.words)) return a.joined != b.joined;
  if (a.words.size() != b.words.size()) return false;
  const auto stem = [](const std::string& word) { return std::string_view(word).substr(0, 4); };
  size_t others = 0;
  for (size_t i = 0; i < a.words.size(); ++i) others += stem(a.words[i]) != stem(b.words[i]);
  return others == 1;
}

class EntityRenderingCheck : public Check {
 public:
  EntityRenderingCheck(RulePtr rule, CompileContext& context)
      : rule_(std::move(rule)), finder_(context.tokenizer.language()), apart_(context.apart) {
    context.mentions = true;
    const Node* synonyms = rule_->options.find("synonyms");
    if (synonyms == nullptr) return;
    for (const Node& list : synonyms->items)
      for (const Node& word : list.items) synonyms_[singular(plain_latin(word.scalar))] = singular(plain_latin(list.items[0].scalar));
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    if (std::count_if(segment.mentions.begin(), segment.mentions.end(), may_be_rendering) < 2) return;
    std::map<std::string, std::vector<Rendering>> by_words;
    for (const Mention& mention : segment.mentions) {
      if (!may_be_rendering(mention)) continue;
      Rendering rendering;
      const std::string key = key_of(*segment.tokens, mention, rendering);
      if (key.empty()) continue;
      std::vector<Rendering>& renderings = by_words[key];
      const auto known = std::find_if(renderings.begin(), renderings.end(),
                                      [&](const Rendering& other) { return other.words == rendering.words; });
      if (known != renderings.end()) known->places.push_back(mention.span);
      else if (renderings.size() < kMostRenderings) renderings.push_back(std::move(rendering));
    }
    std::erase_if(by_words, [](const auto& entry) { return entry.second.size() < 2; });
    if (by_words.empty()) return;
    const LineIndex lines(segment.text);
    for (const auto& [key, renderings] : by_words) report(segment, renderings, lines, out);
  }

 private:
  static bool may_be_rendering(const Mention& mention) {
    return !mention.has(kInHeadline) && mention.last - mention.first >= kFewestWords;
  }

  static std::string singular(std::string plain) {
    if (plain.size() > 4 && plain.ends_with('s') && !plain.ends_with("ss")) plain.pop_back();
    return plain;
  }

  // The words that name, each in its plainest form, in the order of the alphabet; empty for names of too few.
  std::string key_of(const TokenizedText& text, const Mention& mention, Rendering& rendering) const {
    rendering.places = {mention.span};
    std::vector<std::string> words;
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      const Token& token = text.tokens[i];
      if (finder_.is_inner_word(token.hash)) {
        rendering.joined = rendering.joined || i > mention.first;
        continue;
      }
      const uint32_t end = std::min(token.end, mention.span.end);
      rendering.words.push_back(plain_latin(text.text.substr(token.start, end - token.start)));
      std::string word = singular(rendering.words.back());
      if (word.size() < 2) return {};   // an initial: a person
      const auto synonym = synonyms_.find(word);
      words.push_back(synonym == synonyms_.end() ? std::move(word) : synonym->second);
    }
    if (words.size() < kFewestWords || words.size() > kMostWords) return {};
    std::sort(words.begin(), words.end());
    std::string key;
    for (const std::string& word : words) key += word + " ";
    return key;
  }

  // The most frequent rendering stays, of equals the first.
  void report(const Segment& segment, const std::vector<Rendering>& renderings, const LineIndex& lines,
              std::vector<Finding>& out) const {
    const auto fewer_places = [](const Rendering& a, const Rendering& b) { return a.places.size() < b.places.size(); };
    const Rendering& main = *std::max_element(renderings.begin(), renderings.end(), fewer_places);
    const std::string better(main.places[0].of(segment.text));
    for (const Rendering& rendering : renderings) {
      if (&rendering == &main || !are_one(rendering, main)) continue;
      if (apart_.are_apart(rendering.places[0].of(segment.text), better)) continue;
      Finding finding = make_finding(rule_, rendering.places[0]);
      const std::string found(rendering.places[0].of(segment.text));
      finding.message = quoted(found) + " is " + quoted(better) + " on line " +
                        std::to_string(lines.line_of(main.places[0].start)) + ": probably one and the same";
      std::vector<Edit> edits;
      for (const Span& place : rendering.places) edits.push_back({place, better});
      const bool clear = main.places.size() >= 2 * rendering.places.size();
      add_fix(finding, "write \"" + better + "\"", std::move(edits), clear ? Applicability::kSafe : Applicability::kManual);
      if (!clear) {
        std::vector<Edit> other;
        for (const Span& place : main.places) other.push_back({place, found});
        add_fix(finding, "write \"" + found + "\" everywhere", std::move(other), Applicability::kManual);
      }
      out.push_back(std::move(finding));
    }
  }

  RulePtr rule_;
  MentionFinder finder_;
  ApartForms apart_;
  std::unordered_map<std::string, std::string> synonyms_;
};

}  // namespace

extern const CheckType entity_rendering_check;
const CheckType entity_rendering_check = {
    {"entity_rendering",
     "Finds names of three words or more that one text makes of the same words in two ways.",
     {{"synonyms", OptionKind::kLists, "lists of words that name the same in names: law, act"}}},
    &SeveralChecks::compile<EntityRenderingCheck>,
    15};

}  // namespace mtlint
