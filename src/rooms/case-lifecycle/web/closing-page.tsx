import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, errorFor, type FormDraft, FormErrorSummary } from "../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  Input,
  InsetText,
  Radios,
  Select,
  Textarea,
} from "../../../ui/govuk/index.ts";
import { levelSaid, childPage, type ChildFacts } from "../../child-record/index.ts";
import {
  flagEndings,
  needsPanel,
  promiseEndings,
  type ClosingContext,
  type ClosingTyped,
} from "../closing-form.ts";
import { lifePaths } from "./paths.ts";
import type { Stop } from "../stops.ts";
import { StopList } from "./stop-fields.tsx";
import { StillAskedList } from "./still-asked-list.tsx";
import { whereItStands } from "./where-it-stands.ts";

export type ProposePage = {
  readonly facts: ChildFacts;
  readonly ground: ClosingContext;
  readonly csrfToken: string;
  readonly typed: ClosingTyped;
  readonly draft: FormDraft;
  /** What stops the closing as things are: somebody has to set it aside before it is agreed. */
  readonly stops: readonly Stop[];
  readonly errors?: readonly FieldError[];
  /** One waits already: it is decided on before another is made. */
  readonly waiting?: string | undefined;
};

const small = { classes: "govuk-fieldset__legend--s" };

