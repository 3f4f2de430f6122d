#include "text/pattern_plan.h"

#include <algorithm>
#include <map>
#include <optional>

#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

using Kind = PatternNode::Kind;

constexpr double kScanCost = 1000;
constexpr double kLiteralCost = 20;
constexpr size_t kMostWords = 200;

uint32_t add(uint32_t a, uint32_t b) { return static_cast<uint32_t>(std::min<uint64_t>(uint64_t{a} + b, UINT32_MAX)); }

// How often a word stands in 1000 bytes of prose, roughly: the words that fill texts by themselves, others by their length.
double word_cost(std::string_view word) {
  static const std::map<std::string_view, double> kFrequent = {
      {"the", 10}, {"of", 4.5}, {"to", 4.5}, {"and", 4.3}, {"a", 4}, {"in", 3.6}, {"for", 1.6}, {"that", 1.5}, {"on", 1.4},
      {"is", 1.2}, {"with", 1.2}, {"was", 1.1}, {"as", 1}, {"he", 1}, {"it", 1}, {"said", 1}, {"at", .9}, {"by", .9},
      {"from", .8}, {"has", .8}, {"be", .8}, {"have", .7}, {"are", .7}, {"an", .6}, {"but", .6}, {"his", .6}, {"i", .6},
      {"not", .6}, {"this", .6}, {"had", .5}, {"they", .5}, {"were", .5}, {"who", .5}, {"will", .5}, {"been", .4},
      {"more", .4}, {"or", .4}, {"their", .4}, {"we", .4}, {"you", .4}, {"after", .3}, {"its", .3}, {"which", .3}};
  static constexpr double kByLength[] = {0, 1.5, 1, .3, .15, .08, .05, .03, .02};
  const std::string folded = fold_text(word);
  const auto frequent = kFrequent.find(folded);
  if (frequent != kFrequent.end()) return frequent->second;
  return kByLength[std::min<size_t>(count_code_points(folded), 8)];
}

double mark_cost(const TriggerPlan::Mark& mark) {
  constexpr ClassSet kSpaceAfter = kBlankClasses;
  const bool usual = (mark.before & kLetterClasses) != 0 && (mark.after & kSpaceAfter) != 0;
  switch (mark.mark) {
    case U'.':
    case U',': return usual ? 8 : .5;
    case U'-':
    case U'\'':
    case U'"':
    case U'\u2019': return usual || (mark.after & kLetterClasses) != 0 ? 2 : .3;
    default: return .3;
  }
}

using Atoms = std::vector<const PatternNode*>;

void flatten(const PatternNode& node, Atoms& atoms) {
  if (node.kind == Kind::kSequence) {
    for (const PatternNode& child : node.children) flatten(child, atoms);
  } else if (node.kind == Kind::kGroup) {
    flatten(node.children[0], atoms);
  } else if (node.kind == Kind::kRepeat && node.min == 1 && node.max == 1) {
    flatten(node.children[0], atoms);
  } else if (node.kind == Kind::kRepeat && node.min == node.max && node.max <= 8) {
    for (int i = 0; i < node.max; ++i) flatten(node.children[0], atoms);
  } else if (node.kind != Kind::kEmpty) {
    atoms.push_back(&node);
  }
}

// What is known of the characters beside a node.
struct Context {
  CharSet before = CharSet::any();
  CharSet after = CharSet::any();
  bool boundary_before = false;  // a word boundary is certain
  bool boundary_after = false;
};

bool is_assertion(const PatternNode& node) {
  switch (node.kind) {
    case Kind::kTextStart: case Kind::kTextEnd: case Kind::kLineStart: case Kind::kLineEnd:
    case Kind::kBoundary: case Kind::kNoBoundary: return true;
    default: return false;
  }
}

// Does everything that a node matches consist of word characters?
bool only_words(const PatternNode& node) {
  if (is_assertion(node)) return false;
  if (node.kind == Kind::kChar || node.kind == Kind::kClass) return node.set.always_word();
  return !node.children.empty() && std::all_of(node.children.begin(), node.children.end(), only_words);
}

