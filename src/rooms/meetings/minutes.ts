import { compareDates, formatDate, formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import { fullName, type Person } from "../subjects/index.ts";
import type { Action } from "../work/index.ts";
import { answeredWords } from "./answer-invitation.ts";
import { heldWords } from "./to-come.ts";
import type { BookingChange, Meeting } from "./meeting-reads.ts";
import { basisName, type SharingAgreement } from "../directory/index.ts";
import type { PanelType } from "./panel-type.ts";
import { endingWords } from "./promises.ts";
import { missingFrom, neverTakenWords, notTakenWords, placesOf, silentAgencies } from "./quorum.ts";
import type { Contents } from "./record-reads.ts";
import { attendanceWords } from "./attendance-form.ts";
import { familyRoles, partWords } from "./family-form.ts";

export type MinutesContext = {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly type: PanelType;
  readonly agreement: SharingAgreement;
  readonly contents: Contents;
  readonly changes: readonly BookingChange[];
  /** Then nobody was there or missing yet. */
  readonly isToCome: boolean;
};

const heading = (text: string): Block => ({ kind: "heading", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** The minutes as one paper: the page, the print and the Word file are made from it alike. */
export function minutesOf(ground: MinutesContext): Document {
  const { person, meeting, type, contents } = ground;
  return {
    title: `${type.name}: ${fullName(person)}`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: `For the agencies invited, and ${person.owningTeam}`,
    made: approvalWords(meeting),
    language: english,
    blocks: [
      ...aboutMeeting(ground),
      ...attendanceBlocks(ground),
      ...sharingBlocks(ground),
      ...familyBlocks(ground),
      ...agendaBlocks(ground),
      ...decisionBlocks(contents),
      ...planBlocks(contents),
      ...addendaBlocks(contents),
    ],
  };
}

export function approvalWords({ approvedAt, approvedWithout, chair }: Meeting): string {
  if (approvedAt === null) return "Draft: not approved yet";
  const without =
    approvedWithout === null ? "" : ` Approved without every agency: ${approvedWithout}`;
  return `Approved by ${chair}, ${formatDateTime(approvedAt)}.${without}`;
}

function aboutMeeting({ person, meeting, changes, isToCome }: MinutesContext): readonly Block[] {
  const born = person.bornOn === null ? "not known" : formatDate(person.bornOn);
  return [
    {
      kind: "facts",
      facts: [
        ["Child", `${fullName(person)}, ${person.reference}, born ${born}`],
        [heldWords(isToCome), `${formatDateTime(meeting.startsAt)}, ${meeting.place}`],
        ["Chair", meeting.chair],
        ["Booked", `${formatDate(londonDate(meeting.bookedAt))} by ${meeting.bookedBy}`],
      ],
    },
    ...changes.map(({ kind, reason, wasAt, wasPlace, by, at }) =>
      paragraph(
        `${kind === "moved" ? "Booking changed" : "Cancelled"} by ${by} on ${formatDate(londonDate(at))} (it was ${formatDateTime(wasAt)}, ${wasPlace}): ${reason}`,
      ),
    ),
  ];
}

/** Before it is held: who is asked, and what each answered. */
function askedBlocks({ contents: { invited, instead } }: MinutesContext): readonly Block[] {
  return [
    heading("Who is asked"),
    {
      kind: "table",
      head: ["Who", "Agency", "Answer"],
      rows: [
        ...invited.map(({ name, agency, answer }) => [name, agency, answeredWords(answer)]),
        ...eachOnce(instead).map((words) => [words, "", "Invited"]),
      ],
    },
  ];
}

function attendanceBlocks(ground: MinutesContext): readonly Block[] {
  if (ground.isToCome) return askedBlocks(ground);
  const { type, contents } = ground;
  const places = placesOf(contents.invited, type.quorum);
  return [
    heading("Who was there"),
    {
      kind: "table",
      head: ["Who", "Agency", "Attendance"],
      rows: [
        ...places.map(({ who, label, agency }) => {
          const row = contents.attendance.find((one) => one.who === who);
          return [label, agency, attendedWords(row)];
        }),
        ...eachOnce(contents.instead).map((words) => [words, "", "Invited"]),
      ],
    },
    paragraph(whoCameWords(type, contents, ground.meeting)),
  ];
}

/** What is called alike is named once, with how many they are: "A service (2)". */
export const eachOnce = (names: readonly string[]): readonly string[] =>
  [...Map.groupBy(names, String)].map(([name, { length }]) =>
    length === 1 ? name : `${name} (${length})`,
  );

export function attendedWords(
  row: { readonly attended: string; readonly deputy: string | null } | undefined,
): string {
  if (row === undefined || !Object.hasOwn(attendanceWords, row.attended)) return "Not recorded";
  const words = attendanceWords[row.attended as keyof typeof attendanceWords];
  return row.deputy === null ? words : `${words}: ${row.deputy}`;
}

/** Of a meeting about one child. */
export function whoCameWords(
  { quorum }: Pick<PanelType, "quorum">,
  contents: Contents,
  { approvedAt }: Pick<Meeting, "approvedAt">,
): string {
  if (contents.attendance.length > 0) return quorumWords(missingFrom(quorum, contents));
  return approvedAt === null ? notTakenWords : neverTakenWords;
}

export const quorumWords = (missing: readonly string[]): string =>
  missing.length === 0
    ? "Every agency that the meeting needs was there."
    : `Not there, though the meeting needs them: ${missing.join(", ")}.`;

function sharingBlocks({ agreement, contents }: MinutesContext): readonly Block[] {
  const silent = silentAgencies(contents.invited, contents.shared);
  return [
    heading("What each agency shared"),
    ...contents.shared.flatMap((one): Block[] => [
      {
        kind: "quote",
        text: one.wording ?? "No information held.",
        who: `${one.agency}, recorded by ${one.by}. Basis: ${basisName(agreement, one.basis)}${one.basisReason === null ? "" : ` (${one.basisReason})`}`,
      },
    ]),
    ...silent.map((agency) => paragraph(`${agency} has not answered.`)),
  ];
}

function familyBlocks({ contents }: MinutesContext): readonly Block[] {
  const view = (item: string): string => contents.items.get(item)?.wording || "Not recorded";
  return [
    heading("The child and the family"),
    {
      kind: "facts",
      facts: [
        ...Object.entries(familyRoles).map(([who, label]): readonly [string, string] => {
          const part = contents.family.find((one) => one.who === who);
          return [label, part ? familyWords(part) : "Not recorded"];
        }),
        ["The child’s view of the meeting and the plan", view("view-child")],
        ["The parents’ and carers’ view", view("view-parents")],
      ],
    },
  ];
}

export function familyWords({ tookPart, names, explanation }: Contents["family"][number]): string {
  const words = Object.hasOwn(partWords, tookPart)
    ? partWords[tookPart as keyof typeof partWords]
    : tookPart;
  return [names, words, explanation].filter(Boolean).join(": ");
}

function agendaBlocks(ground: MinutesContext): readonly Block[] {
  const { type, contents } = ground;
  return type.agenda.flatMap(({ key, title }): Block[] => [
    heading(title),
    ...(key === "promises" ? promiseBlocks(ground) : []),
    ...(key === "child-words"
      ? contents.words.map(({ words, heardBy }): Block => ({
          kind: "quote",
          text: words,
          who: `The child. Heard by ${heardBy}`,
        }))
      : []),
    paragraph(contents.items.get(key)?.wording || "Nothing recorded."),
  ]);
}

/** What had been promised by the day of the meeting, besides what was promised at it. */
export function earlierPromises(
  { actions, agreed }: Contents,
  meeting: Meeting,
): readonly Action[] {
  const day = londonDate(meeting.startsAt);
  return actions.filter(
    ({ actionId, addedOn }) => !agreed.has(actionId) && compareDates(addedOn, day) <= 0,
  );
}

/** Approved minutes go on saying what had become of a promise when they were approved. */
function asApproved(action: Action, { approvedAt }: Meeting): Action {
  const isLater =
    approvedAt !== null &&
    action.closedOn !== null &&
    compareDates(action.closedOn, londonDate(approvedAt)) > 0;
  return isLater ? { ...action, state: "open", outcome: null, closedOn: null } : action;
}

function promiseBlocks({ contents, meeting }: MinutesContext): readonly Block[] {
  const earlier = earlierPromises(contents, meeting);
  if (earlier.length === 0) return [paragraph("No earlier actions.")];
  return [
    {
      kind: "table",
      head: ["What", "Who", "Due", "Outcome"],
      rows: earlier.map((action) => [
        ...promiseCells(action),
        endingOf(asApproved(action, meeting)),
      ]),
    },
  ];
}

export const ownerOf = ({ owner, agency }: Action): string =>
  owner === null ? agency : `${owner}, ${agency}`;

const promiseCells = (action: Action): readonly string[] => [
  action.wording,
  ownerOf(action),
  formatDate(action.dueOn),
];

export function endingOf({ state, outcome }: Action): string {
  if (state === "open") return "Open";
  return `${endingWords[state]}: ${outcome ?? ""}`;
}

function decisionBlocks({ decisions }: Contents): readonly Block[] {
  return [
    heading("What was decided"),
    ...(decisions.length === 0 ? [paragraph("No decision was recorded.")] : []),
    ...decisions.flatMap(({ wording, reason, dissent, decidedBy }): Block[] => [
      paragraph(`${wording}. Recorded by ${decidedBy}.`),
      paragraph(`Reason: ${reason}`),
      ...(dissent === null ? [] : [paragraph(`Disagreement: ${dissent}`)]),
    ]),
  ];
}

function planBlocks({ actions, agreed }: Contents): readonly Block[] {
  const made = actions.filter(({ actionId }) => agreed.has(actionId));
  return [
    heading("Actions"),
    made.length === 0
      ? paragraph("No actions.")
      : {
          kind: "table",
          head: ["What", "Who", "By when"],
          rows: made.map(promiseCells),
        },
  ];
}

function addendaBlocks({ addenda }: Contents): readonly Block[] {
  if (addenda.length === 0) return [];
  return [
    heading("Corrections added after approval"),
    ...addenda.map(({ wording, by, at }): Block => ({
      kind: "quote",
      text: wording,
      who: `${by}, ${formatDateTime(at)}`,
    })),
  ];
}
