import type { VNode } from "preact";
import { ErrorSummary, type ErrorSummaryItem } from "../govuk/index.ts";

/** Of a form that adds an entry, and of one that changes what stands. */
const kept: Readonly<Partial<Record<string, string>>> = {
  entry: "Your entry has not been recorded. What you typed is still in the form.",
  changes: "Your changes have not been saved. What you typed is still in the form.",
};

type OvertakenProps = {
  /** What a colleague did, in one sentence. */
  readonly title: string;
  /** What became of what was sent: one of the two usual sentences, words of the page’s own, or nothing. */
  readonly says?: "entry" | "changes" | (string & {}) | null;
  /** Where to read theirs, if it is not at hand. */
  readonly read?: string;
  readonly href?: string | undefined;
  /** The same where theirs is in several places. */
  readonly links?: readonly ErrorSummaryItem[];
};

/** Somebody else was first: theirs is read before anything is done over it, and what was typed is still there. */
export function Overtaken({ title, says = "entry", read, href, links }: OvertakenProps): VNode {
  const one = read === undefined ? [] : [{ text: read, href }];
  return (
    <ErrorSummary
      titleText={title}
      descriptionText={says === null ? undefined : (kept[says] ?? says)}
      errorList={links ?? one}
    />
  );
}
