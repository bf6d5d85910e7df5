import { holds, type StaffActor } from "./platform/access/actor.ts";
import type { StandingViews } from "./platform/http/serving.ts";
import type { Frame } from "./platform/http/frame.ts";
import type { View } from "./platform/http/outcome.ts";
import type { Permission } from "./kernel/permissions.ts";
import { confirmFirst, signInAgain } from "./modules/directory/index.ts";
import { LeavingPage, Page, PlainPage, renderPage } from "./ui/layout/index.ts";

export type Assets = { readonly css: string; readonly js: string };

type Place = {
  readonly text: string;
  readonly href: string;
  readonly needs: Permission;
  /** Given where it stands at the head for some people alone; for the others it is at the foot. */
  readonly headFor?: (actor: StaffActor) => boolean;
};

/** At most six at the head, chosen by what the person may do; what does not fit stands at the foot. */
const navigation: readonly Place[] = [
  { text: "MASH", href: "/mash", needs: "mash.decide" },
  { text: "My work", href: "/work", needs: "child.view", headFor: ({ isWide }) => !isWide },
  { text: "Tracker", href: "/children", needs: "tracker.view" },
  {
    ...{ text: "Chasing", href: "/chasing", needs: "action.manage" },
    headFor: (actor) => actor.isWide && !holds(actor, "mash.decide"),
  },
  // Whoever starts at “My work” reads there who is missing.
  {
    ...{ text: "Missing", href: "/missing", needs: "tracker.view" },
    headFor: ({ isWide }) => isWide,
  },
  { text: "Meetings", href: "/meetings", needs: "child.view" },
  { text: "Concerns", href: "/concerns", needs: "concern.raise" },
  { text: "Find", href: "/find", needs: "child.find" },
  { text: "Governance", href: "/governance", needs: "governance.view" },
  {
    ...{ text: "Legal holds", href: "/governance/holds", needs: "governance.agree" },
    headFor: (actor) => !holds(actor, "governance.view"),
  },
  { text: "Assessments", href: "/assessments", needs: "tracker.view", headFor: () => false },
  {
    text: "Days at each stage",
    href: "/pathway/drift",
    needs: "tracker.view",
    headFor: () => false,
  },
  { text: "Waiting for services", href: "/referrals", needs: "tracker.view", headFor: () => false },
  {
    text: "Services",
    href: "/services",
    needs: "service.manage",
    headFor: (actor) => !holds(actor, "child.view"),
  },
  { text: "Education", href: "/education", needs: "tracker.view", headFor: () => false },
  { text: "Cohorts", href: "/cohorts", needs: "child.view", headFor: () => false },
  { text: "Visits", href: "/visits", needs: "tracker.view", headFor: () => false },
  { text: "NRM referrals", href: "/nrm", needs: "tracker.view", headFor: () => false },
  { text: "Other forums", href: "/forums", needs: "child.view", headFor: () => false },
  {
    ...{ text: "Hidden forums", href: "/forums", needs: "governance.manage" },
    headFor: () => false,
  },
  { text: "Proposals to close", href: "/closings", needs: "tracker.view", headFor: () => false },
  { text: "Flags to look at", href: "/flags", needs: "tracker.view", headFor: () => false },
  {
    text: "Persons, places and others",
    href: "/subjects",
    needs: "subject.view",
    headFor: () => false,
  },
  {
    text: "Use of flags for enforcement",
    href: "/enforcement",
    needs: "flag.enforcement",
    headFor: () => false,
  },
  { text: "Turning 18", href: "/turning-18", needs: "tracker.view", headFor: () => false },
  { text: "Transfers", href: "/transfers", needs: "tracker.view", headFor: () => false },
  { text: "Moments", href: "/moments", needs: "tracker.view", headFor: () => false },
  { text: "Team", href: "/team", needs: "team.oversee", headFor: () => false },
  { text: "Disagreements", href: "/escalations", needs: "tracker.view", headFor: () => false },
  { text: "Papers", href: "/papers", needs: "paper.release", headFor: () => false },
  {
    text: "Register of papers",
    href: "/papers/register",
    needs: "audit.view",
    headFor: () => false,
  },
  { text: "Emergency openings", href: "/emergency/reviews", needs: "emergency.review" },
  { text: "Audit", href: "/audit", needs: "audit.view" },
  { text: "Exports", href: "/exports", needs: "audit.view" },
  { text: "Health", href: "/admin/health", needs: "health.view" },
  { text: "Calendar", href: "/admin/calendar", needs: "calendar.manage" },
  { text: "Configuration", href: "/admin/configuration", needs: "configuration.view" },
  { text: "People", href: "/admin/people", needs: "staff.manage" },
  { text: "Service accounts", href: "/admin/service-accounts", needs: "staff.manage" },
  { text: "Backups", href: "/admin/backups", needs: "health.view" },
];

type Rendering = {
  readonly assets: Assets;
  readonly name: string;
  /** For how long a session stands unused. */
  readonly idleMinutes: number;
};

