import type { Tx } from "../../platform/database/database.ts";
import { listAside, wasSetAside } from "./rejected-rows.ts";
import { rawOf, type Columns } from "./columns.ts";
import { codesOn } from "./codes.ts";
import { knownNotifications } from "./notifications.ts";
import { fieldsOf, type FeedKind, type Said } from "./kinds.ts";
import { readRow, wordOf, type Code, type Codes } from "./read-row.ts";
import { listJoined, listVerified } from "./row-reads.ts";
import type { FeedSource } from "./source-reads.ts";
import { joinUnattended } from "./unattended.ts";

type Table = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type Preview = {
  readonly first: readonly Said[];
  readonly codes: Codes;
  readonly known: number;
  readonly joining: number;
  readonly waiting: number;
  readonly wrong: number;
};

const shown = 5;

/** What would come of the rows that are left for whoever brings them, before anything is written. */
export async function previewOf(
  tx: Tx,
  source: FeedSource,
  { headings, rows, today, by }: Table & { readonly today: string; readonly by: string },
): Promise<Preview> {
  const { kind, columns, sourceId } = source;
  const codes = await codesOn(tx, kind, today);
  const reading = { kind, codes, words: columns.words, today };
  const read = rows.map((cells) => readRow(rawOf(cells, { columns, headings }), reading));
  const good = read.flatMap((one) => ("said" in one ? [one.said] : []));
  if (kind === "notification") {
    const known = await knownNotifications(tx, sourceId, good);
    return {
      first: good.slice(0, shown),
      codes,
      known: known.size,
      waiting: 0,
      joining: good.length - known.size,
      wrong: read.length - good.length,
    };
  }
  const keys = good.map(({ key = "" }) => key);
  const before = new Set((await listJoined(tx, sourceId, keys)).map(({ key }) => key));
  const ids = good.flatMap(({ identifier }) => (identifier === undefined ? [] : [identifier]));
  const verified = await listVerified(tx, sourceId, ids);
  const aside = await listAside(tx, { sourceId, by }, keys);
  const isFresh = (said: Said): boolean =>
    !before.has(said["key"] ?? "") &&
    ("personId" in joinUnattended(said, verified) || !wasSetAside(aside, said));
  const fresh = good.filter(isFresh);
  const joining = fresh.filter((said) => "personId" in joinUnattended(said, verified)).length;
  return {
    first: good.slice(0, shown),
    codes,
    known: good.length - fresh.length,
    joining,
    waiting: fresh.length - joining,
    wrong: read.length - good.length,
  };
}

export type WordsOf = {
  readonly field: string;
  readonly label: string;
  readonly choices: readonly Code[];
  /** Words of this file that are no choice’s own name, as they stand there. */
  readonly words: readonly string[];
};

const mostWords = 30;
const longestWord = 60;

/** The words that a person gives a meaning, for each field of codes whose column is known. */
export function wordsToMean(
  kind: FeedKind,
  { headings, rows, columns, codes }: Table & { readonly columns: Columns; readonly codes: Codes },
): readonly WordsOf[] {
  return fieldsOf(kind)
    .filter(({ type }) => type === "code")
    .map(({ name, label }) => {
      const choices = codes[name] ?? [];
      const own = new Set(choices.flatMap((one) => [wordOf(one.key), wordOf(one.name)]));
      const at = headings.indexOf(columns.headings[name] ?? "");
      const said = rows.map((cells) => (cells[at] ?? "").trim());
      const words = [...new Map(said.map((word) => [wordOf(word), word])).values()].filter(
        (word) => word !== "" && word.length <= longestWord && !own.has(wordOf(word)),
      );
      return { field: name, label, choices, words: words.slice(0, mostWords) };
    })
    .filter(({ words }) => words.length > 0);
}
