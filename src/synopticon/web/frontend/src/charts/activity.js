// Cooperation above the line and conflict below it, by time: bars of counts, with Plot.
import * as Plot from "@observablehq/plot";
import { h } from "../dom.js";
import { moment } from "./layout.js";

const named = { month: "month", week: "week", day: "day", year: "year" };

const bars = (bins, key, sign) => bins.map((bin) => ({ date: new Date(moment(bin.date)), count: sign * bin[key], kind: key })).filter((bar) => bar.count);

const key = () => h("div", { class: "chart-bar" }, h("ul", { class: "chart-legend activity-key" }, h("li", {}, "above the line: cooperation"), h("li", {}, "below it: conflict")));

/** Draw `data.bins` ({date, cooperation, conflict}; `data.by` is the width of one) into `stage`; false where there is none. */
export const draw = (stage, data) => {
  const rows = [...bars(data.bins, "cooperation", 1), ...bars(data.bins, "conflict", -1)];
  if (!rows.length) return false;
  const paint = () => {
    const width = Math.max(260, stage.clientWidth);
    const chart = Plot.plot({
      width,
      height: 180,
      marginLeft: 34,
      marginRight: 8,
      marginBottom: 38,
      className: "plot",
      ariaLabel: "Cooperation above the line, conflict below it, by time",
      x: { type: "utc", label: null },
      y: { label: null, grid: true, tickSize: 0, tickFormat: (v) => String(Math.abs(v)), nice: true, ticks: 5 },
      marks: [
        Plot.rectY(rows, { x: "date", y: "count", interval: named[data.by] ?? "month", insetLeft: 0.5, insetRight: 0.5, className: "activity-bars", fill: "currentColor", fillOpacity: (bar) => (bar.count > 0 ? 0.85 : 0.35), stroke: "currentColor", strokeOpacity: (bar) => (bar.count > 0 ? 0 : 1) }),
        Plot.ruleY([0]),
      ],
    });
    stage.replaceChildren(key(), chart);
  };
  let width = 0;
  new ResizeObserver(() => {
    if (stage.clientWidth === width) return;
    width = stage.clientWidth;
    paint();
  }).observe(stage);
  return true;
};
