import type { VNode } from "preact";
import { Table } from "../../../ui/govuk/index.ts";
import { OutLink } from "../../../ui/layout/index.ts";
import {
  describedPerson,
  fullName,
  numberKinds,
  shownNumber,
  type PairedPerson,
  bornText,
} from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

type SidesProps = {
  readonly caption: string;
  readonly left: { readonly head: string; readonly person: PairedPerson };
  readonly right: { readonly head: string; readonly person: PairedPerson };
  readonly today: string;
  /** Whether a form stands below: the records are opened beside it. */
  readonly isBesideForm: boolean;
};

/** Two records beside each other. */
export function Sides({ caption, left, right, today, isBesideForm }: SidesProps): VNode {
  const row = (name: string, of: (person: PairedPerson) => VNode | string) => [
    { text: <Whole text={name} /> },
    { text: of(left.person) },
    { text: of(right.person) },
  ];
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--s"
      classes="govuk-table--small-text-until-tablet app-sides"
      firstCellIsHeader
      head={["About the child", left.head, right.head].map((text) => ({
        text: <Whole text={text} />,
      }))}
      rows={[
        row("Birth", ({ bornOn }) => bornText(bornOn, today)),
        row("Name", (person) => (
          <OutLink href={samePaths.child(person.personId)} isBesideForm={isBesideForm}>
            {fullName(person)}
          </OutLink>
        )),
        row(
          "Other names",
          ({ otherNames }) => otherNames.map(fullName).join(", ") || "None recorded",
        ),
        row("Sex", ({ sex }) => sex ?? "Not known"),
        row("Numbers", (person) => <Numbers person={person} />),
        row("Held by", ({ team }) => team),
      ]}
    />
  );
}

/** On a phone no word of it is broken, and no reference at its hyphens. */
function Whole({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split(" ").map((word, at) => (
        <>
          {at > 0 && " "}
          <span class="app-nowrap">{word}</span>
        </>
      ))}
    </>
  );
}

/** As long as a unique pupil number. A longer one is broken, or two of them would not fit beside each other. */
const longestWhole = 13;

function Numbers({ person }: { readonly person: PairedPerson }): VNode {
  const { numbers } = describedPerson(person);
  if (numbers.length === 0) return <>None recorded</>;
  return (
    <>
      {numbers.map((one, at) => {
        const shown = shownNumber(one);
        return (
          <>
            {`${at > 0 ? ", " : ""}${numberKinds[one.kind]} `}
            {shown.length > longestWhole ? shown : <span class="app-nowrap">{shown}</span>}
          </>
        );
      })}
    </>
  );
}
