// `<details class="menu">`: one open at a time, closed by a click elsewhere and by Escape.

export function startMenus(): void {
  // On a narrow screen the navigation scrolls sideways: begin where one is.
  const current = document.querySelector<HTMLElement>(".bar-nav [aria-current]");
  const list = current?.closest<HTMLElement>(".bar-nav");
  if (current && list) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;

  const open = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}
