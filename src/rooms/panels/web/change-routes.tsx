import { z } from "zod";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listPosted } from "../../directory/index.ts";
import { dateInput, dateOf, dateTyped } from "../../../platform/http/date-fields.ts";
import { FieldsForm } from "../../../ui/forms/fields-form.tsx";
import { listAgenda } from "../agenda-reads.ts";
import { cancelSitting, moveSitting, type SittingChanged } from "../change-sitting.ts";
import { compareAsked } from "../may-know.ts";
import { afterSittingChange, type FormState, type Typed } from "./after-change.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { reasonField, sittingFields } from "./fields.ts";
import { formPage } from "./form-page.tsx";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import { manages, sittingParams, sittingRoute, type SittingFacts } from "./sitting-route.ts";

const changeForm = z.object({
  time: field(),
  room: field(),
  chair: field(),
  joinLink: field(),
  reason: field(),
  version: field(),
  ...dateInput("on"),
});
const cancelForm = z.object({ cancelReason: field() });

/** Another day, room or chair; or called off. Both with a reason. */
async function changePage(tx: Tx, facts: SittingFacts, again: FormState = {}): Promise<View> {
  const { sitting, acting, csrfToken } = facts;
  const posted = await listPosted(tx, acting.today);
  const version = String(sitting.version);
  const typed = {
    ...changeForm.parse({
      room: sitting.room,
      joinLink: sitting.joinLink ?? "",
      chair: sitting.chairId,
      version,
    }),
    time: formatTime(sitting.startsAt),
    ...dateTyped("on", londonDate(sitting.startsAt)),
    ...again.typed,
    // Whoever was second has read what stands now, and may write over it.
    ...(again.isStale === true ? { version } : {}),
  };
  return formPage({
    title: "Change the meeting",
    button: "Change the meeting",
    csrfToken,
    ...again,
    typed,
    action: paths.change(sitting.sittingId),
    now: paths.sitting(sitting.sittingId),
    fields: [...sittingFields(posted), reasonField],
    breadcrumbs: crumbsOf(facts, "Change"),
    lead: "When papers open and close moves with the day.",
    below: (
      <>
        <h2 class="govuk-heading-m">Cancel the meeting</h2>
        <FieldsForm
          action={paths.cancel(sitting.sittingId)}
          csrfToken={csrfToken}
          fields={[{ ...reasonField, name: "cancelReason", label: "Why it is cancelled" }]}
          typed={{ cancelReason: again.typed?.["cancelReason"] ?? "" }}
          errors={again.errors ?? []}
          button="Cancel the meeting"
          isWarning
        />
      </>
    ),
  });
}

type Done = { readonly change: SittingChanged; readonly typed: Typed };

const afterChanging = (facts: SittingFacts, tx: Tx, { change, typed }: Done): Promise<Outcome> =>
  afterSittingChange(change, {
    facts,
    typed,
    to: paths.sitting(facts.sitting.sittingId),
    page: (again) => changePage(tx, facts, again),
  });

export const changeSittingRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/change",
    access: manages,
    audit: { action: "sitting.read" },
    input: { params: sittingParams },
    handle: async (facts, { tx }) => ({ kind: "page", view: await changePage(tx, facts) }),
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/change",
    access: manages,
    audit: { action: "sitting.move" },
    input: { params: sittingParams, form: changeForm },
    handle: async (facts, given) => {
      const { tx, compareStaff, form: typed } = given;
      const { sitting, panel, acting } = facts;
      const errors = await namesIn(given, panel, {
        room: typed.room,
        reason: typed.reason,
      });
      if (errors.length > 0)
        return afterChanging(facts, tx, { change: { kind: "invalid", errors }, typed });
      const posted = await listPosted(tx, acting.today);
      const form = { ...typed, on: dateOf(typed, "on") };
      const change = await moveSitting(tx, acting, { sitting, panel, posted, form });
      const asked = "asked" in change ? (change.asked ?? []) : [];
      if (asked.length > 0) {
        const items = await listAgenda(tx, acting.actor, {
          sittingId: sitting.sittingId,
          today: acting.today,
        });
        await compareAsked(compareStaff, items, (one) => asked.includes(one));
      }
      return sayDone("Panel meeting changed.", afterChanging(facts, tx, { change, typed }));
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/cancel",
    access: manages,
    audit: { action: "sitting.cancel" },
    input: { params: sittingParams, form: cancelForm },
    handle: async (facts, given) => {
      const { cancelReason } = given.form;
      const { sitting, panel, acting } = facts;
      const { tx } = given;
      const errors = await namesIn(given, panel, { cancelReason });
      const change =
        errors.length > 0
          ? { kind: "invalid" as const, errors }
          : await cancelSitting(tx, acting, { sitting, reason: cancelReason });
      return sayDone(
        "Panel meeting cancelled.",
        afterChanging(facts, tx, { change, typed: { cancelReason } }),
      );
    },
  }),
];
