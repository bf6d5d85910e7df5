import { line, repeated, text, type Part } from "./part-types.ts";

/** Of what is no child: each stands under a heading of its own, so that it can be put with what is here already. */
export const vehicles: Part = {
  key: "vehicles",
  title: "Vehicles",
  purpose: "Cars, vans, mopeds and taxis. Put only what you or another person saw.",
  groups: [
    ...repeated(3, (index) => ({
      title: `Vehicle ${index}`,
      questions: [
        line(`registration${index}`, "Registration, or the part that was seen"),
        line(`looks${index}`, "Make, model and colour"),
        line(`what${index}`, "Who is seen in it, where and when"),
      ],
    })),
    { questions: [text("more", "Other vehicles")] },
  ],
};

export const accounts: Part = {
  key: "accounts",
  title: "Accounts online",
  purpose:
    "Names on social media, in games and in messaging. Do not write to them and do not keep pictures: note what you were told.",
  groups: [
    ...repeated(3, (index) => ({
      title: `Account ${index}`,
      questions: [
        line(`service${index}`, "On which app, game or site"),
        line(`name${index}`, "The name that it uses there, or its address"),
        line(`what${index}`, "Who is behind it, and what it is used for"),
      ],
    })),
    { questions: [text("more", "Other accounts")] },
  ],
};

/** Where the concern is about a place or a group: a child who is known by name has a concern of their own. */
export const childrenThere: Part = {
  key: "children",
  title: "Children who go there or are seen with it",
  purpose:
    "What is known of each. Where you know who a child is, send a concern about that child as well: it goes with their record.",
  groups: [
    ...repeated(4, (index) => ({
      title: `Child ${index}`,
      questions: [
        line(`name${index}`, "What they are called, if known"),
        line(`age${index}`, "About how old"),
        line(`what${index}`, "What was seen, and when"),
      ],
    })),
    { questions: [text("more", "How many there are, and anything else")] },
  ],
};
