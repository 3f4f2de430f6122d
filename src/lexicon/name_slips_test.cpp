#include "lexicon/name_slips.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/plain_latin.h"
#include "text/token.h"

namespace mtlint {
namespace {

NameForm form(const std::string& text, const std::string& before, const std::string& after) {
  NameForm out{text, plain_latin(text), 1, 1, 0, {}, {}, false, false};
  if (!before.empty()) out.before = {word_hash(before)};
  if (!after.empty()) out.after = {word_hash(after)};
  return out;
}

double slip(const NameForm& a, const NameForm& b) {
  const std::vector<NameForm> forms = {a, b};
  const std::vector<Variant> slips = name_slips(forms);
  return slips.empty() ? 0 : sameness(forms[0], forms[1], slips[0], 0);
}

TEST(NameSlips, OneLetterBesideTheSameName) {
  EXPECT_GT(slip(form("Marquinho", "", "saldanha"), form("Marquinhos", "", "saldanha")), 0.75);
  EXPECT_GT(slip(form("Netanyahu", "benjamin", ""), form("Netanyhau", "benjamin", "")), 0.75);
  EXPECT_GT(slip(form("Cherniavskaya", "olga", ""), form("Chernyavskaya", "olga", "")), 0.75);
  EXPECT_EQ(slip(form("Marquinho", "", "saldanha"), form("Marquinhos", "", "pereira")), 0);
  EXPECT_EQ(slip(form("Kowalczyk", "anna", ""), form("Kowalczik", "", "anna")), 0);
}

TEST(NameSlips, NotWhatIsTwoNames) {
  EXPECT_EQ(slip(form("Daniel", "", "moretti"), form("Daniele", "", "moretti")), 0);
  EXPECT_EQ(slip(form("Antonio", "", "moretti"), form("Antonia", "", "moretti")), 0);
  EXPECT_EQ(slip(form("Seahawk", "seattle", ""), form("Seahawks", "seattle", "")), 0);
  EXPECT_EQ(slip(form("Hannah", "", "moretti"), form("Mannah", "", "moretti")), 0);
  NameForm member = form("Membro", "", "parlamento"), members = form("Membros", "", "parlamento");
  member.also_small = members.also_small = true;
  EXPECT_EQ(slip(member, members), 0);
  NameForm known = form("Marten", "", "moretti"), other = form("Martin", "", "moretti");
  known.known_name = other.known_name = true;
  EXPECT_EQ(slip(known, other), 0);
  NameForm often = form("Kowalczyk", "anna", ""), as_often = form("Kowalczik", "anna", "");
  often.count = as_often.count = 2;
  EXPECT_EQ(slip(often, as_often), 0);
}

TEST(NameSlips, ManyBesideOneWordAndLongOnesStayCheap) {
  std::vector<NameForm> forms;
  for (int i = 0; i < 20000; ++i) forms.push_back(form("Moretti" + std::string(1, 'a' + i % 26) + "x", "anna", ""));
  forms.push_back(form(std::string(1000000, 'a'), "berta", ""));
  forms.push_back(form(std::string(1000001, 'a'), "berta", ""));
  EXPECT_LE(name_slips(forms).size(), 16u * 16u);
}

}  // namespace
}  // namespace mtlint
