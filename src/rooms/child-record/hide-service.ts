import { londonDate } from "../../kernel/dates.ts";
import { coverWords, type ShutWord } from "../configuration/index.ts";
import { circleChanged } from "../subjects/index.ts";

type Line = {
  readonly kind: string;
  readonly headline: string;
  readonly detail: string | null;
  readonly recordedAt: Date;
};

/** Lines about nothing but the service: every word beside its name tells as well. */
const wholly: ReadonlySet<string> = new Set(["service", "recovery"]);

/**
 * A line as somebody reads it who is on no list of a sensitive service. The chronology is never changed,
 * and has lines from before a service was sensitive or a team was its own: they are covered when read.
 */
export function hideService(words: readonly ShutWord[]): <L extends Line>(line: L) => L {
  const { find, cover } = coverWords(words);
  return (line) => {
    const on = londonDate(line.recordedAt);
    const instead = find([line.headline, line.detail], on);
    if (instead === undefined) return line;
    if (line.kind === "circle") return { ...line, ...circleChanged };
    if (wholly.has(line.kind)) return { ...line, headline: instead, detail: null };
    return {
      ...line,
      headline: cover(line.headline, on),
      detail: line.detail === null ? null : cover(line.detail, on),
    };
  };
}
