import { newId } from "../kernel/ids.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addServiceAccount,
  addToken,
  findServiceAccount,
  listChoices,
  revokeToken,
} from "../rooms/accounts/index.ts";
import { addHook } from "../rooms/webhooks/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

/**
 * The school's own system, with a token that was revoked, and one and a webhook to confirm: in a
 * demonstration none stands, and nothing is sent.
 */
export async function fillServiceAccounts(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const [admin, school] = [cast.get("admin"), cast.get("school")];
  if (!admin || !school) throw new Error("the cast lacks an administrator or a school");
  const at = clock.now();
  const actor = await actAs(tx, admin, at);
  const { teams, roles } = await listChoices(tx, clock.today());
  const change = await addServiceAccount(
    tx,
    { actor, at, today: clock.today() },
    {
      name: "Fernhill High School records",
      team: teams.find(({ name }) => name.startsWith("Fernhill High School"))?.id ?? "",
      role: roles.find(({ key }) => key === "agency-system")?.id ?? "",
      responsible: school.id,
    },
  );
  if (change.kind !== "accepted") throw new Error("the demonstration's service account is wrong");
  const account = await findServiceAccount(tx, change.accountId);
  if (!account) throw new Error("a service account that was added is not there");
  const tokenId = newId();
  const scopes = account.permissions;
  await addToken(
    tx,
    { account, actor, at },
    { id: tokenId, label: "Test server", scopes, days: "30" },
  );
  await revokeToken(tx, tokenId, at);
  const waiting = { id: newId(), label: "Live server", scopes, days: "90" };
  await addToken(tx, { account, actor, at }, waiting);
  const address = "https://records.fernhill.example/lantern";
  const form = { id: newId(), address, events: ["concern.decided"] };
  const hook = await addHook(tx, { actor, at }, { account, form });
  if (hook.kind !== "accepted") throw new Error("the demonstration's webhook is wrong");
  await actAsNobody(tx);
}
