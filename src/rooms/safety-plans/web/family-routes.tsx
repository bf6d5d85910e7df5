import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { errorFor, Form, verbatim } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import {
  languageErrors,
  LanguageSelect,
  prepareAgain,
  PrepareForm,
  prepareFormOf,
  prepareInput,
  preparePaper,
  recipientChoices,
  textOf,
  type PrepareFormProps,
} from "../../outgoing-papers/index.ts";
import { paths as paperPaths } from "../../outgoing-papers/web/paths.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  saveFamilyWords,
  versionField,
  wordsField,
  type FamilyRow,
} from "../family/family-words.ts";
import { planPaperFor, readPaperContext } from "../family/plan-paper.ts";
import type { WholePlan } from "../plan.ts";
import { findPlan } from "../plan-reads.ts";
import type { Agreed } from "../version-reads.ts";
import { paths } from "./paths.ts";
import { planPage, Theirs } from "./plan-page.tsx";

type FamilyPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly rows: readonly FamilyRow[];
  readonly agreed: Agreed | undefined;
  readonly choices: PrepareFormProps["choices"];
  readonly typed: FormFields;
  readonly errors?: readonly FieldError[];
  readonly found?: PrepareFormProps["found"];
  readonly isStale?: boolean;
};

const typedRows = (rows: readonly FamilyRow[]): FormFields =>
  Object.fromEntries(
    rows.flatMap((row) => [
      [wordsField(row), row.wording],
      [versionField(row), String(row.version)],
    ]),
  );

async function ground(tx: Tx, facts: ChildFacts, whole: WholePlan) {
  const { person, circle, today } = facts;
  const read = await readPaperContext(tx, whole);
  return {
    ...read,
    choices: await recipientChoices(tx, {
      kind: "plan-family",
      person,
      circle,
      today,
      family: [],
    }),
    typed: { language: "en", ...typedRows(read.rows) } as FormFields,
  };
}

function familyPage(page: FamilyPage): View {
  const { facts, agreed, rows, errors = [], isStale = false } = page;
  const ids = Object.fromEntries(rows.map((row) => [wordsField(row), idOf(row)]));
  return planPage({
    facts,
    errors,
    ids,
    isStale,
    heading: "What we agreed, for the family",
    children: (
      <>
        {isStale && <Theirs lines={rows.map(({ wording }) => wording).filter(Boolean)} />}
        <p class="govuk-body app-form">
          The paper is made of the words that are written for the family here, and of nothing else.
          Its heading says nothing of why there is a plan. Nobody who does harm is named on it.
        </p>
        {mayDo(facts.actor, "plan.manage", facts) ? <Writing {...page} /> : <Written {...page} />}
        {agreed ? (
          <Prepare {...page} agreed={agreed} />
        ) : (
          <InsetText text="The paper is prepared once a version of the plan has been agreed." />
        )}
      </>
    ),
  });
}

const noPlanPage = (facts: ChildFacts): View =>
  planPage({
    facts,
    heading: "What we agreed, for the family",
    children: <InsetText text="No plan has been written yet." />,
  });

const idOf = ({ about, aboutId }: FamilyRow): string => `words-${about}-${aboutId}`;

function Writing({ facts, csrfToken, rows, typed, errors = [], isStale }: FamilyPage): VNode {
  return (
    <Form action={paths.family(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">In plain words</h2>
      {rows.map((row) => (
        <>
          <input
            type="hidden"
            name={versionField(row)}
            value={isStale ? String(row.version) : textOf(typed, versionField(row))}
          />
          <Textarea
            id={idOf(row)}
            name={wordsField(row)}
            attributes={verbatim}
            label={{ text: row.label, classes: "govuk-label--s" }}
            hint={{ text: row.original || "What the child and you want, and what goes well" }}
            value={textOf(typed, wordsField(row))}
            rows={2}
            errorMessage={errorFor(errors, wordsField(row))}
          />
        </>
      ))}
      <Button text="Save the words" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

function Written({ rows }: FamilyPage): VNode {
  const written = rows.filter(({ wording }) => wording !== "");
  if (written.length === 0) {
    return <p class="govuk-body">Nothing has been written for the family yet.</p>;
  }
  return (
    <ul class="govuk-list govuk-list--bullet">
      {written.map(({ wording }) => (
        <li class="app-verbatim">{wording}</li>
      ))}
    </ul>
  );
}

function Prepare(page: FamilyPage & { readonly agreed: Agreed }): VNode {
  const { facts, agreed, csrfToken, choices, typed, errors = [], found } = page;
  const { personId } = facts.person;
  return (
    <>
      <h2 class="govuk-heading-m">Prepare the paper</h2>
      <p class="govuk-body app-form">
        {`It says what was agreed on ${formatDate(agreed.agreedOn)}. First: who will receive it, and is it safe for them to keep? It is checked, and a second person releases it.`}
      </p>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paperPaths.ofChild(personId)}>
          Papers about this child
        </a>
      </p>
      {mayDo(facts.actor, "meeting.manage", facts) && (
        <PrepareForm
          action={paths.familyPapers(personId)}
          kind="plan-family"
          csrfToken={csrfToken}
          choices={choices}
          typed={typed}
          errors={errors}
          {...(found ? { found } : {})}
        >
          <LanguageSelect typed={typed} errors={errors} />
        </PrepareForm>
      )}
    </>
  );
}

export const familyRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/family",
    access: { permission: "child.view" },
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const whole = await findPlan(tx, facts.person.personId);
      if (!whole) return { kind: "page", view: noPlanPage(facts) };
      const page = { facts, csrfToken, ...(await ground(tx, facts, whole)) };
      return { kind: "page", view: familyPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/family",
    access: { permission: "plan.manage" },
    audit: { action: "plan.family.words" },
    input: { params: childParams, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const whole = await findPlan(tx, person.personId);
      if (!whole) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const saving = { person, whole, textOf: (name: string) => textOf(form, name) };
      const change = await saveFamilyWords(tx, acting, saving);
      if (change.kind === "accepted") {
        return redirectDone(paths.family(person.personId), "The family’s version was saved.");
      }
      const now = { facts, csrfToken, ...(await ground(tx, facts, whole)) };
      const typed = { ...now.typed, ...form };
      if (change.kind === "stale") {
        return { kind: "stale", view: familyPage({ ...now, typed, isStale: true }) };
      }
      const { errors } = change;
      return { kind: "invalid", view: familyPage({ ...now, typed, errors }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/family/papers",
    access: { permission: "meeting.manage" },
    audit: { action: "plan.family.prepare" },
    input: { params: childParams, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame, form: typed, asPapers }): Promise<Outcome> => {
      const { person, circle } = facts;
      const whole = await findPlan(tx, person.personId);
      if (!whole) return { kind: "notFound" };
      const page = await ground(tx, facts, whole);
      const { choices } = page;
      const language = textOf(typed, "language");
      const paper = planPaperFor(page, { circle, language });
      if (!paper) return { kind: "notFound" };
      const change = await preparePaper(
        tx,
        { actor, at: clock.now(), asPapers },
        {
          person,
          kind: "plan-family",
          choices,
          ...paper,
          form: prepareFormOf(typed),
          wrong: languageErrors(typed),
        },
      );
      if (change.kind === "accepted") {
        return redirectDone(
          paperPaths.paper(change.paperId),
          "Paper made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, facts, paper.documentFor(""));
      const shown = { ...page, typed: { ...page.typed, ...typed } };
      return {
        kind: "invalid",
        view: familyPage({ facts, csrfToken: frame.csrfToken, ...shown, ...again }),
        detail: { stopped: change.kind },
      };
    },
  }),
];
