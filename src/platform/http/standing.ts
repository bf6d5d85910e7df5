import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import { holdStanding } from "../session/sessions.ts";
import type { Exchange } from "./exchange.ts";
import type { Asker } from "./identity.ts";

/**
 * Whether what this person may do was taken from them between the reading of their session and this
 * transaction, which is about to write. What they hold is held still until it ends: whoever takes a
 * post, a place in a circle or the session away at the same moment waits for it. Looking needs none
 * of this: each page is read in one moment.
 */
export async function hasLost(
  { route, serving: { clock } }: Exchange,
  asker: Asker,
  tx: Tx,
): Promise<boolean> {
  if (route.method !== "POST" || asker.by !== "session") return false;
  const now = await holdStanding(tx, asker.sessionId, clock.now());
  return now === undefined || !holdsAll(now, asker.actor);
}

/** What was gained meanwhile is no reason to refuse: the request goes on as it began. */
function holdsAll(now: StaffActor, before: StaffActor): boolean {
  const reached = new Set(now.principals);
  return (
    JSON.stringify(now.posts) === JSON.stringify(before.posts) &&
    before.principals.every((principal) => reached.has(principal))
  );
}
