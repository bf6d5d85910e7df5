import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listHolders } from "../../directory/index.ts";
import { mayHearOfOpening } from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { accessPaths } from "./paths.ts";

/** Those in the team that holds the record, and in the child's circle, who manage conflicts of interest. */
export async function tellOfConflict(
  tx: Tx,
  { actor, person, circle, today }: ChildFacts,
  at: Date,
): Promise<void> {
  const teamId = person.owningTeamId;
  const inTeam = await listHolders(tx, "conflict.manage", { on: today, teamId });
  const everywhere = new Set(await listHolders(tx, "conflict.manage", { on: today }));
  const inCircle = circle.map(({ staffId }) => staffId).filter((id) => everywhere.has(id));
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [...inTeam, ...inCircle].filter((id) => !person.shutOut.includes(id)),
    kind: "access",
    headline: "A colleague has declared a conflict of interest on a child’s record",
    href: accessPaths.access(person.personId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}

type Opened = {
  readonly actor: StaffActor;
  readonly personId: string;
  /** The child's lead practitioners, or who manages the team that holds the record. */
  readonly leads: readonly string[];
  readonly at: Date;
  readonly today: string;
};

/** At once: whoever leads for the child, and everyone who reviews emergency openings and does not know the child. */
export async function tellOfEmergency(
  tx: Tx,
  { actor, personId, leads, at, today }: Opened,
): Promise<void> {
  const { partnershipId } = actor;
  const told = { by: actor, at };
  await notify(
    tx,
    {
      partnershipId,
      staffIds: leads,
      kind: "emergency",
      headline: "A record you answer for was opened in an emergency",
      href: accessPaths.access(personId),
    },
    told,
  );
  const reviewers = await listHolders(tx, "emergency.review", { on: today });
  await notify(
    tx,
    {
      partnershipId,
      staffIds: await mayHearOfOpening(tx, personId, reviewers),
      kind: "access",
      headline: "A record was opened in an emergency and is waiting for your review",
      href: accessPaths.reviews(),
    },
    told,
  );
}

/** The lead of each child that was asked about hears of it, also where the asker was told nothing. */
export async function tellOfEnquiry(
  tx: Tx,
  actor: StaffActor,
  { about, leads, at }: { about: readonly string[]; leads: readonly string[]; at: Date },
): Promise<void> {
  const [first = ""] = about;
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds: first === "" ? [] : leads,
    kind: "access",
    headline: "A person asked whether a child you are responsible for is known",
    href: accessPaths.access(first),
  } as const;
  await notify(tx, notice, { by: actor, at, isSteady: true });
}
