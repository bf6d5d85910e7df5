import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  firstOf,
  staffForm,
  staffFormPage,
  staffPage,
  type StaffForm,
  type StaffFormPage,
} from "../../work/index.ts";
import { campaignPaths } from "./paths.ts";

export { byOn } from "../../work/index.ts";

export const roomTitle = "Prevention: campaigns and businesses";
export const crumbs = [{ text: roomTitle, href: campaignPaths.home }];

export const campaignsPage = (page: Parameters<typeof staffPage>[0]): View =>
  staffPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

export const campaignsFormPage = <F extends AnyForm>(page: StaffFormPage<F>): View =>
  staffFormPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

/** No child is in it: a child’s name is refused where it is typed. */
export const shows = {
  nobody: "campaigns, businesses and resources, about no child; a child’s name is refused",
} as const;
export const open = {
  signedIn: "campaigns, the register of businesses and resources are for everybody who works here",
} as const;
export const keeps = { permission: "training.manage" } as const;

export const campaignParams = z.object({ campaignId: anId });
export const businessParams = z.object({ businessId: anId });
export const resourceParams = z.object({ resourceId: anId });

type RoomForm<P extends z.ZodType<object>, F extends AnyForm, A> = Omit<
  StaffForm<P, F, A>,
  "access" | "shows" | "subjectIds"
> & { readonly access?: StaffForm<P, F, A>["access"] };

/** A form with a page of its own, for who keeps prevention. */
export const campaignsForm = <P extends z.ZodType<object>, F extends AnyForm, A>(
  one: RoomForm<P, F, A>,
): readonly Route[] =>
  staffForm({ ...one, access: one.access ?? keeps, shows, subjectIds: firstOf });
