import type { Behaviour } from '../behaviour';
import type { Connection } from './arrival';
import { answerOf } from './request';

/** One connection to `/lottery` and the answer that it drew. */
export interface ScriptedResponse {
  /** 0, 1, 2 ... by arrival. The reason of a `101-then-close` is this number. */
  number: number;
  answer: string;
  /** `Sec-WebSocket-Key` */
  key: string;
  protocols: string[];
  origin: string | null;
}

/**
 * Gives each connection to one and the same URL the next answer of a list, and remembers who got which: so that a
 * test can prove that no socket is told another one's story.
 */
export class ScriptedResponses {
  #answers: string[] = [];
  #draws: ScriptedResponse[] = [];

  /** Begins anew with these answers: see {@link answerOf}. */
  fill(answers: string[]): void {
    this.#answers = [...answers];
    this.#draws = [];
  }

  get draws(): readonly ScriptedResponse[] {
    return this.#draws;
  }

  /** When the list is used up: 410 Gone. */
  draw({ key, protocols, origin }: Connection): Behaviour {
    const number = this.#draws.length;
    const answer = this.#answers[number] ?? '410';
    this.#draws.push({ number, answer, key, protocols, origin });
    return answerOf(answer, String(number));
  }
}
