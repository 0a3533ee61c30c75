// The timeline: happenings as shapes by status, an uncertain date as a bar, a plan and what became of it joined by a line.
import { axisTop, scaleUtc, select, utcFormat, zoom, zoomIdentity } from "d3";
import { h, local, plural, s } from "../dom.js";
import { cards } from "./card.js";
import { roving } from "./focus.js";
import { fitted, spans, window as usual } from "./layout.js";
import { legend, shape, SIZE, STATUS_WORDS } from "./shapes.js";
import { tools, zoomable } from "./tools.js";

const ROW = 26;
const TOP = 34;
const SIDE = 12;

const [clock, day, month, year] = ["%H:%M", "%-d %b", "%b", "%Y"].map((form) => utcFormat(form));

// The first tick, and each that begins a year, says which year it is.
const tick = (date, i) => {
  if (date.getUTCHours() || date.getUTCMinutes()) return clock(date);
  const first = date.getUTCDate() === 1;
  if (first && date.getUTCMonth() === 0) return year(date);
  const words = first ? month(date) : day(date);
  return i === 0 ? `${words} ${year(date)}` : words;
};

const counted = (item) =>
  [item.outlets && plural(item.outlets, "outlet"), item.origins && plural(item.origins, "independent origin")].filter(Boolean).join(", ");

const mark = (item) =>
  s(
    "a",
    {
      href: local(item.href),
      class: `mark mark-${item.kind} is-${item.status}`,
      "data-mark": item.id,
      "aria-label": [item.title, item.when, STATUS_WORDS[item.status], counted(item)].filter(Boolean).join("; "),
    },
    s("rect", { class: "mark-hit", height: ROW - 2, y: -ROW / 2 + 1, x: -4, rx: 4 }),
    s("line", { class: "mark-span" }),
    shape(item.status),
    s("text", { class: "mark-name", dy: "0.35em" }, item.title),
  );

// Text is measured once, at its full length, and cut to the room that the packing leaves it.
const measure = (nodes) => new Map([...nodes].map(([id, node]) => [id, node.querySelector("text").getComputedTextLength()]));

const cut = (text, title, full, room) => {
  if (room >= full) text.textContent = title;
  else if (room < 40) text.textContent = "";
  else text.textContent = `${title.slice(0, Math.floor((title.length * (room - 12)) / full)).trimEnd()}…`;
};

const place = (node, item, box) => {
  node.setAttribute("transform", `translate(${box.x},${TOP + SIZE + box.row * ROW})`);
  const bar = node.querySelector(".mark-span");
  bar.setAttribute("x1", 0);
  bar.setAttribute("x2", box.wide > SIZE ? box.wide : 0);
  bar.toggleAttribute("hidden", box.wide <= SIZE);
  node.querySelector(".shape").setAttribute("transform", `translate(0,${-SIZE / 2})`);
  const text = node.querySelector("text");
  text.setAttribute("x", box.textAt);
  text.setAttribute("text-anchor", box.before ? "end" : "start");
  cut(text, item.title, box.full, box.room);
  const hit = node.querySelector(".mark-hit");
  hit.setAttribute("x", box.from - box.x - 4);
  hit.setAttribute("width", box.to - box.from + 8);
};

