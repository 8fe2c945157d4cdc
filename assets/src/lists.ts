// `<input list="…" data-list-many>`: a field of several names joined by 、 is offered the names of its list for the last
// of them; a browser by itself offers them only for a field that holds one.

const OFFERED = "list-many";

function offer(input: HTMLInputElement): void {
  const own = input.dataset.listMany || input.getAttribute("list") || "";
  const names = document.getElementById(own);
  if (!names) return;
  input.dataset.listMany = own;
  const written = input.value.slice(0, Math.max(...["、", "，", ","].map((mark) => input.value.lastIndexOf(mark))) + 1);
  let offered = document.getElementById(OFFERED);
  if (!offered) {
    offered = document.createElement("datalist");
    offered.id = OFFERED;
    document.body.append(offered);
  }
  const options = Array.from(names.querySelectorAll("option"), (known) => {
    const option = document.createElement("option");
    option.value = written + known.value;
    return option;
  });
  offered.replaceChildren(...options);
  input.setAttribute("list", OFFERED);
}

export function startLists(): void {
  for (const name of ["focusin", "input"]) {
    document.addEventListener(name, (event) => {
      const field = event.target;
      if (field instanceof HTMLInputElement && field.matches("[data-list-many]")) offer(field);
    });
  }
}
