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
    professional: "Somebody who works with children",
    business: "Somebody at work in a business",
    other: "Somebody else",
    "not-said": "I would rather not say",
  },
} as const;
