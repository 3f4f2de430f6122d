// locale_date: dates that another language wrote, and weekdays with the number of their day. A date is read by value,
// with the names of CLDR, and written as the target language and the text itself write dates.
#include "checks/check.h"
#include "checks/date_scan_parts.h"

namespace mtlint {

namespace {

class DateCheck : public Check {
 public:
  DateCheck(std::span<const RulePtr> rules, CompileContext& context) : words_(rules, context) {}

  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    DateScan(words_, segment, out).run(hits);
  }

 private:
  DateWords words_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  return std::make_unique<DateCheck>(rules, context);
}

std::vector<OptionSpec> options() {
  return {{"form", OptionKind::kText,
           "what is looked for: weekday-day (Wednesday (24)), contradiction (a weekday that the date is not), "
           "day-month (13 de "
           "janeiro), figures (24/01/2024), iso (2024-01-24), name (janeiro), decade (anos 70), century (siglo XIX), "
           "day-word "
           "(the last day 13), mixed-order (3 February beside Jan. 31)",
           true},
          {"customary", OptionKind::kTexts,
           "source languages that number every weekday, so that the weekday alone says as much (weekday-day)"}};
}

}  // namespace

extern const CheckType locale_date_check;
const CheckType locale_date_check = {
    {"locale_date", "Finds dates as another language writes them, and writes the same day.", options()}, &compile, 42};

}  // namespace mtlint
