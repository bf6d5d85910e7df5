import type { Group } from "../search-all.ts";

/** Few of each group: the rest is one press away. */
const mostOfAGroup = 3;
const most = 8;

export type Suggestion = {
  readonly text: string;
  /** Its group, and what tells it from the next. */
  readonly detail: string;
  readonly href: string;
  readonly id: string | null;
};

/** The first of each group, in the groups' order. */
export const quickResultsOf = (groups: readonly Group[]): readonly Suggestion[] =>
  groups
    .flatMap(({ heading, hits }) =>
      hits.slice(0, mostOfAGroup).map(({ text, detail, href, id }) => ({
        text,
        detail: detail === "" ? heading : `${heading}: ${detail}`,
        href,
        id,
      })),
    )
    .slice(0, most);
