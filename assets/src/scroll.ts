// Two panes that show the same things in the same order follow each other: marks and the cards that belong to them.

/** How far below its upper edge a pane is being read. */
const READING_LINE = 0.25;

export function linkScrolling(text: HTMLElement, drafts: HTMLElement): void {
  // Only the pane under the hand leads; the other one's scrolling would otherwise answer back.
  let leader: HTMLElement | undefined;
  let waiting = false;

  const follow = (from: HTMLElement, to: HTMLElement, own: string, theirs: string) => {
    const here = atReadingLine(from, own);
    const id = here?.getAttribute(own);
    if (!here || !id) return;
    const there = Array.from(to.querySelectorAll<HTMLElement>(`[${theirs}]`)).find(
      (element) => element.getAttribute(theirs) === id,
    );
    if (there) to.scrollTop += top(there) - top(to) - (top(here) - top(from));
  };

  for (const [from, to, own, theirs] of [
    [text, drafts, "data-mark", "data-draft"],
    [drafts, text, "data-draft", "data-mark"],
  ] as const) {
    for (const name of ["wheel", "touchstart", "pointerdown"]) {
      from.addEventListener(
        name,
        () => {
          leader = from;
        },
        { passive: true },
      );
    }
    from.addEventListener(
      "scroll",
      () => {
        if (leader !== from || waiting || !scrolls(to)) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          follow(from, to, own, theirs);
        });
      },
      { passive: true },
    );
  }
  // A key brings things into view by itself.
  document.addEventListener("keydown", () => {
    leader = undefined;
  });
}

function top(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

/** Whether a pane scrolls by itself. */
export function scrolls(pane: HTMLElement): boolean {
  return pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY !== "visible";
}

/** The last thing that begins above the line at which the pane is read; the first thing when none does. */
function atReadingLine(pane: HTMLElement, attribute: string): HTMLElement | undefined {
  const line = top(pane) + pane.clientHeight * READING_LINE;
  let found: HTMLElement | undefined;
  for (const element of pane.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
    if (found && top(element) > line) break;
    found = element;
  }
  return found;
}
