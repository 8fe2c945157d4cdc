// Takes every page's picture in Chinese and English, on a desk and on a phone, and says what can be said of the look
// without eyes: what sticks out of the window, which controls are unstyled, which English is left on Chinese pages.
//
//   node e2e/shots.mjs [--out DIR] [--only PART] [--url http://… --user NAME --password WORD]
//
// Without --url it starts a server of its own with the demo county.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, output, viewports, Visitor } from "./lib/browser.mjs";
import { barriers, latinWords, overflow, unstyledControls } from "./lib/look.mjs";
import { Server } from "./lib/server.mjs";

const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(output, "shots") },
    only: { type: "string", default: "" },
    url: { type: "string" },
    user: { type: "string" },
    password: { type: "string" },
  },
});

const before = [{ name: "sign-in", path: "/sign-in" }];

/** The first link of a page that matches, or nothing. */
async function firstLink(page, path, pattern) {
  await page.goto(path);
  const links = await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")));
  return links.find((link) => pattern.test(link));
}

/** Every page with its name; documents and tasks are those that the lists show first. */
async function pagesBehindSignIn(page) {
  const document = await firstLink(page, "/documents", /^\/documents\/[0-9a-f-]{36}$/);
  const task = await firstLink(page, "/ledger", /^\/tasks\/[0-9]{4}-[0-9]+$/);
  const pages = [
    { name: "desk", path: "/" },
    { name: "documents", path: "/documents" },
    { name: "document-new", path: "/documents/new" },
    { name: "ledger", path: "/ledger" },
    { name: "ledger-late", path: "/ledger?light=red&sort=due" },
    { name: "ledger-none", path: "/ledger?text=%E7%81%AB%E6%98%9F%E5%9F%BA%E5%9C%B0" },
    { name: "import", path: "/ledger/import" },
    { name: "task-new", path: "/tasks/new" },
    { name: "search", path: "/search?q=%E8%80%81%E6%97%A7%E5%B0%8F%E5%8C%BA" },
    { name: "trace", path: "/trace" },
    { name: "settings", path: "/settings" },
    { name: "not-found", path: "/no-such-page", status: 404 },
  ];
  if (document) {
    pages.push({ name: "document", path: document }, { name: "review", path: `${document}/review` });
    pages.push({ name: "issue", path: `${document}/issue` });
  }
  if (task) pages.push({ name: "task", path: task }, { name: "task-edit", path: `${task}/edit` });
  return pages;
}

/** Takes one picture and returns what is wrong with the page. */
async function look(visitor, { name, path, status = 200 }, language, size) {
  const faults = [];
  if (status !== 200) visitor.tolerate(new RegExp(`status of ${status}`));
  const answer = await visitor.page.goto(path);
  await visitor.page.evaluate(() => document.fonts.ready);
  if (answer.status() !== status) faults.push(`answered ${answer.status()}`);
  const { beyond, culprits } = await overflow(visitor.page);
  if (beyond > 0) faults.push(`${beyond} px wider than the window: ${culprits.join(", ")}`);
  const plain = await unstyledControls(visitor.page);
  if (plain.length > 0) faults.push(`unstyled: ${plain.join(", ")}`);
  for (const barrier of await barriers(visitor.page)) faults.push(`barrier: ${barrier}`);
  if (language === "zh") {
    const words = await latinWords(visitor.page);
    if (words.length > 0) faults.push(`Latin words: ${words.slice(0, 20).join(", ")}`);
  }
  await visitor.shoot(`${name}-${language}-${size}`, { directory: options.out });
  try {
    visitor.assertClean();
  } catch (error) {
    faults.push(error.message);
  }
  return faults;
}

async function shootAll(browser, url, account) {
  const report = [];
  for (const [language, locale] of Object.entries({ zh: "zh-CN", en: "en-GB" })) {
    for (const [size, viewport] of Object.entries(viewports)) {
      const visitor = await Visitor.open(browser, url, { viewport, locale });
      const visit = async (page) => {
        if (!page.name.includes(options.only)) return;
        const faults = await look(visitor, page, language, size);
        report.push({ page: page.name, language, size, faults });
        for (const fault of faults) console.log(`${page.name} ${language} ${size}: ${fault}`);
      };
      for (const page of before) await visit(page);
      await visitor.signIn(account.name, account.password);
      for (const page of await pagesBehindSignIn(visitor.page)) await visit(page);
      await visitor.close();
    }
  }
  return report;
}

await mkdir(options.out, { recursive: true });
const server = options.url ? undefined : await Server.start({ demo: true });
const browser = await launch();
try {
  const account = server?.account("ducha") ?? { name: options.user, password: options.password };
  const report = await shootAll(browser, options.url ?? server.url, account);
  await writeFile(join(options.out, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  const faulty = report.filter(({ faults }) => faults.length > 0).length;
  console.log(`${report.length} pictures in ${options.out}, ${faulty} with faults`);
} finally {
  await browser.close();
  await server?.stop();
}
