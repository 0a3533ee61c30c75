// The card that says more about the mark under the pointer or in focus. It repeats the mark's own label, so it is hidden from readers.
import { h } from "../dom.js";

/** Make the card of a stage; `show(mark, ...lines)` puts it beside a mark, `hide()` takes it away. */
export const card = (stage) => {
  const box = h("div", { class: "chart-card", "aria-hidden": "true", hidden: true });
  stage.append(box);
  const show = (mark, head, ...lines) => {
    box.replaceChildren(h("strong", {}, head), ...lines.filter(Boolean).map((line) => h("span", {}, line)));
    box.hidden = false;
    const around = stage.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    const left = Math.max(0, Math.min(at.left - around.left, around.width - box.offsetWidth));
    const below = at.bottom - around.top + 8;
    const fits = below + box.offsetHeight <= around.height + 24;
    box.style.left = `${left}px`;
    box.style.top = `${fits ? below : at.top - around.top - box.offsetHeight - 8}px`;
  };
  return { show, hide: () => (box.hidden = true) };
};

/** Show `card` for every mark of `area` while it is pointed at or focused; `lines(mark)` gives head and lines. */
export const cards = (stage, area, lines) => {
  const { show, hide } = card(stage);
  const over = (event) => {
    const mark = event.target.closest("[data-mark]");
    if (mark) show(mark, ...lines(mark));
    else hide();
  };
  area.addEventListener("pointerover", over);
  area.addEventListener("focusin", over);
  area.addEventListener("pointerleave", hide);
  area.addEventListener("focusout", hide);
  area.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  return hide;
};
