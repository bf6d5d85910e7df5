import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ByAgency, Decided } from "../after-reads.ts";
import { paths } from "./paths.ts";

/** Within the reader's reach alone; the caption says so. */
export function DecidedTable({ decided }: { readonly decided: readonly Decided[] }): VNode {
  return (
    <SortableTable
      caption="Decisions you can see"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "on", text: "Meeting" },
        { key: "about", text: "About" },
        { key: "what", text: "Decided" },
        { key: "came", text: "Actions done" },
      ]}
      groups={[
        {
          rows: decided.map((one) => ({
            on: formatDate(one.on),
            about: (
              <a class="govuk-link" href={paths.item(one.sittingId, one.itemId)}>
                {one.about}
              </a>
            ),
            what: one.wording,
            came: one.promised === 0 ? "None made" : `${one.done} of ${one.promised}`,
          })),
        },
      ]}
      empty="Nothing that you can see."
    />
  );
}

/** Of those of whom it was recorded; how many were not is said. */
function cameWords({ came, asked, notRecorded }: ByAgency): string {
  if (asked === 0) return "Not asked";
  if (notRecorded === asked) return "Not recorded";
  const said = `${came} of ${asked - notRecorded}`;
  return notRecorded === 0 ? said : `${said}; ${notRecorded} not recorded`;
}

type Agencies = { readonly agencies: readonly ByAgency[]; readonly isWhole: boolean };

/** Attendance of every agency, and what it owes: the caption says what is left out. */
export function AgencyTable({ agencies, isWhole }: Agencies): VNode {
  const counted = isWhole
    ? "restricted records are not counted"
    : "of the actions, only those about what you can see are counted";
  return (
    <SortableTable
      caption={`By agency, over the last twelve meetings: ${counted}`}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "agency", text: "Agency" },
        { key: "came", text: "Came or sent a deputy" },
        { key: "done", text: "Actions done" },
        { key: "time", text: "Of these, in time" },
        { key: "late", text: "Actions overdue" },
      ]}
      groups={[
        {
          rows: agencies.map((one) => ({
            agency: one.agency,
            came: cameWords(one),
            done: `${one.done} of ${one.promised}`,
            time: one.done === 0 ? "None done" : `${one.inTime} of ${one.done}`,
            late: String(one.overdue),
          })),
        },
      ]}
      empty="No meeting has been held."
    />
  );
}
