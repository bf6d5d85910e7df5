import type { Route } from "../../../platform/http/route.ts";
import { attendanceRoutes } from "./attendance-routes.ts";
import { bookingRoutes } from "./booking-routes.tsx";
import { certificateRoutes } from "./certificate-routes.tsx";
import { courseRoutes } from "./course-routes.tsx";
import { fileRoutes } from "../importing/web/file-routes.ts";
import { questionRoutes } from "../importing/web/question-routes.tsx";
import { awarenessRoutes } from "../awareness/web/awareness-routes.tsx";
import { programmeRoutes } from "../programmes/web/programme-routes.tsx";
import { practiceRoutes } from "../practice/web/practice-routes.tsx";
import { coverageRoutes } from "./coverage-routes.tsx";
import { linkRoutes } from "./link-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { reminderRoutes } from "./reminder-routes.ts";
import { sessionRoutes } from "./session-routes.tsx";

/** Courses come first: the walk over all routes adds a course, a version and a session before anybody books. */
export const trainingRoutes: readonly Route[] = [
  ...courseRoutes,
  ...sessionRoutes,
  ...peopleRoutes,
  ...bookingRoutes,
  ...attendanceRoutes,
  ...reminderRoutes,
  ...coverageRoutes,
  ...certificateRoutes,
  ...linkRoutes,
  ...awarenessRoutes,
  ...programmeRoutes,
  ...practiceRoutes,
  ...fileRoutes,
  ...questionRoutes,
];
