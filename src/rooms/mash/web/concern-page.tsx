import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Details, InsetText, Select } from "../../../ui/govuk/index.ts";
import { ClockPart } from "../clock/web/clock-part.tsx";
import { FromThePublic } from "../../intake/index.ts";
import { Answers } from "../professionals/web/answers.tsx";
import { professionalPaths } from "../professionals/web/paths.ts";
import { HouseholdPart } from "../household/web/household-part.tsx";
import { hasHousehold } from "../household/household-reads.ts";
import { canBeLinked } from "../episode-reads.ts";
import { CameAgain } from "./again.tsx";
import { AlreadyOpen } from "./already-open.tsx";
import { Asked, StraightOn } from "./straight-on.tsx";
import { PartnersLine, SharingPart, TimeAndContacts } from "./beside-concern.tsx";
import type { ConcernPage } from "./concern-page-facts.ts";
import { LikelyRecords } from "./candidates.tsx";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage, overtakenSummary } from "./episode-frame.tsx";
import { Filed } from "./filed.tsx";
import { paths } from "./paths.ts";
import { WhatWasSent } from "./what-was-sent.tsx";
import { WorkDone } from "./work-done.tsx";

export function concernPage(page: ConcernPage): View {
  const { facts, errors = [], isStale = false } = page;
  const isDecided = facts.episode.decidedAt !== null;
  const isAboutChild = facts.episode.about === "child";
  const summary = errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;
  return episodePage({
    facts,
    summary: isStale ? overtakenSummary : summary,
    children: (
      <>
        {isDecided ? <Filed {...page} /> : <WhatToDo {...page} />}
        <CameAgain {...page} />
        <Asked {...page} />
        {!isDecided && facts.isOpen && <AlreadyOpen {...page} />}
        {page.straight && <StraightOn {...page} candidate={page.straight} />}
        {!isDecided && facts.closed && <WasClosed {...facts.closed} />}
        {!isDecided && (
          <ClockPart
            facts={facts}
            csrfToken={page.csrfToken}
            typed={page.typed && { pause: page.typed.pause, note: page.typed.pauseNote }}
            errors={errors}
          />
        )}
        {isAboutChild && <PartnersLine {...page} />}
        {hasHousehold(facts.episode) && <HouseholdPart {...page} />}
        <WhatWasSent {...facts} />
        {page.message && <FromThePublic message={page.message} areas={page.areas} />}
        <AskedByLink {...page} />
        {canBeLinked(facts.episode) && <LikelyRecords {...page} />}
        {canBeLinked(facts.episode) && !facts.person && <NobodyHere {...facts} />}
        {!isDecided && !isAboutChild && <PutWith {...facts} />}
        <SharingPart {...page} />
        <TimeAndContacts {...page} />
        <WorkDone {...facts} />
      </>
    ),
  });
}

/** What is decided on a concern opens a closed record again; why it was closed is said first. */
function WasClosed({ closedOn, because }: NonNullable<EpisodeFacts["closed"]>): VNode {
  return (
    <InsetText>
      <strong>{`This child’s record was closed on ${formatDate(closedOn)}.`}</strong>
      <span class="app-line app-verbatim">{because}</span>
    </InsetText>
  );
}

/** The three things that are done with a concern, and who does them. */
function WhatToDo(page: ConcernPage): VNode {
  const { facts, csrfToken } = page;
  const { episode, actor } = facts;
  const isOthers = episode.workedBy !== actor.id;
  return (
    <section>
      <h2 class="govuk-heading-m">What to do</h2>
      {isOthers && (
        <Form action={paths.take(episode.concernId)} csrfToken={csrfToken} id="take-it">
          <input type="hidden" name="version" value={String(episode.version)} />
          <input type="hidden" name="staff" value={actor.id} />
        </Form>
      )}
      <div class="govuk-button-group">
        {isOthers && (
          <Button
            text="I am working on this"
            classes="govuk-button--secondary"
            attributes={{ form: "take-it" }}
            preventDoubleClick
          />
        )}
        <Button
          text={episode.rating === null ? "Rate it" : "Rate it again"}
          href={paths.rate(episode.concernId)}
          classes="govuk-button--secondary"
        />
        <Button text="Decide" href={paths.decide(episode.concernId)} />
      </div>
      {!facts.takenUp && (
        <p class="govuk-body">
          {"This is a contact. "}
          <a class="govuk-link" href={paths.takeUp(episode.concernId)}>
            Accept as a referral
          </a>
        </p>
      )}
      <GiveToColleague {...page} />
      {page.day.takes === "exploitation" && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.onward(episode.concernId)}>
            Not about exploitation: pass it on
          </a>
        </p>
      )}
    </section>
  );
}

function GiveToColleague({ facts, csrfToken, makers, typed, errors = [] }: ConcernPage): VNode {
  const { episode } = facts;
  const wrong = errorFor(errors, "staff");
  return (
    <Details summaryText="Give it to a colleague" open={wrong !== undefined}>
      <Form action={paths.take(episode.concernId)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={String(episode.version)} />
        <Select
          name="staff"
          label={{ text: "Who works on this" }}
          hint={{ text: "They are told." }}
          value={typed?.staff ?? episode.workedBy ?? ""}
          items={[
            { value: "", text: "Choose a colleague" },
            ...makers.map(({ staffId, name }) => ({ value: staffId, text: name })),
          ]}
          errorMessage={wrong}
        />
        <Button text="Give it to them" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </Details>
  );
}

/** What professionals without an account answered, beside what was sent. */
function AskedByLink({ facts, links, linkConfig: config, csrfToken }: ConcernPage): VNode {
  const { concernId } = facts.episode;
  return (
    <section>
      <h2 class="govuk-heading-m">Asked by a link</h2>
      <Answers
        concernId={concernId}
        links={links}
        config={config}
        csrfToken={csrfToken}
        now={facts.now}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={professionalPaths.ofConcern(concernId)}>
          Ask a professional who has no account
        </a>
      </p>
    </section>
  );
}

/** A concern about no child goes with a place, a vehicle, an account or a group that is here, or a new one. */
const PutWith = ({ episode, thing }: EpisodeFacts): VNode => (
  <section id="records">
    <h2 class="govuk-heading-m">What it is put with</h2>
    {thing && <p class="govuk-body">{`${thing.label}: its page has other reports about it.`}</p>}
    <p class="govuk-body">
      <a class="govuk-link" href={paths.place(episode.concernId)}>
        {thing
          ? "Put it with another one"
          : "Put it with a place, a vehicle, an account or a group"}
      </a>
    </p>
  </section>
);

function NobodyHere({ episode }: EpisodeFacts): VNode {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.newChild(episode.concernId)}>
        None of these: create a record of this child
      </a>
    </p>
  );
}
