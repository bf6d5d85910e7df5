import type { VNode } from "preact";
import { dueInWords } from "../../../../kernel/words.ts";
import { Tag } from "../../../../ui/govuk/index.ts";
import type { Entry, Register } from "../register.ts";

const colours = {
  draft: "govuk-tag--yellow",
  confirmed: "govuk-tag--green",
  ended: "govuk-tag--grey",
};

/** Where an entry stands, in the words of its register. */
export function StateTag({ register, entry }: { register: Register; entry: Entry }): VNode {
  return <Tag text={register.states[entry.state]} classes={colours[entry.state]} />;
}

type Due = {
  readonly register: Register;
  readonly entry: Entry;
  readonly now: Date;
  readonly today: string;
};

/** The clock where the law gives one, and otherwise the day by which somebody must act. */
export function DueCell({ register, entry, now, today }: Due): VNode | null {
  const clock = entry.state === "ended" ? undefined : register.clock?.(entry.body, now);
  if (clock) return <Words text={clock.words} isLate={clock.isLate} />;
  if (entry.dueOn === null) return null;
  const due = dueInWords(entry.dueOn, today);
  return <Words text={`${register.dueFor ?? "Act"}: ${due.text}`} isLate={due.isOverdue} />;
}

function Words({ text, isLate }: { text: string; isLate: boolean }): VNode {
  return isLate ? (
    <strong class="govuk-error-message govuk-!-margin-bottom-0">{text}</strong>
  ) : (
    <span>{text}</span>
  );
}
