// locale_number: numbers, money, percentages and ordinals written as another language writes them. A number is read in
// the convention of the target and in that of the source; what is proposed instead has the same value.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "checks/amount_parts.h"
#include "checks/check.h"
#include "checks/locale_parts.h"
#include "text/case.h"
#include "text/numeral.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum Form : uint8_t {
  kDecimalMark,
  kGroupMark,
  kGroupSpace,
  kMagnitude,
  kMoney,
  kPercent,
  kOrdinal,
  kNumberSign,
  kDegree
};
const std::vector<std::string_view> kForms = {"decimal-mark", "group-mark", "group-space", "magnitude", "money",
                                              "percent",      "ordinal",    "number-sign", "degree"};

constexpr std::array<std::pair<std::string_view, uint32_t>, 4> kPowers = {
    {{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}}};
constexpr std::array<std::pair<std::string_view, uint32_t>, 3> kShortPowers = {
    {{"million-short", 6}, {"billion-short", 9}, {"trillion-short", 12}}};
constexpr std::array<std::string_view, 2> kCurrencies = {"EUR", "USD"};  // their index is the words' value

struct Magnitude {
  uint32_t power = 0;     // 0: there is none
  uint32_t end = 0;
  bool foreign = false;
  bool is_short = false;  // letters that mean other things as well
};

class NumberCheck : public Check {
 public:
  NumberCheck(std::span<const RulePtr> rules, CompileContext& context)
      : language_(context.target),
        conventions_(context.target, context.source),
        foreign_(context),
        target_(foreign_.target) {
    for (const RulePtr& rule : rules)
      if (const auto form = choice_option(*rule, "form", kForms, context)) rules_[*form] = rule;
    target_name_ = language_name(context.target);
    currency_first_ = conventions_.decimal == '.';
    add_magnitudes(context.source);
    foreign_.add_words(links_, "number-link", 0, {});
    own_links_ = words_of(target_, "number-link");
    foreign_.add_words(percents_, "percent", 0, words_of(target_, "percent"));
    foreign_.add_words(number_signs_, "number-sign", 0, words_of(target_, "number-sign"), true);
    foreign_.add_words(ordinal_marks_, "ordinal-mark", 0, words_of(target_, "ordinal-mark"), true);
    for (uint32_t i = 0; i < kCurrencies.size(); ++i) {
      for (const std::string& word : target_.words_for(kCurrencies[i])) own_currencies_.add(word, i, language_);
      foreign_.add_words(currencies_, kCurrencies[i], i, own_currencies_);
    }
    counted_ = words_of(target_, "counted");
    units_ = words_of(target_, "unit");
    citations_ = words_of(target_, "citation-before");
    for (const TokenKind kind : {TokenKind::kNumber, TokenKind::kOrdinal, TokenKind::kAlnum}) context.triggers.add_kind(kind, 0);
  }

  // `hits` are the tokens with digits.
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override;

 private:
  friend class NumberScan;

  void add_magnitudes(std::string_view source) {
    for (const auto& [use, power] : kPowers)
      for (const std::string& word : target_.words_for(use)) own_magnitudes_.add(word, power, language_);
    for (const MagnitudeWord& word : magnitude_words(language_))
      if (!word.is_short) own_magnitudes_.add(word.word, word.power, language_);
    for (const auto& [use, power] : kPowers) foreign_.add_words(magnitudes_, use, power, own_magnitudes_);
    for (const auto& [use, power] : kShortPowers)
      foreign_.add_words(short_magnitudes_, use, power, own_magnitudes_, true);
    for (const MagnitudeWord& word : magnitude_words(source))
      if (!own_magnitudes_.has(word.word) && !word.is_short) magnitudes_.add(word.word, word.power, source);
  }

  std::map<size_t, RulePtr> rules_;  // by form
  std::string language_, target_name_;
  NumberConventions conventions_;
  ForeignLanguages foreign_;
  const LanguageData& target_;
  bool currency_first_ = true;       // $5, not 5 $
  WordTable magnitudes_, short_magnitudes_, own_magnitudes_, links_, own_links_, percents_, currencies_,
      own_currencies_;
  WordTable number_signs_, ordinal_marks_, counted_, units_, citations_;
};

