#include "cli/command_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "base/nearest.h"
#include "checks/check.h"
#include "engine/files.h"
#include "text/calendar.h"

namespace mtlint::cli {

namespace {

std::vector<const CheckSpec*> check_specs() {
  std::vector<const CheckSpec*> specs;
  for (const CheckType* type : all_checks()) specs.push_back(type);
  return specs;
}

// .mtlint/entities.yaml of the working folder or of the nearest folder above it that has one; empty: none.
std::string users_entities() {
  std::error_code failed;
  for (std::filesystem::path folder = std::filesystem::current_path(failed); !failed && !folder.empty();
       folder = folder.parent_path()) {
    const std::filesystem::path file = folder / ".mtlint" / "entities.yaml";
    if (std::filesystem::exists(file, failed)) return file.string();
    if (folder == folder.parent_path()) break;
  }
  return {};
}

// Lays the user's entities over the others.
Result<Knowledge> with_entities(Knowledge knowledge, std::vector<Entity> entities) {
  for (Entity& entity : entities) entity.overrides = true;
  std::sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  Knowledge more;
  more.gazetteer.entities = std::move(entities);
  return merge(std::move(knowledge), std::move(more));
}

}  // namespace

Result<HouseLexicon> read_house_file(const std::string& path, std::string_view lang) {
  Result<std::string> bytes = read_whole_file(path);
  if (!bytes) return bytes.errors();
  Result<HouseLexicon> read = read_house_lexicon(path, *bytes);
  if (read && !language_matches(read->language, lang) && !language_matches(lang, read->language))
    return Error{path, 0, 0, "this house lexicon is for \"" + read->language + "\", the text is \"" + std::string(lang) + "\""};
  return read;
}

std::string installed_lexicon() {
  if (const char* named = std::getenv("MTLINT_LEXICON"); named != nullptr && *named != '\0') return named;
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
  if (failed) return {};
  for (const auto& path : {program / "mtlint.lex", program.parent_path() / "share" / "mtlint" / "mtlint.lex"})
    if (std::filesystem::exists(path, failed)) return path.string();
  return {};
}

void RuleOptions::add_to(CLI::App& command, bool selection) {
  // One value each: what follows may be a path.
  command.add_option("--rules", folders, "A folder of your own packs or rules, laid over the built-in ones (repeatable)")
      ->allow_extra_args(false)
      ->type_name("DIR");
  command.add_option("--pack", packs, "Switch on a pack that is off by default, such as a house style (repeatable)")
      ->allow_extra_args(false)
      ->type_name("NAME");
  if (!selection) return;
  command.add_option("--lexicon", lexicon, "The lexicon to use, instead of the installed one")->type_name("FILE");
  command.add_option("--entities", house_lexicon, "A house lexicon that names are held to, made by mtlint entities")
      ->type_name("FILE");
  command.add_option("--only", only, "Run only these rules")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("RULE");
  command.add_option("--except", except, "Leave these rules out")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("RULE");
}

Result<Knowledge> RuleOptions::load() const {
  Knowledge knowledge = own_built_in_knowledge();
  const std::vector<const CheckSpec*> specs = check_specs();
  for (const std::string& folder : folders) {
    Result<std::vector<PackFile>> files = read_pack_folder(folder, folder);
    if (!files) return files.errors();
    Result<Knowledge> more = load_packs(*files, specs);
    if (!more) return more.errors();
    Result<Knowledge> merged = merge(std::move(knowledge), std::move(*more));
    if (!merged) return merged.errors();
    knowledge = std::move(*merged);
  }
  if (const std::string path = users_entities(); !path.empty()) {
    Result<std::string> bytes = read_whole_file(path);
    if (!bytes) return bytes.errors();
    Result<Knowledge> more = load_packs({PackFile{path, "entities/entities.yaml", std::move(*bytes)}}, specs);
    if (!more) return more.errors();
    Result<Knowledge> laid = with_entities(std::move(knowledge), std::move(more->gazetteer.entities));
    if (!laid) return laid.errors();
    knowledge = std::move(*laid);
  }
  if (!house_lexicon.empty()) {
    Result<HouseLexicon> house = read_house_file(house_lexicon, lang);
    if (!house) return house.errors();
    Result<Knowledge> laid = with_entities(std::move(knowledge), house_entities(*house));
    if (!laid) return laid.errors();
    knowledge = std::move(*laid);
  }
  for (const std::string& pack : packs)
    if (Status status = enable_pack(knowledge, pack); !status) return status.errors();
  return knowledge;
}

Result<std::unique_ptr<Linter>> RuleOptions::linter(bool keep_suppressed) const {
  Result<Knowledge> knowledge = load();
  if (!knowledge) return knowledge.errors();
  LinterOptions options;
  options.only = only;
  options.except = except;
  options.keep_suppressed = keep_suppressed;
  Result<std::shared_ptr<const Lexicon>> opened = open_lexicon();
  if (!opened) return opened.errors();
  options.lexicon = std::move(*opened);
  return Linter::make(std::move(*knowledge), std::move(options));
}

Result<std::shared_ptr<const Lexicon>> RuleOptions::open_lexicon() const {
  const std::string path = lexicon.empty() ? installed_lexicon() : lexicon;
  if (!path.empty()) return Lexicon::open(path);
  complain(Error{"", 0, 0, "there is no lexicon, so fewer words and languages are known; \"mtlint data build\" makes one"});
  return std::shared_ptr<const Lexicon>();
}

void InputOptions::add_to(CLI::App& command) {
  command.add_option("path", paths, "Files and folders; - is standard input")->type_name("PATH");
  std::vector<std::string> names;
  for (const ReaderType* type : all_readers()) names.emplace_back(type->name);
  command.add_option("--input", format, "Input format; by default what the file's name says")
      ->check(CLI::IsMember(names))
      ->type_name("FORMAT");
  command.add_option("--lang", read.lang, "Language of the text (BCP 47)")->capture_default_str()->type_name("TAG");
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

Result<const ReaderType*> InputOptions::reader_for(const std::string& path) const {
  if (format.empty()) return &reader_for_path(path);
  return find_reader(format);
}

Result<std::unique_ptr<ByteSource>> open_path(const std::string& path) {
  if (path == "-") return descriptor_source(STDIN_FILENO, "-");
  return open_input(path);
}

void FailOptions::add_to(CLI::App& command) {
  command.add_option("--fail-on", fail_on, "Lowest severity that makes the exit status 1")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}))
      ->capture_default_str()
      ->type_name("SEVERITY");
}

