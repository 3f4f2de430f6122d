// The plots of the summary. Each is a figure with the same numbers as a table, whose names are filters; without the
// library that draws (the program may be built without it) the tables stand alone.
"use strict";

const plots = [];

// The colour that a variable of the style has now, in light or in dark.
function colourOf(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

// figure: {title, note, kind: "bars" | "columns" | "line",
//          series: [{name, colour: nothing where it is only told in figures}],
//          rows: [{name, values: one of each series, filter: what a click on it changes, or nothing}],
//          fractions: are the values no whole numbers?, scale: more options of the scale of values}
function addPlot(into, figure) {
  const element = make("figure", {}, make("figcaption", {}, figure.title, figure.note ? make("small", {}, " " + figure.note) : null));
  const figures = make("div", { class: "figures", tabindex: "0", role: "group", "aria-label": `${figure.title}, in figures` }, figuresOf(figure));
  if (typeof Chart === "undefined") {
    element.append(figures);
  } else {
    const canvas = make("canvas", { role: "img", "aria-label": `${figure.title}, as a plot; the figures stand below` });
    const box = make("div", { class: "plot" }, canvas);
    box.style.height = figure.kind === "bars" ? `${figure.rows.length * ROW + 58}px` : `${MOST_BARS * ROW + 58}px`;
    element.append(box, make("details", {}, make("summary", {}, "In figures"), figures));
    into.append(element);
    plots.push({ figure, chart: new Chart(canvas, configurationOf(figure)) });
    return;
  }
  into.append(element);
}

function figuresOf({ title, series, rows }) {
  const heads = ["", ...series.map(({ name }) => name)];
  return make("table", {}, make("caption", { class: "hidden" }, title),
    make("thead", {}, make("tr", {}, heads.map((head, i) => (i === 0 ? make("td") : make("th", { scope: "col", class: "number" }, head))))),
    make("tbody", {}, rows.map(({ name, values, filter }) => make("tr", {},
      make("th", { scope: "row" }, make("bdi", {}, filter ? make("a", { href: addressOf({ ...DEFAULTS, ...filter }) }, visible(name, false)) : visible(name, false))),
      values.map((value) => make("td", { class: "number" }, value === null ? "\u2013" : value.toLocaleString("en", { maximumFractionDigits: 2 })))))));
}

const ROW = 25;  // of a bar, in pixels
const MOST_LETTERS = 24;
const shortName = (name) => {
  const plain = name.replace(/[\p{C}]/gu, "\ufffd");
  return plain.length > MOST_LETTERS ? "\u2026" + [...plain].slice(1 - MOST_LETTERS).join("") : plain;
};

function configurationOf(figure) {
  const { kind, rows } = figure;
  const series = figure.series.filter(({ colour }) => colour);
  const across = kind === "bars";
  const muted = colourOf("muted"), line = colourOf("line");
  const grid = { color: line, drawBorder: false };
  const counts = { stacked: kind !== "line", beginAtZero: true, grid, ticks: { color: muted, precision: figure.fractions ? undefined : 0 }, ...figure.scale };
  const names = { stacked: kind !== "line", grid: { display: false, drawBorder: false },
    ticks: { color: across ? colourOf("ink") : muted, autoSkip: !across, maxRotation: 0, callback: (_, i) => shortName(rows[i].name) } };
  return {
    type: kind === "line" ? "line" : "bar",
    data: {
      labels: rows.map(({ name }) => shortName(name)),
      datasets: series.map(({ name, colour }, i) => ({
        label: name, data: rows.map(({ values }) => values[i]), backgroundColor: colourOf(colour), borderColor: colourOf(colour),
        ...(kind === "line" ? { borderWidth: 2, pointRadius: 3 } : { borderRadius: 3, maxBarThickness: 18 }) })),
    },
    options: {
      indexAxis: across ? "y" : "x", animation: false, responsive: true, maintainAspectRatio: false,
      font: { family: getComputedStyle(document.body).fontFamily },
      interaction: { mode: "index", axis: across ? "y" : "x", intersect: false },
      scales: across ? { x: counts, y: names } : { x: names, y: counts },
      plugins: { legend: { display: series.length > 1, position: "bottom", align: "start",
        labels: { color: muted, boxWidth: 10, boxHeight: 10, font: { size: 11 } } } },
      onHover: (event, hit) => (event.native.target.style.cursor = hit.length > 0 && rows[hit[0].index].filter ? "pointer" : ""),
      onClick: (event, hit) => {
        if (hit.length > 0 && rows[hit[0].index].filter) change({ ...DEFAULTS, ...rows[hit[0].index].filter });
      },
    },
  };
}

function recolourPlots() {
  for (const { figure, chart } of plots) {
    const { data, options } = configurationOf(figure);
    chart.data.datasets.forEach((dataset, i) => Object.assign(dataset, data.datasets[i]));
    chart.options = options;
    chart.update("none");
  }
}

// To a width, or back to the one that they have room for.
function resizePlots(width) {
  for (const { chart } of plots) width ? chart.resize(width, chart.canvas.parentElement.clientHeight || 300) : chart.resize();
}

// --- what is plotted

const BY_SEVERITY = [{ name: "errors", colour: "error" }, { name: "warnings", colour: "warning" }, { name: "hints", colour: "info" }];
const MOST_BARS = 10;

// Findings counted by what `nameOf` makes of them, the most first: [[key, [errors, warnings, hints]]].
function tally(keyOf) {
  const counts = new Map();
  for (const finding of report.findings) {
    if (finding.standing > 0) continue;
    const key = keyOf(finding);
    if (!counts.has(key)) counts.set(key, [0, 0, 0]);
    ++counts.get(key)[2 - finding.severity];
  }
  // An error weighs more than any number of hints.
  const weight = ([errors, warnings, hints]) => errors + warnings + hints / 1e6;
  return [...counts].sort((a, b) => weight(b[1]) - weight(a[1]));
}

function drawPlots() {
  const into = $("plots");
  $("plots-box").hidden = false;
  $("plots-box").open = report.documentCount > 1 || report.runs.length > 1;  // one text is better read than counted
  const bars = (title, things, counts, rowOf) => {
    if (counts.length < 2) return;
    const more = counts.length - MOST_BARS;
    addPlot(into, { title, kind: "bars", series: BY_SEVERITY, note: more > 0 ? `the ${MOST_BARS} with most of ${number(counts.length)} ${things}` : "",
      rows: counts.slice(0, MOST_BARS).map(([key, values]) => ({ ...rowOf(key), values })) });
  };
  const severities = "012";
  if (report.runs.length > 1) drawTrend(into);
  bars("By category", "categories", tally((finding) => report.rules[finding.rule].category),
    (category) => ({ name: category, filter: { category, severities } }));
  bars("By rule", "rules", tally((finding) => finding.rule),
    (rule) => ({ name: report.rules[rule].id, filter: { rule: report.rules[rule].id, severities } }));
  bars("By document", "documents", tally((finding) => finding.document),
    (index) => ({ name: briefName(report.documents[index]), filter: { document: nameOf(report.documents[index]), severities } }));
  if (report.score) drawScores(into);
  $("plots-box").hidden = into.children.length === 0;
}

const SCORE = [{ name: "score", colour: "score" }];

function drawScores(into) {
  const { groups, group_count } = report.score;
  if (groups && group_count > 1) {
    addPlot(into, { title: `Penalty points in 1,000 words by ${groupTitle().toLowerCase()}`, kind: "bars", fractions: true,
      note: group_count > MOST_BARS ? `the ${MOST_BARS} worst of ${number(group_count)}` : "",
      series: [{ name: "points", colour: "score" }, { name: "score" }, { name: "words" }],
      rows: groups.slice(0, MOST_BARS).map(({ name, score, points_in_1000_words, words }) => ({ name: groupName(name),
        values: [points_in_1000_words, score, words], filter: { group: groupName(name), severities: "012" } })) });
  }
  if (report.documentCount < 2) return;
  const last = report.bins.length - 1, width = 100 / last;
  const first = report.bins.findIndex((count) => count > 0);
  addPlot(into, { title: "Documents by score", kind: "columns", series: [{ name: "documents", colour: "score" }],
    rows: report.bins.map((count, i) => ({ name: i === last ? "100" : `${i * width}\u2013${(i + 1) * width}`, values: [count] })).slice(first) });
}

// Every run that this report and those before it tell of.
function drawTrend(into) {
  const { runs } = report;
  const names = runs.map(({ label }, i) => label || (i === runs.length - 1 ? "this run" : `${runs.length - 1 - i} before`));
  const inWords = runs.every(({ words }) => words > 0);
  const share = (count, words) => (inWords ? Math.round((count / words) * 1e5) / 100 : count);
  if (runs.some(({ score }) => score !== undefined)) {
    addPlot(into, { title: "Score, run by run", kind: "line", series: SCORE, fractions: true, scale: { beginAtZero: false, suggestedMax: 100 },
      rows: runs.map(({ score }, i) => ({ name: names[i], values: [score === undefined ? null : score / 100] })) });
  }
  addPlot(into, { title: inWords ? "Findings in 1,000 words, run by run" : "Findings, run by run", kind: "line",
    series: BY_SEVERITY.slice(0, 2), fractions: inWords,
    rows: runs.map(({ findings, words }, i) => ({ name: names[i], values: [share(findings[2], words), share(findings[1], words)] })) });
}
