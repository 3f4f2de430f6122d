// untranslated: words, names and fragments of another language that were left in a text, told apart from the foreign
// names that belong. Two kinds of rules: text (some lower-case word is foreign) and name (capitals only).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

#include "checks/check.h"
#include "checks/exonyms_parts.h"
#include "checks/language_words_parts.h"
#include "checks/place_names_parts.h"
#include "checks/quoted_parts.h"
#include "checks/spelling_parts.h"
#include "checks/untranslated_judge_parts.h"
#include "checks/untranslated_parts.h"
#include "checks/untranslated_sources_parts.h"
#include "model/language_lookup.h"
#include "text/language.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// What is told instead of findings, for training and for people who want to know why.
enum class Evidence : uint8_t { kNone, kWords, kRuns };

// At which confidence, in hundredths, a finding of a rule is what.
struct Grades {
  RulePtr rule;
  long info = 50, warning = 75, error = 95;
};

// The hashes of a source text's words, if there is one.
using SourceWords = std::optional<std::unordered_set<uint32_t>>;

// A text, read as a translation from one language.
struct Reading {
  const SourceLanguage* source = nullptr;
  bool guessed = false;
  int32_t points = 0;  // of SourceGuess
  std::vector<uint32_t> forms{};
  std::vector<Exonyms::Found> hints{};
  ForeignRuns::Marks marks{};
  std::vector<ForeignRuns::Piece> pieces{};  // in which there may be runs
  std::vector<ForeignRun> runs{};
};

double confidence_of(int32_t score) { return 1 / (1 + std::exp(-score / 64.0)); }

class UntranslatedCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    if (own_.empty()) return tell_unknown(segment, out);
    std::vector<Reading> readings = this->readings(segment, hits);
    if (readings.empty()) return;
    const TokenizedText& text = *segment.tokens;
    const SourceWords source_words = words_of_source(*segment.document);
    const std::vector<ForeignRuns::Doubtful> doubtful = model_.doubtful(languages_of(segment, readings.front(), source_words), text);
    bool any = false;
    for (Reading& reading : readings) {
      find_pieces(segment, doubtful, source_words, reading);
      any = any || !reading.pieces.empty();
    }
    if (!any) return;
    const std::vector<bool> neutral = mark_own(text, hits, readings);
    for (Reading& reading : readings) read(segment, neutral, source_words, reading, out);
    keep_best(readings);
    for (const Reading& reading : readings) report(text, reading, out);
  }

  bool lends(std::string_view tag) const { return std::find(lenders_.begin(), lenders_.end(), tag) != lenders_.end(); }

  std::string target_;
  const Lexicon* lexicon_ = nullptr;
  const Gazetteer* gazetteer_ = nullptr;
  WordList own_;
  FixedPhrases phrases_;
  LetterChains own_chains_;
  Exemplars own_letters_{""};
  std::unique_ptr<SourceLanguage> given_source_;
  SourceGuesser guesser_;   // when none is given
  bool guesses_ = false;
  std::unordered_map<uint32_t, Cue> cues_;
  std::map<std::string, LanguageHabits, std::less<>> habits_;  // by language
  std::vector<std::string> own_endings_, ruler_endings_;
  std::vector<std::string> lenders_;
  HashSet strangers_, in_use_;
  ForeignRuns model_;
  RunJudge judge_;
  PeopleClues people_clues_;
  PlaceNames place_names_;
  Exonyms exonyms_;
  Grades text_, name_;
  Evidence evidence_ = Evidence::kNone;

 private:
  // Where there is a lexicon, but no list of the text's own language in it, nothing can be found: that is told, once.
  void tell_unknown(const Segment& segment, std::vector<Finding>& out) const {
    const Token& first = segment.tokens->tokens.front();
    const RulePtr& rule = text_.rule != nullptr ? text_.rule : name_.rule;
    if (rule == nullptr || segment.offset > 0 || lexicon_->languages().empty() || first.kind == TokenKind::kEnd) return;
    Finding made = make_finding(rule, first.span());
    made.severity = Severity::kInfo;
    made.message = "The lexicon has no words of " + language_name(target_) + ", so nothing is found that was left untranslated";
    out.push_back(std::move(made));
  }

  static bool starts_joint(std::string_view text) {
    return text.front() == '\'' || text.front() == '-' || text.starts_with("\u2019");
  }

  // The words of the source text; none where there is no such text.
  SourceWords words_of_source(const Document& document) const {
    if (document.source.empty() || !invalid_utf8(document.source).empty()) return std::nullopt;
    std::unordered_set<uint32_t> words;
    const TokenizedText source = tokenizer_.tokenize(document.source);
    for (const Token& token : source.tokens) {
      if (!token.is_word()) continue;
      words.insert(stem_hash(token, document.source));
      if (!token.has(kApostrophe) && !token.has(kHyphen)) continue;
      // The parts of "l'ouragan" and "Carnegie-Mellon" as well.
      const std::string_view word = token.of(document.source);
      for (size_t start = 0, at = 0; start < word.size(); start = at) {
        while (at < word.size() && !starts_joint(word.substr(at))) ++at;
        if (at > start + 1) words.insert(word_hash(word.substr(start, at - start)));
        if (at < word.size()) next_code_point(word, at);
      }
    }
    return words;
  }

  // By the language that is given, or by those that are likely.
  std::vector<Reading> readings(const Segment& segment, const Hits& hits) const {
    std::vector<Reading> readings;
    if (given_source_ != nullptr) {
      readings.push_back({given_source_.get()});
    } else if (guesses_) {
      for (SourceGuess& guess : guess(segment, hits)) {
        readings.push_back({guess.language, true, guess.points, std::move(guess.forms)});
        if (evidence_ != Evidence::kNone) break;  // of the likeliest
      }
    }
    return readings;
  }

  std::vector<SourceGuess> guess(const Segment& segment, const Hits& hits) const {
    const TokenizedText& text = *segment.tokens;
    std::vector<size_t> named;
    std::vector<FormUse> uses;
    for (const Hit& hit : hits) {
      if (!text.tokens[hit.first].has(kCapital) || is_name_in_use(hit.payload)) continue;
      for (FormReader form = gazetteer_->forms(hit.payload); form.next();) {
        form.uses(uses);
        for (size_t i = 0; i < guesser_.candidates.size(); ++i)
          if (std::any_of(uses.begin(), uses.end(),
                          [&](const FormUse& use) { return !use.weak && use.lang == guesser_.candidates[i].tag; }))
            named.push_back(i);
      }
    }
    return guesser_.guess(text, segment.words, named);
  }

  // Where the other language of a reading may speak.
  void find_pieces(const Segment& segment, std::span<const ForeignRuns::Doubtful> doubtful, const SourceWords& source_words,
                   Reading& reading) const {
    const TokenizedText& text = *segment.tokens;
    mark_exonyms(text, reading);
    if (evidence_ == Evidence::kWords) reading.pieces = {{0, static_cast<uint32_t>(text.tokens.size()) - 1}};
    else reading.pieces = model_.pieces(languages_of(segment, reading, source_words), text, doubtful, reading.marks.exonym);
  }

  ForeignRuns::Languages languages_of(const Segment& segment, const Reading& reading, const SourceWords& source_words) const {
    const SourceLanguage& source = *reading.source;
    ForeignRuns::Languages languages{own_,   source.words, lexicon_,          &own_letters_, &source.letters,
                                     &cues_, gazetteer_,   gazetteer_->language_pair(source.tag, target_), &source.endings,
                                     reading.guessed};
    languages.case_endings = &source.case_endings;
    languages.bare_names = source.bare_names && !reading.guessed;
    languages.facts = segment.words;
    languages.origin = source.origin;
    languages.points = reading.points;
    languages.keeps_originals = judge_.keep != Keep::kNone;
    languages.lender = source.lender;
    languages.strangers = &strangers_;
    languages.elisions = &source.elisions;
    languages.name_endings = &source.name_endings;
    languages.spellings = &source.spellings;
    languages.telling = &reading.forms;
    languages.own_chains = &own_chains_;
    languages.own_endings = &own_endings_;
    languages.ruler_endings = &ruler_endings_;
    languages.other_chains = &source.chains;
    if (source_words) languages.source_words = &*source_words;
    return languages;
  }

  // Finds the runs of one language. `neutral`: of mark_own().
  void read(const Segment& segment, const std::vector<bool>& neutral, const SourceWords& source_words, Reading& reading,
            std::vector<Finding>& out) const {
    if (reading.pieces.empty()) return;
    const TokenizedText& text = *segment.tokens;
    reading.marks.neutral.resize(text.tokens.size(), false);
    for (const ForeignRuns::Piece& piece : reading.pieces) {
      for (uint32_t i = piece.first; i < piece.last; ++i)
        if (neutral[i]) reading.marks.neutral[i] = true;
      mark_place_names(text, piece, reading);
    }
    const ForeignRuns::Languages languages = languages_of(segment, reading, source_words);
    if (evidence_ == Evidence::kWords) return tell_words(languages, text, reading.marks, out);
    model_.find(languages, text, reading.pieces, reading.marks, reading.runs);
    if (evidence_ == Evidence::kRuns) {
      tell_runs(text, reading.runs, out);
      reading.runs.clear();
    }
  }

  // Of runs of several languages that meet, the one with most evidence stays.
  static void keep_best(std::vector<Reading>& readings) {
    struct Place {
      size_t reading, run;
    };
    std::vector<Place> places;
    for (size_t i = 0; i < readings.size(); ++i)
      for (size_t j = 0; j < readings[i].runs.size(); ++j) places.push_back({i, j});
    const auto run = [&](const Place& place) -> ForeignRun& { return readings[place.reading].runs[place.run]; };
    const auto weight = [&](const Place& place) { return run(place).score + readings[place.reading].points / 4; };
    std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) { return weight(a) > weight(b); });
    std::map<uint32_t, uint32_t> taken;  // first -> last token
    for (const Place& place : places) {
      const auto next = taken.lower_bound(run(place).first);
      const bool meets = (next != taken.end() && next->first < run(place).last) ||
                         (next != taken.begin() && std::prev(next)->second > run(place).first);
      if (meets) run(place).words = 0;
      else taken.emplace(run(place).first, run(place).last);
    }
    for (Reading& reading : readings) std::erase_if(reading.runs, [](const ForeignRun& run) { return run.words == 0; });
  }

  // Tokens from which marks may reach into the pieces of the readings.
  static std::vector<bool> near_pieces(const TokenizedText& text, std::span<const Reading> readings) {
    const std::vector<Token>& tokens = text.tokens;
    const auto size = static_cast<uint32_t>(tokens.size());
    std::vector<bool> near(size, false);
    for (const Reading& reading : readings)
      for (const ForeignRuns::Piece& piece : reading.pieces) {
        // A phrase that began before goes over no mark and into no paragraph.
        for (uint32_t i = piece.first; i > 0 && !near[i - 1] && !tokens[i - 1].is_mark() && !tokens[i].has(kParagraphBefore); --i)
          near[i - 1] = true;
        for (uint32_t i = piece.first; i < std::min(size, piece.last + NameParticles::kMost + 1); ++i) near[i] = true;
      }
    return near;
  }

  // What belongs into the text whatever it was translated from, as far as the readings may ask.
  std::vector<bool> mark_own(const TokenizedText& text, const Hits& hits, std::span<const Reading> readings) const {
    const std::vector<Token>& tokens = text.tokens;
    const std::vector<bool> near = near_pieces(text, readings);
    std::vector<bool> neutral(tokens.size(), false);
    for (const Hit& hit : hits) {
      const auto end = near.begin() + hit.last;
      if (std::find(near.begin() + hit.first, end, true) != end && is_name_in_use(hit.payload))
        std::fill(neutral.begin() + hit.first, neutral.begin() + hit.last, true);
    }
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (!near[i] || !tokens[i].is_word()) continue;
      if (in_use_.contains(tokens[i].hash) || is_site(text, i) || (i > 1 && tokens[i - 2].is_word() && is_site(text, i - 2)) ||
          is_file_ending(text, i))
        neutral[i] = true;
      if (tokens[i].has(kCapital) && i > 0 && !tokens[i - 1].has(kCapital) && judge_.is_person(text, static_cast<uint32_t>(i)))
        for (size_t j = i; !tokens[--j].has(kCapital);) neutral[j] = true;
      const size_t phrase = phrases_.find(std::span(tokens).subspan(i), text.text);
      if (phrase > 1) std::fill_n(neutral.begin() + static_cast<std::ptrdiff_t>(i), phrase, true);
    }
    return neutral;
  }

  // The particles in the names of places, and the saints before those of others.
  void mark_place_names(const TokenizedText& text, const ForeignRuns::Piece& piece, Reading& reading) const {
    if (judge_.keep == Keep::kNone) return;
    ForeignRuns::Marks& marks = reading.marks;
    const auto end = static_cast<uint32_t>(std::min<size_t>(text.tokens.size() - 1, piece.last + NameParticles::kMost + 1));
    for (uint32_t i = std::max(1u, piece.first); i < end; ++i) {
      if (!is_capital_inside(text.tokens[i])) continue;
      if (text.tokens[i - 1].has(kCapital)) {
        const bool is_exonym = !marks.exonym.empty() && marks.exonym[i - 1] > 0;
        if (!is_exonym && place_names_.is_saint(text.tokens[i - 1].hash)) marks.neutral[i - 1] = true;
        continue;
      }
      if (const auto place = place_names_.place_before(text, i, reading.source->tag))
        for (uint32_t j = *place + 1; j < i; ++j) marks.neutral[j] = true;
    }
  }

  void mark_exonyms(const TokenizedText& text, Reading& reading) const {
    ForeignRuns::Marks& marks = reading.marks;
    for (Exonyms::Found& found : exonyms_.find(text, *reading.source, reading.guessed)) {
      marks.exonym.resize(text.tokens.size(), 0);
      marks.neutral.resize(text.tokens.size(), false);
      const bool kept = judge_.keep != Keep::kNone && found.of_site;
      for (uint32_t i = found.first; i < found.last; ++i) {
        if (kept) marks.neutral[i] = true;
        else marks.exonym[i] = static_cast<uint8_t>(1 + static_cast<int>(found.kind));
      }
      if (!kept) reading.hints.push_back(std::move(found));
    }
  }

  // The names that the gazetteer has in the text's own language belong; what it has in others is for entity_forms.
  bool is_name_in_use(uint32_t number) const {
    std::vector<FormUse> uses;
    for (FormReader form = gazetteer_->forms(number); form.next();) {
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == target_ && use.is_fine()) return true;
    }
    return false;
  }

  // "efotbal.cz", which the tokenizer takes for two words.
  static bool is_site(const TokenizedText& text, size_t at) {
    constexpr size_t kLongestDomain = 4;
    if (at + 3 >= text.tokens.size() || text.tokens[at].end + 1 != text.tokens[at + 2].start) return false;
    const Token& domain = text.tokens[at + 2];
    return text.of(text.tokens[at + 1]) == "." && domain.is_word() && !domain.has(kCapital) &&
           domain.span().size() <= kLongestDomain;
  }

  // ".ini", spoken of as a kind of file.
  static bool is_file_ending(const TokenizedText& text, size_t at) {
    return at > 0 && text.of(text.tokens[at - 1]) == "." && text.tokens[at - 1].end == text.tokens[at].start &&
           !text.tokens[at].has(kCapital);
  }

  void tell_words(const ForeignRuns::Languages& languages, const TokenizedText& text, const ForeignRuns::Marks& marks,
                  std::vector<Finding>& out) const {
    for (size_t i = 0; i + 1 < text.tokens.size(); ++i) {
      const Token& token = text.tokens[i];
      if (!ForeignRuns::is_asked(token) || marks.neutral[i]) continue;
      const WordEvidence word = look_at(languages, text, i, marks.exonym.empty() ? uint8_t{0} : marks.exonym[i]);
      if (word.is_refused()) continue;
      tell(token.span(), model_.word_cells(word), model_.words(), out);
    }
  }

  void tell_runs(const TokenizedText& text, const std::vector<ForeignRun>& runs, std::vector<Finding>& out) const {
    for (const ForeignRun& run : runs)
      tell({text.tokens[run.first].start, text.tokens[run.last - 1].end}, run.cells, model_.spans(), out);
  }

  void tell(Span span, const Cells& cells, const CellTable& table, std::vector<Finding>& out) const {
    Finding made = make_finding(text_.rule != nullptr ? text_.rule : name_.rule, span);
    made.severity = Severity::kInfo;
    made.message.clear();
    for (uint32_t i = 0; i < cells.count; ++i) {
      if (i > 0) made.message += "; ";
      made.message += table.name(cells.cell[i]) + ": " + std::to_string(table.weight(cells.cell[i]));
    }
    out.push_back(std::move(made));
  }

  const Grades& grades(const ForeignRun& run) const { return run.has_lower ? text_ : name_; }

  void report(const TokenizedText& text, const Reading& reading, std::vector<Finding>& out) const {
    const std::vector<ForeignRun>& runs = reading.runs;
    const SourceLanguage& source = *reading.source;
    People people(people_clues_, source.words, text);
    const RunJudge::Source judged{source, reading.guessed, people};
    for (size_t i = 0; i < runs.size(); ++i) {
      const Grades& grades = this->grades(runs[i]);
      if (judge_.lets_be(text, judged, runs[i])) continue;
      if (grades.rule == nullptr || confidence_of(runs[i].score) * 100 < static_cast<double>(grades.info)) continue;
      ForeignRun run = runs[i];
      if (judge_.is_hint(text, judged, run)) run.is_meant = true;
      // Runs of one fragment, with only a mark or a name between them, are told together: as surely as the surest of them, and as
      // a hint where all are.
      while (run.has_lower && i + 1 < runs.size() && runs[i + 1].has_lower && belongs(text, run, runs[i + 1]) &&
             runs[i + 1].score > 0) {
        run.last = runs[++i].last;
        run.words += runs[i].words;
        run.score = std::max(run.score, runs[i].score);
        run.is_meant = run.is_meant && (runs[i].is_meant || judge_.is_hint(text, judged, runs[i]));
      }
      out.push_back(finding(text, source, run, grades, confidence_of(run.score), reading.hints));
    }
  }

  static bool belongs(const TokenizedText& text, const ForeignRun& run, const ForeignRun& next) {
    if (next.first - run.last > 3) return false;
    for (uint32_t t = run.last; t < next.first; ++t)
      if (text.tokens[t].has(kParagraphBefore) || (text.tokens[t].is_word() && !text.tokens[t].has(kCapital)))
        return false;
    return !text.tokens[next.first].has(kParagraphBefore);
  }

  Finding finding(const TokenizedText& text, const SourceLanguage& source, const ForeignRun& run, const Grades& grades,
                  double confidence, const std::vector<Exonyms::Found>& hints) const {
    const Span span{text.tokens[run.first].start, end_of(text, run.last - 1)};
    Finding made = make_finding(grades.rule, span);
    made.confidence = std::round(std::min(confidence, 0.99) * 100) / 100;
    const double percent = confidence * 100;
    made.severity = percent >= static_cast<double>(grades.error)     ? Severity::kError
                    : percent >= static_cast<double>(grades.warning) ? Severity::kWarning
                                                                     : Severity::kInfo;
    const Exonyms::Found* hint = nullptr;
    for (const Exonyms::Found& some : hints)
      if (some.first == run.first && some.last == run.last) hint = &some;
    if (run.is_meant) made.severity = Severity::kInfo;
    made.message = message(text, source, run, span, hint);
    if (hint != nullptr)
      add_fix(made, "write \"" + hint->target + "\"", {Edit{span, hint->target}}, Applicability::kUnsafe);
    return made;
  }

  std::string message(const TokenizedText& text, const SourceLanguage& source, const ForeignRun& run, Span span,
                      const Exonyms::Found* hint) const {
    const std::string shown = quoted(span.of(text.text));
    if (hint != nullptr)
      return shown + " is " + source.name + "; in " + language_name(target_) + ": " + quoted(hint->target);
    if (!run.has_lower) return shown + " looks like a name left in " + source.name;
    if (is_whole_sentence(text, run)) {
      const bool several = text.sentence_around(run.first) != text.sentence_around(run.last - 1);
      return several ? source.name + " sentences left untranslated" : "A sentence left in " + source.name;
    }
    if (run.words == 1) return shown + " is " + source.name + ", left untranslated";
    return source.name + " words left untranslated";
  }

  static uint32_t end_of(const TokenizedText& text, size_t token) {
    const Token& last = text.tokens[token];
    return last.start + static_cast<uint32_t>(without_possessive(last, text.text).size());
  }

  static bool is_whole_sentence(const TokenizedText& text, const ForeignRun& run) {
    if (run.words < 3) return false;
    const Span first = text.sentence_around(run.first), last = text.sentence_around(run.last - 1);
    const Span span{text.tokens[run.first].start, text.tokens[run.last - 1].end};
    return span.start <= first.start + 3 && span.end + 4 >= last.end;
  }

  Tokenizer tokenizer_;
};

