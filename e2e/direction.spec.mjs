// A county leader says something in one field; a supervisor makes a chase sheet or a task of it in two clicks; the leader
// sees what became of it. In both languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { pagesLoaded } from "./lib/work.mjs";

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

/** Presses, and waits for the page that answers. */
async function press(page, target) {
  const loaded = page.waitForEvent("load");
  await target.click();
  await loaded;
}

const LANGUAGES = {
  "zh-CN": {
    desk: ["本周变化", "红灯和原因", "在等谁", "等您定", "我的批示"],
    sheet: { text: "请三日内说明进展，拿出赶工安排。", became: "转为督办" },
    asked: { question: "迁坟补偿按哪个标准？", proposal: "按县上年标准执行。" },
    task: { text: "请县财政局10日内梳理资金拨付进度。", became: "转为任务" },
  },
  "en-GB": {
    desk: ["Changed this week", "Red, and why", "Who is waited on", "For you to decide", "My directions"],
    sheet: { text: "请一周内到现场核实。", became: "Became a chase sheet" },
    asked: { question: "拆迁户过渡费谁出？", proposal: "由项目单位先行垫付。" },
    task: { text: "请县审计局10日内提出整改建议。", became: "Became a task" },
  },
};

for (const [locale, words] of Object.entries(LANGUAGES)) {
  test(`a direction is followed in two clicks: ${locale}`, async () => {
    const [leader, supervisor] = [await signedIn("xianzhang", { locale }), await signedIn("ducha", { locale })];
    const shown = await leader.page.innerText("main");
    for (const part of words.desk) assert.ok(shown.includes(part), `${part} stands on the leader's page`);

    // On the page of the foremost red task, in one field.
    await press(leader.page, leader.page.locator(".feature .btn-primary"));
    const task = new URL(leader.page.url()).pathname;
    await leader.page.fill("#direct", words.sheet.text);
    await press(leader.page, leader.page.locator(".direct button"));
    assert.equal(new URL(leader.page.url()).pathname, task);
    assert.ok((await leader.page.innerText("#directions")).includes(words.sheet.text));

    // What a supervisor proposes is agreed to with one tap on the desk.
    await supervisor.page.goto(task);
    await press(supervisor.page, supervisor.page.locator('#act a[href$="/refer"]'));
    await supervisor.page.fill("#question", words.asked.question);
    await supervisor.page.fill("#proposal", words.asked.proposal);
    await press(supervisor.page, supervisor.page.locator("main form .btn-primary"));
    await leader.page.goto("/");
    const asked = leader.page.locator("#decide li", { hasText: words.asked.question });
    await press(leader.page, asked.locator("button"));
    assert.equal(await asked.count(), 0, "nothing is left to decide");
    await supervisor.page.goto("/");
    assert.ok((await supervisor.page.innerText("#desk-directions")).includes(words.asked.proposal));

    // On the desk, in one field.
    await leader.page.goto("/");
    await leader.page.fill("#direct", words.task.text);
    await press(leader.page, leader.page.locator(".direct button"));

    const row = (text) => supervisor.page.locator("#desk-directions li", { hasText: text });
    for (const [text, link] of [
      [words.sheet.text, "/chase?direction="],
      [words.task.text, "/tasks/new?direction="],
    ]) {
      await supervisor.page.goto("/");
      const loads = await pagesLoaded(supervisor.page, async () => {
        await press(supervisor.page, row(text).locator(`a[href*="${link}"]`));
        await press(supervisor.page, supervisor.page.locator("main form .btn-primary"));
      });
      assert.equal(loads, 2, "two clicks, two pages");
      assert.match(new URL(supervisor.page.url()).pathname, link.includes("chase") ? /^\/chases\// : /^\/tasks\/\d/);
    }
    await supervisor.page.goto("/");
    assert.equal(await row(words.sheet.text).count(), 0, "nothing is left to follow");

    await leader.page.goto("/");
    for (const { text, became } of [words.sheet, words.task]) {
      const line = leader.page.locator("#directions li", { hasText: text });
      assert.ok((await line.innerText()).includes(became), `${text}: ${became}`);
    }
    await leader.page.goto(task);
    assert.ok((await leader.page.innerText("#history")).includes(words.sheet.text));
    leader.assertClean();
    supervisor.assertClean();
    await Promise.all([leader.close(), supervisor.close()]);
  });
}

test("the leader's page fits one sheet of paper", async () => {
  const leader = await signedIn("xianzhang");
  const paper = await leader.page.pdf({ format: "A4" });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
  assert.equal(pages.length, 1);
  await leader.close();
});
