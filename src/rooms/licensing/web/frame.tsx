import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Thing } from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { staffFormPage, type Crumb, type StaffFormPage } from "../../work/index.ts";
import type { Referral } from "../licence.ts";
import { licensingPaths } from "./paths.ts";

export const listTitle = "Referrals to licensing authorities";
export const licencesTitle = "Licences, and referrals to licensing authorities";

/** Under the list, and the referral that it is about. */
export const crumbsOf = (referral?: Pick<Referral, "holder" | "referralId">): readonly Crumb[] => [
  { text: listTitle, href: licensingPaths.list() },
  ...(referral ? [{ text: referral.holder, href: licensingPaths.one(referral.referralId) }] : []),
];

/** Under a subject. */
export const crumbsOfThing = ({
  thingId,
  label,
}: Pick<Thing, "label" | "thingId">): readonly Crumb[] => [
  { text: label, href: thingPaths.thing(thingId) },
  { text: licencesTitle, href: licensingPaths.ofThing(thingId) },
];

/** A form about a licence or a referral, on a page of its own. */
export const licensingFormPage = <F extends AnyForm>(page: StaffFormPage<F>): View =>
  staffFormPage({ ...page, again: "the referral" });
