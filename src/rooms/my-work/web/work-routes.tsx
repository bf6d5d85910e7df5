import { z } from "zod";
import { addDays, londonDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { nothing } from "../../../platform/database/first-of.ts";
import { readHomeParts, readNeeds } from "../../../platform/rooms/home-slots.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import {
  countUnseen,
  listDrafts,
  draftForms,
  listStandalone,
  type DraftForm,
  mashAsks,
  myMeetings,
  mySittings,
  planReviews,
} from "../../work/index.ts";
import { countExportsToRelease } from "../../tracker/index.ts";
import { harmSchemeOn } from "../../child-record/index.ts";
import { countOtherChildren, listMyChildren, type Whose } from "../my-children-reads.ts";
import type { Mine } from "../my-worklists.ts";
import { notMatchedChildren } from "../../missing/index.ts";
import { mostRanked, ranked } from "../ranked.ts";
import {
  firstRows,
  limitsOn,
  readMine,
  shortened,
  wholeList as mostOfAll,
} from "../read-my-work.ts";
import { wholeListPage } from "./whole-list-page.tsx";
import { wholeListNames, wholeLists } from "./whole-lists.ts";
import { workPage } from "./work-page.tsx";
import type { DraftLine } from "./work-view.ts";

const pageSize = 10;

/** Of each list: the rest stands on a page of its own. */
const most = 3;

const workQuery = z.object({
  whose: optionalQuery(z.enum(["mine", "team"])),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(1000)),
  answered: optionalQuery(z.literal("yes")),
});

const workRoute = route({
  method: "GET",
  path: "/work",
  isOpenedOften: true,
  access: { permission: "child.view" },
  audit: { action: "work.read" },
  shows: { about: "children" },
  input: { query: workQuery },
  handle: async ({ tx, actor, clock, rooms, frame, query }) => {
    const [now, today] = [clock.now(), clock.today()];
    // Before what looks narrowly.
    const reader = { tx, actor, rooms, now, today };
    const needs = await readNeeds(reader);
    const sections = await readHomeParts(reader);
    const asks = await mashAsks.oneIn(rooms)(tx, actor, { now, most });
    const notMatched = await notMatchedChildren.oneIn(rooms)(tx, actor, today);
    const standalone = await listStandalone(tx, now);
    const limits = await limitsOn(tx, today);
    const lists = await readMine(tx, actor, { at: now, most: mostRanked, limits });
    const whose = query.whose ?? usual(actor);
    const page = query.page ?? 1;
    const listed = await listMyChildren(tx, actor, { at: now, whose, page, pageSize });
    const others = await countOtherChildren(tx, actor, listed.total);
    const meetings = thisWeek(await myMeetings.oneIn(rooms)(tx, actor), now);
    const sittings = thisWeek(await mySittings.oneIn(rooms)(tx, now), now);
    const reviews = await planReviews.oneIn(rooms)(tx, actor, {
      until: addDays(today, 14),
      now,
      most: mostRanked,
    });
    const first = ranked({ ...lists, plans: reviews }, today);
    const mine = shortened(lists, most);
    const plans = firstRows(reviews, most);
    const view = workPage({
      ...mine,
      ...limits,
      ...listed,
      others,
      whose,
      page,
      pageSize,
      meetings,
      sittings,
      plans,
      mashAsks: asks,
      notMatched,
      standalone,
      now,
      today,
      hasTeam: isManager(actor),
      drafts: await draftLines(tx, draftForms.allIn(rooms)),
      newNotices: await countUnseen(tx, actor),
      harmScheme: await harmSchemeOn(tx, today),
      calendar: await getWorkingCalendar(tx),
      csrfToken: frame.csrfToken,
      answered: query.answered === "yes",
      mayRaise: holds(actor, "concern.raise"),
      mayDecide: holds(actor, "mash.decide"),
      mayChase: holds(actor, "action.manage"),
      mayFind: holds(actor, "child.find"),
      maySeeSubjects: holds(actor, "subject.view"),
      files: await countExportsToRelease(tx),
      needs,
      sections,
      ranked: first,
    });
    const shown = [...listed.children, ...meetings, ...plans.rows];
    const subjectIds = idsOf([...shownOf(mine), ...shown]);
    const concernIds = asks.rows.flatMap((one) => one.concernIds);
    const waitingIds = notMatched.map((one) => one.waitingId);
    const actionIds = standalone.rows.map(({ actionId }) => actionId);
    const rankedIds = [...first.today, ...first.thisWeek, ...first.waiting].flatMap(
      ({ personId }) => personId ?? [],
    );
    const partIds = sections.flatMap((one) => one.subjectIds ?? []);
    const andIds = [...concernIds, ...waitingIds, ...actionIds, ...partIds, ...rankedIds];
    return { kind: "page", view, subjectIds: [...subjectIds, ...andIds] };
  },
});

