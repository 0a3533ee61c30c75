// Judging and paging without a reload: what was kept, what went wrong, and when the record has been made again.
import htmx from "htmx.org";
import { h, local } from "./dom.js";

const AGAIN = 2000;
const place = () => document.getElementById("notices");

const say = (kind, ...content) => place().replaceChildren(h("p", { class: `notice ${kind}`, role: "status" }, ...content));

// The server explains a refusal on a page of its own; its heading and first paragraph are the explanation.
const explanation = (request) => {
  const page = new DOMParser().parseFromString(request.responseText ?? "", "text/html");
  const said = [...page.querySelectorAll("main h1, main h1 + p")].map((node) => node.textContent.trim());
  return said.filter(Boolean).join(": ") || `The desk answered ${request.status}.`;
};

// While the record is made again its notice is asked for again; when it is gone, the page says that it shows the one before.
const follow = () => {
  const busy = place().querySelector(".busy a[href]");
  if (!busy) return;
  setTimeout(async () => {
    if (!busy.isConnected) return;
    await htmx.ajax("GET", busy.getAttribute("href"), { target: "#notices", select: "#notices > *", swap: "innerHTML" });
    if (place().querySelector(".busy")) follow();
    else if (!place().querySelector(".fault")) say("again", "The record has been made again. ", h("a", { href: location.pathname + location.search }, "Show it"));
  }, AGAIN);
};

// The page itself is left as it was read; what became of the thing may be elsewhere.
const judged = ({ detail }) => {
  const form = detail.elt.closest("form.judge");
  if (!form || !detail.successful) return;
  const now = local(detail.xhr.responseURL);
  if (now) place().querySelector(".judged p")?.append(" ", h("a", { href: now }, "Show it as it is now"));
  const panel = form.closest("details");
  if (!panel) return;
  panel.open = false;
  panel.querySelector("summary").focus();
};

const turned = ({ detail }) => {
  if (!detail.requestConfig?.elt.closest("nav.pages")) return;
  const target = document.getElementById(detail.target.id);
  target?.setAttribute("tabindex", "-1");
  target?.focus({ preventScroll: true });
};

// How many were found is said aloud when a list is changed in place.
const aloud = h("div", { class: "visually-hidden", role: "status" });

const counted = ({ detail }) => {
  if (detail.target.id === "results") aloud.textContent = document.querySelector("#results .counts")?.textContent ?? "";
};

/** Listen to what htmx does. */
export const notices = () => {
  if (!place()) return;
  const { body } = document;
  body.append(aloud);
  body.addEventListener("htmx:afterRequest", judged);
  body.addEventListener("htmx:afterSettle", turned);
  body.addEventListener("htmx:afterSettle", counted);
  body.addEventListener("htmx:afterSettle", ({ detail }) => detail.target === place() && follow());
  body.addEventListener("htmx:responseError", ({ detail }) => say("fault", explanation(detail.xhr)));
  body.addEventListener("htmx:sendError", () => say("fault", "The desk does not answer; is it still running?"));
  follow();
};
