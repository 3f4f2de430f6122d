// Findings <-> bytes, for what keeps them: the cache and the results of shards. Rules are kept by their ids.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/binary.h"
#include "model/finding.h"

namespace mtlint {

using RuleById = std::function<RulePtr(std::string_view id)>;  // nullptr: there is none

void write_findings(std::span<const Finding> findings, BinaryWriter& out);
// Nothing when the bytes are not what write_findings wrote, or a rule does not exist.
std::optional<std::vector<Finding>> read_findings(BinaryReader& in, const RuleById& rule);

// For RuleById: rules sorted by id, which have to outlive it.
RuleById among(const std::vector<RulePtr>& rules);

}  // namespace mtlint
