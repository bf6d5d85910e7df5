import type { familyLinksKind, familyQuestionsKind } from "./configuration-kinds.ts";
import type { BodyOf, Shipped } from "../configuration/index.ts";

/** What a page behind a link says where no partnership’s own words are known: the link is over. */
export const shippedFamilyWords: BodyOf<typeof familyQuestionsKind> = {
  name: "English",
  source: "Lantern’s own plain words: try them with young people and families of your area",
  title: "Your message",
  exit: "Exit this page",
  danger: "If you or someone else is in danger now, ring 999.",
  enterCode: "Type in your code",
  code: "Your code",
  codeHint: "Six numbers. You were told them apart from this link.",
  next: "Next",
  wrongCode: "That code is not right. Check it.",
  tooOften: "Too many tries. Ring the person who gave you the link.",
  over: "This link does not work any more. Ring the person who gave it to you.",
  used: "This link has been used.",
  asked: "You were asked for your views by {worker}, {agency}.",
  choose: "Answer as many questions as you like. You can leave any of them out.",
  honest:
    "We keep your words as you write them. If they say that someone is not safe, we may have to tell others, so that we can help.",
  inPerson: "Would you rather talk to someone? Ring {worker} on {phone}.",
  inPersonNoPhone: "Would you rather talk to someone? Tell {worker}.",
  questions: [
    { key: "well", for: ["views"], wording: "What is going well?" },
    { key: "worries", for: ["views", "saw"], wording: "What worries you?" },
    { key: "saw", for: ["saw"], wording: "What did you see or hear, and when?" },
    { key: "help", for: ["views", "saw"], wording: "What would help?" },
    { key: "meeting", for: ["views"], wording: "What should the people at the meeting know?" },
  ],
  who: "Who should hear this?",
  everyone: "Everybody who is helping",
  worker: "Only the person who asked me",
  send: "Send my message",
  nothing: "Write an answer to one question, or ring us",
  tooLong: "That is too long. Make it shorter, or ring us with the rest.",
  have: "We have your message",
  number: "Your number is {number}. You can say it if you ring us.",
  read: "We read your message on {date}.",
  notRead: "We have your message. Nobody has read it yet.",
  cameOf: "What happened then",
  carer: {
    heading: "For parents and carers",
    watchHeading: "What to watch for",
    watch: [
      "New things, money or a second phone that nobody explains",
      "Being picked up by people you do not know, or coming home very late or not at all",
      "A new friend or group, often older, that they will not talk about",
      "Being frightened, angry or very quiet after messages",
      "Staying away from school, or from friends and things they liked",
    ],
    tonightHeading: "What to do tonight",
    tonight: [
      "If they are not home and you are worried, ring the police now. You do not have to wait",
      "Stay calm and stay in touch: say that you are glad to hear from them, and that they can always come home",
      "Do not take their phone or look for the other person yourself. It can put both of you in danger",
      "Keep notes: times, places, names, number plates, and what they said in their own words",
      "Tell someone, and ask for help for yourself too. It is not your fault, and not theirs",
    ],
    ringHeading: "Who to ring",
    inHours: "In the day",
    outOfHours: "At night and at weekends",
    noNumbers: "Ring 101, or the person who gave you this page.",
  },
};

/** Links for families: plain words for a reader of nine to eleven years. */
export const shippedFamilies: readonly Shipped<
  typeof familyLinksKind | typeof familyQuestionsKind
>[] = [
  {
    kind: "family-links",
    key: "family-links",
    inForceFrom: "2014-01-01",
    body: {
      name: "Links for families",
      source: "Lantern’s own starting point: a partnership sets its own number of days",
      days: 7,
      relations: [
        { key: "young-person", name: "The young person" },
        { key: "parent", name: "A parent" },
        { key: "carer", name: "A carer" },
        { key: "family", name: "Someone else in the family" },
      ],
    },
  },
  {
    kind: "family-questions",
    key: "en",
    inForceFrom: "2014-01-01",
    body: shippedFamilyWords,
  },
];
