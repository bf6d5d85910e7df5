import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DraftForm, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Input } from "../../../../ui/govuk/index.ts";
import { episodePage } from "../../web/episode-frame.tsx";
import { checkPaths } from "../../checks/web/paths.ts";
import { paths } from "../../web/paths.ts";
import { mostMembers, type Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";
import { DecidedMembers } from "./decided-members.tsx";
import { WaitingMembers } from "./waiting-members.tsx";
import { OneMember } from "./one-member.tsx";
import { ChangedMeanwhile } from "./overtaken.tsx";
import { SharedWords } from "./shared-words.tsx";

const householdTitle = "One household or incident";

/** All the children of one household or incident: what is decided of each, and what stays open. */
export function householdPage(page: HouseholdPage): View {
  const { facts, members, more, errors = [], isStale = false } = page;
  const waiting = members.filter(({ episode }) => episode.decidedAt === null);
  const decided = members.filter(({ episode }) => episode.decidedAt !== null);
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;
  return episodePage({
    facts,
    heading: householdTitle,
    summary: isStale ? <ChangedMeanwhile {...page} /> : wrong,
    children: (
      <>
        <p class="govuk-body" id="household">
          {`${counted(members.length, "concern")}: ${waiting.length} to decide, ${decided.length} decided. `}
          Shown here are concerns that agencies were asked about together, concerns about the same
          child, and concerns waiting under the same family name.
        </p>
        {more > 0 && <p class="govuk-body">{moreWords(more)}</p>}
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={checkPaths.ofConcern(facts.episode.concernId)}>
            Partner checks
          </a>
        </p>
        {decided.length > 0 && <DecidedMembers {...page} decided={decided} />}
        {waiting.length > 0 && <WaitingMembers {...page} waiting={waiting} />}
        {waiting.length > 0 && <DecideThem {...page} waiting={waiting} />}
        <AddOne {...page} />
      </>
    ),
  });
}

const moreWords = (more: number): string =>
  `One form holds ${mostMembers}: ${counted(more, "other concern")} of the same household, incident or name ${more === 1 ? "is" : "are"} not on it. What waits takes the place of what you decide.`;

type Deciding = HouseholdPage & { readonly waiting: readonly Member[] };

function DecideThem(page: Deciding): VNode {
  const { facts, waiting, added, csrfToken, draft } = page;
  return (
    <section id="decide" class="app-screen-only">
      <h2 class="govuk-heading-m">Decide</h2>
      <InsetText>
        Each child has their own decision. A child with no next step stays open.
      </InsetText>
      <DraftForm
        action={paths.household(facts.episode.concernId)}
        csrfToken={csrfToken}
        classes="app-form"
        draft={draft}
      >
        <input type="hidden" name="with" value={added.join(" ")} />
        <SharedWords {...page} />
        {waiting.map((member) => (
          <OneMember {...page} member={member} />
        ))}
        <p class="govuk-body">When you decide:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li>each sender is told about the child they wrote about, and about no other</li>
          <li>each child’s chronology says what was decided of that child</li>
          <li>each decision has its own note to file, and is kept with your name</li>
        </ul>
        <Button text="Decide for those with a next step" preventDoubleClick />
      </DraftForm>
    </section>
  );
}

/** An incident can be told under several family names: a concern is added by its number. */
function AddOne({ facts, members, more, added }: HouseholdPage): VNode {
  const here = new Set(members.map(({ episode }) => episode.reference));
  const unknown = added.filter((number) => !here.has(number));
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Another concern of the same incident</h2>
      <form method="get" action={paths.household(facts.episode.concernId)} class="app-form">
        <Input
          name="with"
          label={{ text: "Numbers of the concerns" }}
          hint={{
            text: "For example K-4101-6. Add it before you write: this loads the page again.",
          }}
          value={added.join(" ")}
          classes="govuk-input--width-20"
          errorMessage={
            unknown.length > 0 ? { text: `${notHere(more)}: ${unknown.join(", ")}` } : undefined
          }
        />
        <Button text="Add to this household" classes="govuk-button--secondary" />
      </form>
    </section>
  );
}

const notHere = (more: number): string =>
  more > 0
    ? "There is no room for these here, or no such concern can be decided here"
    : "No concern that can be decided here has this number";
