import type { Clock } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/ids.ts";
import type { Database, Tx } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/http/cookies.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { placeOf } from "../../../../platform/http/place.ts";
import { giveOneBack } from "../../../../platform/session/rate-limit.ts";
import { openSession } from "../../../../platform/session/sessions.ts";
import { rememberBrowser } from "../../known-browsers.ts";
import { tellWrongTries } from "../../wrong-tries.ts";
import { arrive, endStanding } from "../../web/arrive.ts";
import { confirmed } from "../../web/confirmed.ts";
import { whoCameBack, type Vouched } from "../oidc.ts";
import { findIdentity, findProvider, linkIdentity, useVisit, type Visit } from "../visits.ts";
import { backAt, visitBound, type ProviderParts } from "./leave.ts";
import { notInPage, type NotIn } from "./provider-pages.tsx";

type ReadContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly origin: string;
  readonly params: { readonly providerId: string };
  readonly query: Readonly<Record<string, unknown>>;
};

export type Back = { readonly visit: Visit; readonly vouched: Vouched } | NotIn | "none";

/**
 * What the provider vouches for, asked over the network before any transaction. The visit is used up
 * first: an answer that is sent a second time, by whomever, meets none.
 */
export function checkAnswer({ sealKey }: ProviderParts): (given: ReadContext) => Promise<Back> {
  return async ({ database, clock, caller, origin, params: { providerId }, query }) => {
    const at = clock.now();
    const known = await database.askForSignIn(async (tx) => ({
      provider: await findProvider(tx, providerId),
      visit: await useVisit(tx, { token: caller.visit, providerId }, { sealKey, at }),
    }));
    if (!known.provider) return "none";
    const { provider, visit } = known;
    if (!visit) return "too late";
    if (typeof query["error"] === "string") return "refused there";
    const address = new URL(backAt(origin, providerId));
    for (const [name, value] of Object.entries(query)) {
      if (typeof value === "string") address.searchParams.append(name, value);
    }
    const isConfirming = visit.purpose === "confirm";
    const { expected } = visit;
    try {
      return {
        visit,
        vouched: await whoCameBack(provider, { address, expected, isConfirming, at }),
      };
    } catch {
      return "not accepted";
    }
  };
}

type ReadQuery = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly frame: Frame;
  readonly caller: Caller;
  readonly params: { readonly providerId: string };
  readonly before: Back;
};

/** The person is known to their agency; here they are let in, confirmed or linked. */
export async function comeBack(asked: ReadQuery, parts: ProviderParts): Promise<Outcome> {
  const { before: back } = asked;
  if (back === "none") return { kind: "notFound" };
  if (typeof back === "string") return notIn(back);
  const { visit } = back;
  const outcome =
    visit.purpose === "link" ? await link(asked, back) : await enter(asked, back, parts);
  return { visit: null, ...outcome };
}

function notIn(why: NotIn, subjectIds: readonly string[] = []): Outcome {
  const view = notInPage(why);
  return { kind: "refused", status: 401, view, visit: null, subjectIds, detail: { why } };
}

type Known = Exclude<Back, string>;

async function enter(
  asked: ReadQuery,
  { visit, vouched }: Known,
  { sealKey }: ProviderParts,
): Promise<Outcome> {
  const { tx, clock, caller, params } = asked;
  const at = clock.now();
  const { subject, hasFactor } = vouched;
  const found = await findIdentity(tx, { providerId: params.providerId, subject, at });
  if (found.state !== "known") {
    return notIn("opens nothing", found.staffId === null ? [] : [found.staffId]);
  }
  const { staffId } = found;
  if (visit.purpose === "confirm") {
    const { session } = caller;
    if (session.state !== "complete" || session.actor.id !== staffId || visit.staffId !== staffId) {
      return notIn("someone else", [staffId]);
    }
    if (!hasFactor) return notIn("no second factor", [staffId]);
    return confirmed({ ...asked, form: visit }, { session, factor: "provider", sealKey });
  }
  await endStanding(tx, caller, at);
  const token = await openSession(tx, {
    staffId,
    isComplete: true,
    at,
    place: placeOf(caller),
    method: "provider",
    factor: hasFactor ? "provider" : null,
  });
  await giveOneBack(tx, visitBound(caller.ip), at);
  const browser = await rememberBrowser(tx, { staffId, caller, at });
  const told = await tellWrongTries(tx, { staffId, token, byPassword: false, at });
  return arrive({ token, browser, staffId, told, carried: visit, caller, sealKey });
}

/** Whoever is signed in shows that this account is theirs too. */
async function link(
  { tx, clock, caller, params: { providerId } }: ReadQuery,
  { visit, vouched: { subject } }: Known,
): Promise<Outcome> {
  const { session } = caller;
  if (session.state !== "complete" || session.actor.id !== visit.staffId) {
    return notIn("someone else");
  }
  const staffId = session.actor.id;
  const given = { identityId: newId(), staffId, providerId, subject, at: clock.now() };
  if (!(await linkIdentity(tx, given))) return notIn("linked already", [staffId]);
  return redirectDone("/account", "Your agency’s sign-in was linked to your account.", {
    subjectIds: [staffId],
    detail: { linked: true },
  });
}
