import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import { counted } from "../kernel/words.ts";
import { missedOf } from "../linkage/index.ts";
import {
  setRecordMatching,
  compareAllAgain,
  learnFromDecisions,
  listPairLabels,
  matchingInForce,
  type WhatWasLearned,
} from "../rooms/subjects/index.ts";
import { systemActor } from "../platform/access/actor.ts";
import { askingAs } from "../platform/database/database.ts";
import type { Tx } from "../platform/database/tx.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase, type Session } from "./with-database.ts";

export const matchingRuns = {
  "matching learn": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        "put-in-force": { type: "boolean", default: false },
        partnership: { type: "string" },
      },
    });
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const found = await learn(session, partnershipId);
      for (const line of linesOf(found)) out(line);
      if (!values["put-in-force"]) return;
      const enough = found.inForce.enoughToLearn;
      if (found.same + found.different < enough) {
        throw new UsageProblem(`Nothing is put in force before ${enough} pairs are decided`);
      }
      await putInForce(session, partnershipId, found);
      out("In force from today. Every record is compared again by the background work.");
    });
    return 0;
  },
} satisfies Runs;

type Found = WhatWasLearned & {
  readonly inForce: Awaited<ReturnType<typeof matchingInForce>>;
  readonly missed: ReturnType<typeof missedOf>;
};

/** Acts as the part that compares: it reads who pairs are of, and the command gets numbers alone. */
const learn = ({ database, clock }: Session, partnershipId: number): Promise<Found> =>
  database.as(systemActor("matching", { partnershipId }), async (tx) => {
    const inForce = await matchingInForce(tx, clock.today());
    const missed = missedOf(await listPairLabels(tx));
    const learned = await learnFromDecisions(tx, inForce);
    const route = "lantern matching learn";
    const audit = { action: "pair.learn", outcome: "done", route, requestId: newId() } as const;
    return { value: { ...learned, missed, inForce }, audit };
  });

async function putInForce(session: Session, partnershipId: number, found: Found): Promise<void> {
  const { thresholds, learned = found.inForce.learned } = found;
  const body = {
    ...found.inForce,
    ...thresholds,
    learned: learned.map(({ name, m, h }) => ({ name, m: [...m], h: [...h] })),
  };
  const { contextKey } = session.secrets;
  await changeDirectory(session, {
    action: "record-matching.set",
    work: async (tx) => {
      const from = session.clock.today();
      await compareByVersion(tx, { contextKey, partnershipId, body, from });
      return { value: undefined, partnershipId };
    },
  });
}

type NewVersion = Parameters<typeof setRecordMatching>[1] & { readonly contextKey: Buffer };

/** A version of the numbers, and every record compared again by it: both or neither. */
export async function compareByVersion(
  tx: Tx,
  { contextKey, ...version }: NewVersion,
): Promise<void> {
  await setRecordMatching(tx, version);
  const actor = systemActor("matching", { partnershipId: version.partnershipId });
  await askingAs(tx, { actor, contextKey }, () => compareAllAgain(tx));
}

function linesOf({ same, different, thresholds, learned, loss, missed, inForce }: Found) {
  const enough = inForce.enoughToLearn;
  const { listFrom, unsureFrom } = thresholds;
  return [
    `${counted(same + different, "pair")} decided: ${same} of one child, ${different} of two`,
    `Of the monthly samples ${counted(missed.read, "pair")} read, ${missed.same} of one child: about ${missed.about} missed in all (${missed.atLeast} to ${missed.atMost} at 95 per cent)`,
    `Thresholds in bits: shown from ${listFrom}, a second look whatever was said from ${unsureFrom}`,
    ...(loss === undefined
      ? [`Numbers are learned from ${enough} pairs of one child and ${enough} of two`]
      : [
          `Surprise at a decision, of pairs left out in turn: ${loss.before.toFixed(3)} bits by the numbers in force, ${loss.after.toFixed(3)} by learned ones`,
          learned === undefined
            ? "The numbers in force are as good"
            : "The learned ones are better",
        ]),
  ];
}
