// Runs e2e/*.spec.mjs one file after the other and ends with the count, on a line of its own.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".spec.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
  .map((name) => join(here, name));

const FILE_LIMIT_MS = 10 * 60_000;
const counts = { passed: 0, failed: 0, skipped: 0 };

function explain(error) {
  const cause = error?.cause ?? error;
  const text = cause?.stack ?? String(cause?.message ?? cause);
  return text.replace(/^/gm, "    ");
}

for await (const { type, data } of run({ files, concurrency: 1, timeout: FILE_LIMIT_MS })) {
  if (type === "test:stdout" || type === "test:stderr") process.stdout.write(data.message);
  if ((type !== "test:pass" && type !== "test:fail") || data.details.type === "suite") continue;
  const outcome = data.skip !== undefined ? "skipped" : type === "test:pass" ? "passed" : "failed";
  counts[outcome] += 1;
  console.log(`${outcome}: ${data.name} (${Math.round(data.details.duration_ms)} ms)`);
  if (outcome === "failed") console.log(explain(data.details.error));
}

if (counts.passed + counts.failed === 0) {
  console.log("no browser test was found");
  process.exitCode = 1;
}
if (counts.failed > 0) process.exitCode = 1;
console.log("");
console.log(`${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ""}`);
