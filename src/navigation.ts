import { holds, type StaffActor } from "./platform/access/actor.ts";
import type { Permission } from "./kernel/permissions.ts";

/** Under which heading a place stands at the foot of a page. */
const headings = {
  children: { title: "Children", width: "full", columns: 3 },
  papers: { title: "Records and papers", width: "one-third" },
  partnership: { title: "The partnership", width: "one-third" },
  yours: { title: "Yours", width: "one-third" },
} as const;

type Place = {
  readonly text: string;
  readonly href: string;
  readonly under: keyof typeof headings;
  /** Undefined for a place that everybody may go to who has signed in. */
  readonly needs?: Permission;
  /** For whom it stands at the head, as long as there is room: nobody where nothing is said. */
  readonly headFor?: (actor: StaffActor) => boolean;
};

const everybody = (): boolean => true;
const wide = ({ isWide }: StaffActor): boolean => isWide;
const sees = { needs: "tracker.view" } as const;
const openNone = (actor: StaffActor): boolean => !holds(actor, "child.view");
/** Who reads counts and no record: without these their head holds next to nothing. */
const readsCounts = (actor: StaffActor): boolean =>
  holds(actor, "statistics.view") && openNone(actor);

/** In the order of the head; what finds no room there stands at the foot. */
const places: readonly Place[] = [
  { text: "MASH", href: "/mash", under: "children", needs: "mash.decide", headFor: everybody },
  {
    ...{ text: "My work", href: "/work", under: "yours", needs: "child.view" },
    headFor: ({ isWide }) => !isWide,
  },
  { text: "Tracker", href: "/children", under: "children", ...sees, headFor: everybody },
  {
    ...{ text: "Chasing", href: "/chasing", under: "children", needs: "action.manage" },
    headFor: (actor) => actor.isWide && !holds(actor, "mash.decide"),
  },
  // Whoever starts at “My work” reads there who is missing.
  { text: "Missing", href: "/missing", under: "children", ...sees, headFor: wide },
  {
    ...{ text: "Meetings", href: "/meetings", under: "children", needs: "child.view" },
    headFor: everybody,
  },
  {
    ...{ text: "Concerns", href: "/concerns", under: "children", needs: "concern.raise" },
    headFor: everybody,
  },
  { text: "Find", href: "/find", under: "children", needs: "child.find", headFor: everybody },
  {
    ...{ text: "Governance", href: "/governance", under: "partnership", needs: "governance.view" },
    headFor: everybody,
  },
  {
    ...{ text: "Legal holds", href: "/governance/holds", under: "partnership" },
    needs: "governance.agree",
    headFor: (actor) => !holds(actor, "governance.view"),
  },
  {
    ...{ text: "Services", href: "/services", under: "partnership" },
    headFor: (actor) => readsCounts(actor) || (holds(actor, "service.manage") && openNone(actor)),
  },
  {
    ...{ text: "Wanted and not available", href: "/unmet-needs", under: "partnership" },
    ...{ needs: "statistics.view", headFor: readsCounts },
  },
  {
    ...{ text: "Emergency openings", href: "/emergency/reviews", under: "papers" },
    needs: "emergency.review",
    headFor: everybody,
  },
  { text: "Audit", href: "/audit", under: "papers", needs: "audit.view", headFor: everybody },
  { text: "Exports", href: "/exports", under: "papers", needs: "audit.view", headFor: everybody },
  {
    ...{ text: "Health", href: "/admin/health", under: "partnership", needs: "health.view" },
    headFor: everybody,
  },
  {
    ...{ text: "Calendar", href: "/admin/calendar", under: "partnership" },
    needs: "calendar.manage",
    headFor: everybody,
  },
  {
    ...{ text: "Configuration", href: "/admin/configuration", under: "partnership" },
    needs: "configuration.view",
    headFor: everybody,
  },
  {
    ...{ text: "People", href: "/admin/people", under: "partnership", needs: "staff.manage" },
    headFor: everybody,
  },
  {
    ...{ text: "Service accounts", href: "/admin/service-accounts", under: "partnership" },
    needs: "staff.manage",
    headFor: everybody,
  },
  {
    ...{ text: "Backups", href: "/admin/backups", under: "partnership", needs: "health.view" },
    headFor: everybody,
  },
  { text: "Asked by the MASH", href: "/checks", under: "children", needs: "check.answer" },
  {
    text: "Messages from the public",
    href: "/mash/public",
    under: "children",
    needs: "mash.decide",
  },
  {
    ...{ text: "Do people know whom to ring?", href: "/route-checks", under: "partnership" },
    needs: "statistics.view",
  },
  { text: "Visits", href: "/visits", under: "children", ...sees },
  { text: "Moments", href: "/moments", under: "children", ...sees },
  { text: "Assessments", href: "/assessments", under: "children", ...sees },
  { text: "Days at each stage", href: "/pathway/drift", under: "children", ...sees },
  { text: "Flags to look at", href: "/flags", under: "children", ...sees },
  { text: "Waiting for services", href: "/referrals", under: "children", ...sees },
  { text: "Education", href: "/education", under: "children", ...sees },
  { text: "Cohorts", href: "/cohorts", under: "children", needs: "child.view" },
  { text: "Same child?", href: "/same-child", under: "children", needs: "record.match" },
  {
    ...{ text: "Standing queries", href: "/standing-queries", under: "children" },
    needs: "suggestion.read",
  },
  { text: "Other systems", href: "/feeds", under: "partnership", needs: "feed.run" },
  { text: "Panels", href: "/panels", under: "children", needs: "child.view" },
  { text: "NRM referrals", href: "/nrm", under: "children", ...sees },
  { text: "Other forums", href: "/forums", under: "children", needs: "child.view" },
  { text: "Hidden forums", href: "/forums", under: "partnership", needs: "governance.manage" },
  { text: "Disagreements", href: "/escalations", under: "children", ...sees },
  { text: "Turning 18", href: "/turning-18", under: "children", ...sees },
  { text: "Transfers", href: "/transfers", under: "children", ...sees },
  { text: "Proposals to close", href: "/closings", under: "children", ...sees },
  {
    ...{ text: "Persons, places and others", href: "/subjects", under: "papers" },
    needs: "subject.view",
  },
  {
    ...{ text: "Use of flags for enforcement", href: "/enforcement", under: "papers" },
    needs: "flag.enforcement",
  },
  { text: "Papers", href: "/papers", under: "papers", needs: "paper.release" },
  { text: "Notes to file", href: "/notes-to-file", under: "papers", needs: "decision.file" },
  {
    ...{ text: "Register of papers", href: "/papers/register", under: "papers" },
    needs: "audit.view",
  },
  { text: "Import a workbook", href: "/imports", under: "papers", needs: "import.tracker" },
  { text: "The pathway", href: "/pathway", under: "partnership" },
  { text: "Tools", href: "/tools", under: "partnership", needs: "tool.edit" },
  { text: "Exploitation leads", href: "/leads", under: "partnership" },
  { text: "Messages to leads", href: "/leads/messages", under: "partnership" },
  { text: "How we share", href: "/governance/sharing", under: "partnership" },
  { text: "Team", href: "/team", under: "partnership", needs: "team.oversee" },
  { text: "Colleagues who leave", href: "/leavers", under: "partnership", needs: "circle.manage" },
  { text: "Your drafts", href: "/drafts", under: "yours" },
  { text: "Your exports", href: "/exports", under: "yours", needs: "tracker.export" },
  { text: "People and places you know", href: "/people-i-know", under: "yours" },
  { text: "Your account", href: "/account", under: "yours" },
];