// Some white space, and nothing else.
bool is_blanks(const PatternNode& node) {
  if (node.kind == Kind::kRepeat) return node.min > 0 && is_blanks(node.children[0]);
  return (node.kind == Kind::kChar || node.kind == Kind::kClass) && (node.set.classes & ~kBlankClasses) == 0 &&
         node.set.classes != 0 && node.set.never_word();
}

PatternNode any_blanks() {
  PatternNode blank;
  blank.kind = Kind::kClass;
  blank.categories = category_bit(U' ') | category_bit(U'\u2028') | category_bit(U'\u2029');
  blank.ranges = {{U'\t', U'\r'}, {U'\u0085', U'\u0085'}};
  blank.set = CharSet{kBlankClasses, false, true};
  PatternNode all;
  all.kind = Kind::kRepeat;
  all.min = 0;
  all.max = -1;
  all.children.push_back(std::move(blank));
  return all;
}

// All texts that a node can match, as long as they are few.
bool expand(const PatternNode& node, std::vector<std::string>& out);

bool append_all(std::vector<std::string>& heads, const std::vector<std::string>& tails) {
  std::vector<std::string> made;
  for (const std::string& head : heads)
    for (const std::string& tail : tails) made.push_back(head + tail);
  heads = std::move(made);
  return heads.size() <= kMostWords;
}

bool expand(const PatternNode& node, std::vector<std::string>& out) {
  out.clear();
  switch (node.kind) {
    case Kind::kEmpty: out.emplace_back(); return true;
    case Kind::kChar:
      out.emplace_back();
      append_utf8(out.back(), node.c);
      return true;
    case Kind::kClass:
      for (char32_t c : node.members) {
        out.emplace_back();
        append_utf8(out.back(), c);
      }
      return !out.empty();
    case Kind::kGroup: return expand(node.children[0], out);
    case Kind::kSequence: {
      out.emplace_back();
      std::vector<std::string> part;
      for (const PatternNode& child : node.children)
        if (!expand(child, part) || !append_all(out, part)) return false;
      return true;
    }
    case Kind::kChoice: {
      std::vector<std::string> part;
      for (const PatternNode& child : node.children) {
        if (!expand(child, part)) return false;
        out.insert(out.end(), part.begin(), part.end());
        if (out.size() > kMostWords) return false;
      }
      return true;
    }
    case Kind::kRepeat: {
      if (node.max < 0 || node.max > 3) return false;
      std::vector<std::string> part;
      if (!expand(node.children[0], part)) return false;
      std::vector<std::string> all{""};
      for (int i = 0; i <= node.max; ++i) {
        if (i >= node.min) out.insert(out.end(), all.begin(), all.end());
        if (i < node.max && !append_all(all, part)) return false;
      }
      return out.size() <= kMostWords;
    }
    default: return false;
  }
}

class Planner {
 public:
  std::optional<TriggerPlan> best(const PatternNode& node, const Context& context) {
    std::optional<Choice> chosen = choose(pattern_atoms(node), context);
    return chosen ? std::optional(std::move(chosen->plan)) : std::nullopt;
  }

  // As pattern_from_trigger, of a node between others.
  std::optional<PatternNode> from_trigger(const PatternNode& node, const Context& outer) {
    const Atoms atoms = pattern_atoms(node);
    const std::optional<Choice> chosen = choose(atoms, outer);
    if (!chosen) return std::nullopt;
    PatternNode rest;
    rest.kind = Kind::kSequence;
    size_t next = chosen->atom;
    if (chosen->plan.odd_gap && is_blanks(*atoms[next])) {
      rest.children.push_back(any_blanks());   // of the gap, before what is looked for
    } else if (chosen->plan.atom == TriggerPlan::kNowhere) {
      if (!add_from_inside(*atoms[next], around(atoms, next, next + 1, outer), rest.children)) return std::nullopt;
      ++next;
    }
    for (; next < atoms.size(); ++next) rest.children.push_back(*atoms[next]);
    return rest;
  }

