import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { coverWords } from "../configuration/index.ts";
import { listShutWords, nameForOthers, shownName } from "../directory/index.ts";
import { isUnnamed } from "../meetings/index.ts";

export type OnItem = {
  readonly shares: readonly Share[];
  /** Those that stand. */
  readonly decisions: readonly Decision[];
  readonly takenBack: readonly TakenBack[];
  readonly actions: readonly ItemAction[];
  readonly addenda: readonly Addendum[];
};
export type Share = {
  readonly itemId: string;
  /** Null where somebody of a sensitive service said it, whom the reader may not read. */
  readonly agencyId: string | null;
  readonly agency: string;
  /** Who spoke for it in the room, where that was written down. */
  readonly spoke: string | null;
  readonly wording: string | null;
  readonly basis: string;
  readonly basisReason: string | null;
  readonly by: string;
  readonly at: Date;
};
export type Decision = {
  readonly decisionId: string;
  readonly itemId: string;
  readonly kind: string;
  readonly wording: string;
  readonly reason: string;
  readonly dissent: string | null;
  readonly by: string;
};
/** A decision that was recorded wrongly: it stays in the record with who took it back and why, and counts no more. */
export type TakenBack = Decision & {
  readonly backBy: string;
  readonly backAt: Date;
  readonly backReason: string;
};
export type ItemAction = {
  readonly itemId: string;
  readonly actionId: string;
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly state: string | null;
  readonly outcome: string | null;
};
export type Addendum = {
  readonly itemId: string;
  readonly wording: string;
  readonly by: string;
  readonly at: Date;
};

export type Reading = {
  readonly today: string;
  /** What is read leaves for others: then nobody of a sensitive service is named. */
  readonly forOthers?: boolean;
};

/** What agencies said on these items; of a sensitive service under its words, as on a meeting. */
export async function listShares(
  tx: Tx,
  itemIds: readonly string[],
  reading: Reading,
): Promise<readonly Share[]> {
  const { rows } = await sql<Share & { instead: string | null; isUnnamed: boolean }>`
    select h.agenda_item_id as "itemId", h.agency_id as "agencyId", a.name as agency, h.spoke, h.wording, h.basis, h.basis_reason as "basisReason",
      s.name as by, h.shared_at as at, sec.words_instead(h.shared_by, ${reading.today}::date) as instead,
      ${isUnnamed(sql`h.shared_by`, reading)} as "isUnnamed"
    from panels.item_shares h join directory.agencies a on a.agency_id = h.agency_id join directory.staff s on s.staff_id = h.shared_by
    where h.agenda_item_id = any (${itemIds}::uuid[]) order by h.item_share_id`.execute(tx);
  const cover = rows.some(({ spoke }) => spoke !== null)
    ? coverWords(await listShutWords(tx, { forOthers: reading.forOthers === true })).cover
    : String;
  return rows.map(({ instead, isUnnamed: hides, ...row }) => {
    const one = { ...row, spoke: row.spoke === null ? null : cover(row.spoke, reading.today) };
    const words = instead ?? "A service";
    return hides ? { ...one, agencyId: null, agency: words, by: words, spoke: null } : one;
  });
}

const decisionCells = (name: typeof shownName): RawBuilder<unknown> => sql`
  d.item_decision_id as "decisionId", d.agenda_item_id as "itemId", d.kind, d.wording, d.reason, d.dissent,
  ${name({ staff: "s", at: "d.decided_at" })} as by, ${name<string | null>({ staff: "y", at: "d.taken_back_at" })} as "backBy",
  d.taken_back_at as "backAt", d.taken_back_reason as "backReason"
  from panels.item_decisions d join directory.staff s on s.staff_id = d.decided_by
  left join directory.staff y on y.staff_id = d.taken_back_by`;

/** One decision of an item; `backAt` is null while it stands. */
export async function findDecision(
  tx: Tx,
  { itemId, decisionId }: Pick<Decision, "itemId" | "decisionId">,
): Promise<(Decision & { readonly backAt: Date | null }) | undefined> {
  const { rows } = await sql<Decision & { readonly backAt: Date | null }>`
    select ${decisionCells(shownName)} where d.item_decision_id = ${decisionId}::uuid
      and d.agenda_item_id = ${itemId}::uuid`.execute(tx);
  return rows[0];
}

/** Everything recorded on the items of a sitting that the reader reads. */
export async function readRecord(
  tx: Tx,
  itemIds: readonly string[],
  reading: Reading,
): Promise<OnItem> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.agenda_item_id`)} = any (${itemIds}::uuid[])`;
  const name = reading.forOthers === true ? nameForOthers : shownName;
  const shares = await listShares(tx, itemIds, reading);
  const decisions = await sql<Decision>`
    select ${decisionCells(name)} where ${of("d")} and d.taken_back_at is null order by d.item_decision_id`.execute(
    tx,
  );
  const takenBack = await sql<TakenBack>`
    select ${decisionCells(name)} where ${of("d")} and d.taken_back_at is not null order by d.item_decision_id`.execute(
    tx,
  );
  // Outcome of an action is read by who reaches the child; what was promised stands in the minutes.
  const actions = await sql<ItemAction>`
    select x.agenda_item_id as "itemId", x.action_id as "actionId", x.wording, x.owner, x.due_on as "dueOn", w.state, w.outcome
    from panels.item_actions x left join work.actions w on w.action_id = x.action_id
    where ${of("x")} order by x.due_on, x.action_id`.execute(tx);
  const addenda = await sql<Addendum>`
    select d.agenda_item_id as "itemId", d.wording, ${name({ staff: "s", at: "d.added_at" })} as by, d.added_at as at
    from panels.item_addenda d join directory.staff s on s.staff_id = d.added_by
    where ${of("d")} order by d.item_addendum_id`.execute(tx);
  return {
    shares,
    decisions: decisions.rows,
    takenBack: takenBack.rows,
    actions: actions.rows,
    addenda: addenda.rows,
  };
}
