import type { Clock } from "./kernel/clock.ts";
import { formatDateTime } from "./kernel/dates.ts";
import { holds, type StaffActor } from "./platform/access/actor.ts";
import type { StandingViews } from "./platform/http/serving.ts";
import type { Frame } from "./platform/http/frame.ts";
import type { View } from "./platform/http/outcome.ts";
import { confirmFirst, sendAgain, signInAgain } from "./rooms/accounts/index.ts";
import type { Rooms } from "./platform/rooms/slot.ts";
import { guideForPage } from "./help/index.ts";
import { accountMenuFor, footerFor, navigationFor } from "./navigation.ts";
import { LeavingPage, Page, PlainPage, renderPage } from "./ui/layout/index.ts";

export type Assets = { readonly css: string; readonly js: string };

type Rendering = {
  readonly assets: Assets;
  readonly name: string;
  /** For how long a session stands unused. */
  readonly idleMinutes: number;
  readonly clock: Pick<Clock, "now">;
  /** Whose places stand in the navigation. */
  readonly rooms: Rooms;
};

/** Puts the frame around a view: who is reading, where they can go, what it is marked. */
export function renderView({
  assets,
  name,
  idleMinutes,
  clock,
  rooms,
}: Rendering): (view: View, frame: Frame) => string {
  return (view, frame) => {
    const { actor } = frame;
    if (view.plain) {
      const { title, body, hasErrors, plain } = view;
      return renderPage(
        <PlainPage
          title={title}
          assets={assets}
          {...plain}
          nonce={frame.nonce}
          errorTitle={hasErrors}
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
        asOf={formatDateTime(clock.now())}
        isSigned={view.isSigned}
        errorTitle={view.hasErrors}
        spoken={view.spoken}
        backLink={view.backLink}
        breadcrumbs={view.breadcrumbs}
        navigation={actor && navigationFor(rooms, actor, frame)}
        user={actor && userOf(rooms, actor, frame)}
        search={actor && searchOf(frame)}
        idleMinutes={actor && idleMinutes}
        banner={bannerFor(frame)}
        done={view.done}
        help={helpOf(view, frame)}
        footer={footerIn(view, actor)}
      >
        {view.body}
      </Page>,
    );
  };
}

/** The guide for this page; not on a page in another language, since the guide is in English. */
function helpOf({ spoken }: View, { actor, path }: Frame): string | undefined {
  const guide = actor && spoken === undefined ? guideForPage(path) : undefined;
  return guide && `/help/${guide}`;
}

/** At the foot, in the words of a page that has its own. */
function footerIn({ spoken }: View, actor: StaffActor | undefined) {
  const links = footerFor(actor);
  const around = spoken?.around;
  return {
    title: around?.support,
    links: links.map((link) => ({ ...link, text: around?.links.get(link.href) ?? link.text })),
  };
}

/** Said above every page, so that nobody enters a real child where that is not safe. */
function bannerFor({ actor, isEvaluation, isSettingUp }: Frame): string | undefined {
  if (isSettingUp) return "Being set up: no child can be recorded yet";
  if (actor?.partnershipIsDemo) return "Fictional data: every person and place here is invented";
  return isEvaluation ? "For trying out only: enter no real people here" : undefined;
}

const searchOf = ({ csrfToken }: Frame) => ({
  action: "/search",
  csrfToken,
  label: "Search",
});

function userOf(rooms: Rooms, actor: StaffActor, { csrfToken, counts }: Frame) {
  return {
    name: actor.name,
    agency: actor.posts[0]?.agencyName ?? "No current post",
    raiseHref: holds(actor, "concern.raise") ? "/concerns/new" : undefined,
    notices: { href: notices, unseen: counts[notices] ?? 0 },
    menu: accountMenuFor(rooms, actor),
    signOutHref: "/sign-out",
    hideHref: "/hide",
    csrfToken,
  };
}

const notices = "/notices";

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
      "This form was open for too long or was sent from somewhere else, so nothing was changed.",
      "Go back: what you typed is still in the form. Copy it, reload the page, paste it in and send it again.",
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
      `If it happens again, give your system administrator this number: ${requestId}`,
    ),
  confirmFirst,
  inDoubt: (requestId) =>
    message(
      "We do not know whether this was saved",
      "The connection to the database was lost at the moment of saving.",
      "Look first whether what you entered is there. Only if it is not, go back and send it again: what you typed is still in the form.",
      `If it happens again, give your system administrator this number: ${requestId}`,
    ),
  signInAgain,
  sendAgain,
};
