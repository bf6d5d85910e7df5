import type { View } from "../../../../platform/http/outcome.ts";
import { MashPhone, type Contact } from "./mash-phone.tsx";

/** A concern must not end here: the page says whom to ring. */
export function noTeamPage(mash: Contact): View {
  const title = "This was not sent";
  return {
    title,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            None of your posts is in a team that sends concerns, so Lantern cannot say whose it is.
            Ring <MashPhone mash={mash} />, and tell them what worries you.
          </p>
          <p class="govuk-body">Go back with your browser: what you typed is still in the form.</p>
        </div>
      </div>
    ),
  };
}
