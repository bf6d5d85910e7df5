import type { PublicConcern } from "../rooms/intake/index.ts";

export type ToldStory = PublicConcern & {
  /** Hours before now. */
  readonly ago: number;
};

const nothing = {
  given_name: null,
  family_name: null,
  age_said: null,
  about_more: null,
  about: "child" as const,
  about_name: null,
  sender_name: null,
  reach: null,
  reach_safely: null,
} as const;

/** What people without an account told, in their own words. */
export const told: readonly ToldStory[] = [
  {
    ...nothing,
    ago: 30,
    danger_now: "no",
    area: "harbour",
    sender: "business",
    worry: "Just testing whether your form works for our staff training, please ignore.",
  },
  {
    ...nothing,
    ago: 20,
    danger_now: "no",
    area: "northside",
    sender: "parent",
    given_name: "Billie",
    age_said: "about 14",
    about_more: "Goes to the school by the canal. Red rucksack.",
    worry:
      "My daughter’s friend comes to us to sleep and does not want to go home because a man waits in a grey van. She has a new phone and turns it over when it rings.",
    sender_name: "A mother",
    reach: "020 7946 0146",
    reach_safely: "Text first, after 4pm. Do not ring the house.",
  },
  {
    ...nothing,
    ago: 6,
    danger_now: "not-known",
    area: "harbour",
    sender: "friend",
    given_name: "Jaz",
    age_said: "15",
    worry:
      "he goes on the train every weekend and comes back with money and he is scared. dont say it was me",
  },
  {
    ...nothing,
    ago: 2,
    danger_now: "no",
    area: null,
    sender: "not-said",
    about: "place",
    about_name: "The hotel by the station",
    worry:
      "Night porter. Three nights running the same man took a room for cash and a girl who looked no older than 16 sat in the lobby for an hour with nobody.",
    about_more: "Car was a dark blue estate.",
  },
];

export const asideBecause =
  "Rang the business: it was a test of the form for their training. Nobody is behind it.";

export const nurseSaid = [
  {
    question: "When was the child last seen by your service, and who by?",
    answer:
      "On 3 November, by me, for a sore throat. Came with a man who said that he was a cousin.",
  },
  {
    question: "What is going well, and who does the child trust?",
    answer: "Spoke freely once the man was outside. Likes the school nurse.",
  },
] as const;
