#include "lexicon/document_names.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/key_table.h"
#include "text/case.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr size_t kShortestJoined = 7;   // letters of two words that are one elsewhere

size_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

struct Word {
  Span span;
  std::string plain;
};

struct Range {
  size_t first, last;
};

using TextNumbers = KeyTable<std::string_view, uint32_t>;   // of texts that outlive what is asked

// What is known of one text; kept from text to text for its memory.
struct Memory {
  std::vector<Word> words;
  std::vector<Range> ranges;       // of the words of each mention
  std::vector<size_t> single;      // hash_of plain words long enough to be two
  TextNumbers forms;               // by what the text has
  TextNumbers full_names;          // mentions, by their plain words
};

std::string_view without_possessive(const TokenizedText& text, const Mention& mention, const Token& token) {
  const uint32_t end = std::min(token.end, mention.span.end);
  return text.text.substr(token.start, end - token.start);
}

class Collector {
 public:
  Collector(const TokenizedText& text, const MentionFinder& finder, Memory& memory, DocumentNames& out)
      : text_(text), finder_(finder), out_(out), all_words_(memory.words), ranges_(memory.ranges), single_(memory.single),
        by_text_(memory.forms), by_word_(memory.full_names) {}

  // Of out.mentions.
  void run() {
    out_.forms.clear();
    all_words_.clear();
    ranges_.clear();
    single_.clear();
    for (const Mention& mention : out_.mentions) {
      const size_t first = all_words_.size();
      split(mention);
      ranges_.push_back({first, all_words_.size()});
    }
    join_words();
    by_text_.reset(all_words_.size());
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) count(m);
    link_short_forms();
    for (NameForm& form : out_.forms)
      for (auto* list : {&form.before, &form.after}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
      }
  }

 private:
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
        if (out_.places.size() == index) out_.places.emplace_back();
        out_.places[index].clear();
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
    if (at_start && text.starts_with("Al-")) {
      const std::string small = "al" + std::string(text.substr(2));
      if (const uint32_t* index = by_text_.find(hash_of(small), small)) return *index;
    }
    const auto [index, is_new] = by_text_.add(hash_of(text), text);
    if (is_new) index = static_cast<uint32_t>(out_.forms.size());
    return index;
  }

  void link_short_forms() {
    constexpr uint32_t kSeveral = UINT32_MAX;
    by_word_.reset(all_words_.size());
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
        const auto [first, is_new] = by_word_.add(hash_of(word.plain), word.plain);
        if (is_new) first = m;
        else if (first != kSeveral && !same_words(first, m)) first = kSeveral;
      }
    }
    for (uint32_t m = 0; m < ranges_.size(); ++m) {
      if (words_of(m).size() != 1) continue;
      const uint32_t* longer = by_word_.find(hash_of(words_of(m)[0].plain), words_of(m)[0].plain);
      if (longer != nullptr && *longer != kSeveral) out_.long_of[m] = *longer;
    }
  }

  const TokenizedText& text_;
  const MentionFinder& finder_;
  DocumentNames& out_;
  std::vector<Word>& all_words_;
  std::vector<Range>& ranges_;
  std::vector<size_t>& single_;
  TextNumbers& by_text_;
  TextNumbers& by_word_;
};

}  // namespace

static void collect(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out) {
  thread_local Memory memory;
  Collector(text, finder, memory, out).run();
}

void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out) {
  finder.find(text, out.mentions);
  collect(text, finder, out);
}

void collect_names(const TokenizedText& text, const MentionFinder& finder, std::span<const Mention> mentions, DocumentNames& out) {
  out.mentions.assign(mentions.begin(), mentions.end());
  collect(text, finder, out);
}

}  // namespace mtlint
