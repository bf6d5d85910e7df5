import { versionOf } from "../../../kernel/version-of.ts";
import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { findPerson, fullName, type Candidate, type Person } from "../../subjects/index.ts";
import { setAside } from "../rejected-rows.ts";
import { codesOn } from "../codes.ts";
import { listUnseen } from "../in-sight.ts";
import { candidatesFor, findJoined, joinWaiting, settle } from "../join-waiting.ts";
import {
  countWaiting,
  findWaiting,
  listVerified,
  listWaiting,
  type JoinedRow,
  type WaitingRow,
} from "../row-reads.ts";
import { joinUnattended } from "../unattended.ts";
import type { CommandContext } from "../writing.ts";
import { feedPaths } from "./paths.ts";
import { access, pageQuery, versionForm } from "./source-routes.ts";
import { rowPage, waitingPage, type CodesOf, type RowPage } from "./waiting-pages.tsx";

const rowParams = z.object({ waitingId: anId });
const joinForm = z.object({ personId: field(), reason: field(), version: field() });
const asideForm = z.object({ because: field(), version: field() });
const pageSize = 25;
const lookedAt = "It joins its record with the next file: match it to a child";

/** What rows of these kinds can hold, in words. */
async function codesOf(tx: Tx, rows: readonly WaitingRow[], today: string): Promise<CodesOf> {
  const found: CodesOf[] = [];
  for (const kind of new Set(rows.map((row) => row.kind)))
    found.push({ [kind]: await codesOn(tx, kind, today) });
  return Object.assign({}, ...found) as CodesOf;
}

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
};
type Around = Pick<RowPage, "csrfToken"> &
  Partial<Pick<RowPage, "typed" | "because" | "errors" | "isStale">>;

const actingOf = ({ actor, clock }: ReadContext): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

type Beside = {
  readonly known: JoinedRow | undefined;
  readonly person: Person | undefined;
  readonly candidates: readonly Candidate[];
};

const childrenOf = ({ person, candidates }: Beside): readonly string[] =>
  (person ? [person, ...candidates] : candidates).map(({ personId }) => personId);

/** The records beside a row. */
async function besideRow(asking: ReadContext, row: WaitingRow): Promise<Beside> {
  const { tx, actor } = asking;
  const known = await findJoined(tx, row);
  const person = known && (await findPerson(tx, actor, known.personId));
  return {
    known,
    person,
    candidates: person ? [] : await candidatesFor(tx, actingOf(asking), row),
  };
}

/** The row as this reader’s own reach shows it: whom it may be about, and why it waits. */
async function rowFor(asking: ReadContext, row: WaitingRow, around: Around) {
  const { tx, clock } = asking;
  const today = clock.today();
  const { said, sourceId } = row;
  const beside = await besideRow(asking, row);
  const { known, person, candidates } = beside;
  const ids = said["identifier"] === undefined ? [] : [said["identifier"]];
  const joining = joinUnattended(said, await listVerified(tx, sourceId, ids));
  const view = rowPage({
    codes: await codesOf(tx, [row], today),
    row,
    candidates,
    today,
    typed: { personId: "", reason: "" },
    ...around,
    why: "why" in joining ? joining.why : lookedAt,
    before: known && person && { ...known, child: fullName(person) },
  });
  return { view, subjectIds: [row.waitingId, ...childrenOf(beside)] };
}

/** The row, where this reader sees it. */
async function seenRow({ tx, actor, clock }: ReadContext, waitingId: string) {
  const row = await findWaiting(tx, waitingId);
  const reader = { by: actor.id, today: clock.today() };
  const unseen = row?.kind === "council" ? await listUnseen(tx, reader, { waitingId }) : [];
  return unseen.length > 0 ? undefined : row;
}

type Deciding = ReadContext & { readonly waitingId: string; readonly csrfToken: string };

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
    method: "GET",
    path: "/feeds/waiting",
    access,
    audit: { action: "feed.row.list" },
    shows: { about: "children" },
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
    method: "GET",
    path: "/feeds/waiting/:waitingId",
    access,
    audit: { action: "feed.row.read" },
    shows: { about: "children" },
    input: { params: rowParams },
    handle: async ({ params: { waitingId }, frame: { csrfToken }, ...asking }) => {
      const row = await seenRow(asking, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      return { kind: "page", ...(await rowFor(asking, row, { csrfToken })) };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/waiting/:waitingId",
    access,
    audit: { action: "feed.row.join" },
    shows: { about: "children" },
    input: { params: rowParams, form: joinForm },
    handle: async ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) => {
      const row = await seenRow(asking, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      const { tx } = asking;
      const change = await joinWaiting(tx, actingOf(asking), { row, form });
      if (change.kind === "accepted") {
        const subjectIds = [waitingId, change.personId];
        return redirectDone(feedPaths.waiting(), "Row joined to the record.", { subjectIds });
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const around = { csrfToken, typed: form, errors, isStale: change.kind === "stale" };
      const shown = await rowFor(asking, row, around);
      return { kind: change.kind, ...shown };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/waiting/:waitingId/aside",
    access,
    audit: { action: "feed.row.aside" },
    shows: { about: "children" },
    input: { params: rowParams, form: asideForm },
    handle: async ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) => {
      const row = await seenRow(asking, waitingId);
      if (!row) return { kind: "notFound", subjectIds: [waitingId] };
      const { because } = form;
      const acting = actingOf(asking);
      const change = await setAside(asking.tx, acting, {
        row,
        because,
        version: versionOf(form.version),
      });
      if (change.kind === "accepted")
        return redirectDone(feedPaths.waiting(), "Row set aside with your reason.", {
          subjectIds: [waitingId],
        });
      const errors = change.kind === "invalid" ? change.errors : [];
      const around = { csrfToken, because, errors, isStale: change.kind === "stale" };
      return { kind: change.kind, ...(await rowFor(asking, row, around)) };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/waiting/:waitingId/settle",
    access,
    audit: { action: "feed.row.settle" },
    shows: { about: "children" },
    input: { params: rowParams, form: versionForm },
    handle: ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) =>
      decide({ ...asking, waitingId, csrfToken }, form.version, async (row) => {
        const { tx } = asking;
        const { person } = await besideRow(asking, row);
        if (!person) return { kind: "notFound", subjectIds: [waitingId] };
        const change = await settle(tx, row);
        if (change.kind !== "accepted") return { kind: "notFound", subjectIds: [waitingId] };
        const subjectIds = [waitingId, change.personId];
        return redirectDone(feedPaths.waiting(), "Row joined to the record.", { subjectIds });
      }),
  }),
];
