import type { VNode } from "preact";
import { builtInViews } from "../views/built-in-views.ts";
import { keptAddress } from "../views/view-form.ts";
import type { OpenedView } from "../views/view-reads.ts";
import { trackerList } from "../tracker-list.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { TrackerPage } from "./tracker-shown.ts";

/** The address of a view, and under which name it is open. */
export const openAddress = ({ key, address }: Pick<OpenedView, "key" | "address">): string =>
  paths.tracker([address, `view=${key}`].filter((part) => part !== "").join("&"));

/** Every view that can be opened with one click, and what can be done with the one that is. */
export function ViewsBar({ shown, saved }: TrackerPage): VNode {
  const { asked, around } = shown;
  const own = saved.views.map(({ viewId, ...one }) => ({ ...one, key: viewId }));
  const now = trackerList.text({ ...asked, view: undefined });
  const opened = own.find(({ key }) => key === asked.view);
  const isChanged = opened !== undefined && keptAddress(opened.address) !== now;
  const links = [...builtInViews.map((one) => ({ ...one, team: null })), ...own];
  const panelHint = around.setting.scheme.levels.at(-1)?.name ?? "highest level";
  return (
    <nav class="app-views" aria-label="Views of the list">
      <ul class="app-views__list">
        {links.map((one) => (
          <li>
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={openAddress(one)}
              {...(one.key === asked.view ? { "aria-current": "page" } : {})}
              {...(one.key === "panel"
                ? { title: `${panelHint} or rising, or a review due in the next 28 days` }
                : {})}
            >
              {one.name}
            </a>
            {one.team !== null && <span class="app-secondary"> ({one.team})</span>}
          </li>
        ))}
      </ul>
      <Keep opened={isChanged ? opened : undefined} now={now} />
    </nav>
  );
}

type Keeping = {
  readonly opened: Pick<OpenedView, "key" | "name"> | undefined;
  readonly now: string;
};

/** Keeping what is looked at, apart from opening what was kept. */
function Keep({ opened, now }: Keeping): VNode {
  return (
    <ul class="app-views__list">
      {opened !== undefined && (
        <li>
          <a class="govuk-link" href={paths.view(opened.key, now)}>
            Save changes to “{opened.name}”
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link govuk-link--no-visited-state" href={paths.newView(now)}>
          Save this view
        </a>
      </li>
      <li>
        <a class="govuk-link govuk-link--no-visited-state" href={paths.views}>
          Manage views
        </a>
      </li>
    </ul>
  );
}
