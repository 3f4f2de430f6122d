#include "model/article_date.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

std::string found(std::string text, std::string given = {}) {
  Document document;
  document.bytes = std::move(text);
  document.date = std::move(given);
  const auto date = article_date(document);
  return date ? to_iso(date->date) : "";
}

TEST(ArticleDate, TheRecordSaysIt) { EXPECT_EQ(found("2020-01-01 A text.", "2024-01-24"), "2024-01-24"); }

TEST(ArticleDate, MetadataSaysIt) {
  EXPECT_EQ(found(" date 2023-05-04 A headline | Photo: X\n\nText."), "2023-05-04");
  EXPECT_EQ(found("---\ntitle: A\ndate: 2023-05-04\n---\nText."), "2023-05-04");
  EXPECT_EQ(found("Sport > 05/06/2024 09h21\n\nText."), "2024-06-05");
  EXPECT_EQ(found("Berlin, 24.12.2023\n\nText."), "2023-12-24");
  EXPECT_EQ(found("Published 01/24/2024\n"), "2024-01-24");
}

TEST(ArticleDate, NumbersAreNoDates) {
  EXPECT_EQ(found("Call 2024-01-245 or 1/2/3 or 99.99.2024 now."), "");
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found("A\nB\nC\nD\nE 2023-05-04"), "");
}

}  // namespace
}  // namespace mtlint
