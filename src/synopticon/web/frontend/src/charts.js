// Draws a page's figures. Until one is drawn, and whenever it cannot be, the figure's own HTML stays as it came.
import { h } from "./dom.js";

const KINDS = new Set(["timeline", "map", "graph", "activity"]);
const base = new URL(".", document.currentScript.src).href;

// Without a source of its own a figure is drawn from the table it holds.
const asked = async ({ dataset }) => {
  if (!dataset.source) return null;
  const response = await fetch(dataset.source, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${dataset.source} answered ${response.status}`);
  return response.json();
};

const load = async (figure) => {
  const [module, data] = await Promise.all([import(`${base}charts/${figure.dataset.chart}.js`), asked(figure)]);
  return [module.draw, data];
};

// What the figure came with stays within reach, below the drawing.
const setAside = (figure) => {
  const caption = figure.querySelector("figcaption");
  const kept = [...figure.childNodes].filter((node) => node !== caption);
  if (!kept.some((node) => node.textContent.trim())) return { caption, fallback: null };
  const fallback = h("details", { class: "chart-table" }, h("summary", {}, "Show as a table"), ...kept);
  return { caption, fallback };
};

const draw = async (figure) => {
  figure.dataset.state = "loading";
  try {
    const [drawing, data] = await load(figure);
    const stage = h("div", { class: "chart-stage" });
    const { caption, fallback } = setAside(figure);
    figure.replaceChildren(...[caption, stage, fallback].filter(Boolean));
    const drawn = await drawing(stage, data, { base, figure });
    if (drawn === false) {
      stage.remove();
      if (fallback) fallback.open = true;
    }
    figure.dataset.state = drawn === false ? "empty" : "drawn";
  } catch (error) {
    figure.dataset.state = "failed";
    figure.append(h("p", { class: "chart-failed", role: "status" }, `The chart could not be drawn: ${error.message}`));
  }
};

/** Draw the figures below `page` as they come into view. */
export const charts = (page = document) => {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const figure of page.querySelectorAll("figure[data-chart]:not([data-state])")) {
    if (KINDS.has(figure.dataset.chart)) seen.observe(figure);
  }
};
