import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { StopPlaces } from "../../platform/http/places-guard.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { listColleagues, type Colleague } from "../directory/index.ts";
import type { Leaver } from "../accounts/index.ts";
import { appendChronology } from "../child-record/index.ts";
import {
  addToCircle,
  basisWords,
  cannotLead,
  circleChanged,
  endPlaceInCircle,
  findPerson,
  listCircle,
  mayDo,
  type Person,
} from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { listPlaces, type LeftPlace } from "./left-reads.ts";

export type Handing = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly leaver: Leaver;
  /** Looks whether the colleague may know the child, before they are let in. */
  readonly stopPlaces: StopPlaces;
  readonly rooms: Rooms;
};

/** What goes over in one step on the leaver's own page. */
export type Group = "places" | "promises";

export type HandForm = {
  /** The colleague who takes over. */
  readonly to: string;
  readonly chosen: readonly string[];
};

export type HandedOver =
  | { readonly kind: "invalid"; readonly message: string }
  | {
      readonly kind: "done";
      readonly personIds: readonly string[];
      /** What stayed, in words with the child's reference. */
      readonly stayed: readonly string[];
    };

const chooseSomebody = "Choose who takes over";

export async function takerOf(tx: Tx, today: string, to: string): Promise<Colleague | undefined> {
  const posts = (await listColleagues(tx, today)).filter(({ staffId }) => staffId === to);
  // Of a sensitive service by whichever post.
  const instead = posts.map((one) => one.instead).find((words) => words !== null) ?? null;
  return posts[0] && { ...posts[0], instead };
}

/** The places in circles that were chosen, to one colleague: each in the chronology. */
export async function handOverPlaces(
  tx: Tx,
  handing: Handing,
  form: HandForm,
): Promise<HandedOver> {
  const { leaver, at, today } = handing;
  const taker = await takerOf(tx, today, form.to);
  if (!taker || taker.staffId === leaver.staffId)
    return { kind: "invalid", message: chooseSomebody };
  const places = (await listPlaces(tx, { staffId: leaver.staffId, at })).filter(
    ({ membershipId }) => form.chosen.includes(membershipId),
  );
  if (places.length === 0) return { kind: "invalid", message: "Choose at least one child" };
  const passed: string[] = [];
  const stayed: string[] = [];
  for (const place of places) {
    const problem = await passPlace(tx, handing, { place, taker });
    if (problem === undefined) passed.push(place.personId);
    else stayed.push(`${place.reference}: ${problem}`);
  }
  const what = passed.length === 1 ? "a child" : `${passed.length} children`;
  if (passed.length > 0) await tell(tx, handing, { taker, what });
  return { kind: "done", personIds: passed, stayed };
}

export type Passing = { readonly place: LeftPlace; readonly taker: Colleague };

/** @returns why it stayed, where it did */
export async function passPlace(
  tx: Tx,
  handing: Handing,
  { place, taker }: Passing,
): Promise<string | undefined> {
  const { actor, at, today, leaver } = handing;
  if (await handing.stopPlaces(place.personId)) return "you cannot change this record";
  const person = await findPerson(tx, actor, place.personId);
  if (!person) return "not visible to you";
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, "circle.manage", { person, circle }))
    return "you cannot change this professional network";
  const own = circle.find(({ staffId, until }) => staffId === taker.staffId && until === null);
  if (taker.isClosed) return `${taker.name} must be added by a person on the list of their service`;
  if (taker.instead !== null && place.basis === "allocation") return cannotLead;
  const leaving = circle.find(({ membershipId }) => membershipId === place.membershipId);
  const isNamed = taker.instead === null && (leaving?.instead ?? null) === null;
  if (own && own.basis !== place.basis && place.basis === "allocation") {
    const end = await endPlaceInCircle(tx, { person, membershipId: own.membershipId, at });
    if (end === "too few") return `${taker.name} is named on it already, and it keeps two people`;
  }
  if (own === undefined || (own.basis !== place.basis && place.basis === "allocation")) {
    const wanted = {
      staff: taker.staffId,
      basis: place.basis,
      reason: `Takes over from ${leaver.name}`,
    };
    const added = await addToCircle(tx, { actor, at, today }, { person, form: wanted });
    if (added.kind === "invalid") return added.errors.map(({ message }) => message).join(". ");
  }
  if (!place.isOver) {
    const end = await endPlaceInCircle(tx, { person, membershipId: place.membershipId, at });
    if (end === "too few") return "a restricted record needs two people: add another person first";
  }
  await noteInChronology(tx, handing, { person, place, taker, isNamed });
  return undefined;
}

const noteInChronology = (
  tx: Tx,
  { actor, today, leaver }: Handing,
  {
    person,
    place,
    taker,
    isNamed,
  }: Passing & { readonly person: Person; readonly isNamed: boolean },
): Promise<void> =>
  appendChronology(tx, person, {
    kind: "circle",
    headline: isNamed
      ? `${taker.name} (${taker.agency}) took over from ${leaver.name} in the professional network`
      : circleChanged.headline,
    detail: isNamed ? `${basisWords(place.basis)}.` : circleChanged.detail,
    happenedOn: today,
    by: actor,
  });

/** The open promises that were chosen, into one colleague's name: each in the chronology. */
type Telling = { readonly taker: Colleague; readonly what: string };

export const tell = (
  tx: Tx,
  { actor, at, leaver }: Handing,
  { taker, what }: Telling,
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: [taker.staffId],
      kind: "handed-over",
      headline: `You have taken over ${what} from ${leaver.name}`,
      href: "/work",
    },
    { by: actor, at },
  );
