import { availableParallelism } from "node:os";
import { readArguments, type Wanted } from "./arguments.ts";
import { undoneOnSignal, type Cleanup } from "./cleanup.ts";
import { exitColumns } from "./exits.ts";
import { importColumns } from "./imports.ts";
import { pageColumns } from "./pages.ts";
import { measurePartnership } from "./partnership.ts";
import { complete, freshCheckout } from "./processes.ts";
import { queryColumns } from "./queries.ts";
import { findServer } from "./server.ts";
import { measureSealing, sealingColumns } from "./sealing.ts";
import { measureImports, measureStarts, startColumns } from "./starts.ts";
import { tellingColumns } from "./telling-times.ts";
import { objects, plain, type Table } from "./table.ts";

/** @returns the exit code: 0 measured, 2 asked wrongly */
export async function bench(args: readonly string[]): Promise<number> {
  let wanted: Wanted;
  try {
    wanted = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const cleanup = undoneOnSignal();
  try {
    const report = await measure(wanted, cleanup);
    process.stdout.write(wanted.json ? asJson(report) : asText(report));
  } finally {
    await cleanup.run();
  }
  return 0;
}

type Report = {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly tables: Readonly<
    Record<"pages" | "telling" | "imports" | "exits" | "queries" | "sealing" | "processes", Table>
  >;
};

const processTable = (rows: Table["rows"]): Table => ({
  name: "Whole processes (ms)",
  columns: startColumns,
  rows,
});

const exitTable = (rows: Table["rows"]): Table => ({
  name: "Everything a partnership leaves with (ms)",
  columns: exitColumns,
  rows,
});

const sealingTable = async ({ repeats }: Wanted): Promise<Table> => ({
  name: "Sealing and opening (ms)",
  columns: sealingColumns,
  rows: await measureSealing(repeats),
});

async function measure(wanted: Wanted, cleanup: Cleanup): Promise<Report> {
  const say = (what: string): void => void process.stderr.write(`${what}\n`);
  const server = await findServer(cleanup);
  type Rows = Table["rows"][number][];
  const [pages, telling, queries]: [Rows, Rows, Rows] = [[], [], []];
  const [written, exits]: [Rows, Rows] = [[], []];
  say("starts");
  const starts = await measureStarts(server, wanted.starts, cleanup);
  const checkout = freshCheckout(cleanup);
  // The command builds what it runs; afterwards only the import itself is measured.
  await complete(checkout, ["lantern.mjs", "help"], {});
  say("imports");
  const imports = await measureImports(checkout, wanted.workbooks, wanted.starts);
  for (const children of wanted.children) {
    const measured = await measurePartnership(children, { server, checkout, wanted, cleanup, say });
    pages.push(...measured.pages);
    telling.push(...measured.telling);
    queries.push(...measured.queries);
    written.push(...measured.imports);
    exits.push(...measured.exits);
  }
  return {
    machine: {
      node: process.versions.node,
      postgresql: server.version,
      cores: availableParallelism(),
    },
    tables: {
      pages: { name: "Pages, over HTTP (ms)", columns: pageColumns, rows: pages },
      telling: {
        name: "Times that must tell nothing (ms)",
        columns: tellingColumns,
        rows: telling,
      },
      imports: { name: "An import on its pages (ms)", columns: importColumns, rows: written },
      exits: exitTable(exits),
      queries: {
        name: "Queries, with and without row-level security (ms)",
        columns: queryColumns,
        rows: queries,
      },
      sealing: await sealingTable(wanted),
      processes: processTable([...starts, ...imports]),
    },
  };
}

function asText({ machine, tables }: Report): string {
  const { node, postgresql, cores } = machine;
  const head = `Node ${node ?? ""}, PostgreSQL ${postgresql ?? ""}, ${cores ?? ""} cores\n`;
  return [head, ...Object.values(tables).map(plain)].join("\n");
}

function asJson({ machine, tables }: Report): string {
  const named = Object.entries(tables).map(([name, table]) => [name, objects(table)]);
  return `${JSON.stringify({ machine, ...Object.fromEntries(named) })}\n`;
}
