import type { Permission } from "../../kernel/permissions.ts";
import type { WordsOfTheirDay } from "../child-record/index.ts";

/** What the tracker knows of one child: the projection, and what was looked up beside it. */
export type TrackerRow = WordsOfTheirDay & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly isOpen: boolean;
  readonly harmStatus: string;
  readonly previousHarmStatus: string | null;
  readonly harmDecidedOn: string | null;
  readonly harmReviewBy: string | null;
  readonly level: number | null;
  readonly previousLevel: number | null;
  readonly levelDecidedOn: string | null;
  readonly reviewBy: string | null;
  /** Keys of the flags that stand. */
  readonly flags: readonly string[];
  readonly flagReviewBy: string | null;
  /** The first is who leads; more than one where a case was handed on. */
  readonly leads: readonly string[];
  readonly leadIds: readonly string[];
  /** Names of the agencies whose people stand in the circle, and of the one that holds the record. */
  readonly agencies: readonly string[];
  readonly stage: string | null;
  readonly stageSince: string | null;
  readonly openedOn: string | null;
  readonly lastPanelOn: string | null;
  readonly lastContactOn: string | null;
  readonly missingCount: number | null;
  readonly missingCountedOn: string | null;
  /** Episodes recorded here in the 90 days up to now; null where none was ever recorded, so that nobody knows. */
  readonly missingRecorded: number | null;
  readonly actionsOverdue: number;
  /** Null where nobody knows and where it is protected: a list never says which. */
  readonly ward: string | null;
  readonly school: string | null;
  readonly lastEntryAt: Date | null;
  /** What stands in the partnership's own columns, by the column's key. */
  readonly own: Readonly<Record<string, string>>;
  /** What a workbook says and nobody decided here: on the day in `saidOn`, until somebody decides. */
  readonly saidLevel: number | null;
  readonly saidClosed: boolean;
  readonly saidOn: string | null;
  /** What of it this reader may decide on this record; looked up where something waits to be decided. */
  readonly may?: ReadonlySet<Permission>;
  readonly version: number;
};
