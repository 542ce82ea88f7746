// Server-sent events: open while somebody listens and the tab is seen, opened again when the monitor comes back.

const AGAIN_MS = 3000;

class Stream {
  #url;
  #source = null;
  #timer = 0;
  #listeners = new Set();
  last = null;
  lastAt = 0;

  /** Whether the connection broke and nothing came since. */
  lost = false;

  constructor(url) {
    this.#url = url;
    document.addEventListener('visibilitychange', () => this.#adjust());
  }

  /** Told the last event at once, then each new one; returns a function that ends it. */
  listen(told) {
    this.#listeners.add(told);
    if (this.last && this.replays) told(this.last);
    this.#adjust();
    return () => {
      this.#listeners.delete(told);
      this.#adjust();
    };
  }

  /** Whether a newcomer wants the last event: yes for a state, no for news. */
  replays = true;

  #adjust() {
    const wanted = this.#listeners.size > 0 && !document.hidden;
    if (wanted && !this.#source) this.#open();
    if (!wanted && this.#source) this.#close();
    if (!wanted) clearTimeout(this.#timer);
  }

  #open() {
    clearTimeout(this.#timer);
    const source = (this.#source = new EventSource(this.#url));
    source.onmessage = (event) => {
      const data = JSON.parse(event.data);
      this.last = data;
      this.lastAt = Date.now();
      this.lost = false;
      this.#listeners.forEach((told) => told(data));
    };
    source.onerror = () => {
      this.lost = true;
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      this.#close();
      this.#timer = setTimeout(() => this.#adjust(), AGAIN_MS);
    };
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }
}

/** The state of the whole pipeline, every two seconds. */
export const overview = new Stream('/api/v1/events');

/** Lines as they come; the first event after each opening is the whole tape. */
export const tape = new Stream('/api/v1/ticker');
tape.replays = false;
