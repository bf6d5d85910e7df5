import { sql, type RawBuilder } from "kysely";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { readRows, type PageAsked, type Rows } from "../../../platform/lists/rows.ts";

/** One file that was taken out, as the register has it. */
export type Entry = {
  readonly exportId: string;
  readonly reference: string;
  readonly byId: string;
  readonly by: string;
  readonly at: Date;
  readonly purpose: string;
  readonly purposeWords: string | null;
  readonly recipient: string;
  /** The agency, the colleague or the person outside; null for own use. */
  readonly receiver: string | null;
  /** Its name in the agreement under which the file went out. */
  readonly basis: string;
  /** The second person, where the file took one. */
  readonly releasedBy: string | null;
  /** Children of whom its recipient gets nothing. */
  readonly leftOut: number;
  readonly basisReason: string | null;
  readonly lookedAt: string;
  readonly columns: readonly string[];
  readonly hasNames: boolean;
  readonly namesReason: string | null;
  readonly format: string;
  readonly rowCount: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  readonly destroyBy: string;
  readonly destroyedOn: string | null;
  readonly destroyedHow: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
};

/** Who reads the audit reads the whole register; everybody else what they took out themselves. */
export const seesAll = (actor: StaffActor): boolean => holds(actor, "audit.view");

type ReadQuery = PageAsked & {
  /** Only what is past its date and not confirmed. */
  readonly overdueOn?: string | undefined;
};

/** What is still to be destroyed first, the longest overdue at the top; then the latest destroyed. */
export async function listExports(
  tx: Tx,
  actor: StaffActor,
  { overdueOn, page, pageSize }: ReadQuery,
): Promise<readonly Entry[]> {
  const query = { register: await registerOf(tx, actor), overdueOn };
  const asked = { query, order: "destroying", page, pageSize, peeks: true } as const;
  return readRows(tx, exportRows, asked);
}

export async function findExport(
  tx: Tx,
  actor: StaffActor,
  exportId: string,
): Promise<Entry | undefined> {
  const register = await registerOf(tx, actor);
  const { rows } = await sql<Entry>`
    select ${cells} from ${register} e ${joins} where e.export_id = ${exportId}::uuid`.execute(tx);
  return rows[0];
}

async function registerOf(tx: Tx, actor: StaffActor): Promise<RawBuilder<unknown>> {
  if (!seesAll(actor)) return sql`protect.exports`;
  // The audit is read under the ordinary role, whatever the reader's own reach.
  await lookNarrowly(tx);
  return sql`protect.export_register()`;
}

const cells: RawBuilder<Entry> = sql`
  e.export_id as "exportId", e.reference, e.exported_by as "byId", s.name as by, e.exported_at as at,
  e.purpose, e.purpose_words as "purposeWords", e.recipient,
  coalesce(a.name, o.name, e.recipient_name) as receiver, r.name as "releasedBy", e.left_out as "leftOut",
  coalesce((select b ->> 'name' from jsonb_array_elements(c.body -> 'bases') b where b ->> 'key' = e.basis), govern.basis_name(e.basis), e.basis) as basis,
  e.basis_reason as "basisReason", e.looked_at as "lookedAt", e.columns, e.has_names as "hasNames",
  e.names_reason as "namesReason", e.format, e.row_count as "rowCount", encode(e.sha256, 'hex') as sha256,
  e.destroy_by as "destroyBy", e.destroyed_on as "destroyedOn", e.destroyed_how as "destroyedHow",
  k.name as "confirmedBy", e.confirmed_at as "confirmedAt"`;

const joins: RawBuilder<unknown> = sql`
  join directory.staff s on s.staff_id = e.exported_by
  join directory.configuration c on c.configuration_id = e.agreement_id
  left join directory.agencies a on a.agency_id = e.recipient_agency_id
  left join directory.staff o on o.staff_id = e.recipient_staff_id
  left join directory.staff r on r.staff_id = e.released_by
  left join directory.staff k on k.staff_id = e.confirmed_by`;

type RegisterQuery = {
  readonly register: RawBuilder<unknown>;
  readonly overdueOn: string | undefined;
};

export const exportRows: Rows<Entry, RegisterQuery, "destroying"> = {
  from: ({ register }) => register,
  as: "e",
  key: "export_id",
  narrow: "same",
  wide: "rows",
  where: ({ overdueOn }) =>
    overdueOn === undefined
      ? sql`true`
      : sql`e.confirmed_at is null and e.destroy_by < ${overdueOn}::date`,
  orders: { destroying: sql`e.confirmed_at desc nulls first, e.destroy_by` },
  cells,
  joins,
};

/** How many files should have been destroyed: for those who read the whole register. */
export async function countOverdueExports(tx: Tx, today: string): Promise<number> {
  const { rows } = await sql<{ overdue: number }>`
    select count(*)::int as overdue from protect.export_register() e
    where e.confirmed_at is null and e.destroy_by < ${today}::date`.execute(tx);
  return rows[0]?.overdue ?? 0;
}
