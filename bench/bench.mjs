// Measures the release build on a generated site and prints one table. `make bench` calls it; N sets the number of
// tasks, KEEP=1 takes the site of an earlier run, ONLY=pages,verify measures those parts alone (reader, growth, tick, start,
// pages, verify). Every loop is bounded by a count, and everything runs on this machine's loopback.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { binary, root, Server } from "../e2e/lib/server.mjs";
import { Session } from "../e2e/lib/session.mjs";

const tasks = Number(process.env.N ?? 100_000);
const data = join(root, "bench/.data", String(tasks));
const papers = join(root, "bench/.data/papers");
/** The account that `luoshi demo --tasks` makes on a made-up site; such a site holds nothing to protect. */
const ACCOUNT = { name: "ducha", password: "Luoshi@2026" };
const only = process.env.ONLY?.split(",");
const rows = [];

const milliseconds = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function note(what, figure, budget = "") {
  rows.push([what, figure, budget]);
  console.log(`${what}: ${figure}${budget && ` (budget ${budget})`}`);
}

/** p50 and p95 of a list of milliseconds. */
function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95) };
}

function noteTimes(what, times, budget) {
  const { p50, p95 } = quantiles(times);
  note(what, `p50 ${milliseconds(p50)}, p95 ${milliseconds(p95)} (${times.length} times)`, budget);
}

/** What a plain loop takes: figures of two days compare only as far as these do. */
function measureMachine() {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    let sum = 0;
    for (let step = 0; step < 1e8; step += 1) sum = (sum + step * step) | 0;
    return sum === 1 ? 0 : performance.now() - start;
  });
  noteTimes("this machine: 100 million steps of a plain loop", times);
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { time: performance.now() - start, result };
}

/** The demo county's documents with their placeholders filled in. */
async function writePapers() {
  await mkdir(papers, { recursive: true });
  const from = join(root, "demo/documents");
  const year = new Date().getFullYear();
  const words = { year, last_year: year - 1, next_year: year + 1, date: `${year}年2月6日` };
  return readdirSync(from)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => {
      const text = readFileSync(join(from, name), "utf8");
      const path = join(papers, name);
      writeFileSync(path, text.replace(/\{\{(\w+)\}\}/g, (_, word) => words[word] ?? year));
      return path;
    });
}

function measureReader(files) {
  const engine = join(binary, "../bench-reading");
  const {
    megabytes_per_second: speed,
    mean_megabytes_per_second: mean,
    characters_per_second: characters,
  } = JSON.parse(
    execFileSync(engine, ["5", ...files], { encoding: "utf8" }),
  );
  note("reading engine, one core", `${speed.toFixed(1)} MB/s in the middle round, ${mean.toFixed(1)} over all, ${Math.round(characters / 1000)} k characters/s`, "5 MB/s");

  const [longest] = [...files].sort((a, b) => statSync(b).size - statSync(a).size);
  const length = [...readFileSync(longest, "utf8")].length;
  const times = [];
  for (let run = 0; run < 30; run += 1) {
    const start = performance.now();
    const ended = spawnSync(binary, ["read", "--format", "json", longest], { stdio: "ignore" });
    if (ended.status !== 0) throw new Error(`luoshi read ended with ${ended.status}`);
    times.push(performance.now() - start);
  }
  noteTimes(`luoshi read, ${length} characters, whole process`, times, "30 ms");
}

/** Hostile texts of one megabyte and of eight: the slowest, and the one that grows most. */
function measureGrowth() {
  const { times, rows } = JSON.parse(execFileSync(join(binary, "../bench-growth"), { encoding: "utf8" }));
  const worst = (key) => rows.reduce((worst, row) => (row[key] > worst[key] ? row : worst));
  const [slow, steep] = [worst("long"), worst("growth")];
  note(`reading ${times} MB of hostile text, slowest of ${rows.length}`, `${slow.long.toFixed(1)} s (${slow.name})`);
  note(`${times} times the text takes at most`, `${steep.growth.toFixed(1)} times as long (${steep.name})`, "linear");
}

/** The midnight tick on a store of its own: how long, and how many rows it read. */
function measureTick() {
  const found = JSON.parse(execFileSync(join(binary, "../bench-tick"), { encoding: "utf8" }));
  if (!found.verified) throw new Error("after the tick the ledger does not agree with its log");
  const rows = `${found.changed} lights changed, ${found.read} of ${found.tasks} rows read`;
  note("tick at midnight", `${found.seconds.toFixed(2)} s, ${rows}`, "≤ 2 s");
  note("tick again on the same day", `${(found.again.seconds * 1000).toFixed(1)} ms, ${found.again.read} rows read`);
  note("judging every task by another rule pack", `${found.adopted.seconds.toFixed(1)} s`);
}

async function generate() {
  if (process.env.KEEP && existsSync(join(data, "luoshi.db"))) return;
  rmSync(data, { recursive: true, force: true });
  await mkdir(join(root, "bench/.data"), { recursive: true });
  const { time, result } = await timed(() =>
    spawnSync(binary, ["demo", "--tasks", String(tasks), "--data", data], { encoding: "utf8" }),
  );
  if (result.status !== 0) throw new Error(`luoshi demo ended with ${result.status}:\n${result.stderr}`);
  note(`generating ${tasks} tasks`, `${(time / 1000).toFixed(1)} s, ${Math.round(tasks / (time / 1000))} tasks/s`);
}

