import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field, type FormFields } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listPosted } from "../../directory/index.ts";
import { deleteDraft, subjectOf } from "../../work/index.ts";
import { askToSitting } from "../attendance.ts";
import { listAgenda } from "../agenda-reads.ts";
import { compareAsked } from "../may-know.ts";
import { listSittingPeople } from "../sitting-reads.ts";
import { isTouched, rowAsRead, takeAttendance, type RowsTyped } from "../take-attendance.ts";
import { afterSittingChange } from "./after-change.ts";
import { rowsOf } from "./attendance-part.tsx";
import { closedPage } from "./closed-page.tsx";
import { attendanceDraft } from "./drafts.ts";
import { namesIn, type Naming } from "./nameless.ts";
import { paths } from "./paths.ts";
import { attendanceInput, keptAttendance, peoplePage } from "./people-page.tsx";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

type Sent = Readonly<{ form: FormFields; back: string }>;

/** Where no child is named, who came instead is no child: the rows in which a name was found, and those not looked at. */
async function namesOfDeputies(
  given: Naming,
  { panel }: SittingFacts,
  rows: RowsTyped,
): Promise<{ readonly errors: readonly FieldError[]; readonly held: RowsTyped }> {
  const typed = [...rows].filter(([, row]) => isTouched(row) && row.deputy.trim() !== "");
  const texts = Object.fromEntries(typed.map(([id, { deputy }]) => [`deputy.${id}`, deputy]));
  const errors = await namesIn(given, panel, texts);
  return { errors, held: new Map(errors.length > 0 ? typed : []) };
}

/** Saves the rows that can be saved; the others come back with what was typed and what stands now. */
async function attendanceOutcome(
  given: Naming,
  facts: SittingFacts,
  { form, back }: Sent,
): Promise<Outcome> {
  const { tx } = given;
  const { sitting, acting } = facts;
  const { sittingId } = sitting;
  const people = await listSittingPeople(tx, sittingId, acting);
  const rows = rowsOf(people, form);
  const named = await namesOfDeputies(given, facts, rows);
  const free = new Map([...rows].filter(([id]) => !named.held.has(id)));
  const taken = await takeAttendance(tx, acting, { sittingId, people, rows: free });
  if (taken.kind === "closed") return { kind: "stale", view: closedPage(facts) };
  if (taken.kind === "accepted" && named.held.size === 0) {
    // What is sent from beside an item leaves what is kept on the page of its own.
    if (back === "") await keptAttendance.end(tx, sittingId);
    else await deleteDraft(tx, attendanceDraft, subjectOf(sittingId, back));
    const to = z.uuid().safeParse(back).success
      ? paths.item(sittingId, back)
      : paths.people(sittingId);
    return { kind: "redirect", to };
  }
  const others = taken.kind === "accepted" ? nothingRefused : taken;
  const again = await asTheyStand(tx, facts, { rows, refused: others.refused });
  const errors = [...named.errors, ...others.errors];
  const refused = { rows: new Map([...named.held, ...again]), back };
  const view = await peoplePage(tx, facts, { errors, refused });
  return { kind: others.isStale ? "stale" : "invalid", view };
}

const nothingRefused = { errors: [], refused: new Set<string>(), isStale: false };

type Refusing = { readonly rows: RowsTyped; readonly refused: ReadonlySet<string> };

/** Whoever was second has read what stands now, and may write over it. */
async function asTheyStand(
  tx: Tx,
  { sitting, acting }: SittingFacts,
  { rows, refused }: Refusing,
): Promise<RowsTyped> {
  const now = await listSittingPeople(tx, sitting.sittingId, acting);
  return new Map(
    now.flatMap((person) => {
      const typed = rows.get(person.staffId);
      return typed && refused.has(person.staffId)
        ? [[person.staffId, { ...typed, read: rowAsRead(person) }] as const]
        : [];
    }),
  );
}

export const sittingPeopleRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/people",
    access: manages,
    audit: { action: "sitting.people.read" },
    input: { params: sittingParams },
    handle: async (facts, { tx }) => ({ kind: "page", view: await peoplePage(tx, facts) }),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/people",
    access: manages,
    audit: { action: "sitting.attendance" },
    input: { params: sittingParams, form: attendanceInput },
    handle: (facts, given) => {
      const { form } = given;
      return sayDone(
        "Attendance saved.",
        attendanceOutcome(given, facts, { form, back: form.back }),
      );
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/ask",
    access: manages,
    audit: { action: "sitting.ask" },
    input: { params: sittingParams, form: z.object({ colleague: field() }) },
    handle: async (facts, { tx, actor, compareStaff, form: { colleague } }) => {
      const { sitting, acting } = facts;
      const posted = await listPosted(tx, acting.today);
      const asked = { sittingId: sitting.sittingId, posted, staff: colleague };
      const change = await askToSitting(tx, acting, asked);
      if (change.kind === "accepted") {
        const items = await listAgenda(tx, actor, {
          sittingId: sitting.sittingId,
          today: acting.today,
        });
        await compareAsked(compareStaff, items, (one) => one === colleague);
      }
      return sayDone(
        "Invited to the panel meeting.",
        afterSittingChange(change, {
          facts,
          typed: {},
          to: paths.people(sitting.sittingId),
          page: (again) => peoplePage(tx, facts, again),
        }),
      );
    },
  }),
];
