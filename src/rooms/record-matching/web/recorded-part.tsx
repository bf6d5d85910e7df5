import type { VNode } from "preact";
import { NotificationBanner } from "../../../ui/govuk/index.ts";
import { needsSecondLook, type FoundPair, type PairVerdict } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

/** What the reader has just recorded, as it stands in the address of the page that they are led to. */
export const recordedKinds = ["same", "different", "different-waits"] as const;
export type RecordedKind = (typeof recordedKinds)[number];

/** By the verdict and the pair alone: it tells nothing of what a colleague said. */
export function recordedKind(verdict: PairVerdict, { bits, rules }: FoundPair): RecordedKind {
  if (verdict === "same") return "same";
  return needsSecondLook({ verdict, bits }, rules) ? "different-waits" : "different";
}

const verdicts: Readonly<Record<RecordedKind, string>> = {
  same: "You recorded: the same child.",
  different: "You recorded: different children.",
  "different-waits": "You recorded: different children.",
};
const follows: Readonly<Record<RecordedKind, string>> = {
  same: "Both records stay. A second colleague checks before anything is changed.",
  different: "The pair is not offered again.",
  "different-waits": "A colleague checks as well, and then the pair is not offered again.",
};

type RecordedProps = { readonly recorded: RecordedKind; readonly isSecond: boolean };

/** On the list after a first look; on the pair after a second, where the colleague’s words stand as well. */
export function Recorded({ recorded, isSecond }: RecordedProps): VNode {
  return (
    <NotificationBanner titleText="Recorded" type="success" role="region" disableAutoFocus>
      <p class="govuk-notification-banner__heading">{verdicts[recorded]}</p>
      <p class="govuk-body">
        {isSecond ? "Your colleague’s decision is below." : `${follows[recorded]} `}
        {!isSecond && (
          <a class="govuk-notification-banner__link" href={samePaths.decided()}>
            What was decided
          </a>
        )}
      </p>
    </NotificationBanner>
  );
}
