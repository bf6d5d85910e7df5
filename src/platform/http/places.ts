import { isId } from "../../kernel/ids.ts";
import { systemActor, type StaffActor } from "../access/actor.ts";
import { tokensIn, type Held } from "../words/index.ts";
import type { Tx } from "../database/database.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";
import type { AsPapers, CompareStaff, HoldPlaces, Looking, StopPlaces } from "./places-guard.ts";

export function stopFor(exchange: Exchange, looking: Looking | undefined): StopPlaces {
  const { route, serving, request, frame } = exchange;
  const { places } = serving;
  return async (personId, isForPanel = false) => {
    if (!places || !looking) return undefined;
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const chosen = route.method === "POST" ? chosenIn(fields) : [];
    const asked = { children: [{ personId, chosen }], isForPanel };
    const found = await places.conflict(looking, asked);
    // What is weak closes an item too; it stops nobody who is writing, nor whoever reads every record all the same.
    const isReading = isForPanel && route.method === "GET" && !looking.actor.isWide;
    if (found.some(({ isShutOut }) => isShutOut || isReading)) return { kind: "notFound" };
    if (route.method !== "POST" || route.input.files) return undefined;
    // With its question: what was asked beside the fields is asked again.
    const sent = { personId, address: request.url, csrfToken: frame.csrfToken, fields };
    const view = await places.stop(looking, sent);
    return view && { kind: "invalid", view };
  };
}

/** Looks as the part of Lantern that compares; what is found closes the record or the item by itself. */
export function compareFor(
  { serving: { places } }: Exchange,
  looking: Looking | undefined,
): CompareStaff {
  return async (asked) => {
    const found = places && looking ? await places.conflict(looking, asked) : [];
    return new Set(found.map(({ personId }) => personId));
  };
}

/** In the transaction of the person who acts, who learns no more of it than what the work answers. */
export function asPapersFor(looking: Looking | undefined): AsPapers {
  return (work) => {
    if (!looking) throw new Error("papers are compared for somebody who is signed in");
    const { database, tx, actor } = looking;
    return database.within(tx, systemActor("papers", { partnershipId: actor.partnershipId }), work);
  };
}

/** Whom a form may choose: by a number alone, or among agencies, where "staff:" stands before it. */
const chosenIn = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.values(fields)
    .flat()
    .map((value) => (typeof value === "string" ? value.replace(/^staff:/, "") : ""))
    .filter(isId);

const changes: ReadonlySet<Outcome["kind"]> = new Set(["redirect", "json", "page", "file"]);

/** After a command has done its work, in its transaction: no other can read the text before. A question leaves no text. */
export async function holdAfter(
  { route, serving }: Exchange,
  looking: Looking | undefined,
  handle: () => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await handle();
  const ids = outcome.subjectIds ?? [];
  const isCommand = route.method === "POST" && route.answers?.isQuestion !== true;
  if (looking && serving.places && isCommand && ids.length > 0) {
    if (changes.has(outcome.kind)) await serving.places.hold(looking, ids);
  }
  return outcome;
}

/** For what somebody wrote who is not known: nobody but the named reads the words again. */
export const holdFor =
  ({ serving: { places, database, clock } }: Exchange, tx: Tx): HoldPlaces =>
  async ({ partnershipId, personId }) => {
    const writing = { database, tx, actor: { partnershipId, id: null }, at: clock.now() };
    await places?.hold(writing, [personId]);
  };

const none: Held = new Map();

/** The words behind the tokens of an answer that its reader may read; reading them is audited. */
export async function heldIn(
  { serving, request, route }: Exchange,
  text: string,
  actor: StaffActor | undefined,
): Promise<Held> {
  const tokens = tokensIn(text);
  const { places, database } = serving;
  if (tokens.length === 0 || !places || !actor) return none;
  return database.as(actor, async (tx) => ({
    value: await places.words(tx, tokens),
    audit: {
      action: "places.held.read",
      outcome: "done",
      route: `${route.method} ${route.path}`,
      requestId: request.id,
      subjectIds: [],
    },
  }));
}
