import { sql, type RawBuilder } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";
import { nameForOthers, shownName } from "../directory/index.ts";

/** What a panel is asked to look at, with what the sift said. */
export type Referral = {
  readonly referralId: string;
  readonly panel: string;
  readonly panelName: string;
  readonly personId: string | null;
  readonly thingId: string | null;
  /** The name of the child or of the thing. */
  readonly about: string;
  readonly reference: string | null;
  readonly bornOn: string | null;
  readonly thingKind: string | null;
  readonly criterion: string;
  readonly reason: string;
  readonly asks: string;
  readonly referredById: string;
  readonly referredBy: string;
  /** As it stands in what others read. */
  readonly referredByForOthers: string;
  readonly referredAt: Date;
  readonly outcome: "take" | "later" | "no" | null;
  readonly outcomeReason: string | null;
  readonly siftedBy: string | null;
  readonly siftedAt: Date | null;
  readonly version: number;
  /** Read as the chair of the panel: the record stays closed. */
  readonly isForChair: boolean;
};

const cells: RawBuilder<unknown> = sql`
  r.panel_referral_id as "referralId", r.panel, c.body ->> 'name' as "panelName", r.person_id as "personId", r.thing_id as "thingId",
  coalesce((select x.one ->> 'name' from jsonb_array_elements(c.body -> 'criteria') x (one) where x.one ->> 'key' = r.criterion), r.criterion) as criterion,
  r.reason, r.asks, r.referred_by as "referredById", ${shownName({ staff: "b", at: "r.referred_at" })} as "referredBy",
  ${nameForOthers({ staff: "b", at: "r.referred_at" })} as "referredByForOthers", r.referred_at as "referredAt", r.outcome,
  r.outcome_reason as "outcomeReason", ${shownName({ staff: "y", at: "r.sifted_at" })} as "siftedBy", r.sifted_at as "siftedAt", r.version`;

const beside: RawBuilder<unknown> = sql`join directory.configuration c on c.configuration_id = r.scheme_id
  join directory.staff b on b.staff_id = r.referred_by left join directory.staff y on y.staff_id = r.sifted_by`;

async function read(
  tx: Tx,
  actor: StaffActor,
  which: RawBuilder<unknown>,
): Promise<readonly Referral[]> {
  const once = async (): Promise<readonly Referral[]> => {
    const { rows } = await sql<Referral>`
      select ${cells}, coalesce(p.given_name || ' ' || p.family_name, t.label) as about, p.reference, p.born_on as "bornOn",
        t.kind as "thingKind", false as "isForChair"
      from panels.panel_referrals r ${beside}
      left join subjects.people p on p.person_id = r.person_id left join subjects.things t on t.thing_id = r.thing_id
      where ${which} order by r.referred_at, r.panel_referral_id limit 200`.execute(tx);
    return rows;
  };
  const found = await once();
  if (!actor.isWide) return found;
  // Restricted records are left to their circle, and whoever is in it reads them narrowly.
  const known = new Set(found.map(({ referralId }) => referralId));
  const narrowly = await alsoNarrowly(tx, once);
  return [...found, ...narrowly.filter(({ referralId }) => !known.has(referralId))];
}

type Waiting = { readonly panel: string; readonly at: Date };

/** What waits for the triage of a panel and is read by its chair, who need not reach the record. */
async function readAsChair(tx: Tx, { panel, at }: Waiting): Promise<readonly Referral[]> {
  const { rows } = await sql<Referral>`
    select ${cells}, r.about, r.reference, r.born_on as "bornOn", r.thing_kind as "thingKind", true as "isForChair"
    from panels.referrals_to_chair(${panel}, ${at}) r ${beside} order by r.referred_at, r.panel_referral_id`.execute(
    tx,
  );
  return rows;
}

/** Those of a panel that nobody has decided on, or that were put off: within reach, and all for its chair. */
export async function listToSift(
  tx: Tx,
  actor: StaffActor,
  { panel, at }: Waiting,
): Promise<readonly Referral[]> {
  const found = await read(
    tx,
    actor,
    sql`r.panel = ${panel} and (r.outcome is null or r.outcome = 'later')
      and (r.thing_id is null or t.listed_until >= ${londonDate(at)}::date)`,
  );
  const known = new Set(found.map(({ referralId }) => referralId));
  const asChair = await readAsChair(tx, { panel, at });
  return [...found, ...asChair.filter(({ referralId }) => !known.has(referralId))].toSorted(
    (one, other) => one.referredAt.getTime() - other.referredAt.getTime(),
  );
}

/** How many wait that the reader cannot open; those about restricted records are in no count. */
export async function countOutOfReach(tx: Tx, { panel, at }: Waiting): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select panels.count_out_of_reach(${panel}, ${at}) as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

export const listReferralsAbout = (
  tx: Tx,
  actor: StaffActor,
  about: { readonly personId: string } | { readonly thingId: string },
) =>
  read(
    tx,
    actor,
    "personId" in about
      ? sql`r.person_id = ${about.personId}::uuid`
      : sql`r.thing_id in (select subjects.same_things(${about.thingId}::uuid))`,
  );

/** Those of these that the reader may read, and the last one that was taken of each thing, for the pages of an agenda. */
export const listReferralsFor = (
  tx: Tx,
  actor: StaffActor,
  { referralIds, thingIds }: Readonly<Record<"referralIds" | "thingIds", readonly string[]>>,
) =>
  read(
    tx,
    actor,
    sql`(r.panel_referral_id = any (${referralIds}::uuid[])
      or r.panel_referral_id = any (array(select distinct on (l.thing_id) l.panel_referral_id from panels.panel_referrals l
        where l.thing_id = any (${thingIds}::uuid[]) and l.outcome = 'take'
        order by l.thing_id, l.referred_at desc, l.panel_referral_id desc)))`,
  );

export async function findReferral(
  tx: Tx,
  actor: StaffActor,
  { panel, at, referralId }: Waiting & Pick<Referral, "referralId">,
): Promise<Referral | undefined> {
  const which = sql`r.panel_referral_id = ${referralId}::uuid and r.panel = ${panel}`;
  const [reached] = await read(tx, actor, which);
  return (
    reached ?? (await readAsChair(tx, { panel, at })).find((one) => one.referralId === referralId)
  );
}
