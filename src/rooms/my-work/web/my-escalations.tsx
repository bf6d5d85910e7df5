import type { VNode } from "preact";
import { stageName, stateWords } from "../../escalation/index.ts";
import { escalationPaths } from "../../escalation/web/paths.ts";
import { clockedItem } from "./clocked-item.tsx";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Disagreements that this person raised or decides; nothing where there are none. */
export function MyEscalations({ escalations, ...on }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Disagreements"
      of={[escalations]}
      all={wholeList("disagreements")}
      items={escalations.rows.map((one) => {
        const href = escalationPaths.one(one.personId, one.escalationId);
        const name = `${one.ofAgency} and ${one.withAgency}: ${stageName(one.body, one.stage)}`;
        const state = stateWords(one, on).text;
        return clockedItem(one, { href, name, state }, on);
      })}
    />
  );
}
