// The first start: a site and its first account are made on a page, and from there the first task is one short walk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./lib/browser.mjs";
import { Desk } from "./lib/desk.mjs";
import { Server } from "./lib/server.mjs";

const ACCOUNT = { name: "diyi", password: "Cong-Tou-Kaishi-2026" };

let server;
let browser;
let visitor;
let page;

before(async () => {
  server = await Server.start();
  browser = await launch();
  visitor = await Visitor.open(browser, server.url);
  page = visitor.page;
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("whoever comes first is asked to set the site up", async () => {
  await page.goto("/ledger");
  assert.match(page.url(), /\/setup$/);
  await page.fill("#code", server.setupCode);
  await page.fill("#site_name", "青崖县");
  await page.fill("#name", "沈其昌");
  await page.fill("#username", ACCOUNT.name);
  await page.fill("#password", "123456");
  await page.fill("#repeat", "123456");
  visitor.tolerate(/status of 422/);
  await page.click("form[action='/setup'] button");
  assert.ok(await page.isVisible("[role=alert]"), "a weak password is refused");
  await page.fill("#password", ACCOUNT.password);
  await page.fill("#repeat", ACCOUNT.password);
  await page.click("form[action='/setup'] button");
  await page.waitForURL(/\/settings/);
  visitor.assertClean();
});

test("the set-up page is closed from then on", async () => {
  const stranger = await Visitor.open(browser, server.url);
  await stranger.page.goto("/setup");
  assert.match(stranger.page.url(), /sign-in/);
  stranger.assertClean();
  await stranger.close();
});

test("a unit and a leader are entered", async () => {
  await page.goto("/settings/units/new");
  await page.fill("#name", "县教育局");
  await page.fill("#aliases", "教育局");
  await page.click("form[action='/settings/units'] button");
  await page.waitForURL(/\/settings/);
  assert.ok((await page.textContent("main")).includes("县教育局"));
  visitor.assertClean();
});

test("a pasted order becomes a task", async () => {
  await page.goto("/documents/new");
  await page.fill("textarea[name=text]", "关于校园安全工作的通知\n\n教育局负责，6月30日前完成3所幼儿园消防设施改造。\n\n2026年3月2日\n");
  await page.click("form[enctype] button.btn-primary");
  await page.waitForURL(/\/review$/);
  await page.waitForSelector("[data-desk] .is-selected");
  const desk = new Desk(page);
  await desk.press("a");
  assert.equal((await desk.counts()).accepted, 1);
  await page.click("#desk-head a[href$='/issue']");
  await page.click(".issue-form button");
  await page.waitForURL((url) => !url.pathname.endsWith("/issue"));
  await page.goto("/ledger");
  const row = await page.textContent(".ledger tbody tr");
  assert.ok(row.includes("幼儿园消防设施改造") && row.includes("县教育局"), row);
  visitor.assertClean();
});
