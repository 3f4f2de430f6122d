// Knowledge <-> bytes: the compact form in which mtlint carries its own rules, so that starting costs no YAML. A header
// holds version, sizes and checksums; the rules are taken out of the bytes, the gazetteer is used as it lies there.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "packs/packs.h"

namespace mtlint {

// The same Knowledge always gives the same bytes.
std::string encode(const Knowledge& knowledge);

// Rules come back as verified: whoever encodes has seen their expressions compile. Refuses whatever encode() did not
// write: cut off, changed, of another version; of bytes that have been `tested` before, only what cannot be read. The bytes
// must outlive what comes back. An Error has only a message.
Result<Knowledge> decode(std::string_view bytes, bool tested = false);

}  // namespace mtlint
