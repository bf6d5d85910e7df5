import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { addStaff, newCodeSecret } from "../rooms/accounts/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { ringOf } from "../platform/sealing/index.ts";
import type { Cast } from "./cast.ts";
import { demoEmail, demoPassword } from "./people.ts";

/** The police and the council chair the MACE by turns: besides the chair of the partnership, one of the police. */
export async function hireSecondChair(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<string> {
  const post = cast.get("police")?.posts[0];
  const partnershipId = cast.get("police")?.partnershipId;
  if (!post || partnershipId === undefined) throw new Error("the demonstration has no police");
  const person = {
    partnershipId,
    teamId: post.teamId,
    role: "panel-chair",
    name: "Gareth Pell",
    email: demoEmail("police-chair"),
    phone: "020 7946 0163",
    password: demoPassword,
    codeSecret: newCodeSecret(),
    startsOn: addDays(clock.today(), -400),
    isDemo: true,
  };
  return addStaff(tx, person, ringOf(tx));
}
