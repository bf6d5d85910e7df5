import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { bodyKey, keptBodies, ownBodies } from "../bodies.ts";
import { listAttendances, listPersonBookings } from "../booking-reads.ts";
import { addPerson, addToTeam, changePerson, claimOwn, registerSelf } from "../keep-person.ts";
import { changePersonForm, personForm, selfForm, teamForm } from "../person-form.ts";
import { peopleList } from "../people-list.ts";
import { findOwn, findPerson, type TrainingPerson } from "../person-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { peopleCrumb, peoplePage, personPage } from "./people-pages.tsx";
import { byOn, open, shows, trainingForm, trainingFormSent } from "./training-form.ts";
import { trainingFormPage } from "./training-frame.tsx";

const none = z.object({});
const personParams = z.object({ trainingPersonId: anId });

const bodyOf = ({ agencyId, schoolId }: TrainingPerson): string =>
  schoolId === null
    ? bodyKey({ of: "agency", id: agencyId ?? "" })
    : bodyKey({ of: "school", id: schoolId });

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/people",
    access: open,
    audit: { action: "training.people.list" },
    shows,
    input: { query: peopleList.query },
    handle: async (given) => {
      const shown = await peopleList.show(given, { path: trainingPaths.people });
      const subjectIds = shown.tables.people?.groups.flatMap(({ rows }) =>
        rows.map(({ personId }) => personId),
      );
      const view = peoplePage({ shown, csrfToken: given.frame.csrfToken });
      return { kind: "page", view, ...(subjectIds && { subjectIds }) };
    },
  }),
  route({
    method: "GET",
    path: "/training/people/:trainingPersonId",
    access: open,
    audit: { action: "training.person.read" },
    shows,
    input: { params: personParams },
    handle: async ({ tx, actor, clock, params: { trainingPersonId: personId } }) => {
      const person = await findPerson(tx, personId);
      if (!person) return { kind: "notFound", subjectIds: [personId] };
      const today = clock.today();
      const scheme = await trainingSchemeOn(tx, today);
      const kept = (await keptBodies(tx, actor)).map(bodyKey);
      const view = personPage({
        person,
        bookings: await listPersonBookings(tx, { personId, at: clock.now() }),
        attendances: await listAttendances(tx, personId),
        scheme,
        today,
        soon: addDays(today, scheme.expiringDays),
        mayKeep: kept.includes(bodyOf(person)),
      });
      return { kind: "page", view, subjectIds: [personId] };
    },
  }),
];

const selfSent = {
  path: "/training/me",
  params: none,
  access: open,
  action: "training.person.register",
  done: "You are registered. You can book now.",
  form: selfForm,
} as const;

const selfRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/me",
    access: open,
    audit: { action: "training.person.read" },
    shows,
    input: {},
    handle: async ({ tx, actor, clock, frame: { csrfToken } }) => {
      const own = (await findOwn(tx, actor.id))?.personId ?? (await claimOwn(tx));
      if (own !== undefined) return { kind: "redirect", to: trainingPaths.person(own) };
      const bodies = await ownBodies(tx, actor);
      const scheme = await trainingSchemeOn(tx, clock.today());
      const [only, second] = bodies;
      const body = only && !second ? bodyKey(only) : "";
      const typed = { body, audience: "", role: "", staffNumber: "", version: "" };
      return { kind: "page", view: selfPage({ bodies, scheme }, { csrfToken, typed }) };
    },
  }),
  trainingFormSent({
    ...selfSent,
    about: async ({ tx, actor, today }) => ({
      scheme: await trainingSchemeOn(tx, today),
      bodies: await ownBodies(tx, actor),
    }),
    send: (_about, sent) => registerSelf(sent.tx, byOn(sent), sent.typed),
    home: () => trainingPaths.me,
    page: (drawing, state) => selfPage(drawing, state),
  }),
];

type SelfPage = Parameters<typeof trainingFormPage<typeof selfForm>>[0];

