// The C interface over the C++ one: nothing but handles, and no exception gets past it.
#include <mtlint/mtlint.h>
#include <mtlint/mtlint.hpp>

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace api = mtlint::api;

struct mtlint_errors {
  std::vector<api::Error> list;
};
struct mtlint_options {
  api::Options options;
};
struct mtlint_checker {
  api::Checker checker;
};
struct mtlint_report {
  std::vector<api::Finding> findings;
};
struct mtlint_fixed {
  api::Checker::Fixed fixed;
};

namespace {

mtlint_string as_c(const std::string& text) { return {text.c_str(), text.size()}; }
mtlint_range as_c(api::Range range) { return {range.start, range.end}; }
mtlint_edit as_c(const api::Edit& edit) { return {as_c(edit.bytes), as_c(edit.code_points), as_c(edit.text)}; }

std::string_view view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

// What `work` returns; of an exception, what it means.
template <typename Work>
mtlint_status guarded(const Work& work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return MTLINT_NO_MEMORY;
  } catch (...) {
    return MTLINT_INTERNAL;
  }
}

mtlint_status fail(mtlint_status status, std::vector<api::Error> list, mtlint_errors** errors) {
  if (errors != nullptr) *errors = new mtlint_errors{std::move(list)};
  return status;
}

mtlint_status refuse(const char* why, mtlint_errors** errors) {
  return fail(MTLINT_BAD_ARGUMENT, {{"", 0, 0, why}}, errors);
}

// Why a text cannot be looked at; nullptr: it can.
const char* fault_of(const mtlint_text* text) {
  if (text == nullptr) return "the text is NULL";
  if (text->bytes == nullptr && text->length > 0) return "the bytes of the text are NULL, its length is not 0";
  if (text->source == nullptr && text->source_length > 0) return "the bytes of the source are NULL, its length is not 0";
  return nullptr;
}

api::Text as_cpp(const mtlint_text& text) {
  api::Text out;
  if (text.length > 0) out.bytes = std::string_view(text.bytes, text.length);
  if (text.source_length > 0) out.source = std::string_view(text.source, text.source_length);
  out.lang = view(text.lang);
  out.source_lang = view(text.source_lang);
  out.date = view(text.date);
  return out;
}

template <typename Handle>
void free_handle(Handle** handle) {
  if (handle != nullptr) delete std::exchange(*handle, nullptr);
}

// Lists are indexed by whatever the caller says.
template <typename T>
const T* at(const std::vector<T>& list, size_t index) {
  return index < list.size() ? &list[index] : nullptr;
}

const api::Finding* finding_at(const mtlint_report* report, size_t index) {
  return report == nullptr ? nullptr : at(report->findings, index);
}

const api::Fix* fix_at(const mtlint_report* report, size_t finding, size_t index) {
  const api::Finding* of = finding_at(report, finding);
  return of == nullptr ? nullptr : at(of->fixes, index);
}

// Puts what an index led to into `out`.
template <typename T, typename Out, typename Make>
mtlint_status give(const T* found, Out* out, const Make& make) {
  if (found == nullptr || out == nullptr) return MTLINT_BAD_ARGUMENT;
  *out = make(*found);
  return MTLINT_OK;
}

mtlint_edit edit_of(const api::Edit& edit) { return as_c(edit); }

}  // namespace

uint32_t mtlint_abi_version(void) { return MTLINT_ABI_VERSION; }

const char* mtlint_version(void) { return api::version().data(); }

const char* mtlint_status_text(mtlint_status status) {
  switch (status) {
    case MTLINT_OK: return "done";
    case MTLINT_BAD_ARGUMENT: return "an argument is missing or out of range";
    case MTLINT_BAD_OPTIONS: return "an option, or a file that options name, is wrong";
    case MTLINT_BAD_TEXT: return "the text is too large, or its language or date is none";
    case MTLINT_UNSETTLED: return "fixes keep undoing each other";
    case MTLINT_NO_MEMORY: return "there is not enough memory";
    case MTLINT_INTERNAL: return "a fault of mtlint";
    case MTLINT_STATUS_MAX_: break;
  }
  return "no status of mtlint";
}

size_t mtlint_errors_size(const mtlint_errors* errors) { return errors == nullptr ? 0 : errors->list.size(); }

mtlint_status mtlint_errors_get(const mtlint_errors* errors, size_t index, mtlint_error* error) {
  return give(errors == nullptr ? nullptr : at(errors->list, index), error, [](const api::Error& from) {
    return mtlint_error{as_c(from.path), from.line, from.column, as_c(from.message)};
  });
}

void mtlint_errors_free(mtlint_errors** errors) { free_handle(errors); }

mtlint_options* mtlint_options_new(void) { return new (std::nothrow) mtlint_options; }

