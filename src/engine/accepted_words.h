// AcceptedWords: words and names that the user says are right. What rules say of words and names within them is not told.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.h"
#include "text/token.h"

namespace mtlint {

class AcceptedWords {
 public:
  AcceptedWords() = default;
  // Each is a word or several with one space between them. Capitals count, except that a form with a small first letter
  // is accepted with a capital one as well.
  explicit AcceptedWords(const std::vector<std::string>& forms);

  // Takes out the findings about words and names that lie within an accepted form that stands in the text.
  void take_out(std::string_view text, std::span<const Token> tokens, std::vector<Finding>& findings) const;

 private:
  bool stands_around(std::string_view text, std::span<const Token> tokens, Span span) const;

  std::set<std::string, std::less<>> forms_;
  size_t longest_ = 0;  // in tokens, at most
};

}  // namespace mtlint
