// mtlint explain: the page of a rule.
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "base/nearest.h"
#include "checks/check.h"
#include "cli/command_line.h"
#include "cli/page.h"
#include "cli/rule_words.h"
#include "text/line_index.h"
#include "text/width.h"

namespace mtlint::cli {

namespace {

constexpr size_t kItemsShown = 8;       // of an option that is a long list
constexpr size_t kLabelWidth = 10;      // "  better  "

struct ExplainCommand {
  RuleOptions rules;
  std::vector<std::string> ids;
  std::string format = "text";
  std::string colour = "auto";

  int run();
};

// An option's value on one line, the start of a long one.
std::string shown_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull: return "nothing";
    case Node::Kind::kScalar: return node.scalar;
    case Node::Kind::kList:
    case Node::Kind::kMap: break;
  }
  const bool list = node.is_list();
  const size_t size = list ? node.items.size() : node.entries.size();
  std::string out;
  for (size_t i = 0; i < std::min(size, kItemsShown); ++i) {
    if (i > 0) out += list ? ", " : "; ";
    if (list) {
      out += shown_value(node.items[i]);
      continue;
    }
    out += node.entries[i].key;
    if (!node.entries[i].value.is_null()) out += " \u2192 " + shown_value(node.entries[i].value);
  }
  if (size > kItemsShown) out += " \u2026 and " + std::to_string(size - kItemsShown) + " more";
  return out;
}

std::string certainty(const Rule& rule) {
  return std::to_string(std::lround(rule.confidence * 100)) + " of 100 findings are expected to be right";
}

std::string fix_words(const Rule& rule) {
  switch (rule.fix) {
    case Applicability::kSafe: return "safe: mtlint fix makes it unread";
    case Applicability::kUnsafe: return "unsafe: only mtlint fix --unsafe makes it. " + rule.fix_safety;
    case Applicability::kManual: break;
  }
  return "manual: a person decides";
}

// A text with carets below what is marked, behind a label.
void show_example(Page& page, std::string_view label, Ink ink, std::string_view text, const std::vector<Span>& marks) {
  const LineIndex lines(text);
  const std::string blank(kLabelWidth, ' ');
  for (uint32_t number = 1; number <= lines.line_count(); ++number) {
    const Span line = lines.line(number);
    if (line.empty() && number == lines.line_count() && number > 1) break;
    std::string head = blank;
    if (number == 1) {
      head = "  " + page.inked(label, ink);
      head.append(kLabelWidth - 2 - label.size(), ' ');
    }
    const DisplayLine shown = display_line(line.of(text));
    page.line(head + page.inked(shown.text, Ink::kPlain));
    std::string carets;
    for (const Span mark : marks) {
      const uint32_t start = std::max(mark.start, line.start), end = std::min(mark.end, line.end);
      const bool here = start < end || (mark.empty() && line.start <= mark.start && mark.start <= line.end);
      if (!here) continue;
      const uint32_t from = shown.columns[start - line.start];
      const uint32_t to = std::max(from + 1, shown.columns[std::max(start, end) - line.start]);
      carets.resize(std::max<size_t>(carets.size(), from), ' ');
      carets.append(to - std::min<size_t>(to, carets.size()), '^');
    }
    if (!carets.empty()) page.line(blank + page.inked(carets, ink));
  }
}

void show_context(Page& page, const Example& example) {
  std::string out;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += (out.empty() ? "" : ", ") + std::string(name) + ' ' + value;
  };
  add("lang", example.lang);
  add("source_lang", example.source_lang);
  add("date", example.date);
  add("source", example.source);
  if (!out.empty()) page.line(std::string(kLabelWidth, ' ') + page.inked("(" + out + ")", Ink::kDim));
}

