import type { VNode } from "preact";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ControllerSum } from "../../subjects/index.ts";

/** Each agency that is the controller of something here, with how much and of what kinds. */
export const InformationTable = ({ sums }: { sums: readonly ControllerSum[] }): VNode => (
  <SortableTable
    caption="By the agency that is the controller"
    captionClasses="govuk-table__caption--s"
    dense
    columns={[
      { key: "agency", text: "Agency" },
      { key: "regime", text: "Kept for" },
      { key: "held", text: "Rows", numeric: true },
      { key: "kinds", text: "Of what" },
    ]}
    groups={[
      {
        rows: sums.map(({ agency, isLawEnforcement, held, kinds }) => ({
          agency,
          regime: isLawEnforcement
            ? "Law enforcement (DPA 2018, Part 3)"
            : "Safeguarding (UK GDPR)",
          held,
          kinds: kinds.join(", "),
        })),
      },
    ]}
    empty="No information held."
  />
);
