#include "cli/input_options.h"

#include <unistd.h>

#include <algorithm>
#include <thread>

#include "cli/choices.h"
#include "engine/decompress.h"
#include "engine/files.h"
#include "packs/language_tag.h"
#include "text/calendar.h"

namespace mtlint::cli {

void InputOptions::add_to(CLI::App& command) {
  command.add_option("path", paths, "Files, folders and patterns such as 'a/**/*.txt'; - is standard input")->type_name("PATH");
  command.add_option("--files-from", files_from, "A file with more paths, one a line or with NUL between them; - is standard input")
      ->type_name("FILE");
  command.add_flag("--no-ignore", no_ignore, "Look also into what .gitignore and .mtlintignore leave out of folders");
  std::vector<std::string> names;
  for (const ReaderType* type : all_readers()) names.emplace_back(type->name);
  command.add_option("--input", format, "Input format; by default what the file's name says")
      ->check(one_of(names))
      ->type_name("FORMAT");
  const CLI::Validator tag(
      [](std::string& tag) {
        if (!is_language_tag(tag)) return language_tag_fault(tag);
        tag = usual_case(tag);
        return std::string();
      },
      "");
  lang_ = command.add_option("--lang", read.lang, "Language of the text (BCP 47)")->capture_default_str()->transform(tag)->type_name("TAG");
  command.add_option("--source-lang", read.source_lang, "Language that it was translated from")->transform(tag)->type_name("TAG");
  command
      .add_option("--date", read.date, "Date of the article, YYYY-MM-DD")
      ->type_name("DATE")
      ->check([](const std::string& date) {
        return parse_iso_date(date) ? std::string() : "\"" + date + "\" is not a date of the form YYYY-MM-DD";
      });
  add_fields_to(command);
  command.add_option("--max-size", read.max_size, "Largest document, in bytes; K, M and G may follow")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check([](const std::string& size) { return size.starts_with('-') || size == "0" ? "a document has to have room: 1 or more" : ""; })
      ->capture_default_str()
      ->type_name("SIZE");
  jobs = std::max(1u, std::thread::hardware_concurrency());
  command.add_option("-j,--jobs", jobs, "Threads; the output is the same at any number")
      ->check(number_in(1, 256))
      ->type_name("N");
}

void InputOptions::add_fields_to(CLI::App& command) {
  const auto field = [&](const char* flag, std::string& name, const char* meaning) {
    command.add_option(flag, name, meaning)->capture_default_str()->type_name("FIELD");
  };
  field("--text-field", read.text_field,
        "Of records, or columns of tables, the one with the text; a number where the first line has no names");
  field("--id-field", read.id_field, "The one with the id");
  field("--source-field", read.source_field, "The one with the text that it was translated from");
  field("--lang-field", read.lang_field, "The one with the language of the text");
  field("--source-lang-field", read.source_lang_field, "The one with the language that it was translated from");
  field("--date-field", read.date_field, "The one with the date");
  command
      .add_option("--split-on", read.split_on,
                  "The line between several texts of one file of plain text; with * at its end, how such lines start")
      ->type_name("LINE");
}

void InputOptions::add_settings(Settings& settings) const {
  if (lang_->count() > 0) settings.target_lang = {read.lang, {"--lang", 0, 0}};
  if (!read.source_lang.empty()) settings.source_lang = {read.source_lang, {"--source-lang", 0, 0}};
}

const ReaderType& InputOptions::reader_for(const std::string& path) const {
  return format.empty() ? reader_for_path(path) : *find_reader(format);
}

Result<std::vector<std::string>> InputOptions::all_paths() const {
  std::vector<std::string> all = paths;
  if (files_from.empty() && all.empty()) return Error{"", 0, 0, "no path was given: files, folders, or - for standard input"};
  if (files_from.empty()) return all;
  Result<std::unique_ptr<ByteSource>> source = open_raw_path(files_from);
  if (!source) return source.errors();
  std::string names;
  for (;;) {
    const Result<std::string_view> piece = (*source)->read();
    if (!piece) return piece.errors();
    if (piece->empty()) break;
    names += *piece;
  }
  const char end = names.find('\0') == std::string::npos ? '\n' : '\0';
  for (std::string_view rest = names; !rest.empty();) {
    std::string_view name = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    if (end == '\n' && name.ends_with('\r')) name.remove_suffix(1);
    if (!name.empty()) all.emplace_back(name);
  }
  return all;
}

Result<std::unique_ptr<ByteSource>> open_path(const std::string& path) {
  Result<std::unique_ptr<ByteSource>> source = open_raw_path(path);
  if (!source) return source;
  return decompressed(std::move(*source), path);
}

Result<std::unique_ptr<ByteSource>> open_raw_path(const std::string& path) {
  if (path == "-") return descriptor_source(STDIN_FILENO, "-");
  return open_input(path);
}

}  // namespace mtlint::cli
