import type { ChildLines } from "./group-reads.ts";
import { hideNames, standInFor } from "./hide-names.ts";

export type OneLine = {
  readonly on: string;
  readonly headline: string;
  readonly detail: string | null;
};

/** One child's chronology for paper: the child by reference, the others by letters. */
export type OneChild = {
  readonly reference: string;
  readonly lines: readonly OneLine[];
  readonly letters: string;
  /** The days of entries in which a name of another child is left over: nothing is given out then. */
  readonly left: readonly string[];
};

export function oneChild(group: readonly ChildLines[], of: ChildLines): OneChild {
  const hide = hideNames(group, of);
  const read = of.lines.map((line) => ({
    on: line.happenedOn,
    headline: hide(line.headline),
    detail: line.detail === null ? null : hide(line.detail),
  }));
  const others = group.filter(({ personId }) => personId !== of.personId);
  return {
    reference: of.reference,
    lines: read.map(({ on, headline, detail }) => ({
      on,
      headline: headline.text,
      detail: detail?.text ?? null,
    })),
    letters: others.map((other) => standInFor(group, of, other)).join(", "),
    left: read
      .filter(({ headline, detail }) => headline.hasName || detail?.hasName === true)
      .map(({ on }) => on),
  };
}

/** What stands above it, on paper and in the file. */
export const aboutLetters = ({ letters }: Pick<OneChild, "letters">): string =>
  letters === ""
    ? "It is for one child and is not put together with another’s."
    : `With ${letters}: the same child has the same letter throughout this document. It is for one child and is not put together with another’s.`;
