import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText, Radios } from "../../../../ui/govuk/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { Handed } from "../../../accounts/index.ts";
import { episodePage, overtakenSummary } from "../../web/episode-frame.tsx";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import type { ProfessionalLinks } from "../link-config.ts";
import type { ProfessionalLink } from "../link-reads.ts";
import type { AskForm } from "../make-link.ts";
import { Answers } from "./answers.tsx";
import { professionalPaths } from "./paths.ts";

export type AskPage = {
  readonly facts: EpisodeFacts;
  readonly links: readonly ProfessionalLink[];
  readonly config: ProfessionalLinks;
  readonly csrfToken: string;
  readonly typed?: AskForm;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** What professionals without an account were asked about a concern, and asking another. */
export function askPage(page: AskPage): View {
  const { facts, links, config, csrfToken, typed, errors = [], isStale = false } = page;
  return episodePage({
    facts,
    heading: "Ask a professional by a link",
    summary: isStale ? (
      overtakenSummary
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        <Answers
          links={links}
          config={config}
          csrfToken={csrfToken}
          concernId={facts.episode.concernId}
          now={facts.now}
        />
        <h2 class="govuk-heading-m">Ask a professional who has no account</h2>
        <Form
          action={professionalPaths.ofConcern(facts.episode.concernId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Input
            name="forWhom"
            label={{ text: "Who is asked?" }}
            hint={{ text: "Their post and where they work, like the practice nurse of a surgery" }}
            value={typed?.forWhom ?? ""}
            errorMessage={errorFor(errors, "forWhom")}
          />
          <Radios
            name="basis"
            fieldset={{ legend: { text: "On which basis?" } }}
            hint={{ text: "Only the questions that belong to it are asked." }}
            value={typed?.basis ?? ""}
            errorMessage={errorFor(errors, "basis")}
            items={config.bases.map(({ key, name, questions }) => ({
              value: key,
              text: name,
              hint: { text: questions.map(({ wording }) => wording).join(" ") },
            }))}
          />
          <Button text="Make the link" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

type HandedPage = {
  readonly facts: EpisodeFacts;
  readonly origin: string;
  readonly handed: Handed;
  readonly expiresAt: Date;
};

/** The link, the letter and the code, shown this once. */
export function handedPage({ facts, origin, handed, expiresAt }: HandedPage): View {
  const { episode, actor } = facts;
  const { token, code } = handed;
  return episodePage({
    facts,
    heading: "The link is ready",
    children: (
      <>
        <p class="govuk-body">
          Both are shown this once. Send the letter; tell the code, and who it is about, by
          telephone on a number that you know.
        </p>
        <h2 class="govuk-heading-m">The letter</h2>
        <InsetText>
          <p class="govuk-body">
            {`We ask for your help about ${episode.reference}. Please answer by ${formatDateTime(expiresAt)} at:`}
          </p>
          <p class="govuk-body app-verbatim">{`${origin}${professionalPaths.open(token)}`}</p>
          <p class="govuk-body">
            We ring you with a code, and with who it is about. The link works once.
          </p>
          <p class="govuk-body">
            <strong>Hide this letter and your answer from online access</strong>, so that nobody at
            home reads them in the record.
          </p>
          <p class="govuk-body">{actor.name}</p>
        </InsetText>
        <h2 class="govuk-heading-m">The code, to tell by telephone</h2>
        <p class="govuk-body-l">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={professionalPaths.ofConcern(episode.concernId)}>
            What was asked about this concern
          </a>
        </p>
      </>
    ),
  });
}
