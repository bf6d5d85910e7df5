import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { saidAtDecision } from "../child-record/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { Decision } from "./record-reads.ts";
import type { Sitting } from "./sitting-reads.ts";

/** Where something was put on the agenda of a later sitting because it was to come back. */
export type CameBack = {
  readonly sittingId: string;
  readonly itemId: string;
  readonly startsAt: Date;
  readonly isApproved: boolean;
};

/** What colleagues did after a decision: nothing of it is undone when the decision is. */
export type Followed = {
  readonly cameBack: readonly CameBack[];
  /** Promises made on the item, also those about no child. */
  readonly promises: number;
};

/** As far as the reader may read it. */
export async function whatFollowed(
  tx: Tx,
  { sitting, item, decision }: { sitting: Sitting; item: AgendaItem; decision: Decision },
): Promise<Followed> {
  const { personId, thingId, title } = item;
  const { rows: cameBack } = await sql<CameBack>`
    select s.sitting_id as "sittingId", i.agenda_item_id as "itemId", s.starts_at as "startsAt", s.approved_at is not null as "isApproved"
    from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
    where ${decision.kind === "come-back"}::boolean and i.why = 'come-back' and i.taken_off_at is null and s.cancelled_at is null
      and s.panel = ${sitting.panel} and s.starts_at > ${sitting.startsAt}
      and i.added_at >= (select d.decided_at from panels.item_decisions d where d.item_decision_id = ${decision.decisionId}::uuid)
      and (i.person_id = ${personId}::uuid or i.thing_id = ${thingId}::uuid or i.title = ${title}::text)
    order by s.starts_at limit 20`.execute(tx);
  const { rows } = await sql<{ promises: number }>`
    select (select count(*) from panels.item_actions x where x.agenda_item_id = ${item.itemId}::uuid)::int
      + (select count(*) from panels.item_promises x where x.agenda_item_id = ${item.itemId}::uuid)::int as promises`.execute(
    tx,
  );
  return { cameBack, promises: rows[0]?.promises ?? 0 };
}

/** The level that a sitting agreed, as it stands in the record of the child. */
export type LevelSince = {
  /** Decided again after it, so that it is left to whoever did. */
  readonly againOn: string | null;
  /** What it was before, its review date, and what it was called then. */
  readonly before: number | null;
  readonly beforeSaid: string | null;
  readonly beforeReviewBy: string | null;
};

/** Ids of decisions grow, so that what was decided after the sitting's own is known by its id. */
export async function levelSince(
  tx: Tx,
  { personId, decisionId }: { readonly personId: string } & Pick<Decision, "decisionId">,
): Promise<LevelSince> {
  const { rows: later } = await sql<{ on: string }>`
    select d.decided_on as on from protect.level_decisions d
    where d.person_id = ${personId}::uuid and d.level_decision_id > ${decisionId}::uuid
    order by d.level_decision_id desc limit 1`.execute(tx);
  const { rows: earlier } = await sql<{
    level: number | null;
    said: string | null;
    reviewBy: string | null;
  }>`
    select d.level, ${saidAtDecision} as said, d.review_by as "reviewBy" from protect.level_decisions d
    where d.person_id = ${personId}::uuid and d.level_decision_id < ${decisionId}::uuid
    order by d.level_decision_id desc offset 1 limit 1`.execute(tx);
  const [before] = earlier;
  return {
    againOn: later[0]?.on ?? null,
    before: before?.level ?? null,
    beforeSaid: before?.said ?? null,
    beforeReviewBy: before?.reviewBy ?? null,
  };
}
