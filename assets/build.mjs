// Builds dist/: one style sheet, one script, one icon. `node build.mjs`; with --watch again on every change.

import { copyFileSync, mkdirSync, readFileSync, statSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle, transform } from "esbuild";
import { compile } from "sass";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
// The oldest browser served: what comes out must not need more.
const target = "chrome86";
// Bootstrap's licence asks for its notice; htmx (0BSD) asks for none.
const notice = "/* Parts: Bootstrap 5.3.9, (c) 2011-2026 The Bootstrap Authors, MIT licence */\n";

async function styles() {
  const { css } = compile(join(root, "scss/app.scss"), {
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
    // Bootstrap 5 is written with @import; its successor is not out.
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const { code } = await transform(css, { loader: "css", minify: true, target, legalComments: "none" });
  const modern = code.match(/:has\(|:is\(|:where\(|@container|@layer|color-mix\(|light-dark\(|\d(?:dvh|svh)/);
  if (modern) throw new Error(`app.css needs a newer browser than ${target}: ${modern[0]}`);
  writeFileSync(join(dist, "app.css"), notice + code);
}

async function scripts() {
  await bundle({
    entryPoints: [join(root, "src/app.ts")],
    outfile: join(dist, "app.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target,
    sourcemap: false,
    legalComments: "none",
    logLevel: "warning",
  });
}

async function build() {
  mkdirSync(dist, { recursive: true });
  await Promise.all([styles(), scripts()]);
  copyFileSync(join(root, "icon.svg"), join(dist, "icon.svg"));
  for (const name of ["app.css", "app.js", "icon.svg"]) {
    const file = join(dist, name);
    const zipped = gzipSync(readFileSync(file)).length;
    console.log(`${name.padEnd(9)} ${statSync(file).size} bytes, ${zipped} compressed`);
  }
}

await build();

if (process.argv.includes("--watch")) {
  let waiting;
  const again = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => build().catch((error) => console.error(error.message)), 50);
  };
  for (const folder of ["scss", "src"]) watch(join(root, folder), again);
}
