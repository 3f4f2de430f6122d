// YAML -> Node on top of yaml-cpp's events. yaml-cpp holds a whole flow sequence in memory before it tells of it and
// counts columns in bytes; what it is given is looked over first, and places are made from its byte positions.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <istream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include "packs/packs.h"
#include "text/line_index.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kMaxBytes = 64U << 20;
constexpr size_t kMaxNodes = 1'000'000;
constexpr size_t kMaxDepth = 64;
constexpr size_t kMaxMarks = 3 * kMaxNodes;  // of flow syntax and quotes; bounds what yaml-cpp can be made to hold
constexpr size_t kMaxErrors = 20;            // of one file: one mistake can repeat on every line
constexpr std::string_view kNoAnchors =
    "anchors (&name) and aliases (*name) are not allowed; text that starts like one needs quotes";

// Thrown through yaml-cpp, and only there, when going on makes no sense.
struct GiveUp {};

// Byte position -> column in code points, in constant time.
class Columns {
 public:
  explicit Columns(std::string_view bytes) : bytes_(bytes) {
    uint32_t starts = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
      if (i % kStep == 0) counts_.push_back(starts);
      starts += is_continuation(bytes[i]) ? 0 : 1;
    }
    counts_.push_back(starts);
  }

  Place place_of(const YAML::Mark& mark) const {
    if (mark.is_null() || mark.pos < 0 || mark.line < 0) return {0, 0};
    const size_t at = std::min(static_cast<size_t>(mark.pos), bytes_.size());
    const size_t line_start = at - std::min(static_cast<size_t>(std::max(mark.column, 0)), at);
    return {static_cast<uint32_t>(mark.line) + 1, code_points_before(at) - code_points_before(line_start) + 1};
  }

 private:
  static constexpr size_t kStep = 256;

  uint32_t code_points_before(size_t at) const {
    size_t i = at / kStep;
    uint32_t count = counts_[std::min(i, counts_.size() - 1)];
    for (i *= kStep; i < at; ++i) count += is_continuation(bytes_[i]) ? 0 : 1;
    return count;
  }

  std::string_view bytes_;
  std::vector<uint32_t> counts_;
};

class NodeBuilder : public YAML::EventHandler {
 public:
  NodeBuilder(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes), columns_(bytes) {}

  Errors& errors() { return errors_; }
  Node& root() { return root_; }

  void note(const YAML::Mark& mark, std::string message) {
    const Place place = columns_.place_of(mark);
    errors_.push_back({path_, place.line, place.column, std::move(message)});
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    complain(mark, "a second document starts here; a file holds one");
    throw GiveUp{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_anchor(mark, anchor);
    Node node;
    add(mark, std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    complain(mark, std::string(kNoAnchors));
    add(mark, Node{});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_anchor(mark, anchor);
    // yaml-cpp has "!" for the tag of a scalar in quotes; an explicit tag is told by the character that stands there.
    check_tag(mark, tag != "?" && (tag != "!" || starts_with_tag(mark)));
    Node node;
    node.kind = Node::Kind::kScalar;
    node.quoted = tag == "!";
    node.scalar = value;
    add(mark, std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::kList);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::Kind::kMap);
  }
  void OnMapEnd() override {
    check_keys(open_.back().node);
    close();
  }

 private:
  // A list or map whose end has not come yet.
  struct Open {
    Node node;
    bool has_key = false;  // a map: its last entry waits for a value
    bool is_key = false;   // it stands where a key should: complained of, then dropped
  };

  void complain(const YAML::Mark& mark, std::string message) { complain(columns_.place_of(mark), std::move(message)); }

  void complain(Place place, std::string message) {
    errors_.push_back({path_, place.line, place.column, std::move(message)});
    if (errors_.size() >= kMaxErrors) throw GiveUp{};
  }

  void check_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) complain(mark, std::string(kNoAnchors));
  }

  void check_tag(const YAML::Mark& mark, bool tagged) {
    if (tagged) complain(mark, "tags (!name) are not allowed; text that starts with \"!\" needs quotes");
  }

  bool starts_with_tag(const YAML::Mark& mark) const {
    const size_t at = static_cast<size_t>(std::max(mark.pos, 0));
    return at < bytes_.size() && (bytes_[at] == '!' || bytes_[at] == '&');
  }

  bool at_key() const { return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key; }

  void count(const YAML::Mark& mark) {
    if (++nodes_ <= kMaxNodes) return;
    complain(mark, "the file has more than 1,000,000 values");
    throw GiveUp{};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Kind kind) {
    check_anchor(mark, anchor);
    check_tag(mark, tag != "?" && !tag.empty());
    count(mark);
    if (open_.size() >= kMaxDepth) {
      complain(mark, "lists and maps stand in each other more than 64 levels deep");
      throw GiveUp{};
    }
    Open opened;
    opened.is_key = at_key();
    if (opened.is_key) complain(mark, "a key has to be text, not a list or a map");
    const Place place = columns_.place_of(mark);
    opened.node.kind = kind;
    opened.node.line = place.line;
    opened.node.column = place.column;
    open_.push_back(std::move(opened));
  }

  void close() {
    Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.is_key)
      add_key({.key = {}, .line = closed.node.line, .column = closed.node.column, .value = {}});
    else
      add_value(std::move(closed.node));
  }

  void add(const YAML::Mark& mark, Node node) {
    count(mark);
    const Place place = columns_.place_of(mark);
    node.line = place.line;
    node.column = place.column;
    if (!at_key()) return add_value(std::move(node));
    if (node.is_null()) complain(place, "a key has to be text; put it in quotes");
    add_key({.key = std::move(node.scalar), .line = place.line, .column = place.column, .value = {}});
  }

  void add_key(Node::Entry entry) {
    open_.back().node.entries.push_back(std::move(entry));
    open_.back().has_key = true;
  }

  void add_value(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& parent = open_.back();
    if (parent.node.is_list()) {
      parent.node.items.push_back(std::move(node));
    } else {
      parent.node.entries.back().value = std::move(node);
      parent.has_key = false;
    }
  }

  // Every key that stood in the map before, at the place of the later one.
  void check_keys(const Node& map) {
    std::vector<const Node::Entry*> sorted;
    sorted.reserve(map.entries.size());
    for (const Node::Entry& entry : map.entries) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
    for (size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key || sorted[i]->key.empty()) continue;
      complain(Place{sorted[i]->line, sorted[i]->column},
               "the key \"" + sorted[i]->key + "\" stands in line " + std::to_string(sorted[i - 1]->line) + " already");
    }
  }

  std::string path_;
  std::string_view bytes_;
  Columns columns_;
  Errors errors_;
  Node root_;
  std::vector<Open> open_;
  size_t nodes_ = 0;
  int documents_ = 0;
};

