// `<button data-copy-address data-copied="已复制" hidden>`: puts the address of the page on the clipboard.

async function copy(text: string): Promise<boolean> {
  // The clipboard interface exists on https and on this machine only; intranets often run plain http.
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused: try the old way.
    }
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-address]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      if (!(await copy(location.href))) return;
      button.textContent = button.dataset.copied ?? label;
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}