// One text.
class NumberScan {
 public:
  NumberScan(const NumberCheck& check, const Segment& segment, std::vector<Finding>& out)
      : check_(check), text_(segment.text), tokens_(*segment.tokens), out_(out) {}

  void run(const Hits& numbers) {
    size_t next = 0;  // to look at
    for (const Hit& number : numbers)
      if (number.first >= next) next = examine(number.first);
  }

 private:
  const Token& token(size_t index) const { return tokens_.tokens[std::min(index, tokens_.tokens.size() - 1)]; }
  const RulePtr* rule(Form form) const {
    const auto found = check_.rules_.find(form);
    return found == check_.rules_.end() ? nullptr : &found->second;
  }
  std::string_view slice(uint32_t from, uint32_t to) const { return text_.substr(from, to - from); }

  // Examines the token with digits; returns the index of the next one to look at.
  size_t examine(size_t index) {
    if (number_sign(index)) return index + 1;
    if (const size_t next = degree(index); next != 0) return next;
    if (const size_t next = ordinal(index); next != 0) return next;
    const std::optional<Amount> amount = amount_at(tokens_, index, check_.conventions_);
    if (!amount) return index + 1;
    if (const size_t next = amount->spaced ? spaced(*amount) : unspaced(*amount); next != 0) return next;
    return index + 1;
  }

  // --- what stands around an amount

  // The currency sign before it: where it starts; the amount's own start when there is none.
  uint32_t sign_before(const Amount& amount, std::string& sign) const {
    if (amount.first == 0) return amount.span.start;
    const Token& before = token(amount.first - 1);
    const Span gap = tokens_.gap_before(amount.first);
    if (gap.size() > 0 && past_blank(text_, gap.start) != gap.end) return amount.span.start;
    if (before.kind == TokenKind::kCurrency) {
      sign = tokens_.of(before);
      return before.start;
    }
    // U$S: its two letters stand on both sides.
    if (amount.first > 1 && tokens_.of(before) == "S" && tokens_.of(token(amount.first - 2)) == "U$" &&
        !before.has(kSpaceBefore)) {
      sign = "US$";
      return token(amount.first - 2).start;
    }
    return amount.span.start;
  }

  Magnitude magnitude_after(uint32_t at) const {
    Magnitude found;
    const uint32_t from = past_blank(text_, at);
    uint32_t end = 0;
    if (from > at) {
      if (const auto* word = check_.magnitudes_.starting_at(text_, from, end)) {
        found = {word->value, end, true, false};
        // mil millones: a thousand of the next one.
        uint32_t end_of_next = 0;
        const uint32_t next = past_blank(text_, end);
        if (word->value == 3 && next > end)
          if (const auto* second = check_.magnitudes_.starting_at(text_, next, end_of_next);
              second && second->value > 3)
            found = {3 + second->value, end_of_next, true, false};
        return found;
      }
      if (const auto* word = check_.own_magnitudes_.starting_at(text_, from, end))
        return {word->value, end, false, false};
    }
    if (const auto* word = check_.short_magnitudes_.starting_at(text_, from, end))
      return {word->value, end, true, true};
    return found;
  }

  // A currency sign behind an amount that is not the sign of a next one.
  const Token* sign_after(uint32_t at) const {
    const uint32_t from = past_blank(text_, at);
    const Token& sign = token(tokens_.token_at(from));
    if (sign.kind != TokenKind::kCurrency || sign.start != from) return nullptr;
    const Token& next = token(tokens_.token_at(from) + 1);
    return next.has(kDigits) && next.start == sign.end ? nullptr : &sign;
  }

  struct CurrencyWord {
    uint32_t end = 0;
    uint32_t currency = 0;
    bool foreign = false;  // the word, or the link before it
  };
  std::optional<CurrencyWord> currency_word_after(uint32_t at) const {
    uint32_t from = past_blank(text_, at);
    if (from == at) return std::nullopt;
    bool linked = false;
    uint32_t end = 0;
    if (check_.links_.starting_at(text_, from, end) && !check_.own_links_.starting_at(text_, from, end)) {
      linked = true;
      from = past_blank(text_, end);
    }
    if (const auto* word = check_.currencies_.starting_at(text_, from, end))
      return CurrencyWord{end, word->value, true};
    if (const auto* word = check_.own_currencies_.starting_at(text_, from, end))
      return CurrencyWord{end, word->value, linked};
    return std::nullopt;
  }

