import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  Details,
  InsetText,
  Select,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import { fact, Card } from "../../../../ui/layout/index.ts";
import { basisName, usualBasis } from "../../../directory/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { ageText } from "../../mash-words.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodePage, overtakenSummary } from "../../web/episode-frame.tsx";
import { Clock } from "../../web/rating-tag.tsx";
import { askedTitle, rungTitle, type AskForm, type AskContext } from "../ask-agencies.ts";
import type { Check, CheckChild } from "../check-reads.ts";
import type { Askable } from "../whom-to-ask.ts";
import { answeredBy, answerText, nobodyAnswers, stateOf, stepsText } from "./check-words.ts";
import { checkPaths } from "./paths.ts";

export type AskPage = {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly checks: readonly Check[];
  readonly ground: AskContext;
  readonly typed: AskForm;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";

/** What partners said about a concern, and asking more of them. */
export function askPage(page: AskPage): View {
  const { facts, errors = [], isStale = false, checks } = page;
  const { episode } = facts;
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;
  return episodePage({
    facts,
    heading: "Partner checks",
    summary: isStale ? overtakenSummary : wrong,
    children: (
      <>
        {checks.length === 0 && <p class="govuk-body">Nobody has been asked yet.</p>}
        {checks.map((check) => (
          <OneCheck check={check} facts={facts} isRung={isRung(page, check)} />
        ))}
        {episode.decidedAt === null && (episode.isRestricted ? <Ring /> : <AskThem {...page} />)}
      </>
    ),
  });
}

const Ring = (): VNode => (
  <InsetText>
    <strong>This record is left to the people named on it.</strong>
    <span class="app-line">Ring each agency, and speak to its named contact.</span>
  </InsetText>
);

/** Asked, not answered, and nobody there to answer: whoever waits for them would wait in vain. */
const isRung = ({ ground }: AskPage, { agencyId, answeredAt }: Check): boolean =>
  answeredAt === null &&
  ground.askable.some((one) => one.agencyId === agencyId && !one.answersHere);

type OneCheck = { readonly check: Check; readonly facts: EpisodeFacts; readonly isRung: boolean };

function OneCheck({ check, facts, isRung }: OneCheck): VNode {
  const { concernId } = facts.episode;
  const steps = stepsText(check);
  return (
    <Card
      title={check.agency}
      level={2}
      links={[
        {
          href: checkPaths.told(concernId, check.checkId),
          text: "Record their answer",
          visuallyHiddenText: `: ${check.agency}`,
        },
      ]}
      facts={[
        fact(
          "Answer",
          <>
            <Clock words={stateOf(check, facts.now)} />
            {steps !== "" && <span class="app-line">{steps}</span>}
            {isRung && <span class="app-line">{`${nobodyAnswers}: ring them`}</span>}
          </>,
        ),
        ...check.children.map((child) =>
          fact(
            nameInCheck(child, check, concernId),
            child.answer ? (
              <>
                <span class="app-verbatim">{answerText(child.answer)}</span>
                <span class="app-secondary app-line">{answeredBy(child.answer)}</span>
              </>
            ) : (
              "No answer yet"
            ),
          ),
        ),
        fact("Asked", `${check.askedBy}, ${formatDateTime(check.askedAt)}`),
      ]}
    />
  );
}

/** One child can stand in a check twice, by two concerns: the rows then say which is which. */
function nameInCheck(child: CheckChild, { children }: Check, concernId: string): string {
  const name = fullName(child);
  if (children.filter((one) => fullName(one) === name).length === 1) return name;
  return `${name}, ${child.concernId === concernId ? "this concern" : "another concern"}`;
}

function AskThem(page: AskPage): VNode {
  const { facts, csrfToken, ground, typed, errors = [] } = page;
  const { episode } = facts;
  return (
    <section>
      <h2 class="govuk-heading-m">Ask agencies</h2>
      <Form
        action={checkPaths.ofConcern(episode.concernId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Agencies {...page} />
        <Siblings {...page} />
        <Textarea
          name="reason"
          label={{ text: "Why they are asked" }}
          hint={{
            text: "The agencies read these words, the names and dates of birth, and nothing else of the concern",
          }}
          value={typed.reason}
          rows={3}
          errorMessage={errorFor(errors, "reason")}
        />
        <Basis {...page} />
        <Button text="Ask them" preventDoubleClick />
      </Form>
      {ground.askable.length === 0 && (
        <p class="govuk-body">No agency of the kinds that are asked is in the directory yet.</p>
      )}
    </section>
  );
}

/** Those that answer in Lantern, and apart from them those that are rung, because nobody there can. */
function Agencies({ ground, typed, facts, errors = [] }: AskPage): VNode {
  const { askable, scheme } = ground;
  const here = askable.filter(({ answersHere }) => answersHere);
  const elsewhere = askable.filter(({ answersHere }) => !answersHere);
  const item = ({ agencyId, name, kind, answersHere, bySystem, asked }: Askable) => ({
    value: agencyId,
    text: name,
    hint: {
      text: [
        scheme.asked.find(({ key }) => key === kind)?.name ?? kind,
        ...(answersHere ? [] : ["nobody can answer in Lantern"]),
        ...(bySystem ? ["answered by its system; nobody there is notified"] : []),
        ...(asked.includes(facts.episode.concernId) ? ["asked already"] : []),
      ].join(", "),
    },
  });
  return (
    <>
      {here.length > 0 && (
        <Checkboxes
          name="agencies"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: askedTitle, classes: small } }}
          hint={{
            text: "Each is asked once for all the children, and has its own limit by the rating",
          }}
          values={typed.agencies}
          items={here.map(item)}
          errorMessage={errorFor(errors, "agencies")}
        />
      )}
      {elsewhere.length > 0 && (
        <Checkboxes
          name="rung"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { text: rungTitle, classes: small } }}
          hint={{
            text: "Nobody there can answer in Lantern. Ring them, then record their answer here",
          }}
          values={typed.rung}
          items={elsewhere.map(item)}
          errorMessage={errorFor(errors, "rung")}
        />
      )}
    </>
  );
}

function Siblings({ ground, typed, facts }: AskPage): VNode | null {
  if (ground.together.length === 0) return null;
  return (
    <Checkboxes
      name="together"
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: "Ask in the same question about", classes: small } }}
      hint={{ text: "Brothers, sisters, or children of the same incident" }}
      values={typed.together}
      items={ground.together.map((one) => ({
        value: one.concernId,
        text: fullName(one),
        hint: {
          text: `${ageText(one, facts.today)}, ${one.reference}, from ${one.agency}, ${formatDateTime(one.sentAt)}`,
        },
      }))}
    />
  );
}

/** The agreement fills the basis in; another is chosen where it differs. */
function Basis({ ground, typed, errors = [] }: AskPage): VNode {
  const { agreement, scheme } = ground;
  const usual = scheme.asked.map(({ key }) => basisName(agreement, usualBasis(agreement, key)));
  const wrong = errorFor(errors, "basis");
  return (
    <>
      <p class="govuk-body">{`Lawful basis under the agreement: ${[...new Set(usual)].join("; ")}.`}</p>
      <Details summaryText="Another basis applies" open={typed.basis !== "" || wrong !== undefined}>
        <Select
          name="basis"
          label={{ text: "Lawful basis" }}
          value={typed.basis}
          items={[
            { value: "", text: "As the agreement has it" },
            ...agreement.bases.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={wrong}
        />
      </Details>
    </>
  );
}
