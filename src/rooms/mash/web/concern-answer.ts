import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { areasOn, findMessageOf, listAsks } from "../../intake/index.ts";
import { professionalLinksOn } from "../professionals/link-config.ts";
import { listProfessionalLinks } from "../professionals/link-reads.ts";
import { listFilings } from "../../work/index.ts";
import { findStraightOn } from "../straight-on.ts";
import { findWhomToRing, listCandidates } from "../candidates.ts";
import { listOwnPairs } from "../../record-matching/index.ts";
import { listChecksOn } from "../checks/check-reads.ts";
import { listTogether } from "../checks/together.ts";
import { mashDayOn } from "../clock/mash-day.ts";
import { contactsOf } from "../day/contact-reads.ts";
import { hasHousehold } from "../household/household-reads.ts";
import { isDecidedUnlinked } from "../episode-reads.ts";
import { listAgain } from "../same-words.ts";
import { findNextInQueue } from "../queue-reads.ts";
import type { EpisodeChange } from "../rate-concern.ts";
import { sharingBasesOn } from "../sharing/sharing-bases.ts";
import { listDecisionMakers } from "../take-concern.ts";
import { nothingTyped, type ConcernPage, type ConcernTyped } from "./concern-page-facts.ts";
import { concernPage } from "./concern-page.tsx";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";

/** All that stands on the concern's own page. Once it is decided and linked, nobody is looked for any more. */
export async function concernPageOf(
  tx: Tx,
  facts: EpisodeFacts,
  csrfToken: string,
): Promise<ConcernPage> {
  const { episode, today, now } = facts;
  const isDecided = episode.decidedAt !== null;
  const looksFor = !isDecided || isDecidedUnlinked(episode);
  const candidates = looksFor ? await listCandidates(tx, episode, { today }) : [];
  const ring = looksFor ? await findWhomToRing(tx, episode, now) : undefined;
  return {
    facts,
    csrfToken,
    candidates,
    pairs: await listOwnPairs({ tx, ...facts }, candidates),
    straight: await findStraightOn(tx, facts, { candidates, ring }),
    asks: await listAsks(tx, episode.concernId),
    ring,
    makers: isDecided ? [] : await listDecisionMakers(tx, today),
    filings: isDecided ? await listFilings(tx, episode.concernId) : [],
    next: isDecided ? await findNextInQueue(tx, facts) : undefined,
    checks: await listChecksOn(tx, episode.concernId),
    together: isDecided || !hasHousehold(episode) ? [] : await listTogether(tx, episode),
    again: await listAgain(tx, episode, now),
    contacts: await contactsOf(tx, facts),
    day: await mashDayOn(tx, today),
    bases: await sharingBasesOn(tx, today),
    message: await findMessageOf(tx, episode.concernId),
    areas: await areasOn(tx, today),
    links: await listProfessionalLinks(tx, episode.concernId),
    linkConfig: (await professionalLinksOn(tx, today)).body,
  };
}

/** Whose records stand on the concern's own page beside its own. */
export const shownBeside = ({ facts, candidates, again }: ConcernPage): readonly string[] =>
  [...candidates, ...again, ...facts.matches].flatMap(({ personId }) =>
    personId === null ? [] : [personId],
  );

type Sent = { readonly tx: Tx; readonly csrfToken: string; readonly typed: Partial<ConcernTyped> };

/** The concern's own page again, or with what is wrong. */
export async function concernAnswer(
  facts: EpisodeFacts,
  change: EpisodeChange,
  { tx, csrfToken, typed }: Sent,
): Promise<Outcome> {
  const { concernId } = facts.episode;
  if (change.kind === "accepted") return { kind: "redirect", to: paths.concern(concernId) };
  const page = {
    ...(await concernPageOf(tx, facts, csrfToken)),
    typed: { ...nothingTyped, ...typed },
  };
  const shown = shownBeside(page);
  return change.kind === "invalid"
    ? { kind: "invalid", view: concernPage({ ...page, errors: change.errors }), shown }
    : { kind: "stale", view: concernPage({ ...page, isStale: true }), shown };
}
