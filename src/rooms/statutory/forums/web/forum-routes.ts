import { z } from "zod";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { getWorkingCalendar, listColleagues } from "../../../directory/index.ts";
import { forumsOn, myForums, type Forum } from "../forums.ts";
import { endMember, giveMember, listMembers, type MemberChange } from "../members.ts";
import { countKnownTo, listKnownTo } from "../reference-reads.ts";
import { forumsPage, knownPage } from "./forum-pages.tsx";
import { membersPage, type MembersPage } from "./members-page.tsx";
import { forumPaths } from "./paths.ts";

const pageSize = 50;
const forumParams = z.object({ forum: text().max(40) });

const findForum = async (tx: Tx, on: string, key: string): Promise<Forum | undefined> =>
  (await forumsOn(tx, on)).find((one) => one.key === key);

type Around = { readonly actor: StaffActor; readonly today: string; readonly forum: Forum };
type FormState = Pick<MembersPage, "csrfToken"> &
  Partial<Pick<MembersPage, "typed" | "ending" | "errors" | "isStale">>;

/** Colleagues who could be put on a list: those whose posts open records, once each, and not oneself. */
async function colleaguesFor(tx: Tx, { actor, today }: Around): Promise<MembersPage["colleagues"]> {
  if (!holds(actor, "forum.manage")) return [];
  const named = new Map(
    (await listColleagues(tx, today))
      .filter(({ staffId }) => staffId !== actor.id)
      .map((one) => [one.staffId, { ...one, name: `${one.name}, ${one.role}, ${one.agency}` }]),
  );
  return [...named.values()];
}

async function viewOf(tx: Tx, around: Around, again: FormState) {
  const { forum, actor } = around;
  return membersPage({
    typed: { staff: "", reason: "" },
    ...again,
    forum,
    members: await listMembers(tx, forum.key),
    colleagues: await colleaguesFor(tx, around),
    mayManage: holds(actor, "forum.manage"),
  });
}

type Came = { readonly change: MemberChange; readonly again: FormState };

async function answer(tx: Tx, around: Around, { change, again }: Came): Promise<Outcome> {
  if (change.kind === "accepted")
    return { kind: "redirect", to: forumPaths.members(around.forum.key) };
  const errors = change.kind === "invalid" ? change.errors : [];
  const isStale = change.kind === "stale";
  return { kind: change.kind, view: await viewOf(tx, around, { ...again, errors, isStale }) };
}

export const forumRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/forums",
    access: { signedIn: "which forums there are says nothing of a child" },
    audit: { action: "forum.look" },
    shows: { nobody: "forums and who reads their lists" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const view = forumsPage({
        forums: await forumsOn(tx, clock.today()),
        mine: await myForums(tx),
        mayReadLists: holds(actor, "forum.lists"),
        mayListChildren: holds(actor, "tracker.view"),
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/forums/:forum",
    access: { permission: "tracker.view" },
    audit: { action: "forum.list" },
    shows: { about: "children" },
    input: {
      params: forumParams,
      query: z.object({
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, actor, clock, params, query: { page = 1 } }) => {
      const today = clock.today();
      const forum = await findForum(tx, today, params.forum);
      if (!forum) return { kind: "notFound" };
      const rows = await listKnownTo(tx, actor, { forum: forum.key, page, pageSize });
      const view = knownPage({
        forum,
        rows,
        today,
        page,
        pageSize,
        isOnList: (await myForums(tx)).has(forum.key),
        total: await countKnownTo(tx, actor, forum.key),
        calendar: await getWorkingCalendar(tx),
      });
      // The audit does not say either which children are known to a hidden forum.
      const subjectIds = rows.map((one) => (one.isHidden ? one.referenceId : one.personId));
      const shown = rows.map(({ personId }) => personId);
      return { kind: "page", view, subjectIds: [...new Set(subjectIds)], shown };
    },
  }),
  route({
    method: "GET",
    path: "/forums/:forum/list",
    access: { permission: "forum.lists" },
    audit: { action: "forum.members.read" },
    shows: { nobody: "forums and who reads their lists" },
    input: { params: forumParams },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params }) => {
      const today = clock.today();
      const forum = await findForum(tx, today, params.forum);
      if (!forum) return { kind: "notFound" };
      return { kind: "page", view: await viewOf(tx, { actor, today, forum }, { csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/forums/:forum/list",
    access: { permission: "forum.manage" },
    audit: { action: "forum.members.give" },
    shows: { nobody: "forums and who reads their lists" },
    input: { params: forumParams, form: z.object({ staff: field(), reason: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const today = clock.today();
      const forum = await findForum(tx, today, params.forum);
      if (!forum) return { kind: "notFound" };
      const around = { actor, today, forum };
      const colleagues = (await colleaguesFor(tx, around)).map(({ staffId }) => staffId);
      const giving = { forum: forum.key, colleagues, form };
      const change = await giveMember(tx, { actor, at: clock.now() }, giving);
      return sayDone(
        "Added to the forum’s list.",
        answer(tx, around, { change, again: { csrfToken, typed: form } }),
      );
    },
  }),
  route({
    method: "POST",
    path: "/forums/:forum/list/:forumMemberId/end",
    access: { permission: "forum.manage" },
    audit: { action: "forum.members.end" },
    shows: { nobody: "forums and who reads their lists" },
    input: {
      params: forumParams.extend({ forumMemberId: anId }),
      form: z.object({ endReason: field(), version: field() }),
    },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const today = clock.today();
      const forum = await findForum(tx, today, params.forum);
      const memberId = params.forumMemberId;
      const member =
        forum && (await listMembers(tx, forum.key)).find((one) => one.memberId === memberId);
      if (!forum || !member) return { kind: "notFound" };
      const change = await endMember(tx, { actor, at: clock.now() }, { memberId, form });
      const ending = { memberId, endReason: form.endReason };
      return sayDone(
        "Removed from the forum’s list.",
        answer(tx, { actor, today, forum }, { change, again: { csrfToken, ending } }),
      );
    },
  }),
];
