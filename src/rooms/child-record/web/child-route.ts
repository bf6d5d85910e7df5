import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { pipelined } from "../../../platform/database/pipeline.ts";
import { keepingPlans } from "../../../platform/database/kept-plans.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
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

type Shape = z.ZodType<object>;

const notFound: Outcome = { kind: "notFound" };

type ChildRoute<P extends z.ZodType<{ personId: string }>, Q extends Shape, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/children/:personId${string}`;
  readonly access: { readonly permission: Permission };
  readonly audit: { readonly action: string };
  readonly isOpenedOften?: true;
  readonly input: Input<P, Q, F>;
  readonly handle: (
    facts: ChildFacts,
    given: Parameters<RouteDefinition<P, Q, F, ByStaff>["handle"]>[0],
  ) => Promise<Outcome>;
};

/**
 * A route about a child within reach. For any other child the answer is not found, whatever is
 * asked; for one within reach it is refused unless a post that reaches this child holds the
 * permission. Either way the audit names the child.
 */
export function childRoute<
  P extends z.ZodType<{ personId: string }>,
  Q extends Shape,
  F extends Shape,
>({ handle, ...definition }: ChildRoute<P, Q, F>): Route {
  const { permission } = definition.access;
  const answer = async (given: Parameters<typeof handle>[1], found: InReach): Promise<Outcome> => {
    const { personId } = found.person;
    if (mayDo(given.actor, permission, found)) {
      const facts = await factsOf(given, found);
      if (!facts) return notFound;
      return (await given.stopPlaces(personId)) ?? handle(facts, given);
    }
    // Refused, unless access to the child ended between two statements: then there is no child.
    const isStillHere = await findPerson(given.tx, given.actor, personId);
    return isStillHere ? { kind: "forbidden" } : notFound;
  };
  return route<P, Q, F>({
    ...definition,
    shows: { about: "children" },
    handle: async (given) => {
      const { personId } = given.params;
      const found = await findInReach(given, personId);
      if (found) return { subjectIds: [personId], ...(await answer(given, found)) };
      const into = await findMergedInto(given.tx, personId);
      const stays = into === undefined ? undefined : await findInReach(given, into);
      if (!stays) return { ...notFound, subjectIds: [personId] };
      const subjectIds = [personId, stays.person.personId];
      if (definition.method === "GET")
        return { kind: "redirect", to: paths.child(stays.person.personId), subjectIds };
      return { ...(await answer(sentTo(given, stays.person.personId), stays)), subjectIds };
    },
  });
}
