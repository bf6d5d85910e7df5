import { trainingPaths } from "../../web/paths.ts";

export const programmesTitle = "Programmes";
export const programmesCrumb = { text: programmesTitle, href: trainingPaths.programmes };
