import { addServiceAccount } from "../../src/rooms/accounts/service-accounts/add-account.ts";
import { addToken } from "../../src/rooms/accounts/service-accounts/add-token.ts";
import { answerToken } from "../../src/rooms/accounts/service-accounts/answer-token.ts";
import {
  findServiceAccount,
  listChoices,
} from "../../src/rooms/accounts/service-accounts/account-reads.ts";
import { newId } from "../../src/kernel/ids.ts";
import { londonDate } from "../../src/kernel/dates.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { benchmarkEntry } from "./queries.ts";

/** The token of a service account in this person's team, who answers for it. */
export async function tokenBeside(
  database: Database,
  person: StaffActor,
  at: Date,
): Promise<string> {
  const { partnershipId } = person;
  const actor = systemActor("command-line", { partnershipId, permissions: ["staff.manage"] });
  const made = await database.as(actor, async (tx) => {
    const acting = { actor, at, today: londonDate(at) };
    const { roles } = await listChoices(tx, acting.today);
    const form = {
      name: `System of ${person.name}`,
      team: person.posts[0]?.teamId ?? "",
      role: roles.find(({ key }) => key === "agency-system")?.id ?? "",
      responsible: person.id,
    };
    const change = await addServiceAccount(tx, acting, form);
    const account =
      change.kind === "accepted" ? await findServiceAccount(tx, change.accountId) : undefined;
    if (!account) throw new Error("the benchmark's service account was refused");
    const scopes = account.permissions;
    const token = { id: newId(), label: "Benchmark", scopes, days: "1" };
    const made = await addToken(tx, { account, actor, at }, token);
    if (made.kind !== "accepted") throw new Error("the benchmark's token was refused");
    return { value: made, audit: benchmarkEntry() };
  });
  const { tokenId, token } = made;
  await database.as(person, async (tx) => {
    const confirmed = await answerToken(tx, { tokenId, verdict: "confirm" }, at);
    if (!confirmed) throw new Error("the benchmark's token was not confirmed");
    return { value: undefined, audit: benchmarkEntry() };
  });
  return token;
}
