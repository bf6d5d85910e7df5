import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { holds } from "../../../platform/access/actor.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, Input, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { stepName, thresholdName } from "../decision-form.ts";
import { isForFamilyToo } from "../decision-paper.ts";
import { clockInWords } from "../mash-words.ts";
import type { ConcernPage } from "./concern-page-facts.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";

/** What was decided and told, and its way into the council's own record. */
export function Filed(page: ConcernPage): VNode {
  const { facts } = page;
  const { decision, choices } = facts;
  if (!decision) throw new Error("a concern is marked as decided without a decision");
  return (
    <section>
      <NextInQueue {...page} />
      <h2 class="govuk-heading-m">What was decided</h2>
      <SummaryList
        rows={[
          verbatimFact("Next step", stepName(choices, decision.nextStep)),
          verbatimFact("Threshold", thresholdName(choices, decision.threshold)),
          verbatimFact("Rationale", decision.rationale),
          decision.dissent !== null && verbatimFact("Disagreement", decision.dissent),
          decision.forFamily !== null && verbatimFact("The family may be told", decision.forFamily),
          verbatimFact("For the sender only", decision.forSender ?? ""),
          verbatimFact("Decided by", `${decision.by}, ${formatDateTime(decision.at)}`),
        ]}
      />
      <OnPaper {...facts} />
      <CouncilRecord {...page} />
    </section>
  );
}

/**
 * Forty wait on a Monday: from one decision straight to the next. By its reference alone, since the
 * audit of this page names this concern and no other.
 */
function NextInQueue({ facts, next }: ConcernPage): VNode {
  return (
    <p class="govuk-body app-screen-only">
      {next ? (
        <>
          Next in the queue:{" "}
          <a class="govuk-link" href={paths.concern(next.concernId)}>
            {next.reference}
          </a>
          {`, ${clockInWords(next.dueAt, facts.now).text}. `}
        </>
      ) : (
        "Nothing else is waiting for a decision. "
      )}
      <a class="govuk-link" href={paths.queue()}>
        Back to the queue
      </a>
    </p>
  );
}

/** What is given out of it, each for one person. */
function OnPaper({ actor, episode, person, decision }: EpisodeFacts): VNode | null {
  if (!holds(actor, "meeting.manage") || !decision) return null;
  return (
    <>
      <h3 class="govuk-heading-s">The decision as a paper</h3>
      {person ? (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={paths.paper(episode.concernId, "agency")}>
              For an agency, a colleague or a school
            </a>
          </li>
          {isForFamilyToo(decision) && (
            <li>
              <a class="govuk-link" href={paths.paper(episode.concernId, "family")}>
                For the child or a family member
              </a>
            </li>
          )}
          <li>
            <a class="govuk-link" href={paperPaths.ofChild(person.personId)}>
              Papers about this child
            </a>
          </li>
        </ul>
      ) : (
        <InsetText text="A paper is about one child, and no record is linked to this concern, so its words and its recipient cannot be checked. Ring the people who need to know." />
      )}
    </>
  );
}

function CouncilRecord(page: ConcernPage): VNode {
  const { facts, filings } = page;
  const { concernId } = facts.episode;
  return (
    <>
      <h3 class="govuk-heading-s">The council’s own record</h3>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.noteDocx(concernId)}>
          The decision as a Word file
        </a>
        {" · "}
        <a class="govuk-link" href={paths.notePdf(concernId)}>
          as a PDF
        </a>
        {" · "}
        <a class="govuk-link" href={paths.noteJson(concernId)}>
          for another system (JSON)
        </a>
      </p>
      {filings.map(({ filedIn, filedBy, filedAt }) => (
        <p class="govuk-body">{`Filed in ${filedIn} by ${filedBy}, ${formatDateTime(filedAt)}.`}</p>
      ))}
      {filings.length === 0 && <FileForm {...page} />}
    </>
  );
}

function FileForm({ facts, csrfToken, typed, errors = [] }: ConcernPage): VNode | null {
  if (!facts.person) {
    return <p class="govuk-body">No record is linked, so there is none to file this with.</p>;
  }
  if (!holds(facts.actor, "decision.file")) return null;
  return (
    <Form action={paths.filed(facts.episode.concernId)} csrfToken={csrfToken} classes="app-form">
      <Input
        name="filedIn"
        label={{ text: "Where you filed it" }}
        hint={{ text: "The system and the number it has there" }}
        value={typed?.filedIn ?? ""}
        errorMessage={errorFor(errors, "filedIn")}
      />
      <Button text="Mark as filed" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}
