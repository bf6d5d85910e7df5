import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { pipelined } from "../../../platform/database/pipeline.ts";
import { keepingPlans } from "../../../platform/database/kept-plans.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { anId } from "../../../platform/http/field.ts";
import { Instead, routeKind } from "../../../platform/http/route-kind.ts";
import {
  findMergedInto,
  findPerson,
  listCircle,
  listOtherNames,
  mayDo,
} from "../../subjects/index.ts";
import { listDisputes } from "../disputes/dispute-reads.ts";
import { readBeforeContact } from "../before-contact.ts";
import { familyInBrief } from "../family-slots.ts";
import { listFlags } from "../flag-reads.ts";
import { findOpenEpisode } from "../open-episode.ts";
import { schemesOn } from "../schemes.ts";
import { findStanding } from "../standing-reads.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { paths } from "./paths.ts";

export const childParams = z.object({ personId: anId });

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly rooms: Rooms;
};

/** What every page about a child needs, or undefined when the actor does not reach the child. */
export async function findChild(
  asking: ReadContext,
  personId: string,
): Promise<ChildFacts | undefined> {
  const found = await findInReach(asking, personId);
  return found && factsOf(asking, found);
}

type InReach = Pick<ChildFacts, "person" | "circle">;

/** What stands above every page of a child is asked all day, and planned once for each connection. */
const aboveThePage = <T>({ actor }: ReadContext, read: () => Promise<T>): Promise<T> =>
  keepingPlans(actor.isWide ? "wide" : "narrow", read);

/** The child and who is involved, which is what permission turns on. */
function findInReach(asking: ReadContext, personId: string): Promise<InReach | undefined> {
  const { tx, actor, clock } = asking;
  return aboveThePage(asking, async () => {
    const person = await findPerson(tx, actor, personId);
    return person && { person, circle: await listCircle(tx, person.circleId, clock.now()) };
  });
}

const factsOf = (asking: ReadContext, found: InReach): Promise<ChildFacts | undefined> =>
  aboveThePage(asking, () => readFacts(asking, found));

async function readFacts(
  { tx, actor, clock, rooms }: ReadContext,
  { person, circle }: InReach,
): Promise<ChildFacts | undefined> {
  const { personId } = person;
  const [now, today] = [clock.now(), clock.today()];
  const { standing, schemes, ...facts } = await pipelined({
    standing: findStanding(tx, personId),
    otherNames: listOtherNames(tx, personId),
    flags: listFlags(tx, personId),
    schemes: schemesOn(tx, today),
    disputes: listDisputes(tx, personId),
    missing: findOpenEpisode(tx, personId),
    family: familyInBrief.oneIn(rooms)(tx, { person, today }),
    known: readBeforeContact(tx, { rooms, personId, today }),
  });
  // A colleague's change can end access between two statements: then there is nothing to show.
  return standing && { rooms, actor, person, standing, circle, now, today, ...schemes, ...facts };
}

/**
 * A form that was sent about a record which another stands for meanwhile, as one about that. What its
 * writer read was the other: a form that says which version it has read is asked again, with all it says.
 */
function sentTo<G extends { readonly params: { personId: string }; readonly form: object }>(
  given: G,
  personId: string,
): G {
  const isVersioned = "version" in given.form;
  const form = isVersioned ? { ...given.form, version: "0" } : given.form;
  return { ...given, form, params: { ...given.params, personId } };
}

/**
 * A route about a child within reach. For any other child the answer is not found, whatever is
 * asked; for one within reach it is refused unless a post that reaches this child holds the
 * permission. Either way the audit names the child, and both where another record stands for it.
 */
export const childRoute = routeKind({
  under: "/children/:personId",
  params: childParams,
  shows: { about: "children" },
  find: async (given, method): Promise<InReach | Instead | undefined> => {
    const { personId } = given.params;
    const found = await findInReach(given, personId);
    if (found) return found;
    const into = await findMergedInto(given.tx, personId);
    const stays = into === undefined ? undefined : await findInReach(given, into);
    if (!stays || method === "POST") return stays;
    const subjectIds = [personId, stays.person.personId];
    return new Instead({ kind: "redirect", to: paths.child(stays.person.personId), subjectIds });
  },
  may: ({ actor }, permission, found) => mayDo(actor, permission, found),
  isStillHere: async ({ tx, actor }, { person }) =>
    (await findPerson(tx, actor, person.personId)) !== undefined,
  as: (given, { person }) =>
    given.params.personId === person.personId ? given : sentTo(given, person.personId),
  read: factsOf,
  stop: ({ stopPlaces }, { person }) => stopPlaces(person.personId),
  names: ({ params: { personId }, found }, named) => {
    const stays = found?.person.personId ?? personId;
    return stays === personId ? (named ?? [personId]) : [personId, stays];
  },
});
