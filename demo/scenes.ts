import type { Scene } from './scene';
import { ANSWERS } from './scenes/answers';
import { LIMITS } from './scenes/limits';
import { RECONNECTS } from './scenes/reconnects';

/** Every scene, in the order in which the page shows them. */
export const SCENES: readonly Scene[] = [...LIMITS, ...RECONNECTS, ...ANSWERS];
