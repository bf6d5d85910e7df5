import { auditOutcomeOf, type Outcome } from "./outcome.ts";
import type { Serving } from "./serving.ts";

/** What the events of one search name: of one person, from one box. */
type Search = { readonly named: ReadonlySet<string>; readonly until: number };

/** A search goes on for as long as the box is in use: so long after its last letter it is another one. */
const lastsMs = 5 * 60_000;
const most = 10_000;

/**
 * In memory, by the running server: where it is lost, or there are several processes, a search has an event more, and
 * never one less.
 */
const kept = new WeakMap<Serving, Map<string, Search>>();

function namedIn(serving: Serving, key: string, now: Date): ReadonlySet<string> | undefined {
  const found = kept.get(serving)?.get(key);
  return found && found.until > now.getTime() ? found.named : undefined;
}

/** Whether an event of the same search names all that this answer does. */
export function isInEvent(serving: Serving, outcome: Outcome): boolean {
  const { oneEvent, subjectIds = [] } = outcome;
  if (oneEvent === undefined || auditOutcomeOf(outcome) !== "done") return false;
  const named = namedIn(serving, oneEvent, serving.clock.now());
  return named !== undefined && subjectIds.every((id) => named.has(id));
}

/** After the commit, so that nothing counts as named of which the event was not kept. */
export async function keepNamed(serving: Serving, work: Promise<Outcome>): Promise<Outcome> {
  const outcome = await work;
  const { oneEvent, subjectIds = [] } = outcome;
  if (oneEvent === undefined || auditOutcomeOf(outcome) !== "done") return outcome;
  const now = serving.clock.now();
  const searches = kept.get(serving) ?? new Map<string, Search>();
  kept.set(serving, searches);
  const named = new Set([...(namedIn(serving, oneEvent, now) ?? []), ...subjectIds]);
  searches.delete(oneEvent);
  searches.set(oneEvent, { named, until: now.getTime() + lastsMs });
  const [oldest] = searches.keys();
  if (searches.size > most && oldest !== undefined) searches.delete(oldest);
  return outcome;
}
