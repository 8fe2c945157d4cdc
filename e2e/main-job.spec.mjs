// The main job: a speech is put in, mended, reviewed by keyboard, issued, and comes out of the ledger again.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./lib/browser.mjs";
import { Desk } from "./lib/desk.mjs";
import { docxText, sheetRows, withCell } from "./lib/office.mjs";
import { root, Server } from "./lib/server.mjs";

const TITLE = "在全县抓落实工作会议上的讲话（浏览器检验）";
const HEADINGS = ["序号", "工作任务", "量化目标", "牵头领导", "牵头单位", "责任单位", "完成时限"];

let server;
let browser;
let visitor;
let page;
let desk;
/** The document's identifier, known once it was put in. */
let document;
/** The titles that were issued. */
let issued = [];

before(async () => {
  server = await Server.start({ demo: true });
  browser = await launch();
  visitor = await Visitor.open(browser, server.url);
  page = visitor.page;
  desk = new Desk(page);
  const { name, password } = server.account("ducha");
  await visitor.signIn(name, password);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A file of the ledger as the page's links give it. */
async function download(format, paper) {
  const answer = await page.context().request.get(`/ledger/export?format=${format}&paper=${paper}&source=${document}`);
  assert.equal(answer.status(), 200, `${format} of ${paper}`);
  return answer.body();
}

test("a speech is put in", async () => {
  // One sentence more than the demo county's own copy, which would be recognised as the same file.
  const speech = await readFile(join(root, "demo/documents/plenary-speech.txt"), "utf8");
  const path = join(server.data, "speech.txt");
  await writeFile(path, `${speech}\n县政府督查室每月通报一次办理情况。\n`);
  await page.goto("/documents/new");
  await page.setInputFiles("input[type=file]", path);
  await page.click("form[enctype] button.btn-primary");
  await page.waitForSelector("[data-desk] .is-selected");
  document = /\/documents\/([^/]+)\/review/.exec(page.url())[1];
  const { undecided, accepted } = await desk.counts();
  assert.ok(undecided >= 15, `${undecided} drafts were found in the speech`);
  assert.equal(accepted, 0);
  await visitor.shoot("review");
  visitor.assertClean();
});

test("the same file again is recognised", async () => {
  await page.goto("/documents/new");
  await page.setInputFiles("input[type=file]", join(server.data, "speech.txt"));
  await page.click("form[enctype] button.btn-primary");
  await page.waitForSelector(`.notice a[href='/documents/${document}']`);
  visitor.assertClean();
});

test("title and date are mended", async () => {
  await desk.open(document);
  if (!(await page.isVisible("#head-title"))) await page.click("#desk-about summary");
  await page.fill("#head-title", TITLE);
  await page.fill("#head-date", "2026-02-24");
  await Promise.all([page.waitForLoadState(), page.click(".head-form button")]);
  await page.waitForFunction((title) => globalThis.document.querySelector("#desk-head h1")?.textContent === title, TITLE);
  visitor.assertClean();
});

test("drafts are decided by keyboard", async () => {
  await desk.open(document);
  const start = await desk.counts();
  const [first, second] = await desk.drafts("undecided");
  await desk.select(first);

  await page.keyboard.press("j");
  assert.equal(await desk.selected(), second, "j goes to the next");
  await page.keyboard.press("k");
  assert.equal(await desk.selected(), first, "k goes back");

  await desk.press("x");
  assert.equal((await desk.counts()).rejected, start.rejected + 1, "x rejects");
  assert.equal(await desk.selected(), second, "and the next is selected");
  await desk.press("u");
  assert.deepEqual(await desk.counts(), start, "u undoes it");

  await desk.select(first);
  const parts = (await desk.drafts()).length;
  await desk.press("m");
  assert.equal((await desk.drafts()).length, parts - 1, "m merges two into one");
  await desk.press("u");
  assert.equal((await desk.drafts()).length, parts, "u takes them apart again");
  visitor.assertClean();
});

test("a draft is split where its sentences end", async () => {
  await desk.open(document);
  const splittable = await page.$eval("[data-split-choices]", (all) => all.closest("[data-draft]").dataset.draft);
  const before = (await desk.drafts()).length;
  await desk.select(splittable);
  await page.keyboard.press("s");
  await desk.change(() => page.keyboard.press("Enter"));
  assert.equal((await desk.drafts()).length, before + 1);
  await desk.press("u");
  assert.equal((await desk.drafts()).length, before);
  visitor.assertClean();
});

test("a draft is edited in place and what was typed is kept", async () => {
  await desk.open(document);
  const [id] = await desk.drafts("undecided");
  await desk.select(id);
  await page.keyboard.press("e");
  const typed = "对县级重点项目逐个会诊，列出问题清单";
  await page.keyboard.insertText(typed);
  await desk.change(() => page.keyboard.press("Control+Enter"));
  await page.reload();
  assert.equal(await page.inputValue(`#title-${id}`), typed);
  visitor.assertClean();
});

test("decisions survive closing the page, and the server", async () => {
  await desk.open(document);
  const [id] = await desk.drafts("undecided");
  await desk.select(id);
  await desk.press("x");
  const decided = await desk.counts();
  await page.close();
  await server.restart();
  visitor.page = page = await visitor.context.newPage();
  desk = new Desk(page);
  await desk.open(document);
  assert.deepEqual(await desk.counts(), decided);
  visitor.assertClean();
});

test("what is clear is accepted at once, the rest is rejected", async () => {
  await desk.open(document);
  const { undecided, accepted } = await desk.counts();
  const clear = Number(/\d+/.exec(await page.textContent("#desk-accept-all button"))[0]);
  assert.ok(clear >= 5, `${clear} of ${undecided} drafts can be issued as they are`);
  await desk.change(() => page.click("#desk-accept-all button"));
  assert.equal((await desk.counts()).accepted, accepted + clear);
  for (const id of await desk.drafts("undecided")) {
    await desk.select(id);
    await desk.press("x");
  }
  assert.equal((await desk.counts()).undecided, 0);
  visitor.assertClean();
});

test("the reviewed set is issued as one act", async () => {
  const { accepted } = await desk.counts();
  await page.click("a[href$='/issue']");
  await page.waitForSelector(".issue-table");
  issued = await page.$$eval(".issue-table .cell-main", (cells) => cells.map((cell) => cell.textContent.trim()));
  assert.equal(issued.length, accepted);
  await visitor.shoot("issue");
  await page.click(".issue-form button");
  await page.waitForURL((url) => !url.pathname.endsWith("/issue"));
  await page.goto(`/documents/${document}`);
  assert.equal(await page.locator(".task-card:not(.task-card-sub)").count(), accepted);
  await visitor.shoot("document");
  visitor.assertClean();
});

test("the ledger shows the tasks, and each leads to its sentence", async () => {
  await page.goto(`/ledger?source=${document}`);
  const listed = await page.$$eval(".c-task a", (links) => links.map((link) => link.textContent.trim()));
  assert.deepEqual([...listed].sort(), [...issued].sort());
  await visitor.shoot("ledger-of-document");

  await page.click(".c-task a");
  await page.waitForURL(/\/tasks\/\d{4}-\d+$/);
  await visitor.shoot("task");
  const source = page.locator(`a[href^='/documents/${document}#c-']`).first();
  const anchor = new URL(await source.getAttribute("href"), server.url).hash;
  await source.click();
  await page.waitForURL((url) => url.hash === anchor);
  const marked = page.locator(`[id='${anchor.slice(1)}']`);
  assert.ok(await marked.isVisible());
  assert.ok((await marked.textContent()).length > 3);
  visitor.assertClean();
});

test("the ledger comes out in every format", async () => {
  const table = sheetRows(await download("xlsx", "task-table"));
  const head = table.findIndex((row) => row.includes("序号"));
  assert.deepEqual(table[head].slice(0, HEADINGS.length), HEADINGS);
  const numbered = table.slice(head + 1).filter(([serial]) => /^\d+$/.test(serial));
  assert.deepEqual(numbered.map((row) => row[1]).sort(), [...issued].sort());

  const paper = docxText(await download("docx", "task-table"));
  for (const words of [...HEADINGS, ...issued]) assert.ok(paper.includes(words), `the docx says ${words}`);

  const csv = (await download("csv", "ledger")).toString("utf8");
  for (const words of issued) assert.ok(csv.includes(words), `the csv says ${words}`);

  const tasks = JSON.parse(await download("json", "ledger"));
  assert.deepEqual(tasks.map((task) => task.title).sort(), [...issued].sort());
});

/** Uploads a workbook and returns how many rows are new, changed, the same and wrong. */
async function preview(bytes, name) {
  await page.goto("/ledger/import");
  await page.setInputFiles("input[type=file]", { name, mimeType: "application/octet-stream", buffer: bytes });
  await page.click("form[enctype] button.btn-primary");
  await page.waitForSelector(".tabs");
  const tabs = await page.$$eval(".tabs a", (all) => all.map((tab) => tab.textContent.trim().split(" ")));
  return Object.fromEntries(tabs.map(([word, count]) => [word, Number(count)]));
}

async function ledgerText() {
  await page.goto(`/ledger?source=${document}`);
  return page.textContent(".ledger");
}

test("the xlsx goes back in, row by row, and can be taken back", async () => {
  const ledger = await download("xlsx", "ledger");
  const all = issued.length;
  assert.deepEqual(await preview(ledger, "same.xlsx"), { 全部: all, 新增: 0, 有变动: 0, 相同: all, 有误: 0 });

  const [old] = issued;
  const now = `${old.slice(0, 20)}（已改）`;
  const counts = await preview(withCell(ledger, old, now), "changed.xlsx");
  assert.deepEqual(counts, { 全部: all, 新增: 0, 有变动: 1, 相同: all - 1, 有误: 0 });
  await visitor.shoot("import-preview");

  await page.click("button[form=apply]");
  await page.waitForURL(/\/ledger\/import$/);
  assert.ok((await ledgerText()).includes(now));

  await page.goto("/ledger/import");
  await page.click("tbody details.menu summary");
  await page.click("form[action$='/take-back'] button");
  await page.waitForSelector(".notice-ok");
  const after = await ledgerText();
  assert.ok(after.includes(old) && !after.includes(now));
  visitor.assertClean();
});

test("a two-character word is found", async () => {
  await page.goto("/search?q=%E7%87%83%E6%B0%94");
  assert.ok((await page.textContent("main")).includes("燃气"));
  visitor.assertClean();
});
