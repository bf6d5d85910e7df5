import type {
  publicCheckKind,
  publicFormKind,
  publicHelpKind,
  publicSignsKind,
} from "../configuration-kinds.ts";
import type { Shipped } from "../../configuration/index.ts";
import { publicFieldWords, shippedOptional } from "./public-fields.ts";
import { publicOptions } from "./public-options.ts";
import { publicSays } from "./public-says.ts";
import { shippedSigns } from "./shipped-signs.ts";

const inForceFrom = "2014-01-01";
const own = "Lantern’s own plain words: try them with people of your area";

/** What everybody may read without signing in. */
export const shippedFrontDoor: readonly Shipped<
  typeof publicSignsKind | typeof publicHelpKind | typeof publicFormKind | typeof publicCheckKind
>[] = [
  { kind: "public-signs", key: "public-signs", inForceFrom, body: shippedSigns },
  {
    kind: "public-help",
    key: "public-help",
    inForceFrom,
    body: {
      name: "What to do now",
      lang: "en",
      source: `${own}. The numbers are those that each service publishes`,
      danger:
        "Is someone hurt, held, threatened or about to be? Ring 999 now. If you cannot speak, ring 999 from a mobile and press 55 when you are asked.",
      police: "If it is not urgent but it is a crime, ring the police on 101.",
      steps: [
        "Listen. Say that it is not their fault.",
        "Do not promise to keep it a secret.",
        "Do not ask many questions, and do not talk to the person who may be doing it.",
        "Write down what you saw and heard, with the day and the time, in the words that were used.",
        "Do not pass on pictures or messages. Keep the phone as it is.",
        "Ring the number for your area, or write to us.",
      ],
      lines: [
        {
          key: "childline",
          name: "Childline",
          phone: "0800 1111",
          forWhom: "For everybody under 19. It is free, day and night, and they will listen.",
        },
        {
          key: "nspcc",
          name: "NSPCC helpline",
          phone: "0808 800 5000",
          forWhom: "For grown-ups who are worried about a child.",
        },
        {
          key: "crimestoppers",
          name: "Crimestoppers",
          phone: "0800 555 111",
          forWhom: "To tell about a crime without saying who you are.",
        },
      ],
    },
  },
  {
    kind: "public-form",
    key: "public-form",
    inForceFrom,
    body: {
      name: "Telling us",
      source: own,
      title: "Tell us what worries you",
      danger: {
        question: "Is someone in danger now?",
        hint: "Hurt, held, threatened, or about to be.",
      },
      intro:
        "Write what you know. You can leave out everything but your worry. A worker reads it. If someone may be in danger, do not wait for that: ring.",
      about: "I am worried about",
      worry: {
        question: "What worries you?",
        hint: "What you saw or heard, where and when. In your own words.",
      },
      whom: "Who are you worried about? Leave this out for a place or a group",
      you: "About you",
      options: publicOptions,
      fields: publicFieldWords,
      optional: shippedOptional,
      says: publicSays,
      lang: "en",
    },
  },
  {
    kind: "public-check",
    key: "public-check",
    inForceFrom,
    body: {
      name: "Three questions",
      source: own,
      questions: [
        {
          key: "danger",
          wording: "Someone is being hurt now. What do you do first?",
          answers: [
            { key: "ring-999", name: "Ring 999" },
            { key: "write", name: "Write to us on this site" },
            { key: "wait", name: "Wait until you are sure" },
          ],
          right: "ring-999",
          because: "999 brings help in minutes. You do not have to be sure.",
        },
        {
          key: "secret",
          wording: "A friend tells you and says: do not tell anyone. What do you do?",
          answers: [
            { key: "keep", name: "Keep it a secret" },
            { key: "tell", name: "Tell a grown-up you trust, or ring Childline" },
            { key: "ask-them", name: "Talk to the person who is doing it" },
          ],
          right: "tell",
          because: "It is not telling tales. Your friend needs help, and so do you.",
        },
        {
          key: "proof",
          wording: "You are worried, and you have no proof. May you tell us?",
          answers: [
            { key: "no", name: "No: I need proof first" },
            { key: "yes", name: "Yes: a worry is enough" },
          ],
          right: "yes",
          because: "Finding out is our work. What you saw may fit what others saw.",
        },
      ],
    },
  },
];
