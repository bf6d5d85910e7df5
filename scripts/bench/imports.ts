import { setTimeout as wait } from "node:timers/promises";
import { fixtureWorkbook } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import type { Visitor } from "./pages.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

export const importColumns = [
  "children",
  "rows",
  "chosen until read",
  "what was read",
  "before confirming",
  "confirm",
  "end to end",
  "another's page p50",
  "another's slowest",
];

type Importing = {
  readonly children: number;
  readonly visitor: Visitor;
  /** Somebody else, who looks at their own concerns all the while. */
  readonly other: Visitor;
  /** Rows, or nearly: a fifth of the children invented for it stand in it twice. */
  readonly size: number;
};

/** A workbook brought in on its pages, to its last row, while somebody else works. */
export async function measureImport(importing: Importing): Promise<Table["rows"][number]> {
  const { children, visitor, other, size } = importing;
  const { bytes, truth } = await fixtureWorkbook(children, Math.round(size / 1.2));
  const figures: Cell[] = [];
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    let answer: T | undefined;
    figures.push(await timed(async () => (answer = await work())));
    return answer as T;
  };
  const beside = watch(other);
  const all = await timed(async () => {
    const address = await step(() => chooseAndWait(visitor, bytes));
    await step(() => get(visitor, address));
    const confirm = await step(() => get(visitor, `${address}/confirm`));
    const version = /name="version" value="(\d+)"/.exec(confirm)?.[1] ?? "";
    const sent = new URLSearchParams({ _csrf: await token(visitor), version });
    await step(() => post(visitor, `${address}/confirm`, sent));
  });
  const times = await beside();
  return [children, truth.length, ...figures, all, percentile(times, 50), percentile(times, 100)];
}

async function chooseAndWait(visitor: Visitor, bytes: Uint8Array): Promise<string> {
  const form = new FormData();
  form.set("_csrf", await token(visitor));
  form.set("workbook", new Blob([new Uint8Array(bytes)]), "tracker.xlsx");
  const address = await post(visitor, "/imports", form);
  while ((await get(visitor, address)).includes("Reading your workbook")) await wait(50);
  return address;
}

/** Asks for a page again and again until it is told to stop; answers how long each took. */
function watch(visitor: Visitor): () => Promise<readonly number[]> {
  const over = new AbortController();
  const times: number[] = [];
  const watching = (async () => {
    while (!over.signal.aborted) {
      times.push(await timed(() => get(visitor, "/concerns")));
      await wait(10);
    }
  })();
  return async () => {
    over.abort();
    await watching;
    return times;
  };
}

const headersOf = ({ session }: Visitor) => ({
  cookie: `lantern=${session}; lantern-form=benchmark`,
});
const urlOf = ({ served }: Visitor, path: string): string =>
  new URL(path, `http://127.0.0.1:${served.port}`).href;

async function get(visitor: Visitor, path: string): Promise<string> {
  const answer = await fetch(urlOf(visitor, path), { headers: headersOf(visitor) });
  const body = await answer.text();
  if (answer.status !== 200)
    throw new Error(`${path} answered ${answer.status}: ${visitor.served.said()}`);
  return body;
}

async function token(visitor: Visitor): Promise<string> {
  return /name="_csrf" value="([^"]+)"/.exec(await get(visitor, "/help"))?.[1] ?? "";
}

/** @returns where a form that was taken leads */
async function post(visitor: Visitor, path: string, body: FormData | URLSearchParams) {
  const headers = headersOf(visitor);
  const asked = { method: "POST", headers, body, redirect: "manual" } as const;
  const answer = await fetch(urlOf(visitor, path), asked);
  const to = answer.headers.get("location");
  if (answer.status !== 303 || to === null)
    throw new Error(`${path} answered ${answer.status} to a form: ${await answer.text()}`);
  return to;
}