  bool is_percent(uint32_t at, uint32_t& end, bool& foreign_word) const {
    const uint32_t from = past_blank(text_, at);
    foreign_word = false;
    if (from < text_.size() && text_[from] == '%') {
      end = from + 1;
      return true;
    }
    if (from > at && check_.percents_.starting_at(text_, from, end)) {
      foreign_word = true;
      return true;
    }
    return false;
  }

  bool unit_follows(uint32_t at) const {
    uint32_t end = 0;
    return check_.units_.starting_at(text_, past_blank(text_, at), end) != nullptr;
  }
  // Something counted in whole numbers; "1.234 children per woman" is a mean.
  bool counted_follows(uint32_t at) const {
    uint32_t end = 0;
    const uint32_t from = past_blank(text_, at);
    return from > at && check_.counted_.starting_at(text_, from, end) != nullptr &&
           tokens_.of(token(tokens_.token_at(end))) != "per";
  }
  // "two children (3,5)": two numbers, or one.
  bool in_brackets(const Amount& amount) const {
    return amount.first > 0 && token(amount.first - 1).hash == U'(' && token(amount.last).hash == U')';
  }

  bool citation_before(const Amount& amount) const {
    uint32_t start = 0;
    return check_.citations_.ending_at(text_, before_blank(text_, amount.span.start), start) != nullptr;
  }
  // "John 3,16", "Boeing 747 400": a name that is not the first word of its sentence.
  bool name_before(const Amount& amount) const {
    if (amount.first == 0) return false;
    const Token& before = token(amount.first - 1);
    return before.is_word() && (before.has(kCapital) || before.has(kAllCaps)) && !before.has(kSentenceBefore) &&
           token(amount.first).has(kSpaceBefore);
  }
  bool number_beside(const Amount& amount) const {
    const Token& after = token(amount.last);
    if (after.kind != TokenKind::kEnd && after.has(kDigits) && !after.has(kNewlineBefore)) return true;
    return amount.first > 0 && token(amount.first - 1).has(kDigits) && !token(amount.first).has(kNewlineBefore) &&
           token(amount.first - 1).kind == TokenKind::kNumber;
  }

  // --- amounts

  size_t unspaced(const Amount& amount) {
    std::string sign;
    const uint32_t sign_start = sign_before(amount, sign);
    Magnitude magnitude = magnitude_after(amount.span.end);
    const uint32_t after = magnitude.power > 0 ? magnitude.end : amount.span.end;
    const Token* later_sign = sign.empty() ? sign_after(after) : nullptr;
    const std::optional<CurrencyWord> word = currency_word_after(after);
    if (is_form_of_source(amount, magnitude)) magnitude.foreign = true;
    if (magnitude.foreign && !is_magnitude(amount, magnitude, sign, later_sign != nullptr || word.has_value()))
      magnitude = {};

    const bool open = amount.own && amount.foreign && amount.own != amount.foreign;
    const bool foreign_digits = !amount.own;
    const bool written_abroad = magnitude.foreign || (later_sign != nullptr && check_.currency_first_);
    const std::optional<Numeral>& value = foreign_digits || (open && written_abroad) ? amount.foreign : amount.own;

    if (later_sign != nullptr && check_.currency_first_ && rule(kMoney))
      return money(amount, amount.span.start, later_sign->end, std::string(tokens_.of(*later_sign)), {}, *value,
                   magnitude);
    if (!sign.empty() && magnitude.foreign && rule(kMoney))
      return money(amount, sign_start, magnitude.end, sign, {}, *value, magnitude);
    if (sign.empty() && word && (magnitude.foreign || word->foreign) && rule(kMoney) && !(later_sign != nullptr))
      return money(amount, amount.span.start, word->end, {}, word, *value, magnitude);
    if (magnitude.foreign && rule(kMagnitude)) return with_magnitude(amount, *value, magnitude);
    return plain(amount, sign, open);
  }

