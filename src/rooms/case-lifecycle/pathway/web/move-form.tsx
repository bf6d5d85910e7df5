import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Select, Textarea } from "../../../../ui/govuk/index.ts";
import {
  type Pathway,
  type ChildFacts,
  type OnPathway,
  directionOf,
} from "../../../child-record/index.ts";
import { readAs } from "../move-stage.ts";
import { pathwayPaths } from "./paths.ts";

export type MoveTyped = Readonly<Record<"to" | "reason", string>>;

type MoveForm = {
  readonly facts: ChildFacts;
  readonly pathway: Pathway;
  readonly now: OnPathway;
  readonly csrfToken: string;
  readonly typed: MoveTyped;
  readonly errors: readonly FieldError[];
};

/** Moves the child on or back, with the reason; going back is said as such in the choice. */
export function MoveFields({ facts, pathway, now, csrfToken, typed, errors }: MoveForm): VNode {
  const others = pathway.stages.filter(({ key }) => key !== now.stage);
  return (
    <Form
      action={pathwayPaths.child(facts.person.personId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-s">Move to another stage</h2>
      <input type="hidden" name="was" value={readAs(now)} />
      <Select
        name="to"
        label={{ text: "Which stage?" }}
        value={typed.to}
        items={[
          { value: "", text: "Choose a stage" },
          ...others.map(({ key, name }) => ({
            value: key,
            text: directionOf(pathway, now.stage, key) === "back" ? `Back to ${name}` : name,
          })),
        ]}
        errorMessage={errorFor(errors, "to")}
      />
      <Textarea
        name="reason"
        label={{ text: "Why?" }}
        hint={{
          text: "It appears in the chronology. It does not change the level or harm status.",
        }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Move the child" preventDoubleClick />
    </Form>
  );
}
