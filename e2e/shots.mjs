// Takes every page's picture in Chinese and English, on a desk and on a phone, and says what can be said of the look
// without eyes: what sticks out of the window, which controls are unstyled, which English is left on Chinese pages.
//
//   node e2e/shots.mjs [--out DIR] [--only PART] [--window (what one sees without scrolling)]
//                      [--url http://… --user NAME --password WORD]
//
// Without --url it starts a server of its own with the demo county.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, output, viewports, Visitor } from "./lib/browser.mjs";
import { faultsOf, openPages, pagesBehindSignIn, pagesOfRoles } from "./lib/pages.mjs";
import { Server } from "./lib/server.mjs";

const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(output, "shots") },
    only: { type: "string", default: "" },
    window: { type: "boolean", default: false },
    url: { type: "string" },
    user: { type: "string" },
    password: { type: "string" },
  },
});

async function shootAll(browser, url, account) {
  const report = [];
  for (const [language, locale] of Object.entries({ zh: "zh-CN", en: "en-GB" })) {
    for (const [size, viewport] of Object.entries(viewports)) {
      const visitor = await Visitor.open(browser, url, { viewport, locale });
      const visit = async (page) => {
        if (!page.name.includes(options.only)) return;
        const faults = await faultsOf(visitor, page, language);
        await visitor.shoot(`${page.name}-${language}-${size}`, { directory: options.out, fullPage: !options.window });
        report.push({ page: page.name, language, size, faults });
        for (const fault of faults) console.log(`${page.name} ${language} ${size}: ${fault}`);
      };
      for (const page of openPages) await visit(page);
      await visitor.signIn(account.name, account.password);
      for (const page of await pagesBehindSignIn(visitor.page)) await visit(page);
      await visitor.close();
      // The accounts of the demo share their password.
      for (const [name, pages] of Object.entries(pagesOfRoles)) {
        if (!pages.some((page) => page.name.includes(options.only))) continue;
        const other = await Visitor.open(browser, url, { viewport, locale });
        await other.signIn(name, account.password);
        for (const page of pages.filter((one) => one.name.includes(options.only))) {
          const faults = await faultsOf(other, page, language);
          await other.shoot(`${page.name}-${language}-${size}`, { directory: options.out, fullPage: !options.window });
          report.push({ page: page.name, language, size, faults });
          for (const fault of faults) console.log(`${page.name} ${language} ${size}: ${fault}`);
        }
        await other.close();
      }
    }
  }
  return report;
}

await mkdir(options.out, { recursive: true });
const server = options.url ? undefined : await Server.start({ demo: true });
const browser = await launch();
try {
  const account = server?.account("ducha") ?? { name: options.user, password: options.password };
  const report = await shootAll(browser, options.url ?? server.url, account);
  await writeFile(join(options.out, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  const faulty = report.filter(({ faults }) => faults.length > 0).length;
  console.log(`${report.length} pictures in ${options.out}, ${faulty} with faults`);
} finally {
  await browser.close();
  await server?.stop();
}
