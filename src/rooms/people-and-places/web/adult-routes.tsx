import type { ComponentChildren } from "preact";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { adultForm, harmForm } from "../adult-form.ts";
import { recordAdultFact, recordHarmDecision } from "../keep-adult.ts";
import { findThing, type Thing } from "../thing-reads.ts";
import { thingPaths } from "./paths.ts";
import { subjectForm } from "./subject-form.ts";
import { subjectPage } from "./subject-page.tsx";
import { thingParams } from "./thing-routes.ts";

type SubjectFormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly thing: Pick<Thing, "thingId" | "label">;
  readonly heading: string;
  readonly intro?: ComponentChildren;
};

/** A form about a subject, with the way back to it. */
export function subjectFormPage<F extends AnyForm>(page: SubjectFormPage<F>): View {
  const { thing, heading, intro, ...form } = page;
  const summary = formSummary(form.form, form.state, form.suffix);
  const children = (
    <>
      {intro}
      <DeclaredForm {...form} />
    </>
  );
  return subjectPage({ thing, heading, summary, children });
}

/** A person of concern who is not read under another record. */
const personOf = async ({
  tx,
  params,
}: {
  readonly tx: Parameters<typeof findThing>[0];
  readonly params: { readonly thingId: string };
}): Promise<Thing | undefined> => {
  const thing = await findThing(tx, params.thingId);
  return thing?.kind === "person" && thing.intoId === null ? thing : undefined;
};

const adultRoutes = subjectForm({
  path: "/subjects/:thingId/age",
  params: thingParams,
  permission: "subject.record",
  reads: "subject.read",
  action: "subject.age",
  done: "Age saved. It decides whether a measure can be considered.",
  form: adultForm,
  about: personOf,
  subjectIds: ({ thingId }) => [thingId],
  begin: (_thing, { blank, clock }) => ({ ...blank, knownOn: datePartsOf(clock.today()) }),
  send: (thing, { tx, actor, clock, typed }) =>
    recordAdultFact(tx, { actor, at: clock.now(), today: clock.today() }, { thing, form: typed }),
  home: ({ thingId }) => thingPaths.thing(thingId),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "Age, and exploitation as a child",
      intro: (
        <InsetText>
          No measure is taken on a child. A person whose age is not known counts as a child.
        </InsetText>
      ),
      form: adultForm,
      state,
      drawing: {},
      action: thingPaths.age(thing.thingId),
      button: "Save",
    }),
});

const harmRoutes = subjectForm({
  path: "/subjects/:thingId/decision",
  params: thingParams,
  permission: "subject.record",
  reads: "subject.read",
  action: "subject.harm-decision",
  done: "Multi-agency decision saved.",
  form: harmForm,
  about: personOf,
  subjectIds: ({ thingId }) => [thingId],
  begin: (_thing, { blank, clock }) => ({ ...blank, decidedOn: datePartsOf(clock.today()) }),
  send: (thing, { tx, actor, clock, typed }) =>
    recordHarmDecision(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { thing, form: typed },
    ),
  home: ({ thingId }) => thingPaths.thing(thingId),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "Multi-agency decision",
      intro: (
        <InsetText>
          Needed at any age before a measure on a person who was exploited as a child, or may have
          been. Write about them as a person who was harmed. Name no child here.
        </InsetText>
      ),
      form: harmForm,
      state,
      drawing: {},
      action: thingPaths.decision(thing.thingId),
      button: "Save the decision",
    }),
});

/** Who is an adult, and what was decided about those who were exploited as children. */
export const thingAdultRoutes: readonly Route[] = [...adultRoutes, ...harmRoutes];
