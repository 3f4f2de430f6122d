// locale_time: times of day as another language writes them: 14h30, 15 Uhr, ore 15.
#include <algorithm>
#include <array>
#include <utility>

#include "checks/check.h"
#include "checks/locale_parts.h"
#include "text/case.h"
#include "text/date_format.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Clock {
  unsigned hour = 0, minute = 0;
  bool with_minutes = false;
  bool certain = false;  // a word says that it is a time of day
  Span span;
};

enum Form : uint8_t { kForeign, kTwelveHours };
const std::vector<std::string_view> kForms = {"foreign", "twelve-hours"};

class TimeCheck : public Check {
 public:
  TimeCheck(std::span<const RulePtr> rules, CompileContext& context)
      : language_(context.target), foreign_(context), target_(foreign_.target) {
    for (const RulePtr& rule : rules)
      if (const auto form = choice_option(*rule, "form", kForms, context)) rules_[*form] = rule;
    target_name_ = language_name(context.target);
    foreign_.add_words(after_, "hour-after", 0, words_of(target_, "hour-after"));
    foreign_.add_words(hours_after_, "hours-after", 0, words_of(target_, "hours-after"));
    foreign_.add_words(before_, "hour-before", 0, words_of(target_, "hour-before"));
    foreign_.add_words(surely_before_, "hour-surely-before", 0, words_of(target_, "hour-surely-before"));
    foreign_.add_words(forenoon_, "forenoon", 0, words_of(target_, "forenoon"));
    foreign_.add_words(afternoon_, "afternoon", 0, words_of(target_, "afternoon"));
    for (const LanguageData* language : foreign_.languages)
      for (const std::string& mark : language->words_for("hour-mark"))
        if (size_t at = 0; !mark.empty()) foreign_hour_marks_.emplace_back(next_code_point(mark, at), mark);
    time_before_ = words_of(target_, "time-before");
    duration_before_ = words_of(target_, "duration-before");
    for (const TokenKind kind : {TokenKind::kNumber, TokenKind::kAlnum}) context.triggers.add_kind(kind, 0);
  }

  // `hits` are the numbers.
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override;

 private:
  friend class TimeScan;

  std::array<RulePtr, 2> rules_;  // by form; null: not asked for
  std::string language_, target_name_;
  ForeignLanguages foreign_;
  const LanguageData& target_;
  WordTable after_, hours_after_, before_, surely_before_, time_before_, duration_before_;
  WordTable forenoon_, afternoon_;  // behind the time
  std::vector<std::pair<char32_t, std::string>> foreign_hour_marks_;  // each with its first letter
};

class TimeScan {
 public:
  TimeScan(const TimeCheck& check, const Segment& segment, std::vector<Finding>& out)
      : check_(check), text_(segment.text), tokens_(*segment.tokens), out_(out) {}

  void run(const Hits& numbers) {
    uint32_t done = 0;
    for (const Hit& number : numbers) {
      const size_t i = number.first;
      if (tokens_.tokens[i].start < done) continue;
      if (const auto clock = check_.rules_[kForeign] ? clock_at(i) : std::nullopt) {
        report(i, *clock);
        done = clock->span.end;
      } else if (check_.rules_[kTwelveHours]) {
        twelve_hours(i);
      }
    }
  }

