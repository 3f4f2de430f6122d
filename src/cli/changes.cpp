#include "cli/changes.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "engine/files.h"
#include "text/line_index.h"

extern char** environ;

namespace mtlint::cli {

namespace {

// What `git ARGUMENTS` prints.
Result<std::string> git(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {"git", "-c", "core.quotePath=false"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return Error{"", 0, 0, "git cannot be started"};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string out;
  if (fault == 0) {
    const std::unique_ptr<ByteSource> source = descriptor_source(ends[0], "git");
    for (;;) {
      const Result<std::string_view> piece = source->read();
      if (!piece || piece->empty()) break;
      out += *piece;
    }
  }
  ::close(ends[0]);
  int status = 0;
  if (fault != 0 || ::waitpid(child, &status, 0) < 0) return Error{"", 0, 0, "git cannot be started"};
  if (status != 0) return Error{"", 0, 0, "git " + arguments[0] + " has failed, so it is not known what has changed"};
  return out;
}

uint32_t number_at(std::string_view& text) {
  uint32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return fault == std::errc() ? number : 0;
}

std::string_view next_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  return line;
}

// "b/name", or in quotes with escapes where the name has a tab, a quote or the like.
std::string file_name(std::string_view shown) {
  if (shown.ends_with('\t')) shown.remove_suffix(1);
  if (!shown.starts_with('"')) return std::string(shown.substr(std::min<size_t>(2, shown.size())));
  std::string name;
  for (size_t i = 3; i + 1 < shown.size(); ++i) {
    if (shown[i] != '\\') {
      name += shown[i];
      continue;
    }
    ++i;
    switch (shown[i]) {
      case 't': name += '\t'; break;
      case 'n': name += '\n'; break;
      default: name += shown[i];
    }
  }
  return name;
}

}  // namespace

Result<Changes> Changes::since(const std::string& revision) {
  Changes changes;
  changes.revision_ = revision;
  Result<std::string> top = git({"rev-parse", "--show-toplevel"});
  if (!top) return top.errors();
  changes.top_ = top->substr(0, top->find('\n')) + "/";
  const Result<std::string> diff = git({"diff", "--no-color", "--no-ext-diff", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/",
                                        "--unified=0", "--end-of-options", revision, "--", ":/"});
  if (!diff) return diff.errors();
  File* file = nullptr;
  uint32_t content = 0;  // lines of a hunk that follow
  for (std::string_view rest = *diff; !rest.empty();) {
    std::string_view line = next_line(rest);
    if (content > 0 && (line.starts_with('+') || line.starts_with('-'))) {
      --content;
    } else if (line.starts_with("+++ ")) {
      file = line == "+++ /dev/null" ? nullptr : &changes.files_[file_name(line.substr(4))];
    } else if (line.starts_with("@@ -")) {
      line.remove_prefix(4);
      number_at(line);
      uint32_t gone = 1, come = 1;
      if (line.starts_with(',')) {
        line.remove_prefix(1);
        gone = number_at(line);
      }
      line.remove_prefix(std::min(line.size(), size_t{2}));
      const uint32_t first = number_at(line);
      if (line.starts_with(',')) {
        line.remove_prefix(1);
        come = number_at(line);
      }
      content = gone + come;
      if (file != nullptr && come > 0) file->lines.emplace_back(first, first + come - 1);
    }
  }
  const Result<std::string> unknown = git({"ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"});
  if (!unknown) return unknown.errors();
  for (std::string_view rest = *unknown; !rest.empty();) {
    const std::string_view name = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    changes.files_[std::string(name)].whole = true;
  }
  return changes;
}

bool Changes::touch(const std::string& path) const {
  if (path == "-") return true;
  std::error_code fault;
  const std::string full = std::filesystem::canonical(path, fault).string();
  return full.starts_with(top_) && files_.contains(full.substr(top_.size()));
}

void Changes::take_out_old(const Document& document, const PlannedInput& input, std::vector<Finding>& findings) {
  if (findings.empty() || document.path == "-") return;
  std::error_code fault;
  const auto file = files_.find(std::filesystem::canonical(document.path, fault).string().substr(top_.size()));
  if (file == files_.end() || file->second.whole) return;
  const LineIndex index(document.bytes);
  const auto lines_of = [&](const Finding& finding) {
    const uint32_t last = finding.span.end > finding.span.start ? finding.span.end - 1 : finding.span.end;
    return std::pair(index.place_of(finding.span.start).line, index.place_of(last).line);
  };
  if (document.id.empty()) {
    std::erase_if(findings, [&](const Finding& finding) {
      const std::pair<uint32_t, uint32_t> found = lines_of(finding);
      return std::none_of(file->second.lines.begin(), file->second.lines.end(), [&](const auto& changed) {
        return changed.first <= found.second && found.first <= changed.second;
      });
    });
    return;
  }
  const std::unordered_set<std::string>& old = old_lines(document, input);
  std::erase_if(findings, [&](const Finding& finding) {
    const auto [first, last] = lines_of(finding);
    for (uint32_t line = first; line <= last; ++line)
      if (!old.contains(std::string(index.line(line).of(document.bytes)))) return false;
    return true;
  });
}

const std::unordered_set<std::string>& Changes::old_lines(const Document& document, const PlannedInput& input) {
  if (read_ != document.path) {
    read_ = document.path;
    records_.clear();
    std::error_code fault;
    const std::string name = std::filesystem::canonical(document.path, fault).string().substr(top_.size());
    // A file that is new since then has no old records.
    if (const Result<std::string> bytes = git({"cat-file", "--filters", revision_ + ":" + name}); bytes) {
      const std::unique_ptr<ByteSource> source = memory_source(*bytes);
      const std::unique_ptr<Reader> reader = input.reader->make(*source, document.path, *input.read);
      for (;;) {
        const Result<std::optional<Document>> old = reader->next();
        if (!old) continue;
        if (!old->has_value()) break;
        const LineIndex lines((*old)->bytes);
        for (uint32_t line = 1; line <= lines.line_count(); ++line)
          records_[(*old)->id].insert(std::string(lines.line(line).of((*old)->bytes)));
      }
    }
  }
  return records_[document.id];
}

}  // namespace mtlint::cli