bool FailOptions::fails(Severity severity) const {
  const std::optional<Severity> least = severity_from(fail_on);
  return least && severity >= *least;
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= (size_t{1} << 16)) flush();
}

void Output::flush() {
  for (size_t done = 0; done < buffer_.size() && !failed_;) {
    const ssize_t written = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (written >= 0) {
      done += static_cast<size_t>(written);
    } else if (errno == EPIPE) {
      std::_Exit(kTrouble);  // whoever reads has had enough
    } else if (errno != EINTR) {
      complain(Error{"", 0, 0, std::string("cannot write the output: ") + std::strerror(errno)});
      failed_ = true;
    }
  }
  buffer_.clear();
}

void keep(std::unique_ptr<Linter> linter) {
  static std::vector<Linter*>& kept = *new std::vector<Linter*>;
  kept.push_back(linter.release());
}

void complain(const Error& error) {
  const std::string line = "mtlint: " + error.to_string() + "\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

void complain(const Errors& errors) {
  for (const Error& error : errors) complain(error);
}

void add_colour_option(CLI::App& command, std::string& colour, const std::string& description) {
  command.add_option("--color,--colour", colour, description + ": auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->type_name("WHEN");
}

void add_page_options(CLI::App& command, std::string& format, std::string& colour) {
  command.add_option("--format", format, "For people (text) or programs (json)")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  add_colour_option(command, colour, "Colours");
}

bool wants_colour(const std::string& choice, int descriptor) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

uint32_t terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return std::min<uint32_t>(size.ws_col, 160);
  return 100;
}

std::string_view version() { return MTLINT_VERSION; }

}  // namespace mtlint::cli
