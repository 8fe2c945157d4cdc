// Asking has a price: a supervisor writes a request and sees what it costs, whom it repeats and whose budget it
// exceeds; a leader says why it may; a town answers from a phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { overflow } from "./lib/look.mjs";
import { dayFromNow, pagesLoaded } from "./lib/work.mjs";

const TOWN = "白石镇";
const WORDS = {
  "zh-CN": { asks: ["是否有值班表", "主要困难"], hours: /小时/, twin: "已在要", known: "已知", over: "超出", decided: "超额度批准" },
  "en-GB": { asks: ["是否配备卫星电话", "需要增援的路段"], hours: /hours/, twin: "asks for it", known: "Known", over: "Exceeds", decided: "Approved beyond" },
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

/** Fills the form in and leaves the last field, so that the price is asked for. */
async function write({ page }, title, asks) {
  await page.goto("/burden/requests/new");
  await page.fill("#title", title);
  await page.fill("#fields", ["抢险队员人数", ...asks].join("\n"));
  await page.fill("#recipients", TOWN);
  await page.selectOption("#cadence", "monthly");
  await page.fill("#due", dayFromNow(20));
  await page.fill("#until", dayFromNow(300));
  await page.fill("#purpose", "汛前补足队伍");
  await page.fill("#basis", "县防汛抗旱指挥部会议");
  await page.locator("#basis").blur();
  await page.waitForSelector("#price .price-sum");
}

/** Follows a line of the desk under a heading. */
async function fromDesk({ page }, heading, title) {
  await page.goto("/");
  await page.locator(`#${heading} .rows-main`, { hasText: title }).click();
  await page.waitForURL(/\/burden\/requests\//);
}

for (const [locale, words] of Object.entries(WORDS)) {
  test(`a price on asking: ${locale}`, async () => {
    const title = `抢险队伍核对（${locale}）`;
    const office = await signedIn("ducha", { locale });
    const leader = await signedIn("zhuren", { locale });
    const town = await signedIn("zhenli", { locale, viewport: viewports.phone });

    // One hour a year is all that may be asked of the town, and more is asked already.
    await leader.page.goto("/settings/budget");
    await leader.page.fill("#own", `${TOWN} 1`);
    await leader.page.click("main form button.btn-primary");
    await leader.page.waitForURL(/\/settings\/budget\?year=\d{4}$/);

    // The price appears while the form is written, with what somebody asks for already; nobody but a leader can send it.
    await write(office, title, words.asks);
    const price = await office.page.textContent("#price");
    assert.match(price, words.hours);
    for (const word of [words.twin, words.known, words.over]) assert.ok(price.includes(word), word);
    assert.equal(await office.page.locator("#price button[value=send]").count(), 0);
    assert.deepEqual((await overflow(office.page)).culprits, []);
    await office.page.click("#price button[value=propose]");
    await office.page.waitForURL(/\/burden\/requests\/\d{4}-\d+$/);
    const address = new URL(office.page.url()).pathname;

    // The town knows nothing of it before the leader has said why.
    await town.page.goto("/");
    assert.equal(await town.page.locator("#desk-requests", { hasText: title }).count(), 0);
    await leader.page.goto("/");
    assert.equal(await leader.page.locator("#desk-burden .stats li").count() >= 3, true, "the week is told");
    await fromDesk(leader, "desk-over-budget", title);
    await leader.page.fill("#decide", "主汛期提前");
    await leader.page.click("button[value=approve]");
    await leader.page.waitForSelector(".notice-ok");

    // On the phone: the desk, the form, what is known filled in, sent. Two pages.
    await town.page.goto("/");
    const loads = await pagesLoaded(town.page, async () => {
      await town.page.locator("#desk-requests .rows-main", { hasText: title }).click();
      await town.page.waitForURL(/\/answer/);
      assert.notEqual(await town.page.inputValue("[name=v0]"), "", "the town has said it before");
      assert.deepEqual((await overflow(town.page)).culprits, []);
      await town.page.check("#v1-yes");
      await town.page.fill("[name=v2]", "缺少备用发电机");
      await town.page.click("main form button.btn-primary");
      await town.page.waitForSelector(".notice-ok");
    });
    assert.equal(loads, 2);
    assert.equal(await town.page.locator("#desk-requests", { hasText: title }).count(), 0);

    // The asker sees it, with who answered, and everybody sees why it could be sent.
    await office.page.goto(address);
    const shown = await office.page.textContent("main");
    for (const word of ["缺少备用发电机", "白小满", "主汛期提前", words.decided]) assert.ok(shown.includes(word), word);
    await office.page.goto("/burden");
    assert.ok((await office.page.textContent("main")).includes(title));
    for (const visitor of [office, leader, town]) await visitor.close();
  });
}

test("without a script the price is a step of its own", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "zh-CN", baseURL: server.url });
  const page = await context.newPage();
  const { name, password } = server.account("ducha");
  await page.goto("/sign-in");
  await page.fill("[name=name]", name);
  await page.fill("[name=password]", password);
  await page.click("main form button.btn-primary");
  await page.goto("/burden/requests/new");
  await page.fill("#fields", "受灾面积（亩）");
  await page.fill("#recipients", "各镇");
  await page.click("button[value=price]");
  assert.match(await page.textContent("#price .price-sum"), /分钟|小时/);
  assert.equal(await page.inputValue("#fields"), "受灾面积（亩）");
  await context.close();
});
