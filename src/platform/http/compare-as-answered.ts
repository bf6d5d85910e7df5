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

const saysNothing: ReadonlySet<Outcome["kind"]> = new Set(["notFound", "forbidden"]);

type Answered = {
  readonly outcome: Outcome;
  /** With whom they were compared in this request. */
  readonly compared: ReadonlySet<string>;
  /** It is made anew already. */
  readonly isAnew: boolean;
};

/** Compares the reader, and whoever the form chose, with everybody whom the answer is about and who was not compared in this request. */
export async function compareAsAnswered(
  exchange: Exchange,
  looking: Looking | undefined,
  { outcome, compared, isAnew }: Answered,
): Promise<void> {
  const {
    route,
    serving: { places },
  } = exchange;
  if (!places || !looking || "nobody" in route.shows || saysNothing.has(outcome.kind)) return;
  const shown = new Set(outcome.shown ?? outcome.subjectIds);
  const ids = [...shown].filter((id) => !compared.has(id));
  if (ids.length === 0) return;
  const chosen = chosenBy(exchange);
  if (chosen.length === 0 && !(await places.isDue(looking.tx, ids))) return;
  const about = mayKnow(route.shows.about, ids, chosen);
  let isClosed = false;
  for (const asked of about) {
    const found = await places.conflict(looking, asked);
    isClosed ||= found.some(({ isShutOut }) => isShutOut || asked.isForPanel === true);
  }
  // A child whom the form itself added is another each time. It leads to a page that says that it is closed.
  const isDone = isAnew && outcome.kind === "redirect";
  if (isClosed && !isDone) throw new ClosedToReader(about);
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
  answer: (first: readonly MayKnow[]) => Promise<T>,
): Promise<T> {
  const first: MayKnow[] = [];
  for (let time = 1; ; time += 1) {
    try {
      return await answer(first);
    } catch (error) {
      if (!(error instanceof ClosedToReader) || time === mostTimes) throw error;
      first.push(...error.about);
    }
  }
}

/** Each time the answer is about other records: more often than this it is no answer that changes. */
const mostTimes = 5;
