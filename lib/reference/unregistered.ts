import type { CloseCodeFact, CodeRange, Reconnect } from '../../data/close-code';
import { RFC6455 } from '../../data/sources';

const UNTOLD: Reconnect = {
  advised: 'depends',
  how: 'The code does not tell. If in doubt, wait a random 0 to 5 s, then double the wait after each failure.',
  source: RFC6455.reconnect,
};

const ANY_END = ['server', 'client', 'page'] as const;

type Words = Pick<CloseCodeFact, 'name' | 'meaning' | 'whatToDo' | 'sendableBy'> & { note?: string };

/** What can be said of a number that the registry has no row for: what its range says. */
export function unregistered(code: number, range: CodeRange): CloseCodeFact {
  return { code, aliases: [], synthesised: false, http: [], reconnect: UNTOLD, source: range.source, ...words(range) };
}

function words(range: CodeRange): Words {
  switch (range.from) {
    case 0:
      return {
        name: 'Not used',
        meaning: 'No code below 1000 has a meaning: the server sent a number that is no close code.',
        whatToDo: 'Change the server: 1000, or a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same.',
      };
    case 1000:
      return {
        name: 'Unassigned',
        meaning: 'This code is kept for the protocol itself, and nobody has given it a meaning yet.',
        whatToDo: 'Change the server: use a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same. SockJS uses 2000, 2007 and 2010 inside itself.',
      };
    case 3000:
      return {
        name: 'Unregistered',
        meaning: 'A library or framework closed with a code that it has not registered.',
        whatToDo: 'Look it up in the documentation of the library at the other end.',
        sendableBy: ANY_END,
        note: 'Many use this range without registering: Centrifugo 3000 to 3999, Janus 3504, Amplify 3001.',
      };
    case 4000:
      return {
        name: 'Private use',
        meaning: 'The application closed with a code of its own; only its documentation tells what it means.',
        whatToDo: "Read the reason, and look the code up in the application's documentation.",
        sendableBy: ANY_END,
        note: 'Many applications take 4000 plus an HTTP status: 4401, 4403, 4429, 4500.',
      };
    case 5000:
      return {
        name: 'Outside the registry',
        meaning: 'No close code is above 4999: the server sent a number without any meaning.',
        whatToDo: 'Change the server: use a private code from 4000 to 4999.',
        sendableBy: [],
        note: 'Chromium and Firefox pass it on to the page all the same.',
      };
    default:
      return {
        name: 'Not a close code',
        meaning: 'A close code is a whole number from 0 to 65535; this is none.',
        whatToDo: 'Look where the number came from: no WebSocket can have ended with it.',
        sendableBy: [],
      };
  }
}
