import type { VNode } from "preact";
import { Tag } from "../../../ui/govuk/index.ts";
import { ratingName, type PlanScheme } from "../plan-scheme.ts";

const colours: Readonly<Record<string, string>> = {
  red: "govuk-tag--red",
  amber: "govuk-tag--orange",
  green: "govuk-tag--green",
  achieved: "govuk-tag--turquoise",
};

/** How far an outcome is: always the word, with its colour where there is one. */
export function RatingTag({
  scheme,
  rating,
}: {
  readonly scheme: PlanScheme;
  readonly rating: string | null;
}): VNode {
  const colour = rating === null ? undefined : colours[rating];
  return <Tag classes={colour ?? "govuk-tag--grey"} text={ratingName(scheme, rating)} />;
}
