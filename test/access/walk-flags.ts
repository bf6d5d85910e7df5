import type { TestApp } from "../harness/app.ts";
import {
  aThing,
  askForm,
  grantForm,
  linkForm,
  renewLinkForm,
  thingFlagForm,
  vehicleForm,
} from "../harness/flags.ts";
import { harmingFields } from "../harness/measures.ts";

/** Forms of subjects that are no children, and of the use of flags, right in every field. */
export async function flagsForm(app: TestApp, path: string): Promise<Record<string, string>> {
  if (path === "/subjects/new" || path.endsWith("/edit")) return vehicleForm();
  if (path.endsWith("/taken-out")) return { system: "Niche" };
  if (path.endsWith("/harming-others/new")) return harmingFields();
  if (path.endsWith("/linked")) return { ...linkForm(), thing: await aThing(app) };
  if (path.endsWith("/:thingLinkId/review")) return renewLinkForm();
  if (path.endsWith("/links")) return { ...linkForm(), reference: "C-2041-8" };
  if (path.endsWith("/enforcement")) return askForm;
  if (path.endsWith("/:enforcementId")) return grantForm;
  return path.startsWith("/subjects") ? thingFlagForm() : { reason: "Not so" };
}

export const isOfFlags = (path: string): boolean =>
  /^\/(?:subjects|measures)|\/(?:linked|harming-others|enforcement|taken-out)/.test(path);
