import { z } from "zod";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Table } from "../../../ui/govuk/index.ts";
import { addHoliday, listAddedHolidays, type AddedHoliday } from "../add-holiday.ts";

const form = z.object({
  "date-day": field(),
  "date-month": field(),
  "date-year": field(),
  title: field(),
  reason: field(),
});

type Typed = z.output<typeof form>;
const blank: Typed = { "date-day": "", "date-month": "", "date-year": "", title: "", reason: "" };

type CalendarPage = {
  readonly added: readonly AddedHoliday[];
  readonly today: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
};

export const calendarRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/calendar",
    access: { permission: "calendar.manage" },
    audit: { action: "calendar.read" },
    shows: { nobody: "the working calendar" },
    input: {},
    handle: async ({ tx, frame, clock }) => {
      const added = await listAddedHolidays(tx);
      return { kind: "page", view: calendarPage(frame, { added, today: clock.today() }) };
    },
  }),
  route({
    method: "POST",
    path: "/admin/calendar",
    access: { permission: "calendar.manage" },
    audit: { action: "calendar.add" },
    shows: { nobody: "the working calendar" },
    input: { form },
    handle: async ({ tx, frame, clock, actor, form: typed }) => {
      const today = clock.today();
      const date = { day: typed["date-day"], month: typed["date-month"], year: typed["date-year"] };
      const change = await addHoliday(
        tx,
        { actor, today },
        { date, title: typed.title, reason: typed.reason },
      );
      if (change.kind === "accepted")
        return redirectDone(
          "/admin/calendar",
          "Day added to the working calendar. Clocks count by it from now on.",
        );
      const added = await listAddedHolidays(tx);
      return {
        kind: "invalid",
        view: calendarPage(frame, { added, today, typed, errors: change.errors }),
      };
    },
  }),
];

function calendarPage(
  frame: Frame,
  { added, today, typed = blank, errors = [] }: CalendarPage,
): View {
  const known = [...englandAndWales.holidays].map(([date, title]) => ({
    date,
    title,
    from: "Bank holiday",
  }));
  const ours = added.map(({ date, title, addedBy }) => ({
    date,
    title,
    from: `Added by ${addedBy}`,
  }));
  const coming = [...known, ...ours]
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    title: "Working-day calendar",
    hasErrors: errors.length > 0,
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ date: "date-day" }} />
        <h1 class="govuk-heading-l">Working-day calendar</h1>
        <p class="govuk-body">
          Statutory clocks run in working days and leave these days out. The bank holidays of
          England and Wales are known to {formatDate(englandAndWales.knownTo)}; a day that is
          announced later is added here.
        </p>
        <h2 class="govuk-heading-m">Add a non-working day</h2>
        <Form action="/admin/calendar" csrfToken={frame.csrfToken} classes="app-form">
          <DateInput
            id="date"
            namePrefix="date"
            fieldset={{ legend: { text: "Date", classes: "govuk-fieldset__legend--s" } }}
            values={typed}
            errorMessage={errorFor(errors, "date")}
          />
          <Input
            name="title"
            label={{ text: "What the day is called" }}
            value={typed.title}
            classes="govuk-input--width-20"
            errorMessage={errorFor(errors, "title")}
          />
          <Input
            name="reason"
            label={{ text: "Where it was announced" }}
            hint={{ text: "For example a proclamation or a council decision, with its date" }}
            value={typed.reason}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Add this day" preventDoubleClick />
        </Form>
        <Table
          caption="Non-working days to come"
          captionClasses="govuk-table__caption--m"
          head={[{ text: "Date" }, { text: "Day" }, { text: "Source" }]}
          rows={coming.map(({ date, title, from }) => [
            { text: formatDate(date) },
            { text: title },
            { text: from },
          ])}
        />
      </>
    ),
  };
}
