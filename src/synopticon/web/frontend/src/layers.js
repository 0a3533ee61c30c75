// Which layers of an article are shown. CSS alone shows and hides them; this only remembers the choice.
const KEY = "synopticon.layers";

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
};

const write = (choice) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing shows the page's own choice each time.
  }
};

/** Set every `input[data-shows]` of the page as it was left, and remember what is changed. */
export const layers = (page = document) => {
  const choice = read();
  for (const box of page.querySelectorAll("input[data-shows]")) {
    const name = box.dataset.shows;
    if (name in choice) box.checked = Boolean(choice[name]);
    box.addEventListener("change", () => write({ ...read(), [name]: box.checked }));
  }
};
