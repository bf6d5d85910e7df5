import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { StoredFile } from "../../platform/files/stored-files.ts";
import type { HomeReader } from "../../platform/rooms/home-slots.ts";
import { openBytes, ringOf, type Place } from "../../platform/sealing/index.ts";
import { shownName } from "../directory/index.ts";
import { photographsKind } from "./configuration-kinds.ts";
import type { Photograph } from "./photograph.ts";

/** Every photograph of a child that was ever held, the newest first, without the pictures. */
export async function listPhotographs(tx: Tx, personId: string): Promise<readonly Photograph[]> {
  const { rows } = await sql<Photograph>`
    select f.photograph_id as "photographId", f.description, f.taken_on::text as "takenOn", f.origin, f.origin_reason as "originReason",
      f.basis, f.basis_detail as "basisDetail", f.basis_on::text as "basisOn", f.gives_place as "givesPlace",
      f.gives_place and exists (select from subjects.protection_of(f.person_id)) as "isProtected",
      f.review_by::text as "reviewBy", f.added_by as "addedById", ${shownName({ staff: "a", at: "f.added_at" })} as "addedBy",
      f.added_at as "addedAt", f.outcome, f.checked_reason as "checkedReason",
      ${shownName({ staff: "c", at: "f.checked_at" })} as "checkedBy", f.checked_at as "checkedAt", f.down_reason as "downReason",
      ${shownName({ staff: "d", at: "f.down_at" })} as "downBy", f.down_at as "downAt", f.version
    from protect.photographs f join directory.staff a on a.staff_id = f.added_by
    left join directory.staff c on c.staff_id = f.checked_by
    left join directory.staff d on d.staff_id = f.down_by
    where f.person_id = ${personId}::uuid order by f.photograph_id desc`.execute(tx);
  return rows;
}

export const findPhotograph = async (
  tx: Tx,
  { personId, photographId }: { readonly personId: string; readonly photographId: string },
): Promise<Photograph | undefined> =>
  (await listPhotographs(tx, personId)).find((one) => one.photographId === photographId);

export const placeOf = (row: string, partnershipId: number): Place => ({
  table: "protect.photographs",
  row,
  partnershipId,
});

const endingOf = { "image/jpeg": ".jpg", "image/png": ".png" } as const;

/** The picture itself, as long as it is there; who may have it is asked before (`mayOpen`). */
export async function openPicture(tx: Tx, photographId: string): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom("protect.photographs")
    .select(["partnership_id", "media_type", "sealed_key", "content"])
    .where("photograph_id", "=", photographId)
    .executeTakeFirst();
  if (!row?.content) return undefined;
  const { sealed_key: sealedKey, content: sealed } = row;
  const mediaType = row.media_type === "image/png" ? "image/png" : "image/jpeg";
  const place = placeOf(photographId, row.partnership_id);
  const content = openBytes(ringOf(tx), place, { sealedKey, sealed, column: "content" });
  return { name: `photograph${endingOf[mediaType]}`, mediaType, content };
}

/** What other pages show of a child’s photograph. */
export type ShownPhotograph = {
  readonly photographId: string;
  readonly description: string;
  readonly takenOn: string;
};

/** Nothing is shown anywhere while a partnership has it turned off. */
const isOn = (today: string) => sql`(
  select (c.body ->> 'isOn')::boolean from directory.configuration c
  where c.kind = ${photographsKind.name} and c.key = 'photographs' and c.in_force_from <= ${today}::date
    and (c.in_force_to is null or c.in_force_to >= ${today}::date)
  order by c.in_force_from desc limit 1)`;

/**
 * The photograph of a child that other pages show, as JSON or null: checked, in time, and telling no place that is
 * protected. Those who are named open such a one on its own page.
 */
export const shownPhotographOf = (personId: RawBuilder<unknown>, today: string) => sql`(
  select jsonb_build_object('photographId', f.photograph_id, 'description', f.description, 'takenOn', f.taken_on)
  from protect.photographs f
  where f.person_id = ${personId} and f.outcome = 'shown' and f.down_at is null and f.review_by >= ${today}::date and ${isOn(today)}
    and not (f.gives_place and exists (select from subjects.protection_of(f.person_id)))
  order by f.photograph_id desc limit 1)`;

export async function findShownPhotograph(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<ShownPhotograph | undefined> {
  const { rows } = await sql<{ shown: ShownPhotograph | null }>`
    select ${shownPhotographOf(sql`${personId}::uuid`, today)} as shown`.execute(tx);
  return rows[0]?.shown ?? undefined;
}

/** A photograph that waits for somebody: to be checked, or to be looked at again. */
export type WaitingPhotograph = {
  readonly photographId: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly reference: string;
  readonly isToCheck: boolean;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly reviewBy: string;
};

/** Days before its review date from which a photograph waits to be looked at again. */
const reviewAheadDays = 7;

const waiting = (today: string, staffId: string) => sql`
  f.down_at is null and f.review_by >= ${today}::date and ${isOn(today)}
  and ((f.outcome is null and f.added_by <> ${staffId}::uuid)
    or (f.outcome = 'shown' and f.review_by <= ${today}::date + ${reviewAheadDays}::int))`;

/** Those that the reader can check or look at again, what was added first first. */
export async function listWaitingPhotographs(
  tx: Tx,
  { today, staffId }: { readonly today: string; readonly staffId: string },
): Promise<readonly WaitingPhotograph[]> {
  const { rows } = await sql<WaitingPhotograph>`
    select f.photograph_id as "photographId", f.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName",
      p.reference, f.outcome is null as "isToCheck", ${shownName({ staff: "a", at: "f.added_at" })} as "addedBy",
      f.added_at as "addedAt", f.review_by::text as "reviewBy"
    from protect.photographs f join subjects.people p on p.person_id = f.person_id
    join directory.staff a on a.staff_id = f.added_by
    where ${waiting(today, staffId)} order by "isToCheck" desc, f.added_at, f.photograph_id limit 200`.execute(
    tx,
  );
  return rows;
}

/** As their list counts them. */
export const waitingPhotographs = ({ today, actor }: HomeReader): RawBuilder<{ waiting: number }> =>
  sql<{ waiting: number }>`
    select count(*)::int as waiting from protect.photographs f join subjects.people p on p.person_id = f.person_id
    where ${waiting(today, actor.id)}`;
