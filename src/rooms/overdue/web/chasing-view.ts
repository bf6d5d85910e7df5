import type { VNode } from "preact";
import type { MeetingLine, PanelLine } from "../../work/index.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { UnledList } from "../unled-reads.ts";
import type { AgencyGroup, Overdue } from "../overdue.ts";
import type { Askable } from "../../actions/index.ts";

/** Something late, with whom to ask about it. */
export type Line = Overdue & {
  readonly whom: Askable | undefined;
  /** Whom to ring, where nobody can be asked. */
  readonly ring: { readonly name: string; readonly phone: string | null } | undefined;
};

/** What was asked at the last press, where the page was come back to. */
export type JustAsked = {
  readonly asked: number;
  readonly askedOf: string;
  readonly dueAt: Date | undefined;
  readonly own: number;
  readonly unseen: number;
};

export type ChasingPage = {
  readonly tabs: VNode;
  readonly agencies: readonly AgencyGroup[];
  /** Children at the highest level for whom nobody leads. */
  readonly unled: UnledList;
  /** What that level is called. */
  readonly highest: string;
  readonly lines: readonly Line[];
  /** The agency that the page is narrowed to. */
  readonly agencyId: string | undefined;
  readonly page: number;
  readonly pageSize: number;
  readonly just: JustAsked | undefined;
  readonly minutes: readonly MeetingLine[];
  readonly panels: readonly PanelLine[];
  readonly calendar: WorkingCalendar;
  readonly today: string;
  readonly now: Date;
  readonly actorId: string;
  readonly csrfToken: string;
};
