/** What children said of themselves, by the family that each is of: one family says the same throughout. */
export type IdentityStory = {
  readonly ethnicity: string;
  readonly language: string;
  readonly faith?: string;
  readonly interpreter?: { readonly dialect?: string; readonly gender?: string };
  readonly immigration?: { readonly nationalities: string; readonly status: string };
};

const british: IdentityStory = { ethnicity: "white-british", language: "english" };
const irish: IdentityStory = {
  ethnicity: "white-irish",
  language: "english",
  faith: "christian",
};
const polish: IdentityStory = {
  ethnicity: "white-other",
  language: "polish",
  faith: "christian",
  interpreter: { gender: "any" },
  immigration: { nationalities: "Polish", status: "settled" },
};

export const families: Readonly<Record<string, IdentityStory>> = {
  Chowdhury: {
    ethnicity: "asian-bangladeshi",
    language: "sylheti",
    faith: "muslim",
    interpreter: { dialect: "Sylheti, not standard Bengali", gender: "female" },
  },
  Doyle: irish,
  Ekwueme: { ethnicity: "black-african", language: "english", faith: "christian" },
  Gill: { ethnicity: "asian-indian", language: "punjabi", faith: "sikh" },
  Hussain: { ethnicity: "asian-pakistani", language: "urdu", faith: "muslim" },
  Jesse: { ethnicity: "mixed-white-caribbean", language: "english" },
  Kowalski: polish,
  Mooney: irish,
  Nowak: polish,
  "O’Brien": irish,
  Quinn: { ethnicity: "white-gypsy-traveller", language: "english" },
  Sesay: { ethnicity: "black-african", language: "english", faith: "muslim" },
  Usman: { ethnicity: "asian-pakistani", language: "urdu", faith: "muslim" },
  Wilk: polish,
};

export const storyOf = (familyName: string): IdentityStory => families[familyName] ?? british;

/** How to reach some of them, in turn; numbers are of a range that nobody has. */
export const safeContacts: readonly Readonly<Record<string, string>>[] = [
  {
    number: "07700 900 118",
    hours: "School days between 1pm and 1.30pm",
    voicemail: "no",
    messages: "no",
    seenBy: "A parent looks through the phone at night",
    wording: "Say that you ring from the dentist",
  },
  { number: "07700900127", hours: "After 4pm", voicemail: "no", messages: "yes", seenBy: "Nobody" },
  { number: "+44 7700 900139", hours: "Any time", voicemail: "yes", messages: "yes" },
];

export const needsStories: readonly Readonly<Record<string, string>>[] = [
  {
    disability: "yes",
    wording: "Autistic; noise and sudden changes are hard",
    communication: "One question at a time, in plain words, with time to answer",
    adjustments: "A quiet room, and pictures of who will be there",
  },
  { disability: "no" },
  {
    disability: "yes",
    wording: "Speech and language needs",
    communication: "Check that a question was understood; draw it if it helps",
    adjustments: "An intermediary at an interview",
  },
];

export const careStories: readonly Readonly<Record<string, string>>[] = [
  { status: "at-home" },
  { status: "accommodated", authority: "Eastmoor Council" },
  { status: "special-guardianship" },
];
