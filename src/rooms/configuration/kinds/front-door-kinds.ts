import {
  professionalLinksShape,
  publicAreasShape,
  publicCheckShape,
  publicFormShape,
  publicHelpShape,
  publicSignsShape,
} from "../shapes/front-door-shapes.ts";

/** What stands at the front door: pages for everybody, and questions for professionals without an account. */
export const frontDoorKinds = {
  "public-signs": {
    title: "Signs, for the public",
    purpose: "What children, friends, parents, professionals and businesses read about signs",
    body: publicSignsShape,
  },
  "public-help": {
    title: "What to do now, for the public",
    purpose: "What anybody does first, and which national lines listen",
    body: publicHelpShape,
  },
  "public-form": {
    title: "Telling us, for the public",
    purpose:
      "The headings, the introduction, the fields and the choices of the form that anybody fills in",
    body: publicFormShape,
  },
  "public-areas": {
    title: "Whom the public rings",
    purpose: "The number of each area in hours and out of hours",
    body: publicAreasShape,
  },
  "public-check": {
    title: "Questions on whom to ring",
    purpose: "Whether the public knows the ways to help, before and after reading",
    body: publicCheckShape,
  },
  "professional-links": {
    title: "Links for professionals",
    purpose: "On which basis a professional without an account is asked, and what",
    body: professionalLinksShape,
  },
} as const;
