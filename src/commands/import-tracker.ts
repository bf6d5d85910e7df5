import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { formatDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { systemClock } from "../kernel/clock.ts";
import { counted } from "../kernel/words.ts";
import type { Tx } from "../platform/database/database.ts";
import type { AuditEntry } from "../platform/audit/audit.ts";
import {
  dryRunReport,
  importSummary,
  importTracker,
  planImport,
  planSummary,
  readApart,
  rememberedColumns,
  type ImportResult,
} from "../rooms/imports/index.ts";
import { UsageProblem, type Terminal, type Runs } from "./command.ts";
import {
  commandLineActor,
  partnershipNamed,
  refuseWhileSettingUp,
  withDatabase,
  type Session,
} from "./with-database.ts";

const largest = 50 * 1024 * 1024;

/** Why a workbook was not taken, in one line. */
const refusals = {
  "no team":
    "No team receives imported children: add one with lantern team add … --receives-imports",
  "not your team": "The team that receives imported children is out of reach.",
};

type Workbook = { readonly fileName: string; readonly bytes: Uint8Array };
type Read = Extract<Awaited<ReturnType<typeof read>>, { outcome: "read" }>;

/**
 * Started beside this command, which knows the database and the keys: a workbook is read without either. It may
 * read nothing but what is built into it, so that it is the built one also where this command is not.
 */
const read = readApart(
  new URL(
    import.meta.url.endsWith(".ts")
      ? "../../build/apart/read-workbook.mjs"
      : "./apart/read-workbook.mjs",
    import.meta.url,
  ),
);

type ReadQuery = {
  readonly json: boolean;
  readonly yes: boolean;
  readonly partnership: string | undefined;
};

export const importTrackerRuns = {
  "import tracker": async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        partnership: { type: "string" },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
      throw new UsageProblem("Name one workbook: lantern import tracker FILE");
    const workbook = readWorkbook(file, terminal.from);
    const { "dry-run": isDryRun, ...asked } = values;
    if (!isDryRun) refuseWhileSettingUp();
    return isDryRun
      ? tryOut(file, workbook, { terminal, json: asked.json })
      : bringIn(file, workbook, { terminal, ...asked, partnership: asked.partnership });
  },
} satisfies Runs;

type TryingOut = { readonly terminal: Terminal; readonly json: boolean };

/** Reads and tells; no database is opened and nothing that was remembered is asked. */
async function tryOut(
  file: string,
  { bytes }: Workbook,
  { terminal, json }: TryingOut,
): Promise<number> {
  const today = systemClock.today();
  const reading = await read({ bytes, today, mapping: {}, decisions: [] });
  if (reading.outcome === "unreadable") return refuse(file, reading.reason, terminal);
  if (json) terminal.out(JSON.stringify(dryRunReport(reading)));
  else for (const line of importSummary(reading, today)) terminal.out(line);
  return 0;
}

function refuse(file: string, reason: string, terminal: Terminal): number {
  terminal.error(`${file}: ${reason}`);
  return 1;
}

/** What the page does, from a terminal: read with the columns that were remembered, show, ask, write. */
function bringIn(
  file: string,
  workbook: Workbook,
  { terminal, json, yes, partnership }: ReadQuery & { readonly terminal: Terminal },
): Promise<number> {
  return withDatabase(async (session) => {
    const actor = commandLineActor(await partnershipNamed(session.admin, partnership));
    const importing = { actor, at: session.clock.now(), today: session.clock.today() };
    const mapping = await asking(session, importing, (tx) => rememberedColumns(tx));
    const { today } = importing;
    const reading = await read({ bytes: workbook.bytes, today, mapping, decisions: [] });
    if (reading.outcome === "unreadable") return refuse(file, reading.reason, terminal);
    if (!json || !yes) {
      const plan = await asking(session, importing, (tx) =>
        planImport(tx, importing, { reading, decisions: [] }),
      );
      const tellLine = json ? terminal.error : terminal.out;
      for (const line of [...importSummary(reading, today), ...planSummary(plan, reading)])
        tellLine(line);
    }
    if (!yes && !(await isConfirmed(terminal))) {
      terminal.error("Nothing was written. Say yes, or add --yes.");
      return 1;
    }
    const result = await write(session, importing, { ...workbook, reading });
    if (json) terminal.out(JSON.stringify(resultReport(result)));
    return tell(result, { terminal, json });
  });
}

type Importing = Parameters<typeof importTracker>[1];

/** Looks before anything is written, audited as looking. */
function asking<T>(
  { database }: Session,
  { actor }: Importing,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database.as(actor, async (tx) => ({
    value: await work(tx),
    audit: {
      action: "import.preview",
      outcome: "done",
      route: "lantern import tracker",
      requestId: newId(),
    },
  }));
}

function readWorkbook(file: string, from: string): Workbook {
  const path = resolve(from, file);
  try {
    const { size } = statSync(path);
    if (size > largest)
      throw new UsageProblem(`${file}: this file is larger than 50 MB, so it was not opened`);
    return { fileName: basename(path), bytes: readFileSync(path) };
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: "there is no such file",
      EISDIR: "this is a folder",
      EACCES: "this account may not read it",
    };
    throw new UsageProblem(`${file}: ${reasons[code] ?? "it cannot be read"}`);
  }
}

async function isConfirmed(terminal: Terminal): Promise<boolean> {
  const answer = await terminal.ask("Write these children to Lantern? (yes or no) ");
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

function write(
  { database }: Session,
  importing: Importing,
  workbook: Workbook & { readonly reading: Read },
): Promise<ImportResult> {
  return database.as(importing.actor, async (tx) => {
    const value = await importTracker(tx, importing, workbook);
    return { value, audit: auditOf(value) };
  });
}

/** What a program that runs the command reads; ids are for looking up, never names. */
function resultReport(result: ImportResult) {
  if (result.kind !== "imported") return result;
  const { kind, importId, children, alreadyHere, counts } = result;
  return { kind, importId, children, alreadyHere, counts };
}

function auditOf(result: ImportResult): AuditEntry {
  const common = { action: "tracker.import", route: "lantern import tracker", requestId: newId() };
  if (result.kind !== "imported") return { ...common, outcome: "invalid" };
  return {
    ...common,
    outcome: "done",
    subjectIds: result.personIds,
    detail: { children: result.children },
  };
}

function outcomeLines({
  children,
  counts,
}: Extract<ImportResult, { kind: "imported" }>): readonly string[] {
  const rows = counted(counts.leftOut, "child", "children");
  return [
    `${counted(children, "child", "children")} imported. ${counted(counts.waiting, "child waits", "children wait")} for a person’s decision.`,
    ...(counts.leftOut > 0
      ? [`${rows} not written: the rows wait under “Import a workbook” until a person decides.`]
      : []),
  ];
}

function tell(
  result: ImportResult,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): number {
  switch (result.kind) {
    case "imported":
      if (json) return 0;
      for (const place of result.alreadyHere)
        terminal.out(`  Here already, left as it is: ${place}`);
      for (const line of outcomeLines(result)) terminal.out(line);
      return 0;
    case "already imported":
      terminal.error(
        `This very file was imported on ${formatDate(result.on)}: nothing was written.`,
      );
      return 1;
    case "no team":
    case "not your team":
      terminal.error(refusals[result.kind]);
      return 1;
  }
}
