import type { PromiseItem } from "../../../ui/layout/index.ts";
import { fullName, type PersonName } from "../../subjects/index.ts";
import { whenClockDue } from "../../child-record/index.ts";
import type { ListsPage } from "./work-view.ts";

type Clocked = PersonName & {
  readonly reference: string;
  readonly dueOn: string | null;
  readonly pausedOn: string | null;
};

type Shown = { readonly href: string; readonly name: string; readonly state: string };

/** Something of a child whose clock runs or is paused: when it is due, where it leads and how it stands. */
export function clockedItem(
  one: Clocked,
  { href, name, state }: Shown,
  on: Pick<ListsPage, "today" | "calendar">,
): PromiseItem {
  const due = one.dueOn === null ? undefined : whenClockDue(one.dueOn, on);
  return {
    when: due?.when ?? (one.pausedOn === null ? "No date" : "Paused"),
    isLate: due?.isLate ?? false,
    what: (
      <>
        <a class="govuk-link" href={href}>
          {name}
        </a>
        <span class="app-line app-secondary">{state}</span>
      </>
    ),
    who: `${fullName(one)} · ${one.reference}`,
  };
}
