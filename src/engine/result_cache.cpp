#include "engine/result_cache.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <utility>

namespace mtlint {

namespace {

constexpr int kFormat = 1;                                // of the file, in its user_version
constexpr uintmax_t kMostBytes = uintmax_t{2} << 30;      // a larger file is begun anew
constexpr int kPatience = 20'000;                         // milliseconds, while another process writes
constexpr size_t kPendingBytes = size_t{4} << 20;
constexpr int kFindsAtOnce = 1000;                        // in one transaction: locks cost more than the search

void remove_files(const std::string& path) {
  for (const char* ending : {"", "-wal", "-shm"}) std::remove((path + ending).c_str());
}

}  // namespace

class ResultCache::Connection {
 public:
  // nullptr and a reason when the file cannot be used; `busy`: because others use it.
  static std::unique_ptr<Connection> open(const std::string& path, std::string& reason, bool& busy) {
    std::unique_ptr<Connection> made(new Connection);
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const bool fine = sqlite3_open_v2(path.c_str(), &made->base_, kFlags, nullptr) == SQLITE_OK &&
                      sqlite3_busy_timeout(made->base_, kPatience) == SQLITE_OK && made->prepare_file();
    if (fine) return made;
    reason = made->base_ == nullptr ? "no memory" : made->reason();
    busy = made->base_ != nullptr && made->is_busy();
    return nullptr;
  }
  ~Connection() {
    sqlite3_finalize(select_);
    sqlite3_finalize(insert_);
    sqlite3_close(base_);
  }

  // False on trouble; nothing found is no trouble.
  bool find(const std::string& key, std::optional<std::string>& value) {
    if (finds_ == 0 && !run("BEGIN")) return false;
    bind(select_, 1, key);
    const int state = sqlite3_step(select_);
    if (state == SQLITE_ROW) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(select_, 0));
      value.emplace(bytes == nullptr ? "" : bytes, static_cast<size_t>(sqlite3_column_bytes(select_, 0)));
    }
    sqlite3_reset(select_);
    if (++finds_ == kFindsAtOnce && !end_finds()) return false;
    return state == SQLITE_ROW || state == SQLITE_DONE;
  }

  bool put(const std::vector<std::pair<std::string, std::string>>& rows) {
    if (!end_finds() || !run("BEGIN IMMEDIATE")) return false;
    for (const auto& [key, value] : rows) {
      bind(insert_, 1, key);
      bind(insert_, 2, value);
      const int state = sqlite3_step(insert_);
      sqlite3_reset(insert_);
      if (state != SQLITE_DONE) {
        run("ROLLBACK");
        return false;
      }
    }
    return run("COMMIT");
  }

  std::string reason() const { return sqlite3_errmsg(base_); }

  // Was the last trouble that somebody else is at work?
  bool is_busy() const {
    const int code = sqlite3_errcode(base_) & 0xFF;
    return code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_PROTOCOL;
  }

 private:
  Connection() = default;

  static void bind(sqlite3_stmt* statement, int place, const std::string& bytes) {
    sqlite3_bind_blob64(statement, place, bytes.data(), bytes.size(), SQLITE_STATIC);
  }

  // What others have put since then is seen from now on.
  bool end_finds() { return std::exchange(finds_, 0) == 0 || run("COMMIT"); }

  bool run(const std::string& sql) { return sqlite3_exec(base_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }

  // Who opens a fresh file at the same moment is in each other's way, and SQLite does not wait then.
  bool prepare_file() {
    constexpr int kPause = 2;  // milliseconds
    for (int waited = 0; !try_to_prepare(); waited += sqlite3_sleep(kPause))
      if (!is_busy() || waited > kPatience) return false;
    return true;
  }

  bool try_to_prepare() {
    return run("PRAGMA journal_mode = WAL") && run("PRAGMA synchronous = NORMAL") &&
           run("CREATE TABLE IF NOT EXISTS results" + std::to_string(kFormat) +
               " (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID") &&
           prepare("SELECT value FROM results" + std::to_string(kFormat) + " WHERE key = ?", select_) &&
           prepare("INSERT OR REPLACE INTO results" + std::to_string(kFormat) + " VALUES (?, ?)", insert_);
  }

  bool prepare(const std::string& sql, sqlite3_stmt*& statement) {
    sqlite3_finalize(statement);
    return sqlite3_prepare_v3(base_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK;
  }

  sqlite3* base_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  int finds_ = 0;  // in the transaction that is open
};

ResultCache::ResultCache(const std::string& folder, Warn warn) : path_(folder + "/results.sqlite"), warn_(std::move(warn)) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  if (const uintmax_t size = std::filesystem::file_size(path_, fault); !fault && size > kMostBytes) remove_files(path_);
  std::string reason;
  bool busy = false;
  std::unique_ptr<Connection> first = Connection::open(path_, reason, busy);
  if (first == nullptr && !busy && std::filesystem::is_regular_file(path_, fault)) {
    warn_(Error{path_, 0, 0, "the cache cannot be used and is begun anew: " + reason});
    remove_files(path_);
    first = Connection::open(path_, reason, busy);
  }
  if (first != nullptr) {
    give_back(std::move(first));
  } else {
    fail(reason);
  }
}

