import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import { circleBases, lastingPlaces, mayDo } from "../../subjects/index.ts";
import { childPage } from "../../child-record/index.ts";
import { CircleMembers } from "./circle-members.tsx";
import { SystemsForm } from "./circle-systems-form.tsx";
import type { CirclePage } from "./circle-view.ts";
import { paths } from "../../child-record/web/paths.ts";

export function circlePage(page: CirclePage): View {
  const { facts, errors = [] } = page;
  const mayManage = mayDo(facts.actor, "circle.manage", facts);
  return childPage({
    facts,
    tab: "circle",
    heading: "Who is involved",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        {facts.person.isRestricted && (
          <p class="govuk-body">
            This record is restricted: only the people named here can open it. Adding a person names
            them.
          </p>
        )}
        <CircleMembers {...page} mayManage={mayManage} />
        {mayManage && <AddForm {...page} />}
        {mayManage && <SystemsForm {...page} />}
      </>
    ),
  });
}

function AddForm({ facts, csrfToken, colleagues, typed, errors = [] }: CirclePage): VNode {
  const inside = new Set([
    ...lastingPlaces(facts.circle).map((member) => member.staffId),
    ...facts.person.shutOut,
  ]);
  return (
    <>
      <h2 class="govuk-heading-m">Add someone</h2>
      <p class="govuk-body">
        From the moment they are added they can open this child’s record. They are told why, and who
        added them is recorded. Removing a person closes the record to them at once.
      </p>
      <Form action={paths.circle(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
        <Select
          name="staff"
          label={{ text: "Who" }}
          value={typed.staff}
          items={[
            { value: "", text: "Choose a colleague" },
            ...colleagues
              .filter(({ staffId, isClosed }) => !inside.has(staffId) && !isClosed)
              .map((colleague) => ({
                value: colleague.staffId,
                text: `${colleague.name}, ${colleague.role}, ${colleague.agency}`,
              })),
          ]}
          errorMessage={errorFor(errors, "staff")}
        />
        <Radios
          name="basis"
          fieldset={{
            legend: {
              text: "Why they need to see the record",
              classes: "govuk-fieldset__legend--s",
            },
          }}
          value={typed.basis}
          items={Object.entries(circleBases).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "basis")}
        />
        <Textarea
          name="reason"
          label={{ text: "Reason, in your words" }}
          hint={{ text: "What they do with or for the child. They will read this." }}
          value={typed.reason}
          rows={3}
          errorMessage={errorFor(errors, "reason")}
        />
        <Button text="Add to the professional network" preventDoubleClick />
      </Form>
    </>
  );
}
