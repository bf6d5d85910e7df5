import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, Checkboxes, DateInput, Input, Select } from "../../../../ui/govuk/index.ts";
import { fact, Card } from "../../../../ui/layout/index.ts";
import type { PublicRole, RoleKinds } from "../role.ts";
import type { RoleAnswer, StaffName } from "../role-reads.ts";
import { rolePaths } from "./paths.ts";
import type { TypedRole } from "./role-form.ts";

export type RolePage = {
  /** What is changed; nothing while one is added. */
  readonly role: PublicRole | undefined;
  readonly answers: readonly RoleAnswer[];
  readonly kinds: RoleKinds;
  readonly staff: readonly StaffName[];
  readonly csrfToken: string;
  readonly typed: TypedRole;
  readonly errors?: readonly FieldError[];
  /** Somebody else saved it while this form was open. */
  readonly isStale?: boolean;
};

export function rolePage(page: RolePage): View {
  const { role, answers, typed, errors = [], isStale = false } = page;
  const title = role ? role.name : "Add a person to the register";
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    backLink: { text: "Back to public roles and licences", href: rolePaths.list },
    body: (
      <>
        {isStale && <StaleSummary />}
        <FormErrorSummary errors={errors} ids={{ from: "from-day", to: "to-day" }} />
        <h1 class="govuk-heading-l">{title}</h1>
        {role && (
          <p class="govuk-body" id="theirs">
            {`Last changed ${formatDateTime(role.changedAt)}, ${role.changedBy ?? "by the command line"}.`}
          </p>
        )}
        {answers.length > 0 && <Answers answers={answers} />}
        <Form
          action={role ? rolePaths.role(role.roleId) : rolePaths.new}
          csrfToken={page.csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={typed.version} />
          <Who {...page} errors={errors} />
          <Held {...page} errors={errors} />
          <Colleague {...page} errors={errors} />
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

const StaleSummary = (): VNode => (
  <Overtaken
    title="A colleague changed this while you were writing"
    says="changes"
    read="Look who changed it, then save yours if it still applies"
    href="#theirs"
  />
);

const Answers = ({ answers }: { readonly answers: readonly RoleAnswer[] }): VNode => (
  <Card
    title={"What colleagues said"}
    level={2}
    facts={answers.map(({ name, isClose, answeredAt }) =>
      fact(
        name,
        `${isClose ? "Is this person, lives with them or works for them" : "Is a different person"} (${formatDate(londonDate(answeredAt))})`,
      ),
    )}
  />
);

type Fields = RolePage & { readonly errors: readonly FieldError[] };

function Who({ kinds, typed, errors }: Fields): VNode {
  return (
    <>
      <Select
        name="kind"
        label={{ text: "Role or licence" }}
        value={typed.kind}
        items={[
          { value: "", text: "Choose" },
          ...kinds.map(({ key, name }) => ({ value: key, text: name })),
        ]}
        errorMessage={errorFor(errors, "kind")}
      />
      <Input
        name="authority"
        label={{ text: "Council or authority" }}
        value={typed.authority}
        errorMessage={errorFor(errors, "authority")}
      />
      <Input
        name="name"
        label={{ text: "Name of the person or business" }}
        value={typed.name}
        errorMessage={errorFor(errors, "name")}
      />
      <Input
        name="number"
        label={{ text: "Ward, or number of the licence (optional)" }}
        value={typed.number}
        classes="govuk-input--width-20"
        errorMessage={errorFor(errors, "number")}
      />
      <Input
        name="address"
        label={{ text: "Address with its postcode (optional)" }}
        hint={{ text: "Kept sealed" }}
        value={typed.address}
        errorMessage={errorFor(errors, "address")}
      />
      <Input
        name="employer"
        label={{ text: "Employer or operator (optional)" }}
        hint={{ text: "Kept sealed" }}
        value={typed.employer}
        errorMessage={errorFor(errors, "employer")}
      />
    </>
  );
}

function Held({ typed, errors }: Fields): VNode {
  const small = { classes: "govuk-fieldset__legend--s" };
  return (
    <>
      <DateInput
        id="from"
        namePrefix="from"
        fieldset={{ legend: { text: "From (optional)", ...small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "from")}
      />
      <DateInput
        id="to"
        namePrefix="to"
        fieldset={{ legend: { text: "Until (optional)", ...small } }}
        hint={{ text: "Still compared afterwards: the connection remains" }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "to")}
      />
    </>
  );
}

function Colleague({ role, staff, typed, errors }: Fields): VNode {
  return (
    <>
      <Select
        name="staff"
        label={{ text: "Works here as" }}
        hint={{ text: "Only if you know that it is the same person" }}
        value={typed.staff}
        items={[
          { value: "", text: "Nobody, or not known" },
          ...staff.map(({ staffId, name }) => ({ value: staffId, text: name })),
        ]}
        errorMessage={errorFor(errors, "staff")}
      />
      {role && (
        <Checkboxes
          name="mistake"
          classes="govuk-checkboxes--small"
          values={[typed.mistake]}
          items={[{ value: "yes", text: "Entered by mistake: compare it no more" }]}
        />
      )}
    </>
  );
}
