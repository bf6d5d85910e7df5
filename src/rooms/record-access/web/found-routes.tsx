import type { VNode } from "preact";
import { z } from "zod";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../ui/govuk/index.ts";
import {
  decideFinding,
  findingReasons,
  listFindings,
  type FindingForm,
  type FoundConflict,
} from "../../subjects/index.ts";
import { childPage, type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { accessPaths } from "./paths.ts";

const managing = { permission: "conflict.manage" } as const;

export const foundRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/conflicts/found",
    access: managing,
    audit: { action: "conflict.found.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const found = await listFindings(tx, facts.person.personId);
      return { kind: "page", view: foundPage({ facts, csrfToken, found }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/conflicts/found/:findingId",
    access: managing,
    audit: { action: "conflict.found.decide" },
    input: {
      params: childParams.extend({ findingId: z.uuid() }),
      form: z.object({ outcome: field(), reason: field() }),
    },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const { personId } = facts.person;
      const { findingId } = params;
      const found = await listFindings(tx, personId);
      if (!found.some((one) => one.findingId === findingId)) return { kind: "notFound" };
      const asked = { personId, findingId, form };
      const change = await decideFinding(tx, { actor, at: clock.now() }, asked);
      if (change.kind === "accepted")
        return redirectDone(
          accessPaths.found(personId),
          "Your decision on this finding was saved.",
        );
      if (change.kind === "notFound") return change;
      const returned = { id: findingId, typed: form, errors: change.errors };
      return { kind: "invalid", view: foundPage({ facts, csrfToken, found, returned }) };
    },
  }),
];

type FoundPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly found: readonly FoundConflict[];
  readonly returned?: {
    readonly id: string;
    readonly typed: FindingForm;
    readonly errors: readonly FieldError[];
  };
};

function foundPage(page: FoundPage): View {
  const { facts, found, returned } = page;
  const ids = returned && {
    outcome: `outcome-${returned.id}`,
    reason: `reason-${returned.id}`,
  };
  return childPage({
    facts,
    tab: "access",
    heading: "Who may know this child",
    summary: returned && <FormErrorSummary errors={returned.errors} ids={ids ?? {}} />,
    children: (
      <>
        <p class="govuk-body">
          Lantern compared what colleagues said about their own life with this record. It is a
          suggestion and may be chance. Where the reasons are strong, access is blocked until you
          decide. Ask them about themselves, not about the child.
        </p>
        {found.length === 0 && <p class="govuk-body">Nothing was found.</p>}
        {found.map((one) => (
          <Found one={one} page={page} />
        ))}
      </>
    ),
  });
}

const standing = ({ isStrong, outcome }: FoundConflict): string => {
  if (outcome === "conflict") return "Access blocked: conflict of interest";
  if (outcome === "none") return "No conflict of interest";
  return isStrong ? "Access blocked until you decide" : "Asked; not blocked";
};

function Found({ one, page }: { readonly one: FoundConflict; readonly page: FoundPage }): VNode {
  return (
    <section aria-labelledby={`found-${one.findingId}`}>
      <h2 class="govuk-heading-m" id={`found-${one.findingId}`}>
        {one.name}
      </h2>
      <p class="govuk-body">
        <strong>{standing(one)}</strong>
        {`, ${formatDateTime(one.foundAt)}`}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {one.reasons.map((reason) => (
          <li>{findingReasons[reason]}</li>
        ))}
      </ul>
      {one.decidedBy !== null && (
        <p class="govuk-body app-verbatim">{`${one.decidedBy}: ${one.decisionReason ?? ""}`}</p>
      )}
      <Decide one={one} page={page} />
    </section>
  );
}

function Decide({ one, page }: { readonly one: FoundConflict; readonly page: FoundPage }): VNode {
  const { facts, csrfToken, returned } = page;
  const id = one.findingId;
  const own = returned?.id === id ? returned : undefined;
  const errors = own?.errors ?? [];
  return (
    <Form
      action={accessPaths.decideFound(facts.person.personId, id)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <Radios
        name="outcome"
        idPrefix={`outcome-${id}`}
        fieldset={{
          legend: { text: `Decide about ${one.name}`, classes: "govuk-fieldset__legend--s" },
        }}
        value={own?.typed.outcome ?? ""}
        items={[
          { value: "conflict", text: "Conflict of interest: their access stays blocked" },
          { value: "none", text: "None: their posts count again" },
        ]}
        errorMessage={errorFor(errors, "outcome")}
      />
      <Textarea
        name="reason"
        id={`reason-${id}`}
        label={{ text: "What you asked and what you were told" }}
        value={own?.typed.reason ?? ""}
        rows={2}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Record this" preventDoubleClick />
    </Form>
  );
}