  // "5 million" in French: a word of both languages, but here not in the form that the number asks for.
  bool is_form_of_source(const Amount& amount, const Magnitude& magnitude) const {
    if (magnitude.power == 0 || magnitude.foreign || !amount.own || !check_.foreign_.known) return false;
    const std::string_view word = slice(past_blank(text_, amount.span.end), magnitude.end);
    const std::string own = magnitude_word(check_.language_, magnitude.power, *amount.own);
    if (own.size() <= word.size() || fold_text(own.substr(0, word.size())) != word) return false;
    return std::any_of(check_.foreign_.languages.begin(), check_.foreign_.languages.end(), [&](const LanguageData* language) {
      for (const std::string_view key : {"million", "billion", "trillion"}) {
        const std::vector<std::string>& words = language->words_for(key);
        if (std::find(words.begin(), words.end(), word) != words.end()) return true;
      }
      return false;
    });
  }

  // Is the word behind the number a magnitude here, and not a measure of English ("5 mi of coast", "10 mil thick")?
  bool is_magnitude(const Amount& amount, const Magnitude& magnitude, const std::string& sign, bool money) const {
    const std::string_view word = slice(past_blank(text_, amount.span.end), magnitude.end);
    const Token& next = token(tokens_.token_at(magnitude.end));
    if (word == "mil" && sign == "$" && !check_.foreign_.known) return false;  // "$5 mil": five million
    if (money || !sign.empty()) return sign.empty() || !magnitude.is_short || word.size() > 1 || check_.foreign_.known;
    if (magnitude.is_short)
      return check_.foreign_.known && word.size() > 1 &&
             !next_is(next, {"from", "away", "of", "off", "north", "south", "east", "west", "long", "wide"});
    if (magnitude.power == 3 && word.size() <= 4) {  // mil: also a thousandth of an inch
      if (next_is(next, {"thick", "thickness", "plastic", "film", "gauge", "poly"})) return false;
      if (check_.foreign_.known) return true;
      const std::string_view counted = tokens_.of(next);
      return is_small_word(next) && (counted.ends_with('s') || counted_follows(magnitude.end));
    }
    return true;
  }

  bool next_is(const Token& next, std::initializer_list<std::string_view> words) const {
    const std::string_view text = tokens_.of(next);
    return std::find(words.begin(), words.end(), text) != words.end();
  }

  // 1.200 million is 1.2 billion; 10 thousand is 10,000.
  std::string in_target(Numeral value, uint32_t power) const {
    if (power == 0) return write_numeral(value, check_.conventions_.marks);
    if (power == 3) return write_numeral(value.scaled(3).trimmed(), check_.conventions_.marks);
    while (value.whole_digits() > 3 && power + 3 <= 12) {
      const Numeral less = value.divided(3);
      if (less.decimals > 3 || magnitude_word(check_.language_, power + 3, less).empty()) break;
      value = less;
      power += 3;
    }
    const std::string word = magnitude_word(check_.language_, power, value);
    if (word.empty()) return write_numeral(value.scaled(power).trimmed(), check_.conventions_.marks);
    return write_numeral(value, check_.conventions_.marks) + " " + word;
  }

  size_t with_magnitude(const Amount& amount, const Numeral& value, const Magnitude& magnitude) {
    if (magnitude.power == 3 && !value.scaled(3).trimmed().whole()) return 0;
    // The magnitude ends with the period of its abbreviation; a sentence that ends there needs one.
    const Span span{amount.span.start, magnitude.end};
    std::string written = in_target(value, magnitude.power);
    if (text_[magnitude.end - 1] == '.' && ends_sentence(magnitude.end)) written += '.';
    report(kMagnitude, span, written, Applicability::kSafe,
           quoted(span) + " is " + written + " in " + check_.target_name_);
    return tokens_.token_at(span.end);
  }

  bool ends_sentence(uint32_t at) const {
    const Token& next = token(tokens_.token_at(at));
    return next.kind == TokenKind::kEnd || next.has(kParagraphBefore) ||
           (next.has(kSentenceBefore) && next.has(kCapital));
  }

