#include "engine/fixer.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/edit_log.h"

namespace mtlint {

namespace {

// What is repaired first: the bytes, then what stands between the words, the words, the names, the taste.
int rank_of(std::string_view category) {
  if (category == "fluency/encoding") return 0;
  if (category == "fluency/whitespace" || category == "fluency/punctuation" || category == "locale/quotation") return 1;
  if (category.starts_with("accuracy/") || category.starts_with("terminology/") || category == "locale/name") return 3;
  if (category.starts_with("style/")) return 4;
  return 2;
}

// What a fix claims for itself, as closed intervals of a finer ruler: byte b is 4b+1 ... 4b+3 and an insertion at b is
// 4b-1 ... 4b+1. So replacements side by side are apart, while an insertion meets whatever ends or begins at its place.
struct Claim {
  int64_t first;
  int64_t last;
};

Claim claim_of(Span span) {
  const int64_t start = int64_t{4} * span.start;
  const int64_t end = int64_t{4} * span.end;
  return span.empty() ? Claim{start - 1, start + 1} : Claim{start + 1, end - 1};
}

class Claims {
 public:
  bool free(const Claim& claim) const {
    auto next = taken_.lower_bound(claim.first);
    if (next != taken_.end() && next->first <= claim.last) return false;
    return next == taken_.begin() || std::prev(next)->second < claim.first;
  }
  void take(const Claim& claim) { taken_.emplace(claim.first, claim.last); }

 private:
  std::map<int64_t, int64_t> taken_;  // first -> last; apart from each other
};

// Those of a fix; edits of one fix may meet.
std::vector<Claim> claims_of(const std::vector<Edit>& edits) {
  std::vector<Claim> claims;
  for (const Edit& edit : edits) {
    Claim claim = claim_of(edit.span);
    if (!claims.empty() && claim.first <= claims.back().last) {
      claims.back().last = std::max(claims.back().last, claim.last);
    } else {
      claims.push_back(claim);
    }
  }
  return claims;
}

bool well_formed(const std::vector<Edit>& edits) {
  uint32_t end = 0;
  for (const Edit& edit : edits) {
    if (edit.span.start < end || edit.span.end < edit.span.start) return false;
    end = edit.span.end;
  }
  return !edits.empty();
}

// Would the text be another with the edits made? Stops at the first byte that differs.
// Precondition: well formed and inside.
bool changes(std::string_view bytes, const std::vector<Edit>& edits) {
  int64_t growth = 0;
  for (const Edit& edit : edits) growth += static_cast<int64_t>(edit.text.size()) - edit.span.size();
  if (growth != 0) return true;
  size_t at = edits.front().span.start;
  auto differs = [&](std::string_view piece) {
    const bool same = bytes.substr(at, piece.size()) == piece;
    at += piece.size();
    return !same;
  };
  for (size_t i = 0; i < edits.size(); ++i) {
    if (differs(edits[i].text)) return true;
    if (i + 1 == edits.size()) break;
    const Span kept{edits[i].span.end, edits[i + 1].span.start};
    // While nothing is shifted, what is kept stands where it stood.
    if (at == kept.start) {
      at = kept.end;
    } else if (differs(kept.of(bytes))) {
      return true;
    }
  }
  return false;
}

bool worth_making(const Finding& finding, std::string_view bytes, Applicability at_least) {
  const Fix* fix = fix_to_apply(finding, at_least);
  return fix != nullptr && well_formed(fix->edits) && fix->edits.back().span.end <= bytes.size() &&
         changes(bytes, fix->edits);
}

std::string quoted_list(const std::set<std::string>& names) {
  std::string out;
  size_t i = 0;
  for (const std::string& name : names) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += '"' + name + '"';
    ++i;
  }
  return out;
}

Error unsettled(const Document& document, const std::set<std::string>& rules, const std::string& what) {
  std::string message = document.id.empty() ? "" : "record \"" + document.id + "\": ";
  message += rules.size() == 1 ? "the fixes of the rule " : "the fixes of the rules ";
  message += quoted_list(rules) + ' ' + what + "; the text was left as it was";
  return Error{document.path, 0, 0, std::move(message)};
}

// Enough to recognise a text again; a false match would need two texts of one size with one 64-bit hash.
using Fingerprint = std::pair<size_t, size_t>;

Fingerprint fingerprint(std::string_view bytes) { return {bytes.size(), std::hash<std::string_view>{}(bytes)}; }

}  // namespace

