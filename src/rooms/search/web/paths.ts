/** Addresses of this room. What is searched for stands in none. */
export const searchPaths = {
  search: "/search",
  suggestions: "/search/suggestions",
  pages: "/pages",
} as const;
