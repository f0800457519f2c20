import { describe, expect, it } from 'vitest';
import { createWork, type JobTools } from './work';

/** A job that goes on until it is told to end. */
function held() {
  let tools: JobTools | undefined;
  let end = () => {};
  let fail = (_: Error) => {};
  const job = (given: JobTools) => {
    tools = given;
    return new Promise<void>((resolve, reject) => {
      end = resolve;
      fail = reject;
      given.signal.addEventListener('abort', () => reject(given.signal.reason));
    });
  };
  return { job, tools: () => tools, end: () => end(), fail: (error: Error) => fail(error) };
}

describe('long work', () => {
  it('shows its name and how far it is, and nothing once it is done', async () => {
    const work = createWork();
    const { job, tools, end } = held();
    const done = work.run('log.json', job);
    tools()?.onProgress(0.5);
    expect(work.current.value).toMatchObject({ name: 'log.json', progress: 0.5 });
    end();
    await done;
    expect(work.current.value).toBeNull();
    expect(work.problem.value).toBeNull();
  });

  it('can be called off, which is no failure', async () => {
    const work = createWork();
    const { job } = held();
    const done = work.run('log.json', job);
    work.current.value?.cancel();
    await done;
    expect(work.current.value).toBeNull();
    expect(work.problem.value).toBeNull();
  });

  it('gives way to newer work', async () => {
    const work = createWork();
    const [first, second] = [held(), held()];
    const one = work.run('one', first.job);
    const two = work.run('two', second.job);
    await one;
    expect(work.current.value?.name).toBe('two');
    second.end();
    await two;
    expect(work.current.value).toBeNull();
  });

  it('tells why it failed', async () => {
    const work = createWork();
    const { job, fail } = held();
    const done = work.run('log.json', job);
    fail(new RangeError('Invalid string length'));
    await done;
    expect(work.problem.value).toBe('RangeError: Invalid string length');
  });
});
