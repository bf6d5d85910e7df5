import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { Block, Document } from "../../../../platform/documents/index.ts";
import { english } from "../../../../platform/words/index.ts";
import type { GapAnalysis } from "./keep-gap.ts";

/** A paragraph whose first line is short and stands above others is a heading. */
function blocksOf(wording: string): readonly Block[] {
  return wording.split(/\n{2,}/).flatMap((part): readonly Block[] => {
    const [first = "", ...rest] = part.split("\n");
    const others = rest.map((text): Block => ({ kind: "paragraph", text }));
    return others.length > 0 && first.length <= 100
      ? [{ kind: "heading", text: first }, ...others]
      : [{ kind: "paragraph", text: first }, ...others];
  });
}

/** As Word, for whoever decides on it. */
export const gapDocument = ({
  title,
  wording,
  fromOn,
  toOn,
  keptBy,
  keptAt,
}: GapAnalysis): Document => ({
  title,
  marking: "OFFICIAL-SENSITIVE",
  madeFor: "For those who commission services",
  made: `${formatDate(londonDate(keptAt))}, by ${keptBy}. Of ${formatDate(fromOn)} to ${formatDate(toOn)}`,
  language: english,
  blocks: blocksOf(wording),
});
