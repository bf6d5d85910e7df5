/** What the invented MASH writes. Fictional throughout. */
export const ratingReasons: Readonly<Record<string, string>> = {
  red: "An adult outside the family has the child’s phone number and met the child this week.",
  amber: "Several signs in a month, and nobody has spoken with the child about them yet.",
  green: "Signs that early help can answer; the parent knows and asks for support.",
  blue: "School and family have it in hand; nothing points to somebody outside.",
};

export const matchReasons: readonly string[] = [
  "Rang the sender: the address and the mother’s name are the same.",
  "Name, date of birth and school agree; the practitioner knows of the concern.",
  "The health visitor’s record has the same brothers and sisters.",
];

export const passOnNotes: readonly string[] = [
  "New: a car that waits outside school. Please read before the next visit.",
  "The sender heard this from the child directly; the words are in the concern.",
  "Nothing here contradicts the plan. It happened twice this month.",
];

type Outcome = {
  readonly isAboutARecord: boolean;
  readonly form: {
    readonly threshold: string;
    readonly nextStep: string;
    readonly rationale: string;
    readonly dissent: string;
    readonly forFamily: string;
    readonly forSender: string;
  };
};

const strategy: Outcome = {
  isAboutARecord: true,
  form: {
    threshold: "level-4",
    nextStep: "strategy-discussion",
    rationale:
      "Police hold information on the adult; health has seen the child twice since September. There is reasonable cause to suspect significant harm.",
    dissent: "",
    forFamily: "A social worker will visit this week and explain what happens next.",
    forSender:
      "A strategy discussion takes place today; you will be asked to join. Please do not speak with the family about the adult.",
  },
};

const assessment: Outcome = {
  isAboutARecord: true,
  form: {
    threshold: "level-3",
    nextStep: "assessment",
    rationale:
      "Several signs together, and a change since the summer. What happens at home is not known and needs a visit.",
    dissent: "Police would have held a strategy discussion first; it is looked at again in a week.",
    forFamily: "A social worker will be in touch within five days to arrange a first visit.",
    forSender:
      "An assessment begins. Please keep noting what you see, and ring if anything changes.",
  },
};

const pathway: Outcome = {
  isAboutARecord: true,
  form: {
    threshold: "level-3",
    nextStep: "exploitation-pathway",
    rationale:
      "The pattern is one of exploitation outside the home; the parent is protective and asks for help.",
    dissent: "",
    forFamily: "Somebody from adolescent safeguarding will ring to arrange a time to meet.",
    forSender:
      "The child is open to the exploitation pathway. You will be asked to the first meeting.",
  },
};

const earlyHelp: Outcome = {
  isAboutARecord: false,
  form: {
    threshold: "level-2",
    nextStep: "early-help",
    rationale: "The parent knows, agrees with the worry and has asked for support with evenings.",
    dissent: "",
    forFamily: "Early help can offer support; with your agreement somebody will ring you.",
    forSender:
      "Early help takes this on with the parent’s agreement. Please send again if it grows.",
  },
};

const noAction: Outcome = {
  isAboutARecord: false,
  form: {
    threshold: "level-1",
    nextStep: "no-further-action",
    rationale: "The new belongings were birthday presents from a grandparent, whom we rang.",
    dissent: "",
    forFamily: "Nothing further happens. The family may be told that the question was asked.",
    forSender: "Thank you: it was right to send this. Please send again if you see more.",
  },
};

export const outcomes: Readonly<Record<"red" | "amber" | "green" | "blue", readonly Outcome[]>> = {
  red: [strategy, strategy, pathway],
  amber: [assessment, pathway, strategy, earlyHelp],
  green: [earlyHelp, earlyHelp, assessment],
  blue: [noAction],
};
