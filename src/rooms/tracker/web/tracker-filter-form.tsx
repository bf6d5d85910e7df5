import type { VNode } from "preact";
import { Details } from "../../../ui/govuk/index.ts";
import { Filter } from "../../../ui/moj/index.ts";
import { filterWords } from "../filter-words.ts";
import { FirstFields, MoreFields } from "./filter-fields.tsx";
import { paths } from "../../child-record/web/paths.ts";
import { addressOf, type TrackerPage } from "./tracker-view.ts";
import { KeptParts } from "./kept-parts.tsx";

/** Of the filters beyond the first, which are on: then they are in sight. */
const more = [
  "flag",
  "ward",
  "school",
  "agency",
  "cohort",
  "due",
  "actions",
  "waiting",
  "show",
] as const;
const moreTyped = ["missing", "panel", "opened", "unseen", "own"] as const;

export function Filters(page: TrackerPage): VNode {
  const { view, errors } = page;
  const { filters } = view;
  const words = filterWords(filters, page);
  const isMoreOn = [...more, ...moreTyped].some((key) => filters[key] !== undefined);
  const tags = words.map(({ text, without }) => ({
    text,
    removeHref: addressOf(page, { filters: without, view: undefined }),
  }));
  const clearHref = addressOf(page, { filters: {}, view: undefined });
  return (
    <Filter
      classes="moj-filter--across"
      action={paths.tracker()}
      {...(tags.length > 0 ? { clearHref, selected: [{ heading: "On", tags }] } : {})}
    >
      <FirstFields page={page} />
      <Details
        summaryText="More filters"
        classes="app-more-filters"
        open={errors.some(({ field }) => field !== "q")}
      >
        {isMoreOn && <p class="govuk-body-s">Filters that are on are shown above.</p>}
        <div class="moj-filter__fields">
          <MoreFields page={page} />
        </div>
      </Details>
      <KeptParts view={view} except={(key) => key !== "columns" && key !== "dir"} />
    </Filter>
  );
}
