#include "lexicon/document_names.h"

#include <algorithm>
#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_table.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr size_t kShortestJoined = 7;   // letters of two words that are one elsewhere

struct Word {
  Span span;
  Span plain;           // in the plain letters of all words
  uint32_t hash = 0;    // word_hash of these
};

struct Range {
  size_t first, last;
};

using TextNumbers = KeyTable<std::string_view, uint32_t>;   // of texts that outlive what is asked

// What is known of one text; kept from text to text for its memory.
struct Memory {
  std::vector<Word> words;
  std::string plain;               // their plain letters, one word behind the other
  std::vector<Range> ranges;       // of the words of each mention
  TextNumbers long_words;          // by their plain letters: those that may be two elsewhere
  std::bitset<1024> long_shapes;   // of these
  TextNumbers forms;               // by what the text has
  TextNumbers full_names;          // mentions, by their plain words
};

void sort_each_once(std::vector<uint32_t>& list) {
  if (list.size() < 2) return;
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Collector {
 public:
  Collector(const TokenizedText& text, const MentionFinder& finder, Memory& memory, DocumentNames& out)
      : text_(text), finder_(finder), memory_(memory), out_(out) {}

  // Of out.mentions.
  void find_forms() {
    out_.form_count = 0;
    memory_.words.clear();
    memory_.plain.clear();
    memory_.ranges.clear();
    for (const Mention& mention : out_.mentions) {
      const size_t first = memory_.words.size();
      split(mention);
      memory_.ranges.push_back({first, memory_.words.size()});
    }
    join_words();
    memory_.forms.reset(memory_.words.size());
    for (uint32_t m = 0; m < out_.mentions.size(); ++m) count(m);
    for (NameForm& form : out_.forms()) {
      sort_each_once(form.before);
      sort_each_once(form.after);
    }
  }

  void link_short_forms() {
    constexpr uint32_t kSeveral = UINT32_MAX;
    TextNumbers& by_word = memory_.full_names;
    by_word.reset(memory_.words.size());
    const size_t count = out_.mentions.size();
    out_.long_of.resize(count);
    out_.is_full.assign(count, false);
    for (uint32_t m = 0; m < count; ++m) {
      out_.long_of[m] = m;
      if (words_of(m).size() < 2 || out_.mentions[m].has(kInHeadline)) continue;
      out_.is_full[m] = true;
      for (const Word& word : words_of(m)) {
        const auto [first, is_new] = by_word.add(word.hash, plain_of(word));
        if (is_new) first = m;
        else if (first != kSeveral && !same_words(first, m)) first = kSeveral;
      }
    }
    for (uint32_t m = 0; m < count; ++m) {
      if (words_of(m).size() != 1) continue;
      const Word& word = words_of(m)[0];
      const uint32_t* longer = by_word.find(word.hash, plain_of(word));
      if (longer != nullptr && *longer != kSeveral) out_.long_of[m] = *longer;
    }
  }

 private:
  std::span<const Word> words_of(uint32_t m) const {
    const Range range = memory_.ranges[m];
    return std::span(memory_.words).subspan(range.first, range.last - range.first);
  }
  std::string_view plain_of(const Word& word) const { return word.plain.of(memory_.plain); }

  bool same_words(uint32_t a, uint32_t b) const {
    const std::span<const Word> words_a = words_of(a), words_b = words_of(b);
    return std::equal(words_a.begin(), words_a.end(), words_b.begin(), words_b.end(),
                      [&](const Word& x, const Word& y) { return plain_of(x) == plain_of(y); });
  }

  // The words of a mention that name somebody: no particles, no initials.
  void split(const Mention& mention) {
    for (uint32_t i = mention.first; i < mention.last; ++i) {
      const Token& token = text_.tokens[i];
      if (!token.is_word() || finder_.is_inner_word(token.hash)) continue;
      const Span written{token.start, std::min(token.end, mention.span.end)};
      const Span plain = add_plain(written.of(text_.text));
      if (plain.size() < 2) {
        memory_.plain.resize(plain.start);
        continue;
      }
      // Without a letter left out or written in another way, the plain word is the folded one.
      const bool as_it_is = !token.has(kNonAscii) && plain.size() == token.end - token.start;
      memory_.words.push_back({written, plain, as_it_is ? token.hash : word_hash(plain.of(memory_.plain))});
    }
  }

  Span add_plain(std::string_view written) {
    const auto start = static_cast<uint32_t>(memory_.plain.size());
    append_plain_latin(written, memory_.plain);
    return {start, static_cast<uint32_t>(memory_.plain.size())};
  }

  // The plain letters of word i and the next one, where they may be one word elsewhere; else empty. They stand beside each
  // other as the words do.
  Span joined(size_t i, const Range& range) const {
    if (i + 1 >= range.last) return {};
    const Word& word = memory_.words[i];
    const Word& next = memory_.words[i + 1];
    const Span plain{word.plain.start, next.plain.end};
    if (next.span.start != word.span.end + 1 || plain.size() < kShortestJoined) return {};
    return memory_.long_shapes[shape_of(plain)] ? plain : Span();
  }

  bool may_join() {
    memory_.long_shapes.reset();
    for (const Word& word : memory_.words)
      if (word.plain.size() >= kShortestJoined) memory_.long_shapes.set(shape_of(word.plain));
    return std::any_of(memory_.ranges.begin(), memory_.ranges.end(), [this](const Range& range) {
      for (size_t i = range.first; i < range.last; ++i)
        if (!joined(i, range).empty()) return true;
      return false;
    });
  }

  // What one sees of a word at a glance: its size and its ends.
  size_t shape_of(Span plain) const {
    const auto letter = [this](uint32_t at) { return static_cast<unsigned char>(memory_.plain[at]); };
    return (letter(plain.start) + 37u * letter(plain.end - 1) + 101u * plain.size()) % memory_.long_shapes.size();
  }

  void join_words() {
    if (!may_join()) return;
    TextNumbers& long_words = memory_.long_words;
    long_words.reset(memory_.words.size());
    for (const Word& word : memory_.words)
      if (word.plain.size() >= kShortestJoined) long_words.add(word.hash, plain_of(word));
    for (Range& range : memory_.ranges) {
      size_t kept = range.first;
      for (size_t i = range.first; i < range.last; ++i) {
        Word word = memory_.words[i];
        if (const Span plain = joined(i, range); !plain.empty()) {
          const uint32_t hash = word_hash(plain.of(memory_.plain));
          if (long_words.find(hash, plain.of(memory_.plain)) != nullptr)
            word = {{word.span.start, memory_.words[++i].span.end}, plain, hash};
        }
        memory_.words[kept++] = word;
      }
      range.last = kept;
    }
  }

  void count(uint32_t m) {
    const Mention& mention = out_.mentions[m];
    const std::span<const Word> words = words_of(m);
    for (size_t i = 0; i < words.size(); ++i) {
      const size_t index = form_of(words[i], mention.has(kAtStart) && i == 0);
      NameForm& form = out_.all_forms[index];
      ++form.count;
      if (!mention.has(kDoubtful) && !mention.has(kInHeadline)) ++form.sure;
      if (words.size() == 1) ++form.alone;
      if (i > 0) form.before.push_back(words[i - 1].hash);
      if (i + 1 < words.size()) form.after.push_back(words[i + 1].hash);
      out_.places[index].push_back({words[i].span, m});
    }
  }

  // The form that is written so; a new one when there is none yet.
  size_t form_of(const Word& word, bool at_start) {
    const std::string_view text = word.span.of(text_.text);
    // "Al-Sudani" at the start of a sentence is "al-Sudani".
    if (at_start && text.starts_with("Al-"))
      if (const uint32_t* small = memory_.forms.find(word.hash, "al" + std::string(text.substr(2)))) return *small;
    const auto [index, is_new] = memory_.forms.add(word.hash, text);
    if (is_new) index = static_cast<uint32_t>(add_form(text, plain_of(word)));
    return index;
  }

  size_t add_form(std::string_view text, std::string_view plain) {
    const size_t index = out_.form_count++;
    if (out_.all_forms.size() == index) out_.all_forms.emplace_back();
    if (out_.places.size() == index) out_.places.emplace_back();
    NameForm& form = out_.all_forms[index];
    form.text.assign(text);
    form.plain.assign(plain);
    form.count = form.sure = form.alone = 0;
    form.before.clear();
    form.after.clear();
    form.known_name = form.common_word = form.also_small = false;
    form.entity.reset();
    out_.places[index].clear();
    return index;
  }

  const TokenizedText& text_;
  const MentionFinder& finder_;
  Memory& memory_;
  DocumentNames& out_;
};

Memory& memory() {
  thread_local Memory of_thread;
  return of_thread;
}

}  // namespace

void collect_forms(const TokenizedText& text, const MentionFinder& finder, std::span<const Mention> mentions, DocumentNames& out) {
  out.mentions.assign(mentions.begin(), mentions.end());
  Collector(text, finder, memory(), out).find_forms();
}

void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out) {
  finder.find(text, out.mentions);
  Collector collector(text, finder, memory(), out);
  collector.find_forms();
  collector.link_short_forms();
}

}  // namespace mtlint
