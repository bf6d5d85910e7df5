import type { ConfigurationItem } from "../configuration-item.ts";
import { publicFieldWords, shippedOptional } from "../public-fields.ts";
import { publicOptions } from "../public-options.ts";
import { publicSays } from "../public-says.ts";
import { shippedSigns } from "./signs.ts";

const inForceFrom = "2014-01-01";
const own = "Lantern’s own plain words: try them with people of your area";

/** What everybody may read without signing in, and what a professional without an account is asked. */
export const shippedFrontDoor: readonly ConfigurationItem[] = [
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
        "Is somebody hurt, held, threatened or about to be? Ring 999 now. If you cannot speak, ring 999 from a mobile and press 55 when you are asked.",
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
        question: "Is somebody in danger now?",
        hint: "Hurt, held, threatened, or about to be.",
      },
      intro:
        "Write what you know. You can leave out everything but your worry. A worker reads it. If somebody may be in danger, do not wait for that: ring.",
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
    kind: "public-areas",
    key: "public-areas",
    inForceFrom,
    body: {
      name: "Whom to ring by area and hour",
      source: "Each partnership enters its own areas, numbers and hours",
      areas: [
        {
          key: "whole-area",
          name: "The whole area",
          inHours: { name: "The multi-agency safeguarding hub (MASH)", phone: "" },
          outOfHours: { name: "The council’s emergency duty team", phone: "" },
          opensAt: "09:00",
          closesAt: "17:00",
          days: "working-days",
        },
      ],
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
          wording: "Somebody is being hurt now. What do you do first?",
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
          wording: "A friend tells you and says: do not tell anybody. What do you do?",
          answers: [
            { key: "keep", name: "Keep it a secret" },
            { key: "tell", name: "Tell a grown-up whom you trust, or ring Childline" },
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
  {
    kind: "professional-links",
    key: "professional-links",
    inForceFrom,
    body: {
      name: "Links for professionals",
      source:
        "Lantern’s own questions, on the bases of the sharing agreement; confirm them with your information governance lead",
      days: 5,
      bases: [
        {
          key: "urgent",
          name: "A child may be suffering significant harm",
          says: "Asked under section 47 of the Children Act 1989. You may share what bears on whether the child is safe, without consent.",
          questions: [
            { key: "seen", wording: "When was the child last seen by your service, and by whom?" },
            { key: "worries", wording: "What worries your service about the child’s safety?" },
            {
              key: "injuries",
              wording: "Which injuries or illnesses of the last year may matter?",
            },
            { key: "with", wording: "Who came with the child, and what did you notice?" },
          ],
        },
        {
          key: "health",
          name: "The child’s health and who is in touch with the child",
          says: "Asked to keep a child safe, as a task in the public interest. Say what is relevant and no more.",
          questions: [
            { key: "seen", wording: "When was the child last seen by your service, and by whom?" },
            {
              key: "missed",
              wording: "Which appointments were missed, and what was done about it?",
            },
            { key: "helps", wording: "What is going well, and whom does the child trust?" },
          ],
        },
        {
          key: "consent",
          name: "Early help, with consent",
          says: "Asked with the consent of the young person or a parent. Say only what they agreed to.",
          questions: [
            { key: "helps", wording: "What would help, in your view?" },
            { key: "offered", wording: "What does your service offer already?" },
          ],
        },
      ],
    },
  },
];
