import type { Clock } from "./kernel/clock.ts";
import type { Permission } from "./kernel/permissions.ts";
import type { View } from "./platform/http/outcome.ts";
import type { Route } from "./platform/http/route.ts";
import type { SettingUp } from "./platform/http/serving.ts";
import { keptBriefly } from "./watching.ts";
import type { ReadinessReport } from "./platform/readiness/run-checks.ts";

/** What is done before the first child: everything else is closed, also what comes later. */
const open: readonly Permission[] = [
  "staff.manage",
  "configuration.view",
  "calendar.manage",
  "audit.view",
  "governance.view",
  "governance.manage",
  "governance.agree",
  "health.view",
];

/** Pages of everybody who is signed in that hold nothing of a child's. */
const openToAll: readonly RegExp[] = [
  /^\/$/,
  /^\/sign-out$/,
  /^\/notices(\/|$)/,
  /^\/tokens(\/|$)/,
  /^\/governance(\/|$)/,
  /^\/account(\/|$)/,
  /^\/confirm(\/|$)/,
];

/** A register of files that left: closed, although everybody may look at their own. */
export function closesWhileSettingUp({ access, path }: Pick<Route, "access" | "path">): boolean {
  // What somebody tells is about a child; the other public pages are words and numbers.
  if ("public" in access) return /^\/tell-us(\/(form|check|send))?$/.test(path);
  if ("permission" in access) return !open.includes(access.permission);
  return !openToAll.some((pattern) => pattern.test(path));
}

export function settingUp(look: () => Promise<ReadinessReport>, clock: Clock): SettingUp {
  const known = keptBriefly(look, clock);
  return { closes: closesWhileSettingUp, view: async () => closedPage(await known()) };
}

function closedPage({ results }: ReadinessReport): View {
  const missing = results.filter(({ isRequired, state }) => isRequired && state !== "in place");
  return {
    title: "No child can be recorded yet",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">No child can be recorded yet</h1>
          <p class="govuk-body">
            Lantern is being set up. Pages about children, concerns and meetings open when
            everything that protects them is in place.
          </p>
          {missing.length === 0 ? (
            <p class="govuk-body">
              Everything is in place. Your system administrator can now start it in production.
            </p>
          ) : (
            <>
              <h2 class="govuk-heading-m">Still missing</h2>
              <ul class="govuk-list govuk-list--bullet">
                {missing.map(({ title }) => (
                  <li>{title}</li>
                ))}
              </ul>
            </>
          )}
          <p class="govuk-body">
            Worried about a child now? Ring the multi-agency safeguarding hub (MASH), or 999 in an
            emergency.
          </p>
        </div>
      </div>
    ),
  };
}
