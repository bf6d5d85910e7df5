import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { firstOf, staffForm, type StaffForm } from "../../work/index.ts";

/** No child stands on a licence or a referral: a name of one is refused where it is typed. */
export const shows = {
  nobody: "a licence and its referral have no child on them, and a child’s name is refused",
} as const;
export const views = { permission: "licence.view" } as const;
export const records = { permission: "licence.record" } as const;

export const referralParams = z.object({ licensingReferralId: anId });
export const thingParams = z.object({ thingId: anId });
export const licenceParams = thingParams.extend({ licenceId: anId });

type LicenceForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "access" | "shows" | "subjectIds"
> & { readonly path: `/licensing/${string}` | `/subjects/${string}` };

/** A form about a licence or a referral with a page of its own. The audit names it, and never what it says. */
export const licenceForms = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: LicenceForm<P, F, A>,
): readonly Route[] => staffForm({ ...one, access: records, shows, subjectIds: firstOf });
