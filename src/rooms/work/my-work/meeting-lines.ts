/** A meeting as lists show it. */
export type MeetingLine = {
  readonly href: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly chairId: string;
  readonly chair: string;
};

/** A sitting of a panel as My work lists it: what it looks at is in no list. */
export type SittingLine = { readonly href: string; readonly startsAt: Date; readonly text: string };

/** What a panel waits for, and where it is chased. */
export type PanelLine = { readonly href: string; readonly text: string };
