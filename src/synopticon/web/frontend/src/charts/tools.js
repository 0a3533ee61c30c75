// The buttons above a chart and the keys that do the same.
import { h } from "../dom.js";

const KEYS = { "+": "in", "=": "in", "-": "out", 0: "all" };
const NAMES = [
  ["in", "+", "Zoom in"],
  ["out", "−", "Zoom out"],
  ["all", "Show all", null],
];

/** Put zoom buttons on `stage`; `actions` are `in`, `out` and `all`, which +, − and 0 call too while the stage has focus. */
export const tools = (stage, actions) => {
  const buttons = NAMES.map(([key, text, name]) =>
    h("button", { type: "button", "aria-label": name, title: name, onclick: () => actions[key]() }, text),
  );
  stage.addEventListener("keydown", (event) => {
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    actions[action]();
  });
  return h("div", { class: "chart-tools", role: "group", "aria-label": "Zoom" }, ...buttons);
};

/** Leave the wheel to the page unless Ctrl is held (or the fingers pinch), and the second button to the browser. */
export const zoomable = (event) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button && !event.ctrlKey);
