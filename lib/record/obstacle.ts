/**
 * What keeps Hangup from seeing sockets in this browser at all.
 *
 * - `sites`: the user has not let it see every site (Firefox, where that is the user's to give and to take)
 * - `old-browser`: no extension gets into a page's own world
 */
export type Obstacle = 'sites' | 'old-browser';
