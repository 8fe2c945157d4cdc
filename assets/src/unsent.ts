// `<form data-unsent>`: what is typed into it outlives a session that ended or a browser's mishap, in this tab only. It is
// put back when the same form is opened again, and forgotten once it was sent. The words of `data-unsent` say so.

const FIELDS = "textarea[name], input[name]:not([type=hidden]):not([type=file])";

function key(form: HTMLFormElement): string {
  return `unsent ${new URL(form.action).pathname}`;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

function fields(form: HTMLFormElement): Field[] {
  return [...form.querySelectorAll<Field>(FIELDS)];
}

function isBox(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && field.type === "checkbox";
}

function state(form: HTMLFormElement): string[] {
  return fields(form).map((field) => (isBox(field) ? String(field.checked) : field.value));
}

/** Puts back what was typed, where the form still asks the same. */
function restore(form: HTMLFormElement): boolean {
  const kept = sessionStorage.getItem(key(form));
  if (!kept) return false;
  const { names, values } = JSON.parse(kept) as { names: string[]; values: string[] };
  const all = fields(form);
  if (names.join() !== all.map((field) => field.name).join()) return false;
  if (values.join("\n") === state(form).join("\n")) return false;
  all.forEach((field, at) => {
    const value = values[at] ?? "";
    if (isBox(field)) field.checked = value === "true";
    else field.value = value;
  });
  return true;
}

function tell(form: HTMLFormElement): void {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.textContent = form.dataset.unsent ?? "";
  form.prepend(notice);
}

const SENT = "unsent sent";

/** Forgets what was sent, once another page than the form itself or the one to sign in has answered. */
function forget(): void {
  const sent = sessionStorage.getItem(SENT);
  if (!sent || !document.querySelector("header.bar")) return;
  sessionStorage.removeItem(SENT);
  if (!sent.endsWith(` ${location.pathname}`)) sessionStorage.removeItem(sent);
}

export function startUnsent(): void {
  forget();
  const form = document.querySelector<HTMLFormElement>("form[data-unsent]");
  if (!form) return;
  // A form that came back with what is wrong in it holds what was typed already.
  if (!document.querySelector("#problem") && restore(form)) tell(form);
  form.addEventListener("input", () => {
    const kept = { names: fields(form).map((field) => field.name), values: state(form) };
    sessionStorage.setItem(key(form), JSON.stringify(kept));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key(form)));
}
