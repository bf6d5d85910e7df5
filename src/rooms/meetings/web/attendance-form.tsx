import type { VNode } from "preact";
import type { FormFields } from "../../../platform/http/field.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { Button, Fieldset, Input, Select } from "../../../ui/govuk/index.ts";
import { placesOf, type Place } from "../quorum.ts";
import type { Contents } from "../record-reads.ts";
import { attendanceWords, type AttendanceFields } from "../save-attendance.ts";
import type { PanelType } from "../panel-type.ts";
import type { ReadQuery } from "./meeting-page.tsx";
import { KeptForm } from "./kept-forms.tsx";
import { paths } from "./paths.ts";
import { textOf } from "./text-of.ts";

export type AttendanceTyped = {
  readonly version: string;
  readonly rows: ReadonlyMap<string, AttendanceFields>;
};

/** What is recorded, as the form shows it. */
export function attendanceTyped({ attendance, items }: Contents): AttendanceTyped {
  return {
    version: String(items.get("attendance")?.version ?? 0),
    rows: new Map(
      attendance.map(({ who, attended, deputy }) => [who, { attended, deputy: deputy ?? "" }]),
    ),
  };
}

/** The form as it came, or as it was kept. */
export const attendanceOf = (
  places: readonly Pick<Place, "who">[],
  form: FormFields,
): AttendanceTyped => ({
  version: textOf(form, "version"),
  rows: new Map(
    places.map(({ who }) => [
      who,
      { attended: textOf(form, `attended.${who}`), deputy: textOf(form, `deputy.${who}`) },
    ]),
  ),
});

type Props = ReadQuery<AttendanceTyped> & {
  readonly meetingId: string;
  readonly type: PanelType;
  readonly contents: Contents;
};

export function AttendanceForm({ meetingId, type, contents, ...asked }: Props): VNode {
  return (
    <KeptForm action={paths.attendance(meetingId)} csrfToken={asked.csrfToken} draft={asked.draft}>
      <input type="hidden" name="version" value={asked.typed.version} />
      {placesOf(contents.invited, type.quorum).map((place) => (
        <Row place={place} {...asked} />
      ))}
      {contents.instead.length > 0 && (
        <p class="govuk-body">{`Also invited: ${contents.instead.join(", ")}.`}</p>
      )}
      <Button text="Save who was there" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}

function Row({
  place: { who, label, agency },
  typed,
  errors = [],
}: ReadQuery<AttendanceTyped> & { readonly place: Place }): VNode {
  const row = typed.rows.get(who) ?? { attended: "", deputy: "" };
  const legend = label.startsWith(agency) ? label : `${label}, ${agency}`;
  return (
    <Fieldset legend={{ text: legend, classes: "govuk-fieldset__legend--s" }}>
      <Select
        id={`attended-${who}`}
        name={`attended.${who}`}
        label={{ text: "Attendance" }}
        value={row.attended}
        items={[
          { value: "", text: "Not recorded yet" },
          ...Object.entries(attendanceWords).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Input
        id={`deputy-${who}`}
        name={`deputy.${who}`}
        label={{ text: "Deputy, if one was sent" }}
        value={row.deputy}
        errorMessage={errorFor(errors, `deputy.${who}`)}
      />
    </Fieldset>
  );
}
