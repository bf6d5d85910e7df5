import type { Instrument } from "../../../../../instruments/index.ts";
import { floorForm, looksOf, type Looks } from "../../floor-form.ts";
import { toolPaths } from "../paths.ts";
import { partOf, type FindPart } from "./part.ts";

/** What the last part of an address says: the place of a floor, or what a new one looks at. */
function askedFor(
  tool: Instrument,
  said: string,
): { readonly looks: Looks; readonly place: number | undefined } | undefined {
  const place = /^\d{1,2}$/.test(said) ? Number(said) : undefined;
  const floor = place === undefined ? undefined : tool.floors[place];
  if (floor) return { looks: looksOf(floor), place };
  const item = /^new_question_(.+)$/.exec(said)?.[1];
  if (item !== undefined) return { looks: { at: "question", item }, place: undefined };
  const at = (["age", "fact", "any"] as const).find((one) => said === `new_${one}`);
  return at && { looks: { at }, place: undefined };
}

export const floorPart: FindPart = ({ draft: { draftId, body } }, params) => {
  const asked = askedFor(body, params["floor"] ?? "");
  const asking = asked && floorForm(body, asked);
  if (!asking) return undefined;
  const { place } = asked;
  const isThere = place !== undefined && body.floors[place] !== undefined;
  const back = toolPaths.floors(draftId);
  return partOf({
    ...asking,
    heading: isThere ? "Change a floor" : "Add a floor",
    says: "A floor is a band below which neither the sum nor the judgement goes.",
    back,
    trail: [{ text: "Floors", href: back }],
    ...(isThere && {
      remove: { kind: "floor", key: String(place), text: "Remove the floor" },
    }),
  });
};
