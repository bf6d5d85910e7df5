import { sql } from "kysely";
import type { Clock } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Block } from "../../../platform/documents/index.ts";
import { findChild, levelName, things, type ChildFacts } from "../../protect/index.ts";
import { fullName } from "../../subjects/index.ts";
import { listOpenActions } from "../../work/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import { paperOfChild, paperOfThing, type Earlier } from "./paper-of.ts";
import { findReferral, listReferralsAbout, type Referral } from "./referral-reads.ts";
import { isOpen, type Sitting } from "./sitting-reads.ts";

type Making = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

/**
 * Freezes the page of each item as the record stands now. Whoever makes them reaches the child: a page
 * of somebody out of their reach is left as it was. Answers how many were made.
 */
export async function makePapers(
  making: Making,
  { sitting, items }: { readonly sitting: Sitting; readonly items: readonly AgendaItem[] },
): Promise<number | "closed"> {
  const { tx, actor, clock } = making;
  if (!(await isOpen(tx, sitting.sittingId))) return "closed";
  let made = 0;
  for (const item of items) {
    const blocks = await pageOf(making, item);
    if (blocks === undefined) continue;
    await tx
      .insertInto("panels.item_papers")
      .values({
        ...{ item_paper_id: newId(), partnership_id: actor.partnershipId },
        ...{ agenda_item_id: item.itemId, blocks: JSON.stringify(blocks) },
        ...{ made_by: actor.id, made_at: clock.now() },
      })
      .execute();
    made += 1;
  }
  return made;
}

async function pageOf(making: Making, item: AgendaItem): Promise<readonly Block[] | undefined> {
  if (item.personId !== null && !item.isRestricted) return pageOfChild(making, item, item.personId);
  if (item.thingId !== null) return pageOfThing(making, item, item.thingId);
  return item.title === null ? undefined : [{ kind: "heading", text: item.title }];
}

async function pageOfChild(
  making: Making,
  item: AgendaItem,
  personId: string,
): Promise<readonly Block[] | undefined> {
  const facts = await findChild(making, personId);
  if (!facts) return undefined;
  const { tx, actor } = making;
  const { person, standing, scheme, today } = facts;
  const referral = item.referralId ? await findReferral(tx, actor, item.referralId) : undefined;
  return paperOfChild({
    ...{ name: fullName(person), reference: person.reference, bornOn: person.bornOn, today },
    ...{ heldBy: person.owningTeam, level: levelName(scheme, standing.level) },
    previousLevel:
      standing.previousLevel === null ? undefined : levelName(scheme, standing.previousLevel),
    ...{ levelOn: standing.levelDecidedOn, harm: harmOf(facts), flags: flagsOf(facts) },
    ...{ isMissing: facts.missing !== undefined, referral },
    missingCount: await missingCount(tx, personId),
    actions: await listOpenActions(tx, personId),
    earlier: await listEarlier(tx, { personId }),
  });
}

const harmOf = ({ harmScheme, standing }: ChildFacts): string =>
  harmScheme.statuses.find(({ key }) => key === standing.harmStatus)?.name ?? standing.harmStatus;

const flagsOf = ({ flags, flagScheme }: ChildFacts): readonly string[] =>
  flags
    .filter(({ endedOn }) => endedOn === null)
    .map(({ type }) => flagScheme.types.find(({ key }) => key === type)?.name ?? type);

async function missingCount(tx: Tx, personId: string): Promise<number | null> {
  const row = await tx
    .selectFrom("protect.tracker_entries")
    .select("missing_count as count")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.count ?? null;
}

async function pageOfThing(
  { tx, actor, clock }: Making,
  item: AgendaItem,
  thingId: string,
): Promise<readonly Block[] | undefined> {
  const thing = await things.findThing(tx, thingId);
  if (!thing) return undefined;
  const referrals = await listReferralsAbout(tx, actor, { thingId });
  const referral: Referral | undefined = referrals.findLast(({ outcome }) => outcome === "take");
  return paperOfThing({
    ...{ label: thing.label, kindName: things.thingKinds[thing.kind].name, referral },
    facts: [
      ...(thing.standing === null
        ? []
        : [[things.standings[thing.standing], thing.standingBasis ?? ""] as const]),
      ...(thing.says === null ? [] : [["What is said", thing.says] as const]),
      ["Source", thing.source],
    ],
    earlier: await listEarlier(tx, { thingId }),
    today: clock.today(),
  });
}

/** What sittings with approved minutes decided before, as far as the reader may read it. */
export async function listEarlier(
  tx: Tx,
  about: { readonly personId: string } | { readonly thingId: string },
): Promise<readonly Earlier[]> {
  const which =
    "personId" in about
      ? sql`i.person_id = ${about.personId}::uuid`
      : sql`i.thing_id = ${about.thingId}::uuid`;
  const { rows } = await sql<Earlier>`
    select (s.starts_at at time zone 'Europe/London')::date as on, c.body ->> 'abbreviation' as panel, d.wording
    from panels.item_decisions d join panels.agenda_items i on i.agenda_item_id = d.agenda_item_id
    join panels.sittings s on s.sitting_id = i.sitting_id join directory.configuration c on c.configuration_id = s.scheme_id
    where ${which} and s.approved_at is not null and i.taken_off_at is null
    order by s.starts_at desc, d.item_decision_id limit 50`.execute(tx);
  return rows;
}

export type ItemPaper = { readonly blocks: readonly Block[]; readonly madeAt: Date };

/** The newest page of each of these items. */
export async function readPapers(
  tx: Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, ItemPaper>> {
  const { rows } = await sql<ItemPaper & { itemId: string }>`
    select distinct on (f.agenda_item_id) f.agenda_item_id as "itemId", f.blocks, f.made_at as "madeAt"
    from panels.item_papers f where f.agenda_item_id = any (${itemIds}::uuid[])
    order by f.agenda_item_id, f.item_paper_id desc`.execute(tx);
  return new Map(rows.map(({ itemId, ...paper }) => [itemId, paper]));
}

type Opened = {
  readonly items: readonly Pick<AgendaItem, "itemId">[];
  readonly isFile: boolean;
};

/** Keeps that somebody opened these papers. */
export async function keepOpened(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { items, isFile }: Opened,
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto("panels.item_openings")
    .values(
      items.map(({ itemId }) => ({
        ...{ item_opening_id: newId(), partnership_id: actor.partnershipId },
        ...{ agenda_item_id: itemId, as_file: isFile, opened_by: actor.id, opened_at: at },
      })),
    )
    .execute();
}

export type Opening = {
  readonly itemId: string;
  readonly staffId: string;
  readonly name: string;
  readonly isFile: boolean;
  readonly count: number;
  readonly first: Date;
  readonly last: Date;
};

/** Who opened the paper of which item, how often, and when first and last. */
export async function listOpenings(tx: Tx, sittingId: string): Promise<readonly Opening[]> {
  const { rows } = await sql<Opening>`
    select o.agenda_item_id as "itemId", o.opened_by as "staffId", s.name, bool_or(o.as_file) as "isFile", count(*)::int as count,
      min(o.opened_at) as first, max(o.opened_at) as last
    from panels.item_openings o join panels.agenda_items i on i.agenda_item_id = o.agenda_item_id
    join directory.staff s on s.staff_id = o.opened_by
    where i.sitting_id = ${sittingId}::uuid group by 1, 2, 3 order by 3, 1 limit 2000`.execute(tx);
  return rows;
}
