// The HTML report: reads the findings that stand in the page, filters, sorts and shows them, a page at a time.
// Text of documents gets into the page as text only: elements are made by make() and by nothing else.
"use strict";

const $ = (id) => document.getElementById(id);
const SEVERITIES = ["hint", "warning", "error"];  // as people call them
const CLASSES = ["info", "warning", "error"];
const PLURALS = ["hints", "warnings", "errors"];
const APPLY = [["to choose by hand"], ["look before you apply it: ", "mtlint fix --unsafe"], ["can be applied unread: ", "mtlint fix"]];

const report = { findings: [], documents: [], rules: [], errors: [] };
const byLink = new Map();  // the name of a finding in addresses -> finding
let shown = [];            // what the filters let through, sorted
let chosen = null;

// --- making elements

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === "class") element.className = value;
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const number = (value) => value.toLocaleString("en");
const counted = (count, thing, things) => `${number(count)} ${count === 1 ? thing : things || thing + "s"}`;

// Characters that nobody sees, or that would turn the line around, are shown by their numbers; where the text changes,
// so are spaces that one could miss.
const DOT = "\u00b7", NO_BREAK = "\u237d";
const SIGNS = { "\n": "\u21b5", "\t": "\u21e5" };
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;
const UNSEEN_IN_CHANGE = new RegExp(UNSEEN.source.replace("\\u200b", "\\t\\n\\u200b-\\u200d"));

function visible(text, change) {
  const unseen = change ? UNSEEN_IN_CHANGE : UNSEEN;
  text = text.replace(/\r\n?/g, "\n");
  if (change) text = text.replace(/^ +| +$| {2,}/g, (spaces) => DOT.repeat(spaces.length)).replaceAll("\u00a0", NO_BREAK);
  const out = [];
  let plain = "";
  for (const character of text) {
    const space = change && (character === DOT || character === NO_BREAK);
    if (!space && !unseen.test(character)) {
      plain += character;
      continue;
    }
    if (plain) out.push(plain);
    if (space) {
      plain = "";
      out.push(make("span", { class: "space" }, character));
      continue;
    }
    plain = character === "\n" ? "\n" : "";
    out.push(make("span", { class: "sign" }, SIGNS[character] ||
      "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")));
  }
  if (plain) out.push(plain);
  return out;
}

// --- a finding in its sentence

// Is `at` between the halves of a character?
const splits = (text, at) => at > 0 && at < text.length && text.charCodeAt(at) >>> 10 === 0x37;

// The text from `from` to `to` in pieces: {text, found: is it part of what was found, taken: is it taken out,
// put: what stands there instead, or behind it}.
function pieces(finding, edits, from, to) {
  const text = finding.passage[0];
  const inside = (at) => Math.min(Math.max(at, from), to);
  const ends = new Set([from, to]);
  for (const [start, end] of [[finding.start, finding.end], ...edits]) ends.add(inside(start)).add(inside(end));
  const places = [...ends].sort((a, b) => a - b);
  return places.map((end, i) => {
    const start = i > 0 ? places[i - 1] : end;
    return {
      text: text.slice(start, end),
      found: finding.start <= start && start < end && end <= finding.end,
      taken: start < end && edits.some((edit) => edit[0] <= start && end <= edit[1]),
      put: edits.filter((edit) => edit[1] === end).map((edit) => edit[2]).join(""),
      point: end === finding.start && end === finding.end,
    };
  });
}

// How a piece is shown: what is there, and what is put there.
const old = ({ text, found, taken }) =>
  !text ? [] : taken ? make("del", {}, visible(text, true)) : found ? make("mark", {}, visible(text, false)) : visible(text, false);
const put = (piece) => (piece.put ? make("ins", {}, visible(piece.put, true)) : []);

const asItIs = (all) => all.map((piece) => [old(piece), piece.point ? make("mark", { class: "point" }) : []]);
const asProposed = (all) => all.map((piece) => [piece.taken ? [] : visible(piece.text, false), put(piece)]);
const asChange = (all) => all.map((piece) => [old(piece), put(piece)]);

function cutMarks(finding, nodes) {
  const cut = finding.passage[1];
  return [cut & 1 ? "\u2026 " : null, nodes, cut & 2 ? " \u2026" : null];
}