mtlint_status mtlint_options_add(mtlint_options* options, mtlint_option option, const char* value) {
  if (options == nullptr || (value == nullptr && option != MTLINT_WITHOUT_LEXICON)) return MTLINT_BAD_ARGUMENT;
  return guarded([&] {
    api::Options& to = options->options;
    switch (option) {
      case MTLINT_CONFIG: to.config = value; return MTLINT_OK;
      case MTLINT_RULES: to.rule_folders.emplace_back(value); return MTLINT_OK;
      case MTLINT_PACK: to.packs.emplace_back(value); return MTLINT_OK;
      case MTLINT_ONLY: to.only.emplace_back(value); return MTLINT_OK;
      case MTLINT_EXCEPT: to.except.emplace_back(value); return MTLINT_OK;
      case MTLINT_ACCEPT: to.accept.emplace_back(value); return MTLINT_OK;
      case MTLINT_ENTITIES: to.entities = value; return MTLINT_OK;
      case MTLINT_LEXICON: to.lexicon = value; return MTLINT_OK;
      case MTLINT_WITHOUT_LEXICON: to.without_lexicon = true; return MTLINT_OK;
      case MTLINT_OPTION_MAX_: break;
    }
    return MTLINT_BAD_ARGUMENT;
  });
}

void mtlint_options_free(mtlint_options** options) { free_handle(options); }

mtlint_status mtlint_open(const mtlint_options* options, mtlint_checker** checker, mtlint_errors** errors) {
  if (errors != nullptr) *errors = nullptr;
  if (checker != nullptr) *checker = nullptr;
  return guarded([&] {
    if (checker == nullptr) return refuse("there is no place for the checker", errors);
    api::Result<api::Checker> opened = api::Checker::open(options == nullptr ? api::Options() : options->options);
    if (!opened) return fail(MTLINT_BAD_OPTIONS, std::move(opened.errors), errors);
    *checker = new mtlint_checker{std::move(*opened)};
    return MTLINT_OK;
  });
}

void mtlint_checker_free(mtlint_checker** checker) { free_handle(checker); }

mtlint_status mtlint_check(const mtlint_checker* checker, const mtlint_text* text, mtlint_report** report, mtlint_errors** errors) {
  if (errors != nullptr) *errors = nullptr;
  if (report != nullptr) *report = nullptr;
  return guarded([&] {
    if (checker == nullptr || report == nullptr) return refuse("the checker or the place for the report is NULL", errors);
    if (const char* fault = fault_of(text)) return refuse(fault, errors);
    api::Result<std::vector<api::Finding>> checked = checker->checker.check(as_cpp(*text));
    if (!checked) return fail(MTLINT_BAD_TEXT, std::move(checked.errors), errors);
    *report = new mtlint_report{std::move(*checked)};
    return MTLINT_OK;
  });
}

size_t mtlint_report_size(const mtlint_report* report) { return report == nullptr ? 0 : report->findings.size(); }

mtlint_status mtlint_report_finding(const mtlint_report* report, size_t index, mtlint_finding* finding) {
  return give(finding_at(report, index), finding, [](const api::Finding& from) {
    return mtlint_finding{as_c(from.rule), as_c(from.category), as_c(from.message),
                          static_cast<mtlint_severity>(from.severity), from.confidence, as_c(from.bytes),
                          as_c(from.code_points), from.line, from.column, from.fixes.size()};
  });
}

mtlint_status mtlint_report_fix(const mtlint_report* report, size_t finding, size_t index, mtlint_fix* fix) {
  return give(fix_at(report, finding, index), fix, [](const api::Fix& from) {
    return mtlint_fix{as_c(from.title), static_cast<mtlint_safety>(from.safety), from.edits.size()};
  });
}

mtlint_status mtlint_report_edit(const mtlint_report* report, size_t finding, size_t fix, size_t index, mtlint_edit* edit) {
  const api::Fix* of = fix_at(report, finding, fix);
  return give(of == nullptr ? nullptr : at(of->edits, index), edit, edit_of);
}

void mtlint_report_free(mtlint_report** report) { free_handle(report); }

mtlint_status mtlint_fix_text(const mtlint_checker* checker, const mtlint_text* text, mtlint_safety least, mtlint_fixed** fixed,
                              mtlint_errors** errors) {
  if (errors != nullptr) *errors = nullptr;
  if (fixed != nullptr) *fixed = nullptr;
  return guarded([&] {
    if (checker == nullptr || fixed == nullptr) return refuse("the checker or the place for the fixed text is NULL", errors);
    if (least != MTLINT_UNSAFE && least != MTLINT_SAFE) return refuse("fixes are applied from MTLINT_UNSAFE on, or MTLINT_SAFE", errors);
    if (const char* fault = fault_of(text)) return refuse(fault, errors);
    if (std::optional<api::Error> fault = api::fault_of(as_cpp(*text))) return fail(MTLINT_BAD_TEXT, {std::move(*fault)}, errors);
    api::Result<api::Checker::Fixed> done = checker->checker.fix(as_cpp(*text), static_cast<api::Safety>(least));
    if (!done) return fail(MTLINT_UNSETTLED, std::move(done.errors), errors);
    *fixed = new mtlint_fixed{std::move(*done)};
    return MTLINT_OK;
  });
}

mtlint_string mtlint_fixed_bytes(const mtlint_fixed* fixed) {
  return fixed == nullptr ? mtlint_string{"", 0} : as_c(fixed->fixed.bytes);
}

size_t mtlint_fixed_size(const mtlint_fixed* fixed) { return fixed == nullptr ? 0 : fixed->fixed.edits.size(); }

mtlint_status mtlint_fixed_edit(const mtlint_fixed* fixed, size_t index, mtlint_edit* edit) {
  return give(fixed == nullptr ? nullptr : at(fixed->fixed.edits, index), edit, edit_of);
}

void mtlint_fixed_free(mtlint_fixed** fixed) { free_handle(fixed); }
