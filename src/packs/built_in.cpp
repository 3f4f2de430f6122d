#include "packs/packs.h"
#include "packs/serialize.h"

// The blob that cmake/embed.cmake puts into the program.
extern "C" {
extern const char mtlint_knowledge_begin[];
extern const char mtlint_knowledge_end[];
}

namespace mtlint {

Knowledge own_built_in_knowledge() {
  const auto size = static_cast<size_t>(mtlint_knowledge_end - mtlint_knowledge_begin);
  Result<Knowledge> decoded = decode({mtlint_knowledge_begin, size}, true);
  return decoded.ok() ? std::move(*decoded) : Knowledge();
}

const Knowledge& built_in_knowledge() {
  // Never freed: taking thousands of strings apart would only delay the end of the program.
  static const Knowledge& knowledge = *new Knowledge(own_built_in_knowledge());
  return knowledge;
}

}  // namespace mtlint
