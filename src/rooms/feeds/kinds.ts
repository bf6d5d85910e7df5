/** What other systems send: the facts of each kind of row, and what they are called. */
/** `when` is a day, with the hour where the system has it. */
export type FieldType = "text" | "long" | "date" | "moment" | "when" | "number" | "code";

export type FeedField = {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly isNeeded: boolean;
  /** Its column is needed, and of a row that says nothing there a person decides. */
  readonly mayBeEmpty?: true;
};

export const feedKinds = [
  ...(["missing", "attendance", "exclusion", "event", "council", "notification"] as const),
] as const;
export type FeedKind = (typeof feedKinds)[number];

export const isFeedKind = (text: string): text is FeedKind =>
  feedKinds.some((kind) => kind === text);

/** Of a source that was kept: nothing else is written there. */
export function feedKindOf(text: string): FeedKind {
  if (!isFeedKind(text)) throw new Error("a source is of a kind that is not known");
  return text;
}

/** After so long a row that nobody looked at leaves: it holds a name. */
export const unlookedDays = 90;

const needed = (name: string, label: string, type: FieldType): FeedField => ({
  name,
  label,
  type,
  isNeeded: true,
});
const optional = (name: string, label: string, type: FieldType): FeedField => ({
  name,
  label,
  type,
  isNeeded: false,
});

/** Of whom half a name is known, or no date of birth: the row waits, and is not left behind as a fault. */
const orUnknown = (field: FeedField): FeedField => ({ ...field, mayBeEmpty: true });

/** By which a row is known again, and whom it is about. They stand in every kind. */
const aboutWhom: readonly FeedField[] = [
  needed("key", "Row’s own key", "text"),
  optional("identifier", "Child’s id in that system", "text"),
  orUnknown(needed("givenName", "Given name", "text")),
  needed("familyName", "Family name", "text"),
  orUnknown(needed("bornOn", "Date of birth", "date")),
];

/** A child may be known by half a name, and a notification is taken all the same. */
const aboutWhomever: readonly FeedField[] = aboutWhom.map((field) =>
  field.name === "givenName" || field.name === "bornOn" ? { ...field, isNeeded: false } : field,
);

/** By which a child is found, as by a name. They are of whom the row is about, and no fact of it. */
const numbersOfChild: readonly FeedField[] = [
  optional("nhs", "NHS number", "text"),
  optional("upn", "Unique pupil number", "text"),
];

const period: readonly FeedField[] = [
  needed("from", "First day", "date"),
  optional("to", "Last day", "date"),
];

const facts: Readonly<Record<FeedKind, readonly FeedField[]>> = {
  missing: [
    needed("missingSince", "Missing since", "moment"),
    optional("returnedAt", "Back since", "moment"),
    needed("grade", "Grade", "code"),
    needed("fromKind", "Missing from", "code"),
    optional("policeReference", "Police reference", "text"),
  ],
  attendance: [
    ...period.map((field) => ({ ...field, isNeeded: true })),
    needed("possible", "Sessions possible", "number"),
    needed("attended", "Sessions attended", "number"),
    needed("unauthorised", "Absences not authorised", "number"),
  ],
  exclusion: [
    ...period,
    needed("value", "What it was", "code"),
    needed("reason", "What it was for", "code"),
    optional("sessions", "Sessions", "number"),
  ],
  event: [needed("happened", "When it happened", "moment"), needed("what", "What it was", "code")],
  notification: [
    needed("says", "What it says", "long"),
    optional("happened", "When it happened", "moment"),
    optional("danger", "Danger now", "code"),
    optional("policeReference", "Police reference", "text"),
    optional("officer", "Who to ring", "text"),
    optional("phone", "Phone number", "text"),
  ],
  council: [
    needed("what", "What it is", "code"),
    needed("from", "Since", "when"),
    optional("to", "Until", "when"),
    optional("grade", "Grade, if missing", "code"),
    optional("fromKind", "Missing from", "code"),
    ...numbersOfChild,
  ],
};

export const kindNames: Readonly<Record<FeedKind, string>> = {
  missing: "Missing episodes",
  attendance: "School attendance",
  exclusion: "Suspensions and exclusions",
  event: "Arrests, hospital attendances and other moments",
  notification: "Notifications of the police about a child, which arrive in the MASH’s queue",
  council: "The council’s own record: in need, protection plan, in care, missing from care",
};

export const fieldsOf = (kind: FeedKind): readonly FeedField[] => [
  ...(kind === "notification" ? aboutWhomever : aboutWhom),
  ...facts[kind],
];

const identifying = new Set([...aboutWhom, ...numbersOfChild].map(({ name }) => name));

/** What a row says, by the names of its fields, made ready: days and moments as ISO has them. */
export type Said = Readonly<Record<string, string>>;

/** Without who it is about: what is kept with the child’s record. */
export const factsOf = (said: Said): Said =>
  Object.fromEntries(Object.entries(said).filter(([name]) => !identifying.has(name)));

/** What a row says without whom it is about, in one order. */
export const orderedFacts = (said: Said): string =>
  JSON.stringify(Object.entries(factsOf(said)).sort());

export const sameFacts = (one: Said, other: Said): boolean =>
  orderedFacts(one) === orderedFacts(other);
