#include "lexicon/apart_forms.h"

namespace mtlint {

ApartForms::ApartForms(const ApartLists& apart) {
  for (uint32_t i = 0; i < apart.size(); ++i)
    for (const std::string& form : apart[i]) lists_[form].push_back(i);
}

const std::vector<uint32_t>& ApartForms::lists_of(std::string_view form) const {
  static const std::vector<uint32_t> kNone;
  const auto found = lists_.find(form);
  return found == lists_.end() ? kNone : found->second;
}

bool ApartForms::are_apart(std::string_view a, std::string_view b) const { return have_common(lists_of(a), lists_of(b)); }

bool have_common(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return true;
    if (a[i] < b[j]) ++i;
    else ++j;
  }
  return false;
}

}  // namespace mtlint
