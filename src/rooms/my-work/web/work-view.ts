import type {
  PlanLine,
  MashAsk,
  StandaloneAction,
  MeetingLine,
  SittingLine,
} from "../../work/index.ts";
import type { NotMatched } from "../../missing/index.ts";
import type { HomeSection, ShownNeed } from "../../../platform/rooms/home-slots.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import type { FirstOf } from "../../../platform/database/first-of.ts";
import type { Ranked } from "../ranked.ts";
import type { Mine } from "../my-worklists.ts";
import type { Limits } from "../read-my-work.ts";
import type { MyChild, Whose } from "../my-children-reads.ts";
import type { HarmScheme } from "../../child-record/index.ts";

/** A form that somebody began and has not sent. */
export type DraftLine = {
  readonly title: string;
  readonly href: string | undefined;
  readonly savedAt: Date;
};

/** What each list is shown with, on My work and on a page of its own. */
export type ListsPage = Mine &
  Pick<Limits, "usualWait" | "visiting"> & {
    /** Safety plans that are due for review, the longest due first. */
    readonly plans: FirstOf<PlanLine>;
    readonly calendar: WorkingCalendar;
    readonly today: string;
    readonly now: Date;
  };

export type WorkPage = ListsPage & {
  readonly children: readonly MyChild[];
  readonly total: number;
  readonly whose: Whose;
  /** Open children that the reader sees besides; undefined for who reads the whole partnership. */
  readonly others: number | undefined;
  /** Given where the person's team holds children: what the other list is. */
  readonly hasTeam: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly meetings: readonly MeetingLine[];
  readonly sittings: readonly SittingLine[];
  readonly mashAsks: FirstOf<MashAsk>;
  /** Who is missing now by another system, and has no record that anybody knows of. */
  readonly notMatched: readonly NotMatched[];
  /** Actions that were sent to them without the record. */
  readonly standalone: FirstOf<StandaloneAction>;
  readonly drafts: readonly DraftLine[];
  readonly newNotices: number;
  readonly harmScheme: HarmScheme;
  readonly csrfToken: string;
  /** Says that an answer was recorded, where the page was come back to. */
  readonly answered: boolean;
  readonly mayRaise: boolean;
  readonly mayDecide: boolean;
  readonly mayChase: boolean;
  /** Persons of concern, places and what else concerns are about beside the children. */
  readonly maySeeSubjects: boolean;
  readonly mayFind: boolean;
  /** What waits for this person on other pages. */
  readonly needs: readonly ShownNeed[];
  /** What is to be done first, of all the lists. */
  readonly ranked: Ranked;
  /** Parts of their home that other rooms give. */
  readonly sections: readonly HomeSection[];
  /** Files of the tracker that wait for this reader as the second person. */
  readonly files: number;
};
