import type { VNode } from "preact";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { SubNavigation } from "../../../ui/moj/index.ts";
import { overdueTabs } from "../overdue-tabs.ts";

type Props = {
  readonly rooms: Rooms;
  readonly actor: StaffActor;
  /** The address of the tab that is open. */
  readonly current: string;
};

/** The lists of what is overdue that the reader may open; nothing where there is one alone. */
export function OverdueTabs({ rooms, actor, current }: Props): VNode | null {
  const tabs = overdueTabs.allIn(rooms).filter(({ needs }) => holds(actor, needs));
  if (tabs.length < 2) return null;
  return (
    <SubNavigation
      label="What is overdue"
      items={tabs.map(({ text, href }) => ({ text, href, current: href === current }))}
    />
  );
}
