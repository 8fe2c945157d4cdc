// A notice that sets several days for one task: the earlier ones come as milestones, from the review desk to the plan of
// the unit, which keeps them.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { Desk } from "./lib/desk.mjs";
import { looksRight } from "./lib/look.mjs";
import { Server } from "./lib/server.mjs";
import { AtTask, dayFromNow } from "./lib/work.mjs";

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

/** 2026-08-05 as a paper writes it. */
function written(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

test("a day on the way is read, corrected, issued and kept by the unit", async () => {
  const [today, survey, tender, due] = [0, 30, 60, 120].map(dayFromNow);
  const supervisor = await Visitor.signedIn(browser, server, "ducha");
  const { page } = supervisor;
  const path = join(server.data, "notice.txt");
  const sentence = `县住房和城乡建设局要在${written(survey)}前完成老旧小区摸底，${written(tender)}前完成施工招标，${written(due)}前全部完工。`;
  await writeFile(path, `云溪县人民政府办公室关于做好老旧小区改造的通知\n${written(today)}\n${sentence}\n`);
  const desk = await Desk.of(page, path);
  const [id] = await desk.drafts("undecided");
  const field = `#milestones-${id}`;
  assert.equal(await page.inputValue(field), `${written(survey)} 完成老旧小区摸底\n${written(tender)} 完成施工招标`);
  await page.keyboard.press("w");
  await page.waitForSelector(`#why-${id}[open]`);
  await looksRight(supervisor);
  await supervisor.shoot("milestone-desk");

  const other = dayFromNow(45);
  await desk.change(async () => {
    await page.fill(field, `${written(survey)}前完成老旧小区摸底\n${other} 完成施工招标`);
    await page.locator(field).blur();
  });
  await desk.select(id);
  await desk.press("a");
  const document = /\/documents\/([^/]+)\/review/.exec(page.url())[1];
  await page.goto(`/documents/${document}/issue`);
  await looksRight(supervisor);
  await supervisor.shoot("milestone-issue");
  await Promise.all([page.waitForLoadState(), page.click("main form button.btn-primary")]);
  await page.goto(`/documents/${document}`);
  const link = await page.getAttribute("main a[href^='/tasks/']", "href");
  const number = /\d{4}-\d+/.exec(link)[0];
  await page.goto(`/tasks/${number}`);
  assert.equal(await page.locator("#plan .gantt tbody tr").count(), 2);
  await looksRight(supervisor);
  await supervisor.shoot("milestone-task");

  const head = await Visitor.signedIn(browser, server, "zhujian");
  const at = new AtTask(head.page, number);
  await at.open();
  await at.give("sign-for");
  await head.page.goto(`/tasks/${number}/plan`);
  assert.equal(await head.page.inputValue("[name=name-1]"), "完成施工招标");
  await looksRight(head);
  await head.shoot("milestone-plan");
  head.tolerate(/422 \(Unprocessable Entity\)/);
  await head.page.fill("[name=by-1]", tender);
  await head.page.click("main form button.btn-primary");
  const refused = await head.page.textContent(".notice-error");
  assert.match(refused, /节点“完成施工招标”/);
  assert.match(refused, /不能推后/);
  await head.shoot("milestone-refused");
  await head.page.fill("[name=by-1]", dayFromNow(40));
  await Promise.all([head.page.waitForURL(/#act$/), head.page.click("main form button.btn-primary")]);
  assert.equal(await head.page.locator("#plan .gantt tbody tr").count(), 3);

  await page.goto(`/tasks/${number}/edit`);
  assert.equal(await page.inputValue("[name=milestones]"), `${survey} 完成老旧小区摸底\n${other} 完成施工招标`);
  await page.setViewportSize(viewports.phone);
  await looksRight(supervisor);
  await supervisor.shoot("milestone-edit-phone");
  await page.fill("[name=milestones]", `${survey} 完成老旧小区摸底`);
  await page.fill("[name=reason]", "招标并入施工，不再单列");
  await page.click("main form button.btn-primary");
  await page.waitForURL(new RegExp(`/tasks/${number}`));
  assert.equal(await page.locator("#plan .gantt tbody tr").count(), 2);
  await supervisor.shoot("milestone-task-phone");
  for (const visitor of [supervisor, head]) {
    visitor.assertClean();
    await visitor.close();
  }
});

test("a day that the paper counts from its own date says so", async () => {
  const supervisor = await Visitor.signedIn(browser, server, "ducha");
  const { page } = supervisor;
  const path = join(server.data, "counted.txt");
  const sentence = "县教育局要在一周内排查校园食堂24家，县住房和城乡建设局要在10日内报送整改方案。";
  await writeFile(path, `云溪县人民政府办公室关于开展食堂排查的通知\n${written(dayFromNow(0))}\n${sentence}\n`);
  const desk = await Desk.of(page, path);
  const [id] = await desk.drafts("undecided");
  await page.keyboard.press("w");
  await page.waitForSelector(`#why-${id}[open]`);
  assert.match(await page.textContent(`#why-${id}`), /从文件日期起算/);
  await looksRight(supervisor);
  await supervisor.shoot("counted-desk");
  await page.setViewportSize(viewports.phone);
  await looksRight(supervisor);
  await supervisor.shoot("counted-phone");
  supervisor.assertClean();
  await supervisor.close();
});
