import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { Details } from "../../../ui/govuk/index.ts";
import { listAgenda } from "../agenda-reads.ts";
import { isTaken, quorumMissing } from "../attendance.ts";
import { canTakeAttendance, isToCome, type KeptForms } from "../../meetings/index.ts";
import { listSittingPeople, type SittingPerson } from "../sitting-reads.ts";
import { AttendanceForm, keptRows } from "./attendance-part.tsx";
import { attendanceDraft, itemAttendanceForm } from "./drafts.ts";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

/** What stands around an item in the room: the items beside it, and who is there. */
export type Room = {
  /** Of the items that the reader may read, in their order. */
  readonly itemIds: readonly string[];
  /** For who keeps the panel, until the minutes are approved. */
  readonly people: readonly SittingPerson[] | undefined;
};

export async function roomOf(
  tx: Tx,
  actor: StaffActor,
  { sitting, acting, mayManage }: ItemFacts,
): Promise<Room> {
  const { sittingId, approvedAt, cancelledAt } = sitting;
  const isKept = mayManage && approvedAt === null && cancelledAt === null;
  return {
    people: isKept ? await listSittingPeople(tx, sittingId, acting) : undefined,
    itemIds: (await listAgenda(tx, actor, { sittingId, today: acting.today })).map(
      ({ itemId }) => itemId,
    ),
  };
}

type Props = { readonly facts: ItemFacts; readonly room: Room; readonly kept: KeptForms };

/** From item to item in the order of the agenda. The links name nobody. */
export function Along({ facts, room: { itemIds } }: Omit<Props, "kept">): VNode | null {
  const { item, sitting } = facts;
  const nth = itemIds.indexOf(item.itemId);
  const steps = [
    ["Item before", itemIds[nth - 1]],
    ["Next item", itemIds[nth + 1]],
  ] as const;
  if (nth < 0 || itemIds.length < 2) return null;
  return (
    <p class="govuk-body app-actions app-screen-only">
      <span>{`Item ${nth + 1} of ${itemIds.length}`}</span>
      {steps.map(([text, itemId]) =>
        itemId === undefined ? null : (
          <a class="govuk-link" href={paths.item(sitting.sittingId, itemId)}>
            {text}
          </a>
        ),
      )}
    </p>
  );
}

/** Who came, taken where the minute taker is. */
export function WhoIsHere({ facts, room: { people }, kept }: Props): VNode | null {
  const { sitting, acting } = facts;
  if (people === undefined || people.length === 0) return null;
  if (!canTakeAttendance(sitting, acting.at)) return null;
  const said = isTaken(people) ? cameWords(facts, people) : "not recorded yet";
  const { typed, draft } = kept.of(attendanceDraft, itemAttendanceForm);
  return (
    <div class="app-screen-only">
      <Details summaryText={`Who is here: ${said}`} open={typed !== undefined}>
        <AttendanceForm
          facts={facts}
          people={people}
          draft={draft}
          {...(typed && { typed: keptRows(people, typed) })}
          back={facts.item.itemId}
        />
      </Details>
    </div>
  );
}

function cameWords(
  { panel, sitting, acting }: ItemFacts,
  people: readonly SittingPerson[],
): string {
  const there = people.filter(({ attended }) => attended === "attended" || attended === "deputy");
  // Who comes late is not missing before it begins.
  const missing = isToCome(sitting, acting.at) ? [] : quorumMissing(panel, people);
  const words = missing.length === 0 ? "" : `; not there: ${missing.join(", ")}`;
  return `${there.length} of ${counted(people.length, "person", "people")} came${words}`;
}
