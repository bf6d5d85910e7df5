import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { listCourses } from "./course-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";

/** Courses, those in use first. */
export const courseList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock }) => ({
    rows: await listCourses(tx),
    around: await trainingSchemeOn(tx, clock.today()),
  }),
  columns: {
    course: "Course",
    level: "Level",
    length: "Length",
    audiences: "Audiences",
    expires: "Expires after",
  },
  tables: {
    courses: {
      caption: ({ total }) => counted(total, "course"),
      empty: "No course is in the register yet.",
    },
  },
});
