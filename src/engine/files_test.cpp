#include "engine/files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "temp_folder.h"

namespace mtlint {
namespace {

std::string message_of(const Errors& errors) { return errors.empty() ? "" : errors.front().to_string(); }

Result<std::string> all_of(ByteSource& source) {
  std::string out;
  for (;;) {
    const Result<std::string_view> piece = source.read();
    if (!piece.ok()) return piece.errors();
    if (piece->empty()) return out;
    out += *piece;
  }
}

std::string opening(const std::string& path) {
  const auto opened = open_input(path);
  return opened.ok() ? "" : message_of(opened.errors());
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0);
  return status.st_mode;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) out.push_back(entry.path().filename().string());
  std::sort(out.begin(), out.end());
  return out;
}

// Runs `work` in a process of its own as somebody without privileges; what it returns is the answer.
template <typename Work>
std::string as_nobody(Work work) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr unsigned kNobody = 65534;
    std::string answer = "cannot become nobody";
    if (::geteuid() != 0 ||
        (::setresgid(kNobody, kNobody, kNobody) == 0 && ::setresuid(kNobody, kNobody, kNobody) == 0)) {
      answer = work();
    }
    (void)!::write(ends[1], answer.data(), answer.size());
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string answer;
  char piece[4096];
  for (ssize_t got; (got = ::read(ends[0], piece, sizeof piece)) > 0;) answer.append(piece, static_cast<size_t>(got));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  return answer;
}

// ---- sources

TEST(OpenInput, YieldsTheBytesOfAFile) {
  const TempFolder folder;
  std::string bytes;
  for (int i = 0; i < 300000; ++i) bytes += static_cast<char>(i * 7);
  const auto opened = open_input(folder.write("a.txt", bytes));
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(*all_of(**opened), bytes);
  EXPECT_TRUE((*opened)->read()->empty());
  const auto empty = open_input(folder.write("empty", ""));
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(*all_of(**empty), "");
}

TEST(OpenInput, SaysWhyItCannot) {
  const TempFolder folder;
  const std::string file = folder.write("a.txt", "x");
  EXPECT_EQ(opening(folder.at("none")), folder.at("none") + ": cannot be read: there is no such file or folder");
  EXPECT_EQ(opening(folder.path()), folder.path() + ": is a folder, not a file");
  EXPECT_EQ(opening(file + "/x"), file + "/x: cannot be read: a part of the path is a file, not a folder");
  EXPECT_EQ(opening(""), "cannot be read: there is no such file or folder");

  std::filesystem::create_symlink(folder.at("loop"), folder.at("loop"));
  EXPECT_EQ(opening(folder.at("loop")), folder.at("loop") + ": cannot be read: its symbolic links go in a circle");

  ASSERT_EQ(::mkfifo(folder.at("pipe").c_str(), 0600), 0);
  EXPECT_EQ(opening(folder.at("pipe")),
            folder.at("pipe") + ": is a named pipe, not a file: give \"-\" and let the pipe be standard input");
  EXPECT_EQ(opening("/dev/null"), "/dev/null: is a device, not a file");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, folder.at("socket").c_str(), sizeof address.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(opening(folder.at("socket")), folder.at("socket") + ": is a socket, not a file");
  ::close(socket);

  std::filesystem::permissions(file, std::filesystem::perms::none);
  EXPECT_EQ(as_nobody([&] { return opening(file); }), file + ": cannot be read: permission denied");
}