/** Help is the sixth at the head. */
const mostAtTheHead = 5;

function placesFor(actor: StaffActor): {
  readonly head: readonly Place[];
  readonly foot: readonly Place[];
} {
  const allowed = places.filter(({ needs }) => needs === undefined || holds(actor, needs));
  const head = allowed.filter(({ headFor }) => headFor?.(actor) ?? false).slice(0, mostAtTheHead);
  return { head, foot: allowed.filter((place) => !head.includes(place)) };
}

/** At most six at the head, chosen by what the person may do. */
export function navigationFor(actor: StaffActor, path: string) {
  const items = placesFor(actor).head.map(({ text, href, needs }) => ({
    text: needs === "tracker.view" && !actor.isWide && href === "/children" ? ownChildren : text,
    href,
    current: path === href || path.startsWith(`${href}/`),
  }));
  return [...items, { text: "Help", href: "/help", current: path.startsWith("/help") }];
}

const ownChildren = "Children you work with";

/** Everything else, by heading; and what everybody is offered, also who has not signed in. */
export function footerFor(actor: StaffActor | undefined) {
  const foot = actor ? placesFor(actor).foot : [];
  const sections = Object.entries(headings).map(([under, heading]) => ({
    ...heading,
    items: foot.filter((place) => place.under === under).map(({ text, href }) => ({ text, href })),
  }));
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    links: [
      { text: "Help", href: "/help" },
      { text: "Signs to look out for", href: "/signs" },
      { text: "What to do now", href: "/what-to-do-now" },
      { text: "Tell us what worries you", href: "/tell-us" },
      ...(actor ? [{ text: "Report a breach", href: "/governance/report" }] : []),
      { text: "Privacy", href: "/privacy" },
      { text: "Algorithms", href: "/algorithms" },
      { text: "Accessibility", href: "/accessibility" },
    ],
  };
}
