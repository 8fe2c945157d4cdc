// Several people at once, people who may only look, and people who are not who they say.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./lib/browser.mjs";
import { Desk } from "./lib/desk.mjs";
import { Server } from "./lib/server.mjs";

const ORDER = `关于近期几项工作的通知

各有关单位：

一、县教育局负责，6月30日前完成3所幼儿园消防设施改造。
二、县住建局负责，9月30日前完成城区8公里雨污管网改造。
三、县交通运输局负责，10月底前完成20公里农村公路养护。
四、县农业农村局负责，年底前建成高标准农田1万亩。

县政府办公室
2026年3月2日
`;

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

/** Pastes a text and returns the document's identifier. */
async function paste({ page }, text) {
  await page.goto("/documents/new");
  await page.fill("textarea[name=text]", text);
  await page.click("form[enctype] button.btn-primary");
  await page.waitForURL(/\/review$/);
  return /\/documents\/([^/]+)\/review/.exec(page.url())[1];
}

test("two browsers review one document at once", async () => {
  const [one, two] = [await signedIn("ducha"), await signedIn("ducha")];
  const document = await paste(one, ORDER);
  const [here, there] = [new Desk(one.page), new Desk(two.page)];
  await here.open(document);
  await there.open(document);
  const drafts = await here.drafts("undecided");
  assert.ok(drafts.length >= 4, `${drafts.length} drafts`);

  await here.select(drafts[0]);
  await here.press("a");
  // The other browser learns of it without being touched.
  await two.page.waitForSelector(`#draft-${drafts[0]}.draft-accepted`);

  await Promise.all([here.select(drafts[1]), there.select(drafts[2])]);
  await Promise.all([here.press("a"), there.press("x")]);
  await here.open(document);
  await there.open(document);
  assert.deepEqual(await here.counts(), await there.counts());
  assert.equal((await here.counts()).accepted, 2);
  assert.equal((await here.counts()).rejected, 1);
  one.assertClean();
  two.assertClean();
  await Promise.all([one.close(), two.close()]);
});

test("the second of two decisions on one draft is refused with words, not lost in silence", async () => {
  const [one, two] = [await signedIn("ducha"), await signedIn("ducha")];
  const document = await paste(one, ORDER.replace("近期几项", "下一步几项"));
  const [here, there] = [new Desk(one.page), new Desk(two.page)];
  await here.open(document);
  await there.open(document);
  const [draft] = await here.drafts("undecided");
  await there.select(draft);
  // Without its scripts' polling the second browser still shows what was there before.
  await two.page.evaluate(() => globalThis.document.querySelector("#desk-poll").remove());
  await here.select(draft);
  await here.press("a");
  two.tolerate(/status of 409/);
  await two.page.keyboard.press("x");
  await two.page.waitForSelector("[data-refused], #desk-problem");
  await here.open(document);
  assert.ok((await here.drafts("accepted")).includes(draft), "the first decision stands");
  one.assertClean();
  two.assertClean();
  await Promise.all([one.close(), two.close()]);
});

test("a reader reads, and can change nothing", async () => {
  const reader = await signedIn("guest");
  const { page } = reader;
  for (const path of ["/", "/documents", "/ledger", "/trace"]) {
    assert.equal((await page.goto(path)).status(), 200, path);
    const acts = await page.$$eval("main form[method=post]", (all) => all.map((form) => new URL(form.action).pathname));
    // To verify the log changes nothing.
    assert.deepEqual(acts.filter((act) => act !== "/trace/verify"), [], `${path} offers nothing to change`);
  }
  reader.tolerate(/status of 403/);
  for (const path of ["/documents/new", "/tasks/new", "/ledger/import"]) {
    assert.equal((await page.goto(path)).status(), 403, path);
  }
  await page.goto("/ledger");
  const csrf = await page.$eval("form[action='/sign-out'] input[name=csrf]", (input) => input.value);
  for (const path of ["/tasks/new", "/documents/new"]) {
    const answer = await reader.context.request.post(path, { form: { csrf, title: "不该出现", text: ORDER } });
    assert.equal(answer.status(), 403, `a forged form to ${path}`);
  }
  reader.assertClean();
  await reader.close();
});

test("a form from elsewhere is refused", async () => {
  const visitor = await signedIn("ducha");
  const forged = await visitor.context.request.post("/tasks/new", {
    form: { title: "不该出现", lead_unit: "县教育局" },
    headers: { origin: "http://elsewhere.example" },
  });
  assert.equal(forged.status(), 403);
  await visitor.close();
});

test("five wrong passwords lock an account, even for the right one", async () => {
  const visitor = await Visitor.open(browser, server.url);
  visitor.tolerate(/status of 422/);
  const { name, password } = server.account("guest");
  for (let attempt = 0; attempt < 5; attempt += 1) await visitor.signIn(name, "不是这个密码123");
  await visitor.signIn(name, password);
  assert.match(visitor.page.url(), /sign-in/);
  assert.match(await visitor.page.textContent("[role=alert]"), /分钟/);
  visitor.assertClean();
  await visitor.close();
});

test("after signing out nothing is shown any more", async () => {
  const visitor = await signedIn("ducha");
  const { page } = visitor;
  await page.goto("/ledger");
  await page.click(".bar-user summary");
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL(/sign-in/);
  await page.goto("/ledger");
  assert.match(page.url(), /sign-in/);
  visitor.assertClean();
  await visitor.close();
});
