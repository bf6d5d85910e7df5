import { datePartsOf } from "../../../kernel/fields.ts";
import { addDays } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { addTie, endTie } from "../keep-tie.ts";
import { endTieForm, tieForm } from "../tie-form.ts";
import { findThing, type Thing } from "../thing-reads.ts";
import { listTies, relationOf, type Tie } from "../tie-reads.ts";
import { subjectFormPage } from "./adult-routes.tsx";
import { thingPaths } from "./paths.ts";
import { subjectForm } from "./subject-form.ts";
import { thingParams } from "./thing-routes.ts";

type Asked<P> = { readonly tx: Tx; readonly today: string; readonly params: P };

async function openThing({ tx, params }: Asked<{ thingId: string }>): Promise<Thing | undefined> {
  const thing = await findThing(tx, params.thingId);
  return thing?.intoId === null && thing.withdrawn === null ? thing : undefined;
}

const addRoutes = subjectForm({
  path: "/subjects/:thingId/ties/new",
  params: thingParams,
  permission: "subject.record",
  reads: "subject.read",
  action: "subject.tie",
  done: "Link saved. It stands on both pages.",
  form: tieForm,
  about: openThing,
  subjectIds: ({ thingId }) => [thingId],
  begin: (_thing, { blank, clock }) => ({
    ...blank,
    learnedOn: datePartsOf(clock.today()),
    reviewBy: datePartsOf(addDays(clock.today(), 180)),
  }),
  send: (thing, { tx, actor, clock, typed }) =>
    addTie(tx, { actor, at: clock.now(), today: clock.today() }, { thing, form: typed }),
  home: ({ thingId }) => thingPaths.thing(thingId),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "Link with another subject",
      intro: (
        <InsetText>
          A child is linked on the child’s own record, and never with another child. Going to the
          same place, family, ethnicity or a shared school is no link.
        </InsetText>
      ),
      form: tieForm,
      state,
      drawing: {},
      action: thingPaths.addTie(thing.thingId),
      button: "Save the link",
    }),
});

type OfTie = { readonly thing: Thing; readonly tie: Tie };

async function openTie(
  asked: Asked<{ thingId: string; thingTieId: string }>,
): Promise<OfTie | undefined> {
  const { tx, params, today } = asked;
  const thing = await openThing(asked);
  if (thing === undefined) return undefined;
  const ties = await listTies(tx, { thingId: thing.thingId, today });
  const tie = ties.find(({ tieId, endedOn }) => tieId === params.thingTieId && endedOn === null);
  return tie && { thing, tie };
}

const endRoutes = subjectForm({
  path: "/subjects/:thingId/ties/:thingTieId/end",
  params: thingParams.extend({ thingTieId: anId }),
  permission: "subject.record",
  reads: "subject.read",
  action: "subject.tie-end",
  done: "Link ended. The entry is kept.",
  form: endTieForm,
  about: openTie,
  subjectIds: ({ thing, tie }) => [thing.thingId, tie.otherId],
  send: ({ tie }, { tx, actor, clock, typed }) =>
    endTie(tx, { actor, at: clock.now(), today: clock.today() }, { tie, form: typed }),
  home: ({ thing }) => thingPaths.thing(thing.thingId),
  page: ({ thing, tie }, state) =>
    subjectFormPage({
      thing,
      heading: "End a link",
      intro: <p class="govuk-body">{`${relationOf(tie)}: ${tie.label}. ${tie.wording}`}</p>,
      form: endTieForm,
      state,
      drawing: {},
      action: thingPaths.endTie(thing.thingId, tie.tieId),
      button: "End the link",
    }),
});

/** Links between subjects that are no children. */
export const tieRoutes: readonly Route[] = [...addRoutes, ...endRoutes];
