import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, verbatim, WhyWeAsk } from "../../../ui/forms/index.ts";
import { Input, Textarea } from "../../../ui/govuk/index.ts";

type Part = "evidence" | "evidenceSource" | "childView";

type StepDownFields = {
  readonly typed: Readonly<Partial<Record<Part, string>>>;
  readonly errors: readonly FieldError[];
  /** Names of the fields, where a form asks them for several children. */
  readonly nameOf?: (part: Part) => string;
};

/** What a lower level rests on. Asked of every level, for the page does not know yet which is chosen. */
export function StepDownFields({ typed, errors, nameOf = (part) => part }: StepDownFields): VNode {
  return (
    <>
      <Textarea
        name={nameOf("evidence")}
        label={{ text: "If the level is lowered: what is the evidence that the risk is lower?" }}
        hint={{ text: "Not having heard anything is not evidence" }}
        value={typed.evidence ?? ""}
        rows={3}
        errorMessage={errorFor(errors, nameOf("evidence"))}
      />
      <Input
        name={nameOf("evidenceSource")}
        label={{ text: "If the level is lowered: who saw or said it?" }}
        value={typed.evidenceSource ?? ""}
        errorMessage={errorFor(errors, nameOf("evidenceSource"))}
      />
      <Textarea
        name={nameOf("childView")}
        attributes={verbatim}
        label={{ text: "If the level is lowered: what does the child say about it?" }}
        hint={{ text: "Or why they were not asked" }}
        value={typed.childView ?? ""}
        rows={2}
        errorMessage={errorFor(errors, nameOf("childView"))}
      />
      <WhyWeAsk>
        Inquiries found levels that were lowered because nobody had heard anything. People who read
        this level later see the evidence and what the child said about it.
      </WhyWeAsk>
    </>
  );
}
