// A task's page as those who work on it use it: who is waited on, the light, the buttons, what happened.
import assert from "node:assert/strict";

/** The day in China that is so many days from now, as an ISO date. */
export function dayFromNow(days) {
  const HOUR = 3_600_000;
  return new Date(Date.now() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** One person at the page of one task. */
export class AtTask {
  constructor(page, number) {
    this.page = page;
    this.number = number;
  }

  /** Opens the page anew. */
  async open() {
    const answer = await this.page.goto(`/tasks/${this.number}`);
    assert.equal(answer.status(), 200);
  }

  /** Who is waited on, in the page's words. */
  async waitsOn() {
    return (await this.page.textContent(".work-ball strong")).trim();
  }

  /** Code of the light at the head of the page. */
  async light() {
    const classes = await this.page.getAttribute(".head-above .light", "class");
    return /light-([a-z]+)/.exec(classes)[1];
  }

  /** Codes of the commands that are offered, those behind a form too. */
  commands() {
    return this.page.$$eval("#act .deeds [name=command]", (all) => all.map((one) => one.value).sort());
  }

  /** Entries of the history in words, newest first. */
  history() {
    return this.page.$$eval("#history .history li", (all) => all.map((li) => li.textContent.replace(/\s+/g, " ")));
  }

  /** Days with each party, as the page lists them: words of the party to words of the days. */
  facts() {
    return this.page.$$eval("aside .facts > div", (all) =>
      Object.fromEntries(all.map((row) => ["dt", "dd"].map((tag) => row.querySelector(tag).innerText.trim()))),
    );
  }

  /** Gives a command: presses its button, or opens its form, fills it in and sends it. */
  async give(command, fields = {}, files = []) {
    if (command === "arrange") return this.#arrange(fields);
    const form = this.page.locator(`#deed-${command}`);
    if ((await form.count()) > 0) {
      if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
      for (const [name, value] of Object.entries(fields)) {
        const field = form.locator(`[name=${name}]`);
        if ((await field.evaluate((one) => one.tagName)) === "SELECT") await field.selectOption(value);
        else await field.fill(value);
      }
      if (files.length > 0) await form.locator("[type=file]").setInputFiles(files);
      await this.#sent(form.locator("form button"));
    } else {
      await this.#sent(this.page.locator(`#act button[name=command][value=${command}]`));
    }
  }

  /** Arranging has a page of its own: opens it, fills it in and sends it. */
  async #arrange(fields) {
    await this.page.click("#act a[href$='/plan']");
    await this.page.waitForURL(/\/plan$/);
    for (const [name, value] of Object.entries(fields)) await this.page.fill(`[name=${name}]`, value);
    await this.page.click("main form button.btn-primary");
    await this.page.waitForURL(/#act$/);
    await this.page.waitForLoadState();
  }

  /** Presses, and waits for the page that answers. */
  async #sent(button) {
    const loaded = this.page.waitForEvent("load");
    await button.click();
    await loaded;
  }
}

/** Counts the pages that are loaded while something is done. */
export async function pagesLoaded(page, act) {
  let loads = 0;
  const count = () => (loads += 1);
  page.on("load", count);
  await act();
  page.off("load", count);
  return loads;
}
