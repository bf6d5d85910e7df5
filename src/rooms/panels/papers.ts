import { sql } from "kysely";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Block } from "../../platform/documents/index.ts";
import type { AsPapers } from "../../platform/http/places-guard.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { coverWords } from "../configuration/index.ts";
import { isShutName, listShutWords, shownName } from "../directory/index.ts";
import type { Headlines } from "../child-record/index.ts";
import { isListedAt, type AgendaItem } from "./agenda-reads.ts";
import { listNamed, type NamedHeadline } from "./named-headlines.ts";
import { paperOfCase, paperOfChild, paperOfTheme, paperOfThing } from "./paper-of.ts";
import { coverBlocks } from "./paper-parts.ts";
import { readGrounds, type Grounds } from "./paper-reads.ts";
import { isOpen, type Sitting } from "./sitting-reads.ts";

type Making = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly asPapers: AsPapers;
  readonly rooms: Rooms;
};

type ToMake = {
  readonly sitting: Sitting;
  readonly items: readonly AgendaItem[];
  /** Headlines of which whoever makes the papers has read that they name somebody else. */
  readonly seen: ReadonlySet<string>;
  /** Headlines that these papers do not hold. */
  readonly leave: ReadonlySet<string>;
};

type Made =
  | { readonly kind: "closed" }
  /** Nothing is made yet: these name somebody else, and are looked at first. */
  | { readonly kind: "named"; readonly named: readonly NamedHeadline[] }
  | { readonly kind: "made"; readonly count: number };

/**
 * Freezes the page of each item as the record stands now, in as many statements for forty as for one.
 * Whoever makes them reaches the child: a page of somebody out of their reach is left as it was.
 */
export async function makePapers(
  { tx, actor, clock, asPapers, rooms }: Making,
  { sitting, items, seen, leave }: ToMake,
): Promise<Made> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "closed" };
  const [today, at] = [clock.today(), clock.now()];
  const grounds = await readGrounds(tx, actor, { sitting, items, today, at, rooms });
  const cover = coverWords(await listShutWords(tx, { forOthers: true }));
  const named = await listNamed(tx, { asPapers, cover, today, pages: childrenOn(items, grounds) });
  if (named.some(({ entryId }) => !seen.has(entryId))) return { kind: "named", named };
  const left = new Set(named.map(({ entryId }) => entryId).filter((one) => leave.has(one)));
  const pages = items.flatMap((item) => {
    const blocks = pageOf(item, grounds, { left, today });
    if (blocks === undefined) return [];
    const kept = named
      .filter(({ itemId, entryId }) => itemId === item.itemId && !left.has(entryId))
      .map(({ entryId }) => entryId);
    const covered = coverBlocks(blocks, (text) => cover.cover(text, today));
    return [{ itemId: item.itemId, kept, blocks: covered }];
  });
  if (pages.length > 0)
    await tx
      .insertInto("panels.item_papers")
      .values(
        pages.map(({ itemId, kept, blocks }) => ({
          item_paper_id: newId(),
          partnership_id: actor.partnershipId,
          agenda_item_id: itemId,
          blocks: JSON.stringify(blocks),
          kept,
          made_by: actor.id,
          made_at: at,
        })),
      )
      .execute();
  return { kind: "made", count: pages.length };
}

const childOn = ({ personId, isRestricted }: AgendaItem, { children }: Grounds) =>
  personId === null || isRestricted ? undefined : children.get(personId);

const childrenOn = (items: readonly AgendaItem[], grounds: Grounds) =>
  items.flatMap((item) => {
    const child = childOn(item, grounds);
    const { itemId, personId } = item;
    return child && personId !== null ? [{ itemId, personId, child }] : [];
  });

function pageOf(
  item: AgendaItem,
  grounds: Grounds,
  { left, today }: { readonly left: ReadonlySet<string>; readonly today: string },
): readonly Block[] | undefined {
  const { personId, thingId, title } = item;
  if (personId !== null) {
    const child = childOn(item, grounds);
    const referral = grounds.referrals.find(({ referralId }) => referralId === item.referralId);
    return child && paperOfChild({ ...child, ...withoutLeft(child.headlines, left), referral });
  }
  if (thingId !== null) {
    const thing = grounds.things.get(thingId);
    return thing && paperOfThing(thing);
  }
  const actions = grounds.themes.get(title ?? "") ?? [];
  if (title === null) return undefined;
  if (!item.isOnCase) return paperOfTheme(title, { actions, today });
  // Whoever makes the page reads the case: for who does not, it is left as it was.
  const sheet = grounds.cases.get(item.contextId ?? "");
  return sheet && paperOfCase(title, { sheet, actions, today });
}

function withoutLeft(headlines: Headlines | undefined, left: ReadonlySet<string>) {
  const lines = headlines?.lines.filter(({ entryId }) => !left.has(entryId)) ?? [];
  const leftOut = (headlines?.lines.length ?? 0) - lines.length;
  return { headlines: headlines && { ...headlines, lines }, leftOut };
}

export type ItemPaper = {
  readonly blocks: readonly Block[];
  /** Headlines that may name somebody else, and that whoever made the page left in. */
  readonly kept: readonly string[];
  readonly madeAt: Date;
};

/** The newest page of each of these items; none of who left the lists before it was discussed. */
export async function readPapers(
  tx: Tx,
  { itemIds, today }: { readonly itemIds: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, ItemPaper>> {
  const { rows } = await sql<ItemPaper & { itemId: string }>`
    select distinct on (f.agenda_item_id) f.agenda_item_id as "itemId", f.blocks, f.kept, f.made_at as "madeAt"
    from panels.item_papers f join panels.agenda_items i on i.agenda_item_id = f.agenda_item_id
    join panels.sittings g on g.sitting_id = i.sitting_id
    where f.agenda_item_id = any (${itemIds}::uuid[]) and ${isListedAt(today)}
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
        item_opening_id: newId(),
        partnership_id: actor.partnershipId,
        agenda_item_id: itemId,
        as_file: isFile,
        opened_by: actor.id,
        opened_at: at,
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

const opener = { staff: "s", at: "o.opened_at" };

/** Who opened the paper of which item, how often, and when first and last. */
export async function listOpenings(tx: Tx, sittingId: string): Promise<readonly Opening[]> {
  const { rows } = await sql<Opening>`
    select o.agenda_item_id as "itemId", o.opened_by as "staffId", coalesce(min(${shownName(opener)}) filter (where ${isShutName(opener)}), min(s.name)) as name, bool_or(o.as_file) as "isFile", count(*)::int as count,
      min(o.opened_at) as first, max(o.opened_at) as last
    from panels.item_openings o join panels.agenda_items i on i.agenda_item_id = o.agenda_item_id
    join directory.staff s on s.staff_id = o.opened_by
    where i.sitting_id = ${sittingId}::uuid group by 1, 2 order by 3, 1 limit 2000`.execute(tx);
  return rows;
}
