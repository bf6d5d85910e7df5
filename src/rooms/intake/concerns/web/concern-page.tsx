import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, InsetText, SummaryList, WarningText } from "../../../../ui/govuk/index.ts";
import { WhyVisible, verbatimFact } from "../../../../ui/layout/index.ts";
import type { Outcome } from "../concern-reads.ts";
import { childName, clockSentence, statusOf } from "../concern-words.ts";
import type { Desk } from "../desks-now.ts";
import { sentFacts } from "../sent-facts.ts";
import type { ConcernFacts } from "./concern-facts.ts";
import { AddedParts } from "./entries.tsx";
import { PartTasks } from "./part-tasks.tsx";
import { paths } from "./paths.ts";
import { RingDesks, RingIfNotRung } from "./ring-desks.tsx";
import { StatusTag } from "./status-tag.tsx";

/** What the team sent, what it added, and what came of it; nothing of the MASH's own work. */
export function concernPage(
  facts: ConcernFacts,
  { desks, csrfToken }: { readonly desks: readonly Desk[]; readonly csrfToken: string },
): View {
  const { concern, outcome, standing, now } = facts;
  const name = childName(concern);
  return {
    title: `${name}, ${concern.reference}`,
    backLink: { text: "Your team’s concerns", href: paths.list() },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{`Concern ${concern.reference}`}</span>
          <h1 class="govuk-heading-l">{name}</h1>
          <p class="govuk-body">
            <StatusTag status={statusOf(concern)} />
            {concern.decidedAt === null
              ? ` ${clockSentence(concern, now)}`
              : ` on ${formatDateTime(concern.decidedAt)}`}
          </p>
          {outcome ? <OutcomeParts outcome={outcome} /> : <NotYet facts={facts} desks={desks} />}
          <Ask {...facts} csrfToken={csrfToken} />
          <Sent {...facts} />
          <h2 class="govuk-heading-m govuk-!-display-none-print" id="more">
            Add what else you know
          </h2>
          <div class="govuk-!-display-none-print">
            <PartTasks concern={concern} standing={standing} />
          </div>
          <Copies concernId={concern.concernId} />
          <div class="app-screen-only">
            <WhyVisible
              reasons={["your team sent it: a concern belongs to the team, not to one person"]}
            />
          </div>
        </div>
      </div>
    ),
  };
}

/** What comes, and what to do meanwhile: whoever waits past the time has somebody to ring. */
function NotYet({
  facts: { concern, now, isToBeAsked, toBeAskedFrom, asks },
  desks,
}: {
  readonly facts: ConcernFacts;
  readonly desks: readonly Desk[];
}): VNode {
  const isLate = now > concern.decideBy;
  return (
    <InsetText>
      {concern.dangerNow === "not-known" && <RingIfNotRung desks={desks} />}
      <p class="govuk-body">
        {concern.about === "child"
          ? "The outcome will be here in two parts: what the family may be told, and what is for you only."
          : "The outcome will be here."}
      </p>
      <p class="govuk-body">
        {isLate ? "The decision is overdue: ring " : "If things get worse before then, ring "}
        <RingDesks desks={desks} isWhole />
        {`. Give the reference ${concern.reference}. If the child is in danger, ring 999.`}
      </p>
      {!isToBeAsked && asks.length === 0 && (
        <p class="govuk-body">
          {`From ${formatDateTime(toBeAskedFrom)} you can ask the MASH for the outcome on this page.`}
        </p>
      )}
    </InsetText>
  );
}

/** After three working days without an answer the sender asks; that it was asked stands here. */
function Ask({
  concern,
  asks,
  isToBeAsked,
  csrfToken,
}: ConcernFacts & { readonly csrfToken: string }): VNode | null {
  if (concern.decidedAt !== null) return null;
  return (
    <>
      {asks.map(({ askedBy, askedAt }) => (
        <p class="govuk-body">{`${askedBy} asked the MASH for the outcome, ${formatDateTime(askedAt)}.`}</p>
      ))}
      {isToBeAsked && (
        <Form action={paths.ask(concern.concernId)} csrfToken={csrfToken}>
          <p class="govuk-body">
            Three working days have passed. The MASH is told that you are asking.
          </p>
          <Button text="Ask the MASH for the outcome" preventDoubleClick />
        </Form>
      )}
    </>
  );
}

/** Apart in place and in words, so that nothing meant for a professional is read out at the school gate. */
function OutcomeParts({ outcome }: { readonly outcome: Outcome }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Outcome</h2>
      <p class="govuk-body">
        <strong>{outcome.nextStep}</strong>
        {`. Told by ${outcome.toldByName}, ${formatDateTime(outcome.toldAt)}.`}
      </p>
      {outcome.forFamily !== null && (
        <section class="app-outcome">
          <h3 class="govuk-heading-s">What the family may be told</h3>
          <p class="govuk-body app-verbatim">{outcome.forFamily}</p>
        </section>
      )}
      <section class="app-outcome app-outcome--for-sender">
        <h3 class="govuk-heading-s">
          {outcome.forFamily === null
            ? "For you only"
            : "For you only: do not share with the family"}
        </h3>
        <p class="govuk-body app-verbatim">{outcome.forSender}</p>
        {outcome.forFamily !== null && (
          <WarningText
            iconFallbackText="Warning"
            text="Keep this part out of anything that the child or the family can open."
          />
        )}
      </section>
    </>
  );
}

function Sent({ concern, entries, standing, toolOn, readerId, today }: ConcernFacts): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What was sent</h2>
      <SummaryList
        rows={sentFacts(concern, today).map(([label, value]) => verbatimFact(label, value))}
      />
      <h2 class="govuk-heading-m">What was added</h2>
      {standing.length === 0 && <p class="govuk-body">Nothing so far.</p>}
      <AddedParts
        entries={entries}
        standing={standing}
        toolOn={toolOn}
        fileHref={({ entryId, picture, addedBy }) =>
          picture === null ||
          picture.outcome === "accepted" ||
          (picture.outcome === "waiting" && addedBy === readerId)
            ? paths.file(concern.concernId, entryId)
            : undefined
        }
        reader={{ id: readerId }}
        readFirstHref={({ entryId }) => paths.readFirst(concern.concernId, entryId)}
        keptBackWords="It cannot be opened for now. Ring the MASH if you need what it says."
      />
    </>
  );
}

function Copies({ concernId }: { readonly concernId: string }): VNode {
  return (
    <div class="govuk-!-display-none-print">
      <h2 class="govuk-heading-m">A copy for your own file</h2>
      <p class="govuk-body">
        Print this page, or download it as a{" "}
        <a class="govuk-link" href={paths.word(concernId)}>
          Word document
        </a>
        . Both hold the part that is for you only.
      </p>
    </div>
  );
}
