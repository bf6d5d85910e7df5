import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownNeed } from "../../../platform/rooms/home-slots.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Behind, Needs } from "../../../ui/layout/index.ts";
import {
  FacetCounts,
  FacetTabs,
  ListFilter,
  ListTables,
  NumberedPages,
} from "../../../ui/lists/index.ts";
import { type NotMatched, NotMatchedPart } from "../../missing/index.ts";
import { checkPaths } from "../checks/web/paths.ts";
import type { MashDay } from "../clock/mash-day.ts";
import type { Night } from "../day/night-reads.ts";
import { NightPart } from "../day/web/night-part.tsx";
import type { queueList } from "../queue-list.ts";
import { paths } from "./paths.ts";
import { queueCells } from "./queue-cells.tsx";

type QueuePage = {
  readonly shown: ShownBy<typeof queueList>;
  /** Who is missing now by another system, and has no record that anybody knows of. */
  readonly notMatched: readonly NotMatched[];
  /** What this MASH takes, as its partnership has said. */
  readonly takes: MashDay["takes"];
  /** What else waits for the reader. */
  readonly needs: readonly ShownNeed[];
  /** What came while the MASH was closed; only on the first page of what waits. */
  readonly night: Night | undefined;
};

export function queuePage(page: QueuePage): View {
  const { shown, night } = page;
  const { now, today } = shown.around;
  const isDecided = shown.asked.show === "decided";
  return {
    title: isDecided ? "MASH: decided" : "MASH queue",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">Multi-agency safeguarding hub (MASH)</h1>
        <p class="govuk-body">{boundaries[page.takes]}</p>
        {!isDecided && <Needs needs={page.needs} />}
        <FacetTabs label="Concerns" facets={shown.facets.modes} />
        <NotMatchedPart notMatched={page.notMatched} now={now} today={today} />
        {night && <NightPart night={night} />}
        {!isDecided && <FacetCounts label="Concerns to decide" facets={shown.facets.numbers} />}
        {!isDecided && <OtherPages />}
        {!isDecided && (
          <div class="app-folds">
            <Behind words="Filter" isOpen={shown.isFiltered}>
              <ListFilter shown={shown} />
            </Behind>
          </div>
        )}
        <ListTables shown={shown} cells={queueCells(shown.around)} />
        <NumberedPages shown={shown} />
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(now)}.`}</p>
      </>
    ),
  };
}

const boundaries: Readonly<Record<MashDay["takes"], string>> = {
  exploitation: "This MASH takes concerns about exploitation; any other is passed on.",
  all: "This MASH takes every concern, about exploitation or not.",
};

/** The day by other ways: by person, and by what partners still owe. */
const OtherPages = (): VNode => (
  <p class="govuk-body">
    <a class="govuk-link" href={paths.board}>
      Who works on what
    </a>
    {" · "}
    <a class="govuk-link" href={checkPaths.owed}>
      What partners still owe
    </a>
  </p>
);
