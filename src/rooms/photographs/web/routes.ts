import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { childForm, childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { findWhereabouts } from "../../subjects/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { addPhotograph } from "../add-photograph.ts";
import { checkPhotograph, reviewPhotograph } from "../decide-photograph.ts";
import { addForm, checkForm, reviewForm } from "../photograph-forms.ts";
import { mayCheck, mayOpen, standingOf } from "../photograph.ts";
import { findPhotograph, listPhotographs, openPicture } from "../photograph-reads.ts";
import { photographSchemeOn } from "../photograph-scheme.ts";
import { waitingList } from "../waiting-list.ts";
import { photographPaths } from "./paths.ts";
import { addPage, checkPage, mayAdd, photographPage, reviewPage } from "./photograph-page.tsx";
import { waitingPage } from "./waiting-page.tsx";

const params = childParams.extend({ photographId: anId });
const permission = "missing.record";
const reads = "photograph.read";

const byOn = ({ actor, clock }: FormAsking) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const isNamedTo = async (tx: Tx, { actor, person }: ChildFacts): Promise<boolean> =>
  (await findWhereabouts(tx, actor, person.personId)).kind === "named";

/** A photograph that this reader may have before them; undefined while photographs are off, and for every other. */
async function heldFor(facts: ChildFacts, tx: Tx, photographId: string) {
  const scheme = await photographSchemeOn(tx, facts.today);
  const { personId } = facts.person;
  const photograph = await findPhotograph(tx, { personId, photographId });
  if (!photograph || !scheme.isOn) return undefined;
  // Last: where a protection stands a wide actor looks narrowly from then on.
  const isNamed = photograph.isProtected && (await isNamedTo(tx, facts));
  const reader = { mayAdd: mayAdd(facts), isNamed, today: facts.today };
  return mayOpen(photograph, reader) ? { facts, scheme, photograph } : undefined;
}

type Held = NonNullable<Awaited<ReturnType<typeof heldFor>>>;

const home = ({ facts }: { readonly facts: ChildFacts }): string =>
  photographPaths.child(facts.person.personId);

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/photographs",
    access: { permission },
    audit: { action: "photograph.list" },
    shows: { about: "children" },
    input: { query: waitingList.query },
    handle: async (given) => {
      const shown = await waitingList.show(given, { path: photographPaths.waiting });
      return { kind: "page", view: waitingPage(shown), subjectIds: shown.subjectIds };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/photograph",
    access: { permission: "child.view" },
    audit: { action: reads },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const scheme = await photographSchemeOn(tx, facts.today);
      const photographs = await listPhotographs(tx, facts.person.personId);
      const isNamed = await isNamedTo(tx, facts);
      return { kind: "page", view: photographPage({ facts, scheme, photographs, isNamed }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/photograph/:photographId/picture",
    isOpenedOften: true,
    access: { permission: "child.view" },
    audit: { action: "photograph.open" },
    input: { params },
    handle: async (facts, { tx, params: { personId, photographId } }) => {
      const held = await heldFor(facts, tx, photographId);
      const file = held && (await openPicture(tx, photographId));
      if (!file) return { kind: "notFound" };
      return { kind: "file", file, subjectIds: [personId, photographId] };
    },
  }),
];

const addRoutes = childForm({
  path: "/children/:personId/photograph/add",
  params: childParams,
  permission,
  reads,
  action: "photograph.add",
  done: "Photograph added. It is shown once a second person has checked it.",
  form: addForm,
  about: async (facts, tx) => {
    const scheme = await photographSchemeOn(tx, facts.today);
    return scheme.isOn ? { facts, scheme } : undefined;
  },
  begin: ({ facts, scheme }, { blank }) => ({
    ...blank,
    basisOn: datePartsOf(facts.today),
    reviewBy: datePartsOf(addDays(facts.today, Math.min(28, scheme.reviewWithinDays))),
  }),
  send: ({ facts, scheme }, sent) =>
    addPhotograph(sent.tx, byOn(sent), {
      person: facts.person,
      scheme,
      form: sent.typed,
      upload: sent.files("picture"),
    }),
  home,
  page: ({ facts, scheme }, state) => addPage(facts, scheme, state),
});

const checkRoutes = childForm({
  path: "/children/:personId/photograph/:photographId/check",
  params,
  permission,
  reads,
  action: "photograph.check",
  done: "Recorded. What is shown and what was refused stands on this page.",
  form: checkForm,
  about: async (facts, tx, { photographId }) => {
    const held = await heldFor(facts, tx, photographId);
    return held?.photograph.addedById === facts.actor.id ? undefined : held;
  },
  isOpen: ({ facts, photograph }: Held) =>
    mayCheck(photograph, { staffId: facts.actor.id, today: facts.today }),
  send: ({ facts, photograph }, sent) =>
    checkPhotograph(sent.tx, byOn(sent), { person: facts.person, photograph, form: sent.typed }),
  home,
  page: checkPage,
});

const reviewRoutes = childForm({
  path: "/children/:personId/photograph/:photographId/review",
  params,
  permission,
  reads,
  action: "photograph.review",
  done: "Saved. It is in the chronology.",
  form: reviewForm,
  about: (facts, tx, { photographId }) => heldFor(facts, tx, photographId),
  isOpen: ({ facts, photograph }: Held) => standingOf(photograph, facts.today) !== "down",
  send: ({ facts, photograph, scheme }, sent) =>
    reviewPhotograph(sent.tx, byOn(sent), {
      person: facts.person,
      photograph,
      scheme,
      form: sent.typed,
    }),
  home,
  page: reviewPage,
});

/** Every way to photographs of children. */
export const photographRoutes: readonly Route[] = [
  ...readRoutes,
  ...addRoutes,
  ...checkRoutes,
  ...reviewRoutes,
];
