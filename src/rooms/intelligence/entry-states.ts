/** Where an entry stands. */
export const entryStates = {
  asked: "Waiting for the manager’s decision",
  withheld: "Not passed on",
  new: "New, to sanitise",
  sanitised: "To hand over",
  handed: "Handed over, to answer",
  answered: "Answered",
  "not-used": "Not used",
} as const;
export type EntryState = keyof typeof entryStates;

/** What its sender reads of it: in general words, whatever police wrote. */
export const senderStates: Readonly<Record<EntryState, string>> = {
  asked: "Your manager decides whether it goes to police",
  withheld: "Your manager decided that it does not go to police",
  new: "Sent to police",
  sanitised: "Being worked on by police",
  handed: "Recorded in the police’s own system",
  answered: "Answered: see what came of it",
  "not-used": "Not used: see why",
};

/** Why police hand nothing over, as the sender hears it. */
export const notUsedReasons = {
  known: {
    text: "Already known",
    heard: "Police knew this already. Keep sending what you see: it shows that it goes on.",
  },
  "little-detail": {
    text: "Too little to act on",
    heard: "There was too little in it to act on. Send it again if you learn when, where or who.",
  },
  elsewhere: {
    text: "It belongs elsewhere",
    heard: "This was not for intelligence. Raise a concern about a child, or report a crime.",
  },
} as const;
