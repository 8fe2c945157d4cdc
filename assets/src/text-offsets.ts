// From a place on the page to a place in the original text. Runs of text carry `data-start`, the offset of their
// first character in the original; offsets count Unicode code points, as everywhere.

/** A half-open range of code points of the original. */
export interface Span {
  start: number;
  end: number;
}

/** The offset of a point of the document, or nothing when it stands in no run. */
function offsetOf(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const run = element?.closest<HTMLElement>("[data-start]");
  if (!run) return undefined;
  const before = document.createRange();
  before.selectNodeContents(run);
  before.setEnd(node, offset);
  // Spreading a string walks code points, not UTF-16 units.
  return Number(run.dataset.start) + [...before.toString()].length;
}

/** The offset of the caret when it stands inside one of these marks and not at an edge of it. */
export function caretWithin(marks: HTMLElement[]): number | undefined {
  const selection = getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node || !selection.isCollapsed) return undefined;
  const mark = marks.find((candidate) => candidate.contains(node));
  if (!mark) return undefined;
  const at = offsetOf(node, selection.anchorOffset);
  const first = Number(mark.dataset.start ?? mark.querySelector<HTMLElement>("[data-start]")?.dataset.start);
  return at !== undefined && at > first && at < first + [...(mark.textContent ?? "")].length ? at : undefined;
}

/** The marked passage of the text, without blanks at its edges; nothing when none is marked there. */
export function passage(text: HTMLElement): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return undefined;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}