/** Everything that closing asks, with what Lantern knows filled in. */
export function proposePage(page: ProposePage): View {
  const { facts, ground, csrfToken, errors = [] } = page;
  const dates: Readonly<Record<string, string>> = Object.fromEntries(
    ground.scheme.criteria.map(({ key }): [string, string] => [`seen-${key}`, `seen-${key}-day`]),
  );
  return childPage({
    facts,
    tab: "pathway",
    heading: "Propose to close this record",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={dates} /> : undefined,
    children: (
      <>
        <Before {...page} />
        <StopList stops={page.stops} />
        <DraftForm
          action={lifePaths.propose(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
          draft={page.draft}
        >
          <Text {...page} name="reason" label="Why can the record be closed?" rows={5} />
          <Evidence {...page} />
          <Stands {...page} />
          <Open {...page} />
          <StillAskedList asked={ground.asked} />
          <Agencies {...page} />
          <Afterwards {...page} />
          <Button text="Propose to close" preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}

function Before({ facts, ground, waiting }: ProposePage): VNode {
  if (waiting !== undefined) {
    return (
      <InsetText>
        Closing is proposed already.{" "}
        <a class="govuk-link" href={lifePaths.closing(facts.person.personId, waiting)}>
          Read the proposal that waits
        </a>
      </InsetText>
    );
  }
  const { standing, scheme } = facts;
  const panel = needsPanel(ground.scheme, standing.level);
  return (
    <InsetText>
      {`Level: ${levelSaid(scheme, { level: standing.level, said: standing.levelSaid })}. `}
      {panel
        ? "At this level a meeting has to agree, and a colleague records the decision."
        : "A colleague agrees, or sends it back."}{" "}
      Nothing closes automatically: no birthday, no date and no quiet time.
    </InsetText>
  );
}

type TextField = ProposePage & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
};

function Text({ name, label, hint, rows = 3, typed, errors = [] }: TextField): VNode {
  return (
    <Textarea
      name={name}
      label={{ text: label }}
      hint={hint === undefined ? undefined : { text: hint }}
      value={typed[name] ?? ""}
      rows={rows}
      errorMessage={errorFor(errors, name)}
    />
  );
}

function Evidence(page: ProposePage): VNode {
  const { ground, typed, errors = [] } = page;
  return (
    <>
      <h2 class="govuk-heading-m">Evidence that the risk is lower</h2>
      <p class="govuk-hint">{`${ground.scheme.source}. Not having heard anything is not evidence.`}</p>
      {ground.scheme.criteria.map(({ key, name, hint }) => (
        <>
          <h3 class="govuk-heading-s">{name}</h3>
          <Text {...page} name={`evidence-${key}`} label={`Evidence: ${name}`} hint={hint} />
          <Input
            name={`source-${key}`}
            label={{ text: `Who saw or said it: ${name}` }}
            value={typed[`source-${key}`] ?? ""}
            errorMessage={errorFor(errors, `source-${key}`)}
          />
          <DateInput
            id={`seen-${key}`}
            namePrefix={`seen-${key}`}
            fieldset={{ legend: { text: `When: ${name}`, ...small } }}
            values={typed}
            errorMessage={errorFor(errors, `seen-${key}`)}
          />
        </>
      ))}
    </>
  );
}

function Stands(page: ProposePage): VNode {
  const { facts, ground, typed, errors = [] } = page;
  const items = Object.entries(flagEndings).map(([value, text]) => ({ value, text }));
  return (
    <>
      <h2 class="govuk-heading-m">What is still in place</h2>
      {ground.stands.length === 0 && <p class="govuk-body">Nothing that prevents closing.</p>}
      {ground.stands.map((one) => {
        const { about, title, check, hinders } = one;
        const link = (
          <a class="govuk-link" href={whereItStands(facts.rooms, facts.person.personId, one)}>
            {`Open: ${title}`}
          </a>
        );
        return hinders ? (
          <p class="govuk-body" id={`standing-${about}`}>
            <strong>{title}</strong>: while this is so, the record cannot be closed. {link}
          </p>
        ) : (
          <>
            <p class="govuk-body govuk-!-margin-bottom-1 app-screen-only">{link}</p>
            {check === "flag" && (
              <Radios
                name={`ends-${about}`}
                fieldset={{ legend: { text: title, ...small } }}
                classes="govuk-radios--small"
                value={typed[`ends-${about}`] ?? ""}
                items={items}
                errorMessage={errorFor(errors, `ends-${about}`)}
              />
            )}
            <Text
              {...page}
              name={`standing-${about}`}
              label={
                check === "flag" ? `Why: ${title}` : `${title}. Why does it not prevent closing?`
              }
            />
          </>
        );
      })}
    </>
  );
}

function Open(page: ProposePage): VNode {
  const { ground, typed, errors = [] } = page;
  const items = Object.entries(promiseEndings).map(([value, text]) => ({ value, text }));
  return (
    <>
      <h2 class="govuk-heading-m">Actions that are open</h2>
      {ground.promises.length === 0 && <p class="govuk-body">No action is open.</p>}
      {ground.promises.map(({ actionId, wording, owner, agency, dueOn }) => (
        <>
          <h3 class="govuk-heading-s app-verbatim">{wording}</h3>
          <Select
            name={`ending-${actionId}`}
            label={{ text: `What becomes of it: ${wording}` }}
            hint={{ text: `${owner ?? agency}, by ${formatDate(dueOn)}` }}
            items={[{ value: "", text: "Choose" }, ...items]}
            value={typed[`ending-${actionId}`] ?? ""}
            errorMessage={errorFor(errors, `ending-${actionId}`)}
          />
          <Text
            {...page}
            name={`promise-${actionId}`}
            label={`Outcome, or who has it from now on: ${wording}`}
            rows={2}
          />
        </>
      ))}
    </>
  );
}

function Agencies(page: ProposePage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">What each agency says</h2>
      <p class="govuk-hint">
        For every agency in the professional network; everyone in it is told that closure is
        proposed. An empty answer is shown as “not answered”. It does not count as agreement and
        prevents closure.
      </p>
      {page.ground.agencies.map(({ agencyId, name }) => (
        <Text {...page} name={`agency-${agencyId}`} label={name} rows={2} />
      ))}
    </>
  );
}

function Afterwards(page: ProposePage): VNode {
  const { ground, typed, errors = [] } = page;
  return (
    <>
      <h2 class="govuk-heading-m">The child, and afterwards</h2>
      <Text {...page} name="childView" label="What does the child say about closing?" />
      <Text
        {...page}
        name="childTold"
        label="How was the child told?"
        hint="Or when they will be told, and who by"
        rows={2}
      />
      <Input
        name="leadAfter"
        label={{ text: "Lead professional afterwards, with their agency" }}
        value={typed["leadAfter"] ?? ""}
        errorMessage={errorFor(errors, "leadAfter")}
      />
      <Text {...page} name="turnTo" label="Where do the child and the family turn to?" rows={2} />
      <h3 class="govuk-heading-s">If things change</h3>
      {ground.contingencies.length === 0 ? (
        <Text
          {...page}
          name="contingency"
          label="If what happens, who does what?"
          hint="The plan has nothing under “If it goes wrong”"
          rows={2}
        />
      ) : (
        <>
          <p class="govuk-hint">From the plan; it is changed there.</p>
          <ul class="govuk-list govuk-list--bullet">
            {ground.contingencies.map(({ happens, response, who }) => (
              <li class="app-verbatim">{`If ${happens}: ${response} (${who})`}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
