import type { Exchange } from "./exchange.ts";
import type { Outcome } from "./outcome.ts";
import { chosenBy } from "./places.ts";
import type { Looking, MayKnow } from "./places-guard.ts";
import type { Shows } from "./shows.ts";

/** Something was found that closes a record of this answer to its reader: it is undone and made anew. */
export class ClosedToReader extends Error {
  readonly about: readonly MayKnow[];
  constructor(about: readonly MayKnow[]) {
    super("an answer is made anew without what was closed to its reader");
    this.about = about;
  }
}

/** A page of a list fills up with other records each time: so often it is made. */
const mostTimes = 5;

const saysNothing: ReadonlySet<Outcome["kind"]> = new Set(["notFound", "forbidden"]);

type Answered = {
  readonly outcome: Outcome;
  /** With whom they were compared in this request. */
  readonly compared: ReadonlySet<string>;
  /** How often it was made by now. */
  readonly times: number;
};

/**
 * Compares the reader, and whoever the form chose, with everybody whom the answer is about and who was not compared in
 * this request. Answers what may be said: the answer, or that there is none where each one was about another record that
 * is closed now. What was found stays found, so that asking again leads on.
 */
export async function compareAsAnswered(
  exchange: Exchange,
  looking: Looking | undefined,
  { outcome, compared, times }: Answered,
): Promise<Outcome> {
  const {
    route,
    serving: { places },
  } = exchange;
  if (!places || !looking || "nobody" in route.shows || saysNothing.has(outcome.kind))
    return outcome;
  const shown = new Set(outcome.shown ?? outcome.subjectIds);
  const ids = [...shown].filter((id) => !compared.has(id));
  if (ids.length === 0) return outcome;
  const chosen = chosenBy(exchange);
  if (chosen.length === 0 && !(await places.isDue(looking.tx, ids))) return outcome;
  const about = mayKnow(route.shows.about, ids, chosen);
  let isClosed = false;
  for (const asked of about) {
    const found = await places.conflict(looking, asked);
    isClosed ||= found.some(({ isShutOut }) => isShutOut || asked.isForPanel === true);
  }
  // A child whom the form itself added is another each time. It leads to a page that says that it is closed.
  const isDone = times > 1 && outcome.kind === "redirect";
  if (!isClosed || isDone) return outcome;
  if (times < mostTimes) throw new ClosedToReader(about);
  return { kind: "notFound", subjectIds: outcome.subjectIds ?? [] };
}

function mayKnow(
  about: Extract<Shows, { about: unknown }>["about"],
  ids: readonly string[],
  chosen: readonly string[],
): readonly MayKnow[] {
  const children = ids.map((personId) => ({ personId, chosen }));
  // Of a weak reason they are not asked, because that says that there is a record.
  const linked = { children: [], concerns: ids, chosen, isForPanel: true };
  if (about === "linked") return [linked];
  return [about === "children" ? { children } : { children, isForPanel: true }, linked];
}

/**
 * Answers, and answers anew where something was closed to the reader meanwhile: in a transaction that compares first,
 * so that what was found stays found and what was done before is undone.
 */
export async function untilCompared<T>(
  answer: (first: readonly MayKnow[], times: number) => Promise<T>,
): Promise<T> {
  const first: MayKnow[] = [];
  for (let times = 1; ; times += 1) {
    try {
      return await answer(first, times);
    } catch (error) {
      if (!(error instanceof ClosedToReader)) throw error;
      first.push(...error.about);
    }
  }
}
