import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { ThingKind } from "../people-and-places/index.ts";
import type { MeasureForm, State, Step } from "./steps.ts";

export type Measure = {
  readonly measureId: string;
  readonly thingId: string;
  readonly thing: string;
  readonly thingKind: ThingKind;
  readonly schemeId: string;
  readonly key: string;
  readonly name: string;
  readonly form: MeasureForm;
  readonly agency: string;
  readonly authoriser: string;
  readonly reason: string;
  readonly sourceRisk: string;
  readonly conditions: string | null;
  readonly evidence: string | null;
  readonly household: "no-child" | "child" | "not-known";
  readonly effect: string | null;
  readonly effectAgreedBy: string | null;
  readonly safe: boolean | null;
  readonly safeReason: string | null;
  readonly safeBy: string | null;
  readonly safeAt: Date | null;
  readonly state: State;
  readonly stateOn: IsoDate;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly remindsAt: Date | null;
  readonly reviewBy: IsoDate;
  readonly breachedOn: IsoDate | null;
  /** The subject may be a child: it is in no list, and can only be ended. */
  readonly isHalted: boolean;
  /** The last day on which it stands on the board; “infinity” where no day ends that. */
  readonly boardUntil: string;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly version: number;
};

export const measureCells: RawBuilder<Measure> = sql`
  m.measure_id as "measureId", m.thing_id as "thingId", t.label as thing, t.kind as "thingKind",
  m.scheme_id as "schemeId", m.measure_key as key, m.name, m.form, a.name as agency, m.authoriser, m.reason,
  m.source_risk as "sourceRisk", m.conditions, m.evidence, m.household, m.effect, e.name as "effectAgreedBy",
  m.safe, m.safe_reason as "safeReason", f.name as "safeBy", m.safe_at as "safeAt", m.state,
  m.state_on::text as "stateOn", m.starts_at as "startsAt", m.ends_at as "endsAt", m.reminds_at as "remindsAt",
  m.review_by::text as "reviewBy", m.breached_on::text as "breachedOn", m.is_halted as "isHalted", m.board_until::text as "boardUntil",
  m.proposed_by as "proposedById", p.name as "proposedBy", m.proposed_at as "proposedAt", m.version`;

export const measureJoins: RawBuilder<unknown> = sql`
  join subjects.things t on t.thing_id = m.thing_id join directory.agencies a on a.agency_id = m.lead_agency_id
  join directory.staff p on p.staff_id = m.proposed_by left join directory.staff e on e.staff_id = m.effect_agreed_by
  left join directory.staff f on f.staff_id = m.safe_by`;

/** In no list today: its subject may be a child, the decision ended, or the allegation was not renewed. */
export const isOffBoard = (
  { isHalted, boardUntil }: Pick<Measure, "isHalted" | "boardUntil">,
  today: string,
): boolean => isHalted || boardUntil < today;

export async function findMeasure(tx: Tx, measureId: string): Promise<Measure | undefined> {
  const { rows } = await sql<Measure>`
    select ${measureCells} from subjects.measures m ${measureJoins}
    where m.measure_id = ${measureId}::uuid`.execute(tx);
  return rows[0];
}

/** Those on a subject and on what is read as one with it, the newest first: found before names are joined, which is planned in a tenth of the time. */
export async function listMeasuresOn(tx: Tx, thingId: string): Promise<readonly Measure[]> {
  const { rows } = await sql<Measure>`
    with m as materialized (
      select * from subjects.measures where thing_id = any (array(select subjects.same_things(${thingId}::uuid)))
      order by measure_id desc limit 100
    )
    select ${measureCells} from m ${measureJoins} order by m.measure_id desc`.execute(tx);
  return rows;
}

export type TakenStep = {
  readonly step: Step;
  readonly happenedOn: IsoDate;
  readonly wording: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly recordedBy: string;
};

/** What was done, the first first. */
export async function listSteps(tx: Tx, measureId: string): Promise<readonly TakenStep[]> {
  const { rows } = await sql<TakenStep>`
    select s.step, s.happened_on::text as "happenedOn", s.wording, s.starts_at as "startsAt", s.ends_at as "endsAt",
      b.name as "recordedBy"
    from subjects.measure_steps s join directory.staff b on b.staff_id = s.recorded_by
    where s.measure_id = ${measureId}::uuid order by s.recorded_at, s.measure_step_id limit 200`.execute(
    tx,
  );
  return rows;
}

export type Review = {
  readonly reviewedOn: IsoDate;
  readonly harm: "fell" | "same" | "rose" | "not-known";
  readonly facts: string;
  readonly account: "recorded" | "did-not-say" | "not-safe" | "not-asked";
  readonly moved: "no" | "yes" | "not-known";
  readonly movedToId: string | null;
  readonly movedTo: string | null;
  readonly movedWords: string | null;
  readonly nextReviewBy: IsoDate;
  readonly recordedBy: string;
};

/** Whether the harm fell, the newest first. */
export async function listReviews(tx: Tx, measureId: string): Promise<readonly Review[]> {
  const { rows } = await sql<Review>`
    select r.reviewed_on::text as "reviewedOn", r.harm, r.facts, r.account, r.moved, r.moved_to_id as "movedToId",
      t.label as "movedTo", r.moved_words as "movedWords", r.next_review_by::text as "nextReviewBy", b.name as "recordedBy"
    from subjects.measure_reviews r join directory.staff b on b.staff_id = r.recorded_by
    left join subjects.things t on t.thing_id = r.moved_to_id
    where r.measure_id = ${measureId}::uuid order by r.recorded_at desc, r.measure_review_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export type ChildWords = {
  readonly personId: string;
  readonly measureId: string;
  readonly kind: "wishes" | "account";
  readonly wording: string;
  readonly saidOn: IsoDate;
  readonly source: string;
};

/** What children whom the reader reaches said about it; of others nothing comes out. */
export async function listChildWords(tx: Tx, measureId: string): Promise<readonly ChildWords[]> {
  const { rows } = await sql<ChildWords>`
    select w.person_id as "personId", w.measure_id as "measureId", w.kind, w.wording, w.said_on::text as "saidOn", w.source
    from protect.measure_words w where w.measure_id = ${measureId}::uuid
    order by w.recorded_at desc, w.measure_word_id desc limit 200`.execute(tx);
  return rows;
}
