#include "text/romanise.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace mtlint {

namespace {

// CLDR writes sounds that English has two letters for with a mark on one letter, and the first of Hindi "Chennai" as c.
constexpr std::string_view kSteps = R"(
    \u091A > ch; \u091B > chh; \u0902 > n; \u0445 > kh; \u0425 > kh;
    :: Any-Latin;
    :: NFC;
    \u010D > ch; \u010C > ch; \u0161 > sh; \u0160 > sh; \u017E > zh; \u017D > zh; \u015D > shch; \u015C > shch;
    :: NFD;
    :: [:Nonspacing Mark:] Remove;
    :: Latin-ASCII;
    :: Lower;
)";

std::unique_ptr<icu::Transliterator> make_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  const auto rules = icu::UnicodeString::fromUTF8(icu::StringPiece(kSteps.data(), static_cast<int32_t>(kSteps.size())));
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createFromRules("mtlint", rules, UTRANS_FORWARD, place, status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

}  // namespace

std::string romanised(std::string_view valid_utf8) {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = make_transliterator();
  if (transliterator == nullptr) return std::string(valid_utf8);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(valid_utf8.data(), static_cast<int32_t>(valid_utf8.size())));
  transliterator->transliterate(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace mtlint
