import { FAULTS } from './faults';
import { startDemo } from './server';

const demo = await startDemo({ port: Number(process.env.PORT ?? 8765) });
console.log(`${FAULTS.length} ways for a WebSocket to end: ${demo.url}`);
console.log(`The same page over https, with a certificate made just now: ${demo.tlsUrl}`);
