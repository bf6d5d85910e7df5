import type { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { Route } from "../../../platform/http/route.ts";
import { staffForm, staffFormSent, type StaffForm } from "../../work/index.ts";

export { byOn } from "../../work/index.ts";

/** No child is in any of it: it is about people who work with children. */
export const shows = {
  nobody: "training of people who work with children names no child",
} as const;
export const open = {
  signedIn: "courses, sessions and counts are for everybody who works here; names by policy",
} as const;
export const keeps = { permission: "training.manage" } as const;

type TrainingForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "shows"
> & { readonly path: `/training/${string}` };

/** A form about training with a page of its own. */
export const trainingForm = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: TrainingForm<P, F, A>,
): readonly Route[] => staffForm({ ...one, shows });

/** A form that stands on another page, on which it comes back. */
export const trainingFormSent = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: Omit<TrainingForm<P, F, A>, "reads">,
): Route => staffFormSent({ ...one, shows });
