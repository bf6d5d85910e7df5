import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import type { ColumnRole } from "../reading/column-roles.ts";
import type { Mapping } from "../reading/reading-types.ts";

/** What people said of columns before, by heading: it goes before what is detected. */
export async function rememberedColumns(tx: Tx): Promise<Mapping> {
  const rows = await tx
    .selectFrom("identify.column_choices")
    .select(["heading", "role"])
    .where("kind", "=", "tracker")
    .distinctOn("heading")
    .orderBy("heading")
    .orderBy("column_choice_id", "desc")
    .execute();
  const headings = rows.flatMap(({ heading, role }): [string, ColumnRole][] =>
    role === null ? [] : [[heading, role as ColumnRole]],
  );
  return { headings: Object.fromEntries(headings) };
}

/** Remembers for the next workbook; null forgets. */
export async function rememberColumns(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  chosen: readonly { readonly heading: string; readonly role: ColumnRole | null }[],
): Promise<void> {
  await insertAll(
    tx,
    "identify.column_choices",
    chosen.map(({ heading, role }) => ({
      column_choice_id: newId(),
      partnership_id: actor.partnershipId,
      heading: Array.from(heading).slice(0, 200).join(""),
      role,
      chosen_by: actor.id,
      chosen_at: at,
    })),
  );
}

/** What people said of the columns of files with these very headings. */
export async function rememberedOfSources(
  tx: Tx,
): Promise<ReadonlyMap<string, Readonly<Record<string, string | null>>>> {
  const rows = await tx
    .selectFrom("identify.column_choices")
    .select(["source", "heading", "role"])
    .where("kind", "=", "training")
    .orderBy("column_choice_id")
    .execute();
  const sources = new Map<string, Record<string, string | null>>();
  for (const { source, heading, role } of rows) {
    const columns = sources.get(source ?? "") ?? {};
    columns[heading] = role;
    sources.set(source ?? "", columns);
  }
  return sources;
}

type OfSource = {
  readonly source: string;
  readonly columns: Readonly<Record<string, string | null>>;
};

/** Remembers what each column of a source is, for the next file of it. */
export async function rememberSource(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { source, columns }: OfSource,
): Promise<void> {
  const before = (await rememberedOfSources(tx)).get(source.slice(0, 4000)) ?? {};
  const said = Object.entries(columns).filter(([heading, role]) => before[heading] !== role);
  await insertAll(
    tx,
    "identify.column_choices",
    said.map(([heading, role]) => ({
      column_choice_id: newId(),
      partnership_id: actor.partnershipId,
      kind: "training",
      source: source.slice(0, 4000),
      heading: Array.from(heading).slice(0, 200).join(""),
      role,
      chosen_by: actor.id,
      chosen_at: at,
    })),
  );
}
