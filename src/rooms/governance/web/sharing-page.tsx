import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { Agency } from "../../directory/index.ts";
import type { Entry, RegisterKey } from "../registers/register.ts";
import { isLive } from "../registers/kinds/sharing.ts";
import { registers } from "../registers/registers.ts";
import { EntryFacts } from "../registers/web/entry-page.tsx";

export type SharingPage = {
  readonly agreements: readonly Entry[];
  readonly sets: readonly Entry[];
  readonly arrangements: readonly Entry[];
  readonly agencies: readonly Agency[];
  readonly today: string;
};

/** What everybody who works here can read: with whom we share, on what basis, and who answers for what. */
export function sharingPage(page: SharingPage): View {
  const { agreements, sets, arrangements, today } = page;
  const live = agreements.filter(({ body }) => isLive(body, today));
  return {
    title: "How we share",
    body: (
      <>
        <h1 class="govuk-heading-l">How we share</h1>
        {live.length === 0 && (
          <InsetText text="No confirmed sharing agreement is in force. Sharing to protect a child continues: record each decision with its basis, and tell the information governance officer." />
        )}
        <Section heading="Agreements in force" of="sharing-agreement" entries={live} {...page} />
        <Section
          heading="Lawful basis, gateway and condition, chosen together"
          of="basis-set"
          entries={sets}
          {...page}
        />
        <Section heading="Who answers for what" of="controllers" entries={arrangements} {...page} />
        <h2 class="govuk-heading-m">Privacy notices</h2>
        <p class="govuk-body">
          <a class="govuk-link" href="/privacy">
            Privacy notices for children, for parents and for professionals
          </a>
        </p>
      </>
    ),
  };
}

function Section({
  heading,
  of,
  entries,
  agencies,
}: {
  readonly heading: string;
  readonly of: RegisterKey;
  readonly entries: readonly Entry[];
  readonly agencies: readonly Agency[];
}): VNode | null {
  if (entries.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {entries.map((entry) => (
        <>
          <h3 class="govuk-heading-s">{entry.title}</h3>
          <EntryFacts register={registers[of]} body={entry.body} agencies={agencies} />
        </>
      ))}
    </>
  );
}
