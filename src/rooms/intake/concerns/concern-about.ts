/** What a concern can be about where no child is known, as it is asked, and as it stands in a sentence. */
export const noChildKinds = {
  place: { name: "A place or a business", word: "Place" },
  vehicle: { name: "A vehicle", word: "Vehicle" },
  account: { name: "An account online", word: "Account online" },
  group: { name: "A group of people", word: "Group" },
} as const;

type NoChild = keyof typeof noChildKinds;
export type About = "child" | NoChild;

export const isNoChild = (text: string): text is NoChild => Object.hasOwn(noChildKinds, text);

/** Of a row: the table's own check holds these values. */
export const aboutOf = (text: string): About => (isNoChild(text) ? text : "child");

/** "Child", or what it is that stands under the name. */
export const aboutWord = (about: string): string =>
  isNoChild(about) ? noChildKinds[about].word : "Child";
