// Elements made from values, never from markup: what an article says stays text.
const SVG = "http://www.w3.org/2000/svg";

const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

/** Make an HTML element: `h("a", { href: "/" }, "text", child)`; attributes that are null or false are left out. */
export const h = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const s = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Give a link's address where it stays on this desk, null otherwise (`javascript:` in data never becomes a link). */
export const local = (href) => {
  if (!href) return null;
  try {
    const url = new URL(href, location.href);
    return url.origin === location.origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
};

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
