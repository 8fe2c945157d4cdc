// Every page of the program, and what is wrong with how it looks.
import { barriers, latinWords, overflow, unstyledControls } from "./look.mjs";

/** What a visitor sees who has not signed in. */
export const openPages = [
  { name: "sign-in", path: "/sign-in" },
  { name: "first-sign-in", path: "/first-sign-in" },
];

/** What only one part in the loop sees: a demo account and its pages. */
export const pagesOfRoles = {
  xianzhang: [
    { name: "desk-leader", path: "/" },
    { name: "week", path: "/week/red" },
  ],
  zhuren: [{ name: "desk-office-leader", path: "/" }],
  zhujian: [{ name: "desk-head", path: "/" }],
  lianluo: [{ name: "desk-liaison", path: "/" }],
  shenji: [
    { name: "desk-auditor", path: "/" },
    { name: "views", path: "/trace/views" },
  ],
  xitong: [{ name: "desk-administrator", path: "/" }],
};

/** The first link of a page that matches, or nothing. */
async function firstLink(page, path, pattern) {
  await page.goto(path);
  const links = await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")));
  return links.find((link) => pattern.test(link));
}

/** Every page for somebody signed in; documents and tasks are those that the lists show first. */
export async function pagesBehindSignIn(page) {
  const document = await firstLink(page, "/documents", /^\/documents\/[0-9a-f-]{32,36}$/);
  const task = await firstLink(page, "/ledger", /^\/tasks\/[0-9]{4}-[0-9]+$/);
  const request = await firstLink(page, "/burden/requests", /^\/burden\/requests\/[0-9]{4}-[0-9]+$/);
  const pages = [
    { name: "desk", path: "/" },
    { name: "documents", path: "/documents" },
    { name: "document-new", path: "/documents/new" },
    { name: "ledger", path: "/ledger" },
    { name: "ledger-late", path: "/ledger?light=red&sort=due" },
    { name: "ledger-none", path: `/ledger?text=${encodeURIComponent("火星基地")}` },
    { name: "import", path: "/ledger/import" },
    { name: "task-new", path: "/tasks/new" },
    { name: "search", path: `/search?q=${encodeURIComponent("小区")}` },
    { name: "search-none", path: `/search?q=${encodeURIComponent("火星基地")}` },
    { name: "measures", path: "/measures" },
    { name: "burden", path: "/burden" },
    { name: "burden-requests", path: "/burden/requests" },
    { name: "burden-new", path: "/burden/requests/new" },
    { name: "burden-lint", path: "/burden/lint" },
    { name: "directions", path: "/directions" },
    { name: "waiting", path: "/waiting" },
    { name: "waiting-on", path: "/waiting?who=supervisor" },
    { name: "trace", path: "/trace" },
    { name: "verify", path: "/trace/verify" },
    { name: "settings", path: "/settings" },
    { name: "settings-unit", path: "/settings/units/new" },
    { name: "settings-people", path: "/settings/people" },
    { name: "settings-person", path: "/settings/people/new" },
    { name: "settings-people-import", path: "/settings/import" },
    { name: "settings-measures", path: "/settings/measures" },
    { name: "settings-measure", path: "/settings/measures/new" },
    { name: "settings-measure-import", path: "/settings/measures/import" },
    { name: "settings-lights", path: "/settings/lights" },
    { name: "settings-light-trial", path: "/settings/lights/pace-points/1" },
    { name: "settings-budget", path: "/settings/budget" },
    { name: "settings-site", path: "/settings/site" },
    { name: "settings-outbox", path: "/settings/outbox" },
    { name: "inbox", path: "/inbox" },
    { name: "account", path: "/account" },
    { name: "not-found", path: "/no-such-page", status: 404 },
  ];
  if (document) {
    pages.push({ name: "document", path: document }, { name: "review", path: `${document}/review` });
    pages.push({ name: "issue", path: `${document}/issue` });
  }
  if (request) pages.push({ name: "burden-request", path: request });
  const direction = await firstLink(page, "/directions", /^\/directions\/[0-9a-f]{32}$/);
  if (direction) pages.push({ name: "direction", path: direction });
  if (task) pages.push({ name: "task", path: task }, { name: "task-edit", path: `${task}/edit` });
  if (task) pages.push({ name: "refer", path: `${task}/refer` });
  // What a role may not do, its task page does not lead to.
  for (const [name, start, pattern] of [
    ["task-split", task, /\/split$/],
    ["task-plan", task, /\/plan$/],
    ["task-report", task, /\/report$/],
    ["measure", "/measures", /^\/measures\/[0-9a-f]{32}$/],
  ]) {
    const path = start && (await firstLink(page, start, pattern));
    if (path) pages.push({ name, path });
    const value = name === "measure" && path && (await firstLink(page, path, /\/values\/[0-9a-f]{32}$/));
    if (value) pages.push({ name: "measure-correct", path: value });
  }
  return pages;
}

/** Opens a page and returns what is wrong with it. */
export async function faultsOf(visitor, { path, status = 200 }, language) {
  const faults = [];
  if (status !== 200) visitor.tolerate(new RegExp(`status of ${status}`));
  const answer = await visitor.page.goto(path);
  await visitor.page.evaluate(() => document.fonts.ready);
  if (answer.status() !== status) faults.push(`answered ${answer.status()}`);
  const { beyond, culprits } = await overflow(visitor.page);
  if (beyond > 0) faults.push(`${beyond} px wider than the window: ${culprits.join(", ")}`);
  const plain = await unstyledControls(visitor.page);
  if (plain.length > 0) faults.push(`unstyled: ${plain.join(", ")}`);
  for (const barrier of await barriers(visitor.page)) faults.push(`barrier: ${barrier}`);
  if (language === "zh") {
    const words = await latinWords(visitor.page);
    if (words.length > 0) faults.push(`Latin words: ${words.slice(0, 20).join(", ")}`);
  }
  try {
    visitor.assertClean();
  } catch (error) {
    faults.push(error.message);
  }
  return faults;
}
