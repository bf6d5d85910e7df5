import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { firstOf, staffForm, type StaffForm } from "../../work/index.ts";

export { byOn } from "../../work/index.ts";

/** No child stands on a case: a name of one is refused where it is typed. */
export const shows = {
  nobody:
    "a case is on a place, a group or an online space: no child is on it, and a child’s name is refused",
} as const;
export const views = { permission: "context.view" } as const;
export const records = { permission: "context.record" } as const;
export const decides = { permission: "context.decide" } as const;

export const contextParams = z.object({ contextId: anId });

type ContextForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "shows" | "subjectIds"
> & { readonly path: `/contexts/${string}` };

/** A form about a case with a page of its own. The audit names the case, and never what it says. */
export const contextForm = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: ContextForm<P, F, A>,
): readonly Route[] => staffForm({ ...one, shows, subjectIds: firstOf });
