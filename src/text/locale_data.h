// What ICU has of a locale's letters and marks. Only for src/text.
#pragma once

#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <string>

namespace mtlint {

inline std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

class LocaleData {
 public:
  explicit LocaleData(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    data_ = ulocdata_open(locale.c_str(), &status);
    if (U_FAILURE(status)) data_ = nullptr;
  }
  ~LocaleData() {
    if (data_ != nullptr) ulocdata_close(data_);
  }
  LocaleData(const LocaleData&) = delete;
  LocaleData& operator=(const LocaleData&) = delete;

  void add_exemplars(ULocaleDataExemplarSetType type, icu::UnicodeSet& to) const {
    if (data_ == nullptr) return;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet some;
    ulocdata_getExemplarSet(data_, some.toUSet(), 0, type, &status);
    if (U_SUCCESS(status)) to.addAll(some);
  }

  std::string delimiter(ULocaleDataDelimiterType type) const {
    if (data_ == nullptr) return {};
    UErrorCode status = U_ZERO_ERROR;
    UChar mark[8];
    const int32_t size = ulocdata_getDelimiter(data_, type, mark, 8, &status);
    return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(mark, size)) : std::string();
  }

 private:
  ULocaleData* data_ = nullptr;
};

}  // namespace mtlint
