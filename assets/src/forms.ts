// `<form data-once>`: sent once, however often it is clicked; it shows its `.busy` words meanwhile.
// A request that never reached the server is told at the foot of the page, in the words of `<body data-offline>`.

function startOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.classList.contains("is-busy")) {
      event.preventDefault();
      return;
    }
    form.classList.add("is-busy");
    form.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form.is-busy")) {
      form.classList.remove("is-busy");
      form.removeAttribute("aria-busy");
    }
  });
}

function tell(words: string): void {
  document.querySelector(".toasts")?.remove();
  const toasts = document.createElement("div");
  toasts.className = "toasts";
  toasts.setAttribute("role", "alert");
  const notice = document.createElement("div");
  notice.className = "notice notice-error";
  const text = document.createElement("div");
  text.textContent = words;
  notice.append(text);
  toasts.append(notice);
  document.body.append(toasts);
  setTimeout(() => toasts.remove(), 10_000);
}

export function startForms(): void {
  startOnce();
  document.addEventListener("htmx:error", () => {
    const words = document.body.dataset.offline;
    if (words) tell(words);
  });
}
