import type { Clock } from "../../../../kernel/clock.ts";
import type { Database, Tx } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/http/cookies.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { reserveAttempts, type Bound } from "../../../../platform/session/rate-limit.ts";
import { sourceOf } from "../../../../platform/session/source.ts";
import { addressAt, type Expected, type Provider } from "../oidc.ts";
import { findProvider, openVisit, type Visit } from "../visits.ts";
import { leavePage, notInPage } from "./provider-pages.tsx";

export type ProviderParts = { readonly sealKey: Buffer };

export const backAt = (origin: string, providerId: string): string =>
  `${origin}/sign-in/with/${providerId}/back`;

type ReadContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly origin: string;
  readonly params: { readonly providerId: string };
  readonly form: { readonly purpose?: string };
};

export type Leaving =
  | { readonly provider: Provider; readonly address: string; readonly expected: Expected }
  | "none"
  | "not reached";

/** Asks the provider where its sign-in is: over the network, and so before any transaction. */
export function findWay(): (given: ReadContext) => Promise<Leaving> {
  return async ({ database, clock, origin, params: { providerId }, form }) => {
    const provider = await database.askForSignIn((tx) => findProvider(tx, providerId));
    if (!provider) return "none";
    const redirectUri = backAt(origin, providerId);
    const isConfirming = form.purpose === "confirm";
    try {
      const way = await addressAt(provider, { redirectUri, isConfirming, at: clock.now() });
      return { provider, ...way };
    } catch {
      return "not reached";
    }
  };
}

/** Each leaves a row behind: a network does not fill the table. Whoever comes back and in is given back. */
export const visitBound = (ip: string): Bound => ({
  name: `provider ip ${sourceOf(ip)}`,
  limit: { attempts: 200, minutes: 15 },
});

type Sent = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly way: Leaving;
  readonly visit: Pick<Visit, "purpose" | "next" | "kept">;
  /** A form of ours may not lead to another site: its answer is a page with a link. */
  readonly byForm: boolean;
};

/** Sends somebody to their agency, and keeps what must come back with them. */
export async function leave(
  { tx, clock, caller, way, visit, byForm }: Sent,
  { sealKey }: ProviderParts,
): Promise<Outcome> {
  if (way === "none") return { kind: "notFound" };
  const counted = await reserveAttempts(tx, [visitBound(caller.ip)], clock.now());
  if ("full" in counted) {
    return { kind: "refused", status: 429, view: notInPage("too many") };
  }
  if (way === "not reached") return { kind: "refused", status: 401, view: notInPage(way) };
  const { provider, address, expected } = way;
  const { session } = caller;
  if (visit.purpose !== "sign-in" && session.state !== "complete") return { kind: "notFound" };
  const staffId = session.state === "complete" ? { staffId: session.actor.id } : {};
  const kept = { ...visit, ...(visit.purpose === "sign-in" ? {} : staffId), expected };
  const token = await openVisit(tx, provider.providerId, {
    visit: kept,
    sealKey,
    at: clock.now(),
  });
  const going = { visit: token, detail: { purpose: visit.purpose } };
  if (!byForm) return { ...going, kind: "redirect", to: address };
  return { ...going, kind: "page", view: leavePage({ agency: provider.agency, address }) };
}
