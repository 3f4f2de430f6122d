// Fields: the keys of one map of a YAML file, read with a complaint for whatever is wrong. What is wrong yields an
// empty value, so that reading goes on and finds the rest of the errors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/node.h"

namespace mtlint {

class Fields {
 public:
  // `what` is what the map is called in complaints ("a rule"). Keys that are not among `known` are complained of, with
  // the nearest that is. All references have to outlive this.
  Fields(const std::string& path, const Node& map, std::string_view what, std::vector<std::string_view> known,
         Errors& errors);

  // The value of a key; nullptr when it is absent.
  const Node* find(std::string_view key) const { return map_.find(key); }
  // The same, complaining when it is absent (unless it was misspelt, which has been told).
  const Node* require(std::string_view key) const;

  // Text that is not blank. Empty when the key is absent or wrong.
  std::string text(std::string_view key) const;
  std::string required_text(std::string_view key) const;
  std::optional<bool> flag(std::string_view key) const;
  // A text or a list of texts, none of them blank.
  std::vector<std::string> texts(std::string_view key) const;
  // The same, of language tags.
  std::vector<std::string> languages(std::string_view key) const;

  void complain(const Node& at, std::string message) const;
  void complain(uint32_t line, uint32_t column, std::string message) const;

 private:
  bool is_text(const Node& node, std::string_view key) const;

  const std::string& path_;
  const Node& map_;
  std::string_view what_;
  Errors& errors_;
  std::vector<std::string_view> misspelt_;  // the known keys nearest to the unknown ones
};

// true or false, not in quotes.
std::optional<bool> flag_from(const Node& node);

// A node in words: "a list", "the text 'x'".
std::string in_words(const Node& node);

}  // namespace mtlint
