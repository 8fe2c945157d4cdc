// The working loop by four people at four browsers, one of them a phone: issue, sign for, report, approve, return,
// accept, close, reopen; then two people who act on one task at the same moment.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { overflow } from "./lib/look.mjs";
import { AtTask, dayFromNow, pagesLoaded } from "./lib/work.mjs";

const UNIT = "县住房和城乡建设局";
const PROGRESS = "三个小区的雨污管已开挖，完成二百米。";
const MENDED = `${PROGRESS}其中和平里小区一百二十米，另两个小区各四十米。`;
const REASON = "请分小区写明完成的米数。";

/** What the pages say in each language, where the words themselves matter. */
const WORDS = {
  "zh-CN": {
    liaison: `${UNIT}（联络员）`,
    head: `${UNIT}（主要负责人）`,
    supervisor: "督查专员",
    leader: "办公室领导",
    nobody: /^无人/,
    firstDay: "第 1 天",
    returnedBy: "督查专员退回",
    returned: ["报送被退回", "1 次"],
    reopened: ["重开", "1 次"],
    happened: ["新增任务", "签收", "安排办理", "报送任务进展", "审签报送", "退回报送", "报送任务进展", "审签报送", "采用报送", "申请办结", "建议办结", "办结", "重开"],
    accepted: "采用报送",
  },
  "en-GB": {
    liaison: `${UNIT} (liaison)`,
    head: `${UNIT} (head)`,
    supervisor: "Supervisor",
    leader: "Office leader",
    nobody: /^Nobody/,
    firstDay: "day 1",
    returnedBy: "Returned by the supervisor",
    returned: ["Reports returned", "once"],
    reopened: ["Reopened", "once"],
    happened: ["Added a task", "Signed for", "Arranged", "Reported on", "Approved", "Returned", "Reported on", "Approved", "Accepted", "Asked for closing", "Recommended closing", "Closed", "Reopened"],
    accepted: "Accepted the report",
  },
};

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

/** A task that the supervisor gives to the bureau; returns its number. */
async function issue({ page }, title, due) {
  await page.goto("/tasks/new");
  await page.fill("[name=title]", title);
  await page.fill("[name=lead_unit]", UNIT);
  await page.fill("[name=due]", due);
  await page.click("main form button.btn-primary");
  await page.waitForURL(/\/tasks\/\d{4}-\d+$/);
  return /\/tasks\/(\d{4}-\d+)$/.exec(page.url())[1];
}

