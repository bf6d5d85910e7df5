import type { Clock } from "../kernel/clock.ts";
import { addDays, londonInstant } from "../kernel/dates.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  findSitting,
  findPanel,
  answerSitting,
  listAskedTo,
  keepOpened,
} from "../rooms/panels/index.ts";

type Telling = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly member: (key: string) => StaffActor;
};

/** The next sitting: some come, one sends apologies, one a colleague; the nurse has not answered. */
const answers = [
  { key: "police", answer: "coming", deputy: "" },
  { key: "school", answer: "apologies", deputy: "" },
  { key: "chair", answer: "coming", deputy: "" },
  { key: "lead", answer: "deputy", deputy: "manager" },
] as const;

export async function answerSome(telling: Telling, sittingId: string): Promise<void> {
  const { tx, clock, member } = telling;
  const sitting = await findSitting(tx, sittingId);
  const panel = await findPanel(tx, "mace", clock.today());
  if (!sitting || !panel) throw new Error("the demonstration has no sitting");
  const day = addDays(clock.today(), -1);
  for (const { key, answer, deputy } of answers) {
    const actor = member(key);
    const acting = { actor, at: londonInstant(day, "12:15"), today: day };
    const form = { answer, deputy: deputy === "" ? "" : member(deputy).id };
    const change = await answerSitting(tx, acting, {
      sitting,
      panel,
      staffId: actor.id,
      form,
    });
    if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  }
}

/** The police have read what they are asked to, once on the screen and once as a file. */
export async function readSome(telling: Telling, sittingId: string): Promise<void> {
  const { tx, clock, member } = telling;
  const acting = { actor: member("police"), at: clock.now() };
  const items = await listAskedTo(tx, acting.actor, { sittingId, today: clock.today() });
  for (const isFile of [false, true])
    await keepOpened(tx, acting, { items: items.slice(0, 2), isFile });
}
