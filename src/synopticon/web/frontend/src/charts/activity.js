// Cooperation above the line and conflict below it, month by month: bars of counts, with Plot, from the page's own table.
import * as Plot from "@observablehq/plot";
import { h, plural } from "../dom.js";
import { moment, window as usual } from "./layout.js";

// The table's first column is the month, each other one a PLOVER quad category, named in its heading.
const read = (table) => {
  const quads = [...table.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent.trim());
  return [...table.querySelectorAll("tbody tr")].flatMap((row) => {
    const [month, ...counts] = [...row.children].map((cell) => cell.textContent.trim());
    const date = moment(month);
    return quads.map((quad, i) => ({ date: new Date(date), quad, count: Number(counts[i] || 0) })).filter((bar) => date !== null && bar.count);
  });
};

const MONTH = 31 * 864e5;

// What lies years before or after the bulk is left to the table.
const bulk = (bars) => {
  const spans = bars.map((bar) => ({ from: Number(bar.date), to: Number(bar.date) + MONTH })).sort((a, b) => a.from - b.from);
  const [from, to] = usual(spans);
  return bars.filter((bar) => bar.date >= from && bar.date <= to);
};

const signed = ({ quad, count }) => (quad.includes("conflict") ? -count : count);
const wordy = ({ quad }) => quad.startsWith("verbal");

const key = (bars) => {
  const item = (quad) => h("li", {}, h("span", { class: `quad-key ${quad.replace(" ", "-")}` }), quad);
  return h("div", { class: "chart-bar" }, h("ul", { class: "chart-legend" }, ...[...new Set(bars.map((bar) => bar.quad))].sort().map(item)));
};

// Plot labels its groups, which an image may not have inside.
const image = (chart) => {
  chart.setAttribute("role", "img");
  for (const group of chart.querySelectorAll("g[aria-label], g[aria-description]")) group.removeAttribute("aria-label");
  return chart;
};

const paint = (bars, width) =>
  image(Plot.plot({
    width,
    height: 190,
    marginLeft: 34,
    marginRight: 12,
    marginBottom: 38,
    className: "plot",
    ariaLabel: "Cooperation above the line, conflict below it, by month",
    x: { type: "utc", label: null },
    y: { label: null, grid: true, tickSize: 0, tickFormat: (value) => String(Math.abs(value)), nice: true, ticks: 5 },
    marks: [
      Plot.rectY(bars, {
        x: "date",
        y: signed,
        interval: "month",
        insetLeft: 1,
        insetRight: 1,
        fill: (bar) => (signed(bar) > 0 ? "var(--accent)" : "var(--differ-line)"),
        fillOpacity: (bar) => (wordy(bar) ? 0.3 : 0.9),
        stroke: (bar) => (signed(bar) > 0 ? "var(--accent)" : "var(--differ-line)"),
        title: (bar) => `${bar.date.toISOString().slice(0, 7)}: ${bar.count} ${bar.quad}`,
      }),
      Plot.ruleY([0], { stroke: "var(--field-line)" }),
    ],
  }));

/** Draw the months of the figure's table into `stage`; false where there are fewer than two. */
export const draw = (stage, _, { figure }) => {
  const all = read(figure.querySelector("table"));
  const bars = all.length ? bulk(all) : [];
  const beyond = new Set(all.filter((bar) => !bars.includes(bar)).map((bar) => Number(bar.date))).size;
  const note = beyond ? h("p", { class: "chart-note" }, `${plural(beyond, "month")} far before or after ${beyond === 1 ? "is" : "are"} in the table only.`) : "";
  if (new Set(bars.map((bar) => Number(bar.date))).size < 2) return false;
  let width = 0;
  new ResizeObserver(() => {
    if (stage.clientWidth === width) return;
    width = stage.clientWidth;
    stage.replaceChildren(key(bars), paint(bars, Math.max(260, width)), note);
  }).observe(stage);
  return true;
};
