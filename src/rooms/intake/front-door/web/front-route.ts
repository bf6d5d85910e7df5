/** What every route of the front door says of itself. */
export const atTheDoor = {
  access: { public: "the public pages and form are open to everyone" },
  actsAs: "front-door",
  cookieless: "visitors are anonymous, and a browser without cookies can send the form",
} as const;

/** Kept by browsers and by what stands between: the same for everybody. */
export const keptFor = (seconds: number): Readonly<Record<string, string>> => ({
  "cache-control": `public, max-age=${seconds}`,
});
