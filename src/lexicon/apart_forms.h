// Apart forms: forms of names that people said are names of different things.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/gazetteer.h"

namespace mtlint {

class ApartForms {
 public:
  // Views `apart`, which has to outlive it.
  explicit ApartForms(const ApartLists& apart);

  // The lists that have the form, ascending.
  const std::vector<uint32_t>& lists_of(std::string_view form) const;
  bool are_apart(std::string_view a, std::string_view b) const;

 private:
  std::unordered_map<std::string_view, std::vector<uint32_t>> lists_;
};

// Have two ascending lists one in common?
bool have_common(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b);

}  // namespace mtlint
