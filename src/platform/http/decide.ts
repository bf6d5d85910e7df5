import { systemActor, type Actor } from "../access/actor.ts";
import type { Audited, Tx } from "../database/database.ts";
import { keepingPlans } from "../database/kept-plans.ts";
import { countFrame } from "../rooms/frame-counts.ts";
import { audited, auditedOnce } from "./audited.ts";
import { isFromHere, isFromOwnForm, isPermitted } from "./checks.ts";
import { compareAsAnswered, untilCompared } from "./compare-as-answered.ts";
import { callerOf } from "./cookies.ts";
import { isInFrame, withNotice } from "./done-notice.ts";
import { formOfBefore } from "./earlier-form.ts";
import type { Exchange } from "./exchange.ts";
import { isKnown, whoAsks, type Asker } from "./identity.ts";
import { keepNamed } from "./named-in-event.ts";
import { isBusy, once, stillBusy } from "./once.ts";
import type { Outcome } from "./outcome.ts";
import type { Looking, MayKnow } from "./places-guard.ts";
import { asPapersFor, compareFor, holdAfter, holdFor, shownFor, stopFor } from "./places.ts";
import { pressedTwice } from "./pressed-twice.ts";
import { readInput, type InputParts } from "./read-input.ts";
import { isApi, type ByAnyone, type ByStaff } from "./route.ts";
import { viewsAt } from "./serving.ts";
import { hasLost } from "./standing.ts";
import {
  confirming,
  firstProve,
  lacksFactor,
  lacksField,
  mustConfirm,
  NotSentBack,
} from "./step-up.ts";
import { rejectUnauthenticated } from "./reject-unauthenticated.ts";
import { openUploads, type Upload } from "./uploads.ts";

/** How it ended, and for whom; nobody where whoever asked is not known. */
export type Decided = { readonly outcome: Outcome; readonly actor: Actor | undefined };

/** From the request to an outcome: known, same site, permitted, well formed, then the handler. */
export async function decide(exchange: Exchange): Promise<Decided> {
  const asker = await whoAsks(exchange);
  if (!isKnown(asker))
    return { outcome: await rejectUnauthenticated(exchange, asker), actor: undefined };
  return { outcome: await outcomeFor(exchange, asker), actor: actorOf(exchange, asker) };
}

async function outcomeFor(exchange: Exchange, asker: Asker): Promise<Outcome> {
  const { route, request } = exchange;
  if (lacksFactor(exchange, asker)) return firstProve(exchange, asker);
  const refused = await refusalOf(exchange, asker);
  if (refused) return record(exchange, asker, refused);
  const closed = await closedMeanwhile(exchange);
  if (closed) return record(exchange, asker, closed);
  const given = readInput(route, request);
  if (given === "not well formed") return record(exchange, asker, await notWellFormed(exchange));
  if ("refused" in given) return record(exchange, asker, given.refused);
  if (!mustConfirm(exchange, asker))
    return keepNamed(exchange.serving, handle(exchange, asker, given));
  const sentBack = lacksField(exchange, given)
    ? await onlySentBack(() => handle(exchange, asker, { ...given, isUnconfirmed: true }))
    : undefined;
  return sentBack ?? record(exchange, asker, await confirming(exchange, asker));
}

/** The form with what is wrong with it; nothing where it was taken after all, which is undone. */
async function onlySentBack(work: () => Promise<Outcome>): Promise<Outcome | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotSentBack) return undefined;
    throw error;
  }
}

/** Why this asker may not have this route, whatever the request says. */
async function refusalOf(exchange: Exchange, asker: Asker): Promise<Outcome | undefined> {
  const { route } = exchange;
  const isSending = route.method === "POST" && asker.by !== "token";
  // A browser's session changes nothing by the API: there is no form whose token it could bring.
  if (isSending && isApi(route)) return { kind: "problem", status: 403, says: tokensAlone };
  if (isSending && route.cookieless === undefined && !isFromOwnForm(exchange)) {
    return formOfBefore(exchange, asker);
  }
  return isPermitted(route, actorOf(exchange, asker)) ? undefined : { kind: "forbidden" };
}

async function notWellFormed({ serving, request }: Exchange): Promise<Outcome> {
  const views = await viewsAt(serving, request.url);
  return { kind: "invalid", status: 400, view: views.badRequest() };
}

/** Before everything is in place that a real child's record needs. */
async function closedMeanwhile({ route, serving }: Exchange): Promise<Outcome | undefined> {
  const { settingUp } = serving;
  if (!settingUp?.closes(route)) return undefined;
  if (isApi(route)) return { kind: "problem", status: 403, says: beingSetUp };
  return { kind: "refused", view: await settingUp.view() };
}

const beingSetUp = "Lantern is being set up: no child can be recorded yet.";
const tokensAlone = "Sending by the API takes the token of a service account.";

/** What was sent, and whether whoever sent it has still to confirm who they are. */
type Sent = InputParts & { readonly isUnconfirmed?: boolean };

