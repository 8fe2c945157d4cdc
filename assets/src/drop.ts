// `<label data-drop>` around a file input: takes a dragged file and shows the chosen name in `[data-drop-chosen]`.

export function startDropZones(): void {
  for (const zone of document.querySelectorAll<HTMLElement>("[data-drop]")) {
    const input = zone.querySelector<HTMLInputElement>("input[type=file]");
    if (input) startDropZone(zone, input);
  }
}

function startDropZone(zone: HTMLElement, input: HTMLInputElement): void {
  const chosen = zone.querySelector<HTMLElement>("[data-drop-chosen]");

  const show = () => {
    const names = Array.from(input.files ?? [], (file) => file.name).join("、");
    if (!chosen) return;
    chosen.hidden = names === "";
    chosen.textContent = `${chosen.dataset.label ?? ""}${names}`;
  };

  input.addEventListener("change", show);
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "dragend", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    const files = (event as DragEvent).dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  show();
}