TEST(FileWriter, WritesDevicesAndPipesAsItComes) {
  EXPECT_TRUE(write_whole_file("/dev/null", "x").ok());
  const TempFolder folder;
  const std::string pipe = folder.at("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  ASSERT_GE(reader, 0);
  EXPECT_TRUE(write_whole_file(pipe, "a report").ok());
  char bytes[16];
  EXPECT_EQ(::read(reader, bytes, sizeof bytes), 8);
  ::close(reader);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_FALSE(write_whole_file(folder.path(), "x").ok());
}

TEST(DescriptorSource, ReadsAPipeAndLeavesItOpen) {
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
  std::thread writer([&] {
    for (const std::string_view piece : {"one ", "two ", "three"}) {
      ::usleep(2000);
      ASSERT_EQ(::write(ends[1], piece.data(), piece.size()), static_cast<ssize_t>(piece.size()));
    }
    ::close(ends[1]);
  });
  {
    const auto source = descriptor_source(ends[0], "-");
    EXPECT_EQ(*all_of(*source), "one two three");
  }
  writer.join();
  EXPECT_EQ(::close(ends[0]), 0);
}

TEST(DescriptorSource, SaysWhyItCannotRead) {
  const TempFolder folder;
  const int descriptor = ::open(folder.path().c_str(), O_RDONLY);
  EXPECT_EQ(message_of(descriptor_source(descriptor, "-")->read().errors()), "-: cannot be read: it is a folder");
  ::close(descriptor);
}

TEST(MemorySource, YieldsPieces) {
  const auto source = memory_source("abcde", 2);
  EXPECT_EQ(*source->read(), "ab");
  EXPECT_EQ(*source->read(), "cd");
  EXPECT_EQ(*source->read(), "e");
  EXPECT_EQ(*source->read(), "");
  EXPECT_EQ(*source->read(), "");
}

// ---- paths

struct Expanded {
  std::vector<std::string> found;  // without the folder that the test works in
  std::vector<std::string> named;
  std::vector<std::string> errors;
};

Expanded expanded(const TempFolder& folder, const std::vector<std::string>& relative) {
  std::vector<std::string> paths;
  for (const std::string& path : relative) paths.push_back(path == "-" ? path : folder.at(path));
  Expanded out;
  const Inputs inputs = expand_paths(paths);
  auto shortened = [&](const std::string& path) {
    return path.starts_with(folder.path() + '/') ? path.substr(folder.path().size() + 1) : path;
  };
  for (const InputPath& file : inputs.files) (file.found ? out.found : out.named).push_back(shortened(file.path));
  for (const Error& error : inputs.errors) out.errors.push_back(shortened(error.to_string()));
  return out;
}

using Names = std::vector<std::string>;

TEST(ExpandPaths, WalksFoldersInByteOrder) {
  const TempFolder folder;
  for (const char* path :
       {"d/b.txt", "d/a/z.txt", "d/a.txt", "d/a-b", "d/B", "d/caf\xC3\xA9", "d/a/b/c/deep", "d/\xFF"}) {
    folder.write(path, "x");
  }
  std::filesystem::create_directories(folder.at("d/empty/er"));
  EXPECT_EQ(expanded(folder, {"d"}).found, (Names{"d/B", "d/a-b", "d/a.txt", "d/a/b/c/deep", "d/a/z.txt", "d/b.txt",
                                                  "d/caf\xC3\xA9", "d/\xFF"}));
  EXPECT_EQ(expanded(folder, {"d/a/"}).found, (Names{"d/a/b/c/deep", "d/a/z.txt"}));
}

TEST(ExpandPaths, KeepsTheOrderThatWasAskedFor) {
  const TempFolder folder;
  for (const char* path : {"z.txt", "d/b.txt", "a.txt"}) folder.write(path, "x");
  const Inputs inputs = expand_paths({folder.at("z.txt"), folder.at("d"), "-", folder.at("a.txt")});
  ASSERT_EQ(inputs.files.size(), 4u);
  EXPECT_EQ(inputs.files[0].path, folder.at("z.txt"));
  EXPECT_EQ(inputs.files[1].path, folder.at("d/b.txt"));
  EXPECT_TRUE(inputs.files[1].found);
  EXPECT_EQ(inputs.files[2].path, "-");
  EXPECT_EQ(inputs.files[3].path, folder.at("a.txt"));
  EXPECT_FALSE(inputs.files[3].found);
}

TEST(ExpandPaths, LeavesHiddenAndSpecialFilesOut) {
  const TempFolder folder;
  for (const char* path : {"d/a", "d/.hidden", "d/.git/config", "d/e/.x/y", "d/.e/z"}) folder.write(path, "x");
  ASSERT_EQ(::mkfifo(folder.at("d/pipe").c_str(), 0600), 0);
  EXPECT_EQ(expanded(folder, {"d"}).found, (Names{"d/a"}));
  // Unless they are asked for.
  EXPECT_EQ(expanded(folder, {"d/.git"}).found, (Names{"d/.git/config"}));
  EXPECT_EQ(expanded(folder, {"d/.hidden", "d/pipe"}).named, (Names{"d/.hidden", "d/pipe"}));
}

TEST(ExpandPaths, FollowsLinksToFilesButNotToFoldersThatItMeets) {
  const TempFolder folder;
  folder.write("d/a", "x");
  folder.write("out/b", "x");
  std::filesystem::create_symlink("../out/b", folder.at("d/to-file"));
  std::filesystem::create_symlink("../out", folder.at("d/to-folder"));
  std::filesystem::create_symlink(".", folder.at("d/to-itself"));
  std::filesystem::create_symlink("nowhere", folder.at("d/to-nothing"));
  EXPECT_EQ(expanded(folder, {"d"}).found, (Names{"d/a", "d/to-file"}));
  EXPECT_EQ(expanded(folder, {"d/to-folder"}).found, (Names{"d/to-folder/b"}));
  EXPECT_TRUE(expanded(folder, {"d"}).errors.empty());
}

TEST(ExpandPaths, NamesEveryFileOnce) {
  const TempFolder folder;
  folder.write("d/a", "x");
  folder.write("d/e/b", "x");
  std::filesystem::create_symlink("a", folder.at("d/link"));
  std::filesystem::create_hard_link(folder.at("d/a"), folder.at("d/second-name"));
  EXPECT_EQ(expanded(folder, {"d", "d/e", "d/../d/e/b", "d"}).found, (Names{"d/a", "d/e/b", "d/second-name"}));
  EXPECT_EQ(expanded(folder, {"d/link", "d/a", "d/./a"}).named, (Names{"d/link"}));
  EXPECT_EQ(expanded(folder, {"-", "-"}).named, (Names{"-"}));
}

TEST(ExpandPaths, GoesOnAfterErrors) {
  const TempFolder folder;
  folder.write("d/a", "x");
  folder.write("d/locked/b", "x");
  folder.write("d/z", "x");
  const Expanded out = expanded(folder, {"none", "d", "d/a/x"});
  EXPECT_EQ(out.found, (Names{"d/a", "d/locked/b", "d/z"}));
  EXPECT_EQ(out.errors, (Names{"none: cannot be read: there is no such file or folder",
                               "d/a/x: cannot be read: a part of the path is a file, not a folder"}));
  std::filesystem::permissions(folder.at("d/locked"), std::filesystem::perms::none);
  EXPECT_EQ(as_nobody([&] {
              const Expanded seen = expanded(folder, {"d"});
              return std::to_string(seen.found.size()) + ' ' + (seen.errors.empty() ? "" : seen.errors.front());
            }),
            "2 d/locked: the folder cannot be looked into: permission denied");
  std::filesystem::permissions(folder.at("d/locked"), std::filesystem::perms::owner_all);
}

// ---- replacing

TEST(ReplaceFile, PutsNewBytesInTheOldPlace) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old \xFF");
  EXPECT_TRUE(replace_file(path, "old \xFF", "new\n").ok());
  EXPECT_EQ(file_bytes(path), "new\n");
  EXPECT_TRUE(replace_file(path, "new\n", "").ok());
  EXPECT_EQ(file_bytes(path), "");
  EXPECT_TRUE(replace_file(path, "", std::string(1000000, 'x')).ok());
  EXPECT_EQ(file_bytes(path), std::string(1000000, 'x'));
  EXPECT_EQ(names_in(folder.path()), (Names{"a.txt"}));
}

