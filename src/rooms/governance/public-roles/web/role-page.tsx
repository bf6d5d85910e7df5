import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  formSummary,
  Overtaken,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { fact, Card } from "../../../../ui/layout/index.ts";
import { roleForm, type Entering } from "../role-form.ts";
import type { RoleAnswer } from "../role-reads.ts";
import { rolePaths } from "./paths.ts";

export type RolePage = Entering & { readonly answers: readonly RoleAnswer[] };

export function rolePage(page: RolePage, state: FormState<typeof roleForm>): View {
  const { role, answers } = page;
  const title = role ? role.name : "Add a person to the register";
  const summary = state.isStale ? <StaleSummary /> : formSummary(roleForm, state);
  return {
    title,
    hasErrors: summary !== undefined,
    backLink: { text: "Back to public roles and licences", href: rolePaths.list },
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{title}</h1>
        {role && (
          <p class="govuk-body" id="theirs">
            {`Last changed ${formatDateTime(role.changedAt)}, ${role.changedBy ?? "by the command line"}.`}
          </p>
        )}
        {answers.length > 0 && <Answers answers={answers} />}
        <DeclaredForm
          form={roleForm}
          state={state}
          drawing={page}
          action={role ? rolePaths.role(role.roleId) : rolePaths.new}
          button="Save"
          version={role?.version}
        />
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
