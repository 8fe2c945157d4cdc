// A task is planned back from its date, split among those who take part, and reported on with the value that its target
// is followed by; what is typed outlives a session that ended.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { looksRight } from "./lib/look.mjs";
import { Server } from "./lib/server.mjs";
import { AtTask, dayFromNow, pagesLoaded } from "./lib/work.mjs";

const UNIT = "县住房和城乡建设局";
const TOWN = "白石镇";
const MEASURE = "老旧小区";

let server;
let browser;

before(async () => {
  server = await Server.start({ demo: true });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const signedIn = (account, options) => Visitor.signedIn(browser, server, account, options);

/** A task with a measured target that the supervisor gives to the bureau and a town; returns its number. */
async function issue({ page }, title, days) {
  await page.goto("/tasks/new");
  await page.fill("[name=title]", title);
  await page.fill("[name=targets]", `${MEASURE} ≥ 12个`);
  await page.fill("[name=lead_unit]", UNIT);
  await page.fill("[name=other_units]", TOWN);
  await page.fill("[name=due]", dayFromNow(days));
  await page.click("main form button.btn-primary");
  await page.waitForURL(/\/tasks\/\d{4}-\d+$/);
  return /\/tasks\/(\d{4}-\d+)$/.exec(page.url())[1];
}

/** What is wrong with how the page looks. */
/** Presses a button of the form, and waits for the page that answers. */
async function press(page, selector) {
  const loaded = page.waitForEvent("load");
  await page.click(selector);
  await loaded;
}

test("the head plans a task back from its date, and the plan is drawn on its page", async () => {
  const supervisor = await signedIn("ducha");
  const head = await signedIn("zhujian");
  const { page } = head;
  const number = await issue(supervisor, "老旧小区改造十二个：排工期", 120);
  const at = new AtTask(page, number);
  await at.open();
  await at.give("sign-for");
  await page.goto("/");
  await page.locator("#desk-arrange .rows-main", { hasText: "排工期" }).click();
  await page.waitForURL(/\/plan$/);

  await page.fill("[name=name-0]", "入户调查");
  await page.fill("[name=days-0]", "5");
  await page.fill("[name=name-1]", "施工招标");
  await page.fill("[name=days-1]", "15");
  await page.fill("[name=name-2]", "施工");
  await page.fill("[name=days-2]", "300");
  await press(page, "button[name=count]");
  await page.locator("#fit .notice-error").waitFor();
  assert.match(await page.textContent("#fit .notice-error"), /排不下，差 \d+ 个工作日/);
  assert.match(await page.textContent("#fit .notice-error"), /入户调查\s*应当在\d{4}年/);

  await page.fill("[name=days-2]", "30");
  await page.click("button[data-add-row]");
  await page.fill("[name=name-4]", "竣工验收");
  await page.fill("[name=after-4]", "3");
  await page.fill("[name=weight-4]", "20");
  await press(page, "button[name=count]");
  assert.match(await page.textContent("#fit"), /来得及，还有 \d+ 个工作日的余地/);
  assert.equal(await page.locator("#fit .gantt tbody tr").count(), 4);
  await looksRight(head);
  await head.shoot("plan-form");
  await press(page, "main form button.btn-primary");
  assert.equal(await page.locator("#plan .gantt tbody tr").count(), 4);
  assert.equal(await page.locator("#plan .gantt-bar").count(), 3);
  await looksRight(head);
  await head.shoot("plan-task");

  // Opened again, everything is there.
  await page.click("#plan .section-head a");
  assert.equal(await page.inputValue("[name=days-2]"), "30");
  assert.equal(await page.inputValue("[name=after-3]"), "");
  for (const visitor of [supervisor, head]) {
    visitor.assertClean();
    await visitor.close();
  }
});

test("the head splits a task; a row that cannot be used is named and nothing is half done", async () => {
  const supervisor = await signedIn("ducha");
  const head = await signedIn("zhujian");
  const { page } = head;
  const number = await issue(supervisor, "老旧小区改造十二个：分解", 90);
  const at = new AtTask(page, number);
  await at.open();
  await page.click(".head-actions a[href$='/split']");
  assert.equal(await page.inputValue("[name=title-0]"), "老旧小区改造十二个：分解", "the town that takes part has a row");
  assert.equal(await page.locator("[name=unit-0]").evaluate((list) => list.selectedOptions[0].text), TOWN);
  assert.equal(await page.inputValue("[name=due-0]"), dayFromNow(90));
  await page.fill("[name=title-0]", "白石镇四个小区");
  await page.fill("[name=weight-0]", "40");
  await page.fill("[name=title-1]", "城区八个小区");
  await page.fill("[name=weight-1]", "60");
  const rows = await page.locator("table[data-rows] tbody tr").count();
  assert.equal(await pagesLoaded(page, () => page.click("button[data-add-row]")), 0);
  assert.equal(await page.locator("table[data-rows] tbody tr").count(), rows + 1);
  await looksRight(head);

  head.tolerate(/status of 422/);
  await press(page, "main form button.btn-primary");
  assert.match(await page.textContent("#problem"), /第 2 行/);
  assert.equal(await page.inputValue("[name=title-0]"), "白石镇四个小区");
  await page.locator("[name=unit-1]").selectOption({ label: UNIT });
  await head.shoot("split-form");
  await press(page, "main form button.btn-primary");
  const parts = await page.$$eval("#parts tbody tr", (all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
  assert.equal(parts.length, 2);
  assert.ok(parts[0].includes("白石镇四个小区") && parts[0].includes("40%"), parts[0]);
  await looksRight(head);
  await head.shoot("split-task");
  await page.goto("/");
  assert.ok(await page.locator("#desk-sign-for .rows-main", { hasText: "城区八个小区" }).count());
  for (const visitor of [supervisor, head]) {
    visitor.assertClean();
    await visitor.close();
  }
});

test("a report gives the value of its measure in two page loads, and typed words outlive the session", async () => {
  const supervisor = await signedIn("ducha");
  const liaison = await signedIn("lianluo", { viewport: viewports.phone });
  const head = await signedIn("zhujian");
  const { page } = liaison;
  const number = await issue(supervisor, "老旧小区改造十二个：报数", 60);
  const [office, unit, chief] = [supervisor, liaison, head].map((visitor) => new AtTask(visitor.page, number));
  await unit.open();
  await unit.give("sign-for");
  await unit.give("arrange");

  // The session ends while the liaison writes: after signing in again the words are there.
  await page.click("#act a[href$='/report']");
  const value = page.locator("[name^=value-]");
  await page.fill("[name=progress]", "三个小区进场施工。");
  await value.fill("3");
  await liaison.context.clearCookies();
  await press(page, "form[enctype] button.btn-primary");
  assert.match(page.url(), /\/sign-in\?back=/);
  const { name, password } = server.account("lianluo");
  await page.fill("[name=name]", name);
  await page.fill("[name=password]", password);
  await press(page, "main form button.btn-primary");
  await page.waitForURL(/\/report$/);
  assert.equal(await page.inputValue("[name=progress]"), "三个小区进场施工。");
  assert.equal(await value.inputValue(), "3");
  await looksRight(liaison);
  await liaison.shoot("report-measure-phone");

  await unit.open();
  const loads = await pagesLoaded(page, async () => {
    await page.click("#act a[href$='/report']");
    await page.waitForURL(/\/report$/);
    const asked = await page.$$eval("form[enctype] :is(input:not([type=hidden]), textarea, select)", (all) =>
      all.map((field) => field.name.replace(/-.*/, "")),
    );
    assert.deepEqual(asked, ["value", "progress", "problems", "next", "percent", "file"]);
    await page.click("form[enctype] button.btn-primary");
    await page.waitForURL(/#act$/);
    await page.waitForLoadState();
  });
  assert.equal(loads, 2);
  await chief.open();
  await chief.give("approve-report");
  await office.open();
  await office.give("accept-report");
  assert.match(await supervisor.page.textContent("aside .observed"), /3个.*第 1 次报送/s);
  await supervisor.page.click("aside .facts a[href^='/measures/']");
  assert.match(await supervisor.page.textContent("main table"), /3个/);
  await looksRight(supervisor);

  // What was sent is forgotten; the last value stands beside the field with its source.
  await page.goto(`/tasks/${number}/report`);
  assert.equal(await page.inputValue("[name=progress]"), "");
  assert.match(await page.textContent(".measure-ask"), /上次\s*3个.*第 1 次报送/s);
  for (const visitor of [supervisor, liaison, head]) {
    visitor.assertClean();
    await visitor.close();
  }
});
