import { Agent, request as ask } from "node:http";
import type { Served } from "./processes.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

/** A person's browser: their session, over connections that stay open. */
export type Visitor = { readonly served: Served; readonly session: string };

/** One kind of page; a child page is another child's each time. One with a form is sent, not read. */
export type Page = {
  readonly name: string;
  readonly address: (turn: number) => string;
  readonly form?: (turn: number) => Readonly<Record<string, string>>;
};

export type Visit = {
  readonly children: number;
  readonly actor: string;
  readonly visitor: Visitor;
  readonly pages: readonly Page[];
  readonly requests: number;
};

const clients = 4;

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
  for (const { name, address, form } of pages) {
    let turn = 0;
    const visit = (): Promise<number> => {
      const [path, fields] = [address(turn), form?.(turn)];
      turn++;
      return timed(() =>
        fields
          ? send(agent, visitor, { path, form: { ...fields, _csrf: token } })
          : fetchPage(agent, visitor, path),
      );
    };
    for (let warm = 0; warm < Math.max(4, requests / 10); warm++) await visit();
    const alone: number[] = [];
    while (alone.length < requests) alone.push(await visit());
    const together: number[] = [];
    const one = async (): Promise<void> => {
      for (let left = Math.ceil(requests / clients); left > 0; left--) together.push(await visit());
    };
    const all = await timed(() => Promise.all(Array.from({ length: clients }, one)));
    const figures = [alone, together].flatMap((times) => [
      percentile(times, 50),
      percentile(times, 95),
    ]);
    rows.push([children, actor, name, ...figures, (together.length * 1000) / all]);
  }
  agent.destroy();
  return rows;
}

/** Reads a page to its end. Anything but a page with a child or a concern on it stops the run. */
async function fetchPage(agent: Agent, visitor: Visitor, path: string): Promise<string> {
  const { status, body } = await exchange(agent, visitor, { path });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${visitor.served.said()}`);
  if (!/href="\/(?:children|mash|concerns)\//.test(body)) throw new Error(`${path} is empty`);
  return body;
}

async function send(agent: Agent, visitor: Visitor, sent: Sent): Promise<void> {
  const { status, body } = await exchange(agent, visitor, sent);
  if (status !== 303) throw new Error(`${sent.path} answered ${status} to a form: ${body}`);
}

/** What our own forms bring back, read off a page as a browser has it. */
async function formToken(agent: Agent, visitor: Visitor): Promise<string> {
  const { body } = await exchange(agent, visitor, { path: "/help" });
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? "";
}

type Sent = { readonly path: string; readonly form?: Readonly<Record<string, string>> };

function exchange(
  agent: Agent,
  { served, session }: Visitor,
  { path, form }: Sent,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: `lantern=${session}; lantern-form=benchmark`,
      ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    };
    const method = form ? "POST" : "GET";
    const request = ask(
      { host: "127.0.0.1", port: served.port, path, agent, headers, method },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (body += part));
        response.on("error", reject);
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, body });
        });
      },
    );
    request.on("error", reject);
    request.end(form ? new URLSearchParams(form).toString() : undefined);
  });
}