// The sentence as it is, and as each fix would have it.
function versions(finding) {
  const length = finding.passage[0].length;
  const first = finding.fixes.length > 0 ? finding.fixes[0][2] : [];
  const version = (title, nodes, note) =>
    make("div", { class: "version" }, make("h4", {}, title), make("p", { class: "sentence", dir: "auto" }, nodes),
      note ? make("p", { class: "note" }, note) : null);
  const out = [version("As it is", cutMarks(finding, asItIs(pieces(finding, first, 0, length))))];
  finding.fixes.forEach(([title, apply, edits, elsewhere], i) => {
    const note = [visible(title, false), title ? " \u2013 " : "", APPLY[apply][0], APPLY[apply][1] ? make("code", { class: "command" }, APPLY[apply][1]) : null,
      elsewhere > 0 ? `; ${counted(elsewhere, "more change")} elsewhere in the text` : ""];
    out.push(version(i === 0 ? "Proposed" : "Or", cutMarks(finding, asProposed(pieces(finding, edits, 0, length))), note));
  });
  return make("div", { class: "versions" }, out);
}

// The change in a few words, for the table.
function snippet(finding) {
  const edits = finding.fixes.length > 0 ? finding.fixes[0][2] : [];
  const text = finding.passage[0];
  const start = Math.min(finding.start, ...edits.map((edit) => edit[0]));
  const end = Math.min(Math.max(finding.end, ...edits.map((edit) => edit[1])), start + 120);
  let from = Math.max(0, start - 32);
  let to = Math.min(text.length, end + 32);
  if (from > 0) from = Math.max(from, text.lastIndexOf(" ", Math.min(from + 12, start)) + 1);
  if (to < text.length) to = text.indexOf(" ", to) >= 0 && text.indexOf(" ", to) < to + 12 ? text.indexOf(" ", to) : to;
  if (splits(text, from)) --from;
  if (splits(text, to)) ++to;
  const cut = finding.passage[1];
  return make("bdi", { class: "snippet" }, from > 0 || cut & 1 ? "\u2026" : null, asChange(pieces(finding, edits, from, to)),
    to < text.length || cut & 2 ? "\u2026" : null);
}

const severityMark = (finding) =>
  make("span", { class: `severity ${CLASSES[finding.severity]}` }, SEVERITIES[finding.severity]);
const STANDINGS = ["", "known", "suppressed"];
// What is said of a finding beside its severity: that it does not count, or that the report before had it not.
const standingMark = (finding) => {
  const said = STANDINGS[finding.standing] || (report.gone && !finding.seen ? "new" : "");
  return said ? make("span", { class: "standing" }, said) : null;
};
const nameOf = (entry) => entry.path + (entry.id ? " \u203a " + entry.id : "");
// The end of a name, which tells it from its neighbours: a record's id, a file's own name.
const briefName = (entry) => entry.id || entry.path.split("/").pop() || entry.path;
const groupName = (name) => name || "(none)";
const GROUPS = { document: "Document", folder: "Folder", lang: "Language", source_lang: "Source language" };
const groupTitle = () => (report.score && report.score.group_by ? GROUPS[report.score.group_by] || report.score.group_by : "Group");
const sure = (finding) => `${Math.round(finding.confidence * 100)}\u202f%`;

const breakable = (name) => name.split("/").flatMap((part, i) => (i > 0 ? ["/", make("wbr"), part] : [part]));

function rulePage(rule) {
  const examples = make("dl", { class: "examples" });
  for (const [text, marks, good] of rule.bad) {
    const example = { passage: [text, 0], start: -1, end: -1 };
    const bad = asItIs(pieces(example, marks.map(([from, to]) => [from, to, ""]), 0, text.length));
    examples.append(make("dt", { class: "new" }, good === undefined ? "wrong" : "instead of"), make("dd", { class: "new", dir: "auto" }, bad));
    if (good !== undefined) examples.append(make("dt", {}, "write"), make("dd", { dir: "auto" }, visible(good, false)));
  }
  for (const text of rule.ok) examples.append(make("dt", { class: "new" }, "right as it is"), make("dd", { class: "new", dir: "auto" }, visible(text, false)));
  return make("div", { class: "more" },
    make("h4", {}, "The rule ", make("code", {}, rule.id), ` in ${rule.pack}, ${rule.category}`),
    make("p", {}, visible(rule.summary, false)),
    rule.why ? make("p", {}, visible(rule.why, false)) : null,
    rule.fix_safety ? make("p", { class: "note" }, `Why its fix is ${rule.fix}: `, visible(rule.fix_safety, false)) : null,
    examples.children.length > 0 ? examples : null);
}

