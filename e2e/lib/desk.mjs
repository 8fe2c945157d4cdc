// The review desk as a reviewer uses it: by keys, and by looking at what the page then says.
import assert from "node:assert/strict";

/** A reviewer at the desk of one document. */
export class Desk {
  constructor(page) {
    this.page = page;
  }

  /** The desk of a file that is handed in. */
  static async of(page, path) {
    await page.goto("/documents/new");
    await page.setInputFiles("input[type=file]", path);
    await page.click("form[enctype] button.btn-primary");
    await page.waitForSelector("[data-desk] .is-selected");
    return new Desk(page);
  }

  /** Opens the desk and waits for its script. */
  async open(document) {
    await this.page.goto(`/documents/${document}/review`);
    await this.page.waitForSelector("[data-desk] .is-selected, [data-desk] .empty");
  }

  /** How many are undecided, accepted, rejected. */
  async counts() {
    const numbers = await this.page.$$eval("#desk-progress b", (all) => all.map((b) => Number(b.textContent)));
    return { undecided: numbers[0], accepted: numbers[1], rejected: numbers[2] };
  }

  /** Identifiers of the drafts with that state, in reading order; all drafts without one. */
  drafts(state) {
    const selector = state ? `.draft-${state}[data-draft]` : "[data-draft]";
    return this.page.$$eval(selector, (all) => all.map((card) => card.dataset.draft));
  }

  /** The draft that the keys act on. */
  selected() {
    return this.page.$eval(".draft.is-selected", (card) => card.dataset.draft);
  }

  /** Makes a draft the selected one, as a click on its mark in the text does. */
  async select(id) {
    await this.page.click(`#mark-${id}`);
    await this.page.waitForSelector(`#draft-${id}.is-selected`);
  }

  /** The sequence number of the log that the desk shows. */
  seq() {
    return this.page.$eval("#desk-poll", (poll) => Number(/seq=(\d+)/.exec(poll.getAttribute("hx-get"))[1]));
  }

  /** Does something that changes the log, and waits until the desk shows it. */
  async change(act) {
    const before = await this.seq();
    await act();
    await this.page.waitForFunction((seq) => {
      const poll = document.querySelector("#desk-poll");
      const now = Number(/seq=(\d+)/.exec(poll?.getAttribute("hx-get") ?? "")?.[1] ?? seq);
      return now > seq || document.querySelector("[data-refused], #desk-problem");
    }, before);
    const refused = await this.page.$$eval("[data-refused], #desk-problem", (all) => all.map((e) => e.textContent));
    assert.deepEqual(refused, [], "the desk refused");
  }

  /** Presses a key that decides something. */
  press(key) {
    return this.change(() => this.page.keyboard.press(key));
  }
}
