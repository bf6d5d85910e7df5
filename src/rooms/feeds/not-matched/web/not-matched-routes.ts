import { z } from "zod";
import { datePartsOf, type FieldError } from "../../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listOwningTeams } from "../../../directory/index.ts";
import { missingPaths } from "../../../missing/web/paths.ts";
import { findWhomToRing, type Candidate } from "../../../subjects/index.ts";
import { candidatesFor } from "../../join-waiting.ts";
import type { CommandContext } from "../../writing.ts";
import { createNotMatched, dismissNotMatched, linkNotMatched } from "../decide-not-matched.ts";
import { findNotMatched, type NotMatchedRow } from "../not-matched-reads.ts";
import { createPage, type NewChildTyped } from "./create-page.tsx";
import { notMatchedPage, type NotMatchedPage } from "./not-matched-page.tsx";

const access = { permission: "missing.match" } as const;
const path = "/missing/not-matched/:waitingId";
const params = z.object({ waitingId: anId });
const linkForm = z.object({ personId: field(), reason: field(), version: field() });
const asideForm = z.object({ because: field(), version: field() });
const childForm = z.object({
  givenName: field(),
  familyName: field(),
  "born-day": field(),
  "born-month": field(),
  "born-year": field(),
  sex: field(),
  nhsNumber: field(),
  team: field(),
  reason: field(),
  version: field(),
});

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: { readonly now: () => Date; readonly today: () => string };
};

const actingOf = ({ actor, clock }: ReadContext): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

/** Who may say that nobody here is meant reaches every record that is not restricted. */
const mayDismiss = ({ actor }: ReadContext): boolean => actor.isWide;
/** Records are made by the MASH, which is told who to ring where one may be restricted. */
const mayCreate = ({ actor }: ReadContext): boolean => actor.isWide && holds(actor, "mash.decide");

const find = ({ tx, actor, clock }: ReadContext, waitingId: string) =>
  findNotMatched(tx, { actor, today: clock.today() }, waitingId);

/** Records that it may be. */
const candidatesOf = (asking: ReadContext, { row }: NotMatchedRow): Promise<readonly Candidate[]> =>
  candidatesFor(asking.tx, actingOf(asking), row);

type Around = Pick<NotMatchedPage, "csrfToken"> &
  Partial<Pick<NotMatchedPage, "typed" | "because" | "errors" | "isStale">>;

async function pageOf(asking: ReadContext, found: NotMatchedRow, around: Around) {
  const candidates = await candidatesOf(asking, found);
  const view = notMatchedPage({
    found,
    candidates,
    now: asking.clock.now(),
    today: asking.clock.today(),
    mayCreate: mayCreate(asking),
    mayDismiss: mayDismiss(asking),
    typed: { personId: "", reason: "" },
    ...around,
  });
  const subjectIds = [found.row.waitingId, ...candidates.map(({ personId }) => personId)];
  return { view, subjectIds };
}

/** Whoever it is said to be, or what the page says again. */
async function answer(
  asking: ReadContext,
  {
    found,
    change,
    around,
  }: {
    readonly found: NotMatchedRow;
    readonly change:
      | { readonly kind: "accepted"; readonly personId?: string }
      | { readonly kind: "invalid"; readonly errors: NonNullable<NotMatchedPage["errors"]> }
      | { readonly kind: "stale" };
    readonly around: Around;
  },
): Promise<Outcome> {
  if (change.kind === "accepted") {
    const { personId } = change;
    const subjectIds = [found.row.waitingId, ...(personId === undefined ? [] : [personId])];
    const to = personId === undefined ? missingPaths.now : missingPaths.child(personId);
    return { kind: "redirect", to, subjectIds };
  }
  const errors = change.kind === "invalid" ? change.errors : [];
  const isStale = change.kind === "stale";
  const page = await pageOf(asking, found, { ...around, errors, isStale });
  return { kind: change.kind, ...page };
}

const notFound = (waitingId: string): Outcome => ({ kind: "notFound", subjectIds: [waitingId] });

