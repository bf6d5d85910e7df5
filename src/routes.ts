import type { Route } from "./platform/http/route.ts";
import { route } from "./platform/http/route.ts";
import type { Inside } from "./platform/outbound/inside.ts";
import type { Secrets } from "./platform/secrets/secrets.ts";
import { holds } from "./platform/access/actor.ts";
import { helpRoutes, readGuide, readGuidePage } from "./help/index.ts";
import {
  accountRoutes,
  calendarRoutes,
  configurationRoutes,
  joinRoutes,
  peopleRoutes,
  providerRoutes,
  serviceAccountRoutes,
  signInRoutes,
} from "./modules/directory/index.ts";
import {
  auditRoutes,
  continuityRoutes,
  governRoutes,
  healthRoutes,
  filingApiRoutes,
  filingRoutes,
  lookedRoutes,
  type Watched,
} from "./modules/govern/index.ts";
import { draftRoutes, type DraftForm } from "./modules/work/index.ts";
import {
  listMeetingLines,
  listMyMeetingLines,
  listMySittingLines,
  listUnheard,
  panelDrafts,
  panelsRoutes,
  sittings,
} from "./modules/panels/index.ts";
import {
  concernDraft,
  concernRoutes,
  countConcernsAbout,
  feeds,
  frontDoor,
  importRoutes,
  listAskedLines,
  mashDrafts,
  mashRoutes,
  professionals,
  sameChildDrafts,
  sameChildRoutes,
  standingRoutes,
  toldRoutes,
  countOpenSuggestions,
} from "./modules/identify/index.ts";
import {
  childrenNamedIn,
  countWaiting,
  isNameOf,
  papersRoutes,
  textsThatName,
} from "./modules/papers/index.ts";
import {
  findNewestVoice,
  findPlanInBrief,
  listPlanReviews,
  plansRoutes,
} from "./modules/plans/index.ts";
import { childDrafts, protectRoutes } from "./modules/protect/index.ts";
import { noticeRoutes } from "./modules/work/index.ts";

const home = route({
  method: "GET",
  path: "/",
  access: { signedIn: "each person is sent to their own start" },
  audit: { action: "home" },
  input: {},
  handle: ({ actor }) => {
    const starts = [
      ["mash.decide", "/mash"],
      ["meeting.approve", "/meetings"],
      ["tracker.view", "/children"],
      ["governance.view", "/governance"],
      ["audit.view", "/audit"],
      ["health.view", "/admin/health"],
      ["calendar.manage", "/admin/calendar"],
      ["lead.manage", "/leads"],
      ["service.manage", "/services"],
      ["statistics.view", "/unmet-needs"],
    ] as const;
    // Who works with some children, and not with everybody's, starts with their own.
    const hasOwn = holds(actor, "child.view") && !actor.isWide && !holds(actor, "meeting.approve");
    const start = starts.find(([permission]) => holds(actor, permission));
    return Promise.resolve({ kind: "redirect", to: hasOwn ? "/work" : (start?.[1] ?? "/help") });
  },
});

/** Forms that keep what is typed while they are filled in. */
export const draftForms: readonly DraftForm[] = [
  ...childDrafts,
  ...panelDrafts,
  concernDraft,
  ...mashDrafts,
  ...sameChildDrafts,
];

/** For a table of routes that only is read. */
const unwatched: Watched = {
  ...{ version: "", mode: "evaluation", support: undefined },
  look: () => Promise.resolve({ isReady: false, results: [] }),
  pool: () => ({ open: 0, idle: 0, waiting: 0, most: 0 }),
};

/** What panels and meetings still wait for, to be chased. */
const listPanelsWait: typeof listUnheard = async (tx, actor, when) => [
  ...(await sittings.listToChase(tx, actor, when)),
  ...(await listUnheard(tx, actor, when)),
];

/** What stands in slices that lean on protect, and is shown on its pages. */
const handedToProtect: Parameters<typeof protectRoutes>[0] = {
  countConcerns: countConcernsAbout,
  ...{ findVoice: findNewestVoice, findPlanInBrief, findNaming: textsThatName },
  ...{ findChildrenNamed: childrenNamedIn, isNameOf },
  listPlanReviews,
  listMeetings: listMeetingLines,
  listPanelsWait,
  listPanelPromises: sittings.listOpenPromisesAbout,
  listMyMeetings: listMyMeetingLines,
  listMySittings: listMySittingLines,
  countPapers: countWaiting,
  ...{ countSuggestions: countOpenSuggestions, listMashAsks: listAskedLines },
  listNotMatched: feeds.listNotMatched,
  draftForms,
};

/** Every way into Lantern, in one table. A test walks it as every role and as nobody. */
export function allRoutes(parts: {
  secrets: Pick<Secrets, "sealKey">;
  isEvaluation: boolean;
  watched?: Watched;
  inside?: readonly Inside[];
}): readonly Route[] {
  return [
    home,
    ...signInRoutes(parts),
    ...providerRoutes({ sealKey: parts.secrets.sealKey }),
    ...joinRoutes({ sealKey: parts.secrets.sealKey }),
    ...accountRoutes({ ...parts, sealKey: parts.secrets.sealKey }),
    // Before what can end one's own access: a test walks the table in its order.
    ...[...mashRoutes, ...toldRoutes],
    ...[...frontDoor.frontDoorRoutes, ...professionals.professionalRoutes, ...sameChildRoutes],
    ...[...papersRoutes, ...plansRoutes, ...panelsRoutes, ...lookedRoutes, ...standingRoutes],
    ...[...filingRoutes, ...filingApiRoutes],
    ...protectRoutes(handedToProtect),
    ...[...concernRoutes, ...importRoutes, ...feeds.feedRoutes],
    ...[...noticeRoutes, ...calendarRoutes],
    ...[...configurationRoutes, ...peopleRoutes, ...serviceAccountRoutes],
    ...[...governRoutes({ inside: parts.inside ?? [] }), ...continuityRoutes, ...auditRoutes],
    ...healthRoutes(parts.watched ?? unwatched),
    ...draftRoutes(draftForms),
    ...helpRoutes(readGuide("docs/guide"), readGuidePage("docs/accessibility-statement.md")),
  ];
}
