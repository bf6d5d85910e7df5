import { resultWords, type Instrument } from "../../../../instruments/index.ts";
import { levelSaid, type ChildFacts } from "../../../child-record/index.ts";
import type { ToolUse } from "../../tools/tool-reads.ts";
import { bandTitle } from "./tool-words.ts";

/** The child's level as it is now: its name, and where it stands among the partnership's levels, lowest 0. */
export type LevelNow = { readonly name: string; readonly place: number; readonly of: number };

export function levelNow({ scheme, standing }: Pick<ChildFacts, "scheme" | "standing">): LevelNow {
  const { level, levelSaid: said } = standing;
  const ordered = [...scheme.levels].sort((first, second) => first.level - second.level);
  return {
    name: levelSaid(scheme, { level, said }),
    place: ordered.findIndex((one) => one.level === level),
    of: ordered.length,
  };
}

/**
 * Whether a band lies below the child's level: by its name where the level is called the same, else by
 * where each stands between the lowest and the highest. A level that is not known is below nothing.
 */
export function isBelow(
  { bands }: Pick<Instrument, "bands">,
  key: string | undefined,
  { name, place, of }: LevelNow,
): boolean {
  const at = bands.findIndex((band) => band.key === key);
  if (at < 0 || place < 0) return false;
  const named = bands.findIndex(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (named >= 0) return at < named;
  return share(at, bands.length) < share(place, of);
}

const share = (at: number, of: number): number => (of < 2 ? 0 : at / (of - 1));

const below = ({ name }: LevelNow): string => `. Below the child’s level now: ${name}`;

type Concluding = Pick<ToolUse, "instrument" | "concluded">;

/** What the answers came to, and that it lies below the child's level where it does. */
export function resultText(
  { instrument, concluded }: Concluding,
  level: LevelNow | undefined,
  withScore = false,
): string {
  const { calculated } = concluded;
  const words = resultWords(instrument, calculated);
  const scored = withScore ? `${words} (${calculated.score})` : words;
  return level && isBelow(instrument, calculated.lowestBand?.key, level)
    ? `${scored}${below(level)}`
    : scored;
}

/** What the person judged, with the same. */
export function judgedText(
  { instrument, concluded }: Concluding,
  level: LevelNow | undefined,
): string {
  const { band } = concluded.judgement;
  const words = bandTitle(instrument, band);
  return level && isBelow(instrument, band, level) ? `${words}${below(level)}` : words;
}
