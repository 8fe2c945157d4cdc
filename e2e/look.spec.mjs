// Every page, in both languages, on a desk and on a phone: nothing sticks out, nothing is unstyled, no barrier for
// people with a screen reader, no English on a Chinese page, no request to anybody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, viewports, Visitor } from "./lib/browser.mjs";
import { faultsOf, openPages, pagesBehindSignIn, pagesOfRoles } from "./lib/pages.mjs";
import { Server } from "./lib/server.mjs";

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

for (const [language, locale] of Object.entries({ zh: "zh-CN", en: "en-GB" })) {
  for (const [size, viewport] of Object.entries(viewports)) {
    test(`every page looks right: ${locale}, ${size}`, async () => {
      const visitor = await Visitor.open(browser, server.url, { viewport, locale });
      const faults = {};
      const visit = async (page) => {
        const found = await faultsOf(visitor, page, language);
        if (found.length > 0) faults[page.name] = found;
      };
      for (const page of openPages) await visit(page);
      const { name, password } = server.account("ducha");
      await visitor.signIn(name, password);
      for (const page of await pagesBehindSignIn(visitor.page)) await visit(page);
      await visitor.close();
      for (const [account, pages] of Object.entries(pagesOfRoles)) {
        const other = await Visitor.open(browser, server.url, { viewport, locale });
        const known = server.account(account);
        await other.signIn(known.name, known.password);
        for (const page of pages) {
          const found = await faultsOf(other, page, language);
          if (found.length > 0) faults[page.name] = found;
        }
        await other.close();
      }
      assert.deepEqual(faults, {});
    });
  }
}
