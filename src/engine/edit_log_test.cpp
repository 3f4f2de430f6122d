#include "engine/edit_log.h"

#include <gtest/gtest.h>

#include "deterministic_random.h"
#include "engine/fixer.h"

namespace mtlint {
namespace {

TEST(EditLog, RoundsBecomeOneSet) {
  EditLog log(10);
  EXPECT_TRUE(log.edits().empty());
  log.add({{{2, 4}, "xyz"}, {{8, 8}, "!"}});         // 01xyz4567!89
  log.add({{{3, 6}, ""}, {{9, 10}, "?"}});           // 01x567?89
  EXPECT_EQ(log.edits(), (std::vector<Edit>{{{2, 5}, "x"}, {{8, 8}, "?"}}));
  EXPECT_EQ(apply_edits("0123456789", log.edits()), "01x567?89");
}

TEST(EditLog, AnyRoundsMakeTheSameText) {
  DeterministicRandom random(7);
  for (int run = 0; run < 300; ++run) {
    const std::string first = "abcdefghijklmnopqrstuvwxyz";
    std::string text = first;
    EditLog log(first.size());
    for (int round = 0; round < 4; ++round) {
      std::vector<Edit> edits;
      for (uint32_t at = 0; at < text.size(); at += 1 + random.below(6)) {
        const auto end = static_cast<uint32_t>(std::min<size_t>(text.size(), at + random.below(4)));
        edits.push_back({{at, end}, std::string(random.below(3), 'A' + static_cast<char>(round))});
        at = end;
      }
      text = apply_edits(text, edits);
      log.add(edits);
    }
    EXPECT_EQ(apply_edits(first, log.edits()), text);
  }
}

}  // namespace
}  // namespace mtlint