const selfPage = (drawing: SelfPage["drawing"], state: SelfPage["state"]) =>
  trainingFormPage({
    heading: "Register for training",
    intro:
      "Say where you work, so that your training counts there. Your name and work e-mail are those of your account.",
    form: selfForm,
    state,
    drawing,
    action: trainingPaths.me,
    button: "Register",
  });

const teamRoutes = trainingForm({
  path: "/training/team/new",
  params: none,
  access: open,
  reads: "training.person.new",
  action: "training.person.add",
  done: "Added to your team. You can book for them now.",
  form: teamForm,
  about: async ({ tx, actor, today }) => ({
    scheme: await trainingSchemeOn(tx, today),
    bodies: await ownBodies(tx, actor),
  }),
  send: (_about, sent) => addToTeam(sent.tx, byOn(sent), sent.typed),
  home: () => trainingPaths.people,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "Add someone of your team",
      crumbs: [peopleCrumb],
      intro:
        "You are recorded as their manager, and see their training. They see it too when they sign in with this e-mail address.",
      form: teamForm,
      state,
      drawing,
      action: trainingPaths.newTeam,
      button: "Add",
    }),
});

const addRoutes = trainingForm({
  path: "/training/people/new",
  params: none,
  access: open,
  reads: "training.person.new",
  action: "training.person.add",
  done: "Added to the register.",
  form: personForm,
  about: async ({ tx, actor, today }) => {
    const bodies = await keptBodies(tx, actor);
    if (bodies.length === 0) return undefined;
    return { scheme: await trainingSchemeOn(tx, today), bodies };
  },
  send: async (_about, sent) => {
    const change = await addPerson(sent.tx, byOn(sent), sent.typed);
    const id = "personId" in change && change.personId;
    return id ? { ...change, to: trainingPaths.person(id) } : change;
  },
  home: () => trainingPaths.people,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "Add someone",
      crumbs: [peopleCrumb],
      intro: "Add who books or was trained. Nobody is added only to be counted.",
      form: personForm,
      state,
      drawing,
      action: trainingPaths.newPerson,
      button: "Add",
    }),
});

const changeRoutes = trainingForm({
  path: "/training/people/:trainingPersonId/change",
  params: personParams,
  access: open,
  reads: "training.person.read",
  action: "training.person.change",
  done: "Record changed.",
  form: changePersonForm,
  about: async ({ tx, actor, today, params: { trainingPersonId } }) => {
    const person = await findPerson(tx, trainingPersonId);
    const bodies = await keptBodies(tx, actor);
    if (!person || !bodies.some((body) => bodyKey(body) === bodyOf(person))) return undefined;
    return { person, bodies, scheme: await trainingSchemeOn(tx, today) };
  },
  begin: ({ person }, { blank }) => ({
    ...blank,
    name: person.name,
    email: person.email ?? "",
    body: bodyOf(person),
    audience: person.audience,
    role: person.role,
    staffNumber: person.staffNumber ?? "",
    manager: person.managerEmail ?? "",
    hasLeft: person.leftOn === null ? "no" : "yes",
    leftOn: person.leftOn === null ? blank.leftOn : datePartsOf(person.leftOn),
  }),
  send: async ({ person }, sent) => ({
    ...(await changePerson(sent.tx, byOn(sent), { person, form: sent.typed })),
    subjectIds: [person.personId],
  }),
  home: ({ person }) => trainingPaths.person(person.personId),
  page: ({ person, ...drawing }, state) =>
    trainingFormPage({
      heading: "Change a record",
      crumbs: [peopleCrumb, { text: person.name, href: trainingPaths.person(person.personId) }],
      form: changePersonForm,
      state,
      drawing,
      version: person.version,
      action: trainingPaths.editPerson(person.personId),
      button: "Save the record",
    }),
});

export const peopleRoutes: readonly Route[] = [
  ...selfRoutes,
  ...teamRoutes,
  ...addRoutes,
  ...readRoutes,
  ...changeRoutes,
];