// What is said of a finding itself, on the screen and on paper.
function story(finding) {
  const rule = report.rules[finding.rule];
  const place = report.documents[finding.document];
  return [
    make("p", { class: "facts" }, severityMark(finding), standingMark(finding), make("bdi", {}, visible(nameOf(place), false)),
      make("span", {}, `line ${number(finding.line)}, column ${number(finding.column)}`),
      place.lang ? make("span", {}, place.source_lang ? `${place.source_lang} \u2192 ${place.lang}` : place.lang) : null,
      make("span", {}, `${sure(finding)} sure`), make("code", {}, rule.id)),
    make("h3", {}, visible(finding.message, false)),
    versions(finding),
    finding.fixes.length === 0 ? make("p", { class: "note" }, "No text is proposed here: it needs a person.") : null,
    finding.related.length === 0 ? null : make("p", { class: "note" }, "Also said of this place: ",
      finding.related.map(([id, message], i) => [i > 0 ? "; " : null, make("code", {}, id), message ? [" ", visible(message, false)] : null])),
  ];
}

// --- the state, which the address of the page holds

const DEFAULTS = { severities: "", known: "", suppressed: "", since: "", category: "", rule: "", group: "", document: "", text: "", sort: "place", descending: "", page: "1", size: "25", finding: "" };
let state = { ...DEFAULTS };

function severitiesShown() {
  if (state.severities !== "") return state.severities;
  return report.counts[1] + report.counts[2] > 0 ? "12" : "012";
}

const standingsShown = () => [0, ...(state.known ? [1] : []), ...(state.suppressed ? [2] : [])];

function addressOf(changes) {
  const wanted = { ...state, ...changes };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== DEFAULTS[name]) parameters.set(name, value);
  return "#" + parameters.toString();
}

function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) if (parameters.has(name)) state[name] = parameters.get(name);
  if (![...$("sort").options].some((option) => option.value === state.sort)) state.sort = DEFAULTS.sort;
}

// New filters: the first page of them, from the top.
function change(changes) {
  state = { ...state, page: "1", finding: "", ...changes };
  history.replaceState(null, "", addressOf({}));
  update();
}

// --- filters and order

function makeFilter() {
  const severities = severitiesShown();
  const standings = standingsShown();
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const name = state.document.toLowerCase();
  const wantedRule = report.rules.findIndex((rule) => rule.id === state.rule);
  const rules = report.rules.map((rule) => !state.category || rule.category === state.category);
  const exact = report.documents.some((entry) => nameOf(entry) === state.document);
  const isNamed = (entry) => !name || (exact ? nameOf(entry) === state.document : nameOf(entry).toLowerCase().includes(name));
  const documents = report.documents.map((entry) => isNamed(entry) && (!state.group || groupName(entry.group) === state.group));
  return (finding) => {
    if (!severities.includes(finding.severity) || !rules[finding.rule] || !documents[finding.document]) return false;
    if (!standings.includes(finding.standing)) return false;
    if (state.since && (finding.standing > 0 || finding.seen !== (state.since === "still"))) return false;
    if (state.rule && finding.rule !== wantedRule) return false;
    if (words.length === 0) return true;
    const entry = report.documents[finding.document];
    const all = [finding.message, finding.passage[0], report.rules[finding.rule].id, nameOf(entry),
      ...finding.fixes.map((fix) => fix[0] + " " + fix[2].map((edit) => edit[2]).join(" "))].join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  };
}

// Where each name stands among the names.
function ranks(names) {
  const order = names.map((_, i) => i).sort((a, b) => (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : a - b));
  const out = [];
  order.forEach((index, rank) => (out[index] = rank));
  return out;
}

