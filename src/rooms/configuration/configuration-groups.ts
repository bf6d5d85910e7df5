/** What a partnership works by, under what it is for, in the order of its page; a kind says where it stands. */
export const configurationGroups = [
  { id: "worried", heading: "How worried we are" },
  { id: "concerns", heading: "Concerns and the MASH" },
  { id: "public", heading: "For the public" },
  { id: "case", heading: "Clocks, and a case from beginning to end" },
  { id: "work", heading: "Work with a child and a family" },
  { id: "missing", heading: "Missing" },
  { id: "together", heading: "Meetings and other agencies" },
  { id: "subjects", heading: "People, places and possible duplicates" },
  { id: "access", heading: "Access, signing in and use" },
] as const;

export type GroupId = (typeof configurationGroups)[number]["id"];
