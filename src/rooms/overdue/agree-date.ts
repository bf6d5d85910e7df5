import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { findAction, findChase, notify, writeAgreement } from "../work/index.ts";
import { appendChronology } from "../child-record/index.ts";

type HandlerInput = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly chaseId: string;
};

/** "own": whoever gave the date does not agree to it as well. */
type Agreement = "accepted" | "stale" | "absent" | "own";

/** Agrees to the date that an answer gave: from now on the promise is due then. */
export async function agreeDate(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, chaseId }: HandlerInput,
): Promise<Agreement> {
  await oneAtATime(tx, `chase ${chaseId}`);
  const chase = await findChase(tx, person.personId, chaseId);
  const dueOn = chase?.answer?.expectedOn;
  if (!chase || chase.actionId === null || dueOn === null || dueOn === undefined) return "absent";
  if (chase.answeredById === actor.id) return "own";
  const action = await findAction(tx, person.personId, chase.actionId);
  const { actionId } = chase;
  const isAgreed =
    chase.agreedAt === null &&
    (await writeAgreement(tx, { actor, at }, { chaseId, actionId, dueOn }));
  if (!isAgreed) return "stale";
  await appendChronology(tx, person, {
    kind: "chase",
    headline: `Agreed that an action is due on ${formatDate(dueOn)}`,
    detail: action ? `${action.wording}\n\nIt was due on ${formatDate(action.dueOn)}.` : null,
    happenedOn: today,
    by: actor,
  });
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds: chase.answeredById === null ? [] : [chase.answeredById],
      kind: "chase",
      headline: "The new date that you gave for an action has been agreed",
      href: `/children/${person.personId}/plan`,
    },
    { by: actor, at },
  );
  return "accepted";
}