  size_t money(const Amount& amount, uint32_t from, uint32_t to, std::string sign, std::optional<CurrencyWord> word,
               Numeral value, const Magnitude& magnitude) {
    if (sign == "U$S" || sign == "U$") sign = "US$";
    if (magnitude.power == 0 && value.decimals > 0 && value.trimmed().decimals == 0) value = value.trimmed();
    if (magnitude.power == 3 && !value.scaled(3).trimmed().whole()) return 0;
    std::string written = in_target(value, magnitude.power);
    if (word) {
      const auto& forms = check_.target_.words_for(kCurrencies[word->currency]);
      if (forms.size() < 2) return 0;
      const bool one = magnitude.power == 0 && value.trimmed() == Numeral{"1", 0};
      const std::string link = !check_.target_.words_for("number-link").empty() && magnitude.power >= 6
                                   ? " " + check_.target_.words_for("number-link")[0] : "";
      written += link + " " + (one ? forms[0] : forms[1]);
    } else if (check_.currency_first_) {
      written = sign + written;
    } else {
      const auto& dollars = check_.target_.words_for("USD");
      const bool by_word = sign == "$" && dollars.size() > 1 && magnitude.power >= 6;
      const auto& links = check_.target_.words_for("number-link");
      written += by_word ? (links.empty() ? "" : " " + links[0]) + " " + dollars[1] : "\u00A0" + sign;
    }
    const Span span{from, to};
    if (text_[to - 1] == '.' && ends_sentence(to)) written += '.';
    if (span.of(text_) == written) return 0;
    report(kMoney, span, written, Applicability::kSafe,
           quoted(span) + " is written " + written + " in " + check_.target_name_);
    (void)amount;
    return tokens_.token_at(span.end);
  }

  // A number without a foreign word beside it.
  size_t plain(const Amount& amount, const std::string& sign, bool open) {
    uint32_t percent_end = 0;
    bool percent_word = false;
    const bool percent = is_percent(amount.span.end, percent_end, percent_word);
    if (percent_word && rule(kPercent)) {
      const Numeral& value = amount.own ? *amount.own : *amount.foreign;
      const Span span{amount.span.start, percent_end};
      const std::string written =
          write_numeral(value, check_.conventions_.marks) + check_.conventions_.marks.percent_gap + "%";
      report(kPercent, span, written, Applicability::kSafe,
             quoted(span) + " is " + written + " in " + check_.target_name_);
      return tokens_.token_at(span.end);
    }
    if (percent && !open) {
      const bool spaced_sign = text_[amount.span.end] != '%' && check_.conventions_.marks.percent_gap.empty();
      if (amount.own && spaced_sign && rule(kPercent) && check_.foreign_.known) {
        const Span gap{amount.span.end, percent_end - 1};
        report(kPercent, {amount.span.start, percent_end}, "", Applicability::kSafe,
               check_.target_name_ + " writes no space before the percent sign", Edit{gap, ""});
        return tokens_.token_at(percent_end);
      }
      if (!amount.own && spaced_sign && rule(kDecimalMark)) {
        const Span span{amount.span.start, percent_end};
        const std::string written = write_numeral(*amount.foreign, check_.conventions_.marks) + "%";
        report(kDecimalMark, span, written, Applicability::kSafe,
               quoted(span) + " is " + written + " in " + check_.target_name_);
        return tokens_.token_at(span.end);
      }
    }
    if (!amount.own) return only_foreign(amount, percent || !sign.empty());
    if (open) return both(amount, sign, percent);
    return 0;
  }