std::optional<Cue> cue_from(std::string_view name) {
  for (size_t i = 1; i < kCueNames.size(); ++i)
    if (kCueNames[i] == name) return static_cast<Cue>(i);
  return std::nullopt;
}

void read_cues(const Rule& rule, UntranslatedCheck& check, CompileContext& context) {
  const Node* cues = rule.options.find("cues");
  if (cues == nullptr) return;
  for (const Node::Entry& entry : cues->entries) {
    const auto cue = cue_from(entry.key);
    if (!cue) {
      Node place = entry.value;
      place.line = entry.line;
      place.column = entry.column;
      context.errors.push_back(option_error(rule, place, "there are no cues called \"" + entry.key + "\""));
      continue;
    }
    for (const Node& word : entry.value.items) check.cues_[word_hash(word.scalar)] = *cue;
  }
}

std::optional<Keep> keep_from(std::string_view name) {
  if (name == "none") return Keep::kNone;
  if (name == "media") return Keep::kMedia;
  if (name == "organisations") return Keep::kOrganisations;
  return std::nullopt;
}

std::optional<Evidence> evidence_from(std::string_view name) {
  if (name.empty()) return Evidence::kNone;
  if (name == "words") return Evidence::kWords;
  if (name == "runs") return Evidence::kRuns;
  return std::nullopt;
}

