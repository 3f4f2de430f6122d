// Knowledge <-> bytes: the compact form in which mtlint carries its own rules, so that starting costs no YAML. Strings
// have their length before them, numbers are varints (7 bits a byte, low ones first); a header holds version, size and
// checksum.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "packs/packs.h"

namespace mtlint {

// The same Knowledge always gives the same bytes.
std::string encode(const Knowledge& knowledge);

// Rules come back as verified: whoever encodes has seen their expressions compile. Refuses whatever encode() did not
// write: cut off, changed, of another version. An Error has only a message.
Result<Knowledge> decode(std::string_view bytes);

}  // namespace mtlint
