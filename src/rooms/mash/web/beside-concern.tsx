import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { checkPaths } from "../checks/web/paths.ts";
import { TimeTaken } from "../clock/web/clock-part.tsx";
import { ContactsPart } from "../day/web/contacts-part.tsx";
import { SharingList } from "../sharing/web/sharing-list.tsx";
import type { ConcernPage } from "./concern-page-facts.ts";
import { paths } from "./paths.ts";

/** How far the partner checks are, in one line that leads to them. */
export function PartnersLine({ facts, checks }: ConcernPage): VNode {
  const answered = checks.filter(({ answeredAt }) => answeredAt !== null).length;
  const late = checks.filter(
    ({ answeredAt, dueAt }) => answeredAt === null && dueAt < facts.now,
  ).length;
  const parts = [`${answered} of ${counted(checks.length, "agency", "agencies")} answered`];
  if (late > 0) parts.push(`${late} overdue`);
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={checkPaths.ofConcern(facts.episode.concernId)}>
        {checks.length === 0 ? "Request partner checks" : "Partner checks"}
      </a>
      {checks.length > 0 && `: ${parts.join(", ")}`}
      {checks.length === 0 && !facts.takenUp && facts.episode.decidedAt === null && (
        <span class="app-line app-secondary">Accept it as a referral before you ask them.</span>
      )}
    </p>
  );
}

/** What was decided on sharing, where anything was. */
export function SharingPart({ facts, bases }: ConcernPage): VNode {
  return (
    <section id="sharing">
      <h2 class="govuk-heading-m">Shared, or not shared</h2>
      <SharingList sharing={facts.sharing} bases={bases} level={3} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.sharing(facts.episode.concernId)}>
          Record whether something is shared
        </a>
      </p>
    </section>
  );
}

/** The time that the work took, and earlier concerns once this one is rated. */
export function TimeAndContacts({ facts, contacts }: ConcernPage): VNode {
  return (
    <>
      <section>
        <h2 class="govuk-heading-m">Time</h2>
        <TimeTaken facts={facts} />
      </section>
      {contacts && <ContactsPart months={contacts} />}
    </>
  );
}
