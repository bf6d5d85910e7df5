import { problemsIn, type AnswerProblem, type Answers } from "./answers.ts";
import { calculate, type Calculated } from "./calculate.ts";
import { rank } from "./interval.ts";
import type { ChildFacts, Instrument } from "./instrument.ts";

/** What the person judges, made before the tool's own result is shown to them. */
export type Judgement = {
  /** A band of the tool; for a conversation undefined, and then the reason says what was heard. */
  readonly band: string | undefined;
  readonly reason: string;
};

/** The two stand beside each other for good: neither is overwritten by the other. */
export type Concluded = {
  readonly calculated: Calculated;
  readonly judgement: Judgement;
  readonly agreement: "same" | "judged higher" | "judged lower" | "not settled" | "no bands";
};

export type Conclusion =
  | { readonly kind: "concluded"; readonly value: Concluded }
  | { readonly kind: "invalid"; readonly problems: readonly AnswerProblem[] };

export type HandlerInput = {
  readonly answers: Answers;
  readonly child: ChildFacts;
  readonly judgement: Judgement;
};

/**
 * Concludes a tool. There is no way to its number but through here, and here the judgement comes
 * first. A reason is needed where the two differ; what a floor rules out is refused with the floor's
 * own words, because a band that must not be low is a rule of the partnership and not an opinion.
 */
export function conclude(instrument: Instrument, given: HandlerInput): Conclusion {
  const { answers, child, judgement } = given;
  const calculated = calculate(instrument, answers, child);
  const problems = [
    ...problemsIn(instrument, answers),
    ...problemsInJudgement(instrument, judgement, calculated),
  ];
  if (problems.length > 0) return { kind: "invalid", problems };
  const agreement = compare(instrument, calculated, judgement.band);
  return { kind: "concluded", value: { calculated, judgement, agreement } };
}

function problemsInJudgement(
  instrument: Instrument,
  { band, reason }: Judgement,
  calculated: Calculated,
): readonly AnswerProblem[] {
  const problem = (words: string, item = "judgement"): readonly AnswerProblem[] => [
    { item, words },
  ];
  const isBare = reason.trim() === "";
  if (instrument.bands.length === 0)
    return isBare ? problem("Write what was heard and what you make of it") : [];
  if (band === undefined || rank(instrument, band) < 0)
    return problem("Say what you judge, before the tool’s result is shown", "band");
  const barring = calculated.floors.find(
    ({ atLeast }) => rank(instrument, atLeast) > rank(instrument, band),
  );
  if (barring)
    return problem(`${titleOf(instrument, band)} is not open here: ${barring.because}`, "band");
  if (calculated.lowestBand?.key !== calculated.highestBand?.key && isBare)
    return problem("Say why you judge so: answers that are possible or not known could change it");
  if (band !== calculated.band?.key && isBare)
    return problem("Say why you judge differently from what the answers come to");
  return [];
}

const titleOf = ({ bands }: Instrument, key: string): string =>
  bands.find((band) => band.key === key)?.title ?? key;

/** Within what open answers could still come to, the two are neither the same nor apart. */
export function compare(
  instrument: Instrument,
  { lowestBand, highestBand }: Pick<Calculated, "lowestBand" | "highestBand">,
  judged: string | undefined,
): Concluded["agreement"] {
  if (lowestBand === undefined || highestBand === undefined || judged === undefined)
    return "no bands";
  const [low, high] = [rank(instrument, lowestBand.key), rank(instrument, highestBand.key)];
  const at = rank(instrument, judged);
  if (at > high) return "judged higher";
  if (at < low) return "judged lower";
  return low === high ? "same" : "not settled";
}
