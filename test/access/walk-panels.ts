import type { TestApp } from "../harness/app.ts";
import { referForm, sittingForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

export const isOfPanels = (path: string): boolean =>
  /^\/(?:panels|sittings)\/|\/panels$/.test(path);

/** Forms of panels that are right in every field. */
export async function panelsForm(app: TestApp, path: string): Promise<Record<string, string>> {
  if (path.endsWith("/panels")) return referForm();
  if (path.endsWith("/seats")) return { staff: await staffIdOf(app, "lead"), part: "member" };
  return path.endsWith("/sittings/new") ? sittingForm(app) : {};
}