 private:
  struct Choice {
    TriggerPlan plan;
    size_t atom;   // that has the trigger in it, or begins with it
  };

  std::optional<Choice> choose(const Atoms& atoms, const Context& context) {
    std::optional<Choice> chosen;
    std::vector<uint32_t> lengths;
    for (const PatternNode* atom : atoms) lengths.push_back(longest_bytes(*atom));

    for (size_t i = 0; i < atoms.size();) {
      size_t end = i + 1;
      std::optional<TriggerPlan> candidate;
      if (only_words(*atoms[i])) {
        while (end < atoms.size() && only_words(*atoms[end])) ++end;
        candidate = words(atoms, i, end, context);
      } else {
        candidate = single(atoms, i, context);
      }
      if (candidate) {
        const bool begins = begins_trigger(*atoms[i]) && !candidate->odd_gap;   // a gap is longer than what is looked for
        candidate->atom = begins ? static_cast<uint32_t>(i) : TriggerPlan::kNowhere;
        for (size_t j = 0; j < i; ++j) candidate->before = add(candidate->before, lengths[j]);
        for (size_t j = end; j < atoms.size(); ++j) candidate->after = add(candidate->after, lengths[j]);
        if (!chosen || candidate->cost < chosen->plan.cost) chosen = {std::move(*candidate), i};
      }
      i = end;
    }
    if (!chosen || chosen->plan.cost > kLiteralCost) {
      if (auto by_literal = literal(atoms, lengths)) chosen = {*by_literal, by_literal->atom};
    }
    return chosen;
  }

  // Adds what stands from a trigger that is somewhere inside of an atom to the end of the atom.
  bool add_from_inside(const PatternNode& atom, const Context& context, std::vector<PatternNode>& rest) {
    if (atom.kind == Kind::kChoice) {
      PatternNode branches = atom;
      for (PatternNode& branch : branches.children) {
        std::optional<PatternNode> one = from_trigger(branch, context);
        if (!one) return false;
        branch = std::move(*one);
      }
      rest.push_back(std::move(branches));
      return true;
    }
    if (atom.kind != Kind::kRepeat) return false;
    const PatternNode& child = atom.children[0];
    std::optional<PatternNode> first = from_trigger(child, first_time_round(child, context));
    if (!first) return false;
    rest.push_back(std::move(*first));
    rest.push_back(atom);
    PatternNode& others = rest.back();
    others.min = 0;
    if (others.max > 0) --others.max;
    return true;
  }

  // Is a trigger that is made of this atom, or of a run of words from it on, where the atom is?
  static bool begins_trigger(const PatternNode& atom) {
    return only_words(atom) || atom.kind == Kind::kChar || atom.kind == Kind::kClass || atom.kind == Kind::kTextStart ||
           atom.kind == Kind::kTextEnd;
  }

