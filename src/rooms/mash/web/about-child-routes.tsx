import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { childPage, childParams, childRoute } from "../../child-record/index.ts";
import { listConcernsAbout, type ConcernAbout } from "../concerns-about.ts";
import { sharingBasesOn, type SharingBases } from "../sharing/sharing-bases.ts";
import { listSharing, type Sharing } from "../sharing/sharing-reads.ts";
import { SharingList } from "../sharing/web/sharing-list.tsx";
import { paths } from "./paths.ts";

export const aboutChildRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/concerns",
    access: { permission: "child.view" },
    audit: { action: "child.concerns.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, clock }) => {
      const concerns = await listConcernsAbout(tx, facts.person.personId);
      // Who decides about the child reads what was shared and what was not; whoever sent a concern may not.
      const ids = concerns.map(({ concernId }) => concernId);
      const sharing = holds(actor, "level.set") ? await listSharing(tx, ids) : [];
      const bases = await sharingBasesOn(tx, clock.today());
      const view = childPage({
        facts,
        tab: "overview",
        heading: "Concerns about this child",
        children: (
          <ConcernsAbout actor={actor} concerns={concerns} sharing={sharing} bases={bases} />
        ),
      });
      return {
        kind: "page",
        subjectIds: [facts.person.personId, ...concerns.map(({ concernId }) => concernId)],
        view,
      };
    },
  }),
];

type Around = {
  readonly actor: StaffActor;
  readonly sharing: readonly Sharing[];
  readonly bases: SharingBases;
};
type About = Around & { readonly concerns: readonly ConcernAbout[] };

/** What was sent about the child and what was decided. */
function ConcernsAbout({ concerns, ...around }: About): VNode {
  if (concerns.length === 0) {
    return (
      <InsetText>
        No concern is linked to this record. One appears here once the MASH has decided that it is
        about this child.
      </InsetText>
    );
  }
  return (
    <>
      {concerns.map((concern) => (
        <OneConcern {...around} concern={concern} />
      ))}
    </>
  );
}

function OneConcern(props: Around & { readonly concern: ConcernAbout }): VNode {
  const { actor, concern, bases } = props;
  const sharing = props.sharing.filter(({ concernId }) => concernId === concern.concernId);
  const { decidedAt, nextStep, decidedBy } = concern;
  const decided =
    decidedAt === null
      ? "Not decided yet"
      : `${nextStep ?? ""}, by ${decidedBy ?? "the MASH"}, ${formatDateTime(decidedAt)}`;
  // Why it was decided is for those who decide about the child: the sender may stand in the circle too.
  const rationale = holds(actor, "level.set") ? concern.rationale : null;
  return (
    <section>
      <h2 class="govuk-heading-m">
        {holds(actor, "mash.decide") ? (
          <a class="govuk-link" href={paths.concern(concern.concernId)}>
            {`Concern ${concern.reference}`}
          </a>
        ) : (
          `Concern ${concern.reference}`
        )}
      </h2>
      <SummaryList
        rows={[
          verbatimFact(
            "Sent by",
            [concern.sentBy, concern.agency, formatDateTime(concern.sentAt)]
              .filter((one) => one !== null)
              .join(", "),
          ),
          verbatimFact("What worried them", concern.worry),
          verbatimFact("Decided", decided),
          concern.forFamily !== null && verbatimFact("The family may be told", concern.forFamily),
          rationale !== null && verbatimFact("Rationale", rationale),
        ]}
      />
      <SharingList sharing={sharing} bases={bases} level={3} />
    </section>
  );
}
