import type { Instrument, Item } from "../instrument.ts";
import { domain } from "./parts.ts";

const words = (lines: readonly (readonly [string, string])[]): readonly Item[] =>
  lines.map(([key, label]) => ({ key, label, type: "words" }));

const conversation = {
  version: 1,
  purpose: "conversation",
  bands: [],
  floors: [],
  occasions: [],
  asksProtectiveFactors: true,
} as const;

/** For a consultation with a young person: prompts, and at the end what the professional makes of it. */
export const healthConversation: Instrument = {
  ...conversation,
  key: "health-conversation",
  name: "Health conversation: spotting the signs",
  source:
    "After the sections of a national proforma for sexual health services (2014). Audits found the professional’s own analysis left out most often: here it cannot be.",
  domains: [
    domain(
      "before",
      "Before you begin",
      words([["consent", "What was said about confidentiality and consent"]]),
    ),
    domain(
      "life",
      "Their life",
      words([
        ["education", "School, college or work: how it is going"],
        ["family", "Home: who is there, and whom they can talk to"],
        ["friends", "Friends: how old, how they met, what they do together"],
      ]),
    ),
    domain(
      "relationships",
      "Relationships",
      words([
        ["partner", "Partner, if any: age, how they met, how it feels to be with them"],
        ["agreement", "Whether they can say no, and what happens when they do"],
        ["gifts", "Whether anybody gives them things, lifts or a place to stay"],
      ]),
    ),
    domain(
      "wellbeing",
      "Wellbeing",
      words([
        ["substances", "Alcohol and drugs"],
        ["mind", "How they have been feeling"],
        ["manner", "What you saw and did not hear: manner, mood, who waited outside"],
      ]),
    ),
  ],
};

/** For a school's safeguarding lead with five minutes. */
export const educationConversation: Instrument = {
  ...conversation,
  key: "education-conversation",
  name: "Education conversation",
  source: "Lantern’s own, from what schools are asked for most often.",
  domains: [
    domain(
      "school",
      "What school sees",
      words([
        ["attendance", "Attendance, lateness, and lessons left: since when"],
        ["change", "What has changed in work, mood, appearance or friends"],
        ["collected", "Who collects them, or waits outside"],
        ["phone", "Phone and life online, as far as school knows"],
      ]),
    ),
    domain(
      "child",
      "The child",
      words([
        ["said", "What the child says, word for word"],
        ["trusts", "The adult in school whom the child trusts"],
        ["helps", "What helps, and what the child wants"],
      ]),
    ),
  ],
};