async function handle(
  exchange: Exchange,
  asker: Asker,
  { isUnconfirmed = false, ...given }: Sent,
): Promise<Outcome> {
  const { route, serving } = exchange;
  const files = await uploadsOf(exchange);
  const who = await askerFor(exchange, asker, given);
  const { clock, rooms } = serving;
  const actor = actorOf(exchange, asker);
  const inTransaction = async (
    tx: Tx,
    first: readonly MayKnow[],
    times: number,
  ): Promise<Audited<Outcome>> => {
    const looking = lookingOf(exchange, asker, tx);
    const compared = new Set<string>();
    const comparing = { looking, compared };
    const stopPlaces = stopFor(exchange, comparing);
    const asPapers = asPapersFor(looking);
    const compareStaff = compareFor(exchange, comparing);
    for (const about of first) await compareStaff(about);
    const holdPlaces = holdFor(exchange, tx);
    const shownToReader = shownFor(exchange, looking);
    const guards = { stopPlaces, asPapers, compareStaff, holdPlaces, shownToReader };
    const common = { tx, clock, rooms, frame: exchange.frame, files, ...guards, ...given };
    const answer = async (): Promise<Outcome> => {
      if (await hasLost(exchange, asker, tx)) return { kind: "forbidden" };
      const done = await holdAfter(exchange, looking, () => route.handle({ ...common, ...who }));
      if (isUnconfirmed && done.kind !== "invalid") throw new NotSentBack();
      return done;
    };
    const made = await answerOnce({ exchange, asker, given, tx }, answer);
    const answered = await compareAsAnswered(exchange, looking, { outcome: made, compared, times });
    const noticed = await withNotice(exchange, { asker, tx }, answered);
    const outcome = await withCounts(exchange, { asker, tx }, noticed);
    return auditedOnce(exchange, outcome, tokenOf(asker));
  };
  const open = () =>
    untilCompared((first, times) =>
      serving.database.as(actor, (tx) => inTransaction(tx, first, times)),
    );
  const isKept = route.isOpenedOften ?? serving.keepsEveryPlan;
  const work = isKept ? keepingPlans(actor.isWide ? "wide" : "narrow", open) : open();
  if (given.key === undefined) return work;
  return work.catch((error: unknown) => {
    if (!isBusy(error)) throw error;
    return record(exchange, asker, stillBusy);
  });
}

/** A page that stands in the frame shows what waits: counted last, in the page's own transaction. */
async function withCounts(
  { route, serving: { rooms } }: Exchange,
  { asker, tx }: { readonly asker: Asker; readonly tx: Tx },
  outcome: Outcome,
): Promise<Outcome> {
  if (asker.by !== "session" || isApi(route) || !isInFrame(outcome)) return outcome;
  return { ...outcome, counts: await countFrame(rooms, tx, asker.actor) };
}

type Answering = {
  readonly exchange: Exchange;
  readonly asker: Asker;
  readonly given: InputParts;
  readonly tx: Tx;
};

/**
 * What a machine sends under one key, and what a person sends by pressing twice, is done once. A second
 * press is known before it is asked what was lost meanwhile: the first may have been what took it away.
 */
function answerOnce(
  { exchange, asker, given: { key, body }, tx }: Answering,
  answer: () => Promise<Outcome>,
): Promise<Outcome> {
  if (asker.by === "nothing") return answer();
  const { actor } = asker;
  if (asker.by === "token")
    return key === undefined ? answer() : once(tx, { exchange, actor, key, body }, answer);
  return pressedTwice(tx, { exchange, actor, sessionId: asker.sessionId }, answer);
}

function lookingOf({ serving }: Exchange, asker: Asker, tx: Tx): Looking | undefined {
  if (asker.by === "nothing") return undefined;
  return { database: serving.database, tx, actor: asker.actor, at: serving.clock.now() };
}

const actorOf = ({ route }: Exchange, asker: Asker): Actor =>
  asker.by === "nothing" ? systemActor(route.actsAs ?? "sign-in") : asker.actor;

const tokenOf = (asker: Asker): string | undefined =>
  asker.by === "token" ? asker.tokenId : undefined;

async function askerFor(
  exchange: Exchange,
  asker: Asker,
  given: InputParts,
): Promise<ByStaff | ByAnyone> {
  const { route, request, browser, frame, serving } = exchange;
  if (asker.by === "nothing") {
    const caller = { ...callerOf(request, browser), isFromHere: isFromHere(exchange) };
    const { database, clock } = serving;
    const { origin } = frame;
    const before = await route.before?.({ database, clock, caller, origin, ...given });
    return { actor: frame.actor, caller, before };
  }
  const { actor } = asker;
  if (asker.by === "token") return { actor, sessionToken: "", sessionId: "", wanting: null };
  const { sessionToken, sessionId, wanting } = asker;
  return { actor, sessionToken, sessionId, wanting };
}

/** Records an outcome that was decided before any handler ran. */
function record(exchange: Exchange, asker: Asker, outcome: Outcome): Promise<Outcome> {
  return exchange.serving.database.as(actorOf(exchange, asker), () =>
    Promise.resolve(audited(exchange, outcome, tokenOf(asker))),
  );
}

/** What came in each field that the route says takes files. */
async function uploadsOf({
  route,
  received,
  request,
  serving: { scan },
}: Exchange): Promise<(field: string) => Upload> {
  const uploads = await openUploads(route.input.files ?? {}, received ?? [], {
    body: request.body,
    scan,
  });
  return (field) => {
    const upload = uploads.get(field);
    if (!upload) throw new Error(`${route.path} declares no files called ${field}`);
    return upload;
  };
}
