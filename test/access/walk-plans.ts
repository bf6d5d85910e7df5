import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "../harness/app.ts";
import { paperForm } from "../harness/papers.ts";
import { identityForm, isOfIdentity } from "./walk-identity.ts";

type ReadQuery = {
  readonly path: string;
  readonly place: { readonly child: { readonly personId: string } } | undefined;
};

const today = (prefix: string) => ({
  [`${prefix}-day`]: "23",
  [`${prefix}-month`]: "11",
  [`${prefix}-year`]: "2026",
});

const voice = {
  said: "I want it to stop",
  ...today("saidOn"),
  setting: "school",
  present: "The school",
  recordedHow: "at-once",
  ratingAsked: "not-asked",
};

/** A form of the safety plan or of the child's words that is right in every field. */
export async function planForm(
  app: TestApp,
  { path, place }: ReadQuery,
): Promise<Record<string, string>> {
  if (isOfIdentity(path)) return identityForm(app, path, place?.child.personId ?? "");
  const versionOf = async (table: string, open: string): Promise<string> => {
    const rows = await app.query<{ version: number }>(
      `select version from protect.${table} where person_id = $1 ${open}`,
      [place?.child.personId],
    );
    return String(rows[0]?.version ?? 0);
  };
  const last = path.split("/").at(-1) ?? "";
  if (last === "voice") return voice;
  if (last === "papers") return paperForm;
  if (last === "outcomes") return { wording: "Sleeps at home", why: "" };
  if (last === ":planPart") return { happens: "Not home", response: "Ring", who: "The carer" };
  if (last === "wants") {
    return {
      childWants: "To be asked",
      version: await versionOf("plans", "and closed_on is null"),
    };
  }
  if (last === "close") {
    return { reason: "It holds", version: await versionOf("plans", "and closed_on is null") };
  }
  if (last === "carer") {
    return { ring: "The team: 020 7946 0100", version: await versionOf("carer_sheets", "") };
  }
  if (last === "agree") {
    const review = { "reviewBy-day": "5", "reviewBy-month": "1", "reviewBy-year": "2027" };
    return { ...today("agreedOn"), ...review, agreedWith: "The child", seen: "not read" };
  }
  return {};
}

const daysOf = (name: string): Record<string, string> => ({
  [`${name}-day`]: "23",
  [`${name}-month`]: "11",
  [`${name}-year`]: "2026",
});

/** What is added to a record under an address of its own: a vulnerability profile, family and network. */
const plansOfRecord: Readonly<Record<string, Record<string, string>>> = {
  "/children/:personId/vulnerability-profile/add": {
    area: "home",
    side: "strength",
    wording: "Sleeps at home",
    source: "child",
    ...daysOf("notedOn"),
  },
  "/children/:personId/victim-requests/new": {
    asker: "police",
    askerName: "An officer",
    written: "form",
    enquiry: "Where somebody was on one day",
    necessity: "Nobody else knows",
    materials: "case-record",
    ...daysOf("askedOn"),
    "dueOn-day": "18",
    "dueOn-month": "12",
    "dueOn-year": "2026",
  },
  "/children/:personId/investigations/new": {
    references: "EM/26/1",
    force: "A force",
    entitlement: "enhanced",
    ...daysOf("openedOn"),
  },
  "/children/:personId/charges/new": {
    kind: "charged",
    offence: "An offence",
    ...daysOf("decidedOn"),
    exploited: "Others made the child do it",
    section45: "not-considered",
    section45Basis: "A solicitor can",
    nrm: "considered",
    nrmBasis: "The lead practitioner",
    "reviewBy-day": "18",
    "reviewBy-month": "12",
    "reviewBy-year": "2026",
  },
  "/children/:personId/duties/new": {
    kind: "works-with-children",
    wording: "A coach",
    ...daysOf("known"),
    "known-time": "9:30am",
  },
  "/children/:personId/family/people/add": {
    name: "Somebody Around",
    relationship: "grandparent",
    part: "not-asked",
    source: "child",
    ...daysOf("notedOn"),
  },
  "/children/:personId/family/responsibility/add": {
    kind: "section-31",
    holder: "none",
    authority: "A council",
    evidence: "The order was seen",
    ...daysOf("fromOn"),
  },
  "/children/:personId/family/households/add": {
    kind: "family",
    inAll: "3",
    source: "social-care",
    ...daysOf("fromOn"),
    ...daysOf("notedOn"),
  },
  "/children/:personId/family/orders/add": {
    kind: "care",
    court: "A family court",
    about: "none",
    terms: "A care order",
    ...daysOf("madeOn"),
    ...daysOf("fromOn"),
  },
};

export const isOfRecord = (path: string): boolean => Object.hasOwn(plansOfRecord, path);
export const recordPlan = (path: string): Record<string, string> => ({ ...plansOfRecord[path] });
const newToken = (): string => newId().replaceAll("-", "").slice(8);
/** Of links, another each time: twelve tries of one are enough. */
export const newTokens = () => ({
  familyToken: newToken(),
  professionalToken: newToken(),
  trainingToken: newToken(),
  hallCode: newToken(),
  offerKey: newId().replaceAll("-", ""),
  trainingQuestion: "0123456789abcdef",
  trainingColumn: "0123456789abcdef",
  returnMonth: "2026-11",
});
