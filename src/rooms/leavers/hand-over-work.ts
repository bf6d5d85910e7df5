import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { leaverWork, type LeaverRow, type LeaverWork } from "../child-record/index.ts";
import { listPosted, listPostHolders, type Colleague, type Holder } from "../directory/index.ts";
import { findPerson, listCircle, mayDo, type Person } from "../subjects/index.ts";
import {
  passPlace,
  takerOf,
  tell,
  type HandedOver,
  type HandForm,
  type Handing,
} from "./hand-over.ts";
import {
  actionsOnly,
  listLeftKinds,
  listPlaces,
  type LeftKind,
  type LeftPlace,
} from "./left-reads.ts";

/** Everything that goes over by a tick, of what the reader reaches. */
export type LeftWork = {
  readonly places: readonly LeftPlace[];
  readonly kinds: readonly LeftKind[];
};

type Reading = Pick<Handing, "at" | "rooms"> & { readonly staffId: string };

export async function readLeftWork(tx: Tx, { staffId, at, rooms }: Reading): Promise<LeftWork> {
  return {
    places: await listPlaces(tx, { staffId, at }),
    kinds: await listLeftKinds(tx, { staffId, at }, leaverWork.allIn(rooms)),
  };
}

/** Those of it that were ticked. */
export const chosenOf = ({ places, kinds }: LeftWork, chosen: readonly string[]): LeftWork => ({
  places: places.filter(({ membershipId }) => chosen.includes(membershipId)),
  kinds: kinds.map(({ work, rows }) => ({
    work,
    rows: rows.filter(({ id }) => chosen.includes(id)),
  })),
});

/** "2 children, 1 action": what goes over, in the order in which it does. */
export const sumWords = ({ places, kinds }: LeftWork): string =>
  [
    { many: places.length, words: ["child", "children"] as const },
    ...kinds.map(({ work, rows }) => ({ many: rows.length, words: work.counted })),
  ]
    .filter(({ many }) => many > 0)
    .map(({ many, words: [one, more] }) => counted(many, one, more))
    .join(", ");

/**
 * All that was chosen, to one colleague, in the caller's transaction: places first, so that the rest
 * of a child's work can follow. What cannot go over stays and says why; the colleague has one notice.
 */
export async function handOverAll(tx: Tx, handing: Handing, form: HandForm): Promise<HandedOver> {
  const { leaver, at, rooms } = handing;
  const all = await readLeftWork(tx, { staffId: leaver.staffId, at, rooms });
  return handOverWork(tx, handing, {
    work: chosenOf(all, form.chosen),
    to: form.to,
    nothing: "Choose at least one thing",
  });
}

/** The open actions that were chosen, to one colleague. */
export async function handOverActions(
  tx: Tx,
  handing: Handing,
  form: HandForm,
): Promise<HandedOver> {
  const { leaver, at, rooms } = handing;
  const of = { staffId: leaver.staffId, at };
  const kinds = await listLeftKinds(tx, of, actionsOnly(rooms));
  return handOverWork(tx, handing, {
    work: chosenOf({ places: [], kinds }, form.chosen),
    to: form.to,
    nothing: "Choose at least one action",
  });
}

type Wanted = { readonly work: LeftWork; readonly to: string; readonly nothing: string };

async function handOverWork(
  tx: Tx,
  handing: Handing,
  { work, to, nothing }: Wanted,
): Promise<HandedOver> {
  const { leaver, today } = handing;
  const taker = await takerOf(tx, today, to);
  const posted = (await listPosted(tx, today)).find(({ staffId }) => staffId === to);
  if (!taker || !posted || taker.staffId === leaver.staffId)
    return { kind: "invalid", message: "Choose who takes over" };
  if (sumWords(work) === "") return { kind: "invalid", message: nothing };
  const held = await listPostHolders(tx, { permission: "child.view", on: today });
  const posts = held.filter(({ staffId }) => staffId === taker.staffId);
  const passed: string[] = [];
  const stayed: string[] = [];
  const note = ({ personId, reference }: Row, problem: string | undefined): void => {
    if (problem === undefined) passed.push(personId);
    else stayed.push(`${reference}: ${problem}`);
  };
  for (const place of work.places) note(place, await passPlace(tx, handing, { place, taker }));
  for (const { work: kind, rows } of work.kinds)
    for (const row of rows)
      note(row, await passRow(tx, handing, { kind, row, taker, posts, agencyId: posted.agencyId }));
  const what = counted(passed.length, "piece of work", "pieces of work");
  if (passed.length > 0) await tell(tx, handing, { taker, what });
  return { kind: "done", personIds: [...new Set(passed)], stayed };
}

type Row = { readonly personId: string; readonly reference: string };

type Passing = {
  readonly kind: LeaverWork;
  readonly row: LeaverRow;
  readonly taker: Colleague;
  /** What the taker reaches records by: work of somebody who cannot open one would be nobody's. */
  readonly posts: readonly Holder[];
  readonly agencyId: string;
};

/** @returns why it stayed, where it did */
async function passRow(
  tx: Tx,
  handing: Handing,
  { kind, row, taker, posts, agencyId }: Passing,
): Promise<string | undefined> {
  const person = await childOf(tx, handing, { kind, row, taker, posts, agencyId });
  if (typeof person === "string") return person;
  const { actor, at, today, leaver } = handing;
  const { staffId, name, agency } = taker;
  const to = { staffId, name, agency, agencyId };
  return row.handOver(tx, { actor, at, today, leaver, person, taker: to });
}

/** The child, where the actor may pass this on and the taker reaches it; else why not. */
async function childOf(
  tx: Tx,
  { actor, at, stopPlaces }: Handing,
  { kind, row, taker, posts }: Passing,
): Promise<Person | string> {
  if (await stopPlaces(row.personId)) return "you cannot change this record";
  const person = await findPerson(tx, actor, row.personId);
  if (!person) return "not visible to you";
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, kind.permission, { person, circle })) return "you cannot change this";
  if (person.shutOut.includes(taker.staffId))
    return "This person has a conflict of interest and cannot be added";
  return mayDo({ id: taker.staffId, posts }, "child.view", { person, circle })
    ? person
    : `${taker.name} cannot see this record: hand the child over first`;
}
