#include "lexicon/document_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "text/case.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr size_t kShortestJoined = 7;   // letters of two words that are one elsewhere

struct Word {
  Span span;
  std::string plain;
};

std::string_view without_possessive(const TokenizedText& text, const Mention& mention, const Token& token) {
  const uint32_t end = std::min(token.end, mention.span.end);
  return text.text.substr(token.start, end - token.start);
}

class Collector {
 public:
  Collector(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out)
      : text_(text), finder_(finder), out_(out) {}

  // Of out.mentions.
  void run() {
    out_.forms.clear();
    out_.places.clear();
    words_.resize(out_.mentions.size());
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) split(out_.mentions[m], words_[m]);
    join_words();
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) count(m);
    link_short_forms();
    for (NameForm& form : out_.forms)
      for (auto* list : {&form.before, &form.after}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
      }
  }

 private:
  // The words of a mention that name somebody: no particles, no initials.
  void split(const Mention& mention, std::vector<Word>& words) {
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      const Token& token = text_.tokens[i];
      if (!token.is_word() || finder_.is_inner_word(token.hash)) continue;
      const std::string_view written = without_possessive(text_, mention, token);
      std::string plain = plain_latin(written);
      if (plain.size() < 2) continue;
      words.push_back({{token.start, token.start + static_cast<uint32_t>(written.size())}, std::move(plain)});
      if (words.back().plain.size() >= kShortestJoined) single_.insert(words.back().plain);
    }
  }

  void join_words() {
    if (single_.empty()) return;
    for (std::vector<Word>& words : words_) {
      size_t kept = 0;
      for (size_t i = 0; i < words.size(); ++i) {
        Word word = std::move(words[i]);
        if (i + 1 < words.size() && words[i + 1].span.start == word.span.end + 1) {
          std::string joined = word.plain + words[i + 1].plain;
          if (joined.size() >= kShortestJoined && single_.contains(joined)) {
            word = {{word.span.start, words[i + 1].span.end}, std::move(joined)};
            ++i;
          }
        }
        words[kept++] = std::move(word);
      }
      words.resize(kept);
    }
  }

  void count(uint32_t m) {
    const std::vector<Word>& words = words_[m];
    for (size_t i = 0; i < words.size(); ++i) {
      std::string text(words[i].span.of(text_.text));
      // "Al-Sudani" at the start of a sentence is "al-Sudani".
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

  void link_short_forms() {
    constexpr uint32_t kSeveral = UINT32_MAX;
    std::unordered_map<std::string_view, uint32_t> by_word;
    const auto same_words = [&](uint32_t a, uint32_t b) {
      return std::equal(words_[a].begin(), words_[a].end(), words_[b].begin(), words_[b].end(),
                        [](const Word& x, const Word& y) { return x.plain == y.plain; });
    };
    out_.long_of.resize(words_.size());
    out_.is_full.assign(words_.size(), false);
    for (uint32_t m = 0; m < words_.size(); ++m) {
      out_.long_of[m] = m;
      if (words_[m].size() < 2 || out_.mentions[m].has(kInHeadline)) continue;
      out_.is_full[m] = true;
      for (const Word& word : words_[m]) {
        const auto [place, is_new] = by_word.try_emplace(word.plain, m);
        if (!is_new && place->second != kSeveral && !same_words(place->second, m)) place->second = kSeveral;
      }
    }
    for (uint32_t m = 0; m < words_.size(); ++m) {
      if (words_[m].size() != 1) continue;
      const auto longer = by_word.find(words_[m][0].plain);
      if (longer != by_word.end() && longer->second != kSeveral) out_.long_of[m] = longer->second;
    }
  }

  const TokenizedText& text_;
  const MentionFinder& finder_;
  DocumentNames& out_;
  std::vector<std::vector<Word>> words_;
  std::unordered_set<std::string> single_;             // plain words long enough to be two
  std::unordered_map<std::string, size_t> by_text_;
};

}  // namespace

void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out) {
  finder.find(text, out.mentions);
  Collector(text, finder, out).run();
}

void collect_names(const TokenizedText& text, const MentionFinder& finder, std::span<const Mention> mentions, DocumentNames& out) {
  out.mentions.assign(mentions.begin(), mentions.end());
  Collector(text, finder, out).run();
}

}  // namespace mtlint
