import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import { field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { hubOn } from "../../directory/index.ts";
import {
  findWithoutSeeingKind,
  findPerson,
  findWithoutSeeing,
  sortName,
  type FindAnswer,
  type Finding,
  nameOfChild,
} from "../../subjects/index.ts";
import { findOpenEpisode } from "../../child-record/index.ts";
import { findAnswerPage, tooManyAskingsPage, type OwnRecord } from "./find-answer-page.tsx";
import { findPage, type FindFields } from "./find-page.tsx";
import { tellOfEnquiry } from "./tell.ts";

const findForm = z.object({
  reference: field(),
  "given-name": field(),
  "family-name": field(),
  "born-day": field(),
  "born-month": field(),
  "born-year": field(),
  age: field(),
  relationship: field(),
  reason: field(),
});

const rulesOn = async (tx: Tx, on: string) =>
  (await getConfiguration(tx, { kind: findWithoutSeeingKind, key: "find", on })).body;

const formOf = (typed: FindFields) => ({
  reference: typed.reference,
  givenName: typed["given-name"],
  familyName: typed["family-name"],
  bornOn: { day: typed["born-day"], month: typed["born-month"], year: typed["born-year"] },
  age: typed.age,
  relationship: typed.relationship,
  reason: typed.reason,
});

type Answered = Extract<Finding, { kind: "answered" }>;

/** One record was found, that is of the child or may be. */
const isOne = ({ kind }: FindAnswer): boolean =>
  kind === "known" || kind === "restricted" || kind === "may-match";

/** One record was found, by the sound of the name or the other way round: none of its names is as it was asked. */
async function isSpeltOtherwise(
  { about, answer, sought }: Answered,
  isName: (personId: string, name: string) => Promise<boolean>,
): Promise<boolean> {
  if ("reference" in sought) return false;
  if (!isOne(answer)) return false;
  // The first is the one that is known: what is shut to the asker stands behind it, and changes no word.
  const [known] = about;
  return known !== undefined && !(await isName(known, sortName(sought)));
}

type Looking = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: Date;
};

/**
 * The record that was found, where the asker reaches it.
 * What is missing is read by the rule of the record, and said to nobody else.
 */
async function findOwn(
  { tx, actor, now }: Looking,
  { about, answer, tell }: Answered,
): Promise<OwnRecord | undefined> {
  const [known] = about;
  if (known === undefined || !isOne(answer)) return undefined;
  const person = await findPerson(tx, actor, known);
  if (!person) return undefined;
  const { personId } = person;
  const missing = await findOpenEpisode(tx, personId);
  return { personId, missing, now, isAnsweredFor: tell.includes(actor.id) };
}

const openRoute = route({
  method: "GET",
  path: "/find",
  access: { permission: "child.find" },
  audit: { action: "find.open" },
  shows: { about: "children" },
  input: {},
  handle: async ({ tx, clock, frame }) => {
    const rules = await rulesOn(tx, clock.today());
    const typed = findForm.parse({});
    return { kind: "page", view: findPage({ csrfToken: frame.csrfToken, rules, typed }) };
  },
});

const askRoute = route({
  method: "POST",
  path: "/find",
  access: { permission: "child.find" },
  audit: { action: "find.ask" },
  shows: { about: "children" },
  input: { form: findForm },
  handle: async ({ tx, actor, clock, rooms, frame, asPapers, form: typed }) => {
    const [at, today] = [clock.now(), clock.today()];
    const rules = await rulesOn(tx, today);
    const asking = { form: formOf(typed), rules };
    const finding = await findWithoutSeeing(tx, { actor, at, today }, asking);
    switch (finding.kind) {
      case "invalid": {
        const page = { csrfToken: frame.csrfToken, rules, typed, errors: finding.errors };
        return { kind: "invalid", view: findPage(page) };
      }
      case "too many":
        return { kind: "refused", status: 429, view: tooManyAskingsPage };
      case "answered": {
        const { about, answer, askingId, sought, tell } = finding;
        await tellOfEnquiry(tx, actor, { about, leads: tell, at });
        const mash = await hubOn(tx, today);
        const isOtherwise = await isSpeltOtherwise(finding, (personId, name) =>
          nameOfChild.oneIn(rooms)(tx, { asPapers, personId }, name),
        );
        const raising = holds(actor, "concern.raise")
          ? { csrfToken: frame.csrfToken, draftId: newId() }
          : undefined;
        const own = await findOwn({ tx, actor, now: at }, finding);
        const asked = { sought, raising, isOtherwise, own };
        const view = findAnswerPage(answer, mash, asked);
        // Of nobody the asking itself: what is done with ids afterwards takes the same time.
        const subjectIds = about.length > 0 ? about : [askingId];
        // They are compared with the one that they reach: of any other they would learn that it is there.
        const shown = own ? [own.personId] : [];
        return { kind: "page", view, subjectIds, shown, detail: { answer: answer.kind } };
      }
    }
  },
});

export const findRoutes: readonly Route[] = [openRoute, askRoute];
