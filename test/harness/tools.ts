import { itemsOf, shippedInstruments } from "../../src/instruments/index.ts";

const [safeguard] = shippedInstruments;

/** A screening that is right in every field, each text beginning with a word of the test's own. */
export function aScreening(
  word: string,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  if (!safeguard) throw new Error("no tool is shipped");
  const answers = itemsOf(safeguard).map(({ key }) => [`answer-${key}`, "no"] as const);
  return {
    ...Object.fromEntries(answers),
    "answer-absent": "yes",
    "evidence-absent": `${word}evidence`,
    "source-absent": `${word}source`,
    "fact-learning-disability": "no",
    protective: `${word}protective`,
    childsView: `${word}child`,
    "parentsView-not": `${word}parent`,
    band: "medium",
    judgement: `${word}judgement`,
    ...given,
  };
}
