// `<form data-auto-submit>`: asks for the page anew when a choice changes, and keeps empty fields out of the address.

type Field = HTMLInputElement | HTMLSelectElement;

export function startFilters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-auto-submit]")) {
    form.addEventListener("change", (event) => {
      const field = event.target as Field;
      // A menu with several choices has its own button; text is sent by Enter.
      if (field.closest(".menu-panel") || (field instanceof HTMLInputElement && field.type === "search"))
        return;
      form.requestSubmit();
    });
    form.addEventListener("submit", () => {
      for (const field of form.querySelectorAll<Field>("input[name], select[name]")) {
        if (field.value === "") field.disabled = true;
      }
    });
  }
  // Coming back with the back button must find the fields usable again.
  window.addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll<Field>("form[data-auto-submit] :disabled")) {
      field.disabled = false;
    }
  });
}
