import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { findPerson, fullName } from "../../../subjects/index.ts";
import { setAside } from "../aside.ts";
import { codesOn } from "../codes.ts";
import { listUnseen } from "../in-sight.ts";
import { candidatesFor, findJoined, joinWaiting, settle } from "../join-waiting.ts";
import {
  countWaiting,
  findWaiting,
  listVerified,
  listWaiting,
  type WaitingRow,
} from "../row-reads.ts";
import { joinUnattended } from "../unattended.ts";
import { feedPaths } from "./paths.ts";
import { access, pageQuery, versionForm } from "./source-routes.ts";
import { rowPage, waitingPage, type CodesOf, type RowPage } from "./waiting-pages.tsx";

const rowParams = z.object({ waitingId: anId });
const joinForm = z.object({ personId: field(), reason: field(), version: field() });
const asideForm = z.object({ because: field(), version: field() });
const pageSize = 25;
const lookedAt = "It joins its record with the next file: say whom it is about";

/** What rows of these kinds can hold, in words. */
async function codesOf(tx: Tx, rows: readonly WaitingRow[], today: string): Promise<CodesOf> {
  const found: CodesOf[] = [];
  for (const kind of new Set(rows.map((row) => row.kind)))
    found.push({ [kind]: await codesOn(tx, kind, today) });
  return Object.assign({}, ...found) as CodesOf;
}

type Asking = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
};
type Around = Pick<RowPage, "csrfToken"> &
  Partial<Pick<RowPage, "typed" | "because" | "errors" | "isStale">>;

/** The row as this reader’s own reach shows it: whom it may be about, and why it waits. */
async function rowFor({ tx, actor, clock }: Asking, row: WaitingRow, around: Around) {
  const acting = { actor, at: clock.now(), today: clock.today() };
  const { said, sourceId } = row;
  const known = await findJoined(tx, row);
  const person = known && (await findPerson(tx, actor, known.personId));
  const candidates = person ? [] : await candidatesFor(tx, acting, row);
  const ids = said["identifier"] === undefined ? [] : [said["identifier"]];
  const joining = joinUnattended(said, await listVerified(tx, sourceId, ids));
  const view = rowPage({
    codes: await codesOf(tx, [row], acting.today),
    ...{ row, candidates, today: acting.today, typed: { personId: "", reason: "" }, ...around },
    why: "why" in joining ? joining.why : lookedAt,
    before: known && person && { ...known, child: fullName(person) },
  });
  const about = [...(person ? [person.personId] : []), ...candidates.map((one) => one.personId)];
  return { view, subjectIds: [row.waitingId, ...about] };
}

/** The row, where this reader sees it. */
async function seenRow({ tx, actor, clock }: Asking, waitingId: string) {
  const row = await findWaiting(tx, waitingId);
  const reader = { by: actor.id, today: clock.today() };
  const unseen = row?.kind === "council" ? await listUnseen(tx, reader, waitingId) : [];
  return unseen.length > 0 ? undefined : row;
}

type Deciding = Asking & { readonly waitingId: string; readonly csrfToken: string };

/** Takes a row away in the version that was read, or shows what it says now. */
async function decide(
  { waitingId, csrfToken, ...asking }: Deciding,
  version: string,
  work: (row: WaitingRow) => Promise<Outcome>,
): Promise<Outcome> {
  const row = await seenRow(asking, waitingId);
  if (!row) return { kind: "notFound", subjectIds: [waitingId] };
  if (row.version === versionOf(version)) return work(row);
  return { kind: "stale", ...(await rowFor(asking, row, { csrfToken, isStale: true })) };
}

export const waitingRoutes: readonly Route[] = [
  route({
    ...{ method: "GET", path: "/feeds/waiting", access },
    audit: { action: "feed.row.list" },
    input: { query: pageQuery },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const unseen = await listUnseen(tx, { by: actor.id, today });
      const rows = await listWaiting(tx, { page, pageSize, unseen });
      const total = await countWaiting(tx, unseen);
      const codes = await codesOf(tx, rows, today);
      const view = waitingPage({ rows, codes, total, page, pageSize, today });
      return { kind: "page", view };
    },
  }),
  route({
    ...{ method: "GET", path: "/feeds/waiting/:waitingId", access },
    audit: { action: "feed.row.read" },
    input: { params: rowParams },
    handle: async ({ tx, actor, clock, params: { waitingId }, frame: { csrfToken } }) => {
      const row = await seenRow({ tx, actor, clock }, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      return { kind: "page", ...(await rowFor({ tx, actor, clock }, row, { csrfToken })) };
    },
  }),
  route({
    ...{ method: "POST", path: "/feeds/waiting/:waitingId", access },
    audit: { action: "feed.row.join" },
    input: { params: rowParams, form: joinForm },
    handle: async ({ tx, actor, clock, params: { waitingId }, form, frame: { csrfToken } }) => {
      const row = await seenRow({ tx, actor, clock }, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const change = await joinWaiting(tx, acting, { row, form });
      if (change.kind === "accepted") {
        const subjectIds = [waitingId, change.personId];
        return { kind: "redirect", to: feedPaths.waiting(), subjectIds };
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const around = { csrfToken, typed: form, errors, isStale: change.kind === "stale" };
      const shown = await rowFor({ tx, actor, clock }, row, around);
      return { kind: change.kind, ...shown };
    },
  }),
  route({
    ...{ method: "POST", path: "/feeds/waiting/:waitingId/aside", access },
    audit: { action: "feed.row.aside" },
    input: { params: rowParams, form: asideForm },
    handle: async ({ tx, actor, clock, params: { waitingId }, form, frame: { csrfToken } }) => {
      const row = await seenRow({ tx, actor, clock }, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      const { because } = form;
      const acting = { actor, at: clock.now(), today: clock.today() };
      const change = await setAside(tx, acting, { row, because, version: versionOf(form.version) });
      if (change.kind === "accepted")
        return { kind: "redirect", to: feedPaths.waiting(), subjectIds: [waitingId] };
      const errors = change.kind === "invalid" ? change.errors : [];
      const around = { csrfToken, because, errors, isStale: change.kind === "stale" };
      return { kind: change.kind, ...(await rowFor({ tx, actor, clock }, row, around)) };
    },
  }),
  route({
    ...{ method: "POST", path: "/feeds/waiting/:waitingId/settle", access },
    audit: { action: "feed.row.settle" },
    input: { params: rowParams, form: versionForm },
    handle: ({ tx, actor, clock, params: { waitingId }, form, frame: { csrfToken } }) =>
      decide({ tx, actor, clock, waitingId, csrfToken }, form.version, async (row) => {
        const change = await settle(tx, row);
        if (change.kind !== "accepted") return { kind: "notFound", subjectIds: [waitingId] };
        const subjectIds = [waitingId, change.personId];
        return { kind: "redirect", to: feedPaths.waiting(), subjectIds };
      }),
  }),
];
