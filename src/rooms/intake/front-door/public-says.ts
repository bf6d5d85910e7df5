/**
 * What the form that anybody fills in says besides its questions, as it is shipped: buttons, what is wrong, whom
 * to ring, and the pages before and after sending. A partnership words it otherwise, or in another language.
 * What stands in braces is put in by Lantern.
 */
export const publicSays = {
  buttons: {
    begin: "Continue",
    look: "Check my answers",
    send: "Send",
    change: "Change something",
    lookLater: "Look",
    back: "Back",
    exit: "Exit this page",
    /** The rest of the way out is heard by whoever has the page read out. */
    exitHeard: "Emergency",
    exitLeaving: "Loading.",
    exitTimedOut: "Exit this page expired.",
    exitTwoMore: "Shift, press 2 more times to exit.",
    exitOneMore: "Shift, press 1 more time to exit.",
  },
  wrong: {
    summary: "There is a problem",
    error: "Error",
    noDanger: "Select whether someone is in danger now",
    noWorry: "Write what worries you. A few words are enough",
    tooLong: "{field} must be {most} characters or fewer; it is {length}",
    notFound: "We do not find that number with that code. Look at them again, or ring us",
    tooOften: "Too many tries",
    tooOftenWait: "Wait a quarter of an hour, or ring us.",
  },
  ringing: {
    danger: "In danger now? Ring {999}.",
    ring999: "Ring 999 now",
    /** Empty: the first words of "What to do now" stand there. */
    hurt: "",
    warning: "Warning",
    notNow: "Writing to us does not bring help now. Nobody reads it in the next minutes.",
    onItsWay: "When help is on its way",
    goOn: "I have rung, or I cannot ring: write to us",
    now: "Ring now: {desk}",
    otherTimes: "At other times: {desk}",
    fromHours: "From {hours}: {desk}",
    everyDay: "{opens} to {closes}, every day",
    workingDays: "{opens} to {closes}, Monday to Friday, not on bank holidays",
    noNumber: "{desk}: its number is on your council’s website",
  },
  /** Before and after everything else on a page: the first link, and those at the foot. */
  around: {
    skip: "Skip to main content",
    support: "Support links",
    help: "Help",
    signs: "Signs to look out for",
    now: "What to do now",
    tell: "Tell us what worries you",
    privacy: "Privacy",
    algorithms: "Algorithms",
    accessibility: "Accessibility",
  },
  /** The page "What to do now"; what one does and whom one rings is configuration of its own. */
  now: {
    title: "What to do now",
    inArea: "Who to ring in your area",
    area: "Your area",
    allAreas: "All areas",
    showArea: "Show this area",
    write: "You can also {write}. You do not have to say who you are.",
    writeLink: "write to us",
    talk: "Someone to talk to",
    told: "If someone has told you something",
  },
  sending: {
    right: "Is this right?",
    leftOut: "Left out",
  },
  /** Where an address ends when something is wrong; what was being written is still in the browser. */
  failing: {
    notFound: "Page not found",
    notFoundDo: "There is nothing at this address.",
    notRight: "Something in this request is not right",
    notRightDo: "Nothing was sent. Go back and try again.",
    tooLarge: "This is too long",
    tooLargeDo:
      "It is longer than we can take here, so nothing was sent. Go back, make it shorter and send it again.",
    busy: "Too many people are here at this moment",
    busyDo: "Nothing was sent. Wait a few seconds, then go back and try again.",
    failed: "Sorry, something went wrong",
    failedDo: "Nothing was sent. Go back and try again: what you wrote is still in the form.",
    inDoubt: "We do not know whether this was sent",
    inDoubtDo: "Go back and send it again. If we have it already, it is kept once.",
  },
  /** Somebody else may hold the phone: nothing here says what the message is about or who has it. */
  after: {
    title: "Your message",
    heading: "We have your message",
    receipt:
      "Your number is {number} and your code is {code}. Write them down if it is safe. You can say the number if you ring us.",
    next: "We read it and decide what happens next by {by}.",
    later: "Check your message",
  },
} as const;

type Says = typeof publicSays;
export type SaysGroup = keyof Says;
/** Each thing that is said, by its group. */
export type SaysKey = { readonly [G in SaysGroup]: `${G}.${string & keyof Says[G]}` }[SaysGroup];

/** What Lantern puts in, each once: without it the number to ring, or the receipt, would not be on the page. */
export const saysPlaces: Readonly<Partial<Record<SaysKey, readonly string[]>>> = {
  "wrong.tooLong": ["field", "most", "length"],
  "ringing.danger": ["999"],
  "ringing.now": ["desk"],
  "ringing.otherTimes": ["desk"],
  "ringing.fromHours": ["hours", "desk"],
  "ringing.everyDay": ["opens", "closes"],
  "ringing.workingDays": ["opens", "closes"],
  "ringing.noNumber": ["desk"],
  "now.write": ["write"],
  "after.receipt": ["number", "code"],
  "after.next": ["by"],
};

/** What has to stand in it, in every language. */
export const saysNumbers: Readonly<Partial<Record<SaysKey, string>>> = {
  "ringing.ring999": "999",
  "ringing.hurt": "999",
};

/** What can be left empty. */
export const saysEmpty: ReadonlySet<SaysKey> = new Set<SaysKey>(["ringing.hurt"]);

/** A text taken apart at its braces: words, and the names of what is put in. */
export const partsOf = (text: string): readonly { word: string; isPlace: boolean }[] =>
  text
    .split(/(\{[^{}]*\})/u)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("{")
        ? { word: part.slice(1, -1), isPlace: true }
        : { word: part, isPlace: false },
    );

/** The text with everything put in. */
export const filledIn = (text: string, given: Readonly<Record<string, string>>): string =>
  partsOf(text)
    .map(({ word, isPlace }) => (isPlace ? (given[word] ?? "") : word))
    .join("");
