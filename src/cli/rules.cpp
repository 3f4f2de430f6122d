// mtlint rules list, mtlint rules test
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "base/counted.h"
#include "checks/check.h"
#include "cli/command_line.h"
#include "cli/page.h"
#include "cli/rule_words.h"
#include "engine/rule_examples.h"

namespace mtlint::cli {

namespace {

struct ListCommand {
  RuleOptions rules;
  std::string format = "text";
  std::string colour = "auto";
  bool cost = false;

  int run();
};

std::vector<ExpressionCost> costs_of(const Rule& rule) {
  const CheckType* check = find_check(rule.check);
  return check->costs == nullptr ? std::vector<ExpressionCost>{} : check->costs(rule);
}

// "2.5", "14"
std::string shown_looks(double looks) {
  const long tenths = std::lround(looks * 10);
  if (tenths == 0 && looks > 0) return "<0.1";
  return std::to_string(tenths / 10) + (tenths < 100 && tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "");
}

void list_rules(Page& page, const Knowledge& knowledge) {
  std::vector<std::vector<std::string>> rows;
  std::vector<const Pack*> packs;
  for (const Pack& pack : knowledge.packs) packs.push_back(&pack);
  std::sort(packs.begin(), packs.end(), [](const Pack* a, const Pack* b) { return a->name < b->name; });
  for (const Pack* pack : packs) {
    rows.clear();
    for (const RulePtr& rule : knowledge.rules)
      if (rule->pack == pack->name)
        rows.push_back({"  " + rule->id, std::string(to_string(rule->severity)), std::string(to_string(rule->fix)),
                        rule->category, (rule->enabled ? "" : "(off) ") + rule->summary});
    if (rows.empty()) continue;
    page.line(page.inked(pack->name, Ink::kBold) + (pack->enabled ? "" : " (off; --pack " + pack->name + ")") +
              (pack->summary.empty() ? "" : ": " + page.inked(pack->summary, Ink::kPlain)));
    page.table(rows, {Ink::kCyan, Ink::kPlain, Ink::kPlain, Ink::kDim});
    page.line();
  }
  page.line(counted(knowledge.rules.size(), "rule") + "; \"mtlint explain RULE\" shows the page of one");
}

void list_costs(Page& page, const Knowledge& knowledge) {
  struct Row {
    const Rule* rule;
    double looks;
    Errors scans;
  };
  std::vector<Row> costs;
  for (const RulePtr& rule : knowledge.rules) {
    Row row{rule.get(), 0, {}};
    const std::vector<ExpressionCost> expressions = costs_of(*rule);
    if (expressions.empty()) continue;
    for (const ExpressionCost& cost : expressions) {
      row.looks += cost.looks;
      if (cost.scans)
        row.scans.push_back({rule->path, cost.line, cost.column,
                             "nothing that is easy to look for is in every match of \"" + cost.expression +
                                 "\": the whole text is searched for it"});
    }
    costs.push_back(std::move(row));
  }
  std::stable_sort(costs.begin(), costs.end(), [](const Row& a, const Row& b) { return a.looks > b.looks; });
  page.line(page.inked("How often the expressions of a rule are tried, in 1000 bytes of ordinary text", Ink::kBold));
  std::vector<std::vector<std::string>> rows;
  for (const Row& row : costs)
    rows.push_back({"  " + row.rule->id, row.scans.empty() ? shown_looks(row.looks) : "everywhere"});
  page.table(rows, {Ink::kCyan});
  bool first = true;
  for (const Row& row : costs)
    for (const Error& scan : row.scans) {
      if (first) page.line();
      first = false;
      page.line(page.inked("warning", Ink::kYellow) + ": " + page.inked(scan.to_string(), Ink::kPlain));
    }
}

nlohmann::ordered_json listed(const Knowledge& knowledge, bool cost) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RulePtr& rule : knowledge.rules) {
    list.push_back(rule_json(knowledge, *rule));
    if (!cost) continue;
    auto& expressions = list.back()["cost"] = nlohmann::ordered_json::array();
    for (const ExpressionCost& one : costs_of(*rule))
      expressions.push_back({{"expression", one.expression}, {"looks_per_1000_bytes", one.looks}, {"scans", one.scans}});
  }
  return list;
}

