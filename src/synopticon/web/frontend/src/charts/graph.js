// Who acts toward whom, who copied whom: laid out by Cytoscape without a canvas, drawn as SVG so that every node and line is a link,
// follows the page's colours and prints.
import cytoscape from "cytoscape";
import { select, zoom, zoomIdentity } from "d3";
import { h, local, plural, s } from "../dom.js";
import { cards } from "./card.js";
import { roving } from "./focus.js";
import { layered } from "./layered.js";
import { tools, zoomable } from "./tools.js";

const MOST = 40;
const RATIO = 0.62;

const radius = (node) => Math.min(14, 5 + 2 * Math.sqrt(Math.max(1, node.size ?? 1)));

// The weightiest lines and the nodes they join, up to as many as can be told apart; the table has the rest.
const trimmed = ({ nodes, edges }) => {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const sound = edges.filter((edge) => known.has(edge.source) && known.has(edge.target));
  const kept = new Set();
  for (const edge of [...sound].sort((a, b) => (b.weight ?? 1) - (a.weight ?? 1) || (a.id < b.id ? -1 : 1))) {
    const joined = new Set([...kept, edge.source, edge.target]);
    if (joined.size <= MOST) for (const id of joined) kept.add(id);
  }
  const shown = nodes.filter((node) => kept.has(node.id));
  return { nodes: shown, edges: sound.filter((edge) => kept.has(edge.source) && kept.has(edge.target)), left: nodes.length - shown.length };
};

// Lines between the same two nodes are bowed apart; `bow` is -1…1 of them, 0 for the only one.
const bows = (edges) => {
  const groups = new Map();
  for (const edge of edges) {
    const key = [edge.source, edge.target].sort().join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  const result = new Map();
  for (const group of groups.values()) {
    const forward = group[0].source;
    group.forEach((edge, i) => {
      const offset = i - (group.length - 1) / 2;
      result.set(edge.id, edge.source === forward ? offset : -offset);
    });
  }
  return result;
};

const start = (nodes) => {
  const at = (i) => [Math.cos((2 * Math.PI * i) / nodes.length), Math.sin((2 * Math.PI * i) / nodes.length)];
  return new Map(nodes.map((node, i) => [node.id, at(i).map((v) => v * (60 + 14 * nodes.length))]));
};

// Cytoscape's forces break ties by Math.random: for their run it is a fixed sequence (Park and Miller's generator).
const certainly = (run) => {
  const random = Math.random;
  let seed = 20310513;
  Math.random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  try {
    run();
  } finally {
    Math.random = random;
  }
};

// Laid out by forces from a circle, without chance: the same graph gives the same places.
const forced = (nodes, edges, width, height) => {
  const places = start(nodes);
  const elements = [
    ...nodes.map((node) => ({ data: { id: `n${node.id}` }, position: { x: places.get(node.id)[0], y: places.get(node.id)[1] } })),
    ...edges.map((edge, i) => ({ data: { id: `e${i}`, source: `n${edge.source}`, target: `n${edge.target}` } })),
  ];
  const style = [{ selector: "node", style: { width: 110, height: 46 } }];
  const cy = cytoscape({ headless: true, styleEnabled: true, elements, style });
  const boundingBox = { x1: 0, y1: 0, w: width, h: height };
  const forces = { nodeRepulsion: () => 90000, idealEdgeLength: () => 120, nodeOverlap: 24, gravity: 0.6, numIter: 1500 };
  certainly(() => cy.layout({ name: "cose", randomize: false, animate: false, fit: true, padding: 40, boundingBox, ...forces }).run());
  const result = new Map(nodes.map((node) => [node.id, { ...cy.getElementById(`n${node.id}`).position() }]));
  cy.destroy();
  return fitted(result, width, height);
};

// The places stretched to the stage, with room for names at its edges.
const fitted = (places, width, height) => {
  const [xs, ys] = [[...places.values()].map((p) => p.x), [...places.values()].map((p) => p.y)];
  const stretch = (values, length, margin) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (v) => (high - low < 1 ? length / 2 : margin + ((v - low) / (high - low)) * (length - 2 * margin));
  };
  const [x, y] = [stretch(xs, width, Math.min(90, width / 5)), stretch(ys, height, 36)];
  return new Map([...places].map(([id, p]) => [id, { x: x(p.x), y: y(p.y) }]));
};

