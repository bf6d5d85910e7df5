import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, errorFor, type FormDraft } from "../../../ui/forms/index.ts";
import { Button, InsetText, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { alreadyOpen, stepsFor, type NextStep } from "../decision-form.ts";
import type { Check } from "../checks/check-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "./episode-form.tsx";
import { paths } from "./paths.ts";
import { PartnersInBrief } from "./sent-in-brief.tsx";

export type DecideFields = Readonly<
  Record<
    "threshold" | "nextStep" | "rationale" | "dissent" | "forFamily" | "forSender" | "version",
    string
  >
>;

type DecidePage = FormState & {
  readonly facts: EpisodeFacts;
  readonly checks: readonly Check[];
  readonly csrfToken: string;
  readonly typed: DecideFields;
  readonly draft: FormDraft;
};

export function decidePage(page: DecidePage): View {
  const { facts, csrfToken } = page;
  const { episode } = facts;
  return episodeFormPage({
    ...page,
    heading: "Decide on this concern",
    children: (
      <>
        <PartnersInBrief checks={page.checks} now={facts.now} />
        {episode.about === "child" && !facts.person && <NobodyLinked {...facts} />}
        <DraftForm
          action={paths.decide(episode.concernId)}
          csrfToken={csrfToken}
          classes="app-form"
          draft={page.draft}
        >
          <EpisodeVersion {...page} />
          <What {...page} />
          <Told {...page} />
          <Consequences {...facts} />
          <Button text="Decide" preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}

function NobodyLinked({ episode }: EpisodeFacts): VNode {
  return (
    <InsetText>
      No record is linked to this concern.{" "}
      <a class="govuk-link" href={`${paths.concern(episode.concernId)}#records`}>
        Say whom it is about
      </a>{" "}
      before you choose a step that opens the exploitation pathway.
    </InsetText>
  );
}

const small = "govuk-fieldset__legend--s";

function What({ facts, typed, errors = [] }: DecidePage): VNode {
  const { thresholds } = facts.choices;
  const { about } = facts.episode;
  const steps = stepsFor(facts.choices, about).filter(
    ({ key }) => key !== alreadyOpen || facts.isOpen,
  );
  return (
    <>
      {about === "child" && (
        <Radios
          name="threshold"
          fieldset={{ legend: { text: `Threshold (${thresholds.name})`, classes: small } }}
          value={typed.threshold}
          items={thresholds.levels.map(({ key, name, meaning }) => ({
            value: key,
            text: name,
            hint: { text: meaning },
          }))}
          errorMessage={errorFor(errors, "threshold")}
        />
      )}
      <Radios
        name="nextStep"
        fieldset={{ legend: { text: "Next step", classes: small } }}
        value={typed.nextStep}
        items={steps.map((step) => ({
          value: step.key,
          text: step.name,
          hint: { text: stepHint(step, facts) },
        }))}
        errorMessage={errorFor(errors, "nextStep")}
      />
      <Textarea
        name="rationale"
        label={{ text: "Rationale" }}
        hint={{ text: "What is known, what is not, what partners said, and why this step" }}
        value={typed.rationale}
        rows={6}
        errorMessage={errorFor(errors, "rationale")}
      />
      <Textarea
        name="dissent"
        label={{ text: "Who disagrees, and why (optional)" }}
        value={typed.dissent}
        rows={3}
        errorMessage={errorFor(errors, "dissent")}
      />
    </>
  );
}

function stepHint({ key, opensPathway }: NextStep, { isOpen }: EpisodeFacts): string {
  if (isOpen) return "The child is open already: the lead practitioner and the managers are told.";
  if (key === alreadyOpen || !opensPathway) return "The exploitation pathway is not opened.";
  return "Opens the exploitation pathway: the child is put on the tracker, and the co-ordinator is told.";
}

function Told({ facts, typed, errors = [] }: DecidePage): VNode {
  return (
    <>
      {facts.episode.about === "child" && (
        <Textarea
          name="forFamily"
          label={{ text: "What the family may be told" }}
          hint={{
            text: "The sender reads this, and may say it. If telling the family is not safe, say so.",
          }}
          value={typed.forFamily}
          rows={4}
          errorMessage={errorFor(errors, "forFamily")}
        />
      )}
      <Textarea
        name="forSender"
        label={{ text: "For the sender only" }}
        hint={{ text: "What happens next and what they are asked to do. Not to be passed on." }}
        value={typed.forSender}
        rows={4}
        errorMessage={errorFor(errors, "forSender")}
      />
    </>
  );
}

/** What a system sent nobody is told of: its team reads it. */
const whoHears = ({ source, sentByName, team, agency }: EpisodeFacts["episode"]): string =>
  source === "feed" ? `${team}, ${agency}, reads` : `${sentByName} (${agency}) is told`;

const told = ({ about }: EpisodeFacts["episode"]): string =>
  about === "child" ? "both texts" : "what is for the sender";

function Consequences({ episode, person }: EpisodeFacts): VNode {
  return (
    <>
      <p class="govuk-body">When you decide:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{`${whoHears(episode)} the next step and ${told(episode)} above, and none of the rationale`}</li>
        {person && <li>the child’s chronology says that the concern came and what was decided</li>}
        <li>your decision cannot be changed; it is kept with your name</li>
      </ul>
    </>
  );
}
