#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

LanguageData english() {
  return {"en", {{"mr", AbbreviationUse::kAlways}, {"dr", AbbreviationUse::kAlways}, {"no", AbbreviationUse::kBeforeNumber},
                 {"p.m", AbbreviationUse::kMayEnd}, {"etc", AbbreviationUse::kMayEnd}}};
}

// Tokens separated by "|", each with a letter for its kind where that is not a word or mark.
std::string shown(std::string_view text) {
  static const char* const kKinds[] = {"", "n:", "o:", "a:", "abbr:", "cur:", "url:", "mail:", "@:", "#:", "file:", "", "?:", ""};
  const TokenizedText tokens = Tokenizer(english()).tokenize(text);
  std::string out;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kEnd) break;
    if (!out.empty()) out += '|';
    out += kKinds[static_cast<size_t>(token.kind)];
    out += tokens.of(token);
  }
  return out;
}

// Sentences separated by "|", paragraphs by "||".
std::string sentences(std::string_view text) {
  const TokenizedText tokens = Tokenizer(english()).tokenize(text);
  std::string out;
  for (size_t s = 0; s + 1 < tokens.sentences.size(); ++s) {
    const Token& first = tokens.tokens[tokens.sentences[s]];
    if (s > 0) out += first.has(kParagraphBefore) ? "||" : "|";
    out += tokens.sentence_around(tokens.sentences[s]).of(text);
  }
  return out;
}

TEST(Tokenizer, Words) {
  EXPECT_EQ(shown("The al-Sudani didn't see Kata'ib."), "The|al-Sudani|didn't|see|Kata'ib|.");
  EXPECT_EQ(shown("d\u2019accord \u2019tis rock\u2019n\u2019roll"), "d\u2019accord|\u2019|tis|rock\u2019n\u2019roll");
  EXPECT_EQ(shown("Multid\u00E3o Popular, S\u00E3o"), "Multid\u00E3o|Popular|,|S\u00E3o");
  EXPECT_EQ(shown("end-- of -x- dash"), "end|-|-|of|-|x|-|dash");
  EXPECT_EQ(shown("COVID-19 co\u2011op"), "COVID-19|co\u2011op");
}

TEST(Tokenizer, Numbers) {
  EXPECT_EQ(shown("1.234,56 on 24/01/2024 at 14:30."), "n:1.234,56|on|n:24/01/2024|at|n:14:30|.");
  EXPECT_EQ(shown("3rd 21st 7\u00BA 1\u00AA 14h30 F16 19-year-old"), "o:3rd|o:21st|o:7\u00BA|o:1\u00AA|a:14h30|F16|a:19-year-old");
  EXPECT_EQ(shown("2-1 and 2024-01-24"), "n:2|-|n:1|and|n:2024|-|n:01|-|n:24");
  EXPECT_EQ(shown("5%, 10. Then"), "n:5|%|,|n:10|.|Then");
}

TEST(Tokenizer, Money) {
  EXPECT_EQ(shown("R$ 10, US$5, \u20AC3"), "cur:R$|n:10|,|cur:US$|n:5|,|cur:\u20AC|n:3");
}

TEST(Tokenizer, Addresses) {
  EXPECT_EQ(shown("See https://example.org/a?b=(c)&d. And (http://x.y/z)."),
            "See|url:https://example.org/a?b=(c)&d|.|And|(|url:http://x.y/z|)|.");
  EXPECT_EQ(shown("john.doe+x@mail.example.com, @handle #tag #1"), "mail:john.doe+x@mail.example.com|,|@:@handle|#:#tag|#|n:1");
  EXPECT_EQ(shown("at example.org, www.uol.com.br/a or report.pdf."),
            "at|url:example.org|,|url:www.uol.com.br/a|or|file:report.pdf|.");
  EXPECT_EQ(shown("the vote.In the end"), "the|vote|.|In|the|end");
}

TEST(Tokenizer, Abbreviations) {
  EXPECT_EQ(shown("Mr. J. Smith of the U.S. at 5 p.m. No. 5"), "abbr:Mr.|abbr:J.|Smith|of|the|abbr:U.S.|at|n:5|abbr:p.m.|abbr:No.|n:5");
  EXPECT_EQ(shown("I said no. Then"), "I|said|no|.|Then");
  EXPECT_EQ(shown("J.P. Galv\u00E3o in the U.S and"), "abbr:J.P.|Galv\u00E3o|in|the|abbr:U.S|and");
}

