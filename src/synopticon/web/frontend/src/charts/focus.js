// One place of a chart in the tab order; arrows walk from mark to mark (the roving tabindex pattern of WAI-ARIA).
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Make the links of `area` one stop of the Tab key. `marks()` gives them in order; `reveal(mark)` brings one into view,
 * `first` is where the Tab key comes in. */
export const roving = (area, marks, reveal = () => {}, first = marks()[0]) => {
  const settle = (current) => {
    for (const mark of marks()) mark.setAttribute("tabindex", mark === current ? "0" : "-1");
  };
  area.addEventListener("focusin", (event) => {
    const mark = event.target.closest("[data-mark]");
    if (!mark) return;
    settle(mark);
    reveal(mark);
  });
  area.addEventListener("keydown", (event) => {
    const all = marks();
    const at = all.indexOf(event.target.closest("[data-mark]"));
    const step = STEPS[event.key];
    if (at < 0 || (!step && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : at + step;
    all[Math.max(0, Math.min(all.length - 1, next))].focus();
  });
  settle(first);
};