Grades grades_of(const RulePtr& rule) {
  Grades grades{rule};
  grades.info = number_option(*rule, "info", grades.info);
  grades.warning = number_option(*rule, "warning", grades.warning);
  grades.error = number_option(*rule, "error", grades.error);
  return grades;
}

bool is_written_in(const std::vector<Script>& some, std::string_view language) {
  const std::vector<Script> others = scripts_of(language);
  return std::any_of(some.begin(), some.end(),
                     [&](Script script) { return std::find(others.begin(), others.end(), script) != others.end(); });
}

SourceLanguage source_language(const UntranslatedCheck& check, const Languages& languages, std::string_view tag, WordList words) {
  SourceLanguage language;
  if (const LanguageData* data = find_language(languages, tag)) language.capital_nouns = data->names.capital_nouns;
  language.tag = std::string(tag);
  language.name = language_name(tag);
  language.words = words;
  language.chains = check.lexicon_->letter_chains(tag);
  language.letters = Exemplars(tag);
  language.lender = std::find(check.lenders_.begin(), check.lenders_.end(), language.tag) != check.lenders_.end();
  const auto habits = check.habits_.find(language.tag);
  if (habits != check.habits_.end()) static_cast<LanguageHabits&>(language) = habits->second;
  return language;
}

// take(habits, word) for each word that the option lists for a language.
template <typename Take>
void read_habits(const Rule& rule, std::string_view option, UntranslatedCheck& check, Take take) {
  if (const Node* languages = rule.options.find(option))
    for (const Node::Entry& entry : languages->entries)
      for (const Node& word : entry.value.items) take(check.habits_[entry.key], word.scalar);
}

