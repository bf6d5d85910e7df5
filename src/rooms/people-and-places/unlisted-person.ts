/** Stands for somebody who left the lists, where something about them is owed still: the work stays, and names nobody. */
export const unlistedPerson = "A person who is in no list any more";
