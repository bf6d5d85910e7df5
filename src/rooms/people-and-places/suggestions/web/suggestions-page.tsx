import { counted } from "../../../../kernel/words.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { thingPaths } from "../../web/paths.ts";
import type { suggestionList } from "../suggestion-list.ts";
import { Hops, weakestText } from "./hops.tsx";

const title = "Suggested links";

/** What is suggested of adults, places and things, for those who may take or decline it. */
export function suggestionsPage(shown: ShownBy<typeof suggestionList>): View {
  const { scheme } = shown.around;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {scheme.isOn
            ? `Two adults, places or things that have the same telephone, vehicle, account or address. It is not a finding. No child is in it, and nothing of a child suggests any. Each goes by itself ${counted(scheme.expireDays, "day")} after its newest evidence.`
            : "Suggested links are off: your partnership has not turned them on."}
        </p>
        <ListTables
          shown={shown}
          cells={{
            between: ({ one, other }) => (
              <>
                <a class="govuk-link" href={thingPaths.thing(one.thingId)}>
                  {one.label}
                </a>
                {" and "}
                <a class="govuk-link" href={thingPaths.thing(other.thingId)}>
                  {other.label}
                </a>
                <span class="app-line app-screen-only">
                  <a class="govuk-link" href={thingPaths.takeSuggested(one.thingId, other.thingId)}>
                    Record the link
                    <span class="govuk-visually-hidden">{` of ${one.label} with ${other.label}`}</span>
                  </a>
                  {" · "}
                  <a
                    class="govuk-link"
                    href={thingPaths.declineSuggested(one.thingId, other.thingId)}
                  >
                    Decline
                    <span class="govuk-visually-hidden">{` the link of ${one.label} with ${other.label}`}</span>
                  </a>
                </span>
              </>
            ),
            evidence: (suggestion) => <Hops suggestion={suggestion} />,
            weakest: (suggestion) => weakestText(suggestion),
            expires: ({ expiresOn }) => formatDate(expiresOn),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
