import type { Tx } from "../../../platform/database/database.ts";
import { codesOn } from "../codes.ts";
import { areFit } from "../columns.ts";
import { saveColumns } from "../keep-source.ts";
import { fieldsOf } from "../kinds.ts";
import { mostRows, type FeedFile } from "../read-file.ts";
import { wordOf } from "../read-row.ts";
import { addRun } from "../run.ts";
import type { Run } from "../run-reads.ts";
import { findSource, type FeedSource } from "../source-reads.ts";
import type { CommandContext } from "../writing.ts";
import { keepLikely } from "./likely.ts";
import type { SsdRow } from "./translate.ts";

const fields = fieldsOf("council");
const headings = fields.map(({ label }) => label);
const columns = Object.fromEntries(fields.map(({ name, label }) => [name, label]));

type SsdRuns = {
  readonly runs: readonly { readonly runId: string; readonly rows: readonly SsdRow[] }[];
  /** Rows of a forum that is not open here, or that nobody has configured. */
  readonly closed: number;
  /** Rows that are like nobody within reach. They are kept nowhere. */
  readonly nobody: number;
};

type Bringing = {
  readonly source: FeedSource;
  readonly rows: readonly SsdRow[];
  readonly name: string;
};

/** Puts what concerns children within reach before the same taking as every other file. */
export async function addSsdRuns(
  tx: Tx,
  acting: CommandContext,
  { source, rows, name }: Bringing,
): Promise<SsdRuns> {
  const { today } = acting;
  const { what = [] } = await codesOn(tx, "council", today);
  const keys = new Set(what.map(({ key }) => key));
  const open = rows.filter(({ cells }) => keys.has(cells["what"] ?? ""));
  const likely = await keepLikely(tx, open, { sourceId: source.sourceId, today });
  if (likely.length > 0) await learnColumns(tx, source);
  const runs: { runId: string; rows: readonly SsdRow[] }[] = [];
  for (let at = 0; at < likely.length; at += mostRows) {
    const some = likely.slice(at, at + mostRows);
    const runId = await addRun(tx, acting, { sourceId: source.sourceId, file: fileOf(name, some) });
    runs.push({ runId, rows: some });
  }
  return { runs, closed: rows.length - open.length, nobody: open.length - likely.length };
}

const fileOf = (name: string, rows: readonly SsdRow[]): FeedFile => ({
  name,
  headings,
  rows: rows.map(({ cells }) => fields.map((field) => cells[field.name] ?? "")),
});

/** The dataset’s columns are known; what its words mean is the partnership’s to say, and stays. */
async function learnColumns(tx: Tx, source: FeedSource): Promise<void> {
  const { headings: known } = source.columns;
  const isLearned = fields.every(({ name, label }) => known[name] === label);
  if (isLearned && areFit("council", source.columns, headings)) return;
  const meant = { headings: columns, words: source.columns.words };
  if (!(await saveColumns(tx, source, meant))) {
    throw new Error("a colleague is setting what the columns of this system mean");
  }
}

/**
 * The words for kinds of episode that are in this run while nobody has said of any what it is as a
 * grade: the dataset has none, and a grade is a judgement about danger that no program makes.
 */
export async function wordsToTeach(
  tx: Tx,
  { sourceId }: Pick<Run, "sourceId">,
  rows: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const source = await findSource(tx, sourceId);
  if (!source || Object.keys(source.columns.words["grade"] ?? {}).length > 0) return [];
  const at = fields.findIndex(({ name }) => name === "grade");
  const said = rows.map((cells) => cells[at] ?? "").filter((word) => word !== "");
  return [...new Map(said.map((word) => [wordOf(word), word])).values()];
}
