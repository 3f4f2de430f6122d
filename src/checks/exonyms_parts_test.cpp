#include "checks/exonyms_parts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/lexicon_writer.h"

namespace mtlint {
namespace {

class ExonymsTest : public testing::Test {
 protected:
  ExonymsTest() {
    LexiconData data;
    data.exonyms["pt"] = {{ExonymKind::kTerritory, "DE", "Alemanha"},      {ExonymKind::kTerritory, "US", "Estados Unidos"},
                          {ExonymKind::kTerritory, "VC", "S\u00E3o Vicente"}, {ExonymKind::kMonth, "10", "outubro"},
                          {ExonymKind::kMonth, "3", "mar\u00E7o"}};
    data.exonyms["en"] = {{ExonymKind::kTerritory, "DE", "Germany"},     {ExonymKind::kTerritory, "US", "United States"},
                          {ExonymKind::kTerritory, "VC", "St. Vincent"}, {ExonymKind::kMonth, "10", "October"},
                          {ExonymKind::kMonth, "3", "March"}};
    data.words["en"].add("the", {6, Capitals::kLower});
    data.names[word_hash("ana")] = kGivenName;
    auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "test");
    EXPECT_TRUE(lexicon);
    lexicon_ = *lexicon;
    const std::vector<std::string> saints = {"s\u00E3o"};
    names_ = PlaceNames(*lexicon_, gazetteer_, {}, "en", {}, saints);
    exonyms_.set({lexicon_.get(), lexicon_->words("en"), "en", &names_, {word_hash("street")}});
    source_.tag = "pt";
  }

  // "Alemanha=Germany", one after the other; of a street with an asterisk.
  std::string found(const std::string& text) const {
    const TokenizedText tokens = Tokenizer().tokenize(text);
    std::string out;
    for (const Exonyms::Found& found : exonyms_.find(tokens, source_, false)) {
      if (!out.empty()) out += ' ';
      for (uint32_t i = found.first; i < found.last; ++i) out += tokens.of(tokens.tokens[i]);
      out += "=" + found.target + (found.of_site ? "*" : "");
    }
    return out;
  }

  std::shared_ptr<const Lexicon> lexicon_;
  Gazetteer gazetteer_;
  PlaceNames names_;
  Exonyms exonyms_;
  SourceLanguage source_;
};

TEST_F(ExonymsTest, AreFoundByTheirWords) {
  EXPECT_EQ(found("the Alemanha and the Estados Unidos in outubro"), "Alemanha=Germany EstadosUnidos=United States outubro=October");
  EXPECT_EQ(found("the alemanha and the Estados"), "") << "a small letter, half a name";
  EXPECT_EQ(found("the Alemanha street"), "Alemanha=Germany*");
}

TEST_F(ExonymsTest, AreSomethingElseBesideNames) {
  EXPECT_EQ(found("the Alemanha Xyzzy"), "") << "a longer name";
  EXPECT_EQ(found("the S\u00E3o Vicente"), "") << "one of the many that are called after the saint";
}

}  // namespace
}  // namespace mtlint