const link = (from, to) => {
  const [x1, y1] = [from.x + SIZE / 2, TOP + SIZE + from.row * ROW];
  const [x2, y2] = [to.x + SIZE / 2, TOP + SIZE + to.row * ROW];
  const bend = Math.max(18, Math.abs(x2 - x1) / 2);
  return `M${x1},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
};

class Timeline {
  constructor(stage, items) {
    this.stage = stage;
    this.items = spans(items);
    this.byId = new Map(this.items.map((item) => [item.id, item]));
    this.nodes = new Map(this.items.map((item) => [item.id, mark(item)]));
    this.links = this.items.filter((item) => this.byId.has(item.plan_of)).map((item) => [item, s("path", { class: "plan-link" })]);
    this.axis = s("g", { class: "axis" });
    this.rows = s("g", {}, ...this.links.map(([, path]) => path), ...this.nodes.values());
    this.svg = s("svg", { class: "timeline", role: "group", "aria-label": "Timeline; arrow keys go from one happening to the next" }, this.axis, this.rows);
    this.zoom = zoom().filter(zoomable).scaleExtent([1, 4000]).on("zoom", ({ transform }) => this.moved(transform));
  }

  start() {
    const actions = {
      in: () => this.by(1.6),
      out: () => this.by(1 / 1.6),
      all: () => select(this.svg).call(this.zoom.transform, zoomIdentity),
    };
    this.hint = h("p", { class: "chart-hint" });
    this.before = h("button", { type: "button", class: "chart-beyond before", onclick: () => this.beyond(-1) });
    this.after = h("button", { type: "button", class: "chart-beyond after", onclick: () => this.beyond(1) });
    const bar = h("div", { class: "chart-bar" }, legend(new Set(this.items.map((item) => item.status))), tools(this.stage, actions));
    this.stage.append(bar, h("div", { class: "chart-canvas" }, this.svg), h("div", { class: "chart-foot" }, this.before, this.hint, this.after));
    this.widths = measure(this.nodes);
    select(this.svg).call(this.zoom).on("dblclick.zoom", null);
    new ResizeObserver(() => this.resized()).observe(this.stage);
    this.resized();
    this.show(...usual(this.items));
    this.interact();
  }

  interact() {
    cards(this.stage, this.svg, (node) => {
      const item = this.byId.get(node.dataset.mark);
      const became = this.byId.get(item.plan_of);
      return [item.title, `${item.when} · ${STATUS_WORDS[item.status]}`, counted(item), became && `plan of: ${became.title} (${became.when})`];
    });
    const inOrder = () => this.items.map((item) => this.nodes.get(item.id));
    const first = inOrder().find((node) => !node.classList.contains("is-outside"));
    roving(this.svg, inOrder, (node) => this.reveal(this.byId.get(node.dataset.mark)), first);
  }

  // Around the mark in focus, where there is one.
  by(factor) {
    const item = this.byId.get(document.activeElement?.dataset.mark);
    select(this.svg).call(this.zoom.scaleBy, factor, item ? [this.scale(item.from), 0] : undefined);
  }

  resized() {
    this.width = Math.max(240, this.stage.clientWidth);
    if (this.width === this.drawn) return;
    this.drawn = this.width;
    const seen = this.scale?.domain().map(Number);
    const from = Math.min(...this.items.map((item) => item.from));
    const to = Math.max(...this.items.map((item) => item.to));
    const margin = (to - from || 864e5) * 0.02;
    this.full = scaleUtc([from - margin, to + margin], [SIDE, this.width - SIDE]);
    this.svg.setAttribute("width", this.width);
    this.zoom.extent([[0, 0], [this.width, 100]]).translateExtent([[0, 0], [this.width, 100]]);
    // What was seen is seen still, at the new width.
    if (seen) this.show(...seen, 0);
    else this.moved(zoomIdentity);
  }

  show(from, to, side = SIDE) {
    const [x1, x2] = [this.full(from), this.full(to)];
    const k = Math.max(1, (this.width - 2 * side) / Math.max(1e-6, x2 - x1));
    select(this.svg).call(this.zoom.transform, zoomIdentity.translate(side - x1 * k, 0).scale(k));
  }

  reveal(item) {
    const [a, b] = this.scale.domain().map(Number);
    if (!this.nodes.get(item.id).classList.contains("is-outside")) return;
    if (item.from >= a && item.to <= b) {
      this.draw();
      return;
    }
    const half = (b - a) / 2;
    const middle = (item.from + item.to) / 2;
    this.show(middle - half, middle + half);
  }

  beyond(side) {
    const [a, b] = this.scale.domain().map(Number);
    const there = this.items.filter((item) => (side < 0 ? item.to < a : item.from > b));
    if (there.length) this.show(Math.min(a, ...there.map((i) => i.from)), Math.max(b, ...there.map((i) => i.to)));
  }

  moved(transform) {
    this.transform = transform;
    this.scale = transform.rescaleX(this.full);
    this.draw();
  }

  draw() {
    const [a, b] = this.scale.domain().map(Number);
    const shown = this.items.filter((item) => item.to >= a && item.from <= b);
    const boxes = fitted(shown, this.scale, this.widths, this.width, document.activeElement?.dataset.mark);
    const more = shown.length - boxes.size;
    this.hint.textContent = `Drag to move, Ctrl and wheel to zoom.${more ? ` ${more} more here: zoom in.` : ""}`;
    for (const [id, node] of this.nodes) node.classList.toggle("is-outside", !boxes.has(id));
    for (const [id, box] of boxes) place(this.nodes.get(id), this.byId.get(id), box);
    for (const [item, path] of this.links) {
      const [from, to] = [boxes.get(item.id), boxes.get(item.plan_of)];
      path.setAttribute("d", from && to ? link(from, to) : "");
    }
    this.frame(Math.max(1, ...[...boxes.values()].map((box) => box.row + 1)), a, b);
  }

  frame(rows, a, b) {
    const height = TOP + rows * ROW + 6;
    this.svg.setAttribute("height", height);
    const ticks = axisTop(this.scale).ticks(Math.max(2, Math.floor(this.width / 130))).tickSizeInner(-(height - TOP)).tickSizeOuter(0).tickPadding(8).tickFormat(tick);
    select(this.axis).attr("transform", `translate(0,${TOP - 6})`).call(ticks);
    for (const label of this.axis.querySelectorAll(".tick text")) label.setAttribute("text-anchor", label.getBoundingClientRect().left < this.svg.getBoundingClientRect().left ? "start" : "middle");
    this.edge(this.before, "earlier", "← ", this.items.filter((item) => item.to < a).length);
    this.edge(this.after, "later", "→ ", this.items.filter((item) => item.from > b).length);
  }

  edge(button, word, arrow, count) {
    button.hidden = !count;
    button.textContent = `${arrow}${count} ${word}`;
  }
}

/** Draw `data.items` into `stage`; false where nothing bears a date. */
export const draw = (stage, data) => {
  const dated = data.items.filter((item) => item.earliest || item.latest);
  if (!dated.length) return false;
  const undated = data.items.length - dated.length;
  new Timeline(stage, dated).start();
  if (undated) stage.append(h("p", { class: "chart-note" }, `${plural(undated, "happening bears", "happenings bear")} no date and ${undated === 1 ? "is" : "are"} in the table only.`));
  return true;
};
