import type { PartEntry } from "./part-entries.ts";
import { partOf, type Question, type Screening } from "./parts.ts";

export type Fact = readonly [string, string];

/**
 * What an entry says, in the words of its questions. Of a group with a heading, as of one person or
 * one prompt, the answers stand together under it.
 */
export function entryFacts(entry: PartEntry, tool: Screening): readonly Fact[] {
  const { answers } = entry;
  const facts = partOf(entry.part, tool).groups.flatMap(({ title, questions }): readonly Fact[] => {
    const given = questions.flatMap((question): readonly Fact[] => {
      const answer = answers[question.name];
      return answer === undefined ? [] : [[asRead(question), shown(question, answer)]];
    });
    if (title === undefined || given.length === 0) return given;
    return [[title, given.map(([, answer]) => answer).join("\n")]];
  });
  return entry.fileName === null ? facts : [...facts, ["File", entry.fileName]];
}

/** Whether an answer had to be given is of no use to whoever reads it. */
const asRead = ({ label }: Question): string => label.replace(/ \(optional\)$/, "");

function shown(question: Question, answer: string): string {
  if (question.kind !== "choice") return answer;
  return question.options.find(({ key }) => key === answer)?.name ?? answer;
}
