// Answers for the page of one visit where there is no network. It keeps the page itself and nothing
// of any child.
type Kept = Event & { waitUntil: (work: Promise<unknown>) => void };
type ReadQuery = Kept & {
  readonly request: Request;
  respondWith: (answer: Promise<Response>) => void;
};
type Self = {
  skipWaiting: () => Promise<void>;
  readonly clients: { claim: () => Promise<void> };
  addEventListener: (
    name: "install" | "activate" | "fetch",
    then: (event: ReadQuery) => void,
  ) => void;
};

/** Put in by the build: the addresses of the page's own files, and a name that changes with them. */
declare const FILES: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as Self;

worker.addEventListener("install", (event) => {
  const all = caches.open(VERSION).then((cache) => cache.addAll([...FILES]));
  event.waitUntil(all.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  const old = caches
    .keys()
    .then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith("visit-along-") && name !== VERSION)
          .map((name) => caches.delete(name)),
      ),
    );
  event.waitUntil(old.then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !FILES.includes(pathname)) return;
  event.respondWith(
    caches
      .match(event.request, { ignoreSearch: true })
      .then((known) => known ?? fetch(event.request)),
  );
});
