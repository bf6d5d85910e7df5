import type { VNode } from "preact";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { DueOn } from "../../../ui/layout/index.ts";
import type { CellsOf } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import type { contextList } from "../context-list.ts";
import { levelName } from "../context-scheme.ts";
import { contextKinds, contextStates } from "../context-words.ts";
import { contextPaths } from "./paths.ts";

type Shown = ShownBy<typeof contextList>;

export const ContextIntro = (): VNode => (
  <p class="govuk-body">
    A place, a group or an online space where young people are harmed has a case of its own: it is
    made safer there. No child is on it. You read those in which your agency has a part.
  </p>
);

/** Cases that the reader reads. No child is on one. */
export const contextCells = ({ today, scheme }: Shown["around"]): CellsOf<Shown> => ({
  name: ({ contextId, name, kind, isRestricted }) => (
    <>
      <a class="govuk-link" href={contextPaths.one(contextId)}>
        {name}
      </a>
      <span class="app-line app-secondary">{contextKinds[kind]}</span>
      {isRestricted && (
        <span class="app-line">
          <Badge text="Restricted" tone="red" />
        </span>
      )}
    </>
  ),
  level: ({ level }) => levelName(scheme, level),
  owner: ({ owner }) => owner ?? "None yet",
  agency: ({ leadAgency, agency }) => leadAgency ?? `Referred by ${agency}`,
  review: ({ state, reviewBy }) =>
    reviewBy === null || state !== "open" ? (
      ""
    ) : (
      <DueOn isOverdue={reviewBy < today} on={reviewBy} />
    ),
  state: ({ state }) => contextStates[state],
});
