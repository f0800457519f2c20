import type { CloseReport, InvalidCallReport, List, PageReport, SentReport, Thrown } from '../protocol/page-channel';
import { REPORT, ReadMode, THREW } from '../protocol/page-channel';
import { captureCall, hideOwnFrames } from './call-site';
import { onRead, send } from './channel';
import { encode, textOf } from './encode';
import { getPrototypeOf, getter, ownValue, readClock, timeOrigin, uncurry } from './natives';

/** An object of ours: a page could put setters on the prototype of any other. */
export type Own<Report> = Report & { __proto__: null };

type Noted<Report> = Own<Omit<Report, 'stack'>> & {
  /** The captured call, which is formatted when the stack is wanted. */
  stack: Error | undefined;
};

/** A {@link PageReport} in the making. */
export interface SocketNotes
  extends Noted<Omit<PageReport, 'protocols' | 'sent' | 'close' | 'invalidCalls' | 'threw' | 'opened' | 'ended'>> {
  protocols: unknown;
  sent: Own<Omit<SentReport, 'kept'>> & { kept: Own<{ data: Own<List<unknown>>; at: Own<List<number>> }> };
  close?: Noted<CloseReport>;
  invalidCalls: Own<List<Noted<InvalidCallReport>>>;
  threw?: Own<Thrown> | null;
  opened?: Own<NonNullable<PageReport['opened']>>;
  ended?: Own<NonNullable<PageReport['ended']>>;
}

/** Sockets of which methods are noted. */
const notesOfSockets = new WeakMap<object, SocketNotes>();
export const notesOf: (socket: object) => SocketNotes | undefined = notesOfSockets.get.bind(notesOfSockets);
const forget = notesOfSockets.delete.bind(notesOfSockets);
const setNotes = uncurry(notesOfSockets.set);

/** From here on, calls of this socket's methods are noted. */
export const follow = (socket: object, notes: SocketNotes): unknown => setNotes(notesOfSockets, socket, notes);

/** @param seq 0: a socket of another window, of which a method of this window is used */
export function newNotes(
  seq: number,
  api: PageReport['api'] = 'WebSocket',
  url: string | null = null,
  protocols: unknown = null,
  stack?: Error,
): SocketNotes {
  return {
    __proto__: null,
    seq,
    api,
    at: seq ? readClock() : timeOrigin,
    url,
    protocols,
    stack,
    sent: {
      __proto__: null,
      messages: 0,
      bytes: 0,
      largest: 0,
      firstAt: 0,
      lastAt: 0,
      maxBufferedAmount: 0,
      discarded: 0,
      kept: { __proto__: null, data: { __proto__: null }, at: { __proto__: null } },
    },
    invalidCalls: { __proto__: null },
  };
}

/** Constructors that threw since the content script last asked; beyond the limit they are only counted. */
const MOST_THROWN = 5_000;
/** Of so many of them the stacks are kept. */
const MOST_THROWN_STACKS = 100;
let thrown: Own<List<SocketNotes>> = { __proto__: null };
let thrownCount = 0;

/** Notes a constructor that threw. One event tells the content script, which asks later: a page may try many at once. */
export function noteThrown(notes: SocketNotes): void {
  if (thrownCount >= MOST_THROWN_STACKS) notes.stack = undefined;
  if (thrownCount < MOST_THROWN) thrown[thrownCount] = notes;
  if (++thrownCount === 1) send(THREW);
}

/** Answers the content script's questions. */
export function answerReads(): void {
  onRead((socket, mode) => {
    const notes = socket ? notesOf(socket) : { __proto__: null, count: thrownCount, kept: thrown };
    if (notes) send(REPORT, encode(notes, mode & ReadMode.stacks));
    if (!socket) {
      thrown = { __proto__: null };
      thrownCount = 0;
    } else if (mode & ReadMode.last) forget(socket);
  });
}

/** Calls that threw, kept of one socket; one more than is shown, so that a reader can tell that there were more. */
const MOST_INVALID_CALLS = 9;

/** Notes a call of a method that threw. */
export function noteInvalidCall(
  { invalidCalls }: SocketNotes,
  method: 'close' | 'send',
  threw: Own<Thrown> | null,
): void {
  let count = 0;
  while (invalidCalls[count]) count++;
  if (count < MOST_INVALID_CALLS) {
    invalidCalls[count] = { __proto__: null, at: readClock(), method, threw, stack: captureCall() };
  }
}

const nameOf = getter(DOMException.prototype, 'name');
const messageOf = getter(DOMException.prototype, 'message');
/** True for a real error alone, without running anything of it. Firefox has it since 138. */
const { isError } = Error as { isError?: (value: unknown) => boolean };

/**
 * Name and message of what a native threw, our own frames taken out of its stack. What is neither a DOMException nor known to
 * be a real error (a `toString` of an argument may throw anything, a Proxy too) is not looked into.
 *
 * @param argument an object's conversion runs code of the page's: an error from there keeps its stack
 * @param below the function of ours that the page's call ran
 */
export function readThrown(error: unknown, argument: unknown, below: unknown): Own<Thrown> | null {
  let read: Own<Thrown>;
  try {
    read = { __proto__: null, name: nameOf(error as DOMException), message: textOf(messageOf(error as DOMException)) };
  } catch {
    if (!isError?.(error)) return null;
    read = {
      __proto__: null,
      name: textOf(ownValue(getPrototypeOf(error as Error), 'name')),
      message: textOf(ownValue(error, 'message')),
    };
    if (typeof argument === 'object' || typeof argument === 'function') return read;
  }
  hideOwnFrames(error, below);
  return read;
}
