import { roles, type Role } from "./column-roles.ts";
import { comparable } from "./plain-text.ts";

/** Weights: 10 says it outright, 6 to 8 names it among other words, less is a hint only. */
type Rule = readonly [pattern: RegExp, weight: number];

const about = (words: string): RegExp => new RegExp(String.raw`\b(?:${words})\b`, "u");
const exactly = (words: string): RegExp => new RegExp(String.raw`^(?:${words})$`, "u");

const child =
  "child|childs|children|yp|yps|young person|young persons|young people|pupil|subject|victim|cyp|client";
const levelWord =
  "risk|level|rag|brag|category|cat|grade|tier|rating|band|banding|priority|threshold";

const rules: Readonly<Record<Role, readonly Rule[]>> = {
  dateOfBirth: [
    [exactly("dob|d o b|date of birth|birth date|birthdate|birthday|born|d of b|date born|born on"), 10],
    [about("dob|d o b|date of birth|birth date|birthdate"), 9],
    [about("birth|born"), 5],
  ],
  surname: [
    [exactly("surname|surnames|last name|lastname|family name|sname|second name"), 10],
    [about("surname|last name|family name"), 8],
  ],
  forename: [
    [exactly("forename|forenames|forename s|first name|first names|first name s|firstname|given name|given names|christian name|fname"), 10],
    [about("forename|forenames|first name|given name"), 8],
  ],
  name: [
    [/\b(?:surname|last name|family name)\b.*\b(?:forenames?|first names?|given names?|forename s)\b/u, 11],
    [/\b(?:forenames?|first names?|given names?)\b.*\b(?:surname|last name|family name)\b/u, 11],
    [exactly(`name|names|full name|${child}|(?:${child}) (?:full )?names?|names? of (?:the )?(?:${child})`), 10],
    [new RegExp(String.raw`\b(?:${child})\b.*\bnames?\b|\bnames?\b.*\b(?:${child})\b`, "u"), 9],
    [about("name|names"), 6],
    [about(child), 4],
  ],
  alias: [
    [exactly("aka|a k a|alias|aliases|alias es|known as|also known as|preferred name|nickname|other names?|street name"), 10],
  ],
  sex: [
    [exactly("m f|f m|m or f|sex|gender|male female|female male|sex gender|gender sex|sex m f|gender m f|b g|boy girl|girl boy"), 10],
    [about("sex|gender|m f"), 7],
  ],
  level: [
    [exactly("level|risk|risk level|level of risk|current level|current risk|current risk level|rag|rag rating|risk rating|risk category|category|cat"), 10],
    [about("risk level|level of risk|rag rating|risk rating|risk category|risk rag|rag status|risk grade|risk band|concern level|level of concern"), 10],
    [about(levelWord), 7],
  ],
  reference: [
    [exactly("ref|refs|ref no|ref number|reference|reference no|reference number|id|id no|id number|our ref|case no|case number|case id|case ref|tracker no|tracker ref|tracker id|unique ref|unique id|ce ref|ce no|urn|record|record no|child id|child ref|person id|yp id|yp ref|identifier|unique identifier|system id|mosaic id|lcs id|liquidlogic id"), 10],
    [about("ref|reference|id|urn|identifier"), 6],
    [exactly("no|number|case"), 5],
  ],
  referredOn: [
    [exactly("date referred|referral date|date of referral|referred|referred on|ref date|date ref|date opened|opened|date of ref|date received|received|date in|start date|date added|date added to tracker"), 10],
    [/\b(?:date|on|when)\b.*\brefer|\brefer\w*\b.*\b(?:date|on)\b/u, 9],
    [about("referral|referred"), 5],
  ],
  lastMapOn: [
    [exactly("map|maps|date of map|map date|map held|last map|date of last map|last map date|multi agency planning meeting|multi agency planning"), 10],
    [about("last map|map date|date of (?:last )?map|latest map|recent map|map held|planning meeting"), 9],
  ],
  lastPanelOn: [
    [exactly("mase|mace|panel|mase mace|mace mase|emrac|panel date|date of panel|mace date|mase date|last panel"), 10],
    [/\b(?:last|latest|recent|date|discussed|reviewed|heard|seen)\b.*\b(?:mase|mace|panel|emrac)\b/u, 9],
    [/\b(?:mase|mace|panel|emrac)\b.*\b(?:date|on)\b/u, 9],
  ],
  closedOn: [
    [exactly("closed|date closed|closed on|closed date|closure date|date of closure|case closed|date case closed|case closed on|closing date|date of closing|date ended|end date"), 10],
    [/\b(?:date|when|on)\b.*\b(?:closed|closure)\b|\b(?:closed|closure)\b.*\b(?:date|on)\b/u, 9],
  ],
  status: [
    [exactly("status|case status|current status|open closed|open or closed|closed open|o c|case state|active|open|active closed|state"), 10],
    [about("status"), 5],
  ],
  returnInterview: [
    [about("rhi|rhis|irhi|return home interview|return home interviews|return interview|return interviews|return home"), 10],
  ],
  associates: [
    [about("associates|associate|associations|peers|friends|linked to|links|known links|poc|pocs|person of concern|persons of concern|people of concern|perpetrator|perpetrators|perp|perps|suspect|suspects|contacts of concern|linked people|linked persons|vehicles?"), 8],
  ],
  locations: [
    [about("location|locations|hotspot|hotspots|hot spots?|places|address of concern|addresses of concern|addresses|areas? of concern|venues?|frequents|places of concern"), 8],
  ],
  school: [[about("school|college|education|academy|provision|ete|eet|setting|ed provision"), 8]],
  ward: [[about("ward|locality|area|district|town|neighbourhood|patch|postcode|village|estate"), 7]],
  lead: [[about("sw|social worker|lead|key worker|keyworker|allocated|allocated to|worker|practitioner|professional|lead prof|case holder|caseholder|case worker|caseworker"), 8]],
  missing: [[about("missing|mis eps|episodes|eps|mfh|mfc"), 8]],
  ethnicity: [[about("ethnicity|ethnic|ethnic origin|eth"), 9]],
  comments: [[about("comment|comments|note|notes|action|actions|update|updates|remarks|narrative|summary|plan|info|information|intel|intelligence|background|details|concerns|rationale"), 7]],
  otherDate: [],
}; // prettier-ignore

