// The page's few keys: / goes to the search field, Escape leaves it.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

export const keys = () => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("input[type=search]");
    if (event.key === "/" && search && !typing(event.target)) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
};
