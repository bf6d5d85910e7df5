import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, InsetText, Select, Textarea } from "../../../ui/govuk/index.ts";
import { childPage } from "../../child-record/index.ts";
import { EpisodeSummary } from "./episode-summary.tsx";
import { Interview, Prevention } from "./interview-parts.tsx";
import { overtakenSummary } from "../../../ui/forms/form-summary.tsx";
import { mayRecord, type EpisodePage } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";
import { PassedOn } from "./passed-on.tsx";

export function episodePage(page: EpisodePage): View {
  const { facts, episode, errors = [], isStale = false, isSecond = false } = page;
  const isOver = episode.returnedAt !== null;
  const heading = isOver ? "A missing episode" : "Missing now";
  const wrong =
    errors.length > 0 ? (
      <FormErrorSummary errors={errors} ids={{ policeReference: "policeReference" }} />
    ) : undefined;
  return childPage({
    facts,
    tab: "missing",
    heading,
    summary: isStale && !isSecond ? overtakenSummary : wrong,
    children: (
      <>
        {isSecond && (
          <InsetText>
            <strong>Somebody else has recorded this child as missing already.</strong> This is what
            they recorded. What you typed is below: add what is new.
          </InsetText>
        )}
        <Ways {...page} />
        <div id="now">
          <EpisodeSummary episode={episode} now={facts.now} />
        </div>
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

function UpdateForm({
  facts,
  episode,
  scheme,
  csrfToken,
  update,
  errors = [],
}: EpisodePage): VNode {
  return (
    <Form
      action={missingPaths.episode(facts.person.personId, episode.episodeId, "/updates")}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <input type="hidden" name="version" value={String(episode.version)} />
      <Textarea
        name="wording"
        label={{ text: "What is new?" }}
        hint={{ text: "What was learnt or done, by whom. Where the grade changes, why" }}
        rows={4}
        value={update.wording}
        errorMessage={errorFor(errors, "wording")}
      />
      <Select
        name="grade"
        label={{ text: "Grade" }}
        value={update.grade}
        items={[
          { value: "", text: `Stays ${episode.gradeName}` },
          ...scheme.grades
            .filter(({ key }) => key !== episode.grade)
            .map(({ key, name }) => ({ value: key, text: `Now ${name}` })),
        ]}
        errorMessage={errorFor(errors, "grade")}
      />
      <Input
        name="policeReference"
        label={{ text: "Police reference" }}
        classes="govuk-input--width-20"
        value={update.policeReference}
        errorMessage={errorFor(errors, "policeReference")}
      />
      <Button text="Add this update" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}
