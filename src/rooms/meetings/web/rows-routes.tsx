import { formInput } from "../../../platform/http/form-input.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { attendedWords, familyWords } from "../minutes.ts";
import { placesOf } from "../quorum.ts";
import { readContents } from "../record-reads.ts";
import { deleteDraft } from "../../work/index.ts";
import { saveAttendance } from "../save-attendance.ts";
import { attendanceForm } from "../attendance-form.ts";
import { familyForm } from "../family-form.ts";
import { saveFamily } from "../save-family.ts";
import { AttendanceForm, attendanceTyped } from "./attendance-form.tsx";
import { closed } from "./booking-routes.tsx";
import { formAgain, overtaken } from "./meeting-page.tsx";
import { meetingParams, meetingRoute } from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { familyTyped, TookPartForm } from "./took-part-form.tsx";

const manage = { permission: "meeting.manage" } as const;

export const rowsRoutes: readonly Route[] = [
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/attendance",
    access: manage,
    audit: { action: "meeting.record" },
    input: { params: meetingParams, form: formInput(attendanceForm) },
    handle: async (facts, { tx, actor, clock, frame, form: typed }): Promise<Outcome> => {
      const { person, meeting, type } = facts;
      const { meetingId } = meeting;
      const contents = await readContents(tx, meeting, facts);
      const places = placesOf(contents.invited, type.quorum);
      const rows = new Map(Object.entries(typed.attendance));
      const itemId = contents.items.get("attendance")?.itemId ?? "";
      const acting = { actor, at: clock.now() };
      const saving = { person, meetingId, itemId, places, form: { version: typed.version, rows } };
      const change = await saveAttendance(tx, acting, saving);
      if (change.kind === "accepted") {
        await deleteDraft(tx, "meeting-attendance", meetingId);
        return redirectDone(paths.meeting(meetingId), "Attendance saved.");
      }
      if (change.kind === "closed")
        return closed(
          facts,
          [...rows.values()].map(({ deputy }) => deputy),
        );
      const isStale = change.kind === "stale";
      const now = isStale ? await readContents(tx, meeting, facts) : contents;
      const errors = isStale ? [] : change.errors;
      const again = isStale ? { ...typed, version: attendanceTyped(now).version } : typed;
      const theirs = places.map(
        ({ who, label }) =>
          `${label}: ${attendedWords(now.attendance.find((one) => one.who === who))}`,
      );
      const view = formAgain({
        facts,
        heading: "Who is there",
        errors,
        ids: Object.fromEntries(places.map(({ who }) => [`deputy.${who}`, `deputy-${who}`])),
        meetingId,
        summary: isStale ? overtaken : undefined,
        children: (
          <>
            {isStale && <Theirs lines={theirs} />}
            <AttendanceForm
              meetingId={meetingId}
              type={type}
              contents={contents}
              errors={errors}
              csrfToken={frame.csrfToken}
              typed={again}
            />
          </>
        ),
      });
      return { kind: isStale ? "stale" : "invalid", view };
    },
  }),
  meetingRoute({
    method: "POST",
    path: "/meetings/:meetingId/took-part",
    access: manage,
    audit: { action: "meeting.record" },
    input: { params: meetingParams, form: formInput(familyForm) },
    handle: async (facts, { tx, actor, clock, frame, form: typed }): Promise<Outcome> => {
      const { person, meeting } = facts;
      const { meetingId } = meeting;
      const contents = await readContents(tx, meeting, facts);
      const itemId = contents.items.get("family")?.itemId ?? "";
      const acting = { actor, at: clock.now() };
      const change = await saveFamily(tx, acting, { person, meetingId, itemId, form: typed });
      if (change.kind === "accepted") {
        await deleteDraft(tx, "meeting-family", meetingId);
        return redirectDone(paths.meeting(meetingId), "Saved. This page says that you took part.");
      }
      if (change.kind === "closed")
        return closed(
          facts,
          Object.values(typed.family).flatMap((row) => [row.names, row.explanation]),
        );
      const isStale = change.kind === "stale";
      const errors = isStale ? [] : change.errors;
      const now = isStale ? await readContents(tx, meeting, facts) : contents;
      const version = isStale ? familyTyped(now).version : typed.version;
      const theirs = now.family.map(familyWords);
      const view = formAgain({
        facts,
        heading: "The child and the family",
        errors,
        ids: Object.fromEntries(errors.map(({ field }) => [field, field.replace(".", "-")])),
        meetingId,
        summary: isStale ? overtaken : undefined,
        children: (
          <>
            {isStale && <Theirs lines={theirs} />}
            <TookPartForm
              meetingId={meetingId}
              errors={errors}
              csrfToken={frame.csrfToken}
              typed={{ ...typed, version }}
            />
          </>
        ),
      });
      return { kind: isStale ? "stale" : "invalid", view };
    },
  }),
];

/** What a colleague saved in the meantime. */
const Theirs = ({ lines }: { readonly lines: readonly string[] }) => (
  <InsetText id="theirs">
    <p class="govuk-body">
      <strong>A colleague saved:</strong>
    </p>
    {lines.map((line) => (
      <p class="govuk-body">{line}</p>
    ))}
  </InsetText>
);
