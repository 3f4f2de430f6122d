// ResultCache: findings of documents that were linted before, in an SQLite file. Keys are made of everything that findings
// depend on, so that nothing in it is ever wrong, only unused. Several processes may use one file at a time. Whatever goes
// wrong with it costs time and a warning, never a result.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/hash128.h"
#include "base/result.h"
#include "engine/finding_codec.h"
#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

class ResultCache {
 public:
  using Warn = std::function<void(const Error&)>;

  // Makes the folder and the file where they are missing, and a new file for one that is damaged.
  ResultCache(const std::string& folder, Warn warn);
  ~ResultCache();

  // For several threads. `linter` is what a Linter's findings depend on beside the document.
  static Hash128 key(const Document& document, const Hash128& linter);
  std::optional<std::vector<Finding>> find(const Hash128& key, const RuleById& rule);
  // For one thread. What was put is in the file after some more of them, or at the end.
  void put(const Hash128& key, std::span<const Finding> findings);
  void flush();

 private:
  class Connection;

  std::unique_ptr<Connection> take_connection();
  void give_back(std::unique_ptr<Connection> connection);
  void fail(const std::string& reason);

  std::string path_;
  Warn warn_;
  std::atomic<bool> off_ = false;  // after trouble
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::vector<std::pair<std::string, std::string>> pending_;
  size_t pending_bytes_ = 0;
};

}  // namespace mtlint