function makeOrder() {
  const ruleRanks = ranks(report.rules.map((rule) => rule.id));
  const documentRanks = state.sort === "document" ? ranks(report.documents.map(nameOf)) : null;
  const keys = {
    place: (finding) => finding.number,
    severity: (finding) => -finding.severity,
    confidence: (finding) => -finding.confidence,
    rule: (finding) => ruleRanks[finding.rule],
    document: (finding) => documentRanks[finding.document],
    score: (finding) => report.documents[finding.document].score,
  };
  const key = keys[state.sort];
  const sign = state.descending ? -1 : 1;
  return (a, b) => sign * (key(a) - key(b)) || a.number - b.number;
}

function update() {
  shown = report.findings.filter(makeFilter());
  if (state.sort !== "place" || state.descending) shown.sort(makeOrder());
  showFilters();
  showPage();
}

const pageCount = () => Math.max(1, Math.ceil(shown.length / pageSize()));
const pageSize = () => Math.max(1, Number(state.size) || 25);

function showPage() {
  const size = pageSize();
  chosen = byLink.get(state.finding) || null;
  let page = Math.min(Math.max(1, Math.floor(Number(state.page)) || 1), pageCount());
  if (chosen) {
    const at = shown.indexOf(chosen);
    if (at >= 0) page = Math.floor(at / size) + 1;
  }
  state.page = String(page);
  const rows = shown.slice((page - 1) * size, page * size);
  if (!chosen) chosen = rows[0] || null;

  const body = $("table").tBodies[0];
  body.replaceChildren(...rows.map(row));
  $("table").hidden = rows.length === 0;
  for (const empty of document.querySelectorAll(".empty")) empty.remove();
  if (rows.length === 0)
    $("table").after(make("p", { class: "empty" }, report.findings.length === 0 ? "Nothing was found." : "No finding fits these filters."));
  const all = standingsShown().reduce((sum, standing) => sum + report.standings[standing], 0);
  $("count").textContent = shown.length === all
    ? counted(shown.length, "finding")
    : `${counted(shown.length, "finding")} of ${number(all)} with these filters`;
  $("page").value = page;
  $("page").max = pageCount();
  $("page-count").textContent = number(pageCount());
  $("first").disabled = $("previous").disabled = page <= 1;
  $("last").disabled = $("next").disabled = page >= pageCount();
  $("pages").hidden = shown.length === 0;
  showDetail();
}

function row(finding) {
  const place = report.documents[finding.document];
  const rule = report.rules[finding.rule];
  return make("tr", { "data-finding": finding.link, "aria-current": finding === chosen ? "true" : null },
    make("td", {}, severityMark(finding), standingMark(finding)),
    make("td", {}, make("a", { href: addressOf({ finding: finding.link }) }, visible(finding.message, false)), snippet(finding)),
    make("td", {}, rule.id, make("div", { class: "aside" }, breakable(rule.category))),
    make("td", {}, `line ${number(finding.line)}`, make("bdi", { class: "aside name", title: nameOf(place) }, visible(briefName(place), false))),
    make("td", { class: "number" }, sure(finding)));
}

function showDetail() {
  for (const tr of $("table").tBodies[0].rows) {
    if (chosen && tr.dataset.finding === chosen.link) tr.setAttribute("aria-current", "true");
    else tr.removeAttribute("aria-current");
  }
  const detail = $("detail");
  detail.scrollTop = 0;
  if (!chosen) {
    detail.replaceChildren(make("p", { class: "note" }, report.findings.length === 0 ? "There is nothing to show." : "Choose a finding of the table."));
    return;
  }
  const rule = report.rules[chosen.rule];
  const place = report.documents[chosen.document];
  const button = (text, changes) => make("button", { type: "button", on: { click: () => change(changes) } }, text);
  detail.replaceChildren(...story(chosen).filter(Boolean),
    make("p", { class: "buttons" }, button("Only this rule", { rule: rule.id }), button("Only this document", { document: nameOf(place) })),
    rulePage(rule));
}

