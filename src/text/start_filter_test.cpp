#include "text/start_filter.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace mtlint {
namespace {

StartFilter::Prefix prefix(std::string_view bytes) {
  StartFilter::Prefix made;
  for (const char c : bytes) made.add(StartFilter::Bytes().set(static_cast<unsigned char>(c)));
  return made;
}

std::string places(const StartFilter& filter, std::string_view text, uint32_t from = 0) {
  std::string all;
  const auto to = static_cast<uint32_t>(text.size());
  for (uint32_t at = filter.next(text, from, to, to); at < to; at = filter.next(text, at + 1, to, to)) all += std::to_string(at) + " ";
  return all;
}

TEST(StartFilter, LooksAtTheFirstBytes) {
  const StartFilter filter({prefix("rose"), prefix("a"), prefix("fe")}, {});
  EXPECT_EQ(places(filter, "rise rose far few r"), "5 11 14 18 ") << "what the end cuts off may be anything";
  EXPECT_EQ(places(StartFilter({prefix("")}, {}), "ab"), "0 1 ");
  EXPECT_EQ(places(StartFilter({}, {}), "ab\nc"), "");
}

TEST(StartFilter, ManyPrefixesMissNothing) {
  std::vector<StartFilter::Prefix> all;
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; b += 3) {
      all.push_back(prefix(std::string{a, b, 'x', 'y'}));
      text += std::string{a, b, 'x', 'y'};
    }
  const StartFilter filter(all, {});
  const auto to = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < to; at += 4) EXPECT_EQ(filter.next(text, at, to, to), at);
}

TEST(StartFilter, AnchorsAreKept) {
  EXPECT_EQ(places(StartFilter({}, {true, false, false}), "a\nb"), "0 ");
  EXPECT_EQ(places(StartFilter({}, {false, true, false}), "a\nb\n"), "0 2 ");
  EXPECT_EQ(places(StartFilter({}, {false, true, false}), "a\nb\n", 2), "2 ");
  EXPECT_EQ(places(StartFilter({prefix("b")}, {false, true, false}), "ab\nc"), "0 1 3 ");
  EXPECT_EQ(places(StartFilter({prefix("b"), prefix(" ")}, {false, false, true}), "b ab _b \u00E9b"), "0 1 4 7 10 ");
}

TEST(StartFilter, LastIsNoEndOfTheBytes) {
  const StartFilter filter({prefix("rose")}, {});
  EXPECT_EQ(filter.next("a rose", 0, 3, 6), 2u);
  EXPECT_EQ(filter.next("a riser", 0, 3, 7), 3u);
  EXPECT_EQ(filter.next("a riser", 0, 3, 3), 2u) << "nothing is known of what is cut off";
  EXPECT_EQ(filter.next("a rose", 0, 2, 6), 2u);
}

}  // namespace
}  // namespace mtlint
