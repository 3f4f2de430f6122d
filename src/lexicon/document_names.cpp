#include "lexicon/document_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "text/case.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

struct Word {
  Span span;
  std::string plain;
  bool joined = false;   // two words of the text
};

// The form that a word counts for: "Al-Sudani" at the start of a sentence is "al-Sudani" elsewhere.
std::string_view without_possessive(const TokenizedText& text, const Mention& mention, const Token& token) {
  const uint32_t end = std::min(token.end, mention.span.end);
  return text.text.substr(token.start, end - token.start);
}

class Collector {
 public:
  Collector(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out)
      : text_(text), finder_(finder), out_(out) {}

  void run() {
    finder_.find(text_, out_.mentions);
    out_.forms.clear();
    out_.places.clear();
    words_.resize(out_.mentions.size());
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) split(out_.mentions[m], words_[m]);
    join_words();
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) count(m);
    for (NameForm& form : out_.forms)
      for (auto* list : {&form.before, &form.after}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
      }
  }

 private:
  // The words of a mention that name somebody: no particles, no initials.
  void split(const Mention& mention, std::vector<Word>& words) const {
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      const Token& token = text_.tokens[i];
      if (!token.is_word() || finder_.is_inner_word(token.hash)) continue;
      const std::string_view written = without_possessive(text_, mention, token);
      std::string plain = plain_latin(written);
      if (plain.size() < 2) continue;
      words.push_back({{token.start, token.start + static_cast<uint32_t>(written.size())}, std::move(plain), false});
      if (words.back().plain.size() >= 7) single_.insert(words.back().plain);
    }
  }

  void join_words() {
    for (std::vector<Word>& words : words_) {
      for (size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i + 1].span.start != words[i].span.end + 1) continue;
        std::string joined = words[i].plain + words[i + 1].plain;
        if (joined.size() < 7 || !single_.contains(joined)) continue;
        words[i] = {{words[i].span.start, words[i + 1].span.end}, std::move(joined), true};
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      }
    }
  }

  void count(uint32_t m) {
    const std::vector<Word>& words = words_[m];
    for (size_t i = 0; i < words.size(); ++i) {
      std::string text(words[i].span.of(text_.text));
      if (out_.mentions[m].has(kAtStart) && i == 0 && text.starts_with("Al-") && by_text_.contains("al" + text.substr(2)))
        text[0] = 'a';
      const size_t index = by_text_.try_emplace(text, out_.forms.size()).first->second;
      if (index == out_.forms.size()) {
        out_.forms.push_back({std::move(text), words[i].plain, 0, 0, 0, {}, {}, false, false});
        out_.places.emplace_back();
      }
      NameForm& form = out_.forms[index];
      ++form.count;
      if (!out_.mentions[m].has(kDoubtful) && !out_.mentions[m].has(kInHeadline)) ++form.sure;
      if (words.size() == 1) ++form.alone;
      if (i > 0) form.before.push_back(word_hash(words[i - 1].plain));
      if (i + 1 < words.size()) form.after.push_back(word_hash(words[i + 1].plain));
      out_.places[index].push_back({words[i].span, m});
    }
  }

  const TokenizedText& text_;
  const MentionFinder& finder_;
  DocumentNames& out_;
  std::vector<std::vector<Word>> words_;
  mutable std::unordered_set<std::string> single_;
  std::unordered_map<std::string, size_t> by_text_;
};

}  // namespace

void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out) {
  Collector(text, finder, out).run();
}

}  // namespace mtlint
