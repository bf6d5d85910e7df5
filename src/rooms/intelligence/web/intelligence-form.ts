import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { firstOf, staffForm, type StaffForm } from "../../work/index.ts";

export { byOn } from "../../work/index.ts";

/** Which child a free text means is not known to Lantern; a colleague who is named in it reads nothing of it. */
export const shows = {
  nobody:
    "a text for police is on no child’s record: its sender wrote it, and who is named in it is shut out by name",
} as const;
export const sends = { permission: "intelligence.send" } as const;
export const agrees = { permission: "intelligence.agree" } as const;
export const handles = { permission: "intelligence.handle" } as const;

export const noParams = z.object({});
export const entryParams = z.object({ intelligenceId: anId });

type IntelligenceForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "shows" | "subjectIds"
> & { readonly path: `/intelligence/${string}` };

/** A form about intelligence with a page of its own. The audit names the entry, and never what it says. */
export const intelligenceForm = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: IntelligenceForm<P, F, A>,
): readonly Route[] => staffForm({ ...one, shows, subjectIds: firstOf });