void read_habits(const Rule& rule, UntranslatedCheck& check) {
  using Text = const std::string&;
  const auto read = [&](std::string_view option, auto take) { read_habits(rule, option, check, take); };
  read("endings", [](LanguageHabits& habits, Text ending) { habits.endings.push_back(name_ending(ending)); });
  read("case-endings", [](LanguageHabits& habits, Text ending) { habits.case_endings.push_back(case_ending(ending)); });
  read("surname-endings", [](LanguageHabits& habits, Text ending) { habits.surname_endings.push_back(ending); });
  read("name-endings", [](LanguageHabits& habits, Text ending) { habits.name_endings.push_back(ending); });
  read("elisions", [](LanguageHabits& habits, Text elision) { habits.elisions.push_back(elision); });
  read("telling-endings", [](LanguageHabits& habits, Text ending) { habits.telling.endings.push_back(name_ending(ending)); });
  read("telling-spellings", [](LanguageHabits& habits, Text spelling) { habits.telling.spellings.push_back(spelling); });
  for (const std::string& tag : texts_option(rule, "bare-names")) check.habits_[tag].bare_names = true;
  // What the text's own language has in names as well tells nothing.
  const std::vector<std::string> own = words_of_language(rule, "spellings", check.target_);
  read("spellings", [&](LanguageHabits& habits, Text spelling) {
    if (std::find(own.begin(), own.end(), spelling) == own.end()) habits.spellings.push_back(spelling);
  });
  if (const Node* sources = rule.options.find("sources"))
    for (const Node::Entry& entry : sources->entries)
      for (const Node& tag : entry.value.items)
        check.habits_[tag.scalar].origin = entry.key == "frequent" ? Origin::kFrequent : Origin::kCommon;
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<UntranslatedCheck>();
  check->target_ = std::string(context.target.substr(0, context.target.find('-')));
  check->lexicon_ = &context.lexicon;
  check->gazetteer_ = &context.gazetteer;
  check->own_ = context.lexicon.words(context.target);
  check->own_chains_ = context.lexicon.letter_chains(context.target);
  check->phrases_ = context.lexicon.phrases(context.target);
  check->own_letters_ = Exemplars(context.target);
  check->judge_.particles = NameParticles(context.tokenizer.language());
  std::vector<std::string> person_pronouns, streets, saints;
  std::unordered_set<uint32_t> sites;
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    if (what == "text") check->text_ = grades_of(rule);
    else if (what == "name") check->name_ = grades_of(rule);
    else
      context.errors.push_back(
          option_error(*rule, *rule->options.find("what"), "what: text or name, not \"" + what + "\""));
    read_cues(*rule, *check, context);
    for (const std::string& lender : texts_option(*rule, "lenders")) check->lenders_.push_back(lender);
    for (std::string& ending : words_of_language(*rule, "word-endings", check->target_))
      check->own_endings_.push_back(std::move(ending));
    for (std::string& ending : words_of_language(*rule, "ruler-endings", check->target_))
      check->ruler_endings_.push_back(std::move(ending));
    read_habits(*rule, *check);
    for (std::string& pronoun : words_of_language(*rule, "person-pronouns", check->target_))
      person_pronouns.push_back(std::move(pronoun));
    for (const std::string& word : texts_option(*rule, "in-use")) check->in_use_.insert(word_hash(word));
    for (std::string& word : texts_option(*rule, "streets")) streets.push_back(std::move(word));
    for (std::string& word : texts_option(*rule, "saints")) saints.push_back(std::move(word));
    for (const std::string& word : words_of_language(*rule, "or-words", check->target_)) check->judge_.or_words.insert(word_hash(word));
    for (const std::string& word : texts_option(*rule, "sites")) sites.insert(word_hash(word));
    for (const std::string& word : words_of_language(*rule, "strangers", check->target_))
      check->strangers_.insert(word_hash(word));
    const std::string keep = text_option(*rule, "keep-originals", "media");
    if (const auto kept = keep_from(keep)) check->judge_.keep = *kept;
    else
      context.errors.push_back(option_error(*rule, *rule->options.find("keep-originals"),
                                            "keep-originals: none, media or organisations, not \"" + keep + "\""));
  }
  check->place_names_ = PlaceNames(context.lexicon, context.gazetteer, context.tokenizer.language(), check->target_, streets, saints);
  check->exonyms_.set({check->lexicon_, check->own_, check->target_, &check->place_names_, std::move(sites)});
  check->people_clues_ = {check->lexicon_, check->own_, check->judge_.particles, WordSet(person_pronouns)};
  for (const RulePtr& rule : rules) {
    const auto evidence = evidence_from(text_option(*rule, "evidence"));
    if (!evidence)
      context.errors.push_back(option_error(*rule, *rule->options.find("evidence"), "evidence: words or runs"));
    else if (*evidence != Evidence::kNone) check->evidence_ = *evidence;
  }
  const auto weights = context.weights.find("untranslated");
  if (weights != context.weights.end())
    for (const std::string& cell : check->model_.load(weights->second))
      context.errors.push_back(Error{"", 0, 0, "the weights of \"untranslated\" have a cell that is unknown: " + cell});
  if (check->own_.empty()) return check;
  check->judge_.own = check->own_;
  check->judge_.place_names = &check->place_names_;
  check->judge_.phrases = check->phrases_;
  check->judge_.lexicon = check->lexicon_;
  check->judge_.lends = check->lends(check->target_);
  check->judge_.cues = &check->cues_;
  check->judge_.strangers = &check->strangers_;
  check->judge_.guesser = &check->guesser_;
  context.triggers.add_table(context.gazetteer.phrases());
  const std::vector<Script> own_scripts = scripts_of(context.target);
  if (!context.source.empty()) {
    // Words that come from another script have been transliterated: none of them can be in a list.
    if (!language_matches(check->target_, context.source) && is_written_in(own_scripts, context.source))
      check->given_source_ = std::make_unique<SourceLanguage>(
          source_language(*check, context.languages, context.source, context.lexicon.words(context.source)));
  } else {
    // Who reads a language that lends, such as English, may read a translation from any other; the others are mostly
    // translated from one that lends.
    check->guesses_ = true;
    check->judge_.neighbours = std::make_unique<Neighbours>(check->own_, context.lexicon.near_words(context.target),
                                                           "abcdefghijklmnopqrstuvwxyz");
    check->guesser_.own = check->own_;
    check->guesser_.own_chains = check->own_chains_;
    check->guesser_.own_letters = &check->own_letters_;
    check->guesser_.strangers = &check->strangers_;
    check->guesser_.lexicon = check->lexicon_;
    check->guesser_.target = check->target_;
    check->guesser_.is_otherwise = [made = check.get()](const TokenizedText& text, size_t at, size_t words, const Exonym& exonym) {
      return made->exonyms_.is_something_else(text, at, words, exonym);
    };
    const bool any = check->lenders_.empty() || check->lends(check->target_);
    for (const std::string& tag : context.lexicon.languages())
      if (tag != check->target_ && (any || check->lends(tag)) && is_written_in(own_scripts, tag))
        check->guesser_.candidates.push_back(source_language(*check, context.languages, tag, context.lexicon.words_as_needed(tag)));
  }
  return check;
}

}  // namespace

