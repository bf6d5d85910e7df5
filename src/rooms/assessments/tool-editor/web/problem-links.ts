import type { DefinitionProblem, Instrument } from "../../../../instruments/index.ts";
import { looksNowhere } from "../floor-form.ts";
import { toolPaths } from "./paths.ts";

export type PlacedProblem = {
  readonly part: "about" | "questions" | "bands" | "floors";
  readonly text: string;
  /** Where it is put right. */
  readonly href: string;
};

/** Where each thing that is wrong with a draft is put right. */
export function placed(
  draftId: string,
  tool: Instrument,
  problems: readonly DefinitionProblem[],
): readonly PlacedProblem[] {
  return problems.map(({ at, words }) => {
    const question = /^domains\[(\d+)\]\.items\[(\d+)\]/.exec(at);
    const domain = tool.domains[Number(question?.[1])];
    const item = domain?.items[Number(question?.[2])];
    if (domain && item) {
      const href = toolPaths.question(draftId, domain.key, item.key);
      return { part: "questions", text: `${item.label || "A question"}: ${words}`, href };
    }
    if (at.startsWith("domains"))
      return { part: "questions", text: words, href: toolPaths.questions(draftId) };
    if (at.startsWith("bands"))
      return { part: "bands", text: words, href: toolPaths.bands(draftId) };
    const place = /^floors\[(\d+)\]/.exec(at)?.[1];
    const floor = tool.floors[Number(place)];
    if (place !== undefined && floor)
      return {
        part: "floors",
        text: `Floor ${Number(place) + 1}: ${words}`,
        href: looksNowhere(tool, floor)
          ? toolPaths.floors(draftId)
          : toolPaths.floor(draftId, place),
      };
    return { part: "about", text: words, href: toolPaths.about(draftId) };
  });
}
