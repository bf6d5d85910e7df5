import type { VNode } from "preact";
import { basisName } from "../../directory/index.ts";
import { silentAgencies } from "../quorum.ts";
import type { RecordPage } from "./record-context.ts";
import { paths } from "./paths.ts";
import { Details } from "../../../ui/govuk/index.ts";
import { sharingForm } from "./addition-inputs.ts";
import { blankSharing, NothingHeld, SharingForm } from "./sharing-form.tsx";

type Props = Pick<RecordPage, "facts" | "csrfToken" | "ground" | "sharing" | "kept">;

/** What each agency shared, who is still silent, and the one click for those that hold nothing. */
export function SharingPart({ facts, csrfToken, ground, sharing, kept }: Props): VNode {
  const { typed, draft } = kept.of("meeting-shared", sharingForm);
  const { meetingId } = facts.meeting;
  const { invited, shared } = ground.contents;
  const silent = silentAgencies(invited, shared);
  return (
    <>
      <h2 class="govuk-heading-m">What each agency shares</h2>
      {shared.map(({ agency, wording, basis, basisReason, by }) => (
        <>
          <h3 class="govuk-heading-s">{agency}</h3>
          <p class="govuk-body app-verbatim">{wording ?? "No information held."}</p>
          <p class="govuk-body-s app-secondary">
            {`Recorded by ${by}. ${basisName(sharing.agreement, basis)}${basisReason === null ? "" : `: ${basisReason}`}`}
          </p>
        </>
      ))}
      {silent.length > 0 && <p class="govuk-body">{`Not heard from yet: ${silent.join(", ")}.`}</p>}
      {sharing.agencies
        .filter(({ name }) => silent.includes(name))
        .map(({ agencyId, name }) => (
          <NothingHeld
            action={paths.shared(meetingId)}
            csrfToken={csrfToken}
            agencyId={agencyId}
            agency={name}
          />
        ))}
      {sharing.agencies.length > 0 && (
        <Details summaryText="Record what an agency shares" open={typed !== undefined}>
          <SharingForm
            action={paths.shared(meetingId)}
            csrfToken={csrfToken}
            draft={draft}
            typed={typed ?? blankSharing}
            {...sharing}
          />
        </Details>
      )}
    </>
  );
}
