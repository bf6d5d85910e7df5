import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Checkboxes } from "../../../ui/govuk/index.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import {
  findPart,
  isPart,
  partKinds,
  savePart,
  type PartForm,
  type PartKey,
  type PartRow,
} from "../parts.ts";
import { findPlan } from "../plan-reads.ts";
import { paths } from "./paths.ts";
import { planPage, Texts, Theirs, type ReadQuery, type TextField } from "./plan-page.tsx";

const writing = { permission: "plan.manage" } as const;
const partParams = childParams.extend({ planPart: text().max(40) });
const rowParams = partParams.extend({ rowId: anId });
const partForm = z.object({
  happens: field(),
  response: field(),
  who: field(),
  name: field(),
  relationship: field(),
  reachedBy: field(),
  version: field(),
  ended: field(),
});

const fields: Readonly<Record<PartKey, readonly TextField[]>> = {
  contingencies: [
    { name: "happens", label: "If", hint: "Sam is not home by ten and does not answer", rows: 2 },
    { name: "response", label: "Then", hint: "Ring the police on 101, then the team", rows: 3 },
    { name: "who", label: "Who does it", hint: "By name or by what they are to the child" },
  ],
  trusted: [
    { name: "name", label: "Name" },
    {
      name: "relationship",
      label: "Who they are to the child",
      hint: "Aunt, football coach, key worker",
    },
    { name: "reachedBy", label: "How to contact them (optional)" },
  ],
};

const blank = (row?: PartRow): PartForm => ({
  ...row?.texts,
  version: String(row?.version ?? 0),
  ended: "",
});

type PartPage = ReadQuery<PartForm> & {
  readonly facts: ChildFacts;
  readonly part: PartKey;
  readonly row: PartRow | undefined;
  readonly isStale?: boolean;
};

function partPage({ facts, part, row, csrfToken, typed, errors = [], isStale }: PartPage): View {
  const { personId } = facts.person;
  const version = isStale && row ? String(row.version) : typed.version;
  return planPage({
    facts,
    errors,
    isStale: isStale ?? false,
    heading: partKinds[part].heading,
    children: (
      <>
        {isStale && (
          <Theirs lines={row ? Object.values(row.texts).filter(Boolean) : ["It was taken out."]} />
        )}
        <Form
          action={row ? paths.row(personId, part, row.rowId) : paths.part(personId, part)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={version} />
          <Texts fields={fields[part]} typed={typed} errors={errors} />
          {row && (
            <Checkboxes
              name="ended"
              classes="govuk-checkboxes--small"
              values={[typed.ended]}
              items={[{ value: "yes", text: "Take this out of the plan" }]}
            />
          )}
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

async function findRow(
  tx: Tx,
  { personId, part, rowId }: { personId: string; part: PartKey; rowId: string },
): Promise<PartRow | undefined> {
  const whole = await findPlan(tx, personId);
  return whole && findPart(whole, part, rowId);
}

export const partRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/parts/:planPart",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: partParams },
    handle: (facts, { frame: { csrfToken }, params: { planPart: part } }) =>
      Promise.resolve(
        isPart(part)
          ? {
              kind: "page",
              view: partPage({ facts, part, row: undefined, csrfToken, typed: blank() }),
            }
          : { kind: "notFound" },
      ),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/parts/:planPart",
    access: writing,
    audit: { action: "plan.part.save" },
    input: { params: partParams, form: partForm },
    handle: async (
      facts,
      { tx, actor, clock, frame: { csrfToken }, params: { planPart: part }, form },
    ) => {
      if (!isPart(part)) return { kind: "notFound" };
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await savePart(tx, acting, { person, part, row: undefined, form });
      if (change.kind === "invalid") {
        const page = { facts, part, row: undefined, csrfToken, typed: form };
        return { kind: "invalid", view: partPage({ ...page, errors: change.errors }) };
      }
      return redirectDone(paths.plan(person.personId), "Added to the safety plan.");
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/parts/:planPart/:rowId",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: rowParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { planPart: part, rowId } }) => {
      if (!isPart(part)) return { kind: "notFound" };
      const row = await findRow(tx, { personId: facts.person.personId, part, rowId });
      if (!row) return { kind: "notFound" };
      return { kind: "page", view: partPage({ facts, part, row, csrfToken, typed: blank(row) }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/parts/:planPart/:rowId",
    access: writing,
    audit: { action: "plan.part.save" },
    input: { params: rowParams, form: partForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const { planPart: part, rowId } = params;
      if (!isPart(part)) return { kind: "notFound" };
      const { person, today } = facts;
      const asked = { personId: person.personId, part, rowId };
      const row = await findRow(tx, asked);
      if (!row) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await savePart(tx, acting, { person, part, row, form });
      if (change.kind === "accepted") {
        return redirectDone(paths.plan(person.personId), "Safety plan changed.");
      }
      const page = { facts, part, row, csrfToken, typed: form };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: partPage({ ...page, errors: change.errors }) };
      }
      const now = await findRow(tx, asked);
      return { kind: "stale", view: partPage({ ...page, row: now, isStale: true }) };
    },
  }),
];
