import { browser } from 'wxt/browser';

void browser.devtools.panels.create('Hangup', '/icon/16.png', '/panel.html');
