import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { lastingPlaces, type CircleMember } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { requestPaths } from "./web/paths.ts";

type Told = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly circle: readonly CircleMember[];
  readonly victimRequestId: string;
};

/** The lead practitioner of the child has a notice that a request came. */
export async function tellLead(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, circle, victimRequestId }: Told,
): Promise<void> {
  const leads = lastingPlaces(circle).filter(({ basis }) => basis === "allocation");
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: leads.map(({ staffId }) => staffId),
    kind: "governance",
    headline:
      "A request for information about a child you lead for: decide who it is safe to notify",
    href: requestPaths.one(person.personId, victimRequestId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}
