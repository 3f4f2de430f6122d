#include "packs/packs.h"
#include "packs/serialize.h"

// The blob that cmake/embed.cmake puts into the program.
extern "C" {
extern const char mtlint_knowledge_begin[];
extern const char mtlint_knowledge_end[];
}

namespace mtlint {

const Knowledge& built_in_knowledge() {
  // Never freed: taking thousands of strings apart would only delay the end of the program.
  static const Knowledge& knowledge = *[] {
    const auto size = static_cast<size_t>(mtlint_knowledge_end - mtlint_knowledge_begin);
    Result<Knowledge> decoded = decode({mtlint_knowledge_begin, size});
    return decoded.ok() ? new Knowledge(std::move(*decoded)) : new Knowledge();
  }();
  return knowledge;
}

}  // namespace mtlint
