import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { formatDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { systemClock } from "../kernel/clock.ts";
import { counted } from "../kernel/words.ts";
import type { AuditEntry } from "../platform/audit/audit.ts";
import {
  dryRunReport,
  importSummary,
  importTracker,
  readTracker,
  type ImportResult,
} from "../modules/identify/index.ts";
import { UsageProblem, type Command, type Terminal } from "./command.ts";
import { commandLineActor, partnershipNamed, withDatabase } from "./with-database.ts";

const largest = 50 * 1024 * 1024;

/** Why a workbook was not taken, in one line. */
const refusals = {
  "no team":
    "No team receives imported children: add one with lantern team add … --receives-imports",
};

type Workbook = { readonly fileName: string; readonly bytes: Uint8Array };
type Read = Extract<Awaited<ReturnType<typeof readTracker>>, { outcome: "read" }>;

export const importTrackerCommand: Command = {
  name: "import tracker",
  takes: "FILE [--dry-run] [--json] [--yes] [--partnership NAME]",
  summary: "Bring in the workbook a partnership keeps its children in",
  run: async (args, terminal) => {
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
    const today = systemClock.today();
    const reading = await readTracker(workbook.bytes, { today });
    if (reading.outcome === "unreadable") {
      terminal.error(`${file}: ${reading.reason}`);
      return 1;
    }
    const isDryRun = values["dry-run"];
    if (values.json && isDryRun) terminal.out(JSON.stringify(dryRunReport(reading)));
    else for (const line of importSummary(reading, today)) terminal.out(line);
    if (isDryRun) return 0;
    if (!values.yes && !(await isConfirmed(terminal))) {
      terminal.error("Nothing was written. Say yes, or add --yes.");
      return 1;
    }
    return tell(await write(workbook, reading, values.partnership), terminal);
  },
};

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
  workbook: Workbook,
  reading: Read,
  partnership: string | undefined,
): Promise<ImportResult> {
  return withDatabase(async ({ admin, database, clock }) => {
    const actor = commandLineActor(await partnershipNamed(admin, partnership));
    return database.as(actor, async (tx) => {
      const value = await importTracker(
        tx,
        { actor, at: clock.now(), today: clock.today() },
        { ...workbook, reading },
      );
      return { value, audit: auditOf(value) };
    });
  });
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

function tell(result: ImportResult, terminal: Terminal): number {
  switch (result.kind) {
    case "imported":
      for (const place of result.alreadyHere)
        terminal.out(`  Here already, left as it is: ${place}`);
      terminal.out(
        `${counted(result.children, "child", "children")} imported. Each level waits for a person’s decision.`,
      );
      return 0;
    case "already imported":
      terminal.error(
        `This very file was imported on ${formatDate(result.on)}: nothing was written.`,
      );
      return 1;
    case "no team":
      terminal.error(refusals[result.kind]);
      return 1;
  }
}