 private:
  const Token& token(size_t index) const { return tokens_.tokens[std::min(index, tokens_.tokens.size() - 1)]; }
  char byte(uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool word_at(uint32_t at) const { return (class_bit(class_after(text_, at)) & kWordClasses) != 0; }

  // The number of one or two digits at `at`, and `at` moved behind it.
  std::optional<unsigned> small_number(uint32_t& at) const {
    uint32_t end = at;
    unsigned value = 0;
    while (is_digit(byte(end))) value = value * 10 + static_cast<unsigned>(byte(end++) - '0');
    if (end == at || end - at > 2) return std::nullopt;
    at = end;
    return value;
  }

  std::optional<Clock> clock_at(size_t index) const {
    const Token& first = token(index);
    Clock clock;
    uint32_t at = first.start;
    const auto hour = small_number(at);
    if (!hour || *hour > 24) return std::nullopt;
    clock.hour = *hour;
    bool marked = false;      // by "h"
    if (byte(at) == ':' || byte(at) == '.') {
      uint32_t minutes_at = at + 1;
      const auto minute = small_number(minutes_at);
      if (minute && minutes_at == at + 3 && *minute < 60) {
        clock.minute = *minute;
        clock.with_minutes = true;
        at = minutes_at;
      }
    }
    uint32_t end = at;
    const uint32_t mark_at = past_blank(text_, at);
    if (clock.with_minutes) {
      marked = hour_mark(mark_at, end) && !word_at(end) && !is_digit(byte(past_blank(text_, end)));
      if (!marked) end = at;
    } else if (hour_mark(mark_at, end)) {
      // 14h30, 4 h 40; "4 h" alone when nothing follows.
      uint32_t minutes_at = mark_at > at ? past_blank(text_, end) : end;
      const uint32_t minutes_start = minutes_at;
      const auto minute = small_number(minutes_at);
      if (minute && minutes_at == minutes_start + 2 && *minute < 60 && !word_goes_on(minutes_at)) {
        clock.minute = *minute;
        clock.with_minutes = true;
        end = minutes_at;
        marked = true;
      } else {
        marked = !word_at(end) && minutes_start == minutes_at;
        if (!marked) end = at;
      }
    }
    if (word_goes_on(end) || end < first.end) return std::nullopt;
    clock.span = {first.start, end};
    uint32_t word_end = 0;
    const uint32_t word_at_byte = past_blank(text_, end);
    if (word_at_byte > end) {
      clock.certain = check_.after_.starting_at(text_, word_at_byte, word_end) != nullptr;
      if (clock.certain || check_.hours_after_.starting_at(text_, word_at_byte, word_end) != nullptr) {
        clock.span.end = word_end;
        marked = true;
      }
    }
    if (half_of_day(clock)) marked = clock.certain = true;
    uint32_t before_start = 0;
    const uint32_t before_end = before_blank(text_, first.start);
    if (before_end < first.start && check_.surely_before_.ending_at(text_, before_end, before_start) != nullptr) marked = true;
    if (before_end < first.start)
      if (const auto* word = check_.before_.ending_at(text_, before_end, before_start))
        if (marked || (clock.with_minutes && word->text.size() > 1)) {
          clock.certain = true;
          clock.span.start = before_start;
          marked = true;
        }
    if (!marked || (clock.hour == 24 && clock.minute > 0)) return std::nullopt;
    if (!clock.certain && !is_time_of_day(index, clock)) return std::nullopt;
    return clock;
  }

  // "8h da manh\u00E3", "3 de la tarde"
  bool half_of_day(Clock& clock) const {
    const uint32_t at = past_blank(text_, clock.span.end);
    uint32_t end = 0;
    if (at == clock.span.end || clock.hour >= 12 || clock.hour == 0) return false;  // noon or midnight
    const bool afternoon = check_.afternoon_.starting_at(text_, at, end) != nullptr;
    if (!afternoon && check_.forenoon_.starting_at(text_, at, end) == nullptr) return false;
    if (afternoon) clock.hour += 12;
    clock.span.end = end;
    return true;
  }

  bool word_goes_on(uint32_t at) const { return word_at(at) && (class_bit(class_before(text_, at)) & kWordClasses) != 0; }

  bool hour_mark(uint32_t at, uint32_t& end) const {
    if (at == text_.size()) return false;
    size_t next = at;
    const char32_t first = fold(next_code_point(text_, next));
    for (const auto& [first_of_mark, mark] : check_.foreign_hour_marks_)
      if (first == first_of_mark && fold_text(text_.substr(at, mark.size())) == mark) {
        end = at + static_cast<uint32_t>(mark.size());
        return true;
      }
    return false;
  }

  // A time of day and not a span of time: "at 14h", not "for 14h".
  bool is_time_of_day(size_t index, const Clock& clock) const {
    const uint32_t before = before_blank(text_, clock.span.start);
    uint32_t start = 0;
    const Token& next = token(tokens_.token_at(clock.span.end));
    const std::string_view zone = tokens_.of(next);
    const bool zoned = next.has(kAllCaps) && zone.size() >= 2 && zone.size() <= 4;
    if (zoned || check_.time_before_.ending_at(text_, before, start) != nullptr) return true;
    if (check_.duration_before_.ending_at(text_, before, start) != nullptr) return false;
    if (index > 0 && token(index - 1).hash == U'(' && token(index - 1).is_mark() && !token(index).has(kSpaceBefore)) return true;
    // "8h15" is no form of English for either; the source writes times of day so.
    return clock.with_minutes && check_.foreign_.known && clock.hour < 24;
  }

  // "2:00 PM" in a language that counts to 24.
  void twelve_hours(size_t index) {
    Clock clock;
    uint32_t at = token(index).start;
    const auto hour = small_number(at);
    if (!hour || *hour < 1 || *hour > 12) return;
    if (byte(at) == ':' || byte(at) == '.') {
      uint32_t minutes_at = at + 1;
      const auto minute = small_number(minutes_at);
      if (!minute || minutes_at != at + 3 || *minute > 59) return;
      clock.minute = *minute;
      at = minutes_at;
    }
    const uint32_t from = past_blank(text_, at);
    const std::string half = to_lower(text_.substr(from, std::min<size_t>(4, text_.size() - from)));
    const size_t size = half.starts_with("p.m.") || half.starts_with("a.m.") ? 4 : half.starts_with("pm") || half.starts_with("am") ? 2 : 0;
    // "am" and "a.m." are words of other languages, too; "3 am Tag".
    if (size == 0 || (size == 2 && text_.substr(from, 2) == "am") || word_goes_on(from + static_cast<uint32_t>(size))) return;
    clock.hour = *hour % 12 + (half[0] == 'p' ? 12 : 0);
    clock.with_minutes = true;
    clock.span = {token(index).start, from + static_cast<uint32_t>(size)};
    const std::string text = write_time(check_.language_, clock.hour, clock.minute);
    Finding finding = make_finding(check_.rules_[kTwelveHours], clock.span);
    finding.message = "\"" + std::string(clock.span.of(text_)) + "\" is " + text + " in " + check_.target_name_;
    add_fix(finding, "write \"" + text + "\"", {{clock.span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
  }

  // --- how the text writes times

  enum class Half : uint8_t { kNone, kDotted, kPlain, kCapitals };  // 24 hours, p.m., pm, PM
  Half style() {
    if (style_) return *style_;
    std::array<size_t, 4> counts{};
    for (size_t i = 1; i + 1 < tokens_.tokens.size(); ++i) {
      const Token& here = token(i);
      if (here.kind == TokenKind::kNumber) {
        const std::string_view text = tokens_.of(here);
        const size_t colon = text.find(':');
        if (colon != std::string_view::npos && text.size() == colon + 3 && !is_half(i + 1)) ++counts[0];
      } else if (token(i - 1).has(kDigits)) {
        const std::string_view text = tokens_.of(here);
        if (text == "p.m." || text == "a.m." || text == "p.m" || text == "a.m") ++counts[1];
        else if (text == "pm" || text == "am") ++counts[2];
        else if (text == "PM" || text == "AM") ++counts[3];
      }
    }
    // The language's own way unless the text has only another.
    Half best = check_.target_.words_for("halves-of-day").size() == 2 ? Half::kDotted : Half::kNone;
    size_t most = 0;
    for (size_t i = 0; i < counts.size(); ++i)
      if (counts[i] > most) {
        most = counts[i];
        best = static_cast<Half>(i);
      }
    style_ = best;
    return best;
  }
  bool is_half(size_t index) const {
    const std::string text = to_lower(tokens_.of(token(index)));
    return text == "p.m." || text == "a.m." || text == "pm" || text == "am";
  }

  std::string written(const Clock& clock) {
    const unsigned hour = clock.hour % 24;
    const Half half = style();
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const auto& halves = check_.target_.words_for("halves-of-day");
    if (halves.size() != 2) return write_time(check_.language_, hour, clock.minute);
    if (half == Half::kNone) return std::to_string(hour) + ":" + two(clock.minute);
    const auto& names = check_.target_.words_for("noon-midnight");
    if (!clock.with_minutes && hour % 12 == 0 && names.size() == 2) return names[hour == 12 ? 0 : 1];
    const unsigned twelve = hour % 12 == 0 ? 12 : hour % 12;
    std::string text = std::to_string(twelve);
    if (clock.with_minutes) text += ":" + two(clock.minute);
    if (is_half(tokens_.token_at(clock.span.end))) return text;
    std::string name = halves[hour < 12 ? 0 : 1];
    if (half != Half::kDotted) name.erase(std::remove(name.begin(), name.end(), '.'), name.end());
    if (half == Half::kCapitals) name = to_upper(name);
    text += " " + name;
    // One period ends the abbreviation and the sentence.
    if (text.ends_with('.') && byte(clock.span.end) == '.') text.pop_back();
    return text;
  }

  void report(size_t index, const Clock& clock) {
    std::string text = written(clock);
    if (text.empty()) return;
    // "at ore 15" has its preposition; "as 15h" has none.
    if (clock.span.start < token(index).start) {
      uint32_t start = 0;
      const uint32_t before = before_blank(text_, clock.span.start);
      const bool has_preposition = check_.time_before_.ending_at(text_, before, start) != nullptr;
      const bool bracketed = before > 0 && (text_[before - 1] == '(' || text_[before - 1] == ',');
      const auto& prepositions = check_.target_.words_for("time-before");
      if (!has_preposition && !bracketed && !prepositions.empty()) text = prepositions[0] + " " + text;
    }
    if (text == clock.span.of(text_)) return;
    Finding finding = make_finding(check_.rules_[kForeign], clock.span);
    finding.message = "\"" + std::string(clock.span.of(text_)) + "\" is " + text + " in " + check_.target_name_;
    add_fix(finding, "write \"" + text + "\"", {{clock.span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
  }

  const TimeCheck& check_;
  std::string_view text_;
  const TokenizedText& tokens_;
  std::vector<Finding>& out_;
  std::optional<Half> style_;
};

void TimeCheck::run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const {
  TimeScan(*this, segment, out).run(hits);
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  return std::make_unique<TimeCheck>(rules, context);
}

std::vector<OptionSpec> options() {
  return {{"form", OptionKind::kText,
           "what is looked for: foreign (14h30, 15 Uhr), twelve-hours (2:00 PM where the language counts to 24)", true}};
}

}  // namespace

extern const CheckType locale_time_check;
const CheckType locale_time_check = {
    {"locale_time", "Finds times of day as another language writes them, and writes the same time.", options()}, &compile, 42};

}  // namespace mtlint
