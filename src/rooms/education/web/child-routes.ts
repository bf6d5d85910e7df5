import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { addDays } from "../../../kernel/dates.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { findProtection, findWhereabouts, mayDo } from "../../subjects/index.ts";
import {
  childAnswer,
  type ChildFacts,
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../child-record/index.ts";
import { addEntry } from "../add-entry.ts";
import { educationSchemeOn } from "../education-scheme.ts";
import { listEntries, type Entry } from "../entry-reads.ts";
import { isEducationKind, type EducationKind } from "../kinds.ts";
import { listSchools } from "../school-reads.ts";
import { educationPage } from "./education-page.tsx";
import { apiEducation, educationBody } from "./education-api.ts";
import { entryFormPage, type EntryTyped } from "./entry-form-page.tsx";
import { educationPaths } from "./paths.ts";

const form = z.object({
  value: field(),
  reason: field(),
  possible: field(),
  attended: field(),
  unauthorised: field(),
  hours: field(),
  sessions: field(),
  decided: field(),
  seenBy: field(),
  wording: field(),
  source: field(),
  school: field(),
  corrects: field(),
  ...dateInput("from"),
  ...dateInput("to"),
  ...dateInput("reviewBy"),
});

const entryParams = childParams.extend({ educationKind: text().max(40) });

const asText = (value: number | string | null): string => (value === null ? "" : String(value));

/** An entry as it stands in its form, to be put right. */
const typedOf = (one: Entry): EntryTyped => ({
  value: asText(one.value),
  reason: asText(one.reason),
  possible: asText(one.possible),
  attended: asText(one.attended),
  unauthorised: asText(one.unauthorised),
  hours: asText(one.hours),
  sessions: asText(one.sessions),
  decided: asText(one.decided),
  seenBy: asText(one.seenBy),
  wording: asText(one.wording),
  source: one.source,
  school: "",
  corrects: one.entryId,
  ...dateTyped("from", one.from),
  ...dateTyped("to", one.to),
  ...dateTyped("reviewBy", one.reviewBy),
});

type Blank = { readonly actor: StaffActor; readonly today: string; readonly reviewDays: number };

/** What Lantern knows already: today, the reader and their agency. */
function blank(kind: EducationKind, { actor, today, reviewDays }: Blank): EntryTyped {
  const by = [actor.name, actor.posts[0]?.agencyName].filter(Boolean).join(", ");
  const isPeriod = kind === "attendance";
  return {
    ...form.parse({ source: by, seenBy: kind === "contact" ? by : "" }),
    ...dateTyped("from", isPeriod ? null : today),
    ...dateTyped("to", isPeriod ? today : null),
    ...dateTyped("reviewBy", kind === "timetable" ? addDays(today, reviewDays) : null),
  };
}

/** What every form of an entry is made of. */
async function formParts(tx: Tx, { person, today }: ChildFacts) {
  return {
    scheme: await educationSchemeOn(tx, today),
    schools: (await listSchools(tx)).map(({ name }) => name),
    asksSchool: (await findProtection(tx, person.personId)) === undefined,
  };
}

const pageRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/education",
    access: { permission: "child.view" },
    audit: { action: "child.education.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const { personId } = facts.person;
      const page = {
        facts,
        scheme: await educationSchemeOn(tx, facts.today),
        entries: await listEntries(tx, personId),
        schools: await listSchools(tx),
        mayRecord: mayDo(actor, "education.record", facts),
      };
      // Last, since a wide actor may look narrowly from here on.
      const findable = await findWhereabouts(tx, actor, personId);
      return { kind: "page", view: educationPage({ ...page, findable }) };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/education",
    audit: { action: "child.education.read" },
    answers: {
      summary: "Attendance, timetable, enrolment and exclusions of a child you can see",
      description:
        "The current entries, by kind. The school itself is read by people in Lantern alone.",
      schema: apiEducation,
    },
    body: async ({ person, today }, tx) =>
      educationBody(await educationSchemeOn(tx, today), await listEntries(tx, person.personId)),
  }),
];

const entryRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/education/:educationKind",
    access: { permission: "education.record" },
    audit: { action: "child.read" },
    input: { params: entryParams, query: z.object({ corrects: optionalQuery(anId) }) },
    handle: async (facts, { tx, actor, params, query, frame: { csrfToken } }) => {
      const { educationKind: kind } = params;
      if (!isEducationKind(kind)) return { kind: "notFound" };
      const parts = await formParts(tx, facts);
      const entries = query.corrects ? await listEntries(tx, facts.person.personId) : [];
      const found = entries.find((one) => one.entryId === query.corrects && one.kind === kind);
      const given = { actor, today: facts.today, reviewDays: parts.scheme.partTimeReviewDays };
      const typed = found ? typedOf(found) : blank(kind, given);
      return { kind: "page", view: entryFormPage({ ...parts, facts, kind, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/education/:educationKind",
    access: { permission: "education.record" },
    audit: { action: "education.record" },
    input: { params: entryParams, form },
    handle: async (facts, { tx, actor, clock, params, form: typed, frame: { csrfToken } }) => {
      const { educationKind: kind } = params;
      if (!isEducationKind(kind)) return { kind: "notFound" };
      const { person, today } = facts;
      const parts = await formParts(tx, facts);
      const acting = { actor, at: clock.now(), today, scheme: parts.scheme };
      const sent = {
        ...typed,
        from: dateOf(typed, "from"),
        to: dateOf(typed, "to"),
        reviewBy: dateOf(typed, "reviewBy"),
        school: parts.asksSchool ? typed.school : "",
      };
      const entries = await listEntries(tx, person.personId);
      const change = await addEntry(tx, acting, { person, kind, entries, form: sent });
      if (change.kind === "accepted") {
        return redirectDone(educationPaths.child(person.personId), "Education saved.");
      }
      const page = { ...parts, facts, kind, csrfToken, typed };
      if (change.kind === "stale") {
        return { kind: "stale", view: entryFormPage({ ...page, isStale: true }) };
      }
      return { kind: "invalid", view: entryFormPage({ ...page, errors: change.errors }) };
    },
  }),
];

export const childEducationRoutes: readonly Route[] = [...pageRoutes, ...entryRoutes];
