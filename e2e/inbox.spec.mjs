// What somebody is told: the count on every page, one click to the thing, read; and the calendar that a program fetches.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { Server } from "./lib/server.mjs";
import { overflow } from "./lib/look.mjs";
import { AtTask, dayFromNow } from "./lib/work.mjs";

const UNIT = "县住房和城乡建设局";
const TITLE = "城南片区积水点改造";

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

async function issue({ page }, title) {
  await page.goto("/tasks/new");
  await page.fill("[name=title]", title);
  await page.fill("[name=lead_unit]", UNIT);
  await page.fill("[name=due]", dayFromNow(40));
  await page.click("main form button.btn-primary");
  await page.waitForURL(/\/tasks\/\d{4}-\d+$/);
  return /\/tasks\/(\d{4}-\d+)$/.exec(page.url())[1];
}

/** How much the bar says was not looked at. */
async function unread({ page }) {
  const count = page.locator(".bar-count");
  return (await count.count()) === 0 ? 0 : Number(await count.textContent());
}

/** Opens pages until the bar counts so many: the program tells people a moment after something happened. */
async function awaitUnread(visitor, expected) {
  const limit = Date.now() + 15_000;
  for (;;) {
    await visitor.page.goto("/ledger");
    if ((await unread(visitor)) === expected) return;
    assert.ok(Date.now() < limit, `the bar counts ${await unread(visitor)}, not ${expected}`);
  }
}

for (const viewport of [viewports.desk, viewports.phone]) {
  test(`a task that was issued is told, followed in one click and read: ${viewport.width} px`, async () => {
    const supervisor = await signedIn("ducha");
    const liaison = await signedIn("lianluo", { viewport });
    const { page } = liaison;
    await page.goto("/inbox");
    if ((await unread(liaison)) > 0) await page.click(".head-actions button");
    await awaitUnread(liaison, 0);

    const number = await issue(supervisor, `${TITLE}（${viewport.width}）`);
    await awaitUnread(liaison, 1);
    await page.click(".bar-inbox");
    await page.waitForURL(/\/inbox$/);
    assert.deepEqual((await overflow(page)).culprits, []);
    const line = page.locator(".news-new");
    assert.match(await line.innerText(), new RegExp(`已交办[\\s\\S]*${number}[\\s\\S]*${TITLE}`));
    await liaison.shoot(`inbox-${viewport.width}`);
    await line.locator(".news-main").click();
    await page.waitForURL(new RegExp(`/tasks/${number}#act$`));
    assert.equal(await unread(liaison), 0);

    // Signing for it is one's own act: nobody is told of that; what the supervisor does next is told.
    const unit = new AtTask(page, number);
    await unit.give("sign-for");
    await awaitUnread(liaison, 0);
    await page.goto("/inbox");
    assert.equal(await page.locator(".news-new").count(), 0);
    for (const visitor of [supervisor, liaison]) {
      visitor.assertClean();
      await visitor.close();
    }
  });
}

test("a calendar is subscribed to by its address, and the address can be closed", async () => {
  const liaison = await signedIn("lianluo");
  const { page } = liaison;
  await page.goto("/account");
  await page.click("#calendar button");
  const address = await page.inputValue("#address");
  const feed = await fetch(address);
  assert.equal(feed.status, 200);
  const text = await feed.text();
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.ok(text.includes("BEGIN:VEVENT"), "the bureau has tasks");
  const again = await fetch(address, { headers: { "if-none-match": feed.headers.get("etag") } });
  assert.equal(again.status, 304);
  await page.locator("#calendar form[action$=close] button").click();
  await page.waitForURL(/\/account$/);
  assert.equal((await fetch(address)).status, 404);
  assert.equal(server.log.includes(new URL(address).pathname), false, "the secret stands in no log");
  liaison.assertClean();
  await liaison.close();
});
