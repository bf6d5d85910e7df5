import type { FastifyInstance } from "fastify";
import { formToken } from "../../src/platform/http/form-tokens.ts";
import type { Secrets } from "../../src/platform/secrets/secrets.ts";
import { readHtml, type ReadPage } from "./read-html.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly location: string | undefined;
  readonly html: string;
  /** As it came, for files. */
  readonly raw: Buffer;
  /** The page as a reader finds it: headings, links, fields, errors. */
  readonly page: ReadPage;
};

/** A browser of one person: keeps its cookies and sends the form token that its pages carry. */
export type Client = {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts fields as a form does, with a fresh form token unless `_csrf` is given. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Posts a form with files, as its page sends it: the token first. */
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly SentFile[],
  ): Promise<Answer>;
  /** Follows redirects until there is a page. */
  follow(answer: Answer): Promise<Answer>;
  readonly cookies: Map<string, string>;
};

export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly content: Buffer;
};

const formCookie = "a-form-cookie-for-tests";

/** @param server Asked for each request, so that a client does not keep a server that is closed. */
export function aClient(
  server: () => FastifyInstance,
  secrets: Secrets,
  sessionToken?: string,
): Client {
  const cookies = new Map([["lantern-form", formCookie]]);
  if (sessionToken !== undefined) cookies.set("lantern", sessionToken);
  const cookieHeader = (): string =>
    [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const send = async (options: {
    method: "GET" | "POST";
    url: string;
    payload?: string | Buffer;
    headers: Record<string, string>;
  }) => {
    const response = await server().inject({
      ...options,
      headers: { cookie: cookieHeader(), ...options.headers },
    });
    for (const { name, value } of response.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = response.body;
    let read: ReadPage | undefined;
    return {
      status: response.statusCode,
      headers: response.headers,
      location: response.headers.location,
      html,
      raw: response.rawPayload,
      get page() {
        read ??= readHtml(html);
        return read;
      },
    };
  };
  const token = (): string =>
    formToken(
      secrets.formKey,
      `${cookies.get("lantern-form") ?? ""}.${cookies.get("lantern") ?? ""}`,
    );
  const client: Client = {
    cookies,
    get: (url, headers = {}) => send({ method: "GET", url, headers }),
    post: (url, fields, headers = {}) => {
      const payload = encoded({ _csrf: token(), ...fields });
      return send({
        method: "POST",
        url,
        payload,
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      });
    },
    upload: async (url, fields, files) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _csrf: token(), ...fields }))
        form.append(name, value);
      for (const { field, name, content } of files)
        form.append(field, new Blob([new Uint8Array(content)]), name);
      const body = new Response(form);
      return send({
        method: "POST",
        url,
        payload: Buffer.from(await body.arrayBuffer()),
        headers: { "content-type": body.headers.get("content-type") ?? "" },
      });
    },
    follow: async (answer) => {
      let at = answer;
      for (let hop = 0; at.location !== undefined && hop < 5; hop++)
        at = await client.get(at.location);
      return at;
    },
  };
  return client;
}

/** As a browser sends a form: a field with several values comes several times. */
function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
