#include "text/triggers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <string_view>
#include <unordered_map>

#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kLongestPhrase = PhraseTable::kLongest;
constexpr size_t kClasses = static_cast<size_t>(CharClass::kUnassigned) + 1;

struct Output {
  uint32_t subscriber;
  uint32_t payload;
};

uint64_t step_key(uint32_t state, uint64_t step) { return (step ^ (uint64_t{state} << 34)) * 0x9E3779B97F4A7C15u; }

// step_key -> state, open addressing. State 0 is the start and nothing leads to it, so it marks what is free.
class Steps {
 public:
  // The state that `key` leads to; a new one gets the number `next`.
  std::pair<uint32_t, bool> add(uint64_t key, uint32_t next) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.state != 0) return {slot.state, false};
    slot = {key, next};
    ++size_;
    return {next, true};
  }

  // 0: no step.
  uint32_t find(uint64_t key) const { return size_ == 0 ? 0 : slots_[place_of(key)].state; }

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t state = 0;
  };

  size_t place_of(uint64_t key) const {
    const size_t mask = slots_.size() - 1;
    size_t place = (key >> 32) & mask;
    while (slots_[place].state != 0 && slots_[place].key != key) place = (place + 1) & mask;
    return place;
  }

  void grow() {
    std::vector<Slot> old(std::max<size_t>(slots_.size() * 4, 64));
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.state != 0) slots_[place_of(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

// A set of hashes, 32 bits for each: "no" is sure.
class HashBits {
 public:
  HashBits() = default;
  explicit HashBits(size_t hashes)
      : bits_(std::clamp<size_t>(std::bit_ceil(hashes * 32), 1u << 12, 1u << 22) / 64),
        mask_(static_cast<uint32_t>(bits_.size() * 64 - 1)) {}

  void set(uint32_t hash) { bits_[place(hash) >> 6] |= uint64_t{1} << (place(hash) & 63); }
  bool may_open(uint64_t key) const { return may_have(static_cast<uint32_t>(key)); }
  bool may_have(uint32_t hash) const { return (bits_[place(hash) >> 6] >> (place(hash) & 63) & 1) != 0; }
  // As PhraseTable::opening_bits has them.
  std::string_view bytes() const { return {reinterpret_cast<const char*>(bits_.data()), bits_.size() * sizeof(uint64_t)}; }

 private:
  size_t place(uint32_t hash) const { return hash & mask_; }

  std::vector<uint64_t> bits_;
  uint32_t mask_ = 0;
};

// The openings of several sets of phrases in one, so that one look tells what none of them begins with.
class AllOpenings {
 public:
  // As PhraseTable::opening_bits has them: none, or eight bytes and more.
  void add(std::string_view bits) {
    const size_t words = bits.size() / sizeof(uint64_t);
    if (words == 0) return;
    while (bits_.size() < std::min(words, kMostWords)) {   // the next bit of a key has told nothing so far
      const std::vector<uint64_t> half = bits_;
      bits_.insert(bits_.end(), half.begin(), half.end());
    }
    for (size_t i = 0; i < std::max(words, bits_.size()); ++i) {
      uint64_t word;
      std::memcpy(&word, bits.data() + (i & (words - 1)) * sizeof word, sizeof word);
      bits_[i & (bits_.size() - 1)] |= word;
    }
  }
  bool may_open(uint64_t key) const { return (bits_[key >> 6 & (bits_.size() - 1)] >> (key & 63) & 1) != 0; }

 private:
  static constexpr size_t kMostWords = size_t{1} << 15;

  std::vector<uint64_t> bits_ = std::vector<uint64_t>(1);
};

// A mark trigger with its gate.
struct MarkGate {
  ClassSet before;
  ClassSet after;
  Output output;
};

struct MarkTriggers {
  std::vector<MarkGate> gates;
  std::array<ClassSet, kClasses> pairs{};  // by class before: the classes after that some gate lets through

  void add(const MarkGate& gate) {
    gates.push_back(gate);
    for (size_t c = 0; c < kClasses; ++c)
      if ((gate.before >> c & 1) != 0) pairs[c] |= gate.after;
  }
};

// A table of phrases with those who subscribed to it.
struct TableUse {
  const PhraseTable* table;
  std::vector<uint32_t> subscribers;
};

// How a phrase that begins with a token would: the keys of the token and of it with the next one.
struct Opening {
  uint64_t alone = 0;
  uint64_t pair = 0;
  bool unsure = false;   // there is a possessive, which may stand for its stem

  template <typename Phrases>
  bool may_be_of(const Phrases& phrases) const {
    return unsure || phrases.may_open(alone) || phrases.may_open(pair);
  }
};

// Looks at the tokens of a text one after the other, each as the second of its pair and then as the first.
class Openings {
 public:
  explicit Openings(const std::vector<Token>& tokens) : tokens_(tokens), here_(step_of(0)) {}

  // Of tokens[i]. Precondition: it is not the last one, and follows the one that was asked for before.
  Opening of(size_t i) {
    constexpr uint64_t kSpace = uint64_t{1} << 33;
    const Token& next = tokens_[i + 1];
    const uint64_t step = step_of(i + 1), alone = next_phrase_key(0, here_);
    here_ = step;
    const bool ends = next.kind == TokenKind::kEnd || next.has(kParagraphBefore);
    return {alone, ends ? alone : next_phrase_key(alone, next.has(kSpaceBefore) ? step + kSpace : step),
            ((tokens_[i].flags | next.flags) & kPossessive) != 0};
  }

 private:
  uint64_t step_of(size_t i) const { return phrase_step(tokens_[i].hash, tokens_[i].is_mark(), false); }

  const std::vector<Token>& tokens_;
  uint64_t here_;
};

// The word runs in a token that is more than one run, or may be.
bool is_compound(const Token& token) {
  return (token.flags & (kHyphen | kApostrophe)) != 0 || (token.kind != TokenKind::kWord && !token.is_mark());
}

}  // namespace

struct TriggerBuilder::State {
  uint32_t subscribers = 0;
  Steps steps;
  uint32_t states = 1;
  std::vector<std::pair<uint32_t, Output>> phrase_ends;  // state -> output, as they come
  std::vector<uint32_t> phrase_openings;                 // the keys of first tokens, and of the first two
  std::vector<TableUse> tables;
  std::unordered_map<uint32_t, std::vector<Output>> words;
  std::unordered_map<char32_t, MarkTriggers> marks;
  std::vector<Output> numbers, odd_gaps;
  std::array<std::vector<Output>, static_cast<size_t>(TokenKind::kEnd) + 1> kinds;

  std::vector<uint32_t> words_of_phrase;  // working memory, as is
  TokenizedText tokens_of_phrase;

  Output output(uint32_t payload) const { return {subscribers - 1, payload}; }
  uint32_t step(uint64_t key) {
    const auto [state, is_new] = steps.add(key, states);
    states += is_new;
    return state;
  }
};

TriggerBuilder::TriggerBuilder() : state_(std::make_unique<State>()) {}
TriggerBuilder::~TriggerBuilder() = default;
TriggerBuilder::TriggerBuilder(TriggerBuilder&&) noexcept = default;

uint32_t TriggerBuilder::new_subscriber() { return state_->subscribers++; }

void TriggerBuilder::add_phrase(std::string_view phrase, const Tokenizer& tokenizer, uint32_t payload) {
  uint32_t state = 0;
  uint64_t opening = 0;
  size_t tokens = 0;
  const auto go = [&](uint64_t step) {
    state = state_->step(step_key(state, step));
    if (++tokens <= 2) opening = next_phrase_key(opening, step);
  };
  plain_word_hashes(phrase, state_->words_of_phrase);
  const std::vector<uint32_t>& words = state_->words_of_phrase;
  if (words.size() > kLongestPhrase) return;
  if (!words.empty()) {
    for (size_t i = 0; i < words.size(); ++i) go(phrase_step(words[i], false, i > 0));
  } else {
    TokenizedText& text = state_->tokens_of_phrase;
    tokenizer.tokenize(phrase, text);
    if (text.tokens.size() - 1 > kLongestPhrase || text.tokens.size() == 1) return;
    for (size_t i = 0; i + 1 < text.tokens.size(); ++i) go(phrase_step(text.tokens[i], text.tokens[i].hash, i == 0));
  }
  state_->phrase_openings.push_back(static_cast<uint32_t>(opening));
  state_->phrase_ends.emplace_back(state, state_->output(payload));
}

void TriggerBuilder::add_table(const PhraseTable& table) {
  if (table.empty()) return;
  auto& tables = state_->tables;
  auto use = std::find_if(tables.begin(), tables.end(), [&](const TableUse& other) { return other.table == &table; });
  if (use == tables.end()) use = tables.insert(tables.end(), TableUse{&table, {}});
  use->subscribers.push_back(state_->subscribers - 1);
}

void TriggerBuilder::add_word(std::string_view word, uint32_t payload) {
  state_->words[word_hash(word)].push_back(state_->output(payload));
}

void TriggerBuilder::add_number(uint32_t payload) { state_->numbers.push_back(state_->output(payload)); }

void TriggerBuilder::add_mark(char32_t mark, ClassSet before, ClassSet after, uint32_t payload) {
  state_->marks[mark].add({before, after, state_->output(payload)});
}

void TriggerBuilder::add_kind(TokenKind kind, uint32_t payload) {
  state_->kinds[static_cast<size_t>(kind)].push_back(state_->output(payload));
}

void TriggerBuilder::add_odd_gap(uint32_t payload) { state_->odd_gaps.push_back(state_->output(payload)); }

struct TriggerSet::State : TriggerBuilder::State {
  explicit State(TriggerBuilder::State&& built) : TriggerBuilder::State(std::move(built)) {
    phrase_bits = HashBits(phrase_openings.size());
    word_bits = HashBits(words.size());
    for (uint32_t key : phrase_openings) phrase_bits.set(key);
    // Outputs in the order of their states, those of one state in the order they were added.
    first_output.assign(states + 1, 0);
    for (const auto& [state, output] : phrase_ends) ++first_output[state + 1];
    for (size_t i = 1; i < first_output.size(); ++i) first_output[i] += first_output[i - 1];
    phrase_outputs.resize(phrase_ends.size());
    std::vector<uint32_t> next(first_output.begin(), first_output.end() - 1);
    for (const auto& [state, output] : phrase_ends) phrase_outputs[next[state]++] = output;
    phrase_ends = {};
    openings.add(phrase_bits.bytes());
    for (const TableUse& use : tables) openings.add(use.table->opening_bits());
    for (const auto& [hash, outputs] : words) word_bits.set(hash);
    for (const auto& [mark, triggers] : marks)
      if (mark < 128) ascii_marks[mark] = &triggers;
    any_numbers = !numbers.empty();
  }

  const MarkTriggers* marks_of(char32_t mark) const {
    if (mark < 128) return ascii_marks[mark];
    const auto found = marks.find(mark);
    return found == marks.end() ? nullptr : &found->second;
  }

  // The phrases that end in a state.
  std::span<const Output> outputs_of(uint32_t state) const {
    return std::span(phrase_outputs).subspan(first_output[state], first_output[state + 1] - first_output[state]);
  }

  std::vector<uint32_t> first_output;  // by state, one more at the end
  std::vector<Output> phrase_outputs;
  HashBits phrase_bits;          // of phrase_openings
  AllOpenings openings;          // of them and of the tables
  HashBits word_bits;            // of words
  std::array<const MarkTriggers*, 128> ascii_marks{};
  bool any_numbers = false;
};

namespace {

class Scan {
 public:
  Scan(const TokenizedText& text, std::vector<Hits>& hits) : text_(text), hits_(hits) {}

  void emit(std::span<const Output> outputs, Span span, size_t first, size_t last) {
    for (const Output& output : outputs)
      hits_[output.subscriber].push_back({span, static_cast<uint32_t>(first), static_cast<uint32_t>(last), output.payload});
  }

  template <typename State>
  void mark(const State& state, char32_t code_point, size_t start, size_t end, size_t token) {
    const MarkTriggers* triggers = state.marks_of(code_point);
    if (triggers == nullptr) return;
    const CharClass before = class_before(text_.text, start);
    const ClassSet after = class_bit(class_after(text_.text, end));
    if ((triggers->pairs[static_cast<size_t>(before)] & after) == 0) return;
    const Span span{static_cast<uint32_t>(start), static_cast<uint32_t>(end)};
    for (const MarkGate& gate : triggers->gates)
      if ((gate.before & class_bit(before)) != 0 && (gate.after & after) != 0)
        hits_[gate.output.subscriber].push_back(
            {span, static_cast<uint32_t>(token), static_cast<uint32_t>(token + 1), gate.output.payload});
  }

  // One run of word characters.
  template <typename State>
  void run(const State& state, uint32_t hash, Span span, size_t token) {
    if (!state.word_bits.may_have(hash)) return;
    const auto found = state.words.find(hash);
    if (found != state.words.end()) emit(found->second, span, token, token + 1);
  }

  // The runs and marks inside a token that has several.
  template <typename State>
  void inside(const State& state, size_t index) {
    const Token& token = text_.tokens[index];
    size_t at = token.start;
    while (at < token.end) {
      const size_t start = at;
      const char32_t c = next_code_point(text_.text, at);
      if (!is_word_char(c)) {
        mark(state, c, start, at, index);
        continue;
      }
      const bool number = char_class(c) == CharClass::kDigit;
      for (size_t next = at; at < token.end; at = next)
        if (!is_word_char(next_code_point(text_.text, next))) break;
      const Span span{static_cast<uint32_t>(start), static_cast<uint32_t>(at)};
      if (number) emit(state.numbers, span, index, index + 1);
      const bool whole = start == token.start && at == token.end;
      run(state, whole ? token.hash : word_hash(span.of(text_.text)), span, index);
    }
  }

  // The phrases that begin with a token, the longest first.
  template <typename State>
  void phrases(const State& state, size_t first, const Opening& opening) {
    found_.clear();
    if (opening.may_be_of(state.phrase_bits)) find_own(state, first);
    const size_t own = found_.size();
    for (const TableUse& use : state.tables)
      if (opening.may_be_of(*use.table)) find_in_table(use, first);
    const bool of_table = found_.size() > own;
    if (found_.empty()) return;
    std::reverse(found_.begin(), found_.end());
    if (of_table)
      std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
        return a.last != b.last ? a.last > b.last : a.span.end != b.span.end ? a.span.end > b.span.end : a.use < b.use;
      });
    for (const Found& found : found_) {
      emit(found.outputs, found.span, first, found.last);
      if (found.use == nullptr) continue;
      for (const uint32_t subscriber : found.use->subscribers)
        hits_[subscriber].push_back({found.span, static_cast<uint32_t>(first), static_cast<uint32_t>(found.last), found.number, true});
    }
  }

 private:
  struct Found {
    Span span;
    size_t last;
    std::span<const Output> outputs;
    const TableUse* use;   // of a table: the outputs are its subscribers
    uint32_t number;
  };

  template <typename State>
  void find_own(const State& state, size_t first) {
    uint32_t at = 0;
    walk(first, [&](uint64_t step, bool aside, uint32_t end, size_t last) {
      const uint32_t next = state.steps.find(step_key(at, step));
      if (next != 0)
        if (const std::span<const Output> outputs = state.outputs_of(next); !outputs.empty())
          found_.push_back({{text_.tokens[first].start, end}, last, outputs, nullptr, 0});
      if (!aside) at = next;
      return next != 0;
    });
  }

  void find_in_table(const TableUse& use, size_t first) {
    PhraseTable::Place place;
    walk(first, [&](uint64_t step, bool aside, uint32_t end, size_t last) {
      const PhraseTable::Place next = use.table->step(place, step);
      if (next.goes_on && next.ends) found_.push_back({{text_.tokens[first].start, end}, last, {}, &use, next.number});
      if (!aside) place = next;
      return next.goes_on;
    });
  }

  // Along the tokens of a phrase: step(what the token looks like, is it a possessive's stem that nothing follows, end of
  // the phrase in bytes, token behind it) says whether the walk goes on.
  template <typename Step>
  void walk(size_t first, Step step) const {
    const size_t count = text_.tokens.size() - 1;
    for (size_t i = first; i < count && i - first < kLongestPhrase; ++i) {
      const Token& token = text_.tokens[i];
      if (i > first && token.has(kParagraphBefore)) return;
      if (token.has(kPossessive)) {
        const std::string_view base = without_possessive(token.of(text_.text));
        step(phrase_step(token, word_hash(base), i == first), true, token.start + static_cast<uint32_t>(base.size()), i + 1);
      }
      if (!step(phrase_step(token, token.hash, i == first), false, token.end, i + 1)) return;
    }
  }

  const TokenizedText& text_;
  std::vector<Hits>& hits_;
  std::vector<Found> found_;
};

}  // namespace

