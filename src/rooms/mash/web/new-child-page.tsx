import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, Select, Textarea } from "../../../ui/govuk/index.ts";
import { RingFirst } from "../../../ui/layout/index.ts";
import type { OwningTeam } from "../../directory/index.ts";
import { ChildFields } from "../../child-record/index.ts";
import { fullName, type Candidate, type WhomToRing } from "../../subjects/index.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodeFormPage, EpisodeVersion, type FormState } from "./episode-form.tsx";
import { paths } from "./paths.ts";

export type NewChildFields = Readonly<
  Record<
    | "givenName"
    | "familyName"
    | "born-day"
    | "born-month"
    | "born-year"
    | "sex"
    | "nhsNumber"
    | "team"
    | "reason"
    | "version",
    string
  >
>;

export type NewChildPage = FormState & {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly teams: readonly OwningTeam[];
  readonly rejected: readonly Candidate[];
  readonly ring: WhomToRing | undefined;
  /** For each record that has the NHS number which was typed, the row that says so. */
  readonly holders: ReadonlyMap<string, string>;
  readonly typed: NewChildFields;
};

export function newChildPage(page: NewChildPage): View {
  const { facts, csrfToken, typed, errors = [] } = page;
  return episodeFormPage({
    ...page,
    heading: "Create a record of this child",
    errorIds: { bornOn: "born-day" },
    children: (
      <>
        <BeforeYouDo {...page} />
        <Form
          action={paths.newChild(facts.episode.concernId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <EpisodeVersion {...page} />
          {page.rejected.map(({ personId }) => (
            <input type="hidden" name="seen" value={personId} />
          ))}
          <ChildFields typed={typed} errors={errors} />
          <Select
            name="team"
            label={{ text: "Team that holds the record" }}
            value={typed.team}
            items={[
              { value: "", text: "Choose a team" },
              ...page.teams.map(({ teamId, name, agency }) => ({
                value: teamId,
                text: `${name}, ${agency}`,
              })),
            ]}
            errorMessage={errorFor(errors, "team")}
          />
          <Textarea
            name="reason"
            label={{ text: "Why no record here is this child’s" }}
            value={typed.reason}
            rows={3}
            errorMessage={errorFor(errors, "reason")}
          />
          <p class="govuk-body">
            What was sent is kept with the record as its source. The child is not on the tracker
            until a decision opens the exploitation pathway.
          </p>
          <Button text="Create the record and link it" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

type Holder = Candidate & { readonly concernId: string; readonly by: string };

const HasNumber = ({ person, personId, concernId, by }: Holder): VNode => (
  <>
    {", has the NHS number that you entered. "}
    <a class="govuk-link" href={paths.match(concernId, personId, by)}>
      Is it the same child?
      <span class="govuk-visually-hidden">{` ${fullName(person)}`}</span>
    </a>
  </>
);

function BeforeYouDo({ facts, rejected, ring, holders }: NewChildPage): VNode | null {
  if (rejected.length === 0 && !ring) return null;
  return (
    <>
      {ring && <RingFirst ring={ring} before="you open a record" />}
      {rejected.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            Creating a record says that each of these is a different child. A second record of one
            child splits what is known of them.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {rejected.map((one) => {
              const by = holders.get(one.personId);
              return (
                <li>
                  {`${fullName(one.person)}, ${one.reference}`}
                  {by !== undefined && (
                    <HasNumber {...one} concernId={facts.episode.concernId} by={by} />
                  )}
                </li>
              );
            })}
          </ul>
        </InsetText>
      )}
    </>
  );
}
