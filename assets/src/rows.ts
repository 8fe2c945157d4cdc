// `<button data-add-row>` in a form with `<table data-rows>`: one more row at once, as an empty copy of the last. Without
// this script the button asks the server for a page with more rows.

const FIELDS = "input, select, textarea";

/** The same name or identifier for the row of that number. */
function renumber(text: string, from: number, to: number): string {
  const end = `-${from}`;
  return text.endsWith(end) ? `${text.slice(0, -end.length)}-${to}` : text;
}

function addRow(body: HTMLTableSectionElement): void {
  const last = body.rows[body.rows.length - 1];
  if (!last) return;
  const from = body.rows.length - 1;
  const row = last.cloneNode(true) as HTMLTableRowElement;
  row.id = renumber(row.id, from, from + 1);
  row.classList.remove("is-wrong");
  row.querySelectorAll(".form-error").forEach((words) => words.remove());
  const number = row.querySelector(".c-row");
  if (number) number.textContent = String(from + 2);
  row.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(FIELDS).forEach((field) => {
    field.name = renumber(field.name, from, from + 1);
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    if (field.name.startsWith("after-")) field.setAttribute("placeholder", String(from + 1));
    // The date of the whole stands in every row.
    if (!field.name.startsWith("due-")) field.value = "";
  });
  last.after(row);
  row.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
}

export function startRows(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-add-row]");
    const table = button?.form?.querySelector<HTMLTableElement>("table[data-rows]");
    const body = table?.tBodies[0];
    if (!body) return;
    event.preventDefault();
    addRow(body);
  });
}
