import type { VNode } from "preact";
import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field, type FormFields } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { bothDesks, contactLine } from "../../directory/index.ts";
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
import { findTriggerPlan } from "../../missing/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  carerPaperFor,
  findCarerSheet,
  saveCarerSheet,
  type CarerForm,
  type CarerSheet,
} from "../carer/carer-sheet.ts";
import { ringOf } from "../family/family-print.ts";
import { paths } from "./paths.ts";
import { planPage, Texts, Theirs } from "./plan-page.tsx";

const carerForm = z.object({
  risks: field(),
  triggers: field(),
  helps: field(),
  missingPlan: field(),
  ring: field(),
  version: field(),
});

const fields = [
  {
    name: "risks",
    label: "What to look out for",
    hint: "A line for each thing. Nobody who does harm is named on paper: tell the carer",
    rows: 4,
  },
  { name: "triggers", label: "What can make things worse", hint: "A line for each", rows: 4 },
  { name: "helps", label: "What helps", hint: "A line for each", rows: 4 },
  {
    name: "missingPlan",
    label: "If the child is not where they should be",
    hint: "What to do first, and after how long: a line for each step",
    rows: 5,
  },
  {
    name: "ring",
    label: "Who to ring, and when",
    hint: "A line for each: when, who, and their number",
    rows: 4,
  },
] as const;

type CarerPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly sheet: CarerSheet | undefined;
  readonly choices: PrepareFormProps["choices"];
  readonly typed: CarerForm;
  readonly paper: FormFields;
  readonly errors?: readonly FieldError[];
  readonly found?: PrepareFormProps["found"];
  readonly isStale?: boolean;
};

function textsOf(sheet: CarerSheet): CarerForm {
  return {
    risks: sheet.risks ?? "",
    triggers: sheet.triggers ?? "",
    helps: sheet.helps ?? "",
    missingPlan: sheet.missingPlan ?? "",
    ring: sheet.ring ?? "",
    version: String(sheet.version),
  };
}

/** What is known already, so that nobody types it: who leads, the MASH and who answers outside its hours, the trigger plan. */
async function blankSheet(tx: Tx, facts: ChildFacts, at: Date): Promise<CarerForm> {
  const { person, circle, today } = facts;
  const desks = await bothDesks(tx, { at, today });
  const lines = [
    ...ringOf(circle).map(({ name, phone }) => `${name}: ${phone}`),
    ...desks.map(contactLine),
  ];
  const trigger = await findTriggerPlan(tx, person.personId);
  const known = { ring: lines.join("\n"), missingPlan: trigger?.firstSteps ?? "" };
  return { ...carerForm.parse({}), ...known, version: "0" };
}

async function ground(tx: Tx, facts: ChildFacts, at: Date) {
  const { person, circle, today } = facts;
  const sheet = await findCarerSheet(tx, person.personId);
  return {
    sheet,
    choices: await recipientChoices(tx, {
      kind: "carer-sheet",
      person,
      circle,
      today,
      family: [],
    }),
    typed: sheet ? textsOf(sheet) : await blankSheet(tx, facts, at),
    paper: { language: "en" } as FormFields,
  };
}

function carerPage(page: CarerPage): View {
  const { facts, sheet, errors = [], isStale = false } = page;
  return planPage({
    facts,
    errors,
    isStale,
    heading: "Carer’s sheet",
    children: (
      <>
        {isStale && sheet && <Theirs lines={Object.values(textsOf(sheet)).slice(0, -1)} />}
        <p class="govuk-body app-form">
          One page for the child’s carer: what to look out for, what helps, and who to ring at which
          hour. It is prepared for one carer by name, released by a second person, and recorded as
          given when they have confirmed they understand it.
        </p>
        {mayDo(facts.actor, "plan.manage", facts) ? <Writing {...page} /> : <Written {...page} />}
        {sheet && <Prepare {...page} />}
      </>
    ),
  });
}

function Writing({ facts, csrfToken, sheet, typed, errors = [], isStale }: CarerPage): VNode {
  const version = isStale && sheet ? String(sheet.version) : typed.version;
  return (
    <Form action={paths.carer(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="version" value={version} />
      <Texts fields={fields} typed={typed} errors={errors} />
      <Button text="Save the sheet" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

function Written({ sheet }: CarerPage): VNode {
  if (!sheet) return <InsetText text="No sheet has been written yet." />;
  const texts = textsOf(sheet);
  return (
    <SummaryList
      rows={fields.map(({ name, label }) => verbatimFact(label, texts[name] || "Nothing yet"))}
    />
  );
}

function Prepare({ facts, csrfToken, choices, paper, errors = [], found }: CarerPage): VNode {
  const { personId } = facts.person;
  return (
    <>
      <h2 class="govuk-heading-m">Prepare it for a carer</h2>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={paperPaths.ofChild(personId)}>
          Papers about this child: who was given one, and when
        </a>
      </p>
      {mayDo(facts.actor, "meeting.manage", facts) && (
        <PrepareForm
          action={paths.carerPapers(personId)}
          kind="carer-sheet"
          typed={paper}
          csrfToken={csrfToken}
          choices={choices}
          errors={errors}
          {...(found ? { found } : {})}
        >
          <LanguageSelect typed={paper} errors={errors} />
        </PrepareForm>
      )}
    </>
  );
}

export const carerRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/carer",
    access: { permission: "child.view" },
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame: { csrfToken } }) => ({
      kind: "page",
      view: carerPage({ facts, csrfToken, ...(await ground(tx, facts, clock.now())) }),
    }),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/carer",
    access: { permission: "plan.manage" },
    audit: { action: "plan.carer.save" },
    input: { params: childParams, form: carerForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const change = await saveCarerSheet(tx, { actor, at: clock.now(), today }, { person, form });
      if (change.kind === "accepted") {
        return redirectDone(paths.carer(person.personId), "Carer’s sheet saved.");
      }
      const page = { facts, csrfToken, ...(await ground(tx, facts, clock.now())), typed: form };
      if (change.kind === "stale") {
        return { kind: "stale", view: carerPage({ ...page, isStale: true }) };
      }
      return { kind: "invalid", view: carerPage({ ...page, errors: change.errors }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/carer/papers",
    access: { permission: "meeting.manage" },
    audit: { action: "plan.carer.prepare" },
    input: { params: childParams, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame, form: paper, asPapers }): Promise<Outcome> => {
      const { person, today } = facts;
      const page = await ground(tx, facts, clock.now());
      const { sheet, choices } = page;
      if (!sheet) return { kind: "notFound" };
      const language = textOf(paper, "language");
      const made = carerPaperFor({ sheet, person, today, language });
      const change = await preparePaper(
        tx,
        { actor, at: clock.now(), asPapers },
        {
          person,
          kind: "carer-sheet",
          choices,
          ...made,
          form: prepareFormOf(paper),
          wrong: languageErrors(paper),
        },
      );
      if (change.kind === "accepted") {
        return redirectDone(
          paperPaths.paper(change.paperId),
          "Paper made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, facts, made.documentFor(""));
      return {
        kind: "invalid",
        view: carerPage({ facts, csrfToken: frame.csrfToken, ...page, paper, ...again }),
        detail: { stopped: change.kind },
      };
    },
  }),
];
