// What the formats made of XML share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mtlint {

// Any bytes as the value of an attribute: what is not UTF-8, or no character of XML 1.0, becomes U+FFFD; line ends,
// tabs and what cannot be seen are character references.
void append_xml(std::string& out, std::string_view bytes);

// ` name="value"`
void append_attribute(std::string& out, std::string_view name, std::string_view value);
void append_attribute(std::string& out, std::string_view name, uint64_t value);

}  // namespace mtlint