  // What stands before atom i: certain boundary, possible characters.
  static Context around(const Atoms& atoms, size_t begin, size_t end, const Context& outer) {
    Context found;
    found.before = {};
    size_t i = begin;
    bool open = true;
    while (i > 0 && open) {
      const PatternNode& atom = *atoms[--i];
      if (atom.kind == Kind::kBoundary || atom.kind == Kind::kLineStart || atom.kind == Kind::kTextStart) {
        // A boundary at which no word goes on; what the character is stays to be seen.
        if (i + 1 == begin) found.boundary_before = true;
        if (atom.kind != Kind::kBoundary) {
          found.before.add(CharSet{class_bit(CharClass::kStart) | class_bit(CharClass::kNewline), false, true});
          open = false;
        }
        continue;
      }
      if (is_assertion(atom)) continue;
      const CharSet last = last_chars(atom);
      found.before.add(last);
      if (!can_be_empty(atom)) open = false;
    }
    if (open) found.before.add(outer.before);
    if (begin == 0) found.boundary_before = outer.boundary_before;
    if (found.before.never_word()) found.boundary_before = true;
    found.after = {};
    i = end;
    open = true;
    while (i < atoms.size() && open) {
      const PatternNode& atom = *atoms[i++];
      if (atom.kind == Kind::kBoundary || atom.kind == Kind::kLineEnd || atom.kind == Kind::kTextEnd) {
        if (i == end + 1) found.boundary_after = true;
        if (atom.kind != Kind::kBoundary) {
          found.after.add(CharSet{class_bit(CharClass::kStart) | class_bit(CharClass::kNewline), false, true});
          open = false;
        }
        continue;
      }
      if (is_assertion(atom)) continue;
      found.after.add(first_chars(atom));
      if (!can_be_empty(atom)) open = false;
    }
    if (open) found.after.add(outer.after);
    if (end == atoms.size()) found.boundary_after = outer.boundary_after;
    if (found.after.never_word()) found.boundary_after = true;
    return found;
  }

