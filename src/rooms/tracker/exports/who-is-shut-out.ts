import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { listUntoldNames } from "../../family-network/index.ts";
import { wordsOf } from "../../subjects/index.ts";
import type { TrackerRow } from "../tracker-row.ts";
import type { Receiving } from "./export-form.ts";

export type Split = { readonly rows: readonly TrackerRow[]; readonly leftOut: number };

/**
 * Without the children from whose record whoever gets the file is shut out: a colleague by who they are,
 * anybody outside by the name that was typed. How many they are is for whoever takes the file out, and
 * never stands in it: nobody learns of a child whom they are shut out of.
 */
export async function withoutShutOut(
  tx: Tx,
  receiving: Receiving,
  rows: readonly TrackerRow[],
): Promise<Split> {
  if (receiving.kind !== "colleague" && receiving.kind !== "outside") return { rows, leftOut: 0 };
  const shut = await shutOutOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  const isThem =
    receiving.kind === "colleague"
      ? ({ staffId }: ShutOut) => staffId === receiving.colleague.staffId
      : ({ name }: ShutOut) => isNamedIn(name, receiving.name);
  const out = new Set(shut.filter(isThem).map(({ personId }) => personId));
  if (receiving.kind === "outside") {
    for (const personId of await untoldBy(tx, receiving.name, rows)) out.add(personId);
  }
  const left = rows.filter(({ personId }) => !out.has(personId));
  return { rows: left, leftOut: rows.length - left.length };
}

type ShutOut = { readonly personId: string; readonly staffId: string; readonly name: string };

async function shutOutOf(tx: Tx, personIds: readonly string[]): Promise<readonly ShutOut[]> {
  const { rows } = await sql<ShutOut>`
    select p.person_id as "personId", s.staff_id as "staffId", s.name
    from subjects.people p join directory.staff s on s.staff_id = any (p.shut_out)
    where p.person_id = any (${personIds}::uuid[])`.execute(tx);
  return rows;
}

/** Children about whom somebody of this name must not be told. */
async function untoldBy(
  tx: Tx,
  name: string,
  rows: readonly TrackerRow[],
): Promise<readonly string[]> {
  const marked = await listUntoldNames(
    tx,
    rows.map(({ personId }) => personId),
  );
  return marked.filter((one) => isNamedIn(one.name, name)).map(({ personId }) => personId);
}

/** "Vale, Nora (solicitor)" is Nora Vale, however it is written. */
function isNamedIn(name: string, typed: string): boolean {
  const words = new Set(wordsOf(typed).map(({ text }) => text));
  const own = wordsOf(name).map(({ text }) => text);
  return own.length > 0 && own.every((word) => words.has(word));
}
