#include "text/triggers.h"

#include <gtest/gtest.h>

#include <string>


namespace mtlint {
namespace {

std::string shown(TriggerBuilder builder, std::string_view text, size_t subscriber = 0) {
  const TokenizedText tokens = Tokenizer().tokenize(text);
  std::vector<Hits> hits;
  TriggerSet(std::move(builder)).scan(tokens, hits);
  std::string out;
  for (const Hit& hit : hits[subscriber]) {
    if (!out.empty()) out += '|';
    out += std::to_string(hit.payload) + ":" + std::string(hit.span.of(text));
  }
  return out;
}

TriggerBuilder phrases(std::initializer_list<const char*> all) {
  TriggerBuilder builder;
  builder.new_subscriber();
  uint32_t payload = 0;
  for (const char* phrase : all) builder.add_phrase(phrase, Tokenizer(), payload++);
  return builder;
}

TEST(Triggers, PhrasesAreFoundWholeAndLongestFirst) {
  EXPECT_EQ(shown(phrases({"popular crowd", "crowd"}), "A popular\ncrowd, crowded; CROWD"), "0:popular\ncrowd|1:crowd|1:CROWD");
  EXPECT_EQ(shown(phrases({"a", "a b", "a b c"}), "a b c"), "2:a b c|1:a b|0:a");
}

TEST(Triggers, PhrasesStopAtParagraphsAndKeepTheirSpacing) {
  EXPECT_EQ(shown(phrases({"popular crowd"}), "popular\n\ncrowd"), "");
  EXPECT_EQ(shown(phrases({"R$"}), "R$ 10"), "0:R$");
  EXPECT_EQ(shown(phrases({"end ."}), "end. end ."), "0:end .");
}

TEST(Triggers, NamesAreFoundWhateverTheirLetters) {
  EXPECT_EQ(shown(phrases({"S\u00E3o Paulo", "\u041C\u043E\u0441\u043A\u0432\u0430 \u0440\u0435\u043A\u0430", "Al-Anbar"}),
                  "in S\u00C3O  PAULO, \u043C\u043E\u0441\u043A\u0432\u0430 \u0440\u0435\u043A\u0430 and al\u2010Anbar"),
            "0:S\u00C3O  PAULO|1:\u043C\u043E\u0441\u043A\u0432\u0430 \u0440\u0435\u043A\u0430|2:al\u2010Anbar");
}

TEST(Triggers, PossessiveIsNoHindrance) {
  EXPECT_EQ(shown(phrases({"popular crowd"}), "the Popular Crowd\u2019s men"), "0:Popular Crowd");
  EXPECT_EQ(shown(phrases({"iraq"}), "Iraq's army"), "0:Iraq");
}

TEST(Triggers, WordsAreFoundInsideCompoundsAndAddresses) {
  TriggerBuilder builder;
  builder.new_subscriber();
  builder.add_word("Sudani", 7);
  EXPECT_EQ(shown(std::move(builder), "al-Sudani SUDANI's http://sudani.org Sudanis"), "7:Sudani|7:SUDANI|7:sudani");
}

TEST(Triggers, MarksAreGatedByTheirNeighbours) {
  TriggerBuilder builder;
  builder.new_subscriber();
  builder.add_mark(U'.', class_bit(CharClass::kClose), class_bit(CharClass::kSpace), 1);
  builder.add_mark(U'.', class_bit(CharClass::kDigit), class_bit(CharClass::kDigit), 2);
  EXPECT_EQ(shown(std::move(builder), "(23). of 3.5. (2)."), "1:.|2:.");
}

TEST(Triggers, NumbersAndOddGaps) {
  TriggerBuilder builder;
  builder.new_subscriber();
  builder.add_number(1);
  builder.new_subscriber();
  builder.add_odd_gap(2);
  EXPECT_EQ(shown(std::move(builder), "a 1.5  14h30 F16"), "1:1|1:5|1:14h30");
}

TEST(Triggers, SubscribersDoNotSeeEachOther) {
  TriggerBuilder builder;
  builder.new_subscriber();
  builder.add_word("a", 1);
  builder.new_subscriber();
  builder.add_word("b", 2);
  EXPECT_EQ(shown(std::move(builder), "a b", 1), "2:b");
}

}  // namespace
}  // namespace mtlint
