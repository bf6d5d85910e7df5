import type { Role } from "./roles.ts";

/** Who of a household a heading may speak of besides the child. */
const family =
  /(^|_)(mother|mum|father|dad|parent|guardian|carer|foster_(carer|family)|next_of_kin|nok|emergency(_contact)?|sibling|brother|sister|other_(child(ren)?|adult|person|people)|grand(mother|father|parent)|step_?(mother|father|parent)|spouse|husband|wife)(_?s)?\d?(_|$)/;
/** Whom or what many children have in common. */
const others =
  /(^|_)(school|college|nursery|setting|gp|surgery|practice|clinic|employer|(social|key|allocated|case|family|youth)_?worker|worker|teacher|tutor|doctor|consultant|health_visitor|midwife|referr(er|ed_by)|lead_professional|solicitor|officer|manager|interviewer|assessor|author|informant|caller|interpreter|perpetrator|associate)(_?s)?(_|$)|(^|_)(completed|recorded|reported|entered|created|updated|assessed|seen)_by$/;
/** A number that is a household's or a home's. */
const ofHousehold =
  /(^|_)(family|household|sibling(_group)?)_?(id|no|num(ber)?|ref(erence)?|code|key)$|(^|_)(address|property)_?(id|ref(erence)?|key)$|(^|_)u[ps]rn$/;

/** Whom a list names beside the child: a mother who is a victim, the tenant of the home. */
const besides =
  /^(alleged_)?(victim|witness|suspect|offender|accused|defendant|applicant|claimant|tenant|customer)s?(_|$)/;
const ofChild = /(^|_)(child(ren|s)?|pupil|young_person|c?yp|student|infant|baby)(_|$)/;

/** Whether a heading is of somebody else where others of its list are of a child. */
export const isBesideChild = (heading: string, all: readonly string[]): boolean =>
  besides.test(heading) && all.some((other) => ofChild.test(other));

/** What a child has from the family: where they live, and how they are reached. */
const inCommon: ReadonlySet<Role> = new Set<Role>([
  ...(["phone", "email", "postcode", "houseNumber", "address", "place"] as const),
]);
/** Of the child, whatever word stands beside: a school year. */
const ownAlways: ReadonlySet<Role> = new Set<Role>(["number", "recordYear"]);

/**
 * What a heading means that speaks of somebody or something else than the child: a mother's forename is
 * no forename, a school's postcode no home, and a number of the family not the child's. Brothers and
 * sisters have these in common.
 */
export function notOfOthers(heading: string, role: Role | undefined): Role | undefined {
  if (role !== undefined && ownAlways.has(role)) return role;
  if (ofHousehold.test(heading) || others.test(heading)) return "category";
  if (family.test(heading)) return role !== undefined && inCommon.has(role) ? role : "category";
  return role;
}
