import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { alarmWords } from "../alarm-kinds.ts";
import type { alarmList } from "../alarm-list.ts";
import { alarmPaths } from "./paths.ts";
import { outcomeText } from "./outcome-text.ts";

export function listPage(shown: ShownBy<typeof alarmList>): View {
  return {
    title: "Alarms",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Alarms</h1>
        <p class="govuk-body">
          What the system noticed that cannot wait. Each goes to everyone who answers alarms, here
          and by mail, until one of you has acknowledged it with what was found. An alarm names
          nobody.
        </p>
        <ListTables
          shown={shown}
          cells={{
            what: (one) => (
              <>
                <a class="govuk-link" href={alarmPaths.one(one.id)}>
                  {alarmWords[one.kind].name}
                  <span class="govuk-visually-hidden">{`, ${formatDateTime(one.raisedAt)}`}</span>
                </a>
                {one.isDrill && (
                  <span class="app-line">
                    <Badge text="Drill" tone="blue" />
                  </span>
                )}
              </>
            ),
            raised: (one) => formatDateTime(one.raisedAt),
            times: (one) => counted(one.times, "time"),
            state: (one) =>
              one.acknowledgedAt === null
                ? `Not yet${one.chases === 0 ? "" : `: chased ${counted(one.chases, "time")}`}`
                : `${one.acknowledgedBy ?? ""}, ${formatDateTime(one.acknowledgedAt)}. ${outcomeText(one)}`,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}