function choose(finding, keepFocus) {
  if (!finding) return;
  state.finding = finding.link;
  history.replaceState(null, "", addressOf({}));
  if (keepFocus && $("table").tBodies[0].querySelector(`[data-finding="${finding.link}"]`)) {
    chosen = finding;
    showDetail();
  } else {
    showPage();
  }
  const current = $("table").querySelector("tr[aria-current]");
  if (current) current.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const at = chosen ? shown.indexOf(chosen) : -1;
  choose(shown[Math.min(Math.max(0, at + by), shown.length - 1)], true);
  const link = $("table").querySelector("tr[aria-current] a");
  if (link) link.focus({ preventScroll: true });
}

function turnTo(page) {
  state.finding = "";
  state.page = String(Math.min(Math.max(1, page), pageCount()));
  history.replaceState(null, "", addressOf({}));
  showPage();
}

// --- the filters' controls

function showFilters() {
  const severities = severitiesShown();
  for (const severity of [0, 1, 2]) $("severity-" + severity).checked = severities.includes(severity);
  for (const name of ["text", "document"]) if ($(name).value !== state[name]) $(name).value = state[name];
  for (const name of ["since", "category", "rule", "group", "sort", "size"]) $(name).value = state[name];
  for (const name of ["known", "suppressed"]) $(name).checked = state[name] !== "";
  for (const th of document.querySelectorAll("th[data-sort]")) {
    if (th.dataset.sort === state.sort) th.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  }
}

function fillFilters() {
  const categories = new Map(), rules = new Map(), documents = new Map(), groups = new Map();
  let counts = 1;
  const add = (map, key) => map.set(key, (map.get(key) || 0) + counts);
  for (const finding of report.findings) {
    const rule = report.rules[finding.rule];
    counts = finding.standing === 0 ? 1 : 0;
    add(categories, rule.category);
    add(rules, rule.id);
    add(documents, finding.document);
    add(groups, groupName(report.documents[finding.document].group));
  }
  const fill = (select, counts) => select.replaceChildren(make("option", { value: "" }, "all"),
    ...[...counts.keys()].sort().map((name) => make("option", { value: name }, `${name} (${number(counts.get(name))})`)));
  fill($("category"), categories);
  fill($("rule"), rules);
  fill($("group"), groups);
  $("group-label").hidden = groups.size < 2;
  $("group-label").firstElementChild.textContent = groupTitle();
  $("sort").querySelector("[value=score]").hidden = !report.score;
  const most = [...documents.keys()].sort((a, b) => documents.get(b) - documents.get(a) || a - b).slice(0, 500);
  $("documents").replaceChildren(...most.map((index) => make("option", { value: nameOf(report.documents[index]) })));
  $("standing").hidden = report.standings[1] + report.standings[2] === 0;
  for (const standing of [1, 2]) {
    const chip = $(STANDINGS[standing]).parentElement;
    chip.hidden = report.standings[standing] === 0;
    chip.querySelector("output").textContent = number(report.standings[standing]);
  }
  $("since-label").hidden = !report.gone;
  for (const severity of [0, 1, 2])
    $("severity-" + severity).parentElement.querySelector("output").textContent = number(report.counts[severity]);
}