/** Goes to the desk and follows the line of that task under that heading. */
async function fromDesk({ page }, heading, title) {
  await page.goto("/");
  await page.locator(`#desk-${heading} .rows-main`, { hasText: title }).click();
  await page.waitForURL(/\/tasks\//);
}

async function signAndArrange(liaison, number, words) {
  const at = new AtTask(liaison.page, number);
  assert.equal(await at.waitsOn(), words.liaison);
  assert.match(await liaison.page.textContent(".work-ball"), new RegExp(words.firstDay));
  await at.give("sign-for");
  assert.equal(await at.waitsOn(), words.liaison, "signing does not pass the ball on");
  await at.give("arrange");
  assert.deepEqual((await overflow(liaison.page)).culprits, []);
  return at;
}

/** What the form asks, and how much of it is there already. */
async function asked({ page }) {
  const names = await page.$$eval("form[enctype] :is(input:not([type=hidden]), textarea, select)", (all) =>
    all.map((field) => field.name),
  );
  assert.deepEqual(names, ["progress", "problems", "next", "percent", "file"], "nothing that the ledger knows");
}

for (const [locale, words] of Object.entries(WORDS)) {
  test(`the whole loop by four people: ${locale}`, async () => {
    const title = `和平里等三个小区雨污分流改造（${locale}）`;
    const supervisor = await signedIn("ducha", { locale });
    const liaison = await signedIn("lianluo", { locale, viewport: viewports.phone });
    const head = await signedIn("zhujian", { locale });
    const leader = await signedIn("zhuren", { locale });
    const everybody = [supervisor, liaison, head, leader];

    // The supervisor issues it. Two days are left, so it warns.
    const number = await issue(supervisor, title, dayFromNow(2));
    const [office, unit, chief, boss] = everybody.map(({ page }) => new AtTask(page, number));
    assert.equal(await office.waitsOn(), words.liaison);
    assert.equal(await office.light(), "amber");

    // The liaison finds it on the desk of a phone, signs for it, arranges it and reports in two page loads.
    await fromDesk(liaison, "sign-for", title);
    await signAndArrange(liaison, number, words);
    const { page } = liaison;
    const loads = await pagesLoaded(page, async () => {
      await page.click("#act a[href$='/report']");
      await page.waitForURL(/\/report$/);
      await asked(liaison);
      assert.deepEqual((await overflow(page)).culprits, [], "the form fits a phone");
      await page.fill("[name=progress]", PROGRESS);
      await page.fill("[name=percent]", "40");
      await page.click("form[enctype] button.btn-primary");
      await page.waitForURL(/\/tasks\/[\d-]+#act$/);
      await page.waitForLoadState();
    });
    assert.equal(loads, 2, "opening the form and sending it");
    assert.equal(await unit.waitsOn(), words.head);
    await liaison.shoot(`loop-phone-${locale}`);

    // What has not left the unit is read by nobody else.
    await office.open();
    assert.equal((await supervisor.page.textContent("#reports")).includes(PROGRESS), false);
    assert.deepEqual((await office.commands()).includes("accept-report"), false, "it is not theirs yet");

    // The head approves, the supervisor returns it with a reason.
    await fromDesk(head, "approve", title);
    assert.ok((await head.page.textContent("#reports")).includes(PROGRESS));
    await chief.give("approve-report");
    assert.equal(await chief.waitsOn(), words.supervisor);
    await fromDesk(supervisor, "accept", title);
    await office.give("return-report", { reason: REASON });
    assert.equal(await office.waitsOn(), words.liaison);

    // The liaison reads why, finds what was written, mends it: two page loads again, from the desk.
    await page.goto("/");
    const again = await pagesLoaded(page, async () => {
      await page.locator("#desk-returned .rows-main", { hasText: title }).click();
      await page.waitForURL(/\/report$/);
      const notice = await page.textContent(".notice");
      assert.ok(notice.includes(words.returnedBy) && notice.includes(REASON), notice);
      assert.equal(await page.inputValue("[name=progress]"), PROGRESS);
      assert.equal(await page.inputValue("[name=percent]"), "40");
      await page.fill("[name=progress]", MENDED);
      await page.click("form[enctype] button.btn-primary");
      await page.waitForURL(/\/tasks\/[\d-]+#act$/);
      await page.waitForLoadState();
    });
    assert.equal(again, 2);
    await fromDesk(head, "approve", title);
    await chief.give("approve-report");
    await fromDesk(supervisor, "accept", title);
    await office.give("accept-report");
    assert.equal(await office.waitsOn(), words.liaison, "the work goes on");
    assert.ok(Object.values(await office.facts()).some((value) => /40\s?%/.test(value)), "the accepted figure stands");
    assert.equal((await office.facts())[words.returned[0]], words.returned[1]);

    // The head asks to close, the supervisor recommends, the office's leader closes: the light turns.
    await chief.open();
    const proof = { name: "验收表.txt", mimeType: "text/plain", buffer: Buffer.from("三个小区验收合格") };
    await chief.give("request-closing", { reason: "三个小区全部完工并验收。" }, [proof]);
    assert.equal(await chief.waitsOn(), words.supervisor);
    await fromDesk(supervisor, "check", title);
    await office.give("recommend", { grade: "good" });
    assert.equal(await office.waitsOn(), words.leader);
    await fromDesk(leader, "close", title);
    assert.equal(await leader.page.inputValue("#close-grade"), "good", "what was recommended is chosen already");
    await boss.give("close");
    assert.match(await boss.waitsOn(), words.nobody);
    assert.equal(await boss.light(), "done");

    // It was not finished after all.
    await office.open();
    await office.give("reopen", { reason: "回访发现一处管道没有接通。" });
    assert.equal(await office.waitsOn(), words.liaison);
    assert.equal(await office.light(), "amber");
    assert.equal((await office.facts())[words.reopened[0]], words.reopened[1]);

    // Everything stands in the history, oldest last, with the reasons.
    const history = (await office.history()).reverse();
    let from = 0;
    for (const word of words.happened) {
      const found = history.findIndex((entry, n) => n >= from && entry.includes(word));
      assert.ok(found >= 0, `${word} after entry ${from} of:\n${history.join("\n")}`);
      from = found + 1;
    }
    assert.ok(history.some((entry) => entry.includes(REASON)));
    await supervisor.shoot(`loop-task-${locale}`);

    // Who may not act sees how it stands and is offered nothing.
    const auditor = await signedIn("shenji", { locale });
    const reading = new AtTask(auditor.page, number);
    await reading.open();
    assert.equal(await reading.waitsOn(), words.liaison);
    assert.deepEqual(await reading.commands(), []);
    for (const visitor of [...everybody, auditor]) {
      visitor.assertClean();
      await visitor.close();
    }
  });
}

test("an accepted report turns the light of a task that was behind its plan", async () => {
  const supervisor = await signedIn("ducha");
  const liaison = await signedIn("lianluo", { viewport: viewports.phone });
  const head = await signedIn("zhujian");
  const everybody = [supervisor, liaison, head];
  const number = await lagging(liaison);
  const [office, unit, chief] = everybody.map(({ page }) => new AtTask(page, number));
  await unit.open();
  await liaison.page.click("#act a[href$='/report']");
  await liaison.page.fill("[name=progress]", PROGRESS);
  await liaison.page.fill("[name=percent]", "99");
  await liaison.page.click("form[enctype] button.btn-primary");
  await liaison.page.waitForURL(/#act$/);
  assert.notEqual(await unit.light(), "green", "what nobody has accepted counts for nothing");
  await chief.open();
  await chief.give("approve-report");
  await office.open();
  assert.notEqual(await office.light(), "green");
  await office.give("accept-report");
  assert.equal(await office.light(), "green");
  for (const visitor of everybody) {
    visitor.assertClean();
    await visitor.close();
  }
});

/** Opens a task that the bureau works on and that is behind its plan, not behind its date; returns its number. */
async function lagging(liaison) {
  const behind = await tasksBehind(liaison);
  for (const number of behind) {
    const at = new AtTask(liaison.page, number);
    await at.open();
    const why = await liaison.page.textContent(".explain");
    const byDate = /逾期|离到期/.test(why);
    if (why.includes("个百分点") && !byDate && (await at.waitsOn()) === WORDS["zh-CN"].liaison) return number;
  }
  return assert.fail(`none of ${behind.length} tasks is behind its plan`);
}

/** Numbers of the bureau's tasks that are not green. */
async function tasksBehind({ page }) {
  await page.goto("/ledger");
  const unit = await page.$eval(
    "select[name=unit]",
    (list, name) => [...list.options].find((option) => option.text.includes(name)).value,
    UNIT,
  );
  await page.goto(`/ledger?unit=${unit}&light=red,amber`);
  const links = await page.$$eval(".c-task a", (all) => all.map((link) => link.getAttribute("href")));
  return links.map((link) => link.replace("/tasks/", ""));
}

test("two act on one task at the same moment: the second is told what the first did", async () => {
  const words = WORDS["zh-CN"];
  const liaison = await signedIn("lianluo");
  const head = await signedIn("zhujian");
  const supervisor = await signedIn("ducha");
  const number = await issue(supervisor, "和平里小区路灯更换", dayFromNow(60));
  const unit = new AtTask(liaison.page, number);
  await unit.open();
  await signAndArrange(liaison, number, words);
  await liaison.page.click("#act a[href$='/report']");
  await liaison.page.fill("[name=progress]", PROGRESS);

  // While the liaison writes, the head arranges the work: the report is refused, and kept as it was typed.
  const chief = new AtTask(head.page, number);
  await chief.open();
  await chief.give("arrange", { plan: "先换主路，再换支路。" });
  liaison.tolerate(/status of 409/);
  await liaison.page.click("form[enctype] button.btn-primary");
  const notice = liaison.page.locator(".notice-error");
  await notice.waitFor();
  assert.match(await notice.textContent(), /陆承瓦.*安排办理/s);
  assert.equal(await liaison.page.inputValue("[name=progress]"), PROGRESS);
  await liaison.page.click("form[enctype] button.btn-primary");
  await liaison.page.waitForURL(/#act$/);
  await chief.open();
  await chief.give("approve-report");

  // Two tabs of one supervisor: what the first did is said in the second, and stands.
  const other = await supervisor.context.newPage();
  const [first, second] = [new AtTask(supervisor.page, number), new AtTask(other, number)];
  await first.open();
  await second.open();
  await first.give("accept-report");
  supervisor.tolerate(/status of 409/);
  await second.give("return-report", { reason: REASON });
  const problem = await other.textContent("#problem");
  assert.ok(problem.includes("方可宁") && problem.includes(words.accepted), problem);
  await second.open();
  assert.equal(await second.waitsOn(), words.liaison);
  assert.equal((await second.history()).some((entry) => entry.includes(REASON)), false, "nothing of it was done");
  for (const visitor of [liaison, head, supervisor]) {
    visitor.assertClean();
    await visitor.close();
  }
});