/** One list of My work, whole. */
const wholeListRoute = route({
  method: "GET",
  path: "/work/all",
  access: { permission: "child.view" },
  audit: { action: "work.read" },
  shows: { about: "children" },
  input: { query: z.object({ list: optionalQuery(z.enum(wholeListNames)) }) },
  handle: async ({ tx, actor, clock, rooms, query }) => {
    const [now, today] = [clock.now(), clock.today()];
    const limits = await limitsOn(tx, today);
    const list = query.list ?? "promises";
    const only = list === "plans" ? [] : wholeLists[list];
    const mine = await readMine(tx, actor, { at: now, most: mostOfAll, limits, only });
    const until = addDays(today, 14);
    const plans =
      list === "plans"
        ? await planReviews.oneIn(rooms)(tx, actor, { until, now, most: mostOfAll })
        : nothing;
    const calendar = await getWorkingCalendar(tx);
    const view = wholeListPage(list, { ...mine, ...limits, plans, calendar, today, now });
    return { kind: "page", view, subjectIds: idsOf([...shownOf(mine), ...plans.rows]) };
  },
});

type Shown = { readonly personId: string };

const idsOf = (shown: readonly Shown[]): readonly string[] => [
  ...new Set(shown.map(({ personId }) => personId)),
];

/** Whose records stand on the page; that a child is known to a hidden forum is in no audit. */
const shownOf = ({ references, flags, tellings, seconds, ...lists }: Mine): readonly Shown[] => [
  ...Object.values(lists).flatMap(({ rows }): readonly Shown[] => rows),
  ...references.rows.filter(({ isHidden }) => !isHidden),
  ...[...tellings.rows, ...seconds.rows].flatMap(({ personId, otherId }) => [
    { personId },
    { personId: otherId },
  ]),
  ...flags.rows.map(({ personId, thingId }) => ({ personId: personId ?? thingId ?? "" })),
];

/** A manager of many children reaches them by the team's stamp, never by hundreds of circles. */
const isManager = ({ posts }: StaffActor): boolean =>
  posts.some(({ role, reach }) => role === "team-manager" && reach !== "none");

const usual = (actor: StaffActor): Whose => (isManager(actor) ? "team" : "mine");

function thisWeek<Line extends { readonly startsAt: Date }>(
  lines: readonly Line[],
  now: Date,
): readonly Line[] {
  const today = londonDate(now);
  return lines.filter(({ startsAt }) => {
    const on = londonDate(startsAt);
    return on >= today && on <= addDays(today, 7);
  });
}

async function draftLines(tx: Tx, forms: readonly DraftForm[]): Promise<readonly DraftLine[]> {
  const drafts = await listDrafts(tx);
  return drafts.slice(0, 5).map(({ form: name, subject, savedAt }) => {
    const form = forms.find((one) => one.name === name);
    return {
      title: form?.title ?? "A form that is no longer used",
      href: form?.address(subject) ?? "/drafts",
      savedAt,
    };
  });
}

export const workRoutes: readonly Route[] = [workRoute, wholeListRoute];
