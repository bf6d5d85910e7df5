import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { FacetTabs, ListFilter, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { Attendance, PersonBooking } from "../booking-reads.ts";
import type { peopleList } from "../people-list.ts";
import { endless, type TrainingPerson } from "../person-reads.ts";
import { nameIn, type TrainingScheme } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { Links, LinkTo, trainingPage } from "./training-frame.tsx";

export const peopleTitle = "People and their training";
export const peopleCrumb = { text: peopleTitle, href: trainingPaths.people };

/** Until when training is valid, in words. */
export function validWords({ validUntil }: Pick<TrainingPerson, "validUntil">): string {
  if (validUntil === null) return "None recorded";
  return validUntil === endless ? "Does not expire" : formatDate(validUntil);
}

type Dates = { readonly today: string; readonly soon: string };

export const ValidBadge = ({
  person: { validUntil },
  today,
  soon,
}: Dates & { readonly person: Pick<TrainingPerson, "validUntil"> }): VNode | null => {
  if (validUntil === null) return null;
  if (validUntil < today) return <Badge text="Expired" tone="red" />;
  return validUntil <= soon ? <Badge text="Expires soon" tone="purple" /> : null;
};

type PeoplePage = {
  readonly shown: ShownBy<typeof peopleList>;
  readonly csrfToken: string;
};

/** Who the reader may see by name, with what expires; a reminder in one press. */
export function peoplePage({ shown, csrfToken }: PeoplePage): View {
  const { around } = shown;
  const { scheme, today, soon } = around;
  return trainingPage({
    heading: peopleTitle,
    width: "wide",
    children: (
      <>
        <Links>
          <LinkTo href={trainingPaths.me} text="Your training" />
          <LinkTo href={trainingPaths.newTeam} text="Add someone of your team" />
          {around.kept > 0 && (
            <LinkTo href={trainingPaths.newPerson} text="Add someone you keep training for" />
          )}
        </Links>
        <FacetTabs label={peopleTitle} facets={shown.facets.modes} />
        <ListFilter shown={shown} />
        <Remind csrfToken={csrfToken} days={scheme.expiringDays} />
        <ListTables
          shown={shown}
          cells={{
            person: ({ personId, name, leftOn }) => (
              <>
                <a class="govuk-link" href={trainingPaths.person(personId)}>
                  {name}
                </a>
                {leftOn !== null && (
                  <span class="app-line app-secondary">{`Left ${formatDate(leftOn)}`}</span>
                )}
              </>
            ),
            body: ({ body }) => body,
            audience: ({ audience, role }) => (
              <>
                {nameIn(scheme.audiences, audience)}
                <span class="app-line app-secondary">{nameIn(scheme.roles, role)}</span>
              </>
            ),
            valid: (person) => (
              <>
                {validWords(person)} <ValidBadge person={person} today={today} soon={soon} />
              </>
            ),
            reminded: ({ remindedOn }) =>
              remindedOn === null ? "Not sent" : formatDate(remindedOn),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

const Remind = ({
  csrfToken,
  days,
}: {
  readonly csrfToken: string;
  readonly days: number;
}): VNode => (
  <Form action={trainingPaths.remind} csrfToken={csrfToken} classes="app-screen-only">
    <Button
      text={`Send a reminder to all whose training expires within ${days} days`}
      classes="govuk-button--secondary"
      preventDoubleClick
    />
  </Form>
);

export type PersonPage = {
  readonly person: TrainingPerson;
  readonly bookings: readonly PersonBooking[];
  readonly attendances: readonly Attendance[];
  readonly scheme: TrainingScheme;
  readonly today: string;
  readonly soon: string;
  readonly mayKeep: boolean;
};

/** The named record of one person: what they are booked on, what they were at, and their certificates. */
export function personPage(page: PersonPage): View {
  const { person, bookings, attendances, scheme, today, soon, mayKeep } = page;
  return trainingPage({
    heading: person.name,
    crumbs: [peopleCrumb],
    children: (
      <>
        <SummaryList
          rows={[
            fact("Agency or school", person.body),
            fact("Audience", nameIn(scheme.audiences, person.audience)),
            fact("Role", nameIn(scheme.roles, person.role)),
            fact("Work e-mail", person.email ?? "Not recorded"),
            fact("Staff number", person.staffNumber ?? "Not recorded"),
            fact("Manager", person.manager ?? "Not recorded"),
            fact(
              "Training expires",
              <>
                {validWords(person)} <ValidBadge person={person} today={today} soon={soon} />
              </>,
            ),
            ...(person.leftOn === null ? [] : [fact("Left", formatDate(person.leftOn))]),
          ]}
        />
        <p class="govuk-body app-secondary">
          This record is seen by {person.name}, their manager, the training contact of their agency
          or school, and the training co-ordinator.
        </p>
        {mayKeep && (
          <Links>
            <LinkTo href={trainingPaths.editPerson(person.personId)} text="Change this record" />
          </Links>
        )}
        <h2 class="govuk-heading-m">Booked</h2>
        {bookings.length === 0 && <p class="govuk-body">No booking.</p>}
        <ul class="govuk-list govuk-list--spaced">
          {bookings.map((one) => (
            <li>
              <a class="govuk-link" href={trainingPaths.session(one.sessionId)}>
                {one.course}
              </a>
              {`, ${formatDateTime(one.startsAt)}${one.isCancelled ? ": cancelled" : one.state === "waiting" ? ": on the waiting list" : ""}`}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">Attended</h2>
        {attendances.length === 0 && <p class="govuk-body">Nothing is recorded.</p>}
        <ul class="govuk-list govuk-list--spaced">
          {attendances.map((one) => (
            <AttendanceLine one={one} />
          ))}
        </ul>
      </>
    ),
  });
}

const AttendanceLine = ({ one }: { readonly one: Attendance }): VNode => (
  <li>
    {`${one.course}, ${formatDate(one.heldOn)}: `}
    {one.state === "absent"
      ? "did not attend"
      : one.expiresOn === null
        ? "does not expire"
        : `expires ${formatDate(one.expiresOn)}`}
    {one.state === "attended" && (
      <span class="app-screen-only">
        {". Certificate: "}
        <a class="govuk-link" href={trainingPaths.certificate(one.attendanceId, "pdf")}>
          PDF<span class="govuk-visually-hidden">{`: ${one.course}`}</span>
        </a>
        {", "}
        <a class="govuk-link" href={trainingPaths.certificate(one.attendanceId, "docx")}>
          Word<span class="govuk-visually-hidden">{`: ${one.course}`}</span>
        </a>
      </span>
    )}
  </li>
);
