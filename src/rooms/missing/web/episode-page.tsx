import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { blankState, DeclaredForm, formSummary } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { childPage, StandsAroundLines } from "../../child-record/index.ts";
import { passOnForm, settleForm } from "../pass-on.ts";
import { updateForm } from "../update-form.ts";
import { EpisodeSummary } from "./episode-summary.tsx";
import { Interview, Prevention } from "./interview-parts.tsx";
import { mayRecord, type EpisodePage } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";
import { PassedOn } from "./passed-on.tsx";

export function episodePage(page: EpisodePage): View {
  const { facts, episode, isSecond = false } = page;
  const isOver = episode.returnedAt !== null;
  const heading = isOver ? "A missing episode" : "Missing now";
  return childPage({
    facts,
    tab: "missing",
    heading,
    summary: isSecond ? undefined : summaryOf(page),
    children: (
      <>
        {isSecond && (
          <InsetText>
            <strong>A colleague has already recorded this child as missing.</strong> This is what
            they recorded. What you typed is below: add what is new.
          </InsetText>
        )}
        <Ways {...page} />
        <div id="now">
          <EpisodeSummary episode={episode} now={facts.now} />
        </div>
        {!isOver && <StandsAroundLines around={page.around} />}
        {isOver && <Interview {...page} />}
        {isOver && <PassedOn {...page} />}
        {isOver && <Prevention {...page} />}
        <Log {...page} />
        {mayRecord(facts) && episode.errorAt === null && (
          <p class="govuk-body app-screen-only">
            <a
              class="govuk-link"
              href={missingPaths.episode(facts.person.personId, episode.episodeId, "/error")}
            >
              This was recorded in error
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** Of the one form that came back. */
const summaryOf = ({ update, passing, settling }: EpisodePage): VNode | undefined =>
  (update && formSummary(updateForm, update)) ??
  (passing && formSummary(passOnForm, passing)) ??
  (settling && formSummary(settleForm, settling, `-${settling.suggestionId}`));

function Ways({ facts, episode }: EpisodePage): VNode {
  const id = facts.person.personId;
  const at = (part: string): string => missingPaths.episode(id, episode.episodeId, part);
  const isOpen = episode.errorAt === null && mayRecord(facts);
  return (
    <p class="app-actions app-screen-only govuk-body">
      {isOpen && episode.returnedAt === null && (
        <Button href={at("/return")} text="Record the return" />
      )}
      {isOpen && episode.returnedAt !== null && episode.rhiOutcome === null && (
        <Button href={at("/interview")} text="Record an offer, an attempt or the interview" />
      )}
      <a class="govuk-link" href={missingPaths.plan(id)}>
        Trigger plan
      </a>
      <a class="govuk-link" href={missingPaths.child(id)}>
        Every episode
      </a>
    </p>
  );
}

function Log(page: EpisodePage): VNode {
  const { facts, episode, updates } = page;
  const canAdd = mayRecord(facts) && episode.returnedAt === null && episode.errorAt === null;
  return (
    <>
      <h2 class="govuk-heading-m">While missing</h2>
      {canAdd && <UpdateForm {...page} />}
      {updates.length === 0 && <p class="govuk-body">No updates.</p>}
      {updates.map((one) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            {formatDateTime(one.recordedAt)}
            {one.gradeName !== null && `: grade changed to ${one.gradeName}`}
          </h3>
          <p class="govuk-body app-verbatim govuk-!-margin-bottom-1">{one.wording}</p>
          <p class="govuk-body-s app-secondary">{one.recordedBy}</p>
        </>
      ))}
    </>
  );
}

function UpdateForm({ facts, episode, scheme, csrfToken, update }: EpisodePage): VNode {
  const blank = blankState(updateForm, csrfToken);
  const policeReference = episode.policeReference ?? "";
  return (
    <DeclaredForm
      form={updateForm}
      state={update ?? { ...blank, typed: { ...blank.typed, policeReference } }}
      drawing={{ scheme, episode }}
      action={missingPaths.episode(facts.person.personId, episode.episodeId, "/updates")}
      version={episode.version}
      button="Add this update"
      isSecondary
    />
  );
}
