/** Addresses of this room, and of what its list leads to. */
export const toldPaths = {
  told: (thingId: string, page = 1): string =>
    `/subjects/${thingId}/told${page > 1 ? `?page=${page}` : ""}`,
  thing: (thingId: string): string => `/subjects/${thingId}`,
  message: (id: string): string => `/mash/public/${id}`,
  concern: (id: string): string => `/mash/${id}`,
};
