import type { Permission } from "../../../kernel/permissions.ts";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listPosted, listPostHolders, type Colleague, type Holder } from "../../directory/index.ts";
import { escalation, handOverAssessment } from "../../protect/index.ts";
import { findPerson, listCircle, mayDo, type Person } from "../../subjects/index.ts";
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
  listLeftEscalations,
  type LeftAssessment,
  type LeftEscalation,
} from "./left-work-reads.ts";

/** Everything that goes over by a tick, of what the reader reaches. */
export type LeftWork = {
  readonly places: readonly LeftPlace[];
  readonly promises: readonly LeftPromise[];
  readonly assessments: readonly LeftAssessment[];
  readonly escalations: readonly LeftEscalation[];
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
  };
}

/** Those of it that were ticked. */
export function chosenOf(all: LeftWork, chosen: readonly string[]): LeftWork {
  return {
    places: all.places.filter(({ membershipId }) => chosen.includes(membershipId)),
    promises: all.promises.filter(({ actionId }) => chosen.includes(actionId)),
    assessments: all.assessments.filter(({ assessmentId }) => chosen.includes(assessmentId)),
    escalations: all.escalations.filter(({ escalationId }) => chosen.includes(escalationId)),
  };
}

/** "2 children, 1 promise": what goes over, in the order in which it does. */
export function sumWords({ places, promises, assessments, escalations }: LeftWork): string {
  const parts = [
    [places.length, "child", "children"],
    [promises.length, "promise", "promises"],
    [assessments.length, "assessment", "assessments"],
    [escalations.length, "disagreement", "disagreements"],
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
  for (const promise of work.promises) {
    note(promise, await passPromise(tx, handing, { promise, ...to, agencyId: posted.agencyId }));
  }
  for (const one of work.assessments) note(one, await passAssessment(tx, handing, { one, ...to }));
  for (const one of work.escalations) note(one, await passEscalation(tx, handing, { one, ...to }));
  if (done.passed.length > 0) {
    await tell(tx, handing, {
      taker,
      what: counted(done.passed.length, "piece of work", "pieces of work"),
    });
  }
  return { kind: "done", personIds: [...new Set(done.passed)], stayed: done.stayed };
}

type Row = { readonly personId: string; readonly reference: string };
type Taking<T> = {
  readonly one: T;
  readonly taker: Colleague;
  /** What the taker reaches records by. */
  readonly posts: readonly Holder[];
};

const changedMeanwhile = "somebody else changed it meanwhile";

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
    ...{ ...given, from: handing.leaver.name, to: to.taker },
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
  const isDone = await escalation.handOverEscalation(tx, handing, {
    ...{ ...given, from: handing.leaver.name, to: to.taker },
  });
  return isDone ? undefined : changedMeanwhile;
}

/** The child, where the reader may pass this on and the taker reaches it; else why not. */
async function groundOf(
  tx: Tx,
  { actor, at, stopPlaces }: Handing,
  { one, taker, posts, permission }: Taking<Row> & { readonly permission: Permission },
): Promise<Person | string> {
  if (await stopPlaces(one.personId)) return "you cannot change this record";
  const person = await findPerson(tx, actor, one.personId);
  if (!person) return "out of your reach";
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, permission, { person, circle })) return "you cannot change this";
  if (person.shutOut.includes(taker.staffId)) {
    return "This person has a conflict of interest and cannot be let in";
  }
  return mayDo({ id: taker.staffId, posts }, "child.view", { person, circle })
    ? person
    : `${taker.name} does not reach this record: hand the child over first`;
}
