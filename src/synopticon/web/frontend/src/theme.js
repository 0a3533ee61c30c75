// Light, dark or as the system says. A cookie, so that the server writes it into <html> and no page flashes.
import { h } from "./dom.js";

const CHOICES = [
  ["", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
];
const root = document.documentElement;

const choose = (value) => {
  if (value) root.dataset.theme = value;
  else delete root.dataset.theme;
  const age = value ? 60 * 60 * 24 * 365 : 0;
  document.cookie = `theme=${value}; Path=/; Max-Age=${age}; SameSite=Strict`;
};

const stored = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1] ?? "";

/** Put the switch where the page holds a place for it (`[data-theme-switch]`). */
export const themes = () => {
  const value = stored();
  if (value) root.dataset.theme = value;
  for (const place of document.querySelectorAll("[data-theme-switch]")) {
    const options = CHOICES.map(([key, name]) => h("option", { value: key, selected: key === value }, name));
    const select = h("select", { name: "theme", "aria-label": "Colours", onchange: (e) => choose(e.target.value) }, ...options);
    place.replaceChildren(select);
    place.hidden = false;
  }
};
