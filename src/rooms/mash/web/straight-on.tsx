import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { fullName, type Candidate } from "../../subjects/index.ts";
import { OwnPairs } from "../../record-matching/index.ts";
import { pairsWith, type ConcernPage } from "./concern-page-facts.ts";
import { paths } from "./paths.ts";

type Straight = ConcernPage & { readonly candidate: Candidate };

/** One press for a child who is open: whom it is about, and to whom it goes. */
export function StraightOn({ facts: { episode }, csrfToken, candidate, pairs }: Straight): VNode {
  const { person, reference, personId } = candidate;
  const born = person.bornOn === null ? "" : `, born ${formatDate(person.bornOn)}`;
  return (
    <InsetText>
      <h2 class="govuk-heading-m">One open record has this whole name and date of birth</h2>
      <p class="govuk-body">
        {`${fullName(person)}${born}, ${reference}. If this is the child, the lead practitioner and the managers are told at once, the chronology says that the concern came, and both show your name.`}
      </p>
      <OwnPairs pairs={pairsWith(pairs, personId)} />
      <Form action={paths.straightOn(episode.concernId)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={String(episode.version)} />
        <input type="hidden" name="person" value={personId} />
        <Button
          text="It is this child: to the lead and manager"
          attributes={{ accesskey: "l" }}
          preventDoubleClick
        />
      </Form>
    </InsetText>
  );
}

/** Whoever sent it has not heard, and says so. */
export function Asked({ asks, facts: { episode } }: ConcernPage): VNode | null {
  const [last] = asks;
  if (!last || episode.decidedAt !== null) return null;
  return (
    <InsetText>
      <strong>{`The sender asks for the outcome: ${last.askedBy}, ${formatDateTime(last.askedAt)}.`}</strong>
      <span class="app-line">{`Ring ${episode.ringName}, ${episode.ringPhone}, or decide: they are told then.`}</span>
    </InsetText>
  );
}
