import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../kernel/clock.ts";
import { addDays, isIsoDate } from "../kernel/dates.ts";
import { counted } from "../kernel/words.ts";
import {
  findUnfinished,
  findRun,
  rowsOfRun,
  translate,
  readNumbers,
  type SsdTables,
  tableOf,
  readTable,
  type SsdProblem,
  keepNumbers as feedsKeepNumbers,
  type SsdRow,
  addSsdRuns,
  wordsToTeach,
} from "../rooms/feeds/index.ts";
import { needed } from "./as-administrator.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { auditOf, personNamed, sourceNamed, takeRun, tellOfRun, type Taking } from "./take-rows.ts";
import {
  partnershipNamed,
  refuseWhileSettingUp,
  withDatabase,
  type Session,
} from "./with-database.ts";

const text = { type: "string" } as const;
/** What ended longer ago is history that the council’s own system keeps. */
const daysBack = 90;

/** The council’s own record, taken by the same rules as every extract: for a timer of the council’s IT. */
export const importSsdRuns = {
  "import ssd": async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { source: text, as: text, since: text, errors: text, partnership: text },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0)
      throw new UsageProblem("Name one folder: lantern import ssd FOLDER --source NAME --as EMAIL");
    const source = needed(values.source, "which system it is of: --source NAME");
    const email = needed(values.as, "in whose name: --as EMAIL");
    const today = systemClock.today();
    const since = values.since ?? addDays(today, -daysBack);
    if (!isIsoDate(since)) throw new UsageProblem("--since takes a day like 2026-03-04");
    refuseWhileSettingUp();
    const tables = tablesIn(resolve(terminal.from, folder), folder);
    const asked = {
      translated: translate(tables, { today, since }),
      numbers: readNumbers(tables, today),
    };
    return withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const actor = await personNamed(session, { partnershipId, email });
      const taking: Taking = { terminal, actor, command: "import ssd" };
      const problems = await takeAll(session, taking, { source, ...asked });
      if (!problems) return 1;
      if (values.errors !== undefined) {
        writeFileSync(resolve(terminal.from, values.errors), problemsAsCsv(problems));
      }
      for (const { table, line, message } of values.errors === undefined ? problems : [])
        terminal.out(`  ${table}, row ${line}: ${message}`);
      return 0;
    });
  },
} satisfies Runs;

/** The tables of the dataset that lie in a folder; the others are not opened. */
function tablesIn(path: string, folder: string): SsdTables {
  const found: Record<string, SsdTables[keyof SsdTables]> = {};
  for (const name of namesIn(path, folder)) {
    const table = tableOf(name);
    if (table === undefined) continue;
    if (found[table]) throw new UsageProblem(`${folder}: two files hold ${table}`);
    const lines = readTable(table, { name, content: readFileSync(join(path, name)) });
    if ("wrong" in lines) throw new UsageProblem(`${folder}: ${lines.wrong}`);
    found[table] = lines;
  }
  if (!found["ssd_person"] || Object.keys(found).length < 2) {
    throw new UsageProblem(
      `${folder}: it needs ssd_person.csv (or .json), and ssd_missing, ssd_cp_plans, ssd_cla_episodes or ssd_cin_episodes beside it`,
    );
  }
  return found;
}

function namesIn(path: string, folder: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    throw new UsageProblem(`${folder}: it is no folder that can be read`);
  }
}

type Problem = SsdProblem;
type ReadQuery = {
  readonly source: string;
  readonly translated: ReturnType<typeof translate>;
  readonly numbers: ReturnType<typeof readNumbers>;
};