TEST(ReplaceFile, KeepsModeAndOwner) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  for (const mode_t mode : {0600u, 0644u, 0755u, 0666u, 0640u, 06755u}) {
    if (::geteuid() == 0) {
      ASSERT_EQ(::chown(path.c_str(), 1234, 4321), 0);
    }
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    const std::string before = file_bytes(path);
    ASSERT_TRUE(replace_file(path, before, before + '.').ok());
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, mode);
    if (::geteuid() == 0) {
      EXPECT_EQ(status.st_uid, 1234u);
      EXPECT_EQ(status.st_gid, 4321u);
    }
  }
}

TEST(ReplaceFile, WritesThroughALinkAndKeepsIt) {
  const TempFolder folder;
  const std::string target = folder.write("real/a.txt", "old");
  std::filesystem::create_directories(folder.at("links"));
  std::filesystem::create_symlink("../real/a.txt", folder.at("links/one"));
  std::filesystem::create_symlink("one", folder.at("links/two"));
  EXPECT_TRUE(replace_file(folder.at("links/two"), "old", "new").ok());
  EXPECT_EQ(file_bytes(target), "new");
  EXPECT_TRUE(S_ISLNK(mode_of(folder.at("links/one"))));
  EXPECT_TRUE(S_ISLNK(mode_of(folder.at("links/two"))));
  EXPECT_TRUE(S_ISREG(mode_of(target)));
}

