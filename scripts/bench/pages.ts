import { Agent, get } from "node:http";
import type { Served } from "./processes.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

/** A person's browser: their session, over connections that stay open. */
export type Visitor = { readonly served: Served; readonly session: string };

/** One kind of page; a child page is another child's each time. */
export type Page = { readonly name: string; readonly address: (turn: number) => string };

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
  for (const { name, address } of pages) {
    let turn = 0;
    const ask = (): Promise<number> => timed(() => fetchPage(agent, visitor, address(turn++)));
    for (let warm = 0; warm < Math.max(4, requests / 10); warm++) await ask();
    const alone: number[] = [];
    while (alone.length < requests) alone.push(await ask());
    const together: number[] = [];
    const one = async (): Promise<void> => {
      for (let left = Math.ceil(requests / clients); left > 0; left--) together.push(await ask());
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

/** Reads a page to its end. Anything but a page of the tracker or of a child stops the run. */
function fetchPage(agent: Agent, { served, session }: Visitor, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `lantern=${session}; lantern-form=benchmark` };
    const request = get(
      { host: "127.0.0.1", port: served.port, path, agent, headers },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (body += part));
        response.on("error", reject);
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          if (status !== 200) reject(new Error(`${path} answered ${status}: ${served.said()}`));
          else if (body.includes('href="/children/')) resolve(body);
          else reject(new Error(`${path} has no child on it`));
        });
      },
    );
    request.on("error", reject);
  });
}
