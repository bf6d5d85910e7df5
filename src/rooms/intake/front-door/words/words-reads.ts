import { sql } from "kysely";
import type { Tx } from "../../../../platform/database/database.ts";
import { readBody } from "../../../configuration/index.ts";
import { findShippedForm, formKind, type PublicWords } from "../door.ts";

/** Words of the form that are being written. */
export type WrittenWords = {
  readonly wordsId: string;
  readonly form: PublicWords;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly version: number;
  /** Whoever wrote in them, by name. */
  readonly writers: readonly { readonly staffId: string; readonly name: string }[];
};

type Row = Omit<WrittenWords, "form"> & { readonly body: unknown };

/** Those that nobody has put in force or discarded: a partnership writes one at a time. */
export async function findWords(tx: Tx): Promise<WrittenWords | undefined> {
  const { rows } = await sql<Row>`
    select w.public_words_id as "wordsId", w.body, s.name as "savedBy", w.saved_at as "savedAt", w.version,
      (select coalesce(jsonb_agg(jsonb_build_object('staffId', o.staff_id, 'name', o.name) order by o.name, o.staff_id), '[]')
        from identify.public_words_writers r join directory.staff o on o.staff_id = r.staff_id
        where r.public_words_id = w.public_words_id) as writers
    from identify.public_words w join directory.staff s on s.staff_id = w.saved_by
    where w.ended_at is null limit 1`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { body, ...words } = row;
  return { ...words, form: readBody(formKind, body) };
}

/** The last version that anybody put in force, today's or one to come; as shipped where there is none. */
export type LatestForm = {
  readonly id: string | null;
  readonly from: string;
  readonly form: PublicWords;
};

export async function findLatestForm(tx: Tx): Promise<LatestForm> {
  const { rows } = await sql<{ id: string; from: string; body: unknown }>`
    select configuration_id as id, in_force_from as "from", body from directory.configuration
    where kind = 'public-form' and key = 'public-form' order by in_force_from desc limit 1`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return { id: null, ...findShippedForm() };
  return { id: row.id, from: row.from, form: readBody(formKind, row.body) };
}
