import { z } from "zod";
import { addDays } from "../../../../kernel/dates.ts";
import { dateWritten } from "../../../../kernel/fields.ts";
import type { Tx } from "../../../../platform/database/tx.ts";
import { dateInput, dateOf } from "../../../../platform/http/date-fields.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listPeople, listPostChoices } from "../people-reads.ts";
import {
  askRecovery,
  confirmRecovery,
  endPerson,
  endPost,
  endSessionsOfPerson,
  givePost,
  invitePerson,
  unlockPerson,
} from "../people-writes.ts";
import { codePage, invitePage, peoplePage } from "./pages.tsx";
import { leavingRoutes } from "./leaving-routes.ts";
import { paths } from "./paths.ts";
import { endPostView, personView, when } from "./person-view.ts";

const managing = { permission: "staff.manage" } as const;
const params = z.object({ staffId: anId });
const postParams = z.object({ staffId: anId, postId: anId });
const nothing = z.object({});
const invitation = z.object({
  name: field(),
  email: field(),
  phone: field(),
  team: field(),
  role: field(),
});
const post = z.object({ team: field(), role: field(), ...dateInput("starts") });
const before = (what: string, done: string) => ({ withinMinutes: 5, before: what, done });

const inviting: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/people/invite",
    access: managing,
    audit: { action: "person.new" },
    shows: { nobody: "accounts of people who work here" },
    input: {},
    handle: async ({ tx, frame: { csrfToken } }) => {
      const typed = invitation.parse({});
      const view = invitePage({ csrfToken, typed, ...(await listPostChoices(tx)) });
      return { kind: "page", view };
    },
  }),
  route({
    method: "POST",
    path: "/admin/people/invite",
    access: managing,
    audit: { action: "person.invite" },
    shows: { nobody: "accounts of people who work here" },
    stepUp: {
      ...before(
        "a person is given a post",
        "The person was invited and has the post. Give them the code on this page.",
      ),
      needs: ["name", "email", "team", "role"],
    },
    input: { form: invitation },
    handle: async ({ form: typed, ...asked }) => {
      const { tx, frame } = asked;
      const done = await invitePerson(tx, typed, when(asked));
      if (done.kind === "invited") {
        const { staffId, code } = done;
        const view = codePage({ code, staffId, name: typed.name, origin: frame.origin });
        return { kind: "page", view, subjectIds: [staffId] };
      }
      const { csrfToken } = frame;
      const { errors } = done;
      const view = invitePage({ csrfToken, typed, errors, ...(await listPostChoices(tx)) });
      return { kind: "invalid", view };
    },
  }),
];

const looking: readonly Route[] = [
  route({
    method: "GET",
    path: "/admin/people",
    access: managing,
    audit: { action: "person.list" },
    shows: { nobody: "accounts of people who work here" },
    input: {},
    handle: async ({ tx, clock }) => {
      const now = clock.now();
      return { kind: "page", view: peoplePage({ people: await listPeople(tx, now), now }) };
    },
  }),
  route({
    method: "GET",
    path: "/admin/people/:staffId",
    access: managing,
    audit: { action: "person.read" },
    shows: { nobody: "accounts of people who work here" },
    input: { params },
    handle: async ({ params: { staffId }, ...asked }) => {
      const view = await personView(asked, staffId);
      const subjectIds = [staffId];
      return view ? { kind: "page", view, subjectIds } : { kind: "notFound", subjectIds };
    },
  }),
];

type OneStep = {
  readonly path: `/admin/people/:staffId/${string}`;
  readonly action: string;
  readonly before: string;
  readonly done: string;
  readonly work: (tx: Tx, staffId: string, at: Date) => Promise<boolean>;
};

/** One press about one person: done and back to their page, or nobody whom this person may change. */
function oneStep({ path, action, before: what, done, work }: OneStep): Route {
  return route({
    method: "POST",
    path,
    access: managing,
    audit: { action },
    shows: { nobody: "accounts of people who work here" },
    stepUp: before(what, done),
    input: { params, form: nothing },
    handle: async ({ tx, clock, params: { staffId } }): Promise<Outcome> => {
      const subjectIds = [staffId];
      const isDone = await work(tx, staffId, clock.now());
      if (!isDone) return { kind: "notFound", subjectIds };
      return { kind: "redirect", to: paths.person(staffId), subjectIds };
    },
  });
}

