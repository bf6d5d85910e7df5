import { contextShapes, contextTerms, type ContextTerm } from "./policy-shapes-contexts.ts";
import {
  intelligenceShapes,
  intelligenceTerms,
  type IntelligenceTerm,
} from "./policy-shapes-intelligence.ts";
import { directoryShapes, directoryTerms, type DirectoryTerm } from "./policy-shapes-directory.ts";
import { licensingShapes, licensingTerms, type LicensingTerm } from "./policy-shapes-licensing.ts";
import { offerShapes, offerTerms, type OfferTerm } from "./policy-shapes-offers.ts";
import { requestShapes, requestTerms, type RequestTerm } from "./policy-shapes-requests.ts";
import {
  commissioningShapes,
  commissioningTerms,
  type CommissioningTerm,
} from "./policy-shapes-commissioning.ts";
import { trainingShapes, trainingTerms, type TrainingTerm } from "./policy-shapes-training.ts";

/**
 * The few things a row-level policy may say. PostgreSQL prints an expression from its parse tree, so
 * the same condition always reads the same; it is taken apart into its conjuncts, and each set of
 * conjuncts is either one of the shapes or none.
 */
export type Shape =
  "principals" | "wide" | "parent" | "directory" | "owner" | "audit" | "everything";

type Term =
  | ContextTerm
  | DirectoryTerm
  | IntelligenceTerm
  | LicensingTerm
  | OfferTerm
  | RequestTerm
  | TrainingTerm
  | CommissioningTerm
  | "acl"
  | "acl_other"
  | "partnership"
  | "sees all"
  | "not restricted"
  | "not shut out"
  | "can"
  | "owner"
  | "parent"
  | "other parent"
  | "service"
  | "cohort"
  | "circle"
  | "asked"
  | "author"
  | "narrowing"
  | "true"
  | "forum"
  | "taken on"
  | "missing row"
  | "own body"
  | "addressee"
  | "audience"
  | "school"
  | "audit partnership"
  | "audit kind"
  | "audit actor"
  | "not about one's own"
  | "not oneself"
  | "no enforcement";

