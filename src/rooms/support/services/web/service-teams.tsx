import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Select } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { Service } from "../service-reads.ts";
import type { Numbered, ServiceTeam } from "../service-teams.ts";
import { servicePaths } from "./paths.ts";

export type TeamsProps = {
  readonly service: Service;
  readonly csrfToken: string;
  readonly own: readonly ServiceTeam[];
  readonly free: readonly ServiceTeam[];
  readonly errors?: readonly FieldError[];
};

/** Whose people a child’s circle names to the list alone. */
export function ServiceTeams({ service, csrfToken, own, free, errors = [] }: TeamsProps): VNode {
  const action = servicePaths.teams(service.serviceId);
  return (
    <section>
      <h2 class="govuk-heading-m">Whose team is it?</h2>
      <p class="govuk-body">
        {`Staff of the team are shown in a child’s professional network as “${service.shownAs ?? ""}”, except to the list above, to the team and to the designated nurse. Nobody in it can lead for a child.`}
      </p>
      {own.length === 0 && <p class="govuk-body">No team has been named.</p>}
      <ul class="govuk-list">
        {own.map(({ teamId, name, agency }) => (
          <li>
            {`${name}, ${agency}`}
            <Form action={action} csrfToken={csrfToken} classes="app-screen-only">
              <input type="hidden" name="team" value={teamId} />
              <input type="hidden" name="off" value="yes" />
              <Button
                text={`Take ${name} off`}
                classes="govuk-button--secondary govuk-!-margin-bottom-2"
              />
            </Form>
          </li>
        ))}
      </ul>
      <Form action={action} csrfToken={csrfToken} classes="app-form">
        <Select
          name="team"
          label={{ text: "Add a team" }}
          value=""
          items={[
            { value: "", text: "Choose a team" },
            ...free.map(({ teamId, name, agency }) => ({
              value: teamId,
              text: `${name}, ${agency}`,
            })),
          ]}
          errorMessage={errorFor(errors, "team")}
        />
        <Button text="Add the team" preventDoubleClick />
      </Form>
    </section>
  );
}

/** Whose number stands beside the words in the audit: whoever asks for information governance is answered from here. */
export const InTheAudit = ({ numbered }: { readonly numbered: readonly Numbered[] }): VNode => (
  <SortableTable
    caption="Its people, as the audit tells them apart"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "number", text: "Number ends in" },
      { key: "who", text: "Who" },
      { key: "when", text: "In the team" },
    ]}
    groups={[
      {
        rows: numbered.map(({ name, number, from, until }) => ({
          number,
          who: name,
          when:
            until === null
              ? `From ${formatDate(from)}`
              : `${formatDate(from)} to ${formatDate(until)}`,
        })),
      },
    ]}
  />
);
