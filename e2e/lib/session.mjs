// A signed-in client without a browser, for measuring and for making things quickly.
import { Agent, request } from "node:http";

/** Keeps cookies and one connection per concurrent request. */
export class Session {
  constructor(origin, { connections = 1 } = {}) {
    this.origin = origin;
    this.cookies = new Map();
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** One exchange; redirects are answers too. */
  send(method, path, { body, headers = {} } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const all = { host: new URL(this.origin).host, ...(cookie && { cookie }), ...headers };
    if (body !== undefined) all["content-length"] = Buffer.byteLength(body);
    return new Promise((done, failed) => {
      const sent = request(this.origin + path, { method, agent: this.agent, headers: all }, (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("error", failed);
        answer.on("end", () => {
          for (const line of answer.headers["set-cookie"] ?? []) this.remember(line);
          done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
        });
      });
      sent.on("error", failed).end(body);
    });
  }

  remember(line) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  get(path, headers) {
    return this.send("GET", path, { headers });
  }

  post(path, fields) {
    const body = new URLSearchParams(fields).toString();
    return this.send("POST", path, { body, headers: { "content-type": "application/x-www-form-urlencoded" } });
  }

  /** Fetches a page and sends its form for `action` back with `fields` filled in, as a browser would. */
  async submit(path, fields, action = path) {
    const page = (await this.get(path)).body.toString();
    return this.post(action, { ...hiddenFields(page, action), ...fields });
  }

  async signIn(name, password) {
    const answer = await this.submit("/sign-in", { name, password });
    if (answer.status !== 303 && answer.status !== 302) {
      throw new Error(`sign-in answered ${answer.status}`);
    }
    return this;
  }

  close() {
    this.agent.destroy();
  }
}

function attribute(tag, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&amp;", "&");
}

/** The hidden inputs of the page's form for that action. */
export function hiddenFields(page, action) {
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((text) => attribute(/<form[^>]*>/.exec(text)[0], "action") === action);
  if (!form) throw new Error(`no form for ${action}`);
  const inputs = (form.match(/<input[^>]*>/g) ?? []).filter((tag) => attribute(tag, "type") === "hidden");
  return Object.fromEntries(inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value") ?? ""]));
}