extern const CheckType untranslated_check;
const CheckType untranslated_check = {
    {"untranslated",
     "Finds words, names and fragments that were left in another language.",
     {{"what", OptionKind::kText, "text (some lower-case word is foreign) or name (capitals only)", true},
      {"info", OptionKind::kNumber, "the confidence, in hundredths, from which a finding is a hint"},
      {"warning", OptionKind::kNumber, "the same for a warning"},
      {"error", OptionKind::kNumber, "the same for an error"},
      {"cues", OptionKind::kPhrases, "words that tell what a name beside them is: title, media, club, work ..."},
      {"endings", OptionKind::kPhrases,
       "by language: the endings that it adds to names; gin/ki: what the name has in place of one"},
      {"name-endings", OptionKind::kPhrases, "by language: what names end in, though it looks like one of its endings: Makarova"},
      {"surname-endings", OptionKind::kPhrases, "by language: those of its endings that surnames have as well"},
      {"case-endings", OptionKind::kPhrases,
       "by language: a preposition and the ending that it has for it, as in \"from ist\""},
      {"bare-names", OptionKind::kTexts, "languages in which a name as it is known has no ending"},
      {"spellings", OptionKind::kPhrases, "by language: what it has in names of other alphabets, and never in its own"},
      {"telling-endings", OptionKind::kPhrases, "by language: of its endings those that no other language has in names"},
      {"telling-spellings", OptionKind::kPhrases, "by language: of its spellings those that no other language has in names"},
      {"word-endings", OptionKind::kPhrases, "by language of the text: the endings that it adds to common words"},
      {"ruler-endings", OptionKind::kPhrases,
       "by language of the text: endings of the names of old rulers that it leaves as they are"},
      {"elisions", OptionKind::kPhrases, "by language: what it puts before an apostrophe: d, l, dell"},
      {"strangers", OptionKind::kPhrases,
       "by language of the text: words of other languages that its lists have from quotations and names"},
      {"person-pronouns", OptionKind::kPhrases, "by language of the text: relative pronouns that stand for people only: who"},
      {"in-use", OptionKind::kTexts, "words that every language uses"},
      {"or-words", OptionKind::kPhrases, "by language of the text: what stands between a name and its other name: or"},
      {"sites", OptionKind::kTexts, "what stands behind the name of a quarter or a street, which is never translated"},
      {"streets", OptionKind::kTexts, "what languages call streets and squares, before or behind their names"},
      {"saints", OptionKind::kTexts, "what the names of places that are called after a saint begin with"},
      {"lenders", OptionKind::kTexts, "languages of which every other language uses many words"},
      {"sources", OptionKind::kPhrases, "languages that texts are translated from: frequent or common; others are rare"},
      {"evidence", OptionKind::kText, "words or runs: tells what speaks for and against each, and nothing else"},
      {"keep-originals", OptionKind::kText, "names that stay as they are: none, media or organisations"}}},
    &compile,
    30,
    true};

}  // namespace mtlint