  // Atoms [begin, end) match word characters only.
  static std::optional<TriggerPlan> words(const Atoms& atoms, size_t begin, size_t end, const Context& outer) {
    const Context context = around(atoms, begin, end, outer);
    if (!context.boundary_before) return std::nullopt;
    TriggerPlan plan;
    if (context.boundary_after) {
      std::vector<std::string> all{""}, part;
      bool finite = true;
      for (size_t i = begin; i < end && finite; ++i) finite = expand(*atoms[i], part) && append_all(all, part);
      if (finite && std::none_of(all.begin(), all.end(), [](const std::string& w) { return w.empty(); })) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (const std::string& word : all) plan.cost += word_cost(word);
        plan.words = std::move(all);
        return plan;
      }
    }
    // A number: the run begins with a digit. Its end may lie behind the match.
    const CharSet first = first_chars(*atoms[begin]);
    if (!can_be_empty(*atoms[begin]) && first.classes == class_bit(CharClass::kDigit)) {
      plan.number = true;
      plan.cost = 4;
      for (size_t i = begin; i < end; ++i) plan.after = add(plan.after, longest_bytes(*atoms[i]));
      return plan;
    }
    return std::nullopt;
  }

  std::optional<TriggerPlan> single(const Atoms& atoms, size_t i, const Context& outer) {
    const PatternNode& atom = *atoms[i];
    switch (atom.kind) {
      case Kind::kChar:
      case Kind::kClass: return mark(atom, around(atoms, i, i + 1, outer));
      case Kind::kChoice: return choice(atom, around(atoms, i, i + 1, outer));
      case Kind::kRepeat: return repeat(atom, around(atoms, i, i + 1, outer));
      case Kind::kTextStart:
      case Kind::kTextEnd: return text_edge(atom.kind == Kind::kTextStart);
      default: return std::nullopt;
    }
  }

  static TriggerPlan text_edge(bool start) {
    TriggerPlan plan;
    (start ? plan.text_start : plan.text_end) = true;
    plan.cost = .5;
    return plan;
  }

  static std::optional<TriggerPlan> mark(const PatternNode& atom, const Context& context) {
    std::vector<char32_t> all = atom.members;
    if (atom.kind == Kind::kChar) all = {atom.c};
    const auto is_odd_gap = [](char32_t c) { return c != U' ' && is_blank(c); };  // a tab, a no-break space
    if (!all.empty() && std::all_of(all.begin(), all.end(), is_odd_gap)) {
      TriggerPlan plan;
      plan.odd_gap = true;
      plan.cost = 2;
      return plan;
    }
    if (!atom.set.never_word() || (atom.set.classes & kBlankClasses) != 0) return std::nullopt;
    if (all.empty()) return std::nullopt;
    TriggerPlan plan;
    for (char32_t c : all) {
      plan.marks.push_back({c, context.before.classes, context.after.classes});
      plan.cost += mark_cost(plan.marks.back());
    }
    return plan;
  }

  std::optional<TriggerPlan> choice(const PatternNode& atom, const Context& context) {
    TriggerPlan all;
    for (const PatternNode& branch : atom.children) {
      const std::optional<TriggerPlan> one = best(branch, context);
      if (!one || !one->literal.empty()) return std::nullopt;
      all.words.insert(all.words.end(), one->words.begin(), one->words.end());
      all.marks.insert(all.marks.end(), one->marks.begin(), one->marks.end());
      all.number |= one->number;
      all.odd_gap |= one->odd_gap;
      all.text_start |= one->text_start;
      all.text_end |= one->text_end;
      all.before = std::max(all.before, one->before);
      all.after = std::max(all.after, one->after);
      all.cost += one->cost;
    }
    if (all.words.size() > kMostWords * 4) return std::nullopt;
    return all;
  }

  std::optional<TriggerPlan> repeat(const PatternNode& atom, const Context& context) {
    if (atom.min == 0) return std::nullopt;
    const PatternNode& child = atom.children[0];
    const bool blanks = child.set.never_word() && child.set.classes != 0 && (child.set.classes & ~kBlankClasses) == 0;
    const bool at_line_end = context.after.classes != 0 &&
                             (context.after.classes & ~(class_bit(CharClass::kStart) | class_bit(CharClass::kNewline))) == 0;
    if (blanks && (atom.min >= 2 || at_line_end)) {
      TriggerPlan plan;   // the whole gap, and so the whole repetition
      plan.odd_gap = true;
      plan.cost = 2;
      return plan;
    }
    std::optional<TriggerPlan> plan = best(child, first_time_round(child, context));
    if (!plan || !plan->literal.empty()) return std::nullopt;
    if (atom.max < 0) plan->after = TriggerPlan::kLine;
    else
      for (int i = 1; i < atom.max; ++i) plan->after = add(plan->after, longest_bytes(child));
    return plan;
  }

  // What is beside the first one of a repetition: on its right stands another one, or what follows.
  static Context first_time_round(const PatternNode& child, const Context& context) {
    Context first = context;
    first.after.add(first_chars(child));
    first.boundary_after = false;
    return first;
  }

  // The longest run of plain characters.
  static std::optional<TriggerPlan> literal(const Atoms& atoms, const std::vector<uint32_t>& lengths) {
    TriggerPlan plan;
    for (size_t i = 0; i < atoms.size(); ++i) {
      std::string text;
      size_t end = i;
      for (; end < atoms.size() && atoms[end]->kind == Kind::kChar && !atoms[end]->ignore_case; ++end)
        append_utf8(text, atoms[end]->c);
      if (text.size() > plan.literal.size()) {
        plan.literal = std::move(text);
        plan.atom = static_cast<uint32_t>(i);
        plan.before = plan.after = 0;
        for (size_t j = 0; j < i; ++j) plan.before = add(plan.before, lengths[j]);
        for (size_t j = end; j < atoms.size(); ++j) plan.after = add(plan.after, lengths[j]);
      }
      i = std::max(i, end);
    }
    if (plan.literal.size() < 2) return std::nullopt;
    plan.cost = kLiteralCost;
    return plan;
  }
};

}  // namespace

std::vector<const PatternNode*> pattern_atoms(const PatternNode& root) {
  Atoms atoms;
  flatten(root, atoms);
  return atoms;
}

TriggerPlan plan_triggers(const PatternNode& root) {
  std::optional<TriggerPlan> plan = Planner().best(root, Context{});
  if (plan) return *plan;
  TriggerPlan scan;
  scan.before = scan.after = TriggerPlan::kLine;
  scan.cost = kScanCost;
  return scan;
}

std::optional<PatternNode> pattern_from_trigger(const PatternNode& root) { return Planner().from_trigger(root, Context{}); }

}  // namespace mtlint
