#include "engine/finding_codec.h"

#include <algorithm>
#include <bit>

namespace mtlint {

namespace {

void write(Span span, BinaryWriter& out) {
  out.number(span.start);
  out.number(span.size());
}

Span read_span(BinaryReader& in) {
  const uint64_t start = in.below(uint64_t{1} << 32);
  return {static_cast<uint32_t>(start), static_cast<uint32_t>(start + in.below((uint64_t{1} << 32) - start))};
}

void write(const Fix& fix, BinaryWriter& out) {
  out.bytes(fix.title);
  out.number(static_cast<uint64_t>(fix.applicability));
  out.number(fix.edits.size());
  for (const Edit& edit : fix.edits) {
    write(edit.span, out);
    out.bytes(edit.text);
  }
}

Fix read_fix(BinaryReader& in) {
  Fix fix;
  fix.title = in.bytes();
  fix.applicability = static_cast<Applicability>(in.below(3));
  for (uint64_t edits = in.count(); edits > 0 && !in.failed(); --edits) {
    const Span span = read_span(in);
    fix.edits.push_back({span, std::string(in.bytes())});
  }
  return fix;
}

}  // namespace

void write_findings(std::span<const Finding> findings, BinaryWriter& out) {
  out.number(findings.size());
  for (const Finding& finding : findings) {
    out.bytes(finding.rule->id);
    write(finding.span, out);
    out.bytes(finding.message);
    out.number(static_cast<uint64_t>(finding.severity));
    out.number(std::bit_cast<uint64_t>(finding.confidence));
    out.number(finding.fixes.size());
    for (const Fix& fix : finding.fixes) write(fix, out);
    out.number(finding.related.size());
    for (const Related& related : finding.related) {
      out.bytes(related.rule);
      write(related.span, out);
      out.bytes(related.message);
    }
    out.number(static_cast<uint64_t>(finding.standing));
    out.bytes(finding.reason);
  }
}

std::optional<std::vector<Finding>> read_findings(BinaryReader& in, const RuleById& rule) {
  std::vector<Finding> findings;
  for (uint64_t count = in.count(); count > 0 && !in.failed(); --count) {
    Finding finding;
    finding.rule = rule(in.bytes());
    if (finding.rule == nullptr) return std::nullopt;
    finding.span = read_span(in);
    finding.message = in.bytes();
    finding.severity = static_cast<Severity>(in.below(3));
    finding.confidence = std::bit_cast<double>(in.number());
    for (uint64_t fixes = in.count(); fixes > 0 && !in.failed(); --fixes) finding.fixes.push_back(read_fix(in));
    for (uint64_t others = in.count(); others > 0 && !in.failed(); --others) {
      Related related;
      related.rule = in.bytes();
      related.span = read_span(in);
      related.message = in.bytes();
      finding.related.push_back(std::move(related));
    }
    finding.standing = static_cast<Standing>(in.below(3));
    finding.reason = in.bytes();
    findings.push_back(std::move(finding));
  }
  if (in.failed()) return std::nullopt;
  return findings;
}

RuleById among(const std::vector<RulePtr>& rules) {
  return [&rules](std::string_view id) {
    const auto found = std::lower_bound(rules.begin(), rules.end(), id,
                                        [](const RulePtr& rule, std::string_view wanted) { return rule->id < wanted; });
    return found != rules.end() && (*found)->id == id ? *found : nullptr;
  };
}

}  // namespace mtlint
