import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import type { ShownToReader } from "../../../../platform/http/places-guard.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { oneAtATime } from "../../../../platform/database/one-at-a-time.ts";
import { offerOf } from "../export-offer.ts";
import { makeReleased } from "../make-export.ts";
import { hasLapsed } from "../second-person.ts";
import { releaseExport, sendExportBack, withdrawExport, type Settled } from "../settle-waiting.ts";
import { findWaiting, listOfOwn, type WaitingExport } from "../waiting-reads.ts";
import { trackerList } from "../../tracker-list.ts";
import { paths } from "./paths.ts";
import { waitingPage, type WaitingPage } from "./waiting-page.tsx";

const params = z.object({ waitingExportId: anId });
const version = z.object({ version: field() });

type HandlerInput = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: { readonly csrfToken: string };
  readonly shownToReader: ShownToReader;
  readonly params: { readonly waitingExportId: string };
};

type FormState = Pick<WaitingPage, "problem" | "errors" | "words">;

/** The page as it stands now, which another may have changed since it was found. */
async function pageOf(
  { tx, actor, clock, frame, params: { waitingExportId } }: HandlerInput,
  again: FormState,
) {
  const waiting = await findWaiting(tx, actor, waitingExportId);
  const facts = { actor, now: clock.now(), csrfToken: frame.csrfToken };
  return waiting && waitingPage({ waiting, ...facts, ...again });
}

/** Found by its own person and by whoever may release it; for anybody else there is none. */
async function withWaiting(
  given: HandlerInput,
  work: (waiting: WaitingExport) => Promise<Outcome>,
): Promise<Outcome> {
  const { waitingExportId } = given.params;
  await oneAtATime(given.tx, `waiting export ${waitingExportId}`);
  const waiting = await findWaiting(given.tx, given.actor, waitingExportId);
  const outcome: Outcome = waiting ? await work(waiting) : { kind: "notFound" };
  return { subjectIds: [waitingExportId], ...outcome };
}

async function after(given: HandlerInput, change: Settled, words = ""): Promise<Outcome> {
  const { waitingExportId } = given.params;
  if (change.kind === "accepted") return { kind: "redirect", to: paths.waiting(waitingExportId) };
  const again =
    change.kind === "invalid" ? { errors: change.errors, words } : { problem: change.kind };
  const view = await pageOf(given, again);
  if (!view) return { kind: "notFound" };
  if (change.kind === "own") return { kind: "refused", view };
  return { kind: change.kind, view };
}

/** The file, made now; or the page with why there is none. */
async function take(given: HandlerInput, waiting: WaitingExport): Promise<Outcome> {
  const { tx, actor, clock, shownToReader } = given;
  const { waitingExportId, askedById, settledById, settledAt, state, form } = waiting;
  const { rowCount: mostChildren } = waiting;
  const list = await listOfOwn(tx, actor, waitingExportId);
  if (askedById !== actor.id || list === undefined) return { kind: "notFound" };
  const stopped = async (problem: WaitingPage["problem"]): Promise<Outcome> => {
    const view = await pageOf(given, problem === undefined ? {} : { problem });
    return view ? { kind: "stale", view } : { kind: "notFound" };
  };
  if (state !== "released" || settledById === null || settledAt === null) return stopped("stale");
  if (hasLapsed(settledAt, clock.now())) return stopped("lapsed");
  const offer = await offerOf({ tx, actor, clock }, trackerList.asked(list));
  const release = { waitingExportId, releasedBy: settledById };
  const taker = { actor, shownToReader };
  const made = await makeReleased(tx, taker, { form, offer, release, mostChildren });
  if (made.kind !== "accepted") return stopped(made.kind === "more" ? "more" : "not made");
  const { file, reference, personIds, hasNames: names, leftOut } = made;
  const detail = { reference, children: personIds.length, names, leftOut, released: true };
  return { kind: "file", file, subjectIds: [waitingExportId, ...personIds], detail };
}

const releasing = { permission: "paper.release" } as const;
const taking = { permission: "tracker.export" } as const;

export const waitingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/exports/waiting/:waitingExportId",
    access: {
      signedIn: "each person reads what they asked for; a second person what they may release",
    },
    audit: { action: "export.waiting.read" },
    shows: { about: "children" },
    input: { params },
    handle: async (given) => {
      const view = await pageOf(given, {});
      const subjectIds = [given.params.waitingExportId];
      return view ? { kind: "page", view, subjectIds } : { kind: "notFound", subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/exports/waiting/:waitingExportId/release",
    access: releasing,
    audit: { action: "export.release" },
    shows: { about: "children" },
    stepUp: {
      withinMinutes: 5,
      before: "a file of children is released",
      done: "You released the file. The person who asked for it can now take it.",
    },
    input: { params, form: version },
    handle: (given) =>
      withWaiting(given, async (waiting) => {
        const acting = { actor: given.actor, at: given.clock.now() };
        const asked = { waiting, version: given.form.version };
        return after(given, await releaseExport(given.tx, acting, asked));
      }),
  }),
  route({
    method: "POST",
    path: "/exports/waiting/:waitingExportId/send-back",
    access: releasing,
    audit: { action: "export.send-back" },
    shows: { about: "children" },
    input: { params, form: version.extend({ words: field() }) },
    handle: (given) =>
      withWaiting(given, async (waiting) => {
        const { words } = given.form;
        const acting = { actor: given.actor, at: given.clock.now() };
        const asked = { waiting, version: given.form.version, words };
        return sayDone(
          "The request was sent back with your words.",
          after(given, await sendExportBack(given.tx, acting, asked), words),
        );
      }),
  }),
  route({
    method: "POST",
    path: "/exports/waiting/:waitingExportId/withdraw",
    access: taking,
    audit: { action: "export.withdraw" },
    shows: { about: "children" },
    input: { params, form: version },
    handle: (given) =>
      withWaiting(given, async (waiting) => {
        if (waiting.askedById !== given.actor.id) return { kind: "notFound" };
        const acting = { actor: given.actor, at: given.clock.now() };
        const asked = { waiting, version: given.form.version };
        return sayDone(
          "The request was withdrawn. No file was made.",
          after(given, await withdrawExport(given.tx, acting, asked)),
        );
      }),
  }),
  route({
    method: "POST",
    path: "/exports/waiting/:waitingExportId/take",
    access: taking,
    audit: { action: "tracker.export" },
    shows: { about: "children" },
    stepUp: {
      withinMinutes: 5,
      before: "a file of children is made",
      done: "Your file was made and downloaded. It is in the register of exports.",
      isFile: true,
    },
    input: { params, form: version },
    handle: (given) => withWaiting(given, (waiting) => take(given, waiting)),
  }),
];
