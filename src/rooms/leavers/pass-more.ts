import type { Tx } from "../../platform/database/database.ts";
import { handOverChair } from "../meetings/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { type LeftVoiceNote, passVoiceNote } from "../visits/index.ts";
import { handOverChase, kindWords } from "../work/index.ts";
import { changedMeanwhile, groundOf, type Taking } from "./context-of.ts";
import type { Handing } from "./hand-over.ts";
import type { LeftChase, LeftMeeting } from "./left-work-reads.ts";

/** @returns why it stayed, where it did */
type Passed = Promise<string | undefined>;

export async function passMeeting(
  tx: Tx,
  handing: Handing,
  { one, ...to }: Taking<LeftMeeting>,
): Passed {
  const ground = await groundOf(tx, handing, { one, ...to, permission: "meeting.manage" });
  if (typeof ground === "string") return ground;
  return handOverChair(tx, handing, {
    person: ground,
    meetingId: one.meetingId,
    from: handing.leaver,
    to: to.taker,
  });
}

export async function passChase(
  tx: Tx,
  handing: Handing,
  { one, agencyId, ...to }: Taking<LeftChase> & { readonly agencyId: string },
): Passed {
  const ground = await groundOf(tx, handing, { one, ...to, permission: "action.manage" });
  if (typeof ground === "string") return ground;
  const { chaseId, version } = one;
  const { staffId, name } = to.taker;
  if (!(await handOverChase(tx, { chaseId, version, to: { staffId, agencyId } }))) {
    return changedMeanwhile;
  }
  await appendChronology(tx, ground, {
    kind: "chase",
    headline: `${name} is asked about ${kindWords(one)} in place of ${handing.leaver.name}`.slice(
      0,
      200,
    ),
    detail: one.wording,
    happenedOn: handing.today,
    by: handing.actor,
  });
  return undefined;
}

export async function passVoice(
  tx: Tx,
  handing: Handing,
  { one, ...to }: Taking<LeftVoiceNote>,
): Passed {
  const ground = await groundOf(tx, handing, { one, ...to, permission: "circle.manage" });
  if (typeof ground === "string") return ground;
  const isPassed = await passVoiceNote(tx, handing, {
    person: ground,
    note: one,
    from: handing.leaver,
    to: to.taker,
  });
  return isPassed ? undefined : changedMeanwhile;
}
