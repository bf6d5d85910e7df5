import type { VNode } from "preact";
import { Tag } from "../../../ui/govuk/index.ts";
import { ratingName, type RatingScheme } from "../rate-concern.ts";
import { Due } from "../../../ui/layout/index.ts";

/** Colours of the usual keys; the word is always there, and alone says it. */
const tones: Readonly<Record<string, string>> = {
  red: "govuk-tag--red",
  amber: "govuk-tag--orange",
  green: "govuk-tag--green",
  blue: "govuk-tag--blue",
};

export function RatingTag({
  scheme,
  rating,
}: {
  scheme: RatingScheme;
  rating: string | null;
}): VNode {
  return (
    <Tag
      text={ratingName(scheme, rating)}
      classes={(rating !== null && tones[rating]) || "govuk-tag--grey"}
    />
  );
}

/** How a clock stands; late is said in words, in a tag that is seen first. */
export function Clock({ words }: { words: { text: string; isLate: boolean } }): VNode {
  return <Due isOverdue={words.isLate} text={words.text} />;
}