const terms: readonly (readonly [Term, RegExp])[] = [
  ...trainingTerms,
  ...commissioningTerms,
  ...intelligenceTerms,
  ...licensingTerms,
  ...offerTerms,
  ...requestTerms,
  ...contextTerms,
  ...directoryTerms,
  ["true", /^true$/],
  ["acl", /^acl && \(SELECT sec\.principals\(\)\)$/],
  ["acl_other", /^acl_other && \(SELECT sec\.principals\(\)\)$/],
  ["partnership", /^partnership_id = \(SELECT sec\.partnership\(\)\)$/],
  ["sees all", /^SELECT sec\.sees_all\(\)$/],
  ["not restricted", /^NOT restricted$/],
  ["not shut out", /^NOT \(?shut_out && \(SELECT sec\.self\(\)\)\)?$/],
  ["can", /^SELECT sec\.can\('[a-z.-]+'::text\)$/],
  ["owner", /^staff_id = \(SELECT sec\.staff\(\)\)$/],
  ["author", /^\w+_by = \(SELECT sec\.staff\(\)\)$/],
  ["author", /^\((?<by>\w+_by) IS NULL\) OR \(\k<by> = \(SELECT sec\.staff\(\)\)\)$/],
  ["narrowing", /^\w+ = '[^']*'::text$/],
  [
    "parent",
    /^EXISTS \(SELECT FROM (?<parent>\w+\.\w+) (?<alias>\w+) WHERE \(\k<alias>\.(?<key>\w+) = \w+\.\k<key>\)(?: OFFSET 0)?\)$/,
  ],
  // What is of two children is of whoever reaches both.
  [
    "other parent",
    /^EXISTS \(SELECT FROM subjects\.people o WHERE \(o\.person_id = \w+\.other_person_id\)\)$/,
  ],
  // Of a sensitive service a row is read by the service's list and by whoever made it; the child is asked as well.
  [
    "service",
    /^(?:\(service_id IS NULL\) OR )?\(\w+_by = \(SELECT sec\.staff\(\)\)\) OR \(service_id = ANY \(\(SELECT sec\.open_services\(\)\)::uuid\[\]\)\)$/,
  ],
  // Of a cohort with a list a row is read by the list; who opened it reads the cohort itself.
  [
    "cohort",
    /^(?:\(opened_by = \(SELECT sec\.staff\(\)\)\) OR \()?cohort_id = ANY \(\(SELECT sec\.cohorts\(\)\)::uuid\[\]\)\)?$/,
  ],
  // That it exists is a permission: open, recorded by oneself, or of a forum on whose list one stands.
  [
    "forum",
    /^\(?NOT hidden\)? OR \(opened_by = \(SELECT sec\.staff\(\)\)\) OR \(forum = ANY \(\(SELECT sec\.forums\(\)\)(?:::text\[\])?\)\)$/,
  ],
  // A child whom an agency is asked about: the MASH's beside its work, the agency's as long as it is no secret.
  [
    "asked",
    /^\(?\(SELECT sec\.can\('mash\.decide'::text\)\) AND \(?EXISTS \(SELECT FROM identify\.mash_episodes e WHERE \(e\.mash_episode_id = partner_check_children\.mash_episode_id\)\)\)?\)? OR \(?\(agency_id = ANY \(\(SELECT sec\.answering\(\)\)(?:::uuid\[\])?\)\) AND \(?NOT restricted\)? AND \(?NOT \(?shut_out && \(SELECT sec\.self\(\)\)\)?\)?\)?$/,
  ],
  // A message of the public: as long as no concern was made of it, and then with the concern.
  [
    "taken on",
    /^\(concern_id IS NULL\) OR \(?EXISTS \(SELECT FROM identify\.concerns (?<c>\w+) WHERE \(\k<c>\.concern_id = public_concerns\.concern_id\)\)\)?$/,
  ],
  // What rows of other systems become, by who brings them in or says whom one is about by which a child is missing.
  [
    "can",
    /^\(?\(SELECT sec\.can\('feed\.run'::text\)\)\)? OR \(?\(SELECT sec\.can\('missing\.match'::text\)\)\)?$/,
  ],
  // A row of another system that waits: for who brings rows in, and while a child is missing by it for who matches those.
  [
    "missing row",
    /^\(?\(SELECT sec\.can\('feed\.run'::text\)\)\)? OR \(is_missing AND \(SELECT sec\.can\('missing\.match'::text\)\)\)$/,
  ],
  // Who leads in an agency is said by whoever works there, in a school by whoever keeps schools, in all by who keeps the list.
  [
    "own body",
    /^\(?\(SELECT sec\.can\('lead\.manage'::text\)\)\)? OR \(?agency_id = ANY \(\(SELECT sec\.agencies\(\)\)(?:::uuid\[\])?\)\)? OR \(?\(school_id IS NOT NULL\) AND \(SELECT sec\.can\('education\.record'::text\)\)\)?$/,
  ],
  // A message is for the colleague it is addressed to, and for those who send.
  [
    "addressee",
    /^\(?(?:staff_id = \(SELECT sec\.staff\(\)\)|\(SELECT sec\.staff\(\)\) = ANY \(addressed_to\))\)? OR \(SELECT sec\.can\('lead\.message'::text\)\)$/,
  ],
  // For everybody who reaches the child, or for the worker who asked: as whoever wrote it chose.
  ["audience", /^\(audience = 'everyone'::text\) OR \(asked_by = \(SELECT sec\.staff\(\)\)\)$/],
  // A pupil number tells a school: where places are protected it is of the named.
  ["school", /^\(kind <> 'upn'::text\) OR subjects\.may_know_school\(person_id\)$/],
  // A circle belongs to a child or to the protection of where one is: whoever reaches that reaches it.
  [
    "circle",
    /^\(?EXISTS \(SELECT FROM subjects\.people (?<one>\w+) WHERE \(\k<one>\.circle_id = memberships\.circle_id\)\)\)? OR \(?EXISTS \(SELECT FROM subjects\.protections (?<two>\w+) WHERE \(\k<two>\.circle_id = memberships\.circle_id\)\)\)?$/,
  ],
  [
    "audit partnership",
    /^NOT \(partnership_id IS DISTINCT FROM \(SELECT sec\.partnership\(\)\)\)$/,
  ],
  ["audit kind", /^actor_kind = \(SELECT sec\.actor_kind\(\)\)$/],
  ["not about one's own", /^NOT \(?subject_ids && \(SELECT sec\.closed_to_self\(\)\)\)?$/],
  // Never for who enforces the law, whatever a role of theirs holds.
  ["no enforcement", /^NOT \(SELECT sec\.enforces_law\(\)\)$/],
  // What is given to colleagues alone.
  ["not oneself", /^staff_id <> \(SELECT sec\.staff\(\)\)$/],
  ["audit actor", /^actor_id = \(SELECT sec\.actor\(\)\)$/],
];