void show_options(Page& page, const Rule& rule, const CheckType& check) {
  if (rule.options.entries.empty()) return;
  page.line();
  page.line(page.inked("Options", Ink::kBold));
  for (const Node::Entry& option : rule.options.entries) {
    const auto spec = std::find_if(check.options.begin(), check.options.end(),
                                   [&](const OptionSpec& known) { return known.name == option.key; });
    page.paragraph("  " + option.key, shown_value(option.value));
    if (spec != check.options.end()) page.paragraph("", "(" + std::string(spec->meaning) + ")");
  }
}

void show_rule(Page& page, const Knowledge& knowledge, const Rule& rule) {
  page.line(page.inked(rule.id, Ink::kBold) + "  " + page.inked(to_string(rule.severity), ink_of(rule.severity)) + "  " +
            page.inked(rule.category, Ink::kDim));
  page.line();
  page.paragraph("What", rule.summary);
  page.paragraph("Why", rule.why);
  page.line();
  page.paragraph("Texts", languages_of(rule));
  page.paragraph("Certainty", certainty(rule));
  page.paragraph("Fix", fix_words(rule));
  const CheckType& check = *find_check(rule.check);
  page.paragraph("Check", rule.check + ": " + std::string(check.summary));
  std::string origin = rule.pack.empty() ? rule.path : rule.pack + ", " + rule.path;
  page.paragraph("Pack", origin);
  if (!is_switched_on(knowledge, rule))
    page.paragraph("State", rule.enabled ? "off, as its pack is: --pack " + rule.pack + " switches it on"
                                         : "off: --only " + rule.id + " runs it");
  show_options(page, rule, check);
  page.line();
  page.line(page.inked("Examples", Ink::kBold));
  for (const Example& example : rule.examples) {
    if (example.marks.empty()) {
      show_example(page, "fine", Ink::kGreen, example.text, {});
    } else {
      show_example(page, "wrong", Ink::kRed, example.text, example.marks);
      if (example.good) show_example(page, "better", Ink::kGreen, *example.good, {});
    }
    show_context(page, example);
  }
}

int ExplainCommand::run() {
  Result<Knowledge> knowledge = rules.load();
  if (!knowledge) {
    complain(knowledge.errors());
    return kTrouble;
  }
  std::vector<std::string_view> known;
  for (const RulePtr& rule : knowledge->rules) known.push_back(rule->id);
  std::vector<RulePtr> wanted;
  bool trouble = false;
  for (const std::string& id : ids) {
    const auto found = std::lower_bound(known.begin(), known.end(), id);
    if (found != known.end() && *found == id) {
      wanted.push_back(knowledge->rules[static_cast<size_t>(found - known.begin())]);
      continue;
    }
    complain(Error{"", 0, 0, "there is no rule \"" + id + "\"" + did_you_mean(id, known) +
                                 (nearest(id, known).empty() ? "; \"mtlint rules list\" shows all" : "")});
    trouble = true;
  }
  Output output(STDOUT_FILENO);
  if (format == "json") {
    nlohmann::ordered_json pages = nlohmann::ordered_json::array();
    for (const RulePtr& rule : wanted) pages.push_back(rule_json(*knowledge, *rule));
    output.write(pages.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
  } else {
    Page page(wants_colour(colour, STDOUT_FILENO), terminal_width(STDOUT_FILENO));
    for (const RulePtr& rule : wanted) {
      if (rule != wanted.front()) page.line("\n");
      show_rule(page, *knowledge, *rule);
    }
    output.write(page.text());
  }
  output.flush();
  return trouble || output.failed() ? kTrouble : kClean;
}

}  // namespace

void add_explain(CLI::App& program, int& status) {
  auto command = std::make_shared<ExplainCommand>();
  CLI::App* app = program.add_subcommand("explain", "Say what a rule is for, with examples");
  app->add_option("rule", command->ids, "Names of rules, as findings show them")->required()->type_name("RULE");
  command->rules.add_to(*app, RuleChoice::kRules);
  add_page_options(*app, command->format, command->colour);
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
