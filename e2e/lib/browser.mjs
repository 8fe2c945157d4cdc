// Debian's Chromium, and visitors who notice what they should never see: a request to another origin, an error on
// the console, a breach of the content security policy.
import assert from "node:assert/strict";
import { accessSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./server.mjs";

/** Where screenshots and downloads of a test run go. */
export const output = join(root, "e2e/output");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findChromium() {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const candidates = process.env.PATH.split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  for (const path of candidates) {
    try {
      accessSync(path);
      return path;
    } catch {
      // not here
    }
  }
  throw new Error("no Chromium on the PATH: run scripts/setup.sh test");
}

/** A browser; close it when the file's tests are over. */
export function launch() {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS, headless: true });
}

/** Sizes that every page must stand. */
export const viewports = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

/** One person at one browser: a context with its own cookies, one page, and a list of offences. */
export class Visitor {
  static async open(browser, origin, { viewport = viewports.desk, locale = "zh-CN" } = {}) {
    const visitor = new Visitor();
    visitor.origin = origin;
    visitor.offences = [];
    visitor.tolerated = [];
    visitor.context = await browser.newContext({ baseURL: origin, viewport, locale, acceptDownloads: true });
    visitor.context.setDefaultTimeout(15_000);
    visitor.watch();
    await visitor.context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI} ${event.sample}`);
      });
    });
    visitor.page = await visitor.context.newPage();
    return visitor;
  }

  /** The same, signed in with an account of the server's demo. */
  static async signedIn(browser, server, account, options) {
    const visitor = await Visitor.open(browser, server.url, options);
    const { name, password } = server.account(account);
    await visitor.signIn(name, password);
    return visitor;
  }

  watch() {
    const elsewhere = (url) => !url.startsWith(`${this.origin}/`) && !/^(data|blob|about):/.test(url);
    this.context.on("request", (request) => {
      if (elsewhere(request.url())) this.offences.push(`request to another origin: ${request.url()}`);
    });
    this.context.on("console", (message) => {
      if (message.type() === "error") {
        this.offences.push(`console: ${message.text()} (${message.location().url})`);
      }
    });
    this.context.on("weberror", (error) => this.offences.push(`script error: ${error.error()?.stack}`));
    this.context.on("response", (response) => {
      if (response.status() >= 500) this.offences.push(`${response.status()} from ${response.url()}`);
    });
  }

  /** A refusal that the test provokes on purpose makes Chromium write to the console: say which. */
  tolerate(pattern) {
    this.tolerated.push(pattern);
  }

  /** Fails if anything was seen that no visitor should see, and forgets it. */
  assertClean() {
    const serious = this.offences.filter((offence) => !this.tolerated.some((pattern) => pattern.test(offence)));
    this.offences = [];
    assert.deepEqual(serious, [], "what the browser noticed");
  }

  /** Signs in by the page's own form; leaves whatever page follows open. */
  async signIn(name, password) {
    await this.page.goto("/sign-in");
    await this.page.fill("input[name=name]", name);
    await this.page.fill("input[name=password]", password);
    // The page that answers, not the one that is there already.
    const loaded = this.page.waitForEvent("load");
    await this.page.press("input[name=password]", "Enter");
    await loaded;
  }

  /** The page as it is now, to look at afterwards. */
  async shoot(name, { directory = output, fullPage = true } = {}) {
    await mkdir(directory, { recursive: true });
    const path = join(directory, `${name}.png`);
    await this.page.screenshot({ path, fullPage });
    return path;
  }

  /** Closes the browser's window; the offences seen so far stay. */
  async close() {
    await this.context.close();
  }
}
