import type { VNode } from "preact";
import type { z } from "zod";
import { said, type AnyForm, type DrawingOf, type Words } from "../../../kernel/forms/index.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { blankState, DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import type { FormAbout, FormChange } from "../../work/index.ts";
import { childFormSent } from "./child-form.ts";
import type { ChildFacts } from "./child-frame.tsx";

/** A step that came back: its page shows it with what was typed, and all others empty. */
export type CameBack = {
  readonly name: string;
  readonly state: FormState<AnyForm>;
  readonly summary: VNode | undefined;
};

/** What the page of a record with steps has for each of them. */
export type StepPage = {
  readonly csrfToken: string;
  /** Address of the record; a step is sent to its own below it. */
  readonly href: string;
  readonly version: number;
  readonly cameBack: CameBack | undefined;
};

type Step<F extends AnyForm, A, S> = {
  /** Ends its address, and what the audit calls it. */
  readonly name: string;
  readonly form: F;
  /** Who may, of those who may at all. */
  readonly may: (about: A) => boolean;
  /** Whether it can be done as the record stands. */
  readonly isOpen?: (page: S) => boolean;
  readonly drawing: (page: S) => DrawingOf<F>;
  readonly heading?: Words<S>;
  readonly intro?: Words<S>;
  readonly button: string;
  readonly isSecondary?: true;
  /** What was done, said once it is recorded. */
  readonly done: string;
  readonly send: FormAbout<F, A, FormChange>["send"];
};

/** A step with its types put away, so that all can stand in one list. */
export type DeclaredStep<A, S> = {
  readonly route: Route;
  /** Undefined where it cannot be done, or not by whom the page is for. */
  readonly draw: (about: A, page: S) => VNode | undefined;
};

type OfRecord<P extends z.ZodType<{ personId: string }>, A> = {
  readonly path: `/children/:personId${string}`;
  readonly params: P;
  readonly permission: Permission;
  /** Begins what the audit calls each step: "escalation.move". */
  readonly action: string;
  readonly about: (facts: ChildFacts, tx: Tx, params: z.output<P>) => Promise<A | undefined>;
  readonly home: (about: A) => string;
  readonly page: (about: A, cameBack: CameBack, tx: Tx) => Promise<View>;
};

/** Declares what can be done to one record: each a form on its page, sent to an address of its own. */
export const stepsOf =
  <P extends z.ZodType<{ personId: string }>, A, S extends StepPage>(record: OfRecord<P, A>) =>
  <F extends AnyForm>(step: Step<F, A, S>): DeclaredStep<A, S> => ({
    route: childFormSent<P, F, A, FormChange>({
      ...record,
      path: `${record.path}/${step.name}`,
      action: `${record.action}.${step.name}`,
      done: step.done,
      form: step.form,
      send: (about, sent) =>
        step.may(about)
          ? step.send(about, sent)
          : Promise.resolve({ kind: "answered", outcome: { kind: "forbidden" } }),
      page: (about, state, tx) => {
        const summary = formSummary(step.form, state);
        return record.page(about, { name: step.name, state, summary }, tx);
      },
    }),
    draw: (about, page) => (step.may(about) ? drawn(step, page) : undefined),
  });

function drawn<F extends AnyForm, A, S extends StepPage>(
  { name, form, isOpen, drawing, heading, intro, button, isSecondary }: Step<F, A, S>,
  page: S,
): VNode | undefined {
  const { csrfToken, href, version, cameBack } = page;
  if (isOpen?.(page) === false) return undefined;
  const state =
    cameBack?.name === name ? (cameBack.state as FormState<F>) : blankState(form, csrfToken);
  return (
    <DeclaredForm
      form={form}
      state={state}
      drawing={drawing(page)}
      action={`${href}/${name}`}
      version={version}
      classes="app-form app-screen-only"
      button={button}
      isSecondary={isSecondary}
    >
      {(draw) => (
        <>
          {heading !== undefined && <h2 class="govuk-heading-m">{said(heading, page)}</h2>}
          {intro !== undefined && <p class="govuk-body">{said(intro, page)}</p>}
          {draw(...form.open)}
        </>
      )}
    </DeclaredForm>
  );
}
