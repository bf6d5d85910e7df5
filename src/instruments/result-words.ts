import type { Calculated } from "./calculate.ts";
import type { Instrument } from "./instrument.ts";

type Result = Pick<Calculated, "lowestBand" | "highestBand" | "open" | "openFacts">;

/**
 * What the answers came to, in words, wherever a result is shown: "Medium", or "Low to High: 9 to look
 * into" where answers that are possible or not known could change it.
 */
export function resultWords(
  { bands }: Pick<Instrument, "bands">,
  { lowestBand, highestBand, open, openFacts }: Result,
): string {
  if (bands.length === 0 || lowestBand === undefined || highestBand === undefined)
    return "No bands";
  const toLookInto = open.length + openFacts.length;
  const look = `${toLookInto} to look into`;
  if (lowestBand.key !== highestBand.key)
    return `${lowestBand.title} to ${highestBand.title}: ${look}`;
  return toLookInto === 0 ? lowestBand.title : `${lowestBand.title}: ${look}`;
}
