// One shape a status, the same as in the text: the files that app.css uses as masks.
import alleged from "../../../static/shapes/alleged.svg";
import calledFor from "../../../static/shapes/called-for.svg";
import cancelled from "../../../static/shapes/cancelled.svg";
import denied from "../../../static/shapes/denied.svg";
import hypothetical from "../../../static/shapes/hypothetical.svg";
import occurred from "../../../static/shapes/occurred.svg";
import planned from "../../../static/shapes/planned.svg";
import possible from "../../../static/shapes/possible.svg";
import underway from "../../../static/shapes/underway.svg";
import { h, s } from "../dom.js";

const FILES = {
  occurred,
  underway,
  planned,
  possible,
  alleged,
  denied,
  cancelled,
  "called-for": calledFor,
  hypothetical,
};

export const SIZE = 12;
const STATUSES = Object.keys(FILES);

/** The pages' words for the statuses (`words.py`). */
export const STATUS_WORDS = {
  occurred: "reported",
  underway: "under way",
  planned: "announced",
  possible: "possible",
  alleged: "alleged",
  denied: "denied",
  cancelled: "cancelled",
  "called-for": "called for",
  hypothetical: "supposed",
};

const parts = (status) => {
  const file = new DOMParser().parseFromString(FILES[status] ?? FILES.occurred, "image/svg+xml");
  return [...file.documentElement.children].map((node) => {
    const part = document.importNode(node, true);
    if (part.getAttribute("stroke")) part.setAttribute("stroke", "currentColor");
    return part;
  });
};

/** Give the shape of a status as a <g>, 12 by 12, its top left at 0,0. */
export const shape = (status, attributes = {}) =>
  s("g", { class: `shape shape-${status}`, fill: "currentColor", ...attributes }, ...parts(status));

/** Give the legend of the statuses that are there. */
export const legend = (statuses) =>
  h(
    "ul",
    { class: "chart-legend" },
    ...STATUSES.filter((status) => statuses.has(status)).map((status) =>
      h("li", {}, s("svg", { viewBox: "0 0 12 12", class: "shape-key", "aria-hidden": "true" }, shape(status)), STATUS_WORDS[status]),
    ),
  );