// In columns, sources left; names stand right of their dots, so the last column keeps room for one.
const flowing = (nodes, edges, width, height) => {
  const { columns, at } = layered(nodes, edges);
  const step = columns.length > 1 ? (width - 36 - Math.min(190, width * 0.42)) / (columns.length - 1) : 0;
  return new Map(columns.flatMap((column, i) => column.map((id) => [id, { x: 24 + i * step, y: 12 + at.get(id) * (height - 24) }])));
};

const bowed = (a, b, bow, from, to) => {
  if (a === b) return `M${a.x - 4},${a.y - from}c-24,-34 32,-34 8,0`;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = Math.hypot(dx, dy) || 1;
  const [mx, my] = [(a.x + b.x) / 2 - (dy / long) * bow * 36, (a.y + b.y) / 2 + (dx / long) * bow * 36];
  const toward = (p, r) => {
    const d = Math.hypot(mx - p.x, my - p.y) || 1;
    return [p.x + ((mx - p.x) * r) / d, p.y + ((my - p.y) * r) / d];
  };
  return `M${toward(a, from + 1)}Q${mx},${my} ${toward(b, to + 5)}`;
};

// A line leaves behind the name of its source, where there is room for one.
const streaming = (a, b, bow, from, to, name) => {
  if (b.x <= a.x) return bowed(a, b, bow || 1, from, to);
  const [x1, x2, y2] = [a.x + Math.min(from + name + 12, 0.6 * (b.x - a.x)), b.x - to - 5, b.y + bow * 7];
  const bend = (x2 - x1) / 2;
  return `M${x1},${a.y + bow * 7}C${x1 + bend},${a.y + bow * 7} ${x2 - bend},${y2} ${x2},${y2}`;
};

