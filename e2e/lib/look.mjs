// What can be judged of a page's look without eyes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** How far the page is wider than its window, and which elements stick out. */
export function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scroller = document.scrollingElement;
    const beyond = scroller.scrollWidth - Math.max(width, window.innerWidth);
    if (beyond <= 0) return { beyond: 0, culprits: [] };
    const contained = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (up !== document.body && getComputedStyle(up).overflowX !== "visible") return true;
      }
      return false;
    };
    const culprits = [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const spills = getComputedStyle(element).overflowX === "visible" && element.scrollWidth > element.clientWidth;
        return (box.right > width + 0.5 || (spills && box.left + element.scrollWidth > width + 0.5)) && !contained(element);
      })
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`);
    return { beyond, culprits };
  });
}

// Names of formats and keys are written in Latin letters in Chinese too.
const LATIN_IN_CHINESE =
  /^(luoshi|xlsx|xls|docx|doc|pdf|ofd|txt|csv|json|excel|word|wps|utf|gb18030|gb2312|sm3|english|ctrl|enter|esc|tab|shift|kb|mb|gb|gdp|id|ip|url|http|https|sqlite|postgresql|pm2|[0-9][a-z]|[0-9a-f]{6,64}|[a-z])$/i;

/** Words in Latin letters in what a reader of the Chinese page sees (text, labels, hints), outside the known ones. */
export async function latinWords(page, allowed = LATIN_IN_CHINESE) {
  const texts = await page.evaluate(() => {
    const seen = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const holder = node.parentElement;
        const hidden = holder.closest("script,style,template,noscript,[lang=en],[data-verbatim]");
        if (!hidden && holder.getClientRects().length > 0) seen.push(node.data);
      } else {
        for (const name of ["placeholder", "title", "alt", "aria-label"]) seen.push(node.getAttribute(name) ?? "");
      }
    }
    return seen;
  });
  const words = texts.flatMap((text) => text.match(/[A-Za-z0-9]+/g) ?? []);
  return [...new Set(words)].filter((word) => /[A-Za-z]/.test(word) && !allowed.test(word));
}

/** Controls that kept the browser's own look: a sign of a forgotten class. */
export function unstyledControls(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("button,input:not([type=hidden]),select,textarea")]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => !["checkbox", "radio", "file", "range"].includes(element.type))
      .filter((element) => {
        const style = getComputedStyle(element);
        return style.borderTopStyle === "outset" || style.borderTopStyle === "inset" || /^Arial$/.test(style.fontFamily);
      })
      .map((element) => `${element.tagName.toLowerCase()}[name=${element.getAttribute("name")}]`),
  );
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What keeps people with a screen reader, a keyboard or weak eyes from using the page: axe's serious findings. */
export async function barriers(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], resultTypes: ["violations"] }),
  );
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join("; ")}`);
}

/** Nothing sticks out of the visitor's page and nothing on it keeps anybody out. */
export async function looksRight({ page }) {
  assert.deepEqual((await overflow(page)).culprits, []);
  assert.deepEqual(await barriers(page), []);
}
