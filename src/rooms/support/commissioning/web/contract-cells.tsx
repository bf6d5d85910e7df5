import type { VNode } from "preact";
import { formatDate, type IsoDate } from "../../../../kernel/dates.ts";
import { Badge } from "../../../../ui/moj/index.ts";
import { stateWords, type Commissioned } from "../commissioning-list.ts";
import { decisionWords } from "../contract-state.ts";
import { commissioningPaths } from "./paths.ts";

export const NameCell = ({
  of: { serviceId, name, provider },
}: {
  readonly of: Pick<Commissioned, "serviceId" | "name" | "provider">;
}): VNode => (
  <>
    <a class="govuk-link" href={commissioningPaths.service(serviceId)}>
      {name}
    </a>
    <span class="app-line app-secondary">{provider}</span>
  </>
);

export const dayOr = (day: IsoDate | null, none: string): string =>
  day === null ? none : formatDate(day);

export const poundsText = (pounds: number | null): string =>
  pounds === null ? "Not known" : `£${pounds.toLocaleString("en-GB")}`;

export const StateCell = ({
  of: { state, decision },
}: {
  readonly of: Pick<Commissioned, "state" | "decision">;
}): VNode => {
  if (state === "decided" && decision !== null) return <>{decisionWords[decision]}</>;
  if (state === "overdue" || state === "lapsed")
    return <Badge text={stateWords[state]} tone="red" />;
  if (state === "due") return <Badge text={stateWords.due} tone="blue" />;
  return <>{stateWords[state]}</>;
};
