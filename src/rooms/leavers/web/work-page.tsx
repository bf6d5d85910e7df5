import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Select, WarningText } from "../../../ui/govuk/index.ts";
import type { Colleague } from "../../directory/index.ts";
import type { Leaver } from "../../accounts/index.ts";
import { basisWords, fullName } from "../../subjects/index.ts";
import { sumWords, type LeftWork } from "../hand-over-work.ts";
import { rowValue } from "./hand-over-form.tsx";
import { leaverPaths } from "./paths.ts";

export type WorkPage = {
  readonly leaver: Leaver;
  readonly work: LeftWork;
  readonly colleagues: readonly Colleague[];
  readonly csrfToken: string;
  readonly typed: { readonly to: string; readonly chosen: readonly string[] };
  readonly errors?: readonly FieldError[];
  /** What was not handed over just now, and why. */
  readonly stayed?: readonly string[];
};

type Line = { readonly value: string; readonly text: string; readonly hint: string };

const linesOf = ({ places, kinds }: LeftWork): readonly Line[] => [
  ...places.map((one) => ({
    value: one.membershipId,
    text: nameOf(one),
    hint: `Place in the professional network: ${basisWords(one.basis).toLowerCase()}`,
  })),
  ...kinds.flatMap(({ rows }) =>
    rows.map((one) => ({
      value: one.id,
      text: one.text,
      hint: [`${one.about} ${nameOf(one)}`, ...(one.due === "" ? [] : [one.due])].join(". "),
    })),
  ),
];

const nameOf = (one: { familyName: string; givenName: string; reference: string }): string =>
  `${fullName(one)}, ${one.reference}`;

/** All that somebody holds in one list: tick, choose who takes it over, and look once more. */
export function leftWorkPage(page: WorkPage): View {
  const { leaver, work, errors = [], stayed = [] } = page;
  const lines = linesOf(work);
  return {
    title: `Pass on the work of ${leaver.name}`,
    hasErrors: errors.length > 0,
    backLink: {
      text: `Back to ${leaver.name}’s work`,
      href: leaverPaths.leaver(leaver.staffId),
    },
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ row: "row", to: "to" }} />
        <h1 class="govuk-heading-l">{`Pass on the work of ${leaver.name}`}</h1>
        {stayed.length > 0 && <WarningText text={`Not handed over. ${stayed.join(". ")}.`} />}
        {lines.length === 0 ? (
          <p class="govuk-body">They have no work that you can see.</p>
        ) : (
          <Choose {...page} lines={lines} errors={errors} />
        )}
      </>
    ),
  };
}

type ChooseProps = WorkPage & {
  readonly lines: readonly Line[];
  readonly errors: readonly FieldError[];
};

function Choose({ leaver, colleagues, csrfToken, typed, lines, errors }: ChooseProps): VNode {
  return (
    <Form action={leaverPaths.work(leaver.staffId)} csrfToken={csrfToken} classes="app-form">
      <p class="govuk-body">
        Tick what goes to one colleague; the rest stays for another. What they lead and their
        actions go over only for children whose record the colleague can open, so hand the child
        over too.
      </p>
      <Checkboxes
        name="row"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: "What goes over", classes: "govuk-fieldset__legend--s" } }}
        values={typed.chosen.map(rowValue)}
        items={lines.map(({ value, text, hint }) => ({
          value: rowValue(value),
          text,
          hint: { text: hint },
        }))}
        errorMessage={errorFor(errors, "row")}
      />
      <Select
        name="to"
        label={{ text: "Who takes over" }}
        value={typed.to}
        items={[
          { value: "", text: "Choose" },
          ...colleagues
            .filter(({ staffId }) => staffId !== leaver.staffId)
            .map(({ staffId, name, agency }) => ({ value: staffId, text: `${name}, ${agency}` })),
        ]}
        errorMessage={errorFor(errors, "to")}
      />
      <Button text="Check again" preventDoubleClick />
    </Form>
  );
}

/** What goes to whom, before it does. */
export function confirmPage({ leaver, work, colleagues, csrfToken, typed }: WorkPage): View {
  const taker = colleagues.find(({ staffId }) => staffId === typed.to);
  const title = `Hand over to ${taker?.name ?? ""}`;
  return {
    title,
    backLink: { text: "Back to the list", href: leaverPaths.work(leaver.staffId) },
    body: (
      <Form
        action={leaverPaths.confirmWork(leaver.staffId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`From ${leaver.name} to ${taker?.name ?? ""}, ${taker?.agency ?? ""}: ${sumWords(work)}. They are told once. Each child’s chronology says it.`}
        </p>
        <ul class="govuk-list govuk-list--bullet">
          {linesOf(work).map(({ text, hint }) => (
            <li>
              {text}
              <span class="app-line app-secondary">{hint}</span>
            </li>
          ))}
        </ul>
        {typed.chosen.map((id) => (
          <input type="hidden" name="row" value={rowValue(id)} />
        ))}
        <input type="hidden" name="to" value={typed.to} />
        <Button text="Hand it over" preventDoubleClick />
      </Form>
    ),
  };
}
