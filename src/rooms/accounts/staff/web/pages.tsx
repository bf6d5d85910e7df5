import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText, Select, WarningText } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { mostInADay } from "../../attempt-bounds.ts";
import type { Choice, PersonOnFile } from "../people-reads.ts";
import type { PersonForm } from "../people-writes.ts";
import { paths } from "./paths.ts";

/** Seen or invited so long ago that somebody should ask. */
const quietDays = 60;

export function peoplePage({ people, now }: { people: readonly PersonOnFile[]; now: Date }): View {
  const quiet = new Date(now.getTime() - quietDays * 24 * 60 * 60 * 1000);
  return {
    title: "People",
    body: (
      <>
        <h1 class="govuk-heading-l">People</h1>
        <Button text="Invite a person" href={paths.invite} />
        <SortableTable
          caption="Everybody who works in the partnership"
          captionClasses="govuk-visually-hidden"
          brief
          columns={[
            { key: "name", text: "Name" },
            { key: "email", text: "Work email address" },
            { key: "seen", text: "Last seen", isLabelled: true },
            { key: "state", text: "State" },
          ]}
          groups={[{ rows: people.map((one) => rowOf(one, quiet)) }]}
        />
      </>
    ),
  };
}

const rowOf = (one: PersonOnFile, quiet: Date): SortableRow => ({
  name: (
    <a class="govuk-link" href={paths.person(one.staffId)}>
      {one.name}
    </a>
  ),
  email: one.email,
  seen: one.lastSeenAt ? formatDate(londonDate(one.lastSeenAt)) : "Never",
  state: stateOf(one, quiet),
});

function stateOf(one: PersonOnFile, quiet: Date): string {
  if (one.endedAt) return `Left ${formatDate(londonDate(one.endedAt))}`;
  if (one.lastOn !== null) return `Leaves ${formatDate(one.lastOn)}`;
  if (one.wrongToday >= mostInADay) return "Locked: too many wrong attempts today";
  if (one.waiting === "recovery") return "Waiting for a new sign-in";
  if (one.ways === 0)
    return one.waiting === "join"
      ? "Invited, has not come in yet"
      : "Cannot sign in: invitation expired";
  return one.lastSeenAt !== null && one.lastSeenAt < quiet
    ? `Not seen for ${quietDays} days`
    : "Active";
}

export type Errors = { readonly errors?: readonly FieldError[] };
export type Choices = { readonly teams: readonly Choice[]; readonly roles: readonly Choice[] };

export function PostFields({
  teams,
  roles,
  typed,
  errors,
}: Choices & { typed: Pick<PersonForm, "team" | "role">; errors: readonly FieldError[] }): VNode {
  const items = (list: readonly Choice[], chosen: string) => [
    { value: "", text: "Choose" },
    ...list.map(({ id, name }) => ({ value: id, text: name, selected: id === chosen })),
  ];
  return (
    <>
      <Select
        name="team"
        label={{ text: "Team" }}
        items={items(teams, typed.team)}
        errorMessage={errorFor(errors, "team")}
      />
      <Select
        name="role"
        label={{ text: "Role" }}
        items={items(roles, typed.role)}
        errorMessage={errorFor(errors, "role")}
      />
    </>
  );
}

export const peopleLink = { text: "People", href: paths.people };

export function invitePage(
  given: Choices & Errors & { csrfToken: string; typed: PersonForm },
): View {
  const { csrfToken, typed, errors = [], teams, roles } = given;
  return {
    title: "Invite a person",
    hasErrors: errors.length > 0,
    backLink: peopleLink,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">Invite a person</h1>
          <Form action={paths.invite} csrfToken={csrfToken}>
            <Input
              name="name"
              label={{ text: "Name" }}
              value={typed.name}
              errorMessage={errorFor(errors, "name")}
            />
            <Input
              name="email"
              type="email"
              label={{ text: "Work email address" }}
              value={typed.email}
              spellcheck={false}
              errorMessage={errorFor(errors, "email")}
            />
            <Input
              name="phone"
              type="tel"
              label={{ text: "Work telephone number (optional)" }}
              value={typed.phone}
              errorMessage={errorFor(errors, "phone")}
            />
            <PostFields teams={teams} roles={roles} typed={typed} errors={errors} />
            <Button text="Invite" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

/** Shown once, to whoever hands it over. */
export function codePage({
  code,
  name,
  staffId,
  origin,
}: {
  code: string;
  name: string;
  staffId: string;
  origin: string;
}): View {
  return {
    title: `A sign-in for ${name}`,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">A sign-in for {name}</h1>
          <WarningText text="This is shown only once. Hand it over in person, to a person you know." />
          <p class="govuk-body">
            They open <strong>{origin}/join</strong> and enter this code within three days:
          </p>
          <InsetText>
            <strong class="app-verbatim">{code}</strong>
          </InsetText>
          <Button text="I have it" href={paths.person(staffId)} />
        </div>
      </div>
    ),
  };
}