// A stream that reads where the bytes lie.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view bytes) {
    char* start = const_cast<char*>(bytes.data());  // NOLINT: streambuf's get area is never written to
    setg(start, start, start + bytes.size());
  }
};

Error error_at(std::string_view path, std::string_view bytes, size_t offset, std::string message) {
  const size_t line_start = offset == 0 ? 0 : bytes.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
  const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(offset), '\n') + 1;
  uint32_t column = 1;
  for (size_t i = line_start; i < offset; ++i) column += is_continuation(bytes[i]) ? 0 : 1;
  return {std::string(path), static_cast<uint32_t>(line), column, std::move(message)};
}

// What yaml-cpp should not even see. Empty message: nothing.
Error look_over(std::string_view path, std::string_view bytes) {
  const std::vector<Span> invalid = invalid_utf8(bytes);
  if (!invalid.empty()) return error_at(path, bytes, invalid.front().start, "a byte that is not UTF-8");
  size_t marks = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const bool lone_return = c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n');
    if (lone_return) return error_at(path, bytes, i, "a carriage return without a line feed");
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
      return error_at(path, bytes, i, "a control character; write it as an escape in double quotes");
    static constexpr std::string_view kMarks = "[]{},\"'*&!?";
    if (kMarks.find(bytes[i]) != std::string_view::npos && ++marks > kMaxMarks)
      return error_at(path, bytes, i, "the file has more brackets, commas and quotes than 1,000,000 values need");
  }
  return {};
}

void in_report_order(Errors& errors) {
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
}

}  // namespace

Result<Node> parse_yaml(std::string_view path, std::string_view bytes) {
  const std::string shown(path);
  if (bytes.size() > kMaxBytes) return Error{shown, 0, 0, "the file is longer than 64 MB"};
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (Error error = look_over(path, bytes); !error.message.empty()) return error;

  NodeBuilder builder(path, bytes);
  try {
    ViewBuffer buffer(bytes);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const GiveUp&) {
  } catch (const YAML::ParserException& exception) {
    const bool anchor = exception.msg.find("anchor") != std::string::npos ||
                        exception.msg.find("alias") != std::string::npos;
    builder.note(exception.mark, anchor ? std::string(kNoAnchors) : "this is not well-formed YAML: " + exception.msg);
  } catch (const std::exception& exception) {
    builder.errors().push_back({shown, 0, 0, std::string("the file cannot be read as YAML: ") + exception.what()});
  }
  if (!builder.errors().empty()) {
    in_report_order(builder.errors());
    return std::move(builder.errors());
  }
  return std::move(builder.root());
}

}  // namespace mtlint
