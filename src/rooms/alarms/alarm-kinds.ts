export type AlarmKind = (typeof alarmKinds)[number];

export const alarmKinds = [
  "audit-altered",
  "held-words-guessed",
  "unusual-access",
  "sign-in-attack",
  "fault-reported",
] as const;

export const isAlarmKind = (text: string): text is AlarmKind =>
  alarmKinds.some((kind) => kind === text);

type Said = {
  readonly name: string;
  readonly meaning: string;
  /** What to do now, a line each. */
  readonly steps: readonly string[];
  /** Where it is looked into, for those whose role opens it. */
  readonly look?: {
    readonly text: string;
    readonly href: string;
    readonly needs: "audit.view" | "staff.manage";
  };
};

export const alarmWords: Readonly<Record<AlarmKind, Said>> = {
  "audit-altered": {
    name: "The audit was altered",
    meaning:
      "The audit does not match its signatures: an event was changed, taken out, put in or moved.",
    steps: [
      "Do not restart, restore or repair anything yet.",
      "Read which event is the first that does not match.",
      "Ask the people who run the database whether a restore or an upgrade was made. If not, treat it as a breach: call your security lead.",
    ],
    look: { text: "Checkpoints", href: "/audit/checkpoints", needs: "audit.view" },
  },
  "held-words-guessed": {
    name: "Held words may have been guessed",
    meaning:
      "Someone who may not know where a protected child can be found has named the place again and again.",
    steps: [
      "Read the question about unusual use of records.",
      "Speak to the manager of the person before you speak to the person.",
      "If the place may be known to someone who must not know it, tell the child’s lead practitioner now, by telephone.",
    ],
    look: { text: "Unusual use of records", href: "/audit/unusual", needs: "audit.view" },
  },
  "unusual-access": {
    name: "Unusual access to records",
    meaning:
      "A rule about the use of records asks about one day of someone’s work. It is a question and not an accusation.",
    steps: [
      "Read the question, and ask the person’s manager what they worked on that day.",
      "Record the answer there. Nobody loses access by this alarm.",
    ],
    look: { text: "Unusual use of records", href: "/audit/unusual", needs: "audit.view" },
  },
  "sign-in-attack": {
    name: "Sign-in may be under attack",
    meaning:
      "Many passwords were wrong within a short time, or several accounts were closed to browsers that are not known.",
    steps: [
      "Nobody gets in by this alone: a second factor is asked for, and browsers that people have used before still work.",
      "Ask the people who run the proxy where it comes from, and have that network blocked.",
      "Tell colleagues to expect messages that ask for a code, and to give it to nobody.",
    ],
    look: { text: "People", href: "/admin/people", needs: "staff.manage" },
  },
  "fault-reported": {
    name: "A fault in Lantern was reported",
    meaning: "Someone says by the public form that they found a fault in Lantern’s security.",
    steps: [
      "Read the reports below. Open no link and no file that a report names, and send nobody a code or a password.",
      "Give them to the people who run Lantern, who try them on a copy with invented people.",
      "Answer the writer within three working days, if they said how to reach them: the security policy promises it.",
      "If a real record was shown to someone who may not see it, report a breach now.",
    ],
  },
};
