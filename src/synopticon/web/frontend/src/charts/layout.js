// Where the timeline's marks go: pure functions over items and a scale.
import { utcFormat, utcParse } from "d3";
import { SIZE } from "./shapes.js";

const DAY = 864e5;
const GAP = 14;
const parses = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%Y-%m", "%Y"].map((form) => utcParse(form));
const long = utcFormat("%-d %B %Y");

/** Read a date or date-time of the record, as UTC milliseconds; null where it is none. */
export const moment = (text) => {
  if (!text) return null;
  const plain = text.replace(/(Z|[+-]\d\d:?\d\d)$/, "");
  for (const parse of parses) {
    const date = parse(plain);
    if (date) return Number(date);
  }
  return null;
};

// The record's intervals are half-open: `latest` is the first moment after.
const written = (from, to) => {
  const last = to - 1;
  return long(from) === long(last) ? long(from) : `${long(from)} – ${long(last)}`;
};

/** Give each item `from`, `to` (milliseconds) and `when` (words), those with a bound that reads as a date, in order of time. */
export const spans = (items) =>
  items
    .map((item) => {
      const [start, end] = [moment(item.earliest), moment(item.latest)];
      const from = start ?? end - DAY;
      const to = Math.max(end ?? from + DAY, from + 1);
      return { ...item, from, to, when: item.when ?? (start === null ? `before ${long(end)}` : end === null ? `from ${long(start)}` : written(from, to)) };
    })
    .filter((item) => Number.isFinite(item.from) && Number.isFinite(item.to))
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));

/** Give the window that a timeline opens with: all of it, less what lies far before or after the bulk.
 *
 * While a gap takes over 40% of the span, the side with fewer items is left out, as long as 60% of them remain. */
export const window = (items) => {
  let kept = items;
  for (;;) {
    const reach = kept.map((_, i) => Math.max(...kept.slice(0, i + 1).map((item) => item.to)));
    const span = reach.at(-1) - kept[0].from;
    const cutAt = kept.findIndex((item, i) => i > 0 && item.from - reach[i - 1] > 0.4 * span);
    if (cutAt < 0) break;
    const side = cutAt > kept.length / 2 ? kept.slice(0, cutAt) : kept.slice(cutAt);
    if (side.length < 0.6 * items.length) break;
    kept = side;
  }
  const [from, to] = [kept[0].from, Math.max(...kept.map((item) => item.to))];
  const margin = Math.max(to - from, DAY) * 0.03;
  return [from - margin, to + margin];
};

// The name stands right of its mark; left of it where that side alone has the room; cut, on the roomier side, where neither has.
const named = (x, wide, full, width) => {
  const textAt = Math.max(SIZE, wide) + 6;
  const [left, right] = [Math.max(0, x - 10), Math.max(0, width - x - textAt - 4)];
  const before = right < full && left > right;
  return before ? { before, textAt: -6, room: left } : { before, textAt, room: right };
};

const MOST_ROWS = 22;
const told = (item) => item.documents ?? item.outlets ?? 0;

const heaviest = (items, most, always) => {
  const order = [...items].sort((a, b) => (b.id === always) - (a.id === always) || told(b) - told(a) || a.from - b.from || (a.id < b.id ? -1 : 1));
  const kept = new Set(order.slice(0, most));
  return items.filter((item) => kept.has(item));
};

/** Pack as many items as fit a screen of rows, those that most articles tell first, and the one with the id `always`. */
export const fitted = (items, scale, widths, width, always) => {
  let kept = heaviest(items, 120, always);
  for (;;) {
    const boxes = pack(kept, scale, widths, width);
    const rows = Math.max(0, ...[...boxes.values()].map((box) => box.row + 1));
    if (rows <= MOST_ROWS || kept.length < 2) return boxes;
    kept = heaviest(kept, Math.floor(kept.length * 0.85), always);
  }
};

/** Pack items into rows: id → where it starts, how wide its bar is, where its name stands and how much room it has. */
export const pack = (items, scale, widths, width) => {
  const boxes = new Map();
  const rows = [];
  for (const item of items) {
    const x = Math.max(0, Math.min(scale(item.from), width - SIZE));
    const wide = Math.max(0, Math.min(scale(item.to), width) - x);
    const full = widths.get(item.id);
    const name = named(x, wide, full, width);
    const long = Math.min(full, name.room);
    const [from, to] = name.before ? [x - 6 - long, x + Math.max(SIZE, wide)] : [x, x + name.textAt + long];
    const free = (taken) => taken.every(([a, b]) => to + GAP <= a || from >= b + GAP);
    let row = rows.findIndex(free);
    if (row < 0) row = rows.push([]) - 1;
    rows[row].push([from, to]);
    boxes.set(item.id, { x, wide, full, row, from, to, ...name });
  }
  return boxes;
};
