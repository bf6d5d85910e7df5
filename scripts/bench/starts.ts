import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fixtureWorkbook } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import type { Cleanup } from "./cleanup.ts";
import { complete, freshCheckout, serve, type Environment } from "./processes.ts";
import type { BenchServer } from "./server.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";
import { openFolder } from "../../test/harness/open-folder.ts";

export const startColumns = ["process", "runs", "median", "slowest"];

const row = (name: string, times: readonly number[]): Cell[] => [
  name,
  times.length,
  percentile(times, 50),
  percentile(times, 100),
];

/** From the command to the first page: on a checkout never built, with no database, and once more. */
export async function measureStarts(
  server: BenchServer,
  runs: number,
  cleanup: Cleanup,
): Promise<Table["rows"]> {
  if (runs === 0) return [];
  const first: number[] = [];
  const second: number[] = [];
  while (first.length < runs) {
    const round = cleanup.part();
    const checkout = freshCheckout(round);
    const environment = await emptyDatabase(server, first.length);
    first.push(await start(checkout, environment, round));
    second.push(await start(checkout, environment, round));
    await round.run();
  }
  return [row("first start to first page", first), row("second start to first page", second)];
}

/** Where the run has been given a server, Lantern is too; otherwise it starts its own, as on a fresh machine. */
async function emptyDatabase(server: BenchServer, run: number): Promise<Environment> {
  if (server.isOurs) return {};
  const database = await server.createDatabase(`start${run}`);
  return { DATABASE_URL: database.adminUrl };
}

async function start(
  checkout: string,
  environment: Environment,
  cleanup: Cleanup,
): Promise<number> {
  const own = cleanup.part();
  const taken = await timed(() => serve(checkout, environment, own));
  await own.run();
  return taken;
}

/** `lantern import tracker FILE --dry-run` as a whole process, on invented workbooks. */
export async function measureImports(
  checkout: string,
  sizes: readonly number[],
  runs: number,
): Promise<Table["rows"]> {
  if (runs === 0) return [];
  const folder = openFolder("lantern-bench-");
  try {
    const rows: Cell[][] = [];
    for (const size of sizes) {
      const file = path.join(folder, `${size}.xlsx`);
      const { bytes, truth } = await fixtureWorkbook(size, size);
      writeFileSync(file, bytes);
      const args = ["lantern.mjs", "import", "tracker", file, "--dry-run", "--json"];
      const times: number[] = [];
      while (times.length < runs) times.push(await timed(() => complete(checkout, args, {})));
      rows.push(row(`import tracker --dry-run, ${truth.length} rows`, times));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
