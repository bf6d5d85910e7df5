import type { VNode } from "preact";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import { OwnPairs } from "../../record-matching/index.ts";
import { pairsWith, type ConcernPage } from "./concern-page-facts.ts";
import { paths } from "./paths.ts";

/** Open cases are not triaged a second time: what is new goes to those who hold the child's plan. */
export function AlreadyOpen({ facts, csrfToken, typed, pairs, errors = [] }: ConcernPage): VNode {
  const { episode, person, lead } = facts;
  const who = lead
    ? `${lead.name}, the lead practitioner, and the managers of`
    : "Nobody is recorded as lead practitioner: the managers of";
  return (
    <InsetText>
      <h2 class="govuk-heading-m">This child is already open to the exploitation pathway</h2>
      <p class="govuk-body">
        {`${who} ${person?.owningTeam ?? "the team that holds the record"} are told at once.`}
      </p>
      {person && <OwnPairs pairs={pairsWith(pairs, person.personId)} />}
      <Form action={paths.passOn(episode.concernId)} csrfToken={csrfToken} classes="app-form">
        <input type="hidden" name="version" value={String(episode.version)} />
        <Textarea
          name="note"
          label={{ text: "A short note for them" }}
          hint={{ text: "What is new, and what you think is urgent" }}
          value={typed?.note ?? ""}
          rows={3}
          errorMessage={errorFor(errors, "note")}
        />
        <p class="govuk-body">
          {`This decides the concern: ${episode.agency} is told that it went to the practitioner who works with the child, and the child’s chronology says that it came.`}
        </p>
        <Button
          text="Already open: to the lead and manager"
          attributes={{ accesskey: "l" }}
          preventDoubleClick
        />
      </Form>
    </InsetText>
  );
}