const presses: readonly Route[] = [
  oneStep({
    path: "/admin/people/:staffId/unlock",
    action: "person.unlock",
    before: "an account is unlocked",
    done: "The person was unlocked and can try to sign in again.",
    work: unlockPerson,
  }),
  oneStep({
    path: "/admin/people/:staffId/end-sessions",
    action: "person.sessions.end",
    before: "a person’s sessions end",
    done: "The person was signed out everywhere.",
    work: endSessionsOfPerson,
  }),
  oneStep({
    path: "/admin/people/:staffId/end",
    action: "person.end",
    before: "all access of a person ends",
    done: "All access of this person was ended. Nothing opens to them now.",
    work: endPerson,
  }),
  oneStep({
    path: "/admin/people/:staffId/recovery",
    action: "person.recovery.ask",
    before: "a person gets a new sign-in",
    done: "Account recovery requested. A second administrator must agree before it works.",
    work: askRecovery,
  }),
];

const changing: readonly Route[] = [
  route({
    method: "POST",
    path: "/admin/people/:staffId/posts",
    access: managing,
    audit: { action: "person.post.give" },
    shows: { nobody: "accounts of people who work here" },
    stepUp: {
      ...before("a post is given", "The post was given."),
      needs: ["team", "role"],
    },
    input: { params, form: post },
    handle: async ({ params: { staffId }, form, ...asked }) => {
      const subjectIds = [staffId];
      if (!(await personView(asked, staffId))) return { kind: "notFound", subjectIds };
      const starts = dateWritten(dateOf(form, "starts"));
      const done = await givePost(asked.tx, staffId, { ...form, starts }, when(asked));
      if (done.kind === "given") return { kind: "redirect", to: paths.person(staffId), subjectIds };
      const errors = done.kind === "invalid" ? done.errors : [];
      const view =
        done.kind === "invalid" ? await personView(asked, staffId, { ...form, errors }) : undefined;
      return view ? { kind: "invalid", view, subjectIds } : { kind: "notFound", subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/admin/people/:staffId/posts/:postId/end",
    access: managing,
    audit: { action: "person.read" },
    shows: { nobody: "accounts of people who work here" },
    input: { params: postParams },
    handle: async ({ params: { staffId, postId }, ...asked }) => {
      const subjectIds = [staffId];
      const view = await endPostView(asked, { staffId, postId });
      return view ? { kind: "page", view, subjectIds } : { kind: "notFound", subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/admin/people/:staffId/posts/:postId/end",
    access: managing,
    audit: { action: "person.post.end" },
    shows: { nobody: "accounts of people who work here" },
    input: { params: postParams, form: nothing },
    handle: async ({ tx, clock, params: { staffId, postId } }) => {
      const subjectIds = [staffId];
      // The last day was yesterday: the next request finds the post gone.
      const last = addDays(clock.today(), -1);
      const isDone = await endPost(tx, { staffId, postId, last, at: clock.now() });
      if (!isDone) return { kind: "notFound", subjectIds };
      return redirectDone(
        paths.person(staffId),
        "The post was ended. What it gave access to is closed.",
        { subjectIds },
      );
    },
  }),
  route({
    method: "POST",
    path: "/admin/people/:staffId/recovery/:ticketId",
    access: managing,
    audit: { action: "person.recovery.confirm" },
    shows: { nobody: "accounts of people who work here" },
    stepUp: before(
      "a person gets a new sign-in",
      "You agreed to a new sign-in. Give the person the code on this page.",
    ),
    input: { params: z.object({ staffId: anId, ticketId: anId }), form: nothing },
    handle: async ({ params: { staffId, ticketId }, tx, clock, frame }) => {
      const subjectIds = [staffId];
      const code = await confirmRecovery(tx, { staffId, ticketId, at: clock.now() });
      const person = (await listPeople(tx, clock.now())).find((one) => one.staffId === staffId);
      if (code === undefined || !person) return { kind: "notFound", subjectIds };
      const view = codePage({ code, staffId, name: person.name, origin: frame.origin });
      return { kind: "page", view, subjectIds };
    },
  }),
];

export const peopleRoutes: readonly Route[] = [
  ...inviting,
  ...looking,
  ...presses,
  ...leavingRoutes,
  ...changing,
];
