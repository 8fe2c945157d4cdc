// The review desk: keys, the selection, and the link between marks in the text and cards beside it.
// It decides nothing and sends nothing: a key presses a button that stands on the page. See ../README.md.

import { linkScrolling, scrolls } from "./scroll";
import { caretWithin, passage } from "./text-offsets";

export function startDesk(): void {
  const desk = document.querySelector<HTMLElement>("[data-desk]");
  if (desk) new Desk(desk).start();
}

/** Whether somebody writes there. */
function isField(element: Element | null): boolean {
  return element?.matches("input:not([type=radio]):not([type=checkbox]), textarea, select") ?? false;
}

/** Gives a text the lines it takes up. */
function fit(text: HTMLTextAreaElement): void {
  while (text.rows < 10 && text.scrollHeight > text.clientHeight + 2) text.rows++;
}

class Desk {
  private selected = "";
  /** The card whose button a key pressed last. */
  private pressed = "";

  constructor(private readonly desk: HTMLElement) {}

  start(): void {
    const text = this.desk.querySelector<HTMLElement>("[data-desk-text]");
    const drafts = this.desk.querySelector<HTMLElement>("[data-desk-drafts]");
    if (!text || !drafts) return;

    document.addEventListener("keydown", (event) => this.onKey(event));
    text.addEventListener("click", (event) => {
      const asked = (event.target as HTMLElement).closest<HTMLElement>("[data-why]")?.dataset.why;
      if (asked) {
        if (!event.ctrlKey && !event.metaKey && this.why(asked)) event.preventDefault();
        return;
      }
      const id = (event.target as HTMLElement).closest<HTMLElement>("[data-mark]")?.dataset.mark;
      // A click that ends the marking of a passage is not a choice of a card.
      if (id && getSelection()?.isCollapsed) this.select(id, "card");
    });
    drafts.addEventListener("focusin", (event) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>("[data-draft]")?.dataset.draft;
      if (id && id !== this.selected) this.select(id, "mark", false);
    });
    drafts.addEventListener("click", (event) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>("[data-draft]")?.dataset.draft;
      if (id && id !== this.selected) this.select(id, "mark", false);
    });
    drafts.addEventListener("change", (event) => this.save(event.target as HTMLElement));
    document.addEventListener("selectionchange", () => this.offerPassage(text));
    // Whatever exchanged a card or a mark, the selection stays where it was.
    new MutationObserver(() => {
      this.show();
      this.comeBack();
    }).observe(this.desk, { childList: true, subtree: true });
    this.startExchange();
    linkScrolling(text, drafts);
    this.begin();
  }

  /** What the exchange of the desk with the server's must not disturb. */
  private startExchange(): void {
    this.desk.addEventListener("htmx:config:request", (event) => {
      // Asking for changes waits while somebody writes, and while nobody looks.
      const asks = (event.target as HTMLElement).matches("[data-desk-poll]");
      if (asks && (document.hidden || isField(document.activeElement))) event.preventDefault();
    });
    this.desk.addEventListener("htmx:before:request", (event) => {
      const body = (event as CustomEvent).detail.ctx.request.body;
      if (!(body instanceof URLSearchParams)) return;
      // Two changes made quickly wait for each other: the second is made to what the first has left.
      const version = this.card(body.get("draft") ?? "")?.querySelector<HTMLInputElement>("input[name=version]");
      if (version) body.set("version", version.value);
    });
    let open: string[] = [];
    this.desk.addEventListener("htmx:before:swap", (event) => {
      this.skipUnchanged((event as CustomEvent).detail.tasks[0]?.fragment);
      open = Array.from(this.desk.querySelectorAll("details[id][open]"), (folded) => folded.id);
    });
    this.desk.addEventListener("htmx:after:swap", () => {
      for (const card of this.cards()) card.removeAttribute("hx-morph-skip");
      for (const folded of this.desk.querySelectorAll<HTMLDetailsElement>("[data-draft] details[id]")) {
        if (open.includes(folded.id)) folded.open = true;
      }
      this.show();
      this.fit();
    });
    this.desk.addEventListener("input", (event) => {
      if (event.target instanceof HTMLTextAreaElement) fit(event.target);
    });
    this.fit();
  }

  private fit(): void {
    for (const text of this.desk.querySelectorAll<HTMLTextAreaElement>("[data-draft] textarea")) fit(text);
  }

  /** Most cards come back as they went: those are not compared node by node, and what is being typed there stays. */
  private skipUnchanged(fragment: ParentNode | undefined): void {
    const prints = new Map<string | undefined, string | undefined>();
    for (const card of fragment?.querySelectorAll<HTMLElement>("[data-draft]") ?? []) {
      prints.set(card.dataset.draft, card.dataset.print);
    }
    for (const card of this.cards()) {
      card.toggleAttribute("hx-morph-skip", card.dataset.print === prints.get(card.dataset.draft));
    }
  }

  /** Where the last visit ended, or the first card that nobody has decided. */
  private begin(): void {
    const named = location.hash.replace(/^#(?:draft|mark)-/, "");
    const undecided = this.desk.querySelector<HTMLElement>(".draft-undecided[data-draft]");
    const first = this.card(named) ?? this.card(this.remembered()) ?? undecided ?? this.cards()[0];
    if (first?.dataset.draft) this.select(first.dataset.draft, "both");
  }

  private cards(): HTMLElement[] {
    return Array.from(this.desk.querySelectorAll<HTMLElement>("[data-draft]"));
  }

  private card(id: string): HTMLElement | undefined {
    return this.cards().find((card) => card.dataset.draft === id);
  }

  private marks(id: string): HTMLElement[] {
    return Array.from(this.desk.querySelectorAll<HTMLElement>("[data-mark]")).filter(
      (mark) => mark.dataset.mark === id,
    );
  }

  /** Makes a card the selected one and brings its counterpart into view. */
  private select(id: string, bring: "card" | "mark" | "both", focus = true): void {
    const card = this.card(id);
    if (!card) return;
    this.selected = id;
    this.remember(id);
    this.show();
    if (bring !== "mark") card.scrollIntoView({ block: "nearest" });
    // With both panes in one column, bringing the mark into view would carry the card away.
    if (bring !== "card" && this.besides()) this.marks(id)[0]?.scrollIntoView({ block: "center" });
    if (focus) card.focus({ preventScroll: true });
  }

  /** Whether the text stands beside the cards and scrolls by itself. */
  private besides(): boolean {
    const text = this.desk.querySelector<HTMLElement>("[data-desk-text]");
    return text !== null && scrolls(text);
  }

  /** Puts the class of the selection on what is selected, and only there. */
  private show(): void {
    for (const old of this.desk.querySelectorAll<HTMLElement>(".is-selected")) {
      if ((old.dataset.draft ?? old.dataset.mark) !== this.selected) old.classList.remove("is-selected");
    }
    const card = this.card(this.selected);
    if (!card) return;
    for (const part of [card, ...this.marks(this.selected)]) {
      // Setting a class that is there already would wake the observer for ever.
      if (!part.classList.contains("is-selected")) part.classList.add("is-selected");
    }
    // An exchanged card took the focus with it.
    if (document.activeElement === document.body) card.focus({ preventScroll: true });
  }

  private step(by: 1 | -1): void {
    const cards = this.cards();
    const at = cards.findIndex((card) => card.dataset.draft === this.selected);
    const next = cards[at + by]?.dataset.draft;
    if (next) this.select(next, "both");
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (isField(target)) {
      this.onKeyWhileWriting(event, target);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (this.press(event.key)) event.preventDefault();
  }

  /** Enter keeps what was typed: in a field the form's first button does, a text of several lines has none of its own. */
  private onKeyWhileWriting(event: KeyboardEvent, field: HTMLElement): void {
    const card = field.closest<HTMLElement>("[data-draft]");
    if (!card) return;
    if (event.key === "Escape") {
      card.focus({ preventScroll: true });
    } else if (event.key === "Enter" && !event.isComposing && (event.ctrlKey || event.metaKey || field.matches("textarea"))) {
      event.preventDefault();
      card.querySelector<HTMLElement>("[data-save]")?.click();
    }
  }

  /** Does what a key says; false when it says nothing here. */
  private press(key: string): boolean {
    switch (key) {
      case "j":
      case "ArrowDown":
        this.step(1);
        return true;
      case "k":
      case "ArrowUp":
        this.step(-1);
        return true;
      case "e":
        return this.edit();
      case "w":
        return this.why(this.selected);
      case "s":
        return this.split();
      case "?":
        return this.toggleHelp();
      default:
        return this.click(key);
    }
  }

  /** Presses the button of a key: the one of the selected card, or else the one of the desk. */
  private click(key: string): boolean {
    const wanted = (root: ParentNode) =>
      Array.from(root.querySelectorAll<HTMLButtonElement>("[data-key]")).find((b) => b.dataset.key === key);
    const card = this.card(this.selected);
    const button = (card && wanted(card)) ?? this.ownButton(key);
    if (!button || button.disabled) return false;
    this.pressed = this.selected;
    button.click();
    if (button.hasAttribute("data-advance")) this.advance();
    return true;
  }

  /** On to the next card that waits for a decision, or simply to the next one. */
  private advance(): void {
    const cards = this.cards();
    const later = cards.slice(cards.findIndex((card) => card.dataset.draft === this.selected) + 1);
    const next = later.find((card) => card.classList.contains("draft-undecided")) ?? later[0];
    if (next?.dataset.draft) this.select(next.dataset.draft, "both");
  }

  /** Back to the card that was left too early: the server refused what was asked of it. */
  private comeBack(): void {
    if (!this.pressed || !this.card(this.pressed)?.querySelector("[data-refused]")) return;
    const refused = this.pressed;
    this.pressed = "";
    this.select(refused, "both");
  }

  private ownButton(key: string): HTMLButtonElement | undefined {
    const all = this.desk.querySelectorAll<HTMLButtonElement>("[data-key]");
    return Array.from(all).find((b) => b.dataset.key === key && !b.closest("[data-draft]"));
  }

  private edit(): boolean {
    const card = this.card(this.selected);
    const folded = card?.querySelector<HTMLDetailsElement>("details[data-edit]");
    if (folded) folded.open = true;
    const field = card?.querySelector<HTMLElement>("[data-edit-first]");
    if (!field) return false;
    field.focus();
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
    return true;
  }

  /** Opens what a mark rests on, in its card, and goes there; a second time closes it again. */
  private why(id: string): boolean {
    const grounds = this.card(id)?.querySelector<HTMLDetailsElement>("details[data-why-of]");
    if (!grounds) return false;
    const again = grounds.open && grounds.contains(document.activeElement);
    for (let at: Element | null | undefined = grounds; at; at = at.parentElement?.closest("details")) {
      (at as HTMLDetailsElement).open = true;
    }
    grounds.open = !again;
    this.select(id, "card", false);
    grounds.scrollIntoView({ block: "nearest" });
    grounds.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
    return true;
  }

  /** At the caret when it stands inside the selected commitment; else the card shows the sentences to choose from. */
  private split(): boolean {
    const card = this.card(this.selected);
    const form = card?.querySelector<HTMLFormElement>("form[data-split]");
    const field = form?.querySelector<HTMLInputElement>("[data-split-at]");
    const at = caretWithin(this.marks(this.selected));
    if (form && field && at !== undefined) {
      field.value = String(at);
      form.requestSubmit();
      return true;
    }
    const folded = card?.querySelector<HTMLDetailsElement>("details[data-split-choices]");
    if (!folded) return false;
    folded.open = true;
    folded.querySelector<HTMLElement>("button, input")?.focus();
    return true;
  }

  private toggleHelp(): boolean {
    const help = this.desk.querySelector<HTMLDetailsElement>("details[data-help]");
    if (!help) return false;
    help.open = !help.open;
    return true;
  }

  /** A changed field of a card is kept at once. */
  private save(field: HTMLElement): void {
    if (!field.closest("[data-autosave]")) return;
    field.closest("[data-draft]")?.querySelector<HTMLElement>("[data-save]")?.click();
  }

  /** Fills the form that marks a passage by hand, and offers it while something is marked. */
  private offerPassage(text: HTMLElement): void {
    const form = this.desk.querySelector<HTMLFormElement>("form[data-passage]");
    const start = form?.querySelector<HTMLInputElement>("[data-passage-start]");
    const end = form?.querySelector<HTMLInputElement>("[data-passage-end]");
    if (!form || !start || !end) return;
    const span = passage(text);
    form.hidden = span === undefined;
    if (!span) return;
    start.value = String(span.start);
    end.value = String(span.end);
  }

  private storageKey(): string {
    return `desk ${location.pathname}`;
  }

  private remember(id: string): void {
    try {
      sessionStorage.setItem(this.storageKey(), id);
    } catch {
      // Storage may be forbidden; then the first undecided card is found instead.
    }
  }

  private remembered(): string {
    try {
      return sessionStorage.getItem(this.storageKey()) ?? "";
    } catch {
      return "";
    }
  }
}