TEST(ReplaceFile, LeavesOtherHardLinksWithTheOldBytes) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  std::filesystem::create_hard_link(path, folder.at("b.txt"));
  EXPECT_TRUE(replace_file(path, "old", "new").ok());
  EXPECT_EQ(file_bytes(path), "new");
  EXPECT_EQ(file_bytes(folder.at("b.txt")), "old");
}

TEST(ReplaceFile, RefusesWhatChangedSinceItWasRead) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "current");
  for (const char* read : {"", "old", "curren", "current!", "Current"}) {
    EXPECT_EQ(message_of(replace_file(path, read, "new").errors()),
              path + ": was changed since it was read; nothing was written");
  }
  EXPECT_EQ(file_bytes(path), "current");
  std::filesystem::remove(path);
  EXPECT_EQ(message_of(replace_file(path, "current", "new").errors()),
            path + ": is gone since it was read; nothing was written");
  EXPECT_EQ(names_in(folder.path()), Names{});
}

TEST(ReplaceFile, RefusesWhatIsNoRegularFile) {
  const TempFolder folder;
  EXPECT_EQ(message_of(replace_file(folder.path(), "", "new").errors()), folder.path() + ": is a folder, not a file");
  // Only what is in the folder: a test that fails here replaces what it was given.
  ASSERT_EQ(::mkfifo(folder.at("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(replace_file(folder.at("pipe"), "", "new").ok());
  EXPECT_TRUE(S_ISFIFO(mode_of(folder.at("pipe"))));
}

TEST(ReplaceFile, DoesNotTouchAFileThatStaysTheSame) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "same");
  struct stat before {}, after {};
  ASSERT_EQ(::stat(path.c_str(), &before), 0);
  EXPECT_TRUE(replace_file(path, "same", "same").ok());
  ASSERT_EQ(::stat(path.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
}

TEST(ReplaceFile, RefusesReadOnlyFilesEvenInAFolderOfOnesOwn) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
  EXPECT_EQ(as_nobody([&] { return message_of(replace_file(path, "old", "new").errors()); }),
            path + ": is read-only; nothing was written");
  EXPECT_EQ(file_bytes(path), "old");
}

TEST(ReplaceFile, NeedsAFolderThatItMayWriteTo) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms(0666));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  EXPECT_EQ(as_nobody([&] { return message_of(replace_file(path, "old", "new").errors()); }),
            path + ": cannot be written, because no file can be made in its folder: permission denied");
  EXPECT_EQ(file_bytes(path), "old");
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
}

TEST(ReplaceFile, ReplacesWhatSomebodyElseLetsOneWrite) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms(0666));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
  EXPECT_EQ(as_nobody([&] {
              const Status status = replace_file(path, "old", "new");
              return status.ok() ? "replaced" : message_of(status.errors());
            }),
            "replaced");
  EXPECT_EQ(file_bytes(path), "new");
  EXPECT_EQ(mode_of(path) & 07777, 0666u);
}

TEST(ReplaceFile, KeepsTheOldFileWhenThereIsNoRoomForTheNewOne) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms(0666));
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
  EXPECT_EQ(as_nobody([&] {
              // A limit on the size of files stands for a full disk: some of the bytes can be written, then no more.
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{100000, 100000};
              if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string("no limit");
              return message_of(replace_file(path, "old", std::string(200000, 'x')).errors());
            }),
            path + ": cannot be replaced: the file would be larger than the system allows");
  EXPECT_EQ(file_bytes(path), "old");
  EXPECT_EQ(names_in(folder.path()), (Names{"a.txt"}));
}

}  // namespace
}  // namespace mtlint
