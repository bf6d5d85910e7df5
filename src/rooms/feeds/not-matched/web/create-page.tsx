import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { RingFirst } from "../../../../ui/layout/index.ts";
import type { OwningTeam } from "../../../directory/index.ts";
import { ChildFields } from "../../../child-record/index.ts";
import { missingPaths } from "../../../missing/web/paths.ts";
import { fullName, type Candidate, type WhomToRing } from "../../../subjects/index.ts";
import type { NotMatchedRow } from "../not-matched-reads.ts";
import { Stale, type NotMatchedPage } from "./not-matched-page.tsx";

export type NewChildTyped = Readonly<
  Record<
    | "givenName"
    | "familyName"
    | "born-day"
    | "born-month"
    | "born-year"
    | "sex"
    | "nhsNumber"
    | "team"
    | "reason",
    string
  >
>;

type CreatePage = Pick<NotMatchedPage, "csrfToken" | "errors" | "isStale"> & {
  readonly found: NotMatchedRow;
  readonly candidates: readonly Candidate[];
  readonly teams: readonly OwningTeam[];
  readonly ring: WhomToRing | undefined;
  readonly typed: NewChildTyped;
};

/** A record of a child who is missing by another system and is nobody here yet. */
export function createPage(page: CreatePage): View {
  const { found, candidates, teams, ring, typed, csrfToken, errors = [], isStale = false } = page;
  const { waitingId, version } = found.row;
  const heading = "Create a record of this child";
  return {
    title: heading,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [
      { text: "Missing", href: missingPaths.now },
      { text: fullName(found.shown), href: missingPaths.notMatched(waitingId) },
      { text: heading },
    ],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {isStale ? (
            <Stale found={found} />
          ) : (
            <FormErrorSummary errors={errors} ids={{ bornOn: "born-day" }} />
          )}
          <h1 class="govuk-heading-l">{heading}</h1>
          {ring && <RingFirst ring={ring} before="you open a record" />}
          {candidates.length > 0 && <Alike candidates={candidates} />}
          <Form
            action={missingPaths.createNotMatched(waitingId)}
            csrfToken={csrfToken}
            classes="app-form"
          >
            <input type="hidden" name="version" value={version} />
            <ChildFields typed={typed} errors={errors} />
            <Select
              name="team"
              label={{ text: "Team that holds the record" }}
              value={typed.team}
              items={[
                { value: "", text: "Choose a team" },
                ...teams.map(({ teamId, name, agency }) => ({
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
              What the system said is kept with the record as its source, and the child is recorded
              as missing now. They go on the tracker when a decision opens the exploitation pathway.
            </p>
            <Button text="Create the record and record them as missing" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

const Alike = ({ candidates }: Pick<CreatePage, "candidates">) => (
  <InsetText>
    <p class="govuk-body">
      These records are like this child. A second record of one child splits what is known of them.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      {candidates.map((one) => (
        <li>{`${fullName(one.person)}, ${one.reference}`}</li>
      ))}
    </ul>
  </InsetText>
);