/** Puts the frame around a view: who is reading, where they can go, what it is marked. */
export function renderView({
  assets,
  name,
  idleMinutes,
}: Rendering): (view: View, frame: Frame) => string {
  return (view, frame) => {
    const { actor } = frame;
    if (view.plain) {
      const { title, body, hasErrors, plain } = view;
      return renderPage(
        <PlainPage
          {...{ title, assets, lang: plain.lang, nonce: frame.nonce, errorTitle: hasErrors }}
          banner={bannerFor(frame)}
        >
          {body}
        </PlainPage>,
      );
    }
    if (view.leadsTo !== undefined) return renderPage(<LeavingPage leadsTo={view.leadsTo} />);
    return renderPage(
      <Page
        title={view.title}
        partnershipName={actor?.partnershipName ?? name}
        nonce={frame.nonce}
        assets={assets}
        width={view.width}
        paper={view.paper}
        marking={view.marking}
        errorTitle={view.hasErrors}
        backLink={view.backLink}
        breadcrumbs={view.breadcrumbs}
        navigation={actor && navigationFor(actor, frame.path)}
        user={actor && userOf(actor, frame)}
        idleMinutes={actor && idleMinutes}
        banner={bannerFor(frame)}
        footerLinks={[
          { text: "Help", href: "/help" },
          ...(actor ? [{ text: "The pathway", href: "/pathway" }] : []),
          ...(actor && !placesFor(actor).head.some(({ href }) => href === "/services")
            ? [{ text: "Services", href: "/services" }]
            : []),
          ...(actor ? [{ text: "How we share", href: "/governance/sharing" }] : []),
          ...(actor ? [{ text: "Report a breach", href: "/governance/report" }] : []),
          { text: "Privacy", href: "/privacy" },
          { text: "Algorithms", href: "/algorithms" },
          { text: "Accessibility", href: "/accessibility" },
          ...(actor ? placesFor(actor).foot.map(({ text, href }) => ({ text, href })) : []),
          ...(actor ? [{ text: "Your drafts", href: "/drafts" }] : []),
          ...(actor ? [{ text: "People and places you know", href: "/people-i-know" }] : []),
          ...(actor ? [{ text: "Your account", href: "/account" }] : []),
          ...(actor && holds(actor, "circle.manage")
            ? [{ text: "Colleagues who leave", href: "/leavers" }]
            : []),
          ...(actor && holds(actor, "tracker.export")
            ? [{ text: "Your exports", href: "/exports" }]
            : []),
          ...(actor && holds(actor, "import.tracker")
            ? [{ text: "Import a workbook", href: "/imports" }]
            : []),
        ]}
      >
        {view.body}
      </Page>,
    );
  };
}

/** Help is the sixth at the head. */
const mostAtTheHead = 5;

function placesFor(actor: StaffActor): {
  readonly head: readonly Place[];
  readonly foot: readonly Place[];
} {
  const allowed = navigation.filter(({ needs }) => holds(actor, needs));
  const head = allowed.filter(({ headFor }) => headFor?.(actor) ?? true).slice(0, mostAtTheHead);
  return { head, foot: allowed.filter((place) => !head.includes(place)) };
}

function navigationFor(actor: StaffActor, path: string) {
  const items = placesFor(actor).head.map(({ text, href, needs }) => ({
    text: needs === "tracker.view" && !actor.isWide ? "Children you work with" : text,
    href,
    current: path === href || path.startsWith(`${href}/`),
  }));
  return [...items, { text: "Help", href: "/help", current: path.startsWith("/help") }];
}

/** Said above every page, so that nobody enters a real child where that is not safe. */
function bannerFor({ actor, isEvaluation, isSettingUp }: Frame): string | undefined {
  if (isSettingUp) return "Being set up: no child can be recorded yet";
  if (actor?.partnershipIsDemo) return "Fictional data: every person and place here is invented";
  return isEvaluation ? "For trying out only: enter no real people here" : undefined;
}

function userOf(actor: StaffActor, frame: Frame) {
  const agency = actor.posts[0]?.agencyName ?? "No current post";
  const links = { noticesHref: "/notices", signOutHref: "/sign-out", hideHref: "/hide" };
  return { name: actor.name, agency, ...links, csrfToken: frame.csrfToken };
}

const message = (title: string, ...lines: readonly string[]): View => ({
  title,
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{title}</h1>
        {lines.map((line) => (
          <p class="govuk-body">{line}</p>
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href="/">
            Go to the start
          </a>
        </p>
      </div>
    </div>
  ),
});

/** Pages that any address can end in. None of them says whether a record exists. */
export const standingViews: StandingViews = {
  notFound: () =>
    message(
      "Page not found",
      "There is nothing at this address, or it is not shared with you.",
      "If you need to know whether a child is known, ring the multi-agency safeguarding hub (MASH) or the exploitation co-ordinator.",
    ),
  noPermission: () =>
    message(
      "You do not have permission to do this",
      "Your post does not include it. Ask your manager if it should. The attempt has been recorded.",
    ),
  notFromHere: () =>
    message(
      "Go back and try again",
      "This form was open for too long or was sent from somewhere else, so nothing was changed. Go back, reload the page and send it again.",
    ),
  badRequest: () =>
    message(
      "Something in this request is not right",
      "Nothing was changed. Go back and try again.",
    ),
  busy: () =>
    message(
      "Lantern is busy",
      "More people are using it at this moment than it can answer. Nothing was changed. Wait a few seconds and try again.",
      "If a child is in danger now, ring 999. If you cannot wait, ring the multi-agency safeguarding hub (MASH).",
    ),
  tooLarge: () =>
    message(
      "This is too large",
      "What you sent is larger than Lantern accepts, so nothing was changed. Go back, make it shorter and send it again.",
    ),
  failed: (requestId) =>
    message(
      "Sorry, something went wrong",
      "Nothing was changed. Go back and try again; what you typed is still in the form.",
      `If it happens again, tell whoever runs Lantern for you this number: ${requestId}`,
    ),
  confirmFirst,
  inDoubt: (requestId) =>
    message(
      "We do not know whether this was saved",
      "The connection to the database was lost at the moment of saving.",
      "Look first whether what you entered is there. Only if it is not, go back and send it again: what you typed is still in the form.",
      `If it happens again, tell whoever runs Lantern for you this number: ${requestId}`,
    ),
  signInAgain,
};
