import type { Tx } from "../../platform/database/database.ts";
import { StaffProblem } from "./add-staff.ts";
import { setVersion } from "../configuration/index.ts";
import { secondFactorKind } from "./configuration-kinds.ts";

type Rule = {
  readonly partnershipId: number;
  readonly strongFor: readonly string[];
  readonly strongForPartnershipReach: boolean;
  readonly from: string;
};

/** For which posts a one-time code is not enough, from a day on. Runs under the maintenance role. */
export async function setSecondFactor(
  tx: Tx,
  { partnershipId, strongFor, strongForPartnershipReach, from }: Rule,
): Promise<void> {
  const roles = await tx
    .selectFrom("directory.roles")
    .select("key")
    .where("partnership_id", "=", partnershipId)
    .execute();
  const known = new Set(roles.map(({ key }) => key));
  const strange = strongFor.find((key) => !known.has(key));
  if (strange !== undefined) throw new StaffProblem(`There is no role called ${strange}`);
  const name = "Second factor at sign-in";
  const body = { name, strongFor: [...strongFor], strongForPartnershipReach };
  await setVersion(tx, {
    partnershipId,
    from,
    body,
    kind: secondFactorKind,
    key: "second-factor",
  });
}
