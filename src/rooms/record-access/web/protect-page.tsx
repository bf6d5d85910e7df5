import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Select, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { namedFields, whereaboutsKinds, type Reader } from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";

export type TypedProtect = Readonly<Record<(typeof namedFields)[number], string>> & {
  readonly reason: string;
  readonly "review-day": string;
  readonly "review-month": string;
  readonly "review-year": string;
};

type ProtectPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly readers: readonly Reader[];
  readonly typed: TypedProtect;
  readonly errors?: readonly FieldError[];
};

const labels: Readonly<Record<(typeof namedFields)[number], string>> = {
  named1: "First named person",
  named2: "Second named person",
  named3: "Third named person (optional)",
  named4: "Fourth named person (optional)",
};

export function protectPage({ facts, csrfToken, readers, typed, errors = [] }: ProtectPage): View {
  return childPage({
    facts,
    tab: "whereabouts",
    heading: "Protect where this child can be found",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ reviewBy: "review-day" }} />
      ) : undefined,
    children: (
      <>
        <p class="govuk-body">
          Choose people who need to know to do their work with the child. Name at least two: one
          asks for the protection to end, another confirms. Only people who can open this record can
          be named; add a colleague to the professional network first if they are missing here.
        </p>
        <Form
          action={paths.protect(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          {namedFields.map((name) => (
            <Select
              name={name}
              label={{ text: labels[name] }}
              value={typed[name]}
              items={readerItems(readers)}
              errorMessage={errorFor(errors, name)}
            />
          ))}
          <Textarea
            name="reason"
            label={{ text: "Why it is protected" }}
            hint={{
              text: "Who must not find the child, and how you know. Only the named people read this.",
            }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <DateInput
            id="review"
            namePrefix="review"
            fieldset={{ legend: { text: "Review by", classes: "govuk-fieldset__legend--s" } }}
            hint={{ text: "After that it is shown as overdue. It never ends automatically." }}
            values={typed}
            errorMessage={errorFor(errors, "reviewBy")}
          />
          <Consequences facts={facts} />
          <Button text="Protect" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

/** Said before the button is pressed, and not found out afterwards. */
function Consequences({ facts }: { facts: ChildFacts }): VNode {
  const lead = facts.circle.find((member) => member.basis === "allocation");
  const isYou = lead?.staffId === facts.actor.id;
  return (
    <>
      <WarningText>
        {`Nobody else, the lead practitioner included${lead ? ` (${isYou ? "you" : lead.name})` : ""}, will see any of: ${Object.values(
          whereaboutsKinds,
        )
          .map((text) => (text === "GP practice" ? text : text.toLowerCase()))
          .join(", ")}.`}
      </WarningText>
      <ul class="govuk-list govuk-list--bullet">
        <li>You will not see them either, unless you name yourself.</li>
        <li>Past ones go with the present ones, and so does everything added from now on.</li>
        <li>Everybody else reads that it is protected and that they can ring you or the MASH.</li>
        <li>
          Where notes name one of them, the words are withheld from everyone else. Files are not
          changed: check them.
        </li>
      </ul>
    </>
  );
}

export function readerItems(readers: readonly Reader[]) {
  return [
    { value: "", text: "Choose a colleague" },
    ...readers.map(({ staffId, name, role, agency }) => ({
      value: staffId,
      text: `${name}, ${role}, ${agency}`,
    })),
  ];
}