ResultCache::~ResultCache() { flush(); }

void ResultCache::fail(const std::string& reason) {
  if (off_.exchange(true)) return;
  std::lock_guard lock(mutex_);
  warn_(Error{path_, 0, 0, "going on without the cache: " + reason});
}

std::unique_ptr<ResultCache::Connection> ResultCache::take_connection() {
  if (off_) return nullptr;
  {
    std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  std::string reason;
  bool busy = false;
  std::unique_ptr<Connection> connection = Connection::open(path_, reason, busy);
  if (connection == nullptr) fail(reason);
  return connection;
}

void ResultCache::give_back(std::unique_ptr<Connection> connection) {
  std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
}

Hash128 ResultCache::key(const Document& document, const Hash128& linter) {
  BinaryWriter all;
  all.bytes(linter.bytes());
  all.bytes(document.lang);
  all.bytes(document.source_lang);
  all.bytes(document.source);
  all.bytes(document.date);
  all.number(document.id.empty() ? 0 : 1);  // of a record other things are asked than of a file
  all.number(document.disabled.size());
  for (const std::string& rule : document.disabled) all.bytes(rule);
  all.bytes(document.bytes);
  if (const auto& piece = document.piece) {
    for (const uint32_t number : {piece->own.start, piece->own.end, uint32_t{document.is_first()}, uint32_t{piece->last}})
      all.number(number);
    all.bytes(piece->held);
  }
  return hash128(all.take());
}

std::optional<std::vector<Finding>> ResultCache::find(const Hash128& key, const RuleById& rule) {
  std::unique_ptr<Connection> connection = take_connection();
  if (connection == nullptr) return std::nullopt;
  std::optional<std::string> value;
  const bool fine = connection->find(key.bytes(), value);
  if (fine) {
    give_back(std::move(connection));
  } else {
    fail(connection->reason());
  }
  if (!value) return std::nullopt;
  BinaryReader in(*value);
  return read_findings(in, rule);
}

void ResultCache::put(const Hash128& key, std::span<const Finding> findings) {
  if (off_) return;
  BinaryWriter out;
  write_findings(findings, out);
  pending_.emplace_back(key.bytes(), out.take());
  pending_bytes_ += pending_.back().second.size() + 64;
  if (pending_bytes_ >= kPendingBytes) flush();
}

void ResultCache::flush() {
  if (pending_.empty()) return;
  if (std::unique_ptr<Connection> connection = take_connection(); connection != nullptr) {
    if (connection->put(pending_)) {
      give_back(std::move(connection));
    } else {
      fail(connection->reason());
    }
  }
  pending_.clear();
  pending_bytes_ = 0;
}

}  // namespace mtlint
