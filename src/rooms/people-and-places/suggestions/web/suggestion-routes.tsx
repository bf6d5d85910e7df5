import { addDays } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { takenTieForm } from "../../tie-form.ts";
import { findThing, type Thing } from "../../thing-reads.ts";
import { subjectFormPage } from "../../web/adult-routes.tsx";
import { thingPaths } from "../../web/paths.ts";
import { subjectForm } from "../../web/subject-form.ts";
import { mayRecord, thingParams } from "../../web/thing-routes.ts";
import {
  declineSuggestion,
  findSuggestion,
  recordSuggestionFact,
  takeSuggestion,
} from "../decide-suggestion.ts";
import { declineForm, mayFactForm } from "../suggestion-forms.ts";
import { suggestionList } from "../suggestion-list.ts";
import type { Suggestion } from "../suggestion-reads.ts";
import { isAskedFirst, sharedKinds, strictestHandling } from "../suggestion-rules.ts";
import { suggestionSchemeOn } from "../suggestion-scheme.ts";
import { Hops, weakestText } from "./hops.tsx";
import { suggestionsPage } from "./suggestions-page.tsx";

type Asked<P> = { readonly tx: Tx; readonly today: string; readonly params: P };

type Suggested = {
  readonly thing: Thing;
  readonly far: Suggestion["one"];
  readonly suggestion: Suggestion;
};

/** What its reader is suggested now; for everything else there is no such page. */
async function suggestedOf({
  tx,
  today,
  params: { thingId, otherId },
}: Asked<{ thingId: string; otherId: string }>): Promise<Suggested | undefined> {
  const thing = await findThing(tx, thingId);
  const suggestion = thing && (await findSuggestion(tx, { thingId, otherId, today }));
  if (thing === undefined || suggestion === undefined) return undefined;
  const { one, other } = suggestion;
  return { thing, suggestion, far: one.thingId === thingId ? other : one };
}

const common = {
  params: thingParams.extend({ otherId: anId }),
  permission: "subject.record",
  reads: "subject.read",
  about: suggestedOf,
  subjectIds: ({ thing, far }: Suggested): readonly string[] => [thing.thingId, far.thingId],
  home: ({ thing }: Suggested): string => thingPaths.thing(thing.thingId),
} as const;

const evidence = ({ far, suggestion }: Suggested) => (
  <>
    <InsetText>
      {`Lantern suggests a link with ${far.label}. It is not a finding. Weakest hop: ${weakestText(suggestion)}`}
    </InsetText>
    <Hops suggestion={suggestion} />
  </>
);

const sharedWords = ({ shared }: Suggestion): string =>
  shared.map(({ kind, label }) => `${sharedKinds[kind]} (${label})`).join(", ");

const takeRoutes = subjectForm({
  ...common,
  path: "/subjects/:thingId/suggested/:otherId/take",
  action: "subject.suggested.take",
  done: "Link saved. It stands on both pages.",
  form: takenTieForm,
  begin: ({ suggestion }, { blank, clock }) => ({
    ...blank,
    certainty: "alleged",
    confidence: "low",
    wording: `Both have ${sharedWords(suggestion)}`,
    source: "Suggested link",
    handling: strictestHandling(suggestion.shared),
    learnedOn: datePartsOf(clock.today()),
    reviewBy: datePartsOf(addDays(clock.today(), 180)),
  }),
  send: ({ thing, far }, { tx, actor, clock, typed }) =>
    takeSuggestion(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { thing, otherId: far.thingId, form: typed },
    ),
  page: (suggested, state) =>
    subjectFormPage({
      thing: suggested.thing,
      heading: `Record a link with ${suggested.far.label}`,
      intro: evidence(suggested),
      form: takenTieForm,
      state,
      drawing: {},
      action: thingPaths.takeSuggested(suggested.thing.thingId, suggested.far.thingId),
      button: "Save the link",
    }),
});

const declineRoutes = subjectForm({
  ...common,
  path: "/subjects/:thingId/suggested/:otherId/decline",
  action: "subject.suggested.decline",
  done: "Suggested link declined. It comes back only with evidence of another kind.",
  form: declineForm,
  send: ({ thing, far }, { tx, actor, clock, typed }) =>
    declineSuggestion(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { thing, otherId: far.thingId, form: typed },
    ),
  page: (suggested, state) =>
    subjectFormPage({
      thing: suggested.thing,
      heading: `Decline a link with ${suggested.far.label}`,
      intro: evidence(suggested),
      form: declineForm,
      state,
      drawing: {},
      action: thingPaths.declineSuggested(suggested.thing.thingId, suggested.far.thingId),
      button: "Decline the link",
    }),
});

/** A telephone, an account or an address, where links are suggested at all. */
async function askedFirstOf({
  tx,
  today,
  params: { thingId },
}: Asked<{ thingId: string }>): Promise<Thing | undefined> {
  const thing = await findThing(tx, thingId);
  if (thing?.intoId !== null || !isAskedFirst(thing.kind)) return undefined;
  return (await suggestionSchemeOn(tx, today)).isOn ? thing : undefined;
}

const factRoutes = subjectForm({
  path: "/subjects/:thingId/may-suggest",
  params: thingParams,
  permission: "subject.record",
  reads: "subject.read",
  action: "subject.may-suggest",
  done: "Saved whether it may suggest links.",
  form: mayFactForm,
  about: askedFirstOf,
  subjectIds: ({ thingId }) => [thingId],
  send: (thing, { tx, actor, clock, typed }) =>
    recordSuggestionFact(
      tx,
      { actor, at: clock.now(), today: clock.today() },
      { thing, form: typed },
    ),
  home: ({ thingId }) => thingPaths.thing(thingId),
  page: (thing, state) =>
    subjectFormPage({
      thing,
      heading: "May it suggest links?",
      intro: (
        <InsetText>
          A child’s own telephone or account, a placement, a refuge, a clinic and a protected
          address suggest nothing. If it is not known, leave it out.
        </InsetText>
      ),
      form: mayFactForm,
      state,
      drawing: {},
      action: thingPaths.maySuggest(thing.thingId),
      button: "Save",
    }),
});

const listRoute = route({
  method: "GET",
  path: "/suggested-links",
  access: mayRecord,
  audit: { action: "subject.suggested" },
  shows: { nobody: "suggested links are between subjects that are no children" },
  input: { query: suggestionList.query },
  handle: async (given) => ({
    kind: "page",
    view: suggestionsPage(await suggestionList.show(given, { path: thingPaths.suggested() })),
  }),
});

/** Suggested links: put together for their reader, taken or declined by a person. */
export const suggestionRoutes: readonly Route[] = [
  listRoute,
  ...takeRoutes,
  ...declineRoutes,
  ...factRoutes,
];