int ListCommand::run() {
  const Result<Knowledge> knowledge = rules.load();
  if (!knowledge) {
    complain(knowledge.errors());
    return kTrouble;
  }
  Output output(STDOUT_FILENO);
  if (format == "json") {
    const nlohmann::ordered_json list = listed(*knowledge, cost);
    output.write(list.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
  } else {
    Page page(wants_colour(colour, STDOUT_FILENO), isatty(STDOUT_FILENO) != 0 ? terminal_width(STDOUT_FILENO) : 0);
    cost ? list_costs(page, *knowledge) : list_rules(page, *knowledge);
    output.write(page.text());
  }
  output.flush();
  return output.failed() ? kTrouble : kClean;
}

struct TestCommand {
  RuleOptions rules;
  std::string folder;
  std::string colour = "auto";

  int run();
};

void show_fault(Page& page, const ExampleFault& fault) {
  Error place = fault.place;
  place.message = fault.rule->id + ": " + place.message;
  page.line(page.inked(place.to_string(), Ink::kBold));
  page.paragraph("    wanted", fault.wanted);
  page.paragraph("    got", fault.got);
}

int TestCommand::run() {
  if (!folder.empty()) rules.folders.push_back(folder);
  rules.no_config = true;  // examples hold for rules as they are written
  Result<Knowledge> knowledge = rules.load();
  if (!knowledge) {
    complain(knowledge.errors());
    return kTrouble;
  }
  const std::string below = folder + (folder.ends_with('/') ? "" : "/");
  const auto wanted = [&](const Rule& rule) { return folder.empty() || rule.path.starts_with(below); };
  Result<std::shared_ptr<const Lexicon>> lexicon = rules.open_lexicon();
  if (!lexicon) {
    complain(lexicon.errors());
    return kTrouble;
  }
  const ExampleReport report = run_examples(std::move(*knowledge), wanted, std::move(*lexicon));
  complain(report.errors);
  Output output(STDOUT_FILENO);
  Page page(wants_colour(colour, STDOUT_FILENO), terminal_width(STDOUT_FILENO));
  for (const ExampleFault& fault : report.faults) show_fault(page, fault);
  const std::string all = counted(report.examples, "example") + " of " + counted(report.rules, "rule");
  if (report.without_lexicon > 0)
    page.line(counted(report.without_lexicon, "example") + " not run: the lexicon has not the text's language, or no counts for it");
  if (report.rules == 0 && report.errors.empty())
    page.line("there are no rules here, so nothing was tested");
  else if (report.faults.empty() && report.errors.empty())
    page.line(all + (report.examples == 1 ? " holds" : " hold"));
  else
    page.line(std::to_string(report.faults.size()) + " of " + all + (report.faults.size() == 1 ? " does" : " do") +
              " not hold");
  output.write(page.text());
  output.flush();
  if (!report.errors.empty() || output.failed()) return kTrouble;
  return report.faults.empty() ? kClean : kFindings;
}

}  // namespace

void add_rules(CLI::App& program, int& status) {
  CLI::App* app = program.add_subcommand("rules", "List rules, or run the examples that are their tests");
  app->require_subcommand(1);

  auto list = std::make_shared<ListCommand>();
  CLI::App* list_app = app->add_subcommand("list", "All rules, by pack");
  list->rules.add_to(*list_app, RuleChoice::kRules);
  add_page_options(*list_app, list->format, list->colour);
  list_app->add_flag("--cost", list->cost, "Show instead how often expressions are tried, and warn of costly ones");
  list_app->callback([list, &status] { status = list->run(); });

  auto test = std::make_shared<TestCommand>();
  CLI::App* test_app = app->add_subcommand("test", "Run the examples of rules");
  test_app->add_option("folder", test->folder, "A pack or a folder of packs; by default all rules")->type_name("DIR");
  test->rules.add_to(*test_app, RuleChoice::kRules);
  add_colour_option(*test_app, test->colour, "Colours");
  test_app->callback([test, &status] { status = test->run(); });
}

}  // namespace mtlint::cli
