import { type Fault, GROUPS, type PageOutcome, type Places } from '../fault';
import { FAULTS, findFault } from '../faults';
import type { Scene } from '../scene';
import { SCENES } from '../scenes';
import { formatOutcome } from './format-outcome';
import { play } from './play';
import { playScene } from './play-scene';

declare global {
  interface Window {
    /** Plays a fault as its button does; resolves when it is over as far as the page can tell. */
    playFault: (id: string) => Promise<PageOutcome>;
    /** Plays one after the other: these faults, or all that are not slow. */
    playAll: (ids?: string[]) => Promise<Record<string, PageOutcome>>;
    /** Plays all scenes side by side; resolves to how many sockets they made. */
    playScenes: () => Promise<number>;
  }
}

const places: Places = JSON.parse(find('#places').textContent);
const rows = new Map<string, { line: HTMLElement; button: HTMLButtonElement }>();

async function playFault(id: string): Promise<PageOutcome> {
  const fault = findFault(id);
  const row = rows.get(id);
  if (!fault || !row) throw new RangeError(`There is no fault named ${id}`);
  row.button.disabled = true;
  row.line.textContent = fault.slow === undefined ? 'playing' : `playing, up to ${fault.slow} s`;
  try {
    const reported = await play(fault, places);
    row.line.textContent = formatOutcome(reported);
    return reported;
  } finally {
    row.button.disabled = false;
  }
}

async function playAll(ids = FAULTS.filter((fault) => fault.slow === undefined).map(({ id }) => id)) {
  const all: Record<string, PageOutcome> = {};
  for (const id of ids) all[id] = await playFault(id);
  return all;
}

function showGroup(group: string): HTMLElement {
  const section = document.createElement('section');
  const list = document.createElement('ul');
  list.append(...FAULTS.filter((fault) => fault.group === group).map(showFault));
  section.append(withText('h2', group), list);
  return section;
}

function showFault(fault: Fault): HTMLElement {
  const item = document.createElement('li');
  item.id = fault.id;
  const button = withText('button', 'Play');
  button.setAttribute('aria-label', `Play: ${fault.title}`);
  button.addEventListener('click', () => playFault(fault.id));
  const line = document.createElement('output');
  const story = withText('p', fault.story);
  if (fault.needs === 'trusted-certificate') {
    const link = withText('a', 'Open the https: page first, and accept its certificate.');
    link.href = places.secure;
    story.append(' ', link);
  }
  item.append(button, withText('h3', fault.title), story, line);
  rows.set(fault.id, { line, button });
  return item;
}

function showScene(scene: Scene): HTMLElement {
  const item = document.createElement('li');
  const button = withText('button', 'Play');
  button.setAttribute('aria-label', `Play: ${scene.title}`);
  const line = document.createElement('output');
  button.addEventListener('click', async () => {
    button.disabled = true;
    line.textContent = 'playing';
    await playScene(scene, places);
    line.textContent = 'over';
    button.disabled = false;
  });
  item.append(button, withText('h3', scene.title), withText('p', scene.story), line);
  return item;
}

function showScenes(): HTMLElement {
  const section = document.createElement('section');
  const list = document.createElement('ul');
  list.append(...SCENES.map(showScene));
  section.append(withText('h2', 'Scenes'), list);
  return section;
}

function withText<Name extends 'button' | 'h2' | 'h3' | 'p' | 'a'>(name: Name, text: string) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`The page has no ${selector}`);
  return element;
}

find('main').append(...GROUPS.map(showGroup), showScenes());
find('#play-all').addEventListener('click', async ({ currentTarget }) => {
  if (!(currentTarget instanceof HTMLButtonElement)) return;
  currentTarget.disabled = true;
  await playAll();
  currentTarget.disabled = false;
});
window.playFault = playFault;
window.playAll = playAll;
window.playScenes = async () => {
  const made = await Promise.all(SCENES.map((scene) => playScene(scene, places)));
  return made.reduce((sum, sockets) => sum + sockets, 0);
};
