import { withWords } from "../../kernel/words-in-text.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { listCourses } from "./course-reads.ts";
import { practiceFields } from "./practice/practice.ts";
import { listPractices } from "./practice/practice-reads.ts";
import { listProgrammes } from "./programmes/programme-reads.ts";
import { trainingPaths } from "./web/paths.ts";

const most = 50;

/** By any of their names. */
export const coursesSearched: Searched = {
  heading: "Courses",
  search: searchCourses,
  order: 72,
};

async function searchCourses({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const found = withWords(sought.text, await listCourses(tx), ({ name, aliases }) => ({
    title: [name, ...aliases].join(" "),
    text: "",
  }));
  return found.slice(0, most).map(({ courseId, name, aliases, endedOn }) => ({
    id: courseId,
    href: trainingPaths.course(courseId),
    text: name,
    detail: [
      ...(endedOn === null ? [] : ["Ended"]),
      ...(aliases.length === 0 ? [] : [`also ${aliases.join(", ")}`]),
    ].join(", "),
  }));
}

/** Programmes for children, parents and trades, by name, provider or what they are about. */
export const programmesSearched: Searched = {
  heading: "Programmes",
  search: searchProgrammes,
  order: 73,
};

async function searchProgrammes({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const found = withWords(sought.text, await listProgrammes(tx), (one) => ({
    title: one.name,
    text: `${one.provider ?? ""} ${one.about}`,
  }));
  return found.slice(0, most).map(({ programmeId, name, provider }) => ({
    id: programmeId,
    href: trainingPaths.programme(programmeId),
    text: name,
    detail: provider ?? "",
  }));
}

/** Practice taken over from other work, by name, where it came from or what it is. */
export const practicesSearched: Searched = {
  heading: "Practice from gangs and missing work",
  search: searchPractices,
  order: 74,
};

async function searchPractices({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const found = withWords(sought.text, await listPractices(tx), (one) => ({
    title: one.name,
    text: `${practiceFields[one.field]} ${one.cameFrom} ${one.about}`,
  }));
  return found.slice(0, most).map(({ practiceId, name, field, endedOn }) => ({
    id: practiceId,
    href: trainingPaths.practice(practiceId),
    text: name,
    detail: endedOn === null ? practiceFields[field] : `${practiceFields[field]}, ended`,
  }));
}
