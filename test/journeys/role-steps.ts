import type { Answer, Client } from "../harness/client.ts";
import { fillIn } from "../harness/real-forms.ts";

type Sent = {
  readonly action: string;
  /** What is typed, each in a box of its own. */
  readonly typed?: Readonly<Record<string, string>>;
  /** What is pressed among choices. */
  readonly chosen?: Readonly<Record<string, string>>;
};

/** Lines that a reader passes on a desk before they have scrolled by one screen. */
const linesOfAScreen = 36;

/** One person's way from their first page: what they press, what they type and how far they scroll. */
export class RoleSteps {
  clicks = 0;
  fields = 0;
  screens = 0;
  private readonly client: Client;
  private at = "/";
  private page: Answer | undefined;

  constructor(client: Client) {
    this.client = client;
  }

  /** Signs in and stands on the first page of the role. */
  async start(): Promise<string> {
    this.at = (await this.client.get("/")).location ?? "";
    await this.open(this.at);
    return this.at;
  }

  /** Presses a link, or a button of a form that only asks, that stands on this page. */
  async follow(address: string | RegExp): Promise<void> {
    const html = this.page?.html ?? "";
    const all = [...html.matchAll(/(?:href|action)="([^"]*)"/g)];
    const found = all.find(([, href = ""]) =>
      typeof address === "string" ? href === address : address.test(href),
    );
    if (!found?.[1]) throw new Error(`${this.at} has no way to ${String(address)}`);
    this.clicks += 1;
    this.screens += screensBefore(html.slice(0, found.index));
    await this.open(found[1].replaceAll("&amp;", "&"));
  }

  /** A question whose answer leads on: a choice and the button below it. */
  async answer(address: string, chosen: string): Promise<void> {
    const [name = "", value = ""] = chosen.split("=");
    const html = this.page?.html ?? "";
    if (!html.includes(`name="${name}"`) || !html.includes(`value="${value}"`))
      throw new Error(`${this.at} does not ask for ${chosen}`);
    this.clicks += 2;
    await this.open(address);
  }

  /** Types one value into the form on this page that only asks, and presses its button. */
  async look(address: string, name: string): Promise<void> {
    if (!this.page?.html.includes(`name="${name}"`))
      throw new Error(`${this.at} does not ask for ${name}`);
    this.clicks += 1;
    this.fields += 1;
    await this.open(address);
  }

  /** Fills in the form that stands on this page and sends it. */
  async send({ action, typed = {}, chosen = {} }: Sent): Promise<void> {
    const { client, at } = this;
    const answer = await fillIn(client, { at, action, fields: { ...typed, ...chosen } });
    if (answer.status !== 303) {
      const errors = answer.page.errors.map(({ text }) => text).join("; ");
      throw new Error(`${action} was answered ${answer.status}: ${errors}`);
    }
    this.clicks += 1 + Object.keys(chosen).length;
    this.fields += Object.keys(typed).length;
    await this.open(answer.location ?? "");
  }

  says(): string {
    return this.page?.page.text ?? "";
  }

  private async open(address: string): Promise<void> {
    const [path = ""] = address.split("#");
    this.page = await this.client.follow(await this.client.get(path));
    if (this.page.status !== 200) throw new Error(`${path} was answered ${this.page.status}`);
    this.at = path;
  }
}

function screensBefore(html: string): number {
  const main = html.split("<main")[1] ?? "";
  return Math.floor(
    (main.match(/<(?:li|p|tr|h1|h2|h3|dt|button)\b/g)?.length ?? 0) / linesOfAScreen,
  );
}
