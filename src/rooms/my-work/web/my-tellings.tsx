import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { fullName, type ToTell } from "../../subjects/index.ts";
import { whenClockDue } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage } from "./work-view.ts";

/** Whom this person is to tell that two records were joined by mistake; nothing where there is nobody. */
export function MyTellings({ tellings, today, calendar }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Mistakes to tell people of"
      isOpen
      of={[tellings]}
      all={wholeList("apart")}
      items={tellings.rows.map((one) => ({
        ...whenClockDue(one.dueOn, { today, calendar }),
        what: <What {...one} />,
        who: `${fullName(one)} · ${one.reference}`,
      }))}
    />
  );
}

function What({ mergeId, breachReference, stillToTell, inAll, ...one }: ToTell): VNode {
  const joined = `${one.otherReference} was joined to ${one.reference} by mistake`;
  return (
    <>
      <a class="govuk-link" href={paths.toTell(mergeId)}>
        {`Tell ${counted(stillToTell, "person", "people")} that ${joined}`}
      </a>
      <span class="app-line app-secondary">{`${inAll - stillToTell} of ${inAll} told`}</span>
      {breachReference !== null && (
        <span class="app-line app-secondary">
          <a class="govuk-link" href={paths.breach(mergeId)}>
            {`${breachReference}, the entry in the register of breaches`}
          </a>
        </span>
      )}
    </>
  );
}
