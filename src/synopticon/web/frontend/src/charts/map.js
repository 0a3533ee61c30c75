// Where it happened, on a map that lies in the package.
import { geoGraticule10, geoNaturalEarth1, geoPath, select, zoom, zoomIdentity } from "d3";
import { feature, mesh } from "topojson-client";
import { h, local, plural, s } from "../dom.js";
import { cards } from "./card.js";
import { roving } from "./focus.js";
import { tools, zoomable } from "./tools.js";

const RATIO = 0.5;
const LEAST_DEGREES = 24;

// The places with room around them, so that a single town is still seen on a continent.
const frame = (places) => {
  const [lons, lats] = [places.map((p) => p.lon), places.map((p) => p.lat)];
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const half = (values, least) => Math.max((Math.max(...values) - Math.min(...values)) * 0.62, least / 2);
  const [x, y, dx, dy] = [middle(lons), middle(lats), half(lons, LEAST_DEGREES * 1.6), half(lats, LEAST_DEGREES)];
  const corners = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [x + i * Math.min(dx, 179), Math.max(-80, Math.min(84, y + j * dy))]));
  return { type: "MultiPoint", coordinates: corners };
};

// Turning the globe to the middle of the places keeps a case about the Pacific in one piece.
const turn = (places) => {
  const rad = Math.PI / 180;
  const x = places.reduce((sum, p) => sum + Math.cos(p.lon * rad), 0);
  const y = places.reduce((sum, p) => sum + Math.sin(p.lon * rad), 0);
  return Math.atan2(y, x) / rad;
};

const around = (lon, middle) => ((((lon - middle + 180) % 360) + 360) % 360) - 180;

const label = (place) => `${place.name}: ${plural(place.count, "event")}`;

const dot = (place) =>
  s(
    local(place.href) ? "a" : "g",
    { href: local(place.href), class: "mark place", "data-mark": place.id, "aria-label": label(place), tabindex: -1, role: local(place.href) ? null : "img" },
    s("circle", { class: "place-dot", r: 4 + 3 * Math.sqrt(place.count) }),
    s("text", { class: "place-name", dy: "0.35em" }, place.name),
  );

class Atlas {
  constructor(stage, places, world) {
    this.stage = stage;
    this.middle = turn(places);
    this.places = [...places].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
    this.land = feature(world, world.objects.land);
    this.borders = mesh(world, world.objects.countries, (a, b) => a !== b);
    this.dots = new Map(this.places.map((place) => [place.id, dot(place)]));
    this.ground = s("g", { class: "map-ground" }, ...["map-sea", "map-grid", "map-land", "map-borders"].map((name) => s("path", { class: name })));
    this.svg = s("svg", { class: "map", role: "group", "aria-label": "Map; arrow keys go from place to place" }, this.ground, ...[...this.dots.values()].reverse());
    this.zoom = zoom().filter(zoomable).scaleExtent([0.2, 12]).on("zoom", ({ transform }) => this.moved(transform));
  }

  start() {
    const actions = {
      in: () => select(this.svg).call(this.zoom.scaleBy, 1.6),
      out: () => select(this.svg).call(this.zoom.scaleBy, 1 / 1.6),
      all: () => select(this.svg).call(this.zoom.transform, zoomIdentity),
    };
    this.stage.append(h("div", { class: "chart-bar" }, h("span", { class: "chart-count" }, plural(this.places.length, "place")), tools(this.stage, actions)), h("div", { class: "chart-canvas" }, this.svg));
    select(this.svg).call(this.zoom).on("dblclick.zoom", null);
    new ResizeObserver(() => this.resized()).observe(this.stage);
    this.resized();
    const byId = new Map(this.places.map((place) => [place.id, place]));
    cards(this.stage, this.svg, (node) => {
      const place = byId.get(node.dataset.mark);
      return [place.name, plural(place.count, "event"), place.note];
    });
    roving(this.svg, () => this.places.map((place) => this.dots.get(place.id)));
  }

  resized() {
    const width = Math.max(240, this.stage.clientWidth);
    if (width === this.width) return;
    this.width = width;
    this.height = Math.round(Math.min(460, Math.max(220, width * RATIO)));
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", this.height);
    const turned = this.places.map((place) => ({ ...place, lon: around(place.lon, this.middle) }));
    this.projection = geoNaturalEarth1().fitExtent([[8, 8], [width - 8, this.height - 8]], frame(turned));
    this.projection.rotate([-this.middle, 0]);
    this.path = geoPath(this.projection);
    this.outline();
    this.moved(this.transform ?? zoomIdentity);
  }

  outline() {
    const [sea, grid, land, borders] = this.ground.children;
    sea.setAttribute("d", this.path({ type: "Sphere" }));
    grid.setAttribute("d", this.path(geoGraticule10()));
    land.setAttribute("d", this.path(this.land));
    borders.setAttribute("d", this.path(this.borders));
  }

  moved(transform) {
    this.transform = transform;
    this.ground.setAttribute("transform", transform.toString());
    const taken = [];
    for (const place of this.places) this.put(place, transform, taken);
  }

  // The name goes to the right of its dot, to the left, or is left out where neither is free.
  put(place, transform, taken) {
    const [x, y] = transform.apply(this.projection([place.lon, place.lat]));
    const node = this.dots.get(place.id);
    node.setAttribute("transform", `translate(${x},${y})`);
    const text = node.querySelector("text");
    const reach = 4 + 3 * Math.sqrt(place.count) + 4;
    const wide = place.name.length * 7;
    const right = { x1: x + reach, x2: x + reach + wide, y1: y - 9, y2: y + 9 };
    const left = { x1: x - reach - wide, x2: x - reach, y1: y - 9, y2: y + 9 };
    const free = (box) => box.x1 > 0 && box.x2 < this.width && taken.every((o) => box.x2 < o.x1 || box.x1 > o.x2 || box.y2 < o.y1 || box.y1 > o.y2);
    const side = free(right) ? right : free(left) ? left : null;
    taken.push({ x1: x - reach, x2: x + reach, y1: y - reach, y2: y + reach });
    node.classList.toggle("is-nameless", side === null);
    if (!side) return;
    taken.push(side);
    text.setAttribute("x", side === right ? reach : -reach);
    text.setAttribute("text-anchor", side === right ? "start" : "end");
  }
}

/** Draw `data.places` into `stage`; false where there is none with coordinates. */
export const draw = async (stage, data, { base }) => {
  const places = data.places.filter((place) => Number.isFinite(place.lat) && Number.isFinite(place.lon));
  if (!places.length) return false;
  const world = await (await fetch(`${base}world.json`)).json();
  new Atlas(stage, places, world).start();
  return true;
};