const Fix* fix_to_apply(const Finding& finding, Applicability at_least) {
  const Applicability lowest = std::max(at_least, Applicability::kUnsafe);
  for (const Fix& fix : finding.fixes)
    if (fix.applicability >= lowest) return &fix;
  return nullptr;
}

std::vector<size_t> choose_fixes(const std::vector<Finding>& findings, Applicability at_least) {
  std::vector<size_t> order;
  for (size_t i = 0; i < findings.size(); ++i) {
    const Fix* fix = fix_to_apply(findings[i], at_least);
    if (fix != nullptr && well_formed(fix->edits)) order.push_back(i);
  }
  auto preferred = [&](size_t a, size_t b) {
    auto key = [&](size_t i) {
      const Finding& f = findings[i];
      return std::make_tuple(rank_of(f.rule->category), -f.confidence, f.span, std::string_view(f.rule->id), i);
    };
    return key(a) < key(b);
  };
  std::sort(order.begin(), order.end(), preferred);

  Claims taken;
  std::vector<size_t> chosen;
  for (size_t i : order) {
    const std::vector<Claim> claims = claims_of(fix_to_apply(findings[i], at_least)->edits);
    if (!std::all_of(claims.begin(), claims.end(), [&](const Claim& c) { return taken.free(c); })) continue;
    for (const Claim& claim : claims) taken.take(claim);
    chosen.push_back(i);
  }
  std::sort(chosen.begin(), chosen.end(), [&](size_t a, size_t b) {
    return std::tie(findings[a].span, findings[a].rule->id, a) < std::tie(findings[b].span, findings[b].rule->id, b);
  });
  return chosen;
}

std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits) {
  size_t size = bytes.size();
  for (const Edit& edit : edits) size += edit.text.size();
  for (const Edit& edit : edits) size -= edit.span.size();
  std::string out;
  out.reserve(size);
  size_t done = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(done, edit.span.start - done);
    out += edit.text;
    done = edit.span.end;
  }
  return out += bytes.substr(done);
}

Result<Fixed> fix_document(const Document& document, const LintFunction& lint, const FixOptions& options) {
  Fixed fixed;
  Document current = document;
  EditLog log(document.bytes.size());
  std::map<Fingerprint, int> seen;                // text -> the round that began with it
  std::vector<std::set<std::string>> rules_of;    // by round, from 0
  for (int round = 1;; ++round) {
    const auto [before, is_new] = seen.emplace(fingerprint(current.bytes), round);
    if (!is_new) {
      std::set<std::string> rules;
      for (size_t r = static_cast<size_t>(before->second) - 1; r < rules_of.size(); ++r) rules.merge(rules_of[r]);
      return unsettled(document, rules, "undo themselves or each other");
    }

    std::vector<Finding> findings = lint(current);
    std::erase_if(findings, [&](const Finding& f) { return !worth_making(f, current.bytes, options.at_least); });
    const std::vector<size_t> chosen = choose_fixes(findings, options.at_least);
    if (chosen.empty()) {
      fixed.bytes = std::move(current.bytes);
      fixed.edits = log.edits();
      return fixed;
    }

    std::vector<Edit> edits;
    std::set<std::string>& rules = rules_of.emplace_back();
    for (size_t i : chosen) {
      const Fix* fix = fix_to_apply(findings[i], options.at_least);
      edits.insert(edits.end(), fix->edits.begin(), fix->edits.end());
      rules.insert(findings[i].rule->id);
      fixed.applied.push_back(AppliedFix{findings[i].rule, fix->title, round, findings[i].span});
    }
    if (round > options.max_rounds) {
      return unsettled(document, rules, "keep coming after " + std::to_string(options.max_rounds) + " rounds");
    }
    // Edits of different fixes never start at one place with the same end, so their spans alone order them; those of
    // one fix may and keep their order.
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    current.bytes = apply_edits(current.bytes, edits);
    log.add(edits);
  }
}

}  // namespace mtlint
