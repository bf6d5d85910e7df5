import type { VNode } from "preact";
import type { Sent } from "../../../kernel/forms/index.ts";
import { Questions } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { attendanceForm } from "../attendance-form.ts";
import type { PanelType } from "../panel-type.ts";
import { placesOf } from "../quorum.ts";
import type { Contents } from "../record-reads.ts";
import type { ReadQuery } from "./meeting-page.tsx";
import { KeptForm } from "./kept-forms.tsx";
import { paths } from "./paths.ts";

type AttendanceTyped = Sent<typeof attendanceForm>;

/** What is recorded, as the form shows it. */
export const attendanceTyped = ({ attendance, items }: Contents): AttendanceTyped => ({
  version: String(items.get("attendance")?.version ?? 0),
  attendance: Object.fromEntries(
    attendance.map(({ who, attended, deputy }) => [who, { attended, deputy: deputy ?? "" }]),
  ),
});

type Props = ReadQuery<AttendanceTyped> & {
  readonly meetingId: string;
  readonly type: PanelType;
  readonly contents: Contents;
};

export function AttendanceForm({ meetingId, type, contents, ...asked }: Props): VNode {
  const { csrfToken, typed, errors = [], draft } = asked;
  const places = placesOf(contents.invited, type.quorum);
  return (
    <KeptForm action={paths.attendance(meetingId)} csrfToken={csrfToken} draft={draft}>
      <input type="hidden" name="version" value={typed.version} />
      <Questions form={attendanceForm} state={{ csrfToken, typed, errors }} drawing={{ places }} />
      {contents.instead.length > 0 && (
        <p class="govuk-body">{`Also invited: ${contents.instead.join(", ")}.`}</p>
      )}
      <Button text="Save who was there" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}