/** Finishes what an earlier run left, then takes this folder; the rows to be put right, or none where it stopped. */
async function takeAll(
  session: Session,
  taking: Taking,
  asked: ReadQuery,
): Promise<readonly Problem[] | undefined> {
  const { source: name, translated, numbers } = asked;
  const { terminal } = taking;
  if (!(await finishEarlier(session, taking, name))) return undefined;
  const { runs, closed, nobody } = await addRuns(session, taking, asked);
  terminal.out(
    `${counted(translated.rows.length, "row")} read, ${translated.past} ended before the first day asked for`,
  );
  terminal.out(`  ${nobody} like nobody whose record you reach, and not kept`);
  if (closed > 0) terminal.out(`  ${closed} of a forum that is not open here, and left out`);
  const problems = [...translated.problems, ...numbers.problems];
  for (const { runId, rows } of runs) {
    const run = await takeTaught(session, taking, runId);
    if (!run) return undefined;
    problems.push(...run.problems.map((one) => placed(one, rows)));
  }
  const recorded = await keepNumbers(session, taking, asked);
  if (recorded > 0)
    terminal.out(`${counted(recorded, "number")} recorded of children whose id is verified`);
  return problems;
}

/** How many numbers of children were recorded. */
function keepNumbers(
  { database, clock }: Session,
  taking: Taking,
  { source: name, numbers: { people } }: ReadQuery,
): Promise<number> {
  const { actor } = taking;
  const acting = { actor, at: clock.now(), today: clock.today() };
  return database.as(actor, async (tx) => {
    const source = await sourceNamed(tx, name);
    const about = await feedsKeepNumbers(tx, acting, { source, people });
    return { value: about.length, audit: auditOf(taking, [source.sourceId, ...new Set(about)]) };
  });
}

const placed = (
  { row, message }: { readonly row: number; readonly message: string },
  rows: readonly SsdRow[],
): Problem => {
  const { table, line } = rows[row - 2] ?? { table: "ssd_person" as const, line: row };
  return { table, line, message };
};

async function addRuns({ database, clock }: Session, taking: Taking, asked: ReadQuery) {
  const { actor } = taking;
  const acting = { actor, at: clock.now(), today: clock.today() };
  return database.as(actor, async (tx) => {
    const source = await sourceNamed(tx, asked.source);
    const { rows } = asked.translated;
    const name = `SSD ${acting.today}`;
    const value = await addSsdRuns(tx, acting, { source, rows, name });
    return {
      value,
      audit: auditOf(taking, [source.sourceId, ...value.runs.map((one) => one.runId)]),
    };
  });
}

/** Each file that was begun in this person’s name; false where one of them stops again. */
async function finishEarlier(session: Session, taking: Taking, name: string): Promise<boolean> {
  const { actor, terminal } = taking;
  for (;;) {
    const run = await session.database.as(actor, async (tx) => {
      const source = await sourceNamed(tx, name);
      if (source.kind !== "council")
        throw new UsageProblem(`“${name}” does not send the council’s own record`);
      const value = await findUnfinished(tx, { sourceId: source.sourceId, by: actor.id });
      return { value, audit: auditOf(taking, [source.sourceId]) };
    });
    if (!run) return true;
    terminal.out(`Going on with ${run.fileName}`);
    if (!(await takeTaught(session, taking, run.runId))) return false;
  }
}

/** Takes a run once somebody has said what its words are as grades. */
async function takeTaught(session: Session, taking: Taking, runId: string) {
  const { actor, terminal } = taking;
  const words = await session.database.as(actor, async (tx) => {
    const run = await findRun(tx, runId);
    const rows = await rowsOfRun(tx, runId);
    const value = run ? await wordsToTeach(tx, run, rows) : [];
    return { value, audit: auditOf(taking, [runId]) };
  });
  if (words.length > 0) {
    terminal.error(
      `Say first which grade ${words.map((word) => `“${word}”`).join(" and ")} stand for, at /feeds/runs/${runId}/columns. Nothing was written yet; the next start goes on from here.`,
    );
    return undefined;
  }
  const run = await takeRun(session, taking, runId);
  if (run) tellOfRun(run, terminal);
  return run;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function problemsAsCsv(problems: readonly Problem[]): string {
  const lines = problems.map(({ table, line, message }) => [table, String(line), quoted(message)]);
  return `\uFEFF${[["Table", "Row", "What is wrong"], ...lines].map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}