  // 1.234,56  1.250.000  22,5
  size_t only_foreign(const Amount& amount, bool beside_sign) {
    const std::string_view written = amount.span.of(text_);
    const bool grouped = written.find(check_.conventions_.foreign_group) != std::string_view::npos;
    const Form form = amount.foreign->decimals > 0 ? kDecimalMark : kGroupMark;
    const RulePtr* speaking = rule(form);
    if (!speaking) return 0;
    bool sure = grouped;
    if (!grouped) {
      // "items 1,2", "John 3,16": a comma between two numbers.
      sure = beside_sign || unit_follows(amount.span.end) || magnitude_after(amount.span.end).power > 0 ||
             written[0] == '0';
      if (!sure && amount.foreign->decimals > 3) return 0;
      if (!sure && (citation_before(amount) || name_before(amount) || number_beside(amount) || in_brackets(amount))) return 0;
      if (!sure && check_.conventions_.decimal == ',')
        return 0;  // 9.30, 24.12: times, days and sections in most languages
      if (!sure && !check_.foreign_.known) return 0;
    }
    const std::string target = write_numeral(*amount.foreign, check_.conventions_.marks);
    std::string message = quoted(amount.span) + " is " + target + " in " + check_.target_name_;
    if (!sure)
      message += ": " + check_.foreign_.source + " writes the decimals behind a " +
                 mark_name(check_.conventions_.foreign_decimal);
    report(form, amount.span, target, Applicability::kSafe, std::move(message));
    return amount.last;
  }

  static std::string mark_name(char mark) { return mark == ',' ? "comma" : "period"; }

  // 45.300, 3,500: thousands in one language, decimals in the other.
  size_t both(const Amount& amount, const std::string& sign, bool percent) {
    if (!rule(kGroupMark) || amount.foreign->decimals > 0) return 0;
    if (percent || citation_before(amount) || number_beside(amount)) return 0;
    const std::string_view written = amount.span.of(text_);
    const bool counted = counted_follows(amount.span.end);
    const bool round = written.ends_with("00");
    const bool by_source = check_.foreign_.known && check_.conventions_.mirrored;
    // 1.200 million is no fraction; 4.176 million is one.
    if (magnitude_after(amount.span.end).power > 0 && !(by_source && round)) return 0;
    if (!counted && !by_source) {
      if (!sign.empty() || unit_follows(amount.span.end) || name_before(amount)) return 0;
      const NumberUsage usage = usage_of_text();
      if (usage.foreign == 0 || usage.own > 0) return 0;
    }
    const bool measured = unit_follows(amount.span.end);
    if (!counted && measured && !round) return 0;
    const std::string grouped = write_numeral(*amount.foreign, check_.conventions_.marks);
    std::string message = quoted(amount.span) + " is " + grouped + " in " + check_.target_name_ + ": ";
    if (counted) message += "what is counted here has no fractions";
    else if (by_source) message += check_.foreign_.source + " writes thousands so";
    else message += "the other numbers of the text are written so";
    // Nobody writes three decimals of a sum of money, or three that are zero.
    const bool whole = written.ends_with("000") || currency_word_after(amount.span.end);
    const bool sure = counted || (by_source && (whole || (!measured && (round || is_small_word(token(amount.last))))));
    report(kGroupMark, amount.span, grouped, sure ? Applicability::kSafe : Applicability::kUnsafe, std::move(message));
    return amount.last;
  }

  NumberUsage usage_of_text() {
    if (!usage_) usage_ = number_usage(tokens_, check_.conventions_);
    return *usage_;
  }

  // 45 000
  size_t spaced(const Amount& amount) {
    if (!amount.foreign || check_.conventions_.marks.spaced_groups()) return 0;
    std::string sign;
    const uint32_t sign_start = sign_before(amount, sign);
    const size_t groups = amount.last - amount.first - 1;
    const bool small_word_follows = is_small_word(token(amount.last)) && token(amount.last).has(kSpaceBefore);
    const Magnitude magnitude = magnitude_after(amount.span.end);
    const uint32_t after = magnitude.power > 0 ? magnitude.end : amount.span.end;
    const Token* later_sign = sign.empty() ? sign_after(after) : nullptr;
    bool sure = amount.hard_spaces || later_sign != nullptr || (!sign.empty() && token(amount.last).is_mark());
    if (!sure) {
      if (number_beside(amount) || name_before(amount) || citation_before(amount)) return 0;
      if (amount.first > 0 && token(amount.first - 1).is_mark() && !token(amount.first).has(kSpaceBefore) &&
          token(amount.first - 1).hash != U'(')
        return 0;
      const bool round = amount.foreign->decimals == 0 && amount.foreign->digits.ends_with("00");
      const bool amount_by_context = round || counted_follows(amount.span.end) || unit_follows(amount.span.end);
      if (!check_.conventions_.spaces_groups && !(amount_by_context && small_word_follows)) return 0;
      if (groups == 1 && !small_word_follows && !(round && token(amount.last).is_mark())) return 0;
      sure = true;
    }
    if (later_sign != nullptr && check_.currency_first_ && rule(kMoney))
      return money(amount, amount.span.start, later_sign->end, std::string(tokens_.of(*later_sign)), {},
                   *amount.foreign, magnitude);
    if (magnitude.foreign && !magnitude.is_short && rule(kMagnitude))
      return with_magnitude(amount, *amount.foreign, magnitude);
    if (!rule(kGroupSpace)) return 0;
    (void)sign_start;
    const std::string written = write_numeral(*amount.foreign, check_.conventions_.marks);
    report(kGroupSpace, amount.span, written, Applicability::kSafe,
           quoted(amount.span) + " is " + written + " in " + check_.target_name_);
    return amount.last;
  }

