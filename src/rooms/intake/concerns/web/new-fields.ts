import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import type { ConcernForm } from "../concern-form.ts";

/** The form's name in the table of drafts. */
export const draftName = "concern";

/** The form's fields as the browser sends them. `id` is the form's own. */
export const concernFields = z.object({
  id: field(),
  danger: field(),
  /** "yes" on the form on which no child is named. */
  noChild: field(),
  about: field(),
  aboutName: field(),
  givenName: field(),
  familyName: field(),
  birth: field(),
  "bornOn-day": field(),
  "bornOn-month": field(),
  "bornOn-year": field(),
  age: field(),
  worry: field(),
  ringName: field(),
  ringPhone: field(),
});
export type ConcernFields = z.output<typeof concernFields>;

export const isNoChildForm = ({ noChild }: Pick<ConcernFields, "noChild">): boolean =>
  noChild === "yes";

export function concernFormOf(typed: ConcernFields): ConcernForm {
  const bornOn = {
    day: typed["bornOn-day"],
    month: typed["bornOn-month"],
    year: typed["bornOn-year"],
  };
  return { ...typed, bornOn, about: isNoChildForm(typed) ? typed.about || "no-child" : "" };
}