/** Headings about somebody else, or about another time, are not the child's own column. */
const exceptions: Partial<Record<Role, RegExp>> = {
  dateOfBirth: about("place|order|mother|mum|parent|sibling"),
  name: about(
    "school|college|worker|lead|professional|prof|sw|parent|mother|father|carer|associate|associates|poc|gp|team|perpetrator|suspect|agency|manager|social|officer|street|sibling",
  ),
  surname: about("worker|carer|mother|father|parent"),
  forename: about("worker|carer|mother|father|parent"),
  level: about(
    "date|previous|prev|last|initial|original|old|former|missing|reviewed|factors|assessment|assessed|changed|reason|indicators|education|closing",
  ),
  reference: about("date|referred|referrer|nhs|crime|by"),
  referredOn: about("by|agency|source|reason|from|type|outcome"),
  lastMapOn: about("next|due|outcome|actions?|number|no|chair|attended|invited|minutes|review due"),
  lastPanelOn: about("next|due|outcome|actions?|number|no|chair|decision|attended|minutes|planned"),
  closedOn: about("reason|outcome|by|rationale|why|next|review"),
  status: about(
    "rag|risk|legal|level|harm|immigration|ce|cse|cce|education|missing|ehcp|sen|lac|cp|step",
  ),
  missing: about(
    "date|dates|rhi|interview|interviews|month|months|year|years|ever|total|week|weeks|30|12|info|information|last missing|school|education|from school",
  ),
  returnInterview: about("date|due"),
  comments: about("date|by|number|no"),
  locations: about("missing from|home address"),
  ward: about("of concern"),
  school: about("risk|level"),
};

/** How strongly the words of a heading say this role: 0 to 11. */
export function headingWeight(role: Role, heading: string): number {
  const words = comparable(heading);
  if (words === "") return 0;
  const weight = Math.max(
    0,
    ...rules[role].map(([pattern, says]) => (pattern.test(words) ? says : 0)),
  );
  return exceptions[role]?.test(words) === true ? Math.max(0, weight - 6) : weight;
}

/** The best weight any role gives to a heading, to tell a heading row from others. */
export function bestRole(heading: string): { role: Role; weight: number } | undefined {
  let best: { role: Role; weight: number } | undefined;
  for (const role of roles) {
    const weight = headingWeight(role, heading);
    if (weight > (best?.weight ?? 0)) best = { role, weight };
  }
  return best;
}
