import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { OwnColumn } from "../own-column-reads.ts";
import { keyFor, mostColumns, readColumnForm, type ColumnForm } from "./own-column-form.ts";

export type ArrangedColumn = OwnColumn & {
  readonly place: number;
  readonly retiredOn: string | null;
};

export type ColumnChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  | { readonly kind: "notFound" };

/** Every column the partnership has had: those in use in their order, then the retired ones. */
export async function listArranged(tx: Tx): Promise<readonly ArrangedColumn[]> {
  const rows = await tx
    .selectFrom("protect.tracker_columns")
    .select(["tracker_column_id as columnId", "key", "name", "kind", "choices", "version", "place"])
    .select("retired_on as retiredOn")
    .orderBy((is) => is("retired_on", "is not", null))
    .orderBy("place")
    .orderBy("key")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OwnColumn["kind"] }));
}

type Arranging = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/** One arranges at a time, so that names stay different and the limit holds. */
async function arranged(tx: Tx, { partnershipId }: StaffActor): Promise<readonly ArrangedColumn[]> {
  await oneAtATime(tx, `tracker columns ${partnershipId}`);
  return listArranged(tx);
}

const inUse = (columns: readonly ArrangedColumn[]): readonly ArrangedColumn[] =>
  columns.filter(({ retiredOn }) => retiredOn === null);

const full = (columns: readonly ArrangedColumn[], field: string): ColumnChange | undefined =>
  inUse(columns).length < mostColumns
    ? undefined
    : {
        kind: "invalid",
        errors: [{ field, message: `There are ${mostColumns} columns already: retire one first` }],
      };

const lastPlace = (columns: readonly ArrangedColumn[]): number =>
  Math.max(0, ...columns.map(({ place }) => place)) + 1;

export async function addColumn(
  tx: Tx,
  arranging: Arranging,
  form: ColumnForm,
): Promise<ColumnChange> {
  const { actor, at } = arranging;
  const columns = await arranged(tx, actor);
  const read = readColumnForm(form, columns);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const tooMany = full(columns, "name");
  if (tooMany) return tooMany;
  const { name, kind, choices } = read.column;
  await tx
    .insertInto("protect.tracker_columns")
    .values({
      tracker_column_id: newId(),
      partnership_id: actor.partnershipId,
      key: keyFor(
        name,
        columns.map(({ key }) => key),
      ),
      name,
      kind,
      choices: [...choices],
      place: lastPlace(columns),
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type HandlerInput = { readonly columnId: string; readonly version: string };

/** Another name, other choices. Its kind stays: what was written in it is of that kind. */
export async function changeColumn(
  tx: Tx,
  { actor }: Arranging,
  { columnId, version, form }: HandlerInput & { readonly form: Omit<ColumnForm, "kind"> },
): Promise<ColumnChange> {
  const columns = await arranged(tx, actor);
  const column = columns.find((one) => one.columnId === columnId);
  if (!column) return { kind: "notFound" };
  const others = columns.filter((one) => one !== column);
  const read = readColumnForm({ ...form, kind: column.kind }, others);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (version !== String(column.version)) return { kind: "stale" };
  const { name, choices } = read.column;
  return set(tx, column, { name, choices: [...choices] });
}

/** One place up or down among those in use. */
export async function moveColumn(
  tx: Tx,
  { actor }: Arranging,
  { columnId, way }: { readonly columnId: string; readonly way: "up" | "down" },
): Promise<ColumnChange> {
  const columns = inUse(await arranged(tx, actor));
  const from = columns.findIndex((one) => one.columnId === columnId);
  const column = columns[from];
  if (!column) return { kind: "notFound" };
  const to = way === "up" ? from - 1 : from + 1;
  const other = columns[to];
  if (!other) return { kind: "accepted" };
  const order = columns.map((one, index) => (index === from ? other : index === to ? column : one));
  for (const [place, one] of order.entries()) {
    if (one.place !== place + 1) await set(tx, one, { place: place + 1 });
  }
  return { kind: "accepted" };
}

/** Takes a column off the tracker, or brings it back at the end; what was written in it is kept. */
export async function retireColumn(
  tx: Tx,
  { actor, today }: Arranging,
  { columnId, isBack }: { readonly columnId: string; readonly isBack: boolean },
): Promise<ColumnChange> {
  const columns = await arranged(tx, actor);
  const column = columns.find((one) => one.columnId === columnId);
  if (!column) return { kind: "notFound" };
  if ((column.retiredOn === null) === isBack) return { kind: "accepted" };
  if (!isBack) return set(tx, column, { retired_on: today });
  return (
    full(columns, columnId) ?? set(tx, column, { retired_on: null, place: lastPlace(columns) })
  );
}

async function set(
  tx: Tx,
  { columnId, version }: ArrangedColumn,
  values: {
    readonly name?: string;
    readonly choices?: string[];
    readonly place?: number;
    readonly retired_on?: string | null;
  },
): Promise<ColumnChange> {
  await tx
    .updateTable("protect.tracker_columns")
    .set({ ...values, version: version + 1 })
    .where("tracker_column_id", "=", columnId)
    .execute();
  return { kind: "accepted" };
}

/** How many children have something written in a column, as far as the actor sees. */
export async function countWritten(tx: Tx, key: string): Promise<number> {
  const { rows } = await sql<{ children: number }>`
    select count(*)::int as children from protect.tracker_entries t where t.own ? ${key}`.execute(
    tx,
  );
  return rows[0]?.children ?? 0;
}
