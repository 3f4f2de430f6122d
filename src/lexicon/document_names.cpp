#include "lexicon/document_names.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "text/case.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr size_t kShortestJoined = 7;   // letters of two words that are one elsewhere

struct Word {
  Span span;
  std::string plain;
};

size_t hash_of(std::string_view plain) { return std::hash<std::string_view>()(plain); }

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
    size_t most_words = 0;
    for (const Mention& mention : out_.mentions) most_words += mention.last - mention.first;
    all_words_.reserve(most_words);
    ranges_.reserve(out_.mentions.size());
    by_text_.reserve(most_words);
    for (const Mention& mention : out_.mentions) {
      const size_t first = all_words_.size();
      split(mention);
      ranges_.push_back({first, all_words_.size()});
    }
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
  struct Range {
    size_t first, last;   // of all_words_
  };
  std::span<const Word> words_of(uint32_t m) const {
    return std::span(all_words_).subspan(ranges_[m].first, ranges_[m].last - ranges_[m].first);
  }

  // The words of a mention that name somebody: no particles, no initials.
  void split(const Mention& mention) {
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      const Token& token = text_.tokens[i];
      if (!token.is_word() || finder_.is_inner_word(token.hash)) continue;
      const std::string_view written = without_possessive(text_, mention, token);
      std::string plain = plain_latin(written);
      if (plain.size() < 2) continue;
      if (plain.size() >= kShortestJoined) single_.push_back(hash_of(plain));
      all_words_.push_back({{token.start, token.start + static_cast<uint32_t>(written.size())}, std::move(plain)});
    }
  }

  void join_words() {
    if (single_.empty()) return;
    std::sort(single_.begin(), single_.end());
    for (Range& range : ranges_) {
      size_t kept = range.first;
      for (size_t i = range.first; i < range.last; ++i) {
        Word word = std::move(all_words_[i]);
        if (i + 1 < range.last && all_words_[i + 1].span.start == word.span.end + 1) {
          std::string joined = word.plain + all_words_[i + 1].plain;
          if (joined.size() >= kShortestJoined && std::binary_search(single_.begin(), single_.end(), hash_of(joined))) {
            word = {{word.span.start, all_words_[i + 1].span.end}, std::move(joined)};
            ++i;
          }
        }
        all_words_[kept++] = std::move(word);
      }
      range.last = kept;
    }
  }

  void count(uint32_t m) {
    const std::span<const Word> words = words_of(m);
    for (size_t i = 0; i < words.size(); ++i) {
      const std::string_view text = words[i].span.of(text_.text);
      const size_t index = form_of(text, out_.mentions[m].has(kAtStart) && i == 0);
      if (index == out_.forms.size()) {
        out_.forms.push_back({std::string(text), words[i].plain, 0, 0, 0, {}, {}, false, false});
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

  // The form that is written so; the next one when there is none yet.
  size_t form_of(std::string_view text, bool at_start) {
    // "Al-Sudani" at the start of a sentence is "al-Sudani".
    if (at_start && text.starts_with("Al-"))
      if (const auto small = by_text_.find("al" + std::string(text.substr(2))); small != by_text_.end()) return small->second;
    return by_text_.try_emplace(text, out_.forms.size()).first->second;
  }

  void link_short_forms() {
    constexpr uint32_t kSeveral = UINT32_MAX;
    std::unordered_map<std::string_view, uint32_t> by_word;
    const auto same_words = [&](uint32_t a, uint32_t b) {
      const std::span<const Word> words_a = words_of(a), words_b = words_of(b);
      return std::equal(words_a.begin(), words_a.end(), words_b.begin(), words_b.end(),
                        [](const Word& x, const Word& y) { return x.plain == y.plain; });
    };
    out_.long_of.resize(ranges_.size());
    out_.is_full.assign(ranges_.size(), false);
    for (uint32_t m = 0; m < ranges_.size(); ++m) {
      out_.long_of[m] = m;
      if (words_of(m).size() < 2 || out_.mentions[m].has(kInHeadline)) continue;
      out_.is_full[m] = true;
      for (const Word& word : words_of(m)) {
        const auto [place, is_new] = by_word.try_emplace(word.plain, m);
        if (!is_new && place->second != kSeveral && !same_words(place->second, m)) place->second = kSeveral;
      }
    }
    for (uint32_t m = 0; m < ranges_.size(); ++m) {
      if (words_of(m).size() != 1) continue;
      const auto longer = by_word.find(words_of(m)[0].plain);
      if (longer != by_word.end() && longer->second != kSeveral) out_.long_of[m] = longer->second;
    }
  }

  const TokenizedText& text_;
  const MentionFinder& finder_;
  DocumentNames& out_;
  std::vector<Word> all_words_;
  std::vector<Range> ranges_;                              // of the words of each mention
  std::vector<size_t> single_;                             // hash_of plain words long enough to be two
  std::unordered_map<std::string_view, size_t> by_text_;   // forms, by what the text has
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
