import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listPosted, listPostHolders } from "../directory/index.ts";
import { type LeftVoiceNote, listLeftVoiceNotes } from "../visits/index.ts";
import { handOverEscalation } from "../escalation/index.ts";
import { handOverAssessment } from "../assessments/index.ts";
import {
  passPlace,
  passPromise,
  takerOf,
  tell,
  type HandedOver,
  type HandForm,
  type Handing,
} from "./hand-over.ts";
import { listPlaces, listPromises, type LeftPlace, type LeftPromise } from "./left-reads.ts";
import {
  listLeftAssessments,
  listLeftChases,
  listLeftEscalations,
  listLeftMeetings,
  type LeftAssessment,
  type LeftChase,
  type LeftEscalation,
  type LeftMeeting,
} from "./left-work-reads.ts";
import { changedMeanwhile, groundOf, type Row, type Taking } from "./context-of.ts";
import { passChase, passMeeting, passVoice } from "./pass-more.ts";

/** Everything that goes over by a tick, of what the reader reaches. */
export type LeftWork = {
  readonly places: readonly LeftPlace[];
  readonly promises: readonly LeftPromise[];
  readonly assessments: readonly LeftAssessment[];
  readonly escalations: readonly LeftEscalation[];
  readonly meetings: readonly LeftMeeting[];
  readonly chases: readonly LeftChase[];
  readonly voices: readonly LeftVoiceNote[];
};

export async function readLeftWork(
  tx: Tx,
  { staffId, at }: { readonly staffId: string; readonly at: Date },
): Promise<LeftWork> {
  return {
    places: await listPlaces(tx, { staffId, at }),
    promises: await listPromises(tx, { staffId, at }),
    assessments: await listLeftAssessments(tx, staffId),
    escalations: await listLeftEscalations(tx, staffId),
    meetings: await listLeftMeetings(tx, staffId),
    chases: await listLeftChases(tx, staffId),
    voices: await listLeftVoiceNotes(tx, { staffId, at }),
  };
}

/** Those of it that were ticked. */
export function chosenOf(all: LeftWork, chosen: readonly string[]): LeftWork {
  return {
    places: all.places.filter(({ membershipId }) => chosen.includes(membershipId)),
    promises: all.promises.filter(({ actionId }) => chosen.includes(actionId)),
    assessments: all.assessments.filter(({ assessmentId }) => chosen.includes(assessmentId)),
    escalations: all.escalations.filter(({ escalationId }) => chosen.includes(escalationId)),
    meetings: all.meetings.filter(({ meetingId }) => chosen.includes(meetingId)),
    chases: all.chases.filter(({ chaseId }) => chosen.includes(chaseId)),
    voices: all.voices.filter(({ noteId }) => chosen.includes(noteId)),
  };
}

/** "2 children, 1 promise": what goes over, in the order in which it does. */
export function sumWords(work: LeftWork): string {
  const parts = [
    [work.places.length, "child", "children"],
    [work.promises.length, "promise", "promises"],
    [work.assessments.length, "assessment", "assessments"],
    [work.escalations.length, "disagreement", "disagreements"],
    [work.meetings.length, "meeting", "meetings"],
    [work.chases.length, "question", "questions"],
    [work.voices.length, "visit to type up", "visits to type up"],
  ] as const;
  return parts
    .filter(([many]) => many > 0)
    .map(([many, one, more]) => counted(many, one, more))
    .join(", ");
}

type Passed = { readonly passed: string[]; readonly stayed: string[] };

/**
 * All that was chosen, to one colleague, in the caller's transaction: places first, so that the rest
 * of a child's work can follow. What cannot go over stays and says why; the colleague has one notice.
 */
export async function handOverAll(tx: Tx, handing: Handing, form: HandForm): Promise<HandedOver> {
  const { leaver, today, at } = handing;
  const taker = await takerOf(tx, today, form.to);
  const posted = (await listPosted(tx, today)).find(({ staffId }) => staffId === form.to);
  if (!taker || !posted || taker.staffId === leaver.staffId) {
    return { kind: "invalid", message: "Choose who takes over" };
  }
  const work = chosenOf(await readLeftWork(tx, { staffId: leaver.staffId, at }), form.chosen);
  if (sumWords(work) === "") return { kind: "invalid", message: "Choose at least one thing" };
  const held = await listPostHolders(tx, { permission: "child.view", on: today });
  const posts = held.filter(({ staffId }) => staffId === taker.staffId);
  const done: Passed = { passed: [], stayed: [] };
  const note = ({ personId, reference }: Row, problem: string | undefined): void => {
    if (problem === undefined) done.passed.push(personId);
    else done.stayed.push(`${reference}: ${problem}`);
  };
  const to = { taker, posts };
  for (const place of work.places) note(place, await passPlace(tx, handing, { place, taker }));
  const agencyId = posted.agencyId;
  for (const promise of work.promises) {
    note(promise, await passPromise(tx, handing, { promise, ...to, agencyId }));
  }
  await passRest(tx, handing, { work, to: { ...to, agencyId }, note });
  if (done.passed.length > 0) {
    await tell(tx, handing, {
      taker,
      what: counted(done.passed.length, "piece of work", "pieces of work"),
    });
  }
  return { kind: "done", personIds: [...new Set(done.passed)], stayed: done.stayed };
}

type Passing = {
  readonly work: LeftWork;
  readonly to: Omit<Taking<never>, "one"> & { readonly agencyId: string };
  readonly note: (row: Row, problem: string | undefined) => void;
};

/** What follows the places, in the order in which it is listed. */
async function passRest(tx: Tx, handing: Handing, { work, to, note }: Passing): Promise<void> {
  for (const one of work.assessments) note(one, await passAssessment(tx, handing, { one, ...to }));
  for (const one of work.escalations) note(one, await passEscalation(tx, handing, { one, ...to }));
  for (const one of work.meetings) note(one, await passMeeting(tx, handing, { one, ...to }));
  for (const one of work.chases) note(one, await passChase(tx, handing, { one, ...to }));
  for (const one of work.voices) note(one, await passVoice(tx, handing, { one, ...to }));
}

async function passAssessment(
  tx: Tx,
  handing: Handing,
  { one, ...to }: Taking<LeftAssessment>,
): Promise<string | undefined> {
  const ground = await groundOf(tx, handing, { one, ...to, permission: "assessment.record" });
  if (typeof ground === "string") return ground;
  const { assessmentId, version, name } = one;
  const given = { person: ground, assessmentId, version, name };
  const isDone = await handOverAssessment(tx, handing, {
    ...given,
    from: handing.leaver.name,
    to: to.taker,
  });
  return isDone ? undefined : changedMeanwhile;
}

async function passEscalation(
  tx: Tx,
  handing: Handing,
  { one, ...to }: Taking<LeftEscalation>,
): Promise<string | undefined> {
  const ground = await groundOf(tx, handing, { one, ...to, permission: "escalation.raise" });
  if (typeof ground === "string") return ground;
  const { escalationId, version, stage } = one;
  const given = { person: ground, escalationId, version, stage };
  const isDone = await handOverEscalation(tx, handing, {
    ...given,
    from: handing.leaver.name,
    to: to.taker,
  });
  return isDone ? undefined : changedMeanwhile;
}
