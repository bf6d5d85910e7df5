import type { VNode } from "preact";
import {
  shownNumber,
  standingNumbers,
  type KeptNumber,
  type NumberKind,
} from "../../../subjects/index.ts";
import { paths } from "../../web/paths.ts";

/** As somebody says them in a line. */
const short: Readonly<Record<NumberKind, string>> = {
  nhs: "NHS",
  upn: "UPN",
  council: "social care",
  police: "police",
};

type Line = { readonly personId: string; readonly numbers: readonly KeptNumber[] };

/** On the overview: under which numbers agencies know the child, and where they are changed. */
export function NumbersLine({ personId, numbers }: Line): VNode {
  const all = standingNumbers(numbers).map((one) => `${short[one.kind]} ${shownNumber(one)}`);
  return (
    <>
      <h2 class="govuk-heading-m">Agency references</h2>
      <p class="govuk-body">
        {`${all.length === 0 ? "None has been recorded." : all.join(", ")} `}
        <a class="govuk-link app-screen-only" href={paths.numbers(personId)}>
          Numbers, who says so, and change them
        </a>
      </p>
    </>
  );
}