async function measureColdStart() {
  const times = [];
  for (let run = 0; run < 5; run += 1) {
    const { time, result: server } = await timed(async () => {
      const started = await Server.start({ data, poll: 2 });
      const session = new Session(started.url);
      const { status } = await session.get("/sign-in");
      session.close();
      if (status !== 200) throw new Error(`/sign-in answered ${status}`);
      return started;
    });
    times.push(time);
    await server.stop();
  }
  noteTimes("cold start to the first page", times, "500 ms");
}

/** One client walks the list `count` times over; every answer must be 200. */
async function walk(session, paths, count) {
  const times = [];
  for (let turn = 0; turn < count; turn += 1) {
    const path = paths[turn % paths.length];
    const { time, result } = await timed(() => session.get(path));
    if (result.status !== 200) throw new Error(`${path} answered ${result.status}`);
    times.push(time);
  }
  return times;
}

function attributes(page, pattern) {
  return [...new Set([...page.matchAll(pattern)].map((match) => match[1]))];
}

/** Addresses of the ledger as people ask for it, following real values that the page itself offers. */
async function ledgerPaths(session) {
  const first = (await session.get("/ledger")).body.toString();
  const options = (name) => {
    const list = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(first)?.[0] ?? "";
    return attributes(list, /<option[^>]*value="([^"]+)"/g).slice(0, 4).map(encodeURIComponent);
  };
  const filtered = ["unit", "leader", "field", "light", "due", "source"].flatMap((name) =>
    options(name).map((value) => `/ledger?${name}=${value}`),
  );
  const sorted = options("sort").map((value) => `/ledger?sort=${value}`);
  const words = ["老旧小区", "农田", "项目", "高标准"].map((word) => `/ledger?text=${encodeURIComponent(word)}`);
  const [unit] = options("unit");
  const [word] = words.map((path) => path.split("=")[1]);
  const crossed = [
    ...options("sort").map((sort) => `/ledger?unit=${unit}&sort=${sort}`),
    ...options("light").flatMap((light) => [`/ledger?unit=${unit}&light=${light}`, `/ledger?text=${word}&light=${light}`]),
    "/ledger?due=overdue&sort=-due",
  ];
  let next = "/ledger";
  const deep = [];
  for (let page = 0; page < 5 && next; page += 1) {
    const text = (await session.get(next)).body.toString();
    next = /href="(\/ledger\?[^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    if (next) deep.push(next);
  }
  return ["/ledger", ...filtered, ...sorted, ...words, ...crossed, ...deep];
}

function memory(server) {
  const status = readFileSync(`/proc/${server.child.pid}/status`, "utf8");
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return `${of("VmRSS").toFixed(0)} MB (at most ${of("VmHWM").toFixed(0)} MB)`;
}

async function measurePages(server, account) {
  const session = await new Session(server.url).signIn(account.name, account.password);
  const paths = await ledgerPaths(session);
  const words = ["小区", "农田", "高标准农田", "招商引资", "水厂", "产业园", "就业", "教育"];
  const searches = words.map((word) => `/search?q=${encodeURIComponent(word)}`);
  const listed = (await session.get("/ledger")).body.toString();
  const single = attributes(listed, /href="(\/tasks\/[0-9]{4}-[0-9]+)"/g).slice(0, 20);

  await walk(session, paths, paths.length);
  noteTimes(`ledger page, ${paths.length} filters, sorts and pages`, await walk(session, paths, 400), "p95 50 ms");
  noteTimes("search page", await walk(session, searches, 200), "p95 50 ms");
  noteTimes("task page", await walk(session, single, 100));
  noteTimes("desk", await walk(session, ["/"], 100), "p95 50 ms");
  noteTimes(`trying a rule pack on the past year of ${tasks} tasks`, await walk(session, ["/settings/lights/pace-points/1"], 3));

  const clients = await Promise.all(
    Array.from({ length: 8 }, () => new Session(server.url).signIn(account.name, account.password)),
  );
  const { time } = await timed(() => Promise.all(clients.map((client) => walk(client, paths, 100))));
  note("ledger page, 8 clients at once", `${Math.round(800 / (time / 1000))} pages/s`);
  for (const client of clients) client.close();
  await walk(session, [...paths, ...searches, ...single], 200);
  note("resident memory after 1,000 page views and more", memory(server), "150 MB");

  const { time: export_time, result } = await timed(() => session.get("/ledger/export?format=xlsx&paper=ledger"));
  note("the whole ledger as xlsx", `${(export_time / 1000).toFixed(2)} s, ${(result.body.length / 1e6).toFixed(1)} MB`, "1.5 s");
  note("resident memory after that", memory(server));
  session.close();
}

async function measureVerify() {
  const { time, result } = await timed(() => spawnSync(binary, ["verify", "--data", data], { encoding: "utf8" }));
  note("luoshi verify", `${(time / 1000).toFixed(1)} s, exit code ${result.status}`);
}

function table() {
  const lines = [["what", "measured", "budget"], ["---", "---", "---"], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

console.log(`${cpus()[0].model}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${tasks} tasks`);
const files = await writePapers();
const wanted = (part) => !only || only.includes(part);
measureMachine();
if (wanted("reader")) measureReader(files);
if (wanted("growth")) measureGrowth();
if (wanted("tick")) measureTick();
await generate();
if (wanted("start")) await measureColdStart();
if (wanted("pages")) {
  const server = await Server.start({ data });
  try {
    await measurePages(server, ACCOUNT);
  } finally {
    await server.stop();
  }
}
if (wanted("verify")) await measureVerify();
console.log(`\n${table()}`);
