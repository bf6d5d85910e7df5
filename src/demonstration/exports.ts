import { createHash } from "node:crypto";
import { addDays } from "../kernel/dates.ts";
import { newId, referenceFor } from "../kernel/ids.ts";
import type { Clock } from "../kernel/clock.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import {
  listAgencies,
  sharingAgreementOn,
  type Agency,
  type SharingAgreement,
} from "../rooms/directory/index.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cast } from "./cast.ts";
import { askThisMorning, aWaitingExport } from "./waiting-exports.ts";

type Taken = {
  readonly by: string;
  readonly daysAgo: number;
  readonly purpose: string;
  readonly words?: string;
  /** The kind of an agency; own use where it is absent. */
  readonly to?: string;
  readonly children: number;
  readonly names?: string;
  readonly keptDays: number;
  readonly destroyed?: { readonly daysAgo: number; readonly how: string };
};

/** One overdue, one destroyed, two that are still in use. */
const taken: readonly Taken[] = [
  {
    by: "coordinator",
    daysAgo: 61,
    purpose: "audit",
    words: "Quality audit of the autumn",
    children: 48,
    keptDays: 28,
    destroyed: { daysAgo: 35, how: "Deleted from the shared drive and from its recycle bin" },
  },
  {
    by: "coordinator",
    daysAgo: 33,
    purpose: "agency",
    to: "police",
    children: 12,
    names: "The police match the children to their missing-person reports",
    keptDays: 28,
  },
  { by: "manager", daysAgo: 9, purpose: "analysis", children: 31, keptDays: 28 },
  {
    by: "coordinator",
    daysAgo: 2,
    purpose: "panel",
    words: "December panel",
    to: "council",
    children: 9,
    names: "The panel talks about each child by name",
    keptDays: 14,
  },
];

/** The register of exports: the files themselves are kept nowhere, here or in real work. */
export async function fillExports(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const today = clock.today();
  const agreement = await sharingAgreementOn(tx, today);
  const agencies = await listAgencies(tx);
  for (const [index, one] of taken.entries()) {
    const by = cast.get(one.by);
    const agency = agencies.find(({ kind }) => kind === one.to);
    const second = cast.get("manager");
    if (by) await register(tx, { one, index, by, agency, second, today, agreement });
  }
  const [by, police] = [cast.get("coordinator"), agencies.find(({ kind }) => kind === "police")];
  if (by && police)
    await askThisMorning(tx, { by, agencyId: police.agencyId, now: clock.now(), today });
  await destroySome(tx, { cast, clock });
}

type Registering = {
  readonly one: Taken;
  readonly index: number;
  readonly by: StaffActor;
  readonly agency: Agency | undefined;
  readonly second: StaffActor | undefined;
  readonly today: string;
  readonly agreement: SharingAgreement;
};

async function register(tx: Tx, given: Registering): Promise<void> {
  const { one, index, by, agency, today, agreement } = given;
  const madeOn = addDays(today, -one.daysAgo);
  const madeAt = new Date(`${madeOn}T11:20:00Z`);
  const destroyBy = addDays(madeOn, one.keptDays);
  await tx
    .insertInto("protect.exports")
    .values({
      export_id: newId(),
      partnership_id: by.partnershipId,
      reference: referenceFor("E", 901 + index),
      exported_by: by.id,
      exported_at: madeAt,
      purpose: one.purpose,
      purpose_words: one.words ?? null,
      recipient: agency ? "agency" : "own",
      recipient_agency_id: agency?.agencyId ?? null,
      only_involved: agency !== undefined,
      agreement_id: agreement.id,
      basis: agreement.otherwise,
      looked_at: agency ? `open; only children with whom ${agency.name} is involved` : "open",
      columns: ["Reference", "Age", ...(one.names ? ["Name", "Date of birth"] : []), "Level"],
      has_names: one.names !== undefined,
      names_reason: one.names ?? null,
      format: "xlsx",
      row_count: one.children,
      sha256: createHash("sha256").update(`demonstration ${index}`).digest(),
      destroy_by: destroyBy,
      ...(await releaseOf(tx, given, { madeOn, destroyBy })),
    })
    .execute();
}

/** Names left by two: asked for in the morning, released, and taken before noon. */
async function releaseOf(
  tx: Tx,
  { one, by, agency, second }: Registering,
  { madeOn, destroyBy }: { readonly madeOn: string; readonly destroyBy: string },
) {
  if (one.names === undefined || !agency || !second) return {};
  return {
    released_by: second.id,
    waiting_export_id: await aWaitingExport(tx, {
      by,
      purpose: one.purpose,
      words: one.words ?? "",
      agencyId: agency.agencyId,
      at: new Date(`${madeOn}T09:05:00Z`),
      why: one.names,
      children: one.children,
      destroyBy,
      taken: { by: second, at: new Date(`${madeOn}T10:40:00Z`) },
    }),
  };
}

async function destroySome(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  for (const [index, { by, destroyed }] of taken.entries()) {
    if (!destroyed) continue;
    const on = addDays(clock.today(), -destroyed.daysAgo);
    await tx
      .updateTable("protect.exports")
      .set({
        destroyed_on: on,
        destroyed_how: destroyed.how,
        confirmed_by: cast.get(by)?.id ?? null,
        confirmed_at: new Date(`${on}T15:05:00Z`),
      })
      .where("reference", "=", referenceFor("E", 901 + index))
      .execute();
  }
}