function listen() {
  let waiting = 0;
  const later = (changes) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => change(changes()), 150);
  };
  $("text").addEventListener("input", () => later(() => ({ text: $("text").value })));
  $("document").addEventListener("input", () => later(() => ({ document: $("document").value })));
  for (const name of ["known", "suppressed"]) $(name).addEventListener("change", () => change({ [name]: $(name).checked ? "1" : "" }));
  for (const name of ["since", "category", "rule", "group"]) $(name).addEventListener("change", () => change({ [name]: $(name).value }));
  $("sort").addEventListener("change", () => change({ sort: $("sort").value, descending: "" }));
  $("size").addEventListener("change", () => change({ size: $("size").value }));
  for (const severity of [0, 1, 2])
    $("severity-" + severity).addEventListener("change", () =>
      change({ severities: [0, 1, 2].filter((s) => $("severity-" + s).checked).join("") || "none" }));
  $("clear").addEventListener("click", () => change({ ...DEFAULTS, size: state.size }));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  for (const th of document.querySelectorAll("th[data-sort]"))
    th.querySelector("button").addEventListener("click", () => change(
      { sort: th.dataset.sort, descending: state.sort === th.dataset.sort && !state.descending ? "1" : "" }));
  $("first").addEventListener("click", () => turnTo(1));
  $("previous").addEventListener("click", () => turnTo(Number(state.page) - 1));
  $("next").addEventListener("click", () => turnTo(Number(state.page) + 1));
  $("last").addEventListener("click", () => turnTo(pageCount()));
  $("page").addEventListener("change", () => turnTo(Number($("page").value)));
  $("table").addEventListener("click", (event) => {
    const tr = event.target.closest("tbody tr");
    if (!tr || event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    event.preventDefault();
    choose(byLink.get(tr.dataset.finding), true);
  });
  addEventListener("hashchange", () => {
    if (location.hash === "#findings") return history.replaceState(null, "", addressOf({}));
    readAddress();
    update();
  });
  $("help-open").addEventListener("click", () => $("help").showModal());
  addEventListener("keydown", pressed);
  $("theme").addEventListener("change", () => setTheme($("theme").value));
  addEventListener("beforeprint", preparePrint);
  addEventListener("afterprint", () => {
    $("print").replaceChildren();
    $("plots-box").open = plotsWereOpen;
    resizePlots();
    setTheme(storedTheme());
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolourPlots);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const inField = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape" && inField) return event.target.blur();
  if (inField) return;
  const keys = {
    j: () => step(1), k: () => step(-1),
    n: () => turnTo(Number(state.page) + 1), p: () => turnTo(Number(state.page) - 1),
    "/": () => $("text").focus(),
    r: () => chosen && change({ rule: report.rules[chosen.rule].id }),
    d: () => chosen && change({ document: nameOf(report.documents[chosen.document]) }),
    x: () => change({ ...DEFAULTS, size: state.size }),
    "?": () => $("help").showModal(),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  $("theme").value = theme;
  try {
    localStorage.setItem("mtlint-theme", theme);
  } catch { /* a browser may keep nothing for files */ }
  recolourPlots();
}

function storedTheme() {
  try {
    return localStorage.getItem("mtlint-theme") || "";
  } catch {
    return "";
  }
}

// --- paper

const MOST_ON_PAPER = 500;
const PAPER_PLOT = 330;  // pixels, for two of them side by side
let plotsWereOpen = true;

function preparePrint() {
  plotsWereOpen = $("plots-box").open;
  $("plots-box").open = true;
  document.documentElement.dataset.theme = "light";
  recolourPlots();
  resizePlots(PAPER_PLOT);
  const cards = shown.slice(0, MOST_ON_PAPER).map((finding) => make("article", { class: "card" }, story(finding)));
  $("print").replaceChildren(make("h2", {}, "Findings"), make("p", { class: "note" }, $("count").textContent,
    shown.length > MOST_ON_PAPER ? `; the first ${MOST_ON_PAPER} are printed` : ""), ...cards);
}

// --- the summary

// How the score is made.
function scoring(score) {
  const { name, severity, categories } = score.weights;
  const weights = Object.entries(severity).map(([of, weight]) => `${of} ${weight}`).join(", ");
  const special = Object.entries(categories).map(([category, weight]) => `; ${category} ${Object.values(weight).join(", ")}`).join("");
  return [make("summary", {}, "How the score is made"), make("p", {},
    `Score = ${score.formula}. The weights are those of \u201c${name}\u201d: ${weights}${special}. ` +
    `Here ${counted(score.points, "penalty point")} stand in ${counted(score.words, "word")}. The weights are in the manner of MQM; ` +
    "a text of few words moves far with one finding.")];
}

function showSummary() {
  const [hints, warnings, errors] = report.counts;
  const counting = report.findings.filter((finding) => finding.standing === 0);
  const withFindings = new Set(counting.map((finding) => finding.document)).size;
  const safe = counting.filter((finding) => finding.fixes.some((fix) => fix[1] === 2)).length;
  $("lead").textContent = counting.length === 0
    ? `Nothing was found in ${counted(report.documentCount, "document")}.`
    : `${counted(errors, "error")}, ${counted(warnings, "warning")} and ${counted(hints, "hint")} in ` +
      `${number(withFindings)} of ${counted(report.documentCount, "document")}.`;
  const card = (kind, name, value, of) => make("div", { class: kind }, make("dt", {}, name), make("dd", {}, value.toLocaleString("en", { maximumFractionDigits: 2 }), of ? make("small", {}, " " + of) : null));
  const score = report.score;
  $("cards").replaceChildren(...(score ? [card("score", `score (${score.score_by_confidence.toFixed(1)} by confidence)`, score.score, "of 100")] : []), card("error", "errors", errors), card("warning", "warnings", warnings), card("info", "hints", hints),
    card("", "documents with findings", withFindings, `of ${number(report.documentCount)}`),
    card("good", "can be fixed by mtlint fix", safe, counting.length > 0 ? `of ${number(counting.length)}` : ""));
  $("scoring").hidden = !score;
  $("scoring").replaceChildren(...(score ? scoring(score) : []));
  if (report.gone) showGone(counting);
  if (report.errors.length > 0)
    $("troubles").replaceChildren(make("div", { class: "trouble" }, counted(report.errors.length, "input or record", "inputs or records") + " could not be read:",
      make("ul", { tabindex: "0" }, report.errors.slice(0, 200).map((error) => make("li", {}, visible(error, false))),
        report.errors.length > 200 ? make("li", {}, `and ${number(report.errors.length - 200)} more`) : null)));
}

// What has changed since the report before.
function showGone(counting) {
  const fresh = counting.filter((finding) => !finding.seen).length;
  const { gone, goneCount } = report;
  const summary = make("summary", {}, "Since the last report: ", `${number(fresh)} new, ${number(counting.length - fresh)} still there, ${number(goneCount)} gone`);
  const rows = gone.map(([severity, rule, document, line, message]) => make("li", {}, severityMark({ severity }), " ",
    make("bdi", {}, visible(message, false)), " ", make("code", {}, rule), ", ", make("bdi", {}, visible(document, false)), `, line ${number(line)}`));
  $("gone").hidden = false;
  $("gone").replaceChildren(summary, goneCount === 0 ? make("p", {}, "Nothing is gone.")
    : make("ul", { tabindex: "0", "aria-label": "Findings that are gone" }, rows, goneCount > gone.length ? make("li", {}, `and ${number(goneCount - gone.length)} more`) : null));
}

// --- reading the data

function takePart(part) {
  for (const [path, id, lang, source_lang, group, words, score] of part.documents)
    report.documents.push({ path, id, lang, source_lang, group, words, score: score / 100 });
  for (const [rule, severity, confidence, document, line, column, passage, start, end, message, print, fixes, related, standing, seen] of part.findings) {
    let link = print;
    for (let i = 2; byLink.has(link); ++i) link = `${print}-${i}`;
    const finding = { number: report.findings.length, rule, severity, confidence, document, line, column, passage: part.passages[passage],
      start, end, message, link, fixes, related, standing, seen: seen === 1 };
    byLink.set(link, finding);
    report.findings.push(finding);
    ++report.standings[standing];
    if (standing === 0) ++report.counts[severity];
  }
}

async function start() {
  setTheme(storedTheme());
  report.counts = [0, 0, 0];
  report.standings = [0, 0, 0];
  const data = JSON.parse($("report").textContent);
  report.rules = data.rules;
  report.errors = data.errors;
  report.documentCount = data.documents;
  report.score = data.score || null;
  report.bins = data.bins || [];
  report.runs = data.runs;
  report.gone = data.gone || null;
  report.goneCount = data.gone_count || 0;
  let since = performance.now();
  for (const script of document.querySelectorAll("script.part")) {
    takePart(JSON.parse(script.textContent));
    script.remove();
    if (performance.now() - since < 50) continue;
    $("lead").textContent = `Reading the findings\u2026 ${number(report.findings.length)}`;
    await new Promise((resume) => setTimeout(resume));
    since = performance.now();
  }
  document.title = `mtlint report: ${counted(report.standings[0], "finding")}`;
  fillFilters();
  showSummary();
  readAddress();
  listen();
  update();
  drawPlots();
  document.documentElement.dataset.ready = "true";
}

start();
