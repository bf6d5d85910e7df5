import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../ui/forms/index.ts";
import { Button, Input, Select } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { attendedWords, attendanceWords, textOf, answeredWords } from "../../meetings/index.ts";
import type { SittingPerson } from "../sitting-reads.ts";
import { isTouched, rowTyped, type RowsTyped, type RowTyped } from "../take-attendance.ts";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

type Props = {
  readonly facts: SittingFacts;
  readonly people: readonly SittingPerson[];
  /** What was typed of the rows that are refused; the others show what stands. */
  readonly typed?: RowsTyped;
  readonly errors?: readonly FieldError[];
  /** The item from whose page it is taken, and to which a save leads back. */
  readonly back?: string;
  /** On its own page it is kept while it is filled in; beside an item the page keeps the line. */
  readonly draft?: FormDraft;
};

/** Everybody who is asked, whether they came, and one press to save it. */
export function AttendanceForm({ facts, people, typed, errors = [], back, draft }: Props): VNode {
  if (people.length === 0) return <p class="govuk-body">Nobody is asked.</p>;
  return (
    <DraftForm
      action={paths.people(facts.sitting.sittingId)}
      csrfToken={facts.csrfToken}
      draft={draft}
    >
      {back !== undefined && <input type="hidden" name="back" value={back} />}
      <SortableTable
        caption="Attendance"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "who", text: "Who" },
          { key: "answer", text: "Answer" },
          { key: "came", text: "Attendance" },
          { key: "deputy", text: "Attended instead" },
        ]}
        groups={[
          {
            rows: people.map((one) => ({
              who: <Who one={one} />,
              answer: answeredWords(one.answer),
              came: (
                <Came one={one} typed={typed?.get(one.staffId) ?? rowTyped(one)} errors={errors} />
              ),
              deputy: (
                <Instead
                  one={one}
                  typed={typed?.get(one.staffId) ?? rowTyped(one)}
                  errors={errors}
                />
              ),
            })),
          },
        ]}
      />
      <Button text="Save attendance" classes="app-screen-only" preventDoubleClick />
    </DraftForm>
  );
}

type Row = {
  readonly one: SittingPerson;
  readonly typed: RowTyped;
  readonly errors: readonly FieldError[];
};

/** With what is recorded of them, by whom and when. */
function Who({ one }: Pick<Row, "one">): VNode {
  const { name, agency, attended, deputy, recordedBy, recordedAt } = one;
  return (
    <>
      {name}
      <span class="app-line app-secondary">{agency}</span>
      {recordedAt !== null && attended !== null && (
        <span class="app-line app-secondary">
          {`${attendedWords({ attended, deputy })}, recorded by ${recordedBy ?? ""}, ${formatDateTime(recordedAt)}`}
        </span>
      )}
    </>
  );
}

const choices = [
  { value: "", text: "Not recorded" },
  ...Object.entries(attendanceWords).map(([value, text]) => ({ value, text })),
];

function Came({ one: { staffId, name }, typed, errors }: Row): VNode {
  return (
    <>
      <input type="hidden" name={`read.${staffId}`} value={typed.read} />
      <Select
        id={`attended-${staffId}`}
        classes="govuk-!-width-full"
        name={`attended.${staffId}`}
        label={{ text: `Attendance of ${name}`, classes: "govuk-visually-hidden" }}
        formGroup={{ classes: "govuk-!-margin-bottom-0" }}
        value={typed.attended}
        items={choices}
        errorMessage={errorFor(errors, `attended.${staffId}`)}
      />
    </>
  );
}

const Instead = ({ one: { staffId, name }, typed, errors }: Row): VNode => (
  <Input
    id={`deputy-${staffId}`}
    name={`deputy.${staffId}`}
    label={{ text: `Attended instead of ${name}`, classes: "govuk-visually-hidden" }}
    formGroup={{ classes: "govuk-!-margin-bottom-0" }}
    value={typed.deputy}
    errorMessage={errorFor(errors, `deputy.${staffId}`)}
  />
);

/** The controls that the summary of errors leads to. */
export const attendanceIds = (people: readonly SittingPerson[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    people.flatMap(({ staffId }) =>
      ["attended", "deputy"].map((name) => [`${name}.${staffId}`, `${name}-${staffId}`]),
    ),
  );

/** The rows of a form as it came; of whom it has none there is nothing to save. */
export const rowsOf = (people: readonly SittingPerson[], form: FormFields): RowsTyped =>
  new Map(
    people
      .filter(({ staffId }) => form[`read.${staffId}`] !== undefined)
      .map(({ staffId }) => [
        staffId,
        {
          attended: textOf(form, `attended.${staffId}`),
          deputy: textOf(form, `deputy.${staffId}`),
          read: textOf(form, `read.${staffId}`),
        },
      ]),
  );

/** Of a form that was kept, the rows in which something was chosen: the others show what stands. */
export const keptRows = (people: readonly SittingPerson[], form: FormFields): RowsTyped =>
  new Map([...rowsOf(people, form)].filter(([, row]) => isTouched(row)));
