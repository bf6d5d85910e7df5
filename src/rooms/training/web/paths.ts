const session = (id: string): string => `/training/sessions/${id}`;
const course = (id: string): string => `/training/courses/${id}`;
const person = (id: string): string => `/training/people/${id}`;

/** Addresses of training, built in one place. */
export const trainingPaths = {
  home: "/training",
  past: "/training?show=past",
  session,
  editSession: (id: string): string => `${session(id)}/change`,
  cancelSession: (id: string): string => `${session(id)}/cancel`,
  book: (id: string): string => `${session(id)}/book`,
  attendance: (id: string): string => `${session(id)}/attendance`,
  hall: (id: string): string => `${session(id)}/attendance/codes`,
  tick: (id: string, bookingId: string): string => `${session(id)}/attendance/${bookingId}`,
  calendar: (id: string): string => `${session(id)}/calendar.ics`,
  links: (id: string): string => `${session(id)}/links`,
  cancelBooking: (id: string, bookingId: string): string =>
    `${session(id)}/bookings/${bookingId}/cancel`,
  courses: "/training/courses",
  newCourse: "/training/courses/new",
  course,
  editCourse: (id: string): string => `${course(id)}/change`,
  endCourse: (id: string): string => `${course(id)}/end`,
  addEdition: (id: string): string => `${course(id)}/versions`,
  addSession: (id: string): string => `${course(id)}/sessions`,
  people: "/training/people",
  me: "/training/me",
  newPerson: "/training/people/new",
  newTeam: "/training/team/new",
  person,
  editPerson: (id: string): string => `${person(id)}/change`,
  certificate: (id: string, as: "pdf" | "docx"): string => `/training/certificates/${id}/${as}`,
  coverage: "/training/coverage",
  coverageApi: "/api/training/coverage",
  headcount: "/training/headcounts/new",
  expiring: "/training/people?show=expiring",
  remind: "/training/reminders",
  contacts: "/training/contacts",
  endContact: (id: string): string => `/training/contacts/${id}/end`,
  support: "/training/support",
  offer: (bodyId: string): string => `/training/coverage/${bodyId}/support`,
  closeSupport: (id: string): string => `/training/support/${id}/close`,
  files: "/training/imports",
  file: (id: string): string => `/training/imports/${id}`,
  fileRows: (id: string): string => `/training/imports/${id}/rows`,
  fileProblems: (id: string): string => `/training/imports/${id}/problems`,
  fileCourse: (id: string, question: string): string =>
    `/training/imports/${id}/courses/${question}`,
  filePerson: (id: string, question: string): string =>
    `/training/imports/${id}/people/${question}`,
  fileNewcomers: (id: string, question: string): string =>
    `/training/imports/${id}/newcomers/${question}`,
  fileColumn: (id: string, column: string): string => `/training/imports/${id}/columns/${column}`,
  confirmFile: (id: string): string => `/training/imports/${id}/confirm`,
  removeFile: (id: string): string => `/training/imports/${id}/remove`,
  /** Open to whoever has one. */
  check: "/certificates",
  link: (token: string): string => `/t/${token}`,
  linkCalendar: (token: string): string => `/t/${token}/calendar.ics`,
} as const;
