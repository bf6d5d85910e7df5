import type { Tx } from "../../platform/database/database.ts";
import { listPosted } from "../directory/index.ts";
import { lastingPlaces, type CircleMember } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import type { CommandContext } from "./escalation.ts";
import { escalationPaths } from "./web/paths.ts";

type Told = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly circle: readonly CircleMember[];
  readonly escalationId: string;
  readonly deciderId: string | null;
  readonly withAgencyId: string;
  readonly headline: string;
};

/** Of the child's circle the other agency's people, and whoever decides at this stage. */
export async function tellOtherSide(
  tx: Tx,
  { actor, at, today }: Omit<CommandContext, "calendar">,
  { person, circle, escalationId, deciderId, withAgencyId, headline }: Told,
): Promise<void> {
  const posted = new Map((await listPosted(tx, today)).map((one) => [one.staffId, one.agencyId]));
  const theirs = lastingPlaces(circle)
    .map(({ staffId }) => staffId)
    .filter((staffId) => posted.get(staffId) === withAgencyId);
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: deciderId === null ? theirs : [...theirs, deciderId],
    kind: "escalation",
    headline,
    href: escalationPaths.one(person.personId, escalationId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}

/** Whoever raised it hears of an answer and of the end. */
export async function tellRaiser(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  told: Pick<Told, "person" | "escalationId" | "headline"> & { readonly raisedById: string },
): Promise<void> {
  const { person, escalationId, raisedById, headline } = told;
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [raisedById],
    kind: "escalation",
    headline,
    href: escalationPaths.one(person.personId, escalationId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}
