import type { VNode } from "preact";
import { seenWords, type LastSeen } from "../seen.ts";
import type { VisitScheme } from "../visit-scheme.ts";

type Props = {
  readonly seen: LastSeen;
  readonly scheme: Pick<VisitScheme, "seenWithinDays" | "aloneWithinDays">;
  readonly today: string;
};

/** When the child was last seen, and alone; too long ago is said in words. */
export function SeenLines({ seen, scheme, today }: Props): VNode {
  const lines = [
    ["Last seen", seen.seenOn, scheme.seenWithinDays],
    ["Last seen alone", seen.aloneOn, scheme.aloneWithinDays],
  ] as const;
  return (
    <ul class="govuk-list">
      {lines.map(([label, on, within]) => {
        const { text, isLate } = seenWords(on, { today, within, openedOn: seen.openedOn });
        return (
          <li>
            {`${label}: `}
            {isLate ? <strong class="app-late">{`${text}: overdue`}</strong> : text}
          </li>
        );
      })}
    </ul>
  );
}