TriggerSet::TriggerSet(TriggerBuilder builder) : state_(std::make_unique<State>(std::move(*builder.state_))) {}
TriggerSet::~TriggerSet() = default;
TriggerSet::TriggerSet(TriggerSet&&) noexcept = default;

void TriggerSet::scan(const TokenizedText& text, std::vector<Hits>& hits) const {
  const State& state = *state_;
  hits.resize(state.subscribers);
  for (Hits& of_one : hits) of_one.clear();
  Scan scan(text, hits);
  Openings openings(text.tokens);
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    const bool last_gap = token.kind == TokenKind::kEnd && token.has(kSpaceBefore);
    if ((token.has(kOddGapBefore) || last_gap) && !state.odd_gaps.empty()) scan.emit(state.odd_gaps, text.gap_before(i), i, i + 1);
    const auto& of_kind = state.kinds[static_cast<size_t>(token.kind)];
    if (!of_kind.empty()) scan.emit(of_kind, token.span(), i, i + 1);
    if (token.kind == TokenKind::kEnd) break;
    if (token.is_mark()) scan.mark(state, static_cast<char32_t>(token.hash), token.start, token.end, i);
    else if (is_compound(token)) scan.inside(state, i);
    else scan.run(state, token.hash, token.span(), i);
    if (const Opening opening = openings.of(i); opening.may_be_of(state.openings)) scan.phrases(state, i, opening);
  }
}

}  // namespace mtlint
