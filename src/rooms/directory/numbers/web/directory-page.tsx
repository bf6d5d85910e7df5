import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { FacetTabs, ListFilter, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import {
  fixedNumbers,
  ownerWords,
  uses,
  type ContactNumber,
  type DirectoryRow,
} from "../number.ts";
import type { numberList } from "../number-list.ts";
import { numberPaths } from "./paths.ts";
import { Rung } from "./rung.tsx";

export const directoryTitle = "Directory of telephone numbers";

/** Every agency, team, service and role that has a number, and what came of ringing it. */
export const directoryPage = (shown: ShownBy<typeof numberList>): View => ({
  title: directoryTitle,
  width: "wide",
  body: (
    <>
      <h1 class="govuk-heading-l">{directoryTitle}</h1>
      <p class="govuk-body">
        {fixedNumbers.map(({ name, phone }, at) => (
          <>
            {at > 0 && " · "}
            {`${name}: `}
            <PhoneLink phone={phone} />
          </>
        ))}
      </p>
      <p class="govuk-body">
        {`Every page that says who to ring reads these numbers. A number that was not answered, or not rung in ${counted(
          shown.around.ringWithinDays,
          "day",
        )}, is to be rung.`}
      </p>
      <FacetTabs label={directoryTitle} facets={shown.facets.modes} />
      <ListFilter shown={shown} />
      <ListTables
        shown={shown}
        cells={{
          owner: (row) => <OwnerCell row={row} />,
          number: ({ number }) => <NumberCell number={number} areas={shown.around.areas} />,
          rung: ({ number }) => (number ? <Rung number={number} /> : ""),
        }}
      />
      <ListPages shown={shown} />
    </>
  ),
});

const OwnerCell = ({ row: { of, id, name, within } }: { readonly row: DirectoryRow }): VNode => (
  <>
    <a class="govuk-link" href={numberPaths.owner(id)}>
      {name}
    </a>
    <span class="app-line app-secondary">{within || ownerWords[of]}</span>
  </>
);

type NumberProps = {
  readonly number: ContactNumber | null;
  readonly areas: Readonly<Record<string, string>>;
};

function NumberCell({ number, areas }: NumberProps): VNode {
  if (number === null) return <>No number yet</>;
  return (
    <>
      <PhoneLink phone={number.phone} />
      <span class="app-line app-secondary">{purposeOf(number, areas)}</span>
    </>
  );
}

/** "Out of hours, Harbour: every night". */
export function purposeOf(
  { usedFor, area, hours }: Pick<ContactNumber, "usedFor" | "area" | "hours">,
  areas: Readonly<Record<string, string>>,
): string {
  const where = area === null ? "" : `, ${areas[area] ?? area}`;
  return `${uses[usedFor]}${where}${hours === null ? "" : `: ${hours}`}`;
}
