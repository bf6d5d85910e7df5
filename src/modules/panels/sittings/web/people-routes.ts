import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { field, type FormFields } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { listPosted } from "../../../directory/index.ts";
import { askToSitting } from "../attendance.ts";
import { listAgenda } from "../agenda-reads.ts";
import { compareAsked } from "../may-know.ts";
import { listSittingPeople } from "../sitting-reads.ts";
import { rowAsRead, takeAttendance, type RowsTyped } from "../take-attendance.ts";
import { afterSittingChange } from "./after-change.ts";
import { rowsOf } from "./attendance-part.tsx";
import { closedPage } from "./closed-page.tsx";
import { paths } from "./paths.ts";
import { attendanceInput, keptAttendance, peoplePage } from "./people-page.tsx";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

type Sent = Readonly<{ form: FormFields; back: string }>;

/** Saves the rows that can be saved; the others come back with what was typed and what stands now. */
async function attendanceOutcome(
  tx: Tx,
  facts: SittingFacts,
  { form, back }: Sent,
): Promise<Outcome> {
  const { sitting, acting } = facts;
  const { sittingId } = sitting;
  const people = await listSittingPeople(tx, sittingId, acting);
  const rows = rowsOf(people, form);
  const taken = await takeAttendance(tx, acting, { sittingId, people, rows });
  if (taken.kind === "closed") return { kind: "stale", view: closedPage(facts) };
  if (taken.kind === "accepted") {
    // What is sent from beside an item leaves what is kept on the page of its own.
    if (back === "") await keptAttendance.end(tx, sittingId);
    const to = z.uuid().safeParse(back).success
      ? paths.item(sittingId, back)
      : paths.people(sittingId);
    return { kind: "redirect", to };
  }
  const again = await asTheyStand(tx, facts, { rows, refused: taken.refused });
  const { errors } = taken;
  const view = await peoplePage(tx, facts, { errors, refused: { rows: again, back } });
  return { kind: taken.isStale ? "stale" : "invalid", view };
}

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
    handle: (facts, { tx, form }) => attendanceOutcome(tx, facts, { form, back: form.back }),
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
        const items = await listAgenda(tx, actor, sitting.sittingId);
        await compareAsked(compareStaff, items, (one) => one === colleague);
      }
      return afterSittingChange(change, {
        ...{ facts, typed: {}, to: paths.people(sitting.sittingId) },
        page: (again) => peoplePage(tx, facts, again),
      });
    },
  }),
];