const arrow = () => s("marker", { id: "chart-arrow", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, s("path", { d: "M0 0L8 4L0 8z", fill: "context-stroke" }));

const slug = (words) => String(words).toLowerCase().replace(/[^a-z0-9]+/g, "-");

const short = (name) => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

const nameOf = (node, flow) =>
  flow
    ? s("text", { class: "node-name", x: radius(node) + 5, dy: "0.35em" }, short(node.label))
    : s("text", { class: "node-name", y: radius(node) + 13, "text-anchor": "middle" }, short(node.label));

const KINDS = { PER: "person", ORG: "organisation", GPE: "country or city", LOC: "place", FAC: "site", NORP: "group", EVENT: "occasion", MISC: "other" };
const SQUARE = new Set(["ORG", "agency", "file"]);

// Square for bodies, round for people and outlets, a diamond for places.
const dot = (kind, r) => {
  if (SQUARE.has(kind)) return s("rect", { class: "node-dot", x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8, rx: 2 });
  if (kind === "GPE" || kind === "LOC" || kind === "FAC") return s("path", { class: "node-dot", d: `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0z` });
  return s("circle", { class: "node-dot", r });
};

const nodeMark = (node, flow) =>
  s(
    local(node.href) ? "a" : "g",
    { href: local(node.href), class: `mark node node-${slug(node.kind)}`, "data-mark": `n:${node.id}`, "aria-label": [node.label, node.note].filter(Boolean).join(", "), role: local(node.href) ? null : "img" },
    dot(node.kind, radius(node)),
    nameOf(node, flow),
  );

const edgeMark = (edge, name) =>
  s(
    local(edge.href) ? "a" : "g",
    { href: local(edge.href), class: `mark edge edge-${slug(edge.kind)}`, "data-mark": `e:${edge.id}`, "aria-label": name, role: local(edge.href) ? null : "img" },
    s("path", { class: "edge-hit" }),
    s("path", { class: "edge-line", "stroke-width": 1.5 + Math.min(4, Math.log2(Math.max(1, edge.weight ?? 1))), "marker-end": "url(#chart-arrow)" }),
  );

const around = ({ x, y }, r) => ({ x1: x - r, x2: x + r, y1: y - r, y2: y + r });
const meets = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

// The four places of a name beside its node: where the text is set, and the box it takes.
const beside = ({ x, y }, r, long) => {
  const centred = (top) => ({ x1: x - long / 2 - 2, x2: x + long / 2 + 2, y1: y + top, y2: y + top + 15 });
  const level = (left) => ({ x1: x + left, x2: x + left + long + 2, y1: y - 8, y2: y + 8 });
  return [
    { x: 0, y: r + 13, anchor: "middle", box: centred(r + 2) },
    { x: 0, y: -r - 5, anchor: "middle", box: centred(-r - 17) },
    { x: r + 5, y: 4, anchor: "start", box: level(r + 4) },
    { x: -r - 5, y: 4, anchor: "end", box: level(-r - 6 - long) },
  ];
};

class Graph {
  constructor(stage, data, flow) {
    Object.assign(this, { stage, flow, ...trimmed(data) });
    this.byId = new Map(this.nodes.map((node) => [node.id, node]));
    this.columns = flow ? layered(this.nodes, this.edges).columns : [];
    this.bows = bows(this.edges);
    this.nodeMarks = new Map(this.nodes.map((node) => [node.id, nodeMark(node, flow)]));
    this.edgeMarks = new Map(this.edges.map((edge) => [edge.id, edgeMark(edge, this.says(edge))]));
    this.body = s("g", {}, ...this.edgeMarks.values(), ...this.nodeMarks.values());
    this.svg = s("svg", { class: "graph", role: "group", "aria-label": "Graph; arrow keys go from one to the next" }, s("defs", {}, arrow()), this.body);
    this.zoom = zoom().filter(zoomable).scaleExtent([0.4, 6]).on("zoom", ({ transform }) => this.body.setAttribute("transform", transform.toString()));
  }

  says(edge) {
    return `${this.byId.get(edge.source).label} → ${this.byId.get(edge.target).label}: ${edge.label || edge.kind}`;
  }

  start() {
    const kinds = [...new Set(this.edges.map((edge) => edge.kind))].sort();
    const key = (kind) => h("li", {}, s("svg", { viewBox: "0 0 26 12", class: "line-key", "aria-hidden": "true" }, s("path", { class: `edge-line edge-${slug(kind)}`, d: "M1 6H25", "stroke-width": 2 })), kind.replaceAll("-", " "));
    const sorts = [...new Set(this.nodes.map((node) => node.kind))].sort();
    const sort = (kind) => h("li", {}, s("svg", { viewBox: "-7 -7 14 14", class: `shape-key node-${slug(kind)}`, "aria-hidden": "true" }, dot(kind, 5)), KINDS[kind] ?? kind);
    const actions = {
      in: () => select(this.svg).call(this.zoom.scaleBy, 1.5),
      out: () => select(this.svg).call(this.zoom.scaleBy, 1 / 1.5),
      all: () => select(this.svg).call(this.zoom.transform, zoomIdentity),
    };
    const bar = h("div", { class: "chart-bar" }, h("ul", { class: "chart-legend" }, ...kinds.map(key), ...(sorts.length > 1 ? sorts.map(sort) : [])), tools(this.stage, actions));
    this.stage.append(bar, h("div", { class: "chart-canvas" }, this.svg));
    if (this.left > 0) this.stage.append(h("p", { class: "chart-note" }, `${this.nodes.length} that the weightiest lines join; ${this.left} more in the table.`));
    select(this.svg).call(this.zoom).on("dblclick.zoom", null);
    this.names = new Map([...this.nodeMarks].map(([id, node]) => [id, node.querySelector("text").getComputedTextLength()]));
    new ResizeObserver(() => this.resized()).observe(this.stage);
    this.resized();
    this.interact();
  }

  interact() {
    const edges = new Map(this.edges.map((edge) => [edge.id, edge]));
    cards(this.stage, this.svg, (mark) => {
      const [kind, id] = [mark.dataset.mark[0], mark.dataset.mark.slice(2)];
      if (kind === "n") return [this.byId.get(id).label, KINDS[this.byId.get(id).kind] ?? this.byId.get(id).kind, this.byId.get(id).note];
      const edge = edges.get(id);
      return [this.says(edge), edge.kind, edge.weight > 1 && plural(edge.weight, "report")];
    });
    roving(this.svg, () => [...this.nodeMarks.values(), ...this.edgeMarks.values()]);
    const near = (mark) => this.highlight(mark?.dataset.mark.startsWith("n:") ? mark.dataset.mark.slice(2) : null);
    for (const type of ["pointerover", "focusin"]) this.svg.addEventListener(type, (event) => near(event.target.closest("[data-mark]")));
    for (const type of ["pointerleave", "focusout"]) this.svg.addEventListener(type, () => near(null));
  }

  // The lines of one node stand out, the others step back.
  highlight(id) {
    for (const edge of this.edges) this.edgeMarks.get(edge.id).classList.toggle("is-faint", id !== null && edge.source !== id && edge.target !== id);
  }

  // A name stands below its node, above, right or left of it; where none is free it is left to the card. Larger nodes choose first.
  nameApart(places) {
    const taken = this.nodes.map((node) => ({ of: node.id, ...around(places.get(node.id), radius(node)) }));
    for (const node of [...this.nodes].sort((a, b) => radius(b) - radius(a) || (a.id < b.id ? -1 : 1))) {
      const sides = beside(places.get(node.id), radius(node), this.names.get(node.id));
      const free = sides.find(({ box }) => box.x1 > 0 && box.x2 < this.width && !taken.some((other) => other.of !== node.id && meets(box, other)));
      const mark = this.nodeMarks.get(node.id);
      mark.classList.toggle("is-nameless", !free);
      const { box, x, y, anchor } = free ?? sides[0];
      const text = mark.querySelector("text");
      for (const [name, value] of Object.entries({ x, y, "text-anchor": anchor })) text.setAttribute(name, value);
      if (free) taken.push(box);
    }
  }

  height(width) {
    if (!this.flow) return Math.round(Math.min(600, Math.max(400, width * RATIO), 140 + 46 * this.nodes.length));
    return Math.max(120, 46 * Math.max(...this.columns.map((column) => column.length)));
  }

  // A flow keeps room for the names of every column; a narrow page scrolls the chart, not itself.
  get least() {
    return this.flow ? 190 * this.columns.length : 260;
  }

  resized() {
    const width = Math.max(this.least, this.stage.clientWidth);
    if (width === this.width) return;
    this.width = width;
    const height = this.height(width);
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", height);
    const places = (this.flow ? flowing : forced)(this.nodes, this.edges, width, height);
    const path = this.flow ? streaming : bowed;
    for (const [id, { x, y }] of places) this.nodeMarks.get(id).setAttribute("transform", `translate(${x},${y})`);
    if (!this.flow) this.nameApart(places);
    for (const edge of this.edges) {
      const [from, to] = [edge.source, edge.target].map((id) => radius(this.byId.get(id)));
      const d = path(places.get(edge.source), places.get(edge.target), this.bows.get(edge.id), from, to, this.names.get(edge.source));
      for (const line of this.edgeMarks.get(edge.id).children) line.setAttribute("d", d);
    }
  }
}

/** Draw `data.nodes` and `data.edges` into `stage`; false where there is nothing. `data-layout="flow"` lays out by direction. */
export const draw = (stage, data, { figure }) => {
  if (!trimmed(data).edges.length) return false;
  new Graph(stage, data, figure.dataset.layout === "flow").start();
  return true;
};
