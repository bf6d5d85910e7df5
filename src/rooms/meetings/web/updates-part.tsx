import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Table } from "../../../ui/govuk/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Askings } from "../asking-reads.ts";
import { agenciesAsked, type AskedAgency } from "../quorum.ts";
import { paths } from "./paths.ts";
import type { RecordPage } from "./record-context.ts";

/** Before the meeting: which agency was asked for its update, and which has given it. */
export function UpdatesPart({ facts, ground, askings, csrfToken }: RecordPage): VNode | null {
  const { invited, shared } = ground.contents;
  const agencies = agenciesAsked(invited, shared);
  if (agencies.length === 0) return null;
  const { meetingId } = facts.meeting;
  const manages = mayDo(facts.actor, "meeting.manage", facts);
  return (
    <>
      <h2 class="govuk-heading-m">Updates before the meeting</h2>
      <Table
        head={[{ text: "Agency" }, { text: "Update" }, ...(manages ? [{ text: "Ask" }] : [])]}
        rows={agencies.map((agency) => [
          { text: agency.agency },
          { text: updateWords(agency, askings) },
          ...(manages
            ? [
                {
                  text:
                    agency.said === null ? (
                      <AskAgency meetingId={meetingId} csrfToken={csrfToken} agency={agency} />
                    ) : (
                      ""
                    ),
                },
              ]
            : []),
        ])}
      />
    </>
  );
}

function updateWords({ agencyId, said }: AskedAgency, { updates }: Askings): string {
  if (said !== null) {
    const what = said.wording === null ? "No information held" : "Given";
    return `${what}, ${formatDate(londonDate(said.at))}`;
  }
  const asked = updates.get(agencyId);
  if (!asked) return "Not asked yet";
  const often = asked.times === 1 ? "Asked" : `Asked ${asked.times} times, last`;
  return `${often} ${formatDateTime(asked.at)}: no answer yet`;
}

type AskProps = {
  readonly meetingId: string;
  readonly csrfToken: string;
  readonly agency: AskedAgency;
};

const AskAgency = ({ meetingId, csrfToken, agency: { agencyId, agency } }: AskProps): VNode => (
  <Form action={paths.update(meetingId)} csrfToken={csrfToken} classes="app-screen-only">
    <input type="hidden" name="agency" value={agencyId} />
    <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
      Ask<span class="govuk-visually-hidden">{` ${agency}`}</span> for its update
    </Button>
  </Form>
);
