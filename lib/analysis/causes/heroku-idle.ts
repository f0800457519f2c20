import { ended, several } from '../entries.fixture';
import { endedBy } from '../evidence/concerns';
import { product } from '../evidence/limits';
import { idle, nginx } from '../examples/limits.fixture';
import type { Cause, CauseExamples } from './cause';

export const herokuIdle: Cause<'heroku-idle'> = {
  id: 'heroku-idle',
  title: 'Heroku router time-out (H15)',
  explanation: "Heroku's router ends a connection after 55 s in which neither side sent anything.",
  change: 'Send a ping or a message at least every 30 s; the limit cannot be changed.',
  where: 'server',
  role: 'fault',
  sources: ['https://devcenter.heroku.com/articles/error-codes#h15-idle-connection', 'https://help.heroku.com'],
  fixes: ['ws-ping', 'socket-io-options', 'graphql-ws-server'],
  concerns: endedBy('cut', 'server', 'page', 'both'),
  predicate: product('heroku-idle'),
};

export const examples = (): CauseExamples => ({
  fits: {
    '55 s on herokuapp.com': {
      level: 'likely',
      first: true,
      log: several(3, 400_000, (plan) =>
        ended({ ...plan, url: 'wss://app.herokuapp.com/', age: 70_000 + plan.at / 9, silence: 55_010 }),
      ),
    },
  },
  misses: {
    '60 s on herokuapp.com': several(3, 400_000, (plan) =>
      ended({ ...plan, url: 'wss://app.herokuapp.com/', age: 70_000 + plan.at / 9, silence: 60_010 }),
    ),
    '55 s behind nginx': idle(55_000, 4, nginx),
  },
});
