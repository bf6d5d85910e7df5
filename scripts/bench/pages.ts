import { randomUUID } from "node:crypto";
import { Agent, request as ask } from "node:http";
import type { Served } from "./processes.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

/** A person's browser: their session, over connections that stay open. */
export type Visitor = {
  readonly served: Served;
  readonly session: string;
  /** Of a service account of the same team, for what is sent by the API. */
  readonly token: string;
};

type Form = (turn: number, client: number) => Readonly<Record<string, string>>;

/** One kind of page; a child page is another child's each time. One with a form is sent, not read. */
export type Page = {
  readonly name: string;
  readonly address: (turn: number) => string;
  readonly form?: Form;
  /** The same, where it is filled in from the page that shows it. */
  readonly filledIn?: (shown: string) => Form;
  /** What is heavy is asked for a part of the times. */
  readonly share?: number;
  /** What stands on it, where that is no link to a child or a concern. */
  readonly shows?: RegExp;
  /** A form is answered with 303 unless it makes a file, */
  readonly makesFile?: boolean;
  /** or asks for a page. */
  readonly asksForPage?: boolean;
  /** Asked in a session that has just begun: after a while it asks again who sits there. */
  readonly isJustSignedIn?: boolean;
  /** Each time from another network, by somebody without a session. */
  readonly isByAnybody?: boolean;
  /** What is sent by the API instead. */
  readonly json?: (turn: number) => Readonly<Record<string, unknown>>;
};

export type Visit = {
  readonly children: number;
  readonly actor: string;
  readonly visitor: Visitor;
  readonly pages: readonly Page[];
  readonly requests: number;
};

export const clients = 4;

export const pageColumns = [
  "children",
  "actor",
  "page",
  "p50",
  "p95",
  "p50 of 4",
  "p95 of 4",
  "pages a second of 4",
];

/** Whole pages over HTTP: one client after the other, then four at a time. */
export async function measurePages({
  children,
  actor,
  visitor,
  pages,
  requests,
}: Visit): Promise<Table["rows"]> {
  const rows: Cell[][] = [];
  const agent = new Agent({ keepAlive: true });
  const token = await formToken(agent, visitor);
  for (const page of pages) {
    const { name, address, filledIn, share = 1 } = page;
    const form = filledIn
      ? filledIn(await fetchPage(agent, visitor, { path: address(0) }))
      : page.form;
    const few = Math.min(4, requests);
    const times = Math.max(few, Math.round(requests * share));
    const visit = visiting(page, form, { agent, visitor, token });
    for (let warm = 0; warm < Math.max(few, times / 10); warm++) await visit();
    const alone: number[] = [];
    while (alone.length < times) alone.push(await visit());
    const together: number[] = [];
    const one = async (client: number): Promise<void> => {
      for (let left = Math.ceil(times / clients); left > 0; left--)
        together.push(await visit(client));
    };
    const all = await timed(() =>
      Promise.all(Array.from({ length: clients }, (_, client) => one(client))),
    );
    rows.push([
      children,
      actor,
      name,
      ...figuresOf(alone, together),
      (together.length * 1000) / all,
    ]);
  }
  agent.destroy();
  return rows;
}

type Session = { readonly agent: Agent; readonly visitor: Visitor; readonly token: string };

/** Asks for the page once more each time, and says how long it took. */
function visiting(
  { address, json, shows, makesFile, asksForPage, isByAnybody = false }: Page,
  form: Form | undefined,
  { agent, visitor, token }: Session,
): (client?: number) => Promise<number> {
  let turn = 0;
  const is200 = makesFile === true || asksForPage === true;
  return (client = 0) => {
    const [path, fields, body] = [address(turn), form?.(turn, client), json?.(turn)];
    turn++;
    return timed(() => {
      if (body) return sendJson(agent, visitor, { path, json: body });
      if (!fields) return fetchPage(agent, visitor, { path, shows });
      const from = isByAnybody ? `10.${turn >> 16}.${(turn >> 8) & 255}.${turn & 255}` : undefined;
      return send(agent, visitor, { path, form: { ...fields, _csrf: token }, is200, from });
    });
  };
}

const figuresOf = (...series: readonly (readonly number[])[]): readonly number[] =>
  series.flatMap((times) => [percentile(times, 50), percentile(times, 95)]);

const onAnyPage = /href="\/(?:children|mash|concerns|papers|checks)\//;

/** Reads a page to its end. Anything but a page with a child or a concern on it stops the run. */
async function fetchPage(
  agent: Agent,
  visitor: Visitor,
  { path, shows = onAnyPage }: { readonly path: string; readonly shows?: RegExp | undefined },
): Promise<string> {
  const { status, body } = await exchange(agent, visitor, { path });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${visitor.served.said()}`);
  if (!shows.test(body)) throw new Error(`${path} is empty`);
  return body;
}

async function send(agent: Agent, visitor: Visitor, sent: Sent): Promise<void> {
  const { status, body } = await exchange(agent, visitor, sent);
  if (status !== (sent.is200 ? 200 : 303))
    throw new Error(`${sent.path} answered ${status} to a form: ${body}`);
}

async function sendJson(agent: Agent, visitor: Visitor, sent: Sent): Promise<void> {
  const { status, body } = await exchange(agent, visitor, sent);
  if (status !== 201) throw new Error(`${sent.path} answered ${status} to JSON: ${body}`);
}

/** What our own forms bring back, read off a page as a browser has it. */
export async function formToken(agent: Agent, visitor: Visitor): Promise<string> {
  const { body } = await exchange(agent, visitor, { path: "/help" });
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? "";
}

type Sent = {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  /** Whether the answer is a page or a file, and no way on. */
  readonly is200?: boolean;
  readonly from?: string | undefined;
  readonly json?: Readonly<Record<string, unknown>>;
};

function headersFor(
  { session, token }: Visitor,
  { form, json, from }: Sent,
): Record<string, string> {
  if (json) {
    return {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    };
  }
  if (from !== undefined) {
    return { "x-forwarded-for": from, "content-type": "application/x-www-form-urlencoded" };
  }
  return {
    cookie: `lantern=${session}; lantern-form=benchmark`,
    ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
  };
}

const bodyOf = ({ form, json }: Sent): string | undefined =>
  json ? JSON.stringify(json) : form && new URLSearchParams(form).toString();

export function exchange(
  agent: Agent,
  visitor: Visitor,
  sent: Sent,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = headersFor(visitor, sent);
    const body = bodyOf(sent);
    const [method, { port }, { path }] = [
      body === undefined ? "GET" : "POST",
      visitor.served,
      sent,
    ];
    const request = ask({ host: "127.0.0.1", port, path, agent, headers, method }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      // The server had just closed a connection that lay idle: it saw nothing of this request.
      if (request.reusedSocket && error.code === "ECONNRESET") {
        exchange(agent, visitor, sent).then(resolve, reject);
      } else reject(error);
    });
    request.end(body);
  });
}
