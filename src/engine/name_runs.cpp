#include "engine/name_runs.h"

#include <unistd.h>

#include <cstdlib>

namespace mtlint {

namespace {

constexpr size_t kMostFiles = 16;   // then they become one

// The names of one run, in their order.
template <typename Name>
class Run {
 public:
  explicit Run(std::FILE* file) : file_(file) { std::rewind(file_); }
  ~Run() { std::free(line_); }
  Run(Run&& other) noexcept
      : form(std::move(other.form)), name(std::move(other.name)), file_(other.file_),
        line_(std::exchange(other.line_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  Run& operator=(Run&&) = delete;

  bool next() {
    const ssize_t size = ::getline(&line_, &size_, file_);
    if (size <= 0) {
      ended = true;
      failed = std::ferror(file_) != 0;
      return false;
    }
    failed = !read_line(std::string_view(line_, static_cast<size_t>(size) - 1), form, name);
    return !failed;
  }

  std::string form;
  Name name;
  bool ended = false, failed = false;

 private:
  std::FILE* file_;
  char* line_ = nullptr;
  size_t size_ = 0;
};

bool write(std::FILE* file, std::string_view bytes) { return std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(); }

}  // namespace

template <typename Name>
typename NameRuns<Name>::File NameRuns<Name>::make_file(const std::string& folder) {
  std::string path = folder + "/mtlint-names-XXXXXX";
  const int number = ::mkstemp(path.data());
  if (number < 0) return nullptr;
  (void)::unlink(path.c_str());
  File file(::fdopen(number, "w+"));
  if (file == nullptr) ::close(number);
  return file;
}

template <typename Name>
bool NameRuns<Name>::finish(const File& file) {
  return std::fflush(file.get()) == 0 && std::ferror(file.get()) == 0;
}

template <typename Name>
Status NameRuns<Name>::add(const Sorted& names, const std::string& folder) {
  const Error fault{folder, 0, 0, "names cannot be written to a temporary file here"};
  File file = make_file(folder);
  if (file == nullptr) return fault;
  std::string line;
  for (const auto& [form, name] : names) {
    line.clear();
    append_line(line, form, *name);
    if (!write(file.get(), line)) return fault;
  }
  if (!finish(file)) return fault;
  files_.push_back(std::move(file));
  if (files_.size() < kMostFiles) return Done{};
  file = make_file(folder);
  bool fine = file != nullptr;
  const Status status = visit([&](std::string_view form, const Name& name) {
    line.clear();
    append_line(line, form, name);
    fine = fine && write(file.get(), line);
  });
  // What could not be put together stays as it was.
  if (!fine || !status || !finish(file)) return Done{};
  files_.clear();
  files_.push_back(std::move(file));
  return Done{};
}

template <typename Name>
Status NameRuns<Name>::visit(const Visit& visit) const {
  const Error fault{"", 0, 0, "a temporary file with names cannot be read back"};
  std::vector<Run<Name>> runs;
  runs.reserve(files_.size());
  for (const File& file : files_) {
    runs.emplace_back(file.get());
    if (runs.back().next()) continue;
    if (runs.back().failed) return fault;
    runs.pop_back();
  }
  std::string form;
  for (size_t left = runs.size(); left > 0;) {
    const Run<Name>* first = nullptr;
    for (const Run<Name>& run : runs)
      if (!run.ended && (first == nullptr || run.form < first->form)) first = &run;
    form = first->form;
    Name name;
    for (Run<Name>& run : runs) {
      if (run.ended || run.form != form) continue;
      name.add(run.name);
      if (run.next()) continue;
      if (run.failed) return fault;
      --left;
    }
    visit(form, name);
  }
  return Done{};
}

template class NameRuns<IndexedName>;
template class NameRuns<FullName>;

}  // namespace mtlint
