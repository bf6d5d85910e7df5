import type { VNode } from "preact";
import { Table } from "../../../../ui/govuk/index.ts";
import {
  describedPerson,
  fullName,
  numberKinds,
  shownNumber,
  type PairedPerson,
} from "../../../subjects/index.ts";
import { bornText } from "../../born-text.ts";
import { samePaths } from "./paths.ts";

type SidesProps = {
  readonly caption: string;
  readonly left: { readonly head: string; readonly person: PairedPerson };
  readonly right: { readonly head: string; readonly person: PairedPerson };
  readonly today: string;
};

/** Two records beside each other. */
export function Sides({ caption, left, right, today }: SidesProps): VNode {
  const row = (name: string, of: (person: PairedPerson) => VNode | string) => [
    { text: name },
    { text: of(left.person) },
    { text: of(right.person) },
  ];
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[{ text: "About the child" }, { text: left.head }, { text: right.head }]}
      rows={[
        row("Birth", ({ bornOn }) => bornText(bornOn, today)),
        row("Name", (person) => (
          <a class="govuk-link" href={samePaths.child(person.personId)}>
            {fullName(person)}
          </a>
        )),
        row(
          "Other names",
          ({ otherNames }) => otherNames.map(fullName).join(", ") || "None recorded",
        ),
        row("Sex", ({ sex }) => sex ?? "Not known"),
        row("Numbers", (person) => numbersOf(person) || "None recorded"),
        row("Held by", ({ team }) => team),
      ]}
    />
  );
}

const numbersOf = (person: PairedPerson): string =>
  describedPerson(person)
    .numbers.map((one) => `${numberKinds[one.kind]} ${shownNumber(one)}`)
    .join(", ");
