/**
 * What can be chosen on the form that anybody fills in, by the keys that are kept, in the words that are
 * shipped. A partnership words them otherwise, or in another language; what is kept and counted stays the same.
 */
export const publicOptions = {
  danger: { yes: "Yes", no: "No", "not-known": "I do not know" },
  about: {
    child: "A child or young person",
    place: "A place or a vehicle",
    group: "A group of young people",
  },
  sender: {
    child: "A child or young person: it is about me",
    friend: "A friend",
    parent: "A parent, a carer or another relative",
    professional: "A person who works with children",
    business: "A person who works in a business",
    other: "Another person",
    "not-said": "I would rather not say",
  },
} as const;
