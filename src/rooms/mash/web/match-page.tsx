import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, Table, Textarea } from "../../../ui/govuk/index.ts";
import { Reasons } from "../../../ui/layout/index.ts";
import { fullName, type Candidate } from "../../subjects/index.ts";
import { birthText } from "../mash-words.ts";
import { isDecidedUnlinked } from "../episode-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "./episode-form.tsx";
import { paths } from "./paths.ts";

export type MatchFields = Readonly<Record<"verdict" | "reason" | "version", string>>;

type MatchPage = FormState & {
  readonly facts: EpisodeFacts;
  readonly candidate: Candidate;
  /** The row of the number by which the record was found, where it was. */
  readonly by: string | undefined;
  readonly csrfToken: string;
  readonly typed: MatchFields;
};

export function matchPage(page: MatchPage): View {
  const { facts, candidate, by, csrfToken, typed, errors = [] } = page;
  const { episode } = facts;
  return episodeFormPage({
    ...page,
    heading: "Is this the same child?",
    children: (
      <>
        <SideBySide {...page} />
        <Reasons likeness={candidate.likeness} where="in the concern" />
        <p class="govuk-body">
          <a class="govuk-link" href={paths.how(episode.concernId, candidate.personId, by)}>
            How this was worked out
          </a>
        </p>
        <Form
          action={paths.match(episode.concernId, candidate.personId, by)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <EpisodeVersion {...page} />
          <Radios
            name="verdict"
            fieldset={{ legend: { text: "What you decide", classes: "govuk-fieldset__legend--s" } }}
            value={typed.verdict}
            items={[
              {
                value: "same",
                text: "The same child",
                hint: {
                  text: `The concern is linked to this record: the people who work with the child can read what was sent.${isDecidedUnlinked(episode) ? " It is decided already, so the link stays." : ""}`,
                },
              },
              {
                value: "different",
                text: "A different child",
                hint: {
                  text:
                    episode.personId === candidate.personId
                      ? "The link to this record ends at once."
                      : "This record stays as it is. Your check is recorded.",
                },
              },
            ]}
            errorMessage={errorFor(errors, "verdict")}
          />
          <Textarea
            name="reason"
            label={{ text: "Reason" }}
            hint={{ text: "What you compared, and who you asked" }}
            value={typed.reason}
            rows={4}
            errorMessage={errorFor(errors, "reason")}
          />
          <p class="govuk-body">
            Your name, this reason and what spoke for and against it are kept. The sender of the
            concern is not told that a record exists.
          </p>
          <Button text="Record what I decide" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

function SideBySide({ facts, candidate }: MatchPage): VNode {
  const { episode, today } = facts;
  const { person, reference } = candidate;
  const others = person.otherNames.map(fullName).join(", ");
  const born = person.bornOn === null ? "Not known" : formatDate(person.bornOn);
  const row = (name: string, sent: string, here: string) => [
    { text: name },
    { text: sent },
    { text: here },
  ];
  return (
    <Table
      caption="Side by side"
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[
        { text: "About the child" },
        { text: "In the concern" },
        { text: `On record, ${reference}` },
      ]}
      rows={[
        row("Name", fullName(episode), fullName(person)),
        row("Other names", "Not asked", others || "None recorded"),
        row("Birth", birthText(episode, today), born),
        row("Sex", "Not asked", person.sex ?? "Not known"),
        row(
          "School",
          episode.agencyKind === "school" ? episode.agency : "Not asked",
          person.schools.join(", ") || "None in the professional network",
        ),
      ]}
    />
  );
}
