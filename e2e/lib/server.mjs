// One luoshi process on a free port with a data directory of its own, gone when the test ends.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The program under test: `LUOSHI_BIN`, or what `cargo build` left behind. */
export const binary =
  process.env.LUOSHI_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/luoshi");

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** A port that nobody listens on at this moment. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done, failed) => probe.once("error", failed).listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

function answers(port) {
  return new Promise((done) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => done(true) || socket.destroy()).once("error", () => done(false));
  });
}

/** A running server: `url`, `data` (its directory), `log` (what it printed), `stop()` and `restart()`. */
export class Server {
  /**
   * Starts one. `demo` fills it with the demo county, otherwise it waits for its set-up page. With `data`, it serves
   * that directory and leaves it alone afterwards. `poll` is the pause between two knocks on its port.
   */
  static async start({ demo = false, args = [], data, poll = 50 } = {}) {
    const server = new Server();
    server.lent = data !== undefined;
    server.data = data ?? (await mkdtemp(join(tmpdir(), "luoshi-e2e-")));
    server.poll = poll;
    server.args = [...(demo ? ["--demo"] : []), ...args];
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    server.log = "";
    await server.launch();
    return server;
  }

  /** What the set-up page asks for, from the line that was printed at the start. */
  get setupCode() {
    return /[:：]\s*([0-9a-f]{12})\s*$/m.exec(this.log)?.[1];
  }

  async launch() {
    const args = ["serve", "--listen", `127.0.0.1:${this.port}`, "--data", this.data, ...this.args];
    this.child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.ended = new Promise((done) => this.child.once("close", done).once("error", done));
    let over = false;
    this.ended.then(() => (over = true));
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk) => (this.log += chunk));
    }
    const limit = Date.now() + START_LIMIT_MS;
    // The demo's accounts are printed after the port is bound.
    const told = () => !this.args.includes("--demo") || this.log.includes(" / ");
    while (!((await answers(this.port)) && told())) {
      if (over) throw new Error(`${binary} ${args.join(" ")} ended before it answered:\n${this.log}`);
      if (Date.now() > limit) throw new Error(`no answer on port ${this.port}:\n${this.log}`);
      await pause(this.poll);
    }
  }

  /** A demo account with the password that this start made and printed. */
  account(name) {
    const password = new RegExp(`${name} / ([^\\s（(]+)`).exec(this.log)?.[1];
    if (!password) throw new Error(`no password for ${name} in:\n${this.log}`);
    return { name, password };
  }

  /** Ends the process as an operator would (SIGTERM), or as a power cut would (SIGKILL). */
  async halt(signal = "SIGTERM") {
    this.child.kill(signal);
    const patience = setTimeout(() => this.child.kill("SIGKILL"), STOP_LIMIT_MS);
    await this.ended;
    clearTimeout(patience);
  }

  /** The same data on the same port, after an end. */
  async restart(signal) {
    await this.halt(signal);
    this.args = this.args.filter((arg) => arg !== "--demo");
    await this.launch();
  }

  /** Ends the process and removes its data, unless they were lent. */
  async stop() {
    await this.halt();
    if (!this.lent) await rm(this.data, { recursive: true, force: true });
  }
}
