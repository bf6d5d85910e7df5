/** PostgreSQL could not be provided. The message is one line, for the person who starts Lantern. */
export class ServerUnavailable extends Error {
  override readonly name = "ServerUnavailable";

  constructor(message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s+/g, " ").trim(), options);
  }
}
