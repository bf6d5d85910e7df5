import type { TestApp } from "../harness/app.ts";
import { aService, outcomesForm, referForm, sessionForm, workForm } from "../harness/recovery.ts";

let services = 0;

/** Forms of services, direct work and recovery that are right in every field. */
export async function recoveryForm(app: TestApp, path: string): Promise<Record<string, string>> {
  if (path === "/services/new") return aNewService();
  if (path.endsWith("/services/new")) return referForm(await aService(app));
  if (path.endsWith("/outcomes")) return outcomesForm();
  return path.endsWith("/session") ? sessionForm() : workForm();
}

const aNewService = () => ({
  name: `Service ${++services}`,
  provider: "A charity",
  tier: "recovery",
  criteria: "Anybody",
  howToRefer: "Ring",
  provided: "yes",
  sensitive: "no",
  "openFrom-day": "1",
  "openFrom-month": "1",
  "openFrom-year": "2026",
});