  // --- ordinals, number signs, degrees

  size_t ordinal(size_t index) {
    if (!rule(kOrdinal) || check_.ordinal_marks_.empty()) return 0;
    const Token& number = token(index);
    const std::string_view written = tokens_.of(number);
    size_t digits = 0;
    while (digits < written.size() && written[digits] >= '0' && written[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3 || written[0] == '0') return 0;
    const uint32_t from = number.start + static_cast<uint32_t>(digits);
    uint32_t end = 0;
    const WordTable::Entry* mark = check_.ordinal_marks_.starting_at(text_, from, end);
    if (mark == nullptr || end < number.end) return 0;
    const size_t next = tokens_.token_at(end);
    if (token(next).start < end) return 0;
    const bool letters = mark->text != "." && mark->text.find("\u00BA") == std::string::npos &&
                         mark->text.find("\u00AA") == std::string::npos;
    // Letters, a degree sign and a bare period are ordinals only where the source language says so.
    if (letters && !check_.foreign_.known) return 0;
    if (mark->text == "." && !point_ordinal(index, next)) return 0;
    if (!letters && mark->text != "." && is_degree(index, next)) return 0;
    // "an angle of 12\u00BA.": nothing that is counted follows.
    const bool counts = token(next).is_word() && token(next).has(kSpaceBefore);
    if (!counts && (index == 0 || tokens_.of(token(index - 1)) != "the")) return 0;
    if (mark->text == "\u00B0" && (index == 0 || tokens_.of(token(index - 1)) != "the" || is_degree(index, next))) return 0;
    if (index > 0 && !number.has(kSpaceBefore) && token(index - 1).kind != TokenKind::kMark) return 0;
    const std::optional<Numeral> value = read_numeral(written.substr(0, digits), '.', ',');
    const std::string ordinal = write_ordinal(check_.language_, value->whole().value_or(0));
    const Span span{number.start, end};
    if (span.of(text_) == ordinal) return 0;
    report(kOrdinal, span, ordinal, Applicability::kSafe,
           quoted(span) + " is " + ordinal + " in " + check_.target_name_);
    return next;
  }

  // "the 25. year" of a German: a small word follows, and what stands before is no number of a list.
  bool point_ordinal(size_t index, size_t next) const {
    if (!check_.foreign_.known || index == 0 || token(index).has(kSentenceBefore)) return false;
    const Token& before = token(index - 1);
    const bool in_sentence = is_small_word(before) && token(index).has(kSpaceBefore);
    return in_sentence && is_small_word(token(next)) && token(next).has(kSpaceBefore) &&
           !token(next).has(kOddGapBefore) && !citation_before(Amount{index, index + 1, token(index).span(), {}, {}});
  }

  // 30\u00BA C, an angle of 45\u00BA
  bool is_degree(size_t index, size_t next) const {
    const std::string_view after = tokens_.of(token(next));
    if (after == "C" || after == "F" || after == "N" || after == "S" || after == "E" || after == "W" ||
        after == "Celsius" || after == "Fahrenheit")
      return true;
    if (index == 0) return false;
    const std::string before = to_lower(tokens_.of(token(index - 1)));
    return before == "-" || before == "\u2212" || before == "+" || after == "angle" || after == "angles" ||
           after == "turn" || before == "minus";
  }

  // 30 \u00BA C
  size_t degree(size_t index) {
    const Token& number = token(index);
    const std::string_view written = tokens_.of(number);
    if (!rule(kDegree) ||
        (number.kind != TokenKind::kNumber && number.kind != TokenKind::kOrdinal && number.kind != TokenKind::kAlnum))
      return 0;
    uint32_t digits_end = number.start;
    while (digits_end < number.end && (text_[digits_end] == '.' || text_[digits_end] == ',' ||
                                       (text_[digits_end] >= '0' && text_[digits_end] <= '9')))
      ++digits_end;
    if (digits_end == number.start) return 0;
    (void)written;
    uint32_t at = past_blank(text_, digits_end);
    if (at >= text_.size()) return 0;
    size_t behind = at;
    const char32_t mark = next_code_point(text_, behind);
    if (mark != U'\u00BA' && mark != U'\u00B0') return 0;
    const uint32_t after_mark = static_cast<uint32_t>(behind);
    const uint32_t letter = past_blank(text_, after_mark);
    if (letter >= text_.size() || (text_[letter] != 'C' && text_[letter] != 'F')) return 0;
    if ((class_bit(class_after(text_, letter + 1)) & kWordClasses) != 0) return 0;
    // 30 \u00B0C is the way of the standards, 30\u00B0C that of the newspapers.
    if (mark == U'\u00B0' && letter == after_mark) return 0;
    const Span span{digits_end, letter};
    report(kDegree, {number.start, letter + 1}, "", Applicability::kSafe,
           mark == U'\u00BA' ? "The sign of degrees is \u00B0; this is the one of ordinals"
                             : "A space in the middle of the unit",
           Edit{span, "\u00B0"});
    return tokens_.token_at(letter + 1);
  }

  bool number_sign(size_t index) {
    if (!rule(kNumberSign) || check_.target_.words_for("number-sign").empty() || index == 0) return false;
    const uint32_t end = before_blank(text_, token(index).start);
    uint32_t start = 0;
    const WordTable::Entry* sign = check_.number_signs_.ending_at(text_, end, start);
    if (sign == nullptr) return false;
    // "n." is a plain abbreviation elsewhere.
    if (sign->text == "n." && !check_.foreign_.known) return false;
    const Span span{start, token(index).start};
    const std::string written = check_.target_.words_for("number-sign")[0] + " ";
    report(kNumberSign, {start, token(index).end}, "", Applicability::kSafe,
           quoted({start, end}) + " is " + check_.target_.words_for("number-sign")[0] + " in " + check_.target_name_,
           Edit{span, written});
    return true;
  }

  // --- findings

  std::string quoted(Span span) const { return "\"" + std::string(span.of(text_)) + "\""; }

  void report(Form form, Span span, const std::string& written, Applicability at_most, std::string message,
              std::optional<Edit> edit = std::nullopt) {
    Finding finding = make_finding(*rule(form), span);
    finding.message = std::move(message);
    const std::string title = !edit ? "write \"" + written + "\""
                              : edit->text.empty() ? "delete the space"
                                                   : "write \"" + edit->text + "\"";
    add_fix(finding, title, {edit ? *edit : Edit{span, written}}, at_most);
    out_.push_back(std::move(finding));
  }

  const NumberCheck& check_;
  std::string_view text_;
  const TokenizedText& tokens_;
  std::vector<Finding>& out_;
  std::optional<NumberUsage> usage_;
};

void NumberCheck::run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const {
  NumberScan(*this, segment, out).run(hits);
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  return std::make_unique<NumberCheck>(rules, context);
}

std::vector<OptionSpec> options() {
  return {
      {"form", OptionKind::kText,
       "what is looked for: decimal-mark (22,5), group-mark (45.300), group-space (45 000), magnitude (10 mil), money "
       "(US$ 5 mi), percent (65 Prozent), ordinal (7\u00BA), number-sign (n\u00BA 7), degree (30 \u00BA C)",
       true}};
}

}  // namespace

extern const CheckType locale_number_check;
const CheckType locale_number_check = {
    {"locale_number", "Finds numbers, money and ordinals in another language's convention, and writes the same value.",
     options()},
    &compile,
    40};

}  // namespace mtlint