TEST(Tokenizer, SpacesAreFlagsOfTheNextToken) {
  const TokenizedText text = Tokenizer().tokenize("a b  c\u00A0d\ne");
  auto flags = [&](size_t i) { return text.tokens[i].flags & (kSpaceBefore | kOddGapBefore | kNewlineBefore); };
  EXPECT_EQ(flags(0), kNewlineBefore);
  EXPECT_EQ(flags(1), kSpaceBefore);
  EXPECT_EQ(flags(2), kSpaceBefore | kOddGapBefore);
  EXPECT_EQ(flags(3), kSpaceBefore | kOddGapBefore);
  EXPECT_EQ(flags(4), kSpaceBefore | kOddGapBefore | kNewlineBefore);
  EXPECT_EQ(text.tokens.back().kind, TokenKind::kEnd);
}

TEST(Tokenizer, CaseFlags) {
  const TokenizedText text = Tokenizer().tokenize("Iraq US McDonald iPhone I \u00C9lys\u00E9e \u00C9TAT A-B");
  auto flags = [&](size_t i) { return text.tokens[i].flags & (kCapital | kAllCaps | kInnerCapital); };
  EXPECT_EQ(flags(0), kCapital);
  EXPECT_EQ(flags(1), kCapital | kAllCaps);
  EXPECT_EQ(flags(2), kCapital | kInnerCapital);
  EXPECT_EQ(flags(3), kInnerCapital);
  EXPECT_EQ(flags(4), kCapital);
  EXPECT_EQ(flags(5), kCapital);
  EXPECT_EQ(flags(6), kCapital | kAllCaps);
  EXPECT_EQ(flags(7), kCapital | kAllCaps);
}

TEST(Tokenizer, HashIsOfTheFoldedWord) {
  const TokenizedText text =
      Tokenizer().tokenize("CHAMBER\u2019S chamber's \u00C9t\u00E9 \u00E9T\u00C9 Internationalization-of-everything");
  EXPECT_EQ(text.tokens[0].hash, text.tokens[1].hash);
  EXPECT_EQ(text.tokens[2].hash, text.tokens[3].hash);
  EXPECT_NE(text.tokens[0].hash, text.tokens[2].hash);
  EXPECT_EQ(text.tokens[4].hash, word_hash("INTERNATIONALIZATION-of-everything"));
  EXPECT_EQ(text.tokens[1].hash, word_hash("Chamber's"));
  EXPECT_TRUE(text.tokens[0].has(kPossessive));
}

TEST(Tokenizer, HashDoesNotDependOnWhereTheWordStands) {
  for (size_t before = 0; before < 80; ++before) {
    const std::string text = std::string(before, '.') + "Soleimani" + std::string(before % 19, ' ');
    const TokenizedText tokens = Tokenizer().tokenize(text);
    EXPECT_EQ(tokens.tokens[before].hash, word_hash("soleimani")) << before;
    EXPECT_EQ(tokens.of(tokens.tokens[before]), "Soleimani");
  }
}

TEST(Tokenizer, NonAsciiAcrossBlockBorders) {
  for (size_t before = 50; before < 70; ++before) {
    const std::string text = std::string(before, ' ') + "\u00E3\u20AC\U0001F600\u00E3x";
    const TokenizedText tokens = Tokenizer().tokenize(text);
    ASSERT_EQ(tokens.tokens.size(), 5u) << before;
    EXPECT_EQ(tokens.of(tokens.tokens[0]), "\u00E3");
    EXPECT_EQ(tokens.of(tokens.tokens[2]), "\U0001F600");
    EXPECT_EQ(tokens.of(tokens.tokens[3]), "\u00E3x");
  }
}

TEST(Tokenizer, Sentences) {
  EXPECT_EQ(sentences("It ended. Mr. Smith left at 5 p.m. Then he slept. ok? yes! \u201CNo.\u201D He did."),
            "It ended.|Mr. Smith left at 5 p.m.|Then he slept. ok? yes!|\u201CNo.\u201D|He did.");
  EXPECT_EQ(sentences("night (23). of a militia. The end"), "night (23). of a militia.|The end");
  EXPECT_EQ(sentences("A headline\n\nThe U.S. Army came.\nNext line"), "A headline||The U.S. Army came.||Next line");
  EXPECT_EQ(sentences("wrapped text\ngoes on here\n"), "wrapped text\ngoes on here");
}

TEST(Tokenizer, EmptyAndBlank) {
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown(" \n\t "), "");
  EXPECT_EQ(Tokenizer().tokenize("").sentences.size(), 1u);
}

TEST(Tokenizer, TokenAtAnOffset) {
  const TokenizedText text = Tokenizer().tokenize("ab  cd.");
  EXPECT_EQ(text.token_at(0), 0u);
  EXPECT_EQ(text.token_at(2), 1u);
  EXPECT_EQ(text.token_at(4), 1u);
  EXPECT_EQ(text.token_at(6), 2u);
  EXPECT_EQ(text.token_at(7), 3u);
}

}  // namespace
}  // namespace mtlint
