import type { Place } from "../session/sessions.ts";
import type { Caller } from "./cookies.ts";

/** Where a session was opened, in words that its person can recognise and that say no more. */
export function placeOf({ ip, userAgent }: Pick<Caller, "ip" | "userAgent">): Place {
  return { browser: browserWords(userAgent), network: networkOf(ip) };
}

const browsers = [
  [/\bEdgA?\//, "Edge"],
  [/\bFirefox\//, "Firefox"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bHeadlessChrome\/|\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;
const systems = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b|\biPad\b/, "iPhone or iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
] as const;

/** Never the text itself, which a browser fills with more than anybody needs. */
export function browserWords(userAgent: string): string {
  const named = (list: readonly (readonly [RegExp, string])[]): string | undefined =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser === undefined) return "A browser that is not known";
  return system === undefined ? browser : `${browser} on ${system}`;
}

/**
 * The network of an address: the first three parts of an IPv4 address and the first four groups of
 * an IPv6 one, which is what one household or office is given.
 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+)\.\d+$/i.exec(ip) ?? /^(\d+\.\d+\.\d+)\.\d+$/.exec(ip);
  if (mapped) return `${mapped[1] ?? ""}.x`;
  if (!ip.includes(":")) return "not known";
  return `${groupsOf(ip).slice(0, 4).join(":")}::`;
}

function groupsOf(ip: string): readonly string[] {
  const [head = "", tail] = ip.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return [...front, ...zeros, ...back];
}