const shapes: Readonly<Record<string, Shape>> = {
  ...trainingShapes,
  ...commissioningShapes,
  ...intelligenceShapes,
  ...licensingShapes,
  ...offerShapes,
  ...requestShapes,
  ...contextShapes,
  ...directoryShapes,
  true: "everything",
  "acl + not shut out": "principals",
  "acl + acl_other + not shut out": "principals",
  "acl + not shut out + partnership": "principals",
  "acl + author + not shut out + partnership": "principals",
  "acl + can + not shut out + partnership": "principals",
  "acl + acl_other + not shut out + partnership": "principals",
  "not restricted + not shut out + partnership + sees all": "wide",
  "author + not restricted + not shut out + partnership + sees all": "wide",
  "can + not restricted + not shut out + partnership + sees all": "wide",
  parent: "parent",
  "other parent + parent": "parent",
  "can + other parent + parent": "parent",
  "author + can + other parent + parent + partnership": "parent",
  "can + no enforcement + parent": "parent",
  "author + can + no enforcement + parent + partnership": "parent",
  "parent + service": "parent",
  "parent + partnership + service": "parent",
  "author + parent + partnership + service": "parent",
  "cohort + parent": "parent",
  "cohort + parent + partnership": "parent",
  "author + cohort + parent + partnership": "parent",
  "cohort + partnership": "directory",
  "can + cohort + partnership": "directory",
  "author + can + cohort + partnership": "directory",
  "forum + parent": "parent",
  // A link of a child: reached with the child, and read by whoever it is handled for.
  "as it is handled + parent": "parent",
  "as it is handled + author + can + parent + partnership": "parent",
  "audience + parent": "parent",
  "parent + school": "parent",
  "author + parent + partnership + school": "parent",
  "audience + author + parent + partnership": "parent",
  "author + forum + parent + partnership": "parent",
  circle: "parent",
  "asked + partnership": "parent",
  "author + circle + partnership": "parent",
  "parent + partnership": "parent",
  "author + parent + partnership": "parent",
  "author + author + parent + partnership": "parent",
  "author + can + parent + partnership": "parent",
  "can + parent + partnership": "parent",
  partnership: "directory",
  "can + partnership": "directory",
  "can + not about one's own + partnership": "directory",
  "author + can + partnership": "directory",
  "author + can + not oneself + partnership": "directory",
  "can + partnership + taken on": "directory",
  "missing row + partnership": "directory",
  "author + can + partnership + taken on": "directory",
  "author + partnership": "directory",
  "narrowing + partnership": "directory",
  "own body + partnership": "directory",
  "author + own body + partnership": "directory",
  "addressee + partnership": "owner",
  owner: "owner",
  "owner + partnership": "owner",
  "audit actor + audit kind + audit partnership": "audit",
};

export type ReadShape = {
  readonly shape: Shape | undefined;
  readonly parents: readonly string[];
  /** Says that the row is of the actor's own partnership, itself or by what it says of its parent. */
  readonly holdsPartnership: boolean;
};

export function shapeOf(expression: string): ReadShape {
  const found: Term[] = [];
  const parents: string[] = [];
  for (const conjunct of conjunctsOf(tidy(expression))) {
    const match = terms.find(([, pattern]) => pattern.test(conjunct));
    if (match === undefined) return { shape: undefined, parents, holdsPartnership: false };
    found.push(match[0]);
    const parent = match[1].exec(conjunct)?.groups?.["parent"];
    if (parent !== undefined) parents.push(parent);
  }
  return {
    shape: shapes[found.sort().join(" + ")],
    parents,
    holdsPartnership: found.includes("partnership") || found.includes("audit partnership"),
  };
}

/** A call of a function of ours that is not alone in a sub-select is made again for every row. */
export function hasBareCall(expression: string): boolean {
  return /\bsec\.\w+\(/.test(
    tidy(expression).replaceAll(/\(SELECT sec\.\w+\((?:'[^']*'::text)?\)\)/g, ""),
  );
}

/** One space everywhere, none inside brackets, and without the aliases that sub-selects are printed with. */
function tidy(expression: string): string {
  return expression
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ AS \w+\)/g, ")")
    .replaceAll(/\( /g, "(")
    .replaceAll(/ \)/g, ")");
}

function conjunctsOf(expression: string): readonly string[] {
  const bare = unwrap(expression);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === "(") depth++;
    if (bare[at] === ")") depth--;
    if (depth === 0 && bare.startsWith(" AND ", at)) {
      parts.push(bare.slice(start, at));
      start = at + " AND ".length;
    }
  }
  parts.push(bare.slice(start));
  return parts.length === 1 ? [bare] : parts.flatMap(conjunctsOf);
}

/** Takes away brackets that enclose the whole. */
function unwrap(text: string): string {
  if (!text.startsWith("(")) return text;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")") depth--;
    if (depth === 0) return at === text.length - 1 ? unwrap(text.slice(1, -1)) : text;
  }
  return text;
}
