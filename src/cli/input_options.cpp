#include "cli/input_options.h"

#include <unistd.h>

#include <algorithm>
#include <thread>

#include "engine/files.h"
#include "text/calendar.h"

namespace mtlint::cli {

void InputOptions::add_to(CLI::App& command) {
  command.add_option("path", paths, "Files and folders; - is standard input")->type_name("PATH");
  std::vector<std::string> names;
  for (const ReaderType* type : all_readers()) names.emplace_back(type->name);
  command.add_option("--input", format, "Input format; by default what the file's name says")
      ->check(CLI::IsMember(names))
      ->type_name("FORMAT");
  lang_ = command.add_option("--lang", read.lang, "Language of the text (BCP 47)")->capture_default_str()->type_name("TAG");
  command.add_option("--source-lang", read.source_lang, "Language that it was translated from")->type_name("TAG");
  command
      .add_option("--date", read.date, "Date of the article, YYYY-MM-DD")
      ->type_name("DATE")
      ->check([](const std::string& date) {
        return parse_iso_date(date) ? std::string() : "\"" + date + "\" is not a date of the form YYYY-MM-DD";
      });
  command.add_option("--max-size", read.max_size, "Largest document, in bytes; K, M and G may follow")
      ->transform(CLI::AsSizeValue(false))
      ->capture_default_str()
      ->type_name("SIZE");
  jobs = std::max(1u, std::thread::hardware_concurrency());
  command.add_option("-j,--jobs", jobs, "Threads; the output is the same at any number")
      ->check(CLI::Range(1u, 256u))
      ->type_name("N");
}

void InputOptions::add_settings(Settings& settings) const {
  if (lang_->count() > 0) settings.target_lang = {read.lang, {"--lang", 0, 0}};
  if (!read.source_lang.empty()) settings.source_lang = {read.source_lang, {"--source-lang", 0, 0}};
}

Result<const ReaderType*> InputOptions::reader_for(const std::string& path) const {
  if (format.empty()) return &reader_for_path(path);
  return find_reader(format);
}

Result<std::unique_ptr<ByteSource>> open_path(const std::string& path) {
  if (path == "-") return descriptor_source(STDIN_FILENO, "-");
  return open_input(path);
}

}  // namespace mtlint::cli
