import { isId } from "../../kernel/ids.ts";
import { systemActor, type StaffActor } from "../access/actor.ts";
import { writeAudit, type AuditEntry } from "../audit/audit.ts";
import { shownIn, tokensIn, type Held } from "../words/index.ts";
import type { Tx } from "../database/database.ts";
import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";
import type {
  AsPapers,
  CompareStaff,
  HoldPlaces,
  Looking,
  ShownToReader,
  StopPlaces,
} from "./places-guard.ts";

/** Who looks, and with whom they were compared in this request. */
type Comparing = { readonly looking: Looking | undefined; readonly compared: Set<string> };

export function stopFor(exchange: Exchange, { looking, compared }: Comparing): StopPlaces {
  const { route, serving, request, frame } = exchange;
  const { places } = serving;
  const isClosed = async (personId: string, isForPanel: boolean): Promise<boolean> => {
    if (!places || !looking) return false;
    const chosen = chosenBy(exchange);
    compared.add(personId);
    if (chosen.length === 0 && !(await places.isDue(looking.tx, [personId]))) return false;
    const asked = { children: [{ personId, chosen }], isForPanel };
    const found = await places.conflict(looking, asked);
    // What is weak closes an item too; it stops nobody who is writing, nor whoever reads every record all the same.
    const isReading = isForPanel && route.method === "GET" && !looking.actor.isWide;
    return found.some(({ isShutOut }) => isShutOut || isReading);
  };
  return async (about, isForPanel = false) => {
    if (!places || !looking) return undefined;
    if (typeof about === "string" && (await isClosed(about, isForPanel)))
      return { kind: "notFound" };
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    if (route.method !== "POST") return undefined;
    const sent = {
      about,
      // With its question: what was asked beside the fields is asked again.
      address: request.url,
      csrfToken: frame.csrfToken,
      fields,
      files: (exchange.received ?? []).filter(({ name }) => name !== "").map(({ field }) => field),
      takesFiles: route.input.files !== undefined,
    };
    const view = await places.stop(looking, sent);
    return view && { kind: "invalid", view };
  };
}

/** Looks as the part of Lantern that compares; what is found closes the record or the item by itself. */
export function compareFor(
  { serving: { places } }: Exchange,
  { looking, compared }: Comparing,
): CompareStaff {
  return async (asked) => {
    for (const { personId } of asked.children) compared.add(personId);
    for (const concernId of asked.concerns ?? []) compared.add(concernId);
    const found = places && looking ? await places.conflict(looking, asked) : [];
    return new Set(found.map(({ personId }) => personId));
  };
}

/** In the transaction of the person who acts, who learns no more of it than what the work answers. */
export function asPapersFor(looking: Looking | undefined): AsPapers {
  return (work) => {
    if (!looking) throw new Error("papers are compared for the person signed in");
    const { database, tx, actor } = looking;
    return database.within(tx, systemActor("papers", { partnershipId: actor.partnershipId }), work);
  };
}

/** Whom a form may choose: by a number alone, or among agencies, where "staff:" stands before it. */
export const chosenBy = ({ route, request }: Exchange): readonly string[] =>
  route.method === "POST" ? idsIn((request.body ?? {}) as Readonly<Record<string, unknown>>) : [];

const idsIn = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
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
export const heldIn = (
  exchange: Exchange,
  text: string,
  actor: StaffActor | undefined,
): Promise<Held> => heldBehind(exchange, tokensIn(text), actor);

/** What decides, for a page, an answer of the API and a file alike. */
export async function heldBehind(
  { serving, request, route }: Exchange,
  tokens: readonly string[],
  actor: StaffActor | undefined,
): Promise<Held> {
  const { places, database } = serving;
  if (tokens.length === 0 || !places || !actor) return none;
  return database.as(actor, async (tx) => ({
    value: await places.words(tx, tokens),
    audit: heldRead({ request, route }),
  }));
}

const heldRead = ({ request, route }: Pick<Exchange, "request" | "route">): AuditEntry => ({
  action: "places.held.read",
  outcome: "done",
  route: `${route.method} ${route.path}`,
  requestId: request.id,
  subjectIds: [],
});

/** The same inside a transaction, for a file of which the digest is registered with it. */
export function shownFor(
  { serving: { places }, request, route }: Exchange,
  looking: Looking | undefined,
): ShownToReader {
  return async (says) => {
    const tokens = tokensIn(JSON.stringify([says]));
    if (!places || !looking || tokens.length === 0) return says;
    const { tx, actor, at } = looking;
    const words = await places.words(tx, tokens);
    await writeAudit(tx, actor, { entry: heldRead({ request, route }), at });
    return shownIn(says, words);
  };
}
