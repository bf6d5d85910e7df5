import { z } from "zod";
import { dateWritten } from "../../../../kernel/fields.ts";
import { dateInput, dateOf } from "../../../../platform/http/date-fields.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { endPostOn, setLastDay, type LastDayChange } from "../last-day.ts";
import type { LeavingForm } from "./leaving-forms.tsx";
import { paths } from "./paths.ts";
import { personView, when, type ReadQuery } from "./person-view.ts";

const managing = { permission: "staff.manage" } as const;
const params = z.object({ staffId: anId });

async function after(
  asked: ReadQuery,
  {
    staffId,
    change,
    typed,
  }: {
    readonly staffId: string;
    readonly change: LastDayChange;
    readonly typed: Partial<LeavingForm>;
  },
): Promise<Outcome> {
  const subjectIds = [staffId];
  if (change.kind === "accepted")
    return { kind: "redirect", to: paths.person(staffId), subjectIds };
  const view =
    change.kind === "invalid"
      ? await personView(asked, staffId, { ...typed, errors: change.errors })
      : undefined;
  return view ? { kind: "invalid", view, subjectIds } : { kind: "notFound", subjectIds };
}

const stayed = "They stay: no last day is set.";

export const leavingRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/admin/people/:staffId/last-day",
    access: managing,
    audit: { action: "person.last-day" },
    shows: { nobody: "accounts of people who work here" },
    stepUp: {
      withinMinutes: 5,
      before: "a person’s last day is set",
      done: "Last day saved. This person cannot open anything after it.",
    },
    input: { params, form: z.object({ ...dateInput("leaves"), stays: field() }) },
    handle: async ({ params: { staffId }, form: { stays, ...typed }, ...asked }) => {
      const leaves = dateWritten(dateOf(typed, "leaves"));
      const day = stays === "yes" ? "" : leaves;
      const isEmpty = stays !== "yes" && leaves === "";
      const change: LastDayChange = isEmpty
        ? { kind: "invalid", errors: [{ field: "leaves", message: "Enter their last day" }] }
        : await setLastDay(asked.tx, when(asked), { staffId, day });
      const outcome = await after(asked, { staffId, change, typed });
      return day === "" ? { ...outcome, done: stayed } : outcome;
    },
  }),
  route({
    method: "POST",
    path: "/admin/people/:staffId/posts/end-on",
    access: managing,
    audit: { action: "person.post.end-on" },
    shows: { nobody: "accounts of people who work here" },
    input: { params, form: z.object({ post: field(), ...dateInput("last") }) },
    handle: async ({ params: { staffId }, form, ...asked }) => {
      const isPost = z.uuid().safeParse(form.post).success;
      const postId = isPost ? form.post : "";
      const wanted = { staffId, postId, day: dateWritten(dateOf(form, "last")) };
      const change = await endPostOn(asked.tx, when(asked), wanted);
      return sayDone(
        "The post’s last day was saved.",
        after(asked, { staffId, change, typed: form }),
      );
    },
  }),
];
