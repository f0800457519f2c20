import type { Page } from 'playwright/test';
import { findingsOf } from './axe';
import { type Extension, expect, type Tab, test } from './fixtures';
import { expectRows } from './grid';
import { openPopup } from './popup';

declare const chrome: import('webextension-polyfill').Browser;

async function openOptions(extension: Extension): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(extension.url('options.html'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Ends a socket. */
async function end(page: Page, server: string, code: number): Promise<void> {
  await page.evaluate(
    (url) => new Promise((resolve) => new WebSocket(url).addEventListener('close', resolve)),
    `${server}/room?close=${code}&reason=bye`,
  );
}

/**
 * Ends a socket that leaves no trace, and returns when the background has decided so: each page of the extension hears
 * what an observer tells, and the background answers one after the other.
 */
async function endUnrecorded(tab: Tab, own: Page, server: string, code: number): Promise<void> {
  await own.evaluate(() => {
    const reported = new Promise<void>((resolve) => {
      chrome.runtime.onMessage.addListener((message: unknown) => {
        if ((message as { type?: unknown }).type === 'records') resolve();
      });
    });
    Object.assign(globalThis, { told: reported });
  });
  await end(tab.page, server, code);
  await own.evaluate(() => Reflect.get(globalThis, 'told'));
  await askRecording(own, tab.id);
}

/** What the background says of a tab: why its ends are not recorded. */
function askRecording(own: Page, tabId: number): Promise<unknown> {
  return own.evaluate((id) => chrome.runtime.sendMessage({ type: 'ask-recording', tabId: id }), tabId);
}

const nothing = ({ panel }: Tab) => panel.getByText('Nothing of this page is recorded.');

test.afterEach(async ({ extension }) => {
  const page = await openOptions(extension);
  await page.evaluate(() => chrome.storage.local.clear());
  await page.close();
});

test('of chosen sites alone anything is recorded, and the panel and the popup say so elsewhere', async ({
  extension,
  open,
  demo,
}) => {
  const tab = await open('/');
  const options = await openOptions(extension);
  await options.getByRole('radio', { name: 'Only pages of chosen sites' }).check();
  await expect(options.getByText('No site is chosen: nothing is recorded.')).toBeVisible();
  await expect(nothing(tab)).toBeVisible();
  await endUnrecorded(tab, options, demo.places.server, 4001);
  const popup = await openPopup(extension, tab.id);
  await expect(popup.getByText('Not recorded: the options list other sites.')).toBeVisible();
  await popup.close();

  const sites = options.getByRole('textbox', { name: 'Sites' });
  await sites.fill('app.example.com\nhttps://example.com/chat');
  await sites.blur();
  await expect(options.getByRole('alert')).toContainText('Line 2: “https://example.com/chat” is an address.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme });
    expect(await findingsOf(options)).toEqual([]);
  }
  await sites.fill('app.example.com\nlocalhost');
  await expect(options.getByRole('alert')).toHaveCount(0);
  await expect(nothing(tab)).toHaveCount(0);
  await expect.poll(() => askRecording(options, tab.id)).toEqual({ unrecorded: null });
  await end(tab.page, demo.places.server, 4002);
  // The one before is not there: nobody kept it.
  await expectRows(tab.panel, 1);
  await expect(tab.panel.getByRole('gridcell', { name: '4002', exact: true })).toBeVisible();

  await sites.fill('other.example.com');
  await expect(nothing(tab)).toBeVisible();
  await options.close();
});

test('while DevTools is closed nothing is recorded, where the options have it so, whoever was stopped in between', async ({
  extension,
  open,
  demo,
  stopServiceWorker,
}) => {
  const options = await openOptions(extension);
  await options.getByRole('radio', { name: 'Only pages whose DevTools is open' }).check();
  const tab = await open('/');
  await expect(tab.panel.getByText('What ended before DevTools was opened was not recorded')).toBeVisible();
  await stopServiceWorker();
  await end(tab.page, demo.places.server, 4001);
  await expectRows(tab.panel, 1);

  await tab.devtools.close();
  await stopServiceWorker();
  await endUnrecorded(tab, options, demo.places.server, 4002);
  const popup = await openPopup(extension, tab.id);
  await expect(popup.getByText('Not recorded: DevTools is not open here')).toBeVisible();
  await expect(popup.getByRole('list', { name: 'Ends in this tab' })).toHaveText('4001 ×1');

  await options.getByRole('radio', { name: 'All pages' }).check();
  await expect.poll(() => askRecording(options, tab.id)).toEqual({ unrecorded: null });
  await end(tab.page, demo.places.server, 4003);
  // The popup counts once, as it opens.
  const ends = () => options.evaluate((tabId) => chrome.runtime.sendMessage({ type: 'count-ends', tabId }), tab.id);
  await expect.poll(ends).toMatchObject({ ends: [{ label: '4001' }, { label: '4003' }] });
  await popup.reload();
  await expect(popup.getByRole('list', { name: 'Ends in this tab' })).toHaveText('4001 ×14003 ×1');
  await popup.close();
  await options.close();
});

test('theme and language change at once in every open page, and a value that is none is the default', async ({
  extension,
  open,
  demo,
}) => {
  const tab = await open('/');
  await end(tab.page, demo.places.server, 4001);
  await expectRows(tab.panel, 1);
  await tab.panel.getByRole('gridcell', { name: '4001', exact: true }).click();
  const popup = await openPopup(extension, tab.id);
  const options = await openOptions(extension);
  const themes = () =>
    Promise.all(
      [tab.panel.locator('html'), popup.locator('html'), options.locator('html')].map((root) =>
        root.getAttribute('data-theme'),
      ),
    );
  await options.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect.poll(themes).toEqual(['dark', 'dark', 'dark']);
  await options.getByRole('combobox', { name: 'Theme' }).selectOption('system');
  await expect.poll(themes).toEqual([null, null, null]);

  await options.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Hangup 选项');
  await expect(popup.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(popup.getByRole('row').filter({ hasText: '1006' })).toContainText('没有收到关闭帧');
  await expect(tab.panel.getByRole('heading', { level: 2 })).toContainText('4001 私有使用');
  await expect(tab.panel.getByText('应用自己的原因').first()).toBeVisible();
  await options.evaluate(() => chrome.storage.local.set({ 'setting:language': 'tlh', 'setting:theme': 7 }));
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Hangup options');
  await expect(tab.panel.getByRole('heading', { level: 2 })).toContainText('4001 Private use');
  await expect(options.getByRole('combobox', { name: 'Theme' })).toHaveValue('devtools');
  await popup.close();
  await options.close();
});

test('as many ends are kept as was chosen, and exports are redacted as was chosen', async ({ extension, open }) => {
  const tab = await open('/');
  const options = await openOptions(extension);
  // Constructors that throw: a thousand ends in no time.
  const throwing = (times: number) =>
    tab.page.evaluate((times) => {
      for (let index = 0; index < times; index++) {
        try {
          new WebSocket(`ws://localhost/#${index}`);
        } catch {
          // As it must.
        }
      }
    }, times);
  const held = () => options.evaluate((tabId) => chrome.runtime.sendMessage({ type: 'count-ends', tabId }), tab.id);
  await throwing(1_100);
  await expect.poll(held).toMatchObject({ dropped: 0, ends: [{ label: 'constructor-threw', count: 1_100 }] });
  await expectRows(tab.panel, 1_100);
  await options.getByRole('combobox', { name: 'Kept of each tab' }).selectOption('The newest 1,000 ends');
  // At once in what is held and what is shown, and for what comes.
  await expect.poll(held).toMatchObject({ dropped: 100, ends: [{ label: 'constructor-threw', count: 1_100 }] });
  await expectRows(tab.panel, 1_000);
  await throwing(50);
  await expect.poll(held).toMatchObject({ dropped: 150, ends: [{ label: 'constructor-threw', count: 1_150 }] });

  await options.getByRole('checkbox', { name: 'Replace credentials in what is exported or copied' }).uncheck();
  await tab.panel.getByRole('button', { name: 'Export', exact: true }).click();
  const redact = tab.panel.getByRole('menuitemcheckbox', { name: 'Replace secrets' });
  await expect(redact).toHaveAttribute('aria-checked', 'false');
  await redact.click();
  await expect(
    options.getByRole('checkbox', { name: 'Replace credentials in what is exported or copied' }),
  ).toBeChecked();
  await options.close();
});
