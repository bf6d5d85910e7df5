import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, jsonText } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { pointed } from "../../../../platform/http/problem.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  endNumber,
  listNumbers,
  mayDo,
  numberKinds,
  recordSentNumber,
  type KeptNumber,
  type NumberKind,
} from "../../../subjects/index.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams, findChild } from "../../web/child-route.ts";

const kinds = Object.keys(numberKinds) as [NumberKind, ...NumberKind[]];

const numberBody = z
  .strictObject({
    kind: z.enum(kinds),
    value: jsonText().describe("With or without spaces; its check digit or letter is asked"),
    source: jsonText().optional().describe("Who says so: the account’s name where it is left out"),
  })
  .meta({ examples: [{ kind: "upn", value: "H801200001001" }] });
const endBody = z
  .strictObject({ reason: jsonText().describe("Why it is no longer correct") })
  .meta({ examples: [{ reason: "Typed for the wrong pupil" }] });

const moment = z.iso.datetime();
/** Ids and times, and not the number: an answer is kept so that it can be given again. */
const kept = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  number: z.object({
    id: z.uuid(),
    kind: z.enum(kinds),
    recordedAt: moment,
    endedAt: moment.nullable(),
  }),
});

const access = { permission: "feed.run" } as const;

type HandlerInput = Parameters<typeof findChild>[0];
type Reached = { readonly facts: ChildFacts } | { readonly refused: Outcome };

async function reach(given: HandlerInput, personId: string): Promise<Reached> {
  const facts = await findChild(given, personId);
  if (facts && mayDo(facts.actor, access.permission, facts)) return { facts };
  const status = facts ? 403 : 404;
  return { refused: { kind: "problem", status, subjectIds: [personId] } };
}

async function findNumber(tx: Tx, personId: string, id: string): Promise<KeptNumber | undefined> {
  return (await listNumbers(tx, personId)).find(({ identifierId }) => identifierId === id);
}

const subjectsOf = ({ person }: ChildFacts) => [person.personId];

function answerOf({ person }: ChildFacts, { identifierId, kind, ...number }: KeptNumber): Outcome {
  const body: z.input<typeof kept> = {
    child: { id: person.personId, reference: person.reference },
    number: {
      id: identifierId,
      kind,
      recordedAt: number.recordedAt.toISOString(),
      endedAt: number.endedAt?.toISOString() ?? null,
    },
  };
  return { kind: "json", body, subjectIds: [person.personId] };
}

const anothers = "Another user recorded this number: it is ended in Lantern, by a person.";

/** A system records the numbers of children within its reach, and ends those that it recorded. */
export const systemNumberRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/api/children/:personId/numbers",
    access,
    audit: { action: "number.add" },
    shows: { about: "children" },
    input: { params: childParams, body: numberBody },
    answers: {
      summary: "Record a number under which your agency knows a child you can see",
      description:
        "Sent again it changes nothing and answers what is recorded. One that a person has ended in Lantern is refused: a person records it again. A pupil number is refused while where the child can be found is protected from you. Nothing is joined by a number.",
      schema: kept,
    },
    handle: async (given) => {
      const { tx, params, body: form } = given;
      const reached = await reach(given, params.personId);
      if ("refused" in reached) return reached.refused;
      const { facts } = reached;
      const acting = { actor: facts.actor, at: facts.now };
      const change = await recordSentNumber(tx, acting, { person: facts.person, form });
      const subjectIds = subjectsOf(facts);
      if (change.kind === "invalid")
        return { kind: "problem", status: 422, errors: pointed(change.errors), subjectIds };
      const number = await findNumber(tx, facts.person.personId, change.identifierId);
      if (!number) throw new Error("a number that was recorded is not there");
      return answerOf(facts, number);
    },
  }),
  route({
    method: "POST",
    path: "/api/children/:personId/numbers/:identifierId/end",
    access,
    audit: { action: "number.end" },
    shows: { about: "children" },
    input: { params: childParams.extend({ identifierId: anId }), body: endBody },
    answers: {
      summary: "Say that a number which your system recorded is no longer correct",
      description:
        "It stays in Lantern with the reason, and is not searched. Sending it again changes nothing. A number that another user recorded is ended by a person.",
      schema: kept,
    },
    handle: async (given) => {
      const { tx, params, body } = given;
      const reached = await reach(given, params.personId);
      if ("refused" in reached) return reached.refused;
      const { facts } = reached;
      const subjectIds = subjectsOf(facts);
      const number = await findNumber(tx, params.personId, params.identifierId);
      if (!number) return { kind: "problem", status: 404, subjectIds };
      if (number.recordedById !== facts.actor.id)
        return { kind: "problem", status: 403, says: anothers, subjectIds };
      if (number.endedAt !== null) return answerOf(facts, number);
      const ending = { number, reason: body.reason, version: number.version };
      const change = await endNumber(tx, { actor: facts.actor, at: facts.now }, ending);
      if (change.kind === "invalid")
        return { kind: "problem", status: 422, errors: pointed(change.errors), subjectIds };
      if (change.kind === "stale") return { kind: "problem", status: 409, subjectIds };
      return answerOf(
        facts,
        (await findNumber(tx, params.personId, number.identifierId)) ?? number,
      );
    },
  }),
];