async function createView(
  asking: ReadContext,
  found: NotMatchedRow,
  around: {
    readonly csrfToken: string;
    readonly typed: NewChildTyped;
    readonly errors?: readonly FieldError[];
    readonly isStale?: boolean;
  },
) {
  const { shown } = found;
  const candidates = await candidatesOf(asking, found);
  const view = createPage({
    found,
    candidates,
    teams: await listOwningTeams(asking.tx),
    ring: await findWhomToRing(asking.tx, shown, asking.clock.now()),
    ...around,
  });
  const subjectIds = [found.row.waitingId, ...candidates.map(({ personId }) => personId)];
  return { view, subjectIds };
}

/** As the system sent it. */
function asSent({ shown }: NotMatchedRow): NewChildTyped {
  const born = shown.bornOn === null ? undefined : datePartsOf(shown.bornOn);
  return {
    givenName: shown.givenName,
    familyName: shown.familyName,
    "born-day": born?.day ?? "",
    "born-month": born?.month ?? "",
    "born-year": born?.year ?? "",
    sex: "",
    nhsNumber: "",
    team: "",
    reason: "",
  };
}

/** Who is missing now by another system and not matched: read, linked, created, or nobody of ours. */
export const notMatchedRoutes: readonly Route[] = [
  route({
    method: "GET",
    path,
    access,
    audit: { action: "missing.not-matched.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ params: { waitingId }, frame: { csrfToken }, ...asking }) => {
      const found = await find(asking, waitingId);
      if (!found) return notFound(waitingId);
      return { kind: "page", ...(await pageOf(asking, found, { csrfToken })) };
    },
  }),
  route({
    method: "POST",
    path,
    access,
    audit: { action: "missing.not-matched.link" },
    shows: { about: "children" },
    input: { params, form: linkForm },
    handle: async ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) => {
      const found = await find(asking, waitingId);
      if (!found) return notFound(waitingId);
      const change = await linkNotMatched(asking.tx, actingOf(asking), { row: found.row, form });
      return sayDone(
        "Matched. The missing episode is on the child’s record.",
        answer(asking, { found, change, around: { csrfToken, typed: form } }),
      );
    },
  }),
  route({
    method: "POST",
    path: `${path}/aside`,
    access,
    audit: { action: "missing.not-matched.aside" },
    shows: { about: "children" },
    input: { params, form: asideForm },
    handle: async ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) => {
      const found = await find(asking, waitingId);
      if (!found || !mayDismiss(asking)) return notFound(waitingId);
      const given = { row: found.row, because: form.because, version: form.version };
      const change = await dismissNotMatched(asking.tx, actingOf(asking), given);
      return sayDone(
        "The row was set aside with your reason.",
        answer(asking, { found, change, around: { csrfToken, because: form.because } }),
      );
    },
  }),
  route({
    method: "GET",
    path: `${path}/create`,
    access,
    audit: { action: "missing.not-matched.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ params: { waitingId }, frame: { csrfToken }, ...asking }) => {
      const found = await find(asking, waitingId);
      if (!found || !mayCreate(asking)) return notFound(waitingId);
      const page = await createView(asking, found, { csrfToken, typed: asSent(found) });
      return { kind: "page", ...page };
    },
  }),
  route({
    method: "POST",
    path: `${path}/create`,
    access,
    audit: { action: "missing.not-matched.create" },
    shows: { about: "children" },
    input: { params, form: childForm },
    handle: async ({ params: { waitingId }, form, frame: { csrfToken }, ...asking }) => {
      const found = await find(asking, waitingId);
      if (!found || !mayCreate(asking)) return notFound(waitingId);
      const bornOn = {
        day: form["born-day"],
        month: form["born-month"],
        year: form["born-year"],
      };
      const creating = { found, form: { ...form, bornOn } };
      const change = await createNotMatched(asking.tx, actingOf(asking), creating);
      if (change.kind === "accepted") {
        const subjectIds = [waitingId, change.personId];
        return redirectDone(
          missingPaths.child(change.personId),
          "Record created. The missing episode is on it.",
          { subjectIds },
        );
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const isStale = change.kind === "stale";
      const page = await createView(asking, found, { csrfToken, typed: form, errors, isStale });
      return { kind: change.kind, ...page };
    },
  }),
];
