/**
 * What is measured, as a page does it. Plain JavaScript: nothing may be compiled into it. Each returns milliseconds of
 * the clock for the whole of its work.
 */
const opened = (socket) => new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
const closed = (socket) => new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }));
const heard = (socket) => new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
const text = (size) => 'x'.repeat(size);

const kept = [];

/** Chromium lets sockets wait, a second and more, when many of a page connect at once. */
const AT_ONCE = 5;

window.work = {
  /** Constructor calls alone; what they made is closed outside of the time. */
  async construct({ sockets, count }) {
    let time = 0;
    for (let batch = 0; batch < count / AT_ONCE; batch++) {
      const made = [];
      const start = performance.now();
      for (let index = 0; index < AT_ONCE; index++) made.push(new WebSocket(`${sockets}/echo`));
      time += performance.now() - start;
      await Promise.all(made.map(opened));
      for (const socket of made) socket.close();
      await Promise.all(made.map(closed));
    }
    return time;
  },

  /** Constructor calls that throw, each caught. */
  async constructThrow({ count }) {
    const start = performance.now();
    for (let index = 0; index < count; index++) {
      try {
        new WebSocket('ws://localhost:undefined/');
      } catch {
        // As a page that tries.
      }
    }
    return performance.now() - start;
  },

  /** From `close()` to the page's own `close` event; the socket was open. */
  async closeToEvent({ sockets, count }) {
    let time = 0;
    for (let index = 0; index < count; index++) {
      const socket = new WebSocket(`${sockets}/echo`);
      await opened(socket);
      const end = new Promise((resolve) => {
        socket.onclose = () => resolve(performance.now());
      });
      const start = performance.now();
      socket.close(1000, 'done');
      time += (await end) - start;
    }
    return time;
  },

  /** A socket's whole life: constructed, opened, one message there and back, closed by the page; one after the other. */
  async life({ sockets, count }) {
    const start = performance.now();
    for (let index = 0; index < count; index++) {
      const socket = new WebSocket(`${sockets}/echo`);
      await opened(socket);
      socket.send('hello');
      await heard(socket);
      socket.close(1000, 'done');
      await closed(socket);
    }
    return performance.now() - start;
  },

  /** As many sockets, some at a time. */
  async many({ sockets, count }) {
    const start = performance.now();
    let left = count;
    const lane = async () => {
      while (left-- > 0) {
        const socket = new WebSocket(`${sockets}/echo`);
        await opened(socket);
        socket.close();
        await closed(socket);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return performance.now() - start;
  },

  /** From the first `send()` until the server says that it has all. */
  async send({ sockets, count, size }) {
    const socket = new WebSocket(`${sockets}/sink?count=${count}`);
    await opened(socket);
    const data = text(size);
    const start = performance.now();
    for (let index = 0; index < count; index++) socket.send(data);
    await heard(socket);
    const time = performance.now() - start;
    socket.close();
    await closed(socket);
    return time;
  },

  /** `send()` calls alone, as long as they hold up the page. */
  async sendCalls({ sockets, count, size }) {
    const socket = new WebSocket(`${sockets}/sink?count=${count}`);
    await opened(socket);
    const data = text(size);
    const start = performance.now();
    for (let index = 0; index < count; index++) socket.send(data);
    const time = performance.now() - start;
    await heard(socket);
    socket.close();
    await closed(socket);
    return time;
  },

  async receive({ sockets, count, size }) {
    const socket = new WebSocket(`${sockets}/source?count=${count}&size=${size}`);
    await opened(socket);
    let left = count;
    let length = 0;
    const all = new Promise((resolve) => {
      socket.onmessage = ({ data }) => {
        length += data.length;
        if (--left === 0) resolve();
      };
    });
    const start = performance.now();
    socket.send('go');
    await all;
    const time = performance.now() - start;
    socket.close();
    await closed(socket);
    return length === count * size ? time : Number.NaN;
  },

  async pingPong({ sockets, count, size }) {
    const socket = new WebSocket(`${sockets}/echo`);
    await opened(socket);
    const data = text(size);
    let left = count;
    let length = 0;
    const all = new Promise((resolve) => {
      // As every page does, it reads what it was sent.
      socket.onmessage = (message) => {
        length += message.data.length;
        if (--left === 0) resolve();
        else socket.send(data);
      };
    });
    const start = performance.now();
    socket.send(data);
    await all;
    const time = performance.now() - start;
    socket.close();
    await closed(socket);
    return length === count * size ? time : Number.NaN;
  },

  /** Opens sockets and keeps them, for the heap to be looked at. */
  async keep({ sockets, count }) {
    for (let batch = 0; batch < count / AT_ONCE; batch++) {
      const made = Array.from({ length: AT_ONCE }, () => new WebSocket(`${sockets}/echo`));
      kept.push(...made);
      await Promise.all(made.map(opened));
    }
    return 0;
  },

  async letGo() {
    const all = kept.splice(0);
    for (const socket of all) socket.close();
    await Promise.all(all.map(closed));
    return 0;
  },
};
