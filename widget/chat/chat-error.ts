/** An answer other than success; status 0 is no answer at all. */
export class ChatError extends Error {
  readonly status: number;
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number;

  constructor(status: number, retryAfter = 0) {
    super(`chat: ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
