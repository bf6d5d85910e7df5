import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { fullName } from "../subjects/index.ts";

export const offerKinds: Readonly<Record<string, string>> = {
  person: "Person",
  vehicle: "Vehicle",
  phone: "Phone number",
  place: "Place",
  lead: "Lead practitioner",
};

export type StandingOffer = {
  readonly offerId: string;
  readonly personId: string;
  readonly child: string;
  readonly reference: string;
  readonly kind: string;
  readonly wording: string;
  readonly around: string | null;
  readonly place: string;
  readonly state: "offered" | "kept" | "dismissed";
  readonly decidedBy: string | null;
  readonly version: number;
};

export type OffersLeft = { readonly named: number; readonly leads: number };

/** A place that free text names may be where the child is: of a protected one it is not offered. */
const isOpen = sql<boolean>`(o.kind <> 'place' or not exists (select from subjects.protection_of(o.person_id)))`;

const offers = (tx: Tx) =>
  tx
    .selectFrom("identify.import_offers as o")
    .where(isOpen)
    .innerJoin("subjects.people as p", "p.person_id", "o.person_id")
    .leftJoin("directory.staff as s", "s.staff_id", "o.decided_by")
    .select([
      "o.import_offer_id as offerId",
      "o.person_id as personId",
      "o.partnership_id as partnershipId",
      "p.family_name as familyName",
      "p.given_name as givenName",
      "p.reference",
      "o.kind",
      "o.wording",
      "o.around",
      "o.place",
      "o.state",
      "s.name as decidedBy",
      "o.version",
    ]);

/** What an import offers of the children within reach: undecided first. */
export async function listOffers(tx: Tx, importId: string): Promise<readonly StandingOffer[]> {
  const rows = await offers(tx)
    .where("o.import_id", "=", importId)
    .orderBy((row) => row("o.state", "<>", "offered"))
    .orderBy("p.sort_name")
    .orderBy("o.import_offer_id")
    .execute();
  return rows.map((row) => ({
    ...row,
    child: fullName(row),
    state: row.state as StandingOffer["state"],
  }));
}

/** How many wait to be looked at: what free text names, and who may be the lead, apart. */
export async function countOffersLeft(tx: Tx, importId: string): Promise<OffersLeft> {
  const { named, leads } = await tx
    .selectFrom("identify.import_offers as o")
    .where(isOpen)
    .select([
      sql<number>`(count(*) filter (where o.kind <> 'lead'))::int`.as("named"),
      sql<number>`(count(*) filter (where o.kind = 'lead'))::int`.as("leads"),
    ])
    .where("import_id", "=", importId)
    .where("state", "=", "offered")
    .executeTakeFirstOrThrow();
  return { named, leads };
}

type Deciding = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

type ReadQuery = {
  readonly importId: string;
  readonly offerId: string;
  readonly version: number;
  readonly verdict: "kept" | "dismissed";
};

/** Keeps an offer as a line of the child's chronology, or dismisses it; nothing else is made of it. */
export async function decideOffer(
  tx: Tx,
  { actor, at, today }: Deciding,
  { importId, offerId, version, verdict }: ReadQuery,
): Promise<
  | { readonly kind: "accepted"; readonly personId: string }
  | { readonly kind: "stale" }
  | { readonly kind: "gone" }
> {
  const offer = await offers(tx)
    .where("o.import_offer_id", "=", offerId)
    .where("o.import_id", "=", importId)
    .executeTakeFirst();
  if (!offer) return { kind: "gone" };
  const { numUpdatedRows } = await tx
    .updateTable("identify.import_offers")
    .set((row) => ({
      state: verdict,
      decided_by: actor.id,
      decided_at: at,
      version: row("version", "+", 1),
    }))
    .where("import_offer_id", "=", offerId)
    .where("version", "=", version)
    .where("state", "=", "offered")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (verdict === "kept") {
    const said = [offer.wording, offer.around].filter((part) => part !== null).join(", ");
    await appendChronology(tx, offer, {
      kind: "note",
      headline: `Kept from the tracker workbook: ${(offerKinds[offer.kind] ?? offer.kind).toLowerCase()}`,
      detail: `${said} (${offer.place})`,
      happenedOn: today,
      by: actor,
    });
  }
  return { kind: "accepted", personId: offer.personId };
}
